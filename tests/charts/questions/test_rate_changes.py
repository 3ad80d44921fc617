"""The chart of changed rates names the largest changes."""

import pytest
from matplotlib.figure import Figure

from helpers.files.meta_cards import CARDS, OCTOBER, doubled
from helpers.rate_cards import SHIPPED
from tarife.charts.kit.palette import DARK, LIGHT
from tarife.charts.questions.rate_changes import (
    draw_rate_changes,
    largest_changes,
    rows_fitting,
)
from tarife.rates.comparison import compare
from tarife.rates.files.reading import read_markets

MARKETS = read_markets(SHIPPED)
AUTUMN = compare(CARDS["2026-07-01 USD"], OCTOBER, MARKETS)


def texts(figure):
    inside = [text.get_text() for axes in figure.axes for text in axes.texts]
    return [text.get_text() for text in figure.texts] + inside


def test_largest_changes_come_first_and_falls_last():
    changes = [rate.change_percent for rate in largest_changes(AUTUMN, 12)]

    assert changes == sorted(changes, reverse=True)
    assert len(changes) == 12
    assert max(map(abs, changes)) == max(
        abs(float(c.change_ratio * 100)) for c in AUTUMN.changes if c.change_ratio
    )


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_every_bar_bears_its_change(theme):
    figure = Figure(figsize=(8, 4))
    draw_rate_changes(figure, AUTUMN, theme)

    bars = figure.axes[0].patches
    assert len(bars) == rows_fitting(figure)
    assert sum("%" in text for text in texts(figure)) == len(bars)
    assert "Which rates change most?" in texts(figure)


def test_rises_alone_leave_no_room_for_falls():
    figure = Figure(figsize=(8, 4))
    draw_rate_changes(figure, compare(OCTOBER, doubled(OCTOBER), MARKETS), LIGHT)

    assert figure.axes[0].get_xlim()[0] == 0
    assert figure.axes[0].get_xlim()[1] > 100


def test_equal_cards_have_a_sentence():
    figure = Figure(figsize=(8, 4))
    draw_rate_changes(figure, compare(OCTOBER, OCTOBER, MARKETS), LIGHT)

    assert "No list rate differs between these cards." in texts(figure)
