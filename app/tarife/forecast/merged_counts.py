"""Merges the counts of all segments into the tallies that billing prices, month by month."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Self

import numpy as np

from tarife.billing.ledger import REASONS, is_paused, is_refused
from tarife.billing.tally import FirstService, Tally
from tarife.forecast.play.claims import Claims
from tarife.forecast.play.counting import SegmentCounts
from tarife.forecast.result import Flow
from tarife.simulation.occurrences import LATER, LATER_TEMPLATE, NOTED_KINDS, UNDELIVERED
from tarife.simulation.segments import PlacedSegment
from tarife.terms.arrays import Counts, Indices, Table, added_up, group_of_each
from tarife.terms.calendar import MICROSECONDS_PER_SECOND, AccountCalendar, Period
from tarife.traffic.table import CATEGORY_OF_KIND, MessageKind


@dataclass(frozen=True, slots=True, eq=False)
class LineMarkets:
    """In which market each line of the plan is.

    Attributes:
        month: The month of each day.
        of_month: The market of each line in each month, as an index into ``names``.
        names: The names of the markets.

    Shape:
        ``month``: ``(days,)``; ``of_month``: ``(months, lines)``.
    """

    month: Indices
    of_month: Indices
    names: tuple[str, ...]

    @classmethod
    def of(
        cls, countries: Sequence[str], months: Sequence[Mapping[str, str]], period: Period
    ) -> "LineMarkets":
        """Find the markets of lines whose countries are given, by country in each month."""
        used = sorted(set(countries))
        names = tuple(sorted({market_of[country] for market_of in months for country in used}))
        index = {name: number for number, name in enumerate(names)}
        by_country = [[index[market_of[country]] for country in used] for market_of in months]
        table = np.array(by_country, dtype=np.int64).reshape(len(months), -1)
        lines = np.array([used.index(country) for country in countries], dtype=np.int64)
        month = group_of_each([month.days for month in period.months])
        return cls(month, table[:, lines], names)

    def on(self, day: Indices, source: Indices) -> Indices:
        """Give the market of each of some lines on a day."""
        market: Indices = self.of_month[self.month[day], source]
        return market


@dataclass(frozen=True, slots=True, eq=False)
class MergedCounts:
    """Everything that was counted, by line of the plan.

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
        own = np.repeat(firsts[:-1], [len(one.day) for one in counts])
        own += np.concatenate([none, *(one.source for one in counts)])
        return cls(
            sources[own],
            np.concatenate([none, *(one.day for one in counts)]),
            np.concatenate([none, *(one.happened for one in counts)]),
            np.concatenate([none, *(one.reason for one in counts)]),
            np.concatenate([none, *(one.messages for one in counts)]),
            claims.from_sources(sources, firsts),
            np.array([one.key for one in placed], dtype=np.uint64),
        )

    def of_days(self, first: int, end: int) -> Self:
        """Take what happened from a day of the period on, before another one."""
        rows = np.flatnonzero((self.day >= first) & (self.day < end))
        return replace(
            self,
            source=self.source[rows],
            day=self.day[rows],
            happened=self.happened[rows],
            reason=self.reason[rows],
            messages=self.messages[rows],
        )

    def tally(self, markets: LineMarkets) -> Tally:
        """Give what billing prices."""
        rows = np.flatnonzero(
            (self.happened >= MessageKind.MARKETING) & (self.happened < UNDELIVERED)
        )
        source, day = self.source[rows], self.day[rows]
        return Tally(
            source=source,
            day=day,
            market=markets.on(day, source),
            category=CATEGORY_OF_KIND[self.happened[rows]],
            reason=self.reason[rows].astype(np.uint8),
            messages=self.messages[rows],
            markets=markets.names,
        )

    def flows(self, period: Period) -> tuple[Flow, ...]:
        """Say for each month of the period which way the messages went.

        What falls after the period is counted on its last day.
        """
        months = period.months
        month = group_of_each([one.days for one in months])[self.day]
        shape = (len(months), NOTED_KINDS, len(REASONS))
        counts = added_up(self.messages, (month, self.happened, self.reason), shape)
        happened, reason = np.indices(shape[1:])
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
        flows = np.where(ways, counts[:, None], 0).sum(axis=(2, 3))
        return tuple(Flow(*own) for own in flows.tolist())


def first_service(
    claims: Claims, markets: LineMarkets, calendar: AccountCalendar
) -> FirstService:
    """Give the service messages that free tiers pay for first.

    Args:
        claims: Those, in order of time.
        markets: The market of each line.
        calendar: The days of the period.
    """
    day = calendar.day_index(calendar.starts_us[0] + claims.at_s * MICROSECONDS_PER_SECOND)
    return FirstService(
        source=claims.source,
        day=day,
        market=markets.on(day, claims.source),
        group=claims.tier,
        messages=claims.weight,
        spent=np.zeros(len(claims), dtype=np.int64),
    )


def countries_of_lines(placed: Sequence[PlacedSegment]) -> list[str]:
    """Give the country of each line of the plan."""
    lines = {source: one.segment.country for one in placed for source in one.sources}
    return [lines[source] for source in sorted(lines)]
