"""Trials over the ranges of a plan: its draws are played, and its bands follow from them."""

from dataclasses import replace
from datetime import datetime

import numpy as np
import pytest

from helpers.random_plans import ranged_plan
from helpers.trials import FIFTH, RATES, exact_of, go_on, one_send, sent, uncertain
from helpers.twins.twin_plans import MARKETING, NOVEMBER, SILENT, UTILITY, shop
from tarife.forecast.play.sampling import Load
from tarife.forecast.ranges.draws import drawn_noise, drawn_values
from tarife.forecast.ranges.monte_carlo import FEWEST_DRAWS, UncertainMonth, bits_for
from tarife.forecast.ranges.surfaces import predicted
from tarife.forecast.ranges.trials import PLAYED, drawn_costs, play_draws, run_trials
from tarife.forecast.totals import Unit, charges_by_day
from tarife.plan.model.account import Account, Rules, TierUse
from tarife.plan.model.addresses import Address
from tarife.plan.model.behaviour import Delay
from tarife.plan.model.lines import Audience, Broadcast, EntryPoint, Inbound, Send, Steady
from tarife.plan.model.plan import GridRow, Plan
from tarife.plan.model.scenarios import Range
from tarife.plan.numbers import number_at, with_numbers
from tarife.terms.categories import Category
from tarife.terms.problems import InputError, Stopped

pytestmark = pytest.mark.unmeasured


PERCENTILES = (0.1, 0.5, 0.9)


FEW = 48  # draws, where nothing is counted that more of them would tell better


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
def test_draws_cost_what_forecasts_of_them_cost(rules):
    plan = replace(shop(), account=replace(shop().account, rules=rules))
    plan = uncertain(
        plan,
        (sent(plan, 0, "behaviour.reply_ratio"), 0.5, 1.6),
        (sent(plan, 0, "volume"), 0.6, 1.0),
        (sent(plan, 1, "volume"), 0.7, 1.5),
    )

    costs, _ = play_draws(exact_of(plan), RATES, go_on, draws=15)

    assert costs.sum(axis=(1, 2)).tolist() == played_one_by_one(plan, 15)


@pytest.mark.parametrize("seed", [0, 2])
def test_ranges_of_every_kind_agree_with_playing_every_draw(seed):
    """A few of those that `tests/benchmarks/ranges.py` compares."""
    plan = ranged_plan(seed)
    exact = exact_of(plan)
    costs = play_draws(exact, RATES, go_on)[0].sum(axis=(1, 2))
    month, others = UncertainMonth(plan, RATES), drawn_values(plan, 200)
    found = [month.play(row, go_on).charges.sum() for row in others]

    by_surface = predicted(drawn_values(plan, PLAYED), costs[:, None], others)

    apart = np.quantile(by_surface, PERCENTILES) - np.quantile(found, PERCENTILES)
    assert np.abs(apart).max() < 0.005 * exact.total.micros


@pytest.mark.parametrize("seed", [100, 101])
def test_a_sample_that_tries_many_people_agrees_with_everyone(seed):
    plan = ranged_plan(seed, crowd=300)
    bare, addresses = replace(plan, ranges=()), [entry.at for entry in plan.ranges]
    exact = exact_of(plan)
    costs = play_draws(exact, RATES, go_on, draws=12)[0].sum(axis=(1, 2))

    for row, cost in zip(drawn_values(plan, 12).tolist(), costs, strict=True):
        drawn = exact_of(with_numbers(bare, dict(zip(addresses, row, strict=True))))
        assert cost == pytest.approx(drawn.total.micros, abs=0.01 * exact.total.micros)


def test_the_likeliest_numbers_cost_what_the_plan_costs():
    plan = ranged_plan(102, crowd=300)
    plan = replace(plan, ranges=tuple(_without_room(plan, entry) for entry in plan.ranges))
    exact = exact_of(plan)

    costs, _ = play_draws(exact, RATES, go_on, draws=3)

    assert costs == pytest.approx(np.array([charges_by_day(exact.lines)] * 3))


def _without_room(plan, entry):
    likely = number_at(plan, entry.at)
    return Range(entry.at, likely, likely)


@pytest.mark.parametrize("seed", range(20, 50))
def test_any_plan_with_any_ranges_can_be_tried(seed):
    plan = ranged_plan(seed)

    spread = run_trials(exact_of(plan), RATES, go_on, draws=3)

    assert 0 <= spread.total.p10_micros <= spread.total.p90_micros


def test_a_country_where_nothing_is_billed_does_no_harm():
    plan = one_send(100, FIFTH, people=100)
    american = Audience("us", "Americans", "US", 100)
    paused = Send("z", "Z", "us", MARKETING, 100, FIFTH, SILENT)
    unanswered = EntryPoint("ad", "Ad", "DE", 2, behaviour=replace(SILENT, answer_ratio=0))
    unclicked = EntryPoint("none", "None", "FR", 0)
    plan = replace(
        plan,
        audiences=(*plan.audiences, american, Audience("idle", "Idle", "BR", 10)),
        sends=(*plan.sends, paused),
        entry_points=(unanswered, unclicked),
    )
    exact = exact_of(plan)

    ranged = uncertain(plan, (sent(plan, 0, "volume"), 0.5, 1))
    total = run_trials(exact_of(ranged), RATES, go_on, draws=FEW)

    assert exact.total.micros == 1_090_000
    assert 0 < total.total.p10_micros < total.total.p90_micros <= 1_090_000


