"""How people and the desk talk on after a template, an ad or a first message."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from tarife.plan.behaviour import Behaviour
from tarife.simulation.clock import Stretches
from tarife.simulation.dispatch import EXCHANGE_SLOTS
from tarife.simulation.events import Cues, Events
from tarife.simulation.streams import Stream
from tarife.terms.arrays import Codes, Counts, Indices, Mask, Seconds
from tarife.traffic.table import Kind

MOST_TURNS: Final = 50
_WINDOW_S: Final = 24 * 3600
_BUBBLE_S: Final = 60

# Draws of one turn.
_ANSWERED, _ANSWER_DELAY, _BUBBLES, _GOES_ON, _REPLY_DELAY = range(5)
_TURN_SLOTS: Final = 5


@dataclass(frozen=True, slots=True, eq=False)
class Written:
    """When each person wrote, as far as it is known.

    Attributes:
        keys: Person and second in one number, in order.

    Shape:
        ``(messages,)``.
    """

    keys: Indices

    @classmethod
    def of(cls, events: Events) -> "Written":
        """Collect what people wrote."""
        rows = events.kind <= Kind.ENTRY
        return cls(np.sort(_keys(events.person[rows], events.at_s[rows])))

    def is_open(self, answers: Cues, own_s: Seconds) -> Mask:
        """Tell which answers find a window: by their own message, or by any later one.

        Source:
            Billing rules, 2.3.
        """
        in_own: Mask = answers.at_s - own_s < _WINDOW_S
        late = np.flatnonzero(~in_own)
        person, at_s = answers.person[late], answers.at_s[late]
        before = np.searchsorted(self.keys, _keys(person, at_s - _WINDOW_S), side="right")
        until = np.searchsorted(self.keys, _keys(person, at_s), side="right")
        in_own[late] = until > before
        return in_own


def _keys(person: Indices, at_s: Seconds) -> Indices:
    keys: Indices = (person << 32) + np.minimum(at_s, 2**32 - 1)
    return keys


@dataclass(frozen=True, slots=True, eq=False)
class Circumstances:
    """What an exchange depends on beside its own chance.

    Attributes:
        desk: When the desk is open, or nothing for always.
        written: When people wrote, in whatever exchange.
    """

    desk: Stretches | None
    written: Written


@dataclass(frozen=True, slots=True, eq=False)
class Exchanges:
    """What was said, and when each person was first answered.

    Attributes:
        events: Messages of both sides. An answer that comes after the window has closed is in
            here too: billing refuses it, and so it is counted as missed.
        first_answers: The first answer to each person who got one in time.
    """

    events: Events
    first_answers: Cues


def exchanges(
    openings: Cues,
    kinds: Codes,
    behaviour: Behaviour,
    circumstances: Circumstances,
    stream: Stream,
) -> Exchanges:
    """Play exchanges from the person's first message on, a turn of everyone at once.

    Args:
        openings: The first message of each person.
        kinds: Whether that message is an entry through an ad or not, as a `Kind`.
        behaviour: The numbers.
        circumstances: When the desk is open, and what people write in other exchanges.
        stream: The chance of the line that started it.

    Source:
        The behaviour model: answers, bubbles one minute apart, geometric turns up to 50.
    """
    parts = [Events(openings.at_s, openings.person, kinds)]
    first_answers = openings.where(np.zeros(len(openings), dtype=np.bool_))
    speaking = openings
    desk = circumstances.desk
    for turn in range(MOST_TURNS):
        slot = EXCHANGE_SLOTS + turn * _TURN_SLOTS
        if turn:
            parts.append(Events.of_kind(speaking.at_s, speaking.person, Kind.INBOUND))
        answered = speaking.where(
            stream.happens(behaviour.answer_ratio, speaking.key, slot + _ANSWERED)
        )
        if not len(answered):
            break
        answers = answered.later(
            stream.delay(behaviour.answer_delay, answered.key, slot + _ANSWER_DELAY)
        )
        if desk is not None:
            answers = Cues(desk.next_open(answers.at_s), answers.person, answers.key)
        bubbles = stream.poisson(
            behaviour.messages_per_answer - 1, answers.key, slot + _BUBBLES
        )
        parts.append(_answer_events(answers, bubbles))
        is_heard = circumstances.written.is_open(answers, answered.at_s)
        if turn == 0:
            first_answers = answers.where(is_heard)
        goes_on = is_heard & stream.happens(
            1 - 1 / behaviour.turns, answers.key, slot + _GOES_ON
        )
        last = answers.later(bubbles * _BUBBLE_S).where(goes_on)
        speaking = last.later(
            stream.delay(behaviour.reply_delay, last.key, slot + _REPLY_DELAY)
        )
    return Exchanges(Events.joined(parts), first_answers)


def _answer_events(answers: Cues, more: Counts) -> Events:
    """Write each answer as one message and ``more`` after it, a minute apart."""
    messages = more + 1
    firsts = np.cumsum(messages) - messages
    place = np.arange(int(messages.sum()), dtype=np.int64) - np.repeat(firsts, messages)
    return Events.of_kind(
        np.repeat(answers.at_s, messages) + place * _BUBBLE_S,
        np.repeat(answers.person, messages),
        Kind.FREE_FORM,
    )
