"""What is still to happen in a person's month, the earliest first.

An entry is one number: the second above, the place of its occurrence below. What falls on the
same second happens in the order of the plan's lines. Entries form a binary heap in a column of
the notes.
"""

from typing import Final

from tarife.simulation.tables import AGENDA
from tarife.terms.arrays import Table
from tarife.terms.compiling import compiled

LATEST_S: Final = 2**31 - 1
"""The last second that can be noted, decades after the month."""

_PLACE_BITS: Final = 32
_PLACES: Final = 2**32 - 1


@compiled
def entry_at(at_s: int, place: int) -> int:
    """Make an entry."""
    return (min(at_s, LATEST_S) << _PLACE_BITS) | place


@compiled
def second_of(entry: int) -> int:
    """Give the second of an entry."""
    return entry >> _PLACE_BITS


@compiled
def place_of(entry: int) -> int:
    """Give the place of an entry's occurrence."""
    return entry & _PLACES


@compiled
def add(notes: Table, size: int, entry: int) -> None:
    """Put an entry on an agenda of this size."""
    at = size
    while at > 0:
        above = (at - 1) >> 1
        if notes[above, AGENDA] <= entry:
            break
        notes[at, AGENDA] = notes[above, AGENDA]
        at = above
    notes[at, AGENDA] = entry


@compiled
def replace_first(notes: Table, size: int, entry: int) -> None:
    """Put an entry in the place of the first one."""
    at = 0
    while 2 * at + 1 < size:
        below = 2 * at + 1
        if below + 1 < size and notes[below + 1, AGENDA] < notes[below, AGENDA]:
            below += 1
        if entry <= notes[below, AGENDA]:
            break
        notes[at, AGENDA] = notes[below, AGENDA]
        at = below
    notes[at, AGENDA] = entry


@compiled
def remove_first(notes: Table, size: int) -> None:
    """Take the first entry off an agenda of this size."""
    replace_first(notes, size - 1, notes[size - 1, AGENDA])
