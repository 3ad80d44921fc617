"""The tables of Summary: cost by month, category, market and line, the bill, scenarios."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import accumulate, groupby
from math import fsum
from typing import TypeVar

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name, xl_range

from tarife.plan.model.costs import Tax
from tarife.terms.categories import CATEGORIES, CATEGORY_NAMES, Category
from tarife.workbook import texts
from tarife.workbook.calc.days import BUDGET, CHOSEN
from tarife.workbook.cells import Formula, Value, cell_name, exact, ratio, units
from tarife.workbook.context import Context, Variant
from tarife.workbook.played import CHARGED, PlayedRow
from tarife.workbook.scenarios.bill import bill_rows
from tarife.workbook.scenarios.layout import (
    FIRST,
    ScenarioRow,
    ScenarioTable,
    chosen_of,
    sheet_of,
)
from tarife.workbook.scenarios.layout import HEADER as SCENARIOS
from tarife.workbook.sheet import HEADER_HEIGHT, Column, Line, Sheet, Table
from tarife.workbook.sheets.budgets import BudgetSheet, SpanCells, Spent
from tarife.workbook.sheets.data import CHARGE, USAGE
from tarife.workbook.sheets.native_charts import Drawn, Rows

COLUMNS = 8
"""The columns of tables beside their labels, which a page always has."""

_MOST_PRINTED = 6
"""The months that a page shows beside their quarters, legibly."""

_MOST_LINES = 12
"""How many lines of the plan have a row of their own on Summary."""

_MOST_DRAWN = 12
"""How many markets a chart shows legibly."""

COST, SHARE, PAID, FREE, MEAN = range(1, 6)
"""Places of the columns of tables by category and by line."""

_Key = TypeVar("_Key", bound=Hashable)
_Span = tuple[str, int, int]
"""A name, and the first and last month's column, of what is added up."""


def write_months(budgets: BudgetSheet, row: int) -> tuple[Drawn, SpanCells | None, int]:
    """Write the bill with months and quarters across.

    Returns:
        Where it stands, where budgets stand, and the next row.
    """
    sheet, context, tables = budgets.sheet, budgets.sheet.context, budgets.of.tables
    last, header = len(context.months), row + 1
    first_month, first_span = _first_columns(context)
    quarters = tuple(_quarters(context, first_month))
    spans = (*quarters, (sheet.say("Total"), first_month, first_month + last - 1))
    strip, own = _Strip(sheet, spans, first_month, first_span), tables[:last]
    is_wide = first_span < first_month
    sheet.section(row, sheet.say("By quarter") if is_wide else sheet.say("By month"))
    strip.write_headers(header)
    used = {pair.category for variant in context.variants for pair in variant.pairs}
    categories = {
        category: (at, 0)
        for at, category in enumerate((one for one in CATEGORIES if one in used), header + 1)
    }
    for category, (at, _) in categories.items():
        strip.write(at, [table.charges[category] for table in own])
    meta = header + 1 + len(categories)
    at = strip.write(meta, [table.meta for table in own])
    for line in zip(*(table.lines for table in own), strict=True):
        at = strip.write(at, line)
    if tables[-1].lines:
        at = strip.write(at, [table.total for table in own], tables[-1].total.label)
    budget = strip.write_so_far(at, meta)
    starts = {first - first_month: first_span + at for at, (_, first, _) in enumerate(quarters)}
    spent = Spent(meta, at, first_month, starts, first_span + len(quarters))
    cells, paid = budgets.write(strip.write_budget(budget), spent)
    strip.write(paid, [table.charged for table in own], sheet.say("Charged messages"))
    strip.write(paid + 1, [table.free for table in own], sheet.say("Free messages"))
    drawn = Drawn(
        *(sheet.tell(texts.SUMMARY), header, spans[-1][1:], categories),
        *((place, 0) for place in (meta, at, budget, paid, paid + 1)),
    )
    return drawn, cells, paid + 3


