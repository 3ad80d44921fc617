"""Counts what happens to the people of segments, in chunks that any thread may take."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tarife.billing.eras import ERAS, Era
from tarife.billing.ledger import REASONS
from tarife.forecast.play.claims import Claims, drop_beyond, latest_slices
from tarife.forecast.play.count_kernel import (
    CLAIM_SIZE,
    DAY_ERA,
    DAY_FIRST_FREE_TIER,
    DAY_FREE_TIERS,
    DAY_MONTH_S,
    DAY_SIZE,
    GROUPS,
    LOTS,
    CountBuffers,
    CountRules,
    count_people,
    drop_late,
)
from tarife.simulation import layout
from tarife.simulation.occurrences import NOTED_KINDS, PersonBuffers
from tarife.simulation.script import SimulationSettings, script_of
from tarife.simulation.segments import Segment
from tarife.terms.arrays import Counts, Indices, Table
from tarife.terms.calendar import MICROSECONDS_PER_HOUR
from tarife.terms.problems import InputError, Problem
from tarife.terms.sentences import say

_CHUNKS: Final = 512
_OCCURRENCES: Final = 64
_HAPPENINGS: Final = 512
_CLAIMS: Final = 8192
_MANY_CLAIMS: Final = 2**17
"""From so many on it is sought to the second which are too late."""

_MOST_CLAIMS: Final = 1_500_000
"""Answers of one second can all be among the first; more of them a thread does not hold.

It holds the first ones of its own people. A bound of their sum would refuse on many cores what
few take; without such seconds `MOST_NOTED` bounds it.
"""

_FEW_FREE_TIERS: Final = 16
_HOUR_S: Final = 3600
_DAY_S: Final = 24 * _HOUR_S


@dataclass(frozen=True, slots=True)
class CountSettings:
    """What the counts of a segment depend on beside its own lines.

    Attributes:
        simulation: The months, the desk and the seed.
        eras: The rules of each month.
        free_entry_hours: How long a free entry point stays open.
        numbers: Business numbers.
        claims: How many of the first service messages of each free tier to note.
        sample_bits: A segment of more than ``2**sample_bits`` people is played by so many; 0
            plays everyone.
        by_lot: Whether `SegmentCounts.charged_by_group` has people drawn by lot together, else
            neighbours.
        claims_from: The day of the period from which service messages are noted.
    """

    simulation: SimulationSettings
    eras: tuple[Era, ...]
    free_entry_hours: int
    numbers: int
    claims: int
    sample_bits: int = 0
    by_lot: bool = False
    claims_from: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class SegmentCounts:
    """What happened to the people of a segment.

    Attributes:
        source: The index of a line in the segment.
        day: The day of the period, from 0.
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
    by_day = NOTED_KINDS * len(REASONS) * setting.simulation.period.days
    return by_day + sum(free_tiers_of(setting)) * _slices(setting)


def free_tiers_of(setting: CountSettings) -> tuple[int, ...]:
    """Give how many free tiers are spent apart in each month."""
    if not setting.claims:
        return (0,) * len(setting.eras)
    return tuple(era.free_tiers(setting.numbers) for era in setting.eras)


def _slice_s(setting: CountSettings) -> int:
    return _HOUR_S if max(free_tiers_of(setting)) <= _FEW_FREE_TIERS else _DAY_S


def _slices(setting: CountSettings) -> int:
    """Give how many slices the longest month has, with an hour that a clock change adds."""
    days = max(month.days for month in setting.simulation.period.months)
    return (days + 1) * _DAY_S // _slice_s(setting)


