"""Rate cards for tests: the shipped folder, and small cards made on the spot."""

from datetime import date
from functools import cache
from pathlib import Path

from tarife.rates.book import RateBook
from tarife.rates.cards import CardId, Coverage, Provenance, Rate, RateCard
from tarife.rates.files.listings import CardListing
from tarife.rates.files.reading import read_cards
from tarife.terms.categories import Category
from tarife.terms.money import parse_micros
from tarife.terms.tiers import TierSchedule

SHIPPED = Path(__file__).parents[2] / "rate_cards"
BROKEN = Path(__file__).parents[1] / "broken_cards"
HEADER = "market,category,tier_from,tier_to,rate,source_count,note"

_PROVENANCE = Provenance("made up for a test", "low")


@cache
def shipped_cards():
    """Read the shipped cards once; many modules ask for them while tests are collected."""
    return read_cards(SHIPPED)[0]


@cache
def shipped_book():
    return RateBook.of(shipped_cards())


def a_listing(day="2026-10-01", currency="USD", coverage=Coverage.GAPS):
    return CardListing(CardId(date.fromisoformat(day), currency), coverage, _PROVENANCE)


def a_card(day, rates, currency="USD", coverage=Coverage.COMPLETE):
    """Make a card of list rates: ``{"Turkey marketing": "0.0109"}``."""
    card_id = CardId(date.fromisoformat(day), currency)
    return RateCard(
        card_id,
        coverage,
        _PROVENANCE,
        {
            (market, Category(category)): Rate(TierSchedule.flat(parse_micros(text)), card_id)
            for (market, category), text in (
                (line.rsplit(" ", 1), text) for line, text in rates.items()
            )
        },
    )
