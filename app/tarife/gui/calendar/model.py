"""The month as a calendar: a lane for each line of the plan, and what happens on each day."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Final, TypeAlias

from PySide6.QtCore import (
    QAbstractTableModel,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from tarife.gui.text.countries import Countries
from tarife.gui.text.languages import tr
from tarife.gui.text.names import category_name, filled, short_month_name
from tarife.gui.text.numbers import amount_text, count_text
from tarife.gui.text.times import day_text, hours_text
from tarife.gui.widgets.guarded import Guarded
from tarife.plan.grid import lines_of_row
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

_STEPS: Final = ((1, ""), (1_000, "k"), (1_000_000, "M"))
_TEN = 10


class LaneKind(StrEnum):
    """What a lane shows."""

    SEND = "sends"
    ENTRY_POINT = "entry_points"
    INBOUND = "inbound"
    GRID = "grid"


@dataclass(frozen=True, slots=True)
class Lane:
    """One line of the plan over the days of its month.

    Attributes:
        kind: What it is.
        id: The line's id, or the country of a row of the grid.
        name: What people call it.
        category: The category of a send.
        days: The days on which it runs without a moment of its own.
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


def lanes_of(plan: Plan, countries: Countries, number: int | None = None) -> tuple[Lane, ...]:
    """Make the lanes of a plan: sends, entry points, inbound, then the rows of the grid.

    Args:
        plan: The plan.
        countries: What names the rows of the grid.
        number: Which of its months, from 0; all of them where none is meant.
    """
    months = months_of(plan)
    single = {
        send.id: set(send.schedule.moments)
        for send in plan.sends
        if isinstance(send.schedule, Broadcast)
    }
    lanes: dict[tuple[LaneKind, str], Lane] = {}
    for month in months if number is None else months[number : number + 1]:
        for lane in _lanes_of_month(month, countries):
            own = lane
            if lane.kind is LaneKind.SEND:
                repeated = set(lane.moments) - single.get(lane.id, set())
                own = replace(lane, repeated=frozenset(repeated))
            key = (lane.kind, lane.id)
            lanes[key] = lanes[key].joined(own) if key in lanes else own
    return tuple(lanes.values())


def _lanes_of_month(plan: Plan, countries: Countries) -> tuple[Lane, ...]:
    return (
        *(_lane_of_send(send, plan.month) for send in plan.sends),
        *(_lane_of_arrivals(line, plan.month) for line in plan.entry_points),
        *(_lane_of_arrivals(line, plan.month) for line in plan.inbound),
        *(lane for row in plan.grid for lane in _lanes_of_row(row, plan, countries)),
    )


def _lane_of_send(send: Send, month: BillingMonth) -> Lane:
    schedule = send.schedule
    if isinstance(schedule, Broadcast):
        template = tr("%1 %2 at once")
        days, moments = frozenset[date](), schedule.moments
    else:
        template = tr("%1 %2 in the month")
        days, moments = schedule.days_in(month), ()
    category = QLocale().toLower(category_name(send.category))
    text = filled(template, count_text(send.volume, QLocale()), category)
    shorts = dict.fromkeys((m.date() for m in moments), compact_count(send.volume))
    return Lane(LaneKind.SEND, send.id, send.name, send.category, days, moments, text, shorts)


def _lane_of_arrivals(line: EntryPoint | Inbound, month: BillingMonth) -> Lane:
    if isinstance(line, EntryPoint):
        kind, people = LaneKind.ENTRY_POINT, line.clicks_per_day
        template = tr("%1[click|clicks] a day, %2")
    else:
        kind, people = LaneKind.INBOUND, line.people_per_day
        template = tr("%1[person|people] a day, %2")
    text = filled(template, amount_text(people, QLocale()), hours_text(line.hours))
    return Lane(kind, line.id, line.name, days=frozenset(_span(line.days, month)), text=text)


def _lanes_of_row(row: GridRow, plan: Plan, countries: Countries) -> Iterator[Lane]:
    """Give the weekly marketing of a row, whose days are changed in its lines."""
    sends = lines_of_row(row, plan).sends
    marketing = [send for send in sends if send.category is TemplateCategory.MARKETING]
    schedules = (send.schedule for send in marketing)
    moments = tuple(m for s in schedules if isinstance(s, Broadcast) for m in s.moments)
    if moments:
        template = tr("%1 marketing a week, a plain number of its country")
        text = template.replace("%1", count_text(marketing[0].volume, QLocale()))
        name = tr("%1, weekly").replace("%1", countries.name(row.country))
        category = TemplateCategory.MARKETING
        shorts = dict.fromkeys((m.date() for m in moments), compact_count(marketing[0].volume))
        days = frozenset[date]()
        yield Lane(LaneKind.GRID, row.country, name, category, days, moments, text, shorts)


def compact_count(messages: int) -> str:
    """Write a count in at most four letters: ``950``, ``1.2k``, ``60k``, ``3M``."""
    size, sign = max(
        ((size, sign) for size, sign in _STEPS if messages >= size), default=(1, "")
    )
    scaled = messages / size
    shown = round(scaled, 1) if scaled < _TEN else round(scaled)
    return f"{amount_text(shown, QLocale())}{sign}"


def _span(days: DayRange, month: BillingMonth) -> Iterator[date]:
    first, last = days.first or month.first_day, days.last or month.last_day
    return (day for day in month.dates() if first <= day <= last)


Index: TypeAlias = QModelIndex | QPersistentModelIndex

LANE_ROLE: Final = Qt.ItemDataRole.UserRole + 1
"""The lane of a cell."""

DAY_ROLE: Final = Qt.ItemDataRole.UserRole + 2
"""The day of a cell or column."""

_TOP: Final = QModelIndex()
_LONGEST_MONTH: Final = 31


def _month_of(day: date) -> str:
    return short_month_name(BillingMonth.of(day))


def _weekday_names() -> list[str]:
    """Name the days from Monday on in a letter or two, as a language needs them."""
    return tr("M T W T F S S", "Calendar").split()


class MonthModel(Guarded, QAbstractTableModel):
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
        return self._lanes[row]

    def moments(self, index: Index) -> tuple[datetime, ...]:
        """Give the moments of a cell that can be moved to another day."""
        lane = self._lanes[index.row()]
        on_day = lane.moments_on(self._days[index.column()])
        single = tuple(moment for moment in on_day if moment not in lane.repeated)
        return single if lane.is_movable else ()

    def repeats(self, index: Index) -> bool:
        """Tell whether a cell has a moment that comes in every month, and cannot be moved."""
        lane = self._lanes[index.row()]
        return not lane.repeated.isdisjoint(lane.moments_on(self._days[index.column()]))

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
        name = _weekday_names()[day.isoweekday() - 1]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                is_named = day.day == 1 and len(self._days) > _LONGEST_MONTH
                above = _month_of(day) if is_named else name
                return f"{above}\n{day.day}"
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


def _keys(lanes: tuple[Lane, ...]) -> list[tuple[LaneKind, str]]:
    return [(lane.kind, lane.id) for lane in lanes]
