"""Trials over the ranges of a plan: how far the month's cost may lie from the likeliest."""

from collections.abc import Callable
from types import MappingProxyType
from typing import Final

import numpy as np

from tarife.forecast.ranges.draws import drawn_values
from tarife.forecast.ranges.monte_carlo import Progress, UncertainMonth
from tarife.forecast.ranges.spread import Band, Spread
from tarife.forecast.result import Forecast
from tarife.forecast.totals import charges_by_day
from tarife.plan.numbers import number_at
from tarife.rates.book import RateBook
from tarife.rates.markets.markets import Markets
from tarife.terms.arrays import Micros
from tarife.terms.categories import CATEGORIES

DRAWS: Final = 10_000
"""So many trials that the percentiles themselves hardly vary."""

_AT_ONCE: Final = 2000
_PERCENTILES: Final = (0.1, 0.5, 0.9)


def trials(
    exact: Forecast,
    rates: tuple[RateBook, Markets],
    should_stop: Callable[[], bool],
    progress: Progress = lambda _: None,
    draws: int = DRAWS,
) -> Spread | None:
    """Try a plan under many draws of what is not known exactly.

    Args:
        exact: The forecast of the plan at its likeliest numbers.
        rates: The rate cards, and which market a country belongs to.
        should_stop: Asked now and then; says whether the result is still wanted.
        progress: Told now and then which share is done.
        draws: How many trials.

    Returns:
        Percentiles, or nothing for a plan without ranges.

    Raises:
        Stopped: If ``should_stop`` said so.
    """
    plan = exact.plan
    if not plan.ranges:
        return None
    month = UncertainMonth(plan, rates)
    month.fit(should_stop, progress)
    likeliest = np.array([[number_at(plan, entry.at) or 0 for entry in plan.ranges]])
    # What the surfaces and the evenly spent free tier get slightly wrong they get wrong in
    # every trial alike.
    missed = charges_by_day(exact.lines).T - month.cost(likeliest)[0]
    values = drawn_values(plan, draws)
    cost: Micros = np.concatenate(
        [
            np.rint(np.maximum(month.cost(some) + missed, 0)).astype(np.int64)
            for some in np.array_split(values, -(-draws // _AT_ONCE))
        ]
    )
    return _spread(cost)


def _spread(cost: Micros) -> Spread:
    """Give the percentiles of trials, ``(trials, categories, days)``."""
    by_day: Micros = cost.sum(axis=1)
    by_category: Micros = cost.sum(axis=2)
    bands = _bands(by_category)
    return Spread(
        draws=len(cost),
        total=_bands(by_day.sum(axis=1, keepdims=True))[0],
        by_day=_bands(by_day),
        cumulative=_bands(np.cumsum(by_day, axis=1)),
        by_category=MappingProxyType(dict(zip(CATEGORIES, bands, strict=True))),
    )


def _bands(costs: Micros) -> tuple[Band, ...]:
    """Give the percentiles of each column; each one is the cost in some trial."""
    found = np.quantile(costs, _PERCENTILES, axis=0, method="inverted_cdf")
    return tuple(Band(*(int(value) for value in column)) for column in found.T)
