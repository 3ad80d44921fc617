"""From a contact list to audiences of the plan."""

from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QLocale, QObject, Signal

from tarife.gui.filing import Filing
from tarife.gui.languages import spoken
from tarife.gui.place_names import country_name
from tarife.gui.session import PlanSession
from tarife.plan.edits.lines import AddLine
from tarife.plan.model.lines import Audience
from tarife.plan.model.plan import Plan
from tarife.rates.markets.contacts import ContactCounts
from tarife.rates.markets.markets import NO_COUNTRY
from tarife.terms.problems import InputError, OutsideError, Problem
from tarife.workbook.contact_rows import Preview, preview


class ContactAnswers(Protocol):
    """What a person is asked about a list; tests answer in their place."""

    def list_to_open(self) -> Path | None:
        """Ask which list to open."""

    def contact_counts(self, path: Path, rows: Preview, home: str) -> ContactCounts | None:
        """Show what is in a list; nothing means to leave it."""

    def show_problems(self, heading: str, problems: tuple[Problem, ...]) -> None:
        """Show everything that is wrong."""


class ContactLists(QObject):
    """Opens contact lists and makes audiences of them."""

    added = Signal(int)

    def __init__(
        self,
        session: PlanSession,
        filing: Filing,
        answers: ContactAnswers,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._filing = filing
        self._answers = answers

    def choose(self) -> None:
        """Ask for a list and open it."""
        path = self._answers.list_to_open()
        if path is not None:
            self.open(path)

    def open(self, path: Path) -> None:
        """Show what is in a list, and make audiences of it if that is wanted.

        Where no plan is open, a new one is asked for first.
        """
        try:
            rows = preview(path)
        except InputError as error:
            self._complain(path, error.problems)
            return
        except OutsideError as error:
            self._complain(path, (Problem("outside", "", error.said(spoken())),))
            return
        counts = self._answers.contact_counts(path, rows, self._home())
        if counts is None:
            return
        if self._session.plan is None:
            self._filing.start_new()
        if self._session.plan is not None:
            self._add(self._session.plan, path.stem, counts)

    def _home(self) -> str:
        plan = self._session.plan
        if plan is not None:
            return plan.account.home_country
        return QLocale.territoryToCode(QLocale().territory())

    def _add(self, plan: Plan, name: str, counts: ContactCounts) -> None:
        changes: list[AddLine] = []
        for country, people in counts.people.items():
            if country != NO_COUNTRY:
                title = f"{name} · {country_name(country)}"
                audience = Audience(plan.fresh_id("audience"), title, country, people)
                changes.append(AddLine(audience))
                plan = changes[-1].apply(plan)
        if changes:
            self._session.apply_together(self.tr("Add audiences of a list"), tuple(changes))
            self.added.emit(len(changes))

    def _complain(self, path: Path, problems: tuple[Problem, ...]) -> None:
        heading = self.tr("%1 could not be opened").replace("%1", path.name)
        self._answers.show_problems(heading, problems)
