"""Data holds each day, market and category, and why its messages cost what they cost."""

from datetime import datetime

import pytest

from helpers.forecasts import june_forecast, november_forecast
from helpers.workbooks import budget_of, micros
from tarife.workbook.data_sheet import data_rows


@pytest.fixture(scope="module")
def november():
    return budget_of(november_forecast())


def test_a_row_tells_charged_and_free_messages_by_reason(november):
    row = next(
        row
        for row in november.table("Data", "Day")
        if (row["Day"], row["Market"], row["Category"])
        == (datetime(2026, 11, 5), "Turkey", "Utility")
    )

    shown = {title: value for title, value in row.items() if value}
    assert micros(shown.pop("Cost (USD)")) == 875 * 5_300
    assert shown == {
        "Day": datetime(2026, 11, 5),
        "Market": "Turkey",
        "Category": "Utility",
        "Charged messages": 875,
        "Free: in a free entry point": 16,
        "Delivered messages": 891,
    }


def test_paused_and_refused_messages_are_not_delivered(november):
    rows = november.table("Data", "Day")
    paused = [row for row in rows if row["Not delivered: US pause"]]
    refused = [row for row in rows if row["Not sent: window closed"]]

    assert {row["Delivered messages"] for row in paused} == {0}
    assert {row["Market"] for row in paused} == {"United States"}
    assert sum(row["Not sent: window closed"] for row in refused) == 36


def test_days_are_dates_and_money_carries_its_currency_and_all_decimals(november):
    sheet = november.formulas["Data"]

    assert sheet["A3"].is_date
    assert sheet["N3"].number_format.startswith("#,##0.0000 [$USD];")
    rupiah = budget_of(june_forecast()).formulas["Data"]
    assert rupiah["N3"].number_format.startswith("#,##0.00 [$IDR];")


def test_every_message_is_in_one_row():
    lines = november_forecast().lines

    rows = data_rows(lines)

    assert sum(total.messages for row in rows for total in row.totals) == lines.messages.sum()
    assert len({(row.day, row.market, row.category) for row in rows}) == len(rows)
    assert [row.at for row in rows] == list(range(2, 2 + len(rows)))
