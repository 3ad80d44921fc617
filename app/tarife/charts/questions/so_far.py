"""What each day cost or will: known days solid, coming ones forecast, the plan as a ghost."""

from typing import Final

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import to_hex, to_rgb
from matplotlib.figure import Figure

from tarife.charts.kit.axes import height
from tarife.charts.kit.frame import LegendEntry, fill_sign
from tarife.charts.kit.hit_testing import Still
from tarife.charts.kit.palette import ChartTheme, Fill
from tarife.charts.kit.style import HATCH_PT
from tarife.charts.kit.upright_bars import BAR_WIDTH
from tarife.charts.questions.days import DaysDrawing
from tarife.insight.actuals.status import DayState, PlanStatus
from tarife.terms.arrays import Micros
from tarife.terms.sentences import say

TITLE: Final = say("What did each day cost, and what will it?")

STATE_NAMES: Final = {
    DayState.KNOWN: say("Actual"),
    DayState.UNKNOWN: say("Not known, as planned"),
    DayState.COMING: say("Forecast"),
}


def draw_status(figure: Figure, status: PlanStatus, theme: ChartTheme) -> Still:
    """Draw the days of a plan of which some are known."""
    voice = theme.voice
    costs: Micros = np.array([one.micros for one in status.days], dtype=np.int64)
    plan: Micros = np.array([one.planned_micros for one in status.days], dtype=np.int64)
    most = int(max(costs.max(), plan.max())), status.currency
    drawing = DaysDrawing.begun(figure, TITLE, most, theme)
    entries = _draw_days(drawing.axes, status, costs, theme)
    edges = np.arange(len(plan) + 1) - 0.5
    ghost = drawing.axes.stairs(height(plan), edges, color=theme.muted, linewidth=1.2)
    entries.append(LegendEntry(ghost, voice.say("Plan")))
    tips = [
        (
            (voice.tell(STATE_NAMES[one.state]), one.micros),
            (voice.say("Plan"), one.planned_micros),
        )
        for one in status.days
    ]
    return drawing.ended([one.day for one in status.days], entries, tips)


def _draw_days(
    axes: Axes, status: PlanStatus, costs: Micros, theme: ChartTheme
) -> list[LegendEntry]:
    solid, surface = to_rgb(theme.series[0]), to_rgb(theme.surface)
    red, green, blue = ((one + other) / 2 for one, other in zip(solid, surface, strict=True))
    pale = to_hex((red, green, blue))
    fills = {
        DayState.KNOWN: Fill(theme.series[0]),
        DayState.UNKNOWN: Fill(theme.shade, "////"),
        DayState.COMING: Fill(pale),
    }
    entries = []
    for state, fill in fills.items():
        positions = [n for n, one in enumerate(status.days) if one.state is state]
        if not positions:
            continue
        bars = axes.bar(
            positions,
            height(costs[positions]),
            BAR_WIDTH,
            color=fill.colour,
            hatch=fill.hatch or None,
            edgecolor=theme.muted if fill.hatch else theme.surface,
            linewidth=0.5,
        )
        for bar in bars:
            bar.set_hatch_linewidth(HATCH_PT)
        entries.append(
            LegendEntry(fill_sign(fill, theme), theme.voice.tell(STATE_NAMES[state]))
        )
    return entries
