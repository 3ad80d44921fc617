"""The bill of a log: its total, charges by market and category, people, and notes."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QWidget

from tarife.actuals.reports import WHOLE_LOG
from tarife.forecast.totals import Total, totals_by_market
from tarife.gui.text.countries import by_alphabet, territory_text
from tarife.gui.text.languages import tr
from tarife.gui.text.names import category_name, filled, full_sentence, sentence
from tarife.gui.text.numbers import count_text
from tarife.gui.text.times import date_text
from tarife.gui.widgets.columns import Column, Heading, figures
from tarife.gui.widgets.labels import label, sentence_label
from tarife.gui.widgets.layouts import bare_column
from tarife.gui.widgets.problem_list import Details
from tarife.gui.widgets.read_only_table import EXACT, ReadOnlyModel, ReadOnlyTable
from tarife.gui.widgets.theme import SIZES
from tarife.terms.marking import marked
from tarife.terms.money import Money
from tarife.terms.problems import Problem

if TYPE_CHECKING:
    from tarife.insight.log_bill import LogBill

_SHOWN_ELSEWHERE: Final = frozenset({"columns-read"})
_REMEDIES: Final = {
    "no-category": marked("under Columns, choose what templates count as"),
    "date-order": marked("choose it under Dates"),
}
"""What to do in the window, where the command line has an option."""


@dataclass(frozen=True, slots=True)
class ChargeRow:
    """Messages of one market and category, or of all."""

    market: str
    category: str
    totals: Sequence[Total]
    currency: str
    is_sum: bool = False

    def count(self, *kinds: str) -> int:
        """Add up messages of some kinds."""
        return sum(getattr(total, kind) for total in self.totals for kind in kinds)

    @property
    def amount(self) -> Money:
        """What they cost."""
        return Money(self.count("charge_micros"), self.currency)


CHARGE_COLUMNS: Final[tuple[Column[ChargeRow], ...]] = (
    Column("market", Heading(marked("Market"), width=0), lambda row: row.market),
    Column("category", Heading(marked("Category"), width=120), lambda row: row.category),
    Column("charged", figures(marked("Charged"), width=80), lambda row: row.count("charged")),
    Column("free", figures(marked("Free"), width=80), lambda row: row.count("free")),
    Column(
        "undelivered",
        figures(
            marked("Not billed"),
            marked("Paused, or outside a service window, where it cannot be delivered"),
            80,
        ),
        lambda row: row.count("refused", "paused"),
    ),
    Column("amount", figures(marked("Cost (%1)"), EXACT, 104), lambda row: row.amount),
)


def charge_rows(totals: tuple[Total, ...], currency: str) -> tuple[ChargeRow, ...]:
    """Give the charges of each market and category, and their sum."""
    rows = (
        ChargeRow(territory_text(one.market), category_name(one.category), [one], currency)
        for one in by_alphabet(totals, lambda total: territory_text(total.market))
    )
    return (*rows, ChargeRow(tr("Total"), "", totals, currency, is_sum=True))


def note_texts(notes: tuple[Problem, ...]) -> list[str]:
    """Say what is worth knowing of a bill, in the words of the window."""
    shown = (in_window(note) for note in notes if note.code not in _SHOWN_ELSEWHERE)
    return [sentence(n) if n.where == WHOLE_LOG else full_sentence(n) for n in shown]


def in_window(problem: Problem) -> Problem:
    """Say what to do in the window in place of an option of the command line."""
    remedy = _REMEDIES.get(problem.code)
    hint = tr(remedy) if remedy else problem.hint
    return Problem(problem.code, problem.where, problem.message, hint)


class BillPage(QWidget):
    """Shows the bill of a log."""

    def __init__(self) -> None:
        super().__init__()
        self.total = label("heading")
        self.counts = sentence_label("muted")
        self.charges = ReadOnlyModel(CHARGE_COLUMNS, self)
        self.table = ReadOnlyTable(
            self.charges, self.tr("Charges of the log"), spare=("undelivered",)
        )
        self.notes = Details()
        column = bare_column(self, SIZES.space_2)
        for part in (self.total, self.counts):
            column.addWidget(part)
        column.addWidget(self.table, 1)
        column.addWidget(self.notes)

    def show_bill(self, billed: "LogBill") -> None:
        """Show a bill; what is shown adds up to its total."""
        ledger = billed.ledger
        totals = totals_by_market(billed.lines)
        self.charges.show(charge_rows(totals, ledger.currency), ledger.currency)
        last = self.charges.index(self.charges.rowCount() - 1, len(CHARGE_COLUMNS) - 1)
        self.total.setText(f"{last.data()} {ledger.currency}")
        self.counts.setText(self._counts_text(billed, totals))
        self.notes.show_texts(note_texts(billed.notes))

    def _counts_text(self, billed: "LogBill", totals: tuple[Total, ...]) -> str:
        locale = QLocale()
        sent = sum(t.charged + t.free + t.refused + t.paused for t in totals)
        messages = filled(self.tr("%1[message|messages]"), count_text(sent, locale))
        people = billed.log.people
        who = filled(self.tr("%1[person|people]"), count_text(people or 0, locale))
        days = billed.ledger.calendar.dates()
        if not sent:
            return self.tr("The log holds no messages of the business that arrived.")
        first, last = (
            date_text(days[d]) for d in (billed.ledger.day[0], billed.ledger.day[-1])
        )
        when = first if first == last else f"{first} – {last}"  # noqa: RUF001 - a range
        if people is None:
            return filled(self.tr("%1 of the business, %2"), messages, when)
        return filled(self.tr("%1 of the business, %2, %3"), messages, who, when)
