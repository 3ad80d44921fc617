"""From a contact list to audiences of the plan."""

from functools import partial
from pathlib import Path
from typing import Final, Protocol

from PySide6.QtCore import QLocale, QObject, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHeaderView,
    QProgressBar,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from tarife.gui.document.files import Filing
from tarife.gui.document.session import PlanSession
from tarife.gui.editors.lines import country_choices
from tarife.gui.text.countries import country_name
from tarife.gui.text.languages import spoken
from tarife.gui.text.numbers import count_text
from tarife.gui.widgets.choosers import choose, chooser_of, chosen_key
from tarife.gui.widgets.labels import label, sentence_label
from tarife.gui.widgets.runner import LatestRunner, ShouldStop
from tarife.gui.widgets.theme import SIZES
from tarife.plan.edits.lines import AddLine
from tarife.plan.model.lines import Audience
from tarife.plan.model.plan import Plan
from tarife.rates.markets.contacts import (
    ContactCounts,
    count_contacts,
    guess_phone_column,
    is_heading,
)
from tarife.rates.markets.markets import NO_COUNTRY, Markets
from tarife.rates.markets.phones import masked, numbers_masked
from tarife.terms.problems import InputError, OutsideError, Problem, TarifeError
from tarife.workbook.contact_rows import Preview, list_rows, preview

_ROW_PX: Final = 30
_SAMPLE: Final = 2
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class ContactListDialog(QDialog):
    """Counts the people of a list; `counts` is what comes of it.

    Numbers pass through and are not kept anywhere; what is shown of them is masked.
    """

    def __init__(
        self,
        path: Path,
        preview: Preview,
        home_country: str,
        markets: Markets,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Contact list"))
        self.resize(560, 560)
        self._path = path
        self._has_heading = is_heading(preview.rows[0], home_country)
        self.home = chooser_of(
            country_choices(markets), self.tr("Country without calling code")
        )
        choose(self.home, home_country)
        self.counts: ContactCounts | None = None
        self._runner = LatestRunner[ContactCounts](1, self)
        self._runner.finished.connect(self._show_counts)
        self._runner.failed.connect(self._show_failure)
        self.column = QComboBox()
        self.column.setAccessibleName(self.tr("Column with phone numbers"))
        self._fill_columns(preview, home_country)
        self.column.currentIndexChanged.connect(self._count)
        self.home.currentIndexChanged.connect(self._count)
        self.table = self._make_table()
        self.rest = sentence_label("muted")
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.accept_button = QPushButton(self.tr("Make audiences"))
        self._lay_out()
        self._count()

    def done(self, result: int) -> None:
        """Stop counting before the dialog goes."""
        self._runner.close()
        super().done(result)

    def _fill_columns(self, preview: Preview, home: str) -> None:
        heading = preview.rows[0] if self._has_heading else ()
        rows = preview.rows[1:] if self._has_heading else preview.rows
        for place in range(max(len(row) for row in preview.rows)):
            name = heading[place] if place < len(heading) else ""
            name = numbers_masked(name.strip()) or self.tr("Column %1").replace(
                "%1", str(place + 1)
            )
            cells = [masked(row[place]) for row in rows if place < len(row) and row[place]]
            sample = ", ".join(cells[:_SAMPLE])
            self.column.addItem(f"{name}  ({sample})" if sample else name)
        guessed = guess_phone_column(heading, rows, home)
        self.column.setCurrentIndex(-1 if guessed is None else guessed)

    def _make_table(self) -> QTableWidget:
        table = QTableWidget(0, 2)
        for column, (title, side) in enumerate(
            ((self.tr("Country"), _LEFT), (self.tr("People"), _RIGHT))
        ):
            heading = QTableWidgetItem(title)
            heading.setTextAlignment(side)
            table.setHorizontalHeaderItem(column, heading)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(_ROW_PX)
        table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        table.setShowGrid(False)
        table.setAccessibleName(self.tr("People by country"))
        return table

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(SIZES.space_4)
        form.setVerticalSpacing(SIZES.space_2)
        form.addRow(self.tr("&Phone numbers in"), self.column)
        form.addRow(self.tr("&Without calling code from"), self.home)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.addButton(self.accept_button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(SIZES.space_6, SIZES.space_4, SIZES.space_6, SIZES.space_4)
        column.setSpacing(SIZES.space_3)
        column.addWidget(label("title", self._path.name))
        promise = self.tr(
            "People are counted by the country of their number. The numbers themselves are "
            "not kept, neither in the plan nor anywhere else."
        )
        column.addWidget(sentence_label("muted", promise))
        column.addLayout(form)
        column.addWidget(self.progress)
        column.addWidget(self.table, 1)
        column.addWidget(self.rest)
        column.addWidget(buttons)
        self.accept_button.setDefault(True)

    def _count(self) -> None:
        """Count the chosen column, all of the file, off the window's thread."""
        self.counts = None
        self.accept_button.setEnabled(False)
        self.table.setRowCount(0)
        place = self.column.currentIndex()
        self.progress.setVisible(place >= 0)
        if place < 0:
            self.rest.setText(self.tr("Choose the column that holds the phone numbers."))
            return
        self.rest.setText(self.tr("Counting…"))
        home = chosen_key(self.home) or ""
        self._runner.start(partial(_counted, (self._path, place), home, self._has_heading))

    def _show_counts(self, counts: ContactCounts) -> None:
        self.counts = counts
        self.progress.hide()
        locale = QLocale()
        self.table.setRowCount(len(counts.people))
        for row, (country, people) in enumerate(counts.people.items()):
            self.table.setItem(row, 0, QTableWidgetItem(self._name_of(country)))
            figure = QTableWidgetItem(count_text(people, locale))
            figure.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.table.setItem(row, 1, figure)
        self.rest.setText(self._rest_text(counts, locale))
        self.accept_button.setEnabled(bool(counts.people))

    def _show_failure(self, error: Exception) -> None:
        self.progress.hide()
        if not isinstance(error, TarifeError):
            raise error
        self.rest.setText(error.said(spoken()))

    def _name_of(self, country: str) -> str:
        if country == NO_COUNTRY:
            return self.tr("No country (satellite and the like)")
        return country_name(country)

    def _rest_text(self, counts: ContactCounts, locale: QLocale) -> str:
        parts = [
            text.replace("%1", count_text(number, locale))
            for text, number in (
                (self.tr("%1 people in all."), sum(counts.people.values())),
                (self.tr("%1 numbers stand in the list more than once."), counts.repeated),
                (self.tr("%1 rows have no number."), counts.empty),
                (self.tr("%1 cells are no usable phone number:"), counts.unusable),
            )
            if number
        ]
        return " ".join([*parts, ", ".join(counts.examples)]).strip()


def _counted(
    cells: tuple[Path, int],
    home: str,
    has_heading: bool,  # noqa: FBT001 - bound by `partial`
    should_stop: ShouldStop,
) -> ContactCounts:
    """Count a column of a file."""
    path, place = cells
    rows = list_rows(path)
    if has_heading:
        next(rows, None)
    column = (row[place] if place < len(row) else "" for row in rows)
    return count_contacts(column, home, should_stop)


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
