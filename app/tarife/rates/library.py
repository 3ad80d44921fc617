"""All cards there are: those that come with the program, and those a person imported."""

from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

from tarife.rates.book import RateBook
from tarife.rates.cards import CardId, RateCard
from tarife.rates.change_log import FIRST_UNKNOWN
from tarife.rates.markets.markets import Markets
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
class ListedCard:
    """A card as a list of all of them shows it.

    Attributes:
        card: The card, laid over those before it.
        imported: The import it came by; nothing for a shipped card.
        is_replaced: Whether a newer import of the same date and currency holds in its place.
    """

    card: RateCard
    imported: ImportedCard | None
    is_replaced: bool


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

    @property
    def rates(self) -> tuple[RateBook, Markets]:
        """Both, as what plays a plan takes them."""
        return self.book, self.markets

    def import_of(self, card_id: CardId) -> ImportedCard | None:
        """Find the import that holds for a date and currency, if there is one."""
        return next((each for each in self.holding if each.card.id == card_id), None)

    @property
    def listed(self) -> tuple[ListedCard, ...]:
        """Every card: those that hold, and those in whose place a newer import does."""
        held, book = self.holding, self.book
        listed = [
            ListedCard(card, self.import_of(card.id), is_replaced=False) for card in book.cards
        ]
        taken = {imported.card.id for imported in held}
        listed += [
            ListedCard(_laid(card, book), None, is_replaced=True)
            for card in self.shipped
            if card.id in taken
        ]
        listed += [
            ListedCard(_laid(older.card, book), older, is_replaced=True)
            for older in self.imported
            if older not in held
        ]
        return tuple(listed)

    def with_import(self, card: RateCard) -> "CardLibrary":
        """Give the library as it will be when a card is imported."""
        before = self.import_of(card.id)
        added = ImportedCard(card, before.version + 1 if before else FIRST_VERSION)
        imported = sorted(
            (*self.imported, added), key=lambda each: (each.card.id, each.version)
        )
        return replace(self, imported=tuple(imported))


def _laid(card: RateCard, book: RateBook) -> RateCard:
    """Lay a card over those before it, as if it held on its day."""
    others = (other for other in book.cards if other.id != card.id)
    return next(laid for laid in RateBook.of((*others, card)).cards if laid.id == card.id)
