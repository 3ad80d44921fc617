"""Levers and scenarios: the plan as it would be."""

from dataclasses import replace
from datetime import datetime
from decimal import Decimal

import pytest
from hypothesis import given

from helpers.plans import NOVEMBER, full_plan, plans
from tarife.plan.grid import all_lines
from tarife.plan.model.addresses import Address
from tarife.plan.model.behaviour import PRESETS, Behaviour, Delay, Preset
from tarife.plan.model.costs import NO_COSTS, Costs, Exchange, Markup, Partner
from tarife.plan.model.lines import (
    Audience,
    Broadcast,
    EntryPoint,
    Inbound,
    Send,
    TemplateCategory,
)
from tarife.plan.model.plan import GridRow, Plan
from tarife.plan.model.scenarios import (
    LEVER_EFFECTS,
    Adjustment,
    Lever,
    Override,
    Range,
    Scenario,
    Scope,
)
from tarife.plan.numbers import range_at
from tarife.plan.what_if import levers
from tarife.plan.what_if.levers import adjusted, in_order, scenario_plan
from tarife.terms.categories import Category

PEOPLE = Audience("people", "People", "TR", 1_000)
NEWS = Send(
    "news",
    "News",
    "people",
    TemplateCategory.MARKETING,
    800,
    Broadcast((datetime(2026, 11, 3, 11),)),
    Behaviour(reply_ratio=0.6, answer_delay=Delay(60, 600), messages_per_answer=1.4),
)
AD = EntryPoint("ad", "Ad", "DE", 50)
CALLS = Inbound("calls", "Calls", 10, audience="people")
WALK_INS = Inbound("walk-ins", "Walk-ins", 10, country="DE")
PLAN = Plan(
    "Levers",
    NOVEMBER,
    grid=(GridRow("NL", marketing=4_000, utility=500, reply_ratio=0.1, ad_clicks_per_day=8),),
    audiences=(PEOPLE,),
    sends=(NEWS,),
    entry_points=(AD,),
    inbound=(CALLS, WALK_INS),
)


def moved(lever, value, scope=Scope()):  # noqa: B008 - a frozen value
    return all_lines(adjusted(PLAN, (Adjustment(lever, value, scope),)))


def volumes(lines):
    return {send.id: send.volume for send in lines.sends}


def reply_ratios(lines):
    return {
        send.id: send.behaviour.reply_ratio
        for send in lines.sends
        if isinstance(send.behaviour, Behaviour)
    }


@given(plans())
def test_no_lever_moved_is_the_plan_itself(plan):
    assert adjusted(plan, ()) is plan


@given(plans())
def test_a_lever_moved_by_a_factor_of_one_changes_no_message(plan):
    same = all_lines(adjusted(plan, (Adjustment(Lever.VOLUME, 1),)))

    assert same.sends == all_lines(plan).sends
    assert same.entry_points == all_lines(plan).entry_points


def test_volume_scales_sends_as_if_the_grid_had_been_typed_anew():
    typed = replace(
        PLAN,
        grid=(replace(PLAN.grid[0], marketing=4_400, utility=550),),
        sends=(replace(NEWS, volume=880),),
    )

    assert moved(Lever.VOLUME, 1.1) == all_lines(typed)


def test_an_audience_grows_with_a_broadcast_that_needs_more_people():
    lines = moved(Lever.VOLUME, 2)

    assert next(a for a in lines.audiences if a.id == "people").people == 1_600


def test_a_lever_can_be_kept_to_a_country_a_category_or_a_line():
    only_nl = volumes(moved(Lever.VOLUME, 2, Scope(country="NL")))
    only_utility = volumes(moved(Lever.VOLUME, 2, Scope(category="utility")))
    only_news = volumes(moved(Lever.VOLUME, 2, Scope(line="news")))
    one_week = volumes(moved(Lever.VOLUME, 2, Scope(line="grid:NL:marketing:1")))

    assert (only_nl["news"], only_nl["grid:NL:utility"]) == (800, 1_000)
    assert (only_utility["news"], only_utility["grid:NL:utility"]) == (800, 1_000)
    assert (only_news["news"], only_news["grid:NL:utility"]) == (1_600, 500)
    assert (one_week["grid:NL:marketing:1"], one_week["grid:NL:marketing:2"]) == (2_000, 1_000)


def test_replies_scale_and_stay_at_most_everybody():
    ratios = reply_ratios(moved(Lever.REPLY_RATIO, 2))

    assert ratios["news"] == 1
    assert ratios["grid:NL:marketing:1"] == 0.2
    assert ratios["grid:NL:utility"] == 2 * PRESETS[Preset.ORDER_UPDATE].reply_ratio


