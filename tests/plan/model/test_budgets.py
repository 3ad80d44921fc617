"""Budgets of months and quarters, and the months that each of them is of."""

from dataclasses import replace
from decimal import Decimal

import pytest

from tarife.plan.model.budgets import BudgetUnit, SpanAmount, SpanBudgets, budget_micros
from tarife.plan.model.plan import Plan
from tarife.terms.calendar import BillingMonth, Period

NOVEMBER = BillingMonth(2026, 11)
PLAN = Plan("Sale", NOVEMBER, months=3)


def amounts(**given):
    """Make amounts: ``m2026_12="5"`` of a month, ``q2026_4="5"`` of a quarter."""
    names = {
        name: f"{name[1:5]}-Q{name[6:]}" if name[0] == "q" else f"{name[1:5]}-{name[6:]}"
        for name in given
    }
    return tuple(SpanAmount(names[name], Decimal(value)) for name, value in given.items())


@pytest.mark.parametrize(
    ("month", "quarter"),
    [(1, "2026-Q1"), (3, "2026-Q1"), (4, "2026-Q2"), (9, "2026-Q3"), (10, "2026-Q4")],
)
def test_quarters_begin_in_january_april_july_and_october(month, quarter):
    assert BillingMonth(2026, month).quarter == quarter


def test_a_quarter_has_only_the_months_of_the_plan():
    assert BudgetUnit.QUARTER.spans(PLAN.period) == {
        "2026-Q4": Period(NOVEMBER, 2),
        "2027-Q1": Period(BillingMonth(2027, 1), 1),
    }
    assert list(BudgetUnit.MONTH.spans(PLAN.period)) == ["2026-11", "2026-12", "2027-01"]


def test_a_plan_without_budget_has_none():
    assert PLAN.budgets == ()


def test_a_budget_of_all_months_is_one():
    assert replace(PLAN, budget=Decimal(9)).budgets == ((Period(NOVEMBER, 3), 9),)


def test_budgets_stand_in_order_of_time_and_a_month_may_have_none():
    given = amounts(m2027_01="7", m2026_11="5")
    plan = replace(PLAN, span_budgets=SpanBudgets(amounts=given))

    assert plan.budgets == (
        (Period(NOVEMBER), 5),
        (Period(BillingMonth(2027, 1)), 7),
    )


def test_budgets_of_quarters():
    given = amounts(q2026_4="5", q2027_1="7.5")
    plan = replace(PLAN, span_budgets=SpanBudgets(BudgetUnit.QUARTER, given))

    assert plan.budgets == (
        (Period(NOVEMBER, 2), 5),
        (Period(BillingMonth(2027, 1)), Decimal("7.5")),
    )


def test_a_budget_finer_than_micros_is_rounded_down():
    assert budget_micros(Decimal("0.0000019")) == 1
