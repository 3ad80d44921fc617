"""The rows of a list card: one rate for each market and category."""

from collections.abc import Iterator

from tarife.rates.cards import label_of
from tarife.rates.meta.cells import Cell, cell_of, decimal_mark, is_remark, rate_micros
from tarife.rates.meta.headers import FileRow, ListHeader
from tarife.rates.meta.printed import PrintedRate
from tarife.terms.categories import Category
from tarife.terms.problems import Problem
from tarife.terms.sentences import say
from tarife.terms.tiers import TierSchedule


def list_rates(header: ListHeader) -> Iterator[PrintedRate | Problem]:
    """Read the rates under the header of a list card."""
    rows = [row for row in header.below if not is_remark(row, header.market)]
    columns = header.categories.values()
    mark = decimal_mark(cell_of(row, column).figure for row in rows for column in columns)
    seen: dict[str, Cell] = {}
    for row in rows:
        market = cell_of(row, header.market)
        before = seen.setdefault(market.text, market)
        if not market.text:
            yield no_market(market)
        elif before is not market:
            yield twice(market, before)
        else:
            yield from _rates(row, market, header, mark)


def no_market(cell: Cell) -> Problem:
    """State that rates belong to no market, whose cell is empty."""
    return Problem(
        code="empty-market",
        where=cell.where,
        message=say("the row has rates and no market"),
        hint=say("name the market as the rate card prints it"),
    )


def twice(market: Cell, before: Cell) -> Problem:
    return Problem(
        code="duplicate-row",
        where=market.where,
        message=say(
            "{market!r} is there twice, first at {where}",
            market=market.text,
            where=before.where,
        ),
        hint=say("keep one of the two"),
    )


def micros_in(cell: Cell, mark: str, category: Category) -> int | Problem:
    """Read the rate in a cell, or say what is wrong with it."""
    if category is Category.SERVICE and cell.is_free:
        return 0
    try:
        return rate_micros(cell.figure, mark)
    except ValueError:
        is_negative = cell.figure.startswith(("-", "\u2212", "("))
        return Problem(
            code="negative-rate" if is_negative else "bad-rate",
            where=cell.where,
            message=say(
                "the {category} rate {text!r} is {fault}",
                category=label_of(category),
                text=cell.text,
                fault=say("negative")
                if is_negative
                else say("no number with at most six decimals"),
            ),
            hint=say("write it as Meta prints it, or 'n/a' where there is none"),
        )


def _rates(
    row: FileRow, market: Cell, header: ListHeader, mark: str
) -> Iterator[PrintedRate | Problem]:
    for category, column in header.categories.items():
        yield from flat_rate(market, cell_of(row, column), category, mark)


def flat_rate(
    market: Cell, cell: Cell, category: Category, mark: str
) -> Iterator[PrintedRate | Problem]:
    """Read the list rate in a cell, if it holds one."""
    if cell.is_no_rate:
        return
    micros = micros_in(cell, mark, category)
    if isinstance(micros, Problem):
        yield micros
    else:
        schedule = TierSchedule.flat(micros)
        yield PrintedRate(market.text, category, schedule, (cell.where,), market.where)
