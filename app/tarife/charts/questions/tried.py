"""How good a forecast was: what each day cost beside what was forecast, with its range."""

from typing import Final

import numpy as np
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
from tarife.charts.kit.style import EDGE_PT, Margins
from tarife.insight.explain.selection import Selection
from tarife.plan.model.measured import Backtest
from tarife.terms.arrays import Micros
from tarife.terms.money import MICROS, Money
from tarife.terms.sentences import say

TITLE: Final = say("What did each day cost, and what was forecast?")

_BAR_WIDTH: Final = 0.8
_RIGHT_PT: Final = 24.0


def draw_backtest(figure: Figure, tried: Backtest, theme: ChartTheme) -> Still:
    """Draw the days on which a forecast was compared with what happened."""
    voice = theme.voice
    begin(figure, voice.tell(TITLE), theme)
    amounts = [(one.actual, one.forecast, one.low, one.high) for one in tried.by_day]
    columns: Micros = np.array(
        [[int(amount * MICROS) for amount in row] for row in amounts], dtype=np.int64
    )
    actual, forecast, low, high = columns.T
    scale = Scale.up_to(int(max(actual.max(), high.max())), intervals_fitting(figure))
    axes = figure.add_subplot()
    unit = voice.say("{currency} a day", currency=tried.currency)
    left = draw_scale(axes, scale, unit, theme)
    places, solid = np.arange(len(actual)), Fill(theme.series[0])
    axes.bar(places, height(actual), _BAR_WIDTH, color=solid.colour)
    ranges = axes.vlines(places, height(low), height(high), color=theme.text, linewidth=1.2)
    marks = axes.scatter(places, height(forecast), s=18, color=theme.text, zorder=3)
    entries = [
        LegendEntry(fill_sign(solid, theme), voice.say("Actual")),
        LegendEntry(marks, voice.say("Forecast")),
        LegendEntry(ranges, voice.say("8 of 10 days lie here")),
    ]
    width = figure.get_figwidth() * 72 - left - EDGE_PT - _RIGHT_PT
    set_days(axes, tuple(one.day for one in tried.by_day), theme, width)
    head = draw_legend(figure, entries, theme, head_pt(figure, theme)) + UNIT_ROW_PT
    set_margins(figure, Margins(left + EDGE_PT, _RIGHT_PT, head, BOTTOM_PT))
    top = scale.ticks[-1] * 1.1

    def money(micros: int) -> str:
        return voice.money(Money(int(micros), tried.currency))

    def spot(n: int) -> tuple[Box, Spot]:
        day = tried.by_day[n].day
        rows = (
            (voice.say("Actual"), money(actual[n])),
            (voice.say("Forecast"), money(forecast[n])),
            (voice.say("Low"), money(low[n])),
            (voice.say("High"), money(high[n])),
        )
        box = Box(axes, n - 0.5, n + 0.5, 0, top)
        return box, Spot(Tip(voice.weekday(day), rows), Selection((day,)), n)

    return Still(tuple(map(spot, range(len(actual)))))
