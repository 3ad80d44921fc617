"""The sheet Scenarios: the bill of the plan and of each scenario, and which one is chosen."""

from collections.abc import Iterator
from typing import Final

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_range_abs, xl_rowcol_to_cell

from tarife.terms.money import shown_decimals
from tarife.terms.sentences import in_language
from tarife.workbook import texts
from tarife.workbook.calc.days import CHOSEN
from tarife.workbook.cells import DECIMALS, Formula, Value, cell_name, set_widths
from tarife.workbook.plan_lines import differences_of
from tarife.workbook.scenarios.layout import CHOSEN_NUMBER, FIRST, HEADER, RATE, ScenarioRow
from tarife.workbook.sheet import Sheet
from tarife.workbook.sheets.workings import Workings

_CHOSEN: Final = 3
"""The row of the chooser."""

_VALUE: Final = 1


def write_scenarios(sheet: Sheet, of: Workings) -> None:
    say, styles, context = sheet.say, sheet.styles, sheet.context
    sheet.titles(
        sheet.voice.say_in("workbook", texts.SCENARIOS),
        say(
            "Choose a scenario in the yellow cell: Summary, its charts and "
            "Variance show it. All columns follow Inputs and Rates."
        )
        if not any(variant.has_real_days for variant in context.variants)
        else say(
            "Choose a scenario in the yellow cell: Summary, its charts and "
            "Variance show it. Columns follow Inputs and Rates, but what begins with what "
            "really happened stays as exported."
        ),
    )
    last = FIRST + len(context.variants) - 1
    _write_chooser(sheet, xl_range_abs(HEADER, FIRST, HEADER, last))
    rate = sheet.voice.say_in("workbook", "Rate")
    sheet.headers(HEADER, (say("Line"), rate, *(one.name for one in context.variants)))
    for table in of.tables:
        for row in table.rows:
            _write_row(sheet, row)
    first = xl_rowcol_to_cell(HEADER, FIRST, row_abs=True)
    sheet.mark((HEADER, FIRST, HEADER, last), f"={first}={CHOSEN}", styles.chosen)
    _write_differences(sheet, of.bill.rows[-1].at + 2)
    set_widths(sheet.page, (44, 20, *(20 for _ in context.variants)))
    sheet.page.freeze_panes(HEADER + 1, 1)


def _write_chooser(sheet: Sheet, names: str) -> None:
    """Write which scenario is shown, and the other cells that have a name."""
    say, styles, context = sheet.say, sheet.styles, sheet.context
    number = Formula(f"MATCH({CHOSEN},{names},0)", context.edition.chosen + 1)
    decimals = shown_decimals(context.currency)
    entries = (
        (say("Scenario shown on Summary"), context.chosen.name, styles.input_text),
        (say("Its column"), number, styles.count),
        (say("Decimals to which a line is closed"), decimals, styles.number),
    )
    sheet.entries((_CHOSEN, 0), entries, styles.label)
    for row, name in enumerate((CHOSEN, CHOSEN_NUMBER, DECIMALS), _CHOSEN):
        cell = cell_name(row, _VALUE, fixed=True)
        sheet.book.define_name(name, f"={context.sheet(texts.SCENARIOS)}!{cell}")
    rule = {"validate": "list", "source": f"={names}"}
    sheet.take(
        (_CHOSEN, _VALUE, _CHOSEN, _VALUE),
        {**rule, "error_message": say("Choose a name from the list.")},
        say("Scenario"),
        say("Choose one of the scenarios in the table below."),
    )


def _write_row(sheet: Sheet, row: ScenarioRow) -> None:
    styles = sheet.styles
    if row.is_title:
        sheet.section(row.at, row.label)
        return
    is_total = row.style in (styles.total_money, styles.display)
    sheet.put(row.at, 0, row.label, styles.total_text if is_total else None)
    if row.rate is not None:
        sheet.put(row.at, RATE, *row.rate)
    elif is_total:
        sheet.put(row.at, RATE, None, styles.total_text)
    for index, number in enumerate(row.values):
        text = row.formula(index) if row.formula else ""
        value: Value = Formula(text, number) if text else number
        sheet.put(row.at, FIRST + index, value, row.style)


def _write_differences(sheet: Sheet, row: int) -> None:
    context, text = sheet.context, sheet.styles.text
    sheet.section(row, sheet.say("What each scenario changes"))
    left_out = tuple(_left_out(sheet))
    if len(context.variants) == 1 and not left_out:
        none = sheet.say("The plan has no scenarios; add some in Tarife and export again.")
        sheet.put(row + 1, 0, none)
    own = zip(context.variants[1:], context.forecast.plan.scenarios, strict=False)
    entries = (
        (one.name, "; ".join(filter(None, (differences_of(of, context), of.note))), text)
        for one, of in own
    )
    sheet.entries((row + 1, 0), (*entries, *left_out))


def _left_out(sheet: Sheet) -> Iterator[tuple[str, str, Format]]:
    """Say of each scenario without a column that it is left out, and why."""
    voice = sheet.voice
    for name, problem in sheet.context.edition.left_out:
        why = in_language(problem.message, voice.language)
        text = voice.say("left out: {why}", why=why)
        yield name, text, sheet.styles.text