def columns_of_months(context: Context) -> tuple[int, int]:
    """Count the columns of months, quarters and their total, and those that are printed.

    None are there in a plan of one month.
    """
    months, spans = len(context.months), len(list(_quarters(context, 1))) + 1
    if not months:
        return 0, 0
    if months > _MOST_PRINTED:
        return COLUMNS + months, COLUMNS
    return months + spans, months + spans


def _first_columns(context: Context) -> tuple[int, int]:
    """Give the columns of the first month and of the first quarter.

    Months beyond those that a page can show stand at the right of what is printed; the bill of
    each is printed on Scenarios.
    """
    months = len(context.months)
    return (COLUMNS + 1, 1) if months > _MOST_PRINTED else (1, months + 1)


@dataclass(frozen=True, slots=True)
class _Strip:
    """Writes a row of the sheet Scenarios with its months, quarters and total across."""

    sheet: Sheet
    spans: Sequence[_Span]
    first_month: int
    first_span: int

    @property
    def months(self) -> range:
        """The columns of months."""
        return range(self.first_month, self.first_month + len(self.sheet.context.months))

    def write_headers(self, at: int) -> None:
        sheet, styles = self.sheet, self.sheet.styles
        sheet.put(at, 0, sheet.context.priced(sheet.say("Cost ({currency})")), styles.header)
        for column, month in zip(self.months, sheet.context.months, strict=True):
            sheet.put(at, column, month.month.first_day, styles.header_month)
        for column, (title, _, _) in enumerate(self.spans, self.first_span):
            sheet.put(at, column, title, styles.header_right)

    def write_so_far(self, at: int, meta: int) -> int:
        """Add up Meta's charges, which stand in another row; give the next row."""
        months, first = self.sheet.context.months, f"${cell_name(meta, self.first_month)}"
        sums = list(accumulate(month.chosen.forecast.total.micros for month in months))
        so_far = [
            Formula(f"SUM({first}:{cell_name(meta, column)})", units(micros))
            for column, micros in zip(self.months, sums, strict=True)
        ]
        so_far += [
            Formula(cell_name(at, last), units(sums[last - self.first_month]))
            for _, _, last in self.spans
        ]
        label = self.sheet.say("Meta's charges so far")
        return self._write(at, label, so_far, self.sheet.styles.money)

    def write_budget(self, at: int) -> int:
        """Write the budget, if there is one; give the next row."""
        sheet, budget = self.sheet, self.sheet.context.forecast.plan.budget
        if budget is None:
            return at
        same = [Formula(BUDGET, float(budget))] * (len(self.months) + len(self.spans))
        return self._write(at, sheet.say("Budget of all months"), same, sheet.styles.money)

    def write(self, at: int, rows: Sequence[ScenarioRow], label: str = "") -> int:
        """Write it; give the next row."""
        of_months = zip(rows, self.sheet.context.months, strict=True)
        cells = [chosen_of(month, row) for row, month in of_months]
        for _, first, last in self.spans:
            own = cells[first - self.first_month : last - self.first_month + 1]
            total = exact(fsum(cell.number for cell in own))
            cells.append(Formula(f"SUM({xl_range(at, first, at, last)})", total))
        return self._write(at, label or rows[0].label, cells, rows[0].style)

    def _write(self, at: int, label: str, cells: Sequence[Formula], style: Format) -> int:
        """Write a row, months first; give the next one."""
        sheet, styles = self.sheet, self.sheet.styles
        is_total = style is styles.total_money
        sheet.put(at, 0, label, styles.total_text if is_total else None)
        spans = range(self.first_span, self.first_span + len(self.spans))
        for column, cell in zip((*self.months, *spans), cells, strict=True):
            sheet.put(at, column, cell, style)
        return at + 1


