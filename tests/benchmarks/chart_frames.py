"""How fast the main chart follows a hand: ``chart_frames.py [FRAMES]``.

Every frame is a forecast of other figures, from ledger lines to pixels in the window.
"""

import os
import sys
import time
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import numpy as np
from PySide6.QtWidgets import QApplication

from tarife.assets import load_book, load_markets
from tarife.charts.catalogue import DAILY_COST, chart
from tarife.charts.kit.palette import LIGHT
from tarife.charts.scene import Grouping, Scene
from tarife.documents.files import open_plan
from tarife.forecast.forecast import forecast
from tarife.gui.chart.canvas import ChartSurface
from tarife.gui.document.files import shipped_examples
from tarife.gui.shell.startup import prepare_application

WIDTH, HEIGHT = 900, 500
FRAMES = 200
PERCENTILES = (50, 95, 100)


def main() -> None:
    """Print percentiles of the time of a frame, moved and with other axes, by grouping."""
    frames = int(sys.argv[1]) if len(sys.argv) > 1 else FRAMES
    application = QApplication(["frames"])
    prepare_application(application)
    plan, _ = open_plan(shipped_examples()[0].path)
    base = forecast(plan, load_book(), load_markets(), lambda: False)
    surface = ChartSurface()
    surface.resize(WIDTH, HEIGHT)
    surface.show()
    application.processEvents()
    print(f"{'stacked by':<12} {'a frame (ms)':<14} {'P50':>6} {'P95':>6} {'max':>6}")  # noqa: T201 - a benchmark prints
    for grouping in Grouping:
        scenes = _scenes(base, grouping, frames)
        moved = _times(application, surface, scenes, is_anew=False)
        anew = _times(application, surface, scenes[: frames // 4], is_anew=True)
        for name, times in (("moved", moved), ("other axes", anew)):
            figures = " ".join(f"{p:6.1f}" for p in np.percentile(times, PERCENTILES))
            print(f"{grouping.value:<12} {name:<14} {figures}")  # noqa: T201 - a benchmark prints


def _scenes(base, grouping, frames):
    """A slider that moves up and down by a fifth, with the plan as a ghost and a budget."""
    scenes = []
    for n in range(frames):
        part = 100 + round(10 * np.sin(n / 7))
        charges = base.lines.charge_micros * part // 100
        moved = replace(base, lines=replace(base.lines, charge_micros=charges))
        scenes.append(Scene(moved, grouping, Decimal(4000), ghost=base))
    return scenes


def _times(application, surface, scenes, *, is_anew):
    known = chart(DAILY_COST)
    surface.show_chart(known, scenes[0], LIGHT)
    surface.draw_again()
    _settle(application, surface)
    times = []
    for scene in scenes:
        begun = time.thread_time()
        surface.show_chart(known, scene, LIGHT)
        if is_anew:
            surface._take_axes()
        _settle(application, surface)
        times.append((time.thread_time() - begun) * 1000)
    return times


def _settle(application, surface):
    """Let the window work until the chart stands there."""
    application.processEvents()
    while not surface.is_drawn:
        application.processEvents()


if __name__ == "__main__":
    main()
