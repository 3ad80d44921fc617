"""The sheet Summary: the answer, what it rests on, its parts, and checks."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from tarife.plan.account import Rules
from tarife.terms.money import shown_decimals
from tarife.workbook import breakdown_sheets, category_table, data_sheet, line_sheet
from tarife.workbook.category_table import write_categories
from tarife.workbook.cells import Block, Formula, Value, set_print, set_widths, units, write
from tarife.workbook.context import Context
from tarife.workbook.data_sheet import DataRow

HEADLINE: Final = (4, 0)
"""Row and column of the headline, from 0."""

CHART_AT: Final = (3, 7)
"""Row and column of the chart's upper left corner, from 0."""

_CHART_COLUMNS: Final = 9
_WIDTHS: Final = (32, 22, 18, 20, 21, 22, 3)
_FACTS_ROW: Final = 6


@dataclass(frozen=True, slots=True)
class Blocks:
    """Where the tables of the other sheets stand."""

    data: Block
    days: Block
    markets: Block
    lines: Block


def write_summary(
    page: Worksheet, context: Context, blocks: Blocks, rows: Sequence[DataRow]
) -> None:
    """Write the sheet from the top down; its figures are formulas over the other sheets."""
    set_widths(page, _WIDTHS)
    page.hide_gridlines(2)
    _write_head(page, context, blocks)
    row = _write_facts(page, context)
    table = write_categories(page, context, (blocks.data, blocks.days), row, rows)
    of_categories = (context.words.of_categories, table.cell(table.end, category_table.COST))
    row = _write_checks(page, context, table.end + 2, (*_sums(context, blocks), of_categories))
    row = _write_flow(page, context, row)
    row = _write_notes(page, context, row)
    page.print_area(0, 0, row, CHART_AT[1] + _CHART_COLUMNS)
    set_print(page)


def _write_head(page: Worksheet, context: Context, blocks: Blocks) -> None:
    forecast, words, styles = context.forecast, context.words, context.styles
    total = Formula(
        f"={blocks.data.cell(data_sheet.TOTAL_ROW, data_sheet.COST)}",
        units(forecast.total.micros),
    )
    write(page, 0, 0, forecast.plan.name or words.untitled, styles.title)
    write(page, 1, 0, words.subtitle, styles.subtitle)
    write(page, 3, 0, words.headline, styles.label)
    write(page, 3, 1, context.month.first_day, styles.month)
    write(page, *HEADLINE, total, styles.headline)
    page.set_row(0, 28)
    page.set_row(HEADLINE[0], 40)


def _write_facts(page: Worksheet, context: Context) -> int:
    words, styles, card = context.words, context.styles, context.forecast.card
    lacks = "; ".join(card.provenance.missing) or words.nothing
    facts = (
        (words.rules, _rules_text(context)),
        (words.card, str(card.id)),
        (words.source, card.provenance.source),
        (words.confidence, card.provenance.confidence),
        (words.lacks, lacks),
        (words.scope, words.not_included),
    )
    for row, (label, text) in enumerate(facts, _FACTS_ROW):
        write(page, row, 0, label, styles.label)
        write(page, row, 1, text, styles.text)
    return _FACTS_ROW + len(facts) + 1


def _rules_text(context: Context) -> str:
    forecast, words = context.forecast, context.words
    era = words.eras[forecast.era.id]
    is_forced = forecast.plan.account.rules is not Rules.AUTO
    return words.forced.format(era=era) if is_forced else era


def _sums(context: Context, blocks: Blocks) -> tuple[tuple[str, str], ...]:
    words = context.words
    of_days = breakdown_sheets.total_row(blocks.days)
    of_markets = breakdown_sheets.total_row(blocks.markets)
    cost = breakdown_sheets.COST_TOTAL
    return (
        (words.of_data, blocks.data.cell(data_sheet.TOTAL_ROW, data_sheet.COST)),
        (words.of_days, blocks.days.cell(of_days, cost)),
        (words.of_markets, blocks.markets.cell(of_markets, cost)),
        (words.of_lines, blocks.lines.cell(blocks.lines.last + 1, line_sheet.COST)),
    )


def _write_checks(
    page: Worksheet, context: Context, row: int, sums: tuple[tuple[str, str], ...]
) -> int:
    """Compare every sum with the forecast as it was made; differences are to the cent."""
    words, styles = context.words, context.styles
    total = units(context.forecast.total.micros)
    decimals = shown_decimals(context.currency)
    write(page, row, 0, words.checks, styles.section)
    heads = (words.name, words.sum_of, words.difference, words.result)
    looks = (styles.header, styles.header_right, styles.header_right, styles.header_right)
    for place, (title, look) in enumerate(zip(heads, looks, strict=True)):
        write(page, row + 1, place, title, look)
    first = row + 2
    write(page, first, 0, words.forecast, styles.text)
    write(page, first, 1, total, styles.money)
    made = xl_rowcol_to_cell(first, 1, row_abs=True, col_abs=True)
    for at, (label, cell) in enumerate(sums, first + 1):
        own, gap = xl_rowcol_to_cell(at, 1), xl_rowcol_to_cell(at, 2)
        verdict = f'=IF({gap}=0,"{words.is_ok}","{words.is_off}")'
        write(page, at, 0, label, styles.text)
        write(page, at, 1, Formula(f"={cell}", total), styles.money)
        write(page, at, 2, Formula(f"=ROUND({own}-{made},{decimals})", 0), styles.money)
        write(page, at, 3, Formula(verdict, words.is_ok), styles.verdict)
    last = first + len(sums)
    for text, look in ((words.is_ok, styles.good), (words.is_off, styles.bad)):
        page.conditional_format(
            *(first + 1, 3, last, 3),
            {"type": "cell", "criteria": "==", "value": f'"{text}"', "format": look},
        )
    return last + 2


def _write_flow(page: Worksheet, context: Context, row: int) -> int:
    words, flow = context.words, context.forecast.flow
    return _write_pairs(
        page,
        context,
        (row, words.flow),
        (
            (words.attempts, flow.attempts),
            (words.undelivered, flow.undelivered),
            (words.inbound_messages, flow.inbound),
            (words.missed, flow.missed),
            (words.carried_over, flow.carried_over),
        ),
    )


def _write_pairs(
    page: Worksheet,
    context: Context,
    head: tuple[int, str],
    pairs: tuple[tuple[str, Value], ...],
) -> int:
    row, title = head
    styles = context.styles
    write(page, row, 0, title, styles.section)
    for at, (label, value) in enumerate(pairs, row + 1):
        write(page, at, 0, label, styles.text)
        write(page, at, 1, value, styles.count)
    return row + len(pairs) + 2


def _write_notes(page: Worksheet, context: Context, row: int) -> int:
    words, styles = context.words, context.styles
    write(page, row, 0, words.notes, styles.section)
    notes = [str(note) for note in context.forecast.notes] or [words.no_notes]
    for at, note in enumerate(notes, row + 1):
        write(page, at, 0, note, styles.text)
    write(page, row + len(notes) + 2, 0, words.estimate, styles.subtitle)
    return row + len(notes) + 2
