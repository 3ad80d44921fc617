"""What each day costs: stacked bars by category and the month so far."""

from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patheffects import withStroke
from matplotlib.transforms import offset_copy

from tarife.charts.frame import (
    LegendEntry,
    begin,
    draw_legend,
    draw_sentence,
    label_room_pt,
    quieten,
    set_margins,
)
from tarife.charts.scales import Scale, height
from tarife.charts.stack import draw_stack
from tarife.charts.style import (
    EDGE_PT,
    LABEL_PT,
    ChartTheme,
    Margins,
)
from tarife.forecast.result import Forecast
from tarife.forecast.totals import charges_by_day
from tarife.terms.arrays import Micros
from tarife.terms.categories import CATEGORIES, Category
from tarife.terms.money import Money

TITLE: Final = "What does each day cost?"
NOTHING: Final = "No day of this month costs anything."

_INTERVALS: Final = 5
_POINTS_PER_INCH: Final = 72
_FRAME_PT: Final = 110.0
_INTERVAL_PT: Final = 18.0
_HEADROOM: Final = 1.1
_BAR_WIDTH: Final = 0.8
_SATURDAY: Final = 5
_WEEK: Final = 7
_MOST_LABELS: Final = 8
_BOTTOM_PT: Final = 26.0
_UNIT_ROW_PT: Final = 20.0


@dataclass(frozen=True, slots=True, eq=False)
class DailyCost:
    """What each day costs by category, exactly.

    Attributes:
        days: The days in order.
        categories: Those that cost something, in the order of the stack.
        charge_micros: The charges.
        currency: ISO 4217.

    Shape:
        ``charge_micros``: ``(days, categories)``.
    """

    days: tuple[date, ...]
    categories: tuple[Category, ...]
    charge_micros: Micros
    currency: str

    @classmethod
    def of(cls, forecast: Forecast) -> "DailyCost":
        """Take the charges of a forecast."""
        table = charges_by_day(forecast.lines)
        used = np.flatnonzero(table.any(axis=0))
        return cls(
            days=forecast.lines.calendar.dates(),
            categories=tuple(CATEGORIES[code] for code in used),
            charge_micros=table[:, used],
            currency=forecast.lines.currency,
        )

    @property
    def by_day(self) -> Micros:
        """The charges of each day, shape ``(days,)``."""
        total: Micros = self.charge_micros.sum(axis=1, dtype=np.int64)
        return total

    @property
    def so_far(self) -> Micros:
        """The charges of each day and all days before it, shape ``(days,)``."""
        total: Micros = np.cumsum(self.by_day)
        return total

    @property
    def total(self) -> Money:
        """What all days cost."""
        return Money(int(self.by_day.sum()), self.currency)


def draw_daily_cost(figure: Figure, data: DailyCost, theme: ChartTheme) -> None:
    """Draw bars of each day stacked by category, and a line of the month so far."""
    begin(figure, TITLE, theme)
    if data.total.micros == 0:
        draw_sentence(figure, NOTHING, theme)
        return
    axes = figure.add_subplot()
    above = axes.twinx()
    entries = [*_draw_bars(axes, data, theme), _draw_line(above, data, theme)]
    intervals = _intervals(figure)
    daily = Scale.up_to(int(data.by_day.max()), intervals)
    so_far = Scale.up_to(data.total.micros, intervals)
    _set_scale(axes, daily, theme)
    _set_scale(above, so_far, theme)
    _set_days(axes, data.days, theme)
    axes.grid(axis="y", color=theme.line, linewidth=0.8)
    left, right = label_room_pt(daily.labels, theme), label_room_pt(so_far.labels, theme)
    _write_unit(axes, f"Cost per day ({data.currency})", -left, theme)
    _write_unit(above, f"Month so far ({data.currency})", right, theme)
    top = draw_legend(figure, entries, theme) + _UNIT_ROW_PT
    set_margins(figure, Margins(left + EDGE_PT, right + EDGE_PT, top, _BOTTOM_PT))


def _intervals(figure: Figure) -> int:
    """Choose how many grid lines a picture of this height has room for."""
    room = figure.get_figheight() * _POINTS_PER_INCH - _FRAME_PT
    return max(1, min(_INTERVALS, int(room / _INTERVAL_PT)))


def _draw_bars(axes: Axes, data: DailyCost, theme: ChartTheme) -> list[LegendEntry]:
    days = np.arange(len(data.days))
    return draw_stack(
        lambda lengths, below, style: axes.bar(
            days, lengths, _BAR_WIDTH, bottom=below, **style
        ),
        data.charge_micros,
        data.categories,
        theme,
    )


def _draw_line(axes: Axes, data: DailyCost, theme: ChartTheme) -> LegendEntry:
    outline = withStroke(linewidth=3.5, foreground=theme.surface)
    last = len(data.days) - 1
    (line,) = axes.plot(
        np.arange(last + 1),
        height(data.so_far),
        color=theme.accent,
        linewidth=1.6,
        solid_joinstyle="round",
        path_effects=[outline],
        label="so_far",
    )
    axes.annotate(
        f"{data.total.rounded():,}",
        (last, height(data.so_far)[-1]),
        xytext=(0, 4),
        textcoords="offset points",
        horizontalalignment="right",
        fontsize=LABEL_PT + 1,
        fontweight="bold",
        fontfamily=theme.font,
        color=theme.text,
        path_effects=[outline],
    )
    return LegendEntry(line, "Month so far (right)")


def _set_scale(axes: Axes, scale: Scale, theme: ChartTheme) -> None:
    quieten(axes, theme)
    axes.set_yticks(scale.ticks, scale.labels)
    axes.set_ylim(0, scale.ticks[-1] * _HEADROOM)


def _set_days(axes: Axes, days: tuple[date, ...], theme: ChartTheme) -> None:
    """Label the Mondays, or every day of a short stretch, and shade the weekends."""
    for place, day in enumerate(days):
        if day.weekday() >= _SATURDAY:
            axes.axvspan(place - 0.5, place + 0.5, color=theme.shade, linewidth=0, zorder=0)
    labelled = [n for n, day in enumerate(days) if len(days) <= _WEEK or day.weekday() == 0]
    labelled = labelled[:: 1 + len(labelled) // (_MOST_LABELS + 1)]
    axes.set_xticks(labelled, [f"Mon {_short(days[place])}" for place in labelled])
    if len(days) <= _WEEK:
        axes.set_xticks(labelled, [_short(days[place]) for place in labelled])
    axes.set_xlim(-0.6, len(days) - 0.4)


def _short(day: date) -> str:
    return f"{day.day} {day:%b}"


def _write_unit(axes: Axes, text: str, shift_pt: float, theme: ChartTheme) -> None:
    """Write what an axis counts above its tick labels, where it reads without turning."""
    side = 0 if shift_pt < 0 else 1
    place = offset_copy(
        axes.transAxes, fig=axes.get_figure(root=True), x=shift_pt, y=5, units="points"
    )
    axes.yaxis.set_label_coords(side, 1, transform=place)
    axes.set_ylabel(
        text,
        rotation=0,
        horizontalalignment="left" if side == 0 else "right",
        verticalalignment="bottom",
        fontsize=LABEL_PT,
        fontfamily=theme.font,
        color=theme.muted,
    )
