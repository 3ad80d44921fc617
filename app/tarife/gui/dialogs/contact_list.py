"""A contact list on its way into a plan: which column, how many people where."""

from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QLocale, Qt
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

from tarife.gui.choosers import choose, chooser_of, chosen_key
from tarife.gui.labels import label, sentence_label
from tarife.gui.languages import spoken
from tarife.gui.models.lines import country_choices
from tarife.gui.numbers import count_text
from tarife.gui.place_names import country_name
from tarife.gui.runner import LatestRunner, ShouldStop
from tarife.gui.theme import SIZES
from tarife.rates.markets.contacts import (
    ContactCounts,
    count_contacts,
    guess_phone_column,
    is_heading,
)
from tarife.rates.markets.markets import NO_COUNTRY, Markets
from tarife.rates.markets.phones import masked, numbers_masked
from tarife.terms.problems import TarifeError
from tarife.workbook.contact_rows import Preview, list_rows

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
