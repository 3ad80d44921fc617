"""Monte Carlo trials over the ranges of a plan."""

from collections.abc import Callable
from types import MappingProxyType
from typing import Final, TypeAlias

import numpy as np

from tarife.forecast.ranges.draws import drawn_noise, drawn_values
from tarife.forecast.ranges.monte_carlo import UncertainMonth
from tarife.forecast.ranges.spread import PercentileBand, Spread
from tarife.forecast.ranges.surfaces import predicted
from tarife.forecast.result import Forecast
from tarife.forecast.totals import charges_by_day
from tarife.rates.book import RateBook
from tarife.rates.markets.markets import Markets
from tarife.terms.arrays import Micros, Ratios
from tarife.terms.categories import CATEGORIES

Progress: TypeAlias = Callable[[float], None]

DRAWS: Final = 10_000
"""So many trials that the percentiles themselves hardly vary."""

PLAYED: Final = 384
"""So many are played; what more of them cost is told from these."""

_PERCENTILES: Final = (0.1, 0.5, 0.9)


def trials(
    exact: Forecast,
    rates: tuple[RateBook, Markets],
    should_stop: Callable[[], bool],
    progress: Progress = lambda _: None,
    draws: int = DRAWS,
) -> Spread | None:
    """Try a plan under many draws of what is not known exactly, each with a luck of its own.

    Args:
        exact: The forecast of the plan at its likeliest numbers.
        rates: The rate cards, and which market a country belongs to.
        should_stop: Asked now and then; says whether the result is still wanted.
        progress: Told now and then which share is done.
        draws: How many trials.

    Returns:
        Percentiles, or nothing for a plan without ranges.

    Raises:
        InputError: If a rate is missing that only drawn numbers need.
        Stopped: If ``should_stop`` said so.
    """
    plan = exact.plan
    if not plan.ranges:
        return None
    by_day, variance = played(exact, rates, should_stop, progress, min(draws, PLAYED))
    costs = _columns(by_day)
    whole = by_day.sum(axis=(1, 2))[:, None]
    mean = np.hstack([whole, by_day.sum(axis=1)])
    dispersion = np.divide(variance, mean, out=np.zeros_like(mean), where=mean > 0)
    if draws > len(costs):
        values, more = drawn_values(plan, len(costs)), drawn_values(plan, draws)
        both = predicted(values, np.hstack([costs, dispersion]), more)
        costs, dispersion = np.split(both, [costs.shape[1]], axis=1)
    # A day, or the days through it, vary as the whole month does.
    alike = np.r_[
        np.zeros(costs.shape[1] - len(CATEGORIES), int), 1 + np.arange(len(CATEGORIES))
    ]
    return _spread(months(costs, dispersion[:, alike], drawn_noise(plan, draws)))


def played(
    exact: Forecast,
    rates: tuple[RateBook, Markets],
    should_stop: Callable[[], bool],
    progress: Progress = lambda _: None,
    draws: int = PLAYED,
) -> tuple[Ratios, Ratios]:
    """Play every draw of what is not known exactly.

    Returns:
        What each draw costs by day and category, and the variance of real months at it: of the
        whole, then of each category. At the likeliest numbers both are those of the forecast,
        which itself lies off by its standard error; the variance has that too.

    Shape:
        ``(draws, days, categories)`` and ``(draws, 1 + categories)``.
    Units:
        Micros, and micros squared.
    """
    month = UncertainMonth(exact.plan, rates)
    likeliest = month.likeliest(should_stop)
    plays = []
    for number, row in enumerate(drawn_values(exact.plan, draws), start=1):
        plays.append(month.play(row, should_stop))
        progress(number / draws)
    costs = np.array([play.charges for play in plays], dtype=np.float64)
    # A play has fewer people than the forecast: what it misses it misses in every draw.
    share = np.divide(
        costs, likeliest.charges, out=np.ones_like(costs), where=likeliest.charges > 0
    )
    costs += (charges_by_day(exact.lines) - likeliest.charges) * np.minimum(share, 1)
    error_micros = exact.playing.standard_error_ratio * exact.total.micros
    wider = 1 + error_micros**2 / max(likeliest.variance[0], 1)
    return costs, wider * np.array([play.variance for play in plays])


def months(costs: Ratios, dispersion: Ratios, luck: Ratios) -> Micros:
    """Let chance decide what months cost that cost so much on average.

    The sum of what independent people cost is nearly gamma distributed, never below zero, and
    normal where they are many.

    Args:
        costs: Means.
        dispersion: Variance over mean, of each column of ``costs`` or of all alike.
        luck: Standard normal deviates.

    Shape:
        ``(draws, columns)``, the same, and ``(draws,)``.
    Source:
        Wilson, Hilferty: The distribution of chi-square, 1931.
    """
    ninth = np.divide(dispersion, 9 * costs, out=np.zeros_like(costs), where=costs > 0)
    root = np.maximum(1 - ninth + luck[:, None] * np.sqrt(ninth), 0)
    found: Micros = np.rint(costs * root**3).astype(np.int64)
    return found


def _columns(costs: Ratios) -> Ratios:
    """Put the costs of each day, through each day, and of each category side by side.

    Shape:
        ``(draws, days, categories)`` in, ``(draws, 2 * days + categories)`` out.
    """
    by_day = costs.sum(axis=2)
    return np.hstack([by_day, np.cumsum(by_day, axis=1), costs.sum(axis=1)])


def _spread(costs: Micros) -> Spread:
    """Give the percentiles of trials, whose costs stand as in `_columns`."""
    found = np.quantile(costs, _PERCENTILES, axis=0, method="inverted_cdf")
    bands = [PercentileBand(*map(int, column)) for column in found.T]
    days = (len(bands) - len(CATEGORIES)) // 2
    return Spread(
        draws=len(costs),
        total=bands[2 * days - 1],
        by_day=tuple(bands[:days]),
        cumulative=tuple(bands[days : 2 * days]),
        by_category=MappingProxyType(dict(zip(CATEGORIES, bands[2 * days :], strict=True))),
    )
