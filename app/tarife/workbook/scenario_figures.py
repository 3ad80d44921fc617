"""Figures of a scenario as the app has them, which formulas of Scenarios come to."""

from tarife.billing.ledger import Reason
from tarife.terms.categories import Category
from tarife.workbook.bill_rows import BillRow
from tarife.workbook.cells import units
from tarife.workbook.context import Variant
from tarife.workbook.played import CHARGED


def charge_of(category: Category, variant: Variant) -> float:
    """Add up Meta's charges for a category."""
    own = (pair for pair in variant.pairs if pair.category is category)
    return units(sum(int(pair.charge_micros.sum()) for pair in own))


def line_of(row: BillRow, variant: Variant) -> float:
    return units(row.micros(variant))


def count_of(outcome: Reason, variant: Variant) -> int:
    return sum(int(row.messages.sum()) for row in variant.rows if row.outcome is outcome)


def messages_of(category: Category, with_free: bool, variant: Variant) -> int:  # noqa: FBT001 - bound by partial
    """Count the messages of a category that fees count."""
    return sum(
        int(row.messages.sum())
        for row in variant.rows
        if row.category is category and (with_free or row.outcome is CHARGED)
    )


def ratio_of(variant: Variant, base: Variant) -> float:
    """Tell by which part of the plan's total a scenario differs."""
    origin = base.bill.total.micros
    return (variant.bill.total.micros - origin) / origin if origin else 0
