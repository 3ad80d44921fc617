import pytest

from helpers.rate_cards import SHIPPED
from tarife.forecast.notes.markets import market_notes
from tarife.rates.files.reading import read_markets
from tarife.terms.calendar import BillingMonth

MARKETS = read_markets(SHIPPED)


def notes(month, *countries):
    return [str(note) for note in market_notes(countries, BillingMonth.parse(month), MARKETS)]


def test_country_that_will_be_a_market_of_its_own_is_told():
    assert notes("2026-09", "KW", "TR") == [
        "Kuwait: charged as 'Rest of Middle East', and from 2026-10-01 on as 'Kuwait'"
    ]


@pytest.mark.parametrize("month", ["2026-10", "2026-12"])
def test_country_that_has_just_become_one_is_told(month):
    assert notes(month, "KW") == [
        "Kuwait: charged as 'Kuwait' since 2026-10-01, and as 'Rest of Middle East' before"
    ]


@pytest.mark.parametrize("month", ["2026-05", "2027-02"])
def test_change_further_away_than_a_quarter_is_no_news(month):
    assert notes(month, "KW") == []


def test_country_twice_is_told_once_and_an_unknown_one_not_at_all():
    assert len(notes("2026-09", "KW", "kw", "XX")) == 1
