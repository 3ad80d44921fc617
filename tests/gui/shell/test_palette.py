"""The palette goes anywhere by typing, and forgives a letter."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tarife.gui.editors.navigation import View
from tarife.gui.shell import palette
from tarife.gui.shell.palette import Command, found
from tarife.plan.edits.scenarios import add_scenario
from tarife.plan.model.scenarios import Scenario

pytestmark = [
    pytest.mark.shared,
    pytest.mark.qt_log_ignore("This plugin does not support"),  # dialogs, offscreen
]

NAMES = ("Save", "Save as", "Turkey", "Türkiye", "Calendar", "Winter sale, week 1", "İndirim")
KNOWN = tuple(Command(name, "Kind", lambda: None) for name in NAMES)


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("", NAMES),
        ("sav", ("Save", "Save as")),
        ("turkiye", ("Türkiye",)),
        ("TURK", ("Turkey", "Türkiye")),
        ("calander", ("Calendar",)),
        ("week", ("Winter sale, week 1",)),
        ("sale wint", ("Winter sale, week 1",)),
        ("indirim", ("İndirim",)),
        ("calendarxx", ("Calendar",)),
        ("calendarxxx", ()),
        ("sale wint 1 1", ("Winter sale, week 1",)),
        ("sale wint 2", ()),
        ("xyz", ()),
        ("x" * 30_000, ()),
        ("x y " * 10_000, ()),
    ],
    ids=lambda given: given[:16] if isinstance(given, str) else "",
)
def test_what_is_meant_is_found_by_its_beginning_and_a_letter_may_be_off(typed, names):
    offered = [one.name for one in found(KNOWN, typed)]

    assert offered[: len(names)] == list(names) if typed else set(offered) == set(names)
    assert names or not offered


def test_names_are_made_ready_once_and_not_for_each_letter(monkeypatch):
    made = []
    monkeypatch.setattr(palette, "folded", lambda text: made.append(text) or text.casefold())
    commands = [Command(name, "Country", lambda: None) for name in ("Chile", "Türkiye")]

    for typed in ("t", "tü", "tür"):
        found(commands, typed)

    assert sorted(made) == ["Chile", "Country", "Country", "Türkiye", "t", "tü", "tür"]


def test_a_name_that_begins_so_comes_before_words_and_letters_that_are_off():
    commands = [Command(name, "", lambda: None) for name in ("Reseat", "To reset", "Reset all")]

    assert [one.name for one in found(commands, "reset")] == ["Reset all", "To reset", "Reseat"]


def take(qtbot, window, typed):
    palette = window.show_palette()
    QTest.keyClicks(palette.field, typed)
    offered = palette.offered
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    QApplication.processEvents()
    return offered


def test_the_palette_opens_pages_lines_countries_and_scenarios(qtbot, opened):
    session, workspace = opened.session, opened.workspace
    send = session.plan.sends[0]
    session.apply(add_scenario(Scenario("s", "Quiet winter", (), ())))

    assert "Volume tiers" in take(qtbot, opened, "volume tie")
    assert workspace.outline.entry is View.TIERS
    take(qtbot, opened, send.name)
    assert workspace.grid.forms.of_part["sends"].form.key == send.id
    take(qtbot, opened, "quiet wint")
    assert session.scenario.name == "Quiet winter"
    assert take(qtbot, opened, "country")
    assert workspace.outline.entry is View.GRID


def test_the_palette_does_what_menus_do_and_opens_the_help(qtbot, opened):
    people = opened.session.plan

    assert take(qtbot, opened, "playground of the r")[0] == "Playground of the rules"
    assert opened.playing.playground.isVisible()
    opened.playing.playground.close()
    take(qtbot, opened, "Save and hand it on")
    assert opened.help_launcher.guide.target == "first-plan#hand"
    opened.help_launcher.guide.close()
    assert opened.session.plan is people


def test_numbers_with_ctrl_open_pages(opened):
    calendar, result = (opened.workspace.outline.page_actions[place] for place in (1, 3))
    assert calendar.shortcut().toString() == "Ctrl+2"

    calendar.trigger()
    assert opened.workspace.outline.entry is View.CALENDAR
    result.trigger()
    assert opened.workspace.outline.entry is View.CHART


def test_down_from_the_last_row_leads_to_where_a_country_is_added(qtbot, opened):
    opened.activateWindow()
    opened.workspace.choose(View.GRID)
    grid = opened.workspace.grid
    view = grid.lines.view
    view.setFocus()
    view.setCurrentIndex(view.model().index(view.model().rowCount() - 1, 1))

    qtbot.keyClick(view, Qt.Key.Key_Down)

    assert opened.focusWidget() is grid.country_field
