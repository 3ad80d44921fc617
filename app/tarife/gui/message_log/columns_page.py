"""What the columns of a report mean: guessed, shown with ten rows, corrected by hand, kept."""

import re
from collections.abc import Mapping
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from tarife.actuals.events import Sample
from tarife.actuals.reports import KNOWN_REPORTS, ReportMapping, missing, untold
from tarife.documents.mappings import (
    find_mapping,
    is_other,
    mapping_names,
    may_be_named,
    save_mapping,
)
from tarife.gui.text.languages import spoken, tr
from tarife.gui.text.names import category_name, sentence
from tarife.gui.widgets.labels import Note, button, label
from tarife.gui.widgets.layouts import bare_column
from tarife.gui.widgets.problem_list import Details
from tarife.gui.widgets.theme import SIZES
from tarife.rates.markets.phones import numbers_masked
from tarife.terms.categories import Category
from tarife.terms.marking import marked
from tarife.terms.problems import TarifeError

FIELD_NAMES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "at": marked("Time"),
        "customer": marked("Customer"),
        "kind": marked("Kind of message"),
        "category": marked("Category"),
        "template": marked("Template"),
        "direction": marked("Direction"),
        "from": marked("From", "LogFields"),
        "to": marked("To", "LogFields"),
        "status": marked("Status"),
        "sent_at": marked("Time sent"),
        "delivered_at": marked("Time delivered"),
        "read_at": marked("Time read"),
        "failed_at": marked("Time failed"),
        "error": marked("Error"),
        "message_id": marked("Message id"),
        "user_id": marked("Customer's user id (BSUID)"),
        "country": marked("Country"),
        "market": marked("Market"),
        "number": marked("Business number"),
        "group_id": marked("Group"),
        "entry": marked("Ad or button"),
        "device": marked("Device"),
    }
)
"""What a column can mean, in the words of the window, as they are offered."""

_TEMPLATES: Final = (Category.MARKETING, Category.UTILITY, Category.AUTHENTICATION)
_ROWS: Final = 10
_MOST_COLUMNS: Final = 200
_MOST_LETTERS: Final = 60
_MEANING_PX: Final = 196
_NAME_PX: Final = 176
_CELL_PX: Final = (72, 240)
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{1,2}:\d{2}")
_PEOPLE: Final = frozenset({"customer", "from", "to", "user_id", "number"})
_NOTHING: Final = ""
_BY_HAND: Final = "by hand"


_LEAST_ROWS: Final = 5
"""Of the head and what the table shows at least: notes below scroll instead."""


