"""Charts can be read in light and dark."""

import pytest
from matplotlib.figure import Figure

from tarife.billing.ledger import CHARGED_REASONS, FREE_REASONS
from tarife.charts.kit.palette import DARK, HATCHES, LIGHT, reason_fill, series_fill
from tarife.charts.kit.style import FixedMargins, Margins, text_width_pt
from tarife.terms.categories import CATEGORIES, CATEGORY_NAMES

THEMES = [pytest.param(LIGHT, id="light"), pytest.param(DARK, id="dark")]


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(f * p for f, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", THEMES)
def test_text_stands_out_as_wcag_aa_asks(theme):
    assert contrast(theme.text, theme.surface) >= 4.5
    assert contrast(theme.muted, theme.surface) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
def test_fills_stand_out_as_wcag_aa_asks_of_graphics(theme):
    fills = [*theme.categories.values(), *theme.series, theme.free, theme.paid, theme.accent]

    assert min(contrast(fill, theme.surface) for fill in fills) >= 3


@pytest.mark.parametrize("theme", THEMES)
def test_categories_differ_in_colour_and_in_pattern(theme):
    assert len({theme.categories[category] for category in CATEGORIES}) == len(CATEGORIES)
    assert len({HATCHES[category] for category in CATEGORIES}) == len(CATEGORIES)
    assert len({CATEGORY_NAMES[category] for category in CATEGORIES}) == len(CATEGORIES)


@pytest.mark.parametrize("theme", THEMES)
def test_any_other_series_differ_in_colour_and_in_pattern(theme):
    fills = [series_fill(place, theme) for place in range(len(theme.series))]

    assert len({fill.colour for fill in fills}) == len(fills)
    assert len({fill.hatch for fill in fills}) == len(fills)


@pytest.mark.parametrize("theme", THEMES)
def test_paid_is_ink_and_every_kind_of_free_has_a_fill_of_its_own(theme):
    paid = {reason_fill(reason, theme) for reason in CHARGED_REASONS}
    free = [reason_fill(reason, theme) for reason in FREE_REASONS]

    assert {fill.colour for fill in paid} == {theme.paid}
    assert len(set(free)) == len(free)


def test_longer_text_is_wider():
    assert text_width_pt("12,000", 8, LIGHT) > text_width_pt("12", 8, LIGHT) > 0


@pytest.mark.parametrize("inches", [(9.0, 5.0), (16.0, 9.0)])
def test_margins_keep_their_points_at_any_size(inches):
    figure = Figure(figsize=inches)
    axes = figure.add_subplot()

    FixedMargins(Margins(left=36, right=18, top=72, bottom=24)).execute(figure)

    box = axes.get_position()
    assert box.x0 * inches[0] * 72 == pytest.approx(36)
    assert (1 - box.x1) * inches[0] * 72 == pytest.approx(18)
    assert (1 - box.y1) * inches[1] * 72 == pytest.approx(72)
    assert box.y0 * inches[1] * 72 == pytest.approx(24)


def test_margins_leave_something_of_a_tiny_figure():
    figure = Figure(figsize=(0.5, 0.3))
    axes = figure.add_subplot()

    FixedMargins(Margins(left=36, right=18, top=72, bottom=24)).execute(figure)

    assert axes.get_position().width > 0
    assert axes.get_position().height > 0
