"""From a plan to what it costs: check, play, bill, and say what to know."""

from collections.abc import Callable
from typing import Final

from tarife.forecast.chance import standard_error_ratio
from tarife.forecast.notes.notes import notes_on
from tarife.forecast.play.sampling import Manner
from tarife.forecast.play.worker_pool import Crew
from tarife.forecast.preparing import prepare
from tarife.forecast.result import Forecast, Playing, Source
from tarife.plan.model.plan import Plan
from tarife.rates.book import RateBook
from tarife.rates.markets.markets import Markets
from tarife.simulation.segments import playable
from tarife.terms.problems import Problem

CREW: Final = Crew()
"""Who plays all forecasts, so that what one has counted serves the next."""

_BY_SIZE: Final = Manner()


def forecast(
    plan: Plan,
    book: RateBook,
    markets: Markets,
    should_stop: Callable[[], bool],
    manner: Manner = _BY_SIZE,
) -> Forecast:
    """Play a plan and bill it.

    Args:
        plan: The plan.
        book: The rate cards.
        markets: Which market a country belongs to.
        should_stop: Asked now and then; says whether the result is still wanted.
        manner: Whether to play everyone or a sample.

    Raises:
        InputError: If the plan cannot be played or a rate it needs is missing.
        Stopped: If ``should_stop`` said so.
    """
    ready = prepare(plan, book, markets)
    segments = [placed.segment for placed in ready.placed]
    setting = ready.setting(manner.bits_for(segments))
    counts = CREW.counts(segments, setting, should_stop)
    lines, flow = ready.bill(counts)
    return Forecast(
        plan=plan,
        era=ready.terms.era,
        card=ready.card,
        lines=lines,
        sources=tuple(Source(line.id, line.name) for line in playable(ready.lines)),
        flow=flow,
        notes=(
            *ready.notes,
            *_still_true(
                notes_on(plan, ready.terms.book, lines, (ready.terms.era, flow)), ready.notes
            ),
        ),
        playing=Playing(
            people=sum(segment.people for segment in segments),
            played=sum(one.played for one in counts),
            standard_error_ratio=standard_error_ratio(lines, ready.placed, counts),
        ),
    )


def _still_true(
    notes: tuple[Problem, ...], on_rates: tuple[Problem, ...]
) -> tuple[Problem, ...]:
    """Leave out that a newer card is unknown where the plan keeps an older one instead."""
    is_kept = any(note.code == "held-rates" for note in on_rates)
    return tuple(note for note in notes if not (is_kept and note.code == "missed-change"))
