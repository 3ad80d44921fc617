"""Trials over ranges agree with playing every draw, and stay what they should be."""

from dataclasses import replace

import numpy as np
import pytest

from helpers.twin_plans import shop
from tarife.assets import load_book, load_markets
from tarife.forecast.forecast import forecast
from tarife.forecast.ranges.draws import drawn_values
from tarife.forecast.ranges.trials import trials
from tarife.plan.model.account import Rules, TierUse
from tarife.plan.model.addresses import Address
from tarife.plan.model.lines import Audience
from tarife.plan.model.scenarios import Range
from tarife.plan.numbers import number_at, with_numbers
from tarife.terms.categories import Category
from tarife.terms.problems import Stopped

RATES = (load_book(), load_markets())
PERCENTILES = (0.1, 0.5, 0.9)


def go_on():
    return False


def exact_of(plan):
    return forecast(plan, *RATES, go_on)


def uncertain(plan, *shares):
    """Let numbers lie between two shares of what the plan says."""
    ranges = tuple(
        Range(at, number_at(plan, at) * low, number_at(plan, at) * high)
        for at, low, high in shares
    )
    return replace(plan, ranges=ranges)


def sent(plan, place, field):
    return Address("sends", plan.sends[place].id, field)


def played_one_by_one(plan, draws):
    """Play and bill every draw: the slow twin."""
    addresses = [entry.at for entry in plan.ranges]
    bare = replace(plan, ranges=())
    return [
        exact_of(with_numbers(bare, dict(zip(addresses, row, strict=True)))).total.micros
        for row in drawn_values(plan, draws).tolist()
    ]


def percentiles(band):
    return [band.p10_micros, band.p50_micros, band.p90_micros]


@pytest.mark.parametrize("rules", [Rules.CBP_2023_06, Rules.PMP_2025_07, Rules.PMP_2026_10])
def test_percentiles_are_those_of_playing_every_draw(rules):
    plan = replace(shop(), account=replace(shop().account, rules=rules))
    plan = uncertain(
        plan,
        (sent(plan, 0, "behaviour.reply_ratio"), 0.5, 1.6),
        (sent(plan, 0, "volume"), 0.6, 1.0),
        (sent(plan, 1, "volume"), 0.7, 1.5),
    )
    totals = played_one_by_one(plan, 120)

    spread = trials(exact_of(plan), RATES, go_on, draws=120)

    expected = np.quantile(totals, PERCENTILES, method="inverted_cdf")
    assert percentiles(spread.total) == pytest.approx(expected.tolist(), rel=0.01)


def test_a_plan_without_ranges_has_no_spread():
    assert trials(exact_of(shop()), RATES, go_on) is None


def test_ranges_without_room_give_the_exact_figure_everywhere():
    plan = shop()
    plan = uncertain(plan, (sent(plan, 0, "volume"), 1, 1))
    exact = exact_of(plan)

    spread = trials(exact, RATES, go_on, draws=50)

    assert percentiles(spread.total) == [exact.total.micros] * 3
    assert percentiles(spread.cumulative[-1]) == [exact.total.micros] * 3


def test_wider_ranges_give_wider_bands():
    plan = shop()

    def width(half):
        at = sent(plan, 0, "behaviour.reply_ratio")
        ranged = uncertain(plan, (at, 1 - half, 1 + half))
        total = trials(exact_of(ranged), RATES, go_on, draws=500).total
        return total.p90_micros - total.p10_micros

    assert 0 < width(0.1) < width(0.3) < width(0.6)


def test_percentiles_are_in_order_on_every_day_and_in_every_category():
    plan = shop()
    plan = uncertain(plan, (sent(plan, 0, "behaviour.reply_ratio"), 0.2, 1.8))

    spread = trials(exact_of(plan), RATES, go_on, draws=200)

    bands = (spread.total, *spread.by_day, *spread.cumulative, *spread.by_category.values())
    assert all(sorted(percentiles(band)) == percentiles(band) for band in bands)
    assert spread.total == spread.cumulative[-1]
    assert spread.draws == 200


def test_the_same_plan_gives_the_same_spread():
    plan = shop()
    plan = uncertain(plan, (sent(plan, 0, "volume"), 0.5, 1))

    assert trials(exact_of(plan), RATES, go_on) == trials(exact_of(plan), RATES, go_on)


def test_what_the_account_has_is_uncertain_too():
    plan = replace(
        shop(),
        account=replace(
            shop().account,
            rules=Rules.PMP_2026_10,
            service_allowance=200,
            allowance_used=100,
            tier_used=(TierUse("Turkey", Category.UTILITY, 90_000),),
        ),
    )

    def width(field, low, high):
        at = Address("account", "", field)
        spread = trials(
            exact_of(replace(plan, ranges=(Range(at, low, high),))), RATES, go_on, draws=300
        )
        return spread.total.p90_micros - spread.total.p10_micros

    assert width("service_allowance", 100, 300) > 0
    assert width("allowance_used", 0, 200) > 0
    assert width("free_entry_hours", 72, 168) >= 0
    assert width("tier_used.0.messages", 0, 900_000) >= 0


def test_free_conversations_of_the_account_can_be_used_elsewhere():
    account = replace(shop().account, rules=Rules.CBP_2023_06, allowance_used=950)
    at = Address("account", "", "allowance_used")
    plan = replace(shop(), account=account, ranges=(Range(at, 900, 1_000),))

    total = trials(exact_of(plan), RATES, go_on, draws=300).total

    assert total.p90_micros > total.p10_micros


def test_a_line_that_may_be_empty_comes_and_goes():
    plan = shop()
    at = sent(plan, 1, "volume")
    plan = replace(with_numbers(plan, {at: 0}), ranges=(Range(at, 0, 400),))

    total = trials(exact_of(plan), RATES, go_on, draws=200).total

    assert exact_of(plan).total.micros < total.p10_micros < total.p90_micros


def test_an_audience_nobody_writes_to_does_no_harm():
    plan = shop()
    plan = replace(plan, audiences=(*plan.audiences, Audience("idle", "Idle", "DE", 10)))
    plan = uncertain(plan, (sent(plan, 0, "volume"), 0.5, 1))

    assert trials(exact_of(plan), RATES, go_on, draws=20) is not None


def test_progress_is_told_and_the_work_can_be_called_off():
    plan = shop()
    plan = uncertain(plan, (sent(plan, 0, "volume"), 0.5, 1))
    told = []

    trials(exact_of(plan), RATES, go_on, told.append, 20)

    assert told == sorted(told)
    assert told[-1] == 1
    at = sent(plan, 0, "behaviour.reply_ratio")
    with pytest.raises(Stopped):
        trials(exact_of(uncertain(plan, (at, 0.123, 1.9))), RATES, lambda: True)
