from datetime import date

import numpy as np
import pytest

from helpers.rate_cards import a_card, shipped_book
from tarife.rates.book import RateBook, beyond_last_band, list_rate_only
from tarife.rates.cards import Coverage
from tarife.terms.categories import Category
from tarife.terms.money import parse_micros


@pytest.fixture(scope="module")
def shipped():
    return shipped_book()


def test_newest_card_not_later_than_the_day_holds():
    book = RateBook.of(
        [a_card("2026-07-01", {"Turkey marketing": "2"}), a_card("2026-01-01", {})]
    )

    days = [date(2025, 12, 31), date(2026, 1, 1), date(2026, 6, 30), date(2026, 7, 1)]
    held = [book.card("USD", day) for day in days]

    assert [str(card.id) if card else None for card in held] == [
        None,
        "2026-01-01 USD",
        "2026-01-01 USD",
        "2026-07-01 USD",
    ]


def test_the_card_of_one_day_can_hold_on_every_day():
    book = RateBook.of([a_card("2026-07-01", {}), a_card("2026-01-01", {})])
    held = book.as_on(date(2026, 8, 1))

    assert [str(held.card("USD", date(year, 2, 1)).id) for year in (2024, 2026, 2027)] == [
        "2026-07-01 USD"
    ] * 3


def test_changes_lie_over_the_card_before_them_in_the_same_currency():
    changes = a_card("2026-04-01", {"Turkey utility": "9"}, coverage=Coverage.CHANGES)
    book = RateBook.of(
        [
            changes,
            a_card("2026-02-01", {"Turkey utility": "5"}, currency="EUR"),
            a_card("2026-01-01", {"Turkey utility": "1", "Turkey marketing": "2"}),
        ]
    )

    laid = book.card("USD", date(2026, 4, 1))

    assert {
        category: (rate.schedule.list_rate_micros, str(rate.card))
        for (_, category), rate in laid.rates.items()
    } == {
        Category.UTILITY: (9_000_000, "2026-04-01 USD"),
        Category.MARKETING: (2_000_000, "2026-01-01 USD"),
    }


def test_changes_with_nothing_before_them_stand_alone():
    changes = a_card("2026-04-01", {"Turkey utility": "9"}, coverage=Coverage.CHANGES)

    assert RateBook.of([changes]).cards == (changes,)


@pytest.mark.parametrize("coverage", [Coverage.GAPS, Coverage.COMPLETE])
def test_gaps_are_never_filled_from_an_older_card(coverage):
    newer = a_card("2026-04-01", {"Turkey utility": "9"}, coverage=coverage)
    book = RateBook.of([a_card("2026-01-01", {"Turkey marketing": "1"}), newer])

    assert book.card("USD", date(2026, 4, 1)) == newer


def test_currencies_are_listed_once_each():
    book = RateBook.of(
        [a_card("2026-01-01", {}), a_card("2026-07-01", {}), a_card("2026-01-01", {}, "EUR")]
    )

    assert book.currencies == ("EUR", "USD")


def test_missing_rate_says_what_and_when_and_what_to_do(shipped):
    problem = shipped.find("EUR", date(2026, 11, 1), "Kuwait", Category.SERVICE)

    assert (problem.code, problem.where) == ("missing-rate", "Kuwait/service")
    assert (
        f"{problem.message}; {problem.hint}"
        == "no EUR card holds Kuwait (service) on 1 Nov 2026; import Meta's card, or choose USD"
    )


def test_missing_dollar_rate_does_not_offer_dollars(shipped):
    problem = shipped.find(
        "USD", date(2023, 5, 31), "Turkey", Category.AUTHENTICATION_INTERNATIONAL
    )

    assert str(problem) == (
        "Turkey/authentication_international: no USD card holds Turkey "
        "(authentication-international) on 31 May 2023; import Meta's card"
    )


