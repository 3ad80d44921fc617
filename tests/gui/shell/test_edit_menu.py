"""Cut, copy and paste of the menu act on what has the focus, and say when they cannot."""

import pytest
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QApplication, QMenu

from tarife.gui.editors.navigation import View
from tarife.plan.edits.grid import remove_countries

pytestmark = pytest.mark.shared

Keys = QKeySequence.StandardKey


@pytest.fixture
def edit(opened):
    """Opens the menu and gives its actions by their keys."""
    menu = next(one for one in opened.menuBar().findChildren(QMenu) if one.title() == "&Edit")

    def shown():
        menu.aboutToShow.emit()
        return opened.actions_.editing.actions

    return shown


def can(actions):
    return [keys.name for keys, action in actions.items() if action.isEnabled()]


def test_cells_are_cut_copied_and_pasted(opened, edit):
    grid = opened.workspace.grid.lines
    grid.view.setFocus()
    grid.view.setCurrentIndex(grid.model.index(0, 2))
    QGuiApplication.clipboard().clear()
    assert can(edit()) == ["Cut", "Copy"]

    edit()[Keys.Cut].trigger()
    assert opened.session.plan.grid[0].marketing == 0
    grid.view.setCurrentIndex(grid.model.index(1, 2))
    edit()[Keys.Paste].trigger()

    assert opened.session.plan.grid[1].marketing == 50_000  # what the country sent
    assert can(edit()) == ["Cut", "Copy", "Paste"]


def test_a_text_takes_what_is_copied_from_it(opened, edit):
    field = opened.workspace.headline.budget.field
    field.setFocus()
    field.setText("400")
    QGuiApplication.clipboard().setText("9")
    assert can(edit()) == ["Paste"]

    field.selectAll()
    edit()[Keys.Copy].trigger()
    field.end(False)  # noqa: FBT003 - Qt's own signature
    edit()[Keys.Paste].trigger()

    assert field.text() == "400400"
    field.undo()
    field.clear()


def test_a_table_of_figures_is_copied_and_takes_nothing(opened, edit):
    opened.workspace.choose(View.TOTALS)
    QApplication.processEvents()
    view = opened.workspace.editor.view
    view.setFocus()
    view.selectAll()
    QGuiApplication.clipboard().setText("9")

    assert can(edit()) == ["Copy"]
    edit()[Keys.Copy].trigger()
    assert QGuiApplication.clipboard().text() != "9"


def test_rows_are_pasted_into_a_plan_that_has_none(opened, edit):
    opened.workspace.choose(View.GRID)
    opened.session.apply(remove_countries(("TR", "DE")))
    opened.workspace.outline.setFocus()
    QGuiApplication.clipboard().setText("France\t5")

    edit()[Keys.Paste].trigger()

    assert [row.country for row in opened.session.plan.grid] == ["FR"]
