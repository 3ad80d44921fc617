"""Summary gives the answer and what it rests on."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

import numpy as np
import pytest
from openpyxl.utils.cell import column_index_from_string

from helpers.files.workbooks import budget_of, micros
from helpers.forecasts import empty_forecast, june_forecast, november_forecast
from tarife.forecast.ranges.spread import PercentileBand, Spread
from tarife.forecast.result import Source
from tarife.plan.model.account import Rules
from tarife.plan.model.costs import Exchange
from tarife.terms.languages import Language
from tarife.workbook import texts
from tarife.workbook.texts import Voice

TURKISH = Voice(Language.TURKISH)
DATA_SHEETS = {TURKISH.tell(texts.DATA)}  # its columns are those of the CSV, for programs


@pytest.fixture(scope="module")
def november():
    return budget_of(november_forecast())


def facts(budget) -> dict:
    return {row[5]: row[6] for row in budget.rows("Summary")[3:15] if row[5]}


def with_budget(amount):
    forecast = november_forecast()
    return replace(forecast, plan=replace(forecast.plan, budget=Decimal(amount)))


def with_lines(count):
    forecast = november_forecast()
    names = [f"Line {number}" for number in range(count)]
    lines = replace(forecast.lines, source=np.arange(len(forecast.lines.source)) % count)
    sources = tuple(Source(name, name) for name in names)
    return replace(forecast, lines=lines, sources=sources)


def test_the_headline_is_shown_as_people_read_money(november):
    assert november.formulas["Summary"]["A5"].number_format == "#,##0.00 [$USD]"
    rupiah = budget_of(june_forecast()).formulas["Summary"]
    assert rupiah["A5"].number_format == "#,##0 [$IDR]"


def test_name_month_rules_and_card_are_told(november):
    told = facts(november)

    assert november.values["Summary"]["A1"].value == "=1+1 November sale"
    assert november.values["Summary"]["A2"].value.month == 11
    assert told["Billing rules"] == "Messages, October 2026"
    assert told["Rate card"] == "2026-10-01 USD (confidence: high)"
    assert told["The card lacks"] == "volume tiers of Germany"
    assert told["Range of Meta's charges (P10 to P90)"] == "no ranges given"


def test_no_total_of_a_plan_without_lines_is_part_of_itself():
    cells = [cell for row in budget_of(empty_forecast()).formulas["Summary"] for cell in row]
    sums = [(one.row, re.match(r"=SUM\(B(\d+):B(\d+)\)", str(one.value))) for one in cells]
    summed = [(row, int(found[1]), int(found[2])) for row, found in sums if found]

    assert summed
    assert all(first <= last < row for row, first, last in summed)


def test_charts_stand_on_the_sheet_after_summary(november):
    assert not november.formulas["Summary"]._charts
    assert len(november.formulas["Charts and notes"]._charts) == 4


PAGE = 10.89 * 96, 7.47 * 96
"""A4 in landscape within its margins, in pixels of the screen."""


def letters(page):
    """The size of letters of 11 points on the page that its columns are printed on."""
    area = page.print_area.rsplit("$", 2)[1] if page.print_area else ""
    last = column_index_from_string(area) if area else page.max_column
    widths = {
        at: group.width * 7
        for group in page.column_dimensions.values()
        for at in range(group.min, group.max + 1)
    }
    return 11 * min(1, PAGE[0] / sum(widths[at] for at in range(1, last + 1)))


@pytest.mark.parametrize(
    "forecast",
    [november_forecast(), june_forecast(), with_lines(60)],
    ids=["one", "june", "many"],
)
def test_summary_is_one_page_and_all_that_is_printed_is_legible(forecast):
    book = budget_of(forecast).formulas
    page = book["Summary"]
    heights = [row.height for row in page.row_dimensions.values()][: page.max_row]
    end = page.print_area.rsplit("$", 1)[1]

    assert page.sheet_properties.pageSetUpPr.fitToPage
    assert page.page_setup.fitToHeight is None  # which is one
    assert page["A" + end].value == "This is an estimate; Meta's invoice prevails."
    assert 11 * PAGE[1] / (sum(heights) / 0.75) >= 7
    printed = [sheet for sheet in book if sheet.oddFooter.left.text]
    assert {sheet.title: letters(sheet) for sheet in printed if letters(sheet) < 7} == {}


def test_rules_that_are_not_those_of_the_month_are_told():
    forecast = june_forecast()
    account = replace(forecast.plan.account, rules=Rules.CBP_2023_06)

    told = facts(budget_of(replace(forecast, plan=replace(forecast.plan, account=account))))

    assert told["Billing rules"] == (
        "Conversations, June 2023 (chosen, not those of the month)"
    )


def test_a_spread_is_told():
    band = PercentileBand(1_200_000_000, 1_344_000_000, 1_500_400_000)
    spread = Spread(10_000, band, (), (), {})

    told = facts(budget_of(november_forecast(), spread=spread))

    assert told["Range of Meta's charges (P10 to P90)"] == (
        "1,200 to 1,500 USD as exported, 10,000 draws: Plan"
    )


def test_a_turkish_sheet_holds_no_number_or_day_of_another_language():
    band = PercentileBand(9_693_400_000, 10_000_000_000, 10_332_300_000)
    spread = Spread(10_000, band, (), (), {})
    budget = budget_of(november_forecast(), spread=spread, voice=TURKISH)

    texts = [
        (sheet, value)
        for sheet in budget.values.sheetnames
        for row in budget.rows(sheet)
        for value in row
        if isinstance(value, str) and not value.startswith("=")
    ]

    spread_text = "dışa aktarıldığında 9.693 \N{EN DASH} 10.332 USD, 10.000 deneme: Plan"
    assert ("Özet", spread_text) in texts
    assert (
        not [  # a card is called by its day and currency
            (sheet, text)
            for sheet, text in texts
            if re.search(r"\d,\d{3}|\d - \d|\d{4}-\d\d-\d\d(?! USD)", text)
            and sheet not in DATA_SHEETS
        ]
    )
    tips = "".join(rule.prompt or "" for rule in validations(budget))
    assert "0 ile 1.000.000.000.000 arası" in tips
    assert not re.search(r"\d,\d{3}", tips)


def validations(budget):
    return budget.formulas[TURKISH.tell(texts.INPUTS_SHEET)].data_validations.dataValidation


def test_a_budget_that_does_not_last_says_when_it_is_used_up():
    told = facts(budget_of(with_budget(1000)))

    assert told["Budget for Meta's charges"] == 1000
    assert told["Budget used up on"].date() == date(2026, 11, 24)


def test_a_budget_that_lasts_says_so():
    assert facts(budget_of(with_budget(5000)))["Budget used up on"] == "not this month"


def test_long_names_take_two_lines_and_the_room_of_two_rows():
    long, forecast = "Order and delivery updates of all brands 7", with_lines(60)
    sources = tuple(replace(one, name=f"{long}, {one.name}") for one in forecast.sources)
    named = budget_of(replace(forecast, sources=sources))
    rows = [row for row in named.rows("Summary") if str(row[0]).startswith(long)]
    page = named.formulas["Summary"]
    cells = [row[0] for row in page.iter_rows(max_col=1) if str(row[0].value).startswith(long)]

    assert 2 <= len(rows) < len(budget_of(forecast).section("Summary", "By line")) - 3
    assert all(cell.alignment.wrap_text for cell in cells)
    assert {page.row_dimensions[cell.row].height for cell in cells} == {27.75}


def test_the_exchange_rate_is_shown_with_all_its_decimals():
    forecast = november_forecast()
    costs = replace(forecast.plan.costs, display=Exchange("TRY", Decimal("42.375")))
    page = budget_of(replace(forecast, plan=replace(forecast.plan, costs=costs)))
    rate = next(row[6] for row in page.formulas["Summary"] if row[5].value == "Exchange rate")

    assert facts(page)["Exchange rate"] == pytest.approx(42.375)
    assert rate.number_format == "#,##0.00####"


def test_categories_show_cost_share_and_mean_charge(november):
    rows = {row[0]: row for row in november.section("Summary", "By category")[1:]}

    assert micros(rows["Utility"][1]) == 350_077_500
    assert rows["Utility"][2] == pytest.approx(350.0775 / 1344.0606)
    assert rows["Utility"][3] == 36_795
    assert rows["Utility"][5] == pytest.approx(350.0775 / 36_795)
    assert rows["Total"][3] == sum(rows[name][3] for name in rows if name != "Total")


def test_nothing_charged_divides_by_nothing():
    rows = budget_of(empty_forecast()).section("Summary", "By category")[1:]

    assert {row[1:6] for row in rows} == {(0, 0, 0, 0, 0), (0, None, 0, 0, 0)}


def test_notes_and_flow_are_listed(november):
    notes = [row[0] for row in november.section("Charts and notes", "Notes")]
    flow = dict(
        row[:2]
        for row in november.section(
            "Charts and notes", "What became of the messages, as exported"
        )
    )

    assert notes[0].startswith("card 2026-10-01 USD: the card lacks the volume tiers")
    assert len(notes) == 2
    assert flow["Templates dispatched"] == 98_000
    assert flow["Billed in the next month"] == 412
    june = budget_of(june_forecast()).section("Charts and notes", "Notes")
    assert june[0][0] == "Nothing to note."


def test_each_line_of_the_plan_has_its_cost_and_messages(november):
    forecast, lines = november_forecast(), november_forecast().lines
    rows = {row[0]: row for row in november.section("Summary", "By line")[1:]}

    for index, source in enumerate(forecast.sources):
        own = lines.source == index
        assert micros(rows[source.name][1]) == lines.charge_micros[own].sum(), source
        assert rows[source.name][3] == lines.messages[own & lines.charged].sum(), source
    assert micros(rows["Total"][1]) == forecast.total.micros
    assert sum(micros(row[1]) for name, row in rows.items() if name != "Total") == (
        forecast.total.micros
    )


def test_lines_that_have_no_row_of_their_own_are_added_up():
    forecast = with_lines(60)
    rows = budget_of(forecast).section("Summary", "By line")[1:]
    costs = [micros(row[1]) for row in rows]
    own = len(rows) - 2

    assert [row[0] for row in rows[-2:]] == [f"Others ({60 - own})", "Total"]
    assert costs[:own] == sorted(costs[:own], reverse=True)
    assert sum(costs[:-1]) == costs[-1] == forecast.total.micros
