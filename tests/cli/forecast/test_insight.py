"""What the command line prints of volume tiers, SMS and budgets."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from helpers.forecasts import UTILITY, june_forecast, november_forecast
from tarife.assets import load_markets
from tarife.cli.forecast.budgets import budgets_document, budgets_text
from tarife.cli.forecast.insight import (
    sms_document,
    sms_text,
    spread_text,
    tiers_document,
    tiers_text,
)
from tarife.forecast.ranges.spread import PercentileBand, Spread
from tarife.insight.budget import BudgetStanding
from tarife.insight.sms import sms_lines
from tarife.insight.tiers import tier_usages
from tarife.plan.model.account import TierUse
from tarife.plan.model.costs import Costs, SmsPrice
from tarife.terms.calendar import BillingMonth, Period

NOVEMBER = november_forecast()
PRICED = Costs(sms=(SmsPrice("Turkey", Decimal("0.012")),))


def usages(tier_used=None):
    plan = NOVEMBER.plan
    account = replace(plan.account, tier_used=tier_used or plan.account.tier_used)
    forecast = replace(NOVEMBER, plan=replace(plan, account=account))
    return tier_usages(forecast, load_markets())


def row(text, word):
    return next(line.split() for line in text.splitlines() if word in line)


def test_a_tier_tells_its_days_prices_and_distance():
    text = tiers_text(usages(), "USD")

    assert row(text, "utility")[2:] == [
        *("90,000", "33,675", "2026-11-13", "0.0053", "0.005", "376,325", "0.0002")
    ]
    assert row(text, "authentication")[2:] == [
        *("0", "6,195", "-", "0.0083", "0.0083", "93,805", "0.0004")
    ]


def test_tiers_of_several_months_say_of_which():
    later = [replace(one, month=one.month.shifted(1)) for one in usages()]
    header, _, *rows = tiers_text((*usages(), *later), "USD").strip().splitlines()

    assert header.startswith("Month")
    assert [line.split()[:2] for line in rows] == [["November", "2026"]] * 2 + [
        ["December", "2026"]
    ] * 2
    months = [one["month"] for one in tiers_document((*usages(), *later))]
    assert months == ["2026-11"] * 2 + ["2026-12"] * 2


def test_a_band_reached_elsewhere_is_told_so():
    text = tiers_text(usages((TierUse("Turkey", UTILITY, 490_000),)), "USD")

    assert "elsewhere, 2026-11-13" in text


def test_in_the_last_band_there_is_no_distance():
    text = tiers_text(usages((TierUse("Turkey", UTILITY, 600_000),)), "USD")

    assert row(text, "utility")[-2:] == ["-", "-"]


def test_the_document_holds_every_band():
    utility = tiers_document(usages())[0]

    assert utility["bands"] == [
        {"starts_at": 0, "rate": "0.0053", "reached_on": None, "reached_elsewhere": True},
        {
            "starts_at": 100_000,
            "rate": "0.005",
            "reached_on": "2026-11-13",
            "reached_elsewhere": False,
        },
        {
            "starts_at": 500_000,
            "rate": "0.0048",
            "reached_on": None,
            "reached_elsewhere": False,
        },
    ]
    assert utility["next_message"] == "0.005"
    assert (utility["used_elsewhere"], utility["charged"]) == (90_000, 33_675)
    assert utility["counted"] == 90_000 + 33_675


def test_where_no_rate_is_known_for_one_more_message_the_document_says_so():
    known = tuple(replace(one, counted=10**9, end=10**6) for one in usages())

    assert tiers_document(known)[0]["next_message"] is None


def test_a_spread_tells_its_tenths_from_low_to_high():
    band = PercentileBand(4_000_000, 5_000_000, 6_500_000)
    said = spread_text(Spread(1_000, band, (), (), {}), "USD")

    assert (
        "less than 4.00 USD, half of them less than 5.00 USD, one in ten more than 6.50" in said
    )
    assert said.endswith("(1,000 trials)\n")
    assert spread_text(None, "USD") == ""


def test_without_tiers_a_sentence_says_so():
    assert "none for this traffic" in tiers_text(
        tier_usages(june_forecast(), load_markets()), "IDR"
    )


def test_sms_is_printed_once_a_price_is_typed():
    assert sms_text(sms_lines(NOVEMBER, Costs())) == ""
    assert sms_text(()) == ""

    text = sms_text(sms_lines(NOVEMBER, PRICED))

    assert row(text, "Turkey")[1:4] == ["79,099", "648.8266", "949.19"]
    assert row(text, "Germany")[3:5] == ["-", "-"]


def test_the_document_has_every_market_and_null_for_what_is_not_known():
    priced = SmsPrice("Peru", Decimal(1))
    document = {
        line["market"]: line for line in sms_document(sms_lines(NOVEMBER, Costs(sms=(priced,))))
    }

    assert document["Turkey"]["sms"] is None
    assert document["Peru"] == {
        "market": "Peru",
        "messages": 0,
        "whatsapp": "0",
        "sms": "0",
        "break_even": None,
    }


def test_a_budget_says_between_which_days_trials_use_it_up():
    december = Period(BillingMonth(2026, 12))
    day, earliest = date(2026, 12, 20), date(2026, 12, 17)
    certain = BudgetStanding(december, 10**8, 0, 12 * 10**7, day, earliest=day, latest=day)
    told = replace(certain, earliest=earliest, latest=None)

    assert "2026-12-20  " in budgets_text([certain], "USD")
    assert "2026-12-20 (2026-12-17 … lasts)" in budgets_text([told], "USD")
    sooner = replace(certain, earliest=earliest, latest=earliest)
    assert "2026-12-20 (2026-12-17 … 2026-12-17)" in budgets_text([sooner], "USD")
    assert [budgets_document([told])[0][name] for name in ("earliest", "latest")] == [
        "2026-12-17",
        None,
    ]
