"""The tables of one all-in bill, and of the same month with several partners."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QLocale

from tarife.forecast.costs.all_in import AllIn
from tarife.gui.text.languages import tr
from tarife.gui.text.money_texts import (
    basis_text,
    bill_line_text,
    bill_rate_text,
    difference_text,
    display_name,
    partner_name,
    verdict,
)
from tarife.gui.text.names import filled
from tarife.gui.text.numbers import ZERO_DASH, exact_percent_text, money_text
from tarife.gui.widgets.columns import Column, Heading, figures
from tarife.gui.widgets.month_columns import month_columns
from tarife.gui.widgets.read_only_table import ROUNDED
from tarife.insight.partners import Offer, is_in_currency
from tarife.plan.model.costs import Partner
from tarife.terms.calendar import BillingMonth
from tarife.terms.marking import marked
from tarife.terms.money import Money


@dataclass(frozen=True, slots=True)
class BillRow:
    """One line of the bill, or its total.

    Attributes:
        by_month: What it comes to in each of several months.
        exact: The months and the cost before they were rounded for showing.
    """

    name: str
    cost: Money | str
    basis: str = ""
    rate: str = ""
    by_month: tuple[Money, ...] = ()
    exact: tuple[Money, ...] = ()
    is_sum: bool = False

    def costing(self, cost: Money, by_month: Sequence[Money]) -> "BillRow":
        """Give it with what it costs, rounded as the total: Meta's charges are finer."""
        months = tuple(one.shown for one in by_month)
        return replace(self, cost=cost.shown, by_month=months, exact=(*by_month, cost))

    def exact_cost(self, number: int) -> Money | None:
        """Give the cost of a month, or of all where ``number`` is -1, as it is."""
        return self.exact[number] if self.exact else None


SPARE_COLUMNS: Final = ("basis", "rate")
"""The columns that only a wide table has room for."""

BILL_COLUMNS: Final[tuple[Column[BillRow], ...]] = (
    Column("name", Heading(marked("Line"), width=0), lambda row: row.name),
    Column(
        "basis",
        figures(
            marked("Counted on", "Columns"),
            marked("An amount for a percentage, a number for a fee"),
            92,
        ),
        lambda row: row.basis,
    ),
    Column("rate", figures(marked("Rate"), width=64), lambda row: row.rate),
    Column(
        "cost",
        figures(marked("Cost (%1)"), ROUNDED, 104),
        lambda row: row.cost,
        exact=lambda row: row.exact_cost(-1),
    ),
)


def bill_columns(months: Sequence[BillingMonth]) -> tuple[Column[BillRow], ...]:
    """Give the columns of the bill: with one for each of several months."""
    return (*BILL_COLUMNS[:-1], *month_columns(months, BillRow), BILL_COLUMNS[-1])


def bill_rows(bill: AllIn) -> tuple[BillRow, ...]:
    """List every line of a bill, its total, and the total in another currency."""
    lines = (
        BillRow(bill_line_text(line), "", basis_text(line), bill_rate_text(line)).costing(
            line.amount, bill.by_month(line)
        )
        for line in bill.lines
    )
    by_month = [month.total for month in bill.months]
    total = BillRow(tr("All-in total"), "", is_sum=True).costing(bill.total, by_month)
    return (*lines, total, *_displayed(bill))


def _displayed(bill: AllIn) -> Iterator[BillRow]:
    """Give the total in another currency, if the plan has one."""
    if bill.display is not None and bill.displayed is not None:
        yield BillRow(display_name(bill.display), money_text(bill.displayed, QLocale()))


@dataclass(frozen=True, slots=True)
class OfferRow:
    """One partner as it is shown; ``is_sum`` sets the plan's own apart.

    Attributes:
        partner: The partner, to be used in the plan.
        reason: Why it is dearer or cheaper, or why it cannot be compared.
    """

    partner: Partner
    name: str
    total: str
    difference: str
    percent: str
    reason: str
    is_sum: bool = False


OFFER_COLUMNS: Final[tuple[Column[OfferRow], ...]] = (
    Column("name", Heading(marked("Partner"), width=130), lambda row: row.name),
    Column("total", figures(marked("All-in (%1)"), width=110), lambda row: row.total),
    Column(
        "difference",
        figures(marked("Against the plan (%1)"), width=116),
        lambda row: row.difference,
    ),
    Column("percent", figures("%", width=64), lambda row: row.percent),
    Column("reason", Heading(marked("Why"), width=0), lambda row: row.reason),
)


def offer_row(offer: Offer, name: str = "", *, is_planned: bool = False) -> OfferRow:
    """Write what a month costs with a partner; ``name`` stands in for its own."""
    percent = ZERO_DASH
    if offer.ratio:
        shown = exact_percent_text(round(abs(offer.ratio), 3), QLocale())
        percent = ("+" if offer.ratio > 0 else "−") + shown  # noqa: RUF001 - a true minus
    return OfferRow(
        offer.partner,
        name or partner_name(offer.partner),
        money_text(offer.bill.total, QLocale()),
        difference_text(offer.difference) if offer.difference.micros else ZERO_DASH,
        percent,
        tr("As planned") if is_planned else verdict(offer),
        is_sum=is_planned,
    )


def foreign_rows(partners: Iterable[Partner], currency: str) -> tuple[OfferRow, ...]:
    """Name partners that cannot be compared, and say why."""
    text = tr("Its fees are in %1, and the plan is in %2; nothing is converted")

    def reason(partner: Partner) -> str:
        if not is_in_currency(partner, currency):
            return filled(text, partner.currency, currency)
        return tr("Meta's messages cost another price with it: use it to see the bill")

    return tuple(
        OfferRow(
            one,
            partner_name(one),
            ZERO_DASH,
            ZERO_DASH,
            ZERO_DASH,
            reason(one),
        )
        for one in partners
    )
