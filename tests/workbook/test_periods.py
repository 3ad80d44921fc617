"""A budget of several months: months and quarters across, and every sum as the app has it."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest

from helpers.files.workbooks import budget_of, micros, read
from helpers.files.workbooks import edition as edition_at
from tarife.assets import load_book, load_markets
from tarife.forecast.costs.all_in import all_in
from tarife.forecast.forecast import forecast
from tarife.forecast.totals import totals_by_day
from tarife.insight.budget import standings
from tarife.plan.model.budgets import BudgetUnit, SpanAmount, SpanBudgets
from tarife.plan.model.costs import Costs, Markup, Partner, Tax
from tarife.plan.model.plan import GridRow, Plan
from tarife.plan.model.scenarios import Adjustment, Lever, MonthChange, Scenario
from tarife.plan.what_if.levers import scenario_plan
from tarife.terms.calendar import BillingMonth
from tarife.terms.categories import Category
from tarife.terms.languages import Language
from tarife.terms.problems import InputError
from tarife.terms.sentences import period_name
from tarife.workbook.budget import write_workbook
from tarife.workbook.edited import read_budget
from tarife.workbook.imports import import_into
from tarife.workbook.texts import ENGLISH, Voice

MORE = Scenario("more", "More", (Adjustment(Lever.VOLUME, 1.5),))
COSTS = Costs(
    Partner(
        name="Partner",
        markups=(Markup(Category.MARKETING, Decimal("0.05"), Decimal("0.001")),),
        platform_fee=Decimal("99.5"),
    ),
    taxes=(Tax("KDV", Decimal("0.2")),),
)
ROWS = (
    GridRow("TR", people=900, marketing=1500, utility=700, reply_ratio=0.3),
    GridRow("DE", people=300, marketing=400, ad_clicks_per_day=4),
)


def plan_of(months, **more):
    """Months from November on; in December half as much again, from January another card."""
    return Plan(
        *("Winter", BillingMonth(2026, 11)),
        months=months,
        grid=ROWS,
        costs=COSTS,
        changes=(MonthChange("2026-12", (Adjustment(Lever.VOLUME, 1.5),)),),
        **more,
    )


def played(plan):
    return forecast(plan, load_book(), load_markets(), lambda: False)


def made(plan, **more):
    scenarios = tuple((one.name, played(scenario_plan(plan, one))) for one in plan.scenarios)
    return budget_of(played(plan), scenarios=scenarios, **more)


@pytest.fixture(scope="module")
def winter():
    plan = plan_of(3, budget=Decimal(130), scenarios=(MORE,))
    return played(plan), made(plan)


@pytest.fixture(scope="module")
def half_year():
    plan = plan_of(6, budget=Decimal(150))
    return played(plan), made(plan)


def strip(budget, label):
    """The cells of a row of Summary by month, quarter and in total."""
    rows = budget.rows("Summary")[14:]
    titles, row = (next(row for row in rows if row[0] == one) for one in ("Cost (USD)", label))
    cells = list(zip(titles, row, strict=True))[1:]
    return [cell for title, cell in cells if cell is not None and "Rounding" not in str(title)]


def test_lines_of_the_grid_are_called_by_their_country(winter):
    _, budget = winter

    lines = {row["Line"] for row in budget.table("Data", "ChargePeriodStart")}
    on_inputs = {row["Line"] for row in budget.table("Inputs", "Part")}
    assert {"Germany, marketing, week 3", "Turkey, utility", "Germany, ad"} <= lines
    assert {"Germany, marketing, week 3"} <= {row[0] for row in budget.rows("Summary")}
    assert not any(str(name).startswith(("DE ", "TR ")) for name in lines | on_inputs)


@pytest.mark.parametrize("name", ["winter", "half_year"])
def test_summary_has_each_month_to_the_micro(request, name):
    result, budget = request.getfixturevalue(name)
    months = [month.total.micros for month in result.by_month]
    costs = [all_in(month, result.plan.costs).total.micros for month in result.by_month]

    assert len(set(months)) > 2
    assert list(map(micros, strip(budget, "Meta's charges, total")[: len(months)])) == months
    assert list(map(micros, strip(budget, "Cost of all months")[: len(months)])) == costs


def test_a_page_shows_the_quarters_of_a_year_and_its_months_stand_beside_it():
    budgets = SpanBudgets(BudgetUnit.MONTH, (SpanAmount("2026-12", Decimal(9)),))
    result = played(plan_of(12, span_budgets=budgets))
    budget = budget_of(result)
    page = budget.formulas["Summary"]
    titles = next(row for row in budget.rows("Summary") if row[0] == "Cost (USD)")
    printed = page[page.print_area.split("!")[1]][0]

    quarters = ("Q4 2026", "Q1 2027", "Q2 2027", "Q3 2027", "Q4 2027", "Total")
    assert titles[1:7] == quarters
    assert titles[7] == "Rounding, Total"
    assert not any(titles[8 : len(printed)])
    assert titles[len(printed)] == datetime(2026, 11, 1)
    months = [month.total.micros for month in result.by_month]
    costs = list(map(micros, strip(budget, "Meta's charges, total")))
    assert costs[6:] == months
    assert costs[:6] == [
        *(sum(months[:2]), sum(months[2:5]), sum(months[5:8]), sum(months[8:11])),
        *(months[11], sum(months)),
    ]
    assert strip(budget, "Budget for Meta's charges") == [9, 9, 9]
    used = next(row for row in page.iter_rows(min_row=14) if row[0].value == "Used up in")
    assert used[1].number_format == used[len(printed) + 1].number_format == "[$-809]mmm yyyy"


def test_quarters_and_the_total_are_sums_of_their_months(winter):
    _, budget = winter

    assert strip(budget, "Cost (USD)") == [
        *(datetime(2026, 11, 1), datetime(2026, 12, 1), datetime(2027, 1, 1)),
        *("Q4 2026", "Q1 2027", "Total"),
    ]
    for label in ("Marketing", "Meta's charges, total", "Platform fee a month", "KDV"):
        november, december, january, *sums = map(micros, strip(budget, label))
        assert sums == [november + december, january, november + december + january], label


def test_the_headline_is_the_bill_of_all_months(winter):
    result, budget = winter
    bill = all_in(result, result.plan.costs).total.micros

    assert micros(budget.rows("Summary")[4][0]) == bill
    assert micros(strip(budget, "Cost of all months")[-1]) == bill


@pytest.mark.parametrize("name", ["winter", "half_year"])
def test_data_adds_up_by_month_and_by_line(request, name):
    result, budget = request.getfixturevalue(name)
    rows = budget.table("Data", "ChargePeriodStart")
    own = [row for row in rows if row["Scenario"] == "Plan"]
    for month in result.by_month:
        first = datetime.combine(month.plan.month.first_day, datetime.min.time())
        billed = [row for row in own if row["BillingPeriodStart"] == first]
        usage = [row for row in billed if row["ChargeCategory"] == "Usage"]
        assert sum(micros(row["BilledCost"]) for row in usage) == month.total.micros
        assert sum(micros(row["BilledCost"]) for row in billed) == (
            all_in(month, result.plan.costs).total.micros
        )
    for index, source in enumerate(result.sources):
        charges = result.lines.charge_micros[result.lines.source == index].sum()
        found = [row for row in own if row["Line"] == ENGLISH.line(source.name)]
        assert sum(micros(row["BilledCost"]) for row in found) == charges, source


def test_data_is_by_day_up_to_three_months_and_by_month_beyond(winter, half_year):
    def days_of(budget):
        rows = budget.table("Data", "ChargePeriodStart")
        return {
            row["ChargePeriodStart"].date() for row in rows if row["ChargeCategory"] == "Usage"
        }

    result, budget = winter
    assert days_of(budget) == {total.day for total in totals_by_day(result.lines)}
    assert days_of(half_year[1]) == {
        month.plan.month.first_day for month in half_year[0].by_month
    }


@pytest.mark.parametrize("name", ["winter", "half_year"])
def test_the_budget_is_used_up_when_the_charges_pass_it(request, name):
    result, budget = request.getfixturevalue(name)
    so_far, expected = 0, None
    for day in result.lines.calendar.dates():
        so_far += sum(
            one.charge_micros for one in totals_by_day(result.lines) if one.day == day
        )
        if so_far > result.plan.budget * 1_000_000:
            expected = day
            break
    assert expected is not None
    assert expected > date(2026, 12, 1)
    if name == "half_year":
        expected = expected.replace(day=1)

    facts = {row[5]: row[6] for row in budget.rows("Summary")[3:15]}
    found = facts["Budget used up on" if name == "winter" else "Budget used up in"]
    assert found.date() == expected


def test_what_is_left_of_the_budget_stands_beside_the_headline_in_money_and_per_cent(winter):
    result, budget = winter
    facts = {row[5]: row[6] for row in budget.rows("Summary")[3:15]}
    over = result.total.micros - 130_000_000

    assert over > 0
    assert micros(facts["Over the budget by"]) == over
    assert facts["In per cent of the budget"] == pytest.approx(over / 130_000_000)


BY_QUARTER = SpanBudgets(
    BudgetUnit.QUARTER,
    (SpanAmount("2026-Q4", Decimal(180)), SpanAmount("2027-Q1", Decimal(50))),
    rolls_over=True,
)
BY_MONTH = SpanBudgets(
    amounts=(SpanAmount("2026-11", Decimal(60)), SpanAmount("2027-01", Decimal(80)))
)
BY_ALL_MONTHS = replace(
    BY_MONTH, amounts=(*BY_MONTH.amounts, SpanAmount("2026-12", Decimal(1)))
)


@pytest.mark.parametrize(
    "budgets",
    [BY_QUARTER, BY_MONTH, BY_ALL_MONTHS, replace(BY_ALL_MONTHS, rolls_over=True)],
    ids=["quarters", "months", "all months", "rolling"],
)
def test_budgets_of_months_or_quarters_say_what_is_left_and_when_they_are_used_up(budgets):
    plan = plan_of(3, span_budgets=budgets)
    result, budget = played(plan), made(plan)
    expected = standings(result)
    quarters = [] if budgets is BY_QUARTER else [expected[:-1], expected[-1:]]

    amounts = list(map(micros, strip(budget, "Budget for Meta's charges")))
    assert amounts == [
        *(one.amount_micros for one in expected),
        *(sum(one.amount_micros for one in own) for own in quarters),
        sum(one.amount_micros for one in expected),
    ]
    left = list(map(micros, strip(budget, "Left of the budget")))
    if budgets.rolls_over:
        ends = [own[-1].left_micros for own in quarters]
        before = list(map(micros, strip(budget, "Left by the budget before")))
        starts = [own[0].rolled_in_micros for own in quarters]
        assert before == [*(one.rolled_in_micros for one in expected), *starts]
    else:
        ends = [sum(one.left_micros for one in own) for own in quarters]
    assert left == [*(one.left_micros for one in expected), *ends]
    used = strip(budget, "Used up on")
    first = [min(filter(None, (one.day for one in own)), default=None) for own in quarters]
    days = [*(one.day for one in expected), *first]
    assert used == [
        (day and datetime.combine(day, datetime.min.time())) or "lasts" for day in days
    ]
    assert len(set(map(bool, days))) == 2


def test_an_edited_budget_of_a_quarter_comes_back(tmp_path):
    plan = plan_of(3, id="a" * 16, span_budgets=BY_QUARTER)
    path = tmp_path / "winter.xlsx"
    write_workbook(edition_at(played(plan)), path)
    book = read(path).formulas
    rows = book["Inputs"].iter_rows()
    next(row for row in rows if row[9].value == "plan//span_budgets.2026-Q4")[3].value = 310
    book.save(path)

    after = import_into(plan, read_budget(path)).change.apply(plan)

    assert after.span_budgets.by_span == {"2026-Q4": 310, "2027-Q1": 50}
    assert after.span_budgets.rolls_over


def test_each_month_has_a_row_of_its_own_in_variance(winter):
    result, budget = winter
    rows = budget.table("Variance", "Month")
    for month in result.by_month:
        first = datetime.combine(month.plan.month.first_day, datetime.min.time())
        own = [row for row in rows if row["Month"] == first]
        assert sum(micros(row["Planned cost"]) for row in own) == month.total.micros


def test_rates_name_the_card_of_each_quarter(winter):
    _, budget = winter
    rows = budget.table("Rates", "Market")
    keys = [(row["Market"], row["Category"], row["Above message"]) for row in rows]
    days = {row["Valid from"].date() for row in rows if row["Valid from"]}

    assert len(days) == len({month.card.id for month in winter[0].months})
    assert len(keys) >= len(set(keys))


def test_what_each_month_changes_stands_in_words(winter):
    said = [" ".join(str(cell) for cell in row if cell) for row in winter[1].rows("Inputs")]

    assert any(
        "December 2026" in text and "Volume \N{MULTIPLICATION SIGN} 1.5" in text
        for text in said
    )


def test_an_edited_number_comes_back_into_the_plan_of_several_months(tmp_path):
    plan = plan_of(3, id="a" * 16)
    path = tmp_path / "winter.xlsx"
    write_workbook(edition_at(played(plan)), path)
    book = read(path).formulas
    page = book["Inputs"]
    row = next(row for row in page.iter_rows() if row[9].value == "grid/TR/marketing")
    row[3].value = 2000
    book.save(path)

    found = import_into(plan, read_budget(path))

    assert found.change.apply(plan).grid[0].marketing == 2000
    assert found.change.apply(plan).changes == plan.changes
    assert found.notes == ()


@pytest.mark.parametrize("months", [1, 2])
def test_a_budget_of_other_months_is_refused_by_name(tmp_path, months):
    path = tmp_path / "winter.xlsx"
    write_workbook(edition_at(played(plan_of(3)), voice=Voice(Language.TURKISH)), path)

    with pytest.raises(InputError, match="2026-11 to 2027-01"):
        import_into(replace(plan_of(1), months=months, changes=()), read_budget(path))


def test_checks_have_a_row_each_with_its_months_beside_what_is_printed(half_year):
    forecasted, budget = half_year
    rows = budget.table("Checks", "What is compared")
    names = [row["What is compared"] for row in rows]
    lines = next(row for row in rows if "all lines" in row["What is compared"])
    months = [month.plan.period for month in forecasted.by_month]

    assert len(names) == len(set(names))
    assert {row["Result"] for row in rows} == {"OK"}
    assert {row["Largest in a month"] for row in rows} <= {0, None}
    for side in ("This", "With that"):
        own = [lines[f"{side}, {ENGLISH.tell(period_name(one))}"] for one in months]
        assert list(map(micros, own)) == [one.total.micros for one in forecasted.by_month]
        assert sum(own) == pytest.approx(lines[side])
    area = budget.values["Checks"].print_area
    assert area.endswith(f"$G${len(rows) + 11}")
