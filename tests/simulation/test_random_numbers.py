"""Chance depends on seed, line, person and draw, and has the shape it should have."""

import math

import numpy as np
import pytest

from tarife.plan.model.behaviour import Delay
from tarife.simulation import layout
from tarife.simulation.random_numbers import (
    ALWAYS,
    bernoulli_steps,
    delay_quantiles,
    delay_s,
    draw_bits,
    even_step,
    even_steps,
    happens,
    inverse_cdf,
    line_key,
    occurrence_key,
    permuted,
    poisson_steps,
    threshold,
)

PEOPLE = 20_000
KEPT_DRAWS = ["a5f420c8ef102dcc", "45341d882d56a630", "d651d03f9dced19f"]
NOBODY = np.zeros(layout.HEAD, dtype=np.uint64)
NOTHING = np.uint64(0)


def words(slot=0, *, stream=(7, "send:1"), occurrence=0, first=0, people=PEOPLE):
    key = np.uint64(occurrence_key(np.uint64(line_key(*stream)), np.uint64(occurrence)))
    points = range(first, first + people)
    return np.array(
        [
            draw_bits(key, np.uint64(slot), np.uint64(point), NOTHING, NOBODY)
            for point in points
        ],
        dtype=np.uint64,
    )


def shares(drawn_words):
    return drawn_words.astype(np.float64) / 2.0**64


def within_four_errors(found, expected, deviation):
    return abs(found - expected) <= 4 * deviation / math.sqrt(PEOPLE)


def test_seed_line_occurrence_person_and_draw_each_change_the_chance():
    first = shares(words())
    others = (
        words(stream=(8, "send:1")),
        words(stream=(7, "send:2")),
        words(occurrence=1),
        words(first=PEOPLE),
        words(slot=1),
    )

    for other in others:
        assert abs(np.corrcoef(first, shares(other))[0, 1]) < 4 / math.sqrt(PEOPLE)


def test_first_draws_are_kept_for_ever():
    """A change here would change every saved plan's figures."""
    assert [f"{word:016x}" for word in words(people=3).tolist()] == KEPT_DRAWS


def test_draws_are_uniform():
    drawn_shares = shares(words())
    counts, _ = np.histogram(drawn_shares, bins=100, range=(0, 1))

    assert within_four_errors(drawn_shares.mean(), 0.5, math.sqrt(1 / 12))
    assert ((counts - PEOPLE / 100) ** 2 / (PEOPLE / 100)).sum() < 99 + 4 * math.sqrt(2 * 99)


@pytest.mark.parametrize("ratio", [0.0, 0.08, 0.5, 1.0])
def test_what_happens_happens_in_its_ratio(ratio):
    limit = np.uint64(threshold(ratio))
    found = np.mean([happens(word, limit) for word in words(1)])

    assert within_four_errors(found, ratio, math.sqrt(ratio * (1 - ratio)))


def test_more_likely_means_the_same_people_and_more():
    fewer, more = np.uint64(threshold(0.08)), np.uint64(threshold(0.15))

    assert all(happens(word, more) for word in words(1) if happens(word, fewer))


def delays(delay):
    table = delay_quantiles(delay)
    return np.array([delay_s(word, NOTHING, table) for word in words(2)])


def test_half_of_all_delays_are_below_the_median_and_nine_in_ten_below_p90():
    found = delays(Delay(2400, 43200))

    assert within_four_errors((found <= 2400).mean(), 0.5, 0.5)
    assert within_four_errors((found <= 43200).mean(), 0.9, 0.3)


@pytest.mark.parametrize("delay", [Delay(300, 300), Delay(0, 0), Delay(0, 50)])
def test_a_delay_without_spread_is_fixed(delay):
    assert set(delay_quantiles(delay).tolist()) == {delay.median_s}


@pytest.mark.parametrize("median_s", [5e-324, 1e-300, 1e-9])
def test_a_median_next_to_nothing_gives_delays_all_the_same(median_s):
    delays = delay_quantiles(Delay(median_s, 31 * 24 * 3600))

    assert delays[0] == 0
    assert np.all(np.diff(delays.astype(np.int64)) >= 0)
    assert delays[-1] <= 315_360_000


def test_no_delay_is_longer_than_ten_years():
    assert delay_quantiles(Delay(1, 2_678_400)).max() == 315_360_000


@pytest.mark.parametrize("mean", [0.0, 0.4, 3.0, 2000.0])
def test_a_poisson_number_has_its_mean_and_variance(mean):
    table = np.array(poisson_steps(mean), dtype=np.uint64)
    found = np.array([inverse_cdf(word, NOTHING, table) for word in words(5)])

    assert within_four_errors(found.mean(), mean, math.sqrt(mean))
    assert within_four_errors(found.var(), mean, math.sqrt(2 * mean**2 + mean))


def test_a_larger_mean_gives_nobody_less():
    fewer, more = (np.array(poisson_steps(mean), dtype=np.uint64) for mean in (1.2, 1.3))

    assert all(
        inverse_cdf(word, NOTHING, more) >= inverse_cdf(word, NOTHING, fewer)
        for word in words(5)
    )


@pytest.mark.parametrize(("chosen", "of"), [(0, 7), (3, 7), (7, 7)])
def test_the_chosen_are_as_many_of_all_as_they_should(chosen, of):
    first, last = bernoulli_steps(chosen, of)

    assert (first, last) == ((of - chosen) * ALWAYS // of, ALWAYS)


@pytest.mark.parametrize("bits", [1, 5, 11])
def test_a_shuffle_is_an_order_of_all_points_and_another_for_each_key(bits):
    def order(key):
        return [
            int(permuted(np.uint64(point), np.uint64(key), np.uint64(bits)))
            for point in range(1 << bits)
        ]

    assert sorted(order(1)) == list(range(1 << bits))
    assert bits == 1 or order(1) != order(2)


@pytest.mark.parametrize("people", [100, 1000, 45_000])
def test_a_lattice_shares_out_so_evenly_that_a_count_is_as_typed(people):
    """Of any number of people, those below a share are as many as it says, up to three."""
    for name in range(20):
        step, begin = even_step(name), line_key(name, "shift")
        points = np.arange(people, dtype=np.uint64) * np.uint64(step) + np.uint64(begin)
        for share in (0.1, 0.5, 0.75):
            assert abs((shares(points) < share).sum() - share * people) < 3


def test_a_sample_lies_evenly_in_every_draw():
    steps = even_steps(64)
    script = np.concatenate([NOBODY, steps])
    script[layout.EVEN_STEPS] = layout.HEAD
    for slot in range(64):
        of_slot = (np.uint64(5), np.uint64(slot))
        points = [
            draw_bits(*of_slot, np.uint64(point), np.uint64(11), script)
            for point in range(2048)
        ]
        below = (shares(np.array(points, dtype=np.uint64)) < 0.3).mean()
        assert abs(below - 0.3) < 0.006
