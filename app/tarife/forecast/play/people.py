"""Simulates single people of a segment, with reasons and open windows."""

from bisect import bisect
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

import numpy as np

from tarife.billing.eras import ERAS, Era
from tarife.billing.ledger import REASONS, Reason
from tarife.billing.windows import ENDS, FREE_ENTRY_END, PAUSED, WINDOW_END, reason_of_message
from tarife.forecast.play.counting import CountSettings
from tarife.simulation import layout
from tarife.simulation.occurrences import PersonBuffers, is_paused
from tarife.simulation.person_month import BUFFER_FULL, simulate_person
from tarife.simulation.script import script_of
from tarife.simulation.segments import PlacedSegment
from tarife.terms.arrays import Table, Word
from tarife.terms.calendar import (
    MICROSECONDS_PER_HOUR,
    MICROSECONDS_PER_SECOND,
    moment_at,
)
from tarife.terms.categories import Category
from tarife.traffic.table import MessageKind

_OCCURRENCES = 64
_HAPPENINGS = 512
_CONVERSATIONS = (
    (Category.MARKETING, MessageKind.MARKETING),
    (Category.UTILITY, MessageKind.UTILITY),
    (Category.AUTHENTICATION, MessageKind.AUTHENTICATION),
    (Category.SERVICE, MessageKind.FREE_FORM),
)


@dataclass(frozen=True, slots=True)
class Windows:
    """What is open after a message, and until when; nothing where it is closed.

    Attributes:
        service: The customer service window.
        free_entry: The free entry point.
        conversations: The conversations of each category, where they are charged.
    """

    service: datetime | None
    free_entry: datetime | None
    conversations: Mapping[Category, datetime]


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to a person.

    Attributes:
        at_s: When, seconds since the period's first moment.
        source: The index of the line that caused it in `segments.playable_in`.
        happened: A `MessageKind`, or one of those that `occurrences` lists beside them.
        reason: Why it is charged, free or refused, before any free tier; nothing for what the
            person wrote and what was not delivered in the month.
        ends_us: When windows end afterwards, as `windows` has them.
    """

    at_s: int
    source: int
    happened: int
    reason: Reason | None
    ends_us: tuple[int, ...]

    @property
    def is_message(self) -> bool:
        """Whether it is a message of the month, to the person or from them."""
        return self.happened < len(MessageKind)


class People:
    """The people of one segment, each of whom can be played alone, exactly as in a forecast."""

    def __init__(self, placed: PlacedSegment, setting: CountSettings) -> None:
        """Lay a segment out.

        Args:
            placed: The segment.
            setting: That of the forecast, see `Prepared.setting`.
        """
        self._placed = placed
        self._setting = setting
        self._script = script_of([placed.segment], setting.simulation, setting.sample_bits)
        self._start_us = setting.simulation.clock.start_us
        self._month_starts_s = setting.simulation.clock.month_starts_s
        self._person_buffers = PersonBuffers.allocate(_OCCURRENCES, _HAPPENINGS)
        self._eras = [np.uint64(ERAS.index(era)) for era in setting.eras]
        self._free_entry_us = np.uint64(setting.free_entry_hours * MICROSECONDS_PER_HOUR)

    def __len__(self) -> int:
        return int(self._script.people[0, layout.PEOPLE_PLAYED])

    def number_of(self, person: int) -> int:
        """Give the business number that serves a person, from 0."""
        return person % self._setting.numbers

    def count_events(self, person: int) -> int:
        """Count what happens to a person, before anything is made of it."""
        return len(self._simulated(person))

    def events(self, person: int) -> Iterator[Event]:
        """Play and bill one person, from 0; give what happened in order of time."""
        ends = np.zeros(ENDS, dtype=np.uint64)
        for at_s, happened, row, *_ in self._simulated(person):
            yield Event(
                at_s=int(at_s),
                source=self._placed.sources[self._script.words[row + layout.SOURCE]],
                happened=int(happened),
                reason=self._reason(at_s, happened, row, ends),
                ends_us=tuple(ends.tolist()),
            )

    def moment(self, event: Event) -> datetime:
        """Give when an event was, in the account's time zone."""
        return moment_at(self._us(event), self._setting.simulation.zone)

    def windows(self, event: Event) -> Windows:
        """Say what was open after an event."""
        ends = {
            name: self._until(event, int(kind - MessageKind.MARKETING))
            for name, kind in _CONVERSATIONS
            if self._era(event.at_s).by_conversation
        }
        return Windows(
            service=self._until(event, int(WINDOW_END)),
            free_entry=self._until(event, int(FREE_ENTRY_END)),
            conversations={name: end for name, end in ends.items() if end is not None},
        )

    def _simulated(self, person: int) -> Table:
        while True:
            cues, words = self._script.cues(0), self._script.words
            count = simulate_person(np.uint64(person), cues, words, self._person_buffers)
            if count != BUFFER_FULL:
                return self._person_buffers.happened[:count]
            self._person_buffers = self._person_buffers.doubled()

    def _reason(self, at_s: Word, happened: Word, row: Word, ends: Table) -> Reason | None:
        """Take a message in its turn, which may open and close windows."""
        if happened >= len(MessageKind):
            return None
        if is_paused(at_s, happened, row, self._script.words):
            return REASONS[PAUSED]
        at_us = np.uint64(self._start_us + int(at_s) * MICROSECONDS_PER_SECOND)
        era = self._eras[self._month(int(at_s))]
        reason = reason_of_message(at_us, happened, era, self._free_entry_us, ends)
        return REASONS[reason] if happened >= MessageKind.MARKETING else None

    def month_of(self, event: Event) -> int:
        """Give the month of an event, from 0; what comes after all is of the last one."""
        return self._month(event.at_s)

    def _month(self, at_s: int) -> int:
        return bisect(self._month_starts_s, at_s) - 1

    def _era(self, at_s: int) -> Era:
        return self._setting.eras[self._month(at_s)]

    def _us(self, event: Event) -> int:
        return self._start_us + event.at_s * MICROSECONDS_PER_SECOND

    def _until(self, event: Event, window: int) -> datetime | None:
        end_us = event.ends_us[window]
        if end_us <= self._us(event):
            return None
        return moment_at(end_us, self._setting.simulation.zone)
