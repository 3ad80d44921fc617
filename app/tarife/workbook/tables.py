"""Tables of a budget that comes back: where they stand, and what their cells hold."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from itertools import islice
from typing import Any, Final, NamedTuple

from xlsxwriter.utility import xl_col_to_name

from tarife.files.workbooks import Workbook
from tarife.plan.model.booked import Invoice
from tarife.plan.model.texts import MOST_LETTERS
from tarife.plan.numbers import bound_text, limits_of
from tarife.terms.money import MOST_DECIMALS, is_figure
from tarife.terms.problems import InputError, Problem
from tarife.terms.sentences import say

_FIRST_ROWS: Final = 30
"""Among these a sheet has the header of its table."""

_MOST_ROWS: Final = 200_000
"""No sheet of a budget that is read has more; the largest plan has 30,000 numbers."""

_DIGITS: Final = 15

DATES: Final = frozenset({"day", "cut_off", "approved_on"})
AMOUNTS: Final = frozenset({"rate", "net", "credits", "tax", "messages", "cost"})
"""Fields of what finance types that are no texts."""

_MOST: Final = limits_of(Invoice, "net")[1]
"""Of any amount, and of messages."""


class Cell(NamedTuple):
    """What stands in a cell, the cell's name such as ``Inputs!D12``, and its title."""

    value: Any
    where: str
    title: str


@dataclass(frozen=True, slots=True)
class FoundTable:
    """A sheet with a table, and where in it the table's header and columns stand."""

    sheet: str
    rows: Sequence[Sequence[Any]]
    header: int
    columns: Mapping[str, int]

    def lines(self, *titles: str) -> Iterator[tuple[Cell, ...]]:
        """Give the cells of some columns, row by row below the header."""
        for at, row in enumerate(self.rows[self.header + 1 :], self.header + 2):
            places = [(title, self.columns[title]) for title in titles]
            yield tuple(
                Cell(cell_of(row, n), f"{self.sheet}!{xl_col_to_name(n)}{at}", title)
                for title, n in places
            )


def tables_in(book: Workbook, titles: Collection[str]) -> Iterator[FoundTable]:
    """Find the sheets with all titles of a table in a row, whatever they are called by now.

    Raises:
        InputError: If one has more rows than any that Tarife writes.
    """
    for sheet in book.names:
        below = book.rows(sheet)
        first = list(islice(below, _FIRST_ROWS))
        for at, row in enumerate(first):
            columns = {
                title: index for index, title in enumerate(row) if isinstance(title, str)
            }
            if columns.keys() >= set(titles):
                rows = [*first, *islice(below, _MOST_ROWS)]
                if len(rows) > _MOST_ROWS:
                    raise InputError([_too_many_rows(sheet)])
                yield FoundTable(sheet, rows, at, columns)
                break


def _too_many_rows(sheet: str) -> Problem:
    message = say("this sheet has more than {most:,} rows, as no budget has", most=_MOST_ROWS)
    remedy = say("delete the rows that do not belong to it, and import again")
    return Problem("too-many-entries", sheet, message, remedy)


def cell_of(row: Sequence[Any], column: int) -> Any:
    """Give the value in a column, counted from 0; nothing beyond the row's end."""
    return row[column] if column < len(row) else None


def text_of(value: Any) -> str:
    """Write what stands in a cell for texts; a number without an idle decimal."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value).strip()


def decimal_of(value: Any) -> Decimal | None:
    """Write the number of a cell as the shortest text that means it, without binary noise."""
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return Decimal(f"{value:.{_DIGITS}g}") if is_number else None


def same(one: Decimal | None, other: Decimal | None) -> bool:
    """Tell whether two numbers of cells are the same but for binary noise."""
    if one is None or other is None:
        return one is other
    return float(one) == float(other) or f"{one:.12g}" == f"{other:.12g}"


def no_number(cell: Cell) -> Problem:
    """State that a cell is empty or holds what is no number."""
    message = (
        say("{name} is empty", name=cell.title)
        if cell.value in (None, "")
        else say(
            "{name} holds {value!r}, which is no number", name=cell.title, value=cell.value
        )
    )
    return Problem("not-a-number", cell.where, message, say("type a number into the cell"))


def not_whole(where: str, name: str, value: object) -> Problem:
    """State that a cell holds a fraction where only whole numbers are."""
    message = say("{name} is {value}, which is no whole number", name=name, value=value)
    return Problem("not-whole", where, message, say("type a whole number into the cell"))


@dataclass(slots=True)
class Taker:
    """Takes what people typed into cells, and keeps what cannot be taken, with its cell."""

    problems: list[Problem] = field(default_factory=list)

    def fields(self, cells: Mapping[str, Cell]) -> dict[str, Any]:
        """Take the fields of a row, each as what it is: a day, an amount, or words."""
        return {name: self._field(name, cell) for name, cell in cells.items()}

    def _field(self, name: str, cell: Cell) -> date | Decimal | str | None:
        if name in AMOUNTS:
            return self._amount(cell)
        return self._day(cell) if name in DATES else self._word(cell)

    def _word(self, cell: Cell) -> str:
        text, name = text_of(cell.value), cell.title
        if len(text) > MOST_LETTERS:
            message = say("{name} has more than {most} letters", name=name, most=MOST_LETTERS)
            self.problems.append(Problem("too-long", cell.where, message, say("shorten it")))
        return text

    def _amount(self, cell: Cell) -> Decimal | None:
        found = decimal_of(cell.value)
        if cell.value not in (None, "") and (found is None or found < 0):
            self.problems.append(no_number(cell))
            return None
        if found is not None and found > _MOST:
            message = say("{name} is {value}, which is too large", name=cell.title, value=found)
            remedy = say("give {le} or less", le=bound_text(_MOST))
            self.problems.append(Problem("number-too-large", cell.where, message, remedy))
        return found if found is None or is_figure(found) else round(found, MOST_DECIMALS)

    def _day(self, cell: Cell) -> date | None:
        if isinstance(cell.value, datetime):
            return cell.value.date()
        if cell.value not in (None, ""):
            message = say(
                "{name} holds {value!r}, which is no date", name=cell.title, value=cell.value
            )
            remedy = say("type a date into the cell")
            self.problems.append(Problem("not-a-date", cell.where, message, remedy))
        return None
