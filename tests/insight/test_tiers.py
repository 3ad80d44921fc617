"""Where volume tiers stand at the month's end."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.forecasts import (
    AUTHENTICATION,
    DELIVERED,
    INTERNATIONAL,
    UTILITY,
    Line,
    june_forecast,
    ledger_lines,
    november_forecast,
    rate_card,
    under,
)
from tarife.assets import load_markets
from tarife.billing.ledger import Reason
from tarife.insight.tiers import tier_usages
from tarife.plan.model.account import TierUse
from tarife.terms.money import Money
from tarife.terms.tiers import TierSchedule

MARKETS = load_markets()
CARD = rate_card(
    {
        ("Turkey", UTILITY): TierSchedule((0, 100, 250), (5_000, 4_000, 3_000)),
        ("Turkey", AUTHENTICATION): TierSchedule((0, 100), (8_000, 7_000), 500),
        ("Turkey", INTERNATIONAL): TierSchedule((0, 100), (9_000, 8_500)),
        ("Germany", UTILITY): "0.055",
    }
)


def turkish(category, *days, used=0, market="Turkey"):
    """Messages of one market on the first days of November."""
    lines = [
        Line(day, market, category, DELIVERED, count, "0.005")
        for day, count in enumerate(days, start=1)
    ]
    return november_with(lines, used and (TierUse("Turkey", category, used),))


def november_with(lines, tier_used=()):
    forecast = november_forecast()
    account = replace(forecast.plan.account, tier_used=tier_used or ())
    plan = replace(forecast.plan, account=account)
    return replace(under(forecast, card=CARD), plan=plan, lines=ledger_lines(lines))


def usage(forecast):
    (found,) = tier_usages(forecast, MARKETS)
    return found


def days(found):
    return [band.reached_on and band.reached_on.day for band in found.bands]


def test_a_band_is_reached_on_the_day_of_its_first_message():
    assert days(usage(turkish(UTILITY, 100, 149, 1))) == [1, 2, None]
    assert days(usage(turkish(UTILITY, 101, 149, 1))) == [1, 1, 3]


def test_a_band_that_other_traffic_has_reached_is_told_so():
    found = usage(turkish(UTILITY, 0, 150, used=101))

    assert [band.is_reached_elsewhere for band in found.bands] == [True, True, False]
    assert [band.is_reached for band in found.bands] == [True, True, True]
    assert days(found) == [None, None, 2]


def test_other_traffic_that_just_fills_a_band_leaves_the_next_to_the_plan():
    assert days(usage(turkish(UTILITY, 0, 1, used=100))) == [None, 2, None]


def test_one_more_message_costs_the_rate_of_the_band_it_falls_in():
    assert usage(turkish(UTILITY, 99)).marginal == Money(5_000, "USD")
    assert usage(turkish(UTILITY, 100)).marginal == Money(4_000, "USD")


def test_beyond_the_last_known_band_no_rate_is_told():
    found = usage(turkish(AUTHENTICATION, 500))

    assert found.marginal is None
    assert found.next_saving is None


def test_the_next_band_says_how_far_it_is_and_what_it_saves():
    found = usage(turkish(UTILITY, 60, used=50))

    assert (found.counted, found.messages) == (110, 60)
    assert found.messages_to_next == 140
    assert found.next_saving == Money(1_000, "USD")


def test_a_band_that_is_just_filled_is_left_and_the_one_after_the_next_is_ahead():
    found = usage(turkish(UTILITY, 100))

    assert (found.messages_to_next, found.next_saving) == (150, Money(1_000, "USD"))


def test_in_the_last_band_there_is_no_next_one():
    found = usage(turkish(UTILITY, 251))

    assert (found.next_band, found.messages_to_next, found.next_saving) == (None, None, None)


def test_the_average_and_what_was_saved_follow_from_the_charges():
    found = usage(
        november_with(
            [
                Line(1, "Turkey", UTILITY, DELIVERED, 100, "0.005"),
                Line(2, "Turkey", UTILITY, DELIVERED, 100, "0.004"),
            ]
        )
    )

    assert found.average == Decimal("0.0045")
    assert found.saved == Money(100_000, "USD")


def test_authentication_international_shares_the_counter_of_authentication():
    forecast = november_with(
        [
            Line(1, "Turkey", AUTHENTICATION, DELIVERED, 60, "0.008"),
            Line(1, "Turkey", INTERNATIONAL, DELIVERED, 40, "0.009"),
            Line(2, "Turkey", INTERNATIONAL, DELIVERED, 1, "0.0085"),
        ],
        (TierUse("Turkey", INTERNATIONAL, 10),),
    )
    national, international = tier_usages(forecast, MARKETS)

    assert (national.messages, international.messages) == (60, 41)
    assert national.counted == international.counted == 111
    assert days(national) == days(international) == [None, 1]


def test_only_charged_messages_count():
    forecast = november_with(
        [
            Line(1, "Turkey", UTILITY, DELIVERED, 5, "0.005"),
            Line(1, "Turkey", UTILITY, Reason.FREE_ENTRY_POINT, 900),
        ]
    )

    assert usage(forecast).counted == 5


@pytest.mark.parametrize(
    "forecast",
    [
        pytest.param(june_forecast(), id="rules without tiers"),
        pytest.param(turkish(UTILITY, 500, market="Germany"), id="card without tiers"),
        pytest.param(turkish(UTILITY, 500, market="Brazil"), id="card without the market"),
        pytest.param(november_with(()), id="no messages"),
    ],
)
def test_without_tiers_there_is_nothing_to_tell(forecast):
    assert tier_usages(forecast, MARKETS) == ()


@given(st.lists(st.integers(0, 200), min_size=1, max_size=30), st.integers(0, 400))
def test_a_twin_that_counts_one_message_at_a_time_agrees(counts, used):
    found = tier_usages(turkish(UTILITY, *counts, used=used), MARKETS)
    first = {}
    ordinal = used
    for day, count in enumerate(counts, start=1):
        for _ in range(count):
            band = sum(ordinal >= start for start in (0, 100, 250)) - 1
            first.setdefault(band, date(2026, 11, day))
            ordinal += 1

    for one in found:
        for place, band in enumerate(one.bands):
            expected = None if used > band.starts_at else first.get(place)
            assert band.reached_on == expected
