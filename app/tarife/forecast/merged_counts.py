"""Merges the counts of all segments into the tallies that billing prices, month by month."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Self

import numpy as np

from tarife.billing.ledger import is_paused, is_refused
from tarife.billing.tally import FirstService, Tally
from tarife.forecast.play.claims import Claims
from tarife.forecast.play.counting import SegmentCounts
from tarife.forecast.result import Flow
from tarife.simulation.occurrences import LATER, LATER_TEMPLATE, UNDELIVERED
from tarife.simulation.segments import PlacedSegment
from tarife.terms.arrays import Counts, Indices, Table
from tarife.terms.calendar import MICROSECONDS_PER_SECOND, AccountCalendar, Period
from tarife.traffic.table import CATEGORY_OF_KIND, MessageKind


@dataclass(frozen=True, slots=True, eq=False)
class MergedCounts:
    """Everything that was counted, by line of the plan, in order of days.

    Attributes:
        source: The index of a line in `segments.playable_in`.
        day: The day of the period, from 0.
        happened: A `MessageKind`, or one of those that `occurrences` lists beside them.
        reason: A code of `REASONS`, before any free tier.
        messages: How many.
        claims: Service messages that free tiers may pay for.
        keys: The key of each segment, see `PlacedSegment`.

    Shape:
        ``source`` to ``messages``: ``(cells,)``; ``keys``: ``(segments,)``.
    """

    source: Indices
    day: Indices
    happened: Indices
    reason: Indices
    messages: Counts
    claims: Claims
    keys: Table

    @classmethod
    def of(
        cls,
        placed: Sequence[PlacedSegment],
        counts: Sequence[SegmentCounts],
        rank: Indices | None = None,
    ) -> "MergedCounts":
        """Put the counts of segments together; lines may be numbered in another order."""
        claims = Claims.of_segments([one.claims for one in counts])
        none = np.zeros(0, dtype=np.int64)
        sources = np.array([index for one in placed for index in one.sources], dtype=np.int64)
        if rank is not None:
            sources = rank[sources]
        firsts = np.cumsum([0, *(len(one.sources) for one in placed)])
        day = np.concatenate([none, *(one.day for one in counts)])
        by_day = np.argsort(day.astype(np.min_scalar_type(day.max(initial=0))), kind="stable")
        own = np.repeat(firsts[:-1], [len(one.day) for one in counts])
        own += np.concatenate([none, *(one.source for one in counts)])
        return cls(
            sources[own[by_day]],
            day[by_day],
            np.concatenate([none, *(one.happened for one in counts)])[by_day],
            np.concatenate([none, *(one.reason for one in counts)])[by_day],
            np.concatenate([none, *(one.messages for one in counts)])[by_day],
            claims.from_sources(sources, firsts),
            np.array([one.key for one in placed], dtype=np.uint64),
        )

    def of_days(self, first: int, end: int) -> Self:
        """Take what happened from a day of the period on, before another one."""
        rows = slice(*np.searchsorted(self.day, (first, end)))
        return replace(
            self,
            source=self.source[rows],
            day=self.day[rows],
            happened=self.happened[rows],
            reason=self.reason[rows],
            messages=self.messages[rows],
        )

    def tally(self, first_day: int, market_of: Indices, markets: tuple[str, ...]) -> Tally:
        """Give what billing prices.

        Args:
            first_day: From which its days are counted.
            market_of: The market of each line.
            markets: The names of the markets.
        """
        rows = np.flatnonzero(
            (self.happened >= MessageKind.MARKETING) & (self.happened < UNDELIVERED)
        )
        return Tally(
            source=self.source[rows],
            day=self.day[rows] - first_day,
            market=market_of[self.source[rows]],
            category=CATEGORY_OF_KIND[self.happened[rows]],
            reason=self.reason[rows].astype(np.uint8),
            messages=self.messages[rows],
            markets=markets,
        )

    def flows(self, period: Period) -> tuple[Flow, ...]:
        """Say for each month of the period which way the messages went.

        What falls after the period is counted on its last day.
        """
        happened, reason = self.happened, self.reason.astype(np.uint8)
        is_template = (happened >= MessageKind.MARKETING) & (
            happened <= MessageKind.AUTHENTICATION
        )
        undelivered, later = happened == UNDELIVERED, happened == LATER_TEMPLATE
        ways = (
            is_template | undelivered | later,
            undelivered,
            happened <= MessageKind.ENTRY,
            is_refused(reason) & (happened >= MessageKind.MARKETING) & (happened < UNDELIVERED),
            later | (happened == LATER),
            is_paused(reason),
        )
        ends = np.cumsum([0, *(one.days for one in period.months)])
        bounds = np.searchsorted(self.day, ends)
        so_far = np.zeros((len(ways), 1 + len(self.day)), dtype=np.int64)
        np.cumsum(np.where(ways, self.messages, 0), axis=1, out=so_far[:, 1:])
        return tuple(Flow(*counts) for counts in np.diff(so_far[:, bounds]).T.tolist())


def first_service(
    claims: Claims, start_us: int, market_of: Indices, calendar: AccountCalendar
) -> FirstService:
    """Give the service messages that free tiers pay for first.

    Args:
        claims: Those of one month, in order of time.
        start_us: The first moment of the period.
        market_of: The market of each line.
        calendar: The days of the month.
    """
    at_us = start_us + claims.at_s * MICROSECONDS_PER_SECOND
    return FirstService(
        source=claims.source,
        day=calendar.day_index(at_us),
        market=market_of[claims.source],
        group=claims.group,
        messages=claims.weight,
        spent=np.zeros(len(claims), dtype=np.int64),
    )


def countries_of_lines(placed: Sequence[PlacedSegment]) -> list[str]:
    """Give the country of each line of the plan."""
    lines = {source: one.segment.country for one in placed for source in one.sources}
    return [lines[source] for source in sorted(lines)]


def markets_of_lines(
    countries: Sequence[str], market_of: Mapping[str, str]
) -> tuple[Indices, tuple[str, ...]]:
    """Give the market of each line, whose countries are given, and the markets' names."""
    markets = tuple(sorted({market_of[country] for country in set(countries)}))
    index = {country: markets.index(market_of[country]) for country in set(countries)}
    return np.array([index[country] for country in countries], dtype=np.int64), markets
