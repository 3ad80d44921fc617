"""From an edited Excel budget back into the plan, as one change that can be undone."""

from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QLocale, QObject, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from tarife.gui.document.session import PlanSession
from tarife.gui.text.names import filled, full_sentence, full_text, problems_of
from tarife.gui.text.numbers import count_text
from tarife.gui.widgets.dialog_layout import buttons_of, column_of_dialog
from tarife.gui.widgets.labels import sentence_label
from tarife.gui.widgets.problem_list import Details
from tarife.terms.problems import Problem, TarifeError, first_told

if TYPE_CHECKING:
    from tarife.workbook.edited import Import

_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class EditedBudgetDialog(QDialog):
    """Lists what an edited budget would change, and asks whether it should.

    A chosen scenario is told that it is not what changes: a budget holds the plan's numbers.
    """

    def __init__(
        self, found: "Import", scenario: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Import edited budget"))
        self.resize(640, 420)
        count = len(found.differences)
        heading = (
            self.tr("One number differs from the plan")
            if count == 1
            else self.tr("%1 numbers differ from the plan").replace("%1", str(count))
        )
        self.table = self._table(found)
        column = column_of_dialog(self)
        column.addWidget(sentence_label("heading", heading))
        if found.warning:
            column.addWidget(sentence_label("warn", full_text(found.warning)))
        if found.note:
            column.addWidget(sentence_label("muted", full_text(found.note)))
        column.addWidget(self.table, 1)
        self.not_taken = Details("warn")
        self.not_taken.show_texts(list(map(full_sentence, first_told(found.not_taken))))
        column.addWidget(self.not_taken)
        text = self.tr("They become one change, which can be undone.")
        if scenario:
            text = self.tr(
                "They become one change of the plan itself, not of the scenario “%1”; it can "
                "be undone."
            ).replace("%1", scenario)
        self.about = sentence_label("muted", text)
        column.addWidget(self.about)
        column.addWidget(buttons_of(self, self.tr("Import")))

    def _table(self, found: "Import") -> QTableWidget:
        table = QTableWidget(len(found.differences), 3)
        titles = (self.tr("Number"), self.tr("In the plan"), self.tr("In the budget"))
        for row, difference in enumerate(found.differences):
            name = QTableWidgetItem(difference.name)
            table.setItem(row, 0, name)
            for index, value in enumerate((difference.now, difference.value), 1):
                cell = QTableWidgetItem(self._number(value))
                cell.setTextAlignment(_RIGHT)
                table.setItem(row, index, cell)
        for index, title in enumerate(titles):
            heading = QTableWidgetItem(title)
            heading.setTextAlignment(_RIGHT if index else _LEFT)
            table.setHorizontalHeaderItem(index, heading)
        table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        table.verticalHeader().setVisible(False)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        table.setShowGrid(False)
        table.setAccessibleName(titles[0])
        return table

    def _number(self, value: Decimal | None) -> str:
        if value is None:
            return self.tr("not set")
        locale = QLocale()
        whole, _, fraction = f"{value.normalize():f}".partition(".")
        shown = count_text(int(whole), locale)
        return f"{shown}{locale.decimalPoint()}{fraction}" if fraction else shown


if TYPE_CHECKING:
    from tarife.workbook.edited import Import


class BudgetAnswers(Protocol):
    """What a person is asked about an edited budget; tests answer in their place."""

    def finish_typing(self) -> None:
        """Take what is typed into a cell or field and not yet confirmed."""

    def budget_to_open(self) -> Path | None:
        """Ask which budget to open."""

    def may_import(self, found: "Import", scenario: str) -> bool:
        """Show what would change and ask whether it should, and not in a chosen scenario."""

    def show_problems(self, heading: str, problems: tuple[Problem, ...]) -> None:
        """Show everything that is wrong."""


class BudgetImports(QObject):
    """Opens edited budgets and takes their numbers over, into the plan they were made of."""

    message = Signal(str)

    def __init__(self, session: PlanSession, answers: BudgetAnswers, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._answers = answers

    def choose(self) -> None:
        """Ask for a budget and take it over."""
        self._answers.finish_typing()
        path = self._answers.budget_to_open()
        if path is not None:
            self.open(path)

    def open(self, path: Path) -> None:
        """Show what a budget would change, and change it if that is wanted."""
        from tarife.workbook.edited import import_into, no_plan, read_budget  # noqa: PLC0415

        plan = self._session.plan
        try:
            budget = read_budget(path)
            if plan is None:
                self._refuse(path, (no_plan(),))
                return
            found = import_into(plan, budget)
        except TarifeError as error:
            self._refuse(path, problems_of(error))
            return
        scenario = self._session.scenario
        if not found.differences and found.not_taken:
            heading = self.tr("Nothing of “%1” could be taken over").replace("%1", path.name)
            self._answers.show_problems(heading, found.not_taken)
        elif not found.differences:
            self.message.emit(self.tr("Nothing differs between the budget and the plan"))
        elif self._answers.may_import(found, scenario.name if scenario else ""):
            self._session.apply_to_plan(found.change)
            text = (
                self.tr("1 number imported from %2")
                if len(found.differences) == 1
                else self.tr("%1 numbers imported from %2")
            )
            self.message.emit(filled(text, str(len(found.differences)), path.name))

    def _refuse(self, path: Path, problems: tuple[Problem, ...]) -> None:
        heading = self.tr("“%1” was not imported").replace("%1", path.name)
        self._answers.show_problems(heading, problems)
