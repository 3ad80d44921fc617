"""An occurrence: one message of a line to a person, or one visit; its notes and draws."""

from typing import Final

import numpy as np

from tarife.simulation import tables as at
from tarife.simulation.streams import delay_s, drawn, happens
from tarife.terms.arrays import Table, Word
from tarife.terms.compiling import compiled
from tarife.traffic.table import Kind

UNDELIVERED: Final = len(Kind)
"""Noted beside the kinds of messages: an attempt that does not reach the phone."""

LATER_TEMPLATE: Final = UNDELIVERED + 1
"""A template dispatched in the month and delivered after it."""

LATER: Final = UNDELIVERED + 2
"""Another message of the business that falls after the month."""

NOTED_KINDS: Final = UNDELIVERED + 3

INBOUND: Final = int(Kind.INBOUND)
ENTRY: Final = int(Kind.ENTRY)
MARKETING: Final = int(Kind.MARKETING)
FREE_FORM: Final = int(Kind.FREE_FORM)

WINDOW_S: Final = 24 * 3600
NEVER: Final = -1

# Draws of an occurrence, then those of each turn of its exchange.
MOMENT, DELIVERED, DELIVERY_DELAY, REPLIES, REPLY_DELAY, PHONE, RECATEGORISED = range(7)
TURNS: Final = 7
ANSWERED, ANSWER_DELAY, BUBBLES, GOES_ON, AGAIN_DELAY = range(5)
TURN_SLOTS: Final = 5


def room_for(occurrences: int, happenings: int) -> tuple[Table, Table]:
    """Make room for the notes on one person, used again for the next, and for what happened."""
    return (
        np.zeros((occurrences, at.NOTE_SIZE), dtype=np.int64),
        np.zeros((happenings, at.HAPPENING_SIZE), dtype=np.int64),
    )


@compiled
def note(place: int, row: int, key: Word, point: Word, notes: Table) -> None:
    """Note an occurrence of a line."""
    notes[place, at.NOTED_ROW] = row
    notes[place, at.NOTED_KEY] = np.int64(key)
    notes[place, at.POINT] = np.int64(point)
    notes[place, at.TURN] = 0


@compiled
def draw(place: int, slot: int, script: Table, notes: Table) -> Word:
    """Draw for an occurrence."""
    key, point = np.uint64(notes[place, at.NOTED_KEY]), np.uint64(notes[place, at.POINT])
    return drawn(key, slot, point, script)


@compiled
def is_so(place: int, slot: int, field: int, script: Table, notes: Table) -> bool:
    """Decide something of the ratio in a field of the occurrence's row."""
    limit = np.uint64(script[notes[place, at.NOTED_ROW] + field])
    return happens(draw(place, slot, script, notes), limit)


@compiled
def wait_s(place: int, slot: int, field: int, script: Table, notes: Table) -> int:
    """Draw a delay from the table in a field of the occurrence's row."""
    table = script[notes[place, at.NOTED_ROW] + field]
    return delay_s(draw(place, slot, script, notes), table, script)
