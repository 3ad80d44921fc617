"""Whether everyone is played, and how much chance there is."""

from dataclasses import replace
from statistics import fmean, stdev

import pytest

from helpers.twins.twin_plans import shop
from tarife.assets import load_book, load_markets
from tarife.forecast.forecast import forecast
from tarife.forecast.play.sampling import (
    MOST_NOTED,
    MOST_SECONDS,
    Load,
    Mode,
    SamplingPlan,
    is_too_much,
    quick_bits,
)
from tarife.forecast.preparing import prepare
from tarife.plan.model.account import Account
from tarife.plan.model.behaviour import Behaviour, Delay
from tarife.plan.model.lines import Audience, Send, Steady, TemplateCategory
from tarife.plan.model.plan import GridRow, Plan
from tarife.terms.calendar import BillingMonth
from tarife.terms.problems import InputError


def made(plan, sampling=None):
    return forecast(
        plan, load_book(), load_markets(), lambda: False, sampling or SamplingPlan()
    )


def plan_of(marketing, **fields):
    return Plan(
        "p", BillingMonth(2026, 11), grid=(GridRow("TR", marketing=marketing),), **fields
    )


def test_of_a_small_plan_everyone_is_played():
    playing = made(plan_of(40_000)).playing

    assert (playing.people, playing.played, playing.is_sample) == (10_000, 10_000, False)


def test_of_a_large_plan_a_sample_is_played():
    playing = made(plan_of(40_000_000)).playing

    assert (playing.people, playing.played, playing.is_sample) == (10_000_000, 16_384, True)
    assert 0 < playing.standard_error_ratio < 0.005


def test_the_mode_can_be_chosen():
    assert made(plan_of(200_000), SamplingPlan(Mode.SAMPLE, 10)).playing.played == 1024
    assert made(plan_of(200_000), SamplingPlan(Mode.EVERYONE, 10)).playing.played == 50_000


def test_the_typed_volume_is_the_volume_that_is_sent():
    assert abs(made(plan_of(180_000)).flow.attempts - 180_000) <= 8


@pytest.mark.parametrize(
    ("plan", "mode"),
    [
        (plan_of(40_000, seed=0), Mode.EVERYONE),
        (plan_of(40_000, seed=0), Mode.SAMPLE),
        (shop(), Mode.EVERYONE),
    ],
    ids=["everyone", "a sample", "a few people"],
)
def test_the_standard_error_is_as_large_as_other_seeds_show(plan, mode):
    seeds = range(1, 25)
    results = [made(replace(plan, seed=seed), SamplingPlan(mode, 10)) for seed in seeds]
    totals = [result.total.micros for result in results]
    shown = fmean(result.playing.standard_error_ratio for result in results)
    found = stdev(totals) / fmean(totals)

    assert found / 1.5 < shown < 1.5 * found


def test_while_a_hand_moves_the_error_is_told_without_playing_again():
    plan = plan_of(4_000_000)
    quick = made(plan, SamplingPlan(Mode.SAMPLE, 9, replicas=0)).playing
    thorough = made(plan, SamplingPlan(Mode.SAMPLE, 9)).playing

    assert quick.standard_error_ratio > thorough.standard_error_ratio > 0


def test_a_plan_that_costs_nothing_has_no_error():
    assert made(plan_of(0)).playing.standard_error_ratio == 0


SOON = Delay(10, 10)


def loud(volume, people, **fields):
    """A send that everybody answers at length, fifty times."""
    usual = Behaviour(1, SOON, 1, SOON, 1, SOON, messages_per_answer=20, turns=50)
    send = Send(
        "s", "Loud", "a", TemplateCategory.UTILITY, volume, Steady(), replace(usual, **fields)
    )
    audience = Audience("a", "A", "TR", people)
    return Plan("p", BillingMonth(2026, 11), audiences=(audience,), sends=(send,))


@pytest.mark.parametrize(
    "fields", [{}, {"reply_ratio": 0.5}, {"turns": 1}, {"answer_ratio": 0}]
)
def test_the_messages_of_a_person_are_estimated(fields):
    plan = loud(4000, 2000, **fields)
    played = made(plan, SamplingPlan(Mode.EVERYONE))
    to_people = int(played.lines.messages.sum())
    each = (to_people + played.flow.inbound + played.flow.carried_over) / 2000
    load = prepare(plan, load_book(), load_markets()).loads[0]

    assert load.messages == pytest.approx(each, rel=0.05)


def test_of_people_with_many_messages_fewer_are_played():
    few, many = (made(loud(20 * people, people)).playing for people in (1000, 1_000_000))

    assert (few.played, few.is_sample) == (1000, False)
    assert 32 < many.played < 16_384


def test_a_play_that_takes_too_long_is_too_much():
    load = Load(2**30, 1, 1.0, 1.0, 0.0)
    most = MOST_SECONDS / load.seconds(14)

    assert not is_too_much([load] * int(most), 14, 0)
    assert is_too_much([load] * (int(most) + 1), 14, 0)


def test_free_messages_are_held_up_to_a_bound_by_the_allowance_or_by_what_is_said():
    load = Load(1000, 1, 1.0, 100.0, 50.0)

    assert load.noted(0, free=10**9) == 50_000
    assert load.noted(0, free=1000) == 2000
    assert load.noted(5, free=10**9) == 32 * 50
    assert not is_too_much([load] * (MOST_NOTED // 50_000), 0, 10**9)
    assert is_too_much([load] * (MOST_NOTED // 50_000 + 1), 0, 10**9)


def test_everyone_is_refused_where_too_many_free_messages_would_be_held():
    account = Account(numbers=1000, service_allowance=1_000_000)
    plan = replace(loud(10_000_000, 10_000_000), account=account)

    with pytest.raises(InputError, match=r"^playing everyone: more than 2,000,000 free"):
        made(plan, SamplingPlan(Mode.EVERYONE))
    assert made(plan).playing.is_sample


def test_where_replicas_would_take_too_long_groups_of_people_tell_the_error():
    loads = [Load(2**20, 1, 1.0, 1.0, 0.0)] * 500

    assert SamplingPlan().replicas_for(loads[:1], 14) == 8
    assert SamplingPlan().replicas_for(loads, 14) == 0


@pytest.mark.parametrize(("months", "people"), [(1, 1024), (2, 512), (3, 256), (12, 64)])
def test_a_slider_over_more_months_plays_fewer_people(months, people):
    assert 1 << quick_bits(months) == people
