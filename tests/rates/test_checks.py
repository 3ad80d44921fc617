from dataclasses import replace
from datetime import date

import pytest

from helpers.rate_cards import SHIPPED, a_card, shipped_book
from tarife.billing.eras import ERAS
from tarife.rates.cards import Coverage
from tarife.rates.checks import (
    AUTHENTICATION_FROM,
    HIGHEST_PLAUSIBLE,
    NO_LIRA,
    categories_due,
    check_card,
    hint_for_currency,
    is_service_charged,
)
from tarife.rates.files.reading import read_markets
from tarife.terms.categories import Category

BOOK = shipped_book()
MARKETS = read_markets(SHIPPED)


def codes(card):
    return [problem.code for problem in check_card(card, MARKETS)]


@pytest.mark.parametrize("card", BOOK.cards, ids=lambda card: str(card.id))
def test_shipped_card_passes_every_check(card):
    assert check_card(card, MARKETS) == ()


@pytest.mark.parametrize("era", ERAS, ids=lambda era: era.id)
def test_service_has_a_price_in_the_eras_that_charge_it(era):
    assert is_service_charged(era.first_day) is era.service_charged


def test_service_price_ends_with_october_2024():
    assert is_service_charged(date(2024, 10, 31))
    assert not is_service_charged(date(2024, 11, 1))


def test_every_market_had_authentication_from_the_start_but_india():
    first_card = BOOK.card("USD", date(2023, 6, 1))
    without = {
        market
        for market in first_card.markets
        if (market, Category.AUTHENTICATION) not in first_card.rates
    }

    assert without == set(AUTHENTICATION_FROM) == {"India"}


def test_categories_due_of_india_grow_with_time():
    days = [date(2023, 6, 1), date(2024, 7, 1), date(2025, 7, 1), date(2026, 10, 1)]

    assert [len(categories_due("India", day)) for day in days] == [3, 5, 4, 5]


def test_free_service_may_stand_on_a_card_as_zero():
    free = a_card("2024-11-01", {"Turkey service": "0"}, coverage=Coverage.GAPS)

    assert codes(free) == []


@pytest.mark.parametrize("category", ["marketing", "utility", "authentication"])
def test_nothing_else_is_ever_free(category):
    free = a_card("2024-11-01", {f"Turkey {category}": "0"}, coverage=Coverage.GAPS)

    assert codes(free) == ["implausible-rate"]


@pytest.mark.parametrize(
    ("currency", "highest"), HIGHEST_PLAUSIBLE.items(), ids=list(HIGHEST_PLAUSIBLE)
)
def test_rate_above_the_highest_plausible_is_told(currency, highest):
    rates = {"Turkey marketing": str(highest), "Turkey utility": f"{highest}.0001"}

    assert codes(a_card("2026-10-01", rates, currency, Coverage.GAPS)) == ["implausible-rate"]


def test_highest_plausible_is_far_above_every_shipped_rate():
    for card in BOOK.cards:
        dearest = max(max(rate.schedule.rates_micros) for rate in card.rates.values())

        assert dearest * 5 < HIGHEST_PLAUSIBLE[card.id.currency] * 1_000_000


def test_complete_card_that_loses_any_line_is_told():
    card = BOOK.card("COP", date(2026, 10, 1))
    for line in card.rates:
        rest = {other: rate for other, rate in card.rates.items() if other != line}

        assert codes(replace(card, rates=rest)) == ["missing-category"]


def test_card_before_the_first_markets_knows_none():
    early = a_card("2023-05-01", {"Turkey marketing": "1"}, coverage=Coverage.GAPS)

    assert codes(early) == ["unknown-market"]


@pytest.mark.parametrize("text", ["TRY", " tl ", "₺"])
def test_lira_is_explained(text):
    assert hint_for_currency(text) == NO_LIRA


def test_other_currencies_need_no_explanation():
    assert hint_for_currency("EUR") == ""
