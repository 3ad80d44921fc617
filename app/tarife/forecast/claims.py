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
        ``columns``: ``(CLAIM_SIZE, claims)``, of what `walking` writes.
    """

    columns: NDArray[np.int64]

    @classmethod
    def none(cls) -> "Claims":
        """Give no claims."""
        return cls(np.zeros((CLAIM_SIZE, 0), dtype=np.int64))

    @classmethod
    def joined(cls, parts: "Sequence[Claims]") -> "Claims":
        """Put claims behind each other."""
        return cls(
            np.concatenate([cls.none().columns, *(part.columns for part in parts)], axis=1)
        )

    @property
    def at_s(self) -> Seconds:
        """When each came."""
        at_s: Seconds = self.columns[CLAIM_KEY] >> PERSON_BITS
        return at_s

    @property
    def person(self) -> Indices:
        """Whom each reached, by their place in the segment."""
        person: Indices = self.columns[CLAIM_KEY] & ((1 << PERSON_BITS) - 1)
        return person

    @property
    def segment(self) -> Indices:
        """Which segment each is of."""
        found: Indices = self.columns[CLAIM_SEGMENT]
        return found

    @property
    def hour(self) -> Indices:
        """In which hour of the month each came."""
        hour: Indices = self.at_s // _HOUR_S
        return hour

    @property
    def source(self) -> Indices:
        """Which line caused each."""
        found: Indices = self.columns[CLAIM_SOURCE]
        return found

    @property
    def group(self) -> Indices:
        """Whose free tier each may spend."""
        found: Indices = self.columns[CLAIM_GROUP]
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
        segment = self.segment.astype(np.uint16)  # such small numbers are sorted at once
        order = np.argsort(segment, kind="stable")
        columns = self.columns[:, order]
        columns[CLAIM_SOURCE] -= first_sources[segment[order]]
        cuts = np.searchsorted(segment[order], np.arange(1, len(first_sources)))
        return [Claims(own) for own in np.split(columns, cuts, axis=1)]

    def placed(self, segment: int, sources: Indices) -> "Claims":
        """Give the segment its number and the sources their places in the plan."""
        columns = self.columns.copy()
        columns[CLAIM_SEGMENT] = segment
        columns[CLAIM_SOURCE] = sources[self.source]
        return Claims(columns)

    def by_time(self) -> "Claims":
        """Put claims in order of time, then of segment and person; one person's keep theirs."""
        order = np.lexsort((self.person, self.segment, self.at_s))
        return Claims(self.columns[:, order])

    def until(self, hours: Indices) -> "Claims":
        """Keep the claims that come until an hour of the month, another one for each."""
        return Claims(self.columns[:, self.hour <= hours])


def latest_hours(by_hour: Counts, most: int) -> Counts:
    """Give for each group the hour in which the first so many messages are complete.

    Shape:
        ``by_hour``: ``(..., hours)``; the result ``(...,)``.
    """
    is_reached = np.cumsum(by_hour, axis=-1) >= most
    is_reached[..., -1] = True
    latest: Counts = np.argmax(is_reached, axis=-1)
    return latest
