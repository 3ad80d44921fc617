"""A hand that does random things to the widgets that a person could reach."""

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QMainWindow,
    QTableView,
    QWidget,
)
from shiboken6 import isValid

TEXTS = (
    *("0", "1", "7", "40", "12.5", "1,500", "3 %", "5-9", "10 - 20 %", "2k", "-4", "abc"),
    *("", " ", "9" * 20, "Name", "Scenario 1", "TR", "Germany", "Brezilya", "5 at 10:00"),
    *("every Tuesday", "09:00-18:00", "2 h", "nan", "1/0", "10:30", "100 %", "0.5"),
)


class RandomHand:
    """Types, presses and chooses; each thing in a widget, or in any that is open."""

    def __init__(
        self,
        rng: np.random.Generator,
        window: Callable[[], QWidget],
        note: Callable[[str], None],
    ) -> None:
        """Take the chance, what gives the main window, and what notes what is done."""
        self._rng = rng
        self._window = window
        self._note = note

    def one(self, things):
        found = list(things)
        return found[self._rng.integers(len(found))] if found else None

    def is_likely(self, share: float) -> bool:
        return bool(self._rng.random() < share)

    def any_of(self, kind: type[QWidget], root: QWidget | None) -> QWidget | None:
        """Draw a widget that a person could reach, in a window or in any that is open."""
        if root is None:
            windows = [
                one
                for one in QApplication.topLevelWidgets()
                if isinstance(one, (QMainWindow, QDialog)) and one.isVisible()
            ]
            root = self._window() if self.is_likely(0.9) else self.one(windows)
        if root is None:
            return None
        return self.one(
            one for one in root.findChildren(kind) if one.isVisible() and one.isEnabled()
        )

    def enter(self, line: QWidget, text: str) -> None:
        line.setFocus()
        QTest.keyClick(line, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        for letter in text or "\b":
            if isValid(line):
                QTest.keyClick(line, Qt.Key.Key_Backspace if letter == "\b" else letter)
        keys = Qt.Key
        leave = self.one((keys.Key_Return, keys.Key_Return, keys.Key_Tab, keys.Key_Escape))
        if isValid(line):
            QTest.keyClick(line, leave)

    def type(self, root: QWidget | None = None) -> None:
        line = self.any_of(QLineEdit, root)
        if line is not None and not line.isReadOnly():
            self.enter(line, self.one(TEXTS))

    def fill_cell(self, root: QWidget | None = None) -> None:
        view = self.any_of(QAbstractItemView, root)
        model = view.model() if view is not None else None
        if model is None:
            return
        rows = model.rowCount(QModelIndex())
        columns = model.columnCount(QModelIndex()) if isinstance(view, QTableView) else 1
        if not rows or not columns:
            return
        row, column = int(self._rng.integers(rows)), int(self._rng.integers(columns))
        index = model.index(row, column, QModelIndex())
        view.setCurrentIndex(index)
        if not isValid(view) or not index.flags() & Qt.ItemFlag.ItemIsEditable:
            return
        view.edit(index)
        editor = view.indexWidget(index)
        if isinstance(editor, QComboBox):
            self.take(editor)
        elif isinstance(editor, QLineEdit):
            self.enter(editor, self.one(TEXTS))

    def press(self, root: QWidget | None = None) -> None:
        pressed = self.any_of(QAbstractButton, root)
        if pressed is not None:
            self._note(f"[{pressed.text() or pressed.accessibleName()}]")
            pressed.click()

    def choose(self, root: QWidget | None = None) -> None:
        box = self.any_of(QComboBox, root)
        if box is not None:
            self.take(box)

    def take(self, box: QComboBox) -> None:
        if box.count():
            chosen = int(self._rng.integers(box.count()))
            box.setCurrentIndex(chosen)
            if isValid(box):
                box.activated.emit(chosen)
