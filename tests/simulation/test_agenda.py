"""Whatever comes onto an agenda leaves it in order."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tarife.simulation.agenda import (
    LATEST_S,
    add,
    entry_at,
    place_of,
    remove_first,
    replace_first,
    second_of,
)
from tarife.simulation.tables import AGENDA, NOTE_SIZE

SECONDS = st.integers(0, LATEST_S)


def agenda(seconds):
    notes = np.zeros((len(seconds) + 1, NOTE_SIZE), dtype=np.int64)
    for place, at_s in enumerate(seconds):
        add(notes, place, entry_at(at_s, place))
    return notes


def emptied(notes, size):
    entries = []
    while size:
        entries.append((second_of(notes[0, AGENDA]), place_of(notes[0, AGENDA])))
        remove_first(notes, size)
        size -= 1
    return entries


@given(st.lists(SECONDS))
def test_the_earliest_comes_first_and_of_one_second_the_first_place(seconds):
    expected = sorted((at_s, place) for place, at_s in enumerate(seconds))

    assert emptied(agenda(seconds), len(seconds)) == expected


@given(st.lists(SECONDS, min_size=1), SECONDS)
def test_what_replaces_the_first_finds_its_place(seconds, later):
    notes = agenda(seconds)
    first = place_of(notes[0, AGENDA])
    replace_first(notes, len(seconds), entry_at(later, first))
    expected = sorted(
        (later if place == first else at_s, place) for place, at_s in enumerate(seconds)
    )

    assert emptied(notes, len(seconds)) == expected


def test_what_lies_beyond_all_time_comes_last():
    assert second_of(entry_at(2**40, 3)) == LATEST_S
