"""The month as a calendar: a row for each lane, a cell for each of its days."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QLocale, QModelIndex, QObject, Qt
from PySide6.QtGui import QFont

from tarife.gui.calendar.costs import DayCosts
from tarife.gui.calendar.lanes import Lane, LaneKind, collisions
from tarife.gui.runtime.guarded import Guarded
from tarife.gui.text.languages import tr
from tarife.gui.text.names import month_name
from tarife.gui.widgets.columns import Index
from tarife.plan.model.account import WEEKDAYS
from tarife.terms.calendar import BillingMonth

LANE_ROLE: Final = Qt.ItemDataRole.UserRole + 1
"""The lane of a cell."""

DAY_ROLE: Final = Qt.ItemDataRole.UserRole + 2
"""The day of a cell or column."""

MET_ROLE: Final = Qt.ItemDataRole.UserRole + 3
"""What else goes to the people of a cell on its day, in a sentence."""

_TOP: Final = QModelIndex()


@dataclass(frozen=True, slots=True)
class _Line:
    """One row of the calendar: a lane in a month, or the month's name above its lanes."""

    month: BillingMonth
    lane: Lane | None

    @property
    def key(self) -> tuple[object, ...]:
        """What tells whether it is the same row, whatever happens in its lane."""
        return self.month, *(self.lane.key if self.lane else ())


def _weekday_name(day: date) -> str:
    """Name the day of the week in a letter or two, as a language needs them."""
    return tr("M T W T F S S", "Calendar").split()[day.isoweekday() - 1]


