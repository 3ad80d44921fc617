"""Asks what will be different in the month that is planned from a measured one."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QLocale, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QDialog, QFormLayout, QWidget

from tarife.gui.editors.period_form import months_around
from tarife.gui.text.estimates import AMOUNT, COUNT, Notation
from tarife.gui.text.languages import spoken, tr
from tarife.gui.text.names import capitalised, field_name, filled, full_sentence, month_name
from tarife.gui.text.numbers import ParseError, count_text
from tarife.gui.text.schedules import read_schedule
from tarife.gui.text.times import date_text, schedule_text
from tarife.gui.widgets.choosers import choose
from tarife.gui.widgets.columns import Column, Heading, Limits, figures
from tarife.gui.widgets.labels import Note, label, sentence_label
from tarife.gui.widgets.layouts import buttons_of, column_of_dialog
from tarife.gui.widgets.problem_list import Details
from tarife.gui.widgets.read_only_table import ReadOnlyModel, ReadOnlyTable
from tarife.plan.model.lines import PART_OF, Schedule
from tarife.plan.model.plan import Plan
from tarife.plan.model.scenarios import Range
from tarife.plan.numbers import range_at
from tarife.rates.book import RateBook
from tarife.terms.calendar import BillingMonth, Period
from tarife.terms.marking import marked
from tarife.terms.sentences import in_language

if TYPE_CHECKING:
    from tarife.fitting.fitting import FittedNumber, FittedPlan

_SIZE: Final = (760, 520)
_OWNERS: Final = {part: kind for kind, part in PART_OF.items()}


@dataclass(frozen=True, slots=True)
class LineRow:
    """How much there is of a line, as it was measured and as it will be."""

    number: "FittedNumber"
    low: float
    likely: float
    high: float
    schedule: Schedule | None
    month: BillingMonth

    @property
    def unit(self) -> Notation:
        """How its number is written: whole messages and people, or so many a day."""
        return AMOUNT if self.number.at.field.endswith("_per_day") else COUNT

    def text(self, value: float) -> str:
        """Write a number of this kind."""
        return self.unit.show(value if self.unit is AMOUNT else round(value), QLocale())


def _field(row: LineRow) -> str:
    return capitalised(field_name(row.number.at.field))


def _when(row: LineRow) -> str:
    return schedule_text(row.schedule, row.month) if row.schedule else ""


_LIKELY, _WHEN = 3, 6
_COLUMNS: Final[tuple[Column[LineRow], ...]] = (
    Column(
        "line",
        Heading(marked("Line"), width=0),
        lambda row: in_language(row.number.name, spoken()),
    ),
    Column("number", Heading(marked("Number"), width=96), _field),
    Column(
        "low",
        figures(marked("Low"), marked("One time in ten the truth is less"), 64),
        lambda row: row.text(row.low),
    ),
    Column(
        "likely",
        figures(marked("Likely"), marked("Type what it will be instead"), 72),
        lambda row: row.text(row.likely),
    ),
    Column(
        "high",
        figures(marked("High"), marked("One time in ten the truth is more"), 64),
        lambda row: row.text(row.high),
    ),
    Column("n", figures(marked("n"), marked("How many observations say so"), 56),
           lambda row: row.number.estimate.n),
    Column("when", Heading(marked("When"), marked("Type other days and times"), 168), _when),
)  # fmt: skip


class LinesOfMonth(ReadOnlyModel[LineRow]):
    """Shows the measured lines; what will be different is typed over them."""

    def __init__(self, fitted: "FittedPlan", month: BillingMonth) -> None:
        from tarife.insight.actuals.next_month import NextMonth  # noqa: PLC0415 - with the fit

        super().__init__(_COLUMNS)
        self._made: Callable[..., NextMonth] = NextMonth
        self.next = NextMonth(fitted, month)
        self.refusal = ""
        self._show()

    @property
    def plan(self) -> Plan:
        """The plan of the month, with what will be different."""
        return self.next.plan

    def choose_month(self, month: BillingMonth) -> None:
        """Plan another month, where dates fall anew."""
        self.next = self._made(self.next.fitted, month, self.next.volumes)
        self._show()

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        may_edit = index.column() == _LIKELY or (
            index.column() == _WHEN and self.rows[index.row()].schedule is not None
        )
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if may_edit else flags

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        return super().data(
            index, Qt.ItemDataRole.DisplayRole if role == Qt.ItemDataRole.EditRole else role
        )

    def setData(
        self,
        index: QModelIndex | QPersistentModelIndex,
        value: Any,
        role: int = Qt.ItemDataRole.EditRole,
    ) -> bool:
        row, text = self.rows[index.row()], str(value)
        if role != Qt.ItemDataRole.EditRole or text == self.data(index):
            return False
        read = self._schedule if index.column() == _WHEN else self._volume
        error = read(row, text)
        self.refusal = error.sentence if error else ""
        self._show()
        return not error

    def _volume(self, row: LineRow, text: str) -> ParseError | None:
        at, value = row.number.at, row.unit.read(text, QLocale())
        if isinstance(value, ParseError):
            return value
        said = Limits.of(_OWNERS[at.part], at.field).sentence(text, value, row.unit)
        if said:
            return ParseError(text, said)
        volumes = {**self.next.volumes, at: value}
        self.next = self._made(self.next.fitted, self.next.month, volumes, self.next.schedules)
        return None

    def _schedule(self, row: LineRow, text: str) -> ParseError | None:
        before = row.schedule
        if before is None:
            return None
        found = read_schedule(text, before, Period(self.next.month))
        if isinstance(found, ParseError):
            return found
        if type(found) is not type(before):
            return ParseError(
                text, tr("a send and a stream are planned apart; change days only")
            )
        schedules = {**self.next.schedules, row.number.at.id: found}
        self.next = self._made(self.next.fitted, self.next.month, self.next.volumes, schedules)
        return None

    def _show(self) -> None:
        plan = self.plan
        schedules = {one.id: one.schedule for one in plan.sends}

        def row(one: "FittedNumber") -> LineRow:
            span = range_at(plan, one.at) or Range(one.at, one.estimate.low, one.estimate.high)
            likely = self.next.volumes.get(one.at, one.estimate.likely)
            schedule = schedules.get(one.at.id)
            return LineRow(one, span.low, likely, span.high, schedule, plan.month)

        self.show(tuple(map(row, self.next.numbers)))


class NextMonthDialog(QDialog):
    """Asks for the month, its volumes and dates; `plan` is what comes of it."""

    def __init__(
        self, fitted: "FittedPlan", book: RateBook, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Start a plan"))
        seen = fitted.plan.month
        self._book = book
        self.model = LinesOfMonth(fitted, seen.shifted(1))
        self.view = ReadOnlyTable(self.model, self.tr("What was measured"))
        self.view.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.month = QComboBox()
        self.month.setAccessibleName(self.tr("Month"))
        for month in months_around(seen):
            self.month.addItem(month_name(month), str(month))
        choose(self.month, str(seen.shifted(1)))
        self.card = sentence_label("muted")
        self.refusal = Note("bad")
        measured = fitted.plan.measured
        count = measured.messages if measured else 0
        self.measured = filled(
            self.tr("measured, %1, %2[message|messages]"),
            month_name(seen),
            count_text(count, QLocale()),
        )
        self.notes = Details()
        self.notes.show_texts([full_sentence(note) for note in fitted.notes])
        self.month.currentIndexChanged.connect(self._take_month)
        self.model.dataChanged.connect(self._show_refusal)
        self._lay_out()
        self._take_month()

    @property
    def plan(self) -> Plan:
        """The plan of the chosen month."""
        return self.model.plan

    def _take_month(self) -> None:
        month = BillingMonth.parse(str(self.month.currentData()))
        self.model.choose_month(month)
        self._show_refusal()
        currency = self.plan.account.currency
        cards = [
            one.id.effective_from
            for one in self._book.cards
            if one.id.currency == currency and one.id.effective_from <= month.last_day
        ]
        self.card.setText(
            filled(
                self.tr("Rates: the card that is newest then, of %1. Assumptions has others."),
                date_text(max(cards)),
            )
            if cards
            else ""
        )

    def _show_refusal(self) -> None:
        self.refusal.setText(capitalised(self.model.refusal))

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.addRow(self.tr("&Month"), self.month)
        about = self.tr(
            "Type over what will be different: volumes, and when sends go out. Every number "
            "stays a range: %1. The rest of the lines is in the plan."
        )
        column = column_of_dialog(self)
        column.addWidget(label("title", self.tr("What will be different?")))
        column.addWidget(sentence_label("small", about.replace("%1", self.measured)))
        column.addLayout(form)
        column.addWidget(self.card)
        column.addWidget(self.view, 1)
        column.addWidget(self.refusal)
        column.addWidget(self.notes)
        column.addWidget(buttons_of(self, self.tr("Start the plan")))
        self.resize(*_SIZE)
