"""How often and how fast something follows is found, although the log ends too early."""

from math import inf, log

import numpy as np
import pytest

from tarife.fitting.estimates import delay_estimates, ratio_estimate
from tarife.fitting.responses import Responses, fit_responses, sure_bounds

Z90 = 1.2815515655446004


def responses(rng, count, truth, longest_s):
    """Occasions that are watched for some time each, and followed or not."""
    ratio, median_s, p90_s = truth
    sigma = log(p90_s / median_s) / Z90
    delay = np.round(median_s * np.exp(sigma * rng.standard_normal(count))).astype(np.int64)
    watched = rng.integers(60, longest_s, count)
    follows = (rng.random(count) < ratio) & (delay < watched)
    return Responses.of(delay[follows], watched[~follows])


@pytest.mark.parametrize(
    ("ratio", "median_s", "p90_s", "longest_s"),
    [(0.1, 2400, 43_200, 10 * 86_400), (0.95, 4, 1_200, 30 * 86_400), (0.6, 300, 3_000, 7_200)],
)
def test_what_has_not_come_by_the_end_of_the_log_may_still_come(
    ratio, median_s, p90_s, longest_s
):
    found = responses(np.random.default_rng(1), 20_000, (ratio, median_s, p90_s), longest_s)

    fit = fit_responses([found])

    assert fit.ratios[0] == pytest.approx(ratio, rel=0.06)
    assert fit.mu == pytest.approx(log(median_s), abs=0.15)
    assert fit.sigma == pytest.approx(log(p90_s / median_s) / Z90, rel=0.06)
    # Simply to count would be wrong.
    if longest_s < 10_000:
        assert found.followed / found.occasions < 0.95 * ratio


def test_ranges_hold_the_truth_in_about_80_of_100():
    rng = np.random.default_rng(2)
    truth = (0.3, 600.0, 7_200.0)
    held = np.zeros(3)
    for _ in range(100):
        found = responses(rng, 400, truth, 20 * 86_400)
        fit = fit_responses([found])
        ratio = ratio_estimate(fit.ratios[0], fit.covariance[0, 0], found.occasions)
        ranges = (ratio, *delay_estimates(fit, found.followed))
        held += [one.low <= true <= one.high for one, true in zip(ranges, truth, strict=True)]
    assert ((held > 64) & (held < 93)).all(), held


def test_a_fixed_delay_is_found():
    delays = np.full(500, 90)

    fit = fit_responses([Responses.of(delays, np.full(500, 86_400))])

    assert fit.mu == pytest.approx(log(90), abs=0.02)
    assert fit.sigma < 0.05


def test_failures_that_are_told_are_no_late_ones():
    """What is known never to come says nothing of how late the others come."""
    estimate = ratio_estimate(0.99, 0.1, 900, failed=100)

    assert estimate.likely == pytest.approx(0.99 * 0.9, rel=0.01)
    assert estimate.n == 1000
    assert estimate.low < estimate.likely < estimate.high


def test_delays_that_are_known_to_lie_between_two_count():
    rng = np.random.default_rng(1)
    delay = np.round(600 * np.exp(rng.standard_normal(4000))).astype(np.int64)
    spans = np.column_stack([delay // 900 * 900, delay // 900 * 900 + 899])

    fit = fit_responses([Responses.of(delay[:0], delay[:0], spans)])

    assert fit.mu == pytest.approx(log(600), abs=0.06)
    assert fit.sigma == pytest.approx(1, rel=0.06)


FOREVER = 300 * 86_400


@pytest.mark.parametrize(
    ("delays", "spans", "bounds"),
    [
        ([0] * 10, [], (0, 0.5)),
        ([7] * 40, [(0, FOREVER), (5, 9)], (6.5, 7.5)),
        ([7] * 9, [], (0, inf)),
        ([7] * 40 + [8], [], (0, inf)),
        ([7] * 40, [(0, FOREVER), (20, 90)], (0, inf)),
    ],
)
def test_a_delay_that_is_always_the_same_is_known_to_the_second(delays, spans, bounds):
    found = Responses.of(
        np.array(delays), np.full(200, 86_400), np.array(spans, np.int64).reshape(-1, 2)
    )

    assert sure_bounds([found]) == bounds
    median, ninth = delay_estimates(fit_responses([found]), len(delays), sure_bounds([found]))
    assert bounds[0] <= median.low <= median.likely <= median.high <= bounds[1]
    assert bounds[0] <= ninth.low <= ninth.likely <= ninth.high <= bounds[1]
