"""Which authentication templates cost the authentication-international rate."""

from datetime import date

import pytest

from helpers.twins.timelines import ISTANBUL, HomeMarkets, book, messages
from tarife.billing.engine import bill
from tarife.billing.settings import BillingSettings
from tarife.terms.categories import CATEGORIES, Category
from tarife.terms.problems import InputError

BOOK = book("""
    2024-06-01  ID  A 0.03  AI 0.13
    2024-06-01  IN  A 0.01  AI 0.02
    2024-06-01  TR  A 0.01
    2024-06-01  EG  A 0.01
    2024-06-01  DE  A 0.05  AI 0.5
""")
DOMESTIC = Category.AUTHENTICATION
INTERNATIONAL = Category.AUTHENTICATION_INTERNATIONAL


def category(country, day="2024-08-01", start=date(2024, 6, 1), home="TR"):
    account = BillingSettings(
        "USD", ISTANBUL, home_country=home, authentication_international_from=start
    )
    table = messages(f"{day} 10:00  out authentication  {country}")
    return CATEGORIES[bill(table, BOOK, account, HomeMarkets()).category[0]]


@pytest.mark.parametrize(
    ("country", "expected"), [("ID", INTERNATIONAL), ("IN", INTERNATIONAL), ("TR", DOMESTIC)]
)
def test_markets_with_such_a_rate_cost_it(country, expected):
    assert category(country) is expected


def test_the_home_country_costs_the_domestic_rate():
    assert category("IN", home="IN") is DOMESTIC
    assert category("IN", home="") is INTERNATIONAL


def test_it_begins_on_the_day_the_business_becomes_subject_to_it():
    assert category("IN", day="2024-08-01", start=date(2024, 8, 1)) is INTERNATIONAL
    assert category("IN", day="2024-07-31", start=date(2024, 8, 1)) is DOMESTIC
    assert category("IN", start=None) is DOMESTIC


def test_a_card_that_prints_such_a_rate_is_followed():
    assert category("DE") is INTERNATIONAL


def test_a_listed_market_without_such_a_rate_on_the_card_is_a_stated_gap():
    assert category("EG", day="2025-01-31") is DOMESTIC
    with pytest.raises(InputError, match="Egypt"):
        category("EG", day="2025-02-01")


def test_only_authentication_templates_are_concerned():
    table = messages("2024-08-01 10:00  out utility  ID")
    account = BillingSettings("USD", ISTANBUL, authentication_international_from=date.min)
    cards = book("2024-06-01  ID  U 0.02  AI 0.13")

    assert bill(table, cards, account, HomeMarkets()).category.tolist() == [1]


def test_a_country_may_begin_on_a_day_of_its_own():
    account = BillingSettings(
        "USD",
        ISTANBUL,
        authentication_international_from=date(2024, 8, 1),
        authentication_international_exceptions={"IN": date(2024, 9, 1)},
    )
    table = messages("""
        2024-08-02 10:00  out authentication  ID
        2024-08-02 11:00  out authentication  IN
        2024-09-02 10:00  out authentication  IN
    """)
    billed = bill(table, BOOK, account, HomeMarkets()).category

    assert [CATEGORIES[code] for code in billed] == [INTERNATIONAL, DOMESTIC, INTERNATIONAL]


def test_of_two_countries_of_one_market_the_earlier_day_counts_for_the_market():
    account = BillingSettings(
        "USD",
        ISTANBUL,
        authentication_international_from=date(2025, 1, 1),
        authentication_international_exceptions={
            "US": date(2024, 9, 1),
            "CA": date(2024, 8, 1),
        },
    )
    cards = book("2024-06-01  US  A 0.01  AI 0.1")
    table = messages("""
        2024-07-31 10:00  out authentication  US
        2024-08-01 10:00  out authentication  US
    """)
    billed = bill(table, cards, account, HomeMarkets()).category

    assert [CATEGORIES[code] for code in billed] == [DOMESTIC, INTERNATIONAL]


def test_only_the_countries_named_are_subject_where_there_is_no_day_for_all():
    account = BillingSettings(
        "USD", ISTANBUL, authentication_international_exceptions={"IN": date(2024, 8, 1)}
    )
    table = messages("""
        2024-08-02 10:00  out authentication  ID
        2024-08-02 11:00  out authentication  IN
    """)
    billed = bill(table, BOOK, account, HomeMarkets()).category

    assert [CATEGORIES[code] for code in billed] == [DOMESTIC, INTERNATIONAL]
