"""Splits a plan into segments: people who share nothing with anybody else.

A segment is an audience with its sends and those of it who write on their own, the people who
come from one entry point in a month, or new people who write in a month. What happens to them
depends on their own lines, the calendar, the desk and the seed alone, so it can be kept and
used again while other lines of the plan change.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import Final, TypeAlias

from tarife.plan.grid import Lines
from tarife.plan.model.behaviour import Behaviour, Preset
from tarife.plan.model.lines import Audience, EntryPoint, Inbound, Send
from tarife.simulation.clock import active_days
from tarife.simulation.random_numbers import WORDS, line_key
from tarife.terms.calendar import BillingMonth, Period
from tarife.terms.identity_cache import MONTHS_OF_LINES, cached_by_identity

_DECIMALS: Final = 6
"""Of people in a month; what lies behind is the error of a float, and no fraction."""

Playable: TypeAlias = Send | EntryPoint | Inbound


@dataclass(frozen=True, slots=True)
class MonthLine:
    """What a line of the plan does in one month.

    Attributes:
        month: The month, counted from the plan's first one.
        people: How many people of the segment it can reach: the first ones.
        line: The line as that month has it, without its name.
    """

    month: int
    people: int
    line: Playable

    @property
    def stream(self) -> str:
        """The name of its chance, another one in each month, whatever comes after it."""
        return f"{self.line.id}/month-{self.month}" if self.month else self.line.id


@cached_by_identity()
def _hash_of(month_line: MonthLine) -> int:
    """Hash what sliders move; that lines differ in nothing of it is rare."""
    line = month_line.line
    volume = line.volume if isinstance(line, Send) else 0
    return hash(
        (
            month_line.month,
            month_line.people,
            line.id,
            volume,
            _hash_of_behaviour(line.behaviour),
        )
    )


@cached_by_identity()
def _hash_of_behaviour(behaviour: Preset | Behaviour) -> int:
    return hash(behaviour)


@dataclass(frozen=True, slots=True)
class Segment:
    """People who are played together; equal segments are played alike.

    Attributes:
        people: How many.
        country: Where they are.
        is_audience: Whether lines reach some of them; else each of them comes to the one line.
        lines: The lines of the plan in each month, in order of ids, then of months.
        line_ids: The ids of its lines, each once, in order.
        reaches: How many people lines of smaller months reach, each once, in order.
    """

    people: int
    country: str
    is_audience: bool
    lines: tuple[MonthLine, ...]
    line_ids: tuple[str, ...] = field(init=False, repr=False, compare=False)
    reaches: tuple[int, ...] = field(init=False, repr=False, compare=False)
    _hash: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Hash once: a segment is looked up among what is counted over and over."""
        parts = (self.people, self.country, self.is_audience, *map(_hash_of, self.lines))
        object.__setattr__(self, "_hash", hash(parts))
        ids = tuple(dict.fromkeys([one.line.id for one in self.lines]))
        object.__setattr__(self, "line_ids", ids)
        reaches = {one.people for one in self.lines} - {self.people}
        object.__setattr__(self, "reaches", tuple(sorted(reaches)))

    def __hash__(self) -> int:
        return self._hash


@dataclass(frozen=True, slots=True)
class PlacedSegment:
    """A segment and where its lines stand among those of the plan.

    Attributes:
        segment: The segment.
        sources: For each of its line ids the index in `playable_in`.
        key: The key of the chance that says which of its people come first in one second.
    """

    segment: Segment
    sources: tuple[int, ...]
    key: int


def playable(lines: Lines) -> tuple[Playable, ...]:
    """Give the lines that cause messages, in the order in which a forecast names them."""
    return tuple(chain.from_iterable(_by_kind(lines)))


def _by_kind(lines: Lines) -> tuple[tuple[Playable, ...], ...]:
    return lines.sends, lines.entry_points, lines.inbound


