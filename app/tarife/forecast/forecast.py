"""The forecast service: validates, simulates and bills a plan."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Final

from tarife.forecast.begun import RealDays
from tarife.forecast.notes.notes import notes_on
from tarife.forecast.play.counting import CountSettings
from tarife.forecast.play.sampling import SamplingPlan
from tarife.forecast.play.worker_pool import WorkerPool
from tarife.forecast.preparing import Prepared, prepare
from tarife.forecast.result import Forecast, ForecastMonth, Playing, Source
from tarife.forecast.standard_error import standard_error_ratio
from tarife.forecast.start import Start
from tarife.plan.model.plan import BegunPlan, Plan
from tarife.rates.book import RateBook
from tarife.rates.markets.markets import Markets
from tarife.terms.problems import Problem

WORKER_POOL: Final = WorkerPool()
"""Who plays all forecasts, so that what one has counted serves the next."""

_BY_SIZE: Final = SamplingPlan()
_FEW: Final = 2000
"""Up to so many people groups of neighbours are too small to share volumes out evenly."""

SEEDS_APART: Final = 1_000_003
"""How far seeds of replicas lie apart, so that those of neighbouring plans are others."""


def forecast(
    plan: Plan,
    book: RateBook,
    markets: Markets,
    should_stop: Callable[[], bool],
    sampling: SamplingPlan = _BY_SIZE,
) -> Forecast:
    """Play a plan and bill it.

    Args:
        plan: The plan; of one that has begun the first days are what really happened.
        book: The rate cards.
        markets: Which market a country belongs to.
        should_stop: Asked now and then; says whether the result is still wanted.
        sampling: Whether to play everyone or a sample.

    Raises:
        InputError: If the plan cannot be played or a rate it needs is missing.
        Stopped: If ``should_stop`` said so.
    """
    planned = _played(prepare(plan, book, markets), should_stop, sampling)
    if not isinstance(plan, BegunPlan):
        return planned
    last = min(plan.real_to, plan.period.last_day)
    real = RealDays.of(plan, last + timedelta(days=1))
    return forecast_after(real, planned, (book, markets), should_stop, sampling)


def forecast_after(
    real: RealDays,
    planned: Forecast,
    rates: tuple[RateBook, Markets],
    should_stop: Callable[[], bool],
    sampling: SamplingPlan = _BY_SIZE,
) -> Forecast:
    """Lay what really happened over a forecast, and play the rest from there.

    Allowance and volume tiers go on from where they stand; windows that are open, and turns
    that wait for an answer, are those of whom the plan wrote to. Of days gone by of which
    nothing is known the plan counts.
    """
    start, rest = real.start_of(planned, rates[1]), None
    if start is not None:
        rest = forecast_from(start, planned.plan, rates, should_stop, sampling)
    return real.laid_over(planned, rest)


def forecast_from(
    start: Start,
    plan: Plan,
    rates: tuple[RateBook, Markets],
    should_stop: Callable[[], bool],
    sampling: SamplingPlan = _BY_SIZE,
) -> Forecast:
    """Play a plan, and bill only what comes from a day on; see `Start`, and `forecast`."""
    return _played(prepare(plan, *rates, start), should_stop, sampling)


def _played(
    ready: Prepared, should_stop: Callable[[], bool], sampling: SamplingPlan
) -> Forecast:
    plan = ready.plan
    segments = [placed.segment for placed in ready.placed]
    setting = ready.setting(ready.bits_for(sampling))
    counts = WORKER_POOL.counts(segments, setting, should_stop)
    lines, flows = ready.bill(counts)
    people = sum(segment.people for segment in segments)
    is_asked = setting.sample_bits or people <= _FEW
    seeds = sampling.replicas_for(ready.loads, setting.sample_bits) if is_asked else 0
    replicas = [
        WORKER_POOL.counts(segments, one, should_stop) for one in _replicas(setting, seeds)
    ]
    months = tuple(
        ForecastMonth(month.plan, month.terms.era, month.card, flow)
        for month, flow in zip(ready.months, flows, strict=True)
    )
    return Forecast(
        plan=plan,
        months=months,
        lines=lines,
        sources=tuple(Source(line.id, line.name) for line in ready.lines),
        notes=(
            *ready.notes,
            *_still_true(
                notes_on(plan, ready.months[0].terms.book, lines, months), ready.notes
            ),
        ),
        playing=Playing(
            people=people,
            played=sum(one.played for one in counts),
            standard_error_ratio=standard_error_ratio(
                lines, ready.placed, counts, replicas, is_part=ready.start is not None
            ),
            sample_bits=setting.sample_bits,
            seconds=sum(load.seconds(setting.sample_bits) for load in ready.loads),
        ),
        start=ready.start,
        unknown_days=ready.unknown_days,
    )


def _replicas(setting: CountSettings, seeds: int) -> Iterator[CountSettings]:
    """Give settings that play the same under so many other seeds."""
    for number in range(1, seeds + 1):
        seed = setting.simulation.seed + number * SEEDS_APART
        simulation = replace(setting.simulation, seed=seed)
        yield replace(setting, simulation=simulation, claims=0)


def _still_true(
    notes: tuple[Problem, ...], on_rates: tuple[Problem, ...]
) -> tuple[Problem, ...]:
    """Leave out that a newer card is unknown where the plan keeps an older one instead."""
    is_kept = any(note.code == "held-rates" for note in on_rates)
    return tuple(note for note in notes if not (is_kept and note.code == "missed-change"))