def test_ad_clicks_scale_in_the_grid_and_in_lines():
    clicks = {line.id: line.clicks_per_day for line in moved(Lever.AD_CLICKS, 1.5).entry_points}

    assert clicks == {"ad": 75, "grid:NL:ad": 12}


def test_ad_clicks_have_no_category():
    lines = moved(Lever.AD_CLICKS, 1.5, Scope(category="marketing"))

    assert {line.clicks_per_day for line in lines.entry_points} == {50, 8}


def test_answers_come_later_everywhere_with_the_same_shape():
    lines = moved(Lever.ANSWER_DELAY, 3)
    news = next(send for send in lines.sends if send.id == "news")

    assert news.behaviour.answer_delay == Delay(180, 1_800)
    assert all(line.behaviour.answer_delay == Delay(900, 32_400) for line in lines.inbound)


def test_inbound_belongs_to_the_country_of_its_audience():
    lines = moved(Lever.ANSWER_DELAY, 3, Scope(country="TR"))
    behaviours = {line.id: line.behaviour for line in lines.inbound}

    assert behaviours["calls"].answer_delay.median_s == 900
    assert behaviours["walk-ins"] is Preset.SUPPORT


def test_a_send_to_nobody_known_belongs_to_no_country():
    orphan = replace(PLAN, audiences=(), inbound=(WALK_INS,))

    lines = all_lines(adjusted(orphan, (Adjustment(Lever.VOLUME, 2, Scope(country="TR")),)))

    assert volumes(lines)["news"] == 800


def test_messages_per_answer_are_shifted_and_at_least_one():
    def means(shift):
        news = moved(Lever.MESSAGES_PER_ANSWER, shift).sends[0]
        return news.behaviour.messages_per_answer

    assert (means(0.5), means(-3)) == (pytest.approx(1.9), 1)


def test_fewer_messages_are_delivered():
    assert moved(Lever.DELIVERED_RATIO, 0.5).sends[0].behaviour.delivered_ratio == 0.475


def test_only_utility_templates_are_recategorised():
    lines = moved(Lever.RECATEGORISED_RATIO, 0.3)

    assert {
        send.category: getattr(send, "recategorised_ratio", None) for send in lines.sends
    } == {
        TemplateCategory.MARKETING: getattr(NEWS, "recategorised_ratio", None),
        TemplateCategory.UTILITY: 0.3 if hasattr(NEWS, "recategorised_ratio") else None,
    }


def test_ranges_move_along():
    at = Address("sends", "news", "behaviour.reply_ratio")
    plan = replace(PLAN, ranges=(Range(at, 0.3, 0.7),))

    after = adjusted(plan, (Adjustment(Lever.REPLY_RATIO, 0.5),))

    assert range_at(after, at) == Range(at, 0.15, 0.35)


def test_a_scenario_replaces_numbers_first_and_moves_levers_then():
    at = Address("sends", "news", "volume")
    scenario = Scenario("half", "Half", (Adjustment(Lever.VOLUME, 0.5),), (Override(at, 600),))

    variant = scenario_plan(replace(PLAN, scenarios=(scenario,)), scenario)

    assert volumes(all_lines(variant))["news"] == 300
    assert variant.scenarios == ()


def test_a_scenario_follows_the_plan_where_it_says_nothing():
    scenario = full_plan().scenarios[0]
    edited = replace(full_plan(), seed=99, note="edited")

    assert (scenario_plan(edited, scenario).seed, edited.seed) == (99, 99)


def test_volumes_and_clicks_are_moved_in_the_grid_itself():
    levers = (Adjustment(Lever.VOLUME, 2), Adjustment(Lever.AD_CLICKS, 0.5))

    row = adjusted(PLAN, levers).grid[0]

    assert (row.marketing, row.utility, row.ad_clicks_per_day) == (8_000, 1_000, 4)


def test_a_row_with_its_own_people_gets_as_many_as_a_larger_week_needs():
    small = replace(PLAN, grid=(replace(PLAN.grid[0], people=1_000),))

    assert adjusted(small, (Adjustment(Lever.VOLUME, 2),)).grid[0].people == 2_000


COSTS = Costs(
    partner=Partner(markups=(Markup(Category.UTILITY, Decimal("0.05")),)),
    display=Exchange("TRY", Decimal("41.25")),
)


def costs_after(*adjustments, costs=COSTS):
    return adjusted(replace(PLAN, costs=costs), adjustments).costs


