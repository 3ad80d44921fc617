"""Counts what happens to the people of a segment, in chunks that any thread may take."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock
from typing import Final
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

from tarife.billing.eras import ERAS, Era, FreeTierScope
from tarife.billing.windows import ENDS
from tarife.forecast.claims import Claims
from tarife.forecast.walking import Rules, Sheet, count_people
from tarife.simulation.occurrences import room_for
from tarife.simulation.script import Stage, script_of
from tarife.simulation.segments import Segment
from tarife.terms.arrays import Counts, Indices, Instants
from tarife.terms.calendar import (
    MICROSECONDS_PER_HOUR,
    MICROSECONDS_PER_SECOND,
    AccountCalendar,
    BillingMonth,
)

_CHUNKS: Final = 512
_OCCURRENCES: Final = 64
_HAPPENINGS: Final = 512
_CLAIMS: Final = 8192


@dataclass(frozen=True, slots=True)
class Setting:
    """What the counts of a segment depend on beside its own lines.

    Attributes:
        stage: The month, the desk and the seed.
        era: The rules.
        free_entry_hours: How long a free entry point stays open.
        numbers: Business numbers.
        claims: How many of the first service messages of each free tier to note.
        sample_bits: A segment of more than ``2**sample_bits`` people is played by so many; 0
            plays everyone.
    """

    stage: Stage
    era: Era
    free_entry_hours: int
    numbers: int
    claims: int
    sample_bits: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class SegmentCounts:
    """What happened to the people of a segment.

    Attributes:
        source: The place of a line in the segment.
        day: The day of the month, from 0.
        happened: A `Kind`, or one of those that `occurrences` lists beside them.
        reason: A code of `REASONS`; 0 for what people wrote and what was not delivered.
        messages: How many.
        claims: The first service messages that a free tier may pay for, in order.
        charged_by_group: Charged messages by group of people, source and kind.
        played: How many people were played.
        weight: For how many each of them stands on average.

    Shape:
        ``source`` to ``messages``: ``(cells,)``; ``charged_by_group``: ``(groups, sources,
        kinds)``.
    """

    source: Indices
    day: Indices
    happened: Indices
    reason: Indices
    messages: Counts
    claims: Claims
    charged_by_group: NDArray[np.int64]
    played: int
    weight: float

    @property
    def size_bytes(self) -> int:
        """How much memory the counts take."""
        cells = 5 * self.messages.nbytes
        return cells + self.claims.rows.nbytes + self.charged_by_group.nbytes


class Counting:
    """The counting of one segment.

    Attributes:
        played: How many people are played.
    """

    def __init__(self, segment: Segment, setting: Setting) -> None:
        bits = setting.sample_bits
        is_sampled = bits > 0 and segment.people > 1 << bits
        self._people = segment.people
        self.played = 1 << bits if is_sampled else segment.people
        starts_us = _days(setting.stage.month, setting.stage.zone)
        day_starts_s = (starts_us - starts_us[0]) // MICROSECONDS_PER_SECOND
        script = script_of(segment, setting.stage, bits if is_sampled else 0)
        self._tables = (script, day_starts_s)
        self._rules = _rules(segment, setting, max(self.played, 1), int(starts_us[0]))
        self._most_claims = setting.claims
        self._sheet = self._blank(len(segment.lines), 0)
        self._claims = Claims.none()
        self._lock = Lock()

    def chunks(self, least_people: int) -> Iterator[tuple[int, int]]:
        """Divide the people into ranges; the counts do not depend on how."""
        size = max(least_people, self.played // _CHUNKS)
        for first in range(0, self.played, size):
            yield first, min(first + size, self.played)

    def count(self, people: tuple[int, int]) -> None:
        """Count some of the people."""
        person, end = people
        room = room_for(_OCCURRENCES, _HAPPENINGS)
        ends = np.zeros(ENDS, dtype=np.int64)
        sheet = self._blank(len(self._sheet.counts), _CLAIMS)
        while person < end:
            sheet.used[0] = 0
            sheet.latest_s[:] = self._sheet.latest_s
            person = count_people(
                (person, end), self._tables, self._rules, (*room, ends), sheet
            )
            claimed = int(sheet.used[0])
            self._take_claims(Claims(sheet.claims[:claimed]))
            if person < end and len(sheet.claims) - claimed >= len(room[1]):
                room = room_for(2 * len(room[0]), 2 * len(room[1]))
                sheet = sheet._replace(claims=self._blank(0, 2 * len(sheet.claims)).claims)
        with self._lock:
            np.add(self._sheet.counts, sheet.counts, out=self._sheet.counts)
            np.add(self._sheet.by_group, sheet.by_group, out=self._sheet.by_group)

    def _blank(self, sources: int, claims: int) -> Sheet:
        return Sheet.blank(sources, len(self._tables[1]) - 1, self._rules.groups, claims)

    def _take_claims(self, new: Claims) -> None:
        """Keep the claims, and only the earliest once there are many."""
        if not len(new.rows):
            return
        with self._lock:
            self._claims = Claims.joined([self._claims, new])
            if int(self._claims.weight.sum()) > self._most_claims:
                self._claims = self._claims.by_person().earliest(self._most_claims)
                self._sheet.latest_s[:] = self._claims.latest_s(
                    self._most_claims, self._rules.groups
                )

    def counts(self) -> SegmentCounts:
        """Give what was counted."""
        cells = np.nonzero(self._sheet.counts)
        source, day, happened, reason = cells
        return SegmentCounts(
            source=source,
            day=day,
            happened=happened,
            reason=reason,
            messages=self._sheet.counts[cells],
            claims=self._claims.by_person().earliest(self._most_claims),
            charged_by_group=self._sheet.by_group,
            played=self.played,
            weight=self._people / max(self.played, 1),
        )


@lru_cache(maxsize=16)
def _days(month: BillingMonth, zone: ZoneInfo) -> Instants:
    """Give the first moment of each day, and the end of the last."""
    return AccountCalendar.covering(zone, month.first_day, month.last_day).starts_us


def _rules(segment: Segment, setting: Setting, played: int, start_us: int) -> Rules:
    scope = setting.era.free_tier
    return Rules(
        era=ERAS.index(setting.era),
        free_entry_us=setting.free_entry_hours * MICROSECONDS_PER_HOUR,
        numbers=setting.numbers,
        groups={FreeTierScope.NONE: 0, FreeTierScope.ACCOUNT: 1}.get(scope, setting.numbers),
        start_us=start_us,
        played=played,
        weight=segment.people // played,
        heavier=segment.people % played,
    )
