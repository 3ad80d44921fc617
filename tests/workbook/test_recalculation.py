"""LibreOffice computes every formula anew and finds what the app found."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from helpers.files.recalculation import (
    differences,
    pages_of,
    recalculated,
    typed_into,
    values_of,
)
from helpers.files.workbooks import WRITTEN_AT
from tarife.assets import load_book, load_markets
from tarife.documents.files import open_plan
from tarife.forecast.costs.all_in import all_in
from tarife.forecast.forecast import forecast
from tarife.insight.sensitivity import NumberSensitivity
from tarife.plan.identity import revision_of
from tarife.plan.model.addresses import Address
from tarife.plan.model.booked import Booked, Invoice, TypedActual
from tarife.plan.model.budgets import BudgetUnit, SpanAmount, SpanBudgets
from tarife.plan.model.costs import Agent, Costs, Markup, Partner, Tax
from tarife.plan.model.plan import GridRow, Plan
from tarife.plan.model.scenarios import Adjustment, Lever, MonthChange, Override, Scenario
from tarife.plan.numbers import with_number
from tarife.plan.what_if.levers import scenario_plan
from tarife.terms.calendar import BillingMonth
from tarife.terms.categories import Category
from tarife.terms.languages import Language
from tarife.terms.shipped import data_root
from tarife.workbook.budget import write_workbook
from tarife.workbook.context import edition_of, with_moved
from tarife.workbook.edited import read_budget
from tarife.workbook.imports import import_into

pytestmark = pytest.mark.unmeasured

RETAILER, BANK, THREE = (
    *("turkish-retailer-2026-11", "bank-otp-2026-11"),
    "three-countries-2023-09",
)
BY_DAY, BY_QUARTER = "three months", "five months with budgets of quarters"
OWN = "numbers of their own"
HEADLINE = (5, 1)
MORE = Scenario("more", "=More", (Adjustment(Lever.VOLUME, 1.2),))
MOVED = Scenario("", "", (Adjustment(Lever.REPLY_RATIO, 2), Adjustment(Lever.MARKUP, 0.3)))


UPDATES_AT = Address("sends", "order-updates", "volume")
UPDATES = "sends/order-updates/volume"
VOLUME, RATIO = "grid/TR/marketing", "costs//taxes.0.tax_ratio"
ANSWERED = "inbound/support/behaviour.answer_ratio"
WRONG = {
    "text": (("Inputs", {(VOLUME, "Value"): "many"}), "Cells on Inputs and Rates that hold"),
    "number as text": (("Inputs", {(RATIO, "Value"): "0.2"}), "Cells on Inputs and Rates"),
    "error": (("Inputs", {(VOLUME, "Value"): "=1/0"}), "Cells on Inputs and Rates that hold"),
    "emptied": (("Inputs", {(VOLUME, "Value"): None}), "Cells on Inputs and Rates that hold"),
    "rate": (("Rates", {("Turkey", "Rate"): "#N/A"}), "Cells on Inputs and Rates that hold"),
    "budget": (("Inputs", {("plan//budget", "Value"): "much"}), "Cells on Inputs and Rates"),
    "refused": (("Inputs", {(VOLUME, "Value"): -5}), "Numbers on Inputs that the app refuses"),
    "scenario": (
        ("Scenarios", {("Scenario shown on Summary", "Plan"): "Moer"}),
        "Scenario shown",
    ),
    "actual as text": (
        ("Variance", {("Marketing", "Actual cost"): "1.234,50"}),
        "Cells on Invoices and Variance that hold",
    ),
    "day as text": (
        ("Invoices", {("Day of the cut-off", "Currency"): "20.11.2026"}),
        "Cells on Invoices and Variance that hold",
    ),
}
"""What a person, or a paste, may do to a budget, and the check that finds it."""


@cache
def played(plan):
    return forecast(plan, load_book(), load_markets(), lambda: False)


def example(name):
    return open_plan(Path(str(data_root())) / "resources" / "examples" / f"{name}.tarife")[0]


def written(plan, path, language=Language.ENGLISH):
    write_workbook(edition_of(played(plan), WRITTEN_AT, language, played), path)
    return path


def rich(plan):
    """The plan with a partner, Meta's agent, a tax, a budget and a scenario."""
    return replace(
        plan,
        costs=Costs(
            Partner(markups=(Markup(Category.MARKETING, Decimal("0.05")),)),
            taxes=(Tax("KDV", Decimal("0.2")),),
            agent=Agent(Decimal("0.5"), 900, Decimal("2.5")),
        ),
        budget=Decimal(3000),
        scenarios=(MORE,),
    )


