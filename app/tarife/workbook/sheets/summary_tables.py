"""The tables of Summary: cost by month, category, market and line, the bill, scenarios."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import reduce

from xlsxwriter.utility import xl_col_to_name, xl_range

from tarife.plan.model.costs import Tax
from tarife.terms.categories import CATEGORIES, CATEGORY_NAMES, Category
from tarife.workbook import texts
from tarife.workbook.calc.days import CHOSEN
from tarife.workbook.cells import Formula, cell_name, exact, ratio, sum_of, units
from tarife.workbook.context import Context, Variant
from tarife.workbook.played import CHARGED, PlayedRow
from tarife.workbook.scenarios.bill import bill_rows
from tarife.workbook.scenarios.layout import HEADER as SCENARIOS
from tarife.workbook.scenarios.layout import ScenarioRow, ScenarioTable, chosen_of, variant_cell
from tarife.workbook.sheet import HEADER_HEIGHT, Column, Line, Sheet, Table
from tarife.workbook.sheets.data import CHARGE, USAGE
from tarife.workbook.sheets.months import COLUMNS, columns_of_months
from tarife.workbook.sheets.native_charts import Rows

_MOST_LINES = 12
"""How many lines of the plan have a row of their own on Summary."""

_MOST_DRAWN = 12
"""How many markets a chart shows legibly."""

COST, SHARE, PAID, FREE, MEAN = range(1, 6)
"""Places of the columns of tables by category and by line."""


@dataclass(slots=True)
class _Costs:
    """What something is called, its cost in micros, its charged and its free messages."""

    name: str
    cost: int = 0
    paid: int = 0
    free: int = 0

    def add(self, row: PlayedRow) -> None:
        self.cost += int(row.charge_micros.sum())
        if row.outcome is CHARGED:
            self.paid += int(row.messages.sum())
        else:
            self.free += int(row.messages.sum())


_Text = Callable[[Line[_Costs]], str]


def _write_costs(
    place: tuple[Sheet, int],
    titles: tuple[str, str],
    rows: Sequence[_Costs],
    formulas: tuple[_Text, _Text, _Text],
    *more: Column[_Costs],
) -> int:
    """Write cost, share, charged and free messages of each row; give the next row."""
    (sheet, row), (title, name), (cost, paid, free) = place, titles, formulas
    say, styles = sheet.say, sheet.styles
    columns: tuple[Column[_Costs], ...] = (
        Column(name, lambda line: line.row.name, styles.text),
        Column(
            sheet.context.priced(say("Cost ({currency})")),
            lambda line: Formula(cost(line), units(line.row.cost)),
            *(styles.money, 0, styles.total_money),
        ),
        Column(
            say("Share of cost"),
            lambda line: ratio(line[COST], line.table.totals[COST]),
            styles.share,
        ),
        Column(
            say("Charged"),
            lambda line: Formula(paid(line), line.row.paid),
            *(styles.count, 0, styles.total_count),
        ),
        Column(
            say("Free"),
            lambda line: Formula(free(line), line.row.free),
            *(styles.count, 0, styles.total_count),
        ),
        *more,
    )
    sheet.section(row, title)
    return sheet.table(Table(row + 1, columns, rows, say("Total"))).next


def write_categories(sheet: Sheet, row: int) -> int:
    """Write cost, share, messages and mean charge of each category; give the next row."""
    say, styles, context = sheet.say, sheet.styles, sheet.context
    rows = {category: _Costs(sheet.tell(CATEGORY_NAMES[category])) for category in CATEGORIES}
    for played in context.chosen.rows:
        rows[played.category].add(played)

    def data(line: Line[_Costs], what: str, more: str = "") -> str:
        key = f"Data[Category],$A{line.at + 1}"
        return f"SUMIFS(Data[{what}],Data[Scenario],{CHOSEN},{key}{more})"

    charged = f",Data[PricingType],{cell_name(row + 1, PAID, fixed=True)}"
    mean: Column[_Costs] = Column(
        context.priced(say("Mean charge ({currency})")),
        *(lambda line: ratio(line[COST], line[PAID]), styles.mean),
        total=styles.total_mean,
        is_summed=False,
    )
    formulas = (
        lambda line: data(line, "BilledCost"),
        lambda line: data(line, "Quantity", charged),
        lambda line: f"{data(line, 'Quantity')}-{line.name(PAID)}",
    )
    titles = say("By category"), say("Category")
    return _write_costs((sheet, row), titles, tuple(rows.values()), formulas, mean)


def write_lines(sheet: Sheet, row: int) -> int:
    """Write cost, share and messages of the plan's dearest lines; give the next row.

    Names are compared by `=`, since `SUMIFS` would take some of them for operators.
    """
    found = sorted(_by_line(sheet.context), key=lambda line: -line.cost)
    rows, others = found[:_MOST_LINES], found[_MOST_LINES:]
    if others:
        rest = (
            sum(getattr(one, field) for one in others) for field in ("cost", "paid", "free")
        )
        rows.append(_Costs(sheet.say("All other lines"), *rest))
    paid = f"(Data[PricingType]={xl_col_to_name(PAID)}${row + 2})"
    whole = f'(Data[Scenario]={CHOSEN})*(Data[{CHARGE}]="{USAGE}")'

    def data(line: Line[_Costs], what: str, condition: str, column: int) -> str:
        if others and line.at == line.table.last:
            own = xl_range(line.table.top + 1, column, line.at - 1, column)
            return f"SUMPRODUCT({condition},Data[{what}])-SUM({own})"
        return f"SUMPRODUCT({condition}*(Data[Line]=$A{line.at + 1}),Data[{what}])"

    formulas = (
        lambda line: data(line, "BilledCost", whole, COST),
        lambda line: data(line, "Quantity", f"{whole}*{paid}", PAID),
        lambda line: data(line, "Quantity", f"{whole}*(1-{paid})", FREE),
    )
    titles = sheet.say("By line"), sheet.tell(texts.LINE)
    return _write_costs((sheet, row), titles, rows, formulas)


def _by_line(context: Context) -> Iterable[_Costs]:
    """Add up what each line of the chosen variant costs.

    Lines whose names differ in case alone are one, as they are for a sheet.
    """
    found: dict[str, _Costs] = {}
    for variant in context.variants:
        for row in variant.rows:
            name = context.voice.tell(variant.forecast.sources[row.source].name)
            costs = found.setdefault(name.casefold(), _Costs(name))
            if variant is context.chosen:
                costs.add(row)
    return found.values()


def write_scenarios(sheet: Sheet, scenarios: ScenarioTable, row: int) -> int:
    """Write what the plan and each scenario cost, where there are any; give the next row."""
    context, styles = sheet.context, sheet.styles
    if len(context.variants) == 1:
        return row
    total = [scenarios.total] if scenarios.lines else []
    rows = [scenarios.meta, *total, *scenarios.differences, scenarios.charged, scenarios.free]

    def column(own: ScenarioRow) -> Column[tuple[int, Variant]]:
        style = styles.money if own.style is styles.total_money else own.style
        return Column(own.label, lambda line: own.of(context, line.row[0]), style)

    def name(line: Line[tuple[int, Variant]]) -> Formula:
        index, variant = line.row
        return Formula(variant_cell(context, SCENARIOS, index), variant.name)

    variants = list(enumerate(context.variants))
    columns = Column(sheet.say("Scenario"), name, styles.text), *map(column, rows)
    sheet.section(row, sheet.say("Scenarios side by side"))
    table = sheet.table(Table(row + 1, columns, variants))
    sheet.page.set_row(row + 1, HEADER_HEIGHT)
    sheet.mark((row + 2, 0, table.last, len(rows)), f"=$A{row + 3}={CHOSEN}", styles.chosen)
    return table.next


def write_markets(sheet: Sheet, row: int) -> tuple[Rows, int]:
    """Write the cost of each market by category, the dearest first.

    Returns:
        The cells of those that a chart has room for, and the next row.
    """
    say, styles, context = sheet.say, sheet.styles, sheet.context
    costs, wholes = Counter[tuple[str, Category]](), Counter[str]()
    for pair in context.chosen.pairs:
        costs[pair.market, pair.category] += int(pair.charge_micros.sum())
        wholes[pair.market] += int(pair.charge_micros.sum())
    known = {pair.market for variant in context.variants for pair in variant.pairs}
    markets = sorted(known, key=lambda market: (-wholes[market], market))
    money, last = (styles.money, 0, styles.total_money), len(CATEGORIES)

    def cost(category: Category, at: int) -> Column[str]:
        def value(line: Line[str]) -> Formula:
            text = (
                f"SUMIFS(Data[BilledCost],Data[Scenario],{CHOSEN},Data[Market],"
                f"$A{line.at + 1},Data[Category],{xl_col_to_name(at)}${row + 2})"
            )
            return Formula(text, units(costs[line.row, category]))

        return Column(sheet.tell(CATEGORY_NAMES[category]), value, *money)

    def whole(line: Line[str]) -> Formula:
        return sum_of(line.span(1, last), (line[at] for at in range(1, last + 1)))

    def rest(line: Line[str]) -> Formula:
        parts = (line[at] for at in range(1, last + 1))
        return sheet.left_of(line[last + 2], parts, line.span(1, last))

    columns: tuple[Column[str], ...] = (
        Column(say("Market"), lambda line: sheet.voice.territory(line.row), styles.text),
        *(cost(category, at) for at, category in enumerate(CATEGORIES, 1)),
        Column(
            say("Rounding"), rest, styles.rounding, total=styles.total_money, is_summed=False
        ),
        Column(say("Total"), whole, *money),
    )
    sheet.section(row, say("By market"))
    table = sheet.table(Table(row + 1, columns, markets, say("Total")))
    _, printed = columns_of_months(sheet)
    sheet.page.set_row(row + 1, HEADER_HEIGHT * (3 if printed > COLUMNS else 2) // 2)
    return (row + 1, row + 2, min(table.last, row + 1 + _MOST_DRAWN)), table.next


def write_bill(sheet: Sheet, table: ScenarioTable, row: int) -> int:
    """Write what comes on top of Meta's charges, where anything does; give the next row.

    Net, taxes and gross stand apart, then what the cost is once a tax came back, and what
    invoices ask where the business pays a tax to the state itself.
    """
    if not table.lines:
        return row
    say, context, money = sheet.say, sheet.context, sheet.styles.money
    entries = [
        (entry.tax, line.label, chosen_of(context, line))
        for entry, line in zip(bill_rows(context), table.lines, strict=True)
    ]
    taxes = [(tax, label, value) for tax, label, value in entries if tax is not None]
    net = [(label, value, money) for tax, label, value in entries if tax is None]
    net.insert(0, (table.meta.label, chosen_of(context, table.meta), money))
    sheet.section(row, say("The bill"))
    sheet.headers(row + 1, (say("Line"), context.priced(say("Cost ({currency})"))))
    top = row + 2
    at = sheet.entries((top, 0), net)
    whole = sum_of(xl_range(top, 1, at - 1, 1), (value for _, value, _ in net))
    if taxes:
        whole, top = sheet.total(at, say("Net"), whole), at + 1
        at = sheet.entries((top, 0), [(label, value, money) for _, label, value in taxes])
        whole += sum_of(xl_range(top, 1, at - 1, 1), (value for _, _, value in taxes))
        for beside, (tax, _, _) in enumerate(taxes, top):
            if words := _booked(sheet, tax):
                sheet.put(beside, 2, words, sheet.styles.beside)
    gross = sheet.total(at, table.total.label, whole)
    for label, left_out in (
        (
            say("Cost without recoverable tax"),
            [one for tax, _, one in taxes if tax.recoverable],
        ),
        (say("Asked by invoices"), [one for tax, _, one in taxes if tax.self_assessed]),
    ):
        if left_out:
            at += 1
            left = reduce(Formula.__sub__, left_out, gross)
            sheet.put(at, 0, label)
            sheet.put(at, 1, Formula(left.text, exact(left.number)), money)
    return at + 2


def _booked(sheet: Sheet, tax: Tax) -> str:
    """Say how finance books a tax."""
    words = [sheet.say("recoverable")] * tax.recoverable
    words += [sheet.say("self-assessed (reverse charge)")] * tax.self_assessed
    return ", ".join(words)
