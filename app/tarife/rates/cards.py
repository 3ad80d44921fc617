"""A rate card: every rate of one currency from one date, and where each came from."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final, TypeAlias

from tarife.terms.categories import Category
from tarife.terms.sentences import Sentence, say
from tarife.terms.tiers import TierSchedule


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


RateKey: TypeAlias = tuple[str, Category]
"""The market and category of a rate."""


@dataclass(frozen=True, slots=True)
class RateCard:
    """All rates of one currency from one day on.

    A market and category that is not in ``rates`` has no rate on this card, or none was found:
    never zero.
    """

    id: CardId
    coverage: Coverage
    provenance: Provenance
    rates: Mapping[RateKey, Rate]

    @property
    def markets(self) -> tuple[str, ...]:
        """The markets of the card, in the order in which it prints them."""
        return tuple(dict.fromkeys(market for market, _ in self.rates))

    @property
    def own_markets(self) -> tuple[str, ...]:
        """The markets of which the card itself prints a rate, and not only one before it."""
        own = (market for (market, _), rate in self.rates.items() if rate.card == self.id)
        return tuple(dict.fromkeys(own))
