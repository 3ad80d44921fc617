"""The sheet Checks: sums that must agree, and whether the workbook was edited."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Final, cast

from xlsxwriter.utility import quote_sheetname, xl_col_to_name

from tarife.plan.edits.numbers import BUDGET as BUDGET_KEY
from tarife.workbook import texts
from tarife.workbook.calc.rows import SCENARIO, TOTAL_COLUMN, Section
from tarife.workbook.calc.sheet import Calc
from tarife.workbook.cells import Formula, Value, cell_name, exact, units
from tarife.workbook.context import Context
from tarife.workbook.scenarios.bill import DECIMALS
from tarife.workbook.scenarios.layout import (
    CHOSEN_NUMBER,
    FIRST,
    ScenarioTable,
    cells_of,
    chosen_of,
    sheet_of,
)
from tarife.workbook.scenarios.layout import HEADER as SCENARIO_NAMES
from tarife.workbook.sheet import Column, Entry, Line, Sheet, Table
from tarife.workbook.sheets.data import CHARGE, MONTH, USAGE
from tarife.workbook.sheets.inputs import KEY_TITLE
from tarife.workbook.sheets.invoices import without_rate

TABLE: Final = "Checks"
HEADER: Final = 10
LEFT, RIGHT, GAP, RESULT = 1, 2, 3, 4
"""Places of columns."""

FAILED, EDITED, UNFOLLOWED = 3, 4, 5
"""The rows that Summary shows."""

_OK, _OFF, _OFF_APP = (cell_name(row, LEFT, fixed=True) for row in (6, 7, 8))
"""The words of the results."""


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
        return exact(float(self.left.value) - float(cast("float", other))) or 0


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


def _of_month(context: Context, calc: Calc, table: ScenarioTable) -> Iterator[Check]:
    """List the checks with the app of one of several months, and name it."""
    start = f"{calc.sheet}!{calc.columns[0]}{calc.header + 1}"
    for check in _with_app(context, [calc], table, f",Data[{MONTH}],{start}"):
        yield replace(check, name=f"{check.name} ({context.period})")


def failed_as_exported(context: Context) -> int:
    """Count what fails when the workbook is written: that invoices lack a rate, or nothing."""
    return int(bool(without_rate(context).value))


def status_cell(context: Context, row: int) -> str:
    """Name one of the counts above the table, for formulas on other sheets."""
    sheet = quote_sheetname(context.voice.tell(texts.CHECKS))
    return f"{sheet}!{cell_name(row, LEFT, fixed=True)}"


def write_checks(sheet: Sheet, checks: tuple[Check, ...]) -> None:
    """Write the counts, the words of the results, and the table."""
    say, styles = sheet.say, sheet.styles
    sheet.titles(
        sheet.tell(texts.CHECKS),
        say(
            "Sums that must agree. Those with the app's own figures say "
            "EDITED once an input was edited, since the app has not seen it."
        ),
    )
    sheet.entries((FAILED, 0), _counts(sheet), styles.label)
    sheet.put(UNFOLLOWED, RIGHT, say("needs the app"), styles.label)
    sheet.put(FAILED + 5, RIGHT, say("EDITED"), styles.label)
    table = sheet.table(Table(HEADER, _columns(sheet), checks, name=TABLE))
    cells = HEADER + 1, RESULT, HEADER + len(checks), RESULT
    for word, style in ((_OK, styles.good), (_OFF, styles.bad)):
        rule = {"type": "cell", "criteria": "==", "value": f"={word}", "format": style}
        sheet.page.conditional_format(*cells, rule)
    sheet.page.conditional_format(*cells, {"type": "no_errors", "format": styles.warn})
    sheet.page.freeze_panes(table.top + 1, 1)


def _counts(sheet: Sheet) -> tuple[Entry, ...]:
    say, tell, styles = sheet.say, sheet.tell, sheet.styles
    own, exported = f"Inputs[{tell(texts.VALUE)}]", f"Inputs[{tell(texts.EXPORTED)}]"
    rates = f"--(Rates[{tell(texts.RATE)}]<>Rates[{tell(texts.RATE_EXPORTED)}])"
    bands = f"--(Rates[{tell(texts.ABOVE)}]<>Rates[{tell(texts.ABOVE_EXPORTED)}])"
    numberless = _numberless(sheet.context)  # an error among them hides the rest
    edited = (
        f"IFERROR(SUMPRODUCT(--({own}<>{exported}))+SUMPRODUCT({rates})+SUMPRODUCT({bands}),"
        f"{numberless})"
    )
    unfollowed = (
        f"IFERROR(SUMPRODUCT(({own}<>{exported})*"
        f"ISNUMBER(SEARCH($C${UNFOLLOWED + 1},Inputs[{tell(texts.FOLLOWS)}]))),"
        f"{numberless})"
    )
    result, edits = f"Checks[{tell(texts.RESULT)}]", cell_name(EDITED, LEFT)
    app_word = cell_name(FAILED + 5, RIGHT)
    rightly_off = f"IF({edits}=0,0,COUNTIF({result},{app_word}))"
    failed = f"ROWS({result})-COUNTIF({result},{_OK})-{rightly_off}"
    by_app = Formula(f"IF({edits}=0,{_OFF},{app_word})", say("CHECK"))
    left = styles.left_number
    return (
        (say("Checks that fail"), Formula(failed, failed_as_exported(sheet.context)), left),
        (say("Edited inputs, rates and bands"), Formula(edited, 0), left),
        (say("Edited inputs that need the app"), Formula(unfollowed, 0), left),
        (say("Where figures agree"), say("OK"), styles.text),
        (say("Where they do not"), say("CHECK"), styles.text),
        (say("Where they do not agree with the app's"), by_app, styles.text),
    )


def _columns(sheet: Sheet) -> tuple[Column[Check], ...]:
    say, sums = sheet.say, sheet.styles.plain_sum

    def result(line: Line[Check]) -> Formula:
        off = _OFF_APP if line.row.is_by_app else _OFF
        text = f"IFERROR(IF(ROUND({line.name(GAP)},{DECIMALS})=0,{_OK},{off}),{_OFF})"
        return Formula(text, say("CHECK") if line.row.gap else say("OK"))

    def gap(line: Line[Check]) -> Formula:
        return Formula(f"{line.name(LEFT)}-{line.name(RIGHT)}", line.row.gap)

    def unit(line: Line[Check]) -> str:
        return line.row.unit or sheet.context.currency

    return (
        Column(say("What is compared"), lambda line: line.row.name, sheet.styles.wrapped, 72),
        Column(say("This"), lambda line: line.row.left, sums, 22),
        Column(say("With that"), lambda line: line.row.right, sums, 22),
        Column(say("Difference"), gap, sums, 18),
        Column(sheet.tell(texts.RESULT), result, sheet.styles.verdict, 14),
        Column(say("Unit"), unit, sheet.styles.beside, 14),
    )


def _with_app(
    context: Context, calcs: Sequence[Calc], table: ScenarioTable, only: str = ""
) -> Iterator[Check]:
    """Compare what the workbook computes with what the app had, of all months or of one.

    Args:
        context: What to show.
        calcs: Where the workings stand.
        table: Where the bill stands.
        only: What sums of Data ask for beside the scenario.
    """
    voice = context.voice
    lines = [(calc, calc.lines.costs) for calc in calcs]
    markets = [(calc, calc.prices.costs) for calc in calcs]
    for index, variant in enumerate(context.variants):
        name = _at(context, SCENARIO_NAMES, index)
        total, bill = units(variant.forecast.total.micros), units(variant.bill.total.micros)
        own = f"Data[BilledCost],Data[Scenario],{name}{only}"
        whole = Formula(_at(context, table.total.at, index), bill)
        charged, free = (row.value(variant) or 0 for row in (table.charged, table.free))
        messages = voice.say("Messages")
        for label, text, value, unit in (
            (
                voice.say("{scenario}: all lines, with the app"),
                *(_by_scenario(lines, name), total, ""),
            ),
            (
                voice.say("{scenario}: all markets, with the app"),
                *(_by_scenario(markets, name), total, ""),
            ),
            (
                voice.say("{scenario}: all rows of Data with Meta's charges, with the app"),
                *(f'SUMIFS({own},Data[{CHARGE}],"{USAGE}")', total, ""),
            ),
            (voice.say("{scenario}: the whole bill, with the app"), whole.text, bill, ""),
            (
                voice.say(
                    "{scenario}: Meta's charges and everything on top in Data, with the bill"
                ),
                *(f"SUMIFS({own})", whole, ""),
            ),
            (
                voice.say("{scenario}: charged messages, with the app"),
                *(_at(context, table.charged.at, index), charged, messages),
            ),
            (
                voice.say("{scenario}: free messages, with the app"),
                *(_at(context, table.free.at, index), free, messages),
            ),
        ):
            is_by_app = not isinstance(value, Formula)
            left = Formula(text, value.value if isinstance(value, Formula) else value)
            yield Check(label.format(scenario=variant.name), left, value, unit, is_by_app)


def _inside(context: Context, calcs: Sequence[Calc], table: ScenarioTable) -> Iterator[Check]:
    """Compare figures of the workbook that agree whatever is edited."""
    say = context.voice.say
    everything = units(sum(variant.forecast.total.micros for variant in context.variants))
    count = sum(int(row.messages.sum()) for variant in context.variants for row in variant.rows)
    days = ",".join(
        f"{calc.sheet}!{calc.columns[0]}{calc.days.total.at + 1}:"
        f"{calc.columns[-1]}{calc.days.total.at + 1}"
        for calc in calcs
    )
    lines = ",".join(calc.cells(calc.lines.costs, TOTAL_COLUMN) for calc in calcs)
    counted = ",".join(cells_of(context, row) for row in (table.charged, table.free))
    meta = Formula(f"SUM({cells_of(context, table.meta)})", everything)
    yield Check(
        say("All days of the chosen scenario, with its total"),
        Formula(f"SUM({days})", units(context.chosen.forecast.total.micros)),
        chosen_of(context, table.meta),
    )
    yield Check(
        say("All rows of Data with Meta's charges, with all scenarios"),
        *(Formula(f'SUMIFS(Data[BilledCost],Data[{CHARGE}],"{USAGE}")', everything), meta),
    )
    lines_ = Formula(f"SUM({lines})", everything)
    yield Check(say("All lines, with all scenarios"), lines_, meta)
    yield Check(
        say("All messages of Data, with all scenarios"),
        *(Formula("SUM(Data[Quantity])", count), Formula(f"SUM({counted})", count)),
        say("Messages"),
    )
    result = f"Inputs[{context.voice.tell(texts.RESULT)}]"
    refused = f"ROWS({result})-COUNTIF({result},{_OK})"
    for label, found, unit in (
        (
            say("Cells on Inputs and Rates that hold no number"),
            *(Formula(_numberless(context), 0), say("cells")),
        ),
        (say("Numbers on Inputs that the app refuses"), Formula(refused, 0), say("cells")),
        (
            say("Invoices in another currency without an exchange rate"),
            *(without_rate(context), say("invoices")),
        ),
        (
            say("Scenario shown that this workbook does not have"),
            *(Formula(f"1-ISNUMBER({CHOSEN_NUMBER})", 0), say("Scenario")),
        ),
    ):
        yield Check(label, found, 0, unit)


def _numberless(context: Context) -> str:
    """Count inputs and rates that a person made text, an error, or empty.

    Excel adds up text as nothing and compares it as larger than any number. Only the budget
    may be empty, which means that there is none. `ISNUMBER` passes over errors without
    becoming one.
    """
    tell = context.voice.tell
    own, exported = f"Inputs[{tell(texts.VALUE)}]", f"Inputs[{tell(texts.EXPORTED)}]"
    may_be_empty = f'((ISBLANK({exported})+(Inputs[{KEY_TITLE}]="{BUDGET_KEY}"))>0)'
    inputs = f"SUMPRODUCT((1-ISNUMBER({own}))*(1-ISBLANK({own})*{may_be_empty}))"
    pairs = (texts.RATE, texts.RATE_EXPORTED), (texts.ABOVE, texts.ABOVE_EXPORTED)
    rates = (
        f"SUMPRODUCT((1-ISNUMBER(Rates[{tell(now)}]))*ISNUMBER(Rates[{tell(before)}]))"
        for now, before in pairs
    )
    return "+".join((inputs, *rates))


def _by_scenario(sections: Iterable[tuple[Calc, Section]], name: str) -> str:
    return "+".join(
        f"SUMIFS({calc.cells(own, TOTAL_COLUMN)},{calc.cells(own, SCENARIO)},{name})"
        for calc, own in sections
    )


def _at(context: Context, row: int, variant_index: int) -> str:
    column = xl_col_to_name(FIRST + variant_index, col_abs=True)
    return f"{sheet_of(context)}!{column}${row + 1}"
