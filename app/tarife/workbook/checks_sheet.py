"""The sheet Checks: sums that must agree, and whether the workbook was edited."""

from dataclasses import dataclass
from typing import Final

from xlsxwriter.format import Format
from xlsxwriter.utility import quote_sheetname, xl_col_to_name, xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from tarife.plan.edits.numbers import BUDGET as BUDGET_KEY
from tarife.workbook.bill_rows import DECIMALS
from tarife.workbook.calc_rows import SCENARIO, TOTAL_COLUMN, Section
from tarife.workbook.calc_sheet import Calc
from tarife.workbook.cells import Column, Formula, Value, add_table, units, write
from tarife.workbook.context import Context
from tarife.workbook.inputs_sheet import KEY_TITLE
from tarife.workbook.scenario_rows import CHOSEN_NUMBER, FIRST, ScenarioRow, ScenarioTable
from tarife.workbook.scenario_rows import HEADER as SCENARIO_NAMES

TABLE: Final = "Checks"
HEADER: Final = 10
LEFT, RIGHT, GAP, RESULT = 1, 2, 3, 4
"""Places of columns."""

FAILED, EDITED, UNFOLLOWED = 3, 4, 5
"""The rows that Summary shows."""

_OK, _OFF, _OFF_APP = 6, 7, 8
"""The rows with the words of the results."""


@dataclass(frozen=True, slots=True)
class Check:
    """Two figures that must agree.

    Attributes:
        name: What is compared.
        left: The workbook's own figure.
        right: The other one: of the workbook too, or the app's at the time of writing.
        unit: What is counted; empty for amounts.
        is_by_app: Whether an edited input rightly makes them differ.
    """

    name: str
    left: Formula
    right: Value
    unit: str = ""
    is_by_app: bool = False


def checks_of(context: Context, calc: Calc, table: ScenarioTable) -> tuple[Check, ...]:
    return (
        *_with_app(context, calc, table),
        *_inside(context, calc, table),
    )


def status_cell(context: Context, row: int) -> str:
    """Name one of the counts above the table, for formulas on other sheets."""
    cell = xl_rowcol_to_cell(row, LEFT, row_abs=True, col_abs=True)
    return f"{quote_sheetname(context.words.checks)}!{cell}"


def write_checks(page: Worksheet, context: Context, checks: tuple[Check, ...]) -> None:
    """Write the counts, the words of the results, and the table."""
    words, styles = context.words, context.styles
    write(page, 0, 0, words.checks, styles.title)
    write(page, 1, 0, words.checks_hint, styles.subtitle)
    for row, (label, value, style) in enumerate(_counts(context), FAILED):
        write(page, row, 0, label, styles.label)
        write(page, row, LEFT, value, style)
    write(page, UNFOLLOWED, RIGHT, words.needs_app, styles.label)
    write(page, _OFF_APP, RIGHT, words.is_edited, styles.label)
    add_table(
        page, (TABLE, HEADER), _columns(context), list(enumerate(checks, HEADER + 1)), styles
    )
    _colour(page, context, HEADER + len(checks))
    page.freeze_panes(HEADER + 1, 1)


