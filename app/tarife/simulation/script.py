"""Lays a segment out as the script from which its people's months are played."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

import numpy as np

from tarife.plan.account import WEEKDAYS, Desk, Weekday
from tarife.plan.behaviour import Delay, behaviour_of
from tarife.plan.lines import (
    Broadcast,
    DayRange,
    EntryPoint,
    HoursOfDay,
    Send,
    Steady,
    TemplateCategory,
)
from tarife.simulation import tables as at
from tarife.simulation.clock import (
    MonthClock,
    Stretches,
    active_days,
    daily_stretches,
    desk_stretches,
)
from tarife.simulation.segments import Playable, Segment, arrivals
from tarife.simulation.streams import (
    ALWAYS,
    chosen_steps,
    delay_quantiles,
    even_step,
    even_steps,
    line_key,
    poisson_steps,
    signed,
    threshold,
)
from tarife.terms.arrays import Indices, Table
from tarife.terms.calendar import BillingMonth
from tarife.traffic.pause import US_PAUSE_FROM
from tarife.traffic.table import Kind

EVEN_SLOTS: Final = 64
"""Draws of an occurrence for which a sample lies evenly; the rarer ones are by chance."""

_HOUR_S: Final = 3600
_ONCE: Final = np.array([0, ALWAYS], dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Stage:
    """What everybody's month depends on beside the lines of their segment.

    Attributes:
        month: The month.
        zone: The account's time zone.
        desk: When people are answered.
        seed: What fixes all chance.
    """

    month: BillingMonth
    zone: ZoneInfo
    desk: Desk
    seed: int

    @property
    def clock(self) -> MonthClock:
        """The month as seconds."""
        return MonthClock(self.month, self.zone)


def script_of(segment: Segment, stage: Stage, bits: int) -> Table:
    """Lay out a segment.

    Args:
        segment: Whom to play.
        stage: The month.
        bits: How large a sample is, as a power of two; 0 plays everyone.
    """
    layout = _Layout(segment, stage)
    for source, line in enumerate(segment.lines):
        layout.add(source, line)
    return layout.script(bits)


class _Layout:
    """Writes a script part by part; a part is known by the place where it begins."""

    def __init__(self, segment: Segment, stage: Stage) -> None:
        self._segment = segment
        self._stage = stage
        self._head = np.zeros(at.HEAD, dtype=np.int64)
        self._parts = [self._head]
        self._size = at.HEAD
        self._cues: list[Table] = []
        self._delays: dict[Delay, int] = {}

    def add(self, source: int, line: Playable) -> None:
        """Write a line: its row, those of its follow-ups, and what may begin."""
        row = self._row(source, line)
        place = self._put(row)
        if isinstance(line, EntryPoint):
            self._put_follow_ups(line, row)
        if not self._segment.people:
            return
        if isinstance(line, Send) and isinstance(line.schedule, Broadcast):
            self._broadcast((place, line.id), line.volume, line.schedule)
        elif isinstance(line, Send) and isinstance(line.schedule, Steady):
            when = (line.schedule.days, line.schedule.weekdays, line.schedule.hours)
            stretches = _daily(self._stage.clock, when)
            self._stream((place, line.id), line.volume, stretches)
        elif not isinstance(line, Send):
            stretches = _daily(self._stage.clock, (line.days, WEEKDAYS, line.hours))
            if self._segment.is_audience:
                people = arrivals(line, self._stage.month)
                self._stream((place, line.id), people, stretches)
            else:
                self._cue((place, line.id, 0), _ONCE, stretches)

    def script(self, bits: int) -> Table:
        """Put the cues behind the rest, fill in the head, and give it all."""
        clock, head = self._stage.clock, self._head
        hours, openings = _desk(clock, self._stage.desk)
        steps = even_steps(EVEN_SLOTS if bits else 0)
        head[at.DESK] = self._put(2 * hours + self._put(openings.ravel()))
        head[at.DESK_HOURS] = len(hours)
        head[at.EVEN_STEPS], head[at.EVEN_SLOTS] = self._put(steps), len(steps)
        head[at.BITS], head[at.LENGTH_S] = bits, _length_s(clock)
        in_us = self._segment.country == "US"
        head[at.PAUSES] = in_us and clock.month.first_day >= US_PAUSE_FROM
        head[at.CUES] = self._size
        head[at.CUES_END] = self._size + at.CUE * len(self._cues)
        return np.concatenate([*self._parts, *self._cues])

    def _put(self, part: Table | Sequence[int]) -> int:
        """Write a part behind the others; gives where it begins."""
        first = self._size
        self._parts.append(np.asarray(part, dtype=np.int64))
        self._size += len(part)
        return first

    def _row(self, source: int, line: Playable) -> Table:
        behaviour = behaviour_of(line.behaviour)
        row = np.zeros(at.ROW_SIZE, dtype=np.int64)
        row[at.SOURCE] = source
        row[at.KEY] = self._key(line.id)
        row[at.KIND] = Kind[line.category.upper()] if isinstance(line, Send) else Kind.INBOUND
        row[at.DELIVERED] = threshold(behaviour.delivered_ratio)
        row[at.REPLIES] = threshold(behaviour.reply_ratio)
        row[at.ANSWERED] = threshold(behaviour.answer_ratio)
        row[at.GOES_ON] = threshold(1 - 1 / behaviour.turns)
        row[at.DELIVERY_DELAY] = self._delay(behaviour.delivery_delay)
        row[at.REPLY_DELAY] = self._delay(behaviour.reply_delay)
        row[at.ANSWER_DELAY] = self._delay(behaviour.answer_delay)
        row[at.BUBBLES] = self._put(poisson_steps(behaviour.messages_per_answer - 1))
        if isinstance(line, Send) and line.category is TemplateCategory.UTILITY:
            row[at.RECATEGORISED] = threshold(line.recategorised_ratio)
        if isinstance(line, EntryPoint):
            row[at.ON_PHONE] = threshold(line.phone_share)
            row[at.FOLLOW_UPS] = self._size + at.ROW_SIZE
            row[at.FOLLOW_UP_COUNT] = len(line.follow_ups)
        return row

    def _put_follow_ups(self, line: EntryPoint, row: Table) -> None:
        most = max(int(self._head[at.MOST_FOLLOW_UPS]), len(line.follow_ups))
        self._head[at.MOST_FOLLOW_UPS] = most
        for number, follow_up in enumerate(line.follow_ups):
            own = row.copy()
            own[at.KEY] = self._key(f"{line.id}/follow-up/{number}")
            own[at.KIND] = Kind[follow_up.category.upper()]
            own[at.ON_PHONE] = own[at.FOLLOW_UP_COUNT] = 0
            own[at.AFTER_S] = round(follow_up.hours * _HOUR_S)
            self._put(own)

    def _broadcast(self, row: tuple[int, str], volume: int, schedule: Broadcast) -> None:
        spread_s = max(round(schedule.spread_hours * _HOUR_S), 1)
        steps = chosen_steps(volume, self._segment.people)
        for occurrence, moment in enumerate(schedule.moments):
            start = self._stage.clock.second_of(moment)
            stretches = Stretches.of([(start, start + spread_s)])
            self._cue((*row, occurrence), steps, stretches)

    def _stream(self, row: tuple[int, str], messages: int, stretches: Stretches) -> None:
        self._cue((*row, 0), poisson_steps(messages / self._segment.people), stretches)

    def _cue(self, begins: tuple[int, str, int], steps: Table, stretches: Stretches) -> None:
        """Note what may begin: an occurrence of a row, so often, within some stretches."""
        row, name, occurrence = begins
        seconds = int((stretches.ends - stretches.starts).sum())
        if not seconds:
            return
        cue = np.zeros(at.CUE, dtype=np.int64)
        cue[at.ROW], cue[at.OCCURRENCE] = row, occurrence
        cue[at.STEPS] = self._put(steps)
        pairs = np.stack([stretches.starts, stretches.before], axis=1)
        cue[at.STRETCHES], cue[at.STRETCH_COUNT] = self._put(pairs.ravel()), len(pairs)
        cue[at.SECONDS] = seconds
        own = f"{name}/shares/{occurrence}"
        cue[at.LATTICE] = signed(even_step(line_key(0, own)))
        cue[at.SHIFT] = self._key(own)
        cue[at.IS_VISIT] = not self._segment.is_audience
        self._cues.append(cue)

    def _key(self, name: str) -> int:
        return signed(line_key(self._stage.seed, name))

    def _delay(self, delay: Delay) -> int:
        if delay not in self._delays:
            self._delays[delay] = self._put(delay_quantiles(delay))
        return self._delays[delay]


@lru_cache(maxsize=512)
def _daily(
    clock: MonthClock, when: tuple[DayRange, tuple[Weekday, ...], HoursOfDay]
) -> Stretches:
    days, weekdays, hours = when
    return daily_stretches(clock, active_days(clock.month, days, weekdays), hours)


@lru_cache(maxsize=16)
def _length_s(clock: MonthClock) -> int:
    return clock.length_s


@lru_cache(maxsize=16)
def _desk(clock: MonthClock, desk: Desk) -> tuple[Indices, Table]:
    """Lay out the desk's openings, and for each hour the first that ends after it began."""
    openings = desk_stretches(clock, desk)
    if openings is None:
        return np.zeros(0, dtype=np.int64), np.zeros((0, 2), dtype=np.int64)
    hours = np.arange(int(openings.ends[-1]) // _HOUR_S)
    places = np.searchsorted(openings.ends, hours * _HOUR_S, side="right")
    return places.astype(np.int64), np.stack([openings.starts, openings.ends], axis=1)
