"""Whatever comes onto an agenda leaves it in order."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tarife.simulation.agenda import (
    LATEST_S,
    add,
    entry_at,
    occurrence_of,
    replace_first,
    second_of,
    sort_agenda,
)

SECONDS = st.integers(0, int(LATEST_S))


def entry(at_s, place):
    return np.uint64(entry_at(np.uint64(at_s), np.uint64(place)))


def in_order(seconds):
    """Give an agenda with these seconds, the places counted from 0, and room for one more."""
    agenda = np.zeros(len(seconds) + 1, dtype=np.uint64)
    for place, at_s in enumerate(seconds):
        agenda[place] = entry(at_s, place)
    sort_agenda(agenda, np.uint64(len(seconds)), np.zeros_like(agenda))
    return agenda


def told(agenda):
    return [(int(second_of(entry)), int(occurrence_of(entry))) for entry in agenda]


@given(st.lists(SECONDS, max_size=200))
def test_the_earliest_comes_first_and_of_one_second_the_first_place(seconds):
    expected = sorted((at_s, place) for place, at_s in enumerate(seconds))

    assert told(in_order(seconds)[: len(seconds)]) == expected


@given(st.lists(SECONDS, min_size=1), SECONDS)
def test_what_replaces_the_first_finds_its_place(seconds, later):
    agenda, size = in_order(seconds), np.uint64(len(seconds))
    first = occurrence_of(agenda[0])
    replace_first(agenda, np.uint64(0), size, entry(later, first))
    expected = sorted(
        (later if place == first else at_s, place) for place, at_s in enumerate(seconds)
    )

    assert told(agenda[: len(seconds)]) == expected


@given(st.lists(SECONDS, min_size=1), SECONDS)
def test_what_is_added_finds_its_place_behind_the_first(seconds, later):
    agenda, size = in_order(seconds), np.uint64(len(seconds))
    at_s = max(later, min(seconds))
    add(agenda, size, entry(at_s, size))
    expected = sorted((second, place) for place, second in enumerate([*seconds, at_s]))

    assert told(agenda) == expected


def test_what_lies_beyond_all_time_comes_last():
    assert second_of(entry(2**40, 3)) == LATEST_S
