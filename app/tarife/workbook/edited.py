"""Reading an edited budget back: which numbers of its Inputs a person changed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any, Final

from xlsxwriter.utility import xl_col_to_name

from tarife.files.workbooks import Workbook, open_workbook
from tarife.plan.edits.numbers import BUDGET
from tarife.plan.model.booked import Booked
from tarife.plan.model.budgets import Approval
from tarife.terms.languages import Language
from tarife.terms.problems import InputError, Problem, TarifeError
from tarife.terms.sentences import say
from tarife.workbook import texts
from tarife.workbook.booked import BookedReader
from tarife.workbook.exported import Exported, exported_in
from tarife.workbook.inputs import FREE_CONVERSATIONS
from tarife.workbook.sheets.inputs import KEY_TITLE
from tarife.workbook.tables import (
    FIRST_ROWS,
    cell_of,
    decimal_of,
    header_of,
    no_number,
    same,
)
from tarife.workbook.texts import Voice

_META_S_RATES: Final = say(
    "rates are Meta's and stay; import a rate card, or give a mark-up under extra costs"
)


def edited_rates(sheet: str, rows: Sequence[Sequence[Any]], voice: Voice) -> Iterator[Problem]:
    """Say which rates and volume bands differ from the exported ones, and in which cell.

    Args:
        sheet: What the sheet of rates is called.
        rows: Its cells.
        voice: In the language of the workbook.
    """
    found = header_of(rows, _rate_titles(voice))
    if found is None:
        return
    at, columns = found
    for below, cells in enumerate(rows[at + 1 :], at + 2):
        line = (
            cell_of(cells, columns[voice.say("Market")]),
            cell_of(cells, columns[voice.say("Category")]),
        )
        for title, exported in _rate_pairs(voice):
            now, before = (_value(cell_of(cells, columns[one])) for one in (title, exported))
            if isinstance(before, Decimal) and now != before:
                cell = f"{sheet}!{xl_col_to_name(columns[title])}{below}"
                name = ", ".join(map(str, (*line, title)))
                said = say(
                    "{name} was {before} and is {now}", name=name, before=before, now=now
                )
                yield Problem("rate-not-taken", cell, said, _META_S_RATES)


def _rate_pairs(voice: Voice) -> tuple[tuple[str, str], ...]:
    """Give the titles of what may be edited, each with that of what was exported."""
    return (
        (voice.tell(texts.RATE), voice.tell(texts.RATE_EXPORTED)),
        (voice.tell(texts.ABOVE), voice.tell(texts.ABOVE_EXPORTED)),
    )


def _rate_titles(voice: Voice) -> set[str]:
    own = (title for pair in _rate_pairs(voice) for title in pair)
    return {voice.say("Market"), voice.say("Category"), *own}


def _value(cell: Any) -> Decimal | str:
    """Give the number of a cell without binary noise, or what else stands in it."""
    return Decimal(f"{cell:.12g}") if isinstance(cell, int | float) else str(cell or "")


@dataclass(frozen=True, slots=True)
class EditedNumber:
    """A number that differs from the one that was exported.

    Attributes:
        name: Its line and what it is called, in the language of the workbook.
        exported: What it was; nothing where it was not set.
        value: What it is now.
        cell: Its cell, such as ``Inputs!D12``.
    """

    key: str
    name: str
    exported: Decimal | None
    value: Decimal | None
    cell: str


@dataclass(frozen=True, slots=True)
class EditedBudget:
    """What a budget holds that came back.

    Attributes:
        month: The month of its plan, written ``2026-11``, or its first and last one, written
            ``2026-11 to 2027-01``; empty where it does not say.
        keys: Every number it has.
        numbers: Those that were edited.
        not_taken: What was edited and no plan takes: rates, rows without their key.
        name: The name its plan had then; empty where it had none.
        plan_id: The id of its plan; empty where it does not say.
        revision: What `revision_of` its plan was; empty where it does not say.
        booked: What finance typed; nothing in a budget that has no sheets for it.
        approval: Under what it books the plan, likewise.
        exported: What finance had typed when it was exported; nothing where it does not say.
    """

    month: str
    keys: frozenset[str]
    numbers: tuple[EditedNumber, ...]
    not_taken: tuple[Problem, ...] = ()
    name: str = ""
    plan_id: str = ""
    revision: str = ""
    booked: Booked | None = None
    approval: Approval | None = None
    exported: Exported | None = None


def is_budget(path: Path) -> bool:
    """Tell whether a file is a workbook that Tarife wrote, by the names of its sheets."""
    try:
        return has_budget_sheets(open_workbook(path).names)
    except TarifeError:
        return False


def has_budget_sheets(names: Sequence[str]) -> bool:
    """Tell whether sheets are called as those of a budget, in any language."""
    known = map(Voice, Language)
    return any(
        {voice.tell(texts.INPUTS_SHEET), voice.tell(texts.RATES), voice.tell(texts.CHECKS)}
        <= set(names)
        for voice in known
    )


def read_budget(path: Path) -> EditedBudget:
    """Read the numbers of a budget that Tarife wrote, whatever its language.

    Of several sheets with such numbers the one with the name that it was given counts, and the
    others are told; sheets that were renamed are found by the titles of their tables.

    Raises:
        InputError: If it is no such workbook, is damaged, or holds what is no number.
        OutsideError: If the file cannot be read.
    """
    book = open_workbook(path)
    book.check()
    found: list[tuple[str, list[Sequence[Any]], _Table]] = []
    for sheet in book.names:
        below = book.rows(sheet)
        rows: list[Sequence[Any]] = list(islice(below, FIRST_ROWS))
        table = _table(rows)
        if table is not None:
            found.append((sheet, [*rows, *below], table))
    if not found:
        message = say("this is no budget that Tarife wrote")
        remedy = say("choose the Excel workbook that was exported from this plan")
        raise InputError([Problem("not-a-budget", path.name, message, remedy)])
    found.sort(key=lambda one: one[0] != one[2].voice.tell(texts.INPUTS_SHEET))
    (sheet, rows, table), *copies = found
    reader = BookedReader(book, table.voice)
    booked, approval = reader.read(), reader.approval()
    budget = _budget(sheet, rows, table)
    if reader.problems:
        raise InputError(reader.problems)
    said = say("this sheet holds the numbers of a plan too, and “{sheet}” counts", sheet=sheet)
    remedy = say("delete the one that is not meant, and import again")
    copied = (Problem("sheet-twice", name, said, remedy) for name, _, _ in copies)
    not_taken = (*budget.not_taken, *copied, *_rates(book, table.voice))
    return replace(budget, not_taken=not_taken, booked=booked, approval=approval)


@dataclass(frozen=True, slots=True)
class _Table:
    """Where the table of numbers stands: its header's row and its columns."""

    voice: Voice
    header: int
    columns: Mapping[str, int]


