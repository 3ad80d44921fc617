"""Rates shows what the card prints for the markets of the plan, as inputs."""

from datetime import date

import pytest

from helpers.files.workbooks import budget_of, micros
from helpers.forecasts import june_forecast, november_forecast


@pytest.fixture(scope="module")
def november():
    return budget_of(november_forecast())


def bands(budget, market, category):
    return [
        (row["Above message"], row["Up to message"], micros(row["Rate"]))
        for row in budget.table("Rates", "Market")
        if (row["Market"], row["Category"]) == (market, category)
    ]


def test_bands_say_what_they_are_above(november):
    assert bands(november, "Turkey", "Utility") == [
        (0, 100_000, 5_300),
        (100_000, 500_000, 5_000),
        (500_000, "and on", 4_800),
    ]


def test_a_card_that_ends_says_where(november):
    assert bands(november, "Turkey", "One-time passwords")[-1] == (100_000, 1_000_000, 7_900)


def test_steps_add_up_to_the_rates(november):
    steps = [row["Step"] for row in november.table("Rates", "Market")[3:]][:3]

    assert november.formulas["Rates"]["F11"].value == "=E11"
    assert sum(steps) != 0


def test_card_source_and_first_day_are_told(november):
    facts = {row[0]: row[1] for row in november.rows("Rates") if row[0]}

    assert november.values["Rates"]["A1"].value == "Rate card 2026-10-01 USD"
    assert facts["Source of the rates"] == "published table"
    assert facts["Valid from"].date() == date(2026, 10, 1)


def test_markets_that_the_plan_does_not_reach_are_left_out(november):
    markets = {row["Market"] for row in november.table("Rates", "Market")}

    assert markets == {"Brazil", "Germany", "India", "Turkey"}


def test_rules_without_tiers_use_the_list_rate_alone():
    rows = budget_of(june_forecast()).table("Rates", "Market")

    assert {row["Up to message"] for row in rows} == {"and on"}
