"""What the desk answered, after how long, and how far that is known."""

from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np

from tarife.billing.eras import WINDOW_HOURS
from tarife.fitting.observations import Observations
from tarife.fitting.responses import Responses
from tarife.fitting.threads import BREATH, NO_MESSAGE, Threads
from tarife.plan.model.account import Desk
from tarife.simulation.clock import PeriodClock, desk_stretches
from tarife.terms.arrays import Indices, Mask, Seconds
from tarife.terms.calendar import MICROSECONDS_PER_SECOND, Period
from tarife.traffic.table import MessageKind

_WINDOW_S: Final = WINDOW_HOURS * 3600
_AT_OPENING_S: Final = 300
_Stretches: TypeAlias = tuple[Seconds, Seconds]


@dataclass(frozen=True, slots=True, eq=False)
class Answers:
    """Messages of customers, and what the desk did about each.

    Attributes:
        asked: The messages, those that go on from the one just before left out.
        has: Whether each is answered.
        low_s: After how long at least, or as long as which nothing is known to have come.
        high_s: After how long at most; as much as the least where it is known to the second.
        bubbles: In how many messages.
        messages: How many messages there are of anybody.

    Shape:
        Every array ``(asked,)``.
    """

    asked: Indices
    has: Mask
    low_s: Seconds
    high_s: Seconds
    bubbles: Indices
    messages: int

    def responses(self, own: Mask) -> Responses:
        """Count those of some messages."""
        answered, vague = own & self.has, self.high_s > self.low_s
        spans = np.column_stack([self.low_s, self.high_s])[answered & vague]
        return Responses.of(self.low_s[answered & ~vague], self.low_s[own & ~self.has], spans)

    @property
    def outcome(self) -> Indices:
        """Give, for each message of anybody, the two delays and the messages of its answer.

        Shape:
            ``(messages, 3)``.
        """
        found = np.zeros((self.messages, 3), dtype=np.int64)
        found[:, 2] = NO_MESSAGE
        bubbles = np.where(self.has, self.bubbles, NO_MESSAGE)
        found[self.asked] = np.column_stack([self.low_s, self.high_s, bubbles])
        return found


def find_answers(seen: Observations, threads: Threads, is_open: _Stretches | None) -> Answers:
    """Take what the desk answers; an answer at an opening was ready at some time before.

    What would be answered after the window has closed, or the log ended, is not seen. Which
    message an answer is of does not depend on what the message itself was about.
    """
    is_inbound = (seen.kind <= MessageKind.ENTRY) & (threads.cause != BREATH)
    asked = np.flatnonzero(is_inbound)
    from_s = threads.last_s[asked]
    answer = threads.answer[asked]
    has = answer != NO_MESSAGE
    limit_s = np.minimum(from_s + _WINDOW_S, seen.ends_s)
    at_s = seen.at_s[np.maximum(answer, 0)]
    low = np.maximum(at_s - from_s, 0)
    high = low.copy()
    if is_open is not None:
        opens, closes = is_open
        last = np.searchsorted(opens, limit_s, "right") - 1
        closed = (last < 0) | (limit_s >= closes[np.maximum(last, 0)])
        limit_s = np.where(
            closed, np.where(last < 0, from_s, closes[np.maximum(last, 0)]), limit_s
        )
        index = np.searchsorted(opens, at_s, "right") - 1
        opened = opens[np.maximum(index, 0)]
        at_opening = has & (index >= 0) & (opened > from_s) & (at_s - opened <= _AT_OPENING_S)
        before = np.where(index > 0, closes[np.maximum(index - 1, 0)], from_s)
        low[at_opening] = (np.maximum(before, from_s) - from_s)[at_opening]
    low[~has] = np.maximum(limit_s - from_s, 0)[~has]
    bubbles = threads.bubbles[np.maximum(answer, 0)]
    return Answers(asked, has, low, high, bubbles, len(seen.pair))


def open_stretches(seen: Observations, desk: Desk) -> _Stretches | None:
    """Give when the desk opens and closes, seconds since 1970; nothing if it never closes."""
    clock = PeriodClock(Period(seen.month), seen.calendar.zone)
    stretches = desk_stretches(clock, desk)
    if stretches is None:
        return None
    start_s = clock.start_us // MICROSECONDS_PER_SECOND
    opens, closes = (np.array(stretches.pairs, dtype=np.int64) + start_s).T
    return opens, closes
