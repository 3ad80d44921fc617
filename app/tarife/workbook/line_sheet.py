"""The sheet Plan lines: what each line of the plan costs."""

from functools import partial

from xlsxwriter.worksheet import Worksheet

from tarife.forecast.totals import SourceTotal, totals_by_source
from tarife.workbook.cells import (
    Block,
    Column,
    set_print,
    set_widths,
    sum_below,
    units,
    write,
    write_table,
)
from tarife.workbook.context import Context

COST = 4


def line_columns(context: Context) -> tuple[Column[SourceTotal], ...]:
    """Declare the columns; the cost is at `COST`."""
    words, styles = context.words, context.styles
    sources = context.forecast.sources
    count = partial(Column, style=styles.count, width=26)
    return (
        Column(words.name, lambda total: sources[total.source].name, styles.text, 40),
        count(words.charged, lambda total: total.charged),
        count(words.free, lambda total: total.free),
        count(words.not_sent, lambda total: total.refused),
        Column(
            context.priced(words.cost),
            lambda total: units(total.charge_micros),
            styles.money,
            20,
        ),
    )


def write_lines(page: Worksheet, context: Context) -> Block:
    """Write a row for each line of the plan and the totals below."""
    forecast, styles = context.forecast, context.styles
    totals = totals_by_source(forecast.lines, len(forecast.sources))
    columns = line_columns(context)
    block = write_table(page, 0, columns, totals, styles)
    below = block.last + 1
    write(page, below, 0, context.words.total, styles.total_text)
    counts = (
        sum(total.charged for total in totals),
        sum(total.free for total in totals),
        sum(total.refused for total in totals),
    )
    for place, value in enumerate(counts, 1):
        write(page, below, place, sum_below(block, place, value), styles.total_count)
    cost = units(sum(total.charge_micros for total in totals))
    write(page, below, COST, sum_below(block, COST, cost), styles.total_money)
    set_widths(page, [column.width for column in columns])
    page.autofilter(0, 0, block.last, COST)
    page.freeze_panes(1, 1)
    set_print(page, repeated=0)
    return block
