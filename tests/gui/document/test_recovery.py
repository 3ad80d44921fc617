"""Work that a crash left is offered at the next start."""

import os
import signal
import subprocess
import sys
import time
from dataclasses import replace

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QLabel

from helpers.gui.windows import a_plan
from tarife import folders
from tarife.documents.recovery import RecoveryFile, left_work
from tarife.plan.edits.plan import set_plan_field


def crashed(path=None, plan=None):
    """Keep a plan as a run that broke off did."""
    recovery_file = RecoveryFile(folders.recovery())
    recovery_file.keep(plan or a_plan(), path)
    recovery_file._lock.release()


def test_nothing_left_is_no_banner(window):
    window.recovery.look()

    assert not window.recovery.banner.isVisible()


def test_a_month_that_names_left_work_is_told_in_the_language_of_the_window(window):
    crashed(plan=replace(a_plan(), name="November 2026"))
    QLocale.setDefault(QLocale("tr_TR"))

    window.recovery.look()

    (told,) = [one.text() for one in window.recovery.banner.findChildren(QLabel)]
    assert "“Kasım 2026”" in told


def test_left_work_is_recovered_as_unsaved(qtbot, window, tmp_path):
    crashed(tmp_path / "november.tarife")
    window.recovery.look()
    banner = window.recovery.banner
    assert banner.isVisible()

    qtbot.mouseClick(banner.recover, Qt.MouseButton.LeftButton)

    assert window.session.plan == a_plan()
    assert window.session.path == tmp_path / "november.tarife"
    assert window.session.is_dirty
    assert not banner.isVisible()
    assert len(list(folders.recovery().glob("*.json"))) == 1  # until it is saved
    assert left_work(folders.recovery()) == ()  # and nobody else is offered it


def test_left_work_is_recovered_only_when_the_open_plan_may_be_left(qtbot, opened, answers):
    crashed()
    opened.recovery.look()
    opened.session.apply(set_plan_field("name", "Edited"))
    answers.keeps = None

    qtbot.mouseClick(opened.recovery.banner.recover, Qt.MouseButton.LeftButton)

    assert opened.recovery.banner.isVisible()


def test_work_that_cannot_be_read_does_not_stop_the_start_and_is_named(window, answers):
    folders.recovery().mkdir(parents=True)
    (folders.recovery() / "unsaved-1.json").write_text("[" * 200_000)

    window.recovery.look()

    ((heading, (problem,)),) = answers.shown
    assert "unsaved-1.broken" in heading
    assert "cannot be read" in problem.message
    assert not window.recovery.banner.isVisible()


def test_discarded_work_is_gone_and_the_next_is_offered(qtbot, window):
    crashed()
    crashed()
    window.recovery.look()
    banner = window.recovery.banner

    qtbot.mouseClick(banner.discard, Qt.MouseButton.LeftButton)
    assert banner.isVisible()
    qtbot.mouseClick(banner.discard, Qt.MouseButton.LeftButton)

    assert not banner.isVisible()
    assert list(folders.recovery().iterdir()) == []


_EDITS_AND_WAITS = """
import faulthandler
import sys
from PySide6.QtCore import QTimer
from tarife.gui.shell import language_switch, startup
from tarife.gui.shell.main_window import MainWindow
from tarife.plan.edits.plan import set_plan_field
from tarife.plan.model.plan import Plan
from tarife.terms.calendar import BillingMonth

faulthandler.dump_traceback_later(100, exit=True)  # nobody waits for ever

class Edited(MainWindow):
    def showEvent(self, event):
        super().showEvent(event)
        QTimer.singleShot(0, self.edit)

    def edit(self):
        self.session.open(Plan("First name", BillingMonth(2026, 11)), None)
        self.session.apply(set_plan_field("name", "Typed before the crash"))

language_switch.MainWindow = Edited
sys.exit(startup.run([]))
"""


def test_killed_in_the_middle_of_work_nothing_is_lost(tmp_path):
    home = {
        "XDG_CONFIG_HOME": str(tmp_path),
        "XDG_STATE_HOME": str(tmp_path / "state"),
        "XDG_RUNTIME_DIR": str(tmp_path / "run"),
    }
    program = subprocess.Popen(
        [sys.executable, "-c", _EDITS_AND_WAITS],
        env=os.environ | home | {"QT_QPA_PLATFORM": "offscreen"},
    )
    folder = tmp_path / "state" / "tarife" / "recovery"
    deadline = time.monotonic() + 60
    while not list(folder.glob("*.json")) and time.monotonic() < deadline:
        time.sleep(0.05)

    program.send_signal(signal.SIGKILL)
    program.wait()

    (work,) = left_work(folder)
    assert work.plan.name == "Typed before the crash"
