"""The table of categories on Summary."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from tarife.terms.categories import CATEGORIES, Category
from tarife.terms.money import MICROS
from tarife.workbook import breakdown_sheets, data_sheet
from tarife.workbook.cells import Block, Column, Formula, sum_below, units, write, write_table
from tarife.workbook.context import Context
from tarife.workbook.data_sheet import DataRow, matching

COST: Final = 1
SHARE: Final = 2
CHARGED: Final = 3
DELIVERED: Final = 4
MEAN: Final = 5


@dataclass(frozen=True, slots=True)
class CategoryRow:
    """A category, its place among the columns of a breakdown, and its amounts."""

    at: int
    place: int
    category: Category
    charge_micros: int
    total_micros: int
    charged: int
    delivered: int


def category_rows(rows: Sequence[DataRow], first: int) -> tuple[CategoryRow, ...]:
    """Add up the rows of Data by category; places on the sheet count from ``first``."""
    total = sum(row.charge_micros for row in rows)
    found = []
    for place, category in enumerate(CATEGORIES):
        own = [row for row in rows if row.category is category]
        found.append(
            CategoryRow(
                at=first + place,
                place=place,
                category=category,
                charge_micros=sum(row.charge_micros for row in own),
                total_micros=total,
                charged=sum(row.counted(data_sheet.CHARGED) for row in own),
                delivered=sum(row.counted(data_sheet.DELIVERED) for row in own),
            )
        )
    return tuple(found)


def write_categories(
    page: Worksheet,
    context: Context,
    blocks: tuple[Block, Block],
    row: int,
    rows: Sequence[DataRow],
) -> Block:
    """Write the table from ``row`` on, with formulas over Data and Daily costs.

    Args:
        page: Where.
        context: What to show it with.
        blocks: Where Data and Daily costs stand.
        row: Where the section begins.
        rows: The rows of Data.
    """
    words, styles = context.words, context.styles
    write(page, row, 0, words.by_category, styles.section)
    categories = category_rows(rows, row + 2)
    below = row + 2 + len(categories)
    columns = _columns(context, blocks, below)
    block = write_table(page, row + 1, columns, categories, styles)
    cost = sum(line.charge_micros for line in categories)
    charged = sum(line.charged for line in categories)
    delivered = sum(line.delivered for line in categories)
    write(page, below, 0, words.total, styles.total_text)
    write(page, below, COST, sum_below(block, COST, units(cost)), styles.total_money)
    write(page, below, SHARE, None, styles.total_text)
    write(page, below, CHARGED, sum_below(block, CHARGED, charged), styles.total_count)
    write(page, below, DELIVERED, sum_below(block, DELIVERED, delivered), styles.total_count)
    write(page, below, MEAN, _mean(below, cost, charged), styles.total_mean)
    return block


def _columns(
    context: Context, blocks: tuple[Block, Block], below: int
) -> tuple[Column[CategoryRow], ...]:
    words, styles = context.words, context.styles
    data, days = blocks
    day_total = breakdown_sheets.total_row(days)

    def cost(row: CategoryRow) -> Formula:
        cell = days.cell(day_total, breakdown_sheets.COST_FROM + row.place)
        return Formula(f"={cell}", units(row.charge_micros))

    def share(row: CategoryRow) -> Formula:
        own = xl_rowcol_to_cell(row.at, COST)
        all_of_it = xl_rowcol_to_cell(below, COST, row_abs=True)
        value = row.charge_micros / row.total_micros if row.total_micros else 0
        return Formula(f"=IF({all_of_it}=0,0,{own}/{all_of_it})", value)

    def charged(row: CategoryRow) -> Formula:
        name = xl_rowcol_to_cell(row.at, 0, col_abs=True)
        text = matching(data, data_sheet.CHARGED, ((data_sheet.CATEGORY, name),))
        return Formula(text, row.charged)

    def delivered(row: CategoryRow) -> Formula:
        cell = days.cell(day_total, breakdown_sheets.MESSAGES_FROM + row.place)
        return Formula(f"={cell}", row.delivered)

    return (
        Column(words.category, lambda row: words.categories[row.category], styles.text),
        Column(context.priced(words.cost), cost, styles.money),
        Column(words.share, share, styles.share),
        Column(words.charged, charged, styles.count),
        Column(words.delivered, delivered, styles.count),
        Column(
            context.priced(words.mean_charge),
            lambda row: _mean(row.at, row.charge_micros, row.charged),
            styles.mean,
        ),
    )


def _mean(at: int, charge_micros: int, charged: int) -> Formula:
    cost, count = xl_rowcol_to_cell(at, COST), xl_rowcol_to_cell(at, CHARGED)
    value = charge_micros / charged / MICROS if charged else 0
    return Formula(f"=IF({count}=0,0,{cost}/{count})", value)
