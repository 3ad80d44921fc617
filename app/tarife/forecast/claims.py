"""The earliest service messages, which free tiers and allowances may pay for."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from tarife.billing.counters import weights_before
from tarife.forecast.walking import (
    CLAIM_GROUP,
    CLAIM_KEY,
    CLAIM_SIZE,
    CLAIM_SOURCE,
    CLAIM_WEIGHT,
    PERSON_BITS,
)
from tarife.simulation.agenda import LATEST_S
from tarife.terms.arrays import Counts, Indices, Seconds, Table


@dataclass(frozen=True, slots=True, eq=False)
class Claims:
    """Service messages that a free tier may pay for; rows as `walking` writes them."""

    rows: Table

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

    def by_person(self) -> "Claims":
        """Put the claims of one segment in order of time, then of person."""
        return Claims(self.rows[np.argsort(self.rows[:, CLAIM_KEY], kind="stable")])

    def by_time(self) -> "Claims":
        """Put claims in order of time; what is of one second keeps its order."""
        return Claims(self.rows[np.argsort(self.at_s, kind="stable")])

    def of_sources(self, sources: Indices) -> "Claims":
        """Exchange the sources for those at these places."""
        rows = self.rows.copy()
        rows[:, CLAIM_SOURCE] = sources[self.source]
        return Claims(rows)

    def earliest(self, most: int) -> "Claims":
        """Keep the first so many messages of each group; claims must be in order."""
        return Claims(self.rows[weights_before(self.group, self.weight) < most])

    def latest_s(self, most: int, groups: int) -> Seconds:
        """Give for each group the second after which nothing can be among the first so many."""
        latest = np.full(groups, LATEST_S, dtype=np.int64)
        total, last = np.zeros(groups, dtype=np.int64), np.zeros(groups, dtype=np.int64)
        np.add.at(total, self.group, self.weight)
        np.maximum.at(last, self.group, self.at_s)
        latest[total >= most] = last[total >= most]
        return latest
