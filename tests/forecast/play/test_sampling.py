"""Whether everyone is played, and how much chance there is."""

from dataclasses import replace
from statistics import fmean, stdev

import pytest

from helpers.twin_plans import shop
from tarife.assets import load_book, load_markets
from tarife.forecast.forecast import forecast
from tarife.forecast.play.sampling import Manner, Mode
from tarife.plan.model.plan import GridRow, Plan
from tarife.terms.calendar import BillingMonth


def made(plan, manner=None):
    return forecast(plan, load_book(), load_markets(), lambda: False, manner or Manner())


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
    assert made(plan_of(200_000), Manner(Mode.SAMPLE, 10)).playing.played == 1024
    assert made(plan_of(200_000), Manner(Mode.EVERYONE, 10)).playing.played == 50_000


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
    results = [made(replace(plan, seed=seed), Manner(mode, 10)) for seed in seeds]
    totals = [result.total.micros for result in results]
    shown = fmean(result.playing.standard_error_ratio for result in results)
    found = stdev(totals) / fmean(totals)

    assert found / 1.5 < shown < 1.5 * found


def test_while_a_hand_moves_the_error_is_told_without_playing_again():
    plan = plan_of(4_000_000)
    quick = made(plan, Manner(Mode.SAMPLE, 9, replicas=0)).playing
    thorough = made(plan, Manner(Mode.SAMPLE, 9)).playing

    assert quick.standard_error_ratio > thorough.standard_error_ratio > 0


def test_a_plan_that_costs_nothing_has_no_error():
    assert made(plan_of(0)).playing.standard_error_ratio == 0
