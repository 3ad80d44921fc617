"""Monte Carlo trials over the ranges of a plan."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, TypeAlias

import numpy as np

from tarife.forecast.ranges.draws import drawn_noise, drawn_values
from tarife.forecast.ranges.monte_carlo import UncertainMonth
from tarife.forecast.ranges.spread import PercentileBand, Spread
from tarife.forecast.ranges.surfaces import predicted
from tarife.forecast.result import Forecast
from tarife.forecast.totals import Unit, charges_by_day, spans_of
from tarife.rates.book import RateBook
from tarife.rates.markets.markets import Markets
from tarife.terms.arrays import Floats, Micros
from tarife.terms.categories import CATEGORIES

Progress: TypeAlias = Callable[[float], None]

DRAWS: Final = 10_000
"""So many trials that the percentiles themselves hardly vary."""

PLAYED: Final = 384
"""So many are played, or fewer of a large plan; what more of them cost is told from these."""

_PERCENTILES: Final = (0.1, 0.5, 0.9)
_SPANS: Final = (Unit.MONTH, Unit.QUARTER)
_FEW: Final = 3
"""Fewer messages than this are counted one by one."""

_AT_ONCE: Final = 64
"""Columns of trials in memory at a time: 10,000 trials of a year by day would be large."""


def run_trials(
    exact: Forecast | Sequence[Forecast],
    rates: tuple[RateBook, Markets],
    should_stop: Callable[[], bool],
    progress: Progress = lambda _: None,
    draws: int = DRAWS,
) -> Spread | None:
    """Try a plan under many draws of what is not known exactly, each with a luck of its own.

    Args:
        exact: The forecast of the plan at its likeliest numbers; or the same under several
            seeds, around whose mean the range then lies: of few people a single play differs as
            much as a real month does.
        rates: The rate cards, and which market a country belongs to.
        should_stop: Asked now and then; says whether the result is still wanted.
        progress: Told now and then which share is done.
        draws: How many trials.

    Returns:
        Percentiles, or nothing for a plan without ranges, whose cards are known or do not move.

    Raises:
        InputError: If a rate is missing that only drawn numbers need.
        Stopped: If ``should_stop`` said so.
    """
    likeliest = _seeds(exact)[0]
    if likeliest.real_to is not None:
        return _trials_after(likeliest, rates, should_stop, progress, draws)
    plan, unknown = likeliest.plan, likeliest.unknown_days
    if not plan.ranges and not (plan.rate_moves and unknown):
        return None
    costs, variance = play_draws(exact, rates, should_stop, progress, min(draws, PLAYED))
    whole = costs.sum(axis=(1, 2))[:, None]
    mean = np.hstack([whole, costs.sum(axis=1)])
    dispersion = np.divide(variance, mean, out=np.zeros_like(mean), where=mean > 0)
    few, many = (drawn_values(plan, number, unknown) for number in (len(costs), draws))
    trials = _Trials(few, many, drawn_noise(plan, draws))
    by_day, dates = costs.sum(axis=2), likeliest.lines.calendar.dates()
    # A day, a month, or the days through it, vary as the whole does.
    cumulative = trials.bands(np.cumsum(by_day, axis=1), dispersion[:, :1])
    by_category = trials.bands(costs.sum(axis=1), dispersion[:, 1:])
    through, ends = {}, {}
    for unit in _SPANS:
        spans = spans_of(dates, unit)
        within = np.hstack([np.cumsum(by_day[:, days], axis=1) for days in spans])
        is_whole = len(spans) == 1
        through[unit] = cumulative if is_whole else trials.bands(within, dispersion[:, :1])
        ends[unit] = tuple(through[unit][days[-1]] for days in spans)
    return Spread(
        draws=draws,
        total=cumulative[-1],
        by_day=trials.bands(by_day, dispersion[:, :1]),
        cumulative=cumulative,
        by_category=MappingProxyType(dict(zip(CATEGORIES, by_category, strict=True))),
        by_span=MappingProxyType(ends),
        through=MappingProxyType(through),
    )


def _trials_after(
    exact: Forecast,
    rates: tuple[RateBook, Markets],
    should_stop: Callable[[], bool],
    progress: Progress,
    draws: int,
) -> Spread | None:
    """Try what comes after the days that really happened, which are certain."""
    if exact.rest is None:
        return None
    found = run_trials(exact.rest, rates, should_stop, progress, draws)
    if found is None:
        return None
    spans = {unit: spans_of(exact.lines.calendar.dates(), unit) for unit in _SPANS}
    certain = charges_by_day(exact.lines) - charges_by_day(exact.rest.lines)
    return found.after(certain, spans)


@dataclass(frozen=True, slots=True, eq=False)
class _Trials:
    """Draws that were played, all draws, and the luck of each.

    Shape:
        ``(played, ranges)``, ``(draws, ranges)`` and ``(draws,)``.
    """

    played: Floats
    draws: Floats
    luck: Floats

    def bands(self, costs: Floats, dispersion: Floats) -> tuple[PercentileBand, ...]:
        """Give the percentiles of what was found at the played draws.

        Shape:
            ``(played, columns)``, and the same or one column for all of them.
        """
        found: list[PercentileBand] = []
        variation = self._at_all(dispersion)
        for first in range(0, costs.shape[1], _AT_ONCE):
            few = slice(first, first + _AT_ONCE)
            each = variation if variation.shape[1] == 1 else variation[:, few]
            trials = drawn_costs(self._at_all(costs[:, few]), each, self.luck)
            columns = np.quantile(trials, _PERCENTILES, axis=0, method="inverted_cdf").T
            found += [PercentileBand(*map(int, column)) for column in columns]
        return tuple(found)

    def _at_all(self, found: Floats) -> Floats:
        many = len(self.draws) > len(self.played)
        return predicted(self.played, found, self.draws) if many else found


def play_draws(
    exact: Forecast | Sequence[Forecast],
    rates: tuple[RateBook, Markets],
    should_stop: Callable[[], bool],
    progress: Progress = lambda _: None,
    draws: int = PLAYED,
) -> tuple[Floats, Floats]:
    """Play draws of what is not known exactly: all that are asked for, unless plays are dear.

    Returns:
        What each draw costs by day and category, and the variance of real months at it: of the
        whole, then of each category. At the likeliest numbers both are those of the forecast,
        which itself lies off by its standard error; the variance has that too.

    Shape:
        ``(draws, days, categories)`` and ``(draws, 1 + categories)``.
    Units:
        Micros, and micros squared.
    """
    seeds = _seeds(exact)
    first = seeds[0]
    month = UncertainMonth(first.plan, rates, first.start)
    at_likeliest = month.likeliest(should_stop)
    plays = []
    draws = month.affordable(draws)
    rows = drawn_values(first.plan, draws, first.unknown_days)
    for number, row in enumerate(rows, start=1):
        plays.append(month.play(row, should_stop))
        progress(number / draws)
    costs = np.array([play.charges for play in plays], dtype=np.float64)
    # A play has fewer people than the forecast: what it misses it misses in every draw.
    share = np.divide(
        costs, at_likeliest.charges, out=np.ones_like(costs), where=at_likeliest.charges > 0
    )
    expected = np.array([charges_by_day(seed.lines) for seed in seeds])
    costs += (expected.mean(axis=0) - at_likeliest.charges) * np.minimum(share, 1)
    variance = np.array([play.variance for play in plays])
    if len(seeds) > 1:
        whole = expected.sum(axis=1)
        whole = np.column_stack([whole.sum(axis=1), whole])
        return costs, variance + whole.var(axis=0, ddof=1) / len(expected)
    error_micros = first.playing.standard_error_ratio * first.total.micros
    wider = 1 + error_micros**2 / max(at_likeliest.variance[0], 1)
    return costs, wider * variance


def _seeds(exact: Forecast | Sequence[Forecast]) -> Sequence[Forecast]:
    return [exact] if isinstance(exact, Forecast) else exact


def drawn_costs(costs: Floats, dispersion: Floats, luck: Floats) -> Micros:
    """Let chance decide what months cost that cost so much on average.

    The sum of what independent people cost is nearly gamma distributed, never below zero, and
    normal where they are many. Of a few messages there are whole ones, or none.

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
    found = costs * root**3
    each = np.where(costs < _FEW * dispersion, dispersion, 0)
    counted = np.rint(np.divide(found, each, out=np.zeros_like(costs), where=each > 0))
    whole: Micros = np.rint(np.where(each > 0, counted * each, found)).astype(np.int64)
    return whole
