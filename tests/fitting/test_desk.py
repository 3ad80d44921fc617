"""Opening hours are found by when answers are given."""

from datetime import time

import numpy as np
import pytest

from tarife.fitting.desk import find_desk
from tarife.plan.model.account import WEEKDAYS, Desk, OpeningHours

ALL_DAY = ((0, 24),)


def answers(hours, weekdays, count=3000, waiting=0.3):
    """Answers at any moment of the hours; a share of them waited for the opening."""
    rng = np.random.default_rng(5)
    weekday = rng.choice(weekdays, count)
    spans = np.array(hours)[rng.integers(len(hours), size=count)] * 3600
    second = spans[:, 0] + (rng.random(count) * (spans[:, 1] - spans[:, 0])).astype(np.int64)
    return weekday, np.where(rng.random(count) < waiting, spans[:, 0], second)


@pytest.mark.parametrize(
    ("hours", "weekdays"),
    [
        (((9, 18),), range(5)),
        (((9, 12), (14, 18)), range(6)),
        (((0, 6), (22, 24)), range(7)),
    ],
)
def test_the_hours_are_those_in_which_people_are_answered(hours, weekdays):
    expected = tuple(
        OpeningHours(WEEKDAYS[day], time(first), time(last % 24))
        for day in weekdays
        for first, last in hours
    )

    assert find_desk(*answers(hours, list(weekdays))) == Desk(expected)


def test_a_bot_answers_always():
    assert find_desk(*answers(ALL_DAY, list(range(7)), waiting=0)) == Desk()


def test_a_few_answers_tell_nothing():
    assert find_desk(*answers(((9, 10),), [0], count=10)) == Desk()
