"""What months or quarters of a plan may cost, and who approved it."""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_FLOOR, Decimal
from enum import StrEnum
from typing import Annotated, Final, TypeAlias

from annotated_types import Ge, Gt, Le, MaxLen, Predicate

from tarife.plan.model.texts import Word
from tarife.terms.calendar import BillingMonth, Period
from tarife.terms.money import MICROS, is_figure
from tarife.terms.sentences import Sentence, say

MOST_BUDGET: Final = 1_000_000_000_000
Budget: TypeAlias = Annotated[Decimal, Gt(0), Le(MOST_BUDGET), Predicate(is_figure)]


class BudgetUnit(StrEnum):
    """What has a budget of its own: each month, or each calendar quarter."""

    MONTH = "month"
    QUARTER = "quarter"

    def span_of(self, month: BillingMonth) -> str:
        """Name the span that a month lies in: ``2026-12``, or ``2026-Q4``."""
        return str(month) if self is BudgetUnit.MONTH else month.quarter

    def spans(self, period: Period) -> dict[str, Period]:
        """Give the months of each span of a period by its name, in order of time.

        A quarter that begins before the period, or ends after it, has only the months within.
        """
        found: dict[str, Period] = {}
        for month in period.months:
            name = self.span_of(month)
            first, count = (
                (found[name].first, found[name].count) if name in found else (month, 0)
            )
            found[name] = Period(first, count + 1)
        return found


@dataclass(frozen=True, slots=True)
class SpanAmount:
    """What one month or quarter may cost.

    Attributes:
        span: The month, as ``2026-12``, or the quarter, as ``2026-Q4``.
        amount: What it may cost, in the billing currency.
    """

    span: Word
    amount: Annotated[Decimal, Ge(0), Le(MOST_BUDGET), Predicate(is_figure)]


@dataclass(frozen=True, slots=True)
class SpanBudgets:
    """Budgets of the months, or of the calendar quarters, of a plan.

    A span without an amount has no budget; what is left over passes by it.

    Attributes:
        unit: What has a budget of its own.
        amounts: The amounts, each span once; without any there are no budgets.
        rolls_over: Whether what a span leaves unspent is added to the next amount. What is
            spent beyond an amount is taken from no other.
    """

    unit: BudgetUnit = BudgetUnit.MONTH
    amounts: Annotated[tuple[SpanAmount, ...], MaxLen(12)] = ()
    rolls_over: bool = False

    @property
    def by_span(self) -> dict[str, Decimal]:
        """The amount of each span that has one, by the name of the span."""
        return {one.span: one.amount for one in self.amounts}


NO_SPAN_BUDGETS: Final = SpanBudgets()


def budget_micros(budget: Decimal) -> int:
    """Give a budget in micros, rounded down."""
    return int((budget * MICROS).to_integral_value(ROUND_FLOOR))


APPROVED_ON: Final = say("Approved on")


@dataclass(frozen=True, slots=True)
class Approval:
    """Under what finance books a plan and who answers for it; what is empty is not known.

    Attributes:
        po_number: The number of the purchase order.
        cost_centre: The cost centre.
        gl_account: The account of the general ledger.
        owner: Who is responsible for the budget.
        requested_by: Who asks for it.
        approved_by: Who approved it.
        approved_on: The day of the approval.
        version: The version that was asked for or approved.
    """

    po_number: Word = ""
    cost_centre: Word = ""
    gl_account: Word = ""
    owner: Word = ""
    requested_by: Word = ""
    approved_by: Word = ""
    approved_on: date | None = None
    version: Word = ""

    @property
    def named(self) -> tuple[tuple[Sentence, str | date | None], ...]:
        """What people call each field, in order, and what stands in it."""
        return (
            (say("Purchase order"), self.po_number),
            (say("Cost centre"), self.cost_centre),
            (say("Ledger account"), self.gl_account),
            (say("Budget owner"), self.owner),
            (say("Requested by"), self.requested_by),
            (say("Approved by"), self.approved_by),
            (APPROVED_ON, self.approved_on),
            (say("Version"), self.version),
        )


NO_APPROVAL: Final = Approval()
