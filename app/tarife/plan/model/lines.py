"""The lines of a plan: audiences, sends, entry points, inbound."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType
from typing import Annotated, Final, Literal, TypeAlias

from annotated_types import Ge, Gt, Le, MaxLen

from tarife.plan.model.account import WEEKDAYS, Weekday
from tarife.plan.model.addresses import PartName
from tarife.plan.model.behaviour import Behaviour, Preset, Ratio
from tarife.plan.model.max_price import MaxPrice
from tarife.plan.model.texts import Word
from tarife.terms.calendar import BillingMonth

MOST_MOMENTS: Final = 200
MOST_REPEATS: Final = 31

People: TypeAlias = Annotated[int, Ge(0), Le(2_000_000_000)]
Volume: TypeAlias = Annotated[int, Ge(0), Le(2_000_000_000)]
Clicks: TypeAlias = Annotated[float, Ge(0), Le(100_000_000)]


class TemplateCategory(StrEnum):
    """The category of a template message."""

    MARKETING = "marketing"
    UTILITY = "utility"
    AUTHENTICATION = "authentication"


USUAL_BEHAVIOUR: Final[Mapping[TemplateCategory, Preset]] = MappingProxyType(
    {
        TemplateCategory.MARKETING: Preset.MARKETING,
        TemplateCategory.UTILITY: Preset.ORDER_UPDATE,
        TemplateCategory.AUTHENTICATION: Preset.ONE_TIME_PASSWORD,
    }
)
"""The ready-made behaviour that fits a template of each category."""


class PeopleFrom(StrEnum):
    """Where a number of people comes from that nobody has typed."""

    SENDS = "sends"


@dataclass(frozen=True, slots=True)
class Audience:
    """People of one country whom sends can reach, told apart by ``id``.

    Attributes:
        people_from: What they were filled in from and follow; nothing once somebody typed them.
    """

    id: Word
    name: Word
    country: Word
    people: People
    people_from: PeopleFrom | None = None


@dataclass(frozen=True, slots=True)
class HoursOfDay:
    """A stretch of the day, ``[start, end)``; an ``end`` at 00:00 is the day's end."""

    start: time = time(0)
    end: time = time(0)


@dataclass(frozen=True, slots=True)
class DayRange:
    """First and last day, both included; an open side is the plan's own."""

    first: date | None = None
    last: date | None = None

    def holds(self, day: date) -> bool:
        """Tell whether a day lies between the two."""
        return (self.first or day) <= day <= (self.last or day)


@dataclass(frozen=True, slots=True)
class Repeat:
    """Days of every month on which a send goes out: on a weekday, or on a day of the month.

    Attributes:
        at: The time of the day.
        weekday: Which weekday, unless ``day`` is given.
        week: Of the month's weekdays of that name the first to fourth one, -1 for the last, 0
            for each.
        day: The day of the month, in a shorter month its last one; 0 where a weekday is given.
        days: The first and the last day on which it may go out.
    """

    at: time
    weekday: Weekday | None = None
    week: Annotated[int, Ge(-1), Le(4)] = 0
    day: Annotated[int, Ge(0), Le(31)] = 0
    days: DayRange = DayRange()

    @lru_cache(maxsize=1024)  # noqa: B019 - plans are laid out over and over while a hand moves
    def moments(self, month: BillingMonth) -> tuple[datetime, ...]:
        """Give its moments in a month, in order."""
        days = (date(month.year, month.month, number) for number in self._numbers(month))
        return tuple(datetime.combine(day, self.at) for day in days if self.days.holds(day))

    def _numbers(self, month: BillingMonth) -> Sequence[int]:
        """Count which days of a month these are, without a look at the others."""
        last = month.days
        if self.weekday is None:
            return (min(self.day, last),) if self.day else ()
        first = (WEEKDAYS.index(self.weekday) - month.first_day.weekday()) % len(WEEKDAYS) + 1
        every = range(first, last + 1, len(WEEKDAYS))
        if not self.week:
            return every
        return every[-1:] if self.week < 0 else every[self.week - 1 : self.week]


