"""Counts what happens to the people of segments, in chunks that any thread may take."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tarife.billing.eras import ERAS, Era, FreeTierScope
from tarife.billing.ledger import REASONS
from tarife.forecast.play.claims import Claims, latest_slices
from tarife.forecast.play.count_kernel import (
    CLAIM_SIZE,
    GROUPS,
    LOTS,
    CountBuffers,
    Rules,
    count_people,
)
from tarife.simulation import tables as at
from tarife.simulation.occurrences import NOTED_KINDS, PersonBuffers
from tarife.simulation.script import SimulationSettings, script_of
from tarife.simulation.segments import Segment
from tarife.terms.arrays import Counts, Indices, Table
from tarife.terms.calendar import MICROSECONDS_PER_HOUR

_CHUNKS: Final = 512
_OCCURRENCES: Final = 64
_HAPPENINGS: Final = 512
_CLAIMS: Final = 8192
_FEW_GROUPS: Final = 16
_HOUR_S: Final = 3600
_DAY_S: Final = 24 * _HOUR_S


@dataclass(frozen=True, slots=True)
class CountSettings:
    """What the counts of a segment depend on beside its own lines.

    Attributes:
        simulation: The month, the desk and the seed.
        era: The rules.
        free_entry_hours: How long a free entry point stays open.
        numbers: Business numbers.
        claims: How many of the first service messages of each free tier to note.
        sample_bits: A segment of more than ``2**sample_bits`` people is played by so many; 0
            plays everyone.
        by_lot: Whether `SegmentCounts.charged_by_group` has people drawn by lot together, else
            neighbours.
    """

    simulation: SimulationSettings
    era: Era
    free_entry_hours: int
    numbers: int
    claims: int
    sample_bits: int = 0
    by_lot: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class SegmentCounts:
    """What happened to the people of a segment.

    Attributes:
        source: The index of a line in the segment.
        day: The day of the month, from 0.
        happened: A `MessageKind`, or one of those that `occurrences` lists beside them.
        reason: A code of `REASONS`; 0 for what people wrote and what was not delivered.
        messages: How many.
        claims: The first service messages that a free tier may pay for.
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
        return cells + self.claims.columns.nbytes + self.charged_by_group.nbytes


def cells_of_segment(setting: CountSettings) -> int:
    """Give how many cells of the buffers a segment takes, with a line."""
    rules = _rules(setting)
    by_day = NOTED_KINDS * len(REASONS) * setting.simulation.month.days
    return by_day + int(rules.groups) * _slices(setting, rules)


def _slices(setting: CountSettings, rules: Rules) -> int:
    return (setting.simulation.month.days + 1) * _DAY_S // int(rules.slice_s)


