"""The month as a calendar: a lane for each line of the plan, and what happens on each day."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from functools import reduce
from typing import Any, Final, TypeAlias, cast

from PySide6.QtCore import (
    QAbstractTableModel,
    QLocale,
    QModelIndex,
    QObject,
    Qt,
)
from PySide6.QtGui import QFont

from tarife.gui.calendar.costs import DayCosts
from tarife.gui.runtime.guarded import Guarded
from tarife.gui.text.countries import Countries
from tarife.gui.text.estimates import HOURS
from tarife.gui.text.languages import spoken, tr
from tarife.gui.text.names import category_name, filled, month_name
from tarife.gui.text.numbers import amount_text, count_text
from tarife.gui.text.times import day_text, hours_text
from tarife.gui.widgets.columns import Index
from tarife.plan.grid import all_lines, lines_of_row
from tarife.plan.model.account import WEEKDAYS
from tarife.plan.model.lines import (
    Broadcast,
    DayRange,
    EntryPoint,
    Inbound,
    Send,
    TemplateCategory,
)
from tarife.plan.model.plan import GridRow, Plan
from tarife.plan.what_if.months import months_of
from tarife.terms.calendar import BillingMonth
from tarife.terms.marking import marked
from tarife.terms.sentences import in_language

_STEPS: Final = (
    (1, ""),
    (1_000, marked("k")),
    (1_000_000, marked("M")),
)
_TEN = 10
_AT_ONCE_HOURS: Final = 1.0


class LaneKind(StrEnum):
    """What a lane shows."""

    SEND = "sends"
    ENTRY_POINT = "entry_points"
    INBOUND = "inbound"
    GRID = "grid"
    COST = "cost"


@dataclass(frozen=True, slots=True)
class Lane:
    """One line of the plan over the days of its month.

    Attributes:
        kind: What it is.
        id: The line's id, or the country of a row of the grid.
        name: What people call it.
        category: The category of a send.
        days: The days on which it runs without a moment of its own: those of a stream, and
            those over which a broadcast is spread.
        moments: The moments of a broadcast.
        text: How much of it there is, in words.
        shorts: How much each moment is, in as few letters as fit a day, by its day.
        repeated: Those of its moments that come in every month.
    """

    kind: LaneKind
    id: str
    name: str
    category: TemplateCategory | None = None
    days: frozenset[date] = frozenset()
    moments: tuple[datetime, ...] = field(default=())
    text: str = ""
    shorts: Mapping[date, str] = field(default_factory=dict)
    repeated: frozenset[datetime] = frozenset()

    @property
    def key(self) -> tuple[object, ...]:
        """What tells it from others: a row of the grid has a lane for each of its cells."""
        return self.kind, self.id, self.category

    @property
    def is_movable(self) -> bool:
        """Whether its moments can be moved to another day; those of the grid are weekly."""
        return self.kind is LaneKind.SEND

    def joined(self, other: "Lane") -> "Lane":
        """Put the same lane of a later month behind this one."""
        return replace(
            self,
            days=self.days | other.days,
            moments=self.moments + other.moments,
            shorts={**self.shorts, **other.shorts},
            repeated=self.repeated | other.repeated,
        )

    def runs_on(self, day: date | None) -> bool:
        """Tell whether anything happens on a day."""
        return day is not None and (day in self.days or bool(self.moments_on(day)))

    def why_fixed(self, day: date) -> str:
        """Say why what stands on a day is pale, and cannot be dragged; nothing where it can."""
        moments = self.moments_on(day)
        if not moments:
            return ""
        if not self.is_movable:
            return tr("Pale: usual days of a plain number; type other days in its row of Plan.")
        if self.repeated.issuperset(moments):
            return tr("Pale: it repeats in every month; open it to change its days.")
        return ""

    def moments_on(self, day: date) -> tuple[datetime, ...]:
        """Give the moments of a day."""
        return tuple(moment for moment in self.moments if moment.date() == day)

    def sentence(self, day: date) -> str:
        """Say what happens on a day, or nothing."""
        times = ", ".join(f"{moment:%H:%M}" for moment in self.moments_on(day))
        if times:
            template = tr("%1, %2 at %3: %4")
        elif day in self.days:
            template = tr("%1, %2: %4")
        else:
            return ""
        return filled(template, self.name, day_text(day), times, self.text)


_Played: TypeAlias = Mapping[str, Send | EntryPoint | Inbound]


def lanes_of(
    plan: Plan,
    countries: Countries,
    number: int | None = None,
    played: Iterable[Plan] = (),
) -> tuple[Lane, ...]:
    """Make the lanes of a plan: sends, entry points, inbound, then the rows of the grid.

    Args:
        plan: The plan.
        countries: What names the rows of the grid.
        number: Which of its months, from 0; all of them where none is meant.
        played: The plans of its months as a forecast played them, with levers moved.
    """
    moved = {one.month: _lines_by_id(one) for one in played}
    months = months_of(plan)
    single = {
        send.id: set(send.schedule.moments)
        for send in plan.sends
        if isinstance(send.schedule, Broadcast)
    }
    lanes: dict[tuple[object, ...], Lane] = {}
    for month in months if number is None else months[number : number + 1]:
        for lane in _lanes_of_month(month, countries, moved.get(month.month, {})):
            own = lane
            if lane.kind is LaneKind.SEND:
                repeated = set(lane.moments) - single.get(lane.id, set())
                own = replace(lane, repeated=frozenset(repeated))
            key = lane.key
            lanes[key] = lanes[key].joined(own) if key in lanes else own
    return tuple(lanes.values())


def _lines_by_id(plan: Plan) -> _Played:
    lines = all_lines(plan)
    arriving: tuple[EntryPoint | Inbound, ...] = (*lines.entry_points, *lines.inbound)
    return {line.id: line for line in (*lines.sends, *arriving)}


def _lanes_of_month(plan: Plan, countries: Countries, played: _Played) -> Iterator[Lane]:
    for send in plan.sends:
        yield _lane_of_send(send, plan.month, played)
    arriving: tuple[EntryPoint | Inbound, ...] = (*plan.entry_points, *plan.inbound)
    for line in arriving:
        yield _lane_of_arrivals(line, plan.month, played)
    for row in plan.grid:
        yield from _lanes_of_row(row, plan, countries, played)


def _lane_of_send(send: Send, month: BillingMonth, played: _Played) -> Lane:
    schedule, volume = send.schedule, _volume(send, played)
    if isinstance(schedule, Broadcast):
        is_long = schedule.spread_hours > _AT_ONCE_HOURS
        template = tr("%1 %2 over %3") if is_long else tr("%1 %2 at once")
        moments = schedule.moments
        days = schedule.days_in(month).difference(at.date() for at in moments)
        spread = HOURS.show(schedule.spread_hours, QLocale())
    else:
        template = tr("%1 %2 in the month")
        days, moments, spread = schedule.days_in(month), (), ""
    category = QLocale().toLower(category_name(send.category))
    text = filled(template, count_text(volume, QLocale()), category, spread)
    shorts = dict.fromkeys((m.date() for m in moments), compact_count(volume))
    return Lane(LaneKind.SEND, send.id, send.name, send.category, days, moments, text, shorts)


def _volume(send: Send, played: _Played) -> int:
    found = played.get(send.id)
    return found.volume if isinstance(found, Send) else send.volume


def _lane_of_arrivals(line: EntryPoint | Inbound, month: BillingMonth, played: _Played) -> Lane:
    found = played.get(line.id, line)
    if isinstance(line, EntryPoint) and isinstance(found, EntryPoint):
        kind, people = LaneKind.ENTRY_POINT, found.clicks_per_day
        template = tr("%1[click|clicks] a day, %2")
    else:
        kind, people = LaneKind.INBOUND, cast("Inbound", found).people_per_day
        template = tr("%1[person|people] a day, %2")
    text = filled(template, amount_text(people, QLocale()), hours_text(line.hours))
    return Lane(kind, line.id, line.name, days=frozenset(_span(line.days, month)), text=text)


def _lanes_of_row(
    row: GridRow, plan: Plan, countries: Countries, played: _Played
) -> Iterator[Lane]:
    """Give a row's weekly marketing, whose days are changed in its lines, and its streams."""
    lines = lines_of_row(row, plan)
    marketing = [one for one in lines.sends if one.category is TemplateCategory.MARKETING]
    weeks = [_lane_of_send(send, plan.month, played) for send in marketing]
    if weeks:
        template = tr("%1 marketing a week, a plain number of its country")
        text = template.replace("%1", count_text(_volume(marketing[0], played), QLocale()))
        name = tr("%1, weekly").replace("%1", countries.name(row.country))
        whole = reduce(Lane.joined, weeks)
        yield replace(whole, kind=LaneKind.GRID, id=row.country, name=name, text=text)
    streams = [
        *(_lane_of_send(one, plan.month, played) for one in lines.sends[len(weeks) :]),
        *(_lane_of_arrivals(one, plan.month, played) for one in lines.entry_points),
    ]
    for lane in streams:
        name = in_language(lane.name, spoken())
        yield replace(lane, kind=LaneKind.GRID, id=row.country, name=name)


