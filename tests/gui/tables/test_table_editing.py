"""The quick grid used as a spreadsheet, through the keyboard."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QPushButton

from helpers.gui.pastes import CTRL, choose
from helpers.gui.windows import a_plan
from tarife.gui.tables.lines_panel import widened
from tarife.plan.edits.grid import remove_countries

pytestmark = pytest.mark.shared
ALT = Qt.KeyboardModifier.AltModifier


def test_a_block_goes_out_and_comes_in_again_in_one_step(qtbot, opened, grid):
    grid.view.selectAll()
    qtbot.keyClick(grid.view, Qt.Key.Key_C, CTRL)
    opened.session.apply(remove_countries(("TR", "DE")))
    offer = next(b for b in grid.findChildren(QPushButton) if b.text() == "Paste from Excel")

    offer.click()

    totals = [(row.country, row.people, row.marketing) for row in opened.session.plan.grid]
    assert totals == [("TR", 25_000, 50_000), ("DE", 0, 12_000)]  # with what its lines sent
    assert opened.session.history.last.text == "Paste"
    opened.session.history.undo()
    assert opened.session.plan.grid == ()


def test_headings_can_be_copied_along(qtbot, grid):
    choose(grid, (0, 1), (0, 2))

    qtbot.keyClick(grid.view, Qt.Key.Key_C, CTRL | Qt.KeyboardModifier.ShiftModifier)

    assert QGuiApplication.clipboard().text() == "People\tMarketing a month\n25,000\t50,000\n"


def test_of_many_cells_that_are_not_taken_the_first_are_named_and_long_ones_cut(qtbot, grid):
    QGuiApplication.clipboard().setText("x\n" * 5_000)
    choose(grid, (0, 1))
    qtbot.keyClick(grid.view, Qt.Key.Key_V, CTRL)

    assert grid.report.text.splitlines()[-1] == "and 4,900 more"
    QGuiApplication.clipboard().setText("Total\t5\n" * 5_000)
    choose(grid, (0, 0))
    qtbot.keyClick(grid.view, Qt.Key.Key_V, CTRL)
    assert grid.report.text.splitlines()[-1] == "and 4,900 more"
    QGuiApplication.clipboard().setText("7" * 200_000)
    qtbot.keyClick(grid.view, Qt.Key.Key_V, CTRL)
    assert "this is more than a table takes; copy fewer cells" in grid.report.text
    assert len(grid.report.text) < 300


def test_cells_that_are_not_taken_are_named_under_the_table(qtbot, opened, grid):
    QGuiApplication.clipboard().setText("lots\t7")
    choose(grid, (1, 1))

    qtbot.keyClick(grid.view, Qt.Key.Key_V, CTRL)

    assert opened.session.plan.grid[1].marketing == 7
    assert "Row 1, Germany, People: 'lots' is not a number" in grid.report.text
    assert "1 cell pasted, not taken: 1 cell in 1 row" in grid.report.text
    assert grid.report.isVisible()
    QGuiApplication.clipboard().setText("8")
    qtbot.keyClick(grid.view, Qt.Key.Key_V, CTRL)
    assert not grid.report.isVisible()


def test_a_paste_that_was_taken_as_a_whole_is_told_in_a_line(qtbot, opened, grid):
    QGuiApplication.clipboard().setText("5\t7")
    choose(grid, (1, 1))

    qtbot.keyClick(grid.view, Qt.Key.Key_V, CTRL)
    assert opened.status.news.text() == "2 cells pasted"
    assert not grid.report.isVisible()
    opened.status.undo.click()

    assert opened.session.plan == a_plan()
    assert (opened.status.news.text(), opened.status.undo.isVisible()) == ("", False)


def test_a_paste_that_changes_nothing_has_nothing_to_undo(qtbot, opened, grid):
    QGuiApplication.clipboard().setText(str(a_plan().grid[1].marketing))
    choose(grid, (1, 2))

    qtbot.keyClick(grid.view, Qt.Key.Key_V, CTRL)

    assert opened.status.news.text() == "1 cell pasted"
    assert not opened.status.undo.isVisible()


def test_the_report_of_a_paste_goes_with_the_paste(qtbot, opened, grid):
    QGuiApplication.clipboard().setText("lots\t7")
    choose(grid, (1, 1))
    qtbot.keyClick(grid.view, Qt.Key.Key_V, CTRL)
    assert grid.report.isVisible()

    opened.actions_.undo.trigger()

    assert not grid.report.isVisible()


def test_filling_and_clearing_are_single_steps(qtbot, opened, grid):
    choose(grid, (0, 1), (1, 1), (0, 2), (1, 2))

    qtbot.keyClick(grid.view, Qt.Key.Key_D, CTRL)
    assert opened.session.plan.grid[1].people == 25_000
    qtbot.keyClick(grid.view, Qt.Key.Key_Delete)
    assert [row.people for row in opened.session.plan.grid] == [0, 0]
    assert len(opened.session.history.steps) == 2
    qtbot.keyClick(grid.view, Qt.Key.Key_Z, CTRL)
    qtbot.keyClick(grid.view, Qt.Key.Key_Z, CTRL)

    assert opened.session.plan == a_plan()


def test_cut_leaves_nothing_but_what_is_on_the_clipboard(qtbot, opened, grid):
    choose(grid, (0, 1))

    qtbot.keyClick(grid.view, Qt.Key.Key_X, CTRL)

    assert opened.session.plan.grid[0].people == 0
    assert QGuiApplication.clipboard().text().strip() == "25,000"


def test_a_row_moves_with_its_cell(qtbot, opened, grid):
    choose(grid, (0, 3))

    qtbot.keyClick(grid.view, Qt.Key.Key_Down, ALT)

    assert [row.country for row in opened.session.plan.grid] == ["DE", "TR"]
    assert (grid.view.currentIndex().row(), grid.view.currentIndex().column()) == (1, 3)


def test_enter_edits_a_cell_and_goes_down(qtbot, opened, grid):
    choose(grid, (0, 1))
    qtbot.keyClick(grid.view, Qt.Key.Key_Return)
    editor = grid.view.focusWidget()

    qtbot.keyClicks(editor, "5123")
    qtbot.keyClick(editor, Qt.Key.Key_Return)

    assert opened.session.plan.grid[0].people == 123  # beside the 5,000 of a line
    assert grid.view.currentIndex().row() == 1


def test_the_menu_offers_what_the_keys_do(opened, grid):
    shown = {action.text() for action in grid.view.actions()}

    assert {"Copy", "Paste", "Fill down", "Clear cells", "Move up", "Delete lines"} <= shown
    assert opened.session.plan == a_plan()


def test_a_click_below_the_rows_leaves_every_cell(qtbot, opened):
    view = opened.workspace.grid.lines.view
    view.setCurrentIndex(view.model().index(0, 2))
    below = QPoint(40, view.viewport().height() - 3)
    assert not view.indexAt(below).isValid()

    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=below)

    assert not view.currentIndex().isValid()


def test_columns_that_are_cut_take_room_at_their_right_alone():
    assert widened([200, 80, 80, 150], [100, 95, 60, 120]) == [200, 95, 80, 135]
    assert widened([200, 80, 0, 150], [100, 200, 60, 140]) == [200, 90, 0, 140]
    assert widened([90, 80], [100, 80]) == [90, 80]


def test_numbers_that_are_typed_move_no_column_to_the_left(opened, grid):
    opened.resize(1280, 800)
    shown = [at for at in range(grid.model.columnCount()) if not grid.view.isColumnHidden(at)]

    def places():
        return [grid.view.columnViewportPosition(at) for at in shown]

    assert len(shown) == grid.model.columnCount()
    before = places()
    grid.model.setData(grid.model.index(0, 2), "600000")
    grid._fitting.timeout.emit()
    grid.model.setData(grid.model.index(0, 2), "4 × 120,000")  # noqa: RUF001
    grid._fitting.timeout.emit()
    after = places()
    assert after[:4] == before[:4]
    assert all(now >= was for now, was in zip(after, before, strict=True))
    assert after[-1] + grid.view.columnWidth(shown[-1]) <= grid.view.viewport().width()


@pytest.mark.styled
def test_what_is_typed_into_a_narrow_column_of_figures_is_seen_whole(grid):
    columns = [column.id for column in grid.model.columns]
    cell = grid.model.index(0, columns.index("ad_clicks_per_day"))
    grid.view.setColumnWidth(cell.column(), 60)
    grid.view.setCurrentIndex(cell)
    grid.view.edit(cell)

    (editor,) = grid.view.viewport().findChildren(QLineEdit)
    needed = editor.fontMetrics().horizontalAdvance("3,000 a month")
    assert editor.contentsRect().width() > needed
    assert editor.geometry().right() == grid.view.visualRect(cell).right()
