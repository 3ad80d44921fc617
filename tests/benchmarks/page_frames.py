"""How long each page keeps the window's thread busy when it comes up, the first time and again.

``page_frames.py [PLAN]`` shows the Turkish retailer, or another plan, in 1280 x 820,
offscreen, goes through all views and all charts three times, and tells the thread's own time
in milliseconds, so other processes do not matter: until the view stands on the screen and
answers (``first``, ``later``), with all that follows it, such as its chart (``all``), and the
longest that the thread was at one thing meanwhile (``block``).
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSettings
from PySide6.QtWidgets import QApplication

from tarife.charts.catalogue import CHARTS
from tarife.gui.document.files import shipped_examples
from tarife.gui.document.forecasting import ForecastService
from tarife.gui.document.session import FiguresState
from tarife.gui.editors.navigation import View
from tarife.gui.shell.main_window import MainWindow
from tarife.gui.shell.startup import prepare_application
from tarife.gui.widgets.appearance import Appearance
from tarife.gui.widgets.theme import Theme

_ROUNDS = 3
_CALM_S = 0.25


def main() -> None:
    """Show every view and tell what it took."""
    application = QApplication(["page_frames"])
    prepare_application(application)
    with tempfile.TemporaryDirectory() as scratch:
        store = QSettings(str(Path(scratch) / "settings.ini"), QSettings.Format.IniFormat)
        appearance = Appearance(application, Theme.LIGHT)
        window = MainWindow(ForecastService.shipped(), store, appearance)
        window.resize(1280, 820)
        window.show()
        plan = Path(sys.argv[1]) if len(sys.argv) > 1 else shipped_examples()[0].path
        window.plan_files.open_file(plan)
        while window.session.status.state is not FiguresState.CURRENT or (
            window.workspace.chart.surface is None
        ):
            rest(application)
        rest(application, 2.0)
        workspace = window.workspace
        shown: dict[str, Callable[[], None]] = {
            entry.name: partial(workspace.choose, entry) for entry in View
        }
        charts = {one.id: partial(workspace.chart.choose, one.id) for one in CHARTS[1:]}
        first = {CHARTS[0].id: partial(workspace.chart.choose, CHARTS[0].id)}
        print("view                first      all    block    later      all    block")  # noqa: T201 - a benchmark prints
        for group in (shown, charts | first):
            taken: dict[str, list[tuple[float, float, float]]] = {name: [] for name in group}
            for _ in range(_ROUNDS):
                for name, show in group.items():
                    taken[name].append(come_up(application, window, show))
            for name, times in taken.items():
                later = [min(column) for column in zip(*times[1:], strict=True)]
                figures = "".join(f"{ms:9.0f}" for ms in (*times[0], *later))
                print(f"{name:16}{figures}")  # noqa: T201 - a benchmark prints
            workspace.choose(View.CHART)
            rest(application)
        window.close()


class _FirstPaint(QObject):
    """Notes when a window has been painted for the first time since it was made."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self.at: float | None = None
        self._is_painting = False
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        is_paint = event.type() == QEvent.Type.UpdateRequest
        if is_paint and self.at is None and not self._is_painting:
            self._is_painting = True
            QCoreApplication.sendEvent(watched, QEvent(QEvent.Type.UpdateRequest))
            self.at = time.thread_time()
        return False


def come_up(
    application: QApplication, window: MainWindow, show: Callable[[], None]
) -> tuple[float, float, float]:
    painted = _FirstPaint(window)
    begun = time.thread_time()
    show()
    chosen = time.thread_time()
    followed, longest = rest(application)
    frame = (painted.at or chosen) - begun
    window.removeEventFilter(painted)
    blocks = max(longest, frame)
    return frame * 1000, (chosen - begun + followed) * 1000, blocks * 1000


def rest(application: QApplication, seconds: float = _CALM_S) -> tuple[float, float]:
    """Let the window work for a while; gives the thread's own time, and its longest turn."""
    worked = longest = 0.0
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        begun = time.thread_time()
        application.processEvents()
        turn = time.thread_time() - begun
        worked, longest = worked + turn, max(longest, turn)
        time.sleep(0.002)
    return worked, longest


if __name__ == "__main__":
    main()
