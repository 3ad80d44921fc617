"""The earliest service messages of each free tier."""

import numpy as np

from tarife.forecast.claims import Claims
from tarife.simulation.agenda import LATEST_S


def claims(*rows):
    """Make claims of (second, person, source, group, weight)."""
    return Claims(
        np.array(
            [((at_s << 32) | person, *rest) for at_s, person, *rest in rows], dtype=np.int64
        ).reshape(-1, 4)
    )


def test_claims_of_one_second_come_by_person_or_as_they_stood():
    both = Claims.joined([claims((5, 9, 0, 0, 1), (5, 2, 1, 0, 1)), claims((4, 3, 2, 0, 1))])

    assert both.by_person().source.tolist() == [2, 1, 0]
    assert both.by_time().source.tolist() == [2, 0, 1]


def test_the_first_messages_of_each_group_are_kept_by_weight():
    some = claims((1, 0, 0, 0, 3), (2, 0, 1, 1, 3), (3, 0, 2, 0, 3), (4, 0, 3, 0, 1))

    assert some.earliest(4).source.tolist() == [0, 1, 2]
    assert some.earliest(0).source.tolist() == []


def test_nothing_after_the_last_of_a_full_group_can_be_among_the_first():
    some = claims((1, 0, 0, 0, 3), (7, 0, 0, 0, 3), (9, 0, 0, 1, 1))

    assert some.latest_s(6, 3).tolist() == [7, LATEST_S, LATEST_S]


def test_sources_are_exchanged():
    assert claims((1, 0, 1, 0, 1)).of_sources(np.array([4, 6])).source.tolist() == [6]


def test_none_are_none():
    assert len(Claims.joined([]).earliest(5).rows) == 0
