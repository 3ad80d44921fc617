"""Service windows, free entry points and conversations: decides message by message.

This is the only place that knows how windows, free entry points and conversations open and
close. It walks the messages of one pair of business number and customer in time order and gives
each outbound one a reason. Allowances and rates, which depend on everybody, come afterwards.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from tarife.billing.eras import ERAS, WINDOW_HOURS
from tarife.billing.ledger import REASON_CODES, Reason
from tarife.terms.arrays import Codes, Indices, Instants, Mask, Table, Word
from tarife.terms.calendar import MICROSECONDS_PER_HOUR
from tarife.terms.compiling import compiled
from tarife.traffic.table import MessageKind

# All numbers here are unsigned: the compiled code then need not ask of each index whether it is
# counted from the end, and a signed number among them would make a fraction.
_WINDOW_US: Final = np.uint64(WINDOW_HOURS * MICROSECONDS_PER_HOUR)
NEVER: Final = np.uint64(0)

_ENTRY: Final = np.uint64(MessageKind.ENTRY)
_MARKETING: Final = np.uint64(MessageKind.MARKETING)
_UTILITY: Final = np.uint64(MessageKind.UTILITY)
_FREE_FORM: Final = np.uint64(MessageKind.FREE_FORM)
_REACTION: Final = np.uint64(MessageKind.REACTION)

_CONVERSATION_OPENED: Final = np.uint64(REASON_CODES[Reason.CONVERSATION_OPENED])
_MESSAGE_DELIVERED: Final = np.uint64(REASON_CODES[Reason.MESSAGE_DELIVERED])
_CONVERSATION_OPEN: Final = np.uint64(REASON_CODES[Reason.CONVERSATION_OPEN])
_ERA_FREE: Final = np.uint64(REASON_CODES[Reason.ERA_FREE])
_SERVICE_WINDOW: Final = np.uint64(REASON_CODES[Reason.SERVICE_WINDOW])
_FREE_ENTRY_POINT: Final = np.uint64(REASON_CODES[Reason.FREE_ENTRY_POINT])
_REACTION_FREE: Final = np.uint64(REASON_CODES[Reason.REACTION])
PAUSED: Final = np.uint64(REASON_CODES[Reason.US_PAUSE])
_OUTSIDE_WINDOW: Final = np.uint64(REASON_CODES[Reason.OUTSIDE_WINDOW])
NO_REASON: Final = np.uint64(0)
"""What stands beside messages that people wrote."""

_BY_CONVERSATION: Final = np.array([era.by_conversation for era in ERAS])
_UTILITY_FREE: Final = np.array([era.utility_free_in_window for era in ERAS])
_SERVICE_CHARGED: Final = np.array([era.service_charged for era in ERAS])

# When each window of a pair ends: one conversation for each category, by kind, then the rest.
_CONVERSATIONS: Final = _FREE_FORM - _MARKETING + np.uint64(1)
WINDOW_END: Final = _CONVERSATIONS
_ENTRY_END: Final = _CONVERSATIONS + np.uint64(1)
FREE_ENTRY_END: Final = _CONVERSATIONS + np.uint64(2)
ENDS: Final = int(_CONVERSATIONS) + 3


@dataclass(frozen=True, slots=True, eq=False)
class Timelines:
    """Messages sorted by pair, then by time; what `reasons_of` needs of each.

    Attributes:
        pair: The business number and customer.
        at_us: When, microseconds since 1970; positive.
        kind: A `MessageKind`.
        era: The index of the era in `ERAS` at that moment.
        paused: Whether Meta does not deliver it (marketing to the United States).

    Shape:
        Every column ``(messages,)``.
    """

    pair: Indices
    at_us: Instants
    kind: Codes
    era: Codes
    paused: Mask


def reasons_of(timelines: Timelines, free_entry_hours: int) -> Codes:
    """Give each outbound message its reason, before allowances.

    A service message or conversation that the era charges comes out as charged; which ones the
    free tier pays for is decided over all people afterwards.

    Returns:
        Codes of `REASONS`; inbound rows hold 0.

    Shape:
        ``(messages,)``.
    """
    reasons: Codes = np.zeros(len(timelines.at_us), dtype=np.uint8)
    walk_timelines(
        (timelines.pair, timelines.at_us, timelines.kind, timelines.era, timelines.paused),
        np.uint64(free_entry_hours * MICROSECONDS_PER_HOUR),
        np.zeros(ENDS, dtype=np.uint64),
        reasons,
    )
    return reasons


@compiled
def walk_timelines(
    columns: tuple[Indices, Instants, Codes, Codes, Mask],
    free_entry_us: Word,
    ends: Table,
    reasons: Codes,
) -> None:
    """Walk sorted messages and write the reason of each outbound one."""
    pairs, times, kinds, eras, paused = columns
    for row in range(len(times)):
        if row > 0 and pairs[row] != pairs[row - 1]:
            ends[:] = NEVER
        if paused[row]:
            reasons[row] = PAUSED
        else:
            at, kind, era = np.uint64(times[row]), np.uint64(kinds[row]), np.uint64(eras[row])
            reasons[row] = reason_of_message(at, kind, era, free_entry_us, ends)


@compiled
def reason_of_message(
    at: Word, kind: Word, era: Word, free_entry_us: Word, ends: Table
) -> Word:
    """Take one message of a pair in its turn; gives its reason, if it has one."""
    if kind <= _ENTRY:
        receive(at, kind, ends)
        return NO_REASON
    return send(at, kind, era, free_entry_us, ends)


@compiled
def receive(at: Word, kind: Word, ends: Table) -> None:
    """Open or restart the service window, and the time to answer an ad or Page button.

    Source:
        Billing rules, 2.3 and 2.4.
    """
    ends[WINDOW_END] = at + _WINDOW_US
    if kind == _ENTRY:
        ends[_ENTRY_END] = at + _WINDOW_US


@compiled
def send(at: Word, kind: Word, era: Word, free_entry_us: Word, ends: Table) -> Word:
    """Decide one outbound message, opening what it opens.

    Source:
        Billing rules, 2.3 (outside the window), 2.4 (free entry point), 4.3 (reactions).
    """
    if kind >= _FREE_FORM and at >= ends[WINDOW_END]:
        return _OUTSIDE_WINDOW
    if at < ends[FREE_ENTRY_END]:
        return _FREE_ENTRY_POINT
    if at < ends[_ENTRY_END]:
        ends[FREE_ENTRY_END] = at + free_entry_us
        for conversation in range(_CONVERSATIONS):
            ends[conversation] = NEVER
        return _FREE_ENTRY_POINT
    if kind == _REACTION:
        return _REACTION_FREE
    if _BY_CONVERSATION[era]:
        return by_conversation(at, kind, era, ends)
    return by_message(at, kind, era, ends)


@compiled
def by_conversation(at: Word, kind: Word, era: Word, ends: Table) -> Word:
    """Decide one message where conversations are charged, opening one where none is open.

    Free-form messages are free in a conversation of any category.

    Source:
        Billing rules, 3.1 to 3.5.
    """
    last_end = ends[kind - _MARKETING]
    if kind == _FREE_FORM:
        for conversation in range(_CONVERSATIONS):
            last_end = max(last_end, ends[conversation])
    if at < last_end:
        return _CONVERSATION_OPEN
    ends[kind - _MARKETING] = at + _WINDOW_US
    if kind == _FREE_FORM and not _SERVICE_CHARGED[era]:
        return _ERA_FREE
    return _CONVERSATION_OPENED


@compiled
def by_message(at: Word, kind: Word, era: Word, ends: Table) -> Word:
    """Decide one message where delivered messages are charged.

    A utility conversation can only be open here if it was opened before 1 July 2025.

    Source:
        Billing rules, 4.1 to 4.4.
    """
    if kind == _FREE_FORM and not _SERVICE_CHARGED[era]:
        return _ERA_FREE
    if kind == _UTILITY and _UTILITY_FREE[era] and at < ends[WINDOW_END]:
        return _SERVICE_WINDOW
    if kind == _UTILITY and at < ends[_UTILITY - _MARKETING]:
        return _CONVERSATION_OPEN
    return _MESSAGE_DELIVERED
