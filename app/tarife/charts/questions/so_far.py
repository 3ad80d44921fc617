"""What each day cost or will: known days solid, coming ones forecast, the plan as a ghost."""

from typing import Final

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import to_hex, to_rgb
from matplotlib.figure import Figure

from tarife.charts.kit.axes import (
    BOTTOM_PT,
    UNIT_ROW_PT,
    Scale,
    draw_scale,
    height,
    intervals_fitting,
    set_days,
)
from tarife.charts.kit.frame import (
    LegendEntry,
    begin,
    draw_legend,
    fill_sign,
    head_pt,
    set_margins,
)
from tarife.charts.kit.hit_testing import Box, Spot, Still, Tip
from tarife.charts.kit.palette import ChartTheme, Fill
from tarife.charts.kit.style import EDGE_PT, HATCH_PT, Margins
from tarife.insight.actuals.status import DayState, Status
from tarife.insight.explain.selection import Selection
from tarife.terms.arrays import Micros
from tarife.terms.money import Money
from tarife.terms.sentences import say

TITLE: Final = say("What did each day cost, and what will it?")

STATE_NAMES: Final = {
    DayState.KNOWN: say("Actual"),
    DayState.UNKNOWN: say("Not known, as planned"),
    DayState.COMING: say("Forecast"),
}

_BAR_WIDTH: Final = 0.8
_RIGHT_PT: Final = 24.0
"""What the label of a last day that is a Monday needs."""


def draw_status(figure: Figure, status: Status, theme: ChartTheme) -> Still:
    """Draw the days of a plan of which some are known."""
    voice = theme.voice
    begin(figure, voice.tell(TITLE), theme)
    costs: Micros = np.array([one.micros for one in status.days], dtype=np.int64)
    plan: Micros = np.array([one.planned_micros for one in status.days], dtype=np.int64)
    scale = Scale.up_to(int(max(costs.max(), plan.max())), intervals_fitting(figure))
    axes = figure.add_subplot()
    unit = voice.say("{currency} a day", currency=status.currency)
    left = draw_scale(axes, scale, unit, theme)
    entries = _draw_days(axes, status, costs, theme)
    edges = np.arange(len(plan) + 1) - 0.5
    ghost = axes.stairs(height(plan), edges, color=theme.muted, linewidth=1.2)
    entries.append(LegendEntry(ghost, voice.say("Plan")))
    width = figure.get_figwidth() * 72 - left - EDGE_PT - _RIGHT_PT
    set_days(axes, tuple(one.day for one in status.days), theme, width)
    head = draw_legend(figure, entries, theme, head_pt(figure, theme)) + UNIT_ROW_PT
    set_margins(figure, Margins(left + EDGE_PT, _RIGHT_PT, head, BOTTOM_PT))
    top = scale.ticks[-1] * 1.1
    return Still(tuple(_place(axes, status, n, top, theme) for n in range(len(costs))))


def _draw_days(
    axes: Axes, status: Status, costs: Micros, theme: ChartTheme
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
        places = [n for n, one in enumerate(status.days) if one.state is state]
        if not places:
            continue
        bars = axes.bar(
            places,
            height(costs[places]),
            _BAR_WIDTH,
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


def _place(
    axes: Axes, status: Status, index: int, top: float, theme: ChartTheme
) -> tuple[Box, Spot]:
    one, voice = status.days[index], theme.voice

    def money(micros: int) -> str:
        return voice.money(Money(micros, status.currency))

    rows = (
        (voice.tell(STATE_NAMES[one.state]), money(one.micros)),
        (voice.say("Plan"), money(one.planned_micros)),
    )
    tip = Tip(voice.weekday(one.day), rows)
    return Box(axes, index - 0.5, index + 0.5, 0, top), Spot(tip, Selection((one.day,)), index)