class Counting:
    """The counting of some segments.

    Attributes:
        played: How many people are played.
    """

    def __init__(self, segments: Sequence[Segment], setting: CountSettings) -> None:
        self._segments = segments
        self._script = script_of(segments, setting.simulation, setting.sample_bits)
        self._rules = _rules(setting)
        self._slice_s = int(self._rules.slice_s)
        self._slices = _slices(setting, self._rules)
        self._most_claims = setting.claims
        self._days = setting.simulation.month.days
        self.played = int(self._script.people[-1, at.LAST]) if segments else 0
        self._sources = np.cumsum([0, *(len(segment.lines) for segment in segments)])
        self._counters: list[_Counter] = []
        self._idle: list[_Counter] = []

    def chunks(self, least_people: int) -> Iterator[tuple[int, int]]:
        """Divide the people into ranges; the counts do not depend on how."""
        size = max(least_people, self.played // _CHUNKS)
        for first in range(0, self.played, size):
            yield first, min(first + size, self.played)

    def count(self, people: tuple[int, int]) -> None:
        """Count some of the people, on buffers that no other thread writes to meanwhile."""
        try:
            counter = self._idle.pop()
        except IndexError:
            sizes = (len(self._segments), int(self._rules.groups), self._slices)
            groups = LOTS if self._rules.by_lot else GROUPS
            by_day = (int(self._sources[-1]), self._days)
            counter = _Counter(
                CountBuffers.empty(groups, by_day, sizes, _CLAIMS), self._slice_s
            )
            self._counters.append(counter)
        counter.count(people, (self._script.words, self._script.people), self._rules)
        self._idle.append(counter)

    def counts(self) -> list[SegmentCounts]:
        if not self._segments:
            return []
        if not self._counters:
            self.count((0, 0))
        first, *others = (counter.count_buffers for counter in self._counters)
        for count_buffers in others:
            np.add(first.counts, count_buffers.counts, out=first.counts)
            np.add(first.by_group, count_buffers.by_group, out=first.by_group)
            np.add(first.by_slice, count_buffers.by_slice, out=first.by_slice)
        latest = latest_slices(first.by_slice.view(np.int64), self._most_claims)
        for counter in self._counters:
            counter.keep(latest)
        claims = Claims.joined([part for one in self._counters for part in one.claims])
        cells = np.flatnonzero(first.counts)
        source, happened, reason, day = np.unravel_index(cells, first.counts.shape)
        messages = first.counts.ravel()[cells].view(np.int64)
        by_group = first.by_group.view(np.int64)
        cuts = np.searchsorted(source, self._sources)
        parts = zip(
            pairwise(cuts.tolist()),
            pairwise(self._sources.tolist()),
            claims.by_segment(self._sources[:-1]),
            strict=True,
        )
        counts = []
        for number, ((start, end), (line, next_line), own_claims) in enumerate(parts):
            played = int(self._script.people[number, at.PLAYED])
            counts.append(
                SegmentCounts(
                    source=source[start:end] - line,
                    day=day[start:end],
                    happened=happened[start:end],
                    reason=reason[start:end],
                    messages=messages[start:end],
                    claims=own_claims,
                    charged_by_group=by_group[:, line:next_line],
                    played=played,
                    weight=self._segments[number].people / max(played, 1),
                )
            )
        return counts


class _Counter:
    """Counts on one thread, with buffers of its own."""

    def __init__(self, count_buffers: CountBuffers, slice_s: int) -> None:
        self.count_buffers = count_buffers
        self._slice_s = slice_s
        self.claims: list[Claims] = []
        self._person_buffers = PersonBuffers.allocate(_OCCURRENCES, _HAPPENINGS)
        self._enough = 2 * _CLAIMS

    def keep(self, latest: Indices) -> None:
        """Keep the claims up to these slices of each segment and group."""
        self.claims = [
            part.until(latest[part.segment, part.group], self._slice_s) for part in self.claims
        ]

    def count(self, people: tuple[int, int], script: tuple[Table, Table], rules: Rules) -> None:
        """Count some of the people."""
        person, end = np.uint64(people[0]), np.uint64(people[1])
        while person < end:
            person = np.uint64(
                count_people(
                    (person, end), script, rules, self._person_buffers, self.count_buffers
                )
            )
            claimed = int(self.count_buffers.used[0])
            self._take_claims(
                Claims(self.count_buffers.claims[:claimed].T.astype(np.int64, order="C"))
            )
            self.count_buffers.used[0] = 0
            if person < end and len(self.count_buffers.claims) - claimed >= len(
                self._person_buffers.happened
            ):
                self._person_buffers = self._person_buffers.doubled()
                claims = np.empty(
                    (2 * len(self.count_buffers.claims), CLAIM_SIZE), dtype=np.uint64
                )
                self.count_buffers = self.count_buffers._replace(claims=claims)

    def _take_claims(self, new: Claims) -> None:
        """Keep the claims, and only the earliest when half as many have been added."""
        self.claims.append(new)
        if sum(map(len, self.claims)) > self._enough:
            self.keep(self.count_buffers.latest_slice.view(np.int64))
            self._enough = max(3 * sum(map(len, self.claims)) // 2, 2 * _CLAIMS)


def _rules(setting: CountSettings) -> Rules:
    scope = setting.era.free_tier
    groups = {FreeTierScope.NONE: 0, FreeTierScope.ACCOUNT: 1}.get(scope, setting.numbers)
    return Rules(
        era=np.uint64(ERAS.index(setting.era)),
        free_entry_us=np.uint64(setting.free_entry_hours * MICROSECONDS_PER_HOUR),
        numbers=np.uint64(setting.numbers),
        groups=np.uint64(groups if setting.claims else 0),
        claims=np.uint64(setting.claims),
        slice_s=np.uint64(_HOUR_S if groups <= _FEW_GROUPS else _DAY_S),
        start_us=np.uint64(setting.simulation.clock.start_us),
        by_lot=np.uint64(setting.by_lot),
    )
