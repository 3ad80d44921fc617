"""The editor of one kind of lines: a table, what it is about, and what it could not take."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import Any, ClassVar, Final

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QPushButton,
    QStackedLayout,
    QToolButton,
    QWidget,
)

from tarife.gui.document.session import PlanSession, Status
from tarife.gui.document.undo import NotInPlan
from tarife.gui.tables.cells import CellDelegate, CellTable
from tarife.gui.tables.kept_rows import CellAt, KeptColumn, KeptRow, PasteError
from tarife.gui.tables.leftovers import Cells, Leftovers, retold, still_reported
from tarife.gui.tables.line_model import LinesModel
from tarife.gui.tables.line_table import LineTable
from tarife.gui.tables.paste_report import PasteReport, pasted_text
from tarife.gui.tables.pasting import Edits
from tarife.gui.tables.table_editing import TableEditing
from tarife.gui.text.headings import Span
from tarife.gui.widgets.appearance import Appearance
from tarife.gui.widgets.column_widths import fit_columns, needed_width, wanted_widths
from tarife.gui.widgets.columns import Column
from tarife.gui.widgets.labels import EmptyPage, button, sentence_label
from tarife.gui.widgets.layouts import bare_column
from tarife.gui.widgets.theme import SIZES
from tarife.plan.edits.edit import Edit
from tarife.plan.model.plan import Plan
from tarife.terms.problems import Problem


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

    def enable(self, *, are_chosen: bool) -> None:
        """Offer what needs chosen lines only while there are some."""
        for action in self._of_lines:
            action.setEnabled(are_chosen)

    def _action(self, icon: str, text: str, keys: str, act: Callable[[], None]) -> QAction:
        action = QAction(text, self)
        action.setShortcut(QKeySequence.fromString(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.setToolTip(_with_keys(text, action))
        action.triggered.connect(act)
        self._appearance.set_icon(action, icon)
        self._of_lines.append(action)
        self._editing.add_actions(action)
        return action

    def _add_tool_button(self, action: QAction, index: int) -> QToolButton:
        made = QToolButton()
        made.setDefaultAction(action)
        made.setAccessibleName(action.text())
        self.insertWidget(index, made)
        return made


def _with_keys(text: str, action: QAction) -> str:
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    return f"{text} ({keys})"


@dataclass(frozen=True, slots=True)
class Wording:
    """What an editor says of itself.

    Attributes:
        title: Its name.
        explanation: What the lines are, in one sentence.
        empty: What to do while there are none.
    """

    title: str
    explanation: str
    empty: str


_MOST_NAME_ROOM: Final = 260


def widened(widths: Sequence[int], needed: Sequence[int]) -> list[int]:
    """Give columns that are cut the room that others have to spare at their right.

    Args:
        widths: How wide each column is; a hidden one has no width.
        needed: How wide it has to be, in pixels.
    """
    found = list(widths)
    for number, need in enumerate(needed):
        for other in range(len(found) - 1, number, -1):
            spare = max(found[other] - needed[other], 0) if found[other] else 0
            taken = min(spare, max(need - found[number], 0) if found[number] else 0)
            found[other] -= taken
            found[number] += taken
    return found


class LinesPanel(QWidget):
    """Edits the lines of one table; ``tools`` stand at the right of its title.

    It tells what is wished for chosen lines: `removal_requested` (their indexes), and
    `move_requested` (a line's key, and how many rows down). `left_changed` tells how many
    pasted rows, other cells and columns of numbers are not in the plan, and what the columns
    come to.
    """

    removal_requested = Signal(object)
    move_requested = Signal(str, int)
    selection_shown = Signal()
    left_changed = Signal(int, int, int, float)
    view_type: ClassVar[type[CellTable]] = CellTable

    def __init__(
        self,
        session: PlanSession,
        appearance: Appearance,
        table: LineTable[Any],
        wording: Wording,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._appearance = appearance
        self._table = table
        self.model: LinesModel[Any] | None = None
        self.view = self.view_type()
        self.view.resized.connect(self._set_widths)
        self._fitting = QTimer(self, singleShot=True, interval=0)
        self._fitting.timeout.connect(self._widen)  # not before a click has found its cell
        self.editing = TableEditing(session, self.view)
        self.report = PasteReport(appearance)
        self.tools = LineTools(appearance, self.editing)
        self.explanation = sentence_label("small")
        self.empty_page = EmptyPage(wording.empty)
        self._prepare_view(wording.title)
        self._lay_out(wording)
        if not table.is_fixed:
            self._add_line_tools()
        self.leftovers = Leftovers(session.history)
        self.report.closed.connect(self._close_report)
        self.editing.settled.connect(self._drop_texts)
        self.editing.edited.connect(self._keep_left)
        self.editing.edited.connect(self.go_to_first_left)
        self.view.on_escape = self._drop_current_text
        session.stepped.connect(self._follow_steps)
        session.plan_opened.connect(self._take_document)
        session.shown_plan_changed.connect(self.show_plan)
        session.status_changed.connect(self._show_status)
        session.document_changed.connect(self._show_kept)
        session.refusals.withdrawn.connect(self._withdraw)

    def edit_line(self, key: str) -> None:
        """Go to the line with ``key``, to its first cell."""
        self.go_to(key, "")

    def go_to(self, key: str, field: str) -> None:
        """Go to a cell of the line with ``key``; a field without a column goes to the first."""
        if self.model is None:
            return
        fields = [column.id for column in self.model.columns]
        number = fields.index(field) if field in fields else 0
        index = self.model.index(self.model.sheet.index_of(key), number)
        self.view.setFocus()
        self.view.setCurrentIndex(index)
        self.view.scrollTo(index)

    def enter(self) -> None:
        """Do what Enter does: type into the cell."""
        self.view.edit(self.view.currentIndex())

    def chosen_indexes(self) -> tuple[int, ...]:
        """Give the indexes of the rows that are chosen, from the top."""
        indexes = self.view.selectionModel().selectedIndexes()
        return tuple(sorted({index.row() for index in indexes}))

    def chosen_key(self) -> str | None:
        """Give what tells the first chosen line from the others."""
        rows = self.chosen_indexes()
        return self.model.sheet.keys[rows[0]] if self.model and rows else None

    def remove_chosen(self) -> None:
        """Ask for the removal of the chosen rows."""
        rows = self.chosen_indexes()
        if rows:
            self.removal_requested.emit(rows)

    def move_chosen(self, offset: int) -> None:
        """Ask for the chosen row to move down, or up, and stay with it."""
        key = self.chosen_key()
        if key is not None:
            column = self.view.currentIndex().column()
            self.move_requested.emit(key, offset)
            if self.model is not None:
                index = self.model.index(self.model.sheet.index_of(key), column)
                self.view.setCurrentIndex(index)

    def _add_line_tools(self) -> None:
        add = self.tools.add_tool
        if self._table.is_ordered:
            add("up", self.tr("Move up"), "Alt+Up", lambda: self.move_chosen(-1))
            add("down", self.tr("Move down"), "Alt+Down", lambda: self.move_chosen(1))
        add("remove", self.tr("Delete lines"), "Ctrl+Del", self.remove_chosen)

    def _prepare_view(self, title: str) -> None:
        self.view.setAccessibleName(title)
        self.view.setItemDelegate(CellDelegate(self._appearance, self.view))
        self.view.setShowGrid(False)
        self.view.setWordWrap(False)
        self.view.setTabKeyNavigation(True)
        triggers = QAbstractItemView.EditTrigger
        self.view.setEditTriggers(
            # Not on a click on a chosen cell: that comes late, and takes what was typed since.
            triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed
        )
        self.view.verticalHeader().hide()
        self.view.verticalHeader().setDefaultSectionSize(SIZES.row)
        header = self.view.horizontalHeader()
        header.setAccessibleName(title)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(56)
        for key in ("Return", "Enter"):
            shortcut = QShortcut(QKeySequence.fromString(key), self.view)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(self.enter)

    def _lay_out(self, wording: Wording) -> None:
        self.explanation.setText(wording.explanation)
        head = QHBoxLayout()
        head.setSpacing(SIZES.space_3)
        head.addWidget(self.explanation, 1)
        head.addLayout(self.tools)
        self._stack = QStackedLayout()
        column = bare_column(self, SIZES.space_2)
        column.addLayout(head)
        column.addLayout(self._stack, 1)
        self._stack.addWidget(self.view)  # now that it has a parent to be shown in
        self._stack.addWidget(self.empty_page)
        column.addWidget(self.report)
        self.report.value_told.connect(self._put_text)

    def _take_document(self, plan: Plan) -> None:
        """Begin anew: the cells of another document have nothing to do with these."""
        old = self.model
        self.model = LinesModel(self._table, plan, self)
        self.model.differs_at = self._session.differs_at
        self.model.change_requested.connect(self._apply)
        self.model.refused.connect(self._note_refusals)
        self.view.setModel(self.model)
        self._set_widths()
        if old is not None:
            old.deleteLater()
        self.leftovers = Leftovers(self._session.history)
        self._show_left()
        self._show_emptiness(plan)
        self._session.refusals.note(self._table.name, ())
        self.view.selectionModel().selectionChanged.connect(self._show_selection)
        self._show_selection()

    def _set_widths(self) -> None:
        if self.model is not None and self.view.isVisible():
            for number in range(self.model.columnCount()):
                self.view.setColumnHidden(number, False)  # noqa: FBT003 - only shown ones are measured
            wanted = self._wanted_widths(self.model.columns)
            self._hide_columns(wanted)
            fit_columns(self.view, self.model.columns, wanted)

    def _wanted_widths(self, columns: Sequence[Column[Any]]) -> list[int]:
        """Give how wide each column would be to show all that it holds, in pixels."""
        return wanted_widths(self.view, columns)

    def _widen(self) -> None:
        """Give what is cut room from its right.

        What stands left of it stays where the pointer found it.
        """
        if self.model is None or not self.view.isVisible():
            return  # it is laid out when it is shown
        columns = self.model.columns
        before = [self.view.columnWidth(number) for number in range(len(columns))]
        needed = self._needed_widths(columns)
        widths = widened(before, needed)
        figures = [one.heading.is_figure for one in columns]
        least = [
            need if is_figure else min(need, column.heading.width or need)
            for need, column, is_figure in zip(needed, columns, figures, strict=True)
        ]  # words give way last
        widths = widened(widened(before, needed), least)
        is_cut = (need > width > 0 for need, width in zip(least, widths, strict=True))
        if any(cut and is_figure for cut, is_figure in zip(is_cut, figures, strict=True)):
            self._set_widths()
            return
        for number, width in enumerate(widths):
            if width != before[number]:
                self.view.horizontalHeader().resizeSection(number, width)

    def _needed_widths(self, columns: Sequence[Column[Any]]) -> list[int]:
        """Give how wide each column has to be, in pixels."""
        return [
            needed_width(column, want) if column.heading.width else min(want, _MOST_NAME_ROOM)
            for column, want in zip(columns, self._wanted_widths(columns), strict=True)
        ]

    def _hide_columns(self, wanted: list[int]) -> None:
        """Hide columns where there is no room for all."""

    def show_plan(self, plan: Plan) -> None:
        if self.model is not None:
            self.model.keep(self._session.change_baseline)
            self.model.show(plan)
            self._fitting.start()
        self._show_emptiness(plan)
        self._show_selection()

    def _keep_left(self, edits: Edits) -> None:
        """Keep in their cells what a paste could not take, until they are mended."""
        cells = {**self.left_cells(), **texts_left(edits)}
        self.leftovers.put(tuple(edits.kept), cells, edits)
        self._show_left()
        if not (edits.rejections or edits.remarks or edits.columns):
            self._session.message.emit(pasted_text(edits.cells), edits.is_step)

    def go_to_first_left(self) -> None:
        """Go to the first cell that a paste could not fill, which may be out of sight."""
        if self.model is None:
            return
        shape = product(range(self.model.rowCount()), range(self.model.columnCount()))
        cells = (self.model.index(*at) for at in shape)
        left = self.model.left
        first = next((one for one in cells if self.model.at(one) in left), None)
        if first is not None:
            self.view.setColumnHidden(first.column(), False)  # noqa: FBT003 - Qt's own signature
            self.choose(first)
            self.view.scrollTo(first, QAbstractItemView.ScrollHint.PositionAtCenter)

    def choose(self, index: QModelIndex) -> None:
        """Choose one cell alone, even while Ctrl is held for a shortcut."""
        alone = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.view.selectionModel().setCurrentIndex(index, alone)

    def _drop_texts(self, cells: Collection[CellAt]) -> bool:
        """Drop the texts that cells could not take, until the step before is undone."""
        is_any = self.model is not None and self.model.drop_texts(cells)
        if is_any:
            self._put_left(self.leftovers.rows, self.left_cells())
        return is_any

    def _put_text(self, cell: CellAt, text: str) -> None:
        """Type a text into a cell that a paste has left."""
        self.go_to(*cell)
        if self.model is not None and cell in self.model.left:
            self.model.setData(self.view.currentIndex(), text)

    def _drop_current_text(self) -> bool:
        """Let the current cell say what the plan says."""
        at = self.view.currentIndex()
        if self.model is None or not at.isValid():
            return False
        cell = self.model.at(at)
        if isinstance(self.model.row_at(at.row()), KeptRow):  # Delete drops it
            return False
        if cell in self.model.left:
            self._session.apply_together(self.tr("Clear cells"), (), is_step=True)
        return self._drop_texts({cell})

    def left_cells(self) -> Cells:
        """Give the texts that still stand in cells that could not take them."""
        return self.model.left if self.model is not None else {}

    def _put_left(
        self,
        rows: tuple[KeptRow, ...],
        cells: Cells,
        mended: Edits | None = None,
        columns: Sequence[KeptColumn] | None = None,
    ) -> None:
        put = self.model.put if self.model is not None else {}
        before = self.leftovers.cells
        told = {one.at for one in self.leftovers.report.rejections}  # of no earlier paste
        gone = told.intersection(before).difference(cells)
        texts = {at: (before[at], put.get(at, "")) for at in gone if at}
        report = retold(still_reported(self.leftovers.report, rows, cells, mended), texts)
        if columns is not None:
            report = replace(report, columns=list(columns))
        self.leftovers.put(rows, cells, report)
        self._show_left()

    def _close_report(self) -> None:
        self._put_report(replace(self.leftovers.report, is_closed=True))

    def reopen_report(self) -> None:
        """Show what there is to say of the last paste once more."""
        self._put_report(replace(self.leftovers.report, is_closed=False))

    def _put_report(self, report: Edits) -> None:
        self.leftovers.put(self.leftovers.rows, self.leftovers.cells, report)
        self._show_left()

    def _follow_steps(self) -> None:
        """Go with the history; a step that mended cells has left the others."""
        mended = len(self.leftovers.cells) - len(self.left_cells())
        if self.leftovers.follow():
            self._show_left()
        elif mended:
            self._put_left(self.leftovers.rows, self.left_cells(), Edits(cells=mended))

    def _show_left(self) -> None:
        """Show what the last paste has left."""
        columns = self.model.columns if self.model is not None else ()
        months = self._session.shown_plan.months if self._session.shown_plan else 1
        self.report.show_edits(self.leftovers.report, columns, months)
        left = self.leftovers.report.columns
        amount = float(sum(one.amount for one in left))
        rows, cells = len(self.leftovers.rows), len(self.leftovers.cells)
        self.left_changed.emit(rows, cells, len(left), amount)
        if self.model is not None:
            self.model.left = dict(self.leftovers.cells)
            self.model.put.clear()
            self.view.viewport().update()
        self._note_pasted()

    def _show_kept(self) -> None:
        """Let cells tell what is not saved."""
        if self.model is not None:
            self.model.keep(self._session.change_baseline)
            self.view.viewport().update()

    def _show_emptiness(self, plan: Plan) -> None:
        self._stack.setCurrentIndex(0 if self._table.rows(plan) else 1)

    def _show_selection(self) -> None:
        self.tools.enable(are_chosen=bool(self.chosen_indexes()))
        self.selection_shown.emit()

    def _show_status(self, status: Status) -> None:
        if self.model is not None:
            self.model.mark(status.problems)

    def _apply(self, change: Edit) -> None:
        """Apply an edit; one that mends what a paste left is a step even of nothing."""
        if len(self.left_cells()) < len(self.leftovers.cells):
            self._session.apply_together(change.label, (change,), is_step=True)
        else:
            self._session.apply(change)

    def _note_refusals(self, problems: tuple[Problem, ...]) -> None:
        self._note_pasted()
        self._session.refusals.note(self._table.name, problems)

    def _note_pasted(self) -> None:
        """Count what pastes have left; a text that was typed over is one no more."""
        left, standing = self.leftovers, self.left_cells()
        texts = sum(at in standing for at in left.cells)
        counted = NotInPlan(len(left.rows), len(left.report.columns), texts)
        self._session.refusals.note_pasted(self._table.name, counted)

    def _withdraw(self, owner: str, problem: Problem) -> None:
        if owner == self._table.name and self.model is not None:
            self.model.withdraw(problem)


def texts_left(edits: Edits) -> Cells:
    """Give the texts that cells could not take."""
    return {
        one.at: PasteError(one.text, one.sentence, one.source.span or Span.DAY, one.place)
        for one in edits.rejections
        if one.at
    }