def over_months(count):
    """The retailer's plan over several months, with more in December and two cards."""
    december = MonthChange("2026-12", (Adjustment(Lever.VOLUME, 1.6),))
    return replace(rich(example(RETAILER)), months=count, changes=(december,))


def budgeted(count):
    amounts = SpanAmount("2026-Q4", Decimal(12_000)), SpanAmount("2027-Q1", Decimal(9000))
    budgets = SpanBudgets(BudgetUnit.QUARTER, amounts, rolls_over=True)
    return replace(over_months(count), budget=None, span_budgets=budgets)


def with_own_numbers():
    """The retailer's plan with numbers of a month and a scenario, and what finance typed."""
    numbers = ((UPDATES_AT, 30_000), (Address("account", "", "service_allowance"), 500))
    own = Scenario("own", "Own", overrides=tuple(Override(*one) for one in numbers))
    december = MonthChange("2026-12", overrides=(Override(UPDATES_AT, 60_000),))
    plan = replace(example(RETAILER), months=2, changes=(december,))
    invoice = Invoice(
        *("INV-1", date(2026, 11, 20), "", "GBP", Decimal("1.2345678")),
        *(Decimal("70.123456"), Decimal("0.5"), Decimal("14.02")),
    )
    typed = TypedActual("2026-11", "Turkey", "marketing", 100, Decimal("9.123456"))
    return replace(plan, scenarios=(own,), booked=Booked(None, (invoice,), (typed,)))


def shown_as(variant, path, language):
    """The retailer's budget that shows a scenario first, or moved levers."""
    forecasted = played(rich(example(RETAILER)))
    if variant not in forecasted.plan.scenarios:
        forecasted = with_moved(forecasted, variant, language)
    edition = edition_of(forecasted, WRITTEN_AT, language, played)
    write_workbook(replace(edition, chosen=len(edition.scenarios)), path)
    return path


def small_ones(folder):
    """A small budget, edited in ways that leave no number."""
    row = GridRow("TR", people=900, marketing=1000, utility=500)
    plan = rich(Plan("Small", BillingMonth(2026, 11), grid=(row,)))
    path = written(replace(plan, budget=Decimal(5)), folder / "small.xlsx")
    edits = {f"wrong {name}": change for name, (change, _) in WRONG.items()}
    edits["wrong no budget"] = ("Inputs", {("plan//budget", "Value"): None})
    return {
        name: typed_into(path, *change, folder / f"{name}.xlsx")
        for name, change in edits.items()
    }


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("budgets")


@pytest.fixture(scope="module")
def books(folder):
    """Budgets as written and as LibreOffice computes them at once: as they are, and edited."""
    own = {name: written(example(name), folder / f"{name}.xlsx") for name in (BANK, THREE)}
    own[RETAILER] = written(rich(example(RETAILER)), folder / f"{RETAILER}.xlsx")
    own["scenario"] = shown_as(MORE, folder / "scenario.xlsx", Language.TURKISH)
    own["moved"] = shown_as(MOVED, folder / "moved.xlsx", Language.ENGLISH)
    own[BY_DAY] = written(over_months(3), folder / "three.xlsx")
    own[BY_QUARTER] = written(budgeted(5), folder / "quarters.xlsx", Language.TURKISH)
    own[OWN] = written(with_own_numbers(), folder / "own.xlsx")
    edits = {
        "own edited": (own[OWN], "Inputs", {(UPDATES, "Value"): 54_000}),
        "more in all months": (own[BY_DAY], "Inputs", {(VOLUME, "Value"): 88_000}),
        "bank doubled": (own[BANK], "Inputs", {("grid/IN/authentication", "Value"): 2_000_000}),
        "allowance": (own[RETAILER], "Inputs", {("account//service_allowance", "Value"): 4000}),
        "replies": (own[THREE], "Inputs", {("grid/BR/reply_ratio", "Value"): 0.2}),
        "changes": (
            *(own[RETAILER], "Inputs"),
            {(UPDATES, "Value"): 49_500, (VOLUME, "Value"): 72_000, (RATIO, "Value"): 0.1},
        ),
        "answers": (own[RETAILER], "Inputs", {(ANSWERED, "Value"): 0.7}),
        "tax": (own[RETAILER], "Inputs", {("costs//taxes.0.tax_ratio", "Value"): 0.1}),
    }
    for name, (path, sheet, changes) in edits.items():
        own[name] = typed_into(path, sheet, changes, folder / f"{name}.xlsx")
    own |= small_ones(folder)
    computed = recalculated(list(own.values()), folder)
    yield {
        name: (path, other) for (name, path), other in zip(own.items(), computed, strict=True)
    }
    values_of.cache_clear()
    played.cache_clear()


