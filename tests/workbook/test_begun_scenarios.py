"""A scenario that goes on from what really happened, in the budget: its figures stand still."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from functools import cache

import pytest

from helpers.files.recalculation import differences, recalculated, typed_into, values_of
from helpers.files.workbooks import WRITTEN_AT, budget_of, micros
from helpers.rate_cards import shipped_book
from tarife.assets import load_markets
from tarife.forecast.forecast import forecast
from tarife.forecast.month_usage import sums_by_day
from tarife.plan.model.actuals import ActualDay, Actuals, ActualSource
from tarife.plan.model.costs import Costs, Markup, Partner, Tax
from tarife.plan.model.lines import (
    Audience,
    Broadcast,
    EntryPoint,
    Send,
    Steady,
    TemplateCategory,
)
from tarife.plan.model.plan import Plan
from tarife.plan.model.scenarios import Adjustment, Lever, Scenario
from tarife.plan.what_if.levers import scenario_plan
from tarife.terms.calendar import BillingMonth
from tarife.terms.categories import Category
from tarife.terms.languages import Language
from tarife.workbook.budget import write_workbook
from tarife.workbook.context import edition_of
from tarife.workbook.played import count_rows
from tarife.workbook.sheets.sensitivity import with_sensitivities

NAME, TOTAL = "1. 12 Nov re-forecast", "Meta's charges, total"


@cache
def played(plan):
    return forecast(plan, shipped_book(), load_markets(), lambda: False)


@cache
def budget_plan():
    moments = tuple(datetime(2026, 11, day, 11) for day in (3, 10, 17, 24))
    plan = Plan(
        name="November",
        month=BillingMonth(2026, 11),
        audiences=(Audience("all", "All", "TR", 300),),
        sends=(
            Send("news", "News", "all", TemplateCategory.MARKETING, 200, Broadcast(moments)),
            Send("codes", "Codes", "all", TemplateCategory.AUTHENTICATION, 300, Steady()),
        ),
        entry_points=(EntryPoint("ad", "Ad", "TR", 2),),
        costs=Costs(
            partner=Partner(markups=(Markup(Category.MARKETING, Decimal("0.1")),)),
            taxes=(Tax("VAT", Decimal("0.2")),),
        ),
        scenarios=(
            Scenario("then", "12 Nov re-forecast", real_to=date(2026, 11, 12)),
            Scenario("more", "More", (Adjustment(Lever.VOLUME, 1.2),)),
        ),
    )
    days = []
    for day, sums in sums_by_day(played(plan).lines).items():
        own = [replace(one, amount=one.amount and one.amount + Decimal("0.4")) for one in sums]
        own[:1] = [replace(one, market="") for one in own[:1]]
        if day.day <= 12 and own:
            days.append(ActualDay(day, ActualSource.LOG, tuple(own)))
    return replace(plan, actuals=Actuals("USD", tuple(days)))


def budget_edition(**fields):
    plan = replace(budget_plan(), **fields)
    return edition_of(played(plan), WRITTEN_AT, Language.ENGLISH, played)


def test_it_stands_beside_the_plan_to_the_micro_and_says_that_it_is_not_live():
    edition = budget_edition()
    tried = with_sensitivities(edition, played).sensitivities
    budget = budget_of(edition.forecast, scenarios=edition.scenarios, sensitivities=tried)

    found = edition.scenarios[0][1]
    row = next(r for r in budget.rows("Scenarios") if r[0] == TOTAL)
    assert micros(row[2]) == played(budget_plan()).total.micros
    assert micros(row[3]) == found.total.micros != micros(row[2])
    data = [row for row in budget.table("Data", "ChargePeriodStart") if row["Scenario"] == NAME]
    usage = [one for one in data if one["ChargeCategory"] == "Usage"]
    assert sum(micros(one["BilledCost"]) for one in usage) == found.total.micros
    assert "Real traffic" in {one["Line"] for one in usage}
    said = [row[1] for row in budget.rows("Scenarios") if row[0] == NAME and row[1]]
    assert "do not follow Inputs and Rates" in said[0]
    assert any("stays as exported" in str(row[0]) for row in budget.rows("Scenarios"))


def test_what_came_in_no_market_has_one_row_of_the_variance_with_its_name():
    plan = budget_plan()
    days = [
        ActualDay(day, ActualSource.LOG, tuple(replace(one, market="") for one in sums[:1]))
        for day, sums in sums_by_day(played(plan).lines).items()
    ]
    plan = replace(plan, actuals=Actuals("USD", tuple(days)))
    of_scenario = [(one.name, played(scenario_plan(plan, one))) for one in plan.scenarios]

    budget = budget_of(played(plan), scenarios=of_scenario)

    rows = [row for row in budget.table("Variance", "Month") if row["Key"]]
    untold = [row for row in rows if row["Market"] == "Market not told"]
    assert {row["Market"] for row in rows} == {"Turkey", "Market not told"}
    assert len(untold) == len({row["Category"] for row in untold})
    paid = sum(micros(row["Actual cost"]) for row in untold)
    assert paid == sum(one.micros for day in days for one in day.sums) > 0


def test_scenarios_beyond_what_a_budget_holds_are_left_out_but_not_the_one_that_is_shown(
    monkeypatch,
):
    plan = budget_plan()
    more = plan.scenarios[1]
    plan = replace(plan, scenarios=(*plan.scenarios, replace(more, id="most", name="Most")))
    own = played(plan)
    monkeypatch.setattr("tarife.workbook.context.MOST_ROWS_PLAYED", 4 * count_rows(own))

    made = edition_of(own, WRITTEN_AT, Language.ENGLISH, played, shown=plan.scenarios[-1])

    assert [name for name, _ in made.scenarios] == ["Most"]
    assert made.chosen == 1
    assert [problem.code for problem in made.problems] == ["budget-is-full"] * 2
    assert "in scenario More" in str(made.problems[1])


@pytest.mark.unmeasured
def test_recalculated_it_is_the_same_and_a_changed_input_leaves_its_charges(tmp_path):
    path, changed = tmp_path / "budget.xlsx", tmp_path / "changed.xlsx"
    write_workbook(budget_edition(), path)
    typed_into(path, "Inputs", {("sends/news/volume", "Value"): 100}, changed)

    chosen = tmp_path / "chosen.xlsx"
    write_workbook(replace(budget_edition(months=2), chosen=1), chosen)

    same, other, shown = recalculated([path, changed, chosen], tmp_path / "out")

    for carried, computed in ((path, same), (chosen, shown)):
        count, found = differences(carried, computed)
        assert count > 500
        assert not found
    totals = []
    for book in (same, other):
        sheet = values_of(book)["Scenarios"]
        at = next(
            row for (row, column), text in sheet.items() if text == "Meta's charges, total"
        )
        totals.append([float(sheet[at, column]) for column in (3, 4, 5)])
    assert totals[0][1] == totals[1][1]
    assert totals[0][0] > totals[1][0]
    assert totals[0][2] > totals[1][2]
