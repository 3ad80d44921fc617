import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QLineEdit

from tarife.charts.kit.palette import DARK, LIGHT
from tarife.gui.calendar.days import readable_fill
from tarife.gui.widgets.appearance import Appearance
from tarife.gui.widgets.theme import (
    DARK_TOKENS,
    LIGHT_TOKENS,
    Theme,
    category_colour,
    is_dark,
    style_sheet,
)
from tarife.terms.categories import Category
from tarife.terms.shipped import data_root


def luminance(colour):
    channels = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first, second):
    lighter, darker = sorted((luminance(first), luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("tokens", [LIGHT_TOKENS, DARK_TOKENS], ids=["light", "dark"])
@pytest.mark.parametrize("ink", ["text", "muted", "accent", "warn", "bad"])
@pytest.mark.parametrize("paper", ["page", "surface", "raised", "tint", "bad_tint"])
def test_text_can_be_read_on_everything(tokens, ink, paper):
    assert contrast(getattr(tokens, ink), getattr(tokens, paper)) >= 4.5


@pytest.mark.parametrize("tokens", [LIGHT_TOKENS, DARK_TOKENS], ids=["light", "dark"])
def test_text_on_the_accent_can_be_read(tokens):
    assert contrast(tokens.on_accent, tokens.accent) >= 4.5


@pytest.mark.parametrize("tokens", [LIGHT_TOKENS, DARK_TOKENS], ids=["light", "dark"])
@pytest.mark.parametrize("ink", ["rim", "accent", "bad"])
@pytest.mark.parametrize("paper", ["page", "surface"])
def test_fields_and_their_focus_are_seen_as_wcag_aa_asks_of_controls(tokens, ink, paper):
    assert contrast(getattr(tokens, ink), getattr(tokens, paper)) >= 3


@pytest.mark.parametrize("tokens", [LIGHT_TOKENS, DARK_TOKENS], ids=["light", "dark"])
def test_the_style_sheet_is_filled_completely(tokens):
    without_comments = re.sub(r"/\*.*?\*/", "", style_sheet(tokens), flags=re.DOTALL)

    assert "$" not in without_comments
    assert tokens.accent in without_comments


def test_the_system_decides_unless_a_person_does():
    light, dark = Qt.ColorScheme.Light, Qt.ColorScheme.Dark

    assert is_dark(Theme.SYSTEM, dark)
    assert not is_dark(Theme.SYSTEM, light)
    assert is_dark(Theme.DARK, light)
    assert not is_dark(Theme.LIGHT, dark)


def test_a_chosen_theme_holds_at_once(qtbot, styled_application):
    appearance = Appearance(styled_application, Theme.LIGHT)

    with qtbot.waitSignal(appearance.changed):
        appearance.choose(Theme.DARK)

    assert appearance.is_dark
    assert styled_application.palette().window().color().name() == DARK_TOKENS.page.lower()
    appearance.choose(Theme.LIGHT)


def test_one_look_is_taken_off_before_another_is_put_on(
    styled_application, appearance, monkeypatch
):
    """To replace a style sheet by another took Qt seven seconds, and one this way."""
    sheets = []
    monkeypatch.setattr(styled_application, "setStyleSheet", sheets.append)

    appearance.choose(Theme.DARK)
    appearance.choose(Theme.LIGHT)

    assert sheets == ["", style_sheet(DARK_TOKENS), "", style_sheet(LIGHT_TOKENS)]


def test_every_icon_can_be_drawn(appearance):
    folder = data_root() / "resources" / "icons"
    names = [entry.name.removesuffix(".svg") for entry in folder.iterdir()]

    assert len(names) > 20
    for name in names:
        assert not appearance.icon(name).isNull()
        picture = appearance.icon(name).pixmap(20, 20).toImage()
        opaque = [picture.pixelColor(x, y).alpha() for x in range(20) for y in range(20)]
        assert any(opaque), name


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
def test_hints_in_fields_can_be_read(qtbot, styled_application, theme):
    appearance = Appearance(styled_application, theme)
    field = QLineEdit()
    field.setPlaceholderText("Add a country…")
    qtbot.addWidget(field)
    field.ensurePolished()

    colour = field.palette().color(QPalette.ColorRole.PlaceholderText)
    muted = appearance.tokens.muted
    appearance.choose(Theme.LIGHT)  # the application is that of all tests

    assert (colour.name(), colour.alpha()) == (muted.lower(), 255)


@pytest.mark.parametrize("tokens", [LIGHT_TOKENS, DARK_TOKENS], ids=["light", "dark"])
@pytest.mark.parametrize("category", Category)
def test_figures_on_the_marks_of_the_calendar_can_be_read(tokens, category):
    fill = readable_fill(QColor(category_colour(category, tokens)), QColor(tokens.surface))

    assert contrast(tokens.surface, fill.name()) >= 4.5


@pytest.mark.parametrize("tokens", [LIGHT_TOKENS, DARK_TOKENS], ids=["light", "dark"])
def test_a_budget_that_runs_out_is_told_apart_from_marketing(tokens):
    marketing = category_colour(Category.MARKETING, tokens)

    assert contrast(tokens.warn, marketing) >= 1.5
    assert tokens.warn == (DARK if tokens is DARK_TOKENS else LIGHT).warn, "as in charts"
