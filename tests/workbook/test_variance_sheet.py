"""Variance leaves room for what came and takes a difference apart."""

import pytest

from helpers.forecasts import november_forecast
from helpers.workbooks import budget_of, micros


@pytest.fixture(scope="module")
def november():
    return budget_of(november_forecast())


def test_what_was_planned_adds_up_to_the_total(november):
    rows = november.table("Variance", "Month")
    total = next(row for row in november.rows("Variance") if row[0] == "Total")

    assert micros(total[4]) == november_forecast().total.micros
    assert sum(micros(row["Planned cost"]) for row in rows) == november_forecast().total.micros


def test_actual_cells_are_empty_and_open(november):
    sheet = november.formulas["Variance"]

    assert sheet["G6"].value is None
    assert not sheet["G6"].protection.locked
    assert not sheet["H6"].protection.locked


def test_nothing_differs_until_something_came(november):
    rows = november.table("Variance", "Month")

    assert {row["Difference"] for row in rows} <= {None, ""}


def test_what_nobody_planned_has_open_rows_that_count_in_the_total(november):
    sheet, rows = november.formulas["Variance"], november.table("Variance", "Month")
    first = 6 + len(rows)
    total = november.place("Variance", "Total")

    assert total == first + 5
    for at in range(first, total):
        assert all(not sheet.cell(at, column).protection.locked for column in (1, 2, 3, 7, 8))
        assert (sheet.cell(at, 4).value, sheet.cell(at, 5).value) == ("=0", "=0")
    assert sheet.cell(total, 8).value == f"=SUM(H6:H{total - 1})"
