"""Chooses between simulating everyone and a sample, by an estimate of the work."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final

from tarife.plan.model.behaviour import Behaviour, Preset, behaviour_of
from tarife.plan.model.lines import Broadcast, EntryPoint, Inbound, Send
from tarife.simulation.exchanges import MOST_TURNS
from tarife.simulation.segments import MonthLine, Segment, arrivals
from tarife.terms.calendar import Period
from tarife.terms.identity_cache import cached_by_identity
from tarife.terms.problems import InputError, Problem
from tarife.terms.sentences import say

SAMPLE_BITS: Final = 14
"""A sample plays 16,384 people of each audience, or all of a smaller one."""

_QUICK_BITS: Final = 10
"""1,024 people of each audience: off by some 0.05 % until the hand lets go."""

FEWEST_BITS: Final = 5
"""32 people, of plans that otherwise would take too long."""

MOST_PLAYED: Final = 12_000_000
"""People and messages up to which everyone is played; it takes about a second."""

MOST_SECONDS: Final = 2.5
"""How long a play may keep one core busy, by the figures below."""

MOST_FOR_ONE: Final = 200_000
"""Messages to and from one person on average; each is held in memory while the person plays."""

MOST_NOTED: Final = 2_000_000
"""Service messages that are noted one by one to spend a free tier on, 40 bytes each."""

_PERSON_S: Final = 60e-9
_BEGINNING_S: Final = 5e-9
_ATTEMPT_S: Final = 100e-9
_MESSAGE_S: Final = 40e-9


def quick_bits(months: int) -> int:
    """Size the sample of a moved slider by its person-months, half of it for twice the months.

    A year is off by as little as a month: each of its people has twelve times as many messages.
    """
    return _QUICK_BITS - (months - 1).bit_length()


class Mode(StrEnum):
    """Whom to play."""

    BY_SIZE = "by-size"
    EVERYONE = "everyone"
    SAMPLE = "sample"


@dataclass(frozen=True, slots=True)
class Load:
    """The work that people make who are played together, in all months.

    Attributes:
        people: How many.
        beginnings: How many moments and streams are asked for each of them.
        attempts: Templates, clicks and first messages of each of them on average.
        messages: All messages to and from each of them on average, at most.
        service: Free-form messages among these.
    """

    people: int
    beginnings: int
    attempts: float
    messages: float
    service: float

    @classmethod
    @lru_cache(maxsize=8192)
    def of(cls, segment: Segment, period: Period) -> "Load":
        parts = [_load_of_line(line, segment, period) for line in segment.lines]
        beginnings, attempts, messages, service = (
            sum(column) for column in zip((0, 0.0, 0.0, 0.0), *parts, strict=True)
        )
        return cls(segment.people, int(beginnings), attempts, messages, service)

    def played(self, bits: int) -> int:
        """Give how many people a sample of ``2**bits`` plays; 0 bits play everyone."""
        return min(self.people, 1 << bits) if bits else self.people

    def seconds(self, bits: int) -> float:
        """Give how long one core plays so many of the people."""
        each_s = _PERSON_S + self.beginnings * _BEGINNING_S
        each_s += self.attempts * _ATTEMPT_S + self.messages * _MESSAGE_S
        return self.played(bits) * each_s

    def noted(self, bits: int, free: int) -> float:
        """Give how many service messages are noted to spend free tiers of this size on."""
        played = self.played(bits)
        return min(played * self.service, 2 * free * played / max(self.people, 1))

    @classmethod
    def heaviest(cls, segment: Segment, period: Period) -> str:
        """Give the id of the line in a segment that brings the most messages in a month."""
        of = max(segment.lines, key=lambda own: _load_of_line(own, segment, period)[2])
        return of.line.id


def loads_of(segments: Sequence[Segment], period: Period) -> list[Load]:
    return [Load.of(segment, period) for segment in segments]


def is_too_much(loads: Sequence[Load], bits: int, free: int) -> bool:
    """Tell whether a play takes too long, or too much memory.

    Args:
        loads: The work.
        bits: Of the sample; 0 for everyone.
        free: How many messages the free tiers of all numbers pay for together.
    """
    seconds = sum(load.seconds(bits) for load in loads)
    return seconds > MOST_SECONDS or is_too_much_noted(loads, bits, free)


def is_too_much_noted(loads: Sequence[Load], bits: int, free: int) -> bool:
    """Tell whether a play takes too much memory, see `is_too_much`."""
    return sum(load.noted(bits, free) for load in loads) > MOST_NOTED


@dataclass(frozen=True, slots=True)
class SamplingPlan:
    """How to play a plan.

    Attributes:
        mode: Everyone, a sample, or whichever suits the plan's size.
        sample_bits: A sample plays ``2**sample_bits`` people of each audience, or fewer where
            these would take too long.
        replicas: So many plays under other seeds tell the standard error of a sample, or of a
            few people; without any it is told from groups of people, which gives them too much.
    """

    mode: Mode = Mode.BY_SIZE
    sample_bits: int = SAMPLE_BITS
    replicas: int = 8

    def bits_for(self, segments: Sequence[Segment], loads: Sequence[Load], free: int) -> int:
        """Give the bits of the sample to play, or 0 for everyone.

        Args:
            segments: Whom to play.
            loads: The work that each of them makes.
            free: How many messages the free tiers of all numbers pay for together.

        Raises:
            InputError: If everyone is asked for, and would take too much memory.
        """
        if self.mode is Mode.EVERYONE:
            if is_too_much_noted(loads, 0, free):
                raise InputError([_everyone_is_too_much()])
            return 0
        if (
            self.mode is Mode.BY_SIZE
            and sum(map(_size, segments)) <= MOST_PLAYED
            and not is_too_much(loads, 0, free)
        ):
            return 0
        bits = self.sample_bits
        while bits > FEWEST_BITS and is_too_much(loads, bits, free):
            bits -= 1
        return bits

    def replicas_for(self, loads: Sequence[Load], bits: int) -> int:
        """Give how many plays under other seeds there is time for: all or none."""
        seconds = sum(load.seconds(bits) for load in loads)
        return self.replicas if self.replicas * seconds <= MOST_SECONDS else 0


def _everyone_is_too_much() -> Problem:
    return Problem(
        "everyone-is-too-much",
        say("playing everyone"),
        say("more than {most:,} free service messages would be held at once", most=MOST_NOTED),
        say("play a sample"),
    )


def _size(segment: Segment) -> int:
    """Guess the work that a segment makes, as people and messages."""
    lines = (own.line for own in segment.lines)
    sends = (line for line in lines if isinstance(line, Send))
    return segment.people + sum(
        send.volume
        * (len(send.schedule.moments) if isinstance(send.schedule, Broadcast) else 1)
        for send in sends
    )


def _load_of_line(
    month_line: MonthLine, segment: Segment, period: Period
) -> tuple[int, float, float, float]:
    """Give beginnings, attempts, messages and service messages of a line for each person.

    No exchange is taken to end with the last month or with the service window: there are at
    most so many.
    """
    line = month_line.line
    written, said, replies = _written_and_said(line.behaviour)
    beginnings, attempts = 1, 1.0
    if isinstance(line, Send):
        schedule = line.schedule
        beginnings = len(schedule.moments) if isinstance(schedule, Broadcast) else 1
        attempts = beginnings * line.volume / max(segment.people, 1)
        service, messages = replies * said, 1 + replies * (written + said)
    else:
        if isinstance(line, Inbound) and segment.is_audience:
            month = period.months[month_line.month]
            attempts = arrivals(line, month) / max(segment.people, 1)
        followed = (
            behaviour_of(line.behaviour).answer_ratio * len(line.follow_ups)
            if isinstance(line, EntryPoint)
            else 0
        )
        service = said * (1 + followed * replies)
        messages = followed + (written + said) * (1 + followed * replies)
    return beginnings, attempts, attempts * messages, attempts * service


@cached_by_identity()
def _written_and_said(behaviour: Preset | Behaviour) -> tuple[float, float, float]:
    """Give how often a person writes in an exchange and is answered, and replies to a send."""
    usual = behaviour_of(behaviour)
    goes_on = usual.answer_ratio * (1 - 1 / usual.turns)
    written = (1 - goes_on ** int(MOST_TURNS)) / (1 - goes_on)
    said = written * usual.answer_ratio * usual.messages_per_answer
    return written, said, usual.delivered_ratio * usual.reply_ratio
