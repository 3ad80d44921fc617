"""The program starts, or says in a sentence why not."""

import os
import subprocess
import sys
from pathlib import Path

from tarife.assets import load_book, load_markets
from tarife.documents.files import load_plan
from tarife.forecast.forecast import forecast
from tarife.gui.runtime.garbage_collector import GarbageCollector
from tarife.gui.shell import startup

EXAMPLE = next(
    (Path(__file__).parents[3] / "resources" / "examples").glob("turkish-retailer*.tarife")
)


def at_home(folder):
    return {
        "XDG_CONFIG_HOME": str(folder),
        "XDG_STATE_HOME": str(folder / "state"),
        "XDG_RUNTIME_DIR": str(folder / "run"),
    }


def started(*argv, **environment):
    return subprocess.run(
        [sys.executable, "-c", _START, *argv],
        env=os.environ | environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


_START = """
import sys
from PySide6.QtCore import QTimer
from tarife.gui.shell import language_switch, startup
from tarife.gui.shell.main_window import MainWindow

class Brief(MainWindow):
    def showEvent(self, event):
        super().showEvent(event)
        self.session.status_changed.connect(self.look)
        if not sys.argv[1:]:
            QTimer.singleShot(200, self.close)

    def look(self, status):
        if status.state == "current":
            print(self.windowTitle(), self.session.outcome.total)
            self.close()

language_switch.MainWindow = Brief
sys.exit(startup.run(sys.argv[1:]))
"""


def test_pipes_where_files_of_the_program_stand_hold_no_start_up(tmp_path):
    """Nobody writes to them: whoever opens one waits for ever."""
    logs = tmp_path / "state" / "tarife" / "log"
    ours = [
        *(tmp_path / "tarife" / "tarife.conf", tmp_path / "tarife.conf"),
        *(logs / "tarife.log", logs / "faults.txt"),
        *(tmp_path / "data" / "tarife" / kind / "x.json" for kind in ("partners", "mappings")),
        tmp_path / "data" / "tarife" / "rate_cards" / "2026-10-01_USD.csv",
        tmp_path / "state" / "tarife" / "recovery" / "unsaved-1.json",
    ]
    for path in ours:
        path.parent.mkdir(parents=True, exist_ok=True)
        os.mkfifo(path)

    done = started(**at_home(tmp_path), XDG_DATA_HOME=str(tmp_path / "data"))

    assert done.returncode == 0, done.stderr
    told = (logs / "tarife.log").read_text("utf-8")
    assert told.count("was a pipe or a device, and was set aside") == 4
    assert sorted(logs.glob("*.aside")) == [
        logs / "faults.txt.aside",
        logs / "tarife.log.aside",
    ]


def test_the_window_opens_on_the_plan_that_is_named(tmp_path):
    done = started(str(EXAMPLE), QT_QPA_PLATFORM="offscreen", **at_home(tmp_path))

    total = forecast(load_plan(EXAMPLE), load_book(), load_markets(), lambda: False).total
    assert (done.returncode, str(total) in done.stdout) == (0, True), done.stderr


def test_the_window_opens_without_a_plan(tmp_path):
    done = started(QT_QPA_PLATFORM="offscreen", **at_home(tmp_path))

    assert (done.returncode, done.stdout) == (0, ""), done.stderr


def test_garbage_is_collected_in_the_thread_of_the_window(styled_application):
    assert styled_application.findChild(GarbageCollector)


def test_without_a_screen_it_says_so_instead_of_breaking_off(monkeypatch, capsys):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")

    assert startup.run([]) == 1
    assert "there is no screen" in capsys.readouterr().err


def test_the_window_does_not_wait_for_the_compiler_or_the_charts():
    code = (
        "import sys, tarife.gui.shell.startup; "
        "print({'numba', 'matplotlib', 'xlsxwriter', 'openpyxl'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False
    )

    assert done.stdout == "set()\n", done.stderr
