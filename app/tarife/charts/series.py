"""The series that the bars of a chart are stacked of, by whatever a person chose."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from tarife.billing.ledger import REASONS
from tarife.charts.scene import Grouping
from tarife.charts.style import (
    ChartTheme,
    Fill,
    category_fill,
    reason_fill,
    series_fill,
)
from tarife.forecast.result import Forecast
from tarife.insight.selection import Selection
from tarife.terms.arrays import Counts, Indices
from tarife.terms.categories import CATEGORIES

MOST_SERIES: Final = 7
"""More series than these are summed up in a last one: colours must stay tellable apart."""


@dataclass(frozen=True, slots=True)
class Series:
    """One series of a stack.

    Attributes:
        key: What tells it from others of its grouping: names or ids, several where summed.
        selection: What it stands for.
    """

    key: tuple[str, ...]
    selection: Selection

    def label(self, forecast: Forecast, grouping: Grouping, theme: ChartTheme) -> str:
        """Name the series."""
        words = theme.words
        if len(self.key) > 1:
            return words.others.format(count=len(self.key))
        (key,) = self.key
        match grouping:
            case Grouping.CATEGORY:
                return words.categories[self.selection.categories[0]]
            case Grouping.REASON:
                return words.reasons[self.selection.reasons[0]]
            case Grouping.SEND:
                names = (source.name for source in forecast.sources if source.id == key)
                return words.tell(next(names))
            case Grouping.MARKET:
                return words.place(key)

    def fill(self, place: int, theme: ChartTheme) -> Fill:
        """Tell the series at a place of the stack apart."""
        if len(self.key) > 1:
            return Fill(theme.free, "xxx")
        if self.selection.categories:
            return category_fill(self.selection.categories[0], theme)
        if self.selection.reasons:
            return reason_fill(self.selection.reasons[0], theme)
        return series_fill(place, theme)


@dataclass(frozen=True, slots=True, eq=False)
class Stacked:
    """Amounts of each day and series.

    Shape:
        ``amounts``: ``(days, series)``.
    Units:
        Micros; messages where the grouping is by reason.
    """

    series: tuple[Series, ...]
    amounts: Counts


def stack_by_day(forecast: Forecast, grouping: Grouping) -> Stacked:
    """Add up each day by what a person chose; the largest series come first, and named.

    Categories and reasons keep their own order, which is the same in every chart.
    """
    lines = forecast.lines
    match grouping:
        case Grouping.CATEGORY:
            table = _table(forecast, lines.category, len(CATEGORIES), lines.charge_micros)
            return _kept(table, lambda n: Series((CATEGORIES[n].value,), _category(n)))
        case Grouping.REASON:
            table = _table(forecast, lines.reason, len(REASONS), lines.messages)
            return _kept(table, lambda n: Series((REASONS[n].value,), _reason(n)))
        case Grouping.MARKET:
            table = _table(forecast, lines.market, len(lines.markets), lines.charge_micros)
            return _largest(table, lines.markets, lambda keys: Selection(markets=keys))
        case Grouping.SEND:
            ids = tuple(source.id for source in forecast.sources)
            table = _table(forecast, lines.source, len(ids), lines.charge_micros)
            return _largest(table, ids, lambda keys: Selection(sources=keys))


def _category(place: int) -> Selection:
    return Selection(categories=(CATEGORIES[place],))


def _reason(place: int) -> Selection:
    return Selection(reasons=(REASONS[place],))


def _table(forecast: Forecast, column: NDArray[Any], width: int, amounts: Counts) -> Counts:
    lines = forecast.lines
    table: Counts = np.zeros((lines.calendar.days, width), dtype=np.int64)
    np.add.at(table, (lines.day, column), amounts)
    return table


def _kept(table: Counts, series: Callable[[int], Series]) -> Stacked:
    """Keep every column with anything in it, in its own order."""
    used: Indices = np.flatnonzero(table.any(axis=0))
    return Stacked(tuple(series(int(place)) for place in used), table[:, used])


def _largest(
    table: Counts, keys: Sequence[str], chosen: Callable[[tuple[str, ...]], Selection]
) -> Stacked:
    """Keep the largest columns apart, the largest first, and add the others up."""
    sums = table.sum(axis=0)
    order = sorted(np.flatnonzero(sums).tolist(), key=lambda place: (-sums[place], keys[place]))
    alone = order if len(order) <= MOST_SERIES else order[: MOST_SERIES - 1]
    groups = [[place] for place in alone]
    rest = order[len(alone) :]
    if rest:
        groups.append(rest)
    names = [tuple(keys[place] for place in group) for group in groups]
    columns = [table[:, group].sum(axis=1) for group in groups]
    amounts = np.array(columns, dtype=np.int64).reshape(len(groups), len(table)).T
    return Stacked(tuple(Series(name, chosen(name)) for name in names), amounts)
