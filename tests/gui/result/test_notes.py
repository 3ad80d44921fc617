"""The foot of the window says how many notes there are, and the first of them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from helpers.gui.windows import a_plan
from tarife.gui.result.notes import NotesPanel
from tarife.terms.problems import Problem
from tarife.terms.sentences import say


@pytest.mark.parametrize(("count", "title"), [(1, "1 note"), (2, "2 notes")])
def test_notes_are_counted_in_the_right_number(qtbot, session, appearance, count, title):
    window = QWidget()
    qtbot.addWidget(window)
    panel = NotesPanel(session, appearance, window)

    panel.show_notes((Problem("no-amount", "", say("the plan has no budget")),) * count)

    assert panel.fold.text() == panel.fold.accessibleName() == title


@pytest.mark.qt_log_ignore("This plugin does not support")  # a window, offscreen
def test_the_notes_of_another_plan_begin_at_their_first_line(qtbot, session, appearance):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(300, 200)
    window.show()
    panel = NotesPanel(session, appearance, window)
    many = (Problem("no-amount", "", say("the plan has no budget")),) * 30
    bar = panel._scroll.verticalScrollBar()
    panel.show_notes(many)
    panel.unfold()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())

    session.open(a_plan(), None)
    panel.show_notes(many)

    assert bar.value() == 0


@pytest.mark.qt_log_ignore("This plugin does not support")  # a window, offscreen
def test_unfolded_notes_keep_their_room_when_figures_change_and_escape_folds_them(
    qtbot, session, appearance
):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(700, 400)
    window.show()
    window.activateWindow()
    panel = NotesPanel(session, appearance, window)
    notes = (Problem("no-amount", "", say("the plan has no budget")),) * 3
    panel.show_notes(notes)
    panel.unfold()
    before = panel.height()

    panel.show_notes(notes)

    assert panel.height() == before > 60
    assert window.focusWidget() is panel._scroll
    qtbot.keyClick(panel._scroll, Qt.Key.Key_Escape)
    assert panel.isHidden()
