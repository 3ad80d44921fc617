"""Edits while a scenario is chosen, and levers put into the plan."""

from dataclasses import replace

import pytest

from helpers.plans import full_plan
from tarife.plan.addresses import Address
from tarife.plan.applying import with_adjustments
from tarife.plan.changes import SetPlanField
from tarife.plan.scenario_changes import (
    ApplyAdjustments,
    DropOverride,
    InScenario,
    scenario_named,
)
from tarife.plan.scenarios import Adjustment, Lever, Override
from tarife.plan.variant_changes import SetNumber
from tarife.terms.languages import Language

PLAN = full_plan()
NL_MARKETING = Address("grid", "NL", "marketing")
MORE = (Adjustment(Lever.VOLUME, 2),)


def overrides(plan):
    return {entry.at: entry.value for entry in plan.scenarios[0].overrides}


def test_applying_puts_the_levers_into_the_plan():
    assert ApplyAdjustments(MORE).apply(PLAN) == with_adjustments(PLAN, MORE)


def test_rows_that_become_lines_are_named_in_the_language_of_the_person():
    slower = (Adjustment(Lever.ANSWER_DELAY, 2),)

    after = ApplyAdjustments(slower, Language.TURKISH).apply(PLAN)

    assert "DE pazarlama, 1. hafta" in [send.name for send in after.sends]


def test_an_edit_in_a_scenario_leaves_the_plan_s_own_number():
    after = InScenario("optimistic", SetNumber(Address("grid", "DE", "utility"), 9)).apply(PLAN)

    assert after.grid == PLAN.grid
    assert overrides(after) == {NL_MARKETING: 9_000, Address("grid", "DE", "utility"): 9}


def test_other_scenarios_stay_as_they_are():
    other = replace(PLAN.scenarios[0], id="other")
    plan = replace(PLAN, scenarios=(*PLAN.scenarios, other))

    after = InScenario("optimistic", SetNumber(Address("grid", "DE", "utility"), 9)).apply(plan)

    assert after.scenarios[1] == other


@pytest.mark.parametrize("scenario", ["optimistic", "gone"])
def test_what_no_scenario_can_hold_is_an_edit_of_the_plan(scenario):
    assert InScenario(scenario, SetPlanField("name", "New")).apply(PLAN).name == "New"


def test_a_difference_can_be_reset():
    assert overrides(DropOverride("optimistic", NL_MARKETING).apply(PLAN)) == {}


def test_a_difference_of_no_scenario_is_nothing_to_reset():
    assert DropOverride("gone", NL_MARKETING).apply(PLAN) is PLAN


def test_a_scenario_is_found_by_its_id():
    assert scenario_named(PLAN, "optimistic") is PLAN.scenarios[0]
    assert scenario_named(PLAN, "gone") is None


@pytest.mark.parametrize(
    ("change", "label", "merge_key"),
    [
        (ApplyAdjustments(MORE), "Apply what-if", None),
        (
            InScenario("a", SetNumber(Address("grid", "DE", "people"), 1)),
            "Change people",
            f"scenario:a:number:{Address('grid', 'DE', 'people')}",
        ),
        (InScenario("a", ApplyAdjustments(MORE)), "Apply what-if", None),
        (DropOverride("a", NL_MARKETING), "Reset difference", None),
    ],
)
def test_every_change_says_what_it_does_and_what_it_joins(change, label, merge_key):
    assert (change.label, change.merge_key) == (label, merge_key)
    assert isinstance(Override(NL_MARKETING, 1), Override)
