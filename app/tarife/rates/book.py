"""The rate book: which card holds on a day, and what it says."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tarife.rates.cards import Coverage, Rate, RateCard, label_of
from tarife.terms.categories import Category
from tarife.terms.problems import Problem
from tarife.terms.sentences import Sentence, say, territory_name
from tarife.terms.tiers import TierSchedule


@dataclass(frozen=True, slots=True)
class RateBook:
    """Rate cards over time, by currency.

    Build it with `RateBook.of`, which lays cards of changes over the card before them.

    Attributes:
        cards: The cards in order of time.
        held_day: The day whose cards hold on every day, or nothing if each has its own.
    """

    cards: tuple[RateCard, ...]
    held_day: date | None = None

    @classmethod
    def of(cls, cards: Iterable[RateCard]) -> "RateBook":
        """Make a book of cards in any order.

        Args:
            cards: At most one for each currency and first day.
        """
        laid: dict[str, RateCard] = {}
        book = []
        for card in sorted(cards, key=lambda card: card.id):
            before = laid.get(card.id.currency)
            if card.coverage is Coverage.CHANGES and before is not None:
                card = replace(card, rates={**before.rates, **card.rates})  # noqa: PLW2901
            laid[card.id.currency] = card
            book.append(card)
        return cls(tuple(book))

    def as_on(self, day: date) -> "RateBook":
        """Let the cards of one day hold on every day, to price by them whatever comes."""
        return replace(self, held_day=day)

    @property
    def currencies(self) -> tuple[str, ...]:
        """The currencies with at least one card, by name."""
        return tuple(sorted({card.id.currency for card in self.cards}))

    def card(self, currency: str, day: date) -> RateCard | None:
        """Find the newest card of ``currency`` that is not later than ``day``."""
        day = self.held_day or day
        begun = (
            card
            for card in reversed(self.cards)
            if card.id.currency == currency and card.id.effective_from <= day
        )
        return next(begun, None)

    def cards_on(self, currency: str, days: Sequence[date]) -> list[RateCard | None]:
        """Find the card of each of some days in a row, see `card`."""
        begin = {card.id.effective_from for card in self.cards}
        found: list[RateCard | None] = []
        for day in days:
            is_other = not found or day in begin
            found.append(self.card(currency, day) if is_other else found[-1])
        return found

    def find(self, currency: str, day: date, market: str, category: Category) -> Rate | Problem:
        """Say what ``market`` and ``category`` cost on ``day``, or which rate is missing."""
        card = self.card(currency, day)
        rate = card.rates.get((market, category)) if card else None
        return rate or missing_rate(currency, day, market, category)


def missing_rate(currency: str, day: date, market: str, category: Category) -> Problem:
    """State that no card holds a rate, and what to do about it."""
    remedy = (
        say("import Meta's card")
        if currency == "USD"
        else say("import Meta's card, or choose USD")
    )
    return Problem(
        code="missing-rate",
        where=_rate_name(market, category),
        message=say(
            "no {currency} card holds {market} ({category}) on {day:d MMM y}",
            currency=currency,
            market=territory_name(market),
            category=label_of(category),
            day=day,
        ),
        hint=remedy,
    )


def beyond_last_band(rate: Rate, market: str, category: Category) -> Problem:
    """State that a card prints no rate for so many messages."""
    return Problem(
        code="missing-band",
        where=_rate_name(market, category),
        message=say(
            "the card {card} prints no {category} rate of {market} beyond {end:,} "
            "messages a month",
            card=rate.card,
            category=label_of(category),
            market=territory_name(market),
            end=rate.schedule.end,
        ),
        hint=say("import Meta's volume-tier card"),
    )


def beyond_counting(
    currency: str, market: str, category: Category, most_micros: int
) -> Problem:
    """State that charges are more than whole numbers of micros can tell."""
    return Problem(
        code="too-much-money",
        where=_rate_name(market, category),
        message=say(
            "the charges can exceed {most:,} {currency}, up to which they are counted exactly",
            most=most_micros // 10**6,
            currency=currency,
        ),
        hint=say("lower the volumes or the rate"),
    )


def _rate_name(market: str, category: Category) -> Sentence:
    return say(
        "{market}/{category}", market=territory_name(market), category=say(category.value)
    )


def list_rate_only(rate: Rate) -> TierSchedule:
    """Give the schedule of a rate without its tiers, as conversations were charged."""
    return TierSchedule.flat(rate.schedule.list_rate_micros)
