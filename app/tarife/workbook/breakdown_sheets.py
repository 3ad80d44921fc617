"""The sheets Daily costs and Markets: cost and delivered messages by category."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_range, xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from tarife.terms.categories import CATEGORIES
from tarife.workbook import data_sheet
from tarife.workbook.cells import (
    Block,
    Formula,
    set_print,
    set_widths,
    sum_below,
    units,
    write,
)
from tarife.workbook.context import Context
from tarife.workbook.data_sheet import DataRow, matching

HEADER_ROW: Final = 1
_HEADER_HEIGHT: Final = 32

COST_FROM: Final = 1
COST_TOTAL: Final = COST_FROM + len(CATEGORIES)
MESSAGES_FROM: Final = COST_TOTAL + 1
MESSAGES_TOTAL: Final = MESSAGES_FROM + len(CATEGORIES)


@dataclass(frozen=True, slots=True)
class Subject:
    """What the rows of a breakdown are.

    Attributes:
        key_column: Where Data holds it.
        keys: One a row.
        key_of: What a row of Data belongs to.
        title: The header of the first column.
        look: Its style.
        width: Its width in characters.
    """

    key_column: int
    keys: tuple[date | str, ...]
    key_of: Callable[[DataRow], date | str]
    title: str
    look: Format
    width: float


@dataclass(frozen=True, slots=True)
class _Group:
    """A half of the sheet: a column of Data spread over the categories."""

    title: str
    first: int
    data_column: int
    amount_of: Callable[[DataRow], int]
    shown: Callable[[int], float]
    looks: tuple[Format, Format]


def days_of(context: Context) -> Subject:
    """Break the month down by day."""
    words, styles = context.words, context.styles
    return Subject(
        key_column=data_sheet.DAY,
        keys=context.forecast.lines.calendar.dates(),
        key_of=lambda row: row.day,
        title=words.day,
        look=styles.day,
        width=18,
    )


def markets_of(context: Context, rows: Sequence[DataRow]) -> Subject:
    """Break the month down by market."""
    words, styles = context.words, context.styles
    return Subject(
        key_column=data_sheet.MARKET,
        keys=tuple(sorted({row.market for row in rows})),
        key_of=lambda row: row.market,
        title=words.market,
        look=styles.text,
        width=28,
    )


def write_breakdown(
    page: Worksheet, context: Context, data: Block, subject: Subject, rows: Sequence[DataRow]
) -> Block:
    """Write a row for each key, with formulas over Data, and the totals below."""
    block = Block(page.get_name(), HEADER_ROW + 1, HEADER_ROW + 1 + len(subject.keys))
    _write_keys(page, context, block, subject)
    for group in _groups(context):
        _write_titles(page, context, group)
        amounts = _amounts(group, subject, rows)
        for at, key in enumerate(subject.keys, block.first):
            _write_row(page, (at, subject.key_column), data, group, amounts[key])
        _write_totals(page, block, group, list(amounts.values()))
    page.set_row(HEADER_ROW, _HEADER_HEIGHT)
    page.autofilter(HEADER_ROW, 0, block.last, MESSAGES_TOTAL)
    page.freeze_panes(HEADER_ROW + 1, COST_FROM)
    set_print(page, repeated=HEADER_ROW)
    return block


def total_row(block: Block) -> int:
    """Tell in which row the totals stand."""
    return block.last + 1


def _groups(context: Context) -> tuple[_Group, _Group]:
    words, styles = context.words, context.styles
    return (
        _Group(
            context.priced(words.cost),
            COST_FROM,
            data_sheet.COST,
            lambda row: row.charge_micros,
            units,
            (styles.money, styles.total_money),
        ),
        _Group(
            words.delivered,
            MESSAGES_FROM,
            data_sheet.DELIVERED,
            lambda row: row.counted(data_sheet.DELIVERED),
            float,
            (styles.count, styles.total_count),
        ),
    )


def _write_keys(page: Worksheet, context: Context, block: Block, subject: Subject) -> None:
    styles = context.styles
    set_widths(page, [subject.width])
    write(page, HEADER_ROW - 1, 0, None, styles.group)
    write(page, HEADER_ROW, 0, subject.title, styles.header)
    for at, key in enumerate(subject.keys, block.first):
        write(page, at, 0, key, subject.look)
    write(page, total_row(block), 0, context.words.total, styles.total_text)


def _write_titles(page: Worksheet, context: Context, group: _Group) -> None:
    styles, words = context.styles, context.words
    last = group.first + len(CATEGORIES)
    page.merge_range(HEADER_ROW - 1, group.first, HEADER_ROW - 1, last, "", styles.group)
    write(page, HEADER_ROW - 1, group.first, group.title, styles.group)
    for place, category in enumerate(CATEGORIES, group.first):
        write(page, HEADER_ROW, place, words.categories[category], styles.header_right)
    write(page, HEADER_ROW, last, words.total, styles.header_right)
    page.set_column(group.first, last, 18 if group.first == COST_FROM else 16)


def _amounts(
    group: _Group, subject: Subject, rows: Sequence[DataRow]
) -> dict[date | str, list[int]]:
    amounts = {key: [0] * len(CATEGORIES) for key in subject.keys}
    for row in rows:
        amounts[subject.key_of(row)][CATEGORIES.index(row.category)] += group.amount_of(row)
    return amounts


def _write_row(
    page: Worksheet, place: tuple[int, int], data: Block, group: _Group, amounts: list[int]
) -> None:
    row, key_column = place
    key = xl_rowcol_to_cell(row, 0, col_abs=True)
    for column, amount in enumerate(amounts, group.first):
        title = xl_rowcol_to_cell(HEADER_ROW, column, row_abs=True)
        text = matching(
            data, group.data_column, ((key_column, key), (data_sheet.CATEGORY, title))
        )
        write(page, row, column, Formula(text, group.shown(amount)), group.looks[0])
    last = group.first + len(amounts)
    cells = xl_range(row, group.first, row, last - 1)
    total = Formula(f"=SUM({cells})", group.shown(sum(amounts)))
    write(page, row, last, total, group.looks[0])


def _write_totals(
    page: Worksheet, block: Block, group: _Group, amounts: list[list[int]]
) -> None:
    sums = [sum(column) for column in zip(*amounts, strict=True)] or [0] * len(CATEGORIES)
    for column, amount in enumerate([*sums, sum(sums)], group.first):
        total = sum_below(block, column, group.shown(amount))
        write(page, total_row(block), column, total, group.looks[1])
