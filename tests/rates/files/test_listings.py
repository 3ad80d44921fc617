from datetime import date

import pytest

from helpers.rate_cards import shipped_book
from tarife.rates.cards import CardId, Coverage, Provenance
from tarife.rates.files.listings import CardListing, read_listings

CARDS = shipped_book().cards
PLAIN = """
["2026-10-01_USD"]
effective_from = 2026-10-01
currency = "USD"
coverage = "complete"
source = "published rate card"
confidence = "very high"
"""


def codes(text):
    return [problem.code for problem in read_listings(text)[1]]


def test_listing_without_optional_fields():
    (listing,), problems = read_listings(PLAIN)

    assert problems == ()
    assert listing == CardListing(
        CardId(date(2026, 10, 1), "USD"),
        Coverage.COMPLETE,
        Provenance("published rate card", "very high"),
    )
    assert listing.file == "2026-10-01_USD.csv"


def test_a_moment_is_not_a_day():
    assert codes(PLAIN.replace("= 2026-10-01", "= 2026-10-01T00:00:00")) == ["wrong-kind"]


def test_currency_of_another_form_is_told():
    assert codes(PLAIN.replace("USD", "usd")) == ["misnamed-card"]


def test_every_fault_of_an_entry_is_told():
    text = PLAIN.replace('"USD"', "3").replace("source", "sorce")

    assert sorted(codes(text)) == ["missing-field", "unknown-field", "wrong-kind"]


@pytest.mark.parametrize("card", CARDS, ids=lambda card: str(card.id))
def test_shipped_card_states_its_volume_tiers_if_it_lacks_them(card):
    has_tiers = any(rate.schedule.has_tiers for rate in card.rates.values())
    is_by_message = card.id.effective_from >= date(2025, 7, 1)
    states = "volume tiers" in card.provenance.missing

    assert states is (is_by_message and not has_tiers)


@pytest.mark.parametrize(
    "card",
    [card for card in CARDS if card.coverage is Coverage.GAPS and len(card.markets) < 32],
    ids=lambda card: str(card.id),
)
def test_shipped_card_of_few_markets_names_them(card):
    names = card.provenance.missing[0].removeprefix("every market but ")

    assert names.replace(" and ", ", ").split(", ") == list(card.markets)


@pytest.mark.parametrize("card", CARDS, ids=lambda card: str(card.id))
def test_shipped_card_says_how_far_to_trust_it(card):
    steps = set(card.provenance.confidence.split(" to "))

    assert steps <= {"very high", "high", "medium", "low"}
    assert card.provenance.source


def test_first_card_by_message_states_what_was_not_found():
    card = next(card for card in CARDS if str(card.id) == "2025-07-01 USD")

    assert card.provenance.missing == (
        "authentication of Argentina, Colombia, Egypt and Saudi Arabia",
        "utility of Saudi Arabia",
        "volume tiers",
    )


@pytest.mark.parametrize("text", ["a = " + "[" * 10_000, "a = " + "9" * 5_000, "a = {b = 1"])
def test_a_list_that_cannot_be_read_is_told_however_absurd(text):
    assert codes(text) == ["unreadable-list"]
