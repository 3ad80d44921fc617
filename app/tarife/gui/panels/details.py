"""One line of the plan in all its details, and the way back to the list it stands in."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from tarife.gui.appearance import Appearance
from tarife.gui.labels import ElidedLabel
from tarife.gui.panels.form_editor import FormEditor
from tarife.gui.theme import SIZES


class DetailsPanel(QWidget):
    """Heads the form of a line with its name and its neighbours; `closed` wants the list."""

    closed = Signal()

    def __init__(self, appearance: Appearance, editor: FormEditor) -> None:
        super().__init__()
        self._editor = editor
        self._title = ElidedLabel("heading")
        self._back = self._tool(appearance, "back", self.tr("Back to the list"), "Esc")
        self._previous = self._tool(appearance, "up", self.tr("Line before"), "Alt+PgUp")
        self._next = self._tool(appearance, "down", self.tr("Line after"), "Alt+PgDown")
        self._back.clicked.connect(self.close_line)
        self._previous.clicked.connect(lambda: self.step(-1))
        self._next.clicked.connect(lambda: self.step(1))
        self._lay_out()
        editor.shown.connect(self._show)
        editor.gone.connect(self.closed)

    @property
    def form(self) -> FormEditor:
        """The form under the head."""
        return self._editor

    def show_line(self, key: str, field: str = "") -> None:
        """Show the line with ``key`` and begin at a field of it."""
        self._editor.show_line(key)
        self._editor.form.go_to(field)

    def close_line(self) -> None:
        """Let go of the line."""
        self._editor.show_line(None)
        self.closed.emit()

    def step(self, places: int) -> None:
        """Go to a neighbour of the line."""
        sheet, place = self._editor.sheet, self._editor.place + places
        if sheet is not None and 0 <= place < len(sheet.keys):
            self.show_line(sheet.keys[place])

    def _show(self, line: Any) -> None:
        self._title.show_text(line.name)
        sheet, place = self._editor.sheet, self._editor.place
        self._previous.setEnabled(place > 0)
        self._next.setEnabled(sheet is not None and place < len(sheet.keys) - 1)

    def _tool(self, appearance: Appearance, icon: str, text: str, keys: str) -> QToolButton:
        made = QToolButton()
        made.setAccessibleName(text)
        made.setToolTip(f"{text} ({QKeySequence(keys).toString()})")
        appearance.dress(made, icon)
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(made.click)
        return made

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(SIZES.space_1)
        head.addWidget(self._back)
        head.addWidget(self._title, 1)
        head.addWidget(self._previous)
        head.addWidget(self._next)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SIZES.space_2)
        column.addLayout(head)
        column.addWidget(self._editor, 1)
