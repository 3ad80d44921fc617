"""The tables of one all-in bill, and of the same month with several partners."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QLocale

from tarife.forecast.costs.all_in import AllIn
from tarife.gui.text.languages import tr
from tarife.gui.text.money_texts import (
    basis_text,
    difference_text,
    display_name,
    line_name,
    partner_name,
    rate_text,
    verdict,
)
from tarife.gui.text.names import filled
from tarife.gui.text.numbers import ZERO, exact_decimals, exact_percent_text, money_text
from tarife.gui.widgets.columns import FIGURE, TEXT, Column
from tarife.gui.widgets.read_only_table import EXACT
from tarife.insight.partners import Offer
from tarife.plan.model.costs import Partner
from tarife.terms.marking import marked


@dataclass(frozen=True, slots=True)
class BillRow:
    """One line of the bill as it is shown."""

    name: str
    basis: str
    rate: str
    cost: str
    is_sum: bool = False


BASIS_PLACE: Final = 1
"""The column that only a wide table has room for."""

BILL_COLUMNS: Final[tuple[Column[BillRow], ...]] = (
    Column("name", marked("Line"), lambda row: row.name, width=0),
    Column(
        "basis",
        marked("Counted on", "Columns"),
        lambda row: row.basis,
        align=FIGURE,
        tip=marked("An amount for a percentage, a number for a fee"),
        width=92,
    ),
    Column("rate", marked("Rate"), lambda row: row.rate, align=FIGURE, width=64),
    Column(
        "cost", marked("Cost (%1)"), lambda row: row.cost, align=FIGURE, tip=EXACT, width=104
    ),
)


def bill_rows(bill: AllIn) -> tuple[BillRow, ...]:
    """Write every line of a bill, its total, and the total in another currency."""
    locale = QLocale()
    decimals = exact_decimals([line.amount for line in bill.lines])
    rows = [
        BillRow(
            line_name(line),
            basis_text(line),
            rate_text(line),
            money_text(line.amount, locale, decimals),
        )
        for line in bill.lines
    ]
    name = tr("All-in total")
    rows.append(BillRow(name, "", "", money_text(bill.total, locale, decimals), is_sum=True))
    if bill.display is not None and bill.displayed is not None:
        shown = money_text(bill.displayed, locale)
        rows.append(BillRow(display_name(bill.display), "", "", shown))
    return tuple(rows)


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
    Column("name", marked("Partner"), lambda row: row.name, width=170),
    Column("total", marked("All-in (%1)"), lambda row: row.total, align=FIGURE, width=110),
    Column(
        "difference",
        marked("Against the plan"),
        lambda row: row.difference,
        align=FIGURE,
        width=116,
    ),
    Column("percent", "%", lambda row: row.percent, align=FIGURE, width=64),
    Column("reason", marked("Why"), lambda row: row.reason, align=TEXT, width=0),
)


def offer_row(offer: Offer, name: str = "", *, is_planned: bool = False) -> OfferRow:
    """Write what a month costs with a partner; ``name`` stands in for its own."""
    percent = ZERO
    if offer.ratio:
        shown = exact_percent_text(round(abs(offer.ratio), 3), QLocale())
        percent = ("+" if offer.ratio > 0 else "−") + shown  # noqa: RUF001 - a true minus
    return OfferRow(
        offer.partner,
        name or partner_name(offer.partner),
        money_text(offer.bill.total, QLocale()),
        difference_text(offer.difference) if offer.difference.micros else ZERO,
        percent,
        tr("As planned") if is_planned else verdict(offer),
        is_sum=is_planned,
    )


def foreign_rows(partners: Iterable[Partner], currency: str) -> tuple[OfferRow, ...]:
    """Name partners whose fees are in another currency, which is not converted."""
    text = tr("Its fees are in %1, and the plan is in %2; nothing is converted")
    return tuple(
        OfferRow(
            one,
            partner_name(one),
            ZERO,
            ZERO,
            ZERO,
            filled(text, one.currency, currency),
        )
        for one in partners
    )
