"""Volume tiers: what a message costs by its number in the month."""

from dataclasses import dataclass
from itertools import accumulate, pairwise

import numpy as np

from tarife.terms.arrays import Counts, Indices, Micros


@dataclass(frozen=True, slots=True)
class TierSchedule:
    """The bands of one market and category, half-open and counted from 0.

    ``starts[i]`` is the number of messages that precede band ``i``; its first entry is 0 and
    belongs to the list rate. ``end`` is where the last known band stops: a card may print only
    its first bands, and beyond them the rate is unknown, not free.

    Units:
        ``starts`` and ``end`` in messages of the month, ``rates_micros`` in micros a message.
    Source:
        Billing rules, 4.5.
    """

    starts: tuple[int, ...]
    rates_micros: tuple[int, ...]
    end: int | None = None

    def __post_init__(self) -> None:
        if len(self.starts) != len(self.rates_micros) or self.starts[:1] != (0,):
            message = "a tier schedule needs one rate a band, and its first band starts at 0"
            raise ValueError(message)
        ends = self.starts if self.end is None else (*self.starts, self.end)
        if any(later <= earlier for earlier, later in pairwise(ends)):
            message = "the bands of a tier schedule must begin one after the other"
            raise ValueError(message)

    @classmethod
    def flat(cls, rate_micros: int) -> "TierSchedule":
        """Make the schedule of a category without tiers."""
        return cls((0,), (rate_micros,))

    @property
    def list_rate_micros(self) -> int:
        return self.rates_micros[0]

    @property
    def has_tiers(self) -> bool:
        """Whether the rate falls with volume, or is unknown beyond a volume."""
        return len(self.starts) > 1 or self.end is not None

    def holds(self, ordinal: int) -> bool:
        """Tell whether a rate is known for a message number, counted from 0."""
        return self.end is None or ordinal < self.end

    def band_of(self, ordinals: Counts) -> Indices:
        """Give the band of each message by its number in the month, counted from 0.

        Shape:
            ``(n,)`` in and out.
        """
        bands: Indices = np.searchsorted(np.array(self.starts), ordinals, side="right") - 1
        return bands

    def rate_of(self, ordinals: Counts) -> Micros:
        """Give the rate of each message by its number in the month, counted from 0.

        Shape:
            ``(n,)`` in and out.
        """
        rates: Micros = np.array(self.rates_micros, dtype=np.int64)[self.band_of(ordinals)]
        return rates

    def shared_cost(self, first: int, messages: Counts) -> Micros:
        """Give what several counts cost that share the same stretch of numbers.

        Each takes part in every band in proportion to its size, in whole messages.

        Args:
            first: The number of the first message of the stretch, counted from 0.
            messages: The counts, which together fill the stretch.

        Shape:
            ``(counts,)`` in and out.
        """
        left = messages.tolist()
        cost = [0] * len(left)
        for end, rate in zip((*self.starts[1:], None), self.rates_micros, strict=True):
            total = sum(left)
            inside = total if end is None else min(total, max(0, end - first))
            for index, share in enumerate(_proportional(inside, left)):
                cost[index] += share * rate
                left[index] -= share
            first += inside
        return np.array(cost, dtype=np.int64)


def _proportional(whole: int, parts: list[int]) -> list[int]:
    """Divide a whole number in proportion to parts whose sum is at least as large."""
    total = max(sum(parts), 1)
    reached = [whole * end // total for end in accumulate(parts, initial=0)]
    return [later - earlier for earlier, later in pairwise(reached)]