class Counting:
    """The counting of some segments.

    Attributes:
        played: How many people are played.
    """

    def __init__(self, segments: Sequence[Segment], setting: CountSettings) -> None:
        self._segments = segments
        self._script = script_of(segments, setting.simulation, setting.sample_bits)
        self._rules = _rules(setting, len(self._script.words))
        self._words = np.concatenate([self._script.words, _days(setting).ravel()])
        self._slice_s, self._slices = _slice_s(setting), _slices(setting)
        free_tiers = free_tiers_of(setting)
        self._free_tiers = sum(free_tiers)
        self._starts_s = np.repeat(setting.simulation.clock.month_starts_s, free_tiers)
        self._most_claims = setting.claims
        self._days = setting.simulation.period.days
        self.played = int(self._script.people[-1, layout.SEGMENT_END]) if segments else 0
        self._sources = np.cumsum([0, *(len(segment.line_ids) for segment in segments)])
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
            sizes = (len(self._segments), self._free_tiers, self._slices)
            groups = LOTS if self._rules.by_lot else GROUPS
            by_day = (int(self._sources[-1]), self._days)
            counter = _Counter(CountBuffers.empty(groups, by_day, sizes, _CLAIMS))
            self._counters.append(counter)
        counter.count(people, (self._words, self._script.people), self._rules)
        self._idle.append(counter)

    def counts(self) -> list[SegmentCounts]:
        if not self._segments:
            return []
        if not self._counters:
            self.count((0, 0))
        buffers = [counter.count_buffers for counter in self._counters]
        claimed = _total([one.claimed for one in buffers])
        is_full = claimed >= self._most_claims
        by_slice = _total([one.by_slice[is_full] for one in buffers])
        until_s = np.full(claimed.shape, layout.NEVER)
        ended = 1 + latest_slices(by_slice, self._most_claims)
        starts_s = np.broadcast_to(self._starts_s, claimed.shape)
        until_s[is_full] = starts_s[is_full] + ended * self._slice_s
        claims = Claims.joined([one.claims_until(until_s) for one in self._counters])
        cells = np.nonzero(np.any([one.rows for one in buffers], axis=0))
        by_day = _total([one.counts[one.rows[cells]] for one in buffers])
        row, day = np.nonzero(by_day != 0)  # of booleans it takes a fifth of the time
        source, happened, reason = (column[row] for column in cells)
        messages = by_day[row, day]
        by_group = _total([one.by_group for one in buffers])
        cuts = np.searchsorted(source, self._sources)
        parts = zip(
            pairwise(cuts.tolist()),
            pairwise(self._sources.tolist()),
            claims.by_segment(self._sources[:-1]),
            strict=True,
        )
        counts = []
        for number, ((start, end), (line, next_line), own_claims) in enumerate(parts):
            played = int(self._script.people[number, layout.PEOPLE_PLAYED])
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

    def __init__(self, count_buffers: CountBuffers) -> None:
        self.count_buffers = count_buffers
        self._person_buffers = PersonBuffers.allocate(_OCCURRENCES, _HAPPENINGS)
        self._sort_from = _MANY_CLAIMS

    def claims_until(self, end_s: Table) -> Claims:
        """Give the claims before an end of each segment and free tier."""
        self.count_buffers.until_s[:] = end_s
        drop_late(self.count_buffers)
        rows = self.count_buffers.claims[: int(self.count_buffers.used[0])]
        return Claims(rows.T.astype(np.int64, order="C"))

    def count(
        self, people: tuple[int, int], script: tuple[Table, Table], rules: CountRules
    ) -> None:
        """Count some of the people."""
        person, end = np.uint64(people[0]), np.uint64(people[1])
        while person < end:
            person = np.uint64(
                count_people(
                    (person, end), script, rules, self._person_buffers, self.count_buffers
                )
            )
            if person < end:
                self._make_room(int(rules.claims))

    def _make_room(self, most_claims: int) -> None:
        """Make room for what happens to the next person, or for as many claims.

        Raises:
            InputError: If too many claims are of one second to be held.
        """
        buffers, most = self.count_buffers, len(self._person_buffers.happened)
        if len(buffers.claims) - int(buffers.used[0]) >= most:
            self._person_buffers = self._person_buffers.doubled()
            return
        drop_late(buffers)
        used = int(buffers.used[0])
        if used > self._sort_from:
            kept = drop_beyond(buffers.claims[:used], most_claims, buffers.until_s)
            used = len(kept)
            buffers.claims[:used], buffers.used[0] = kept, used
            self._sort_from = max(_MANY_CLAIMS, 2 * used)
            if used > _MOST_CLAIMS:
                raise InputError([_too_many_at_once()])
        if 2 * len(buffers.claims) < 3 * (used + most):  # else all are soon looked at again
            claims = np.empty((2 * (used + most), CLAIM_SIZE), dtype=np.uint64)
            claims[:used] = buffers.claims[:used]
            self.count_buffers = buffers._replace(claims=claims)


def _too_many_at_once() -> Problem:
    return Problem(
        "too-many-at-once",
        say("plan"),
        say("more than {most:,} answers leave in one second", most=_MOST_CLAIMS),
        say("spread the sends over more hours, or vary how soon people are answered"),
    )


def _total(parts: list[Table]) -> Counts:
    """Add up what threads have counted of the same."""
    return reduce(np.add, parts).view(np.int64)


def _rules(setting: CountSettings, days: int) -> CountRules:
    return CountRules(
        days=np.uint64(days),
        era=np.uint64(ERAS.index(setting.eras[0])),
        era_ends_s=np.uint64(_era_ends_s(setting)),
        has_free_tiers=np.uint64(max(free_tiers_of(setting)) > 0),
        free_entry_us=np.uint64(setting.free_entry_hours * MICROSECONDS_PER_HOUR),
        numbers=np.uint64(setting.numbers),
        claims=np.uint64(setting.claims),
        slice_s=np.uint64(_slice_s(setting)),
        start_us=np.uint64(setting.simulation.clock.start_us),
        by_lot=np.uint64(setting.by_lot),
    )


def _era_ends_s(setting: CountSettings) -> int:
    """Give the second from which other rules hold than at first, or `NEVER`."""
    starts = setting.simulation.clock.month_starts_s
    later = (
        start
        for start, era in zip(starts, setting.eras, strict=True)
        if era is not setting.eras[0]
    )
    return next(later, int(layout.NEVER))


def _days(setting: CountSettings) -> Table:
    """Lay out by which rules each day is billed.

    Shape:
        ``(days, DAY_SIZE)``.
    """
    tiers = free_tiers_of(setting)
    of_month = np.zeros((len(setting.eras), DAY_SIZE), dtype=np.uint64)
    of_month[:, DAY_ERA] = [ERAS.index(era) for era in setting.eras]
    of_month[:, DAY_FREE_TIERS] = tiers
    of_month[:, DAY_FIRST_FREE_TIER] = np.cumsum([0, *tiers[:-1]])
    of_month[:, DAY_MONTH_S] = setting.simulation.clock.month_starts_s
    days = np.repeat(of_month, [month.days for month in setting.simulation.period.months], 0)
    days[: setting.claims_from, DAY_FREE_TIERS] = 0
    return days
