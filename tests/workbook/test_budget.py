"""The budget says what the forecast says, on every sheet, and stays safe to open."""

import re
import zipfile
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO
from xml.parsers import expat

import pytest
from openpyxl.formula.translate import Translator

from helpers.files.workbooks import (
    SHEETS,
    WRITTEN_AT,
    as_text,
    budget_of,
    edition,
    micros,
)
from helpers.forecasts import empty_forecast, june_forecast, november_forecast
from helpers.texts import with_texts
from tarife.plan.model.booked import Booked, Invoice
from tarife.plan.model.costs import Calls, Costs, Exchange, Groups, Markup, Partner, Tax
from tarife.terms.categories import Category
from tarife.terms.problems import InputError, OutsideError, Stopped
from tarife.workbook.budget import write_workbook

FORECASTS = {
    "november": november_forecast,
    "june": june_forecast,
    "empty": empty_forecast,
}
FUNCTIONS = {
    *(
        "ABS",
        "CHOOSE",
        "COLUMNS",
        "COUNT",
        "COUNTIF",
        "IF",
        "INDEX",
        "MATCH",
        "MAX",
        "MIN",
        "OR",
    ),
    *("COUNTIFS", "N", "ROUND", "ROWS", "SUM", "SUMIFS", "SUMPRODUCT"),
    *("IFERROR", "ISBLANK", "ISNUMBER", "SEARCH"),
}
COSTS = Costs(
    partner=Partner(
        name="=Partner",
        markups=(Markup(Category.MARKETING, Decimal("0.05"), Decimal("0.001")),),
        platform_fee=Decimal(49),
        inbound_fee=Decimal("0.002"),
    ),
    taxes=(Tax("KDV", Decimal("0.2")),),
    display=Exchange("TRY", Decimal("41.5")),
)


def rich_forecast():
    """November with a partner, a tax, another currency and a budget."""
    forecast = november_forecast()
    return replace(forecast, plan=replace(forecast.plan, costs=COSTS, budget=Decimal(1000)))


@pytest.fixture(params=FORECASTS.values(), ids=FORECASTS.keys(), scope="module")
def pair(request):
    forecast = request.param()
    return forecast, budget_of(forecast)


@pytest.fixture(scope="module")
def november():
    return budget_of(november_forecast())


@pytest.fixture(scope="module")
def rich():
    forecast = rich_forecast()
    cheaper = replace(november_forecast(), plan=forecast.plan)
    return budget_of(forecast, scenarios=(("=SUM(A1)", cheaper), ("=SUM(A1)", cheaper)))


@pytest.mark.parametrize("name", FORECASTS)
def test_content_is_the_one_that_was_reviewed(name, golden):
    golden(f"workbooks/{name}.txt", as_text(budget_of(FORECASTS[name]())))


def test_content_with_scenarios_and_costs_is_the_one_that_was_reviewed(rich, golden):
    golden("workbooks/rich.txt", as_text(rich))


def test_the_sheets_stand_in_their_order(pair):
    assert tuple(pair[1].values.sheetnames) == SHEETS
    assert pair[1].values.active.title == "Summary"
    assert {sheet.sheet_state for sheet in pair[1].values} == {"visible"}


def test_every_total_is_the_forecast_to_the_micro(pair):
    forecast, budget = pair
    checks = [
        row
        for row in budget.table("Checks", "What is compared")
        if "with the app" in row["What is compared"]
    ]
    amounts = [row for row in checks if row["Unit"] == forecast.lines.currency]

    assert micros(budget.values["Summary"]["A5"].value) == forecast.total.micros
    assert {micros(row["This"]) for row in amounts} == {forecast.total.micros}
    assert {row["Result"] for row in budget.table("Checks", "What is compared")} == {"OK"}


def test_every_formula_carries_its_value(pair):
    cells = list(pair[1].cells())

    assert len(cells) > 300
    assert [
        (sheet, cell.coordinate)
        for sheet, cell in cells
        if pair[1].values[sheet][cell.coordinate].value is None
        and not cell.value.startswith(("=IF(", "=IFERROR(", "=CHOOSE("))
    ] == []


