"""Edits of the budget, of all months together or of each month or quarter."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from tarife.plan.edits.edit import Edit
from tarife.plan.model.budgets import (
    NO_SPAN_BUDGETS,
    Budget,
    BudgetUnit,
    SpanAmount,
    SpanBudgets,
    budget_micros,
)
from tarife.plan.model.plan import Plan
from tarife.terms.calendar import BillingMonth, Period
from tarife.terms.money import MICROS, decimal_text, shown_decimals
from tarife.terms.sentences import say


def set_budget(budget: Budget | None) -> Edit:
    """Set what all months together may cost, in place of amounts by month or quarter.

    Nothing means no budget.
    """
    return Edit(say("Change budget"), lambda plan: _budgeted(plan, budget), "budget")


def set_span_amount(span: str, amount: Decimal | None) -> Edit:
    """Set what one month or quarter may cost, or nothing for no budget of it.

    Args:
        span: A name of ``plan.span_budgets.unit.spans(plan.period)``, such as ``2026-12``.
        amount: What it may cost, 0 or more; a budget of all months is dropped.
    """

    def apply(plan: Plan) -> Plan:
        amounts = {**plan.span_budgets.by_span, span: amount}
        kept = (
            SpanAmount(name, one) for name, one in sorted(amounts.items()) if one is not None
        )
        budgets = replace(plan.span_budgets, amounts=tuple(kept))
        return replace(plan, budget=None, span_budgets=budgets)

    return Edit(say("Change budget of {span}", span=span), apply, f"budget:{span}")


def set_rolls_over(*, rolls_over: bool) -> Edit:
    """Let what a month or quarter leaves unspent be added to the next budget, or not."""

    def apply(plan: Plan) -> Plan:
        return replace(plan, span_budgets=replace(plan.span_budgets, rolls_over=rolls_over))

    return Edit(say("Change what becomes of unspent money"), apply)


def set_budget_unit(unit: BudgetUnit | None) -> Edit:
    """Budget each month, each quarter, or with nothing all months together.

    No money is gained or lost: amounts are added up, or shared out evenly over their months in
    what people pay in, the rest to the last.
    """

    def apply(plan: Plan) -> Plan:
        by_month = {
            month: micros
            for period, amount in plan.budgets
            for month, micros in _shared_out(amount, period, plan.account.currency)
        }
        if unit is None:
            return _budgeted(plan, _units(sum(by_month.values())) or None)
        amounts = tuple(
            SpanAmount(span, _units(sum(by_month.get(month, 0) for month in period.months)))
            for span, period in unit.spans(plan.period).items()
            if by_month.keys() & set(period.months)
        )
        budgets = SpanBudgets(unit, amounts, plan.span_budgets.rolls_over)
        return replace(plan, budget=None, span_budgets=budgets)

    return Edit(say("Change what has a budget"), apply)


def _budgeted(plan: Plan, budget: Budget | None) -> Plan:
    return replace(plan, budget=budget, span_budgets=NO_SPAN_BUDGETS)


def _shared_out(
    amount: Decimal, period: Period, currency: str
) -> Iterator[tuple[BillingMonth, int]]:
    """Share an amount out over months, in micros."""
    step = MICROS // 10 ** shown_decimals(currency)
    rest = budget_micros(amount)
    share = rest // period.count // step * step
    for month in period.months[:-1]:
        rest -= share
        yield month, share
    yield period.months[-1], rest


def _units(micros: int) -> Decimal:
    return Decimal(decimal_text(micros))
