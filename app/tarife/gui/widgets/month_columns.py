"""Columns of what each of several months costs, and of what rounding leaves between them."""

import re
from collections.abc import Sequence
from typing import Any, Final, Protocol, TypeVar

from tarife.gui.text.languages import tr
from tarife.gui.text.names import month_name, short_month_name
from tarife.gui.widgets.columns import Column, figures, or_dash
from tarife.terms.calendar import BillingMonth
from tarife.terms.marking import marked
from tarife.terms.money import Money, left_by_rounding

ROUNDING: Final = "rounding"
"""The column of what rounding leaves: hidden where that is nothing, and not copied, where all
is exact."""


_MONTH: Final = re.compile(r"\d{4}-\d\d")
"""What columns of months are called."""


class CostRow(Protocol):
    """A row with a cost, and what each of several months costs."""

    @property
    def by_month(self) -> tuple[Money, ...]:
        """What each month costs, rounded; nothing where there are no months."""

    @property
    def cost(self) -> Money | str:
        """What all cost, rounded."""

    def exact_cost(self, number: int) -> Money | None:
        """Give what a month costs, as it is."""


Row = TypeVar("Row", bound=CostRow)


def left_by_months(row: CostRow) -> Money | str:
    """Give what months as they are shown miss their sum as it is shown by."""
    if not row.by_month or not isinstance(row.cost, Money):
        return ""
    (left,) = left_by_rounding(([one] for one in row.by_month), [row.cost])
    return left


def parts_of_sum(columns: Sequence[Column[Any]], number: int) -> list[int]:
    """Give what gives way with a column: with what rounding leaves the months it is left by.

    Without it these would not come to their sum.
    """
    is_rounding = columns[number].id == ROUNDING
    months = [at for at, one in enumerate(columns) if _MONTH.fullmatch(one.id) and is_rounding]
    return [*months, number]


def month_columns(months: Sequence[BillingMonth], _rows: type[Row]) -> tuple[Column[Row], ...]:
    """Give a column of what each of several months costs, and one of what rounding leaves.

    Args:
        months: The months; without any there are no columns.
        _rows: What kind of rows they are of.
    """

    def column(number: int, month: BillingMonth) -> Column[Row]:
        def cell(row: Row) -> Money | str:
            return or_dash(row.by_month[number]) if row.by_month else ""

        tip = tr("Cost in %1").replace("%1", month_name(month))
        heading = figures(f"{short_month_name(month)} (%1)", tip, 76)
        return Column(str(month), heading, cell, exact=lambda row: row.exact_cost(number))

    if not months:
        return ()
    heading = figures(marked("Rounding (%1)"), width=76)
    left: Column[Row] = Column(ROUNDING, heading, lambda row: or_dash(left_by_months(row)))
    return (*(column(*one) for one in enumerate(months)), left)
