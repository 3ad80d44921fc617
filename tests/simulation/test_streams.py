"""Chance depends on seed, name, person and draw, and has the shape it should have."""

import math

import numpy as np
import pytest

from tarife.plan.behaviour import Delay
from tarife.simulation.streams import Stream

PEOPLE = 200_000
PERSONS = np.arange(PEOPLE)
STREAM = Stream(7, "send:1")
KEPT_DRAWS = ["0.816998564329", "0.741813281231", "0.114583698918"]


def within_four_errors(found, expected, deviation):
    return abs(found - expected) <= 4 * deviation / math.sqrt(PEOPLE)


def test_the_same_question_has_the_same_answer_in_any_company():
    whole = STREAM.uniform(PERSONS, 3)
    some = STREAM.uniform(PERSONS[::-7], 3)

    assert (whole[::-7] == some).all()


def test_seed_name_person_and_draw_each_change_the_chance():
    first = STREAM.uniform(PERSONS, 3)
    others = (
        Stream(8, "send:1").uniform(PERSONS, 3),
        Stream(7, "send:2").uniform(PERSONS, 3),
        STREAM.uniform(PERSONS + PEOPLE, 3),
        STREAM.uniform(PERSONS, 4),
    )

    for other in others:
        assert abs(np.corrcoef(first, other)[0, 1]) < 4 / math.sqrt(PEOPLE)


def test_first_draws_are_kept_for_ever():
    """A change here would change every saved plan's figures."""
    drawn = STREAM.uniform(np.arange(3), 0)

    assert [f"{number:.12f}" for number in drawn] == KEPT_DRAWS


def test_draws_are_uniform():
    drawn = STREAM.uniform(PERSONS, 0)
    counts, _ = np.histogram(drawn, bins=100, range=(0, 1))

    assert within_four_errors(drawn.mean(), 0.5, math.sqrt(1 / 12))
    assert ((counts - PEOPLE / 100) ** 2 / (PEOPLE / 100)).sum() < 99 + 4 * math.sqrt(2 * 99)


@pytest.mark.parametrize("ratio", [0.0, 0.08, 0.5, 1.0])
def test_what_happens_happens_in_its_ratio(ratio):
    found = STREAM.happens(ratio, PERSONS, 1).mean()

    assert within_four_errors(found, ratio, math.sqrt(ratio * (1 - ratio)))


def test_more_likely_means_the_same_people_and_more():
    fewer = STREAM.happens(0.08, PERSONS, 1)
    more = STREAM.happens(0.15, PERSONS, 1)

    assert (fewer <= more).all()


def test_half_of_all_delays_are_below_the_median_and_nine_in_ten_below_p90():
    drawn = STREAM.delay(Delay(2400, 43200), PERSONS, 2)

    assert within_four_errors((drawn <= 2400).mean(), 0.5, 0.5)
    assert within_four_errors((drawn <= 43200).mean(), 0.9, 0.3)
    assert drawn.dtype == np.int64


@pytest.mark.parametrize("delay", [Delay(300, 300), Delay(0, 0)])
def test_a_delay_of_equal_median_and_p90_is_fixed(delay):
    assert set(STREAM.delay(delay, PERSONS[:100], 2).tolist()) == {delay.median_s}


@pytest.mark.parametrize("mean", [0.0, 0.4, 3.0])
def test_a_poisson_number_has_its_mean_and_variance(mean):
    drawn = STREAM.poisson(mean, PERSONS, 5)

    assert within_four_errors(drawn.mean(), mean, math.sqrt(mean))
    assert within_four_errors(drawn.var(), mean, math.sqrt(2 * mean**2 + mean))
