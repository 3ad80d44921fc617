"""Which markets and categories the money goes to."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from matplotlib.figure import Figure

from tarife.charts.kit.axes import AmountAxis, height
from tarife.charts.kit.frame import begin, draw_sentence
from tarife.charts.kit.hit_testing import Box, Spot, Still, Tip
from tarife.charts.kit.horizontal_bars import FEWEST_ROWS, HorizontalBars, draw_horizontal_bars
from tarife.charts.kit.palette import ChartTheme, category_fill
from tarife.charts.kit.table import ChartRow, ChartTable, column_sums
from tarife.charts.kit.voice import ENGLISH, ChartVoice
from tarife.charts.scene import Scene, cost_axis, month_selections, month_titles, months_in
from tarife.forecast.result import Forecast
from tarife.forecast.totals import charges_by_market
from tarife.insight.explain.selection import EVERYTHING, Selection
from tarife.terms.arrays import Micros
from tarife.terms.categories import CATEGORIES, CATEGORY_NAMES, Category
from tarife.terms.money import Money
from tarife.terms.sentences import say

TITLE: Final = say("Where does the money go?")

TOP: Final = 7
_ROW_PT: Final = 20.0
_NO_ROWS_PT: Final = 96.0
_MOST_ROWS: Final = 16
_INTERVALS: Final = 4


@dataclass(frozen=True, slots=True, eq=False)
class WhereMoneyGoes:
    """What each market costs by category, exactly, the dearest first.

    Attributes:
        rows: The markets of each row; several where they are summed.
        categories: Those that cost something, in the order of the stack.
        charge_micros: The charges.
        currency: ISO 4217.
        months: How many months they cover.

    Shape:
        ``charge_micros``: ``(rows, categories)``.
    """

    rows: tuple[tuple[str, ...], ...]
    categories: tuple[Category, ...]
    charge_micros: Micros
    currency: str
    months: int

    @classmethod
    def of(cls, forecast: Forecast, top: int = TOP) -> "WhereMoneyGoes":
        """Take the charges of a forecast and sum all markets behind the ``top`` dearest."""
        table = charges_by_market(forecast.lines)
        names = forecast.lines.markets
        total = table.sum(axis=1)
        order = sorted(
            np.flatnonzero(total).tolist(), key=lambda row: (-total[row], names[row])
        )
        cut = top if len(order) > top + 1 else len(order)
        groups = [[row] for row in order[:cut]] + ([order[cut:]] if order[cut:] else [])
        sums = [table[group].sum(axis=0) for group in groups]
        charges = np.array(sums, dtype=np.int64).reshape(len(groups), len(CATEGORIES))
        used = np.flatnonzero(charges.any(axis=0))
        return cls(
            rows=tuple(tuple(names[row] for row in group) for group in groups),
            categories=tuple(CATEGORIES[code] for code in used),
            charge_micros=charges[:, used],
            currency=forecast.lines.currency,
            months=len(forecast.months),
        )

    def names(self, voice: ChartVoice = ENGLISH) -> tuple[str, ...]:
        """Name each row; one of several markets says how many."""
        return tuple(
            voice.territory(row[0])
            if len(row) == 1
            else voice.say("{count:|more market|more markets}", count=len(row))
            for row in self.rows
        )

    @property
    def by_market(self) -> Micros:
        """The charges of each row, shape ``(rows,)``."""
        total: Micros = self.charge_micros.sum(axis=1, dtype=np.int64)
        return total


def top_fitting(figure: Figure) -> int:
    """Tell how many markets can be named at the height of a figure."""
    rows = int((figure.get_figheight() * 72 - _NO_ROWS_PT) / _ROW_PT)
    return min(max(rows, FEWEST_ROWS), _MOST_ROWS) - 1


def draw_scene(figure: Figure, scene: Scene, theme: ChartTheme) -> Still:
    """Draw as many markets of a forecast as fit."""
    data = WhereMoneyGoes.of(scene.forecast, top_fitting(figure))
    return draw_where_money_goes(figure, data, theme)


def draw_where_money_goes(figure: Figure, data: WhereMoneyGoes, theme: ChartTheme) -> Still:
    """Draw a bar for each market, stacked by category, with its amount at the end."""
    voice = theme.voice
    begin(figure, voice.tell(TITLE), theme)
    if not data.rows:
        draw_sentence(figure, voice.say("No market costs anything this month."), theme)
        return Still()
    names = data.names(voice)
    amounts = [Money(int(micros), data.currency) for micros in data.by_market]
    bars = HorizontalBars(
        names=names,
        parts=tuple(
            (voice.tell(CATEGORY_NAMES[category]), category_fill(category, theme))
            for category in data.categories
        ),
        lengths=height(data.charge_micros),
        ends=tuple(voice.amount(amount) for amount in amounts),
        scale=AmountAxis.up_to(int(data.by_market.max()), _INTERVALS),
        axis=cost_axis(data.months, data.currency, voice),
        unit=data.currency,
    )
    _, boxes = draw_horizontal_bars(figure, bars, theme)
    return Still(
        tuple(
            _hit_box(box, data, row, category, voice)
            for row, parts in enumerate(boxes)
            for category, box in enumerate(parts)
            if data.charge_micros[row, category]
        )
    )


def _hit_box(
    box: Box, data: WhereMoneyGoes, row: int, category: int, voice: ChartVoice
) -> tuple[Box, Spot]:
    charge = Money(int(data.charge_micros[row, category]), data.currency)
    total = Money(int(data.by_market[row]), data.currency)
    kind = data.categories[category]
    rows = (
        (voice.tell(CATEGORY_NAMES[kind]), voice.amount(charge)),
        (voice.say("Total"), voice.amount(total)),
    )
    selection = Selection(markets=data.rows[row], categories=(kind,))
    return box, Spot(Tip(data.names(voice)[row], rows), selection, row)


def table_of(scene: Scene, theme: ChartTheme) -> ChartTable:
    """Write every market and category as a table, with their sums."""
    voice = theme.voice
    data = WhereMoneyGoes.of(scene.forecast, len(scene.forecast.lines.markets))

    months = months_in(scene.forecast)
    by_month = [
        dict(zip(month.lines.markets, charges_by_market(month.lines).sum(axis=1), strict=True))
        for month in months
    ]

    def cells(markets: tuple[str, ...], charges: Micros) -> tuple[Money, ...]:
        own = [sum(int(found.get(name, 0)) for name in markets) for found in by_month]
        amounts = [*charges.tolist(), *own, int(charges.sum())]
        return tuple(Money(micros, data.currency) for micros in amounts)

    rows = [
        ChartRow((name, *cells(markets, charges)), Selection(markets=markets))
        for name, markets, charges in zip(
            data.names(voice), data.rows, data.charge_micros, strict=True
        )
    ]
    total = ChartRow(
        (voice.say("Total"), *cells(sum(data.rows, ()), data.charge_micros.sum(axis=0))),
        EVERYTHING,
        is_sum=True,
    )
    titles = [
        f"{voice.tell(CATEGORY_NAMES[category])} ({data.currency})"
        for category in data.categories
    ]
    return ChartTable(
        (
            voice.say("Market"),
            *titles,
            *month_titles(months, voice),
            voice.say("Cost ({currency})", currency=data.currency),
        ),
        (*rows, total) if rows else (),
        (
            None,
            *(Selection(categories=(kind,)) for kind in data.categories),
            *month_selections(months),
            EVERYTHING,
        ),
        column_sums(len(titles), len(months)),
    )
