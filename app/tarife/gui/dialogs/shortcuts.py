"""Every shortcut of the window on one sheet."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QMenu,
    QMenuBar,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from tarife.gui.labels import label
from tarife.gui.theme import SIZES


class ShortcutsDialog(QDialog):
    """Lists the actions of the menus that have a shortcut, then the keys of tables."""

    def __init__(self, menus: QMenuBar, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(460, 560)
        self._lines: list[tuple[str, str]] = []
        sheet = QWidget()
        self._grid = QGridLayout(sheet)
        self._grid.setColumnStretch(0, 1)
        self._grid.setHorizontalSpacing(SIZES.space_6)
        self._grid.setVerticalSpacing(SIZES.space_1)
        for action in menus.actions():
            menu = action.menu()
            if isinstance(menu, QMenu):
                self._add_group(_plain(menu.title()), _keys_of(menu))
        self._add_group(self.tr("In tables"), self._keys_of_tables())
        self._grid.setRowStretch(self._grid.rowCount(), 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(sheet)
        bar = scroll.verticalScrollBar().sizeHint().width()
        scroll.setMinimumWidth(sheet.sizeHint().width() + bar + 2 * scroll.frameWidth())
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(SIZES.space_6, SIZES.space_4, SIZES.space_4, SIZES.space_4)
        column.setSpacing(SIZES.space_3)
        column.addWidget(label("title", self.windowTitle()))
        column.addWidget(scroll, 1)
        column.addWidget(buttons)

    @property
    def lines(self) -> tuple[tuple[str, str], ...]:
        """What is listed: the action and its keys, a heading with empty keys."""
        return tuple(self._lines)

    def _add_group(self, title: str, keys: tuple[tuple[str, str], ...]) -> None:
        keys = tuple(key for key in keys if key not in self._lines)
        if not keys:
            return
        row = self._grid.rowCount()
        self._grid.setRowMinimumHeight(row, SIZES.space_6)
        self._grid.addWidget(label("small", title), row, 0, Qt.AlignmentFlag.AlignBottom)
        self._lines.append((title, ""))
        for place, (text, shortcut) in enumerate(keys, start=row + 1):
            self._grid.addWidget(label("", text), place, 0)
            self._grid.addWidget(label("muted", shortcut), place, 1)
            self._lines.append((text, shortcut))

    def _keys_of_tables(self) -> tuple[tuple[str, str], ...]:
        def native(keys: str) -> str:
            return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)

        return (
            (self.tr("Edit the cell"), native("F2")),
            (self.tr("Take what was typed"), native("Return")),
            (self.tr("Take it back"), native("Esc")),
            (self.tr("Empty the cells"), native("Del")),
            (self.tr("Copy the cells"), native("Ctrl+C")),
            (self.tr("Paste cells"), native("Ctrl+V")),
            (self.tr("Copy the cells with headings"), native("Ctrl+Shift+C")),
            (self.tr("Fill down"), native("Ctrl+D")),
            (self.tr("Open the line in its details"), native("Ctrl+Return")),
            (self.tr("Duplicate the line"), native("Ctrl+Shift+D")),
            (self.tr("Move the line up or down"), f"{native('Alt+Up')}, {native('Alt+Down')}"),
            (self.tr("Delete the lines"), native("Ctrl+Del")),
            (
                self.tr("Move a send to another day, in the calendar"),
                f"{native('Alt+Left')}, {native('Alt+Right')}",
            ),
        )


def _keys_of(menu: QMenu) -> tuple[tuple[str, str], ...]:
    found: list[tuple[str, str]] = []
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            found += _keys_of(inner)
        elif not action.shortcut().isEmpty():
            found.append((_plain(action.text()), _native(action)))
    return tuple(found)


def _native(action: QAction) -> str:
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)


def _plain(text: str) -> str:
    return text.replace("&", "").rstrip("…")
