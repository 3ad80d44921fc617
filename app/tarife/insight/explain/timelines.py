"""Timelines of one person: messages, their outcomes, and open windows."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from tarife.billing.eras import WINDOW_HOURS, Era
from tarife.billing.ledger import CHARGED_REASONS, Reason
from tarife.terms.categories import Category
from tarife.terms.money import Money
from tarife.terms.sentences import say
from tarife.traffic.table import MessageKind

_HOUR_S: Final = 3600
_WINDOW_S: Final = WINDOW_HOURS * _HOUR_S


class IntervalKind(StrEnum):
    """What is open for a while."""

    SERVICE_WINDOW = "service_window"
    FREE_ENTRY_POINT = "free_entry_point"
    CONVERSATION = "conversation"


INTERVAL_NAMES: Final = MappingProxyType(
    {
        IntervalKind.SERVICE_WINDOW: say("Service window"),
        IntervalKind.FREE_ENTRY_POINT: say("Free entry point"),
        IntervalKind.CONVERSATION: say("Conversation"),
    }
)


@dataclass(frozen=True, slots=True)
class Moment:
    """A message of the person, or one to the person.

    Attributes:
        at_s: When.
        kind: What it is.
        category: As what it is charged, or would be; nothing for what the person writes.
        reason: What became of it; nothing for what the person writes.
        charge: What it costs, where that is one known rate.
        source: The line of the plan that caused it.

    Units:
        ``at_s`` in seconds since the timeline begins.
    """

    at_s: int
    kind: MessageKind
    category: Category | None = None
    reason: Reason | None = None
    charge: Money | None = None
    source: str = ""

    @property
    def is_inbound(self) -> bool:
        return self.reason is None

    @property
    def is_charged(self) -> bool:
        return self.reason in CHARGED_REASONS


@dataclass(frozen=True, slots=True)
class Interval:
    """A window or conversation, ``[starts_s, ends_s)``.

    Attributes:
        kind: What is open.
        starts_s: When it opens.
        ends_s: When it closes.
        category: The category of a conversation.

    Units:
        Seconds since the timeline begins.
    """

    kind: IntervalKind
    starts_s: int
    ends_s: int
    category: Category | None = None


@dataclass(frozen=True, slots=True)
class Timeline:
    """What happened to one person.

    Attributes:
        begins: The moment from which seconds are counted, aware.
        moments: The messages in order of time.
        stretches: The windows, free entry points and conversations in order of time.
        country: Where the person is, ISO 3166 alpha-2, or an empty text.
    """

    begins: datetime
    moments: tuple[Moment, ...]
    intervals: tuple[Interval, ...]
    country: str = ""

    @property
    def charge(self) -> Money | None:
        """What the messages cost together, if any costs and every rate is known."""
        charges = [moment.charge for moment in self.moments if moment.is_charged]
        known = [charge for charge in charges if charge is not None]
        if not known or len(known) < len(charges):
            return None
        return Money(sum(charge.micros for charge in known), known[0].currency)

    def at(self, second: int) -> datetime:
        """Give the wall-clock moment of a second."""
        return (self.begins.astimezone(UTC) + timedelta(seconds=second)).astimezone(
            self.begins.tzinfo
        )


def intervals_of(
    moments: tuple[Moment, ...], era_at: Callable[[int], Era], free_entry_hours: int
) -> tuple[Interval, ...]:
    """Say what was open when, read off what became of the messages.

    Billing has decided already; here its reasons are only spelled out as stretches of time.

    Args:
        moments: The messages of one person and number, in order of time.
        era_at: Gives the rules at a second.
        free_entry_hours: How long a free entry point stays open.
    """
    intervals = [
        *_service_windows(moments),
        *_free_entry_points(moments, free_entry_hours * _HOUR_S),
    ]
    opening = tuple(moment for moment in moments if era_at(moment.at_s).by_conversation)
    entries = [one for one in intervals if one.kind is IntervalKind.FREE_ENTRY_POINT]
    intervals += _conversations(opening, entries)
    return tuple(sorted(intervals, key=lambda one: one.starts_s))


def _service_windows(moments: tuple[Moment, ...]) -> Iterator[Interval]:
    open_now: Interval | None = None
    for moment in moments:
        if not moment.is_inbound:
            continue
        if open_now is not None and moment.at_s < open_now.ends_s:
            open_now = replace(open_now, ends_s=moment.at_s + _WINDOW_S)
            continue
        if open_now is not None:
            yield open_now
        open_now = Interval(IntervalKind.SERVICE_WINDOW, moment.at_s, moment.at_s + _WINDOW_S)
    if open_now is not None:
        yield open_now


def _free_entry_points(moments: tuple[Moment, ...], length_s: int) -> Iterator[Interval]:
    ends_s = -1
    for moment in moments:
        if moment.reason is Reason.FREE_ENTRY_POINT and moment.at_s >= ends_s:
            ends_s = moment.at_s + length_s
            yield Interval(IntervalKind.FREE_ENTRY_POINT, moment.at_s, ends_s)


def _conversations(moments: tuple[Moment, ...], entries: list[Interval]) -> Iterator[Interval]:
    """Give each conversation; a free entry point that opens ends it, in its own second too.

    While one is open no conversation opens, so one of the same second was there before.
    """
    opened = (Reason.CONVERSATION_OPENED, Reason.FREE_TIER, Reason.ERA_FREE)
    for moment in moments:
        if moment.reason not in opened:
            continue
        starts_s = moment.at_s
        cuts = (one.starts_s for one in entries if starts_s <= one.starts_s)
        ends_s = min([starts_s + _WINDOW_S, *cuts])
        if ends_s > starts_s:
            yield Interval(IntervalKind.CONVERSATION, starts_s, ends_s, moment.category)
