"""A log of messages in the window: read in a worker, its columns asked, its bill shown."""

import io
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

from PySide6.QtCore import QLocale, QSize, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from tarife.actuals.events import ReadOptions, Sample, sample_of
from tarife.actuals.opening import LogFile
from tarife.actuals.times import DateOrder
from tarife.billing.settings import BillingSettings
from tarife.gui.message_log.bill_page import BillPage, in_window
from tarife.gui.message_log.columns_page import ColumnsPage
from tarife.gui.runtime.runner import LatestRunner, ShouldStop
from tarife.gui.text.names import file_name, filled, problems_of
from tarife.gui.text.numbers import count_text
from tarife.gui.widgets.choosers import choose, chooser_of, chosen_key
from tarife.gui.widgets.columns import Choice, zone_choices
from tarife.gui.widgets.labels import label, sentence_label
from tarife.gui.widgets.layouts import bare_column, column_of_dialog
from tarife.gui.widgets.problem_list import ProblemList
from tarife.gui.widgets.theme import SIZES
from tarife.terms.calendar import find_zone
from tarife.terms.problems import Problem

if TYPE_CHECKING:
    from tarife.insight.log_bill import LogBill

Biller: TypeAlias = Callable[[LogFile, BillingSettings, ReadOptions, ShouldStop], "LogBill"]
"""Bills an open log, in a worker."""


@dataclass(frozen=True, slots=True)
class LogTerms:
    """By what a log is billed.

    Attributes:
        settings: The account, whose currency and time zone may be changed.
        currencies: Those that have rate cards.
        folder: Where the person's own mappings are kept.
        biller: What bills it.
    """

    settings: BillingSettings
    currencies: tuple[str, ...]
    folder: Path
    biller: Biller


_USUAL: Final = QSize(860, 640)
_FRAME: Final = QSize(40, 60)
_CURRENCY_PX: Final = 104
_ZONE_PX: Final = 208
_SUMS: Final = "only-sums"
_ORDER_UNKNOWN: Final = "date-order"


class _StoppedError(Exception):
    """Nobody waits any more for what is being read."""


