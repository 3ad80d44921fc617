"""One person's month as it was played and billed: what happened, which windows were open."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

import numpy as np

from tarife.billing.eras import ERAS, Era
from tarife.billing.ledger import REASONS, Reason
from tarife.billing.windows import ENDS, FREE_ENTRY_END, PAUSED, WINDOW_END, decide
from tarife.forecast.counting import Setting
from tarife.plan.lines import TemplateCategory
from tarife.simulation import tables as at
from tarife.simulation.living import NO_ROOM, live
from tarife.simulation.occurrences import UNDELIVERED, room_for
from tarife.simulation.script import script_of
from tarife.simulation.segments import Placed
from tarife.terms.arrays import Instants, Table
from tarife.terms.calendar import (
    MICROSECONDS_PER_HOUR,
    MICROSECONDS_PER_SECOND,
    moment_at,
)
from tarife.terms.categories import Category
from tarife.traffic.table import Kind


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
        at: When, in the account's time zone.
        source: The place of the line that caused it in `segments.playable`.
        happened: A `Kind`, or one of those that `occurrences` lists beside them.
        reason: Why it is charged, free or refused, before any free tier; nothing for what the
            person wrote and what was not delivered in the month.
        windows: What is open afterwards.
    """

    at: datetime
    source: int
    happened: int
    reason: Reason | None
    windows: Windows


@dataclass(frozen=True, slots=True)
class Timeline:
    """The month of one person.

    Attributes:
        person: Which person of the segment, from 0.
        number: Which business number serves the person, from 0.
        events: What happened, in order.
    """

    person: int
    number: int
    events: tuple[Event, ...]


def timeline(placed: Placed, setting: Setting, person: int) -> Timeline:
    """Play and bill one person of a segment, exactly as the forecast does.

    Args:
        placed: The segment.
        setting: That of the forecast, see `Prepared.setting`.
        person: Which person, from 0; of a sample one of those that are played.
    """
    bits = setting.sample_bits
    is_sampled = bits > 0 and placed.segment.people > 1 << bits
    script = script_of(placed.segment, setting.stage, bits if is_sampled else 0)
    start_us = setting.stage.clock.start_us
    ends = np.zeros(ENDS, dtype=np.int64)
    events = []
    for row in _lived(person, script):
        at_us = start_us + int(row[at.AT_S]) * MICROSECONDS_PER_SECOND
        reason = _reason(at_us, int(row[at.HAPPENED]), script, (setting, ends))
        events.append(
            Event(
                at=moment_at(at_us, setting.stage.zone),
                source=placed.sources[row[at.BY]],
                happened=int(row[at.HAPPENED]),
                reason=reason,
                windows=_windows(at_us, ends, setting.era, setting.stage.zone),
            )
        )
    return Timeline(person, person % setting.numbers, tuple(events))


def _lived(person: int, script: Table) -> Table:
    room = 64
    notes, happened = room_for(room, room)
    while (count := live(person, script, notes, happened)) == NO_ROOM:
        room *= 4
        notes, happened = room_for(room, room)
    return happened[:count]


def _reason(
    at_us: int, happened: int, script: Table, context: tuple[Setting, Instants]
) -> Reason | None:
    """Take a message in its turn, which may open and close windows."""
    setting, ends = context
    if happened >= UNDELIVERED:
        return None
    if happened == Kind.MARKETING and script[at.PAUSES]:
        return REASONS[PAUSED]
    free_entry_us = setting.free_entry_hours * MICROSECONDS_PER_HOUR
    code = decide(at_us, happened, ERAS.index(setting.era), free_entry_us, ends)
    return REASONS[code] if happened >= Kind.MARKETING else None


def _windows(at_us: int, ends: Instants, era: Era, zone: ZoneInfo) -> Windows:
    def until(end_us: int) -> datetime | None:
        return moment_at(end_us, zone) if end_us > at_us else None

    kinds = [*(Kind[category.upper()] for category in TemplateCategory), Kind.FREE_FORM]
    names = [*(Category(category.value) for category in TemplateCategory), Category.SERVICE]
    open_until = {
        name: until(int(ends[kind - Kind.MARKETING]))
        for name, kind in zip(names, kinds, strict=True)
        if era.by_conversation
    }
    return Windows(
        service=until(int(ends[WINDOW_END])),
        free_entry=until(int(ends[FREE_ENTRY_END])),
        conversations={name: end for name, end in open_until.items() if end is not None},
    )