@pytest.mark.parametrize(
    "name", [RETAILER, BANK, THREE, "scenario", "moved", BY_DAY, BY_QUARTER, OWN]
)
def test_every_formula_of_an_example_gives_the_value_it_carries(books, name):
    count, found = differences(*books[name])

    assert count > 2000
    assert found == []


def test_a_budget_still_says_its_plan_after_libreoffice(books):
    plan, again = rich(example(RETAILER)), read_budget(books[RETAILER][1])

    assert (again.plan_id, again.revision) == (plan.id, revision_of(plan))
    assert again.plan_id
    assert import_into(plan, again).differences == ()


COUNTRIES = (
    *("AE", "AR", "AT", "BE", "BR", "CH", "CL", "CO", "CZ", "DE", "DK", "EG", "ES", "FI"),
    *("FR", "GB", "GR", "HU", "ID", "IE", "IL", "IN", "IT", "JP", "MX", "MY", "NG", "NL"),
    *("PE", "PK", "PL", "PT", "RO", "RU", "SA", "SE", "TH", "TR", "US", "ZA"),
)


def test_a_plan_of_forty_markets_prints_on_twelve_pages_in_landscape(folder):
    rows = (
        GridRow(code, marketing=60, utility=40, authentication=10, ad_clicks_per_day=1)
        for code in COUNTRIES
    )
    plan = rich(Plan("Forty markets", BillingMonth(2026, 11), grid=tuple(rows)))
    edition = edition_of(played(plan), WRITTEN_AT, Language.ENGLISH, played)
    moved = (
        NumberSensitivity(key, Decimal(54), Decimal(60), Decimal(66), -1, 1)
        for key in (f"grid/{code}/marketing" for code in COUNTRIES[:10])
    )
    path = folder / "forty.xlsx"
    write_workbook(replace(edition, sensitivities=tuple(moved)), path)

    pages = pages_of(path, folder)

    assert len(COUNTRIES) == 40
    assert 9 <= len(pages) <= 12
    assert {(round(width), round(height)) for width, height in pages} == {(842, 595)}


def test_each_sheet_of_a_season_that_is_printed_is_one_page(folder):
    path = written(over_months(3), folder / "season.xlsx", Language.TURKISH)
    printed = ("Summary", "Charts and notes", "Actuals", "Invoices", "Variance", "Checks")

    assert len(pages_of(path, folder)) == len(printed)


@pytest.mark.parametrize(("name", "variant"), [("scenario", MORE), ("moved", MOVED)])
def test_what_is_shown_first_costs_what_the_app_says(books, name, variant):
    expected = bill_of(scenario_plan(rich(example(RETAILER)), variant))

    assert headline(books[name][1]) == pytest.approx(expected, abs=1e-7)
    assert expected != pytest.approx(bill_of(rich(example(RETAILER))), abs=1)


def test_twice_the_volume_passes_the_tiers_as_in_the_app(books):
    plan = with_number(example(BANK), Address("grid", "IN", "authentication"), 2_000_000)
    expected = played(plan).total.micros / 1e6

    assert headline(books["bank doubled"][1]) == pytest.approx(expected, rel=2e-3)


@pytest.mark.parametrize(("name", "months"), [(BY_DAY, 3), (BY_QUARTER, 5)])
def test_several_months_cost_what_the_app_says(books, name, months):
    assert headline(books[name][1]) == pytest.approx(bill_of(over_months(months)), abs=1e-7)


def test_more_volume_moves_all_months_as_in_the_app(books):
    plan = over_months(3)
    more = with_number(plan, Address("grid", "TR", "marketing"), 88_000)

    assert bill_of(more) != pytest.approx(bill_of(plan), rel=5e-3)
    assert headline(books["more in all months"][1]) == pytest.approx(bill_of(more), rel=2e-3)


