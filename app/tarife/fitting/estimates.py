"""Ranges of what was fitted: eight times in ten the truth lies between low and high."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, inf, log, sqrt
from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from tarife.fitting.responses import Normal, ResponseFit
from tarife.plan.model.measured import Measurement
from tarife.plan.model.scenarios import Range
from tarife.simulation.random_numbers import P90_DEVIATES
from tarife.terms.arrays import Floats

_DRAWS: Final = 20_000
_ENDS: Final = (0.1, 0.9)
_USUALLY_APART: Final = 0.7
"""How far lines usually differ, in logits and logarithms: some have twice what others have."""

_USUAL_LINES: Final = 3
_HALVINGS: Final = 40
_SURE: Final = 1e-3
_MOST_RANGES: Final = 200
_FIRST_FIELDS: Final = (
    *("volume", "clicks_per_day", "people_per_day", "people", "behaviour.reply_ratio"),
    *("behaviour.turns", "behaviour.answer_ratio", "behaviour.messages_per_answer"),
    *("behaviour.delivered_ratio", "recategorised_ratio", "behaviour.reply_delay.median_s"),
)
"""What matters most for costs, where a plan cannot hold a range of everything."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """A number that was measured.

    Attributes:
        low: One time in ten the truth is less.
        likely: The likeliest value.
        high: One time in ten the truth is more.
        n: How many observations say so.
    """

    low: float
    likely: float
    high: float
    n: int

    def about(self, likely: float) -> "Fitted":
        """Take another likeliest value, which the range holds then."""
        return Fitted(min(self.low, likely), likely, max(self.high, likely), self.n)


def _between(draws: Floats, likely: float, n: int) -> Fitted:
    low, high = np.quantile(draws, _ENDS).tolist()
    return Fitted(low, likely, high, n).about(likely)


def _rng() -> np.random.Generator:
    return np.random.default_rng(80)


def logit(ratio: float) -> float:
    """Give the logarithm of the odds."""
    return log(ratio / (1 - ratio))


def _chances(ratio: float, variance: float) -> Floats:
    """Draw a ratio from the Beta distribution whose logit has about this variance."""
    certain = max(1 / (variance * ratio * (1 - ratio)), 1.0)
    return _rng().beta(max(ratio * certain, 1e-3), max((1 - ratio) * certain, 1e-3), _DRAWS)


def ratio_estimate(ratio: float, variance: float, n: int, failed: int = 0) -> Fitted:
    """Give the range of a ratio.

    Args:
        ratio: The likeliest one.
        variance: Of its logit.
        n: How many occasions there were that are not told to have come to nothing.
        failed: How many are told so.
    """
    draws, likely = _chances(ratio, variance), ratio
    if failed:
        rest = np.random.default_rng(81).beta(n + 0.5, failed + 0.5, _DRAWS)
        draws, likely = draws * rest, ratio * (n + 0.5) / (n + failed + 1)
    return _between(draws, likely, n + failed)


def turns_estimate(ratio: float, variance: float, n: int, most: float) -> Fitted:
    """Give the range of the mean number of turns, each of which a ratio lets go on."""
    turns = np.minimum(1 / np.maximum(1 - _chances(ratio, variance), 1e-9), most)
    return _between(turns, min(1 / (1 - ratio), most), n)


def mean_estimate(
    total: float, occasions: float, prior: tuple[float, float], variance: float = 0.0
) -> Fitted:
    """Give the range of the mean of counts that vary by themselves (Poisson).

    Args:
        total: All counts together.
        occasions: How many counts.
        prior: What is thought of it before: a total, and of how many occasions.
        variance: Of the mean, beyond that of the counts.
    """
    before, over = prior
    likely = (total + before) / (occasions + over)
    shrink = 1 / (1 + variance * (occasions + over) / max(likely, 1e-9))
    shape = max((total + before) * shrink, 1e-3)
    draws = _rng().gamma(shape, likely / shape, _DRAWS)
    return _between(draws, likely, round(occasions))


def count_estimate(count: float, share_left: float = 1.0) -> Fitted:
    """Give the range of the mean of which a count was seen.

    Args:
        count: What was seen.
        share_left: The variance as a share of a count that varies by itself: one less the share
            of all who could have been counted, or more than one.
    """
    if share_left <= 0:
        return Fitted(count, count, count, round(count))
    draws = _rng().gamma((count + 0.5) / share_left, share_left, _DRAWS)
    return _between(draws, float(count), round(count))


def delay_estimates(
    fit: ResponseFit, n: int, bounds: tuple[float, float] = (0.0, inf)
) -> tuple[Fitted, Fitted]:
    """Give the ranges of the median and of the ninth decile of a delay, in seconds.

    Args:
        fit: What was fitted.
        n: How many were followed.
        bounds: Between which the delay surely lies, as of `sure_bounds`.
    """
    rng = _rng()
    of_mu, both, of_sigma = (
        fit.covariance[-2, -2],
        fit.covariance[-2, -1],
        fit.covariance[-1, -1],
    )
    pieces = max(1 / (2 * of_sigma), 1.6)
    chi = rng.chisquare(max(pieces - 1, 0.6), _DRAWS)
    spread = np.sqrt(pieces / chi)
    sigma = fit.sigma * np.minimum(spread, 20)
    left = max(of_mu - both**2 / of_sigma, 0.0)
    shift = both / of_sigma * np.log(np.minimum(spread, 20))
    mu = fit.mu + shift + sqrt(left) * np.minimum(spread, 20) * rng.standard_normal(_DRAWS)
    median = np.exp(np.clip(mu, -20, 20))
    ninth = np.exp(np.clip(mu + P90_DEVIATES * sigma, -20, 25))
    likely = np.clip(np.exp([fit.mu, fit.mu + P90_DEVIATES * fit.sigma]), *bounds).tolist()
    return (
        _between(np.clip(median, *bounds), likely[0], n),
        _between(np.clip(ninth, *bounds), likely[1], n),
    )


def pooled(values: ArrayLike, variances: ArrayLike) -> Normal:
    """Tell what is thought of a number of one line by what the same is of others.

    How much lines differ is what their estimates differ by beyond what they are unsure of, by
    weights that know of that (Paule and Mandel, 1982). Few lines tell little of it, and may be
    alike by accident, so it counts beside what is usual, which has the weight of some lines.
    So unsure a spread makes another line's number one of Student's t, whose variance is taken.
    """
    value = np.asarray(values, dtype=np.float64)
    variance = np.asarray(variances, dtype=np.float64)
    known = len(value) - 1
    freedom = known + _USUAL_LINES
    apart = (known * _apart(value, variance) + _USUAL_LINES * _USUALLY_APART**2) / (freedom - 2)
    weight = 1 / (variance + apart)
    centre = float(weight @ value / weight.sum())
    return Normal(centre, sqrt(apart + 1 / float(weight.sum())))


def _apart(value: Floats, variance: Floats) -> float:
    """Give the variance between lines at which their estimates differ as much as they do."""
    known = len(value) - 1

    def excess(apart: float) -> float:
        weight = 1 / (variance + apart)
        mean = float(weight @ value / weight.sum())
        return float(weight @ (value - mean) ** 2) - known

    if excess(0.0) <= 0:
        return 0.0
    low, high = 0.0, float(((value - value.mean()) ** 2).sum()) + 1.0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if excess(middle) > 0 else (low, middle)
    return high


def of_another(estimates: Sequence[Fitted], *, is_ratio: bool) -> Fitted:
    """Give a number of a line that nothing is known of, by the same of others.

    Args:
        estimates: Those of the others, at least one.
        is_ratio: Whether it is a share of all; else it is above zero.
    """

    def spread_out(value: float) -> float:
        value = max(value, _SURE)
        return logit(min(value, 1 - _SURE)) if is_ratio else log(value)

    def back(value: float) -> float:
        return 1 / (1 + exp(-value)) if is_ratio else exp(value)

    values = [spread_out(one.likely) for one in estimates]
    deviations = [
        (spread_out(one.high) - spread_out(one.low)) / (2 * P90_DEVIATES) for one in estimates
    ]
    thought = pooled(values, [max(one, _SURE) ** 2 for one in deviations])
    apart = P90_DEVIATES * thought.deviation
    low, likely, high = (back(thought.mean + one) for one in (-apart, 0.0, apart))
    return Fitted(low, likely, high, 0)


def ranges_of(measured: Sequence[Measurement]) -> tuple[Range, ...]:
    """Give the ranges of what was measured; of what matters most where a plan holds no more."""
    order = {field: rank for rank, field in enumerate(_FIRST_FIELDS)}
    wide = [one for one in measured if one.low < one.high]
    ranked = sorted(wide, key=lambda one: order.get(one.at.field, len(order)))
    chosen = {one.at for one in ranked[:_MOST_RANGES]}
    return tuple(Range(one.at, one.low, one.high) for one in wide if one.at in chosen)
