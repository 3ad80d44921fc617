"""How good a forecast was: what each day cost beside what was forecast, with its range."""

from typing import Final

import numpy as np
from matplotlib.figure import Figure

from tarife.charts.kit.axes import height
from tarife.charts.kit.frame import LegendEntry, fill_sign
from tarife.charts.kit.hit_testing import Still
from tarife.charts.kit.palette import ChartTheme, Fill
from tarife.charts.kit.upright_bars import BAR_WIDTH
from tarife.charts.questions.days import DaysDrawing
from tarife.plan.model.measured import Backtest
from tarife.terms.arrays import Micros
from tarife.terms.money import MICROS
from tarife.terms.sentences import say

TITLE: Final = say("What did each day cost, and what was forecast?")


def draw_backtest(figure: Figure, tried: Backtest, theme: ChartTheme) -> Still:
    """Draw the days on which a forecast was compared with what happened."""
    voice = theme.voice
    amounts = [(one.actual, one.forecast, one.low, one.high) for one in tried.by_day]
    columns: Micros = np.array(
        [[int(amount * MICROS) for amount in row] for row in amounts], dtype=np.int64
    )
    actual, forecast, low, high = columns.T
    most = int(max(actual.max(), high.max())), tried.currency
    drawing = DaysDrawing.begun(figure, TITLE, most, theme)
    axes, positions, solid = drawing.axes, np.arange(len(actual)), Fill(theme.series[0])
    axes.bar(positions, height(actual), BAR_WIDTH, color=solid.colour)
    ranges = axes.vlines(positions, height(low), height(high), color=theme.text, linewidth=1.2)
    marks = axes.scatter(positions, height(forecast), s=18, color=theme.text, zorder=3)
    entries = [
        LegendEntry(fill_sign(solid, theme), voice.say("Actual")),
        LegendEntry(marks, voice.say("Forecast")),
        LegendEntry(ranges, voice.say("8 of 10 days lie here")),
    ]
    names = (voice.say("Actual"), voice.say("Forecast"), voice.say("Low"), voice.say("High"))
    tips = [tuple(zip(names, row, strict=True)) for row in columns.tolist()]
    return drawing.ended([one.day for one in tried.by_day], entries, tips)
