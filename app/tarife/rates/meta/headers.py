"""The header of a card, found by what its cells say, wherever it stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from tarife.rates.meta.cells import Cell, Grid, cell_of, of_markets
from tarife.terms.categories import TIER_COUNTERS, Category

Row = tuple[Cell, ...]

_CATEGORIES: Final = {category.value.replace("_", "-"): category for category in Category}
_FEWEST_CATEGORIES: Final = 2
_ROWS_ABOVE: Final = 6


@dataclass(frozen=True, slots=True)
class ListHeader:
    """The header of a list card.

    Attributes:
        above: The rows over it: title and notes.
        below: The rows under it.
        market: The column of the market.
        currency: The column of the currency, if there is one.
        categories: The column of each category.
        others: The cells of columns that are not known.
    """

    above: tuple[Row, ...]
    below: tuple[Row, ...]
    market: int
    currency: int | None
    categories: Mapping[Category, int]
    others: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """The columns of one category on a volume-tier card."""

    category: Category
    first: int
    last: int
    rate: int


@dataclass(frozen=True, slots=True)
class TierHeader:
    """The header of a volume-tier card; see `ListHeader`."""

    above: tuple[Row, ...]
    below: tuple[Row, ...]
    market: int
    currency: int | None
    sections: tuple[Section, ...]


def find_header(grid: Grid) -> ListHeader | TierHeader | None:
    """Find the header of a list card or of a volume-tier card, if the grid has one."""
    for place, row in enumerate(grid.rows):
        above, below = grid.rows[:place], grid.rows[place + 1 :]
        header = _list_header(row, above, below) or _tier_header(row, above, below)
        if header is not None:
            return header
    return None


def _list_header(row: Row, above: tuple[Row, ...], below: tuple[Row, ...]) -> ListHeader | None:
    named = [(column, cell) for column, cell in enumerate(row) if cell.text]
    market = _column(row, "market")
    categories: dict[Category, int] = {}
    for column, cell in named:
        if cell.folded in _CATEGORIES:
            categories.setdefault(_CATEGORIES[cell.folded], column)
    has_bands = any(cell.folded == "from" for line in below[:_ROWS_ABOVE] for cell in line)
    if market is None or len(categories) < _FEWEST_CATEGORIES or has_bands:
        return None
    currency = _column(row, "currency")
    known = {market, currency, *categories.values()}
    others = tuple(cell for column, cell in named if column not in known)
    below = of_markets(below, market, is_filled_down=False)
    return ListHeader(above, below, market, currency, categories, others)


def _tier_header(row: Row, above: tuple[Row, ...], below: tuple[Row, ...]) -> TierHeader | None:
    starts = [column for column, cell in enumerate(row) if cell.folded == "from"]
    sections = []
    for start, end in pairwise([*starts, len(row)]):
        last = _column(row[:end], "to", start)
        rate = _column(row[:end], "rate", start)
        category = _category_over(above[-_ROWS_ABOVE:], start)
        if last is not None and rate is not None and category is not None:
            sections.append(Section(category, start, last, rate))
    if not sections:
        return None
    over = (*above[-_ROWS_ABOVE:], row)
    markets = [_column(line, "market") for line in over]
    market = next((column for column in markets if column is not None), 0)
    below = of_markets(below, market, is_filled_down=True)
    return TierHeader(above, below, market, _column(row, "currency"), tuple(sections))


def _category_over(above: tuple[Row, ...], column: int) -> Category | None:
    """Find the category whose heading stands over a column or last before it."""
    for row in reversed(above):
        cells = [cell_of(row, place).folded for place in range(column + 1)]
        named = [_CATEGORIES[cell] for cell in cells if cell in _CATEGORIES]
        if named and named[-1] in TIER_COUNTERS:
            return named[-1]
    return None


def _column(row: Row, name: str, begin: int = 0) -> int | None:
    """Find the column that is headed ``name``, with or without a remark in brackets."""
    for column in range(begin, len(row)):
        if row[column].folded.split("(")[0].strip() == name:
            return column
    return None
