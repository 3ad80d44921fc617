"""The rows of a table in the long form: one rate, or one volume tier, a row."""

from collections.abc import Iterator

from tarife.rates.cards import RateKey
from tarife.rates.meta.cells import Cell, cell_of, decimal_mark, is_remark
from tarife.rates.meta.headers import FileRow, LongHeader, TierColumns
from tarife.rates.meta.headings import category_named
from tarife.rates.meta.list_rates import flat_rate, no_market, twice
from tarife.rates.meta.printed import PrintedRate
from tarife.rates.meta.tier_rates import banded_rate
from tarife.terms.problems import Problem
from tarife.terms.sentences import say


def long_rates(header: LongHeader) -> Iterator[PrintedRate | Problem]:
    """Read the rates under the header of a table with one rate a row."""
    rows = [row for row in header.below if not is_remark(row, header.market)]
    mark = decimal_mark(cell_of(row, header.rate).figure for row in rows)
    groups: dict[RateKey, list[FileRow]] = {}
    unknown: dict[str, Cell] = {}
    for row in rows:
        market, named = cell_of(row, header.market), cell_of(row, header.category)
        category = category_named(named.text)
        if not market.text:
            yield no_market(market)
        elif category is None:
            unknown.setdefault(named.text, named)
        else:
            groups.setdefault((market.text, category), []).append(row)
    for cell in unknown.values():
        yield _unknown_category(cell)
    for (_, category), group in groups.items():
        market = cell_of(group[0], header.market)
        if header.band is not None:
            section = TierColumns(category, *header.band, header.rate)
            yield from banded_rate(market, group, section, mark)
            continue
        yield from flat_rate(market, cell_of(group[0], header.rate), category, mark)
        for again in group[1:]:
            yield twice(cell_of(again, header.rate), cell_of(group[0], header.rate))


def _unknown_category(cell: Cell) -> Problem:
    return Problem(
        code="unknown-category",
        where=cell.where,
        message=say("{category!r} is no category of messages", category=cell.text),
        hint=say(
            "use marketing, utility, authentication, authentication_international or service"
        ),
    )
