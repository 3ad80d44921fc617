"""The sheet Data: a row for each day, market and category; every sum starts here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import groupby
from typing import Final

from xlsxwriter.utility import xl_range
from xlsxwriter.worksheet import Worksheet

from tarife.billing.ledger import CHARGED_REASONS, FREE_REASONS, LedgerLines, Reason
from tarife.forecast.totals import DayTotal, totals_by_day
from tarife.terms.categories import Category
from tarife.workbook.cells import (
    Block,
    Column,
    Formula,
    set_print,
    set_widths,
    sum_below,
    units,
    write,
    write_table,
)
from tarife.workbook.context import Context

_HEADER_HEIGHT: Final = 50

TOTAL_ROW: Final = 0
HEADER_ROW: Final = 1

DAY: Final = 0
MARKET: Final = 1
CATEGORY: Final = 2
CHARGED: Final = 3

FREE: Final = tuple(reason for reason in FREE_REASONS if reason is not Reason.US_PAUSE)
"""Why a delivered message costs nothing, in the order of the columns."""

FREE_FROM: Final = CHARGED + 1
DELIVERED: Final = FREE_FROM + len(FREE)
UNDELIVERED: Final = (Reason.US_PAUSE, Reason.OUTSIDE_WINDOW)
COST: Final = DELIVERED + 1 + len(UNDELIVERED)

COUNTED: Final = (
    CHARGED_REASONS,
    *((reason,) for reason in FREE),
    CHARGED_REASONS + FREE,
    *((reason,) for reason in UNDELIVERED),
)
"""The reasons that each column of messages counts, from `CHARGED` on."""


@dataclass(frozen=True, slots=True)
class DataRow:
    """A day, market and category, with its place on the sheet.

    Attributes:
        totals: At least one, of different reasons.
    """

    at: int
    day: date
    market: str
    category: Category
    totals: tuple[DayTotal, ...]

    @property
    def charge_micros(self) -> int:
        """What all of it costs."""
        return sum(total.charge_micros for total in self.totals)

    def messages(self, *reasons: Reason) -> int:
        """Count the messages of these reasons."""
        return sum(total.messages for total in self.totals if total.reason in reasons)

    def counted(self, column: int) -> int:
        """Count what stands in a column of messages."""
        return self.messages(*COUNTED[column - CHARGED])


def data_rows(lines: LedgerLines) -> tuple[DataRow, ...]:
    """Gather the reasons of each day, market and category."""
    groups = groupby(
        totals_by_day(lines),
        key=lambda total: (total.day, total.market, total.category),
    )
    return tuple(
        DataRow(at, day, market, category, tuple(totals))
        for at, ((day, market, category), totals) in enumerate(groups, HEADER_ROW + 1)
    )


def data_columns(context: Context) -> tuple[Column[DataRow], ...]:
    """Declare the columns, in the order of this module's constants."""
    words, styles = context.words, context.styles
    count = partial(Column, style=styles.count, width=15)
    reasons = words.reasons
    return (
        Column(words.day, lambda row: row.day, styles.date, 13),
        Column(words.market, lambda row: row.market, styles.text, 26),
        Column(words.category, lambda row: words.categories[row.category], styles.text, 28),
        count(words.charged, partial(DataRow.counted, column=CHARGED)),
        *(
            count(reasons[reason], partial(DataRow.counted, column=column))
            for column, reason in enumerate(FREE, FREE_FROM)
        ),
        count(words.delivered, _delivered),
        *(
            count(reasons[reason], partial(DataRow.counted, column=column))
            for column, reason in enumerate(UNDELIVERED, DELIVERED + 1)
        ),
        Column(
            context.priced(words.cost),
            lambda row: units(row.charge_micros),
            styles.money,
            20,
        ),
    )


def write_data(page: Worksheet, context: Context, rows: Sequence[DataRow]) -> Block:
    """Write totals, headers and rows; the totals stand above, so that filters leave them."""
    columns = data_columns(context)
    block = write_table(page, HEADER_ROW, columns, rows, context.styles)
    write(page, TOTAL_ROW, 0, context.words.total, context.styles.total_text)
    for place in (MARKET, CATEGORY):
        write(page, TOTAL_ROW, place, None, context.styles.total_text)
    for place in range(CHARGED, COST):
        value = sum(row.counted(place) for row in rows)
        total = sum_below(block, place, value)
        write(page, TOTAL_ROW, place, total, context.styles.total_count)
    cost = sum_below(block, COST, units(context.forecast.total.micros))
    write(page, TOTAL_ROW, COST, cost, context.styles.total_money)
    set_widths(page, [column.width for column in columns])
    page.set_row(HEADER_ROW, _HEADER_HEIGHT)
    page.autofilter(HEADER_ROW, 0, block.last, COST)
    page.freeze_panes(HEADER_ROW + 1, CHARGED)
    set_print(page, repeated=HEADER_ROW)
    return block


def matching(block: Block, column: int, criteria: Sequence[tuple[int, str]]) -> str:
    """Give the formula that sums a column over the rows that meet criteria.

    Args:
        block: Where the rows stand.
        column: What to sum.
        criteria: Columns, each with the cell that holds what must stand in it.
    """
    pairs = "".join(f",{block.cells(where)},{cell}" for where, cell in criteria)
    return f"=SUMIFS({block.cells(column)}{pairs})"


def _delivered(row: DataRow) -> Formula:
    cells = xl_range(row.at, CHARGED, row.at, DELIVERED - 1)
    return Formula(f"=SUM({cells})", row.counted(DELIVERED))
