"""What happens on the days of a plan: a lane for each of its lines."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property, reduce
from typing import Final, TypeAlias, cast

from PySide6.QtCore import QLocale

from tarife.gui.text.countries import Countries
from tarife.gui.text.estimates import HOURS
from tarife.gui.text.languages import spoken, tr
from tarife.gui.text.names import category_name, filled
from tarife.gui.text.numbers import amount_text, count_text
from tarife.gui.text.times import day_text, hours_text
from tarife.plan.grid import all_lines, lines_of_row
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


@dataclass(frozen=True)
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
        audience: The ``id`` of those whom its moments go to.
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
    audience: str = ""

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
        return self._by_day.get(day, ())

    @cached_property
    def _by_day(self) -> Mapping[date, tuple[datetime, ...]]:
        found: dict[date, tuple[datetime, ...]] = {}
        for moment in self.moments:
            found[moment.date()] = (*found.get(moment.date(), ()), moment)
        return found

    def block_text(self, day: date) -> str:
        """Say in a few letters what stands on a day: how much, or how many moments."""
        moments = self.moments_on(day)
        several = f"{len(moments)}×"  # noqa: RUF001 - a times sign
        return self.shorts.get(day, "") if len(moments) == 1 else several

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
    return Lane(
        *(LaneKind.SEND, send.id, send.name, send.category, days, moments, text, shorts),
        audience=send.audience,
    )


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


def collisions(lanes: Iterable[Lane]) -> Mapping[tuple[object, date], str]:
    """Say of each lane and day what else its audience gets then, where there is anything."""
    sent: dict[tuple[str, date], list[Lane]] = {}
    for lane in lanes:
        for day in {moment.date() for moment in lane.moments}:
            sent.setdefault((lane.audience, day), []).append(lane)
    template = tr("The same audience gets %1 on this day, too.")
    return {
        (lane.key, day): template.replace(
            "%1", ", ".join(one.name for one in together if one is not lane)
        )
        for (_, day), together in sent.items()
        if len(together) > 1
        for lane in together
    }


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
