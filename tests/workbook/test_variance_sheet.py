"""Variance leaves room for what came and takes a difference apart."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from helpers.files.workbooks import budget_of, micros
from helpers.forecasts import november_forecast
from tarife.plan.model.actuals import (
    ActualDay,
    ActualReason,
    Actuals,
    ActualSource,
    ActualSum,
)
from tarife.plan.model.booked import Booked, TypedActual
from tarife.terms.categories import Category
from tarife.workbook.context import Variant


@pytest.fixture(scope="module")
def november():
    return budget_of(november_forecast())


def test_what_was_planned_adds_up_to_the_total(november):
    rows = november.table("Variance", "Month")
    total = next(row for row in november.rows("Variance") if row[0] == "Total")

    assert micros(total[4]) == november_forecast().total.micros
    assert sum(micros(row["Planned cost"]) for row in rows) == november_forecast().total.micros


def test_the_record_of_forecasts_stands_on_variance_and_summary(november):
    said = "not yet tried on real traffic"

    assert any(
        row[0] == f"Forecasts of this plan: {said}." for row in november.rows("Variance")
    )
    assert any(said in row for row in november.rows("Summary"))


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

    assert total == first + 6
    for at in range(first, total - 1):
        assert all(not sheet.cell(at, column).protection.locked for column in (1, 2, 3, 7, 8))
        assert (sheet.cell(at, 4).value, sheet.cell(at, 5).value) == ("=0", "=0")
    assert sheet.cell(total, 8).value == f"=SUM(H6:H{total - 2})"


def known(days, micros=5_000_000):
    """November with real traffic of its first days, as planned but for what nobody planned."""
    forecast = november_forecast()
    sums = [
        (pair.market, pair.category, int(pair.messages.sum()), int(pair.charge_micros.sum()))
        for pair in Variant.of("Plan", forecast).pairs
    ]
    sums.append(("France", Category.UTILITY, 100, micros))
    first = ActualDay(
        date(2026, 11, 1),
        ActualSource.LOG,
        tuple(
            ActualSum(market, category, ActualReason.CHARGED, messages, Decimal(cost) / 10**6)
            for market, category, messages, cost in sums
        ),
    )
    free = ActualSum("France", Category.SERVICE, ActualReason.ALLOWANCE, 1)
    others = (replace(first, day=date(2026, 11, n), sums=(free,)) for n in range(2, days + 1))
    actuals = Actuals("USD", (first, *others))
    return budget_of(replace(forecast, plan=replace(forecast.plan, actuals=actuals)))


def test_what_the_plan_knows_of_a_whole_month_is_filled_in():
    book = known(30)
    rows = {(row["Market"], row["Category"]): row for row in book.table("Variance", "Month")}
    total = next(row for row in book.rows("Variance") if row[0] == "Total")

    for (market, _), row in rows.items():
        wanted = 5_000_000 if market == "France" else 0
        assert micros(row["Difference"]) == wanted
        assert row["Note"] == "from real traffic"
    assert micros(total[7]) == november_forecast().total.micros + 5_000_000
    assert micros(total[8]) == micros(total[10]) == 5_000_000
    assert total[9] == 0
    said = {row[0]: row[3] for row in book.rows("Variance") if row[0]}
    assert micros(said["Difference"]) == 5_000_000
    assert micros(said["Price"]) == 5_000_000
    assert micros(said["Mix of markets and categories"] + said["Number of messages"]) == 0


def test_a_difference_of_less_than_half_a_cent_is_never_minus_nothing(november):
    sheet = november.formulas["Variance"]
    mix = next(row for row in sheet.iter_rows(max_col=4) if str(row[0].value).startswith("Mix"))
    marked = sheet.conditional_formatting
    (rule,) = next(own.rules for own in marked if mix[3].coordinate in own.cells)

    first = f"D{mix[3].row - 1}"
    assert rule.formula == [f"AND(ISNUMBER({first}),ROUND(N({first}),Decimals)=0)"]
    assert rule.dxf.numFmt.formatCode == '"\N{EN DASH}"'


def test_what_a_difference_comes_from_is_never_split_between_pages():
    forecast = november_forecast()

    def breaks(count):
        typed = tuple(TypedActual("2026-11", "Mars", f"Post {n}") for n in range(count))
        plan = replace(forecast.plan, booked=Booked(typed=typed))
        sheet = budget_of(replace(forecast, plan=plan)).formulas["Variance"]
        rows = [row[0].value for row in sheet.iter_rows(max_col=1)]
        causes = rows.index("Where the difference comes from") + 1
        return [one.id - causes + 1 for one in sheet.row_breaks.brk]

    assert breaks(0) == []
    assert breaks(26) == [0]


def test_of_a_table_of_many_rows_the_totals_and_causes_are_printed():
    forecast = november_forecast()

    def area_of(count):
        typed = tuple(TypedActual("2026-11", "Mars", f"Post {n}") for n in range(count))
        book = budget_of(
            replace(forecast, plan=replace(forecast.plan, booked=Booked(typed=typed)))
        )
        sheet = book.formulas["Variance"]
        rows = [row[0].value for row in sheet.iter_rows(max_col=1)]
        first = int(re.search(r"\$A\$(\d+):", sheet.print_area)[1])
        return first, rows.index("Rounding") + 1, sheet["A4"].value

    assert area_of(100)[0] == 1
    first, totals, note = area_of(160)
    assert first == totals
    assert "Of 174 rows the totals are printed" in note


def test_of_a_month_that_is_not_over_nothing_is_filled_in():
    rows = known(29).table("Variance", "Month")

    assert {row["Actual cost"] for row in rows} == {None}
    assert "France" not in {row["Market"] for row in rows}
