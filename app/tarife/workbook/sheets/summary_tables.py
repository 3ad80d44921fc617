"""The tables of Summary below the bill: cost by category, market and line, scenarios."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TypeVar

from xlsxwriter.utility import xl_col_to_name, xl_range

from tarife.terms.categories import CATEGORIES, CATEGORY_NAMES, Category
from tarife.workbook import texts
from tarife.workbook.calc.days import CHOSEN
from tarife.workbook.cells import Formula, cell_name, ratio, sum_of, units
from tarife.workbook.context import Context, Variant
from tarife.workbook.played import CHARGED, PlayedRow
from tarife.workbook.scenarios.layout import HEADER as SCENARIOS
from tarife.workbook.scenarios.layout import ScenarioRow, ScenarioTable, variant_cell
from tarife.workbook.sheet import Column, Line, Sheet, Table
from tarife.workbook.sheets.data import CHARGE, USAGE
from tarife.workbook.sheets.months import LABEL_LETTERS
from tarife.workbook.sheets.native_charts import FIRST_COST, Rows

_T = TypeVar("_T")

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
        Column(name, "name", styles.text),
        Column(
            sheet.context.priced(say("Cost ({currency})")),
            lambda line: Formula(cost(line), units(line.row.cost)),
            *(styles.bare, 0, styles.total_bare),
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
    table = sheet.table(Table(row + 1, columns, rows, say("Total")))
    for line in table.lines:
        sheet.put_lines(line.at, line.row.name, LABEL_LETTERS)
    return table.next


def _with_room(found: list[_T], most: int) -> tuple[list[_T], list[_T]]:
    """Give those that have a row of their own, and the others, which then have the last one."""
    return (found, []) if len(found) <= most else (found[: most - 1], found[most - 1 :])


def write_categories(sheet: Sheet, row: int) -> int:
    """Write cost, share, messages and mean charge of each category; give the next row."""
    say, styles, context = sheet.say, sheet.styles, sheet.context
    rows = {category: _Costs(sheet.tell(CATEGORY_NAMES[category])) for category in CATEGORIES}
    for played in context.chosen.rows:
        rows[played.category].add(played)

    def data(line: Line[_Costs], what: str, more: str = "") -> str:
        key = f"Data[Category],{line.label}"
        return f"SUMIFS(Data[{what}],Data[Scenario],{CHOSEN},{key}{more})"

    charged = f",Data[PricingType],{cell_name(row + 1, PAID, fixed=True)}"
    mean: Column[_Costs] = Column(
        context.priced(say("Mean charge ({currency})")),
        *(lambda line: ratio(line[COST], line[PAID]), styles.bare_mean),
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


def write_lines(sheet: Sheet, row: int, most: int) -> int:
    """Write cost, share and messages of the plan's dearest lines; give the next row.

    A name that takes two lines takes the room of another row.
    Names are compared by `=`, since `SUMIFS` would take some of them for operators.
    """
    found = sorted(_by_line(sheet.context), key=lambda line: -line.cost)
    taken = accumulate(1 + (len(line.name) > LABEL_LETTERS) for line in found)
    rows, others = _with_room(found, max(sum(rows <= most for rows in taken), 2))
    if others:
        rest = (
            sum(getattr(one, field) for one in others) for field in ("cost", "paid", "free")
        )
        name = sheet.say("Others ({count})", count=len(others))
        rows = [*rows, _Costs(name, *rest)]
    paid = f"(Data[PricingType]={xl_col_to_name(PAID)}${row + 2})"
    whole = f'(Data[Scenario]={CHOSEN})*(Data[{CHARGE}]="{USAGE}")'

    def data(line: Line[_Costs], what: str, condition: str, column: int) -> str:
        if others and line.at == line.table.last:
            own = xl_range(line.table.top + 1, column, line.at - 1, column)
            return f"SUMPRODUCT({condition},Data[{what}])-SUM({own})"
        return f"SUMPRODUCT({condition}*(Data[Line]={line.label}),Data[{what}])"

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


def write_scenarios(
    sheet: Sheet, scenarios: ScenarioTable, place: tuple[int, int], most: int
) -> None:
    """Write what the plan and each scenario cost, where there are any."""
    context, styles, (row, left) = sheet.context, sheet.styles, place
    left_out = len(context.edition.left_out)
    if len(context.variants) == 1:
        if left_out:
            text = sheet.say(
                "{count:|scenario|scenarios} left out, see Scenarios", count=left_out
            )
            sheet.put(row, left, text, styles.label_within)
        return
    total = [scenarios.total] if scenarios.lines else []
    rows = [scenarios.meta, *total, *scenarios.differences, scenarios.charged, scenarios.free]
    bare = {styles.total_money: styles.bare, styles.money: styles.bare}

    def column(own: ScenarioRow) -> Column[tuple[int, Variant]]:
        style = bare.get(own.style, own.style)
        return Column(own.label, lambda line: own.of(context, line.row[0]), style)

    def name(line: Line[tuple[int, Variant]]) -> Formula:
        index, variant = line.row
        return Formula(variant_cell(context, SCENARIOS, index), variant.name)

    wide: Column[tuple[int, Variant]] = Column("", lambda _: None, styles.text)
    shown, others = _with_room(list(enumerate(context.variants)), most)
    columns = Column(sheet.say("Scenario"), name, styles.within), wide, *map(column, rows)
    sheet.put(row, left, sheet.say("Scenarios side by side"), styles.section)
    table = sheet.table(Table(row + 1, columns, shown, left=left))
    first, *_ = table.lines
    cells = row + 2, left, table.last, left + len(columns) - 1
    sheet.mark(cells, f"={first.label}={CHOSEN}", styles.chosen)
    if hidden := len(others) + left_out:
        text = sheet.say("{count} more on Scenarios", count=hidden)
        sheet.put(table.last + 1, left, text, styles.label_within)


@dataclass(frozen=True, slots=True)
class _Market:
    """A market, or all others, and what each category costs there in micros."""

    name: str
    costs: Counter[Category]


def write_markets(sheet: Sheet, place: tuple[int, int], most: int) -> Rows:
    """Write the cost of each market by category, the dearest first; give its cells."""
    say, styles, context, (row, left) = sheet.say, sheet.styles, sheet.context, place
    found = _markets(context)
    rows, others = _with_room(found, most)
    if others:
        rest = sum((one.costs for one in others), Counter[Category]())
        rows = [*rows, _Market(say("Others ({count})", count=len(others)), rest)]
    money, last = (styles.bare, 0, styles.total_bare), FIRST_COST + len(CATEGORIES) - 1

    def cost(category: Category, at: int) -> Column[_Market]:
        def value(line: Line[_Market]) -> Formula:
            head, table = line.table.head(at), line.table
            whole = f"SUMIFS(Data[BilledCost],Data[Scenario],{CHOSEN},Data[Category],{head}"
            text = f"{whole},Data[Market],{line.label})"
            if others and line.at == table.last:
                column = left + at
                text = f"{whole})-SUM({xl_range(table.top + 1, column, line.at - 1, column)})"
            return Formula(text, units(line.row.costs[category]))

        return Column(sheet.tell(CATEGORY_NAMES[category]), value, *money)

    def parts(line: Line[_Market]) -> list[Formula]:
        return [line[at] for at in range(FIRST_COST, last + 1)]

    def whole(line: Line[_Market]) -> Formula:
        return sum_of(line.span(FIRST_COST, last), parts(line))

    def rounding(line: Line[_Market]) -> Formula:
        return sheet.left_of(line[last + 2], parts(line), line.span(FIRST_COST, last))

    columns: tuple[Column[_Market], ...] = (
        Column(say("Market"), "name", styles.within),
        Column("", lambda _: None, styles.text),
        *(cost(category, at) for at, category in enumerate(CATEGORIES, FIRST_COST)),
        Column(
            *(say("Rounding"), rounding, styles.rounding),
            total=styles.total_bare,
            is_summed=False,
        ),
        Column(say("Total"), whole, *money),
    )
    title = context.priced(say("By market ({currency})"))
    sheet.put(row, left, title, styles.section)
    table = sheet.table(Table(row + 1, columns, rows, say("Total"), left=left))
    return row + 1, row + 2, table.last, left


def _markets(context: Context) -> list[_Market]:
    """Add up what each market of any variant costs in the chosen one, the dearest first."""
    found: dict[str, Counter[Category]] = {}
    for variant in context.variants:
        for pair in variant.pairs:
            costs = found.setdefault(pair.market, Counter())
            if variant is context.chosen:
                costs[pair.category] += int(pair.charge_micros.sum())
    order = sorted(found, key=lambda market: (-found[market].total(), market))
    return [_Market(context.voice.territory(market), found[market]) for market in order]


def counts_of(context: Context) -> tuple[int, int, int]:
    """Count markets, lines and scenarios that have something to say on Summary."""
    scenarios = len(context.variants) if len(context.variants) > 1 else 0
    return len(_markets(context)), len(list(_by_line(context))), scenarios
