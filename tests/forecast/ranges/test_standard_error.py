"""What is left to chance in a forecast with ranges: how months vary around the likeliest."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from helpers.trials import FIFTH, RATES, exact_of, go_on, one_send, sent, uncertain
from helpers.twins.agreement import Twin
from helpers.twins.billers import bill_by_engine
from helpers.twins.twin_plans import AUTHENTICATION, NOVEMBER, SILENT, UTILITY, shop
from tarife.forecast.forecast import forecast_from
from tarife.forecast.ranges.draws import drawn_values
from tarife.forecast.ranges.monte_carlo import UncertainMonth
from tarife.forecast.ranges.trials import drawn_costs, run_trials
from tarife.forecast.start import Start
from tarife.plan.model.account import Account, Rules
from tarife.plan.model.lines import EntryPoint, Inbound, Steady
from tarife.plan.model.measured import Measured
from tarife.plan.model.plan import Plan
from tarife.plan.model.scenarios import Range
from tarife.plan.numbers import number_at, with_numbers
from tarife.terms.categories import CATEGORIES, Category

pytestmark = pytest.mark.unmeasured


@pytest.mark.parametrize(
    "plan",
    [
        one_send(500, FIFTH),
        one_send(100, Steady(), UTILITY, people=400),
        one_send(20, Steady(), AUTHENTICATION, people=50),
    ],
    ids=["half of an audience", "orders", "a few codes"],
)
def test_eight_of_ten_months_of_independent_people_lie_within_the_range(plan):
    at = sent(plan, 0, "volume")
    low, high = number_at(plan, at) * 0.9, number_at(plan, at) * 1.1
    plan = replace(plan, ranges=(Range(at, low, high),))
    total = run_trials(exact_of(plan), RATES, go_on).total

    volumes = drawn_values(replace(plan, seed=77), 150)[:, 0]
    rng = np.random.default_rng(5)
    found = [
        Twin(with_numbers(replace(plan, ranges=()), {at: volume}), rng)
        .billed(Rules.AUTO, bill_by_engine)
        .charges.total()
        for volume in volumes.tolist()
    ]

    within = [total.p10_micros <= cost <= total.p90_micros for cost in found]
    assert 0.7 < np.mean(within) < 0.9


def test_months_of_independent_people_vary_as_those_who_are_drawn_apart():
    plan = shop()
    plan = uncertain(plan, (sent(plan, 0, "volume"), 1, 1))
    variance = np.mean(
        [
            UncertainMonth(replace(plan, seed=seed), RATES).likeliest(go_on).variance
            for seed in range(8)
        ],
        axis=0,
    )
    rng = np.random.default_rng(6)
    found = [
        Twin(plan, rng).billed(Rules.AUTO, bill_by_engine).charges.total() for _ in range(60)
    ]

    assert np.sqrt(variance[0]) == pytest.approx(np.std(found), rel=0.3)


def test_a_broadcast_to_half_of_all_varies_as_tosses_of_a_coin():
    plan = one_send(500, FIFTH)
    plan = uncertain(plan, (sent(plan, 0, "volume"), 1, 1))

    variance = UncertainMonth(plan, RATES).likeliest(go_on).variance

    assert variance[0] / 10_900**2 == pytest.approx(1_000 * 0.5 * 0.5, rel=0.4)
    assert variance[1:].sum() == pytest.approx(variance[0])


def test_what_is_left_of_a_month_varies_by_its_own_messages():
    orders = one_send(900, Steady(), UTILITY).sends[0]
    plan = one_send(500, FIFTH)
    plan = replace(plan, sends=(*plan.sends, replace(orders, id="orders", name="Orders")))
    start = Start(date(2026, 11, 16))
    cost = forecast_from(start, plan, RATES, go_on).total.micros

    variance = UncertainMonth(plan, RATES, start).likeliest(go_on).variance

    assert variance[1 + CATEGORIES.index(Category.MARKETING)] == 0
    assert cost**2 / variance[0] == pytest.approx(450, rel=0.35)  # as many messages vary


@pytest.mark.parametrize("comes", ["ad", "inbound"])
def test_how_many_come_is_chance_where_it_was_measured_and_not_where_it_is_planned(comes):
    chat = replace(SILENT, answer_ratio=1.0, turns=1.0)
    account = Account(service_allowance=0)
    ad = EntryPoint("ad", "Ad", "TR", 20, phone_share=0.0, behaviour=chat)
    inbound = Inbound("in", "In", 20, country="TR", behaviour=chat)
    lines = {"entry_points": (ad,)} if comes == "ad" else {"inbound": (inbound,)}
    plan = Plan("chats", NOVEMBER, account, **lines)
    measured = replace(plan, measured=Measured("2026-10", 600))
    cost = exact_of(plan).total.micros

    planned, met = (
        UncertainMonth(one, RATES).likeliest(go_on).variance[0] for one in (plan, measured)
    )

    assert (met - planned) / cost**2 == pytest.approx(1 / 600, rel=0.05)


def test_a_measured_line_that_nobody_comes_to_varies_by_nothing():
    ad = EntryPoint("ad", "Ad", "TR", 0, behaviour=SILENT)
    plan = Plan("quiet", NOVEMBER, entry_points=(ad,), measured=Measured("2026-10", 600))

    assert UncertainMonth(plan, RATES).likeliest(go_on).variance.tolist() == [0] * 6


def test_ranges_of_several_plays_lie_around_their_mean():
    plan = one_send(100, Steady(), UTILITY, people=80)
    plan = uncertain(plan, (sent(plan, 0, "volume"), 0.999, 1.001))
    start = Start(date(2026, 11, 20))
    plays = [forecast_from(start, replace(plan, seed=seed), RATES, go_on) for seed in range(12)]

    band = run_trials(plays, RATES, go_on, draws=60).total

    mean = np.mean([one.total.micros for one in plays])
    apart = np.std([one.total.micros for one in plays])
    assert band.p50_micros == pytest.approx(mean, rel=0.05)
    assert apart > 0.05 * mean  # so that no play alone would do


def test_standard_error_neither_moves_the_mean_nor_falls_below_nothing():
    rng = np.random.default_rng(7)
    costs = np.full((200_000, 1), 1_000_000.0)

    found = drawn_costs(costs, np.array([[250_000.0]]), rng.standard_normal(200_000))

    assert found.mean() == pytest.approx(1_000_000, rel=0.01)
    assert found.std() == pytest.approx(500_000, rel=0.02)
    assert found.min() >= 0


def test_of_a_few_messages_there_are_whole_ones_or_none():
    rng = np.random.default_rng(8)
    costs = np.full((50_000, 1), 700_000.0)

    found = drawn_costs(costs, np.array([[1_000_000.0]]), rng.standard_normal(50_000))

    assert not (found % 1_000_000).any()
    assert np.mean(found == 0) == pytest.approx(np.exp(-0.7), abs=0.08)
    assert found.mean() == pytest.approx(700_000, rel=0.12)
