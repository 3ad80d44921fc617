"""Reading an edited budget back: which numbers of its Inputs a person changed."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from tarife.files.reading import is_unwanted
from tarife.files.workbooks import Workbook, open_workbook
from tarife.plan.edits.numbers import BUDGET_KEY
from tarife.plan.model.booked import Booked
from tarife.plan.model.budgets import Approval
from tarife.terms.languages import Language
from tarife.terms.problems import InputError, Problem
from tarife.terms.sentences import say
from tarife.workbook import texts
from tarife.workbook.booked import BookedReader
from tarife.workbook.exported import Exported, exported_in
from tarife.workbook.inputs import FREE_CONVERSATIONS
from tarife.workbook.sheets.inputs import KEY_TITLE
from tarife.workbook.tables import FoundTable, decimal_of, no_number, same, tables_in
from tarife.workbook.texts import Voice

_META_S_RATES: Final = say(
    "rates are Meta's and stay; import a rate card, or give a mark-up under extra costs"
)


@dataclass(frozen=True, slots=True)
class EditedNumber:
    """A number that differs from the one that was exported.

    Attributes:
        name: Its line and what it is called, in the language of the workbook.
        cell: Its cell, such as ``Inputs!D12``.
    """

    key: str
    name: str
    exported: Decimal | None
    value: Decimal | None
    cell: str


@dataclass(frozen=True, slots=True)
class EditedBudget:
    """What a budget holds that came back; texts are empty where it does not say.

    Attributes:
        month: The month of its plan, written ``2026-11``, or its first and last one, written
            ``2026-11 to 2027-01``.
        numbers: Those that were edited.
        not_taken: What was edited and no plan takes: rates, rows without their key.
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


