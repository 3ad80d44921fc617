"""Choosers: an entry is found by typing a part of it."""

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from tarife.assets import load_markets
from tarife.gui.text.countries import Countries
from tarife.gui.widgets.choosers import (
    CountryField,
    choose,
    chooser_of,
    chosen_key,
    country_chooser,
)
from tarife.gui.widgets.columns import Choice

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # to raise, to grab keys


@pytest.fixture
def chooser(qtbot):
    window = QWidget()
    other = QLineEdit(window)
    made = chooser_of((Choice("US", "United States"), Choice("TR", "Turkey")), "Country")
    made.setParent(window)
    choose(made, "US")
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    other.setFocus()
    yield made
    window.close()


def test_typing_after_a_click_replaces_what_was_chosen(qtbot, chooser):
    qtbot.mouseClick(chooser.lineEdit(), Qt.MouseButton.LeftButton)
    qtbot.keyClicks(chooser.lineEdit(), "Turkey")

    assert chosen_key(chooser) == "TR"


def test_what_is_typed_comes_first_where_it_begins_a_name_and_is_found_in_either_language(
    qtbot,
):
    made = country_chooser(load_markets(), "Country")
    qtbot.addWidget(made)
    completer = made.completer()

    completer.setCompletionPrefix("ni")
    listed = [completer.completionModel().index(row, 0).data() for row in range(5)]
    assert listed[:4] == ["Nicaragua", "Niger", "Nigeria", "Niue"]
    assert listed[4] not in ("Albania", "Nicaragua")
    completer.setCompletionPrefix("tur")  # and not Avusturya
    found = completer.completionModel()
    listed = [found.index(row, 0).data() for row in range(found.rowCount())]
    assert (listed[0], "Austria" in listed) == ("Turkey", False)
    completer.setCompletionPrefix("ustr")
    assert "Austria" in [found.index(row, 0).data() for row in range(found.rowCount())]
    made.setEditText("ALMANYA")
    assert chosen_key(made) == "DE"
    completer.setCompletionPrefix("hollanda")
    completer.activated[QModelIndex].emit(completer.completionModel().index(0, 0))
    assert chosen_key(made) == "NL"


@pytest.mark.parametrize(
    ("typed", "name"),
    [("turk", "Turkey"), ("emirates", "United Arab Emirates"), ("fr", "France")],
)
def test_enter_in_an_open_list_takes_its_first_entry_and_closes_it(qtbot, typed, name):
    field = CountryField(Countries(load_markets()))
    qtbot.addWidget(field)
    field.show()
    confirmed = []
    field.confirmed.connect(
        lambda: confirmed.append((field.text(), field.completer().popup().isVisible()))
    )

    qtbot.keyClicks(field, typed)
    qtbot.waitUntil(field.completer().popup().isVisible)
    qtbot.keyClick(field.completer().popup(), Qt.Key.Key_Return)

    assert confirmed == [(name, False)]


def test_enter_in_the_open_list_of_a_box_chooses_its_first_entry(qtbot):
    made = country_chooser(load_markets(), "Country")
    qtbot.addWidget(made)
    made.show()
    made.lineEdit().selectAll()

    qtbot.keyClicks(made.lineEdit(), "emirates")
    qtbot.waitUntil(made.completer().popup().isVisible)
    qtbot.keyClick(made.completer().popup(), Qt.Key.Key_Return)

    assert chosen_key(made) == "AE"


def test_a_second_click_sets_the_cursor(qtbot, chooser):
    for _ in range(2):
        qtbot.mouseClick(chooser.lineEdit(), Qt.MouseButton.LeftButton)

    assert not chooser.lineEdit().hasSelectedText()


@pytest.mark.styled
@pytest.mark.usefixtures("look", "appearance")
def test_the_text_stands_where_that_of_any_list_stands(chooser):
    plain = QComboBox(chooser.parentWidget())
    plain.setEditable(True)
    plain.show()

    assert chooser.lineEdit().sizeHint() == plain.lineEdit().sizeHint()