class ColumnsPage(QWidget):
    """Asks what the columns of a report mean; `mapping` is what comes of it."""

    changed = Signal()

    def __init__(self, folder: Path) -> None:
        """Take the folder of the person's own mappings."""
        super().__init__()
        self._folder = folder
        self._sample: Sample | None = None
        self._base: ReportMapping | None = None
        self._choosers: dict[str, QComboBox] = {}
        self.known = QComboBox()
        self.known.setAccessibleName(self.tr("Read as"))
        self.known.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.templates = QComboBox()
        self.templates.setAccessibleName(self.tr("Templates count as"))
        self.templates.setToolTip(self.tr("Where the report does not say their category."))
        self.templates.addItem(self.tr("Not known"), _NOTHING)
        for category in _TEMPLATES:
            self.templates.addItem(category_name(category), category.value)
        self.table = self._make_table()
        self.missing = Note("warn", 1)
        self.untold = Details()
        self.name = QLineEdit()
        self.name.setAccessibleName(self.tr("Name of the mapping"))
        self.name.setPlaceholderText(self.tr("Name of the mapping"))
        self.keep_button = button("", self.tr("&Keep mapping"))
        self.message = Note("small")
        self._lay_out()
        self.known.activated.connect(self._take_known)
        self.templates.activated.connect(self._show_state)
        self.name.textChanged.connect(self._enable_keep)
        self.name.returnPressed.connect(self._keep)
        self.keep_button.clicked.connect(self._keep)

    @property
    def mapping(self) -> ReportMapping | None:
        """What the columns mean, or nothing before a report is shown."""
        base = self._base
        if base is None:
            return None
        columns = {
            chooser.currentData(): name
            for name, chooser in self._choosers.items()
            if chooser.currentData()
        }
        category = self.templates.currentData()
        same = {base.meaning_of(name): name for name in self._choosers if base.meaning_of(name)}
        if columns == same:
            return replace(base, template_category=category)
        values = {name: ways for name, ways in base.values.items() if name in columns}
        return replace(
            base,
            name=base.name or _BY_HAND,  # one without a name would be completed by guesses
            columns=columns,
            values=values,
            template_category=category,
            is_report=True,
        )

    @property
    def is_enough(self) -> bool:
        """Whether the report can be billed by these columns."""
        mapping = self.mapping
        if mapping is None:
            return False
        return not mapping.is_report or not missing(mapping.columns)

    def show_sample(self, sample: Sample) -> None:
        """Show the first rows of a report, and what its columns are taken for."""
        self._sample = sample
        self._fill_known(sample.guess.name)
        names = tuple(islice(_by_use(sample), _MOST_COLUMNS))
        self._fill_table(sample, names)
        self._take(sample.guess)

    def _fill_known(self, chosen: str) -> None:
        self.known.clear()
        self.known.addItem(self.tr("As guessed"), _NOTHING)
        shipped = {preset.name for preset in KNOWN_REPORTS}  # of companies
        for name in mapping_names(self._folder):
            self.known.addItem(name.capitalize() if name in shipped else name, name)
        self.known.setCurrentIndex(max(self.known.findData(chosen), 0))

    def _fill_table(self, sample: Sample, names: tuple[str, ...]) -> None:
        lines = tuple(islice(sample.batch.lines, _ROWS))
        self.table.clear()
        self.table.setRowCount(len(names))
        self.table.setColumnCount(2 + len(lines))
        titles = [self.tr("Column"), self.tr("Means")]
        titles += [self.tr("Row %1").replace("%1", str(line)) for line in lines]
        for index, title in enumerate(titles):
            heading = QTableWidgetItem(title)
            heading.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
            self.table.setHorizontalHeaderItem(index, heading)
        for index, width in enumerate((_NAME_PX, _MEANING_PX)):
            self.table.setColumnWidth(index, width)
        self._choosers = {}
        for row, name in enumerate(names):
            self.table.setItem(row, 0, _item(name))
            self._choosers[name] = self._chooser(name)
            self.table.setCellWidget(row, 1, self._choosers[name])
            is_person = sample.guess.meaning_of(name) in _PEOPLE
            for index, cell in enumerate(islice(sample.batch.columns[name], len(lines))):
                self.table.setItem(row, 2 + index, _item(_shown(cell, is_person=is_person)))
        for index in range(2, self.table.columnCount()):
            wanted = self.table.sizeHintForColumn(index) + SIZES.space_4
            self.table.setColumnWidth(index, max(_CELL_PX[0], min(wanted, _CELL_PX[1])))

    def _chooser(self, name: str) -> QComboBox:
        made = QComboBox()
        made.setProperty("role", "cell")
        made.setAccessibleName(self.tr("Meaning of %1").replace("%1", name))
        made.addItem(self.tr("(not used)"), _NOTHING)
        for field, text in FIELD_NAMES.items():
            made.addItem(tr(text, "LogFields"), field)
        made.activated.connect(lambda: self._take_meaning(made))
        return made

    def _take_known(self) -> None:
        """Read the columns by a mapping that has a name, or as they were guessed."""
        name = self.known.currentData()
        if self._sample is None:
            return
        if name == _NOTHING:
            self._take(self._sample.guess)
            return
        try:
            found = find_mapping(name, self._folder)
        except TarifeError as error:
            self.message.setText(error.said(spoken()))
            return
        self._take(found)
        self.name.setText(name)

    def _take(self, mapping: ReportMapping) -> None:
        self._base = mapping
        self.message.clear()
        for name, chooser in self._choosers.items():
            chooser.setCurrentIndex(max(chooser.findData(mapping.meaning_of(name)), 0))
        self.templates.setCurrentIndex(
            max(self.templates.findData(mapping.template_category), 0)
        )
        self._show_state()

    def _take_meaning(self, chosen: QComboBox) -> None:
        """Let a field be meant by one column alone: the one that was chosen last."""
        field = chosen.currentData()
        for chooser in self._choosers.values():
            if field and chooser is not chosen and chooser.currentData() == field:
                chooser.setCurrentIndex(0)
        with QSignalBlocker(self.known):
            self.known.setCurrentIndex(0)
        self._show_state()

    def _show_state(self) -> None:
        """Say what is missing, and what the report cannot tell."""
        mapping = self.mapping
        if mapping is None:
            return
        lacks = missing(mapping.columns) if mapping.is_report else ()
        self.missing.setText(" ".join(map(sentence, lacks)))
        limits = untold(mapping) if mapping.is_report and not lacks else ()
        self.untold.show_texts([sentence(limit) for limit in limits])
        self._enable_keep()
        self.changed.emit()

    def _enable_keep(self) -> None:
        mapping = self.mapping
        name, may_keep, is_kept = self.name.text().strip(), False, False
        if mapping is not None and mapping.is_report and mapping.columns:
            may_keep = may_be_named(name)
            is_kept = may_keep and is_other(replace(mapping, name=name), self._folder)
        self.keep_button.setEnabled(may_keep)
        self.keep_button.setText(
            self.tr("Re&place mapping") if is_kept else self.tr("&Keep mapping")
        )

    def _keep(self) -> None:
        mapping, name = self.mapping, self.name.text().strip()
        if mapping is None or not self.keep_button.isEnabled():
            return
        try:
            save_mapping(replace(mapping, name=name), self._folder)
        except TarifeError as error:
            self.message.setText(error.said(spoken()))
            return
        self._fill_known(name)
        self._enable_keep()
        text = self.tr("Kept as “%1”; tarife bill --mapping reads it by this name too.")
        self.message.setText(text.replace("%1", name))

    def _make_table(self) -> QTableWidget:
        table = QTableWidget(0, 2)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(SIZES.row + 4)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        table.horizontalHeader().setHighlightSections(False)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.setMinimumHeight(_LEAST_ROWS * (SIZES.row + 4))
        table.setAccessibleName(self.tr("Columns of the report"))
        return table

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(SIZES.space_4)
        form.setVerticalSpacing(SIZES.space_2)
        choices = QHBoxLayout()
        choices.setSpacing(SIZES.space_4)
        choices.addWidget(self.known)
        caption = label("", self.tr("Templates &count as"))
        caption.setBuddy(self.templates)
        choices.addWidget(caption)
        choices.addWidget(self.templates)
        choices.addStretch(1)
        form.addRow(self.tr("&Read as"), choices)
        form.labelForField(choices).setBuddy(self.known)  # type: ignore[attr-defined]
        recovery_file = QHBoxLayout()
        recovery_file.setSpacing(SIZES.space_2)
        self.name.setFixedWidth(_MEANING_PX + SIZES.space_6)
        recovery_file.addWidget(self.name)
        recovery_file.addWidget(self.keep_button)
        recovery_file.addWidget(self.message, 1)
        column = bare_column(self, SIZES.space_2)
        column.addWidget(label("strong", self.tr("What do the columns mean?")))
        column.addLayout(form)
        column.addWidget(self.table, 1)
        column.addWidget(self.missing)
        column.addWidget(self.untold)
        column.addLayout(recovery_file)
        self.keep_button.setAutoDefault(False)


def _by_use(sample: Sample) -> chain[str]:
    """List the columns, first those that mean something where there are very many."""
    names = tuple(sample.batch.columns)
    if len(names) <= _MOST_COLUMNS:
        return chain(names)
    used = [name for name in names if sample.guess.meaning_of(name)]
    return chain(used, (name for name in names if name not in set(used)))


def _item(text: str) -> QTableWidgetItem:
    item = QTableWidgetItem(text)
    item.setToolTip(text)
    return item


def _shown(cell: object, *, is_person: bool) -> str:
    """Write a cell on one line, with the middle of its numbers hidden unless it is a time."""
    text = " ".join(str("" if cell is None else cell).split())
    short = text if len(text) <= _MOST_LETTERS else f"{text[:_MOST_LETTERS]}…"
    return short if _DAY.match(short) and not is_person else numbers_masked(short)