class LogDialog(QDialog):
    """Says what a log costs; asks what its columns mean where that is not clear."""

    _lines_read = Signal(int)

    def __init__(
        self,
        path: Path,
        terms: LogTerms,
        parent: QWidget | None = None,
    ) -> None:
        """Begin to read a log."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Log of messages"))
        self.resize(_USUAL.boundedTo(self.screen().availableSize() - _FRAME))
        self._path = path
        self._terms = terms
        self._sample: Sample | None = None
        self.columns = ColumnsPage(terms.folder)
        self.bill = BillPage()
        self.currency = chooser_of(
            tuple(Choice(code, code) for code in terms.currencies), self.tr("Currency")
        )
        self.currency.setFixedWidth(_CURRENCY_PX)
        choose(self.currency, terms.settings.currency)
        self.zone = chooser_of(zone_choices(), self.tr("Time zone"))
        self.zone.setFixedWidth(_ZONE_PX)
        choose(self.zone, terms.settings.zone.key)
        self.order = self._order_chooser()
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.lines = label("muted")
        self.pages = QStackedWidget()
        self._problems = QVBoxLayout()
        self.columns_button = QPushButton(self.tr("C&olumns…"))
        self.bill_button = QPushButton(self.tr("Show what it costs"))
        self._sampling = LatestRunner[Sample](1, self)
        self._billing = LatestRunner["LogBill"](1, self)
        self._lay_out()
        self._connect()
        self._start_sampling()

    def done(self, result: int) -> None:
        """Stop reading before the dialog goes."""
        self._sampling.close()
        self._billing.close()
        super().done(result)

    @property
    def is_busy(self) -> bool:
        """Whether something is still being read."""
        return self._sampling.is_busy or self._billing.is_busy

    def show_bill(self) -> None:
        """Read the log by the columns as they are chosen, and bill it."""
        currency, zone = chosen_key(self.currency), find_zone(chosen_key(self.zone) or "")
        if currency is None or zone is None or not self.columns.is_enough:
            return
        order = self.order.currentData()
        mapping = self.columns.mapping
        category = mapping.template_category if mapping is not None else ""
        is_named = mapping is not None and mapping.is_report  # and so tells the category itself
        how = ReadOptions(
            mapping=mapping,
            template_category="" if is_named else category,
            order=DateOrder(order) if order else None,
            home_country=self._terms.settings.home_country,
            now=datetime.now().astimezone(),  # noqa: TID251 - the edge of the program
        )
        settings = replace(self._terms.settings, currency=currency, zone=zone)
        self._show_reading()
        self._billing.start(partial(self._billed, settings=settings, how=how))

    def _start_sampling(self) -> None:
        self._show_reading()
        path = self._path

        def work(_should_stop: ShouldStop) -> Sample:
            with closing(_opened(path)) as file:
                return sample_of(file)

        self._sampling.start(work)

    def _billed(
        self, should_stop: ShouldStop, settings: BillingSettings, how: ReadOptions
    ) -> "LogBill":
        def tell(lines: int) -> None:
            if should_stop():
                raise _StoppedError
            self._lines_read.emit(lines)

        with closing(_opened(self._path)) as file:
            return self._terms.biller(file, settings, replace(how, progress=tell), should_stop)

    def _take_sample(self, sample: Sample) -> None:
        self._sample = sample
        if sample.problem is not None and sample.problem.code == _SUMS:
            self._show_problems((sample.problem,))
            return
        self.columns.show_sample(sample)
        if sample.problem is None and not sample.guess.is_report:
            self.show_bill()
        else:
            self._show_columns()

    def _take_bill(self, billed: "LogBill") -> None:
        self.bill.show_bill(billed)
        self._show_page(self.bill)
        self.bill.table.setFocus()

    def _take_failure(self, error: Exception) -> None:
        problems = problems_of(error)
        if any(problem.code == _ORDER_UNKNOWN for problem in problems):
            self._answers[self.order].show()
            self.order.show()
        self._show_problems(tuple(map(in_window, problems)))

    def _show_reading(self) -> None:
        self.lines.setText(self.tr("Reading…"))
        self._show_page(self._reading)

    def _show_lines(self, lines: int) -> None:
        text = filled(self.tr("%1[line|lines] read"), count_text(lines, QLocale()))
        self.lines.setText(text)

    def _show_columns(self) -> None:
        self._billing.forget()
        self._show_page(self.columns)
        self.bill_button.setDefault(True)
        self.bill_button.setFocus()

    def _show_problems(self, problems: tuple[Problem, ...]) -> None:
        while self._problems.count():
            widget = self._problems.takeAt(0).widget()
            if widget is not None:
                widget.deleteLater()
        self._problems.addWidget(ProblemList(problems))
        self._show_page(self._wrong)

    def _show_page(self, page: QWidget) -> None:
        self.pages.setCurrentWidget(page)
        has_columns = self._sample is not None and self._sample.problem is None
        has_columns |= self.columns.mapping is not None
        is_asking = page is self.columns
        self.columns_button.setVisible(has_columns and not is_asking)
        self.bill_button.setVisible(is_asking)
        self._enable()

    def _enable(self) -> None:
        self.bill_button.setEnabled(self.columns.is_enough)

    def _bill_anew(self) -> None:
        """Bill by another currency, zone or order of dates, unless columns are being asked."""
        if self.pages.currentWidget() is not self.columns and self._sample is not None:
            self.show_bill()

    def _order_chooser(self) -> QComboBox:
        made = QComboBox()
        made.setAccessibleName(self.tr("Dates"))
        made.addItem(self.tr("Choose…"), "")
        made.addItem(self.tr("31/12/2026, day first"), DateOrder.DAY_FIRST.value)
        made.addItem(self.tr("12/31/2026, month first"), DateOrder.MONTH_FIRST.value)
        return made

    def _connect(self) -> None:
        self._sampling.finished.connect(self._take_sample)
        self._sampling.failed.connect(self._take_failure)
        self._billing.finished.connect(self._take_bill)
        self._billing.failed.connect(self._take_failure)
        self._lines_read.connect(self._show_lines)
        self.columns.changed.connect(self._enable)
        self.columns_button.clicked.connect(self._show_columns)
        self.bill_button.clicked.connect(self.show_bill)
        for chooser in (self.currency, self.zone):
            chooser.currentIndexChanged.connect(self._bill_anew)
        self.order.activated.connect(self._bill_anew)

    def _lay_out(self) -> None:
        self._reading, self._wrong = QWidget(), QWidget()
        reading = QVBoxLayout(self._reading)
        reading.addWidget(self.lines)
        reading.addWidget(self.progress)
        reading.addStretch(1)
        wrong = bare_column(self._wrong)
        wrong.addLayout(self._problems)
        for page in (self._reading, self.columns, self.bill, self._wrong):
            self.pages.addWidget(page)
        self.columns_button.setAutoDefault(False)
        roles = QDialogButtonBox.ButtonRole
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(self.columns_button, roles.ActionRole)
        buttons.addButton(self.bill_button, roles.ActionRole)
        buttons.rejected.connect(self.reject)
        column = column_of_dialog(self)
        column.addWidget(label("title", file_name(self._path)))
        promise = self.tr(
            "Nothing of the log is kept: neither numbers nor messages, in the plan or anywhere."
        )
        column.addWidget(sentence_label("muted", promise))
        column.addLayout(self._answer_row())
        column.addWidget(self.pages, 1)
        column.addWidget(buttons)

    def _answer_row(self) -> QHBoxLayout:
        """Lay out what the log does not say of itself, side by side."""
        row = QHBoxLayout()
        row.setSpacing(SIZES.space_2)
        self._answers: dict[QWidget, QLabel] = {}
        for text, chooser in (
            (self.tr("C&urrency"), self.currency),
            (self.tr("Time &zone"), self.zone),
            (self.tr("&Dates"), self.order),
        ):
            caption = label("", text)
            caption.setBuddy(chooser)
            self._answers[chooser] = caption
            row.addWidget(caption)
            row.addWidget(chooser)
            row.addSpacing(SIZES.space_2)
        row.addStretch(1)
        self._answers[self.order].hide()
        self.order.hide()
        return row


def _opened(path: Path) -> LogFile:
    """Open the log anew; it is closed by whoever reads it.

    Raises:
        InputError: If it is no log.
        OutsideError: If it cannot be read.
    """
    return LogFile.of(str(path), io.BytesIO())
