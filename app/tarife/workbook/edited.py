"""Reading an edited budget back: which numbers of its Inputs a person changed."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any, Final

from xlsxwriter.utility import xl_col_to_name

from tarife.files.workbooks import Workbook, open_workbook
from tarife.plan.checks.plan import check_plan
from tarife.plan.edits.edit import Edit
from tarife.plan.edits.numbers import BUDGET, keyed_numbers, set_typed_numbers
from tarife.plan.identity import revision_of
from tarife.plan.model.plan import Plan
from tarife.plan.names import is_called
from tarife.terms.languages import Language
from tarife.terms.problems import InputError, Problem, TarifeError
from tarife.terms.sentences import say
from tarife.workbook import texts
from tarife.workbook.sheets.inputs import KEY_TITLE
from tarife.workbook.texts import Voice

FIRST_ROWS: Final = 30
"""Among these a sheet has the header of its table."""


def edited_rates(sheet: str, rows: Sequence[Sequence[Any]], voice: Voice) -> Iterator[Problem]:
    """Say which rates and volume bands differ from the exported ones, and in which cell.

    Args:
        sheet: What the sheet of rates is called.
        rows: Its cells.
        voice: In the language of the workbook.
    """
    pairs = (
        (voice.tell(texts.RATE), voice.tell(texts.RATE_EXPORTED)),
        (voice.tell(texts.ABOVE), voice.tell(texts.ABOVE_EXPORTED)),
    )
    titles = {
        voice.say("Market"),
        voice.say("Category"),
        *(title for pair in pairs for title in pair),
    }
    found = header_of(rows, titles)
    if found is None:
        return
    at, columns = found
    for below, cells in enumerate(rows[at + 1 :], at + 2):
        line = (
            cell_of(cells, columns[voice.say("Market")]),
            cell_of(cells, columns[voice.say("Category")]),
        )
        for title, exported in pairs:
            now, before = (_value(cell_of(cells, columns[one])) for one in (title, exported))
            if isinstance(before, Decimal) and now != before:
                cell = f"{sheet}!{xl_col_to_name(columns[title])}{below}"
                yield _not_taken(cell, ", ".join(map(str, (*line, title))), (before, now))


def header_of(
    rows: Sequence[Sequence[Any]], titles: AbstractSet[str]
) -> tuple[int, Mapping[str, int]] | None:
    """Find the row that holds all titles of a table, and where each of its titles stands."""
    for at, row in enumerate(rows[:FIRST_ROWS]):
        columns = {title: index for index, title in enumerate(row) if isinstance(title, str)}
        if titles <= set(columns):
            return at, columns
    return None


def cell_of(row: Sequence[Any], column: int) -> Any:
    """Give the value in a column, counted from 0; nothing beyond the row's end."""
    return row[column] if column < len(row) else None


def _value(cell: Any) -> Decimal | str:
    """Give the number of a cell without binary noise, or what else stands in it."""
    return Decimal(f"{cell:.12g}") if isinstance(cell, int | float) else str(cell or "")


def _not_taken(cell: str, name: str, values: tuple[object, object]) -> Problem:
    before, now = values
    return Problem(
        "rate-not-taken",
        cell,
        say("{name} was {before} and is {now}", name=name, before=before, now=now),
        say(
            "rates are Meta's and stay; import a rate card, or give a mark-up under extra costs"
        ),
    )


_DIGITS: Final = 15


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
        not_taken: Rates that were edited, which no plan has.
        name: The name its plan had then; empty where it had none.
        plan_id: The id of its plan; empty where it does not say.
        revision: What `revision_of` its plan was; empty where it does not say.
    """

    month: str
    keys: frozenset[str]
    numbers: tuple[EditedNumber, ...]
    not_taken: tuple[Problem, ...] = ()
    name: str = ""
    plan_id: str = ""
    revision: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """What an edited number would change in a plan."""

    name: str
    now: Decimal | None
    value: Decimal | None


@dataclass(frozen=True, slots=True)
class Import:
    """What comes of a budget for a plan.

    Attributes:
        differences: What would change.
        change: All of it as one edit.
        not_taken: What was edited and changes nothing: rates, and numbers that the plan does
            not have any more.
        warning: That it may be of another plan, where it does not say of which it is.
        note: That the plan is not as it was exported, where it is not.
    """

    differences: tuple[Difference, ...]
    change: Edit
    not_taken: tuple[Problem, ...]
    warning: str = ""
    note: str = ""


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

    Raises:
        InputError: If it is no such workbook, is damaged, or holds what is no number.
        OutsideError: If the file cannot be read.
    """
    book = open_workbook(path)
    book.check()
    for sheet in book.names:
        below = book.rows(sheet)
        rows = list(islice(below, FIRST_ROWS))
        found = _table(rows)
        if found is not None:
            budget = _budget(sheet, [*rows, *below], found)
            return replace(budget, not_taken=_rates(book, found.voice))
    raise InputError([_foreign(path)])


def import_into(plan: Plan, budget: EditedBudget) -> Import:
    """Compare an edited budget with a plan.

    Raises:
        InputError: If the budget is one of another plan, or its numbers cannot be taken.
    """
    known = keyed_numbers(plan)
    is_known = bool(plan.id and budget.plan_id)
    if is_known and budget.plan_id != plan.id:
        raise InputError([_other_plan(plan, budget)])
    if budget.month and budget.month != str(plan.period):
        raise InputError([_other_month(plan, budget)])
    if not budget.keys & set(known):
        raise InputError([_nothing_in_common()])
    wanted = [entry for entry in budget.numbers if entry.key in known]
    differing = [entry for entry in wanted if not _same(known[entry.key], entry.value)]
    change = set_typed_numbers(tuple((entry.key, entry.value) for entry in differing))
    before = set(check_plan(plan))
    problems = [one for one in check_plan(change.apply(plan)) if one not in before]
    if problems:
        raise InputError(problems)
    return Import(
        tuple(Difference(entry.name, known[entry.key], entry.value) for entry in differing),
        change,
        (*budget.not_taken, *(_gone(one) for one in budget.numbers if one.key not in known)),
        "" if is_known else _of_unknown_origin(),
        _changed(plan, budget) if budget.revision not in ("", revision_of(plan)) else "",
    )


