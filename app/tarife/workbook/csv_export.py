"""Meta's charges as CSV, for whoever loads them elsewhere; nothing is rounded or translated."""

import csv
from decimal import Decimal
from io import StringIO
from pathlib import Path
from typing import Final

from tarife.billing.ledger import CHARGED_REASONS
from tarife.forecast.result import Forecast
from tarife.forecast.totals import DayTotal, totals_by_day
from tarife.plan.model.costs import CostKind
from tarife.plan.plain import plain
from tarife.terms.money import MICROS, decimal_text
from tarife.terms.saving import harmless_cell, replace_file
from tarife.workbook.played import rate_in_use

COLUMNS: Final = (
    *("ChargePeriodStart", "Market", "Category", "PricingType", "Quantity"),
    *("ListUnitPrice", "BilledCost", "Tax", "BillingCurrency", "Scenario"),
)
"""Called as in FOCUS; Meta's charges alone, with the taxes on them beside."""

BASE: Final = "plan"
"""What the plan itself is called among its scenarios."""

CHARGED: Final = "charged"
"""The pricing of what costs money; all else goes by what made it free."""


def write_csv(
    forecast: Forecast, path: Path, scenarios: tuple[tuple[str, Forecast], ...] = ()
) -> None:
    """Write every total of the month as text that loses nothing.

    UTF-8 with a byte-order mark, for spreadsheets take the file for another encoding without;
    days are ISO dates, categories and reasons the names used in plan files, amounts exact
    decimals. Messages that could not be delivered or sent are there too, at no cost.

    Raises:
        OutsideError: If the disk refuses; a file that was there before is still whole.
    """
    text = StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n", quoting=csv.QUOTE_ALL)
    writer.writerow(COLUMNS)
    for name, own in ((BASE, forecast), *scenarios):
        for total in totals_by_day(own.lines):
            writer.writerow(_row(own, total, name))
    replace_file(path, text.getvalue().encode("utf-8-sig"))


def _row(forecast: Forecast, total: DayTotal, name: str) -> tuple[str | int, ...]:
    rated = rate_in_use(forecast, total.market, total.category)
    is_charged = total.reason in CHARGED_REASONS
    taxes = (tax for tax in forecast.plan.costs.taxes if CostKind.META in tax.due_on)
    tax = sum((tax.tax_ratio for tax in taxes), Decimal(0)) * total.charge_micros / MICROS
    return (
        total.day.isoformat(),
        total.market,
        total.category.value,
        CHARGED if is_charged else total.reason.value,
        total.messages,
        decimal_text(rated[1].list_rate_micros) if rated else "",
        decimal_text(total.charge_micros),
        f"{tax.normalize():f}",
        forecast.lines.currency,
        harmless_cell(plain(name)),
    )
