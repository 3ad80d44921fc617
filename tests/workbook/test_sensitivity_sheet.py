"""Sensitivity shows what the numbers that matter most change, as the app plays them."""

from dataclasses import replace
from datetime import datetime
from decimal import Decimal

import pytest

from helpers.files.workbooks import budget_of, edition, micros
from tarife.assets import load_book, load_markets
from tarife.forecast.costs.all_in import all_in
from tarife.forecast.forecast import forecast
from tarife.plan.edits.numbers import set_typed_numbers
from tarife.plan.model.addresses import Address
from tarife.plan.model.costs import Costs, Partner, Tax
from tarife.plan.model.lines import Audience, Broadcast, Send, TemplateCategory
from tarife.plan.model.plan import GridRow, Plan
from tarife.plan.model.scenarios import Range
from tarife.terms.calendar import BillingMonth
from tarife.workbook.sheets.sensitivity import with_sensitivities

SALE = Send(
    *("sale", "Sale", "all", TemplateCategory.MARKETING),
    volume=800,
    schedule=Broadcast((datetime(2026, 11, 27, 10),)),
)
MARKETING = Address("grid", "DE", "marketing")


def played(plan):
    return forecast(plan, load_book(), load_markets(), lambda: False)


def cost(plan):
    return all_in(played(plan), plan.costs).total.micros


@pytest.fixture(scope="module")
def plan():
    return Plan(
        *("Small", BillingMonth(2026, 11)),
        grid=(GridRow("DE", marketing=1000, utility=400),),
        audiences=(Audience("all", "All", "TR", 800),),
        sends=(SALE,),
        costs=Costs(taxes=(Tax("KDV", Decimal("0.2")),)),
        ranges=(Range(MARKETING, 700, 1500),),
    )


@pytest.fixture(scope="module")
def rows(plan):
    forecasted = played(plan)
    found = with_sensitivities(edition(forecasted), played).sensitivities
    budget = budget_of(forecasted, sensitivities=found)
    return {row["Number"]: row for row in budget.table("Sensitivity", "Number")}


def test_the_ends_of_a_range_are_played_and_cost_what_the_app_says(plan, rows):
    row, now = rows["Germany: Marketing"], cost(plan)

    assert (row["Low"], row["Now"], row["High"]) == (700, 1000, 1500)
    for end, value in (("low", 700), ("high", 1500)):
        moved = set_typed_numbers((("grid/DE/marketing", Decimal(value)),)).apply(plan)
        assert micros(row[f"Change at the {end} end"]) == cost(moved) - now


def test_a_number_without_a_range_moves_by_a_tenth_and_no_further_than_the_app_takes(rows):
    tax, volume = rows["KDV"], rows["Sale: Attempts"]

    assert (tax["Low"], tax["High"]) == pytest.approx((0.18, 0.22))
    assert (volume["Low"], volume["High"]) == (720, 800)
    assert volume["Change at the low end"] < volume["Change at the high end"] == 0


def test_what_no_sum_of_the_workbook_is_stays_as_exported_and_says_so(rows):
    assert {rows[name]["Workbook"] for name in ("KDV", "Sale: Attempts")} == {"live"}
    assert all(
        (row["Cost that it moves"] is None) == (row["Workbook"] == "as exported")
        for row in rows.values()
    )


def test_the_strongest_stands_first_and_no_more_than_ten_are_shown(rows):
    reaches = [
        max(abs(row["Change at the low end"]), abs(row["Change at the high end"]))
        for row in rows.values()
    ]

    assert reaches == sorted(reaches, reverse=True)
    assert 3 < len(reaches) <= 10


def test_a_budget_of_which_nothing_was_moved_has_no_such_sheet(plan):
    assert "Sensitivity" not in budget_of(played(replace(plan, ranges=()))).values.sheetnames


def test_numbers_are_shown_as_what_they_are(plan):
    partner = Partner(platform_fee=Decimal(99))
    forecasted = played(replace(plan, costs=replace(plan.costs, partner=partner)))
    found = with_sensitivities(edition(forecasted), played).sensitivities
    sheet = budget_of(forecasted, sensitivities=found).formulas["Sensitivity"]
    shown = {row[0].value: {cell.number_format for cell in row[1:4]} for row in sheet.rows}

    assert shown["Germany: Marketing"] == {'#,##0;-#,##0;"\N{EN DASH}"'}
    assert shown["KDV"] == {"0.0#%"}
    assert shown["Platform fee a month"] == {"#,##0.00####"}


@pytest.mark.unmeasured
def test_of_a_plan_that_takes_long_fewer_numbers_are_tried_and_one_at_least(plan):
    forecasted, counts = played(plan), []
    for seconds in (0, 6, 100):
        tried = []

        def cost_of(one, tried=tried):
            tried.append(one)
            return played(one)

        heavy = replace(forecasted, playing=replace(forecasted.playing, seconds=seconds))
        found = with_sensitivities(edition(heavy), cost_of)
        counts.append((len(found.sensitivities), len(tried)))

    assert [shown for shown, _ in counts[1:]] == [1, 1]
    assert [count for _, count in counts[1:]] == [1 + 1 + 1] * 2
    assert counts[0][0] > 3
