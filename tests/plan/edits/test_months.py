"""Edits of the period, and of what differs in its months."""

from dataclasses import replace
from decimal import Decimal

import pytest

from tarife.plan.checks.plan import check_plan
from tarife.plan.edits.budgets import set_budget_unit
from tarife.plan.edits.grid import change_country, remove_countries
from tarife.plan.edits.lines import of_own_lines
from tarife.plan.edits.months import (
    free_address,
    growth_of,
    set_budgets,
    set_period_field,
    volume_in,
    with_growth,
    with_own_number,
    with_volume,
)
from tarife.plan.edits.numbers import set_number
from tarife.plan.model.addresses import Address
from tarife.plan.model.budgets import BudgetUnit
from tarife.plan.model.plan import GridRow, Plan
from tarife.plan.model.scenarios import Adjustment, Lever, MonthChange, Override, Scope
from tarife.plan.what_if.months import months_of
from tarife.terms.calendar import BillingMonth

NOVEMBER, DECEMBER, JANUARY = (BillingMonth(2026, 11).shifted(step) for step in range(3))
MARKETING = Address("grid", "TR", "marketing")
USUAL = Address("sends", "grid:TR:utility", "volume")
PLAN = Plan("Sale", NOVEMBER, grid=(GridRow("TR", 900, 500, 80),), months=3)


def marketing(plan):
    return [month.grid[0].marketing for month in months_of(plan)]


def test_a_month_has_a_factor_of_its_own_and_1_takes_it_away():
    shaped = with_volume(with_volume(PLAN, JANUARY, 0.5), DECEMBER, 1.6)

    assert marketing(shaped) == [500, 800, 250]
    assert [one.month for one in shaped.changes] == ["2026-12", "2027-01"]
    assert volume_in(shaped, DECEMBER) == 1.6
    assert with_volume(with_volume(shaped, DECEMBER, 1), JANUARY, 1) == PLAN


def test_what_else_differs_in_a_month_stays():
    german = Adjustment(Lever.VOLUME, 3, Scope(country="DE"))
    plan = replace(PLAN, changes=(MonthChange("2026-12", (german,)),))

    shaped = with_volume(plan, DECEMBER, 2)

    assert volume_in(plan, DECEMBER) == 1
    assert shaped.changes[0].adjustments == (Adjustment(Lever.VOLUME, 2), german)
    assert with_volume(shaped, DECEMBER, 1) == plan


def test_growth_is_a_factor_and_1_takes_it_away():
    grown = with_growth(PLAN, 1.2)

    assert (growth_of(PLAN), growth_of(grown)) == (1, 1.2)
    assert marketing(grown) == [500, 600, 720]
    assert with_growth(grown, 1) == PLAN


def test_a_number_holds_in_its_month_alone():
    shaped = with_own_number(PLAN, DECEMBER, 0, Override(MARKETING, 700))

    assert marketing(shaped) == [500, 700, 500]
    dearer = with_own_number(shaped, DECEMBER, 0, Override(MARKETING, 900))
    assert marketing(dearer) == [500, 900, 500]
    assert with_own_number(dearer, DECEMBER, 0, None) == PLAN
    assert check_plan(dearer) == ()


def test_the_next_number_is_one_that_the_month_does_not_have():
    utility = replace(MARKETING, field="utility")
    shaped = with_own_number(PLAN, DECEMBER, 0, Override(MARKETING, 700))

    assert free_address(PLAN, DECEMBER, (MARKETING, utility)) == MARKETING
    assert free_address(shaped, DECEMBER, (MARKETING, utility)) == utility
    assert free_address(shaped, DECEMBER, (MARKETING,)) is None


def test_a_shorter_period_forgets_what_was_said_of_the_months_it_loses():
    plan = with_volume(with_volume(replace(PLAN, budget=Decimal(90)), DECEMBER, 2), JANUARY, 3)
    plan = set_budget_unit(BudgetUnit.MONTH).apply(plan)

    edit = set_period_field("months", 2)
    shorter = edit.apply(plan)

    assert [one.month for one in shorter.changes] == ["2026-12"]
    assert [one.span for one in shorter.span_budgets.amounts] == ["2026-11", "2026-12"]
    assert check_plan(shorter) == ()
    assert edit.named(plan) == "Change months"


def test_another_first_month_moves_no_date():
    later = set_period_field("month", DECEMBER).apply(with_volume(PLAN, DECEMBER, 2))

    assert later.period.first == DECEMBER
    assert marketing(later) == [1000, 500, 500]


def test_budgets_are_set_together():
    budgeted = set_budget_unit(BudgetUnit.MONTH).apply(replace(PLAN, budget=Decimal(90)))

    edit = set_budgets(budgeted)

    assert edit.apply(PLAN) == budgeted
    assert edit.named(PLAN) == "Change budget"


@pytest.mark.parametrize(
    ("edit", "volumes"),
    [
        (change_country("TR", "DE"), {"grid"}),
        (of_own_lines(set_number(USUAL, 7), (USUAL.id,)), {"sends"}),
        (remove_countries(("TR",)), set()),
    ],
)
def test_numbers_of_a_month_go_along_with_what_they_speak_of(edit, volumes):
    plan = edit.apply(with_own_number(PLAN, DECEMBER, 0, Override(MARKETING, 700)))

    own = [entry.at for change in plan.changes for entry in change.overrides]
    assert {at.part for at in own} == volumes
    assert check_plan(plan) == ()
