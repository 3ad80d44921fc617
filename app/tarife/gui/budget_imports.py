"""From an edited Excel budget back into the plan, as one change that can be undone."""

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from tarife.gui.session import PlanSession
from tarife.gui.texts import filled
from tarife.terms.problems import InputError, OutsideError, Problem

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

    told = Signal(str)

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
        if plan is None:
            self._refuse(path, (no_plan(),))
            return
        try:
            found = import_into(plan, read_budget(path))
        except InputError as error:
            self._refuse(path, error.problems)
            return
        except OutsideError as error:
            self._refuse(path, (Problem("outside", "", str(error)),))
            return
        scenario = self._session.scenario
        if not found.differences and found.not_taken:
            heading = self.tr("Nothing of “%1” could be taken over").replace("%1", path.name)
            self._answers.show_problems(heading, found.not_taken)
        elif not found.differences:
            self.told.emit(self.tr("Nothing differs between the budget and the plan"))
        elif self._answers.may_import(found, scenario.name if scenario else ""):
            self._session.apply_to_plan(found.change)
            text = self.tr("%1 numbers imported from %2")
            self.told.emit(filled(text, str(len(found.differences)), path.name))

    def _refuse(self, path: Path, problems: tuple[Problem, ...]) -> None:
        heading = self.tr("“%1” was not imported").replace("%1", path.name)
        self._answers.show_problems(heading, problems)
