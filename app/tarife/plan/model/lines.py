"""The lines of a plan: audiences, sends, entry points, inbound."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import Annotated, Literal, TypeAlias

from annotated_types import Ge, Gt, Le, MaxLen

from tarife.plan.model.account import WEEKDAYS, Weekday
from tarife.plan.model.behaviour import Behaviour, Preset, Ratio
from tarife.plan.model.texts import Word

People: TypeAlias = Annotated[int, Ge(0), Le(2_000_000_000)]
Volume: TypeAlias = Annotated[int, Ge(0), Le(2_000_000_000)]
Clicks: TypeAlias = Annotated[float, Ge(0), Le(100_000_000)]


class TemplateCategory(StrEnum):
    """The category of a template message."""

    MARKETING = "marketing"
    UTILITY = "utility"
    AUTHENTICATION = "authentication"


@dataclass(frozen=True, slots=True)
class Audience:
    """People of one country whom sends can reach, told apart by ``id``."""

    id: Word
    name: Word
    country: Word
    people: People


@dataclass(frozen=True, slots=True)
class HoursOfDay:
    """A stretch of the day, ``[start, end)``; an ``end`` at 00:00 is the day's end."""

    start: time = time(0)
    end: time = time(0)


@dataclass(frozen=True, slots=True)
class DayRange:
    """First and last day, both included; an open side is the month's own."""

    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Broadcast:
    """Dates and times at which a send goes out, each spread evenly over some hours.

    Each moment reaches its own draw of the audience.
    """

    moments: Annotated[tuple[datetime, ...], MaxLen(200)]
    spread_hours: Annotated[float, Ge(0), Le(72)] = 1.0
    kind: Literal["broadcast"] = "broadcast"


@dataclass(frozen=True, slots=True)
class Steady:
    """A stream over days, weekdays and hours: each message at a random moment."""

    days: DayRange = DayRange()
    weekdays: Annotated[tuple[Weekday, ...], MaxLen(7)] = WEEKDAYS
    hours: HoursOfDay = HoursOfDay()
    kind: Literal["steady"] = "steady"


Schedule: TypeAlias = Broadcast | Steady


@dataclass(frozen=True, slots=True)
class Send:
    """A template to an audience on a schedule.

    Attributes:
        id: Fixes the chance of this send; never changes.
        name: What people call it.
        audience: The ``id`` of an audience.
        category: The template's category.
        volume: Attempts: of each moment for a broadcast, of the month for a steady send.
        schedule: When.
        behaviour: A preset's name, or the numbers.
        recategorised_ratio: Utility templates that Meta takes for marketing and bills as such.
    """

    id: Word
    name: Word
    audience: Word
    category: TemplateCategory
    volume: Volume
    schedule: Schedule
    behaviour: Preset | Behaviour = Preset.MARKETING
    recategorised_ratio: Ratio = 0.0


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
