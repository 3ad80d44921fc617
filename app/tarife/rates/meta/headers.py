"""The header of a card, found by what its cells say, wherever it stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from tarife.rates.meta.cells import Cell, Grid, cell_of, of_markets
from tarife.rates.meta.headings import ColumnKind, category_named, heading_of
from tarife.terms.categories import TIER_COUNTERS, Category
from tarife.terms.folding import folded

FileRow = tuple[Cell, ...]

_FEWEST_CATEGORIES: Final = 2
_MARKETS: Final = (ColumnKind.MARKET, ColumnKind.COUNTRY)
_OF_LOGS: Final = frozenset(
    {
        *("phone", "recipient", "customer", "user", "contact", "id", "status", "direction"),
        *("timestamp", "delivered", "sent", "read", "time", "template", "telefon", "quantity"),
        *("telefono", "telefone", "number", "count", "volume", "messages", "total"),
    }
)
_ROWS_ABOVE: Final = 6


@dataclass(frozen=True, slots=True)
class ListHeader:
    """The header of a list card.

    Attributes:
        above: The rows over it: title and notes.
        row: The header itself, in several rows the last.
        below: The rows under it.
        market: The column of the market.
        currency: The column of the currency, if there is one.
        categories: The column of each category.
        others: The cells of columns that are not known.
        names_countries: Whether the rows may be countries, by the headings.
    """

    above: tuple[FileRow, ...]
    row: FileRow
    below: tuple[FileRow, ...]
    market: int
    currency: int | None
    categories: Mapping[Category, int]
    others: tuple[Cell, ...]
    names_countries: bool


@dataclass(frozen=True, slots=True)
class TierColumns:
    """The columns of one category on a volume-tier card."""

    category: Category
    first: int
    last: int
    rate: int


@dataclass(frozen=True, slots=True)
class TierHeader:
    """The header of a volume-tier card; see `ListHeader`."""

    above: tuple[FileRow, ...]
    row: FileRow
    below: tuple[FileRow, ...]
    market: int
    currency: int | None
    sections: tuple[TierColumns, ...]


@dataclass(frozen=True, slots=True)
class LongHeader:
    """The header of a table with one rate a row; see `ListHeader`.

    Attributes:
        category: The column of the category.
        rate: That of the rate.
        band: Those of the first and the last message of a volume tier, if there are any.
        day: That of the first day, if there is one.
    """

    above: tuple[FileRow, ...]
    row: FileRow
    below: tuple[FileRow, ...]
    market: int
    currency: int | None
    category: int
    rate: int
    band: tuple[int, int] | None
    day: int | None


Header = ListHeader | TierHeader | LongHeader


def find_header(grid: Grid) -> Header | None:
    """Find the header of a card, whichever of the layouts it has, if the grid has one."""
    for index, row in enumerate(grid.rows):
        above, below = grid.rows[:index], grid.rows[index + 1 :]
        header = (
            _list_header(row, above, below)
            or _tier_header(row, above, below)
            or _long_header(row, above, below)
        )
        if header is not None:
            return header
    return None


def _list_header(
    row: FileRow, above: tuple[FileRow, ...], below: tuple[FileRow, ...]
) -> ListHeader | None:
    named = [(column, cell) for column, cell in enumerate(row) if cell.text]
    market = _column(row, *_MARKETS)
    categories: dict[Category, int] = {}
    for column, cell in named:
        category = category_named(cell.text)
        if category is not None:
            categories.setdefault(category, column)
    if market is None or len(categories) < _FEWEST_CATEGORIES:
        return None
    has_bands = any(
        heading_of(cell.text) is ColumnKind.FROM
        for line in below[:_ROWS_ABOVE]
        for cell in line
    )
    if has_bands:
        return None
    currency = _column(row, ColumnKind.CURRENCY)
    headings = {column: heading_of(cell.text) for column, cell in named}
    codes = [column for column, what in headings.items() if what is ColumnKind.COUNTRY_CODE]
    known = {market, currency, *categories.values(), *codes}
    others = tuple(cell for column, cell in named if column not in known)
    below = of_markets(below, market, is_filled_down=False)
    names_countries = bool(codes) or headings[market] is ColumnKind.COUNTRY
    return ListHeader(above, row, below, market, currency, categories, others, names_countries)


def _long_header(
    row: FileRow, above: tuple[FileRow, ...], below: tuple[FileRow, ...]
) -> LongHeader | None:
    market, category, rate = (
        _column(row, *what) for what in (_MARKETS, (ColumnKind.CATEGORY,), (ColumnKind.RATE,))
    )
    if market is None or category is None or rate is None or any(map(_is_of_log, row)):
        return None
    first, last = _column(row, ColumnKind.FROM), _column(row, ColumnKind.TO)
    return LongHeader(
        above=above,
        row=row,
        below=of_markets(below, market, is_filled_down=False),
        market=market,
        currency=_column(row, ColumnKind.CURRENCY),
        category=category,
        rate=rate,
        band=None if first is None or last is None else (first, last),
        day=_column(row, ColumnKind.DAY),
    )


def _is_of_log(cell: Cell) -> bool:
    """Tell whether a heading is that of a log of messages, which may name prices too."""
    words = folded(cell.text).split()
    return any(word in _OF_LOGS for word in words)


def _tier_header(
    row: FileRow, above: tuple[FileRow, ...], below: tuple[FileRow, ...]
) -> TierHeader | None:
    starts = [c for c, cell in enumerate(row) if heading_of(cell.text) is ColumnKind.FROM]
    sections = []
    for start, end in pairwise([*starts, len(row)]):
        last = _column(row[:end], ColumnKind.TO, begin=start)
        rate = _column(row[:end], ColumnKind.RATE, begin=start)
        category = _category_over(above[-_ROWS_ABOVE:], start)
        if last is not None and rate is not None and category is not None:
            sections.append(TierColumns(category, start, last, rate))
    if not sections:
        return None
    over = (*above[-_ROWS_ABOVE:], row)
    markets = [_column(line, *_MARKETS) for line in over]
    market = next((column for column in markets if column is not None), 0)
    below = of_markets(below, market, is_filled_down=True)
    return TierHeader(
        above, row, below, market, _column(row, ColumnKind.CURRENCY), tuple(sections)
    )


def _category_over(above: tuple[FileRow, ...], column: int) -> Category | None:
    """Find the category whose heading stands over a column or last before it."""
    for row in reversed(above):
        found = (category_named(cell_of(row, index).text) for index in range(column + 1))
        named = [category for category in found if category is not None]
        if named and named[-1] in TIER_COUNTERS:
            return named[-1]
    return None


def _column(row: FileRow, *names: ColumnKind, begin: int = 0) -> int | None:
    """Find the first column with one of some headings."""
    for column in range(begin, len(row)):
        if heading_of(row[column].text) in names:
            return column
    return None
