"""The figures of a chart as a table of the window."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Final, TypeAlias

from PySide6.QtCore import (
    QAbstractTableModel,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from tarife.charts.kit.table import Cell, Table
from tarife.gui.clock_times import day_text
from tarife.gui.models.columns import FIGURE, TEXT
from tarife.gui.models.readings import FINE_ROLE, IS_SUM_ROLE
from tarife.gui.numbers import cell_count, exact_decimals, fine_digits, money_text
from tarife.insight.explain.selection import Selection
from tarife.terms.money import Money

Index: TypeAlias = QModelIndex | QPersistentModelIndex

NOTHING: Final = Table((), ())
_TOP: Final = QModelIndex()


class ChartTableModel(QAbstractTableModel):
    """Shows the table of a chart; costs have as many decimals as make each column add up."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._table = NOTHING
        self._decimals: tuple[int, ...] = ()

    @property
    def table(self) -> Table:
        """What is shown."""
        return self._table

    def show(self, table: Table) -> None:
        """Take another table."""
        self.beginResetModel()
        self._table = table
        self._decimals = tuple(
            exact_decimals(_amounts(row.cells[place] for row in table.rows))
            for place in range(len(table.columns))
        )
        self.endResetModel()

    def selection_at(self, index: Index) -> Selection | None:
        """Say what a cell stands for, if that can be explained."""
        return self._table.selection(index.row(), index.column())

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._table.rows)

    def columnCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._table.columns)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return self._table.columns[section]
            case Qt.ItemDataRole.TextAlignmentRole:
                return TEXT if section == 0 else FIGURE
            case _:
                return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._table.rows[index.row()]
        cell = row.cells[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(cell, index.column())
            case Qt.ItemDataRole.TextAlignmentRole:
                return TEXT if index.column() == 0 else FIGURE
            case _ if role == IS_SUM_ROLE:
                return row.is_sum
            case _ if role == FINE_ROLE and isinstance(cell, Money) and not row.is_sum:
                text = self._text(cell, index.column())
                return fine_digits(text, cell.currency, QLocale())
            case _:
                return None

    def _text(self, cell: Cell, column: int) -> str:
        locale = QLocale()
        match cell:
            case Money():
                return money_text(cell, locale, self._decimals[column]) if cell.micros else "–"  # noqa: RUF001 - nothing
            case date():
                return day_text(cell)
            case int():
                return cell_count(cell, locale)
            case _:
                return cell


def _amounts(cells: Iterable[Cell]) -> list[Money]:
    return [cell for cell in cells if isinstance(cell, Money)]
