"""Reading back what finance typed into a budget: approval, invoices, cut-off, actuals."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from itertools import islice
from typing import Any, TypeVar

from tarife.files.workbooks import Workbook
from tarife.plan.model.booked import Booked, Invoice, TypedActual
from tarife.plan.model.budgets import Approval
from tarife.terms.calendar import BillingMonth
from tarife.terms.problems import InputError
from tarife.workbook import texts
from tarife.workbook.exported import KEYS, MOST_ROWS, TITLES, too_many
from tarife.workbook.sheets.inputs import KEY_TITLE
from tarife.workbook.sheets.invoices import CUT_OFF_AT
from tarife.workbook.sheets.variance import KEY_SIGN
from tarife.workbook.tables import Cell, FoundTable, Taker, not_whole, tables_in, text_of
from tarife.workbook.texts import Voice

_T = TypeVar("_T")


@dataclass(slots=True)
class BookedReader:
    """Reads what finance types from a budget; what cannot be taken are the taker's problems."""

    book: Workbook
    voice: Voice
    taker: Taker = field(default_factory=Taker)

    def approval(self) -> Approval | None:
        """Give under what finance books the plan; nothing where the budget does not say."""
        title = self.voice.tell(texts.APPROVAL)
        for table in tables_in(self.book, {title}):
            at = table.columns[title]
            beside = FoundTable(table.sheet, table.rows, table.header, {"": at, title: at + 1})
            lines = reversed(list(beside.lines("", title)))  # of equal labels the first counts
            found = {label.value: cell for label, cell in lines}
            empty = Cell(None, table.sheet, title)
            cells = {
                name: found.get(said, empty)._replace(title=said)
                for name, said in self._titles("approval").items()
            }
            return Approval(**self.taker.fields(cells))
        return None

    def booked(self) -> Booked | None:
        """Give what was typed; nothing where the budget is older than its sheets."""
        bills, actuals = self._titles("invoices"), self._titles("typed") | {"key": KEY_TITLE}
        found = [next(tables_in(self.book, one.values()), None) for one in (bills, actuals)]
        invoices, typed = found
        if invoices is None or typed is None:
            return None
        return Booked(
            **self.taker.fields({"cut_off": self._cut_off(invoices)}),
            invoices=_bounded("invoices", self._invoices(self._rows(invoices, bills))),
            typed=_bounded("typed", self._typed(self._rows(typed, actuals))),
        )

    def _titles(self, part: str) -> dict[str, str]:
        return {name: self.voice.tell(title) for name, title in TITLES[part].items()}

    def _cut_off(self, invoices: FoundTable) -> Cell:
        said = self._titles("cut_off")["cut_off"]
        above = FoundTable(invoices.sheet, invoices.rows, -1, {"": 0, said: CUT_OFF_AT})
        cells = (cell for label, cell in above.lines("", said) if label.value == said)
        return next(cells, Cell(None, invoices.sheet, said))

    def _rows(
        self, table: FoundTable, titles: Mapping[str, str]
    ) -> Iterator[Mapping[str, Cell]]:
        """Give the cells of each row by their fields, down to the total."""
        first = min(table.columns, key=lambda title: table.columns[title])
        for label, *cells in table.lines(first, *titles.values()):
            if label.value in (self.voice.say("Total"), self.voice.say("Rounding")):
                return
            yield dict(zip(titles, cells, strict=True))

    def _invoices(self, rows: Iterator[Mapping[str, Cell]]) -> Iterator[Invoice]:
        for row in rows:
            if any(cell.value not in (None, "") for cell in row.values()):
                found = self.taker.fields(row)
                yield Invoice(**{**found, "currency": found["currency"].upper()})

    def _typed(self, rows: Iterator[Mapping[str, Cell]]) -> Iterator[TypedActual]:
        for row in rows:
            given = {row["messages"].value, row["cost"].value}
            if row["note"].value == self.voice.say("from real traffic") or given <= {None, ""}:
                continue
            key = text_of(row["key"].value).split(KEY_SIGN)
            if len(key) != len(KEYS["typed"]):
                key = [_label(row[name].value) for name in KEYS["typed"]]
            own = {name: row[name] for name in ("messages", "cost", "note")}
            found = self.taker.fields(own)
            count: Decimal | None = found["messages"]
            if count is not None and count != int(count):
                cell = own["messages"]
                self.taker.problems.append(not_whole(cell.where, cell.title, count))
            found["messages"] = None if count is None else int(count)
            month, market, category = key
            yield TypedActual(month, market, category, **found)


def _bounded(part: str, rows: Iterator[_T]) -> tuple[_T, ...]:
    """Take rows, unless they are more than can have come of a plan's and as many new ones.

    Raises:
        InputError: If they are.
    """
    most = 2 * MOST_ROWS[part][0]
    found = tuple(islice(rows, most + 1))
    if len(found) > most:
        raise InputError([too_many(part)])
    return found


def _label(value: Any) -> str:
    """Write the label of a row; of a day its month."""
    return str(BillingMonth.of(value.date())) if isinstance(value, datetime) else text_of(value)
