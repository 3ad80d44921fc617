"""The sheet Checks: sums that must agree, and whether the workbook was edited."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Final, cast

from xlsxwriter.format import Format
from xlsxwriter.utility import quote_sheetname, xl_col_to_name, xl_rowcol_to_cell

from tarife.plan.edits.numbers import BUDGET as BUDGET_KEY
from tarife.workbook import texts
from tarife.workbook.bill_rows import DECIMALS
from tarife.workbook.calc.rows import SCENARIO, TOTAL_COLUMN, Section
from tarife.workbook.calc.sheet import Calc
from tarife.workbook.cells import Column, Formula, Value, add_table, units, write, write_titles
from tarife.workbook.context import Context
from tarife.workbook.scenarios.layout import (
    CHOSEN_NUMBER,
    FIRST,
    ScenarioRow,
    ScenarioTable,
    cells_of,
    chosen_of,
    sheet_of,
)
from tarife.workbook.scenarios.layout import HEADER as SCENARIO_NAMES
from tarife.workbook.sheets.data import CHARGE, MONTH, USAGE
from tarife.workbook.sheets.inputs import KEY_TITLE
from tarife.workbook.sheets.invoices import without_rate
from tarife.workbook.xlsxwriter_patches import Page

_DIGITS: Final = 6
"""Decimals of an exact amount."""

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

    @property
    def gap(self) -> float:
        """How far apart they are as exported: sums agree, counts of what is missing may not."""
        other = self.right.value if isinstance(self.right, Formula) else self.right
        return round(float(self.left.value) - float(cast("float", other)), _DIGITS) or 0


def checks_of(
    context: Context, calcs: Sequence[Calc], tables: Sequence[ScenarioTable]
) -> tuple[Check, ...]:
    """List the checks of each month with the app, then of all months, then inside."""
    months = zip(context.months, calcs, tables, strict=False)
    return (
        *chain.from_iterable(_of_month(month, calc, table) for month, calc, table in months),
        *_with_app(context, calcs, tables[-1]),
        *_inside(context, calcs, tables[-1]),
    )


def _of_month(context: Context, calc: Calc, table: ScenarioTable) -> list[Check]:
    """List the checks with the app of one of several months, and name it."""
    start = f"{calc.sheet}!{calc.columns[0]}{calc.header + 1}"
    found = _with_app(context, [calc], table, f",Data[{MONTH}],{start}")
    return [replace(check, name=f"{check.name} ({context.period})") for check in found]


def failed_as_exported(context: Context) -> int:
    """Count the checks that already fail when the workbook is written."""
    return int(bool(without_rate(context).value))


def status_cell(context: Context, row: int) -> str:
    """Name one of the counts above the table, for formulas on other sheets."""
    cell = xl_rowcol_to_cell(row, LEFT, row_abs=True, col_abs=True)
    return f"{quote_sheetname(context.voice.tell(texts.CHECKS))}!{cell}"


def write_checks(page: Page, context: Context, checks: tuple[Check, ...]) -> None:
    """Write the counts, the words of the results, and the table."""
    voice, styles = context.voice, context.styles
    write_titles(
        page,
        styles,
        voice.tell(texts.CHECKS),
        voice.say(
            "Sums that must agree. Those with the app's own figures say "
            "EDITED once an input was edited, since the app has not seen it."
        ),
    )
    for row, (label, value, style) in enumerate(_counts(context), FAILED):
        write(page, row, 0, label, styles.label)
        write(page, row, LEFT, value, style)
    write(page, UNFOLLOWED, RIGHT, voice.say("needs the app"), styles.label)
    write(page, _OFF_APP, RIGHT, voice.say("EDITED"), styles.label)
    add_table(
        page, (TABLE, HEADER), _columns(context), list(enumerate(checks, HEADER + 1)), styles
    )
    _colour(page, context, HEADER + len(checks))
    page.freeze_panes(HEADER + 1, 1)


def _counts(context: Context) -> tuple[tuple[str, Value, Format], ...]:
    voice, styles = context.voice, context.styles
    own, exported = (
        f"Inputs[{voice.tell(texts.VALUE)}]",
        f"Inputs[{voice.tell(texts.EXPORTED)}]",
    )
    changed = f"--({own}<>{exported})"
    rates = f"--(Rates[{voice.tell(texts.RATE)}]<>Rates[{voice.tell(texts.RATE_EXPORTED)}])"
    bands = f"--(Rates[{voice.tell(texts.ABOVE)}]<>Rates[{voice.tell(texts.ABOVE_EXPORTED)}])"
    numberless = _numberless(context).removeprefix("=")  # an error among them hides the rest
    edited = (
        f"=IFERROR(SUMPRODUCT({changed})+SUMPRODUCT({rates})+SUMPRODUCT({bands}),{numberless})"
    )
    unfollowed = (
        f"=IFERROR(SUMPRODUCT(({own}<>{exported})*"
        f"ISNUMBER(SEARCH($C${UNFOLLOWED + 1},Inputs[{voice.tell(texts.FOLLOWS)}]))),"
        f"{numberless})"
    )
    ok = xl_rowcol_to_cell(_OK, LEFT, row_abs=True, col_abs=True)
    result = f"Checks[{voice.tell(texts.RESULT)}]"
    rightly_off = f"IF({xl_rowcol_to_cell(EDITED, LEFT)}=0,0,COUNTIF({result},C{_OFF_APP + 1}))"
    failed = f"=ROWS({result})-COUNTIF({result},{ok})-{rightly_off}"
    off = xl_rowcol_to_cell(_OFF, LEFT, row_abs=True, col_abs=True)
    by_app = f"=IF({xl_rowcol_to_cell(EDITED, LEFT)}=0,{off},C{_OFF_APP + 1})"
    return (
        (
            voice.say("Checks that fail"),
            Formula(failed, failed_as_exported(context)),
            styles.left_number,
        ),
        (voice.say("Edited inputs, rates and bands"), Formula(edited, 0), styles.left_number),
        (
            voice.say("Edited inputs that need the app"),
            Formula(unfollowed, 0),
            styles.left_number,
        ),
        (voice.say("Where figures agree"), voice.say("OK"), styles.text),
        (voice.say("Where they do not"), voice.say("CHECK"), styles.text),
        (
            voice.say("Where they do not agree with the app's"),
            Formula(by_app, voice.say("CHECK")),
            styles.text,
        ),
    )


def _columns(context: Context) -> tuple[Column[tuple[int, Check]], ...]:
    voice, styles = context.voice, context.styles

    def gap(entry: tuple[int, Check]) -> Formula:
        at, check = entry
        text = f"={xl_rowcol_to_cell(at, LEFT)}-{xl_rowcol_to_cell(at, RIGHT)}"
        return Formula(text, check.gap)

    def result(entry: tuple[int, Check]) -> Formula:
        at, check = entry
        ok = xl_rowcol_to_cell(_OK, LEFT, row_abs=True, col_abs=True)
        off = xl_rowcol_to_cell(
            _OFF_APP if check.is_by_app else _OFF, LEFT, row_abs=True, col_abs=True
        )
        found = xl_rowcol_to_cell(at, GAP)
        wrong = xl_rowcol_to_cell(_OFF, LEFT, row_abs=True, col_abs=True)
        text = f"=IFERROR(IF(ROUND({found},{DECIMALS})=0,{ok},{off}),{wrong})"
        return Formula(text, voice.say("CHECK") if check.gap else voice.say("OK"))

    return (
        Column(voice.say("What is compared"), lambda entry: entry[1].name, styles.wrapped, 72),
        Column(voice.say("This"), lambda entry: entry[1].left, styles.plain_sum, 22),
        Column(voice.say("With that"), lambda entry: entry[1].right, styles.plain_sum, 22),
        Column(voice.say("Difference"), gap, styles.plain_sum, 18),
        Column(voice.tell(texts.RESULT), result, styles.verdict, 14),
        Column(
            voice.say("Unit"),
            lambda entry: entry[1].unit or context.currency,
            styles.beside,
            14,
        ),
    )


def _colour(page: Page, context: Context, last: int) -> None:
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


def _with_app(
    context: Context, calcs: Sequence[Calc], table: ScenarioTable, only: str = ""
) -> list[Check]:
    """Compare what the workbook computes with what the app had, of all months or of one.

    Args:
        context: What to show.
        calcs: Where the workings stand.
        table: Where the bill stands.
        only: What sums of Data ask for beside the scenario.
    """
    voice = context.voice
    checks = []
    for variant_index, variant in enumerate(context.variants):
        total = variant.forecast.total.micros
        own = f"Data[BilledCost],Data[Scenario],{_name(context, variant_index)}{only}"
        for label, formula in (
            (
                voice.say("{scenario}: all lines, with the app"),
                _by_scenario(
                    context, [(calc, calc.lines.costs) for calc in calcs], variant_index
                ),
            ),
            (
                voice.say("{scenario}: all markets, with the app"),
                _by_scenario(
                    context, [(calc, calc.prices.costs) for calc in calcs], variant_index
                ),
            ),
            (
                voice.say("{scenario}: all rows of Data with Meta's charges, with the app"),
                f'=SUMIFS({own},Data[{CHARGE}],"{USAGE}")',
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
        bill = units(variant.bill.total.micros)
        whole = Formula(f"={_cell(context, table.total, variant_index)}", bill)
        checks += [
            Check(
                voice.say("{scenario}: the whole bill, with the app", scenario=variant.name),
                *(whole, bill),
                is_by_app=True,
            ),
            Check(
                voice.say(
                    "{scenario}: Meta's charges and everything on top in Data, with the bill",
                    scenario=variant.name,
                ),
                *(Formula(f"=SUMIFS({own})", bill), whole),
            ),
        ]
        for label, row in (
            (voice.say("{scenario}: charged messages, with the app"), table.charged),
            (voice.say("{scenario}: free messages, with the app"), table.free),
        ):
            count = row.value(variant) or 0
            checks.append(
                Check(
                    label.format(scenario=variant.name),
                    Formula(f"={_cell(context, row, variant_index)}", count),
                    count,
                    unit=voice.say("Messages"),
                    is_by_app=True,
                )
            )
    return checks


def _inside(context: Context, calcs: Sequence[Calc], table: ScenarioTable) -> list[Check]:
    """Compare figures of the workbook that agree whatever is edited."""
    voice = context.voice
    total = units(context.chosen.forecast.total.micros)
    everything = units(sum(variant.forecast.total.micros for variant in context.variants))
    count = sum(int(row.messages.sum()) for variant in context.variants for row in variant.rows)
    days = ",".join(
        f"{calc.sheet}!{calc.columns[0]}{calc.days.total.at + 1}:"
        f"{calc.columns[-1]}{calc.days.total.at + 1}"
        for calc in calcs
    )
    lines = ",".join(calc.cells(calc.lines.costs, TOTAL_COLUMN) for calc in calcs)
    counted = ",".join(cells_of(context, row) for row in (table.charged, table.free))
    return [
        Check(
            voice.say("All days of the chosen scenario, with its total"),
            Formula(f"=SUM({days})", total),
            chosen_of(context, table.meta),
        ),
        Check(
            voice.say("All rows of Data with Meta's charges, with all scenarios"),
            Formula(f'=SUMIFS(Data[BilledCost],Data[{CHARGE}],"{USAGE}")', everything),
            Formula(f"=SUM({cells_of(context, table.meta)})", everything),
        ),
        Check(
            voice.say("All lines, with all scenarios"),
            Formula(f"=SUM({lines})", everything),
            Formula(f"=SUM({cells_of(context, table.meta)})", everything),
        ),
        Check(
            voice.say("All messages of Data, with all scenarios"),
            Formula("=SUM(Data[Quantity])", count),
            Formula(
                f"=SUM({counted})",
                count,
            ),
            unit=voice.say("Messages"),
        ),
        Check(
            voice.say("Cells on Inputs and Rates that hold no number"),
            Formula(_numberless(context), 0),
            0,
            unit=voice.say("cells"),
        ),
        Check(
            voice.say("Numbers on Inputs that the app refuses"),
            Formula(_refused(context), 0),
            0,
            unit=voice.say("cells"),
        ),
        Check(
            voice.say("Invoices in another currency without an exchange rate"),
            without_rate(context),
            0,
            unit=voice.say("invoices"),
        ),
        Check(
            voice.say("Scenario shown that this workbook does not have"),
            Formula(f"=1-ISNUMBER({CHOSEN_NUMBER})", 0),
            0,
            unit=voice.say("Scenario"),
        ),
    ]


def _refused(context: Context) -> str:
    """Count inputs that are not within their bounds."""
    result = f"Inputs[{context.voice.tell(texts.RESULT)}]"
    ok = xl_rowcol_to_cell(_OK, LEFT, row_abs=True, col_abs=True)
    return f"=ROWS({result})-COUNTIF({result},{ok})"


def _numberless(context: Context) -> str:
    """Count inputs and rates that a person made text, an error, or empty.

    Excel adds up text as nothing and compares it as larger than any number. Only the budget
    may be empty, which means that there is none. `ISNUMBER` passes over errors without
    becoming one.
    """
    voice = context.voice
    own, exported = (
        f"Inputs[{voice.tell(texts.VALUE)}]",
        f"Inputs[{voice.tell(texts.EXPORTED)}]",
    )
    may_be_empty = f'((ISBLANK({exported})+(Inputs[{KEY_TITLE}]="{BUDGET_KEY}"))>0)'
    inputs = f"SUMPRODUCT((1-ISNUMBER({own}))*(1-ISBLANK({own})*{may_be_empty}))"
    rates = (
        f"SUMPRODUCT((1-ISNUMBER(Rates[{now}]))*ISNUMBER(Rates[{before}]))"
        for now, before in (
            (voice.tell(texts.RATE), voice.tell(texts.RATE_EXPORTED)),
            (voice.tell(texts.ABOVE), voice.tell(texts.ABOVE_EXPORTED)),
        )
    )
    return f"={'+'.join((inputs, *rates))}"


def _by_scenario(
    context: Context, sections: Iterable[tuple[Calc, Section]], variant_index: int
) -> str:
    name = _name(context, variant_index)
    return "=" + "+".join(
        f"SUMIFS({calc.cells(own, TOTAL_COLUMN)},{calc.cells(own, SCENARIO)},{name})"
        for calc, own in sections
    )


def _name(context: Context, variant_index: int) -> str:
    return _at(context, SCENARIO_NAMES, variant_index)


def _cell(context: Context, row: ScenarioRow, variant_index: int) -> str:
    return _at(context, row.at, variant_index)


def _at(context: Context, row: int, variant_index: int) -> str:
    column = xl_col_to_name(FIRST + variant_index, col_abs=True)
    return f"{sheet_of(context)}!{column}${row + 1}"
