"""A playground situation: a few messages between a business and one person."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType
from typing import Final
from zoneinfo import ZoneInfo

from tarife.billing.eras import EraId
from tarife.terms.allowances import FREE_ENTRY_HOURS
from tarife.traffic.table import MessageKind

_HOUR_S: Final = 3600
_FIRST_S: Final = 10 * _HOUR_S
_UTC: Final = ZoneInfo("UTC")


class Act(StrEnum):
    """Who does what."""

    MARKETING = "marketing"
    UTILITY = "utility"
    AUTHENTICATION = "authentication"
    REPLY = "reply"
    REACTION = "reaction"
    PERSON_WRITES = "person_writes"
    AD_ON_PHONE = "ad_on_phone"
    PAGE_BUTTON = "page_button"
    AD_ON_DESKTOP = "ad_on_desktop"

    @property
    def is_inbound(self) -> bool:
        return self.kind <= MessageKind.ENTRY

    @property
    def kind(self) -> MessageKind:
        return _KINDS[self]


_KINDS: Final = MappingProxyType(
    {
        Act.MARKETING: MessageKind.MARKETING,
        Act.UTILITY: MessageKind.UTILITY,
        Act.AUTHENTICATION: MessageKind.AUTHENTICATION,
        Act.REPLY: MessageKind.FREE_FORM,
        Act.REACTION: MessageKind.REACTION,
        Act.PERSON_WRITES: MessageKind.INBOUND,
        Act.AD_ON_PHONE: MessageKind.ENTRY,
        Act.PAGE_BUTTON: MessageKind.ENTRY,
        Act.AD_ON_DESKTOP: MessageKind.INBOUND,  # 2.4: desktop never opens a free entry point
    }
)

FIRST_DAYS: Final[Mapping[EraId, date]] = MappingProxyType(
    {
        EraId.CBP_2023_06: date(2024, 10, 7),
        EraId.CBP_2024_11: date(2025, 6, 2),
        EraId.PMP_2025_07: date(2026, 9, 7),
        EraId.PMP_2026_10: date(2026, 11, 2),
    }
)
"""The Monday on which a situation begins in each era: under its last card, inside a month."""


def _no_days() -> Mapping[EraId, date]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Message:
    """A message of the business or of the person.

    Attributes:
        act: What it is.
        at_s: When it is sent or written.
        delay_s: How much later one of the business is delivered.
        number: The business number it comes from or goes to, from 0.

    Units:
        Seconds; ``at_s`` since the first midnight of the situation.
    """

    act: Act
    at_s: int
    delay_s: int = 0
    number: int = 0

    @property
    def delivered_s(self) -> int:
        """When it counts: what the person writes is there at once."""
        return self.at_s if self.act.is_inbound else self.at_s + self.delay_s


@dataclass(frozen=True, slots=True)
class Situation:
    """Messages between a business and one person, and what else billing needs to know.

    Attributes:
        messages: In any order; those of one second happen in this order.
        country: Where the person's number is from, ISO 3166 alpha-2.
        currency: The billing currency.
        is_allowance_used: Whether other people have used up every month's free tier.
        home_country: The business's own country if it is subject to
            authentication-international rates, else empty.
        free_entry_hours: How long a free entry point stays open.
        days: On which day it begins in an era, where that is not the one of `FIRST_DAYS`.
        zone: The account's time zone.
    """

    messages: tuple[Message, ...]
    country: str = "TR"
    currency: str = "USD"
    is_allowance_used: bool = False
    home_country: str = ""
    free_entry_hours: int = FREE_ENTRY_HOURS
    days: Mapping[EraId, date] = field(default_factory=_no_days)
    zone: ZoneInfo = _UTC

    def begins(self, rules: EraId) -> datetime:
        """Give the midnight from which seconds are counted in an era."""
        return datetime.combine(self.days.get(rules, FIRST_DAYS[rules]), time(), self.zone)


NEWEST_FIRST: Final = tuple(reversed(EraId))
"""The eras as they are shown: those of today first."""


@dataclass(frozen=True, slots=True)
class ReadySituation:
    """A situation that answers a question.

    Attributes:
        id: Its stable name.
        question: What it answers.
        notice: What to look at in it.
        situation: What happens.
        eras: Under which rules it is worth seeing.
    """

    id: str
    question: str
    notice: str
    situation: Situation
    eras: tuple[EraId, ...] = NEWEST_FIRST


def each(
    act: Act, *hours: int | Fraction, delay_s: int = 0, number: int = 0
) -> tuple[Message, ...]:
    """Give a message at each of these hours after 10:00 of the first day."""
    return tuple(
        Message(act, _FIRST_S + int(hour * _HOUR_S), delay_s, number) for hour in hours
    )


def in_time_order(*parts: tuple[Message, ...]) -> Situation:
    """Make a situation of messages of several kinds."""
    return Situation(tuple(message for part in parts for message in part))
