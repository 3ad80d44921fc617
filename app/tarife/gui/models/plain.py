"""Rows that are only looked at, as a table."""

from collections.abc import Sequence
from typing import Any, Generic, TypeAlias, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from tarife.gui.models.columns import TEXT, Column

Row = TypeVar("Row")
Index: TypeAlias = QModelIndex | QPersistentModelIndex

_TOP = QModelIndex()


class PlainModel(QAbstractTableModel, Generic[Row]):
    """Shows rows through columns; nothing can be edited."""

    def __init__(self, columns: tuple[Column[Row], ...], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = columns
        self.rows: tuple[Row, ...] = ()

    def show(self, rows: Sequence[Row]) -> None:
        """Take other rows."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        is_head = orientation == Qt.Orientation.Horizontal
        return self.columns[section].head(role) if is_head else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        column = self.columns[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.show(self.rows[index.row()])
            case Qt.ItemDataRole.ToolTipRole if column.align == TEXT:
                return column.show(self.rows[index.row()])
            case Qt.ItemDataRole.TextAlignmentRole:
                return column.align
            case _:
                return None
