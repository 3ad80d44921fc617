"""Which markets and categories the money goes to."""

import textwrap
from dataclasses import dataclass
from typing import Final

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

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
    text_width_pt,
)
from tarife.forecast.result import Forecast
from tarife.forecast.totals import charges_by_market
from tarife.terms.arrays import Micros
from tarife.terms.categories import CATEGORIES, Category
from tarife.terms.money import Money

TITLE: Final = "Where does the money go?"
NOTHING: Final = "No market costs anything this month."

TOP: Final = 7
_ROW_PT: Final = 20.0
_NO_ROWS_PT: Final = 96.0
_FEWEST_ROWS: Final = 4
_MOST_ROWS: Final = 16
_INTERVALS: Final = 4
_BAR_HEIGHT: Final = 0.62
_NAME_WIDTH: Final = 20
_BOTTOM_PT: Final = 38.0


@dataclass(frozen=True, slots=True, eq=False)
class WhereMoneyGoes:
    """What each market costs by category, exactly, the dearest first.

    Attributes:
        markets: Market names; where some are summed, the last says how many.
        categories: Those that cost something, in the order of the stack.
        charge_micros: The charges.
        currency: ISO 4217.

    Shape:
        ``charge_micros``: ``(markets, categories)``.
    """

    markets: tuple[str, ...]
    categories: tuple[Category, ...]
    charge_micros: Micros
    currency: str

    @classmethod
    def of(cls, forecast: Forecast, top: int = TOP) -> "WhereMoneyGoes":
        """Take the charges of a forecast and sum all markets behind the ``top`` dearest."""
        table = charges_by_market(forecast.lines)
        names = forecast.lines.markets
        total = table.sum(axis=1)
        order = sorted(np.flatnonzero(total), key=lambda row: (-total[row], names[row]))
        shown = [table[row] for row in order[:top]]
        labels = [names[row] for row in order[:top]]
        rest = order[top:]
        if len(rest) == 1:
            shown, labels = [*shown, table[rest[0]]], [*labels, names[rest[0]]]
        elif rest:
            shown, labels = [*shown, table[rest].sum(axis=0)], [*labels, _rest_name(len(rest))]
        rows = np.array(shown, dtype=np.int64).reshape(len(shown), len(CATEGORIES))
        used = np.flatnonzero(rows.any(axis=0))
        return cls(
            markets=tuple(labels),
            categories=tuple(CATEGORIES[code] for code in used),
            charge_micros=rows[:, used],
            currency=forecast.lines.currency,
        )

    @property
    def by_market(self) -> Micros:
        """The charges of each market, shape ``(markets,)``."""
        total: Micros = self.charge_micros.sum(axis=1, dtype=np.int64)
        return total


def top_fitting(figure: Figure) -> int:
    """Tell how many markets can be named at the height of a figure."""
    rows = int((figure.get_figheight() * 72 - _NO_ROWS_PT) / _ROW_PT)
    return min(max(rows, _FEWEST_ROWS), _MOST_ROWS) - 1


def draw_where_money_goes(figure: Figure, data: WhereMoneyGoes, theme: ChartTheme) -> None:
    """Draw a bar for each market, stacked by category, with its amount at the end."""
    begin(figure, TITLE, theme)
    if not data.markets:
        draw_sentence(figure, NOTHING, theme)
        return
    axes = figure.add_subplot()
    entries = _draw_bars(axes, data, theme)
    amounts = _write_amounts(axes, data, theme)
    scale = Scale.up_to(int(data.by_market.max()), _INTERVALS)
    quieten(axes, theme)
    axes.set_xticks(scale.ticks, scale.labels)
    axes.set_xlim(0, scale.ticks[-1])
    axes.set_xlabel(
        f"Cost of the month ({data.currency})",
        fontsize=LABEL_PT,
        fontfamily=theme.font,
        color=theme.muted,
    )
    names = [textwrap.fill(name, _NAME_WIDTH) for name in data.markets]
    axes.set_yticks(range(len(names)), names)
    for label in axes.get_yticklabels():
        label.set_color(theme.text)
    axes.set_ylim(max(len(names), _FEWEST_ROWS) - 0.5, -0.5)
    axes.grid(axis="x", color=theme.line, linewidth=0.8)
    left = label_room_pt([part for name in names for part in name.split("\n")], theme)
    right = max(text_width_pt(amount, LABEL_PT, theme) for amount in amounts)
    top = draw_legend(figure, entries, theme)
    set_margins(figure, Margins(left + EDGE_PT, right + EDGE_PT, top + 4, _BOTTOM_PT))


def _draw_bars(axes: Axes, data: WhereMoneyGoes, theme: ChartTheme) -> list[LegendEntry]:
    markets = np.arange(len(data.markets))
    return draw_stack(
        lambda lengths, before, style: axes.barh(
            markets, lengths, _BAR_HEIGHT, left=before, **style
        ),
        data.charge_micros,
        data.categories,
        theme,
    )


def _write_amounts(axes: Axes, data: WhereMoneyGoes, theme: ChartTheme) -> list[str]:
    texts = [f"{Money(int(micros), data.currency).rounded():,}" for micros in data.by_market]
    for place, (text, length) in enumerate(zip(texts, height(data.by_market), strict=True)):
        axes.annotate(
            text,
            (length, place),
            xytext=(4, 0),
            textcoords="offset points",
            verticalalignment="center",
            fontsize=LABEL_PT,
            fontfamily=theme.font,
            color=theme.text,
        )
    return texts


def _rest_name(markets: int) -> str:
    return f"{markets} more markets"