def _counts(context: Context) -> tuple[tuple[str, Value, Format], ...]:
    words, styles = context.words, context.styles
    own, exported = f"Inputs[{words.value}]", f"Inputs[{words.exported}]"
    changed = f"--({own}<>{exported})"
    rates = f"--(Rates[{words.rate}]<>Rates[{words.rate_exported}])"
    bands = f"--(Rates[{words.above}]<>Rates[{words.above_exported}])"
    numberless = _numberless(context).removeprefix("=")  # an error among them hides the rest
    edited = (
        f"=IFERROR(SUMPRODUCT({changed})+SUMPRODUCT({rates})+SUMPRODUCT({bands}),{numberless})"
    )
    unfollowed = (
        f"=IFERROR(SUMPRODUCT(({own}<>{exported})*"
        f"(Inputs[{words.follows}]=$C${UNFOLLOWED + 1})),{numberless})"
    )
    ok = xl_rowcol_to_cell(_OK, LEFT, row_abs=True, col_abs=True)
    result = f"Checks[{words.result}]"
    rightly_off = f"IF({xl_rowcol_to_cell(EDITED, LEFT)}=0,0,COUNTIF({result},C{_OFF_APP + 1}))"
    failed = f"=ROWS({result})-COUNTIF({result},{ok})-{rightly_off}"
    off = xl_rowcol_to_cell(_OFF, LEFT, row_abs=True, col_abs=True)
    by_app = f"=IF({xl_rowcol_to_cell(EDITED, LEFT)}=0,{off},C{_OFF_APP + 1})"
    return (
        (
            words.failed_checks,
            Formula(failed, 0),
            styles.left_number,
        ),
        (words.edited_inputs, Formula(edited, 0), styles.left_number),
        (words.unfollowed_inputs, Formula(unfollowed, 0), styles.left_number),
        (words.result_ok, words.is_ok, styles.text),
        (words.result_off, words.is_off, styles.text),
        (words.result_edited, Formula(by_app, words.is_off), styles.text),
    )


def _columns(context: Context) -> tuple[Column[tuple[int, Check]], ...]:
    words, styles = context.words, context.styles

    def gap(entry: tuple[int, Check]) -> Formula:
        at = entry[0]
        return Formula(f"={xl_rowcol_to_cell(at, LEFT)}-{xl_rowcol_to_cell(at, RIGHT)}", 0)

    def result(entry: tuple[int, Check]) -> Formula:
        at, check = entry
        ok = xl_rowcol_to_cell(_OK, LEFT, row_abs=True, col_abs=True)
        off = xl_rowcol_to_cell(
            _OFF_APP if check.is_by_app else _OFF, LEFT, row_abs=True, col_abs=True
        )
        found = xl_rowcol_to_cell(at, GAP)
        wrong = xl_rowcol_to_cell(_OFF, LEFT, row_abs=True, col_abs=True)
        text = f"=IFERROR(IF(ROUND({found},{DECIMALS})=0,{ok},{off}),{wrong})"
        return Formula(text, words.is_ok)

    return (
        Column(words.what_is_compared, lambda entry: entry[1].name, styles.text, 60),
        Column(words.this_sum, lambda entry: entry[1].left, styles.plain_sum, 22),
        Column(words.other_sum, lambda entry: entry[1].right, styles.plain_sum, 22),
        Column(words.difference, gap, styles.plain_sum, 18),
        Column(words.result, result, styles.verdict, 14),
        Column(
            words.unit,
            lambda entry: entry[1].unit or context.currency,
            styles.beside,
            14,
        ),
    )


def _colour(page: Worksheet, context: Context, last: int) -> None:
    styles = context.styles
    for row, style in ((_OK, styles.good), (_OFF, styles.bad)):
        value = f"={xl_rowcol_to_cell(row, LEFT, row_abs=True, col_abs=True)}"
        page.conditional_format(
            *(HEADER + 1, RESULT, last, RESULT),
            {"type": "cell", "criteria": "==", "value": value, "format": style},
        )
    page.conditional_format(
        *(HEADER + 1, RESULT, last, RESULT),
        {"type": "no_errors", "format": styles.warn},
    )


def _with_app(context: Context, calc: Calc, table: ScenarioTable) -> list[Check]:
    """Compare what the workbook computes with what the app had."""
    words = context.words
    checks = []
    for variant_index, variant in enumerate(context.variants):
        total = variant.forecast.total.micros
        for label, formula in (
            (words.check_lines, _by_scenario(context, calc, calc.lines.costs, variant_index)),
            (
                words.check_markets,
                _by_scenario(context, calc, calc.prices.costs, variant_index),
            ),
            (
                words.check_data,
                f"=SUMIFS(Data[BilledCost],Data[Scenario],{_name(context, variant_index)})",
            ),
        ):
            checks.append(
                Check(
                    label.format(scenario=variant.name),
                    Formula(formula, units(total)),
                    units(total),
                    is_by_app=True,
                )
            )
        bill = variant.bill.total.micros
        checks.append(
            Check(
                words.check_bill.format(scenario=variant.name),
                Formula(f"={_cell(context, table.total, variant_index)}", units(bill)),
                units(bill),
                is_by_app=True,
            )
        )
        for label, row in (
            (words.check_charged, table.charged),
            (words.check_free, table.free),
        ):
            count = row.value(variant) or 0
            checks.append(
                Check(
                    label.format(scenario=variant.name),
                    Formula(f"={_cell(context, row, variant_index)}", count),
                    count,
                    unit=words.messages,
                    is_by_app=True,
                )
            )
    return checks


