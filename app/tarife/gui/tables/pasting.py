"""What a paste would change, cell by cell and row by row, and what of it cannot be taken."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from operator import itemgetter
from typing import Any, Final, TypeAlias

from PySide6.QtCore import QLocale

from tarife.gui.tables.kept_rows import (
    CellAt,
    KeptColumn,
    KeptRow,
    PasteError,
    Source,
    shared_out,
    spread,
)
from tarife.gui.tables.line_table import PastedRows, TableRows
from tarife.gui.tables.sum_rows import PastedSums, is_sum
from tarife.gui.text.estimates import AMOUNT, PERCENT, read_estimate
from tarife.gui.text.headings import PER_DAY, Span, column_named, span_named
from tarife.gui.text.languages import tr
from tarife.gui.text.names import filled, quoted
from tarife.gui.text.numbers import ParseError
from tarife.gui.widgets.clipboard import Block
from tarife.gui.widgets.columns import Column, title_text
from tarife.plan.edits.edit import Edit

Position: TypeAlias = tuple[int, int]
"""Row and column, counted from 0."""

_SMALLEST: Final = 0.01

CellTexts: TypeAlias = dict[int, str]
"""The texts of a pasted line by the column of the table that each is meant for."""


_OF_DAYS: Final = Source(0, Span.DAY)


@dataclass(frozen=True, slots=True)
class Rejection:
    """One cell that was not taken.

    Attributes:
        line: The row of the pasted text, counted from 1 as a spreadsheet counts, its headings
            too; 0 for what was not pasted.
        cell: The line and the column it was meant for.
        text: What was there.
        sentence: Why it cannot stand there.
        at: The cell that it was meant for, where there is one that takes texts.
        is_column: Whether it is a whole column.
        cells: How many cells that hold something are left with it.
        source: Where its column stands in the pasted text.
    """

    line: int
    cell: str
    text: str
    sentence: str
    at: CellAt | None = None
    is_column: bool = False
    cells: int = 1
    source: Source = _OF_DAYS

    @property
    def place(self) -> tuple[int, int]:
        """Its row and column in the pasted text, counted from 1 and from 0."""
        return self.line, self.source.at


MOST_REJECTIONS: Final = 100
"""How many cells that were not taken are told one by one."""


@dataclass(slots=True)
class Edits:
    """What comes of editing several cells at once.

    Attributes:
        changes: One for each cell or line that is taken.
        cells: How many cells are taken.
        rejections: The cells that are not.
        kept: The rows that are not, the first of them.
        columns: The columns of numbers that are not.
        lines: The key of the row that each pasted line is for, by its number.
        remarks: What else to know of what was taken.
        settled: The cells that keep no earlier text any more, taken or not.
        sums: The pasted text with its rows of sums.
        replies: The column that was taken as replies.
        asks_replies: Whether it is not known yet that those to people who answer marketing are
            among them.
        is_step: Whether the plan has changed by them.
        is_closed: Whether a person has read of them.
    """

    changes: list[Edit] = field(default_factory=list)
    cells: int = 0
    rejections: list[Rejection] = field(default_factory=list)
    kept: list[KeptRow] = field(default_factory=list)
    columns: list[KeptColumn] = field(default_factory=list)
    lines: dict[int, str] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)
    settled: set[CellAt] = field(default_factory=set)
    sums: PastedSums | None = None
    replies: KeptColumn | None = None
    asks_replies: bool = False
    is_step: bool = False
    is_closed: bool = False


def paste(sheet: TableRows[Any], block: Block, cells: list[Position]) -> Edits:
    """Say what pasting a block would change.

    Args:
        sheet: The table as it is.
        block: What is pasted.
        cells: The chosen cells. A single text goes into all of them; a larger block has its
            upper left corner in the first.
    """
    if len(block) == 1 and len(block[0]) == 1 and sheet.rows:
        return typed(sheet, [(cell, block[0][0]) for cell in cells], line=1)
    top, left = min(row for row, _ in cells), min(column for _, column in cells)
    found, newcomers = Edits(), sheet.table.newcomers
    lines = [(at, dict(enumerate(texts, start=left))) for at, texts in enumerate(block, 1)]
    if newcomers is None:
        _by_position(sheet, found, lines, top)
        return found
    is_by_key = left == 0 and sheet.is_by_key(top)
    named = _named(sheet, block, newcomers, (top, left))
    spans = {at: _span(sheet, block, at, column) for at, column in named.items()}
    if named:
        lines = [
            (number, {named[at]: text for at, text in _spread(texts, spans)})
            for number, texts in enumerate(block[1:], start=2)
        ]
        of_longer = (at for at, span in spans.items() if span not in (Span.DAY, None))
        found.remarks += (shared_out(block[0][at]) for at in of_longer)
        is_by_key = 0 in named.values()
    is_heading = (
        is_by_key
        and not named
        and not newcomers.find(block[0][0] if block[0] else "")
        and _holds_no_numbers(block[0], sheet)
    )
    if is_by_key:
        rows, sums = _by_key(sheet, found, lines[is_heading:], newcomers)
        found.sums = PastedSums(block, frozenset(rows), sums, _summed(sheet, block, named))
        found.remarks += found.sums.remarks()
    else:
        _by_position(sheet, found, lines, top - bool(named))
    if is_heading:
        template = tr("row 1 (%1) holds no numbers and was left out; columns went by place")
        found.remarks.append(template.replace("%1", quoted(block[0][0])))
    places = named or {column - left: column for column in range(left, len(sheet.columns))}
    tell_sources(
        found,
        {
            sheet.columns[column].id: Source(at, spans.get(at, Span.DAY))
            for at, column in places.items()
            if column < len(sheet.columns)
        },
    )
    if named:
        _keep_unnamed(sheet, found, block, named, spans)
    return found


def tell_sources(found: Edits, sources: Mapping[str, Source]) -> None:
    """Let cells and rows that could not be taken keep where their columns stood.

    What mends them is read as the numbers of those columns are.
    """
    found.kept[:] = [replace(one, sources=sources) for one in found.kept]
    for number, one in enumerate(found.rejections):
        source = sources.get(one.at[1]) if one.at else None
        if source is not None:
            said = PasteError.of(one.text, one.sentence, source.span or Span.DAY).sentence
            found.rejections[number] = replace(one, source=source, sentence=said)


def _span(sheet: TableRows[Any], block: Block, at: int, column: int) -> Span | None:
    """Tell of what time the numbers below a heading are; nothing where that has to be asked."""
    heading, *texts = (row[at] if at < len(row) else "" for row in block)
    is_of_day = column < len(sheet.columns) and sheet.columns[column].id in PER_DAY
    written = set("".join(texts)) - set("0 .,-–")  # noqa: RUF001 - a dash as people type it
    if not (heading and is_of_day and written):
        return Span.DAY
    is_asked = bool(written & set("123456789"))  # texts alone are mended in its unit
    return span_named(heading) or (None if is_asked else Span.DAY)


def _spread(
    texts: tuple[str, ...], spans: Mapping[int, Span | None]
) -> Iterator[tuple[int, str]]:
    """Give the texts of a line whose columns are known, as the plan counts them."""
    for at, span in spans.items():
        if at < len(texts) and span is not None:
            yield at, texts[at] if span is Span.DAY else spread(texts[at], span)


def _summed(sheet: TableRows[Any], block: Block, named: Mapping[int, int]) -> dict[int, str]:
    """Name the columns of a block that can be added up: not the rows' names, nor shares."""
    found = {}
    for at in range(max(map(len, block))):
        number = named.get(at, -1) if named else at
        column = sheet.columns[number] if 0 <= number < len(sheet.columns) else None
        heading = block[0][at] if named and at < len(block[0]) else ""
        title = heading or (title_text(column.heading.title) if column else "")
        is_share = column is not None and column.number and column.number.unit is PERCENT
        if number and title and not is_share:
            found[at] = title
    return found


