"""Reading and replacing any one number of a plan."""

from dataclasses import replace
from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.plans import full_plan, plans
from tarife.plan.model.account import Weekday
from tarife.plan.model.addresses import Address
from tarife.plan.model.behaviour import PRESETS, Preset
from tarife.plan.model.lines import Repeat
from tarife.plan.model.scenarios import Range
from tarife.plan.numbers import (
    addresses_of,
    all_rescaled,
    clamped,
    number_at,
    numbers_of,
    range_at,
    tidied,
    with_number,
    with_numbers,
    without_ranges,
)

PLAN = full_plan()
ORDERS_REPLY = Address("sends", "orders", "behaviour.reply_ratio")
NL_REPLY = Address("grid", "NL", "reply_ratio")


@pytest.mark.parametrize(
    ("at", "number"),
    [
        pytest.param(Address("account", "", "service_allowance"), 1000, id="account"),
        pytest.param(Address("account", "", "tier_used.0.messages"), 90_000, id="in a list"),
        pytest.param(NL_REPLY, 0.2, id="row of the grid"),
        pytest.param(Address("audiences", "loyal", "people"), 60_000, id="audience"),
        pytest.param(Address("sends", "black-friday", "schedule.spread_hours"), 3, id="spread"),
        pytest.param(ORDERS_REPLY, PRESETS[Preset.ORDER_UPDATE].reply_ratio, id="preset"),
        pytest.param(Address("entry_points", "ad", "follow_ups.0.hours"), 24, id="follow-up"),
        pytest.param(Address("inbound", "support", "people_per_day"), 80, id="inbound"),
        pytest.param(Address("sends", "gone", "volume"), None, id="no such line"),
        pytest.param(Address("sends", "orders", "colour"), None, id="no such field"),
        pytest.param(Address("sends", "orders", "name"), None, id="a text"),
        pytest.param(Address("sends", "orders", "volume.deeper"), None, id="too deep"),
        pytest.param(Address("entry_points", "ad", "follow_ups.1.hours"), None, id="too far"),
        pytest.param(Address("entry_points", "ad", "follow_ups.x.hours"), None, id="no place"),
    ],
)
def test_a_number_is_found_by_its_address(at, number):
    assert number_at(PLAN, at) == number


def test_days_that_repeat_say_when_and_are_no_number():
    [send] = [one for one in PLAN.sends if one.id == "black-friday"]
    repeats = (Repeat(time(9), Weekday.FRIDAY, -1), Repeat(time(9), day=15))
    schedule = replace(send.schedule, repeats=repeats)
    plan = replace(PLAN, sends=(replace(send, schedule=schedule),))

    assert number_at(plan, Address("sends", "black-friday", "schedule.repeats.1.day")) is None
    assert not [at for at in addresses_of(plan) if "repeats" in at.steps]


@given(plans())
def test_every_number_of_a_plan_has_an_address(plan):
    found = addresses_of(plan)

    assert len(set(found)) == len(found)
    assert all(number_at(plan, at) is not None for at in found)


@given(plans(), st.data())
def test_a_number_put_in_place_is_there_and_nothing_else_moves(plan, data):
    at, other = (data.draw(st.sampled_from(addresses_of(plan))) for _ in range(2))
    value = number_at(plan, at) + 1

    after = with_number(plan, at, value)

    assert number_at(after, at) == value
    if other != at:
        assert number_at(after, other) == number_at(plan, other)


def test_whole_numbers_are_rounded_and_others_are_not():
    volume = Address("sends", "orders", "volume")
    clicks = Address("entry_points", "ad", "clicks_per_day")

    assert number_at(with_number(PLAN, volume, 7.6), volume) == 8
    assert number_at(with_number(PLAN, clicks, 7.6), clicks) == 7.6


def test_a_preset_becomes_spelled_out_with_the_one_number_changed():
    after = with_number(PLAN, ORDERS_REPLY, 0.5)

    assert after.sends[1].behaviour == replace(PRESETS[Preset.ORDER_UPDATE], reply_ratio=0.5)


def test_the_account_and_places_in_lists_can_be_changed():
    allowance = Address("account", "", "service_allowance")
    hours = Address("entry_points", "ad", "follow_ups.0.hours")

    assert with_number(PLAN, allowance, 0).account.service_allowance == 0
    assert with_number(PLAN, hours, 48).entry_points[0].follow_ups[0].hours == 48


def test_an_address_of_nothing_changes_nothing():
    assert with_number(PLAN, Address("sends", "gone", "volume"), 5) is PLAN


@pytest.mark.parametrize(
    ("at", "value", "nearest"),
    [
        (NL_REPLY, 1.5, 1),
        (NL_REPLY, -1, 0),
        (NL_REPLY, 0.5, 0.5),
        (ORDERS_REPLY, 2, 1),
        (Address("account", "", "numbers"), 0, 1),
    ],
)
def test_a_value_is_moved_into_the_bounds_of_its_number(at, value, nearest):
    assert clamped(PLAN, at, value) == nearest


def test_a_range_is_found_by_the_address_of_its_number():
    assert range_at(PLAN, NL_REPLY) == Range(NL_REPLY, 0.1, 0.35)
    assert range_at(PLAN, ORDERS_REPLY) is None


def test_a_range_moves_along_with_its_number_and_stays_in_bounds():
    assert range_at(all_rescaled(PLAN, {NL_REPLY: 0.4}), NL_REPLY) == Range(NL_REPLY, 0.2, 0.7)
    assert range_at(all_rescaled(PLAN, {NL_REPLY: 0.8}), NL_REPLY).high == 1


def test_a_number_without_a_range_is_just_replaced():
    assert all_rescaled(PLAN, {ORDERS_REPLY: 0.4}) == with_number(PLAN, ORDERS_REPLY, 0.4)


def test_the_range_around_nothing_cannot_move_along():
    none = with_number(PLAN, NL_REPLY, 0)

    assert range_at(all_rescaled(none, {NL_REPLY: 0.4}), NL_REPLY) is None


def test_ranges_can_be_dropped_by_address():
    assert without_ranges(PLAN, NL_REPLY).ranges == PLAN.ranges[1:]


def test_what_is_said_of_numbers_that_are_gone_is_dropped():
    after = tidied(replace(PLAN, grid=PLAN.grid[:1]))

    assert after.ranges == PLAN.ranges[1:]
    assert after.scenarios[0].overrides == ()
    assert after.scenarios[0].adjustments == PLAN.scenarios[0].adjustments


@given(plans())
def test_a_good_plan_is_tidy(plan):
    assert tidied(plan) == plan


@given(plans())
def test_the_numbers_of_a_plan_stand_at_its_addresses(plan):
    found = numbers_of(plan)

    assert tuple(found) == addresses_of(plan)
    assert all(number_at(plan, at) == number for at, number in found.items())


def test_numbers_put_together_are_those_put_one_by_one():
    values = {
        ORDERS_REPLY: 0.5,
        Address("sends", "orders", "volume"): 7,
        Address("account", "", "numbers"): 3,
        Address("account", "", "tier_used.0.messages"): 4,
        Address("sends", "gone", "volume"): 1,
        Address("sends", "orders", "colour"): 1,
    }
    one_by_one = PLAN
    for at, value in values.items():
        one_by_one = with_number(one_by_one, at, value)

    assert with_numbers(PLAN, values) == one_by_one


def test_a_range_of_nothing_is_dropped_when_the_number_moves():
    at = Address("account", "", "allowance_used")
    nothing = with_number(replace(PLAN, ranges=(Range(at, 0, 10),)), at, 0)

    assert all_rescaled(nothing, {at: 5}).ranges == ()
