"""The bill of a log: its total, charges by market and category, people, and notes."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tarife.actuals.reports import WHOLE_LOG
from tarife.forecast.totals import Total, totals_by_market
from tarife.gui.text.countries import by_alphabet, territory_name
from tarife.gui.text.languages import tr
from tarife.gui.text.names import category_name, filled, full_sentence, sentence
from tarife.gui.text.numbers import cell_count, count_text, exact_decimals, money_text
from tarife.gui.text.times import date_text
from tarife.gui.widgets.appearance import Appearance
from tarife.gui.widgets.columns import FIGURE, Column
from tarife.gui.widgets.labels import label, sentence_label
from tarife.gui.widgets.problem_list import Details
from tarife.gui.widgets.read_only_table import EXACT, ReadingModel, ReadingTable
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
    """Messages of one market and category as they are shown."""

    market: str
    category: str
    charged: str
    free: str
    undelivered: str
    amount: str
    is_sum: bool = False


CHARGE_COLUMNS: Final[tuple[Column[ChargeRow], ...]] = (
    Column("market", marked("Market"), lambda row: row.market, width=0),
    Column("category", marked("Category"), lambda row: row.category, width=120),
    Column("charged", marked("Charged"), lambda row: row.charged, align=FIGURE, width=80),
    Column("free", marked("Free"), lambda row: row.free, align=FIGURE, width=80),
    Column(
        "undelivered",
        marked("Not billed"),
        lambda row: row.undelivered,
        align=FIGURE,
        width=80,
        tip=marked("Paused, or outside a service window, where it cannot be delivered"),
    ),
    Column(
        "amount",
        marked("Cost (%1)"),
        lambda row: row.amount,
        align=FIGURE,
        tip=EXACT,
        width=104,
    ),
)


def charge_rows(totals: tuple[Total, ...], currency: str) -> tuple[ChargeRow, ...]:
    """Write the charges of each market and category, and their sum."""
    decimals = exact_decimals(Money(total.charge_micros, currency) for total in totals)
    ordered = by_alphabet(totals, lambda total: territory_name(total.market))

    def figures(some: Sequence[Total]) -> tuple[str, str, str, str]:
        locale = QLocale()
        return (
            cell_count(sum(total.charged for total in some), locale),
            cell_count(sum(total.free for total in some), locale),
            cell_count(sum(total.refused + total.paused for total in some), locale),
            money_text(Money(sum(t.charge_micros for t in some), currency), locale, decimals),
        )

    rows = [
        ChargeRow(
            territory_name(total.market), category_name(total.category), *figures([total])
        )
        for total in ordered
    ]
    return (*rows, ChargeRow(tr("Total"), "", *figures(totals), is_sum=True))


def note_texts(notes: tuple[Problem, ...]) -> list[str]:
    """Say what is worth knowing of a bill, in the words of the window."""
    shown = (in_window(note) for note in notes if note.code not in _SHOWN_ELSEWHERE)
    return [sentence(n) if n.where == WHOLE_LOG else full_sentence(n) for n in shown]


def in_window(problem: Problem) -> Problem:
    """Say what to do in the window in place of an option of the command line."""
    remedy = _REMEDIES.get(problem.code)
    own = "" if "--" in problem.hint else problem.hint
    hint = tr(remedy) if remedy else own
    return Problem(problem.code, problem.where, problem.message, hint)


class BillPage(QWidget):
    """Shows the bill of a log."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self.total = label("heading")
        self.counts = sentence_label("muted")
        self.charges = ReadingModel[ChargeRow](CHARGE_COLUMNS, self)
        self.table = ReadingTable(self.charges, appearance, self.tr("Charges of the log"))
        self.notes = Details()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SIZES.space_2)
        for part in (self.total, self.counts):
            column.addWidget(part)
        column.addWidget(self.table, 1)
        column.addWidget(self.notes)

    def show_bill(self, billed: "LogBill") -> None:
        """Show a bill; what is shown adds up to its total."""
        ledger = billed.ledger
        totals = totals_by_market(billed.lines)
        rows = charge_rows(totals, ledger.currency)
        self.charges.show_rows(rows, ledger.currency)
        self.total.setText(f"{rows[-1].amount} {ledger.currency}")
        self.counts.setText(self._counts_text(billed, totals))
        self.notes.show_texts(note_texts(billed.notes))

    def _counts_text(self, billed: "LogBill", totals: tuple[Total, ...]) -> str:
        locale = QLocale()
        sent = sum(t.charged + t.free + t.refused + t.paused for t in totals)
        messages = (
            self.tr("1 message")
            if sent == 1
            else self.tr("%1 messages").replace("%1", count_text(sent, locale))
        )
        people = billed.log.people
        who = (
            self.tr("1 person")
            if people == 1
            else self.tr("%1 people").replace("%1", count_text(people or 0, locale))
        )
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