def test_formulas_use_functions_that_every_spreadsheet_has(rich):
    used = {name for _, cell in rich.cells() for name in re.findall(r"([A-Z.]+)\(", cell.value)}

    assert used <= FUNCTIONS


def test_formulas_hold_no_number_but_nothing_and_one(rich):
    def numbers(text):
        bare = re.sub(r'"[^"]*"|\[[^\]]*\]|\'[^\']*\'|\$?[A-Z]{1,3}\$?\d+', "", text)
        return set(re.findall(r"\d+(?:\.\d+)?", bare))

    found = {
        (sheet, cell.value) for sheet, cell in rich.cells() if numbers(cell.value) - {"0", "1"}
    }

    assert found == set()


def test_no_condition_stands_inside_another(rich):
    assert not [
        cell.value
        for _, cell in rich.cells()
        if cell.value.count("IF(") - len(re.findall(r"COUNTIF\(", cell.value)) > 1
    ]


def test_no_row_of_calc_has_two_formulas(rich):
    """Copied from the first day to the last, a formula is the one that stands there."""
    days = [cell for sheet, cell in rich.cells() if sheet == "Calc" and cell.column >= 8]

    assert len(days) > 1000
    for cell in days:
        first = rich.formulas["Calc"].cell(cell.row, 8)
        copied = Translator(first.value, first.coordinate).translate_formula(cell.coordinate)
        assert cell.value == copied


def test_names_are_those_of_global_inputs(rich):
    assert set(rich.formulas.defined_names) == {
        *("Budget", "BusinessNumbers", "FreeAllowance", "FreeAllowanceUsed"),
        *("Decimals", "Scenario", "ScenarioNumber"),
    }


def test_tables_are_real_ones(rich):
    tables = {name for sheet in rich.formulas for name in sheet.tables}

    assert tables == {"Inputs", "Rates", "Data", "Variance", "Checks"}


def test_what_a_person_typed_never_becomes_a_formula_or_a_link(rich):
    typed = {
        cell.value: cell
        for sheet in rich.formulas
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell.value, str)
        and cell.value.startswith(("=", "+", "-", "@"))
        and cell.data_type != "f"
    }

    assert {
        *("=1+1 November sale", "=Black Friday", "+Order updates", "@Loyal customers"),
        *("-Walk-ins", "=Partner", '=HYPERLINK("http://example.org")'),
        "@Loyal customers; whole month; all day; preset: support",
    } == set(typed)
    assert all(cell.hyperlink is None for cell in typed.values())


def test_names_longer_than_excel_allows_are_no_names_of_sheets():
    forecast = november_forecast()
    plan = replace(forecast.plan, name="Black [Friday] a/b: what?*" * 20)
    budget = budget_of(replace(forecast, plan=plan), scenarios=(("x" * 300, forecast),))

    assert tuple(budget.values.sheetnames) == SHEETS
    assert budget.values["Scenarios"]["D9"].value == "1. " + "x" * 80


def test_scenarios_stand_side_by_side_on_summary_as_on_scenarios(rich):
    rows = rich.section("Summary", "Scenarios side by side", 6)
    bills = {row[0]: row[2:5] for row in rich.rows("Scenarios") if row[0]}

    assert [row[0] for row in rows[1:]] == list(rich.rows("Scenarios")[8][2:5])
    for column, title in enumerate(rows[0][1:], 1):
        if title:
            assert [row[column] for row in rows[1:]] == list(bills[title])
    assert rows[1][2] > 0


