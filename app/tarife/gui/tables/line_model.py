"""The model of every editable table: its cells, and the texts that they could not take."""

from collections.abc import Callable, Collection, Mapping
from typing import Any, Final, Generic

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt
from PySide6.QtCore import Signal as QtSignal

from tarife.gui.runtime.guarded import Guarded
from tarife.gui.tables.cell_roles import (
    CALENDAR_ROLE,
    CHOICES_ROLE,
    COUNTRIES_ROLE,
    DIFFERS_ROLE,
    EDITED_ROLE,
    REFUSAL_ROLE,
)
from tarife.gui.tables.kept_rows import CellAt, PasteError
from tarife.gui.tables.line_table import LineTable, TableRows, concerns
from tarife.gui.text.languages import tr
from tarife.gui.text.names import sentence
from tarife.gui.text.numbers import ParseError
from tarife.gui.widgets.columns import Column, Index, Row, title_text
from tarife.gui.widgets.read_only_table import in_lines
from tarife.plan.model.addresses import Address
from tarife.plan.model.plan import Plan
from tarife.terms.problems import Problem

_TOP: Final = QModelIndex()


class LinesModel(Guarded, QAbstractTableModel, Generic[Row]):
    """Shows the lines of a plan; an edit asks for a change, or is a refusal that stays.

    A text that cannot be taken stays in its cell with the sentence that helps, and `refused`
    tells of all such cells; the plan keeps its last good value.
    """

    change_requested = QtSignal(object)
    refused = QtSignal(object)

    def __init__(
        self, table: LineTable[Row], plan: Plan, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._table = table
        self.differs_at: Callable[[Address], bool] = _nothing_differs
        self.sheet = table.sheet(plan)
        self._kept: TableRows[Row] | None = None
        self._refusals: dict[CellAt, ParseError] = {}
        self.left: Mapping[CellAt, PasteError] = {}
        self.put: dict[CellAt, str] = {}  # what was typed and taken of late, the last one last
        self.typed_elsewhere: Callable[[int, str], bool] = _nothing_typed
        self._faults: dict[int, dict[str, str]] = {}  # by row and field

    @property
    def columns(self) -> tuple[Column[Row], ...]:
        """The columns, from left to right."""
        return self.sheet.columns

    def row_at(self, index: int) -> Row:
        """Give the line in a row of the table."""
        return self.sheet.rows[index]

    def show(self, plan: Plan) -> None:
        """Take the lines of ``plan``, touching only what differs."""
        before, after = self.sheet, self._table.sheet(plan)
        head = _common(before.keys, after.keys)
        tail = _common(before.keys[head:][::-1], after.keys[head:][::-1])
        self._replace_middle(after, head, tail)
        self._drop_overtaken(before)
        across = Qt.Orientation.Horizontal  # heads name the currency, and speak of all months
        self.headerDataChanged.emit(across, 0, len(after.columns) - 1)
        if after.rows:
            last = self.index(len(after.rows) - 1, len(after.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def keep(self, plan: Plan | None) -> None:
        """Take the plan that was last saved, so that cells can tell that they differ."""
        self._kept = self._table.sheet(plan) if plan is not None else None

    def mark(self, problems: tuple[Problem, ...]) -> None:
        """Mark the cells that problems of the plan point to."""
        faults: dict[int, dict[str, str]] = {}
        for problem in problems:
            found = self.sheet.place_and_field(problem.where)
            if found is not None:
                faults.setdefault(found[0], {})[found[1]] = sentence(problem)
        if faults != self._faults and self.sheet.rows:
            self._faults = faults
            last = self.index(len(self.sheet.rows) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def _fault(self, index: int, field: str) -> str | None:
        own = self._faults.get(index, {}).items()
        found = (text for where, text in own if concerns(where, field))
        return next(found, None)

    def _is_edited(self, index: int, number: int) -> bool:
        """Tell whether a cell was edited; of a new line only the first cell says so."""
        if self._kept is None:
            return False
        key = self.sheet.keys[index]
        if key not in self._kept.keys:
            return number == 0
        name = self.columns[number].id
        said = {
            _said(self._kept, key, name),
            self.sheet.edit_text(*self.sheet.cell(index, number)),
        }
        return len(said - _NONE) + bool(said & _NONE) > 1

    def _replace_middle(self, after: TableRows[Row], head: int, tail: int) -> None:
        gone, come = len(self.sheet.rows) - tail, len(after.rows) - tail
        if gone > head:
            self.beginRemoveRows(_TOP, head, gone - 1)
            self.sheet = self.sheet.without(head, gone)
            self.endRemoveRows()
        if come > head:
            self.beginInsertRows(_TOP, head, come - 1)
            self.sheet = after
            self.endInsertRows()
        self.sheet = after

    def _drop_overtaken(self, before: TableRows[Row]) -> None:
        """Drop refusals whose line is gone or whose cell has another value now."""

        def is_as_before(at: tuple[str, str]) -> bool:
            if at[0] in self.sheet.keys and at[0] in before.keys:
                return _said(self.sheet, *at) == _said(before, *at)
            return self.sheet.holds(at[0])

        self.left = {at: error for at, error in self.left.items() if is_as_before(at)}
        kept = {at: error for at, error in self._refusals.items() if is_as_before(at)}
        if kept != self._refusals:
            self._refusals = kept
            self._tell_refusals()

    def withdraw(self, problem: Problem) -> None:
        """Drop the text that ``problem`` speaks of: its cell says what the plan says again."""
        self._refusals = {
            at: error for at, error in self._refusals.items() if self._of(at) != problem
        }
        self._tell_refusals()
        self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, 0))

    def drop_texts(self, cells: Collection[tuple[str, str]]) -> bool:
        """Drop what cells could not take, and tell whether any had such a text."""
        gone = {*self.left, *self._refusals}.intersection(cells)
        if not gone:
            return False
        self.left = {at: one for at, one in self.left.items() if at not in gone}
        self._refusals = {at: one for at, one in self._refusals.items() if at not in gone}
        self._tell_refusals()
        self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, 0))
        return True

    def _of(self, at: tuple[str, str]) -> Problem:
        (key, name), sheet = at, self.sheet
        where = sheet.path_of_cell(sheet.index_of(key), _number_of(sheet, name))
        return Problem("refused-cell", where, self._refusals[at].sentence)

    def _tell_refusals(self) -> None:
        self.refused.emit(tuple(map(self._of, self._refusals)))

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self.sheet.rows)

    def columnCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        heading = self.columns[section].heading
        is_title = role == Qt.ItemDataRole.DisplayRole and heading.is_figure
        return in_lines(heading.data(role)) if is_title else heading.data(role)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self.sheet.cell(index.row(), index.column())
        refusal = None
        if self._refusals or self.left:
            refusal = self._refusals.get(self.at(index)) or self.left.get(self.at(index))
        match role:
            case _ if role in (REFUSAL_ROLE, Qt.ItemDataRole.ToolTipRole):
                is_tip = role == Qt.ItemDataRole.ToolTipRole
                said = refusal.sentence if refusal else self._fault(index.row(), column.id)
                more = (column.fixed or self.sheet.mark(row, column)) if is_tip else ""
                if is_tip and not more and index.column():
                    more = self._whole(row, column)
                dot = tr("Green dot: not in the file yet.") if is_tip else ""
                dot = dot if is_tip and self._is_edited(index.row(), index.column()) else ""
                return "\n".join(filter(None, (said or more, dot))) or None
            case Qt.ItemDataRole.DisplayRole:
                return refusal.text if refusal else self.sheet.shown(row, column)
            case Qt.ItemDataRole.EditRole:
                return refusal.text if refusal else self.sheet.edit_text(row, column)
            case Qt.ItemDataRole.TextAlignmentRole:
                return column.heading.align
            case _:
                return self._extra(index, refusal, role)

    def _whole(self, row: Any, column: Column[Any]) -> str:
        """Give all that a cell may show only part of: words, and many decimals."""
        if not column.heading.is_figure:
            return self.sheet.shown(row, column)
        is_rough = column.number is not None and column.number.unit.rough is not None
        exact = self.sheet.edit_text(row, column) if is_rough else ""
        return exact if exact and exact not in (self.sheet.shown(row, column), "0") else ""

    def at(self, index: Index) -> tuple[str, str]:
        """Tell a cell from all others, wherever its row goes."""
        return self.sheet.keys[index.row()], self.columns[index.column()].id

    def _extra(self, index: Index, refusal: ParseError | None, role: int) -> Any:
        line, number = index.row(), index.column()
        row, column = self.sheet.cell(line, number)
        match role:
            case Qt.ItemDataRole.AccessibleTextRole:
                shown = refusal.text if refusal else self.sheet.shown(row, column)
                title = title_text(self.columns[number].heading.title)
                return f"{self.sheet.title(line)}, {title}: {shown}"
            case _ if role == CHOICES_ROLE:
                return column.choices(row) if column.choices else ()
            case _ if role in (COUNTRIES_ROLE, CALENDAR_ROLE):
                days = column.calendar(row) if column.calendar else None
                return column.countries if role == COUNTRIES_ROLE else days
            case _ if role == EDITED_ROLE:
                return self._is_edited(line, number)
            case _ if role == DIFFERS_ROLE:
                return self.differs_at(self.sheet.address(row, column))
            case _:
                return self.sheet.look(line, number, role)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if not index.isValid() or role != Qt.ItemDataRole.EditRole:
            return False
        row, column = self.sheet.cell(index.row(), index.column())
        if not column.is_editable or self.typed_elsewhere(index.row(), str(value)):
            return column.is_editable
        cell, text = self.at(index), str(value)
        left = self._refusals.get(cell) or self.left.get(cell)
        self.left = {at: error for at, error in self.left.items() if at != cell}
        meant = left.as_cell_text(text) if isinstance(left, PasteError) else text
        result = self.sheet.parse_typed(index.row(), row, column, meant)
        if isinstance(result, ParseError):
            if isinstance(left, PasteError):
                result = PasteError.of(text, result.sentence, left.span, left.place)
            self._refusals[cell] = result
        else:
            self.put.pop(cell, None)
            self.put[cell] = text
            self._refusals.pop(cell, None)
        self._tell_refusals()
        self.dataChanged.emit(index, index)
        if not isinstance(result, ParseError):
            self.change_requested.emit(result)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and self.sheet.cell(index.row(), index.column())[1].is_editable:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags


def _nothing_differs(_at: Address) -> bool:
    return False


def _nothing_typed(_index: int, _text: str) -> bool:
    return False


_NONE: Final = frozenset({"", "0"})
"""What a cell holds of which there is none; which of both, its lines decide."""


def _said(sheet: TableRows[Any], key: str, name: str) -> str | None:
    """Give what the plan itself says in a cell."""
    number = _number_of(sheet, name)
    return None if number < 0 else sheet.edit_text(*sheet.cell(sheet.index_of(key), number))


def _number_of(sheet: TableRows[Any], name: str) -> int:
    """Find a column by its name, or -1."""
    names = [column.id for column in sheet.columns]
    return names.index(name) if name in names else -1


def _common(first: tuple[str, ...], second: tuple[str, ...]) -> int:
    """Count how many entries two lists begin with in common."""
    pairs = zip(first, second, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(first), len(second)))
