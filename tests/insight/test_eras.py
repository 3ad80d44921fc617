"""One plan under four sets of rules, and what October 2026 did to it."""

from dataclasses import replace

import pytest

from helpers.forecasts import november_forecast, november_plan, under
from tarife.billing.eras import ERAS, EraId, era_for
from tarife.insight.eras import Shift, bill_under_all_eras, shift_of_october_2026
from tarife.plan.model.plan import BegunPlan, Plan
from tarife.terms.problems import InputError, Problem

COSTS = {
    "cbp-2023-06": 90,
    "cbp-2024-11": 80,
    "pmp-2025-07": 100,
    "pmp-2026-10": 125,
}
MISSING = Problem("missing-rate", "Brazil/service", "no card holds Brazil (service)")


def play(plan):
    """Cost so many millionths of the hand-made month as the table says."""
    made = november_forecast()
    rules = plan.account.rules.value
    lines = replace(made.lines, charge_micros=made.lines.messages * COSTS[rules])
    return replace(
        under(made, era=era_for(plan.month.first_day, EraId(rules))), plan=plan, lines=lines
    )


def play_without_old_rates(plan):
    if plan.account.rules.value == "cbp-2023-06":
        raise InputError([MISSING])
    return play(plan)


def test_every_set_of_rules_is_tried_the_oldest_first():
    bills = bill_under_all_eras(november_plan(), play)

    assert [bill.era for bill in bills] == list(ERAS)
    assert [bill.forecast.era for bill in bills] == list(ERAS)


def test_days_that_really_happened_are_left_out_for_they_cost_the_same_under_all_rules():
    planned, asked = november_plan(), []

    def note(plan):
        asked.append(plan)
        return play(plan)

    bill_under_all_eras(BegunPlan.of(planned, planned.month.first_day), note)

    assert {type(plan) for plan in asked} == {Plan}
    assert {replace(plan, account=planned.account) for plan in asked} == {planned}


def test_what_cannot_be_priced_says_why_and_is_no_zero():
    first, *others = bill_under_all_eras(november_plan(), play_without_old_rates)

    assert first.forecast is None
    assert first.problems == (MISSING,)
    assert all(bill.forecast and bill.problems == () for bill in others)


def test_october_2026_is_measured_against_the_rules_before_it():
    messages = int(november_forecast().lines.messages.sum())

    shift = shift_of_october_2026(bill_under_all_eras(november_plan(), play))

    assert shift == Shift(100 * messages, 125 * messages)
    assert shift.more_micros == 25 * messages
    assert shift.ratio == pytest.approx(0.25)


def test_without_a_price_on_either_side_nothing_is_claimed():
    bills = bill_under_all_eras(november_plan(), play)

    assert shift_of_october_2026(bills[:3]) is None


def test_a_plan_that_was_free_has_no_ratio():
    assert Shift(0, 5).ratio is None
