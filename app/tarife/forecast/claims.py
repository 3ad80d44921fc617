"""The earliest service messages, which free tiers and allowances may pay for."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tarife.forecast.walking import (
    CLAIM_GROUP,
    CLAIM_KEY,
    CLAIM_SEGMENT,
    CLAIM_SIZE,
    CLAIM_SOURCE,
    CLAIM_WEIGHT,
    PERSON_BITS,
)
from tarife.terms.arrays import Counts, Indices, Seconds

_HOUR_S: Final = 3600


@dataclass(frozen=True, slots=True, eq=False)
class Claims:
    """Service messages that a free tier may pay for.

    Shape:
        ``rows``: ``(claims, CLAIM_SIZE)``, as `walking` writes them.
    """

    rows: NDArray[np.int64]

    @classmethod
    def none(cls) -> "Claims":
        """Give no claims."""
        return cls(np.zeros((0, CLAIM_SIZE), dtype=np.int64))

    @classmethod
    def joined(cls, parts: "Sequence[Claims]") -> "Claims":
        """Put claims behind each other."""
        return cls(np.concatenate([cls.none().rows, *(part.rows for part in parts)]))

    @property
    def at_s(self) -> Seconds:
        """When each came."""
        at_s: Seconds = self.rows[:, CLAIM_KEY] >> PERSON_BITS
        return at_s

    @property
    def person(self) -> Indices:
        """Whom each reached, by their place in the segment."""
        person: Indices = self.rows[:, CLAIM_KEY] & ((1 << PERSON_BITS) - 1)
        return person

    @property
    def segment(self) -> Indices:
        """Which segment each is of."""
        return self.rows[:, CLAIM_SEGMENT]

    @property
    def hour(self) -> Indices:
        """In which hour of the month each came."""
        hour: Indices = self.at_s // _HOUR_S
        return hour

    @property
    def source(self) -> Indices:
        """Which line caused each."""
        return self.rows[:, CLAIM_SOURCE]

    @property
    def group(self) -> Indices:
        """Whose free tier each may spend."""
        return self.rows[:, CLAIM_GROUP]

    @property
    def weight(self) -> Counts:
        """For how many messages each stands."""
        return self.rows[:, CLAIM_WEIGHT]

    def by_segment(self, first_sources: Indices) -> "list[Claims]":
        """Divide claims by their segments, and count the sources of each from its first one."""
        segment = self.segment.astype(np.uint16)  # such small numbers are sorted at once
        order = np.argsort(segment, kind="stable")
        rows = self.rows[order]
        rows[:, CLAIM_SOURCE] -= first_sources[segment[order]]
        cuts = np.searchsorted(segment[order], np.arange(1, len(first_sources)))
        return [Claims(own) for own in np.split(rows, cuts)]

    def placed(self, segment: int, sources: Indices) -> "Claims":
        """Give the segment its number and the sources their places in the plan."""
        rows = self.rows.copy()
        rows[:, CLAIM_SEGMENT] = segment
        rows[:, CLAIM_SOURCE] = sources[self.source]
        return Claims(rows)

    def by_time(self) -> "Claims":
        """Put claims in order of time, then of segment and person; one person's keep theirs."""
        return Claims(self.rows[np.lexsort((self.person, self.segment, self.at_s))])

    def until(self, latest_hour: Counts) -> "Claims":
        """Keep the claims up to an hour, another one for each group of each segment.

        Shape:
            ``(segments, groups)``.
        """
        return Claims(self.rows[self.hour <= latest_hour[self.segment, self.group]])

    def first(self, most: int) -> "Claims":
        """Keep the hours in which the first so many messages of each group lie."""
        groups, hours = (int(column.max(initial=0)) + 1 for column in (self.group, self.hour))
        by_hour = np.zeros((groups, hours), dtype=np.int64)
        np.add.at(by_hour, (self.group, self.hour), self.weight)
        return Claims(self.rows[self.hour <= latest_hours(by_hour, most)[self.group]])


def latest_hours(by_hour: Counts, most: int) -> Counts:
    """Give for each group the hour in which the first so many messages are complete.

    Shape:
        ``by_hour``: ``(..., hours)``; the result ``(...,)``.
    """
    is_reached = np.cumsum(by_hour, axis=-1) >= most
    is_reached[..., -1] = True
    latest: Counts = np.argmax(is_reached, axis=-1)
    return latest