def typed(sheet: TableRows[Any], texts: Iterable[tuple[Position, str]], line: int = 0) -> Edits:
    """Say what typing a text into each of several cells would change.

    Args:
        sheet: The table as it is.
        texts: The cells, and what is typed into each.
        line: The row of the pasted text that the texts stand in, if they were pasted.
    """
    found = Edits()
    for (row, column), text in texts:
        take(sheet, found, (line, row, sheet.rows[row]), {column: text})
    return found


def cleared(sheet: TableRows[Any], cells: Iterable[Position]) -> Edits:
    """Say what emptying cells would change; cells that need a text keep the plan's."""
    chosen = tuple(cells)
    numbers = ((cell, "") for cell in chosen if sheet.cell(*cell)[1].number is not None)
    found = typed(sheet, numbers)
    found.settled |= {(sheet.keys[row], sheet.columns[at].id) for row, at in chosen}
    return found


def filled_down(sheet: TableRows[Any], cells: Iterable[Position]) -> Edits:
    """Say what copying the first chosen cell of each column into those below would change.

    A single chosen cell takes what stands above it.
    """
    by_column: dict[int, list[int]] = {}
    for row, number in cells:
        by_column.setdefault(number, []).append(row)
    texts: list[tuple[Position, str]] = []
    for number, rows in by_column.items():
        source = min(rows) if len(rows) > 1 else rows[0] - 1
        line, column = sheet.cell(source, number) if source >= 0 else (None, None)
        if column is not None and column.is_editable and column.countries is None:
            text = sheet.edit_text(line, column)
            texts += [((row, number), text) for row in sorted(rows) if row != source]
    return typed(sheet, texts)


