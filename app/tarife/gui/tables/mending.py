"""What becomes of the rows and columns that a paste has kept: mended, placed or added."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QLocale

from tarife.gui.tables.kept_rows import (
    KeptColumn,
    KeptRow,
    Source,
    read_any,
    replies_each,
    shared_out,
    spread,
)
from tarife.gui.tables.line_table import TableRows
from tarife.gui.tables.pasting import (
    Edits,
    keep,
    outside,
    take,
    take_named,
    tell_sources,
)
from tarife.gui.text.estimates import AMOUNT, PERCENT, Estimate, estimate_text
from tarife.gui.text.headings import PER_DAY, Span
from tarife.gui.text.languages import tr
from tarife.gui.text.names import filled, quoted
from tarife.gui.text.numbers import ParseError, amount_text, count_text
from tarife.gui.widgets.columns import Column
from tarife.plan.edits.edit import Edit


def mended(sheet: TableRows[Any], row: KeptRow, country: str) -> Edits:
    """Say what taking a row that was kept would change, now that its country is told.

    What is typed or chosen there is a country or none, whatever headings and sums are called.
    """
    found, newcomers = Edits(), sheet.table.newcomers
    if newcomers is None:
        return found
    key = newcomers.find(country)
    if key:
        cells = {at: row.texts[at] for at in row.columns if at}
        take_named(sheet, found, (row.line, key, row.after), cells, newcomers)
    else:
        texts, meant = (country, *row.texts[1:]), newcomers.meant(country)
        why = newcomers.refusal(country, meant)
        keep(sheet, found, replace(row, texts=texts, sentence=why, suggestion=meant))
    tell_sources(found, row.sources)
    return found


def placed(
    sheet: TableRows[Any],
    column: KeptColumn,
    name: str,
    kept: tuple[KeptRow, ...],
    span: Span = Span.DAY,
) -> tuple[Edits, tuple[KeptRow, ...]]:
    """Say what taking a column that was kept would change, now that it is told which it is.

    Its texts for rows that are kept go into those. Numbers of a longer time than a day are
    shared out over its days.
    """
    found, rest = Edits(), dict(column.texts)
    at = [one.id for one in sheet.columns].index(name)
    if name in PER_DAY:
        rest = {key: (line, spread(text, span)) for key, (line, text) in rest.items()}
    for key, (line, text) in tuple(rest.items()):
        index = sheet.index_of(key)
        if index >= 0 and not isinstance(sheet.rows[index], KeptRow):
            take(sheet, found, (line, index, sheet.rows[index]), {at: text})
            del rest[key]
    sources = {name: Source(column.at, span)}
    rows = tuple(
        row.with_text(at, rest.pop(row.key)[1], sources) if row.key in rest else row
        for row in kept
    )
    tell_sources(found, sources)
    if span is Span.REPLIES:
        found.remarks.append(replies_told(column))
        found.replies = column
        found.asks_replies = bool(without_replies(sheet, column))
    elif span is not Span.DAY:
        found.remarks.append(shared_out(column.heading))
    if rest:  # of lines that are folded, or rows that went since
        found.columns.append(replace(column, texts={key: column.texts[key] for key in rest}))
    return found, rows


def replies_told(column: KeptColumn) -> str:
    """Say how many people the replies of a column go to."""
    template = tr("%1: %2 replies go to %3 people who write, about %4 each")
    each = replies_each()
    counts = (count_text(round(n), QLocale()) for n in (column.amount, column.amount / each))
    shown = amount_text(round(each, 1), QLocale())
    return filled(template, quoted(column.heading), *counts, shown)


def without_replies(sheet: TableRows[Any], column: KeptColumn) -> tuple[Edit, ...]:
    """Let nobody answer marketing in the countries of a text that counts those replies."""
    at = [one.id for one in sheet.columns].index("reply_ratio")
    found = Edits()
    for key in sorted(column.rows):
        index = sheet.index_of(key)
        line, ratio = sheet.cell(index, at) if index >= 0 else (None, None)
        own = sheet.estimate(line, ratio) if ratio is not None and ratio.is_editable else None
        if own is not None and own.likely > 0:
            take(sheet, found, (0, index, sheet.rows[index]), {at: "0"})
    return tuple(found.changes)


def added(
    sheet: TableRows[Any], row: KeptRow, columns: Iterable[KeptColumn] = ()
) -> tuple[Edits, list[KeptColumn]] | ParseError:
    """Say what adding a row that was kept to the one of its country would change.

    It is added as a whole, with its cells of columns that were kept, or not at all.
    """
    found, index = Edits(cells=1), sheet.index_of(row.same)
    for at in row.columns:
        text = row.texts[at]
        if not at or not text:
            continue
        if at >= len(sheet.columns):
            return ParseError(text, outside(row.line, text).sentence)
        line, column = sheet.cell(index, at)
        both = _sum_text(sheet.estimate(line, column), column, text)
        edit = (
            both
            if isinstance(both, ParseError)
            else sheet.parse_edit(index, line, column, both)
        )
        if isinstance(edit, ParseError):
            return edit
        found.changes.append(edit)
        found.cells += 1
    together = [_together(column, row) for column in columns]
    refused = next((one for one in together if isinstance(one, ParseError)), None)
    return refused or (found, [one for one in together if not isinstance(one, ParseError)])


def _sum_text(own: Estimate | None, column: Column[Any], text: str) -> str | ParseError:
    """Write what a cell holds and a text come to together."""
    if own is None or column.number is None or not column.is_editable:
        return ParseError(text, column.fixed or tr("the table has no such column"))
    more = column.number.read(text)
    if isinstance(more, ParseError):
        return more
    if column.number.unit is PERCENT:
        sentence = tr("shares of two rows cannot be added; write one into the table")
        is_same = column.number.edit_text(more) == column.number.edit_text(own)
        return column.number.edit_text(own) if is_same else ParseError(text, sentence)
    return column.number.edit_text(_sum(own, more))


def _sum(one: Estimate, other: Estimate) -> Estimate:
    return Estimate(one.likely + other.likely, one.low + other.low, one.high + other.high)


def _together(column: KeptColumn, row: KeptRow) -> KeptColumn | ParseError:
    """Put the text that a column has for a row to that for the row of the same country."""
    if row.key not in column.texts or row.same not in column.texts:
        return column.renamed({row.key: row.same})
    (number, first), (_, second) = column.texts[row.same], column.texts[row.key]
    values = [read_any(text) for text in (first, second)]
    numbers = [one for one in values if not isinstance(one, ParseError)]
    if len(numbers) < len(values):
        return next(one for one in values if isinstance(one, ParseError))
    both = estimate_text(_sum(*numbers), AMOUNT, QLocale())
    rest = column.renamed({row.key: ""})
    return replace(rest, texts={**rest.texts, row.same: (number, both)})
