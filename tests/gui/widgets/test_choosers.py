"""Choosers: an entry is found by typing a part of it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from tarife.gui.widgets.choosers import choose, chooser_of, chosen_key
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
