"""Where the label of the dearest bar may stand."""

from types import SimpleNamespace

import numpy as np
import pytest

from tarife.charts.daily.labels import LabelBox, above_bar


@pytest.mark.parametrize("height_of_others", [95.0, 20.0])
def test_the_dearest_bar_is_not_named_above_another_that_is_nearly_as_high(height_of_others):
    tops = np.array([[20.0, height_of_others], [90.0, height_of_others], [160.0, 100.0]])
    room = SimpleNamespace(tops=tops, roof=100.0, frame=LabelBox(0.0, 0.0, 240.0, 150.0))

    lefts = [left for left, _ in above_bar(room, 2, (60.0, 10.0))]

    over_its_own = [left for left in lefts if left <= 160 <= left + 60]
    over_another = [left for left in lefts if left <= 90 <= left + 60 and left + 60 < 160]
    assert over_its_own
    assert bool(over_another) == (height_of_others < 50)
