"""The event queue of a person's month, earliest first.

An entry is one number: the second above, the index of its occurrence below. What falls on the
same second happens in the order of the lines' ids. Entries stand in order in a column, from
the first that is still to happen to the last; few people have more than a handful.
"""

from typing import Final

import numpy as np

from tarife.terms.arrays import Table, Word
from tarife.terms.compiling import compiled

LATEST_S: Final = np.uint64(2**31 - 1)
"""The last second that can be noted, decades after the month."""

_INDEX_BITS: Final = np.uint64(32)
_PLACES: Final = np.uint64(2**32 - 1)
_ONE: Final = np.uint64(1)
_FEW: Final = np.uint64(8)
_WIDEST_GAP: Final = np.uint64(3**9)
_GAP_SHRINKS: Final = np.uint64(3)


@compiled
def entry_at(at_s: Word, index: Word) -> Word:
    return (min(at_s, LATEST_S) << _INDEX_BITS) | index


@compiled
def second_of(entry: Word) -> Word:
    return entry >> _INDEX_BITS


@compiled
def occurrence_of(entry: Word) -> Word:
    return entry & _PLACES


@compiled
def sort_agenda(agenda: Table, size: Word) -> None:
    if size <= _FEW:
        insertion_sort(agenda, size)
    else:
        shell_sort(agenda, size)


@compiled
def insertion_sort(agenda: Table, size: Word) -> None:
    """Compare each entry with all before it.

    Where it could stop cannot be foreseen, and a wrong guess of the processor takes longer.
    """
    for after in range(_ONE, size):
        entry = agenda[after]
        for before in range(after):
            other = agenda[before]
            agenda[before] = min(entry, other)
            entry = max(entry, other)
        agenda[after] = entry


@compiled
def shell_sort(agenda: Table, size: Word) -> None:
    """Put entries in order at wide gaps first, so that none has far to go.

    Source:
        Shell: A high-speed sorting procedure, 1959.
    """
    gap = _WIDEST_GAP
    while gap > 0:
        for after in range(gap, size):
            entry, index = agenda[after], np.uint64(after)
            while index >= gap and agenda[index - gap] > entry:
                agenda[index] = agenda[index - gap]
                index -= gap
            agenda[index] = entry
        gap //= _GAP_SHRINKS


@compiled
def add(agenda: Table, end: Word, entry: Word) -> None:
    """Put an entry that is not the first one on an agenda that ends here."""
    to = end
    while to > 0 and agenda[to - _ONE] > entry:
        agenda[to] = agenda[to - _ONE]
        to -= _ONE
    agenda[to] = entry


@compiled
def replace_first(agenda: Table, first: Word, end: Word, entry: Word) -> None:
    """Put a later entry in the place of the first one."""
    to = first + _ONE
    while to < end and agenda[to] < entry:
        agenda[to - _ONE] = agenda[to]
        to += _ONE
    agenda[to - _ONE] = entry
