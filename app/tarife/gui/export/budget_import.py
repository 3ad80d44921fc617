"""From an edited Excel budget back into the plan, as one change that can be undone."""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol, TypeAlias

from PySide6.QtCore import QLocale, QObject, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from tarife.forecast.costs.all_in import all_in
from tarife.gui.document.session import Forecaster, PlanSession
from tarife.gui.runtime.runner import LatestRunner, ShouldStop
from tarife.gui.text.languages import spoken
from tarife.gui.text.names import file_name, filled, full_sentence, full_text, problems_of
from tarife.gui.text.numbers import count_text, named_money
from tarife.gui.widgets.labels import Note, sentence_label
from tarife.gui.widgets.layouts import buttons_of, column_of_dialog
from tarife.gui.widgets.problem_list import Details
from tarife.gui.widgets.progress import read_patiently
from tarife.plan.model.plan import Plan
from tarife.terms.money import Money
from tarife.terms.problems import InputError, Problem, Stopped, TarifeError, first_told
from tarife.terms.sentences import in_language, say

if TYPE_CHECKING:
    from tarife.workbook.exported import Value
    from tarife.workbook.imports import Import
    from tarife.workbook.merging import Difference

CostsOfChanges: TypeAlias = Callable[[Sequence["Difference"], ShouldStop], tuple[Money, Money]]
"""Tells what the plan costs now, and with some of the differences taken."""

_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_WIDEST: Final = 180
"""Of a column of values, in pixels: a note is cut, and a name or a day is not."""


class EditedBudgetDialog(QDialog):
    """Lists what an edited budget would change, and asks which of it should.

    What was changed in the plan too, since the export, is not ticked. A chosen scenario is told
    that it is not what changes: a budget holds the plan's numbers.
    """

    def __init__(
        self,
        found: "Import",
        scenario: str = "",
        parent: QWidget | None = None,
        costs: CostsOfChanges | None = None,
    ) -> None:
        super().__init__(parent)
        self._found, self._costs = found, costs
        self._runner = LatestRunner[tuple[Money, Money]](1, self)
        self._runner.finished.connect(self._show_costs)
        self._runner.failed.connect(self._show_refusal)
        self.setWindowTitle(self.tr("Import edited budget"))
        self.resize(720, 460)
        self.table = self._table(found)
        self.costs = Note("muted")
        self.not_taken = Details("warn")
        shown = first_told((*found.not_taken, *found.replaced))
        self.not_taken.show_texts(list(map(full_sentence, shown)))
        column = column_of_dialog(self)
        for style, text in self._sentences():
            column.addWidget(sentence_label(style, text))
        column.addWidget(self.table, 1)
        column.addWidget(self.costs)
        column.addWidget(self.not_taken)
        text = self.tr("They become one change, which can be undone.")
        if scenario:
            text = self.tr(
                "They become one change of the plan itself, not of the scenario “%1”; it can "
                "be undone."
            ).replace("%1", scenario)
        self.about = sentence_label("muted", text)
        column.addWidget(self.about)
        buttons = buttons_of(self, self.tr("Import"))
        self._import = buttons.button(QDialogButtonBox.StandardButton.Ok)
        column.addWidget(buttons)
        self.table.itemChanged.connect(self._ask_costs)
        self.finished.connect(self._runner.close)
        self._ask_costs()

    def _sentences(self) -> Iterator[tuple[str, str]]:
        """Say how much differs, whose the budget may be, and what was changed on both sides."""
        count = len(self._found.differences)
        yield (
            "heading",
            self.tr("One entry differs from the plan")
            if count == 1
            else self.tr("%1 entries differ from the plan").replace(
                "%1", count_text(count, QLocale())
            ),
        )
        if self._found.warning:
            yield "warn", full_text(self._found.warning)
        for note in self._found.notes:
            yield "muted", full_text(note)
        conflicts = sum(one.is_conflict for one in self._found.differences)
        if conflicts:
            text = self.tr("Changed in the plan too, and not ticked: %1")
            yield "warn", text.replace("%1", count_text(conflicts, QLocale()))

    @property
    def chosen(self) -> tuple["Difference", ...]:
        """The differences that are ticked."""
        return tuple(
            one
            for row, one in enumerate(self._found.differences)
            if (item := self.table.item(row, 0)) and item.checkState() is Qt.CheckState.Checked
        )

    def _ask_costs(self) -> None:
        """Play the plan with what is ticked, off the window's thread."""
        chosen, costs = self.chosen, self._costs
        self._import.setEnabled(bool(chosen))
        if costs is None:
            return
        self.costs.setText(self.tr("Counting what the plan costs with the ticked rows…"))
        self._runner.start(lambda should_stop: costs(chosen, should_stop))

    def _show_costs(self, costs: tuple[Money, Money]) -> None:
        text = self.tr("The plan costs %1 now, and %2 with the ticked rows.")
        self.costs.setText(filled(text, *(named_money(one, QLocale()) for one in costs)))

    def _show_refusal(self, error: Exception) -> None:
        """Say why the plan would not take the ticked rows without the others."""
        if isinstance(error, Stopped):
            return
        if not isinstance(error, InputError):
            raise error
        self._import.setEnabled(False)
        self.costs.setText(full_sentence(problems_of(error)[0]))

    def _table(self, found: "Import") -> QTableWidget:
        titles = (
            *(self.tr("Entry"), self.tr("In the plan"), self.tr("In the budget")),
            self.tr("As exported"),
        )
        table = QTableWidget(len(found.differences), len(titles))
        for row, difference in enumerate(found.differences):
            name = QTableWidgetItem(in_language(difference.name, spoken()))
            name.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable)
            is_conflict = difference.is_conflict
            name.setCheckState(
                Qt.CheckState.Unchecked if is_conflict else Qt.CheckState.Checked
            )
            table.setItem(row, 0, name)
            values = difference.now, difference.value, difference.exported
            for index, value in enumerate(values, 1):
                cell = QTableWidgetItem(self._shown(value))
                cell.setTextAlignment(_RIGHT)
                table.setItem(row, index, cell)
        for index, title in enumerate(titles):
            heading = QTableWidgetItem(title)
            heading.setTextAlignment(_RIGHT if index else _LEFT)
            table.setHorizontalHeaderItem(index, heading)
        table.resizeColumnsToContents()
        for index in range(1, len(titles)):
            table.setColumnWidth(index, min(table.columnWidth(index), _WIDEST))
        table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        table.verticalHeader().setVisible(False)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        table.setShowGrid(False)
        table.setAccessibleName(titles[0])
        return table

    def _shown(self, value: "Value") -> str:
        if value is None:
            return self.tr("not set")
        if not isinstance(value, Decimal):
            return in_language(say("{day}", day=value), spoken())
        locale = QLocale()
        whole, _, fraction = f"{value.normalize():f}".partition(".")
        shown = count_text(int(whole), locale)
        return f"{shown}{locale.decimalPoint()}{fraction}" if fraction else shown


