"""The same one-way messages by SMS: prices that a person types, and the break-even."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Final

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QWidget

from tarife.gui.document.session import Outcome, PlanSession
from tarife.gui.tables.line_table import LineTable
from tarife.gui.tables.lines_panel import LinesPanel, Wording
from tarife.gui.text.countries import by_alphabet, territory_text
from tarife.gui.text.money_texts import difference_text
from tarife.gui.text.numbers import PRICE, WHOLE, ZERO_DASH, cell_count, money_text
from tarife.gui.widgets.appearance import Appearance
from tarife.gui.widgets.column_widths import needed_width
from tarife.gui.widgets.columns import FIGURE, Column, Heading, exact_column
from tarife.gui.widgets.layouts import bare_column
from tarife.insight.sms import SmsLine, sms_lines
from tarife.plan.edits.costs import set_sms_price
from tarife.plan.model.costs import SmsPrice
from tarife.plan.model.plan import Plan
from tarife.terms.marking import marked
from tarife.terms.money import Money, shown_difference

_MARKET: Final = Heading(marked("Market"), width=0)
_PRICE: Final = Heading(
    marked("SMS price (%1)"),
    marked("What your SMS provider asks for one, in the plan's currency"),
    width=96,
)
_SEGMENTS: Final = Heading(
    marked("Parts"), marked("A long text is sent, and paid, in several parts"), width=64
)

_ONE_WAY: Final = Heading(
    marked("Messages"), marked("Templates that reach a person; replies are left out"), width=90
)
_WHATSAPP: Final = Heading(
    marked("WhatsApp (%1)"),
    marked("What these templates cost: Meta's charges and what the partner adds to each"),
    width=100,
)
_SMS: Final = Heading(
    marked("SMS (%1)"), marked("What the same messages would cost by SMS"), width=100
)
_DEARER: Final = Heading(
    marked("SMS dearer by (%1)"), marked("Negative where SMS would be cheaper"), width=110
)
_BREAK_EVEN: Final = Heading(
    marked("Break-even (%1)"),
    marked("The price of one SMS at which both cost the same; below it SMS is cheaper"),
    width=100,
)
_PRICE_DECIMALS: Final = 5
_SPARE: Final = ("messages", "difference")


def sms_table(compared: Callable[[], Mapping[str, SmsLine]]) -> LineTable[SmsPrice]:
    """Make the table that compares with SMS: a line a market, with or without a price.

    Args:
        compared: The markets of the last forecast, and what they cost.
    """

    def rows(plan: Plan) -> tuple[SmsPrice, ...]:
        typed = {price.market: price for price in plan.costs.sms}
        names = by_alphabet({*typed, *compared()}, territory_text)
        return tuple(typed.get(name, SmsPrice(name, Decimal(0))) for name in names)

    def figure(name: str, heading: Heading, show: Callable[[SmsLine], str]) -> Column[SmsPrice]:
        def shown(row: SmsPrice) -> str:
            line = compared().get(row.market)
            return ZERO_DASH if line is None else show(line)

        return Column(name, replace(heading, align=FIGURE), shown)

    def columns(plan: Plan) -> tuple[Column[SmsPrice], ...]:
        amounts = (_PRICE, _WHATSAPP, _SMS, _DEARER, _BREAK_EVEN)
        headings = (one.in_currency(plan.account.currency) for one in amounts)
        price, whatsapp, sms, dearer, break_even = headings
        return (
            Column("market", _MARKET, lambda row: territory_text(row.market)),
            exact_column("price", SmsPrice, PRICE, price),
            exact_column("segments", SmsPrice, WHOLE, _SEGMENTS),
            figure("messages", _ONE_WAY, lambda line: cell_count(line.messages, QLocale())),
            figure("whatsapp", whatsapp, lambda line: _amount(line.whatsapp)),
            figure("sms", sms, lambda line: _amount(line.sms)),
            figure("difference", dearer, _difference),
            figure("break_even", break_even, _break_even),
        )

    return LineTable(
        "costs.sms",
        rows,
        lambda row: row.market,
        columns,
        lambda _index, _field, price, _before: set_sms_price(price),
        is_fixed=True,
    )


def _amount(money: Money | None) -> str:
    return ZERO_DASH if money is None else money_text(money, QLocale())


def _difference(line: SmsLine) -> str:
    if line.sms is None:
        return ZERO_DASH
    return difference_text(shown_difference(line.whatsapp, line.sms))


def _break_even(line: SmsLine) -> str:
    price = line.break_even
    if price is None:
        return ZERO_DASH
    shown = Money(int(price.scaleb(6).to_integral_value()), line.whatsapp.currency)
    return money_text(shown, QLocale(), _PRICE_DECIMALS)


class _SmsLines(LinesPanel):
    """The table of prices; where it is narrow, it leaves out what other columns come to."""

    def _hide_columns(self, wanted: list[int]) -> None:
        columns = self.model.columns if self.model else ()
        needed = {
            one.id: needed_width(one, want) for one, want in zip(columns, wanted, strict=True)
        }
        for number, column in enumerate(columns):
            if column.id in _SPARE and sum(needed.values()) > self.view.viewport().width():
                self.view.setColumnHidden(number, True)  # noqa: FBT003 - Qt's own signature
                del needed[column.id]


class SmsPanel(QWidget):
    """Compares every market of the plan with SMS."""

    def __init__(self, session: PlanSession, appearance: Appearance) -> None:
        super().__init__()
        self._session = session
        self._compared: dict[str, SmsLine] = {}
        wording = Wording(
            self.tr("Compare with SMS"),
            self.tr(
                "Type what one SMS costs you. Templates that reach a person are compared; "
                "monthly fees and taxes are left out on both sides."
            ),
            self.tr("No market yet: the plan sends no template messages."),
        )
        self.lines = _SmsLines(session, appearance, sms_table(lambda: self._compared), wording)
        self.lines.view.setObjectName("tight")
        column = bare_column(self)
        column.addWidget(self.lines)
        session.plan_opened.connect(self._forget)

    def show_outcome(self, outcome: Outcome) -> None:
        """Compare the messages of a forecast."""
        plan = outcome.forecast.plan
        found = sms_lines(outcome.forecast, plan.costs)
        self._compared = {line.market: line for line in found}
        shown = self._session.shown_plan
        if shown is not None:
            self.lines.show_plan(shown)

    def _forget(self, _plan: Plan) -> None:
        self._compared = {}