def _inside(context: Context, calc: Calc, table: ScenarioTable) -> list[Check]:
    """Compare figures of the workbook that agree whatever is edited."""
    words = context.words
    total = units(context.chosen.forecast.total.micros)
    everything = units(sum(variant.forecast.total.micros for variant in context.variants))
    count = sum(int(row.messages.sum()) for variant in context.variants for row in variant.rows)
    days = calc.days.total
    counted = ",".join(table.cells(context, row) for row in (table.charged, table.free))
    cells = f"{calc.columns[0]}{days.at + 1}:{calc.columns[-1]}{days.at + 1}"
    return [
        Check(
            words.check_days,
            Formula(f"=SUM({calc.sheet}!{cells})", total),
            table.chosen(context, table.meta),
        ),
        Check(
            words.check_all_data,
            Formula("=SUM(Data[BilledCost])", everything),
            Formula(f"=SUM({table.cells(context, table.meta)})", everything),
        ),
        Check(
            words.check_all_lines,
            Formula(f"=SUM({calc.cells(calc.lines.costs, TOTAL_COLUMN)})", everything),
            Formula(f"=SUM({table.cells(context, table.meta)})", everything),
        ),
        Check(
            words.check_all_messages,
            Formula("=SUM(Data[Quantity])", count),
            Formula(
                f"=SUM({counted})",
                count,
            ),
            unit=words.messages,
        ),
        Check(words.check_numbers, Formula(_numberless(context), 0), 0, unit=words.cells),
        Check(
            words.check_shown,
            Formula(f"=1-ISNUMBER({CHOSEN_NUMBER})", 0),
            0,
            unit=words.scenario,
        ),
    ]


def _numberless(context: Context) -> str:
    """Count inputs and rates that a person made text, an error, or empty.

    Excel adds up text as nothing and compares it as larger than any number. Only the budget
    may be empty, which means that there is none. `ISNUMBER` passes over errors without
    becoming one.
    """
    words = context.words
    own, exported = f"Inputs[{words.value}]", f"Inputs[{words.exported}]"
    may_be_empty = f'((ISBLANK({exported})+(Inputs[{KEY_TITLE}]="{BUDGET_KEY}"))>0)'
    inputs = f"SUMPRODUCT((1-ISNUMBER({own}))*(1-ISBLANK({own})*{may_be_empty}))"
    rates = (
        f"SUMPRODUCT((1-ISNUMBER(Rates[{now}]))*ISNUMBER(Rates[{before}]))"
        for now, before in (
            (words.rate, words.rate_exported),
            (words.above, words.above_exported),
        )
    )
    return f"={'+'.join((inputs, *rates))}"


def _by_scenario(context: Context, calc: Calc, section: Section, variant_index: int) -> str:
    sums, names = calc.cells(section, TOTAL_COLUMN), calc.cells(section, SCENARIO)
    return f"=SUMIFS({sums},{names},{_name(context, variant_index)})"


def _name(context: Context, variant_index: int) -> str:
    return _at(context, SCENARIO_NAMES, variant_index)


def _cell(context: Context, row: ScenarioRow, variant_index: int) -> str:
    return _at(context, row.at, variant_index)


def _at(context: Context, row: int, variant_index: int) -> str:
    column = xl_col_to_name(FIRST + variant_index, col_abs=True)
    return f"{quote_sheetname(context.words.scenarios)}!{column}${row + 1}"
