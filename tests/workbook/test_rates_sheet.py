"""Rates shows what the card prints for the markets of the plan."""

from datetime import date

import pytest

from helpers.forecasts import june_forecast, november_forecast
from helpers.workbooks import budget_of, micros


@pytest.fixture(scope="module")
def november():
    return budget_of(november_forecast())


def bands(budget, market, category):
    return [
        (row["From message"], row["To message"], micros(row[rate]))
        for row in budget.table("Rates", "Market")
        for rate in row
        if rate.startswith("Rate (") and (row["Market"], row["Category"]) == (market, category)
    ]


def test_bands_count_from_one_and_include_both_ends(november):
    assert bands(november, "Turkey", "Utility") == [
        (1, 100_000, 5_300),
        (100_001, 500_000, 5_000),
        (500_001, "and on", 4_800),
    ]


def test_a_card_that_ends_says_where(november):
    assert bands(november, "Turkey", "Authentication")[-1] == (100_001, 1_000_000, 7_900)


def test_flat_rates_have_one_band_and_rates_show_four_decimals(november):
    assert bands(november, "Germany", "Marketing") == [(1, "and on", 136_500)]
    assert november.formulas["Rates"]["E9"].number_format == "#,##0.0000## [$USD]"


def test_card_source_and_first_day_are_told(november):
    rows = november.rows("Rates")

    assert rows[0][0] == "Rate card 2026-10-01 USD"
    assert rows[1][:2] == ("Source of the rates", "published table")
    assert november.table("Rates", "Market")[0]["Effective from"].date() == date(2026, 10, 1)


def test_markets_that_the_plan_does_not_reach_are_left_out(november):
    markets = {row["Market"] for row in november.table("Rates", "Market")}

    assert markets == {"Brazil", "Germany", "India", "Turkey"}


def test_rules_without_tiers_say_that_only_list_rates_count(november):
    def told(budget):
        return any("only the list rate counts" in str(row[1]) for row in budget.rows("Rates"))

    assert told(budget_of(june_forecast()))
    assert not told(november)
