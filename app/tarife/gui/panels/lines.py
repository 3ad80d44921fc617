"""The editor of one kind of lines: a table, what it is about, and what it could not take."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
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
from tarife.gui.labels import button, label, sentence_label
from tarife.gui.models.tables import LinesModel, Table
from tarife.gui.panels.cells import CellDelegate
from tarife.gui.panels.fitting import fit_columns
from tarife.gui.session import PlanSession, Status
from tarife.gui.texts import place_name, sentence
from tarife.gui.theme import SIZES
from tarife.plan.changes import Change
from tarife.plan.plan import Plan
from tarife.terms.problems import Problem

_MOST_SENTENCES = 3


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


class LinesPanel(QWidget):
    """Edits the lines of one table; ``tools`` stand at the right of its title."""

    removal_requested = Signal(object)

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
        self.view = QTableView()
        self._empty = label("muted", wording.empty)
        self._sentences = sentence_label("bad")
        self._sentences.hide()
        self.tools = QHBoxLayout()
        self.add_buttons: list[QPushButton] = []
        self._remove = QPushButton(self.tr("Delete"))
        self._remove.clicked.connect(self.remove_chosen)
        self._prepare_view(wording.title)
        self._lay_out(wording)
        session.plan_opened.connect(self._take_document)
        session.plan_changed.connect(self._show_plan)
        session.status_changed.connect(self._show_status)

    def add_button(self, text: str, make: Callable[[], None]) -> QPushButton:
        """Put a button before the one that deletes."""
        made = button("", text)
        self.add_buttons.append(made)
        made.clicked.connect(make)
        self.tools.insertWidget(self.tools.count() - 1, made)
        return made

    def edit_line(self, key: str) -> None:
        """Go to the line with ``key`` and begin to edit its first cell."""
        if self.model is None:
            return
        place = self.model.place_of(key)
        columns = [column.read is not None for column in self.model.columns]
        index = self.model.index(place, columns.index(True))
        self.view.setFocus()
        self.view.setCurrentIndex(index)
        self.view.scrollTo(index)

    def chosen_places(self) -> tuple[int, ...]:
        """Give the rows that are chosen, from the top."""
        indexes = self.view.selectionModel().selectedIndexes()
        return tuple(sorted({index.row() for index in indexes}))

    def clear_cell(self) -> None:
        """Empty the cell that is current, as in a spreadsheet."""
        index = self.view.currentIndex()
        if self.model is not None and index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.model.setData(index, "")

    def remove_chosen(self) -> None:
        """Ask for the removal of the chosen rows."""
        places = self.chosen_places()
        if places:
            self.removal_requested.emit(places)

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
        for keys, act in (("Del", self.clear_cell), ("Ctrl+Del", self.remove_chosen)):
            shortcut = QShortcut(QKeySequence(keys), self.view)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(act)

    def _lay_out(self, wording: Wording) -> None:
        titles = QVBoxLayout()
        titles.setSpacing(2)
        titles.addWidget(label("heading", wording.title))
        titles.addWidget(sentence_label("small", wording.explanation))
        self.tools.setSpacing(SIZES.space_2)
        self.tools.addWidget(self._remove)
        head = QHBoxLayout()
        head.setSpacing(SIZES.space_3)
        head.addLayout(titles, 1)
        head.addLayout(self.tools)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.view)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SIZES.space_2)
        column.addLayout(head)
        column.addLayout(self._stack, 1)
        column.addWidget(self._sentences)

    def _take_document(self, plan: Plan) -> None:
        """Begin anew: the cells of another document have nothing to do with these."""
        old = self.model
        self.model = LinesModel(self._table, plan, self)
        self.model.change_requested.connect(self._apply)
        self.model.refused.connect(self._note_refusals)
        self.view.setModel(self.model)
        self._set_widths()
        if old is not None:
            old.deleteLater()
        self._show_emptiness(plan)
        self._session.refuse(self._table.name, ())
        self.view.selectionModel().selectionChanged.connect(self._show_selection)
        self._show_selection()

    def _set_widths(self) -> None:
        if self.model is not None:
            fit_columns(self.view, self.model.columns)

    def _show_plan(self, plan: Plan) -> None:
        if self.model is not None:
            self.model.show(plan)
            self._set_widths()
        self._show_emptiness(plan)
        self._show_selection()

    def _show_emptiness(self, plan: Plan) -> None:
        self._stack.setCurrentIndex(0 if self._table.rows(plan) else 1)

    def _show_selection(self) -> None:
        self._remove.setEnabled(bool(self.chosen_places()))

    def _show_status(self, status: Status) -> None:
        if self.model is not None:
            self.model.mark(status.problems)
        own = [problem for problem in status.problems if self._is_own(problem)]
        lines = [f"{place_name(problem.where)}: {sentence(problem)}" for problem in own]
        self._sentences.setText("\n".join(lines[:_MOST_SENTENCES]))
        self._sentences.setVisible(bool(own))

    def _is_own(self, problem: Problem) -> bool:
        return problem.where.startswith(f"{self._table.name}[")

    def _apply(self, change: Change) -> None:
        self._session.apply(change)

    def _note_refusals(self, problems: tuple[Problem, ...]) -> None:
        self._session.refuse(self._table.name, problems)