def test_a_plan_that_bills_nothing_at_all_costs_nothing():
    plan = replace(one_send(100, FIFTH), audiences=(Audience("tr", "A", "US", 1_000),))

    ranged = uncertain(plan, (sent(plan, 0, "volume"), 0, 1))
    spread = run_trials(exact_of(ranged), RATES, go_on, draws=FEW)

    assert percentiles(spread.total) == [0, 0, 0]


def test_how_long_a_broadcast_takes_changes_no_cost():
    plan = one_send(1_000, FIFTH)
    plan = replace(plan, ranges=(Range(sent(plan, 0, "schedule.spread_hours"), 0, 48),))

    spread = run_trials(exact_of(plan), RATES, go_on, draws=FEW)

    assert percentiles(spread.total) == [10_900_000] * 3
    assert spread.by_day[5].p10_micros < spread.by_day[5].p90_micros < 10_900_000


def test_a_slow_delivery_never_costs_more_than_if_everything_arrives():
    last_days = Broadcast((datetime(2026, 11, 29, 10),), 0)
    slow = replace(SILENT, delivery_delay=Delay(3_600, 200_000))
    plan = one_send(1_000, last_days, behaviour=slow)
    at = sent(plan, 0, "behaviour.delivery_delay.p90_s")
    plan = replace(plan, ranges=(Range(at, 3_600, 2_000_000),))

    total = run_trials(exact_of(plan), RATES, go_on, draws=FEW).total

    assert 0.5 * 10_900_000 < total.p10_micros < total.p90_micros <= 10_900_000


@pytest.mark.parametrize(
    ("at", "low", "high"),
    [(("inbound", "i", "people_per_day"), 1, 1e6), (("audiences", "tr", "people"), 1, 9e5)],
)
def test_ranges_that_reach_beyond_what_can_be_played_are_told_before_any_draw(at, low, high):
    plan = Plan(
        "p",
        NOVEMBER,
        audiences=(Audience("tr", "Turks", "TR", 100),),
        inbound=(Inbound("i", "Support", 9_000, audience="tr"),),
        ranges=(Range(Address(*at), low, high),),
    )

    with pytest.raises(InputError, match=r"'Support': .* each person are more than 200,000"):
        UncertainMonth(plan, RATES)


def test_a_plan_without_ranges_has_no_spread():
    assert run_trials(exact_of(shop()), RATES, go_on) is None


def test_ranges_without_room_leave_only_chance():
    plan = one_send(1_000, FIFTH)
    plan = uncertain(plan, (sent(plan, 0, "behaviour.delivered_ratio"), 1, 1))

    spread = run_trials(exact_of(plan), RATES, go_on, draws=50)

    assert percentiles(spread.total) == [10_900_000] * 3
    assert percentiles(spread.cumulative[-1]) == [10_900_000] * 3


def test_wider_ranges_give_wider_bands():
    plan = one_send(20_000, FIFTH, people=50_000)

    def width(half):
        at = sent(plan, 0, "volume")
        ranged = uncertain(plan, (at, 1 - half, 1 + half))
        total = run_trials(exact_of(ranged), RATES, go_on, draws=FEW).total
        return total.p90_micros - total.p10_micros

    assert 0 < width(0.1) < width(0.3) < width(0.6)


def test_percentiles_are_in_order_on_every_day_and_in_every_category():
    plan = shop()
    plan = uncertain(plan, (sent(plan, 0, "behaviour.reply_ratio"), 0.2, 1.8))

    spread = run_trials(exact_of(plan), RATES, go_on, draws=FEW)

    bands = (spread.total, *spread.by_day, *spread.cumulative, *spread.by_category.values())
    assert all(sorted(percentiles(band)) == percentiles(band) for band in bands)
    assert spread.total == spread.cumulative[-1]
    assert spread.draws == FEW


