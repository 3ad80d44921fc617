"""How long each page keeps the window's thread busy when it comes up, the first time and again.

``page_frames.py`` shows the Turkish retailer in 1280 x 820, offscreen, goes through all views
three times, and tells the thread's own time in milliseconds, so other processes do not matter:
until the view stands there (``frame``), and with what follows it, such as its chart (``all``).
"""

import os
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from tarife.gui.document.files import shipped_examples
from tarife.gui.document.forecasting import ForecastService
from tarife.gui.document.session import State
from tarife.gui.editors.navigation import Entry
from tarife.gui.shell.main_window import MainWindow
from tarife.gui.shell.startup import prepare
from tarife.gui.widgets.appearance import Appearance
from tarife.gui.widgets.theme import Theme

_ROUNDS = 3
_CALM_S = 0.25


def main() -> None:
    """Show every view and tell what it took."""
    application = QApplication(["page_frames"])
    prepare(application)
    with tempfile.TemporaryDirectory() as scratch:
        store = QSettings(str(Path(scratch) / "settings.ini"), QSettings.Format.IniFormat)
        appearance = Appearance(application, Theme.LIGHT)
        window = MainWindow(ForecastService.shipped(), store, appearance)
        window.resize(1280, 820)
        window.show()
        window.plan_files.open_file(shipped_examples()[0].path)
        while window.session.status.state is not State.CURRENT or (
            window.workspace.chart.surface is None
        ):
            _rest(application)
        _rest(application, 2.0)
        taken = {entry: [_come_up(application, window, entry)] for entry in Entry}
        for _ in range(_ROUNDS - 1):
            for entry in Entry:
                taken[entry].append(_come_up(application, window, entry))
        print("view        first frame   all   later frame   all")  # noqa: T201 - a benchmark prints
        for entry, times in taken.items():
            later = [min(column) for column in zip(*times[1:], strict=True)]
            print(f"{entry.name:12}" + "".join(f"{ms:9.0f}" for ms in (*times[0], *later)))  # noqa: T201 - a benchmark prints
        window.close()


def _come_up(
    application: QApplication, window: MainWindow, entry: Entry
) -> tuple[float, float]:
    begun = time.thread_time()
    window.workspace.choose(entry)
    application.processEvents()
    frame = time.thread_time() - begun
    rest = _rest(application)
    return frame * 1000, (frame + rest) * 1000


def _rest(application: QApplication, seconds: float = _CALM_S) -> float:
    """Let the window work for a while; gives the thread's own time."""
    begun, until = time.thread_time(), time.monotonic() + seconds
    while time.monotonic() < until:
        application.processEvents()
        time.sleep(0.01)
    return time.thread_time() - begun


if __name__ == "__main__":
    main()