def _table(rows: Sequence[Sequence[Any]]) -> _Table | None:
    for language in Language:
        voice = Voice(language)
        titles = {
            KEY_TITLE,
            voice.tell(texts.VALUE),
            voice.tell(texts.EXPORTED),
            voice.tell(texts.NUMBER),
            voice.tell(texts.LINE),
            voice.say("Part"),
        }
        found = header_of(rows, titles)
        if found is not None:
            return _Table(voice, *found)
    return None


def _budget(sheet: str, rows: Sequence[Sequence[Any]], table: _Table) -> EditedBudget:
    voice, columns = table.voice, table.columns
    problems: list[Problem] = []
    told: list[Problem] = []
    numbers: dict[str, EditedNumber | None] = {}
    cells: dict[str, str] = {}
    for at, row in enumerate(rows[table.header + 1 :], table.header + 2):
        key = cell_of(row, columns[KEY_TITLE])
        cell = f"{sheet}!{xl_col_to_name(columns[voice.tell(texts.VALUE)])}{at}"
        value = cell_of(row, columns[voice.tell(texts.VALUE)])
        exported = decimal_of(cell_of(row, columns[voice.tell(texts.EXPORTED)]))
        parts = (
            cell_of(row, columns[title])
            for title in (voice.tell(texts.LINE), voice.tell(texts.NUMBER))
        )
        name = ", ".join(str(part) for part in parts if part)
        if not isinstance(key, str) or "/" not in key:
            if exported is not None and not same(exported, decimal_of(value)):
                told.append(
                    _keyless(cell, name, of_meta=voice.tell(FREE_CONVERSATIONS) in name)
                )
            continue
        now, is_doubled = decimal_of(value), key in numbers
        numbers.setdefault(key, None)
        if now is None and not (value in (None, "") and key == BUDGET):
            problems.append(no_number(cell, name, value))
        elif not same(exported, now):
            if is_doubled:
                said = say("{name} stands twice, and {cell} counts", name=name, cell=cells[key])
                told.append(Problem("key-twice", cell, said, say("type the number there")))
            else:
                numbers[key] = EditedNumber(key, name, exported, now, cell)
        cells.setdefault(key, cell)
    if problems:
        raise InputError(problems)
    name = _said(rows, table, voice.tell(texts.NAME))
    return EditedBudget(
        month=_said(rows, table, voice.tell(texts.MONTH)),
        keys=frozenset(numbers),
        numbers=tuple(one for one in numbers.values() if one is not None),
        not_taken=tuple(told),
        name="" if name == voice.tell(texts.UNTITLED) else name,
        plan_id=_said(rows, table, voice.tell(texts.PLAN_ID)),
        revision=_said(rows, table, voice.tell(texts.REVISION)),
        exported=_exported(sheet, rows, table),
    )


