"""Variance leaves room for what came and takes a difference apart."""

import pytest

from helpers.forecasts import november_forecast
from helpers.workbooks import budget_of, micros


@pytest.fixture(scope="module")
def november():
    return budget_of(november_forecast())


def test_what_was_planned_adds_up_to_the_total(november):
    rows = november.table("Variance", "Month")

    assert micros(rows[-1]["Planned cost"]) == november_forecast().total.micros
    assert sum(micros(row["Planned cost"]) for row in rows[:-1]) == (
        november_forecast().total.micros
    )


def test_actual_cells_are_empty_and_open(november):
    sheet = november.formulas["Variance"]

    assert sheet["G6"].value is None
    assert not sheet["G6"].protection.locked
    assert not sheet["H6"].protection.locked


def test_nothing_differs_until_something_came(november):
    rows = november.table("Variance", "Month")[:-1]

    assert {row["Difference"] for row in rows} <= {None, ""}
