"""A rate card: every rate of one currency from one date, and where each came from."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import accumulate, pairwise
from typing import Final

import numpy as np

from tarife.terms.arrays import Counts, Indices, Micros
from tarife.terms.categories import Category
from tarife.terms.sentences import Sentence, say


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


class Coverage(StrEnum):
    """How much of Meta's card a file holds."""

    COMPLETE = "complete"  # every market of that card, with volume tiers where there are any
    LIST_RATES = "list_rates"  # every market of that card, and no volume tiers
    GAPS = "gaps"  # a full card of which some figures were not found
    CHANGES = "changes"  # only what changed; the rest is the card before it

    @property
    def has_every_market(self) -> bool:
        """Whether the card prints the list rates of every market of its day."""
        return self in (Coverage.COMPLETE, Coverage.LIST_RATES)


_LABELS: Final = {
    Category.MARKETING: say("marketing"),
    Category.UTILITY: say("utility"),
    Category.AUTHENTICATION: say("authentication"),
    Category.AUTHENTICATION_INTERNATIONAL: say("authentication-international"),
    Category.SERVICE: say("service"),
}


def label_of(category: Category) -> Sentence:
    """Name a category in a sentence, as Meta's cards do."""
    return _LABELS[category]


@dataclass(frozen=True, slots=True, order=True)
class CardId:
    """Which card: its first day and its currency, written ``2026-10-01 USD``."""

    effective_from: date
    currency: str

    def __str__(self) -> str:
        return f"{self.effective_from.isoformat()} {self.currency}"


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where the figures of a card come from and how far to trust them.

    Attributes:
        source: The kind of source, such as ``published table``.
        confidence: ``very high``, ``high``, ``medium`` or ``low``, or a span of them such as
            ``medium to high``.
        missing: What the card lacks, one phrase each, fit to be shown.
        note: Anything else worth knowing.
    """

    source: str
    confidence: str
    missing: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Rate:
    """The schedule of one market and category, and the card that printed it.

    Attributes:
        schedule: The list rate and its volume tiers.
        card: The card the figures stand on; for a card of changes, maybe an earlier one.
        note: What the source says of this figure, such as that its date is inferred.
        sources: How many sources print the figure; 0 where its date is inferred.
    """

    schedule: TierSchedule
    card: CardId
    note: str = ""
    sources: int = 1


@dataclass(frozen=True, slots=True)
class RateCard:
    """All rates of one currency from one day on.

    A market and category that is not in ``rates`` has no rate on this card, or none was found:
    never zero.
    """

    id: CardId
    coverage: Coverage
    provenance: Provenance
    rates: Mapping[tuple[str, Category], Rate]

    @property
    def markets(self) -> tuple[str, ...]:
        """The markets of the card, in the order in which it prints them."""
        return tuple(dict.fromkeys(market for market, _ in self.rates))

    @property
    def own_markets(self) -> tuple[str, ...]:
        """The markets of which the card itself prints a rate, and not only one before it."""
        own = (market for (market, _), rate in self.rates.items() if rate.card == self.id)
        return tuple(dict.fromkeys(own))
