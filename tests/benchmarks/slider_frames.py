"""How the window follows a slider: ``slider_frames.py [PEOPLE] [FRAMES]``.

The real window with the reference plan. A hand drags a slider; a frame is counted when figures
of a new place are shown. Then the hand lets go, and the time to the exact figures is measured.
A timer that should ring every 5 ms tells how long the window's thread was ever blocked; its own
time for a frame does not depend on what else the machine does.
"""

import gc
import os
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parent))

import numpy as np
from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication
from reference import reference_plan

from tarife.gui.document.forecasting import ForecastService
from tarife.gui.document.session import FiguresState
from tarife.gui.shell.main_window import MainWindow
from tarife.gui.shell.startup import prepare_application
from tarife.gui.widgets.appearance import Appearance
from tarife.gui.widgets.theme import Theme
from tarife.plan.model.scenarios import Lever

PEOPLE = 1_000_000
FRAMES = 120
MOVES_A_SECOND = 120
PULSE_MS = 5


def main() -> None:
    """Print the time between frames, until the exact figures, and of the longest block."""
    people = int(sys.argv[1]) if len(sys.argv) > 1 else PEOPLE
    frames = int(sys.argv[2]) if len(sys.argv) > 2 else FRAMES
    application = QApplication(["sliders"])
    with real_window(application) as window:
        window.session.open(reference_plan(people), None)
        rest(application, window)
        gc.freeze()  # as the program does
        heads = ("between frames", "P95", "window's own", "exact after", "longest block")
        print(f"{'lever':<14}" + "".join(f"{head:>16}" for head in heads) + "   (ms)")  # noqa: T201 - a benchmark prints
        for lever in (Lever.VOLUME, Lever.REPLY_RATIO, Lever.ANSWER_DELAY):
            drag(application, window, lever, frames // 4)  # warm
            gaps, own, exact, block = drag(application, window, lever, frames)
            figures = (np.median(gaps), np.percentile(gaps, 95), own, exact, block)
            print(f"{lever.value:<14}" + "".join(f"{figure:16.1f}" for figure in figures))  # noqa: T201 - a benchmark prints


@contextmanager
def real_window(application):
    """Show the real window at rest, without a plan."""
    prepare_application(application)
    with tempfile.TemporaryDirectory() as folder:
        store = QSettings(str(Path(folder) / "settings.ini"), QSettings.Format.IniFormat)
        look = Appearance(application, Theme.LIGHT)
        window = MainWindow(ForecastService.shipped(), store, look)
        window.resize(1280, 820)
        window.show()
        window.workspace.chart.load()
        rest(application, window)
        yield window
        window.session.history.set_clean()
        window.close()


def drag(application, window, lever, frames):
    """Drag a slider to and fro until so many frames were shown, and let go."""
    row = window.workspace.levers.rows[lever]
    slider, what_if = row.slider, window.workspace.what_if
    shown, beats = [], []
    seen = what_if.shown_changed.connect(lambda _: shown.append(time.perf_counter()))
    pulse = QTimer()
    pulse.setInterval(PULSE_MS)
    pulse.timeout.connect(lambda: beats.append(time.perf_counter()))
    pulse.start()
    middle, reach = slider.maximum() / 2, slider.maximum() / 5
    slider.setSliderDown(True)
    step, begun, own_begun = 0, time.perf_counter(), time.thread_time()
    while len(shown) < frames:
        if time.perf_counter() - begun > step / MOVES_A_SECOND:
            step += 1
            slider._drag(float(slider._x(middle + reach * np.sin(step / 9))))
        work(application)
    own = (time.thread_time() - own_begun) / frames * 1000
    slider._drag(float(slider._x(middle + reach)))
    slider.setSliderDown(False)
    slider.released.emit()
    let_go = time.perf_counter()
    while what_if.is_busy:
        work(application)
    exact = (time.perf_counter() - let_go) * 1000
    what_if.shown_changed.disconnect(seen)
    what_if.reset()
    rest(application, window)
    return np.diff(shown[:frames]) * 1000, own, exact, max(np.diff(beats)) * 1000


def rest(application, window):
    """Let the window come to rest."""
    calm = time.perf_counter() + 0.5
    while time.perf_counter() < calm or is_busy(window):
        work(application)


def work(application):
    """Let the window work, and others too: an event loop that waits holds nobody up."""
    application.processEvents()
    time.sleep(0.0005)


def is_busy(window):
    return (
        window.session.status.state is FiguresState.CALCULATING
        or window.workspace.what_if.is_busy
    )


if __name__ == "__main__":
    main()