def test_the_same_plan_gives_the_same_spread():
    plan = shop()
    plan = uncertain(plan, (sent(plan, 0, "volume"), 0.5, 1))

    first, second = (run_trials(exact_of(plan), RATES, go_on, draws=30) for _ in range(2))

    assert first == second


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
        spread = run_trials(
            exact_of(replace(plan, ranges=(Range(at, low, high),))), RATES, go_on, draws=40
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

    total = run_trials(exact_of(plan), RATES, go_on, draws=60).total

    assert total.p90_micros > total.p10_micros


def test_a_line_that_may_be_empty_comes_and_goes():
    plan = shop()
    at = sent(plan, 1, "volume")
    plan = replace(with_numbers(plan, {at: 0}), ranges=(Range(at, 0, 400),))

    total = run_trials(exact_of(plan), RATES, go_on, draws=FEW).total

    assert exact_of(plan).total.micros < total.p50_micros < total.p90_micros


def test_progress_is_told_and_the_work_can_be_called_off():
    plan = shop()
    plan = uncertain(plan, (sent(plan, 0, "volume"), 0.5, 1))
    told = []

    run_trials(exact_of(plan), RATES, go_on, told.append, 20)

    assert told == sorted(told)
    assert told[-1] == 1
    at = sent(plan, 0, "behaviour.reply_ratio")
    with pytest.raises(Stopped):
        run_trials(exact_of(uncertain(plan, (at, 0.123, 1.9))), RATES, lambda: True)


def season():
    """A send in December of which half may not go out, and a steady one in all months."""
    broadcast = Broadcast((datetime(2026, 12, 5, 10),), 0)
    audience = Audience("tr", "Turks", "TR", 1_000)
    plan = Plan(
        "season",
        NOVEMBER,
        Account(service_allowance=0),
        audiences=(audience,),
        sends=(
            Send("s", "S", "tr", MARKETING, 1_000, broadcast, SILENT),
            Send("t", "T", "tr", UTILITY, 300, Steady(), SILENT),
        ),
        months=3,
    )
    return uncertain(plan, (sent(plan, 0, "volume"), 0.5, 1))


def test_months_and_quarters_have_percentiles_of_what_each_trial_costs_in_them():
    exact = exact_of(season())
    spread = run_trials(exact, RATES, go_on, draws=40)
    costs, variance = play_draws(exact, RATES, go_on, draws=40)
    by_day = costs.sum(axis=2)
    dispersion = variance[:, :1] / by_day.sum(axis=1, keepdims=True)
    luck = drawn_noise(exact.plan, 40)

    def of_days(first, last):
        spent = by_day[:, first:last].sum(axis=1, keepdims=True)
        tried = sorted(drawn_costs(spent, dispersion, luck)[:, 0].tolist())
        return [tried[3], tried[19], tried[35]]  # the 4th, 20th and 36th of 40

    by_month = [percentiles(band) for band in spread.by_span[Unit.MONTH]]
    assert by_month == [of_days(0, 30), of_days(30, 61), of_days(61, 92)]
    assert by_month[1][0] < by_month[1][2] > 2 * by_month[0][2]
    assert [percentiles(band) for band in spread.by_span[Unit.QUARTER]] == [
        of_days(0, 61),
        of_days(61, 92),
    ]
    through = spread.through[Unit.MONTH]
    assert percentiles(through[40]) == of_days(30, 41)
    assert percentiles(spread.through[Unit.QUARTER][61]) == of_days(61, 62)
    assert spread.total == spread.cumulative[-1]
    december = spread.of_month(30, 31)
    assert december.total == spread.by_span[Unit.MONTH][1] == december.cumulative[-1]
    assert [percentiles(band) for band in december.cumulative[:11:10]] == [
        of_days(30, 31),
        of_days(30, 41),
    ]
    assert december.by_day == spread.by_day[30:61]


def test_a_month_of_its_own_is_its_only_span():
    plan = one_send(1_000, FIFTH)
    ranged = uncertain(plan, (sent(plan, 0, "volume"), 0.5, 1))
    spread = run_trials(exact_of(ranged), RATES, go_on, draws=FEW)

    assert spread.by_span == {Unit.MONTH: (spread.total,), Unit.QUARTER: (spread.total,)}
    assert spread.through[Unit.MONTH] == spread.cumulative


SIX = ("TR", "DE", "NL", "FR", "IT", "ES")


def year_of_grid():
    """Six countries in each month of a year, a play of which takes a tenth of a second."""
    rows = (GridRow(one, people=30_000, marketing=80_000, utility=10_000) for one in SIX)
    plan = Plan("year", NOVEMBER, Account(), months=12, grid=tuple(rows))
    return replace(plan, ranges=(Range(Address("grid", "TR", "reply_ratio"), 0.02, 0.2),))


def test_fewer_draws_are_played_where_a_play_is_dear():
    month = UncertainMonth(year_of_grid(), RATES)

    assert month.affordable(PLAYED) == FEWEST_DRAWS == 48
    assert month.affordable(40) == 40
    assert UncertainMonth(season(), RATES).affordable(PLAYED) == PLAYED


def test_the_other_trials_are_told_from_the_draws_that_were_played(monkeypatch):
    monkeypatch.setattr(UncertainMonth, "affordable", lambda _, draws: draws // 10)
    exact = exact_of(season())

    costs, variance = play_draws(exact, RATES, go_on, draws=120)
    spread = run_trials(exact, RATES, go_on, draws=120)

    assert (len(costs), len(variance), spread.draws) == (12, 12, 120)
    assert spread.total.p10_micros < spread.total.p50_micros < spread.total.p90_micros


@pytest.mark.parametrize(("messages", "bits"), [(1, 13), (200, 12), (400, 11), (100_000, 5)])
def test_fewer_people_are_played_whose_messages_are_many(messages, bits):
    assert bits_for([], [Load(100_000, 1, 1, messages, 0)]) == bits
