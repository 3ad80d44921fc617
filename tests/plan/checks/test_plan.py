"""Everything that can be wrong with a plan, found at once."""

from dataclasses import replace

import pytest
from hypothesis import given

from helpers.plans import NOVEMBER, format_1_plan, plans
from tarife.plan.checks.plan import check_plan
from tarife.plan.model.account import Account
from tarife.plan.model.plan import GridRow, Plan
from tarife.terms.calendar import BillingMonth

PLAN = format_1_plan()


def told(plan):
    return [str(problem) for problem in check_plan(plan)]


@given(plans())
def test_a_good_plan_has_no_problem(plan):
    assert told(plan) == []


def test_a_new_plan_is_a_good_one():
    assert told(Plan("New", NOVEMBER)) == []


@pytest.mark.parametrize("month", [BillingMonth(2023, 6), BillingMonth(2099, 12)], ids=str)
def test_first_and_last_month(month):
    assert told(Plan("New", month)) == []


@pytest.mark.parametrize("month", [BillingMonth(2023, 5), BillingMonth(2100, 1)], ids=str)
def test_a_month_without_rules(month):
    (problem,) = check_plan(Plan("New", month))

    assert str(problem) == (
        f"month: no billing rules are known for '{month}'; "
        "choose a month from 2023-06 to 2099-12"
    )


@pytest.mark.parametrize(
    ("grid", "sentence"),
    [
        pytest.param(
            (GridRow("tr"),),
            "grid[0].country (tr): 'tr' is no country code; "
            "give two capital letters, such as TR",
            id="country",
        ),
        pytest.param(
            (GridRow("TR"), GridRow("DE"), GridRow("TR")),
            "grid[2].country (TR): 'TR' already has the row grid[0]; "
            "add the two rows together and keep one",
            id="country twice",
        ),
        pytest.param(
            (GridRow("TR", people=1_000, marketing=4_001),),
            "grid[0].people (TR): 1,000 people are fewer than a week's 1,001 marketing "
            "messages; give more people, or 0 for as many as are needed",
            id="more messages than people",
        ),
        pytest.param(
            (GridRow("TR", people=-1),),
            "grid[0].people (TR): -1 is too small; give 0 or more",
            id="bounds",
        ),
    ],
)
def test_rows_of_the_grid(grid, sentence):
    assert told(replace(PLAN, grid=grid)) == [sentence]


def test_a_row_may_send_everyone_one_message_a_week():
    assert told(replace(PLAN, grid=(GridRow("TR", people=1_000, marketing=4_000),))) == []
    assert told(replace(PLAN, grid=(GridRow("TR", marketing=4_001),))) == []


def test_all_problems_come_at_once():
    plan = replace(
        PLAN,
        name="",
        month=BillingMonth(2020, 1),
        account=Account(currency="", numbers=0),
        grid=(GridRow(""),),
        sends=(replace(PLAN.sends[1], audience=""),),
    )

    assert [problem.code for problem in check_plan(plan)] == [
        "no-name",
        "month-without-rules",
        "bad-currency",
        "bad-country",
        "unknown-audience",
        "day-outside-month",
        "day-outside-month",
        "day-outside-month",
        "number-too-small",
    ]
