"""All cards there are: those that come with the program, and those a person imported."""

from dataclasses import dataclass
from itertools import groupby
from typing import Final

from tarife.rates.book import RateBook
from tarife.rates.cards import CardId, RateCard
from tarife.rates.change_log import FIRST_UNKNOWN
from tarife.rates.markets import Markets
from tarife.terms.problems import Problem

FIRST_VERSION: Final = 1


@dataclass(frozen=True, slots=True)
class ImportedCard:
    """A card that a person imported.

    Attributes:
        card: The card.
        version: Counts the imports of the same date and currency; the highest one holds.
    """

    card: RateCard
    version: int


@dataclass(frozen=True, slots=True)
class CardLibrary:
    """The shipped and the imported cards.

    Attributes:
        shipped: As their files print them.
        imported: Every version, in order of card and version.
        shipped_markets: The markets that come with the program.
        problems: Why some imported cards cannot be used.
    """

    shipped: tuple[RateCard, ...]
    imported: tuple[ImportedCard, ...]
    shipped_markets: Markets
    problems: tuple[Problem, ...] = ()

    @property
    def holding(self) -> tuple[ImportedCard, ...]:
        """The newest import of each date and currency."""
        groups = groupby(self.imported, lambda imported: imported.card.id)
        return tuple(max(group, key=lambda each: each.version) for _, group in groups)

    @property
    def book(self) -> RateBook:
        """The cards that hold: an imported one before a shipped one of the same day."""
        cards = {card.id: card for card in self.shipped}
        cards |= {imported.card.id: imported.card for imported in self.holding}
        return RateBook.of(cards.values())

    @property
    def markets(self) -> Markets:
        """The markets, with those that an imported card is the first to print."""
        markets = self.shipped_markets
        for imported in self.holding:
            day = imported.card.id.effective_from
            if day >= FIRST_UNKNOWN:
                markets = markets.with_own(imported.card.markets, day)
        return markets

    def import_of(self, card_id: CardId) -> ImportedCard | None:
        """Find the import that holds for a date and currency, if there is one."""
        return next((each for each in self.holding if each.card.id == card_id), None)

    def is_shipped(self, card_id: CardId) -> bool:
        """Tell whether a card of that date and currency comes with the program."""
        return any(card.id == card_id for card in self.shipped)
