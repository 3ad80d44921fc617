"""The month as it depends on uncertain numbers: played at a few points, priced at any."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import count
from typing import Final, TypeAlias, assert_never

import numpy as np

from tarife.billing.eras import FREE_CONVERSATIONS, FreeTierScope
from tarife.billing.ledger import is_charged
from tarife.forecast.forecast import CREW
from tarife.forecast.play.counting import SegmentCounts, Setting
from tarife.forecast.play.sampling import PREVIEW_BITS
from tarife.forecast.preparing import prepare
from tarife.forecast.ranges.price_table import PriceTable, spend_free
from tarife.forecast.ranges.surfaces import chosen_points, fitted, terms_of
from tarife.plan.grid import all_lines
from tarife.plan.model.addresses import Address
from tarife.plan.model.plan import Plan
from tarife.plan.numbers import number_at, with_numbers
from tarife.rates.book import RateBook
from tarife.rates.markets.markets import Markets
from tarife.simulation.segments import Segment, segments_of
from tarife.terms.arrays import Indices, Ratios
from tarife.terms.categories import CATEGORIES, CODES, SERVICE, TIER_COUNTERS
from tarife.traffic.table import CATEGORY_OF_KIND, Kind

Progress: TypeAlias = Callable[[float], None]

_NOISE: Final = 1e-6
_LEAST: Final = 1e-9
"""In place of nothing, so that a line that may be empty does not come and go."""


@dataclass(frozen=True, slots=True, eq=False)
class _Market:
    """How the charged messages of a market follow from what is uncertain about its segments.

    Attributes:
        segments: For each segment the ranges it depends on.
        categories: The categories that occur, as codes.
        surface: The terms of all segments below each other.

    Shape:
        ``surface``: ``(terms, categories * days)``.
    """

    segments: tuple[Indices, ...]
    categories: Indices
    surface: Ratios

    def counts(self, points: Ratios) -> Ratios:
        """Give the messages at some points, ``(points, categories, days)``."""
        terms = np.hstack([terms_of(points[:, ranges]) for ranges in self.segments])
        counts = np.maximum(terms @ self.surface, 0)
        found: Ratios = counts.reshape(len(points), len(self.categories), -1)
        return found


class UncertainMonth:
    """A plan with ranges; `fit` must come before `cost`."""

    def __init__(self, plan: Plan, rates: tuple[RateBook, Markets]) -> None:
        """Prepare a plan.

        Raises:
            InputError: If the plan cannot be played, with every problem.
        """
        self._plan = plan
        self._ready = prepare(plan, *rates)
        self._terms = self._ready.terms
        self._days = self._terms.calendar.days
        self._low = np.array([entry.low for entry in plan.ranges])
        self._high = np.array([entry.high for entry in plan.ranges])
        segments, _ = self._variant(self._high)
        countries = {segment.country for segment in segments}
        of_country, first = self._terms.markets.market_of_country, plan.month.first_day
        self._market_of = {country: str(of_country(country, first)) for country in countries}
        self._names = tuple(sorted(set(self._market_of.values())))
        self._prices = PriceTable(self._terms, self._names)
        self._fitted: tuple[_Market, ...] = ()

    def fit(self, should_stop: Callable[[], bool], progress: Progress) -> None:
        """Play the segments at chosen points and lay surfaces through their counts.

        Raises:
            Stopped: If ``should_stop`` said so.
        """
        depends = self._dependencies()
        columns = _columns(depends, len(self._low))
        points = chosen_points(int(columns.max()) + 1)
        counted: list[list[Ratios]] = []
        for place, point in enumerate(points):
            segments, setting = self._variant(self._values_at(point[columns]))
            counts = CREW.counts(segments, setting, should_stop)
            counted.append([self._charged(one) for one in counts])
            progress((place + 1) / len(points))
        segments, _ = self._variant(self._high)
        surfaces = [
            fitted(points[:, columns[ranges]], np.array(charged))
            for ranges, charged in zip(depends, zip(*counted, strict=True), strict=True)
        ]
        markets = [self._market_of[segment.country] for segment in segments]
        self._fitted = tuple(
            self._market([n for n, of in enumerate(markets) if of == name], depends, surfaces)
            for name in self._names
        )

    def _market(
        self, own: list[int], depends: list[Indices], surfaces: list[Ratios]
    ) -> _Market:
        """Put the segments of a market together, without the categories it has none of."""
        surface = np.vstack([surfaces[n] for n in own])
        by_category = surface.reshape(len(surface), len(CATEGORIES), self._days)
        categories = np.flatnonzero(np.abs(by_category).sum(axis=(0, 2)) > _NOISE)
        kept = by_category[:, categories].reshape(len(surface), -1)
        return _Market(tuple(depends[n] for n in own), categories, kept)

    def cost(self, values: Ratios) -> Ratios:
        """Give what the month costs at drawn values of the ranges.

        Shape:
            ``(trials, ranges)`` in, ``(trials, categories, days)`` out.
        Units:
            Micros, not rounded.
        """
        shape = (len(values), len(CATEGORIES), self._days)
        cost, service = np.zeros(shape), np.zeros((len(values), self._days))
        points = self._scaled(values)
        for place, market in enumerate(self._fitted):
            counts = market.counts(points)
            used = self._used(place, values)
            for category, own in zip(
                market.categories.tolist(), counts.swapaxes(0, 1), strict=True
            ):
                self._prices.add(cost, own, (place, category), used.get(category))
                if category == SERVICE:
                    service += own
        spend_free(cost, service, self._free(values))
        return cost

    def _dependencies(self) -> list[Indices]:
        """Find the ranges on which each segment depends.

        A number of a line bears on the people whom the line reaches; for one of the grid or
        of the account it shows by playing both ends.
        """
        highest, setting = self._variant(self._high)
        depends: list[list[int]] = [[] for _ in highest]
        of_line = {line.id: n for n, one in enumerate(highest) for line in one.lines}
        for place in np.flatnonzero(self._low < self._high).tolist():
            at = self._plan.ranges[place].at
            if at.id in of_line and at.part != "grid":
                depends[of_line[at.id]].append(place)
                continue
            values = self._high.copy()
            values[place] = self._low[place]
            segments, other = self._variant(values)
            for own, before, after in zip(depends, highest, segments, strict=True):
                if before != after or setting != other:
                    own.append(place)
        return [np.array(own, dtype=np.int64) for own in depends]

    def _variant(self, values: Ratios) -> tuple[list[Segment], Setting]:
        """Give who is played, and under which setting, at some values."""
        numbers = zip(self._plan.ranges, values.tolist(), strict=True)
        plan = with_numbers(self._plan, {entry.at: value for entry, value in numbers})
        placed = segments_of(all_lines(plan), plan.month, plan.seed)
        setting = replace(self._ready, plan=plan).setting(PREVIEW_BITS)
        return [one.segment for one in placed], replace(setting, claims=0)

    def _charged(self, counts: SegmentCounts) -> Ratios:
        """Give the charged messages of a segment, ``(categories * days,)``."""
        sent = (counts.happened >= Kind.MARKETING) & (counts.happened <= Kind.REACTION)
        rows = np.flatnonzero(sent & is_charged(counts.reason.astype(np.uint8)))
        cell = CATEGORY_OF_KIND[counts.happened[rows]].astype(np.int64) * self._days
        charged: Ratios = np.zeros(len(CATEGORIES) * self._days)
        np.add.at(charged, cell + counts.day[rows], counts.messages[rows])
        return charged

    def _values_at(self, point: Ratios) -> Ratios:
        """Give the values at a point, whose numbers go from -1 to 1."""
        middle, half = (self._low + self._high) / 2, (self._high - self._low) / 2
        least = np.where(self._high > 0, _LEAST, 0)
        values: Ratios = np.maximum(middle + half * point, least)
        return values

    def _scaled(self, values: Ratios) -> Ratios:
        """Give the point of each row of values."""
        middle, half = (self._low + self._high) / 2, (self._high - self._low) / 2
        points: Ratios = (values - middle) / np.where(half, half, 1)
        return points

    def _used(self, market: int, values: Ratios) -> dict[int, Ratios]:
        """Give what other traffic uses of each tier counter of a market, by category code."""
        day = self._plan.month.first_day
        used: dict[int, Ratios] = {}
        for place, entry in enumerate(self._plan.account.tier_used):
            if self._terms.markets.market_named(entry.market, day) == self._names[market]:
                counter = CODES[TIER_COUNTERS[entry.category]]
                messages = self._account(f"tier_used.{place}.messages", values)
                used[counter] = used.get(counter, np.zeros(len(values))) + messages
        return used

    def _free(self, values: Ratios) -> Ratios:
        """Give how many service messages or conversations of each trial are free."""
        used = self._account("allowance_used", values)
        match self._terms.era.free_tier:
            case FreeTierScope.NONE:
                free = np.zeros(len(values))
            case FreeTierScope.ACCOUNT:
                free = np.maximum(FREE_CONVERSATIONS - used, 0)
            case FreeTierScope.NUMBER:
                left = np.maximum(self._account("service_allowance", values) - used, 0)
                free = left * self._account("numbers", values)
            case _:
                assert_never(self._terms.era.free_tier)
        return free

    def _account(self, field: str, values: Ratios) -> Ratios:
        """Give a number of the account in each trial."""
        at = Address("account", "", field)
        for place, entry in enumerate(self._plan.ranges):
            if entry.at == at:
                return np.rint(values[:, place])
        return np.full(len(values), float(number_at(self._plan, at) or 0))


def _columns(depends: list[Indices], ranges: int) -> Indices:
    """Give each range a column of the chosen points, another one within a segment."""
    columns = np.zeros(ranges, dtype=np.int64)
    for place in range(ranges):
        beside = {
            int(columns[other])
            for own in depends
            if place in own
            for other in own[own < place].tolist()
        }
        columns[place] = next(column for column in count() if column not in beside)
    return columns
