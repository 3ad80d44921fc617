"""Levers put into the plan, and edits put into a scenario."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.plans import NOVEMBER, full_plan, plans
from tarife.plan.edits.budgets import set_budget
from tarife.plan.edits.grid import change_country
from tarife.plan.edits.lines import replace_line
from tarife.plan.edits.numbers import set_number, set_range
from tarife.plan.edits.plan import set_plan_field
from tarife.plan.grid import all_lines
from tarife.plan.model.addresses import Address
from tarife.plan.model.behaviour import PRESETS, Preset, behaviour_of
from tarife.plan.model.plan import GridRow, Plan
from tarife.plan.model.scenarios import Adjustment, Lever, Override, Range, Scenario, Scope
from tarife.plan.numbers import addresses_of, clamped, number_at, range_at
from tarife.plan.what_if.apply import scenario_with, shown_in, with_adjustments
from tarife.plan.what_if.levers import adjusted, scenario_plan

NEWS_ONLY = GridRow("DE", marketing=4_002, reply_ratio=0.2)
MIXED = GridRow("NL", people=900, marketing=400, utility=500, ad_clicks_per_day=3)
PLAN = Plan("Plan", NOVEMBER, grid=(NEWS_ONLY, MIXED))
DE_REPLY = Address("grid", "DE", "reply_ratio")

levers = st.builds(
    Adjustment,
    st.sampled_from(
        [
            Lever.VOLUME,
            Lever.REPLY_RATIO,
            Lever.AD_CLICKS,
            Lever.ANSWER_DELAY,
            Lever.RECATEGORISED_RATIO,
        ]
    ),
    st.floats(0, 1),
    st.sampled_from([Scope(), Scope(country="DE"), Scope(category="marketing")]),
)


def messages(plan):
    """Everything that is played, whatever the order of lines and the names of behaviours."""
    lines = all_lines(plan)
    behaving = (*lines.sends, *lines.entry_points, *lines.inbound)
    spelled = [replace(line, behaviour=behaviour_of(line.behaviour)) for line in behaving]
    return {line.id: line for line in (*lines.audiences, *spelled)}


@given(plans(), st.lists(levers, max_size=3).map(tuple))
def test_applying_plays_the_same_messages_as_the_levers(plan, adjustments):
    applied = with_adjustments(plan, adjustments)

    assert messages(applied) == messages(adjusted(plan, adjustments))
    assert applied.costs == adjusted(plan, adjustments).costs


def test_volume_and_clicks_stay_in_the_grid():
    levers_moved = (Adjustment(Lever.VOLUME, 2), Adjustment(Lever.AD_CLICKS, 2))

    grid = with_adjustments(PLAN, levers_moved).grid

    assert [row.marketing for row in grid] == [8_004, 800]
    assert grid[1].ad_clicks_per_day == 6
    assert grid[1].people == 900


def test_a_row_whose_cells_can_say_it_stays_in_the_grid():
    after = with_adjustments(PLAN, (Adjustment(Lever.REPLY_RATIO, 0.5),))

    assert after.grid == (replace(NEWS_ONLY, reply_ratio=0.1),)
    assert "grid:NL:utility" in messages(after)


def test_only_rows_whose_other_numbers_moved_are_opened():
    slower = Adjustment(Lever.ANSWER_DELAY, 3, Scope(country="NL"))

    after = with_adjustments(PLAN, (Adjustment(Lever.VOLUME, 2), slower))

    assert after.grid == (replace(NEWS_ONLY, marketing=8_004),)


def test_ranges_and_scenarios_move_along():
    scenario = Scenario("x", "X", overrides=(Override(DE_REPLY, 0.3),))
    plan = replace(PLAN, ranges=(Range(DE_REPLY, 0.1, 0.4),), scenarios=(scenario,))

    after = with_adjustments(plan, (Adjustment(Lever.REPLY_RATIO, 0.5),))

    assert range_at(after, DE_REPLY) == Range(DE_REPLY, 0.05, 0.2)
    assert after.scenarios == (scenario,)


BARE = Scenario("x", "X")


def in_scenario(change, scenario=BARE, plan=PLAN):
    plan = replace(plan, scenarios=(scenario,))
    return scenario_with(plan, scenario, change.apply(shown_in(plan, scenario)))


def test_an_edited_number_becomes_the_scenario_s_own():
    edited = in_scenario(set_number(DE_REPLY, 0.3))

    assert edited == replace(BARE, overrides=(Override(DE_REPLY, 0.3),))
    assert scenario_plan(PLAN, edited).grid[0].reply_ratio == 0.3


def test_a_number_put_back_to_the_plan_s_own_is_no_difference():
    differing = in_scenario(set_number(DE_REPLY, 0.3))

    assert in_scenario(set_number(DE_REPLY, 0.2), differing) == BARE


def test_an_edit_of_nothing_leaves_the_scenario_as_it_is():
    assert in_scenario(set_number(DE_REPLY, 0.2)) == BARE


def test_a_chosen_preset_is_its_numbers():
    plan = full_plan()
    change = replace_line(replace(plan.sends[1], behaviour=Preset.SUPPORT), "behaviour")

    edited = in_scenario(change, plan=plan)

    variant = scenario_plan(plan, edited)
    at = Address("sends", "orders", "behaviour.reply_ratio")
    assert number_at(variant, at) == PRESETS[Preset.SUPPORT].reply_ratio


@pytest.mark.parametrize("likely", [0.3, 0.2], ids=["another likeliest", "the plan's number"])
def test_a_range_typed_in_a_scenario_is_the_scenario_s_own(likely):
    edited = in_scenario(set_range(DE_REPLY, 0.1, likely, 0.4))

    assert edited.overrides == (Override(DE_REPLY, likely, 0.1, 0.4),)
    assert scenario_plan(PLAN, edited).ranges == (Range(DE_REPLY, 0.1, 0.4),)


def test_an_exact_number_typed_in_a_scenario_is_exact_whatever_range_the_plan_has():
    plan = replace(PLAN, ranges=(Range(DE_REPLY, 0.1, 0.4),))

    edited = in_scenario(set_number(DE_REPLY, 0.2), plan=plan)

    assert edited.overrides == (Override(DE_REPLY, 0.2),)
    assert scenario_plan(plan, edited).ranges == ()


def test_the_plan_s_range_typed_into_a_scenario_is_no_difference():
    plan = replace(PLAN, ranges=(Range(DE_REPLY, 0.1, 0.4),))
    differing = in_scenario(set_number(DE_REPLY, 0.3), plan=plan)

    assert in_scenario(set_range(DE_REPLY, 0.1, 0.2, 0.4), differing, plan) == BARE


@pytest.mark.parametrize(
    "change",
    [
        set_plan_field("name", "Other"),
        change_country(PLAN.grid[0].country, "FR"),
        set_budget(None),
    ],
    ids=["a name", "a country", "the budget"],
)
def test_what_is_no_number_belongs_to_the_plan(change):
    plan = replace(PLAN, budget=1)

    assert in_scenario(change, plan=plan) is None


@given(plans(), st.data())
def test_a_scenario_with_an_edit_shows_the_edited_number(plan, data):

    at = data.draw(st.sampled_from(addresses_of(plan)))
    value = clamped(plan, at, number_at(plan, at) * 2 + 1)
    plan = replace(plan, scenarios=(BARE,))

    edited = scenario_with(plan, BARE, set_number(at, value).apply(shown_in(plan, BARE)))

    assert number_at(shown_in(plan, edited), at) == number_at(
        set_number(at, value).apply(plan), at
    )
