"""A chart of real days beside what was expected of them: its scale, its days and its tips."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Self

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from tarife.charts.daily.units import cost_per
from tarife.charts.kit.axes import (
    BOTTOM_PT,
    AmountAxis,
    draw_scale,
    intervals_fitting,
    set_days,
    unit_row_pt,
)
from tarife.charts.kit.frame import LegendEntry, begin, draw_legend, head_pt, set_margins
from tarife.charts.kit.hit_testing import Box, Spot, Still, Tip
from tarife.charts.kit.palette import ChartTheme
from tarife.charts.kit.style import EDGE_PT, Margins
from tarife.forecast.totals import Unit
from tarife.insight.explain.selection import Selection
from tarife.terms.money import Money

_RIGHT_PT: Final = 24.0
"""What the label of a last day that is a Monday needs."""

Amounts = tuple[tuple[str, int], ...]
"""What a tip says of a day: names and micros."""


@dataclass(frozen=True, slots=True, eq=False)
class DaysDrawing:
    """A chart of days that was begun; `ended` finishes it.

    Attributes:
        axes: Where the days are drawn, at 0, 1, 2 and so on.
    """

    figure: Figure
    axes: Axes
    currency: str
    theme: ChartTheme
    scale: AmountAxis
    left_pt: float

    @classmethod
    def begun(
        cls, figure: Figure, title: str, most: tuple[int, str], theme: ChartTheme
    ) -> Self:
        """Write the title and the scale.

        Args:
            figure: Where to.
            title: The question it answers.
            most: The largest amount in micros, and its currency.
            theme: How it looks.
        """
        voice, (most_micros, currency) = theme.voice, most
        begin(figure, voice.tell(title), theme)
        scale = AmountAxis.up_to(most_micros, intervals_fitting(figure))
        axes = figure.add_subplot()
        unit = voice.tell(cost_per(Unit.DAY, currency))
        left = draw_scale(axes, scale, unit, theme, currency)
        return cls(figure, axes, currency, theme, scale, left)

    def ended(
        self, days: Sequence[date], entries: list[LegendEntry], tips: Sequence[Amounts]
    ) -> Still:
        """Write days and legend; each day tells its amounts."""
        figure, theme = self.figure, self.theme
        width = figure.get_figwidth() * 72 - self.left_pt - EDGE_PT - _RIGHT_PT
        set_days(self.axes, tuple(days), theme, width)
        head = draw_legend(figure, entries, theme, head_pt(figure, theme)) + unit_row_pt(figure)
        set_margins(figure, Margins(self.left_pt + EDGE_PT, _RIGHT_PT, head, BOTTOM_PT))
        top = self.scale.ticks[-1] * 1.1
        voice = theme.voice

        def hit_box(index: int, day: date) -> tuple[Box, Spot]:
            rows = tuple(
                (name, voice.money(Money(micros, self.currency)))
                for name, micros in tips[index]
            )
            box = Box(self.axes, index - 0.5, index + 0.5, 0, top)
            return box, Spot(Tip(voice.weekday(day), rows), Selection((day,)), index)

        return Still(tuple(hit_box(*one) for one in enumerate(days)))