class BudgetAnswers(Protocol):
    """What a person is asked about an edited budget; tests answer in their place."""

    def finish_typing(self) -> None:
        """Take what is typed into a cell or field and not yet confirmed."""

    def budget_to_open(self) -> Path | None:
        """Ask which budget to open."""

    def rows_to_import(
        self, found: "Import", scenario: str, costs: CostsOfChanges
    ) -> tuple["Difference", ...]:
        """Show what would change, and not in a chosen scenario; ask what of it should."""

    def show_problems(self, heading: str, problems: tuple[Problem, ...]) -> None:
        """Show everything that is wrong."""


class BudgetImports(QObject):
    """Opens edited budgets and takes their numbers over, into the plan they were made of."""

    message = Signal(str)

    def __init__(
        self,
        session: PlanSession,
        forecaster: Forecaster,
        answers: BudgetAnswers,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._forecaster = forecaster
        self._answers = answers

    def choose(self) -> None:
        """Ask for a budget and take it over."""
        self._answers.finish_typing()
        path = self._answers.budget_to_open()
        if path is not None:
            self.open(path)

    def open(self, path: Path) -> None:
        """Show what a budget would change, and change it if that is wanted."""
        from tarife.workbook.edited import read_budget  # noqa: PLC0415
        from tarife.workbook.imports import import_into, no_plan  # noqa: PLC0415

        plan = self._session.plan

        def differences_of(should_stop: ShouldStop) -> tuple[Plan, "Import"]:
            budget = read_budget(path, should_stop)
            if plan is None:
                raise InputError([no_plan()])
            return plan, import_into(plan, budget, should_stop)

        try:
            plan, found = read_patiently(differences_of, (path,), self.parent())
        except Stopped:
            return
        except TarifeError as error:
            self._refuse(path, problems_of(error))
            return
        scenario = self._session.scenario
        if not found.differences and found.not_taken:
            heading = self.tr("Nothing of “%1” could be taken over").replace(
                "%1", file_name(path)
            )
            self._answers.show_problems(heading, found.not_taken)
        elif not found.differences:
            self.message.emit(self.tr("Nothing differs between the budget and the plan"))
        else:
            name = scenario.name if scenario else ""
            chosen = self._answers.rows_to_import(found, name, self._costs_of(plan, found))
            self._take(found, chosen, path)

    def _costs_of(self, plan: Plan, found: "Import") -> CostsOfChanges:
        """Give what tells the cost of the plan now, and with some differences taken."""

        def cost(of: Plan, should_stop: ShouldStop) -> Money:
            return all_in(self._forecaster(of, should_stop), of.costs).total

        def costs(
            chosen: Sequence["Difference"], should_stop: ShouldStop
        ) -> tuple[Money, Money]:
            after = found.taking(chosen).apply(plan)
            return cost(plan, should_stop), cost(after, should_stop)

        return costs

    def _take(self, found: "Import", chosen: tuple["Difference", ...], path: Path) -> None:
        if not chosen:
            return
        self._session.apply_to_plan(found.taking(chosen))
        text = (
            self.tr("1 entry imported from %2")
            if len(chosen) == 1
            else self.tr("%1 entries imported from %2")
        )
        self.message.emit(filled(text, count_text(len(chosen), QLocale()), file_name(path)))

    def _refuse(self, path: Path, problems: tuple[Problem, ...]) -> None:
        heading = self.tr("“%1” was not imported").replace("%1", file_name(path))
        self._answers.show_problems(heading, problems)
