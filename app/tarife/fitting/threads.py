"""Finds what each message of a customer answers, and what answers it.

A message may answer any template or answer that came before it, or be written of one's own
accord. Each of these has a chance of causing a message at that moment, given that it has caused
none so far, and that it is answered as it is; one is drawn by these chances. Always to take the
likeliest would give to templates what people write on their own just after them. Where people
are written to less than daily it is hardly ever in doubt.
"""

from dataclasses import dataclass
from math import erfc, exp, log, pi, sqrt
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from tarife.billing.eras import WINDOW_HOURS
from tarife.terms.arrays import Codes, Floats, Indices, Seconds
from tarife.terms.compiling import compiled
from tarife.traffic.table import MessageKind

NO_MESSAGE: Final = -1
"""Stands where a message answers none, or is answered by none."""

UNKNOWN: Final = -2
SPONTANEOUS, BREATH = -1, -2
"""What a message of a customer answers: nothing, or it goes on from the one just before."""

_BREATH_S: Final = 120
_WINDOW_S: Final = WINDOW_HOURS * 3600
_MINUTE_S: Final = 62
_REMEMBERED: Final = 8
_LEAST: Final = 1e-300
_ENTRY: Final = int(MessageKind.ENTRY)
_FREE_FORM: Final = int(MessageKind.FREE_FORM)
_ROOT: Final = sqrt(2.0)
_ROOT_TWO_PI: Final = sqrt(2 * pi)


@dataclass(frozen=True, slots=True, eq=False)
class Arrivals:
    """Messages that arrived, sorted by conversation partner, then by time.

    Attributes:
        pair: The conversation partner.
        at_s: When, seconds since 1970.
        kind: A `MessageKind`.
        line: The line of a template; of a message of a customer the line that it would be of if
            it answered nothing.

    Shape:
        Every array ``(messages,)``.
    """

    pair: NDArray[np.int64]
    at_s: Seconds
    kind: Codes
    line: Indices

    def __len__(self) -> int:
        return len(self.pair)


@dataclass(frozen=True, slots=True, eq=False)
class Threads:
    """What belongs to what.

    Attributes:
        line: The line whose template or conversation each message belongs to, or `NO_MESSAGE`.
        cause: Of a message of a customer the template, or the first message of an answer, that
            it answers, or `SPONTANEOUS`, or `BREATH`.
        reply: Of a template or answer the customer's message that answers it, or `NO_MESSAGE`.
        answer: Of a message of a customer the first message that answers it, or `NO_MESSAGE`.
        asked: Of the first message of an answer the message that it answers; else `NO_MESSAGE`.
        bubbles: How many messages an answer has, at its first one; else 0.
        last_s: When the last message of an answer went out, or of a customer's several ones.

    Shape:
        Every array ``(messages,)``; indices are of messages.
    """

    line: Indices
    cause: Indices
    reply: Indices
    answer: Indices
    asked: Indices
    bubbles: Indices
    last_s: Seconds


def find_threads(
    messages: Arrivals,
    habits: Floats,
    spontaneous: Floats,
    outcome: Indices | None = None,
    seed: int = 0,
) -> Threads:
    """Find what belongs to what.

    Args:
        messages: All that arrived.
        habits: Of each line the share of templates that are answered, and of answers that the
            customer goes on after, and the mean and deviation of the logarithm of the delay;
            the share of a customer's messages that are answered, the mean and deviation of the
            logarithm of that delay, and how many messages an answer has beyond the first.
        spontaneous: How many messages the customer of each message writes a second of their
            own accord.
        outcome: How each message was answered, as `Answers.outcome`; nothing, or none, where
            that is not known yet.
        seed: Of what is drawn.

    Shape:
        ``habits``: ``(lines, 8)``; ``spontaneous``: ``(messages,)``; ``outcome``:
        ``(messages, 3)``.
    """
    count = len(messages)
    columns = [np.full(count, NO_MESSAGE, dtype=np.int64) for _ in range(5)]
    found = Threads(
        line=columns[0],
        cause=columns[1],
        reply=columns[2],
        answer=columns[3],
        asked=columns[4],
        bubbles=np.zeros(count, dtype=np.int64),
        last_s=messages.at_s.copy(),
    )
    room = np.full((3, _REMEMBERED), NO_MESSAGE, dtype=np.int64)
    state = np.zeros(5, dtype=np.int64)
    luck = np.random.default_rng([20, seed]).random(count)
    if outcome is None or not len(outcome):
        outcome = np.full((count, 3), UNKNOWN, dtype=np.int64)
    _link(
        (messages.pair, messages.at_s, messages.kind, messages.line),
        (
            *(found.line, found.cause, found.reply, found.answer, found.asked),
            *(found.bubbles, found.last_s),
        ),
        (habits, spontaneous, luck, outcome),
        (room, state),
    )
    return found


_Messages: TypeAlias = tuple[NDArray[np.int64], Seconds, Codes, Indices]
_Found: TypeAlias = tuple[Indices, Indices, Indices, Indices, Indices, Indices, Seconds]
_Chances: TypeAlias = tuple[Floats, Floats, Floats, Indices]
_Memory: TypeAlias = tuple[Indices, Indices]

_WRITTEN, _SAID, _HEARD = 0, 1, 2
"""Which of what is remembered of a customer: templates, answers, their own messages."""

_LATEST_IN, _LATEST_ANSWER = 3, 4