def _by_position(
    sheet: TableRows[Any], found: Edits, lines: list[tuple[int, CellTexts]], top: int
) -> None:
    """Take lines one below the other, from a row on."""
    for number, cells in lines:
        line = top + number - 1
        if line < len(sheet.rows):
            found.lines[number] = sheet.keys[line]
            take(sheet, found, (number, line, sheet.rows[line]), cells)
        elif any(cells.values()):
            found.rejections.append(_beyond(number, [*filter(None, cells.values())]))


def _by_key(
    sheet: TableRows[Any],
    found: Edits,
    lines: list[tuple[int, CellTexts]],
    newcomers: PastedRows[Any],
) -> tuple[list[int], dict[int, str]]:
    """Take lines that name themselves in their first cell; unknown ones are added.

    Gives the numbers of those that hold figures, and the names of those that hold their sums.
    """
    rows, sums = list[int](), dict[int, str]()
    seen, last = set[str](), _last_key(sheet)
    for number, cells in lines:
        if not any(cells.values()):
            continue
        name = cells.get(0, "")
        key = newcomers.find(name)
        same = key if key in seen else ""
        if same or not key:
            if is_sum(name):
                sums[number] = name
            elif _column_named(sheet, name) != 0:  # headings may come again further down
                texts = tuple(cells.get(at, "") for at in range(max(cells) + 1))
                is_looked_for = not same and len(found.kept) < MOST_REJECTIONS
                meant = newcomers.meant(name) if is_looked_for else ""
                why = tr("it comes twice; add it to the first one, or remove the row")
                if not same:
                    why = newcomers.refusal(name, meant)
                if not (same or meant):
                    why = tr("%1, or remove the row").replace("%1", why)
                kept = KeptRow(number, texts, why, meant, last, tuple(cells), same, number)
                keep(sheet, found, kept)
                rows.append(number)
            continue
        rows.append(number)
        seen.add(key)
        found.lines[number] = last = key
        rest = {at: cells[at] for at in cells if at}
        take_named(sheet, found, (number, key, None), rest, newcomers)
    return rows, sums


def take_named(
    sheet: TableRows[Any],
    found: Edits,
    at: tuple[int, str, str | None],
    cells: CellTexts,
    newcomers: PastedRows[Any],
) -> None:
    """Put texts into the row with a key; one that there is not yet comes after another."""
    number, key, after = at
    index = sheet.index_of(key)
    row = newcomers.make(key) if index < 0 else sheet.rows[index]
    if index < 0:
        found.changes.append(newcomers.add(row, after))
    found.cells += 1
    take(sheet, found, (number, index, row), cells)


def _last_key(sheet: TableRows[Any]) -> str:
    """Give the key of the last row that a paste may name, or nothing."""
    indexes = range(len(sheet.rows) - 1, -1, -1)
    keys = (sheet.keys[index] for index in indexes if sheet.is_by_key(index))
    return next((key for key in keys if key[:1] != "#"), "")


def keep(sheet: TableRows[Any], found: Edits, row: KeptRow) -> None:
    """Tell that a row was not taken, and keep it unless there are too many."""
    error = ParseError(row.name, row.sentence)
    refused = _refused(row.line, sheet.columns[0], "", error)
    found.rejections.append(replace(refused, cells=row.count))
    if len(found.kept) < MOST_REJECTIONS:
        found.kept.append(row)
        found.lines[row.number] = row.key


def take(
    sheet: TableRows[Any],
    found: Edits,
    at: tuple[int, int, Any],
    cells: CellTexts,
) -> None:
    """Put texts into cells of one row."""
    number, index, row = at
    for position, text in cells.items():
        if position >= len(sheet.columns):
            if text:
                found.rejections.append(outside(number, text))
            continue
        line, column = row, sheet.columns[position]
        if index >= 0:
            line, column = sheet.cell(index, position)
            if not column.is_editable and text in ("", sheet.copied(line, column)):
                continue
        elif not text or not column.is_editable:
            continue  # a new row has what is usual there, or what follows from the others
        key = sheet.keys[index] if index >= 0 else sheet.table.key(row)
        cell = (key, sheet.columns[position].id)
        found.settled.add(cell)
        edit = sheet.parse_edit(index, line, column, text)
        if isinstance(edit, ParseError):
            name = sheet.title(index) if index >= 0 else sheet.columns[0].text(row)
            where = cell if column.is_editable else None
            found.rejections.append(replace(_refused(number, column, name, edit), at=where))
        else:
            found.changes.append(edit)
            found.cells += 1
            _remark(found, column, text)


