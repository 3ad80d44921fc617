"""Data is ready for a pivot: a row for each day, market, category and pricing."""

from collections import Counter

import pytest

from helpers.files.workbooks import budget_of, micros
from helpers.forecasts import june_forecast, november_forecast


@pytest.fixture(scope="module")
def november():
    return budget_of(november_forecast())


def rows_of(budget):
    return budget.table("Data", "ChargePeriodStart")


def test_columns_are_called_as_in_focus(november):
    assert list(rows_of(november)[0]) == [
        *("ChargePeriodStart", "BillingPeriodStart", "Line", "Market", "Category"),
        *("PricingType", "ChargeCategory", "Quantity", "ListUnitPrice", "BilledCost"),
        *("BillingCurrency", "Scenario"),
    ]


def test_every_row_has_its_own_key(november):
    keys = Counter(tuple(row.values())[:6] for row in rows_of(november))

    assert set(keys.values()) == {1}


def test_delivered_messages_are_all_there_and_refused_ones_are_not(november):
    lines = november_forecast().lines
    delivered = lines.messages[~lines.refused].sum() - 4 * 75  # paused in the United States

    assert sum(row["Quantity"] for row in rows_of(november)) == delivered


def test_costs_add_up_to_the_total(november):
    total = sum(micros(row["BilledCost"]) for row in rows_of(november))

    assert total == november_forecast().total.micros


def test_service_messages_have_a_row_for_what_the_allowance_may_cover():
    rows = [
        row for row in rows_of(budget_of(june_forecast())) if row["Category"] == "Your replies"
    ]

    assert [(row["PricingType"], row["Quantity"]) for row in rows] == [
        ("Charged", 0),
        ("Free: monthly allowance", 1000),
        ("Charged", 37),
        ("Free: monthly allowance", 0),
    ]


def test_days_are_dates_and_money_carries_its_currency_and_all_decimals(november):
    sheet = november.formulas["Data"]

    assert sheet["A4"].is_date
    assert sheet["J4"].number_format.startswith("#,##0.0000## [$USD]")
