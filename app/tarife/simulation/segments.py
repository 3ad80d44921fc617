"""Who is played together: people who share nothing with anybody else.

A segment is an audience with its sends and those of it who write on their own, the people of
one entry point, or new people who write. What happens to them depends on their own lines, the
calendar, the desk and the seed alone, so it can be kept and used again while other lines of
the plan change.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias

from tarife.plan.grid import Lines
from tarife.plan.lines import Audience, EntryPoint, Inbound, Send
from tarife.simulation.clock import active_days
from tarife.terms.calendar import BillingMonth

Playable: TypeAlias = Send | EntryPoint | Inbound


@dataclass(frozen=True, slots=True)
class Segment:
    """People who are played together; equal segments are played alike.

    Attributes:
        people: How many.
        country: Where they are.
        is_audience: Whether lines reach some of them; else each of them comes to the one line.
        lines: The lines of the plan, without their names.
    """

    people: int
    country: str
    is_audience: bool
    lines: tuple[Playable, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """A segment and where its lines stand among those of the plan.

    Attributes:
        segment: The segment.
        sources: For each line its place in `playable`.
    """

    segment: Segment
    sources: tuple[int, ...]


def playable(lines: Lines) -> tuple[Playable, ...]:
    """Give the lines that cause messages, in the order in which a forecast names them."""
    return (*lines.sends, *lines.entry_points, *lines.inbound)


def segments_of(lines: Lines, month: BillingMonth) -> tuple[Placed, ...]:
    """Divide a plan into segments: its audiences, then those who come on their own."""
    numbered = list(enumerate(playable(lines)))
    members: dict[str, list[tuple[int, Playable]]] = {one.id: [] for one in lines.audiences}
    newcomers: list[tuple[int, EntryPoint | Inbound]] = []
    for place, line in numbered:
        if isinstance(line, EntryPoint) or (isinstance(line, Inbound) and not line.audience):
            newcomers.append((place, line))
        else:
            members[line.audience].append((place, line))
    audiences = (_audience(one, members[one.id]) for one in lines.audiences)
    return (*audiences, *_newcomers(newcomers, month))


def _audience(audience: Audience, members: list[tuple[int, Playable]]) -> Placed:
    lines = tuple(replace(line, name="") for _, line in members)
    segment = Segment(audience.people, audience.country, is_audience=True, lines=lines)
    return Placed(segment, tuple(place for place, _ in members))


def _newcomers(
    lines: list[tuple[int, EntryPoint | Inbound]], month: BillingMonth
) -> Iterator[Placed]:
    for place, line in lines:
        people = arrivals(line, month)
        segment = Segment(
            people, line.country, is_audience=False, lines=(replace(line, name=""),)
        )
        yield Placed(segment, (place,))


def arrivals(line: EntryPoint | Inbound, month: BillingMonth) -> int:
    """Give how many people click or write in the month, rounded to whole ones."""
    per_day = line.clicks_per_day if isinstance(line, EntryPoint) else line.people_per_day
    return round(per_day * len(active_days(month, line.days)))
