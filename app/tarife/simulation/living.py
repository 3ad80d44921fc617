"""One person's month, the earliest thing first: what is sent, written, answered, and when.

What the desk may say is decided at that moment, by when the person last wrote, in whatever
exchange. The slow, obvious twin that must agree is ``tests/helpers/naive.py``.
"""

from typing import Final

import numpy as np

from tarife.simulation import tables as at
from tarife.simulation.agenda import (
    add,
    entry_at,
    place_of,
    remove_first,
    replace_first,
    second_of,
)
from tarife.simulation.exchanges import go_on, say, start
from tarife.simulation.occurrences import (
    ENTRY,
    FREE_FORM,
    LATER,
    LATER_TEMPLATE,
    MOMENT,
    NEVER,
    UNDELIVERED,
    WINDOW_S,
    note,
)
from tarife.simulation.streams import drawn, occurrence_key, shuffled, steps_passed
from tarife.terms.arrays import Table, Word
from tarife.terms.compiling import compiled

NO_ROOM: Final = -1

_HALF: Final = np.uint64(32)


@compiled
def live(person: int, script: Table, notes: Table, happened: Table) -> int:
    """Play a person's month, and write what happened in order of time.

    Returns:
        How many things happened, or `NO_ROOM` if the notes are too small.
    """
    size = places = begin(person, script, notes)
    count = 0
    wrote_s = -WINDOW_S
    while size > 0:
        if count == len(happened) or places + script[at.MOST_FOLLOW_UPS] > len(notes):
            return NO_ROOM
        at_s = second_of(notes[0, at.AGENDA])
        place = place_of(notes[0, at.AGENDA])
        kind = notes[place, at.NEXT]
        noted = noted_kind(at_s, wrote_s, place, script, notes)
        if noted != NEVER:
            happened[count, at.AT_S] = at_s
            happened[count, at.HAPPENED] = noted
            happened[count, at.BY] = script[notes[place, at.NOTED_ROW] + at.SOURCE]
            count += 1
        if kind == FREE_FORM and at_s - wrote_s < WINDOW_S:
            added = say(at_s, place, (size, places), script, notes)
            size += added
            places += added
        if kind <= ENTRY:
            wrote_s = at_s
        next_s = go_on(at_s, place, script, notes)
        if next_s != NEVER:
            replace_first(notes, size, entry_at(next_s, place))
        else:
            remove_first(notes, size)
            size -= 1
    return NO_ROOM if size < 0 else count


@compiled
def noted_kind(at_s: int, wrote_s: int, place: int, script: Table, notes: Table) -> int:
    """Say as what something is noted, or `NEVER` if it is not."""
    kind = notes[place, at.NEXT]
    if at_s < script[at.LENGTH_S]:
        return int(kind)
    if kind == FREE_FORM:
        return LATER if at_s - wrote_s < WINDOW_S else NEVER
    if kind <= ENTRY or kind == UNDELIVERED:
        return NEVER
    return LATER_TEMPLATE if notes[place, at.SAID_S] < script[at.LENGTH_S] else LATER


@compiled
def begin(person: int, script: Table, notes: Table) -> int:
    """Put all that begins for a person on the agenda; gives its size."""
    size = 0
    for cue in range(script[at.CUES], script[at.CUES_END], at.CUE):
        row = script[cue + at.ROW]
        occurrence = script[cue + at.OCCURRENCE]
        key = occurrence_key(script[row + at.KEY], occurrence)
        point = point_of(person, key, script)
        share = point * np.uint64(script[cue + at.LATTICE]) + np.uint64(script[cue + at.SHIFT])
        for number in range(steps_passed(share, script[cue + at.STEPS], script)):
            if size == len(notes):
                return NO_ROOM
            if number > 0:
                key = occurrence_key(script[row + at.KEY], occurrence + number)
                point = point_of(person, key, script)
            if not script[cue + at.IS_VISIT]:
                share = drawn(key, MOMENT, point, script)
            note(size, row, key, point, notes)
            starts_s = moment(share, cue, script)
            add(notes, size, entry_at(start(starts_s, size, script, notes), size))
            size += 1
    return size


@compiled
def point_of(person: int, key: Word, script: Table) -> Word:
    """Give the person, or the person's place in the lattice of an occurrence."""
    if script[at.BITS] == 0:
        return np.uint64(person)
    return shuffled(np.uint64(person), key, script[at.BITS])


@compiled
def moment(share: Word, cue: int, script: Table) -> int:
    """Find the moment that lies at a share of a cue's stretches of time."""
    seconds = script[cue + at.SECONDS]
    passed = np.int64(((share >> _HALF) * np.uint64(seconds)) >> _HALF)
    first = script[cue + at.STRETCHES]
    last = first + 2 * (script[cue + at.STRETCH_COUNT] - 1)
    stretch = first
    if last > first:
        stretch += 2 * (passed * script[cue + at.STRETCH_COUNT] // seconds)
        while script[stretch + 1] > passed:
            stretch -= 2
        while stretch < last and script[stretch + 3] <= passed:
            stretch += 2
    return int(script[stretch] + passed - script[stretch + 1])