def _rates(book: Workbook, voice: Voice) -> tuple[Problem, ...]:
    for sheet in book.names:
        rows = list(book.rows(sheet))
        if header_of(rows, _rate_titles(voice)) is not None:
            return tuple(edited_rates(sheet, rows, voice))
    said = say("the table of rates was not found, so edits of it cannot be told")
    stay = say("rates are Meta's and stay")
    return (Problem("no-rates", voice.tell(texts.RATES), said, stay),)


def _exported(sheet: str, rows: Sequence[Sequence[Any]], table: _Table) -> Exported | None:
    title = table.voice.tell(texts.TYPED_AS_EXPORTED)
    try:
        return exported_in(list(_told(rows, table, title)))
    except ValueError as error:
        said = say("“{title}” was edited and cannot be read", title=title)
        remedy = say("export the budget again and type what changed into the new one")
        raise InputError([Problem("export-edited", sheet, said, remedy)]) from error


def _said(rows: Sequence[Sequence[Any]], table: _Table, title: str) -> str:
    """Find what the plan in words says under a title that it has once."""
    return next(_told(rows, table, title), "")


def _told(rows: Sequence[Sequence[Any]], table: _Table, title: str) -> Iterator[str]:
    """Find what the plan in words, below the numbers, says under a title."""
    voice, columns = table.voice, table.columns
    part, line, text = (
        columns[one]
        for one in (voice.say("Part"), voice.tell(texts.LINE), voice.tell(texts.NUMBER))
    )
    mark = (voice.tell(texts.PARTS["plan"]), title)
    for row in rows:
        if (cell_of(row, part), cell_of(row, line)) == mark:
            value = cell_of(row, text)
            yield "" if value is None else str(value)


def _keyless(cell: str, name: str, *, of_meta: bool) -> Problem:
    if of_meta:
        message = say("{name} was edited, but is set by Meta's rules", name=name)
        return Problem("number-of-rules", cell, message, say("it stays as the rules have it"))
    message = say("{name} was edited, but its row has lost its key", name=name)
    return Problem("no-key", cell, message, say("change it in the plan, or export again"))