def compact_count(messages: int) -> str:
    """Write a count in a few letters: ``950``, ``1.2k``, ``3M``, in Turkish ``60 bin``."""
    size, sign = max(
        ((size, sign) for size, sign in _STEPS if messages >= size), default=(1, "")
    )
    scaled = messages / size
    shown = round(scaled, 1) if scaled < _TEN else round(scaled)
    return f"{amount_text(shown, QLocale())}{tr(sign) if sign else ''}"


def _span(days: DayRange, month: BillingMonth) -> Iterator[date]:
    first, last = days.first or month.first_day, days.last or month.last_day
    return (day for day in month.dates() if first <= day <= last)


LANE_ROLE: Final = Qt.ItemDataRole.UserRole + 1
"""The lane of a cell."""

DAY_ROLE: Final = Qt.ItemDataRole.UserRole + 2
"""The day of a cell or column."""

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
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._cell_text(lane, day)
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                said = (lane.sentence(day), lane.why_fixed(day)) if lane else ()
                cost = self.costs.sentence(day) if self.costs else ""
                return "\n".join(filter(None, (*said, cost))) or None
            case _ if role == LANE_ROLE:
                return lane
            case _ if role == DAY_ROLE:
                return day
            case _:
                return None

    def _cell_text(self, lane: Lane | None, day: date) -> str | None:
        if lane is None:
            return _weekday_name(day) if self._has_head(day) else ""
        is_cost = lane.kind is LaneKind.COST
        return self.costs.text(day) if is_cost and self.costs else None

    def _line_header(self, line: _Line, role: int) -> Any:
        lane = line.lane
        match role:
            case Qt.ItemDataRole.DisplayRole:
                is_sum = lane and lane.kind is LaneKind.COST and self.costs
                whole = self.costs.sum_text(line.month.dates()) if is_sum and self.costs else ""
                name = lane.name if lane else month_name(line.month)
                return f"{name} {whole}".rstrip()
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
