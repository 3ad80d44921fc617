"""Where levers stand, and which adjustment a typed value stands for."""

from dataclasses import replace
from datetime import date, datetime, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.plans import NOVEMBER, plans
from tarife.plan.model.account import Weekday
from tarife.plan.model.addresses import Address
from tarife.plan.model.behaviour import Behaviour, Delay
from tarife.plan.model.costs import Costs, Exchange, Markup, Partner
from tarife.plan.model.lines import (
    Audience,
    Broadcast,
    DayRange,
    EntryPoint,
    Inbound,
    Repeat,
    Send,
    Steady,
    TemplateCategory,
)
from tarife.plan.model.plan import GridRow, Plan
from tarife.plan.model.scenarios import Adjustment, Lever, MonthChange, Override, Scope
from tarife.plan.what_if.levers import adjusted
from tarife.plan.what_if.standing import lever_states
from tarife.terms.categories import Category

MOMENTS = (datetime(2026, 11, 3, 11), datetime(2026, 11, 10, 11))


def a_send(name, category, volume, behaviour):
    return Send(name, name, "people", category, volume, Broadcast(MOMENTS), behaviour)


NEWS = a_send(
    "news", TemplateCategory.MARKETING, 300, Behaviour(reply_ratio=0.2, delivered_ratio=0.9)
)
ORDERS = replace(
    a_send(
        "orders",
        TemplateCategory.UTILITY,
        100,
        Behaviour(reply_ratio=0.6, delivered_ratio=0.5, answer_delay=Delay(60, 90)),
    ),
    recategorised_ratio=0.25,
)
PLAN = Plan(
    "Levers",
    NOVEMBER,
    audiences=(Audience("people", "People", "TR", 1_000),),
    sends=(NEWS, ORDERS),
    entry_points=(EntryPoint("ad", "Ad", "DE", 50),),
    inbound=(Inbound("calls", "Calls", 10, audience="people"),),
)
WHOLE = lever_states(PLAN, Scope())


def test_factors_stand_at_one_and_tell_what_they_scale():
    assert (WHOLE[Lever.VOLUME].value, WHOLE[Lever.VOLUME].amount) == (1, 800)
    assert (WHOLE[Lever.AD_CLICKS].value, WHOLE[Lever.AD_CLICKS].amount) == (1, 50)


TUESDAYS = Repeat(time(11), Weekday.TUESDAY)


@pytest.mark.parametrize(
    ("schedule", "sent"),
    [
        (Broadcast(MOMENTS), 2),
        (Broadcast((), repeats=(TUESDAYS,)), 4 + 5 + 4),
        (Broadcast(MOMENTS, repeats=(TUESDAYS,)), 4 + 5 + 4),
        (Broadcast((), repeats=(Repeat(time(9), day=31),)), 3),
        (Broadcast((), repeats=(replace(TUESDAYS, days=DayRange(date(2026, 12, 25))),)), 1 + 4),
        (Steady(), 3),
        (Steady(DayRange(date(2026, 12, 31))), 2),
        (Steady(DayRange(date(2026, 12, 5), date(2026, 12, 6)), (Weekday.MONDAY,)), 0),
    ],
)
def test_volume_is_what_goes_out_in_all_months(schedule, sent):
    plan = replace(PLAN, months=3, sends=(replace(NEWS, schedule=schedule),))
    found = lever_states(plan, Scope()).get(Lever.VOLUME)

    assert (found.amount if found else 0) == 300 * sent


def test_volume_counts_what_single_months_change():
    news = replace(NEWS, schedule=Broadcast((), repeats=(TUESDAYS,)))
    grid = (GridRow("DE", marketing=1_000, utility=500, ad_clicks_per_day=7),)
    december = MonthChange(
        "2026-12",
        (Adjustment(Lever.VOLUME, 1.5),),
        (Override(Address("grid", "DE", "utility"), 900),),
    )
    plan = replace(PLAN, months=3, sends=(news,), grid=grid, changes=(december,))
    whole, germany = (lever_states(plan, scope) for scope in (Scope(), Scope(country="DE")))

    assert germany[Lever.VOLUME].amount == 2 * 1_500 + (1_500 + 1_350)
    assert whole[Lever.VOLUME].amount == 5_850 + 300 * 4 + 450 * 5 + 300 * 4
    assert whole[Lever.AD_CLICKS].amount == pytest.approx(57)


def test_months_alike_are_taken_together_as_if_each_stood_alone():
    december = MonthChange("2026-12", (Adjustment(Lever.REPLY_RATIO, 0.5),))
    news = replace(NEWS, schedule=Broadcast(MOMENTS, repeats=(TUESDAYS,)))
    plan = replace(PLAN, months=5, sends=(news, ORDERS), changes=(december,))
    alone = replace(plan, growth=(Adjustment(Lever.VOLUME, 1.0),))
    together, each = (lever_states(one, Scope()) for one in (plan, alone))

    assert together[Lever.AD_CLICKS].amount == 50
    assert together.keys() == each.keys()
    for lever, state in together.items():
        assert state.value == pytest.approx(each[lever].value)
        assert state.amount == pytest.approx(each[lever].amount)
        assert state.shown(0.3) == pytest.approx(each[lever].shown(0.3))


def test_shares_are_means_weighted_by_volume():
    assert WHOLE[Lever.REPLY_RATIO].value == pytest.approx((0.2 * 3 + 0.6) / 4)
    assert WHOLE[Lever.DELIVERED_RATIO].value == pytest.approx((0.9 * 3 + 0.5) / 4)


