"""The sheet Scenarios: the bill of the plan and of each scenario, and which one is chosen."""

from collections.abc import Sequence
from typing import Final

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_col_to_name, xl_range_abs, xl_rowcol_to_cell

from tarife.terms.money import shown_decimals
from tarife.workbook import texts
from tarife.workbook.bill_rows import DECIMALS
from tarife.workbook.calc.days import CHOSEN
from tarife.workbook.cells import Formula, Value, set_widths, write, write_titles
from tarife.workbook.context import Context
from tarife.workbook.plan_lines import differences_of
from tarife.workbook.scenarios.layout import (
    CHOSEN_NUMBER,
    FIRST,
    HEADER,
    RATE,
    ScenarioRow,
    ScenarioTable,
    sheet_of,
)
from tarife.workbook.xlsxwriter_patches import Page

_CHOSEN, _NUMBER, _DECIMALS = 3, 4, 5
"""The rows above the table."""

_VALUE: Final = 1


def write_scenarios(
    page: Page, book: Workbook, context: Context, tables: Sequence[ScenarioTable]
) -> None:
    """Write the chooser, the table of each month and of all, and what scenarios change."""
    voice, styles = context.voice, context.styles
    write_titles(
        page,
        styles,
        voice.say_in("workbook", texts.SCENARIOS),
        voice.say(
            "Choose a scenario in the yellow cell: Summary, its charts and "
            "Variance show it. All columns follow Inputs and Rates."
        )
        if not any(variant.is_fixed for variant in context.variants)
        else voice.say(
            "Choose a scenario in the yellow cell: Summary, its charts and "
            "Variance show it. Columns follow Inputs and Rates, but what begins with what "
            "really happened stays as exported."
        ),
    )
    _write_chooser(page, book, context)
    _write_constants(page, book, context)
    last = FIRST + len(context.variants) - 1
    write(page, HEADER, 0, voice.say("Line"), styles.header)
    write(page, HEADER, RATE, voice.say_in("workbook", "Rate"), styles.header_right)
    for column, variant in enumerate(context.variants, FIRST):
        write(page, HEADER, column, variant.name, styles.header_right)
    of_months = (context,) if len(tables) == 1 else (*context.months, context)
    for own, table in zip(of_months, tables, strict=True):
        for row in table.rows:
            _write_row(page, own, row)
    page.conditional_format(
        *(HEADER, FIRST, HEADER, last),
        {
            "type": "formula",
            "criteria": f"={xl_rowcol_to_cell(HEADER, FIRST, row_abs=True)}={CHOSEN}",
            "format": styles.chosen,
        },
    )
    _write_differences(page, context, tables[-1].rows[-1].at + 2)
    set_widths(page, (44, 20, *(20 for _ in context.variants)))
    page.freeze_panes(HEADER + 1, 1)


def _write_chooser(page: Page, book: Workbook, context: Context) -> None:
    voice, styles = context.voice, context.styles
    names = xl_range_abs(HEADER, FIRST, HEADER, FIRST + len(context.variants) - 1)
    write(page, _CHOSEN, 0, voice.say("Scenario shown on Summary"), styles.label)
    write(page, _CHOSEN, _VALUE, context.chosen.name, styles.input_text)
    write(page, _NUMBER, 0, voice.say("Its column"), styles.label)
    number = Formula(f"=MATCH({CHOSEN},{names},0)", context.edition.chosen + 1)
    write(page, _NUMBER, _VALUE, number, styles.count)
    _name(book, context, (CHOSEN, _CHOSEN))
    _name(book, context, (CHOSEN_NUMBER, _NUMBER))
    page.data_validation(
        *(_CHOSEN, _VALUE, _CHOSEN, _VALUE),
        {
            "validate": "list",
            "source": f"={names}",
            "input_title": voice.say("Scenario"),
            "input_message": voice.say("Choose one of the scenarios in the table below."),
            "error_title": voice.say("This cannot be taken"),
            "error_message": voice.say("Choose a name from the list."),
        },
    )


def _write_constants(page: Page, book: Workbook, context: Context) -> None:
    voice, styles = context.voice, context.styles
    write(page, _DECIMALS, 0, voice.say("Decimals to which a line is closed"), styles.label)
    write(page, _DECIMALS, _VALUE, shown_decimals(context.currency), styles.number)
    _name(book, context, (DECIMALS, _DECIMALS))


def _name(book: Workbook, context: Context, place: tuple[str, int]) -> None:
    name, row = place
    cell = xl_rowcol_to_cell(row, _VALUE, row_abs=True, col_abs=True)
    book.define_name(name, f"={sheet_of(context)}!{cell}")


def _write_row(page: Page, context: Context, row: ScenarioRow) -> None:
    styles = context.styles
    if row.is_title:
        write(page, row.at, 0, row.label, styles.section)
        return
    is_total = row.style in (styles.total_money, styles.display)
    write(page, row.at, 0, row.label, styles.total_text if is_total else styles.text)
    if row.rate is not None:
        write(page, row.at, RATE, *row.rate)
    elif is_total:
        write(page, row.at, RATE, None, styles.total_text)
    for column, variant in enumerate(context.variants, FIRST):
        value: Value = row.value(variant)
        text = row.formula(xl_col_to_name(column)) if row.formula else ""
        if text:
            value = Formula(text, row.value(variant) or 0)
        write(page, row.at, column, value, row.style)


def _write_differences(page: Page, context: Context, row: int) -> None:
    """Say in words what each scenario changes."""
    voice, styles = context.voice, context.styles
    write(page, row, 0, voice.say("What each scenario changes"), styles.section)
    scenarios = context.forecast.plan.scenarios
    if len(context.variants) == 1:
        write(
            page,
            row + 1,
            0,
            voice.say("The plan has no scenarios; add some in Tarife and export again."),
            styles.text,
        )
        return
    for at, (variant, scenario) in enumerate(
        zip(context.variants[1:], scenarios, strict=False), row + 1
    ):
        write(page, at, 0, variant.name, styles.text)
        text = "; ".join(
            part for part in (differences_of(scenario, voice), scenario.note) if part
        )
        write(page, at, 1, text, styles.text)
