"""Occurrences: one message of a line to a person, or one visit; state and random draws."""

from typing import Final, NamedTuple

import numpy as np

from tarife.simulation import layout
from tarife.simulation.random_numbers import delay_s, draw_bits, happens
from tarife.terms.arrays import Table, Word
from tarife.terms.compiling import compiled
from tarife.traffic.table import MessageKind

INBOUND: Final = np.uint64(MessageKind.INBOUND)
ENTRY: Final = np.uint64(MessageKind.ENTRY)
MARKETING: Final = np.uint64(MessageKind.MARKETING)
FREE_FORM: Final = np.uint64(MessageKind.FREE_FORM)

UNDELIVERED: Final = np.uint64(len(MessageKind))
"""Noted beside the kinds of messages: an attempt that does not reach the phone."""

LATER_TEMPLATE: Final = np.uint64(len(MessageKind) + 1)
"""A template dispatched in the period and delivered after it."""

LATER: Final = np.uint64(len(MessageKind) + 2)
"""Another message of the business that falls after the period."""

NOTED_KINDS: Final = len(MessageKind) + 3

# Draws of an occurrence, then those of each turn of its exchange.
(MOMENT, DELIVERED, DELIVERY_DELAY, REPLIES, REPLY_DELAY, PHONE, RECATEGORISED, TURNS) = (
    np.arange(8, dtype=np.uint64)
)
(ANSWERED, ANSWER_DELAY, BUBBLES, GOES_ON, AGAIN_DELAY, TURN_SLOTS) = np.arange(
    6, dtype=np.uint64
)


class PersonBuffers(NamedTuple):
    """Buffers for one person's months, used again for the next person.

    Attributes:
        notes: A row for each occurrence.
        agenda: What is still to happen, see `agenda`.
        spare: What sorting it writes to.
        happened: What happened, in order of time.

    Shape:
        ``notes``: ``(occurrences, NOTE_SIZE)``; ``agenda``, ``spare``: ``(occurrences,)``;
        ``happened``: ``(happenings, HAPPENING_SIZE)``.
    """

    notes: Table
    agenda: Table
    spare: Table
    happened: Table

    @classmethod
    def allocate(cls, occurrences: int, happenings: int) -> "PersonBuffers":
        return cls(
            np.zeros((occurrences, layout.NOTE_SIZE), dtype=np.uint64),
            np.zeros(occurrences, dtype=np.uint64),
            np.zeros(occurrences, dtype=np.uint64),
            np.zeros((happenings, layout.HAPPENING_SIZE), dtype=np.uint64),
        )

    def doubled(self) -> "PersonBuffers":
        return PersonBuffers.allocate(2 * len(self.notes), 2 * len(self.happened))


@compiled
def init_occurrence(occurrence: Word, row: Word, key: Word, point: Word, notes: Table) -> None:
    notes[occurrence, layout.NOTED_ROW] = row
    notes[occurrence, layout.NOTED_KEY] = key
    notes[occurrence, layout.LATTICE_POINT] = point
    notes[occurrence, layout.TURNS_TAKEN] = layout.ZERO


@compiled
def draw(occurrence: Word, slot: Word, script: Table, notes: Table) -> Word:
    bits = script[notes[occurrence, layout.NOTED_ROW] + layout.SAMPLE_BITS]
    return draw_bits(
        notes[occurrence, layout.NOTED_KEY],
        slot,
        notes[occurrence, layout.LATTICE_POINT],
        bits,
        script,
    )


@compiled
def bernoulli(occurrence: Word, slot: Word, field: Word, script: Table, notes: Table) -> bool:
    """Decide something of the ratio in a field of the occurrence's row."""
    limit = script[notes[occurrence, layout.NOTED_ROW] + field]
    return happens(draw(occurrence, slot, script, notes), limit)


@compiled
def is_paused(at_s: Word, kind: Word, row: Word, script: Table) -> bool:
    """Tell whether Meta delivers no such message to the people of a row at that moment."""
    return bool(kind == MARKETING and at_s >= script[row + layout.PAUSED_FROM_S])


@compiled
def draw_delay_s(
    occurrence: Word, slot: Word, field: Word, script: Table, notes: Table
) -> Word:
    """Draw a delay from the table in a field of the occurrence's row."""
    table = script[notes[occurrence, layout.NOTED_ROW] + field]
    return delay_s(draw(occurrence, slot, script, notes), table, script)
