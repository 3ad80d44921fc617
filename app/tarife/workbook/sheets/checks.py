"""The sheet Checks: sums that must agree, and whether the workbook was edited."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import repeat
from typing import Final, cast

from xlsxwriter.utility import xl_col_to_name

from tarife.plan.edits.numbers import BUDGET_KEY
from tarife.workbook import texts
from tarife.workbook.calc.rows import SCENARIO, TOTAL_COLUMN, Section
from tarife.workbook.calc.sheet import Calc
from tarife.workbook.cells import DECIMALS, Formula, Value, cell_name, exact, units
from tarife.workbook.context import Context
from tarife.workbook.scenarios.layout import (
    CHOSEN_NUMBER,
    ScenarioTable,
    cells_of,
    chosen_of,
    variant_cell,
)
from tarife.workbook.scenarios.layout import HEADER as SCENARIO_NAMES
from tarife.workbook.sheet import Column, Entry, Line, Sheet, Table, height_of
from tarife.workbook.sheets.data import CHARGE, MONTH, USAGE
from tarife.workbook.sheets.inputs import KEY_TITLE
from tarife.workbook.sheets.invoices import doubtful
from tarife.workbook.sheets.workings import Workings

TABLE: Final = "Checks"
HEADER: Final = 10
LEFT, RIGHT, GAP = 1, 2, 3
"""Places of columns; of several months one more follows, then the result and the unit."""

_LETTERS: Final = 90
"""How many letters of a name stand beside each other."""

FAILED, EDITED, UNFOLLOWED = 3, 4, 5
"""The rows that Summary shows."""

_OK, _OFF, _OFF_APP = (cell_name(row, LEFT, fixed=True) for row in (6, 7, 8))
"""The words of the results."""

Sides = tuple[Formula, Value]
"""The workbook's own figure, and the other one: of it too, or the app's as exported."""


@dataclass(frozen=True, slots=True)
class Check:
    """Two figures that must agree.

    Attributes:
        unit: What is counted; empty for amounts.
        is_by_app: Whether an edited input rightly makes them differ.
        months: The same in each of several months.
    """

    name: str
    sides: Sides
    unit: str = ""
    is_by_app: bool = False
    months: tuple[Sides, ...] = ()

    @property
    def gap(self) -> float:
        """How far apart they are as exported: sums agree, counts of what is missing may not."""
        left, right = self.sides
        other = right.value if isinstance(right, Formula) else right
        return exact(float(left.value) - float(cast("float", other))) or 0


def checks_of(of: Workings) -> tuple[Check, ...]:
    """List the checks with the app, of all months and of each, then those inside."""
    context = of.context
    months = [
        [check.sides for check in _with_app(month, [calc], table, _only(calc))]
        for month, calc, table in zip(context.months, of.calcs, of.tables, strict=False)
    ]
    whole = _with_app(context, of.calcs, of.bill)
    of_months = zip(*months, strict=True) if months else repeat(())
    return (
        *(replace(check, months=own) for check, own in zip(whole, of_months, strict=False)),
        *_inside(context, of.calcs, of.bill),
    )


def _only(calc: Calc) -> str:
    """Ask sums of Data for a month, which the header of Calc names."""
    return f",Data[{MONTH}],{calc.sheet}!{calc.columns[0]}{calc.header + 1}"


def failed_as_exported(context: Context) -> int:
    """Count what fails when the workbook is written: what finance typed may, nothing else."""
    return sum(bool(count.value) for _, count, _ in doubtful(context))


def status_cell(context: Context, row: int) -> str:
    """Name one of the counts above the table, for formulas on other sheets."""
    return f"{context.sheet(texts.CHECKS)}!{cell_name(row, LEFT, fixed=True)}"


def write_checks(sheet: Sheet, of: Workings) -> None:
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
    table = sheet.table(Table(HEADER, _columns(sheet), checks_of(of), name=TABLE))
    for line in table.lines:
        if len(line.row.name) > _LETTERS:
            sheet.page.set_row(line.at, height_of([line.row.name], _LETTERS))
    months, result = len(sheet.context.months), GAP + 1
    if months:
        result += 1
        sheet.page.print_area(0, 0, table.last, result + 1)
    is_count = f'=${xl_col_to_name(result + 1)}{HEADER + 2}<>"{sheet.context.currency}"'
    sheet.mark((HEADER + 1, LEFT, table.last, GAP), is_count, styles.whole)
    cells = HEADER + 1, result, table.last, result
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
    """Give the columns; those of months stand behind what is printed, this side, then that."""
    say, sums, months = sheet.say, sheet.styles.plain_sum, sheet.context.months
    first, most = GAP + 4, GAP + 1

    def side(of: int) -> Column[Check]:
        return Column(titles[of], lambda line: line.row.sides[of], sums, 22)

    def gap(line: Line[Check]) -> Formula:
        return Formula(f"{line.name(LEFT)}-{line.name(RIGHT)}", line.row.gap)

    def gap_of_months(line: Line[Check]) -> Value:
        own, other = (
            line.span(at, at + len(months) - 1) for at in (first, first + len(months))
        )
        text = f"SUMPRODUCT(MAX(ABS({own}-{other})))"
        return Formula(text, 0) if line.row.months else None

    def result(line: Line[Check]) -> Formula:
        off = _OFF_APP if line.row.is_by_app else _OFF
        apart = f"ABS({line.name(GAP)})+{line.name(most)}" if months else line.name(GAP)
        text = f"IFERROR(IF(ROUND({apart},{DECIMALS})=0,{_OK},{off}),{_OFF})"
        return Formula(text, say("CHECK") if line.row.gap else say("OK"))

    def unit(line: Line[Check]) -> str:
        return line.row.unit or sheet.context.currency

    def of_month(of: int, at: int) -> Column[Check]:
        def value(line: Line[Check]) -> Value:
            return line.row.months[at][of] if line.row.months else None

        return Column(f"{titles[of]}, {months[at].period}", value, sums, 18)

    titles = say("This"), say("With that")
    largest = Column(say("Largest in a month"), gap_of_months, sums, 18)
    return (
        Column(say("What is compared"), "name", sheet.styles.wrapped, 84),
        *(side(0), side(1), Column(say("Difference"), gap, sums, 18)),
        *([largest] if months else []),
        Column(sheet.tell(texts.RESULT), result, sheet.styles.verdict, 14),
        Column(say("Unit"), unit, sheet.styles.beside, 14),
        *(of_month(of, at) for of in (0, 1) for at in range(len(months))),
    )


def _with_app(
    context: Context, calcs: Sequence[Calc], table: ScenarioTable, only: str = ""
) -> Iterator[Check]:
    """Compare what the workbook computes with what the app had, of all months or of one."""
    say = context.voice.say
    lines = [(calc, calc.lines.costs) for calc in calcs]
    markets = [(calc, calc.prices.costs) for calc in calcs]
    for index, variant in enumerate(context.variants):
        name = variant_cell(context, SCENARIO_NAMES, index)
        total, bill = units(variant.forecast.total.micros), units(variant.bill.total.micros)
        own = f"Data[BilledCost],Data[Scenario],{name}{only}"
        whole, charged, free = (
            row.of(context, index) for row in (table.total, table.charged, table.free)
        )
        usage = f'SUMIFS({own},Data[{CHARGE}],"{USAGE}")'
        for label, text, right in (
            (say("{scenario}: all lines, with the app"), _by_scenario(lines, name), total),
            (say("{scenario}: all markets, with the app"), _by_scenario(markets, name), total),
            (
                say("{scenario}: all rows of Data with Meta's charges, with the app"),
                *(usage, total),
            ),
            (say("{scenario}: the whole bill, with the app"), whole.text, bill),
            (
                say("{scenario}: Meta's charges and everything on top in Data, with the bill"),
                *(f"SUMIFS({own})", whole),
            ),
            (
                say("{scenario}: charged messages, with the app"),
                *(charged.text, charged.number),
            ),
            (say("{scenario}: free messages, with the app"), free.text, free.number),
        ):
            value = right.number if isinstance(right, Formula) else right
            unit = say("Messages") if text in (charged.text, free.text) else ""
            sides, by_app = (Formula(text, value), right), right is not whole
            yield Check(label.format(scenario=variant.name), sides, unit, is_by_app=by_app)


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
    chosen = chosen_of(context, table.meta)
    usage = Formula(f'SUMIFS(Data[BilledCost],Data[{CHARGE}],"{USAGE}")', everything)
    result = f"Inputs[{context.voice.tell(texts.RESULT)}]"
    refused = f"ROWS({result})-COUNTIF({result},{_OK})"
    for name, left, right, unit in (
        (
            say("All days of the chosen scenario, with its total"),
            *(Formula(f"SUM({days})", chosen.number), chosen, ""),
        ),
        (say("All rows of Data with Meta's charges, with all scenarios"), usage, meta, ""),
        (say("All lines, with all scenarios"), Formula(f"SUM({lines})", everything), meta, ""),
        (
            say("All messages of Data, with all scenarios"),
            *(Formula("SUM(Data[Quantity])", count), Formula(f"SUM({counted})", count)),
            say("Messages"),
        ),
        (
            say("Cells on Inputs and Rates that hold no number"),
            *(Formula(_numberless(context), 0), 0, say("cells")),
        ),
        (
            say("Numbers on Inputs that the app refuses"),
            *(Formula(refused, 0), 0, say("cells")),
        ),
        (
            say("Scenario shown that this workbook does not have"),
            *(Formula(f"1-ISNUMBER({CHOSEN_NUMBER})", 0), 0, say("Scenario")),
        ),
    ):
        yield Check(name, (left, right), unit)
    for name, found, unit in doubtful(context):
        yield Check(name, (found, 0), unit)


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
