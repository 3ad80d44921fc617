"""Sums of real traffic, as Meta's analytics and invoices give them, as plain columns."""

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

from tarife.actuals.pricing import TYPE_CODES, PricingType
from tarife.terms.arrays import Codes, Counts, Indices, Instants, Mask, Micros, Narrow
from tarife.terms.calendar import MICROSECONDS_PER_HOUR, moment_at
from tarife.terms.problems import Problem
from tarife.terms.sentences import say

UTC_ZONE: Final = ZoneInfo("UTC")
NOT_SAID: Final = -1
"""Stands where a sum does not tell markets, categories or numbers apart."""

MOST_MESSAGES: Final = 10**12
MOST_MICROS: Final = 10**18
"""Of one sum and of all together, which an integer of 64 bits holds."""

_DAY_US: Final = 24 * MICROSECONDS_PER_HOUR
_SHORTEST_DAY_US: Final = _DAY_US - 3 * MICROSECONDS_PER_HOUR


class Source(StrEnum):
    """Where sums come from; the order numbers them in arrays."""

    PRICING_ANALYTICS = "pricing_analytics"
    CONVERSATION_ANALYTICS = "conversation_analytics"
    ANALYTICS = "analytics"
    TEMPLATE_ANALYTICS = "template_analytics"
    INVOICE = "invoice"


SOURCES: Final = tuple(Source)
SOURCE_CODES: Final = {source: code for code, source in enumerate(SOURCES)}


class Point(NamedTuple):
    """One sum as it is told.

    Attributes:
        source: Where it comes from.
        start_us: Where its time begins, microseconds since 1970.
        end_us: Where it ends, exclusive.
        number: The business number, or an empty text.
        market: The market, or an empty text.
        category: The code of the category, or `NOT_SAID`.
        type: Why it is charged or free.
        tier: The first message of its volume tier, or `NOT_SAID`.
        detail: What else tells it apart: the country of a market, a template, a direction.
        messages: How many messages, or conversations, were delivered.
        micros: What they cost, or nothing where that is not told.
    """

    source: Source
    start_us: int
    end_us: int
    number: str = ""
    market: str = ""
    category: int = NOT_SAID
    type: PricingType = PricingType.NOT_SAID
    tier: int = NOT_SAID
    detail: str = ""
    messages: int = 0
    micros: int | None = None

    @property
    def key(self) -> tuple[object, ...]:
        """What tells it apart from other sums of its table: all but its figures."""
        return self[:-2]

    @property
    def span(self) -> tuple[int, int]:
        return self.start_us, self.end_us

    @property
    def dimensions(self) -> tuple[bool, ...]:
        """Which of market, category, type and number it tells.

        Tiers are none of them: what is free has none in the same table.
        """
        has_category = self.category != NOT_SAID
        has_type = self.type is not PricingType.NOT_SAID
        return bool(self.market), has_category, has_type, bool(self.number)

    @property
    def untiered(self) -> tuple[object, ...]:
        """Its key without the tier, to find it told with tiers and without."""
        return (*self[:-4], self.detail)


@dataclass(frozen=True, slots=True, eq=False)
class TrafficSums:
    """Counts and money by time, number, market, category, reason and source; never a person.

    Attributes:
        start_us: Where the time of each sum begins, microseconds since 1970.
        end_us: Where it ends, exclusive: half an hour, a day or a month.
        number: The business number, as an index into ``numbers``, or `NOT_SAID`.
        market: The market, as an index into ``markets``, or `NOT_SAID`.
        category: A category's code, or `NOT_SAID`.
        type: Why it is charged or free, a code of `PRICING_TYPES`.
        tier: The first message of its volume tier, or `NOT_SAID`.
        source: A code of `SOURCES`.
        messages: How many messages, or conversations.
        micros: What they cost, 0 where that is not told.
        is_priced: Whether it is told.
        numbers: The names that ``number`` points to.
        markets: The names that ``market`` points to.

    Shape:
        Every array ``(sums,)``, by time.
    """

    start_us: Instants
    end_us: Instants
    number: Narrow
    market: Indices
    category: Indices
    type: Codes
    tier: NDArray[np.int64]
    source: Codes
    messages: Counts
    micros: Micros
    is_priced: Mask
    numbers: tuple[str, ...]
    markets: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.start_us)

    def taken(self, rows: Indices | Mask) -> "TrafficSums":
        names = ("numbers", "markets")
        columns = {
            field.name: getattr(self, field.name)[rows]
            for field in fields(self)
            if field.name not in names
        }
        return replace(self, **columns)


