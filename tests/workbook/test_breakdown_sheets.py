"""Days and markets add up to the month."""

from datetime import datetime

import pytest

from helpers.forecasts import november_forecast
from helpers.workbooks import budget_of, micros
from tarife.forecast.totals import charges_by_day, charges_by_market

CATEGORIES = [
    *("Marketing", "Utility", "Authentication", "Authentication-international", "Service"),
]


@pytest.fixture(scope="module")
def november():
    return budget_of(november_forecast())


def test_the_headers_name_the_categories_under_cost_and_messages(november):
    groups, titles = november.rows("Daily costs")[:2]

    assert (groups[1], groups[7]) == ("Cost (USD)", "Delivered messages")
    assert list(titles) == ["Day", *CATEGORIES, "Total", *CATEGORIES, "Total"]


def test_each_day_costs_what_the_forecast_says(november):
    charges = charges_by_day(november_forecast().lines)

    rows = november.rows("Daily costs")[2:-1]

    assert [row[0].date().day for row in rows] == list(range(1, 31))
    assert isinstance(rows[0][0], datetime)
    for row, expected in zip(rows, charges.tolist(), strict=True):
        assert [micros(value) for value in row[1:6]] == expected
        assert micros(row[6]) == sum(expected)
        assert sum(row[7:12]) == row[12]


def test_each_market_costs_what_the_forecast_says(november):
    lines = november_forecast().lines
    charges = dict(zip(lines.markets, charges_by_market(lines).tolist(), strict=True))

    rows = november.rows("Markets")[2:-1]

    assert [row[0] for row in rows] == sorted(lines.markets)
    for row in rows:
        assert [micros(value) for value in row[1:6]] == charges[row[0]]
    assert november.rows("Markets")[-1][12] == november.rows("Daily costs")[-1][12]
