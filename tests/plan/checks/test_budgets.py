"""Budgets that contradict each other, or are of months that the plan does not have."""

from dataclasses import replace
from decimal import Decimal

import pytest

from tarife.plan.checks.plan import check_plan
from tarife.plan.model.budgets import BudgetUnit, SpanAmount, SpanBudgets
from tarife.plan.model.plan import Plan
from tarife.terms.calendar import BillingMonth

PLAN = Plan("Sale", BillingMonth(2026, 11), months=3)
QUARTERS = ("2026-Q4", "2027-Q1")


def told(unit, *amounts, **more):
    given = tuple(SpanAmount(span, Decimal(amount)) for span, amount in amounts)
    plan = replace(PLAN, span_budgets=SpanBudgets(unit, given), **more)
    return [str(problem) for problem in check_plan(plan)]


def test_amounts_of_months_and_of_quarters_are_good():
    assert told(BudgetUnit.MONTH, ("2026-12", "0"), ("2026-11", "5.25")) == []
    assert told(BudgetUnit.QUARTER, ("2026-Q4", "5"), ("2027-Q1", "1")) == []


def test_a_plan_is_budgeted_in_one_way():
    assert told(BudgetUnit.MONTH, ("2026-12", "5"), budget=Decimal(9)) == [
        (
            "budget: the plan has a budget of all months, and amounts of single ones; "
            "keep budget or span_budgets, and remove the other"
        )
    ]


@pytest.mark.parametrize("span", ["2027-02", "2026-Q4", "December"])
def test_an_amount_of_a_month_that_the_plan_does_not_have(span):
    assert told(BudgetUnit.MONTH, ("2026-11", "5"), (span, "5")) == [
        (
            f"span_budgets.amounts[1].span ({span}): {span!r} is not a month of the plan; "
            "choose one of 2026-11, 2026-12, 2027-01"
        )
    ]


@pytest.mark.parametrize("span", ["2026-12", "2027-Q2"])
def test_an_amount_of_a_quarter_that_the_plan_does_not_have(span):
    assert told(BudgetUnit.QUARTER, (span, "5")) == [
        (
            f"span_budgets.amounts[0].span ({span}): {span!r} is not a quarter of the plan; "
            "choose one of 2026-Q4, 2027-Q1"
        )
    ]


def test_a_month_has_one_amount():
    assert told(BudgetUnit.MONTH, ("2026-12", "5"), ("2026-12", "5")) == [
        (
            "span_budgets.amounts[1].span (2026-12): 2026-12 already has amounts[0]; "
            "put the two together"
        )
    ]


def test_an_amount_below_nothing_or_beyond_the_bound_is_told():
    below, beyond = told(BudgetUnit.MONTH, ("2026-11", "-1"), ("2026-12", "1000000000001"))

    assert below == "span_budgets.amounts[0].amount: -1 is too small; give 0 or more"
    assert beyond == (
        "span_budgets.amounts[1].amount: 1,000,000,000,001 is too large; "
        "give 1,000,000,000,000 or less"
    )


def test_an_amount_of_more_decimals_than_a_figure_has_is_told():
    assert told(BudgetUnit.MONTH, ("2026-11", "1E-10")) == [
        "span_budgets.amounts[0].amount: '1E-10' has more than 9 decimals; give at most 9"
    ]
