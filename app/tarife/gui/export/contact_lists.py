"""From a contact list to audiences of the plan."""

from collections.abc import Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Final, Protocol

from PySide6.QtCore import QLocale, QObject, QSignalBlocker, Qt, Signal
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
    QWidget,
)

from tarife.assets import load_markets
from tarife.documents.contact_rows import Preview, list_rows, preview
from tarife.gui.document.files import PlanFiles
from tarife.gui.document.session import PlanSession
from tarife.gui.runtime.runner import LatestRunner, ShouldStop
from tarife.gui.runtime.task_queue import TaskQueue
from tarife.gui.text.countries import country_name
from tarife.gui.text.languages import spoken
from tarife.gui.text.names import file_name, problems_of
from tarife.gui.text.numbers import count_text
from tarife.gui.widgets.choosers import choose, chosen_key, country_chooser
from tarife.gui.widgets.labels import label, sentence_label
from tarife.gui.widgets.layouts import column_of_dialog
from tarife.gui.widgets.theme import SIZES
from tarife.plan.edits.edit import Edit
from tarife.plan.edits.lines import add_line
from tarife.plan.model.lines import Audience
from tarife.plan.model.plan import Plan
from tarife.plan.names import LISTED, given
from tarife.rates.markets.contacts import (
    ContactCounts,
    HomeCountries,
    ListColumns,
    ListFormat,
    count_contacts,
    detect_format,
)
from tarife.rates.markets.countries import CountryNames
from tarife.rates.markets.markets import NO_COUNTRY, Markets
from tarife.rates.markets.phones import Bare, masked, numbers_masked
from tarife.terms.problems import Problem, TarifeError

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
        self._code_of = CountryNames(markets).code_of
        self._form = detect_format(preview.rows, HomeCountries(home_country, self._code_of))
        self.home = country_chooser(markets, self.tr("Country without calling code"))
        choose(self.home, home_country)
        self.counts: ContactCounts | None = None
        self._runner = LatestRunner[ContactCounts](1, self)
        self._runner.finished.connect(self._show_counts)
        self._runner.failed.connect(self._show_failure)
        people = preview.rows[self._form.first_row :]
        self.column = self._column_chooser(people)
        self.country_column = self._country_chooser()
        self.bare = _chooser(
            self.tr("Digits that can be both"),
            (None, self.tr("What fits better, else as most of the list")),
            (Bare.INTERNATIONAL, self.tr("International numbers without plus")),
            (Bare.NATIONAL, self.tr("National numbers")),
        )
        for chooser in (self.column, self.country_column, self.home):
            chooser.currentIndexChanged.connect(self._count_anew)
        self.bare.currentIndexChanged.connect(self._count)
        self.table = self._make_table()
        self.rest = sentence_label("muted")
        self.warning = sentence_label("warn")
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

    def _column_chooser(self, people: Sequence[tuple[str, ...]]) -> QComboBox:
        """Offer each column, and first of all several that stand in for each other."""
        guessed = self._form.columns.phones if self._form.columns else ()
        entries: list[tuple[object, str]] = []
        for column in range(
            max((len(row) for row in (*people, self._form.heading)), default=0)
        ):
            cells = [masked(row[column]) for row in people if column < len(row) and row[column]]
            sample = ", ".join(cells[:_SAMPLE])
            name = self._name_of_column(column)
            entries.append(((column,), f"{name}  ({sample})" if sample else name))
        if len(guessed) > 1:
            names = [self._name_of_column(column) for column in guessed]
            entries.insert(0, (guessed, self.tr(", else ").join(names)))
        chooser = _chooser(self.tr("Column with phone numbers"), *entries)
        likely = guessed[0] if len(guessed) == 1 else 0
        chooser.setCurrentIndex(likely if guessed else -1)
        return chooser

    def _country_chooser(self) -> QComboBox:
        """Offer the column of countries, if there is one, or to pass it over."""
        guessed = self._form.columns.country if self._form.columns else None
        columns = () if guessed is None else ((guessed, self._name_of_column(guessed)),)
        return _chooser(
            self.tr("Column with countries"), *columns, (None, self.tr("No column"))
        )

    def _name_of_column(self, index: int) -> str:
        heading = self._form.heading
        name = numbers_masked(heading[index]) if index < len(heading) else ""
        return name or self.tr("Column %1").replace("%1", str(index + 1))

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
        form.addRow(self.tr("&Countries in"), self.country_column)
        form.addRow(self.tr("&Without calling code from"), self.home)
        form.addRow(self.tr("If &both are possible"), self.bare)
        form.setRowVisible(self.country_column, self.country_column.count() > 1)
        self._fields = form
        self._offer_both(is_wanted=False)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.addButton(self.accept_button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = column_of_dialog(self)
        column.addWidget(label("title", file_name(self._path)))
        promise = self.tr(
            "People are counted by the country of their number. The numbers themselves are "
            "not kept, neither in the plan nor anywhere else."
        )
        column.addWidget(sentence_label("muted", promise))
        column.addLayout(form)
        column.addWidget(self.progress)
        column.addWidget(self.table, 1)
        column.addWidget(self.warning)
        column.addWidget(self.rest)
        column.addWidget(buttons)
        self.accept_button.setDefault(True)

    def _count_anew(self) -> None:
        """Count other columns or another home, where nothing is chosen of doubtful digits."""
        with QSignalBlocker(self.bare):
            self.bare.setCurrentIndex(0)
        self._offer_both(is_wanted=False)
        self._count()

    def _offer_both(self, *, is_wanted: bool) -> None:
        """Offer to choose how digits that can be two numbers are read, where there are any."""
        self._fields.setRowVisible(self.bare, is_wanted)

    def _count(self) -> None:
        """Count the chosen columns, all of the file, off the window's thread."""
        self.counts = None
        self.accept_button.setEnabled(False)
        self.table.setRowCount(0)
        self.warning.hide()
        phones = self.column.currentData()
        self.progress.setVisible(phones is not None)
        if phones is None:
            self.rest.setText(self.tr("Choose the column that holds the phone numbers."))
            return
        self.rest.setText(self.tr("Counting…"))
        columns = ListColumns(tuple(phones), self.country_column.currentData())
        homes = HomeCountries(chosen_key(self.home) or "", self._code_of)
        asked = self.bare.currentData()  # as plain text
        job = partial(
            _counted,
            path=self._path,
            form=self._form,
            columns=columns,
            homes=homes,
            bare=Bare(asked) if asked else None,
        )
        self._runner.start(job)

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
        self._offer_both(is_wanted=counts.doubtful > 0)
        self.warning.setText(self._warning_text(counts, locale))
        self.warning.setVisible(bool(self.warning.text()))
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
        as_read = {
            Bare.INTERNATIONAL: (
                self.tr(
                    "1 number without plus can be international or national, and is read as "
                    "international."
                ),
                self.tr(
                    "%1 numbers without plus can be international or national; what fits both "
                    "is read as international."
                ),
            ),
            Bare.NATIONAL: (
                self.tr(
                    "1 number without plus can be international or national, and is read as "
                    "national."
                ),
                self.tr(
                    "%1 numbers without plus can be international or national; what fits both "
                    "is read as national."
                ),
            ),
        }
        people = self.tr("1 person in all."), self.tr("%1 people in all.")
        repeated = (
            self.tr("1 number stands in the list more than once."),
            self.tr("%1 numbers stand in the list more than once."),
        )
        empty = self.tr("1 row has no number."), self.tr("%1 rows have no number.")
        unusable = (
            self.tr("1 cell is no usable phone number:"),
            self.tr("%1 cells are no usable phone number:"),
        )
        parts = [
            (one if number == 1 else many).replace("%1", count_text(number, locale))
            for (one, many), number in (
                (people, sum(counts.people.values())),
                (repeated, counts.repeated),
                (empty, counts.empty),
                (as_read[counts.bare], counts.doubtful),
                (unusable, counts.unusable),
            )
            if number
        ]
        return " ".join([*parts, ", ".join(counts.examples)]).strip()

    def _warning_text(self, counts: ContactCounts, locale: QLocale) -> str:
        texts = []
        if counts.has_mostly_none:
            texts.append(
                self.tr("Most rows have no usable number. Is this the right file and column?")
            )
        if counts.rounded:
            text = (
                self.tr(
                    "1 number was shortened by a spreadsheet (as 9.05E+11) and cannot be read: "
                    "show the column as whole numbers there, and save the list again."
                )
                if counts.rounded == 1
                else self.tr(
                    "%1 numbers were shortened by a spreadsheet (as 9.05E+11) and cannot be "
                    "read: show the column as whole numbers there, and save the list again."
                )
            )
            texts.append(text.replace("%1", count_text(counts.rounded, locale)))
        return " ".join(texts)


def _chooser(name: str, *entries: tuple[object, str]) -> QComboBox:
    """Offer entries, each a value and its text."""
    made = QComboBox()
    made.setAccessibleName(name)
    for value, text in entries:
        made.addItem(text, value)
    return made


def _counted(  # noqa: PLR0913 - all that a person can choose
    should_stop: ShouldStop,
    *,
    path: Path,
    form: ListFormat,
    columns: ListColumns,
    homes: HomeCountries,
    bare: Bare | None,
) -> ContactCounts:
    """Count columns of a file."""
    people = islice(list_rows(path), form.first_row, None)
    return count_contacts(people, columns, homes, should_stop, bare)


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

    file_chosen = Signal(object)
    added = Signal(int)

    def __init__(
        self,
        session: PlanSession,
        plan_files: PlanFiles,
        answers: ContactAnswers,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._plan_files = plan_files
        self._answers = answers
        self.tasks = TaskQueue(self)
        self._path = Path()
        self._runner = LatestRunner[tuple[Path, Preview]](1, self)
        self._runner.finished.connect(self._take)
        self._runner.failed.connect(self._complain)

    @property
    def is_busy(self) -> bool:
        """Whether files are being read."""
        return self._runner.is_busy

    def choose(self) -> None:
        """Ask for a list and open it."""
        path = self._answers.list_to_open()
        if path is not None:
            self.file_chosen.emit(path)

    def open(self, path: Path) -> None:
        """Read the first rows off the window's thread, then show what is in the list."""
        self._path = path

        def work(_should_stop: ShouldStop) -> tuple[Path, Preview]:
            return path, preview(path)

        self._runner.start(work)

    def close(self) -> None:
        """Stop reading before the window goes."""
        self.tasks.close()
        self._runner.close()

    def _take(self, read: tuple[Path, Preview]) -> None:
        self.tasks.take(lambda lists: lists.show_list(*read))

    def show_list(self, path: Path, rows: Preview) -> None:
        """Show what is in a list, and make audiences of it if that is wanted.

        Where no plan is open, a new one is asked for first.
        """
        counts = self._answers.contact_counts(path, rows, self._home())
        if counts is None:
            return
        if self._session.plan is None:
            self._plan_files.start_new()
        if self._session.plan is not None:
            self._add(self._session.plan, path.stem, counts)

    def _home(self) -> str:
        plan = self._session.plan
        if plan is not None:
            return plan.account.home_country
        return QLocale.territoryToCode(QLocale().territory())

    def _add(self, plan: Plan, name: str, counts: ContactCounts) -> None:
        edits: list[Edit] = []
        for country, people in counts.people.items():
            if country != NO_COUNTRY:
                title = given(LISTED, name=name, place=load_markets().country_name(country))
                audience = Audience(plan.fresh_id("audience"), title, country, people)
                edits.append(add_line(audience))
                plan = edits[-1].apply(plan)
        if edits:
            self._session.apply_together(self.tr("Add audiences of a list"), tuple(edits))
            self.added.emit(len(edits))

    def _complain(self, error: Exception) -> None:
        problems = problems_of(error)
        heading = self.tr("%1 could not be opened").replace("%1", file_name(self._path))
        self.tasks.take(lambda lists: lists.complain(heading, problems))

    def complain(self, heading: str, problems: tuple[Problem, ...]) -> None:
        """Say why a file is not opened."""
        self._answers.show_problems(heading, problems)