def read_budget(path: Path, should_stop: Callable[[], bool] = is_unwanted) -> EditedBudget:
    """Read the numbers of a budget that Tarife wrote, whatever its language.

    Of several sheets with such numbers the one with the name that it was given counts, and the
    others are told; sheets that were renamed are found by the titles of their tables.

    Raises:
        InputError: If it is no such workbook, is damaged, or holds what is no number.
        OutsideError: If the file cannot be read.
        Stopped: If ``should_stop``, which is asked now and then, said so.
    """
    book = open_workbook(path, should_stop)
    book.check()
    for voice in map(Voice, Language):
        own = (texts.VALUE, texts.EXPORTED, texts.NUMBER, texts.LINE)
        titles = {KEY_TITLE, *map(voice.tell, own), voice.say("Part")}
        if found := list(tables_in(book, titles)):
            break
    else:
        message = say("this is no budget that Tarife wrote")
        remedy = say("choose the Excel workbook that was exported from this plan")
        raise InputError([Problem("not-a-budget", path.name, message, remedy)])
    found.sort(key=lambda table: table.sheet != voice.tell(texts.INPUTS_SHEET))
    return _Reader(book, voice, found[0]).budget([table.sheet for table in found[1:]])


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads a budget whose numbers stand in a table."""

    book: Workbook
    voice: Voice
    table: FoundTable

    def budget(self, copies: Sequence[str]) -> EditedBudget:
        """Read it; copies of its numbers, and rates, are told where they were edited."""
        tell, finance = self.voice.tell, BookedReader(self.book, self.voice)
        booked, approval = finance.booked(), finance.approval()
        numbers, told = self._numbers()
        if finance.taker.problems:
            raise InputError(finance.taker.problems)
        sheet = self.table.sheet
        said = say(
            "this sheet holds the numbers of a plan too, and “{sheet}” counts", sheet=sheet
        )
        remedy = say("delete the one that is not meant, and import again")
        copied = (Problem("sheet-twice", name, said, remedy) for name in copies)
        month, name, plan_id, revision = (
            next(self._said(tell(title)), "")
            for title in (texts.MONTH, texts.NAME, texts.PLAN_ID, texts.REVISION)
        )
        return EditedBudget(
            month,
            frozenset(numbers),
            tuple(one for one in numbers.values() if one is not None),
            (*told, *copied, *self._rates()),
            "" if name == tell(texts.UNTITLED) else name,
            *(plan_id, revision, booked, approval, self._exported()),
        )

    def _numbers(self) -> tuple[dict[str, EditedNumber | None], list[Problem]]:
        """Give each number by its key if it was edited, else nothing, and what is not taken."""
        tell, problems, told = self.voice.tell, list[Problem](), list[Problem]()
        numbers: dict[str, EditedNumber | None] = {}
        places: dict[str, str] = {}
        wanted = (texts.VALUE, texts.EXPORTED, texts.LINE, texts.NUMBER)
        for named, now_in, then_in, *parts in self.table.lines(KEY_TITLE, *map(tell, wanted)):
            key, value, where = named.value, now_in.value, now_in.where
            now, exported = decimal_of(value), decimal_of(then_in.value)
            name = ", ".join(str(part.value) for part in parts if part.value)
            if not isinstance(key, str) or "/" not in key:
                if exported is not None and not same(exported, now):
                    told.append(_keyless(where, name, tell(FREE_CONVERSATIONS)))
                continue
            if now is None and not (value in (None, "") and key == BUDGET_KEY):
                problems.append(no_number(now_in._replace(title=name)))
            elif not same(exported, now):
                if key in numbers:
                    said = say(
                        "{name} stands twice, and {cell} counts", name=name, cell=places[key]
                    )
                    told.append(Problem("key-twice", where, said, say("type the number there")))
                else:
                    numbers[key] = EditedNumber(key, name, exported, now, where)
            numbers.setdefault(key, None)
            places.setdefault(key, where)
        if problems:
            raise InputError(problems)
        return numbers, told

    def _said(self, title: str) -> Iterator[str]:
        """Find what the plan in words, below the numbers, says under a title."""
        tell = self.voice.tell
        columns = self.voice.say("Part"), tell(texts.LINE), tell(texts.NUMBER)
        for part, line, text in self.table.lines(*columns):
            if (part.value, line.value) == (tell(texts.PARTS["plan"]), title):
                yield "" if text.value is None else str(text.value)

    def _exported(self) -> Exported | None:
        title = self.voice.tell(texts.TYPED_AS_EXPORTED)
        try:
            return exported_in(list(self._said(title)), self.voice)
        except ValueError as error:
            said = say("“{title}” was edited and cannot be read", title=title)
            remedy = say("export the budget again and type what changed into the new one")
            raise InputError(
                [Problem("export-edited", self.table.sheet, said, remedy)]
            ) from error

    def _rates(self) -> Iterator[Problem]:
        """Say which rates and volume bands differ from the exported ones, and in which cell."""
        tell, labels = self.voice.tell, (self.voice.say("Market"), self.voice.say("Category"))
        pairs = (texts.RATE, texts.RATE_EXPORTED), (texts.ABOVE, texts.ABOVE_EXPORTED)
        titles = [tell(title) for pair in pairs for title in pair]
        table = next(tables_in(self.book, {*labels, *titles}), None)
        if table is None:
            said = say("the table of rates was not found, so edits of it cannot be told")
            stay = say("rates are Meta's and stay")
            yield Problem("no-rates", tell(texts.RATES), said, stay)
            return
        for market, category, *cells in table.lines(*labels, *titles):
            for cell, exported in zip(cells[::2], cells[1::2], strict=True):
                now, before = map(_rate, (cell.value, exported.value))
                if isinstance(before, Decimal) and now != before:
                    name = ", ".join(map(str, (market.value, category.value, cell.title)))
                    said = say(
                        "{name} was {before} and is {now}", name=name, before=before, now=now
                    )
                    yield Problem("rate-not-taken", cell.where, said, _META_S_RATES)


def _rate(cell: Any) -> Decimal | str:
    """Give the number of a cell without binary noise, or what else stands in it."""
    return Decimal(f"{cell:.12g}") if isinstance(cell, int | float) else str(cell or "")


def _keyless(cell: str, name: str, of_meta: str) -> Problem:
    """Say what becomes of an edited number without a key: of one that Meta sets, or a plan."""
    if of_meta in name:
        message = say("{name} was edited, but is set by Meta's rules", name=name)
        return Problem("number-of-rules", cell, message, say("it stays as the rules have it"))
    message = say("{name} was edited, but its row has lost its key", name=name)
    return Problem("no-key", cell, message, say("change it in the plan, or export again"))
