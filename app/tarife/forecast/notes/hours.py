"""Notes on sends within hours that a clock change skips."""

from collections.abc import Iterable, Iterator

from tarife.plan.model.account import WEEKDAYS
from tarife.plan.model.lines import Broadcast, Send, Steady
from tarife.simulation.clock import PeriodClock, active_days, daily_stretches
from tarife.simulation.segments import Playable
from tarife.terms.problems import Problem
from tarife.terms.sentences import say


def skipped_hours(lines: Iterable[Playable], clock: PeriodClock) -> Iterator[Problem]:
    """Tell of lines that bring nothing since a clock change skips all their hours.

    Args:
        lines: What causes messages.
        clock: One month in the account's time zone.
    """
    for line in lines:
        when = line.schedule if isinstance(line, Send) else line
        if isinstance(when, Broadcast):
            continue
        weekdays = when.weekdays if isinstance(when, Steady) else WEEKDAYS
        days = active_days(clock.period.first, when.days, weekdays)
        if days and not daily_stretches(clock, days, when.hours).pairs:
            yield Problem(
                "skipped-hours",
                repr(line.name),
                say(
                    "nothing happens, since clocks skip {start} to {end} on {day:d MMMM y}",
                    start=f"{when.hours.start:%H:%M}",
                    end=f"{when.hours.end:%H:%M}",
                    day=days[0],
                ),
                say("choose other hours or days"),
            )
