"""The editor of one kind of lines: a table, what it is about, and what it could not take."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QMouseEvent, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QPushButton,
    QStackedLayout,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from tarife.gui.appearance import Appearance
from tarife.gui.labels import ElidedLabel, button, label, sentence_label
from tarife.gui.models.sheets import Table
from tarife.gui.models.tables import LinesModel
from tarife.gui.panels.cells import CellDelegate
from tarife.gui.panels.fitting import fit_columns
from tarife.gui.panels.line_tools import LineTools
from tarife.gui.panels.paste_report import PasteReport
from tarife.gui.panels.table_editing import TableEditing
from tarife.gui.session import PlanSession, Status
from tarife.gui.texts import line_place, sentence
from tarife.gui.theme import SIZES
from tarife.plan.edits.lines import Change
from tarife.plan.model.plan import Plan
from tarife.terms.problems import Problem

_MOST_SENTENCES = 3
_STRETCHES = 2  # around the offers of an empty table


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


class _LinesView(QTableView):
    """A table whose empty part, clicked, leaves every cell: what is typed then goes nowhere."""

    resized = Signal()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.resized.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if not self.indexAt(event.position().toPoint()).isValid():
            self.setCurrentIndex(QModelIndex())


class LinesPanel(QWidget):
    """Edits the lines of one table; ``tools`` stand at the right of its title.

    It tells what is wished for chosen lines: `removal_requested` (their places), and
    `move_requested` (a line's key, and how many places down).
    """

    removal_requested = Signal(object)
    move_requested = Signal(str, int)

    def __init__(
        self,
        session: PlanSession,
        appearance: Appearance,
        table: Table[Any],
        wording: Wording,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._appearance = appearance
        self._table = table
        self.model: LinesModel[Any] | None = None
        self.view = _LinesView()
        self.view.resized.connect(self._set_widths)
        self.editing = TableEditing(session, self.view)
        self.report = PasteReport(session, appearance)
        self._sentences = sentence_label("bad")
        self._sentences.hide()
        self.tools = LineTools(appearance, self.editing)
        self._empty = QWidget()
        self._offers = QHBoxLayout()
        self._prepare_view(wording.title)
        self._lay_out(wording)
        if not table.is_fixed:
            self._add_line_tools()
        self.editing.edited.connect(self.report.show_edits)
        session.plan_opened.connect(self._take_document)
        session.shown_plan_changed.connect(self.show_plan)
        session.status_changed.connect(self._show_status)
        session.document_changed.connect(self._show_kept)
        session.refusals.withdrawn.connect(self._withdraw)

    def add_button(self, text: str, make: Callable[[], None]) -> QPushButton:
        """Offer to add a line, beside the title and in place of a table without lines."""
        self.add_offer(text, make)
        return self.tools.add_adder(text, make)

    def add_offer(self, text: str, act: Callable[[], None]) -> None:
        """Offer to do something in place of a table without lines."""
        is_first = self._offers.count() == _STRETCHES
        offer = button("primary" if is_first else "", text)
        offer.clicked.connect(act)
        self._offers.insertWidget(self._offers.count() - 1, offer)

    def edit_line(self, key: str) -> None:
        """Go to the line with ``key``, to its first cell."""
        self.go_to(key, "")

    def go_to(self, key: str, field: str) -> None:
        """Go to a cell of the line with ``key``; a field without a column goes to the first."""
        if self.model is None:
            return
        fields = [column.id for column in self.model.columns]
        place = fields.index(field) if field in fields else 0
        index = self.model.index(self.model.sheet.place_of(key), place)
        self.view.setFocus()
        self.view.setCurrentIndex(index)
        self.view.scrollTo(index)

    def chosen_places(self) -> tuple[int, ...]:
        """Give the rows that are chosen, from the top."""
        indexes = self.view.selectionModel().selectedIndexes()
        return tuple(sorted({index.row() for index in indexes}))

    def chosen_key(self) -> str | None:
        """Give what tells the first chosen line from the others."""
        places = self.chosen_places()
        return self.model.sheet.keys[places[0]] if self.model and places else None

    def remove_chosen(self) -> None:
        """Ask for the removal of the chosen rows."""
        places = self.chosen_places()
        if places:
            self.removal_requested.emit(places)

    def move_chosen(self, places: int) -> None:
        """Ask for the chosen row to move down, or up, and stay with it."""
        key = self.chosen_key()
        if key is not None:
            column = self.view.currentIndex().column()
            self.move_requested.emit(key, places)
            if self.model is not None:
                index = self.model.index(self.model.sheet.place_of(key), column)
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
            shortcut = QShortcut(QKeySequence(key), self.view)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(lambda: self.view.edit(self.view.currentIndex()))

    def _lay_out(self, wording: Wording) -> None:
        titles = QVBoxLayout()
        titles.setSpacing(2)
        titles.addWidget(label("heading", wording.title))
        explanation = ElidedLabel("small")
        explanation.show_text(wording.explanation)
        titles.addWidget(explanation)
        head = QHBoxLayout()
        head.setSpacing(SIZES.space_3)
        head.addLayout(titles, 1)
        head.addLayout(self.tools)
        self._fill_empty(wording.empty)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SIZES.space_2)
        column.addLayout(head)
        column.addLayout(self._stack, 1)
        column.addWidget(self.report)
        column.addWidget(self._sentences)

    def _fill_empty(self, text: str) -> None:
        self._empty.setObjectName("empty")
        words = sentence_label("muted", text)
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._offers.setSpacing(SIZES.space_2)
        self._offers.addStretch(1)
        self._offers.addStretch(1)
        column = QVBoxLayout(self._empty)
        column.addStretch(1)
        column.addWidget(words)
        column.addSpacing(SIZES.space_2)
        column.addLayout(self._offers)
        column.addStretch(1)

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
        self.report.hide()
        self._show_emptiness(plan)
        self._session.refusals.note(self._table.name, ())
        self.view.selectionModel().selectionChanged.connect(self._show_selection)
        self._show_selection()

    def _set_widths(self) -> None:
        if self.model is not None and self.view.isVisible():
            fit_columns(self.view, self.model.columns)

    def show_plan(self, plan: Plan) -> None:
        """Show the lines of a plan."""
        if self.model is not None:
            self.model.keep(self._session.kept_plan)
            self.model.show(plan)
            self._set_widths()
        self._show_emptiness(plan)
        self._show_selection()

    def _show_kept(self) -> None:
        """Let cells tell what is not saved."""
        if self.model is not None:
            self.model.keep(self._session.kept_plan)
            self.view.viewport().update()

    def _show_emptiness(self, plan: Plan) -> None:
        self._stack.setCurrentIndex(0 if self._table.rows(plan) else 1)

    def _show_selection(self) -> None:
        self.tools.enable(are_chosen=bool(self.chosen_places()))

    def _show_status(self, status: Status) -> None:
        if self.model is not None:
            self.model.mark(status.problems)
        own = [problem for problem in status.problems if self._is_own(problem)]
        lines = [f"{line_place(problem.where)}: {sentence(problem)}" for problem in own]
        self._sentences.setText("\n".join(lines[:_MOST_SENTENCES]))
        self._sentences.setVisible(bool(own))

    def _is_own(self, problem: Problem) -> bool:
        return problem.where.startswith(f"{self._table.name}[")

    def _apply(self, change: Change) -> None:
        self._session.apply(change)

    def _note_refusals(self, problems: tuple[Problem, ...]) -> None:
        self._session.refusals.note(self._table.name, problems)

    def _withdraw(self, owner: str, problem: Problem) -> None:
        if owner == self._table.name and self.model is not None:
            self.model.withdraw(problem)
