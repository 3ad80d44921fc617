"""The CSV loses nothing."""

import csv
from decimal import Decimal

import pytest

from helpers.forecasts import empty_forecast, june_forecast, november_forecast
from tarife.terms.problems import OutsideError
from tarife.workbook.csv_export import COLUMNS, write_csv


def rows_of(forecast, folder):
    path = folder / "month.csv"
    write_csv(forecast, path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("forecast", [november_forecast, june_forecast])
def test_costs_add_up_to_the_total_exactly(tmp_path, forecast):
    rows = rows_of(forecast(), tmp_path)

    assert sum(Decimal(row["cost"]) for row in rows) == forecast().total.amount
    assert sum(int(row["messages"]) for row in rows) == forecast().lines.messages.sum()


def test_a_row_is_a_day_market_category_and_reason(tmp_path):
    rows = rows_of(june_forecast(), tmp_path)

    assert list(rows[0].values()) == [
        *("2023-06-01", "Indonesia", "marketing", "conversation_opened"),
        *("1000", "597660", "IDR"),
    ]
    keys = [(row["day"], row["market"], row["category"], row["reason"]) for row in rows]
    assert len(set(keys)) == len(keys) == 5


def test_lines_of_the_plan_are_summed(tmp_path):
    rows = rows_of(november_forecast(), tmp_path)

    keys = [(row["day"], row["market"], row["category"], row["reason"]) for row in rows]
    assert len(set(keys)) == len(keys)


def test_an_empty_month_has_only_headers(tmp_path):
    write_csv(empty_forecast(), tmp_path / "month.csv")

    text = (tmp_path / "month.csv").read_bytes()
    assert text == b"\xef\xbb\xbf" + ",".join(COLUMNS).encode() + b"\r\n"


def test_a_missing_folder_is_told_in_a_sentence(tmp_path):
    with pytest.raises(OutsideError, match="the folder does not exist"):
        write_csv(june_forecast(), tmp_path / "nowhere" / "month.csv")
