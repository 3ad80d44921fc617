"""Edits of single numbers and ranges, of budgets and scenarios."""

from dataclasses import replace

import pytest

from helpers.plans import full_plan
from tarife.plan.edits.budgets import (
    set_budget,
    set_budget_unit,
    set_rolls_over,
    set_span_amount,
)
from tarife.plan.edits.numbers import set_number, set_range
from tarife.plan.edits.plan import set_rate_moves
from tarife.plan.edits.scenarios import add_scenario, remove_scenario, set_scenario
from tarife.plan.model.addresses import Address
from tarife.plan.model.held_rates import RateMove
from tarife.plan.model.scenarios import Range, Scenario
from tarife.plan.numbers import number_at, range_at
from tarife.terms.categories import Category

PLAN = full_plan()
NL_REPLY = Address("grid", "NL", "reply_ratio")
SCENARIO = PLAN.scenarios[0]


def test_an_exact_number_drops_its_range():
    after = set_number(NL_REPLY, 0.25).apply(PLAN)

    assert number_at(after, NL_REPLY) == 0.25
    assert range_at(after, NL_REPLY) is None


def test_a_range_sets_the_likeliest_number_too():
    after = set_range(NL_REPLY, 0.2, 0.3, 0.5).apply(PLAN)

    assert number_at(after, NL_REPLY) == 0.3
    assert range_at(after, NL_REPLY) == Range(NL_REPLY, 0.2, 0.5)
    assert len(after.ranges) == len(PLAN.ranges)


def test_what_is_assumed_of_new_cards_is_set_and_taken_away():
    moves = (RateMove(Category.MARKETING, -2, 0, 3),)
    plan = set_rate_moves(moves).apply(PLAN)

    assert plan.rate_moves == moves
    assert set_rate_moves(()).apply(plan) == PLAN


def test_scenarios_are_added_changed_and_removed():
    dear = Scenario("dear", "Dear")
    added = add_scenario(dear).apply(PLAN)
    renamed = set_scenario(replace(dear, name="Dearer"), "name").apply(added)

    assert [entry.name for entry in renamed.scenarios] == ["Optimistic", "Dearer"]
    assert remove_scenario("dear").apply(renamed) == PLAN


@pytest.mark.parametrize(
    ("change", "label", "merge_key"),
    [
        (
            set_number(NL_REPLY, 0.1),
            "Change reply_ratio of NL",
            f"number:{NL_REPLY}",
        ),
        (
            set_range(Address("sends", "orders", "behaviour.turns"), 1, 2, 3),
            "Change behaviour.turns of Order updates",
            f"range:{Address('sends', 'orders', 'behaviour.turns')}",
        ),
        (set_budget(None), "Change budget", "budget"),
        (set_span_amount("2026-12", None), "Change budget of 2026-12", "budget:2026-12"),
        (set_rolls_over(rolls_over=True), "Change what becomes of unspent money", None),
        (set_budget_unit(None), "Change what has a budget", None),
        (add_scenario(SCENARIO), "Add scenario Optimistic", None),
        (
            set_scenario(SCENARIO, "levers"),
            "Change levers of Optimistic",
            "scenario:optimistic:levers",
        ),
        (remove_scenario("x"), "Remove scenario", None),
    ],
)
def test_every_change_says_what_it_does_and_what_it_joins(change, label, merge_key):
    assert (change.named(PLAN), change.merge_key) == (label, merge_key)
