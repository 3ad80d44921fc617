"""The budget says what the forecast says, on every sheet."""

import zipfile

import pytest

from helpers.forecasts import empty_forecast, june_forecast, november_forecast
from helpers.workbooks import WRITTEN_AT, budget_of, micros
from tarife.terms.problems import OutsideError
from tarife.workbook.budget import write_workbook
from tarife.workbook.words import Words

FORECASTS = {
    "november in dollars": november_forecast,
    "conversations in rupiah": june_forecast,
    "nothing at all": empty_forecast,
}
SHEETS = [
    *("Summary", "Plan", "Daily costs", "Markets", "Plan lines", "Data", "Rates", "About"),
]


@pytest.fixture(params=FORECASTS.values(), ids=FORECASTS.keys(), scope="module")
def pair(request):
    forecast = request.param()
    return forecast, budget_of(forecast)


@pytest.fixture(scope="module")
def november():
    return budget_of(november_forecast())


def test_the_sheets_stand_in_their_order(pair):
    assert pair[1].values.sheetnames == SHEETS
    assert pair[1].values.active.title == "Summary"


def test_every_total_is_the_forecast_to_the_micro(pair):
    forecast, budget = pair
    data = budget.rows("Data")
    totals = {
        "headline": budget.values["Summary"]["A5"].value,
        "Data": data[0][-1],
        "rows of Data": sum(micros(row[-1]) for row in data[2:]) / 1e6,
        "Daily costs": budget.rows("Daily costs")[-1][6],
        "Markets": budget.rows("Markets")[-1][6],
        "Plan lines": budget.rows("Plan lines")[-1][4],
        "categories": budget.section("Summary", "By category")[-1][1],
    }

    assert {name: micros(total) for name, total in totals.items()} == dict.fromkeys(
        totals, forecast.total.micros
    )


def test_every_sum_is_a_formula_that_carries_its_value(pair):
    formulas = [
        (sheet.title, cell.coordinate)
        for sheet in pair[1].formulas
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    ]
    values = [pair[1].values[sheet][place].value for sheet, place in formulas]

    assert len(formulas) > 400
    assert None not in values


def test_totals_are_live(november):
    summary, days = november.formulas["Summary"], november.formulas["Daily costs"]

    assert summary["A5"].value == "=Data!$N$1"
    assert november.formulas["Data"]["N1"].value == "=SUM($N$3:$N$186)"
    assert days["B3"].value == (
        "=SUMIFS(Data!$N$3:$N$186,Data!$A$3:$A$186,$A3,Data!$C$3:$C$186,B$2)"
    )
    assert days["G33"].value == "=SUM($G$3:$G$32)"


def test_the_checks_compare_every_sum_with_the_forecast(pair):
    forecast, budget = pair
    made, *sums = budget.section("Summary", "Checks")[1:]

    assert micros(made[1]) == forecast.total.micros
    assert [line[0] for line in sums] == [
        *("All rows of Data", "All days", "All markets", "All plan lines"),
        "All categories",
    ]
    assert {(micros(line[1]), line[2], line[3]) for line in sums} == {
        (forecast.total.micros, 0, "OK")
    }


def test_what_a_person_typed_never_becomes_a_formula_or_a_link(november):
    typed = {
        cell.value: cell
        for name in ("Summary", "Plan", "Plan lines")
        for row in november.formulas[name].iter_rows()
        for cell in row
        if isinstance(cell.value, str)
        and cell.value.startswith(("=", "+", "-", "@"))
        and cell.data_type != "f"
    }

    assert {
        *("=1+1 November sale", "=Black Friday", "+Order updates", "@Loyal customers"),
        *("-Walk-ins", '=HYPERLINK("http://example.org")\nbudget of the third quarter'),
    } == set(typed)
    assert all(cell.hyperlink is None for cell in typed.values())


def test_sheets_are_ready_to_be_printed_and_scrolled(november):
    for sheet in november.formulas:
        assert sheet.page_setup.orientation == "landscape", sheet.title
        assert sheet.page_setup.fitToWidth in (None, 1), sheet.title
        assert sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.title
    frozen = {sheet.title: sheet.freeze_panes for sheet in november.formulas}
    assert frozen == {
        "Summary": None,
        "Plan": "B2",
        "Daily costs": "B3",
        "Markets": "B3",
        "Plan lines": "B2",
        "Data": "D3",
        "Rates": "C8",
        "About": None,
    }
    filters = {sheet.title: sheet.auto_filter.ref for sheet in november.formulas}
    assert filters["Daily costs"] == "A2:M32"
    assert filters["Data"] == "A2:N186"
    assert not november.formulas["Summary"].sheet_view.showGridLines


def test_the_chart_stacks_the_costs_of_each_day(november):
    (chart,) = november.formulas["Summary"]._charts

    assert chart.grouping == "stacked"
    assert [series.val.numRef.f for series in chart.series] == [
        f"'Daily costs'!${column}$3:${column}$32" for column in "BCDEF"
    ]


def test_a_plan_without_cost_has_no_chart():
    assert budget_of(empty_forecast()).formulas["Summary"]._charts == []


def test_the_moment_of_writing_is_in_the_properties_and_on_about(november):
    assert november.values.properties.created == WRITTEN_AT.replace(tzinfo=None)
    assert november.values["About"]["B6"].value == WRITTEN_AT.replace(tzinfo=None)


def test_the_same_forecast_gives_the_same_file(tmp_path):
    for name in ("one.xlsx", "two.xlsx"):
        write_workbook(november_forecast(), tmp_path / name, WRITTEN_AT)

    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()
    assert zipfile.ZipFile(tmp_path / "one.xlsx").testzip() is None


def test_the_old_workbook_is_whole_after_a_failed_write(tmp_path, monkeypatch):
    path = tmp_path / "budget.xlsx"
    write_workbook(november_forecast(), path, WRITTEN_AT)
    before = path.read_bytes()

    def refuse(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.replace", refuse)
    with pytest.raises(OutsideError, match="the file is locked; close it"):
        write_workbook(june_forecast(), path, WRITTEN_AT)

    assert path.read_bytes() == before
    assert [found.name for found in tmp_path.iterdir()] == ["budget.xlsx"]


def test_another_language_is_another_table_of_words():
    budget = budget_of(november_forecast(), Words(data="Veri", daily="Günlük", total="Toplam"))

    assert "Günlük" in budget.values.sheetnames
    assert budget.formulas["Summary"]["A5"].value == "=Veri!$N$1"
    assert budget.rows("Veri")[0][0] == "Toplam"