def test_sheets_are_ready_to_be_printed_and_scrolled(november):
    workings = {"Inputs", "Rates", "Calc", "Scenarios", "Data", "About"}
    unprinted = [sheet for sheet in november.formulas if sheet.title in workings]
    for sheet in unprinted:
        assert sheet.print_area == f"'{sheet.title}'!$XFD$1048576"
        assert not sheet.oddFooter.left.text
    for sheet in set(november.formulas) - set(unprinted):
        assert sheet.page_setup.orientation == "landscape", sheet.title
        assert sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.title
        assert "=1+1 November sale" in sheet.oddFooter.left.text
    frozen = {sheet.title: sheet.freeze_panes for sheet in november.formulas}
    assert frozen == {
        "Summary": None,
        "Charts and notes": None,
        "Inputs": "D6",
        "Rates": "C10",
        "Calc": "F4",
        "Scenarios": "B10",
        "Data": "B4",
        "Actuals": "B7",
        "Invoices": "B16",
        "Variance": "D6",
        "Checks": "B12",
        "About": None,
    }


def test_only_what_comes_back_can_be_edited_and_no_password_is_asked(november):
    for sheet in november.formulas:
        assert sheet.protection.sheet
        assert sheet.protection.password is None
    open_cells = {
        sheet.title: sum(
            not cell.protection.locked for row in sheet.iter_rows() for cell in row
        )
        for sheet in november.formulas
    }
    assert {name for name, count in open_cells.items() if count} == {
        *("Inputs", "Rates", "Scenarios", "Summary", "Variance", "Invoices"),
    }


def test_inputs_say_what_may_be_typed(november):
    rules = november.formulas["Inputs"].data_validations.dataValidation

    assert len(rules) == len(november.table("Inputs", "Part"))
    assert all(rule.prompt and rule.error for rule in rules)


def test_styles_have_names(november):
    assert "Tarife input count" in november.formulas.named_styles
    assert november.formulas["Inputs"]["D7"].style == "Tarife input count"
    assert november.formulas["Summary"]["A1"].style == "Tarife title"


def test_charts_are_native_and_say_what_they_show(tmp_path):
    path = tmp_path / "budget.xlsx"
    write_workbook(edition(november_forecast()), path)
    with zipfile.ZipFile(path) as parts:
        names = [name for name in parts.namelist() if name.startswith("xl/charts/chart")]
        drawing = parts.read("xl/drawings/drawing1.xml").decode()
        charts = [parts.read(name).decode() for name in names]

    assert len(names) == 4
    assert drawing.count('descr="') == 4
    for chart in charts:
        shown = re.findall("<c:val>.*?</c:val>", chart, re.DOTALL)
        assert shown
        for figures in shown:  # for viewers that do not compute
            (count,) = re.findall(r'<c:ptCount val="(\d+)"', figures)
            assert int(count) == figures.count("<c:v>") > 0


def test_nothing_leads_out_of_the_workbook(tmp_path):
    path = tmp_path / "budget.xlsx"
    write_workbook(edition(november_forecast()), path)
    with zipfile.ZipFile(path) as parts:
        names = parts.namelist()

    assert not [name for name in names if "externalLink" in name or "vba" in name]


def test_the_moment_of_writing_is_in_the_properties_and_in_the_account_s_zone_on_about(
    november,
):
    assert november.values.properties.created == WRITTEN_AT.replace(tzinfo=None)
    about = {row[0]: row[1] for row in november.rows("About")}
    assert about["Exported"] == WRITTEN_AT.replace(tzinfo=None) + timedelta(hours=3)
    assert about["Time zone"] == "Europe/Istanbul"


def test_the_same_forecast_gives_the_same_file(tmp_path):
    for name in ("one.xlsx", "two.xlsx"):
        write_workbook(edition(november_forecast()), tmp_path / name)

    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()


