from datetime import date

from helpers.rate_cards import a_card
from tarife.rates.book import RateBook
from tarife.rates.cards import Coverage, label_of
from tarife.terms.categories import Category


def test_markets_stand_in_the_order_of_the_card():
    card = a_card(
        "2026-01-01",
        {"Turkey marketing": "1", "Brazil marketing": "1", "Turkey utility": "1"},
    )

    assert card.markets == ("Turkey", "Brazil")


def test_own_markets_leave_out_those_of_the_card_below():
    book = RateBook.of(
        [
            a_card("2026-01-01", {"Turkey utility": "1", "Brazil utility": "1"}),
            a_card("2026-04-01", {"Brazil utility": "2"}, coverage=Coverage.CHANGES),
        ]
    )
    laid = book.card("USD", date(2026, 4, 1))

    assert (laid.markets, laid.own_markets) == (("Turkey", "Brazil"), ("Brazil",))


def test_cards_are_ordered_by_day_and_written_with_it():
    earlier, later = a_card("2026-01-01", {}, "USD").id, a_card("2026-04-01", {}, "EUR").id

    assert earlier < later
    assert str(earlier) == "2026-01-01 USD"


def test_categories_are_named_as_on_the_card():
    assert label_of(Category.AUTHENTICATION_INTERNATIONAL) == "authentication-international"
