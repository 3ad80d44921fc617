"""Edits of the budget."""

from dataclasses import replace
from decimal import Decimal

import pytest

from helpers.plans import full_plan
from tarife.plan.edits.budgets import (
    set_budget,
    set_budget_unit,
    set_rolls_over,
    set_span_amount,
)
from tarife.plan.model.budgets import (
    NO_SPAN_BUDGETS,
    BudgetUnit,
    SpanAmount,
    SpanBudgets,
)

PLAN = full_plan()


def of_months(*amounts, unit=BudgetUnit.MONTH, rolls_over=False):
    given = tuple(SpanAmount(span, Decimal(amount)) for span, amount in amounts)
    return SpanBudgets(unit, given, rolls_over)


THREE_MONTHS = replace(PLAN, months=3, budget=None)


def test_a_budget_can_be_set_and_taken_away():
    assert set_budget(Decimal(5000)).apply(PLAN).budget == 5000
    assert set_budget(None).apply(PLAN).budget is None


def test_a_budget_of_all_months_takes_the_place_of_amounts_by_month_and_back():
    by_month = set_span_amount("2026-12", Decimal("5.5")).apply(replace(PLAN, months=3))
    assert by_month.budget is None
    assert by_month.span_budgets == of_months(("2026-12", "5.5"))

    whole = set_budget(Decimal(9)).apply(by_month)
    assert (whole.budget, whole.span_budgets) == (9, NO_SPAN_BUDGETS)


def test_amounts_of_months_are_kept_in_order_and_taken_away():
    plan = set_span_amount("2027-01", Decimal(7)).apply(THREE_MONTHS)
    plan = set_span_amount("2026-11", Decimal(0)).apply(plan)
    assert plan.span_budgets == of_months(("2026-11", "0"), ("2027-01", "7"))

    plan = set_rolls_over(rolls_over=True).apply(set_span_amount("2027-01", None).apply(plan))
    assert plan.span_budgets == of_months(("2026-11", "0"), rolls_over=True)


@pytest.mark.parametrize(
    ("currency", "whole", "shares"),
    [
        ("EUR", "100", ["33.33", "33.33", "33.34"]),
        ("EUR", "0.01", ["0", "0", "0.01"]),
        ("EUR", "100.000001", ["33.33", "33.33", "33.340001"]),
        ("JPY", "100", ["33", "33", "34"]),
        ("KWD", "100", ["33.333", "33.333", "33.334"]),
    ],
)
def test_a_whole_is_shared_out_over_its_months_and_nothing_is_lost(currency, whole, shares):
    account = replace(PLAN.account, currency=currency)
    plan = replace(THREE_MONTHS, account=account, budget=Decimal(whole))
    by_month = set_budget_unit(BudgetUnit.MONTH).apply(plan)
    spans = ("2026-11", "2026-12", "2027-01")

    assert by_month.span_budgets == of_months(*zip(spans, shares, strict=True))
    assert set_budget_unit(None).apply(by_month).budget == Decimal(whole)


def test_amounts_of_months_are_added_up_to_those_of_quarters():
    given = of_months(("2026-11", "5"), ("2026-12", "7.25"), rolls_over=True)
    quarters = set_budget_unit(BudgetUnit.QUARTER).apply(
        replace(THREE_MONTHS, span_budgets=given)
    )

    assert quarters.span_budgets == of_months(
        ("2026-Q4", "12.25"), unit=BudgetUnit.QUARTER, rolls_over=True
    )
    assert set_budget_unit(BudgetUnit.MONTH).apply(quarters).span_budgets == of_months(
        ("2026-11", "6.12"), ("2026-12", "6.13"), rolls_over=True
    )


def test_without_amounts_no_budget_comes_of_another_unit():
    assert set_budget_unit(None).apply(THREE_MONTHS).budget is None
    empty = set_budget_unit(BudgetUnit.QUARTER).apply(THREE_MONTHS)
    assert empty.span_budgets == of_months(unit=BudgetUnit.QUARTER)
