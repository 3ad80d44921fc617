"""How far a lever may go within a budget."""

import pytest

from tarife.insight.goal_seek import GoalSeekResult, goal_seek


def dearer(value):
    return round(value * 1_000_000)


def cheaper(value):
    return 1_000_000 - dearer(value)


def test_the_most_is_found_that_keeps_within_the_limit():
    found = goal_seek(dearer, 300_000, (0, 1))

    assert found.is_within
    assert found.value == pytest.approx(0.3, abs=1e-4)
    assert 299_900 < dearer(found.value) <= 300_000


def test_a_lever_that_makes_things_cheaper_is_followed_the_other_way():
    found = goal_seek(cheaper, 300_000, (0, 1))

    assert found.value == pytest.approx(0.7, abs=1e-4)
    assert cheaper(found.value) <= 300_000


def test_a_limit_that_nothing_reaches_leaves_the_dear_end():
    assert goal_seek(dearer, 5_000_000, (0, 2)) == GoalSeekResult(2, is_within=True)


def test_a_limit_that_nothing_keeps_gives_the_cheap_end():
    assert goal_seek(dearer, 100_000, (0.5, 2)) == GoalSeekResult(0.5, is_within=False)


def test_a_lever_goes_to_its_end_where_that_costs_the_limit_to_the_micro():
    assert goal_seek(dearer, 2_000_000, (0, 2)) == GoalSeekResult(2, is_within=True)


def test_a_limit_that_only_the_cheap_end_keeps_to_the_micro_is_kept():
    found = goal_seek(dearer, 500_000, (0.5, 2))

    assert found.is_within
    assert dearer(found.value) == 500_000


def test_the_most_is_found_where_many_values_cost_the_limit():
    def whole(value):
        return int(value)

    found = goal_seek(whole, 5, (0, 10))

    assert whole(found.value) == 5
    assert found.value == pytest.approx(6, abs=1e-3)