@pytest.mark.parametrize(
    ("day", "line", "rate", "card"),
    [
        ("2024-09-15", ("Indonesia", Category.MARKETING), "0.0411", "2024-06-01 USD"),
        ("2024-09-15", ("Indonesia", Category.UTILITY), "0.0200", "2024-08-01 USD"),
        ("2024-09-30", ("India", Category.MARKETING), "0.0099", "2023-06-01 USD"),
        ("2024-10-01", ("India", Category.MARKETING), "0.0107", "2024-10-01 USD"),
        ("2024-09-15", ("India", Category.AUTHENTICATION), "0.0014", "2024-07-01 USD"),
        ("2024-09-30", ("United Kingdom", Category.MARKETING), "0.0705", "2023-06-01 USD"),
        ("2026-12-31", ("Turkey", Category.MARKETING), "0.0109", "2026-10-01 USD"),
    ],
)
def test_shipped_dollar_rates_and_the_cards_they_come_from(shipped, day, line, rate, card):
    market, category = line
    found = shipped.find("USD", date.fromisoformat(day), market, category)

    assert (found.schedule.list_rate_micros, str(found.card)) == (parse_micros(rate), card)


@pytest.mark.parametrize(
    ("currency", "day", "market", "category"),
    [
        ("USD", "2024-06-30", "India", "authentication"),
        ("USD", "2025-07-15", "Argentina", "authentication"),
        ("INR", "2026-08-15", "Germany", "marketing"),
        ("EUR", "2026-10-01", "Germany", "marketing"),
        ("MXN", "2026-10-01", "Mexico", "marketing"),
        ("TRY", "2026-10-01", "Turkey", "marketing"),
    ],
)
def test_shipped_gaps_are_told(shipped, currency, day, market, category):
    found = shipped.find(currency, date.fromisoformat(day), market, Category(category))

    assert found.code == "missing-rate"


def test_message_750000_of_india_authentication_is_the_last_at_list_rate(shipped):
    rate = shipped.find("USD", date(2026, 10, 1), "India", Category.AUTHENTICATION)

    assert rate.schedule.rate_of(np.array([750_000, 750_001]) - 1).tolist() == [1400, 1300]


def test_india_utility_in_rupees_falls_to_its_lowest_tier_beyond_300_million(shipped):
    schedule = shipped.find("INR", date(2026, 7, 15), "India", Category.UTILITY).schedule
    numbers = np.array([25_000_000, 25_000_001, 300_000_000, 300_000_001])

    assert schedule.rate_of(numbers - 1).tolist() == [115_000, 108_100, 87_400, 80_500]


def test_india_authentication_in_rupees_is_unknown_beyond_750_000(shipped):
    rate = shipped.find("INR", date(2026, 7, 15), "India", Category.AUTHENTICATION)

    assert rate.schedule.holds(749_999)
    assert not rate.schedule.holds(750_000)
    assert str(beyond_last_band(rate, "India", Category.AUTHENTICATION)) == (
        "India/authentication: the card 2026-07-01 INR prints no authentication rate of India "
        "beyond 750,000 messages a month; import Meta's volume-tier card"
    )


@pytest.mark.parametrize(
    ("currency", "day", "line", "micros"),
    [
        ("GBP", "2026-03-31", ("United Kingdom", "marketing"), 38_200),
        ("GBP", "2026-07-01", ("Colombia", "utility"), 400),
        ("EUR", "2026-03-31", ("Germany", "marketing"), 113_100),
        ("IDR", "2026-07-01", ("Indonesia", "authentication_international"), 1_940_130_000),
        ("IDR", "2026-10-01", ("Indonesia", "service"), 356_650_000),
        ("AED", "2026-10-01", ("United Arab Emirates", "marketing"), 211_500),
    ],
)
def test_list_rates_of_other_currencies(shipped, currency, day, line, micros):
    rate = shipped.find(currency, date.fromisoformat(day), line[0], Category(line[1]))

    assert rate.schedule.list_rate_micros == micros


def test_conversations_were_charged_at_the_list_rate_alone(shipped):
    rate = shipped.find("USD", date(2026, 10, 1), "India", Category.AUTHENTICATION)
    schedule = list_rate_only(rate)

    assert schedule.rate_of(np.array([0, 10**9])).tolist() == [1400, 1400]
    assert not schedule.has_tiers
