"""Merges the counts of all segments into the tally that billing prices."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from tarife.billing.ledger import is_paused
from tarife.billing.tally import FirstService, Tally
from tarife.forecast.play.claims import Claims
from tarife.forecast.play.counting import SegmentCounts
from tarife.forecast.result import Flow
from tarife.simulation.occurrences import LATER, LATER_TEMPLATE, UNDELIVERED
from tarife.simulation.segments import PlacedSegment
from tarife.terms.arrays import Counts, Indices, Mask
from tarife.terms.calendar import MICROSECONDS_PER_SECOND, AccountCalendar
from tarife.traffic.table import CATEGORY_OF_KIND, MessageKind


@dataclass(frozen=True, slots=True, eq=False)
class Month:
    """Everything that was counted, by line of the plan.

    Attributes:
        source: The index of a line in `segments.playable`.
        day: The day of the month, from 0.
        happened: A `MessageKind`, or one of those that `occurrences` lists beside them.
        reason: A code of `REASONS`, before any free tier.
        messages: How many.
        claims: The first service messages that a free tier may pay for, in order of time.

    Shape:
        ``source`` to ``messages``: ``(cells,)``.
    """

    source: Indices
    day: Indices
    happened: Indices
    reason: Indices
    messages: Counts
    claims: Claims

    @classmethod
    def of(
        cls, placed: Sequence[PlacedSegment], counts: Sequence[SegmentCounts], free: int
    ) -> "Month":
        """Put the counts of segments together, with what may spend a free tier of this size."""
        source_indices = [np.array(one.sources, dtype=np.int64) for one in placed]
        pairs = list(zip(source_indices, counts, strict=True))
        claims = Claims.of_segments([one.claims for one in counts])
        claims = claims.until(claims.latest_s(free)[claims.group])
        none = np.zeros(0, dtype=np.int64)
        firsts = np.cumsum([0, *(len(own) for own in source_indices)])
        keys = np.array([one.key for one in placed], dtype=np.uint64)
        return cls(
            np.concatenate([none, *(own[one.source] for own, one in pairs)]),
            np.concatenate([none, *(one.day for one in counts)]),
            np.concatenate([none, *(one.happened for one in counts)]),
            np.concatenate([none, *(one.reason for one in counts)]),
            np.concatenate([none, *(one.messages for one in counts)]),
            claims.from_sources(np.concatenate([none, *source_indices]), firsts).by_time(keys),
        )

    def tally(self, market_of: Indices, markets: tuple[str, ...]) -> Tally:
        """Give what billing prices; ``market_of`` holds the market of each line."""
        rows = np.flatnonzero(
            (self.happened >= MessageKind.MARKETING) & (self.happened < UNDELIVERED)
        )
        return Tally(
            source=self.source[rows],
            day=self.day[rows],
            market=market_of[self.source[rows]],
            category=CATEGORY_OF_KIND[self.happened[rows]],
            reason=self.reason[rows].astype(np.uint8),
            messages=self.messages[rows],
            markets=markets,
        )

    def first_service(self, market_of: Indices, calendar: AccountCalendar) -> FirstService:
        """Give the service messages that free tiers pay for first."""
        claims = self.claims
        at_us = calendar.starts_us[0] + claims.at_s * MICROSECONDS_PER_SECOND
        return FirstService(
            source=claims.source,
            day=calendar.day_index(at_us),
            market=market_of[claims.source],
            group=claims.group,
            messages=claims.weight,
        )

    def flow(self, missed: int) -> Flow:
        """Say which way the messages went; billing counts the missed ones."""
        happened = self.happened
        is_template = (happened >= MessageKind.MARKETING) & (
            happened <= MessageKind.AUTHENTICATION
        )
        undelivered, later = happened == UNDELIVERED, happened == LATER_TEMPLATE
        return Flow(
            attempts=self._count(is_template | undelivered | later),
            undelivered=self._count(undelivered),
            inbound=self._count(happened <= MessageKind.ENTRY),
            missed=missed,
            carried_over=self._count(later | (happened == LATER)),
            paused=self._count(is_paused(self.reason.astype(np.uint8))),
        )

    def _count(self, rows: Mask) -> int:
        return int(self.messages[rows].sum())


def markets_of_lines(
    placed: Sequence[PlacedSegment], market_of: Mapping[str, str]
) -> tuple[Indices, tuple[str, ...]]:
    """Give the market of each line of the plan as an index, and the markets' names."""
    markets = tuple(sorted({market_of[one.segment.country] for one in placed if one.sources}))
    lines = {
        source: markets.index(market_of[one.segment.country])
        for one in placed
        for source in one.sources
    }
    return np.array([lines[source] for source in sorted(lines)], dtype=np.int64), markets
