"""The earliest service messages of each free tier."""

import numpy as np

from tarife.forecast.play.claims import Claims, drop_beyond, latest_slices

HOUR = 3600


def claims(*rows):
    """Make claims of (second, person, source, group, weight, segment)."""
    table = [((at_s << 32) | person, *rest, 0)[:5] for at_s, person, *rest in rows]
    return Claims(np.array(table, dtype=np.int64).T)


def test_claims_of_one_second_come_by_the_chance_of_people_and_those_of_one_as_they_stood():
    keys = np.arange(20, dtype=np.uint64)
    firsts = set()
    for key in range(19):
        crowd = claims((5, 9, 0, 0, 1), (5, 2, 1, 0, 1), (5, 2, 2, 0, 1))
        parts = [claims((5, 9, 3, 0, 1)), claims((4, 3, 4, 0, 1)), crowd]
        order = Claims.of_segments(parts).by_time(keys[[key, 0, key + 1]]).source.tolist()

        assert order[0] == 4
        assert order.index(2) == order.index(1) + 1
        firsts.add(order[1])
        turned = Claims.of_segments(parts[::-1]).by_time(keys[[key + 1, 0, key]])
        assert turned.source.tolist() == order
    assert firsts == {0, 1, 3}


def test_slices_are_kept_until_the_first_messages_of_each_group_are_complete():
    by_slice = np.array([[3, 6, 1, 0], [0, 0, 1, 0]])

    assert latest_slices(by_slice, 3).tolist() == [0, 3]
    assert latest_slices(by_slice, 4).tolist() == [1, 3]
    assert latest_slices(by_slice, 99).tolist() == [3, 3]


def test_claims_are_kept_until_the_hour_in_which_enough_are_found():
    some = claims(
        (HOUR - 1, 0, 0, 0, 3),
        (HOUR, 0, 1, 0, 3),
        (2 * HOUR, 0, 2, 0, 3),
        (5 * HOUR, 0, 3, 1, 1),
    )
    both, one = np.array([0, 0]), np.array([0, HOUR])  # when the month of each begins

    def kept(most, starts_s):
        return some.earliest(np.array(most), starts_s).source.tolist()

    assert kept([3, 3], both) == [0, 3]
    assert kept([4, 3], both) == [0, 1, 3]
    assert kept([4, 0], one) == [0, 1]


def test_of_each_group_claims_are_kept_up_to_the_second_of_its_first_so_many():
    rows = claims(
        (7, 3, 0, 1, 2),
        (9, 1, 1, 1, 1),
        (9, 2, 2, 1, 9),
        (8, 4, 3, 1, 1),
        (9, 5, 4, 0, 1),
        (10, 0, 5, 1, 1),
    ).columns.T.astype(np.uint64)
    never = np.uint64(2**64 - 1)
    until_s = np.full((1, 2), never)

    assert sorted(drop_beyond(rows, 4, until_s)[:, 1].tolist()) == [0, 1, 2, 3, 4]
    assert until_s.tolist() == [[never, 10]]
    assert sorted(drop_beyond(rows, 3, until_s)[:, 1].tolist()) == [0, 3, 4]
    assert until_s.tolist() == [[never, 9]]


def test_claims_are_divided_by_segment_with_sources_of_their_own():
    some = claims((1, 7, 4, 1, 1, 1), (2, 8, 1, 0, 1, 0), (3, 9, 6, 0, 1, 1))
    parts = some.by_segment(np.array([0, 4, 7]))

    assert [part.person.tolist() for part in parts] == [[8], [7, 9], []]
    assert [part.source.tolist() for part in parts] == [[1], [0, 2], []]


def test_claims_of_segments_get_their_places_in_the_plan():
    both = Claims.of_segments([claims((1, 0, 1, 0, 1)), claims((2, 0, 0, 0, 1))])
    placed = both.from_sources(np.array([4, 6, 5]), np.array([0, 2]))

    assert (placed.source.tolist(), placed.segment.tolist()) == ([6, 5], [0, 1])


def test_none_are_none():
    assert len(Claims.joined([])) == 0