def test_a_markup_is_the_same_for_every_category_or_for_one():
    every = costs_after(Adjustment(Lever.MARKUP, 0.1)).partner
    one = costs_after(Adjustment(Lever.MARKUP, 0.1, Scope(category="marketing"))).partner

    assert {every.markup(category).markup_ratio for category in Category} == {Decimal("0.1")}
    assert one.markup(Category.MARKETING).markup_ratio == Decimal("0.1")
    assert one.markup(Category.UTILITY).markup_ratio == Decimal("0.05")


def test_no_markup_leaves_no_entry():
    assert costs_after(Adjustment(Lever.MARKUP, 0)).partner.markups == ()


@pytest.mark.parametrize("scope", [Scope(country="NL"), Scope(line="news")])
def test_costs_belong_to_no_country_and_no_line(scope):
    assert costs_after(Adjustment(Lever.MARKUP, 0.1, scope)) == COSTS


def test_the_display_rate_scales():
    assert costs_after(Adjustment(Lever.DISPLAY_RATE, 1.2)).display.rate == Decimal("49.5")


def test_without_another_currency_there_is_no_rate_to_move():
    assert costs_after(Adjustment(Lever.DISPLAY_RATE, 1.2), costs=NO_COSTS) == NO_COSTS


def test_adjustments_of_narrower_parts_come_last():
    wide = Adjustment(Lever.RECATEGORISED_RATIO, 0.1)
    market = Adjustment(Lever.RECATEGORISED_RATIO, 0.2, Scope(country="NL"))
    line = Adjustment(Lever.RECATEGORISED_RATIO, 0.3, Scope("NL", "utility", "x"))
    volume = Adjustment(Lever.VOLUME, 2)

    assert in_order([line, market, volume, wide]) == (volume, wide, market, line)


def test_a_range_of_a_scenario_holds_its_number_when_that_is_rounded():
    at = Address("grid", "NL", "marketing")
    scenario = Scenario("x", "X", overrides=(Override(at, 10.5, 10.5, 20),))

    variant = scenario_plan(PLAN, scenario)

    assert variant.grid[0].marketing == 10
    assert range_at(variant, at) == Range(at, 10, 20)


def many_sends(number):
    """Sends of volumes 1, 2, ... by turns to Turks and Germans, marketing and utility."""
    countries, categories = ("TR", "DE"), list(TemplateCategory)[:2]
    return replace(
        PLAN,
        grid=(),
        audiences=tuple(Audience(one, one, one, 1_000_000) for one in countries),
        sends=tuple(
            replace(
                NEWS,
                id=f"s{place}",
                audience=countries[place % 2],
                category=categories[place // 2 % 2],
                volume=place + 1,
            )
            for place in range(number)
        ),
        entry_points=(AD, replace(AD, id="s1")),
        inbound=(),
    )


def test_lines_are_looked_up_once_for_all_adjustments(monkeypatch):
    looked_at = []
    country_of = levers.country_of
    monkeypatch.setattr(
        levers, "country_of", lambda *args: looked_at.append(1) or country_of(*args)
    )
    plan = many_sends(30)
    each = tuple(Adjustment(Lever.VOLUME, 10, Scope(line=f"s{place}")) for place in range(30))

    after = adjusted(plan, each)

    assert [send.volume for send in after.sends] == [10 * (place + 1) for place in range(30)]
    assert len(looked_at) == len(plan.sends) + len(plan.entry_points)


def test_adjustments_of_overlapping_parts_multiply_where_they_overlap():
    parts = (
        (2, Scope()),
        (3, Scope(country="TR")),
        (5, Scope(category="utility")),
        (7, Scope(line="s3")),
        (11, Scope(country="DE", line="s0")),  # which is Turkish
        (13, Scope(country="DE", category="utility")),
    )
    each = tuple(Adjustment(Lever.VOLUME, factor, scope) for factor, scope in parts)

    found = [send.volume for send in adjusted(many_sends(4), each).sends]

    assert found == [1 * 2 * 3, 2 * 2, 3 * 2 * 3 * 5, 4 * 2 * 5 * 7 * 13]


def test_a_lever_over_a_line_moves_every_line_of_that_id():
    clicks = Adjustment(Lever.AD_CLICKS, 3, Scope(line="s1"))

    assert [ad.clicks_per_day for ad in adjusted(many_sends(2), (clicks,)).entry_points] == [
        *(50, 150)
    ]


def test_every_lever_says_what_its_value_does():
    assert set(LEVER_EFFECTS) == set(Lever)
