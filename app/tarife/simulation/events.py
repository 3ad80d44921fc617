"""What the parts of the simulation hand to each other: events in seconds, and the counts."""

from dataclasses import dataclass

import numpy as np

from tarife.terms.arrays import Codes, Indices, Mask, Seconds
from tarife.traffic.table import Kind


@dataclass(frozen=True, slots=True, eq=False)
class Events:
    """Messages of some people, in any order.

    Attributes:
        at_s: When, seconds since the month's first moment.
        person: Which person, over the whole plan.
        kind: A `Kind`.

    Shape:
        Every array ``(n,)``.
    """

    at_s: Seconds
    person: Indices
    kind: Codes

    @classmethod
    def of_kind(cls, at_s: Seconds, person: Indices, kind: Kind) -> "Events":
        """Make events that are all of one kind."""
        return cls(at_s, person, np.full(len(at_s), kind, dtype=np.uint8))

    @classmethod
    def joined(cls, parts: "list[Events]") -> "Events":
        """Put events behind each other."""
        empty = np.zeros(0, dtype=np.int64)
        return cls(
            np.concatenate([empty, *(part.at_s for part in parts)]),
            np.concatenate([empty, *(part.person for part in parts)]),
            np.concatenate([empty.astype(np.uint8), *(part.kind for part in parts)]),
        )


@dataclass(frozen=True, slots=True, eq=False)
class Cues:
    """What starts an exchange or a template: a moment, a person, and the key of its chance.

    Attributes:
        at_s: When.
        person: Which person, over the whole plan.
        key: The place in the line's own numbering, on which every draw depends.

    Shape:
        Every array ``(n,)``.
    """

    at_s: Seconds
    person: Indices
    key: Indices

    def __len__(self) -> int:
        return len(self.at_s)

    def where(self, mask: Mask) -> "Cues":
        """Keep the cues under the mask."""
        return Cues(self.at_s[mask], self.person[mask], self.key[mask])

    def later(self, seconds: Seconds) -> "Cues":
        """Give the same cues so many seconds later."""
        return Cues(self.at_s + seconds, self.person, self.key)