class MonthModel(Guarded, QAbstractTableModel):
    """Shows lanes; a cell says what happens in its lane on its day.

    Several months stand below each other, each with the lanes that have anything in it.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[_Line, ...] = ()
        self._days: tuple[date, ...] = ()
        self._months: tuple[BillingMonth, ...] = ()
        self._met: Mapping[tuple[object, date], str] = {}
        self._shortened: Callable[[str], str] = str
        self.costs: DayCosts | None = None
        self._has_all_heads = True

    @property
    def days(self) -> tuple[date, ...]:
        """The days of all months, in order."""
        return self._days

    def show(self, lanes: tuple[Lane, ...], days: tuple[date, ...]) -> None:
        """Take other lanes and days; where they stay in place only their cells change."""
        months = tuple(dict.fromkeys(map(BillingMonth.of, days)))
        lines = tuple(self._lines_of(lanes, months))
        is_same = days == self._days and _keys(lines) == _keys(self._lines)
        if not is_same:
            self.beginResetModel()
        self._lines, self._days, self._months = lines, days, months
        self._met = collisions(lanes)
        if not is_same:
            self.endResetModel()
        elif lines and days:
            last = self.index(len(lines) - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(lines) - 1)

    def _lines_of(
        self, lanes: tuple[Lane, ...], months: tuple[BillingMonth, ...]
    ) -> Iterator[_Line]:
        for month in months:
            if len(months) > 1:
                yield _Line(month, None)
            yield from (_Line(month, lane) for lane in lanes if _is_in(lane, month, months))
            if lanes:
                yield _Line(month, Lane(LaneKind.COST, "", tr("Cost")))

    @property
    def days_met(self) -> tuple[date, ...]:
        """The days on which an audience gets more than one send."""
        return tuple(sorted({day for _, day in self._met}))

    @property
    def names(self) -> tuple[str, ...]:
        """What stands before the rows, whole."""
        return tuple(map(self._name_of, self._lines))

    def show_names(self, shortened: Callable[[str], str]) -> None:
        """Show names as they fit: the header's own ellipsis is cut by its padding."""
        self._shortened = shortened
        if self._lines:
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(self._lines) - 1)

    @property
    def names_of_days(self) -> tuple[str, ...]:
        """The words and numbers that stand above days."""
        return (*map(_weekday_name, self._days[: len(WEEKDAYS)]), str(self.columnCount()))

    def show_heads(self, *, of_all: bool) -> None:
        """Head every day, or where days are narrow the first one and the first of each week."""
        if of_all != self._has_all_heads:
            self._has_all_heads = of_all
            if self.columnCount():
                last = self.columnCount() - 1
                self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, last)

    def _has_head(self, day: date) -> bool:
        is_first = day.isoweekday() == QLocale().firstDayOfWeek().value
        return self._has_all_heads or day.day == 1 or is_first

    def cost_rows(self) -> tuple[int, ...]:
        """Give the rows that say what the days cost."""
        lanes = enumerate(line.lane for line in self._lines)
        return tuple(row for row, lane in lanes if lane and lane.kind is LaneKind.COST)

    @property
    def widest_cost(self) -> str:
        """The longest of the costs that are shown."""
        costs = self.costs
        return max((costs.text(day) for day in self._days), key=len) if costs else ""

    def lane(self, row: int) -> Lane | None:
        """Give the lane of a row; the name of a month has none."""
        return self._lines[row].lane

    def day(self, index: Index) -> date | None:
        """Give the day of a cell; a short month has none in the last ones."""
        if not index.isValid():
            return None
        dates = self._lines[index.row()].month.dates()
        return dates[index.column()] if index.column() < len(dates) else None

    def place(self, kind: LaneKind, key: str, day: date) -> QModelIndex:
        """Find the cell of a line and day."""
        wanted = (BillingMonth.of(day), kind, key)
        row = next((row for row, line in enumerate(self._lines) if line.key[:3] == wanted), -1)
        return self.index(row, day.day - 1)

    def moments(self, index: Index) -> tuple[datetime, ...]:
        """Give the moments of a cell that can be moved to another day."""
        lane, day = self.lane(index.row()), self.day(index)
        if lane is None or day is None or not lane.is_movable:
            return ()
        return tuple(one for one in lane.moments_on(day) if one not in lane.repeated)

    def repeats(self, index: Index) -> bool:
        """Tell whether a cell has a moment that comes in every month, and cannot be moved."""
        lane, day = self.lane(index.row()), self.day(index)
        if lane is None or day is None:
            return False
        return not lane.repeated.isdisjoint(lane.moments_on(day))

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = _TOP) -> int:
        most = max((month.days for month in self._months), default=0)
        return 0 if parent.isValid() else most

    def flags(self, index: Index) -> Qt.ItemFlag:
        has_lane = index.isValid() and self.lane(index.row()) is not None
        is_day = has_lane and self.day(index) is not None
        return super().flags(index) if is_day else Qt.ItemFlag.NoItemFlags

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return self._line_header(self._lines[section], role)
        match role:
            case Qt.ItemDataRole.DisplayRole if len(self._months) > 1:
                is_headed = self._has_all_heads or section % len(WEEKDAYS) == 0
                return str(section + 1) if is_headed else ""
            case Qt.ItemDataRole.DisplayRole if not self._has_head(self._days[section]):
                return ""
            case Qt.ItemDataRole.DisplayRole:
                return f"{_weekday_name(self._days[section])}\n{section + 1}"
            case Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignCenter
            case _:
                return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        day = self.day(index)
        if day is None:
            return None
        lane = self.lane(index.row())
        met = self._met.get((lane.key, day), "") if lane else ""
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._cell_text(lane, day)
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                said = (lane.sentence(day), met, lane.why_fixed(day)) if lane else ()
                cost = self.costs.sentence(day) if self.costs else ""
                return "\n".join(filter(None, (*said, cost))) or None
            case _:
                return {LANE_ROLE: lane, DAY_ROLE: day, MET_ROLE: met}.get(role)

    def _cell_text(self, lane: Lane | None, day: date) -> str | None:
        if lane is None:
            return _weekday_name(day) if self._has_head(day) else ""
        is_cost = lane.kind is LaneKind.COST
        return self.costs.text(day) if is_cost and self.costs else None

    def _name_of(self, line: _Line) -> str:
        lane, costs = line.lane, self.costs
        if lane is None:
            return month_name(line.month)
        if lane.kind is LaneKind.COST and costs is not None:
            return f"{lane.name} {costs.sum_text(line.month.dates())}"
        return lane.name

    def _line_header(self, line: _Line, role: int) -> Any:
        lane = line.lane
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                name, is_shown = self._name_of(line), role == Qt.ItemDataRole.DisplayRole
                return self._shortened(name) if is_shown else name
            case Qt.ItemDataRole.ToolTipRole if lane and lane.kind is LaneKind.COST:
                name, days = month_name(line.month), line.month.dates()
                return self.costs.sum_sentence(name, days) if self.costs else None
            case Qt.ItemDataRole.ToolTipRole:
                return f"{lane.name}: {lane.text}" if lane else None
            case Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            case Qt.ItemDataRole.FontRole if lane is None:
                font = QFont()
                font.setBold(True)
                return font
            case _:
                return None


def _is_in(lane: Lane, month: BillingMonth, months: tuple[BillingMonth, ...]) -> bool:
    """Tell whether a lane is shown in a month: in the only one all are."""
    days = lane.days.union(moment.date() for moment in lane.moments)
    return len(months) == 1 or not days.isdisjoint(month.dates())


def _keys(lines: tuple[_Line, ...]) -> list[tuple[object, ...]]:
    return [line.key for line in lines]