@compiled
def _link(messages: _Messages, found: _Found, chances: _Chances, memory: _Memory) -> None:
    """Walk through the messages in order; see `Threads`."""
    pair, _, kind, own_line = messages
    _, state = memory
    for row in range(len(pair)):
        if row == 0 or pair[row] != pair[row - 1]:
            state[:3] = 0
            state[_LATEST_IN] = state[_LATEST_ANSWER] = NO_MESSAGE
        if kind[row] <= _ENTRY:
            _hear(row, messages, found, chances, memory)
        elif kind[row] < _FREE_FORM:
            found[0][row] = own_line[row]
            _remember(row, _WRITTEN, memory)
        elif kind[row] == _FREE_FORM:
            _say(row, messages, found, memory)


@compiled
def _remember(row: int, what: int, memory: _Memory) -> None:
    room, state = memory
    room[what, state[what] % _REMEMBERED] = row
    state[what] += 1


@compiled
def _hear(
    row: int,
    messages: _Messages,
    found: _Found,
    chances: _Chances,
    memory: _Memory,
) -> None:
    """Find what a customer's message answers."""
    _, at_s, kind, own_line = messages
    line, cause, reply, answer, _, _, last_s = found
    _, state = memory
    latest = state[_LATEST_IN]
    is_breath = latest != NO_MESSAGE and at_s[row] - last_s[latest] <= _BREATH_S
    if kind[row] != _ENTRY and is_breath and answer[latest] == NO_MESSAGE:
        cause[row], line[row] = BREATH, line[latest]
        last_s[latest] = at_s[row]
        return
    best = SPONTANEOUS
    if kind[row] != _ENTRY:
        best = _drawn_cause(row, messages, found, chances, memory)
    cause[row] = best
    line[row] = own_line[row] if best == SPONTANEOUS else line[best]
    if best != SPONTANEOUS:
        reply[best] = row
    state[_LATEST_IN] = row
    _remember(row, _HEARD, memory)


@compiled
def _drawn_cause(
    row: int,
    messages: _Messages,
    found: _Found,
    chances: _Chances,
    memory: _Memory,
) -> int:
    """Draw a cause: of chances that come one by one each is kept with its share so far."""
    _, at_s, _, own_line = messages
    line, _, reply, _, _, _, last_s = found
    habits, spontaneous, luck, outcome = chances
    room, state = memory
    best, draw = SPONTANEOUS, luck[row]
    total = spontaneous[row] * _fitting(habits, own_line[row], outcome[row])
    for what in (_WRITTEN, _SAID):
        for index in range(min(state[what], _REMEMBERED)):
            one = room[what, index]
            if reply[one] != NO_MESSAGE or line[one] == NO_MESSAGE:
                continue
            chance = _hazard(habits[line[one]], what, at_s[row] - last_s[one])
            chance *= _fitting(habits, line[one], outcome[row])
            total += chance
            share = chance / max(total, _LEAST)
            if draw < share:
                best, draw = one, draw / share
            else:
                draw = (draw - share) / (1 - share)
    return best


@compiled
def _say(row: int, messages: _Messages, found: _Found, memory: _Memory) -> None:
    """Find which message the business answers, or which answer it goes on with."""
    _, at_s, _, _ = messages
    line, _, _, answer, asked, bubbles, last_s = found
    room, state = memory
    waits = NO_MESSAGE
    for back in range(min(state[_HEARD], _REMEMBERED)):
        one = room[_HEARD, (state[_HEARD] - 1 - back) % _REMEMBERED]
        if answer[one] == NO_MESSAGE and at_s[row] - last_s[one] < _WINDOW_S:
            waits = one
            break
    latest = state[_LATEST_ANSWER]
    if latest != NO_MESSAGE:
        is_soon = at_s[row] - last_s[latest] <= _MINUTE_S
        if waits == NO_MESSAGE or (at_s[waits] < last_s[latest] and is_soon):
            line[row] = line[latest]
            bubbles[latest] += 1
            last_s[latest] = at_s[row]
            return
    if waits != NO_MESSAGE:
        answer[waits], asked[row] = row, waits
        line[row], bubbles[row] = line[waits], 1
        state[_LATEST_ANSWER] = row
        _remember(row, _SAID, memory)


@compiled
def _fitting(habits: Floats, line: int, outcome: Indices) -> float:
    """Tell how well an answer, or that there is none so far, fits the habits of a line."""
    low, high, bubbles = outcome[0], outcome[1], outcome[2]
    if line == NO_MESSAGE or bubbles == UNKNOWN:
        return 1.0
    share, mu, sigma, more = habits[line, 4], habits[line, 5], habits[line, 6], habits[line, 7]
    z = (log(low + 0.5) - mu) / sigma
    if bubbles == NO_MESSAGE:
        return float(1 - share * erfc(-z / _ROOT) / 2)
    chance = exp(-z * z / 2) / sigma
    if high > low:
        chance = (erfc(z / _ROOT) - erfc((log(high + 0.5) - mu) / sigma / _ROOT)) / 2
    return float(share * chance * exp((bubbles - 1) * log(more) - more))


@compiled
def _hazard(habit: Floats, which: int, passed_s: int) -> float:
    """Give the chance per second that somebody who has not written so far writes now."""
    share, mu, sigma = habit[which], habit[2], habit[3]
    x = passed_s + 0.5
    if x <= 0:
        return 0.0
    z = (log(x) - mu) / sigma
    dense = exp(-z * z / 2) / (sigma * _ROOT_TWO_PI * x)
    return float(share * dense / max(1 - share * (1 - erfc(z / _ROOT) / 2), 1e-12))