def test_only_utility_counts_for_recategorised_templates():
    assert WHOLE[Lever.RECATEGORISED_RATIO].value == 0.25


def test_the_answer_s_delay_is_the_median_over_those_who_write():
    quick = lever_states(PLAN, Scope(line="orders"))

    assert WHOLE[Lever.ANSWER_DELAY].value == 300
    assert quick[Lever.ANSWER_DELAY].value == 60


def test_a_part_of_the_plan_has_its_own_values():
    orders = lever_states(PLAN, Scope(category="utility"))

    assert orders[Lever.REPLY_RATIO].value == pytest.approx(0.6)
    assert orders[Lever.VOLUME].amount == 200


def test_rows_of_the_grid_count_as_the_lines_they_stand_for():
    plan = Plan("Grid", NOVEMBER, grid=(GridRow("DE", marketing=400, reply_ratio=0.3),))

    assert lever_states(plan, Scope(country="DE"))[Lever.REPLY_RATIO].value == pytest.approx(
        0.3
    )


def test_a_lever_without_anything_to_move_does_not_stand():
    quiet = replace(NEWS, behaviour=Behaviour(reply_ratio=0))
    found = lever_states(replace(PLAN, sends=(quiet,)), Scope(line="news"))

    assert Lever.REPLY_RATIO not in found
    assert Lever.AD_CLICKS not in found
    assert Lever.RECATEGORISED_RATIO not in found
    assert Lever.MARKUP not in found


def test_lines_without_volume_count_alike():
    plan = replace(PLAN, sends=(replace(NEWS, volume=0), replace(ORDERS, volume=0)))
    found = lever_states(plan, Scope())

    assert found[Lever.REPLY_RATIO].value == pytest.approx(0.4)
    assert Lever.VOLUME not in found


def test_messages_of_nobody_count_alike_and_their_delay_is_the_shortest():
    silent = replace(
        PLAN, sends=(), entry_points=(), inbound=(replace(PLAN.inbound[0], people_per_day=0),)
    )

    assert lever_states(silent, Scope())[Lever.ANSWER_DELAY].value == 300


COSTLY = replace(
    PLAN,
    costs=Costs(
        partner=Partner(markups=(Markup(Category.MARKETING, Decimal("0.1")),)),
        display=Exchange("TRY", Decimal("41.2")),
    ),
)


def test_costs_beside_the_charges_stand_as_they_are_written():
    whole, marketing = (
        lever_states(COSTLY, scope) for scope in (Scope(), Scope(category="marketing"))
    )

    assert whole[Lever.MARKUP].value == pytest.approx(0.1 / len(Category))
    assert marketing[Lever.MARKUP].value == pytest.approx(0.1)
    assert whole[Lever.DISPLAY_RATE].value == 41.2
    assert Lever.DISPLAY_RATE not in marketing
    assert Lever.MARKUP not in lever_states(COSTLY, Scope(country="TR"))


@pytest.mark.parametrize(
    ("lever", "shown", "adjustment"),
    [
        (Lever.VOLUME, 1.5, 1.5),
        (Lever.AD_CLICKS, 0.5, 0.5),
        (Lever.REPLY_RATIO, 0.15, 0.5),
        (Lever.DELIVERED_RATIO, 0.4, 0.5),
        (Lever.ANSWER_DELAY, 600, 2),
        (Lever.MESSAGES_PER_ANSWER, 1.9, 0.5),
        (Lever.RECATEGORISED_RATIO, 0.4, 0.4),
        (Lever.MARKUP, 0.2, 0.2),
        (Lever.DISPLAY_RATE, 82.4, 2),
    ],
)
def test_a_typed_value_stands_for_an_adjustment(lever, shown, adjustment):
    state = lever_states(COSTLY, Scope())[lever]

    assert state.adjustment(shown) == pytest.approx(adjustment)
    assert state.shown(adjustment) == pytest.approx(shown)


def test_where_some_numbers_reach_their_bound_the_others_go_further():
    state = WHOLE[Lever.REPLY_RATIO]  # 0.2 three times, 0.6 once

    adjustment = state.adjustment(0.7)

    assert adjustment == pytest.approx(3)
    assert state.shown(adjustment) == pytest.approx((0.6 * 3 + 1) / 4)


def test_what_cannot_be_reached_is_come_near_to():
    state = WHOLE[Lever.MESSAGES_PER_ANSWER]

    assert state.shown(state.adjustment(0)) == pytest.approx(1)


@pytest.mark.parametrize(
    ("lever", "neutral"),
    [(Lever.VOLUME, 1), (Lever.MESSAGES_PER_ANSWER, 0), (Lever.RECATEGORISED_RATIO, None)],
)
def test_an_adjustment_of_nothing(lever, neutral):
    assert WHOLE[lever].neutral == neutral


@given(plans(), st.sampled_from([Lever.REPLY_RATIO, Lever.DELIVERED_RATIO]), st.floats(0, 2))
def test_a_lever_stands_after_its_adjustment_where_it_was_said_to(plan, lever, factor):
    before = lever_states(plan, Scope()).get(lever)
    if before is None:
        return
    after = lever_states(adjusted(plan, (Adjustment(lever, factor),)), Scope()).get(lever)

    assert (after.value if after else 0) == pytest.approx(before.shown(factor))
