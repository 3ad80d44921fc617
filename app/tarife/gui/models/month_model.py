"""The model of the calendar: lanes down, the days of the month across."""

from datetime import date, datetime
from typing import Any, Final, TypeAlias

from PySide6.QtCore import (
    QAbstractTableModel,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from tarife.gui.models.month import Kind, Lane

Index: TypeAlias = QModelIndex | QPersistentModelIndex

LANE_ROLE: Final = Qt.ItemDataRole.UserRole + 1
"""The lane of a cell."""

DAY_ROLE: Final = Qt.ItemDataRole.UserRole + 2
"""The day of a cell or column."""

_TOP: Final = QModelIndex()


class MonthModel(QAbstractTableModel):
    """Shows lanes; a cell says what happens in its lane on its day."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lanes: tuple[Lane, ...] = ()
        self._days: tuple[date, ...] = ()

    @property
    def days(self) -> tuple[date, ...]:
        """The days, from left to right."""
        return self._days

    def show(self, lanes: tuple[Lane, ...], days: tuple[date, ...]) -> None:
        """Take other lanes and days; where they stay in place only their cells change."""
        is_same = days == self._days and _keys(lanes) == _keys(self._lanes)
        if not is_same:
            self.beginResetModel()
        self._lanes, self._days = lanes, days
        if not is_same:
            self.endResetModel()
        elif lanes and days:
            self.dataChanged.emit(self.index(0, 0), self.index(len(lanes) - 1, len(days) - 1))
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(lanes) - 1)

    def lane(self, row: int) -> Lane:
        """Give the lane of a row."""
        return self._lanes[row]

    def moments(self, index: Index) -> tuple[datetime, ...]:
        """Give the moments of a cell that can be moved to another day."""
        lane = self._lanes[index.row()]
        return lane.moments_on(self._days[index.column()]) if lane.is_movable else ()

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._lanes)

    def columnCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._days)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return self._lane_header(section, role)
        day = self._days[section]
        name = QLocale().standaloneDayName(day.isoweekday(), QLocale.FormatType.NarrowFormat)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return f"{name}\n{day.day}"
            case Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignCenter
            case _ if role == DAY_ROLE:
                return day
            case _:
                return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        lane, day = self._lanes[index.row()], self._days[index.column()]
        match role:
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                return lane.sentence(day) or None
            case _ if role == LANE_ROLE:
                return lane
            case _ if role == DAY_ROLE:
                return day
            case _:
                return None

    def _lane_header(self, row: int, role: int) -> Any:
        lane = self._lanes[row]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return lane.name
            case Qt.ItemDataRole.ToolTipRole:
                return f"{lane.name}: {lane.text}"
            case Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            case _:
                return None


def _keys(lanes: tuple[Lane, ...]) -> list[tuple[Kind, str]]:
    return [(lane.kind, lane.id) for lane in lanes]
