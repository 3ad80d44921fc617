"""Numbers typed elsewhere come back into the plan as one edit."""

from dataclasses import replace
from decimal import Decimal

import pytest

from helpers.plans import full_plan
from tarife.plan.edits.numbers import (
    BUDGET_KEY,
    SPANS,
    key_of,
    keyed_numbers,
    set_typed_numbers,
    whole_numbers,
)
from tarife.plan.model.addresses import Address
from tarife.plan.model.budgets import SpanAmount, SpanBudgets
from tarife.plan.model.costs import Costs, Exchange, Markup, Partner, Tax
from tarife.plan.model.plan import Plan
from tarife.plan.model.scenarios import Range
from tarife.plan.numbers import addresses_of, number_at, range_at
from tarife.terms.calendar import BillingMonth
from tarife.terms.categories import Category

COSTS = Costs(
    Partner(markups=(Markup(Category.MARKETING, Decimal("0.05")),), platform_fee=Decimal(49)),
    seats=3,
    taxes=(Tax("KDV", Decimal("0.2")),),
    display=Exchange("TRY", Decimal("41.5")),
)


@pytest.fixture
def plan():
    return replace(full_plan(), costs=COSTS, budget=Decimal(5000))


def test_every_number_of_the_plan_has_a_key(plan):
    numbers = keyed_numbers(plan)

    for at in addresses_of(plan):
        assert float(numbers[key_of(at)]) == number_at(plan, at)
    assert numbers[BUDGET_KEY] == 5000
    assert numbers["costs//partner.markups.0.markup_ratio"] == Decimal("0.05")
    assert numbers["costs//seats"] == 3
    assert numbers["costs//display.rate"] == Decimal("41.5")


def test_counts_are_whole_numbers_and_shares_rates_and_truths_are_not(plan):
    whole = whole_numbers(plan)

    assert {"costs//seats", "account//numbers", "grid/DE/marketing"} <= whole
    assert not whole & {"costs//taxes.0.tax_ratio", "costs//display.rate", BUDGET_KEY}
    assert not any("recoverable" in key for key in keyed_numbers(plan))


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("grid/DE/marketing", Decimal(15_000)),
        ("sends/black-friday/behaviour.reply_ratio", Decimal("0.2")),
        ("account//numbers", Decimal(3)),
        (BUDGET_KEY, Decimal(7000)),
        (BUDGET_KEY, None),
        ("costs//taxes.0.tax_ratio", Decimal("0.18")),
        ("costs//seats", Decimal(5)),
    ],
)
def test_a_typed_number_stands_in_the_plan(plan, key, value):
    edited = set_typed_numbers(((key, value),)).apply(plan)

    assert keyed_numbers(edited)[key] == value
    others = {name: number for name, number in keyed_numbers(plan).items() if name != key}
    assert {name: keyed_numbers(edited)[name] for name in others} == others


def test_whole_numbers_stay_whole(plan):
    edited = set_typed_numbers((("costs//seats", Decimal("5.4")),)).apply(plan)

    assert edited.costs.seats == 5
    assert isinstance(edited.costs.seats, int)


def test_a_range_gives_way_to_what_was_typed(plan):
    at = Address("grid", "DE", "marketing")
    ranged = replace(plan, ranges=(Range(at, 10_000, 14_000),))

    edited = set_typed_numbers(((key_of(at), Decimal(13_000)),)).apply(ranged)

    assert range_at(edited, at) is None


def test_what_the_plan_has_not_is_left_out(plan):
    change = set_typed_numbers((("grid/XX/marketing", Decimal(1)), ("costs//seats", None)))

    assert change.apply(plan) == plan
    assert change.named(full_plan()) == "Import edited budget"
    assert change.merge_key is None


def test_the_budget_of_a_month_comes_back_and_a_budget_of_all_months_takes_its_place():
    budgets = SpanBudgets(amounts=(SpanAmount("2026-11", Decimal(20)),), rolls_over=True)
    plan = Plan("", BillingMonth(2026, 11), span_budgets=budgets)
    key = f"{SPANS}2026-11"

    assert keyed_numbers(plan)[key] == 20
    edited = set_typed_numbers(((key, Decimal(30)),)).apply(plan)
    assert edited.span_budgets == replace(
        budgets, amounts=(SpanAmount("2026-11", Decimal(30)),)
    )
    whole = set_typed_numbers(((BUDGET_KEY, Decimal(40)),)).apply(plan)
    assert (whole.budget, whole.span_budgets.amounts) == (40, ())
