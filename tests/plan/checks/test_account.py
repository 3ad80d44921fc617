"""What can be wrong with the business account."""

from dataclasses import replace
from datetime import date, time

import pytest

from tarife.plan.checks.account import check_account
from tarife.plan.model.account import (
    Account,
    Desk,
    InternationalStart,
    OpeningHours,
    TierUse,
    Weekday,
)
from tarife.terms.categories import Category

GOOD = Account()
DAY = date(2025, 2, 1)


def told(**fields):
    return [str(problem) for problem in check_account(replace(GOOD, **fields))]


def test_the_account_of_a_new_plan_has_no_problem():
    assert told() == []


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        pytest.param(
            {"currency": "usd"},
            "account.currency: 'usd' is no currency code; "
            "give three capital letters, such as USD",
            id="currency",
        ),
        pytest.param(
            {"home_country": "TUR"},
            "account.home_country: 'TUR' is no country code; "
            "give two capital letters, such as TR",
            id="country",
        ),
        pytest.param(
            {"home_country": "TR\n"},
            "account.home_country: 'TR\\n' is no country code; "
            "give two capital letters, such as TR",
            id="country with a line end",
        ),
        pytest.param(
            {"time_zone": "Europe/Istambul"},
            "account.time_zone: there is no time zone 'Europe/Istambul'; "
            "did you mean 'Europe/Istanbul'?",
            id="nearest time zone",
        ),
        pytest.param(
            {"time_zone": ""},
            "account.time_zone: there is no time zone ''; "
            "give an IANA name, such as Europe/Istanbul",
            id="no time zone",
        ),
        pytest.param(
            {"tier_used": (TierUse(" ", Category.UTILITY, 5),)},
            "account.tier_used[0].market: ' ' is no market; name a market of the rate card",
            id="no market",
        ),
        pytest.param(
            {"tier_used": (TierUse("Turkey", Category.MARKETING, 5),)},
            "account.tier_used[0].category: 'marketing' has no volume tiers; "
            "choose one of utility, authentication, authentication_international",
            id="no tiers",
        ),
        pytest.param(
            {"tier_used": (TierUse("Turkey", Category.UTILITY, 5),) * 2},
            "account.tier_used[1]: 'Turkey' and 'utility' are already in account.tier_used[0]; "
            "add the two numbers and keep one",
            id="twice",
        ),
        pytest.param(
            {"authentication_international_exceptions": (InternationalStart("India", DAY),)},
            "account.authentication_international_exceptions[0].country: 'India' is no country "
            "code; give two capital letters, such as TR",
            id="no country with a start of its own",
        ),
        pytest.param(
            {"authentication_international_exceptions": (InternationalStart("IN", DAY),) * 2},
            "account.authentication_international_exceptions[1]: 'IN' already has a day in "
            "account.authentication_international_exceptions[0]; keep one of the two days",
            id="two starts of a country",
        ),
        pytest.param(
            {"desk": Desk((OpeningHours(Weekday.MONDAY, time(9), time(8)),))},
            "account.desk.hours[0]: opens '09:00' is not before closes '08:00'; "
            "exchange the two, or write 00:00 for the end of the day",
            id="desk",
        ),
    ],
)
def test_a_problem_is_told_with_place_and_remedy(fields, sentence):
    assert told(**fields) == [sentence]
