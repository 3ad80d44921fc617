"""Splits a plan into segments: people who share nothing with anybody else.

A segment is an audience with its sends and those of it who write on their own, the people of
one entry point, or new people who write. What happens to them depends on their own lines, the
calendar, the desk and the seed alone, so it can be kept and used again while other lines of
the plan change.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from tarife.plan.grid import Lines
from tarife.plan.model.lines import Audience, EntryPoint, Inbound, Send
from tarife.simulation.clock import active_days
from tarife.simulation.streams import WORDS, line_key
from tarife.terms.calendar import BillingMonth

_DECIMALS: Final = 6
"""Of people in a month; what lies behind is the error of a float, and no fraction."""

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
class PlacedSegment:
    """A segment and where its lines stand among those of the plan.

    Attributes:
        segment: The segment.
        sources: For each line its index in `playable`.
        key: The key of the chance that says which of its people come first in one second.
    """

    segment: Segment
    sources: tuple[int, ...]
    key: int


def playable(lines: Lines) -> tuple[Playable, ...]:
    """Give the lines that cause messages, in the order in which a forecast names them."""
    return (*lines.sends, *lines.entry_points, *lines.inbound)


def segments_of(lines: Lines, month: BillingMonth, seed: int) -> tuple[PlacedSegment, ...]:
    """Divide a plan into segments: its audiences, then those who come on their own.

    An audience's lines stand in order of their ids: nothing depends on the order of rows.
    """
    numbered = list(enumerate(playable(lines)))
    members: dict[str, list[tuple[int, Playable]]] = {one.id: [] for one in lines.audiences}
    newcomers: list[tuple[int, EntryPoint | Inbound]] = []
    for index, line in numbered:
        if isinstance(line, EntryPoint) or (isinstance(line, Inbound) and not line.audience):
            newcomers.append((index, line))
        else:
            members[line.audience].append((index, line))
    audiences = (_audience(one, members[one.id], seed) for one in lines.audiences)
    return (*audiences, *_newcomers(newcomers, month, seed))


def _audience(
    audience: Audience, members: list[tuple[int, Playable]], seed: int
) -> PlacedSegment:
    members = sorted(members, key=lambda member: member[1].id)
    lines = tuple(replace(line, name="") for _, line in members)
    segment = Segment(audience.people, audience.country, is_audience=True, lines=lines)
    return PlacedSegment(segment, tuple(index for index, _ in members), _key(seed, audience.id))


def _newcomers(
    lines: list[tuple[int, EntryPoint | Inbound]], month: BillingMonth, seed: int
) -> Iterator[PlacedSegment]:
    for index, line in lines:
        whole, part = divmod(arrivals(line, month), 1)
        is_one_more = line_key(seed, f"{line.id}/one-more") < int(part * WORDS)
        people = int(whole) + is_one_more
        segment = Segment(
            people, line.country, is_audience=False, lines=(replace(line, name=""),)
        )
        yield PlacedSegment(segment, (index,), _key(seed, line.id))


def _key(seed: int, name: str) -> int:
    return line_key(seed, f"{name}/who-is-first")


def arrivals(line: EntryPoint | Inbound, month: BillingMonth) -> float:
    """Give how many people click or write in the month on average.

    Of new people a whole number is played, and one more as often as the fraction says: by the
    line's own chance, so that many lines of a fraction each come to what they are together.
    """
    per_day = line.clicks_per_day if isinstance(line, EntryPoint) else line.people_per_day
    return round(per_day * len(active_days(month, line.days)), _DECIMALS)
