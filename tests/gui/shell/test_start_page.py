"""The start page."""

import pytest
from PySide6.QtGui import QColor

from tarife.gui.document.files import shipped_examples
from tarife.gui.widgets.overlays import ShareBar
from tarife.terms.categories import ON_LIGHT, Category


@pytest.mark.parametrize("example", shipped_examples(), ids=lambda example: example.path.stem)
def test_the_shares_of_an_example_are_what_its_month_costs(example):
    assert sum(example.shares.values()) == example.cost.micros


def test_a_bar_has_the_colours_and_widths_of_its_categories(qtbot, appearance):
    bar = ShareBar({Category.MARKETING: 3, Category.SERVICE: 1}, appearance)
    qtbot.addWidget(bar)
    bar.resize(100, bar.height())

    picture = bar.grab().toImage()

    middle = picture.height() // 2
    for x, category in (
        (10, Category.MARKETING),
        (70, Category.MARKETING),
        (80, Category.SERVICE),
    ):
        assert picture.pixelColor(x, middle) == QColor(ON_LIGHT[category])
