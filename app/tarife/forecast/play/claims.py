"""The earliest service messages, which free tiers and allowances may pay for."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tarife.forecast.play.count_kernel import (
    CLAIM_KEY,
    CLAIM_SEGMENT,
    CLAIM_SIZE,
    CLAIM_SOURCE,
    CLAIM_TIER,
    CLAIM_WEIGHT,
    PERSON_BITS,
)
from tarife.simulation.random_numbers import draw_bits_of_many
from tarife.terms.arrays import Counts, Indices, Seconds, Table, added_up, group_of_each

_HOUR_S: Final = 3600


@dataclass(frozen=True, slots=True, eq=False)
class Claims:
    """Service messages that a free tier may pay for.

    Shape:
        ``columns``: ``(CLAIM_SIZE, claims)``, as `count_kernel.claim` writes them.
    """

    columns: NDArray[np.int64]

    @classmethod
    def empty(cls) -> "Claims":
        return cls(np.zeros((CLAIM_SIZE, 0), dtype=np.int64))

    @classmethod
    def joined(cls, parts: "Sequence[Claims]") -> "Claims":
        return cls(
            np.concatenate([cls.empty().columns, *(part.columns for part in parts)], axis=1)
        )

    @classmethod
    def of_segments(cls, parts: "Sequence[Claims]") -> "Claims":
        """Put the claims of segments behind each other, and number the segments."""
        joined = cls.joined(parts)
        joined.columns[CLAIM_SEGMENT] = group_of_each([len(part) for part in parts])
        return joined

    @property
    def at_s(self) -> Seconds:
        at_s: Seconds = self.columns[CLAIM_KEY] >> PERSON_BITS
        return at_s

    @property
    def person(self) -> Indices:
        person: Indices = self.columns[CLAIM_KEY] & ((1 << PERSON_BITS) - 1)
        return person

    @property
    def segment(self) -> Indices:
        found: Indices = self.columns[CLAIM_SEGMENT]
        return found

    @property
    def source(self) -> Indices:
        found: Indices = self.columns[CLAIM_SOURCE]
        return found

    @property
    def tier(self) -> Indices:
        found: Indices = self.columns[CLAIM_TIER]
        return found

    @property
    def weight(self) -> Counts:
        """For how many messages each stands."""
        found: Counts = self.columns[CLAIM_WEIGHT]
        return found

    def __len__(self) -> int:
        return len(self.columns[CLAIM_KEY])

    def by_segment(self, first_sources: Indices) -> "list[Claims]":
        """Divide claims by their segments, and count the sources of each from its first one."""
        small = np.min_scalar_type(len(first_sources))  # whose order is found at once
        segment = self.segment.astype(small)
        order = np.argsort(segment, kind="stable")
        columns = self.columns[:, order]
        columns[CLAIM_SOURCE] -= first_sources[segment[order]]
        cuts = np.searchsorted(segment[order], np.arange(1, len(first_sources)))
        return [Claims(own) for own in np.split(columns, cuts, axis=1)]

    def from_sources(self, indices: Indices, firsts: Indices) -> "Claims":
        """Give sources their indices in the plan, listed from a first one a segment."""
        columns = self.columns.copy()
        columns[CLAIM_SOURCE] = indices[firsts[self.segment] + self.source]
        return Claims(columns)

    def by_time(self, keys: Table) -> "Claims":
        """Put claims in order of time; who comes first in one second is each person's chance.

        So it does not depend on the order of a plan's rows whose answers are free where many
        leave at once, as when the desk opens. One person's keep their order.

        Args:
            keys: The key of each segment, see `PlacedSegment`.

        Shape:
            ``keys``: ``(segments,)``.
        """
        chance = draw_bits_of_many(keys[self.segment], self.person.astype(np.uint64))
        return Claims(self.columns[:, np.lexsort((chance, self.at_s))])

    def earliest(self, most: Counts, starts_s: Seconds) -> "Claims":
        """Keep of each free tier those up to the hour in which its first so many are complete.

        Args:
            most: How many messages.
            starts_s: When its month begins.

        Shape:
            Both ``(tiers,)``.
        """
        hour = (self.at_s - starts_s[self.tier]) // _HOUR_S
        shape = (len(most), int(hour.max(initial=0)) + 1)
        by_hour = added_up(self.weight, (self.tier, hour), shape)
        return Claims(self.columns[:, hour <= latest_slices(by_hour, most)[self.tier]])


def drop_beyond(rows: Table, most: int, until_s: Table) -> Table:
    """Keep of each segment and free tier what comes up to the second of its first so many.

    Args:
        rows: Claims.
        most: How many messages.
        until_s: The second from which no claims matter; it is brought forward.

    Shape:
        ``rows``, and the result: ``(claims, CLAIM_SIZE)``; ``until_s``: ``(segments, tiers)``.
    """
    tier = rows[:, CLAIM_SEGMENT] * np.uint64(until_s.shape[1]) + rows[:, CLAIM_TIER]
    second = rows[:, CLAIM_KEY] >> np.uint64(PERSON_BITS)
    order = np.lexsort((second, tier))
    tier, second = tier[order], second[order]
    is_first = np.ones(len(rows), dtype=np.bool_)
    is_first[1:] = tier[1:] != tier[:-1]
    begins = is_first.copy()
    begins[1:] |= second[1:] != second[:-1]
    weight = rows[order, CLAIM_WEIGHT].astype(np.int64)
    so_far = np.cumsum(weight) - weight
    before = np.maximum.accumulate(np.where(begins, so_far, 0))
    before -= np.maximum.accumulate(np.where(is_first, so_far, 0))
    late = np.flatnonzero(before >= most)
    np.minimum.at(until_s.reshape(-1), tier[late], second[late])
    kept: Table = rows[order[before < most]]
    return kept


def latest_slices(by_slice: Counts, most: int | Counts) -> Counts:
    """Give for each free tier the slice of the month when the first so many are complete.

    Shape:
        ``by_slice``: ``(tiers, slices)``; ``most``: ``(tiers,)``, or the same for all; the
        result ``(tiers,)``.
    """
    latest: Counts = np.full(len(by_slice), by_slice.shape[-1] - 1, dtype=np.int64)
    most = np.broadcast_to(most, latest.shape)
    full = by_slice.sum(axis=-1) >= most  # of a year's tiers most are empty
    so_far = np.cumsum(by_slice[full], axis=-1)
    latest[full] = np.argmax(so_far >= most[full, None], axis=-1)
    return latest
