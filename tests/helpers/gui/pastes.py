"""Cells that are chosen, and tables that are pasted into them."""

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication

CTRL = Qt.KeyboardModifier.ControlModifier


def choose(grid, *cells):
    chosen = grid.view.selectionModel()
    chosen.clear()
    for row, column in cells:
        index = grid.model.index(row, column)
        chosen.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.Select)


def pasted(qtbot, grid, text):
    QGuiApplication.clipboard().setText(text)
    choose(grid, (0, 0))
    qtbot.keyClick(grid.view, Qt.Key.Key_V, CTRL)


def names(grid):
    return [grid.model.index(row, 0).data() for row in range(grid.model.rowCount())]
