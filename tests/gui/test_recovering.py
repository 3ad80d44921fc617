"""Work that a crash left is offered at the next start."""

import json
import os
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime

from PySide6.QtCore import Qt

from helpers.windows import a_plan
from tarife import folders
from tarife.documents.recovery import keep, left_work

NOW = datetime(2026, 11, 25, tzinfo=UTC)


def test_nothing_left_is_no_banner(window):
    window.recovering.look(NOW)

    assert not window.recovering.banner.isVisible()


def test_left_work_is_recovered_as_unsaved(qtbot, window, tmp_path):
    keep(folders.recovery(), a_plan(), tmp_path / "november.tarife")
    window.recovering.look(NOW)
    banner = window.recovering.banner
    assert banner.isVisible()

    qtbot.mouseClick(banner.recover, Qt.MouseButton.LeftButton)

    assert window.session.plan == a_plan()
    assert window.session.path == tmp_path / "november.tarife"
    assert window.session.is_dirty
    assert not banner.isVisible()
    assert len(left_work(folders.recovery(), NOW)) == 1  # until it is saved


def test_left_work_is_recovered_only_when_the_open_plan_may_be_left(qtbot, opened, answers):
    keep(folders.recovery(), a_plan(), None)
    opened.recovering.look(NOW)
    opened.session.history.resetClean()
    answers.keeps = None

    qtbot.mouseClick(opened.recovering.banner.recover, Qt.MouseButton.LeftButton)

    assert opened.recovering.banner.isVisible()


def test_discarded_work_is_gone_and_the_next_is_offered(qtbot, window):
    keep(folders.recovery(), a_plan(), None)
    left_work(folders.recovery(), NOW)
    keep(folders.recovery(), a_plan(), None)
    window.recovering.look(datetime(2026, 11, 26, tzinfo=UTC))
    banner = window.recovering.banner

    qtbot.mouseClick(banner.discard, Qt.MouseButton.LeftButton)
    assert banner.isVisible()
    qtbot.mouseClick(banner.discard, Qt.MouseButton.LeftButton)

    assert not banner.isVisible()
    assert left_work(folders.recovery(), NOW) == ()


_EDITS_AND_WAITS = """
import sys
from PySide6.QtCore import QTimer
from tarife.gui import app, stage
from tarife.gui.main_window import MainWindow
from tarife.plan.changes import SetPlanField
from tarife.plan.plan import Plan
from tarife.terms.calendar import BillingMonth

class Edited(MainWindow):
    def showEvent(self, event):
        super().showEvent(event)
        QTimer.singleShot(0, self.edit)

    def edit(self):
        self.session.open(Plan("First name", BillingMonth(2026, 11)), None)
        self.session.apply(SetPlanField("name", "Typed before the crash"))

stage.MainWindow = Edited
sys.exit(app.run([]))
"""


def test_killed_in_the_middle_of_work_nothing_is_lost(tmp_path):
    home = {"XDG_CONFIG_HOME": str(tmp_path), "XDG_STATE_HOME": str(tmp_path / "state")}
    program = subprocess.Popen(
        [sys.executable, "-c", _EDITS_AND_WAITS],
        env=os.environ | home | {"QT_QPA_PLATFORM": "offscreen"},
    )
    kept = tmp_path / "state" / "tarife" / "recovery" / "unsaved.json"
    deadline = time.monotonic() + 60
    while not kept.exists() and time.monotonic() < deadline:
        time.sleep(0.05)

    program.send_signal(signal.SIGKILL)
    program.wait()

    assert "Typed before the crash" in json.loads(kept.read_text(encoding="utf-8"))["plan"]
    (work,) = left_work(kept.parent, NOW)
    assert work.plan.name == "Typed before the crash"