def test_the_old_workbook_is_whole_after_a_failed_write(tmp_path, monkeypatch):
    path = tmp_path / "budget.xlsx"
    write_workbook(edition(november_forecast()), path)
    before = path.read_bytes()

    def refuse(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.replace", refuse)
    with pytest.raises(OutsideError, match="the file is locked; close it"):
        write_workbook(edition(june_forecast()), path)

    assert path.read_bytes() == before
    assert [found.name for found in tmp_path.iterdir()] == ["budget.xlsx"]


def test_a_full_disk_of_temporary_files_is_told_by_its_own_name(tmp_path, monkeypatch):
    def refuse(*_args, **_named):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("xlsxwriter.packager.Packager._write_workbook_file", refuse)

    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with pytest.raises(
        OutsideError,
        match=rf"^{re.escape(str(tmp_path))}: temporary files cannot .* \(the disk is full\)",
    ):
        write_workbook(edition(june_forecast()), tmp_path / "budget.xlsx")


def test_workings_that_are_longer_than_a_sheet_are_refused_and_never_cut(tmp_path, monkeypatch):
    monkeypatch.setattr("tarife.workbook.budget.MOST_ROWS", 20)

    with pytest.raises(InputError, match="its 0 scenarios are more than the 20 rows"):
        write_workbook(edition(june_forecast()), tmp_path / "budget.xlsx")

    assert not (tmp_path / "budget.xlsx").exists()


def test_progress_is_told_to_its_end(tmp_path):
    told = []

    write_workbook(edition(june_forecast()), tmp_path / "budget.xlsx", told.append)

    assert told == sorted(told)
    assert told[-1] == 1
    assert len(told) > 5


def test_writing_can_be_called_off(tmp_path):
    def stop(_part):
        raise Stopped

    with pytest.raises(Stopped):
        write_workbook(edition(june_forecast()), tmp_path / "budget.xlsx", stop)

    assert list(tmp_path.iterdir()) == []


def test_what_is_counted_on_checks_is_shown_whole(november):
    rules = [
        (str(area.sqref), rule.formula, rule.dxf.numFmt.formatCode)
        for area in november.formulas["Checks"].conditional_formatting
        for rule in area.rules
        if rule.dxf and rule.dxf.numFmt
    ]
    units = {row[0]: row[5] for row in november.rows("Checks") if row[5]}

    last = 11 + len(units) - 1
    assert rules == [(f"B12:D{last}", ['$F12<>"USD"'], "#,##0")]
    assert units["Plan: all lines, with the app"] == "USD"
    assert units["Plan: charged messages, with the app"] == "Messages"


def test_invoices_show_cents_and_long_notes_wrap_in_rows_high_enough():
    plan, note = november_forecast().plan, "Credit for failed sends, agreed by telephone"
    invoices = Invoice("A", net=Decimal(240), note=note), Invoice("B", note="Paid")
    plan = replace(plan, booked=Booked(None, invoices))
    sheet = budget_of(replace(november_forecast(), plan=plan)).formulas["Invoices"]

    assert {sheet[f"{column}16"].number_format for column in "FGHI"} == {"#,##0.00####"}
    assert sheet["L16"].value == note
    assert (sheet["L16"].alignment.wrap_text, sheet["L16"].alignment.indent) == (True, 1)
    assert [sheet.row_dimensions[row].height for row in (16, 17)] == [32.25, None]


def test_control_characters_of_any_name_leave_a_workbook_that_opens(tmp_path):
    """In prompts and titles they were no XML; what is no character at all is shown, too."""
    forecast = november_forecast()
    costs = replace(
        COSTS,
        calls=(Calls("Turkey", 10, 60, Decimal("0.01")),),
        groups=(Groups("Family", 10, 5, Decimal("0.01")),),
        seats=2,
    )
    booked = Booked(invoices=(Invoice("R1", date(2026, 11, 30)),))
    plan = replace(forecast.plan, costs=costs, booked=booked)
    plan = with_texts(plan, "\0\x01\x1b\u2028\ufffe\uffff")

    write_workbook(edition(replace(forecast, plan=plan)), tmp_path / "budget.xlsx")

    with zipfile.ZipFile(tmp_path / "budget.xlsx") as book:
        parts = [book.read(name) for name in book.namelist()]
    assert len(parts) > 30
    for part in parts:
        expat.ParserCreate().ParseFile(BytesIO(part))
