"""What an editable table shows of a plan: its lines, cell by cell, and what a text changes."""

from collections.abc import Callable
from copy import copy
from dataclasses import dataclass
from typing import Any, Generic, cast

from PySide6.QtCore import QLocale

from tarife.gui.text.estimates import Estimate
from tarife.gui.text.languages import tr
from tarife.gui.text.names import filled, month_name
from tarife.gui.text.numbers import ParseError, count_text
from tarife.gui.widgets.columns import Column, Row
from tarife.plan.edits.edit import Edit
from tarife.plan.edits.numbers import set_number, set_range
from tarife.plan.model.addresses import Address, PartName
from tarife.plan.model.plan import Plan
from tarife.terms.calendar import BillingMonth
from tarife.terms.problems import FieldPath, field_text


@dataclass(frozen=True, slots=True)
class PastedRows(Generic[Row]):
    """How a pasted line that is not in the table yet becomes one.

    Attributes:
        find: Finds the key of a line in the text of its first cell, or nothing.
        make: Makes the line with a key.
        add: Adds such a line to the plan, after the one with a key or at the end.
        meant: Names what was most likely meant by a text that finds none, or nothing; it takes
            its time.
        refusal: Says that a text finds none, and what was meant if that is known.
    """

    find: Callable[[str], str]
    make: Callable[[str], Row]
    add: Callable[[Row, str | None], Edit]
    meant: Callable[[str], str]
    refusal: Callable[[str, str], str]


@dataclass(frozen=True, slots=True)
class LineTable(Generic[Row]):
    """Which lines of a plan a table shows, and what an edit of one is.

    Attributes:
        name: The plan's own name for its lines, as problems use it.
        rows: The lines, in the plan's order.
        key: What tells a line from all others.
        columns: The columns, given the plan.
        changed: The edit that gives the line at an index the named field of an edited line,
            which follows; the last is the line as it was shown.
        newcomers: How pasted lines are added, where that is possible.
        is_fixed: Whether its lines are always the same, none to add, move or delete.
        is_ordered: Whether a person puts its lines in order.
        is_single: Whether its only line is the plan itself.
        make_sheet: Makes the sheet of the table in a plan, where it is not line below line.
    """

    name: str
    rows: Callable[[Plan], tuple[Row, ...]]
    key: Callable[[Row], str]
    columns: Callable[[Plan], tuple[Column[Row], ...]]
    changed: Callable[[int, str, Row, Row], Edit]
    newcomers: PastedRows[Row] | None = None
    is_fixed: bool = False
    is_ordered: bool = True
    is_single: bool = False
    make_sheet: "Callable[[LineTable[Row], Plan], TableRows[Row]] | None" = None

    def sheet(self, plan: Plan) -> "TableRows[Row]":
        """Lay out the lines of a plan."""
        return (self.make_sheet or TableRows)(self, plan)

    @property
    def steps(self) -> tuple[str, ...]:
        """The way from the plan to the lines."""
        return tuple(self.name.split("."))

    def steps_inside(self, where: str | FieldPath) -> tuple[str | int, ...]:
        """Give the way from the lines to what a problem speaks of; none if it is elsewhere."""
        return where.after(*self.steps) if isinstance(where, FieldPath) else ()


