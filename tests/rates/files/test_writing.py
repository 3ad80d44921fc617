import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.rate_cards import a_card, shipped_cards
from tarife.rates.cards import Coverage, Provenance
from tarife.rates.files.listings import CardListing, read_listings
from tarife.rates.files.rows import read_card
from tarife.rates.files.writing import card_text, listing_text

CARDS = shipped_cards()


@pytest.mark.parametrize("card", CARDS, ids=lambda card: str(card.id))
def test_shipped_card_is_written_so_that_it_reads_back_the_same(card):
    (listing,), problems = read_listings(listing_text(card))
    read, faults = read_card(card_text(card), listing.file, listing)

    assert (problems, faults) == ((), ())
    assert read == card


_PHRASES = st.text(st.characters(exclude_categories=["Cs"]))


@given(st.lists(_PHRASES, min_size=1).map(tuple), _PHRASES)
def test_any_provenance_reads_back(missing, note):
    provenance = Provenance("a file", "low", missing, note)
    card = a_card("2026-10-01", {"Turkey utility": "1"}, coverage=Coverage.GAPS)
    listing = CardListing(card.id, card.coverage, provenance)
    written = listing_text(type(card)(card.id, card.coverage, provenance, card.rates))

    assert read_listings(written) == ((listing,), ())
