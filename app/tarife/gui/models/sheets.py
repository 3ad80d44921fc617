"""A plan's lines as cells: what each says, and what a text typed into it would change."""

import re
from collections.abc import Callable
from copy import copy
from dataclasses import dataclass, replace
from typing import Final, Generic, TypeVar, cast

from tarife.gui.estimates import Estimate
from tarife.gui.models.columns import Column
from tarife.gui.numbers import Unread
from tarife.plan.edits.lines import Change, ReplaceLine
from tarife.plan.edits.numbers import SetNumber, SetRange
from tarife.plan.model.addresses import Address, PartName
from tarife.plan.model.plan import Plan
from tarife.plan.model.scenarios import Range

Row = TypeVar("Row")

_CELL: Final = re.compile(r"([\w.]+)\[(\d+)\]\.([\w.\[\]]+)")


@dataclass(frozen=True, slots=True)
class Newcomers(Generic[Row]):
    """How a pasted line that is not in the table yet becomes one.

    Attributes:
        find: Finds the key of a line in the text of its first cell, or says why there is none.
        make: Makes the line with a key.
        add: Adds such a line to the plan.
    """

    find: Callable[[str], str | Unread]
    make: Callable[[str], Row]
    add: Callable[[Row], Change]


@dataclass(frozen=True, slots=True)
class Table(Generic[Row]):
    """Which lines of a plan a table shows, and what an edit of one is.

    Attributes:
        name: The plan's own name for its lines, as problems use it.
        rows: The lines, in the plan's order.
        key: What tells a line from all others.
        columns: The columns, given the plan.
        changed: The change that gives the line at a place the named field of an edited line.
        newcomers: How pasted lines are added, where that is possible.
        is_fixed: Whether its lines are always the same, none to add, move or delete.
        is_ordered: Whether a person puts its lines in order.
        is_single: Whether its only line is the plan itself.
    """

    name: str
    rows: Callable[[Plan], tuple[Row, ...]]
    key: Callable[[Row], str]
    columns: Callable[[Plan], tuple[Column[Row], ...]]
    changed: Callable[[int, str, Row], Change]
    newcomers: Newcomers[Row] | None = None
    is_fixed: bool = False
    is_ordered: bool = True
    is_single: bool = False


class Sheet(Generic[Row]):
    """The lines of one table in one plan, cell by cell."""

    def __init__(self, table: Table[Row], plan: Plan) -> None:
        self.table = table
        self.columns = table.columns(plan)
        self.rows = table.rows(plan)
        self.keys = tuple(table.key(row) for row in self.rows)
        self._ranges = _ranges_of(table.name, plan)

    def without(self, first: int, end: int) -> "Sheet[Row]":
        """Give the sheet without the rows ``[first, end)``."""
        rest = copy(self)
        rest.rows = self.rows[:first] + self.rows[end:]
        rest.keys = self.keys[:first] + self.keys[end:]
        return rest

    def place_of(self, key: str) -> int:
        """Find the row of a line, or -1."""
        return self.keys.index(key) if key in self.keys else -1

    def estimate(self, row: Row, column: Column[Row]) -> Estimate | None:
        """Give the number of a cell and the range it may lie in; nothing for other cells."""
        if column.number is None:
            return None
        likely = column.number.value(row)
        span = self._ranges.get((self.table.key(row), column.id))
        return Estimate(likely, span.low, span.high) if span else Estimate.exactly(likely)

    def shown(self, row: Row, column: Column[Row]) -> str:
        """Say what a cell shows."""
        estimate = self.estimate(row, column)
        if estimate is None or column.number is None:
            return column.show(row)
        return column.number.shown(estimate)

    def begun(self, row: Row, column: Column[Row]) -> str:
        """Say what the editor of a cell begins with."""
        estimate = self.estimate(row, column)
        if estimate is None or column.number is None:
            return (column.begin or column.show)(row)
        return column.number.begun(estimate)

    def copied(self, row: Row, column: Column[Row]) -> str:
        """Say what a copy of a cell holds, for people and spreadsheets."""
        is_choice = column.choices is not None
        return self.shown(row, column) if is_choice else self.begun(row, column)

    def wish(self, place: int, row: Row, column: Column[Row], text: str) -> Change | Unread:
        """Say what a text in a cell would change, or why it cannot be taken."""
        if column.number is not None:
            estimate = column.number.read(text)
            if isinstance(estimate, Unread):
                return estimate
            at = Address(cast("PartName", self.table.name), self.table.key(row), column.id)
            if estimate.is_range:
                return SetRange(at, estimate.low, estimate.likely, estimate.high)
            return SetNumber(at, estimate.likely)
        edited = column.read(row, text) if column.read else _fixed(text)
        if isinstance(edited, Unread):
            return edited
        return self.replaced(place, column.id, row, edited)

    def replaced(self, place: int, field: str, before: Row, after: Row) -> Change:
        """Say what puts an edited line in the place of the one that is shown.

        What a scenario has of its own in the line stays out of the plan.
        """
        change = self.table.changed(place, field, after)
        is_line = isinstance(change, ReplaceLine)
        return replace(change, before=before) if is_line else change  # type: ignore[type-var] # a line

    def where(self, place: int, field: str) -> str:
        """Say where a field stands, as problems say it."""
        if self.table.is_single:
            return f"{self.table.name}.{field}"
        name = getattr(self.rows[place], "name", "") or self.columns[0].show(self.rows[place])
        return f"{self.table.name}[{place}].{field} ({name})"

    def field_of(self, place: int, where: str) -> str | None:
        """Find the field of a line that a problem speaks of, if it does."""
        if self.table.is_single:
            part, _, rest = where.partition(" ")[0].partition(".")
            return rest if part == self.table.name else part
        found = cell_of(where)
        is_own = found is not None and found[:2] == (self.table.name, place)
        return found[2] if found is not None and is_own else None


def cell_of(where: str) -> tuple[str, int, str] | None:
    """Read where a problem is: the plan's name of the lines, the place, the field."""
    found = _CELL.match(where)
    return (found[1], int(found[2]), found[3]) if found else None


def concerns(where: str, field: str) -> bool:
    """Tell whether a problem at ``where`` in a line concerns a field: it, or a part of it."""
    whole, part = sorted((where, field), key=len)
    return part == whole or part.startswith((f"{whole}.", f"{whole}["))


def _fixed(text: str) -> Unread:
    return Unread(text, "")


def _ranges_of(part: str, plan: Plan) -> dict[tuple[str, str], Range]:
    return {(e.at.id, e.at.field): e for e in plan.ranges if e.at.part == part}
