"""Where the labels of the dearest bar and of a budget that is gone may stand."""

from types import SimpleNamespace

import numpy as np
import pytest

from tarife.charts.daily.labels import LabelBox, above_bar, at_mark


@pytest.mark.parametrize("height_of_others", [95.0, 20.0])
def test_the_dearest_bar_is_not_named_above_another_that_is_nearly_as_high(height_of_others):
    tops = np.array([[20.0, height_of_others], [90.0, height_of_others], [160.0, 100.0]])
    room = SimpleNamespace(tops=tops, roof=100.0, frame=LabelBox(0.0, 0.0, 240.0, 150.0))

    lefts = [left for left, _ in above_bar(room, 2, (60.0, 10.0))]

    over_its_own = [left for left in lefts if left <= 160 <= left + 60]
    over_another = [left for left in lefts if left <= 90 <= left + 60 and left + 60 < 160]
    assert over_its_own
    assert bool(over_another) == (height_of_others < 50)


def test_a_budget_that_is_gone_is_named_at_its_dot_or_as_near_as_there_is_room():
    room = SimpleNamespace(roof=60.0, frame=LabelBox(0.0, 0.0, 240.0, 150.0))

    places = list(at_mark(room, (200.0, 100.0), (60.0, 10.0)))

    assert places[0] == (140.0, 105.0)
    assert all(abs(left + 30 - 200) <= 30 and abs(up - 100) <= 15 for left, up in places[:6])
    away = [abs(left + 30 - 200) + abs(up - 100) for left, up in places[6:]]
    assert away == sorted(away)
