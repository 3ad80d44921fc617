"""Editing a table as a spreadsheet: copy, paste, fill down, clear; each is one step."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QMenu, QTableView

from tarife.gui.blocks import block_text, read_block
from tarife.gui.models.columns import title_text
from tarife.gui.models.pasting import Cell, Edits, cleared, filled_down, paste
from tarife.gui.models.sheets import Sheet
from tarife.gui.models.tables import LinesModel
from tarife.gui.session import PlanSession

translate = QCoreApplication.translate
Keys = QKeySequence.StandardKey


class TableEditing(QObject):
    """Gives a view of lines the keys and the menu of a spreadsheet.

    `edited` tells what came of a paste, with the cells that were not taken.
    """

    edited = Signal(object)

    def __init__(self, session: PlanSession, view: QTableView) -> None:
        super().__init__(view)
        self._session = session
        self._view = view
        self.actions: dict[str, QAction] = {}
        self._action("copy", translate("Editing", "Copy"), Keys.Copy, self.copy)
        self._action(
            "copy_titled",
            translate("Editing", "Copy with headings"),
            QKeySequence("Ctrl+Shift+C"),
            self.copy_with_headings,
        )
        self._action("cut", translate("Editing", "Cut"), Keys.Cut, self.cut)
        self._action("paste", translate("Editing", "Paste"), Keys.Paste, self.paste)
        self._action(
            "fill", translate("Editing", "Fill down"), QKeySequence("Ctrl+D"), self.fill_down
        )
        self._action("clear", translate("Editing", "Clear cells"), Keys.Delete, self.clear)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._show_menu)

    def copy(self) -> None:
        """Put the chosen cells on the clipboard, as spreadsheets take them."""
        self._copy(is_titled=False)

    def copy_with_headings(self) -> None:
        """Put the chosen cells on the clipboard under the names of their columns."""
        self._copy(is_titled=True)

    def cut(self) -> None:
        """Copy the chosen cells, then clear them."""
        self.copy()
        self.clear()

    def paste(self) -> None:
        """Take what is on the clipboard; what cannot be taken is told, the rest is pasted."""
        block = read_block(QGuiApplication.clipboard().text())
        if block:
            cells = self._cells() or [(0, 0)]
            edits = paste(self._sheet, block, cells)
            self._apply(translate("Editing", "Paste"), edits)
            self.edited.emit(edits)

    def fill_down(self) -> None:
        """Copy the first chosen cell into those below; a single one takes what is above."""
        label = translate("Editing", "Fill down")
        self._apply(label, filled_down(self._sheet, self._cells()))

    def clear(self) -> None:
        """Empty the chosen cells."""
        self._apply(translate("Editing", "Clear cells"), cleared(self._sheet, self._cells()))

    def add_actions(self, *actions: QAction) -> None:
        """Put more actions of the table into its menu and give it their keys."""
        self._view.addActions(list(actions))

    @property
    def _sheet(self) -> Sheet[object]:
        model = self._view.model()
        if not isinstance(model, LinesModel):
            message = "the table is edited only while a plan is open"
            raise TypeError(message)
        return model.sheet

    def _cells(self) -> list[Cell]:
        indexes = self._view.selectionModel().selectedIndexes()
        return sorted((index.row(), index.column()) for index in indexes)

    def _apply(self, label: str, edits: Edits) -> None:
        before = self._session.plan
        self._session.apply_together(label, tuple(edits.changes))
        edits.is_step = self._session.plan is not before

    def _copy(self, *, is_titled: bool) -> None:
        cells = set(self._cells())
        if not cells:
            return
        sheet = self._sheet
        rows = sorted({row for row, _ in cells})
        columns = range(min(c for _, c in cells), max(c for _, c in cells) + 1)
        texts = [
            [
                sheet.copied(sheet.rows[row], sheet.columns[column])
                if (row, column) in cells
                else ""
                for column in columns
            ]
            for row in rows
        ]
        if is_titled:
            texts.insert(0, [title_text(sheet.columns[column].title) for column in columns])
        QGuiApplication.clipboard().setText(block_text(texts))

    def _action(
        self, name: str, text: str, keys: Keys | QKeySequence, act: Callable[[], None]
    ) -> None:
        action = QAction(text, self._view)
        action.setShortcut(keys)
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(act)
        self._view.addAction(action)
        self.actions[name] = action

    def _show_menu(self, at: QPoint) -> None:
        menu = QMenu(self._view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(self._view.actions())
        menu.popup(self._view.viewport().mapToGlobal(at))