def _quarters(context: Context, first: int) -> Iterator[_Span]:
    """Name each quarter that the months touch, and the columns of its first and last month."""
    numbered = enumerate((month.month for month in context.months), first)
    for (year, quarter), own in groupby(
        numbered, lambda entry: (entry[1].year, (entry[1].month - 1) // 3 + 1)
    ):
        columns = [column for column, _ in own]
        name = context.voice.say("Q{quarter} {year}", quarter=quarter, year=str(year))
        yield name, columns[0], columns[-1]


@dataclass(slots=True)
class _Sums:
    """Cost in micros, charged and free messages."""

    cost: int = 0
    paid: int = 0
    free: int = 0

    def add(self, row: PlayedRow) -> None:
        self.cost += int(row.charge_micros.sum())
        if row.outcome is CHARGED:
            self.paid += int(row.messages.sum())
        else:
            self.free += int(row.messages.sum())


def _columns(
    sheet: Sheet,
    title: str,
    label: Callable[[Line[_Key]], str],
    *values: Callable[[Line[_Key]], Value],
) -> tuple[Column[_Key], ...]:
    """Give the columns of what is told with its cost, share, charged and free messages."""
    say, styles = sheet.say, sheet.styles
    cost, paid, free = values
    return (
        Column(title, label, styles.text),
        Column(
            sheet.context.priced(say("Cost ({currency})")),
            *(cost, styles.money),
            total=styles.total_money,
        ),
        Column(
            say("Share of cost"),
            lambda line: ratio(line[COST], line.table.totals[COST]),
            styles.share,
        ),
        Column(say("Charged"), paid, styles.count, total=styles.total_count),
        Column(say("Free"), free, styles.count, total=styles.total_count),
    )


def write_categories(sheet: Sheet, row: int) -> int:
    """Write cost, share, messages and mean charge of each category; give the next row."""
    say, styles, context = sheet.say, sheet.styles, sheet.context
    sheet.section(row, say("By category"))
    sums = {category: _Sums() for category in CATEGORIES}
    for played in context.chosen.rows:
        sums[played.category].add(played)

    def of(line: Line[Category]) -> _Sums:
        return sums[line.row]

    def data(what: str, line: Line[Category]) -> str:
        key = f"Data[Category],$A{line.at + 1}"
        return f"SUMIFS(Data[{what}],Data[Scenario],{CHOSEN},{key}"

    charged = f"Data[PricingType],{cell_name(row + 1, PAID, fixed=True)}"
    columns: tuple[Column[Category], ...] = _columns(
        sheet,
        say("Category"),
        lambda line: sheet.tell(CATEGORY_NAMES[line.row]),
        lambda line: Formula(f"{data('BilledCost', line)})", units(of(line).cost)),
        lambda line: Formula(f"{data('Quantity', line)},{charged})", of(line).paid),
        lambda line: Formula(f"{data('Quantity', line)})-{line.name(PAID)}", of(line).free),
    )
    mean: Column[Category] = Column(
        context.priced(say("Mean charge ({currency})")),
        *(lambda line: ratio(line[COST], line[PAID]), styles.mean),
        total=styles.total_mean,
        is_summed=False,
    )
    return sheet.table(Table(row + 1, (*columns, mean), CATEGORIES, say("Total"))).next


def write_lines(sheet: Sheet, row: int) -> int:
    """Write cost, share and messages of the plan's dearest lines; give the next row.

    Names are compared by `=`, since `SUMIFS` would take some of them for operators.
    """
    say, context = sheet.say, sheet.context
    sheet.section(row, say("By line"))
    found = sorted(_by_line(context).items(), key=lambda entry: -entry[1].cost)
    rows, others = found[:_MOST_LINES], [sums for _, sums in found[_MOST_LINES:]]
    if others:
        rest = (sum(getattr(one, field) for one in others) for field in _Sums.__slots__)
        rows.append((say("All other lines"), _Sums(*rest)))
    paid = f"(Data[PricingType]={xl_col_to_name(PAID)}${row + 2})"
    whole = f'(Data[Scenario]={CHOSEN})*(Data[{CHARGE}]="{USAGE}")'

    def of(line: Line[tuple[str, _Sums]], what: str, condition: str, column: int) -> str:
        if others and line.at == line.table.last:
            own = xl_range(line.table.top + 1, column, line.at - 1, column)
            return f"SUMPRODUCT({condition},Data[{what}])-SUM({own})"
        return f"SUMPRODUCT({condition}*(Data[Line]=$A{line.at + 1}),Data[{what}])"

    columns: tuple[Column[tuple[str, _Sums]], ...] = _columns(
        sheet,
        sheet.tell(texts.LINE),
        lambda line: line.row[0],
        lambda line: Formula(of(line, "BilledCost", whole, COST), units(line.row[1].cost)),
        lambda line: Formula(of(line, "Quantity", f"{whole}*{paid}", PAID), line.row[1].paid),
        lambda line: Formula(
            of(line, "Quantity", f"{whole}*(1-{paid})", FREE), line.row[1].free
        ),
    )
    return sheet.table(Table(row + 1, columns, rows, say("Total"))).next


def _by_line(context: Context) -> dict[str, _Sums]:
    """Add up cost, charged and free messages of each line of the chosen variant.

    Lines whose names differ in case alone are one, as they are for a sheet.
    """
    found: dict[str, tuple[str, _Sums]] = {}
    for variant in context.variants:
        for row in variant.rows:
            name = context.voice.tell(variant.forecast.sources[row.source].name)
            _, sums = found.setdefault(name.casefold(), (name, _Sums()))
            if variant is context.chosen:
                sums.add(row)
    return dict(found.values())


def write_scenarios(sheet: Sheet, scenarios: ScenarioTable, row: int) -> int:
    """Write what the plan and each scenario cost, where there are any; give the next row."""
    context, styles = sheet.context, sheet.styles
    if len(context.variants) == 1:
        return row
    sheet.section(row, sheet.say("Scenarios side by side"))
    total = [scenarios.total] if scenarios.lines else []
    rows = [scenarios.meta, *total, *scenarios.differences, scenarios.charged, scenarios.free]

    def cell(at: int, line: Line[tuple[int, Variant]], value: float | str) -> Formula:
        column = xl_col_to_name(FIRST + line.row[0])
        return Formula(f"{sheet_of(context)}!{column}{at + 1}", value)

    def column(own: ScenarioRow) -> Column[tuple[int, Variant]]:
        style = styles.money if own.style is styles.total_money else own.style
        value = lambda line: cell(own.at, line, own.value(line.row[1]) or 0)  # noqa: E731
        return Column(own.label, value, style)

    name: Column[tuple[int, Variant]] = Column(
        sheet.say("Scenario"),
        lambda line: cell(SCENARIOS, line, line.row[1].name),
        styles.text,
    )
    variants = list(enumerate(context.variants))
    table = sheet.table(Table(row + 1, (name, *map(column, rows)), variants))
    sheet.page.set_row(row + 1, HEADER_HEIGHT)
    sheet.mark((row + 2, 0, table.last, len(rows)), f"=$A{row + 3}={CHOSEN}", styles.chosen)
    return table.next


def write_markets(sheet: Sheet, row: int) -> tuple[Rows, int]:
    """Write the cost of each market by category, the dearest first.

    Returns:
        The cells of those that a chart has room for, and the next row.
    """
    say, styles, context = sheet.say, sheet.styles, sheet.context
    sheet.section(row, say("By market"))
    costs, wholes = Counter[tuple[str, Category]](), Counter[str]()
    for pair in context.chosen.pairs:
        costs[pair.market, pair.category] += int(pair.charge_micros.sum())
        wholes[pair.market] += int(pair.charge_micros.sum())
    known = {pair.market for variant in context.variants for pair in variant.pairs}
    markets = sorted(known, key=lambda market: (-wholes[market], market))

    def cost(category: Category, at: int) -> Column[str]:
        def value(line: Line[str]) -> Formula:
            text = (
                f"SUMIFS(Data[BilledCost],Data[Scenario],{CHOSEN},Data[Market],"
                f"$A{line.at + 1},Data[Category],{xl_col_to_name(at)}${row + 2})"
            )
            return Formula(text, units(costs[line.row, category]))

        name = sheet.tell(CATEGORY_NAMES[category])
        return Column(name, value, styles.money, total=styles.total_money)

    def whole(line: Line[str]) -> Formula:
        sums = fsum(line[at].number for at in range(1, len(CATEGORIES) + 1))
        return Formula(f"SUM({line.span(1, len(CATEGORIES))})", exact(sums))

    columns: tuple[Column[str], ...] = (
        Column(say("Market"), lambda line: sheet.voice.territory(line.row), styles.text),
        *(cost(category, at) for at, category in enumerate(CATEGORIES, 1)),
        Column(say("Total"), whole, styles.money, total=styles.total_money),
    )
    table = sheet.table(Table(row + 1, columns, markets, say("Total")))
    _, printed = columns_of_months(context)
    sheet.page.set_row(row + 1, HEADER_HEIGHT * (3 if printed > COLUMNS else 2) // 2)
    return (row + 1, row + 2, min(table.last, row + 1 + _MOST_DRAWN)), table.next


def write_bill(sheet: Sheet, table: ScenarioTable, row: int) -> int:
    """Write what comes on top of Meta's charges, where anything does; give the next row.

    Net, taxes and gross stand apart, then what the cost is once a tax came back, and what
    invoices ask where the business pays a tax to the state itself.
    """
    if not table.lines:
        return row
    say, context, styles, at = sheet.say, sheet.context, sheet.styles, row + 2
    sheet.section(row, say("The bill"))
    sheet.headers(row + 1, (say("Line"), context.priced(say("Cost ({currency})"))))
    entries = list(zip(bill_rows(context), table.lines, strict=True))
    taxes = [(entry.tax, line) for entry, line in entries if entry.tax is not None]

    def put(label: str, value: Formula, *, is_sum: bool = False) -> Formula:
        nonlocal at
        sheet.put(at, 0, label, styles.total_text if is_sum else None)
        at += 1
        return sheet.put(at - 1, 1, value, styles.total_money if is_sum else styles.money)

    def without(label: str, lines: Sequence[ScenarioRow]) -> None:
        """Write what is left of the gross amount without some taxes."""
        if lines:
            left = reduce(Formula.__sub__, (chosen_of(context, own) for own in lines), gross)
            put(label, Formula(left.text, exact(left.number)))

    net = table.meta, *(line for entry, line in entries if entry.tax is None)
    parts = [put(line.label, chosen_of(context, line)) for line in net]
    text, worth = f"SUM({parts[0].text}:{parts[-1].text})", sum(part.number for part in parts)
    if taxes:
        sum_ = put(say("Net"), Formula(text, exact(worth)), is_sum=True)
        parts = []
        for tax, line in taxes:
            if words := _booked(sheet, tax):
                sheet.put(at, 2, words, styles.beside)
            parts.append(put(line.label, chosen_of(context, line)))
        text = f"{sum_.text}+SUM({parts[0].text}:{parts[-1].text})"
    worth = units(context.chosen.bill.total.micros)
    gross = put(table.total.label, Formula(text, worth), is_sum=True)
    without(
        say("Cost without recoverable tax"), [line for tax, line in taxes if tax.recoverable]
    )
    without(say("Asked by invoices"), [line for tax, line in taxes if tax.self_assessed])
    return at + 1


def _booked(sheet: Sheet, tax: Tax) -> str:
    """Say how finance books a tax."""
    words = [sheet.say("recoverable")] * tax.recoverable
    words += [sheet.say("self-assessed (reverse charge)")] * tax.self_assessed
    return ", ".join(words)
