"""The tools over a table of lines: buttons that add, and what can be done with chosen lines."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton

from tarife.gui.appearance import Appearance
from tarife.gui.labels import button
from tarife.gui.panels.table_editing import TableEditing
from tarife.gui.theme import SIZES


class LineTools(QHBoxLayout):
    """Stands at the right of a title; its actions are in the table's menu too."""

    def __init__(self, appearance: Appearance, editing: TableEditing) -> None:
        super().__init__()
        self._appearance = appearance
        self._editing = editing
        self._of_lines: list[QAction] = []
        self.adders: list[QPushButton] = []
        self.setSpacing(SIZES.space_1)

    def add_adder(self, text: str, make: Callable[[], None]) -> QPushButton:
        """Offer to add a line."""
        made = button("", text)
        self.adders.append(made)
        made.clicked.connect(make)
        self.insertWidget(len(self.adders) - 1, made)
        return made

    def add_tool(self, icon: str, text: str, keys: str, act: Callable[[], None]) -> QAction:
        """Offer to do something with the chosen lines, by an icon, a key and in the menu."""
        action = self._action(icon, text, keys, act)
        self._add_tool_button(action, self.count())
        return action

    def add_main_tool(
        self, icon: str, texts: tuple[str, str], keys: str, act: Callable[[], None]
    ) -> QAction:
        """Offer the first thing to do with a chosen line, by its name.

        Args:
            icon: Its icon.
            texts: Its name, and what it does in a sentence.
            keys: Its shortcut.
            act: What it does.
        """
        action = self._action(icon, texts[0], keys, act)
        action.setToolTip(_with_keys(texts[1], action))
        made = self._add_tool_button(action, len(self.adders))
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        return action

    def enable(self, *, are_chosen: bool) -> None:
        """Offer what needs chosen lines only while there are some."""
        for action in self._of_lines:
            action.setEnabled(are_chosen)

    def _action(self, icon: str, text: str, keys: str, act: Callable[[], None]) -> QAction:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.setToolTip(_with_keys(text, action))
        action.triggered.connect(act)
        self._appearance.dress(action, icon)
        self._of_lines.append(action)
        self._editing.add_actions(action)
        return action

    def _add_tool_button(self, action: QAction, place: int) -> QToolButton:
        made = QToolButton()
        made.setDefaultAction(action)
        made.setAccessibleName(action.text())
        self.insertWidget(place, made)
        return made


def _with_keys(text: str, action: QAction) -> str:
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    return f"{text} ({keys})"