def playable_in(months: Sequence[Lines]) -> tuple[Playable, ...]:
    """Give the lines that cause messages in some month, each as its first such month has it."""
    found: dict[str, Playable] = {}
    for kind in zip(*map(_by_kind, months), strict=True):
        for line in chain.from_iterable(kind):
            found.setdefault(line.id, line)
    return tuple(found.values())


def segments_of(
    months: Sequence[Lines], period: Period, seed: int
) -> tuple[PlacedSegment, ...]:
    """Divide a plan into segments: its audiences, then those who come on their own.

    An audience's lines stand in order of their ids: nothing depends on the order of rows.

    Args:
        months: The lines of each month.
        period: These months.
        seed: What fixes all chance.
    """
    index_of = {line.id: index for index, line in enumerate(playable_in(months))}
    audiences: dict[str, list[Audience]] = {}
    members: dict[str, list[MonthLine]] = {}
    newcomers: list[tuple[int, MonthLine, str]] = []
    for number, (lines, month) in enumerate(zip(months, period.months, strict=True)):
        people = {one.id: one.people for one in lines.audiences}
        for audience in lines.audiences:
            audiences.setdefault(audience.id, []).append(audience)
            members.setdefault(audience.id, [])
        for line in playable(lines):
            if isinstance(line, EntryPoint) or (isinstance(line, Inbound) and line.country):
                month_line = _newcomers(line, number, month, seed)
                newcomers.append((index_of[line.id], month_line, line.country))
            else:
                month_line = _month_line(line, number, people[line.audience])
                members[line.audience].append(month_line)
    newcomers.sort(key=lambda one: one[0])
    segments = [
        *(
            (
                name,
                _audience(
                    tuple(members[name]),
                    max(one.people for one in by_month),
                    by_month[0].country,
                ),
            )
            for name, by_month in audiences.items()
        ),
        *((line.stream, _those_who_come(line, country)) for _, line, country in newcomers),
    ]
    return tuple(
        PlacedSegment(
            segment,
            tuple(index_of[line] for line in segment.line_ids),
            line_key(seed, f"{name}/who-is-first"),
        )
        for name, segment in segments
    )


@cached_by_identity(MONTHS_OF_LINES)
def _unnamed(line: Playable) -> Playable:
    return replace(line, name="")


@cached_by_identity(MONTHS_OF_LINES)
def _month_line(line: Playable, number: int, people: int) -> MonthLine:
    return MonthLine(number, people, _unnamed(line))


@cached_by_identity(each=True)
def _audience(lines: tuple[MonthLine, ...], people: int, country: str) -> Segment:
    """Put an audience together, as large as in the month in which it is largest."""
    in_order = tuple(sorted(lines, key=lambda one: (one.line.id, one.month)))
    return Segment(people, country, is_audience=True, lines=in_order)


@cached_by_identity(MONTHS_OF_LINES)
def _those_who_come(month_line: MonthLine, country: str) -> Segment:
    return Segment(month_line.people, country, is_audience=False, lines=(month_line,))


@cached_by_identity(MONTHS_OF_LINES)
def _newcomers(
    line: EntryPoint | Inbound, number: int, month: BillingMonth, seed: int
) -> MonthLine:
    """Count those whom a line brings in a month, which has a number."""
    whole, part = divmod(arrivals(line, month), 1)
    nobody = _month_line(line, number, 0)
    is_one_more = line_key(seed, f"{nobody.stream}/one-more") < int(part * WORDS)
    return MonthLine(number, int(whole) + is_one_more, nobody.line)


def arrivals(line: EntryPoint | Inbound, month: BillingMonth) -> float:
    """Give how many people click or write in the month on average.

    Of new people a whole number is played, and one more as often as the fraction says: by the
    line's own chance, so that many lines of a fraction each come to what they are together.
    """
    per_day = line.clicks_per_day if isinstance(line, EntryPoint) else line.people_per_day
    return round(per_day * len(active_days(month, line.days)), _DECIMALS)
