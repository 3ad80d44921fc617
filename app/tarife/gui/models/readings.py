"""Tables that are read and not edited: rows as they are shown, some of them sums."""

from collections.abc import Sequence
from typing import Any, Final, Generic, Protocol, TypeAlias, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from tarife.gui.models.columns import TEXT, Column, title_text
from tarife.gui.numbers import fine_digits
from tarife.terms.marking import QT_TRANSLATE_NOOP

Index: TypeAlias = QModelIndex | QPersistentModelIndex

IS_SUM_ROLE: Final = Qt.ItemDataRole.UserRole + 3
"""Whether the row is the sum of the others."""

FINE_ROLE: Final = Qt.ItemDataRole.UserRole + 7
"""How many of the last digits are finer than what people pay in; a sum shows all alike, since
the headline rounds it."""

EXACT: Final = QT_TRANSLATE_NOOP(
    "Columns",
    "To the last decimal that occurs, so that the column adds up; pale digits are finer than "
    "what people pay in",
)
"""What to know of a column of exact amounts."""

_TOP: Final = QModelIndex()
_SHOWN: Final = Qt.ItemDataRole.DisplayRole
_TIP: Final = Qt.ItemDataRole.ToolTipRole


class Reading(Protocol):
    """A row that knows whether it is a sum of rows above it."""

    @property
    def is_sum(self) -> bool:
        """Whether it is a sum."""


Row = TypeVar("Row", bound=Reading)


class ReadingModel(QAbstractTableModel, Generic[Row]):
    """Shows rows; ``%1`` in the title of a column stands for the currency."""

    def __init__(self, columns: Sequence[Column[Row]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._rows: tuple[Row, ...] = ()
        self._currency = ""

    def row_at(self, place: int) -> Row:
        """Give a row."""
        return self._rows[place]

    def show_rows(self, rows: Sequence[Row], currency: str) -> None:
        """Take other rows."""
        is_same_size = len(rows) == len(self._rows)
        if not is_same_size:
            self.beginResetModel()
        self._rows, self._currency = tuple(rows), currency
        last = len(self.columns) - 1
        if not is_same_size:
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, last))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, last)

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return None
        column = self.columns[section]
        title = title_text(column.title)
        named = title.replace("%1", self._currency)
        return column.head(role, named if self._currency else title.replace(" (%1)", ""))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], self.columns[index.column()]
        match role:
            case _ if role == _SHOWN or (role == _TIP and column.align == TEXT):
                return column.show(row)
            case Qt.ItemDataRole.TextAlignmentRole:
                return column.align
            case _ if role == IS_SUM_ROLE:
                return row.is_sum
            case _ if role == FINE_ROLE and "%1" in column.title and not row.is_sum:
                return fine_digits(column.show(row), self._currency, QLocale())
            case _:
                return None
