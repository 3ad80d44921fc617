"""Edits while a scenario is chosen, and levers put into the plan."""

from dataclasses import replace

import pytest

from helpers.plans import full_plan
from tarife.plan.edits.edit import together
from tarife.plan.edits.grid import add_grid_rows
from tarife.plan.edits.numbers import set_number, set_range
from tarife.plan.edits.plan import set_plan_field
from tarife.plan.edits.scenarios import (
    apply_adjustments,
    drop_override,
    in_scenario,
    move_lever,
    reset_levers,
    scenario_named,
)
from tarife.plan.model.addresses import Address
from tarife.plan.model.plan import GridRow
from tarife.plan.model.scenarios import Adjustment, Lever, Override, Range, Scope
from tarife.plan.names import named_in
from tarife.plan.numbers import number_at, range_at
from tarife.plan.what_if.apply import with_adjustments
from tarife.terms.languages import Language

PLAN = full_plan()
NL_MARKETING = Address("grid", "NL", "marketing")
MORE = (Adjustment(Lever.VOLUME, 2),)


def overrides(plan):
    return {entry.at: entry.value for entry in plan.scenarios[0].overrides}


def test_applying_puts_the_levers_into_the_plan():
    assert apply_adjustments(MORE).apply(PLAN) == with_adjustments(PLAN, MORE)


def test_rows_that_become_lines_are_named_in_the_language_of_the_person():
    slower = (Adjustment(Lever.ANSWER_DELAY, 2),)

    after = named_in(apply_adjustments(slower).apply(PLAN), Language.TURKISH)

    assert "Almanya pazarlama, 1. hafta" in [send.name for send in after.sends]


def test_an_edit_in_a_scenario_leaves_the_plan_s_own_number():
    after = in_scenario("optimistic", set_number(Address("grid", "DE", "utility"), 9)).apply(
        PLAN
    )

    assert after.grid == PLAN.grid
    assert overrides(after) == {NL_MARKETING: 9_000, Address("grid", "DE", "utility"): 9}


def test_other_scenarios_stay_as_they_are():
    other = replace(PLAN.scenarios[0], id="other")
    plan = replace(PLAN, scenarios=(*PLAN.scenarios, other))

    after = in_scenario("optimistic", set_number(Address("grid", "DE", "utility"), 9)).apply(
        plan
    )

    assert after.scenarios[1] == other


@pytest.mark.parametrize("scenario", ["optimistic", "gone"])
def test_what_no_scenario_can_hold_is_an_edit_of_the_plan(scenario):
    assert in_scenario(scenario, set_plan_field("name", "New")).apply(PLAN).name == "New"


def pasted(number):
    """A block that brings a new country and other numbers of one that is there."""
    return together("Paste", (add_grid_rows((GridRow("FR", marketing=700),)), number))


DE_UTILITY = Address("grid", "DE", "utility")


def test_a_new_line_pasted_into_a_scenario_is_the_plan_s_and_numbers_are_its_own():
    after = in_scenario("optimistic", pasted(set_number(DE_UTILITY, 9))).apply(PLAN)

    assert after.grid == (*PLAN.grid, GridRow("FR", marketing=700))
    assert overrides(after) == {NL_MARKETING: 9_000, DE_UTILITY: 9}


def test_a_range_pasted_beside_a_new_line_is_the_scenario_s_own_too():
    plan = set_range(DE_UTILITY, 1, 2, 3).apply(PLAN)

    after = in_scenario("optimistic", pasted(set_range(DE_UTILITY, 4, 5, 6))).apply(plan)

    assert range_at(after, DE_UTILITY) == Range(DE_UTILITY, 1, 3)
    assert Override(DE_UTILITY, 5, 4, 6) in after.scenarios[0].overrides


def test_the_plan_s_own_number_pasted_beside_a_new_line_is_no_difference():
    own = number_at(PLAN, NL_MARKETING)

    after = in_scenario("optimistic", pasted(set_number(NL_MARKETING, own))).apply(PLAN)

    assert overrides(after) == {}


def test_a_difference_can_be_reset():
    assert overrides(drop_override("optimistic", NL_MARKETING).apply(PLAN)) == {}


def test_a_difference_of_no_scenario_is_nothing_to_reset():
    assert drop_override("gone", NL_MARKETING).apply(PLAN) is PLAN


def test_a_scenario_is_found_by_its_id():
    assert scenario_named(PLAN, "optimistic") is PLAN.scenarios[0]
    assert scenario_named(PLAN, "gone") is None


@pytest.mark.parametrize(
    ("change", "label", "merge_key"),
    [
        (apply_adjustments(MORE), "Apply what-if", None),
        (
            in_scenario("a", set_number(Address("grid", "DE", "people"), 1)),
            "Change people of DE",
            f"scenario:a:number:{Address('grid', 'DE', 'people')}",
        ),
        (in_scenario("a", apply_adjustments(MORE)), "Apply what-if", None),
        (drop_override("a", NL_MARKETING), "Reset difference", None),
    ],
)
def test_every_change_says_what_it_does_and_what_it_joins(change, label, merge_key):
    assert (change.named(PLAN), change.merge_key) == (label, merge_key)
    assert isinstance(Override(NL_MARKETING, 1), Override)


def test_moves_of_levers_leave_the_plan_as_it_is():
    moved = move_lever(Lever.VOLUME, Scope())

    assert moved.apply(PLAN) == reset_levers().apply(PLAN) == PLAN
    assert moved.merge_key != move_lever(Lever.REPLY_RATIO, Scope()).merge_key
