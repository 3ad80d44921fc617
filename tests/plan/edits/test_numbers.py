"""Edits of single numbers, ranges, scenarios and the budget."""

from dataclasses import replace
from decimal import Decimal

import pytest

from helpers.plans import full_plan
from tarife.plan.edits.numbers import (
    AddScenario,
    RemoveScenario,
    SetBudget,
    SetNumber,
    SetRange,
    SetScenario,
)
from tarife.plan.model.addresses import Address
from tarife.plan.model.scenarios import Range, Scenario
from tarife.plan.numbers import number_at, range_at

PLAN = full_plan()
NL_REPLY = Address("grid", "NL", "reply_ratio")
SCENARIO = PLAN.scenarios[0]


def test_an_exact_number_drops_its_range():
    after = SetNumber(NL_REPLY, 0.25).apply(PLAN)

    assert number_at(after, NL_REPLY) == 0.25
    assert range_at(after, NL_REPLY) is None


def test_a_range_sets_the_likeliest_number_too():
    after = SetRange(NL_REPLY, 0.2, 0.3, 0.5).apply(PLAN)

    assert number_at(after, NL_REPLY) == 0.3
    assert range_at(after, NL_REPLY) == Range(NL_REPLY, 0.2, 0.5)
    assert len(after.ranges) == len(PLAN.ranges)


def test_a_budget_can_be_set_and_taken_away():
    assert SetBudget(Decimal(5000)).apply(PLAN).budget == 5000
    assert SetBudget(None).apply(PLAN).budget is None


def test_scenarios_are_added_changed_and_removed():
    dear = Scenario("dear", "Dear")
    added = AddScenario(dear).apply(PLAN)
    renamed = SetScenario(replace(dear, name="Dearer"), "name").apply(added)

    assert [entry.name for entry in renamed.scenarios] == ["Optimistic", "Dearer"]
    assert RemoveScenario("dear").apply(renamed) == PLAN


@pytest.mark.parametrize(
    ("change", "label", "merge_key"),
    [
        (
            SetNumber(NL_REPLY, 0.1),
            "Change reply ratio",
            f"number:{NL_REPLY}",
        ),
        (
            SetRange(Address("sends", "orders", "behaviour.turns"), 1, 2, 3),
            "Change range of behaviour turns",
            f"range:{Address('sends', 'orders', 'behaviour.turns')}",
        ),
        (SetBudget(None), "Change budget", "budget"),
        (AddScenario(SCENARIO), "Add scenario Optimistic", None),
        (
            SetScenario(SCENARIO, "levers"),
            "Change levers of Optimistic",
            "scenario:optimistic:levers",
        ),
        (RemoveScenario("x"), "Remove scenario", None),
    ],
)
def test_every_change_says_what_it_does_and_what_it_joins(change, label, merge_key):
    assert (change.label, change.merge_key) == (label, merge_key)