@dataclass(frozen=True, slots=True)
class Broadcast:
    """Dates and times at which a send goes out, each spread evenly over some hours.

    Each moment reaches its own draw of the audience.

    Attributes:
        moments: Single ones, in local time.
        spread_hours: How long after each moment the last message leaves.
        repeats: Those that come in every month.
    """

    moments: Annotated[tuple[datetime, ...], MaxLen(MOST_MOMENTS)]
    spread_hours: Annotated[float, Ge(0), Le(72)] = 1.0
    kind: Literal["broadcast"] = "broadcast"
    repeats: Annotated[tuple[Repeat, ...], MaxLen(MOST_REPEATS)] = ()

    def moments_in(self, month: BillingMonth) -> tuple[datetime, ...]:
        """List the moments of a month: single ones as given, then those that repeat."""
        single = [at for at in self.moments if month.first_day <= at.date() <= month.last_day]
        repeated = {at for one in self.repeats for at in one.moments(month)}
        return (*single, *sorted(repeated.difference(single)))

    def days_in(self, month: BillingMonth) -> frozenset[date]:
        """Give the days on which messages of a month's moments leave."""
        spread = timedelta(hours=self.spread_hours)
        return frozenset(
            at.date() + timedelta(days=later)
            for at in self.moments_in(month)
            for later in range(((at + spread).date() - at.date()).days + 1)
        )


@dataclass(frozen=True, slots=True)
class Steady:
    """A stream over days, weekdays and hours: each message at a random moment."""

    days: DayRange = DayRange()
    weekdays: Annotated[tuple[Weekday, ...], MaxLen(7)] = WEEKDAYS
    hours: HoursOfDay = HoursOfDay()
    kind: Literal["steady"] = "steady"

    def days_in(self, month: BillingMonth) -> frozenset[date]:
        """Give the days of a month on which messages leave."""
        return frozenset(
            day
            for day in month.dates()
            if self.days.holds(day) and WEEKDAYS[day.weekday()] in self.weekdays
        )


Schedule: TypeAlias = Broadcast | Steady


@dataclass(frozen=True, slots=True)
class Send:
    """A template to an audience on a schedule.

    Attributes:
        id: Fixes the chance of this send; never changes.
        name: What people call it.
        audience: The ``id`` of an audience.
        category: The template's category.
        volume: Attempts: of each moment for a broadcast, of each month for a steady send.
        schedule: When.
        behaviour: A preset's name, or the numbers.
        recategorised_ratio: Utility templates that Meta takes for marketing and bills as such.
        max_price: What is bid for it; nothing where the rate card prices it.
    """

    id: Word
    name: Word
    audience: Word
    category: TemplateCategory
    volume: Volume
    schedule: Schedule
    behaviour: Preset | Behaviour = Preset.MARKETING
    recategorised_ratio: Ratio = 0.0
    max_price: MaxPrice | None = None


class EntryKind(StrEnum):
    """What opens a free entry point."""

    AD = "ad"
    PAGE_CTA = "page_cta"


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A template sent so many hours after the first answer."""

    hours: Annotated[float, Gt(0), Le(720)]
    category: TemplateCategory


@dataclass(frozen=True, slots=True)
class EntryPoint:
    """People who come from an ad or a Page button; every click is a new person."""

    id: Word
    name: Word
    country: Word
    clicks_per_day: Clicks
    kind: EntryKind = EntryKind.AD
    days: DayRange = DayRange()
    hours: HoursOfDay = HoursOfDay()
    phone_share: Ratio = 0.97
    behaviour: Preset | Behaviour = Preset.AD_CLICK
    follow_ups: Annotated[tuple[FollowUp, ...], MaxLen(100)] = ()


@dataclass(frozen=True, slots=True)
class Inbound:
    """People who write on their own: of an audience, or new ones of a country.

    Exactly one of ``audience`` and ``country`` is given.
    """

    id: Word
    name: Word
    people_per_day: Clicks
    audience: Word = ""
    country: Word = ""
    days: DayRange = DayRange()
    hours: HoursOfDay = HoursOfDay()
    behaviour: Preset | Behaviour = Preset.SUPPORT


Line: TypeAlias = Audience | Send | EntryPoint | Inbound

PART_OF: Final[Mapping[type[Line], PartName]] = MappingProxyType(
    {Audience: "audiences", Send: "sends", EntryPoint: "entry_points", Inbound: "inbound"}
)
"""The part of a plan that holds the lines of each kind."""


def country_of(line: Line, countries: Mapping[str, str]) -> str:
    """Give the country of a line by those of audiences; nothing where its audience is gone."""
    own: str = getattr(line, "country", "")
    return own or countries.get(getattr(line, "audience", ""), "")
