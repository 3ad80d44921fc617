"""Ctrl+Z in a field undoes typing; once that is taken over, it undoes the plan."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit

pytestmark = pytest.mark.usefixtures("dressed_application")


def takes_undo(line):
    """Tell whether a field keeps Ctrl+Z for itself."""
    key = QKeyEvent(
        QEvent.Type.ShortcutOverride, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier
    )
    key.ignore()
    QApplication.sendEvent(line, key)
    return key.isAccepted()


def test_a_field_undoes_what_is_being_typed(qtbot):
    line = QLineEdit()
    qtbot.addWidget(line)
    qtbot.keyClicks(line, "INR")

    assert takes_undo(line)


def test_after_enter_the_plan_is_undone(qtbot):
    line = QLineEdit()
    qtbot.addWidget(line)
    qtbot.keyClicks(line, "INR")
    qtbot.keyClick(line, Qt.Key.Key_Return)

    assert not takes_undo(line)


def test_an_untouched_field_leaves_undo_to_the_plan(qtbot):
    line = QLineEdit("USD")
    qtbot.addWidget(line)

    assert not takes_undo(line)