def test_numbers_of_a_month_or_scenario_stay_when_the_plan_is_edited(books):
    def charges(name):
        rows = values_of(books[name][1])["Scenarios"]
        found = [at for (at, column), text in rows.items() if text == "Meta's charges, total"]
        return [(rows[at, 3], rows[at, 4]) for at in found]

    plan, own = zip(*charges(OWN), strict=True)
    edited_plan, edited_own = zip(*charges("own edited"), strict=True)
    assert edited_own == pytest.approx(own, abs=1e-7)
    assert edited_plan[0] > plan[0] + 1
    assert edited_plan[1] == pytest.approx(plan[1], abs=1e-7)


def test_what_was_edited_comes_back_and_costs_the_same_in_plan_and_scenario(books):
    plan = rich(example(RETAILER))
    after = import_into(plan, read_budget(books["changes"][1])).change.apply(plan)
    rows = values_of(books["changes"][1])["Scenarios"]
    total = next(at for (at, _), text in rows.items() if text == "Cost of the month")

    expected = bill_of(after), bill_of(scenario_plan(after, MORE))

    assert (rows[total, 3], rows[total, 4]) == pytest.approx(expected, rel=1e-3)
    assert (after.sends[2].volume, after.costs.taxes[0].tax_ratio) == (49_500, Decimal("0.1"))


def test_more_answers_cost_about_as_much_more_and_are_marked(books):
    edited_book = books["answers"][1]
    plan = rich(example(RETAILER))
    after = import_into(plan, read_budget(edited_book)).change.apply(plan)

    assert bill_of(after) != pytest.approx(bill_of(plan), rel=1e-4)
    assert headline(edited_book) == pytest.approx(bill_of(after), rel=1e-2)
    assert values_of(edited_book)["Checks"][6, 2] == 1


def test_a_larger_allowance_lowers_the_bill_as_in_the_app(books):
    plan = rich(example(RETAILER))
    larger = with_number(plan, Address("account", "", "service_allowance"), 4000)
    expected = bill_of(larger)

    assert headline(books["allowance"][1]) == pytest.approx(expected, rel=1e-3)
    assert headline(books["allowance"][1]) < headline(books[RETAILER][1])


def test_more_replies_cost_more_as_in_the_app(books):
    plan = with_number(example(THREE), Address("grid", "BR", "reply_ratio"), 0.2)
    expected = played(plan).total.micros / 1e6

    assert headline(books["replies"][1]) == pytest.approx(expected, rel=2e-3)


def test_another_tax_changes_the_bill_exactly(books):
    plan = rich(example(RETAILER))
    lower = replace(
        plan, costs=replace(plan.costs, taxes=(Tax("KDV", Decimal("0.1")),)), scenarios=()
    )

    assert headline(books["tax"][1]) == pytest.approx(bill_of(lower), abs=1e-7)


def test_an_edited_workbook_says_so_and_still_agrees_with_itself(books):
    checks = values_of(books["bank doubled"][1])["Checks"]
    results = {
        checks[row, 1]: checks[row, 5] for row, column in checks if column == 5 and row > 11
    }

    assert checks[5, 2] == 1
    assert checks[4, 2] == 0
    assert results["Plan: all lines, with the app"] == "EDITED"
    assert results["All lines, with all scenarios"] == "OK"


@pytest.fixture(scope="module")
def wrong(books):
    """The small budgets as LibreOffice computes them."""
    return {name: books[f"wrong {name}"][1] for name in (*WRONG, "no budget")}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_no_number_turns_the_banner_red(wrong, name):
    values = values_of(wrong[name])
    summary, checks = values["Summary"], values["Checks"]
    failed = {checks[row, 1] for row, column in checks if checks[row, column] == "CHECK"}

    assert checks[4, 2] > 0
    assert summary[8, 1] == f"Checks that fail (see the sheet Checks): {checks[4, 2]:g}"
    assert any(WRONG[name][1] in str(check) for check in failed)


@pytest.mark.parametrize("name", ["text", "error", "budget", "scenario"])
def test_no_day_is_named_where_a_sum_is_an_error(wrong, name):
    assert run_out(wrong[name]) == "not known, see Checks"


def test_a_budget_that_was_taken_out_is_no_fault(wrong):
    values = values_of(wrong["no budget"])

    assert "Budget used up on" not in values["Summary"].values()
    assert values["Checks"][4, 2] == 0
    assert values["Summary"][8, 1] == "All checks pass"


def run_out(path):
    summary = values_of(path)["Summary"]
    row = next(row for (row, _), value in summary.items() if value == "Budget used up on")
    return summary[row, 7]


def headline(path):
    summary, *_ = values_of(path).values()
    return summary[HEADLINE]


def bill_of(plan):
    return all_in(played(plan), plan.costs).total.micros / 1e6