def _remark(found: Edits, column: Column[Any], text: str) -> None:
    """Say how a share such as 0.08 was taken, which may have meant 8 %."""
    if column.number is None or column.number.unit is not PERCENT or "%" in text:
        return
    estimate = column.number.read(text)
    if not isinstance(estimate, ParseError) and 0 < estimate.likely < _SMALLEST:
        template = tr("%1 was taken as %2; paste 8 or 8 % where 0.08 is meant")
        taken = column.number.edit_text(estimate)
        remark = filled(template, quoted(text), taken)
        if not found.remarks:
            found.remarks.append(remark)


def _column_named(sheet: TableRows[Any], heading: str) -> int | None:
    """Find the column of the table that a heading names."""
    name = column_named(heading)
    return next((at for at, one in enumerate(sheet.columns) if one.id == name), None)


def _named(
    sheet: TableRows[Any], block: Block, newcomers: PastedRows[Any], at: Position
) -> dict[int, int]:
    """Find the columns that the first line of a block names, by their positions in the block.

    Nothing where that line holds no headings.
    """
    found: dict[int, int] = {}
    for position, text in enumerate(block[0]):
        column = _column_named(sheet, text)
        if column is not None and column not in found.values():
            found[position] = column
    if 0 in found.values():
        is_alone = found == {0: 0} and not any(block[0][1:])
        every = {position: position for position in range(max(map(len, block)))}
        return every if is_alone else _in_order(found)
    is_name = at[1] == 0 and not sheet.is_by_key(at[0])  # a line may be called "Marketing"
    if not found or len(block) == 1 or is_name or any(map(_is_number, block[0])):
        return {}
    if 0 not in found:
        if newcomers.find(block[0][0]):
            return {}
        if at[1] == 0 or any(newcomers.find(texts[0]) for texts in block[1:] if texts):
            found[0] = 0  # countries below a heading of another name, or below none
    return _in_order(found)


def _in_order(named: dict[int, int]) -> dict[int, int]:
    """Sort by the columns of the table."""
    return dict(sorted(named.items(), key=itemgetter(1)))


def _is_number(text: str) -> bool:
    return bool(text) and not isinstance(read_estimate(text, AMOUNT, QLocale()), ParseError)


def _keep_unnamed(
    sheet: TableRows[Any],
    found: Edits,
    block: Block,
    named: dict[int, int],
    spans: Mapping[int, Span | None],
) -> None:
    """Keep the columns of numbers of which nothing tells what they are, and tell the others.

    One whose numbers may be of a day or of a month is kept too.
    """
    names = {column_named(block[0][at]) for at in named if at < len(block[0])} - {""}
    ids = [column.id for column in sheet.columns]
    for position in range(max(map(len, block))):
        texts = [texts[position] if position < len(texts) else "" for texts in block]
        if spans.get(position) is not None or not any(texts):
            continue
        heading = texts[0]
        cells = {
            key: (number, texts[number - 1])
            for number, key in found.lines.items()
            if texts[number - 1] or sheet.index_of(key) >= 0  # nothing empties a known row's
        }
        others = {at for place, at in named.items() if place != position}
        if any(_is_number(text.replace("%", "")) for _, text in cells.values()):
            shown = heading or tr("column %1").replace("%1", str(position + 1))
            meant = ids[named[position]] if position in named else ""
            known = frozenset(one for at, one in enumerate(ids) if at in others)
            rows = frozenset(found.lines.values())
            found.columns.append(KeptColumn(shown, cells, known, meant, position, rows))
            continue
        template = tr("the column %1 was not taken; it has no heading")
        if heading:
            template = tr("the column %1 was not taken; the table has none of that name")
        if column_named(heading) in names:
            template = tr("the column %1 was not taken; another one has that name")
        name = quoted(heading) if heading else str(position + 1)
        sentence = template.replace("%1", name)
        found.rejections.append(Rejection(1, "", heading, sentence, is_column=True))


def _holds_no_numbers(texts: tuple[str, ...], sheet: TableRows[Any]) -> bool:
    """Tell whether a first line, whose words name no column, still must be headings."""
    pairs = zip(texts[1:], sheet.columns[1:], strict=False)
    return any(texts[1:]) and all(
        not text
        or (column.number is not None and isinstance(column.number.read(text), ParseError))
        for text, column in pairs
    )


def _refused(number: int, column: Column[Any], name: str, error: ParseError) -> Rejection:
    cell = ", ".join(part for part in (name, title_text(column.heading.title)) if part)
    return Rejection(number, cell, error.text, error.sentence)


def _beyond(number: int, texts: list[str]) -> Rejection:
    sentence = tr("the table has no such line; add lines first")
    return Rejection(number, "", texts[0], sentence, cells=len(texts))


def outside(number: int, text: str) -> Rejection:
    sentence = tr("the table has no such column")
    return Rejection(number, "", text, sentence)
