"""The foot of the window says how many notes there are, and the first of them."""

import pytest
from PySide6.QtWidgets import QWidget

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