def no_plan() -> Problem:
    """Say that a budget comes back, but there is no plan to compare it with."""
    return Problem(
        "no-plan",
        "",
        say("no plan is open that the budget could be compared with"),
        say("open the plan it was exported from first"),
    )


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
        }
        found = header_of(rows, titles)
        if found is not None:
            return _Table(voice, *found)
    return None


def _budget(sheet: str, rows: Sequence[Sequence[Any]], table: _Table) -> EditedBudget:
    voice, columns = table.voice, table.columns
    problems: list[Problem] = []
    keys: set[str] = set()
    numbers: list[EditedNumber] = []
    for at, row in enumerate(rows[table.header + 1 :], table.header + 2):
        key = cell_of(row, columns[KEY_TITLE])
        if not isinstance(key, str) or "/" not in key:
            continue
        keys.add(key)
        cell = f"{sheet}!{xl_col_to_name(columns[voice.tell(texts.VALUE)])}{at}"
        value = cell_of(row, columns[voice.tell(texts.VALUE)])
        exported = cell_of(row, columns[voice.tell(texts.EXPORTED)])
        parts = (
            cell_of(row, columns[title])
            for title in (voice.tell(texts.LINE), voice.tell(texts.NUMBER))
        )
        name = ", ".join(str(part) for part in parts if part)
        if not _is_number(value) and not (value in (None, "") and key == BUDGET):
            problems.append(_no_number(cell, name, value))
        elif not _same(_decimal(exported), _decimal(value)):
            numbers.append(EditedNumber(key, name, _decimal(exported), _decimal(value), cell))
    if problems:
        raise InputError(problems)
    name = _said(rows, voice, voice.tell(texts.NAME))
    return EditedBudget(
        month=_said(rows, voice, voice.tell(texts.MONTH)),
        keys=frozenset(keys),
        numbers=tuple(numbers),
        name="" if name == voice.tell(texts.UNTITLED) else name,
        plan_id=_said(rows, voice, voice.tell(texts.PLAN_ID)),
        revision=_said(rows, voice, voice.tell(texts.REVISION)),
    )


def _rates(book: Workbook, voice: Voice) -> tuple[Problem, ...]:
    if voice.tell(texts.RATES) not in book.names:
        return ()
    rows = list(book.rows(voice.tell(texts.RATES)))
    return tuple(edited_rates(voice.tell(texts.RATES), rows, voice))


def _said(rows: Sequence[Sequence[Any]], voice: Voice, title: str) -> str:
    """Find what the plan in words says under a title; nothing where it does not."""
    mark = (voice.tell(texts.PARTS["plan"]), title)
    found = (cell_of(row, len(mark)) for row in rows if tuple(row[: len(mark)]) == mark)
    value = next(found, None)
    return "" if value is None else str(value)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _decimal(value: Any) -> Decimal | None:
    """Write the number of a cell as the shortest text that means it, without binary noise."""
    return Decimal(f"{value:.{_DIGITS}g}") if _is_number(value) else None


def _same(one: Decimal | None, other: Decimal | None) -> bool:
    if one is None or other is None:
        return one is other
    return float(one) == float(other) or f"{one:.12g}" == f"{other:.12g}"


def _gone(entry: EditedNumber) -> Problem:
    return Problem(
        "number-gone",
        entry.cell,
        say("{name} was edited, but is not in the plan any more", name=entry.name),
        say("add it to the plan again if it is meant"),
    )


def _foreign(path: Path) -> Problem:
    return Problem(
        "not-a-budget",
        path.name,
        say("this is no budget that Tarife wrote"),
        say("choose the Excel workbook that was exported from this plan"),
    )


def _other_month(plan: Plan, budget: EditedBudget) -> Problem:
    return Problem(
        "other-month",
        "",
        say(
            "the budget is of {month}, the plan of {month_2}",
            month=budget.month,
            month_2=plan.period,
        ),
        say("open the plan it was exported from, or move the plan to that month"),
    )


def _other_plan(plan: Plan, budget: EditedBudget) -> Problem:
    if not budget.name:
        what = say("this budget was made from another plan, one without a name")
    elif is_called(plan.name, budget.name):
        what = say("this budget was made from another plan “{name}”", name=budget.name)
    else:
        what = say("this budget was made from the plan “{name}”", name=budget.name)
    return Problem("other-plan", "", what, say("open that plan and import it there"))


def _of_unknown_origin() -> str:
    return say(
        "the budget does not say of which plan it was made; before you import it, make sure "
        "that it was this one"
    )


def _changed(plan: Plan, budget: EditedBudget) -> str:
    if not budget.name or is_called(plan.name, budget.name):
        return say("the plan has changed since this budget was exported")
    return say(
        "the plan has changed since this budget was exported, when it was called “{name}”",
        name=budget.name,
    )


def _nothing_in_common() -> Problem:
    return Problem(
        "other-plan",
        "",
        say("the budget was exported from another plan: none of its numbers is in this one"),
        say("open the plan it was exported from"),
    )


def _no_number(cell: str, name: str, value: object) -> Problem:
    message = (
        say("{name} is empty", name=name)
        if value in (None, "")
        else say("{name} holds {value!r}, which is no number", name=name, value=value)
    )
    return Problem("not-a-number", cell, message, say("type a number into the cell"))
