"""Simulates one person's months, event by event in order of time.

What the desk may say is decided at that moment, by when the person last wrote, in whatever
exchange. The slow, obvious twin that must agree is ``tests/helpers/twins/naive.py``.
"""

from typing import Final

import numpy as np

from tarife.simulation import layout
from tarife.simulation.agenda import (
    FEW,
    entry_at,
    insert,
    occurrence_of,
    replace_first,
    second_of,
    sort_agenda,
)
from tarife.simulation.exchanges import next_event_s, send_answer, start
from tarife.simulation.layout import NEVER, ONE, ZERO
from tarife.simulation.occurrences import (
    ENTRY,
    FREE_FORM,
    LATER,
    LATER_TEMPLATE,
    MOMENT,
    UNDELIVERED,
    PersonBuffers,
    init_occurrence,
    is_paused,
)
from tarife.simulation.random_numbers import draw_bits, inverse_cdf, occurrence_key, permuted
from tarife.terms.arrays import Table, Word
from tarife.terms.compiling import compiled

BUFFER_FULL: Final = NEVER

_WINDOW_S: Final = np.uint64(24 * 3600)
_HALF: Final = np.uint64(32)
_PAIR: Final = np.uint64(2)


@compiled
def simulate_person(
    person: Word, cues: tuple[Word, Word], script: Table, buffers: PersonBuffers
) -> Word:
    """Play a person's months, and write what happened in order of time.

    Args:
        person: The person's number in the segment.
        cues: Where the cues of the segment begin and end.
        script: The words of the script.
        buffers: Where to write.

    Returns:
        How many things happened, or `BUFFER_FULL` if the buffers are too small.
    """
    notes, agenda, spare, happened = buffers
    most_happenings = np.uint64(len(happened))
    occurrence_count = schedule_occurrences(person, cues, script, (notes, agenda))
    if occurrence_count == BUFFER_FULL:
        return BUFFER_FULL
    sort_agenda(agenda, occurrence_count, spare)
    most_occurrences = np.uint64(len(notes))
    most_added = script[layout.MOST_FOLLOW_UPS]
    first = count = closes_s = ZERO
    while first < occurrence_count:
        # Added, never subtracted: an unsigned difference below 0 would be a huge number.
        if count == most_happenings or occurrence_count + most_added > most_occurrences:
            return BUFFER_FULL
        at_s, occurrence = second_of(agenda[first]), occurrence_of(agenda[first])
        kind = notes[occurrence, layout.NEXT_KIND]
        noted = recorded_kind(at_s, closes_s, occurrence, script, notes)
        if noted != NEVER:
            happened[count, layout.AT_S] = at_s
            happened[count, layout.HAPPENED_KIND] = noted
            happened[count, layout.CAUSE_ROW] = notes[occurrence, layout.NOTED_ROW]
            count += ONE
        if kind == FREE_FORM and at_s < closes_s:
            occurrence_count = send_answer(
                at_s, occurrence, occurrence_count, script, (notes, agenda)
            )
        if kind <= ENTRY:
            closes_s = at_s + _WINDOW_S
        next_s = next_event_s(at_s, occurrence, script, notes)
        if next_s != NEVER:
            replace_first(agenda, first, occurrence_count, entry_at(next_s, occurrence))
        else:
            first += ONE
    return count


@compiled
def recorded_kind(
    at_s: Word, closes_s: Word, occurrence: Word, script: Table, notes: Table
) -> Word:
    """Say as what something is noted, or `NEVER` if it is not."""
    kind: Word = notes[occurrence, layout.NEXT_KIND]
    if at_s < script[layout.LENGTH_S]:
        return kind
    if kind == FREE_FORM:
        return LATER if at_s < closes_s else NEVER
    sent_s, row = notes[occurrence, layout.SENT_S], notes[occurrence, layout.NOTED_ROW]
    if kind <= ENTRY or kind == UNDELIVERED or is_paused(sent_s, kind, row, script):
        return NEVER
    return LATER_TEMPLATE if sent_s < script[layout.LENGTH_S] else LATER


@compiled
def schedule_occurrences(
    person: Word, cues: tuple[Word, Word], script: Table, buffers: tuple[Table, Table]
) -> Word:
    """Note all that begins for a person; gives how many occurrences, or `BUFFER_FULL`."""
    notes, agenda = buffers
    occurrence_count = ZERO
    for number_of_cue in range(cues[0], cues[1], layout.CUE_SIZE):
        cue = np.uint64(number_of_cue)
        if person >= script[cue + layout.CUE_PEOPLE]:
            continue
        row, occurrence = script[cue + layout.CUE_ROW], script[cue + layout.FIRST_OCCURRENCE]
        key = occurrence_key(script[row + layout.KEY], occurrence)
        point = lattice_point(person, key, script[row + layout.SAMPLE_BITS])
        share = point * script[cue + layout.LATTICE_STEP] + script[cue + layout.LATTICE_SHIFT]
        for number in range(inverse_cdf(share, script[cue + layout.OCCURRENCE_STEPS], script)):
            if occurrence_count == len(notes):
                return BUFFER_FULL
            if number > 0:
                key = occurrence_key(script[row + layout.KEY], occurrence + number)
                point = lattice_point(person, key, script[row + layout.SAMPLE_BITS])
            if script[cue + layout.IS_VISIT] == 0:
                share = draw_bits(key, MOMENT, point, script[row + layout.SAMPLE_BITS], script)
            init_occurrence(occurrence_count, row, key, point, notes)
            starts_s = moment(share, cue, script)
            begins_s = start(starts_s, occurrence_count, script, notes)
            entry = entry_at(begins_s, occurrence_count)
            before = min(np.uint64(number), FEW)  # leaves few runs to merge
            insert(agenda, (occurrence_count - before, occurrence_count), entry)
            occurrence_count += ONE
    return occurrence_count


@compiled
def lattice_point(person: Word, key: Word, bits: Word) -> Word:
    """Give the person, or of a sample the person's position in the lattice of an occurrence."""
    return permuted(person, key, bits) if bits > 0 else person


@compiled
def moment(share: Word, cue: Word, script: Table) -> Word:
    """Find the moment that lies at a share of a cue's stretches of time."""
    seconds = script[cue + layout.STRETCHES_S]
    passed = ((share >> _HALF) * seconds) >> _HALF
    first = script[cue + layout.STRETCHES]
    last = first + _PAIR * (script[cue + layout.STRETCH_COUNT] - ONE)
    stretch = first
    if last > first:
        stretch += _PAIR * (passed * script[cue + layout.STRETCH_COUNT] // seconds)
        while script[stretch + ONE] > passed:
            stretch -= _PAIR
        while stretch < last and script[stretch + ONE + _PAIR] <= passed:
            stretch += _PAIR
    start_s, before_s = script[stretch], script[stretch + ONE]
    found_s: Word = start_s + passed - before_s
    return found_s
