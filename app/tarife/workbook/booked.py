"""Reading back what finance typed into a budget: invoices, the cut-off, what was charged."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from itertools import islice
from typing import Any, Final

from xlsxwriter.utility import xl_col_to_name

from tarife.files.workbooks import Workbook
from tarife.plan.model.booked import Booked, Invoice, TypedActual
from tarife.plan.model.budgets import NO_APPROVAL, Approval
from tarife.plan.model.texts import MOST_LETTERS
from tarife.terms.calendar import BillingMonth
from tarife.terms.problems import Problem
from tarife.terms.sentences import say
from tarife.workbook import texts
from tarife.workbook.sheets.inputs import KEY_TITLE
from tarife.workbook.sheets.invoices import CUT_OFF_AT, CUT_OFF_DAY, titles_of
from tarife.workbook.sheets.variance import KEY_SIGN
from tarife.workbook.tables import (
    FIRST_ROWS,
    cell_of,
    decimal_of,
    header_of,
    no_number,
    not_whole,
)
from tarife.workbook.texts import Voice

_PARTS: Final = 3
"""How many parts the key of a row of Variance has."""


@dataclass(frozen=True, slots=True)
class _Table:
    """Where a table stands: its sheet, the row of its header, and the columns that are read."""

    sheet: str
    rows: Sequence[Sequence[Any]]
    header: int
    places: tuple[int, ...]


@dataclass(slots=True)
class BookedReader:
    """Reads both sheets of a budget.

    Attributes:
        problems: What cannot be taken, each with its cell.
    """

    book: Workbook
    voice: Voice
    problems: list[Problem] = field(default_factory=list)

    def approval(self) -> Approval | None:
        """Give under what finance books the plan; nothing where the budget does not say."""
        title = self.voice.tell(texts.APPROVAL)
        fields = zip(NO_APPROVAL.named, NO_APPROVAL.__slots__, strict=True)
        for sheet in self.book.names:
            rows = list(islice(self.book.rows(sheet), FIRST_ROWS))
            for at, row in enumerate(rows):
                if title in row:
                    column, found = list(row).index(title), dict[str, Any]()
                    below = {
                        cell_of(one, column): (n, one) for n, one in enumerate(rows[at:], at)
                    }
                    for (label, empty), name in fields:
                        said = self.voice.tell(label)
                        line, own = below.get(said, (at, ()))
                        value = cell_of(own, column + 1)
                        cell = f"{sheet}!{xl_col_to_name(column + 1)}{line + 1}"
                        is_day = empty is None
                        take = self._day if is_day else self._word
                        found[name] = take(value, cell, said)
                    return Approval(**found)
        return None

    def read(self) -> Booked | None:
        """Give what was typed; nothing where the budget is older than its sheets."""
        invoices, actuals = self._table(self._invoice_titles), self._table(self._actual_titles)
        if invoices is None or actuals is None:
            return None
        said = self.voice.tell(CUT_OFF_DAY)
        at = next((at for at, row in enumerate(invoices.rows) if cell_of(row, 0) == said), 0)
        day = cell_of(invoices.rows[at], CUT_OFF_AT)
        cut_off = self._day(day, f"{invoices.sheet}!{xl_col_to_name(CUT_OFF_AT)}{at + 1}", said)
        typed = tuple(self._typed(actuals))
        return Booked(cut_off, tuple(self._invoices(invoices)), typed)

    @property
    def _invoice_titles(self) -> tuple[str, ...]:
        *titles, _, _, _, note = titles_of(self.voice, "")
        return (*titles, note)

    @property
    def _actual_titles(self) -> tuple[str, ...]:
        voice = self.voice
        return (
            *(voice.tell(texts.MONTH), voice.say("Market"), voice.say("Category")),
            *(voice.say("Actual charged messages"), voice.say("Actual cost")),
            *(voice.say("Note"), KEY_TITLE),
        )

    def _table(self, titles: Sequence[str]) -> _Table | None:
        """Find the sheet that holds a table, whatever it is called by now."""
        for sheet in self.book.names:
            rows = list(self.book.rows(sheet))
            found = header_of(rows, set(titles))
            if found is not None:
                header, columns = found
                return _Table(sheet, rows, header, tuple(columns[title] for title in titles))
        return None

    def _below(self, table: _Table) -> Iterator[tuple[list[str], list[Any]]]:
        """Give names and values of the wanted cells of each row, down to the total."""
        total = self.voice.say("Total")
        for at, row in enumerate(table.rows[table.header + 1 :], table.header + 2):
            if cell_of(row, 0) == total:
                return
            names = [f"{table.sheet}!{xl_col_to_name(place)}{at}" for place in table.places]
            yield names, [cell_of(row, place) for place in table.places]

    def _invoices(self, table: _Table) -> Iterator[Invoice]:
        titles = self._invoice_titles
        for names, cells in self._below(table):
            if all(cell in (None, "") for cell in cells):
                continue
            number, day, account, currency, *amounts, note = cells
            given = zip(amounts, names[4:], titles[4:], strict=False)
            rate, net, credits_, tax = (self._amount(*one) for one in given)
            yield Invoice(
                number=self._word(number, names[0], titles[0]),
                day=self._day(day, names[1], titles[1]),
                account=self._word(account, names[2], titles[2]),
                currency=self._word(currency, names[3], titles[3]).upper(),
                rate=rate,
                net=net,
                credits=credits_,
                tax=tax,
                note=self._word(note, names[-1], titles[-1]),
            )

    def _typed(self, table: _Table) -> Iterator[TypedActual]:
        titles, real = self._actual_titles, self.voice.say("from real traffic")
        for names, (month, market, category, messages, cost, note, key) in self._below(table):
            if note == real or (messages in (None, "") and cost in (None, "")):
                continue
            labels = (_month(month), _text(market), _text(category))
            parts = tuple(_text(key).split(KEY_SIGN))
            count = self._amount(messages, names[3], titles[3])
            paid = self._amount(cost, names[4], titles[4])
            whole = None if count is None else int(count)
            if count is not None and whole != count:
                self.problems.append(not_whole(names[3], titles[3], count))
            own = parts if len(parts) == _PARTS else labels
            said = self._word(note, names[5], titles[5])
            yield TypedActual(own[0], own[1], own[2], whole, paid, said)

    def _word(self, value: Any, cell: str, name: str) -> str:
        text = _text(value)
        if len(text) > MOST_LETTERS:
            message = say("{name} has more than {most} letters", name=name, most=MOST_LETTERS)
            problem = Problem("too-long", cell, message, say("shorten it"))
            self.problems.append(problem)
        return text

    def _amount(self, value: Any, cell: str, name: str) -> Decimal | None:
        if value in (None, ""):
            return None
        found = decimal_of(value)
        if found is None or found < 0:
            self.problems.append(no_number(cell, name, value))
            return None
        return found

    def _day(self, value: Any, cell: str, name: str) -> date | None:
        if value in (None, ""):
            return None
        if isinstance(value, datetime):
            return value.date()
        self.problems.append(_no_day(cell, name, value))
        return None


def _text(value: Any) -> str:
    """Write what stands in a cell for texts; a number without an idle decimal."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value).strip()


def _month(value: Any) -> str:
    return str(BillingMonth.of(value.date())) if isinstance(value, datetime) else _text(value)


def _no_day(cell: str, name: str, value: object) -> Problem:
    message = say("{name} holds {value!r}, which is no date", name=name, value=value)
    return Problem("not-a-date", cell, message, say("type a date into the cell"))
