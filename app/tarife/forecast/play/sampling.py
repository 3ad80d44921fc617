"""How a plan is played: everyone, or a sample that stands for everyone."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from tarife.plan.model.lines import Broadcast, Send
from tarife.simulation.segments import Segment

SAMPLE_BITS: Final = 14
"""A sample plays 16,384 people of each audience, or all of a smaller one."""

MOST_PLAYED: Final = 12_000_000
"""People and messages up to which everyone is played; it takes about a second."""


class Mode(StrEnum):
    """Whom to play."""

    BY_SIZE = "by-size"
    EVERYONE = "everyone"
    SAMPLE = "sample"


@dataclass(frozen=True, slots=True)
class Manner:
    """How to play a plan.

    Attributes:
        mode: Everyone, a sample, or whichever suits the plan's size.
        sample_bits: A sample plays ``2**sample_bits`` people of each audience.
        replicas: So many plays under other seeds tell the standard error of a sample, or of a
            few people; without any it is told from groups of people, which gives them too much.
    """

    mode: Mode = Mode.BY_SIZE
    sample_bits: int = SAMPLE_BITS
    replicas: int = 8

    def bits_for(self, segments: Sequence[Segment]) -> int:
        """Give the bits of the sample to play, or 0 for everyone."""
        is_small = sum(_size(segment) for segment in segments) <= MOST_PLAYED
        if self.mode is Mode.EVERYONE or (self.mode is Mode.BY_SIZE and is_small):
            return 0
        return self.sample_bits


def _size(segment: Segment) -> int:
    """Guess the work that a segment makes, as people and messages."""
    sends = (line for line in segment.lines if isinstance(line, Send))
    return segment.people + sum(
        send.volume
        * (len(send.schedule.moments) if isinstance(send.schedule, Broadcast) else 1)
        for send in sends
    )
