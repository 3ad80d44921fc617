"""Compiles segments into the script array that the kernels simulate."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from functools import lru_cache
from itertools import chain
from typing import Final, TypeAlias
from zoneinfo import ZoneInfo

import numpy as np

from tarife.plan.model.account import WEEKDAYS, Desk, Weekday
from tarife.plan.model.behaviour import Behaviour, Delay, behaviour_of
from tarife.plan.model.lines import (
    DayRange,
    EntryPoint,
    FollowUp,
    HoursOfDay,
    Send,
    Steady,
    TemplateCategory,
)
from tarife.simulation import layout
from tarife.simulation.clock import (
    PeriodClock,
    active_days,
    daily_stretches,
    desk_stretches,
)
from tarife.simulation.random_numbers import (
    ALWAYS,
    EVEN_SLOTS,
    bernoulli_steps,
    delay_quantiles,
    even_step,
    even_steps,
    line_key,
    poisson_steps,
    threshold,
)
from tarife.simulation.segments import MonthLine, Segment, arrivals
from tarife.terms.arrays import Table, Word
from tarife.terms.calendar import (
    MICROSECONDS_PER_SECOND,
    AccountCalendar,
    BillingMonth,
    Period,
)
from tarife.traffic.pause import US_PAUSE_FROM
from tarife.traffic.table import MessageKind

_HOUR_S: Final = 3600
_ONCE: Final = (0, ALWAYS)

_Hours: TypeAlias = tuple[int, int, int]
"""Where stretches of time stand in the script, how many they are, and their seconds."""


_KIND_OF: Final = {one: MessageKind[one.upper()] for one in TemplateCategory}


@dataclass(frozen=True, slots=True)
class SimulationSettings:
    """What happens to everybody depends on beside the lines of their segment.

    Attributes:
        period: The months.
        zone: The account's time zone.
        desk: When people are answered.
        seed: What fixes all chance.
    """

    period: Period
    zone: ZoneInfo
    desk: Desk
    seed: int

    @property
    def clock(self) -> PeriodClock:
        return PeriodClock(self.period, self.zone)


@dataclass(frozen=True, slots=True, eq=False)
class Script:
    """All that some people are played from, see `layout`.

    Shape:
        ``words``: ``(words,)``; ``people``: ``(segments, SEGMENT_SIZE)``.
    """

    words: Table
    people: Table

    def cues(self, segment: int) -> tuple[Word, Word]:
        """Give where the cues of a segment begin and end."""
        return self.people[segment, layout.CUES], self.people[segment, layout.CUES_END]


def script_of(
    segments: Sequence[Segment], simulation: SimulationSettings, sample_bits: int
) -> Script:
    """Lay out segments, with everybody in one long line.

    Args:
        segments: Whom to play.
        simulation: The months.
        sample_bits: Of a segment of more than ``2**sample_bits`` people so many are played; 0
            plays everyone.
    """
    laid_out = _Layout(segments, simulation)
    for segment in segments:
        is_sampled = 1 < 1 << sample_bits < segment.people
        laid_out.add(segment, sample_bits if is_sampled else 0)
    return laid_out.script()


@dataclass(frozen=True, slots=True)
class Reach:
    """Whom a line can reach: the first people of a segment.

    Attributes:
        played: How many of those who are played.
        people: For how many these stand.
    """

    played: int
    people: int


def reach_of(people: int, of: int, played: int) -> Reach:
    """Give those who stand for so many people of a segment."""
    if of in (people, played):
        return Reach(min(people, played), people)
    reached = max(round(people * played / of), 1)
    each, heavier = divmod(of, played)
    return Reach(reached, reached * each + min(reached, heavier))


class _Layout:
    """Writes a script part by part; a part is known by the offset at which it begins.

    What many lines share stands in front: the days, the desk's hours, lattice steps and tables
    of delays.
    """

    def __init__(self, segments: Sequence[Segment], simulation: SimulationSettings) -> None:
        self._seed = simulation.seed
        self._clock, self._months = simulation.clock, simulation.period.months
        self._paused_from_s = _paused_from_s(self._clock)
        self._head = np.zeros(layout.HEAD, dtype=np.uint64)
        self._front = [self._head]
        self._offset = layout.HEAD
        self._words: list[int] = []
        self._people: list[tuple[int, ...]] = []
        self._sources = self._reach = 0
        hours, openings = _desk(self._clock, simulation.desk)
        days = _day_starts(simulation.period, simulation.zone)
        self._head[layout.DESK] = self._put_in_front(2 * hours + self._put_in_front(openings))
        self._head[layout.DESK_HOURS] = len(hours)
        self._head[layout.EVEN_STEPS] = self._put_in_front(even_steps(int(EVEN_SLOTS)))
        self._head[layout.DAY_STARTS], self._head[layout.DAYS] = (
            self._put_in_front(days),
            len(days) - 1,
        )
        self._head[layout.LENGTH_S] = days[-1]
        self._hours: dict[Hashable, _Hours] = {}
        self._delays: dict[Delay, int] = {}
        behaviours = {
            id(one.line.behaviour): one.line.behaviour
            for segment in segments
            for one in segment.lines
        }
        self._usual = {
            key: self._usual_row(behaviour_of(one)) for key, one in behaviours.items()
        }

    def add(self, segment: Segment, bits: int) -> None:
        """Write a segment: its lines and what may begin for its people."""
        cues: list[int] = []
        played = 1 << bits if bits else segment.people
        sources = {line: self._sources + index for index, line in enumerate(segment.line_ids)}
        for month_line in segment.lines:
            row = self._row(segment, month_line, bits)
            row[layout.SOURCE] = sources[month_line.line.id]
            index = self._put(row)
            if isinstance(month_line.line, EntryPoint):
                self._put_follow_ups(month_line.stream, month_line.line.follow_ups, row)
            if month_line.people:
                cues += self._cues(
                    index,
                    segment,
                    month_line,
                    reach_of(month_line.people, segment.people, played),
                )
        self._sources += len(sources)
        first = self._put(cues)
        self._reach += played
        each, heavier = divmod(segment.people, max(played, 1))
        end = first + len(cues)
        self._people.append((self._reach, played, each, heavier, first, end))

    def script(self) -> Script:
        words = np.array(self._words, dtype=np.uint64)
        people = np.array(self._people, dtype=np.uint64).reshape(-1, layout.SEGMENT_SIZE)
        return Script(np.concatenate([*self._front, words]), people)

    def _put_in_front(self, part: Table) -> int:
        """Write what is shared; gives where it begins."""
        first = self._offset
        self._front.append(part)
        self._offset += len(part)
        return first

    def _put(self, words: Sequence[int]) -> int:
        """Write a part of its own behind the others; gives where it begins."""
        first = self._offset + len(self._words)
        self._words += words
        return first

    def _usual_row(self, behaviour: Behaviour) -> list[int]:
        """Lay out how exchanges go on, for all rows of lines with the same behaviour."""
        row = [0] * layout.ROW_SIZE
        row[layout.DELIVERED] = threshold(behaviour.delivered_ratio)
        row[layout.REPLIES] = threshold(behaviour.reply_ratio)
        row[layout.ANSWERED] = threshold(behaviour.answer_ratio)
        row[layout.GOES_ON] = threshold(1 - 1 / behaviour.turns)
        row[layout.DELIVERY_DELAY] = self._delay(behaviour.delivery_delay)
        row[layout.REPLY_DELAY] = self._delay(behaviour.reply_delay)
        row[layout.ANSWER_DELAY] = self._delay(behaviour.answer_delay)
        bubbles = poisson_steps(behaviour.messages_per_answer - 1)
        row[layout.BUBBLES] = self._put_in_front(np.array(bubbles, dtype=np.uint64))
        return row

    def _delay(self, delay: Delay) -> int:
        if delay not in self._delays:
            self._delays[delay] = self._put_in_front(delay_quantiles(delay))
        return self._delays[delay]

    def _row(self, segment: Segment, month_line: MonthLine, bits: int) -> list[int]:
        line = month_line.line
        row = self._usual[id(line.behaviour)].copy()
        row[layout.KEY] = self._key(month_line.stream)
        row[layout.KIND] = (
            _KIND_OF[line.category] if isinstance(line, Send) else MessageKind.INBOUND
        )
        row[layout.PAUSED_FROM_S] = (
            self._paused_from_s if segment.country == "US" else int(layout.NEVER)
        )
        row[layout.SAMPLE_BITS] = bits
        if isinstance(line, Send) and line.category is TemplateCategory.UTILITY:
            row[layout.RECATEGORISED] = threshold(line.recategorised_ratio)
        if isinstance(line, EntryPoint):
            row[layout.ON_PHONE] = threshold(line.phone_share)
            row[layout.FOLLOW_UPS] = self._offset + len(self._words) + layout.ROW_SIZE
            row[layout.FOLLOW_UP_COUNT] = len(line.follow_ups)
        return row

    def _put_follow_ups(
        self, stream: str, follow_ups: tuple[FollowUp, ...], row: list[int]
    ) -> None:
        most = max(int(self._head[layout.MOST_FOLLOW_UPS]), len(follow_ups))
        self._head[layout.MOST_FOLLOW_UPS] = most
        for number, follow_up in enumerate(follow_ups):
            follow_up_row = row.copy()
            follow_up_row[layout.KEY] = self._key(f"{stream}/follow-up/{number}")
            follow_up_row[layout.KIND] = _KIND_OF[follow_up.category]
            follow_up_row[layout.ON_PHONE] = follow_up_row[layout.FOLLOW_UP_COUNT] = 0
            follow_up_row[layout.AFTER_S] = round(follow_up.hours * _HOUR_S)
            self._put(follow_up_row)

    def _beginnings(
        self, segment: Segment, month_line: MonthLine, reach: Reach
    ) -> tuple[tuple[int, ...], list[_Hours]]:
        """Give how often a line may begin for each person whom it can reach, and when."""
        line, month = month_line.line, self._months[month_line.month]
        if isinstance(line, Send):
            schedule = line.schedule
            if isinstance(schedule, Steady):
                when = (schedule.days, schedule.weekdays, schedule.hours)
                return poisson_steps(line.volume / reach.people), [self._daily(month, when)]
            spread_s = max(round(schedule.spread_hours * _HOUR_S), 1)
            steps = bernoulli_steps(min(line.volume, reach.people), reach.people)
            return steps, [self._once(moment, spread_s) for moment in schedule.moments]
        people = arrivals(line, month)
        steps = poisson_steps(people / reach.people) if segment.is_audience else _ONCE
        return steps, [self._daily(month, (line.days, WEEKDAYS, line.hours))]

    def _once(self, moment: datetime, spread_s: int) -> _Hours:
        """Write a moment that lasts, which many lines may share."""
        found = self._hours.get((moment, spread_s))
        if found is None:
            first = self._put((self._clock.second_of(moment), 0))
            found = self._hours[moment, spread_s] = (first, 1, spread_s)
        return found

    def _daily(
        self, month: BillingMonth, when: tuple[DayRange, tuple[Weekday, ...], HoursOfDay]
    ) -> _Hours:
        """Write the same hours of some days of a month, which many lines may share."""
        found = self._hours.get((month, when))
        if found is None:
            days, weekdays, hours = when
            active = active_days(month, days, weekdays)
            stretches = daily_stretches(self._clock, active, hours)
            starts = (start for start, _ in stretches.pairs)
            first = self._put((*chain(*zip(starts, stretches.before_s, strict=True)),))
            found = (first, len(stretches.pairs), sum(stretches.lengths_s))
            self._hours[month, when] = found
        return found

    def _cues(
        self, row: int, segment: Segment, month_line: MonthLine, reach: Reach
    ) -> list[int]:
        """Lay out when a row may begin, how often and for whom, in the order of `layout`."""
        steps, hours = self._beginnings(segment, month_line, reach)
        cues: list[int] = []
        steps_at, all_shares = (
            self._put(steps),
            _shares(self._seed, month_line.stream, len(hours)),
        )
        for occurrence, (first, count, seconds) in enumerate(hours):
            if seconds:
                cues += (row, occurrence, reach.played, steps_at, *all_shares[occurrence])
                cues += (first, count, seconds, not segment.is_audience)
        return cues

    def _key(self, name: str) -> int:
        return line_key(self._seed, name)


@lru_cache(maxsize=2**14)
def _shares(seed: int, stream: str, occurrences: int) -> tuple[tuple[int, int], ...]:
    """Give the lattice step and the shift by which people share out each of some moments."""
    names = [f"{stream}/shares/{occurrence}" for occurrence in range(occurrences)]
    return tuple((even_step(line_key(0, name)), line_key(seed, name)) for name in names)


def _paused_from_s(clock: PeriodClock) -> int:
    """Give the second from which marketing to the United States is paused."""
    return max(clock.second_of(datetime.combine(US_PAUSE_FROM, time(0))), 0)


@lru_cache(maxsize=16)
def _day_starts(period: Period, zone: ZoneInfo) -> Table:
    """Give the first second of each day of the months, and their end."""
    starts_us = AccountCalendar.of(zone, period).starts_us
    starts_s: Table = ((starts_us - starts_us[0]) // MICROSECONDS_PER_SECOND).astype(np.uint64)
    return starts_s


@lru_cache(maxsize=16)
def _desk(clock: PeriodClock, desk: Desk) -> tuple[Table, Table]:
    """Lay out the desk's openings, and for each hour the first that ends after it began."""
    stretches = desk_stretches(clock, desk)
    if stretches is None:
        return np.zeros(0, dtype=np.uint64), np.zeros(0, dtype=np.uint64)
    openings = np.array(stretches.pairs, dtype=np.uint64)
    ends = openings[:, 1]
    hours = np.arange(ends[-1] // np.uint64(_HOUR_S), dtype=np.uint64)
    indices = np.searchsorted(ends, hours * np.uint64(_HOUR_S), side="right")
    return indices.astype(np.uint64), openings.ravel()
