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
ZERO: Final = np.uint64(0)
FEW: Final = np.uint64(8)
"""So many entries are compared with each other, more of them merged."""


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
def sort_agenda(agenda: Table, size: Word, spare: Table) -> None:
    """Put entries in order; ``spare`` has room for as many and is written over."""
    if size <= FEW:
        insertion_sort(agenda, size)
    else:
        merge_runs(agenda, size, spare)


@compiled
def insertion_sort(agenda: Table, size: Word) -> None:
    """Compare each entry with all before it.

    Where it could stop cannot be foreseen, and a wrong guess of the processor takes longer.
    """
    for after in range(_ONE, size):
        insert(agenda, (ZERO, np.uint64(after)), agenda[after])


@compiled
def insert(agenda: Table, stretch: tuple[Word, Word], entry: Word) -> None:
    """Put an entry into a stretch that is in order, which it lengthens by one."""
    first, end = stretch
    for before in range(first, end):
        other = agenda[before]
        agenda[before] = min(entry, other)
        entry = max(entry, other)
    agenda[end] = entry


@compiled
def merge_runs(agenda: Table, size: Word, spare: Table) -> None:
    """Merge two runs of entries at a time until one is left.

    The months of a line come in order, so there are few runs, however long the period is.

    Source:
        Knuth: The Art of Computer Programming 3, 5.2.4, natural two-way merge.
    """
    source, target = agenda, spare
    is_spare = False
    while end_of_run(source, ZERO, size) < size:
        first = ZERO
        while first < size:
            middle = end_of_run(source, first, size)
            end = end_of_run(source, middle, size)
            merge(source, (first, middle, end), target)
            first = end
        source, target = target, source
        is_spare = not is_spare
    if is_spare:
        for index in range(size):
            agenda[index] = spare[index]


@compiled
def end_of_run(entries: Table, first: Word, size: Word) -> Word:
    """Give where entries in order end that begin at the first one."""
    if first == size:
        return size
    end = first + _ONE
    while end < size and entries[end - _ONE] < entries[end]:
        end += _ONE
    return end


@compiled
def merge(source: Table, ends: tuple[Word, Word, Word], target: Table) -> None:
    """Merge the run until the middle with that from there on.

    Which run comes next is added up, not branched on, as in `insertion_sort`.
    """
    left, middle, end = ends
    to, right = left, middle
    while left < middle and right < end:
        of_left, of_right = source[left], source[right]
        target[to] = min(of_left, of_right)
        is_left = np.uint64(of_left < of_right)
        left += is_left
        right += _ONE - is_left
        to += _ONE
    rest = left if left < middle else right
    while to < end:
        target[to] = source[rest]
        rest += _ONE
        to += _ONE


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