def sums_of(tables: Iterable[list[Point]]) -> tuple[TrafficSums, list[Problem]]:
    """Lay tables of sums over each other, so that nothing counts twice.

    Equal sums count once; of two that differ in their figures alone the larger is the later
    one. Where tables of one source cut the same time in different ways, the one that tells
    more apart counts, and of two that tell as much the finer.

    Args:
        tables: The points of each file or answer.

    Returns:
        The sums, and notes on what was told more than once.
    """
    series: dict[_Series, dict[tuple[object, ...], Point]] = {}
    renewed = 0
    for table in tables:
        dimensions = tuple(map(any, zip(*{point.dimensions for point in table}, strict=True)))
        for point in table:
            length = _length(point.end_us - point.start_us)
            known = series.setdefault((point.source, dimensions, length), {})
            key = point.key
            other = known.setdefault(key, point)
            if other is not point:
                renewed += (other.messages, other.micros) != (point.messages, point.micros)
                known[key] = max(point, other, key=_figures)
    counted: list[Point] = []
    beside = 0
    for key in sorted(series, key=_preference):
        points = series[key].values()
        taken = Spans.of({point.span for point in counted if point.source == key[0]})
        free = {span for span in {point.span for point in points} if not taken.overlap(*span)}
        tiered = {point.untiered for point in points if point.tier != NOT_SAID}
        fresh = [
            point
            for point in points
            if point.span in free and (point.tier != NOT_SAID or point.untiered not in tiered)
        ]
        beside += len(points) - len(fresh)
        counted += fresh
    notes = []
    if renewed:
        message = say(
            "{sums:,|sum is|sums are} told more than once with different figures; the larger "
            "ones count",
            sums=renewed,
        )
        notes.append(Problem("sums-renewed", "", message))
    if beside:
        message = say(
            "{sums:,|sum is|sums are} left out, since another table tells more of the same "
            "time",
            sums=beside,
        )
        notes.append(Problem("sums-beside", "", message))
    return _columns(sorted(counted, key=lambda point: (point.start_us, point.source))), notes


_Series = tuple[Source, tuple[bool, ...], int]


def _preference(series: _Series) -> tuple[Source, int, tuple[bool, ...], int]:
    source, dimensions, length = series
    return source, -sum(dimensions), dimensions, length


_LENGTHS: Final = (2 * MICROSECONDS_PER_HOUR, 3 * _DAY_US, 40 * _DAY_US)


@lru_cache(maxsize=128)
def _length(span_us: int) -> int:
    return min(range(3), key=lambda n: (span_us > _LENGTHS[n], n))


def _figures(point: Point) -> tuple[int, int]:
    return point.messages, point.micros or 0


@dataclass(frozen=True, slots=True, eq=False)
class Spans:
    """Stretches of time, merged and in order; microseconds since 1970, half-open."""

    starts_us: Instants
    ends_us: Instants

    @classmethod
    def of(cls, pairs: Iterable[tuple[int, int]]) -> "Spans":
        merged: list[list[int]] = []
        for start, end in sorted(pairs):
            if merged and start <= merged[-1][1]:
                merged[-1][1] = max(merged[-1][1], end)
            else:
                merged.append([start, end])
        table = np.array(merged, dtype=np.int64).reshape(-1, 2)
        return cls(table[:, 0], table[:, 1])

    def hold(self, at_us: Instants) -> Mask:
        """Tell which instants lie in them.

        Shape:
            ``(n,)`` in and out.
        """
        if not len(self.starts_us):
            return np.zeros(len(at_us), dtype=np.bool_)
        before = np.searchsorted(self.starts_us, at_us, side="right") - 1
        inside: Mask = (before >= 0) & (at_us < self.ends_us[np.maximum(before, 0)])
        return inside

    def overlap(self, start_us: int, end_us: int) -> bool:
        """Tell whether a stretch has some time in common with them."""
        before = int(np.searchsorted(self.starts_us, end_us, side="left"))
        return before > 0 and int(self.ends_us[before - 1]) > start_us

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Spans) and all(
            map(
                np.array_equal, (self.starts_us, self.ends_us), (other.starts_us, other.ends_us)
            )
        )

    __hash__ = None  # type: ignore[assignment]


def _columns(points: list[Point]) -> TrafficSums:
    numbers = tuple(sorted({point.number for point in points if point.number}))
    markets = tuple(sorted({point.market for point in points if point.market}))
    number_of = {name: index for index, name in enumerate(numbers)}
    market_of = {name: index for index, name in enumerate(markets)}

    def column(values: Iterable[int]) -> NDArray[np.int64]:
        return np.fromiter(values, dtype=np.int64, count=len(points))

    return TrafficSums(
        start_us=column(point.start_us for point in points),
        end_us=column(point.end_us for point in points),
        number=column(number_of.get(point.number, NOT_SAID) for point in points),
        market=column(market_of.get(point.market, NOT_SAID) for point in points),
        category=column(point.category for point in points),
        type=column(TYPE_CODES[point.type] for point in points).astype(np.uint8),
        tier=column(point.tier for point in points),
        source=column(SOURCE_CODES[point.source] for point in points).astype(np.uint8),
        messages=column(point.messages for point in points),
        micros=column(point.micros or 0 for point in points),
        is_priced=column(point.micros is not None for point in points).astype(np.bool_),
        numbers=numbers,
        markets=markets,
    )


@lru_cache(maxsize=4096)
def days_of(start_us: int, end_us: int, zone: ZoneInfo) -> tuple[date, date]:
    """Give the first and last day that a sum is of, whatever clock cuts its days.

    Meta cuts days by the account's time zone or by UTC; which, the edges tell. A sum of half
    an hour is of the account's day.

    Args:
        start_us: Where it begins.
        end_us: Where it ends, exclusive.
        zone: The account's time zone.
    """
    if end_us - start_us < _SHORTEST_DAY_US:
        day = moment_at(start_us, zone).date()
        return day, day
    begins, ends = (moment_at(edge, zone) for edge in (start_us, end_us))
    if begins.time() != begins.min.time() or ends.time() != begins.min.time():
        begins, ends = (moment_at(edge, UTC_ZONE) for edge in (start_us, end_us))
    middle = timedelta(hours=12)
    return (begins + middle).date(), (ends - middle).date()
