"""Bars of each category begin where those before them end."""

import numpy as np
from matplotlib.figure import Figure

from tarife.charts.scales import height
from tarife.charts.stack import draw_stack
from tarife.charts.style import LIGHT
from tarife.terms.categories import Category

CHARGES = np.array([[1_000_000, 2_000_000], [0, 3_000_000]])


def test_each_category_stands_on_the_ones_before():
    axes = Figure().add_subplot()
    drawn = []

    def place(lengths, before, style):
        drawn.append((lengths.tolist(), before.tolist(), style["label"]))
        return axes.bar(np.arange(2), lengths, bottom=before, **style)

    entries = draw_stack(place, CHARGES, (Category.MARKETING, Category.SERVICE), LIGHT)

    assert drawn == [
        (height(CHARGES[:, 0]).tolist(), [0, 0], "marketing"),
        (height(CHARGES[:, 1]).tolist(), height(CHARGES[:, 0]).tolist(), "service"),
    ]
    assert len(entries) == 2
