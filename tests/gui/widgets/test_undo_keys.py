"""Ctrl+Z in a field undoes typing; once that is taken over, it undoes the plan."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from helpers.gui.windows import a_plan, settle
from tarife.gui.document.session import FiguresState
from tarife.gui.editors.navigation import Target, View
from tarife.plan.edits.numbers import set_number
from tarife.plan.model.addresses import Address
from tarife.terms.problems import Problem

pytestmark = [pytest.mark.shared, pytest.mark.usefixtures("styled_application")]


def takes_undo(line):
    """Tell whether a field keeps Ctrl+Z for itself."""
    key = QKeyEvent(
        QEvent.Type.ShortcutOverride, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier
    )
    key.ignore()
    QApplication.sendEvent(line, key)
    return key.isAccepted()


@pytest.fixture
def line(qtbot):
    """A field that the style has seen, as it does before a field is shown."""
    made = QLineEdit("USD")
    qtbot.addWidget(made)
    made.ensurePolished()
    return made


def test_a_field_undoes_what_is_being_typed(qtbot, line):
    qtbot.keyClicks(line, "INR")

    assert takes_undo(line)


def test_after_enter_the_plan_is_undone(qtbot, line):
    qtbot.keyClicks(line, "INR")
    qtbot.keyClick(line, Qt.Key.Key_Return)

    assert not takes_undo(line)


def test_an_untouched_field_leaves_undo_to_the_plan(line):
    assert not takes_undo(line)


def type_into_cell(qtbot, window, text):
    """Type into the people of the first country of the grid, and press Enter."""
    view = window.workspace.grid.lines.view
    view.setFocus()
    view.setCurrentIndex(view.model().index(1, 1))
    view.edit(view.currentIndex())
    line = view.viewport().findChildren(QLineEdit)[-1]
    line.selectAll()
    qtbot.keyClicks(line, text)
    qtbot.keyClick(line, Qt.Key.Key_Return)


def type_into_field(qtbot, window, text):
    """Type into the volume of the first send, in its form."""
    window.workspace.go_to(Target(View.GRID, "sends:s1"))
    line = form_of_sends(window).rows["volume"].editor.widget
    enter(qtbot, line, text)


def form_of_sends(window):
    return window.workspace.grid.forms.of_part["sends"].form.form


def type_into_costs(qtbot, window, text):
    """Type into the seats of the partner."""
    window.workspace.choose(View.COSTS)
    enter(qtbot, window.workspace.editor.fields["seats"].line, text)


def enter(qtbot, line, text):
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, text)
    qtbot.keyClick(line, Qt.Key.Key_Return)


def shown_in(window, typed):
    """Give what stands in the place that was typed into."""
    workspace = window.workspace
    if typed is type_into_cell:
        return workspace.grid.lines.model.index(1, 1).data(Qt.ItemDataRole.EditRole)
    if typed is type_into_field:
        return form_of_sends(window).rows["volume"].editor.widget.text()
    return workspace.editor.fields["seats"].line.text()


PLACES = pytest.mark.parametrize(
    "typed", [type_into_cell, type_into_field, type_into_costs], ids=["grid", "form", "costs"]
)


@PLACES
def test_a_refused_text_is_taken_back_before_the_value_under_it(qtbot, opened, typed):
    typed(qtbot, opened, "7")
    after = opened.session.plan
    typed(qtbot, opened, "lots")
    assert shown_in(opened, typed) == "lots"
    assert opened.session.status.state is FiguresState.STALE

    opened.actions_.undo.trigger()
    assert (shown_in(opened, typed), opened.session.plan) == ("7", after)
    settle(qtbot, opened)
    assert opened.session.status.state is FiguresState.CURRENT
    opened.actions_.undo.trigger()

    assert opened.session.plan == a_plan()
    assert not opened.actions_.undo.isEnabled()


def test_a_refused_text_that_nobody_shows_any_more_does_not_stand_in_the_way(session):
    session.open(a_plan(), None)
    session.apply(set_number(Address("grid", "TR", "people"), 7))
    session.refusals.note("gone", (Problem("refused-cell", "gone[0].x", "no number"),))

    session.undo()
    session.undo()

    assert session.plan == a_plan()


def test_undo_says_that_it_takes_back_a_text(qtbot, opened):
    assert not opened.actions_.undo.isEnabled()

    type_into_cell(qtbot, opened, "lots")

    assert opened.actions_.undo.isEnabled()
    assert opened.actions_.undo.text() == "&Undo the text that was not taken"


def test_what_was_done_after_a_refused_text_is_undone_first(qtbot, opened):
    type_into_field(qtbot, opened, "7")
    type_into_cell(qtbot, opened, "lots")
    type_into_field(qtbot, opened, "8")  # beside the text, and a step of its own

    opened.actions_.undo.trigger()
    assert opened.session.plan.sends[0].volume == 7
    assert shown_in(opened, type_into_cell) == "lots"
    opened.actions_.undo.trigger()

    assert opened.session.plan.sends[0].volume == 7
    assert shown_in(opened, type_into_cell) != "lots"
