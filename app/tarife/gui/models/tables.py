"""The model of every editable table: lines of the plan, columns, and refused cells."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeAlias, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtCore import Signal as QtSignal

from tarife.gui.models.columns import Column, title_text
from tarife.gui.numbers import Unread
from tarife.gui.texts import sentence
from tarife.plan.changes import Change
from tarife.plan.plan import Plan
from tarife.terms.problems import Problem

Row = TypeVar("Row")
Index: TypeAlias = QModelIndex | QPersistentModelIndex

REFUSAL_ROLE: Final = Qt.ItemDataRole.UserRole + 1
"""Why the cell's text could not be taken, or nothing."""

CHOICES_ROLE: Final = Qt.ItemDataRole.UserRole + 2
"""The values to choose from, empty for free text."""

_TOP: Final = QModelIndex()
_CELL: Final = re.compile(r"(\w+)\[(\d+)\]\.(\w+)")


@dataclass(frozen=True, slots=True)
class Table(Generic[Row]):
    """Which lines of a plan a table shows, and what an edit of one is.

    Attributes:
        name: The plan's own name for its lines, as problems use it.
        rows: The lines, in the plan's order.
        key: What tells a line from all others.
        columns: The columns, given the plan.
        changed: The change that gives the line at a place the named field of an edited line.
    """

    name: str
    rows: Callable[[Plan], tuple[Row, ...]]
    key: Callable[[Row], str]
    columns: Callable[[Plan], tuple[Column[Row], ...]]
    changed: Callable[[int, str, Row], Change]


class LinesModel(QAbstractTableModel, Generic[Row]):
    """Shows the lines of a plan; an edit is a wish for a change, or a refusal that stays.

    A text that cannot be taken stays in its cell with the sentence that helps, and `refused`
    tells of all such cells; the plan keeps its last good value.
    """

    change_requested = QtSignal(object)
    refused = QtSignal(object)

    def __init__(self, table: Table[Row], plan: Plan, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._table = table
        self._columns = table.columns(plan)
        self._rows = table.rows(plan)
        self._refusals: dict[tuple[str, str], Unread] = {}
        self._faults: dict[tuple[int, str], str] = {}

    @property
    def columns(self) -> tuple[Column[Row], ...]:
        """The columns, from left to right."""
        return self._columns

    def row_at(self, place: int) -> Row:
        """Give the line in a row of the table."""
        return self._rows[place]

    def place_of(self, key: str) -> int:
        """Find the row of a line, or -1."""
        keys = [self._table.key(row) for row in self._rows]
        return keys.index(key) if key in keys else -1

    def show(self, plan: Plan) -> None:
        """Take the lines of ``plan``, touching only what differs."""
        before, after = self._rows, self._table.rows(plan)
        self._columns = self._table.columns(plan)
        old = [self._table.key(row) for row in before]
        new = [self._table.key(row) for row in after]
        head = _common(old, new)
        tail = _common(old[head:][::-1], new[head:][::-1])
        self._replace_middle(after, head, tail)
        self._drop_overtaken({self._table.key(row): row for row in before})
        if after:
            last = self.index(len(after) - 1, len(self._columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def mark(self, problems: tuple[Problem, ...]) -> None:
        """Mark the cells that problems of the plan point to."""
        faults = {}
        for problem in problems:
            found = _CELL.match(problem.where)
            if found and found[1] == self._table.name:
                faults[int(found[2]), found[3]] = sentence(problem)
        if faults != self._faults and self._rows:
            self._faults = faults
            last = self.index(len(self._rows) - 1, len(self._columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def _replace_middle(self, after: tuple[Row, ...], head: int, tail: int) -> None:
        gone, come = len(self._rows) - tail, len(after) - tail
        if gone > head:
            self.beginRemoveRows(_TOP, head, gone - 1)
            self._rows = self._rows[:head] + self._rows[gone:]
            self.endRemoveRows()
        if come > head:
            self.beginInsertRows(_TOP, head, come - 1)
            self._rows = after
            self.endInsertRows()
        self._rows = after

    def _drop_overtaken(self, before: dict[str, Row]) -> None:
        """Drop refusals whose line is gone or whose cell has another value now."""
        columns = {column.id: column for column in self._columns}
        rows = {self._table.key(row): row for row in self._rows}
        kept = {
            (key, name): unread
            for (key, name), unread in self._refusals.items()
            if key in rows
            and name in columns
            and columns[name].show(rows[key]) == columns[name].show(before[key])
        }
        if kept != self._refusals:
            self._refusals = kept
            self._tell_refusals()

    def _tell_refusals(self) -> None:
        places = {self._table.key(row): n for n, row in enumerate(self._rows)}
        problems = []
        for (key, field), unread in self._refusals.items():
            place = places[key]
            name = self._columns[0].show(self._rows[place])
            where = f"{self._table.name}[{place}].{field} ({name})"
            problems.append(Problem("refused-cell", where, unread.sentence))
        self.refused.emit(tuple(problems))

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return None
        column = self._columns[section]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return title_text(column.title)
            case Qt.ItemDataRole.ToolTipRole:
                return title_text(column.tip) or None
            case Qt.ItemDataRole.TextAlignmentRole:
                return column.align
            case _:
                return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], self._columns[index.column()]
        refusal = self._refusals.get((self._table.key(row), column.id))
        fault = self._faults.get((index.row(), column.id))
        match role:
            case _ if role in (REFUSAL_ROLE, Qt.ItemDataRole.ToolTipRole):
                return refusal.sentence if refusal else fault
            case Qt.ItemDataRole.DisplayRole:
                return refusal.text if refusal else column.show(row)
            case Qt.ItemDataRole.EditRole:
                return refusal.text if refusal else (column.begin or column.show)(row)
            case Qt.ItemDataRole.TextAlignmentRole:
                return column.align
            case _:
                return self._extra(row, column, refusal, role)

    def _extra(self, row: Row, column: Column[Row], refusal: Unread | None, role: int) -> Any:
        match role:
            case Qt.ItemDataRole.AccessibleTextRole:
                shown = refusal.text if refusal else column.show(row)
                return f"{self._columns[0].show(row)}, {title_text(column.title)}: {shown}"
            case _ if role == CHOICES_ROLE:
                return column.choices(row) if column.choices else ()
            case _:
                return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if not index.isValid() or role != Qt.ItemDataRole.EditRole:
            return False
        row, column = self._rows[index.row()], self._columns[index.column()]
        if column.read is None:
            return False
        place = (self._table.key(row), column.id)
        result = column.read(row, str(value))
        if isinstance(result, Unread):
            self._refusals[place] = result
        else:
            self._refusals.pop(place, None)
        self._tell_refusals()
        self.dataChanged.emit(index, index)
        if not isinstance(result, Unread):
            self.change_requested.emit(self._table.changed(index.row(), column.id, result))
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and self._columns[index.column()].read is not None:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags


def _common(first: list[str], second: list[str]) -> int:
    """Count how many entries two lists begin with in common."""
    pairs = zip(first, second, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(first), len(second)))
