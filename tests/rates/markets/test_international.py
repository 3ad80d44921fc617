from datetime import date

import pytest

from helpers.rate_cards import shipped_cards
from tarife.rates.cards import Coverage
from tarife.rates.markets.international import (
    AUTHENTICATION_INTERNATIONAL_FROM,
    has_authentication_international,
)
from tarife.terms.categories import Category

CARDS = shipped_cards()


def printed(card):
    return {
        market
        for market, category in card.rates
        if category is Category.AUTHENTICATION_INTERNATIONAL
    }


def due(day):
    return {
        market for market, start in AUTHENTICATION_INTERNATIONAL_FROM.items() if start <= day
    }


@pytest.mark.parametrize("card", CARDS, ids=lambda card: str(card.id))
def test_no_card_prints_such_a_rate_before_its_day(card):
    assert printed(card) <= due(card.id.effective_from)


@pytest.mark.parametrize(
    "card",
    [card for card in CARDS if card.coverage is Coverage.COMPLETE],
    ids=lambda card: str(card.id),
)
def test_complete_card_prints_such_a_rate_of_every_market_that_has_one(card):
    assert printed(card) == due(card.id.effective_from)


@pytest.mark.parametrize(
    ("day", "count"),
    [
        ("2024-05-31", 0),
        ("2024-06-01", 1),
        ("2024-07-01", 2),
        ("2025-02-01", 9),
        ("2026-09-30", 9),
        ("2026-10-01", 18),
    ],
)
def test_markets_with_such_a_rate_by_date(day, count):
    assert len(due(date.fromisoformat(day))) == count


def test_card_of_november_2024_states_the_markets_added_while_it_holds():
    card = next(card for card in CARDS if str(card.id) == "2024-11-01 USD")
    added = due(date(2025, 6, 30)) - printed(card)

    assert len(added) == 7
    assert all(market in card.provenance.missing[0] for market in added)


def test_rate_begins_on_its_first_day():
    assert not has_authentication_international("India", date(2024, 6, 30))
    assert has_authentication_international("India", date(2024, 7, 1))
    assert not has_authentication_international("Turkey", date(2026, 10, 1))
