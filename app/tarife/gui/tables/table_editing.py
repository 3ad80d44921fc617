"""Editing a table as a spreadsheet: copy, paste, fill down, clear; each is one step."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QMenu, QTableView

from tarife.gui.document.session import PlanSession
from tarife.gui.tables.line_model import LinesModel
from tarife.gui.tables.line_table import TableRows
from tarife.gui.tables.pasting import Edits, Position, Rejection, cleared, filled_down, paste
from tarife.gui.text.languages import tr
from tarife.gui.widgets.clipboard import Block, read_block
from tarife.gui.widgets.columns import title_text
from tarife.plan.model.plan import Plan
from tarife.terms.saving import tab_separated

Keys = QKeySequence.StandardKey


class TableEditing(QObject):
    """Gives a view of lines the keys and the menu of a spreadsheet.

    `edited` tells what came of a paste, with the cells that were not taken; `settled` before
    it, and of every other edit, which cells keep no earlier text.
    """

    edited = Signal(object)
    settled = Signal(object)

    def __init__(self, session: PlanSession, view: QTableView) -> None:
        super().__init__(view)
        self._session = session
        self._view = view
        self.actions: dict[str, QAction] = {}
        self._action("copy", tr("Copy"), Keys.Copy, self.copy)
        self._action(
            "copy_titled",
            tr("Copy with headings"),
            QKeySequence.fromString("Ctrl+Shift+C"),
            self.copy_with_headings,
        )
        self._action("cut", tr("Cut"), Keys.Cut, self.cut)
        self._action("paste", tr("Paste"), Keys.Paste, self.paste)
        self._action("fill", tr("Fill down"), QKeySequence.fromString("Ctrl+D"), self.fill_down)
        self._action("clear", tr("Clear cells"), Keys.Delete, self._delete)
        self.on_delete: Callable[[], bool] = lambda: False
        self.notice: Callable[[Plan, Plan], str] = lambda _before, _after: ""
        self.notice_of_paste: Callable[[Plan, Plan], str] = lambda _before, _after: ""
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
        text = QGuiApplication.clipboard().text()
        block = read_block(text)
        if block is None:
            sentence = tr("this is more than a table takes; copy fewer cells")
            self.edited.emit(Edits(rejections=[Rejection(1, "", text, sentence)]))
        elif block:
            cells = self._cells() or [(0, 0)]
            if self._mends(block, cells):
                return
            edits, before = paste(self._sheet, block, cells), self._session.plan
            self._apply(tr("Paste"), edits)
            after = self._session.plan
            told = self.notice_of_paste(before, after) if before and after else ""
            edits.remarks += (told,) * bool(told)
            self.edited.emit(edits)

    def fill_down(self) -> None:
        """Copy the first chosen cell into those below; a single one takes what is above."""
        label = tr("Fill down")
        self._apply(label, filled_down(self._sheet, self._cells()))

    def clear(self) -> None:
        """Empty the chosen cells."""
        self._apply(tr("Clear cells"), cleared(self._sheet, self._cells()))

    def _delete(self) -> None:
        """Empty the chosen cells, unless the table does more on Delete."""
        if not self.on_delete():
            self.clear()

    def add_actions(self, *actions: QAction) -> None:
        """Put more actions of the table into its menu and give it their keys."""
        self._view.addActions(list(actions))

    @property
    def _model(self) -> LinesModel[object]:
        model = self._view.model()
        if not isinstance(model, LinesModel):
            message = "the table is edited only while a plan is open"
            raise TypeError(message)
        return model

    @property
    def _sheet(self) -> TableRows[object]:
        return self._model.sheet

    def _mends(self, block: Block, cells: list[Position]) -> bool:
        """Take a single text over one that a paste has left as if it was typed there."""
        is_single = [len(texts) for texts in block] == [1] and len(cells) == 1
        if not (is_single and self._sheet.rows):
            return False
        index = self._model.index(*cells[0])
        return self._model.at(index) in self._model.left and self._model.setData(
            index, block[0][0]
        )

    def _cells(self) -> list[Position]:
        indexes = self._view.selectionModel().selectedIndexes()
        return sorted((index.row(), index.column()) for index in indexes)

    def _apply(self, label: str, edits: Edits) -> None:
        before = self._session.plan
        is_settled = bool(edits.settled.intersection(self._model.left))
        is_left = bool(edits.kept or edits.columns) or is_settled
        self._session.apply_together(label, tuple(edits.changes), is_step=is_left)
        after = self._session.plan
        edits.is_step = after is not before
        told = self.notice(before, after) if before and after else ""
        edits.remarks += (told,) * bool(told)
        self.settled.emit(edits.settled)

    def _copy(self, *, is_titled: bool) -> None:
        cells = set(self._cells())
        if not cells:
            return
        sheet = self._sheet
        rows = sorted({row for row, _ in cells})
        columns = range(min(c for _, c in cells), max(c for _, c in cells) + 1)
        texts = [
            [
                sheet.copied(*sheet.cell(row, column)) if (row, column) in cells else ""
                for column in columns
            ]
            for row in rows
        ]
        if is_titled:
            texts.insert(
                0, [title_text(sheet.columns[column].heading.title) for column in columns]
            )
        QGuiApplication.clipboard().setText(tab_separated(texts))

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