class TableRows(Generic[Row]):
    """The lines of one table in one plan, cell by cell."""

    def __init__(self, table: LineTable[Row], plan: Plan) -> None:
        self.table = table
        self.columns = table.columns(plan)
        self.rows = table.rows(plan)
        self.keys = tuple(table.key(row) for row in self.rows)
        self._ranges = {entry.at: entry for entry in plan.ranges}
        self._measured = plan.measured

    def without(self, first: int, end: int) -> "TableRows[Row]":
        """Give the sheet without the rows ``[first, end)``."""
        rest = copy(self)
        rest.rows = self.rows[:first] + self.rows[end:]
        rest.keys = self.keys[:first] + self.keys[end:]
        return rest

    def index_of(self, key: str) -> int:
        """Find the row of a line, or -1."""
        return self.keys.index(key) if key in self.keys else -1

    def holds(self, key: str) -> bool:
        """Tell whether a line is there, in a row of its own or folded."""
        return key in self.keys

    def cell(self, index: int, number: int) -> tuple[Row, Column[Row]]:
        """Give what a cell speaks of, and how: the row itself, or a line it stands for."""
        return self.rows[index], self.columns[number]

    def address(self, row: Row, column: Column[Row]) -> Address:
        """Give where in the plan the number of a cell stands."""
        return Address(cast("PartName", self.table.name), self.table.key(row), column.id)

    def estimate(self, row: Row, column: Column[Row]) -> Estimate | None:
        """Give the number of a cell and the range it may lie in; nothing for other cells."""
        if column.number is None:
            return None
        likely = column.number.value(row)
        span = self._ranges.get(self.address(row, column))
        return Estimate(likely, span.low, span.high) if span else Estimate.exactly(likely)

    def mark(self, row: Row, column: Column[Row]) -> str:
        """Say where a number was measured, or that it is assumed, until it is another one."""
        measured = self._measured
        if measured is None or column.number is None:
            return ""
        at, likely = self.address(row, column), column.number.value(row)
        found = (one for one in measured.numbers if (one.at, one.likely) == (at, likely))
        one = next(found, None)
        month = _month_text(measured.month)
        if one is None or not month:
            return ""
        if not one.n:
            return tr("Assumed: the traffic of %1 does not tell").replace("%1", month)
        counts = (count_text(count, QLocale()) for count in (measured.messages, one.n))
        return filled(tr("Measured, %1, %2[message|messages], n = %3"), month, *counts)

    def shown(self, row: Row, column: Column[Row]) -> str:
        """Say what a cell shows."""
        estimate = self.estimate(row, column)
        if estimate is None or column.number is None:
            return column.text(row)
        return column.number.shown(estimate)

    def edit_text(self, row: Row, column: Column[Row]) -> str:
        """Say what the editor of a cell begins with."""
        estimate = self.estimate(row, column)
        if estimate is None or column.number is None:
            return (column.edit_text or column.text)(row)
        return column.number.edit_text(estimate)

    def copied(self, row: Row, column: Column[Row]) -> str:
        """Say what a copy of a cell holds, for people and spreadsheets."""
        is_choice = column.choices is not None
        return self.shown(row, column) if is_choice else self.edit_text(row, column)

    def parse_edit(
        self, index: int, row: Row, column: Column[Row], text: str
    ) -> Edit | ParseError:
        """Say what a text in a cell would change, or why it cannot be taken."""
        if column.number is not None:
            estimate = column.number.read(text)
            if isinstance(estimate, ParseError):
                return estimate
            at = self.address(row, column)
            if estimate.is_range:
                return set_range(at, estimate.low, estimate.likely, estimate.high)
            return set_number(at, estimate.likely)
        edited = column.read(row, text) if column.read else ParseError(text, column.fixed)
        if isinstance(edited, ParseError):
            return edited
        return self.replaced(index, column.id, row, edited)

    def parse_typed(
        self, index: int, row: Row, column: Column[Row], text: str
    ) -> Edit | ParseError:
        """Say what a text would change that is typed into a cell alone."""
        return self.parse_edit(index, row, column, text)

    def replaced(self, index: int, field: str, before: Row, after: Row) -> Edit:
        """Say what puts an edited line in the place of the one that is shown.

        What a scenario has of its own in the line stays out of the plan.
        """
        return self.table.changed(index, field, after, before)

    def path_of(self, index: int, field: str) -> FieldPath:
        """Say where a field stands, as problems say it."""
        if self.table.is_single:
            return FieldPath((self.table.name, *field.split(".")))
        name = getattr(self.rows[index], "name", "") or self.columns[0].text(self.rows[index])
        return FieldPath((*self.table.steps, index, *field.split(".")), name)

    def path_of_cell(self, index: int, number: int) -> FieldPath:
        """Say where the value of a cell stands, as problems say it."""
        return self.path_of(index, self.columns[number].id)

    def look(self, index: int, number: int, role: int) -> Any:
        """Give how else a cell looks."""
        del index, number, role

    def is_by_key(self, index: int) -> bool:
        """Tell whether what is pasted at a row names its rows in its first cells."""
        del index
        return True

    def title(self, index: int) -> str:
        """Say what a row is about."""
        row, column = self.cell(index, 0)
        return column.text(row)

    def place_and_field(self, where: str | FieldPath) -> tuple[int, str] | None:
        """Find the row and the field that a problem speaks of, if it has any here."""
        index, *field = self.table.steps_inside(where) or ("",)
        return (index, field_text(field)) if isinstance(index, int) and field else None

    def field_of(self, index: int, where: str | FieldPath) -> str | None:
        """Find the field of a line that a problem speaks of, if it does."""
        if not isinstance(where, FieldPath):
            return None
        if self.table.is_single:
            return field_text(where.after(self.table.name) or where.steps[:1])
        return field_text(where.after(*self.table.steps, index)) or None


def _month_text(text: str) -> str:
    """Name a month of a plan file, whose text may be none; nothing then."""
    try:
        return month_name(BillingMonth.parse(text))
    except ValueError:
        return ""


def concerns(where: str, field: str) -> bool:
    """Tell whether a problem at ``where`` in a line concerns a field: it, or a part of it."""
    whole, part = sorted((where, field), key=len)
    return part == whole or part.startswith((f"{whole}.", f"{whole}["))
