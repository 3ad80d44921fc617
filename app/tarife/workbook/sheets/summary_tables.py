"""The tables of Summary: cost by month, by category, the bill, cost by market."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby
from math import fsum

import numpy as np
from xlsxwriter.utility import xl_col_to_name, xl_range, xl_rowcol_to_cell

from tarife.terms.categories import CATEGORIES, CATEGORY_NAMES, Category
from tarife.workbook import texts
from tarife.workbook.calc.days import BUDGET, CHOSEN
from tarife.workbook.cells import HEADER_HEIGHT, Formula, units, write
from tarife.workbook.context import Context
from tarife.workbook.played import CHARGED
from tarife.workbook.scenarios.layout import (
    FIRST,
    ScenarioRow,
    ScenarioTable,
    chosen_of,
    sheet_of,
)
from tarife.workbook.scenarios.layout import HEADER as SCENARIOS
from tarife.workbook.sheets.budgets import BudgetSheet, SpanCells, Spent
from tarife.workbook.sheets.data import CHARGE, USAGE
from tarife.workbook.sheets.native_charts import Drawn, MarketCells
from tarife.workbook.xlsxwriter_patches import Page

_DIGITS = 6
"""Decimals of an exact amount."""

COLUMNS = 8
"""The columns of tables beside their labels, which a page always has."""

_MOST_PRINTED = 6
"""The months that a page shows beside their quarters, legibly."""

_MOST_LINES = 12
"""How many lines of the plan have a row of their own on Summary."""

COST, SHARE, PAID, FREE, MEAN = range(1, 6)
"""Places of the columns of the first table."""


def write_months(
    sheet: BudgetSheet, tables: Sequence[ScenarioTable], row: int
) -> tuple[Drawn, SpanCells | None, int]:
    """Write the bill with months and quarters across.

    Returns:
        Where it stands, where budgets stand, and the next row.
    """
    page, context = sheet.page, sheet.context
    voice = context.voice
    last, header = len(context.months), row + 1
    first_month, first_span = _first_columns(context)
    quarters = tuple(_quarters(context, first_month))
    spans = (*quarters, (voice.say("Total"), first_month, first_month + last - 1))
    strip, own = _Strip(page, context, spans), tables[:last]
    title = voice.say("By quarter") if first_span < first_month else voice.say("By month")
    write(page, row, 0, title, context.styles.section)
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
    cells, paid = sheet.write(strip.write_budget(budget), spent)
    strip.write(paid, [table.charged for table in own], voice.say("Charged messages"))
    strip.write(paid + 1, [table.free for table in own], voice.say("Free messages"))
    drawn = Drawn(
        *(voice.tell(texts.SUMMARY), header, spans[-1][1:], categories),
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
    if months > _MOST_PRINTED:
        return COLUMNS + 1, 1
    return 1, months + 1


@dataclass(frozen=True, slots=True)
class _Strip:
    """Writes a row of the sheet Scenarios with its months, quarters and total across.

    Attributes:
        spans: The name, and the first and last month's column, of what is added up.
    """

    page: Page
    context: Context
    spans: Sequence[tuple[str, int, int]]

    @property
    def first_month(self) -> int:
        return _first_columns(self.context)[0]

    @property
    def first_span(self) -> int:
        return _first_columns(self.context)[1]

    def write_headers(self, at: int) -> None:
        voice, styles = self.context.voice, self.context.styles
        title = self.context.priced(voice.say("Cost ({currency})"))
        write(self.page, at, 0, title, styles.header)
        for column, month in enumerate(self.context.months, self.first_month):
            write(self.page, at, column, month.month.first_day, styles.header_month)
        for column, (title, _, _) in enumerate(self.spans, self.first_span):
            write(self.page, at, column, title, styles.header_right)

    def write_so_far(self, at: int, meta: int) -> int:
        """Add up Meta's charges, which stand in another row; give the next row."""
        styles, months = self.context.styles, self.context.months
        write(self.page, at, 0, self.context.voice.say("Meta's charges so far"), styles.text)
        sums = accumulate(month.chosen.forecast.total.micros for month in months)
        first = xl_rowcol_to_cell(meta, self.first_month, col_abs=True)
        for column, micros in enumerate(sums, self.first_month):
            text = f"=SUM({first}:{_at(meta, column)})"
            write(self.page, at, column, Formula(text, units(micros)), styles.money)
        return at + 1

    def write_budget(self, at: int) -> int:
        """Write the budget, if there is one; give the next row."""
        context, budget = self.context, self.context.forecast.plan.budget
        if budget is None:
            return at
        label = context.voice.say("Budget for Meta's charges")
        write(self.page, at, 0, label, context.styles.text)
        for column, _ in enumerate(context.months, self.first_month):
            given = Formula(f"={BUDGET}", float(budget))
            write(self.page, at, column, given, context.styles.money)
        return at + 1

    def write(self, at: int, rows: Sequence[ScenarioRow], label: str = "") -> int:
        """Write it; give the next row."""
        styles, months = self.context.styles, self.context.months
        style = rows[0].style
        is_total = style is styles.total_money
        look = styles.total_text if is_total else styles.text
        write(self.page, at, 0, label or rows[0].label, look)
        values = []
        of_months = enumerate(zip(rows, months, strict=True), self.first_month)
        for column, (row, month) in of_months:
            values.append(row.value(month.chosen) or 0)
            write(self.page, at, column, chosen_of(month, row), style)
        for column, (_, first, last) in enumerate(self.spans, self.first_span):
            own = values[first - self.first_month : last - self.first_month + 1]
            total = round(fsum(own), _DIGITS)
            cells = Formula(f"=SUM({xl_range(at, first, at, last)})", total)
            write(self.page, at, column, cells, style)
        return at + 1


def _quarters(context: Context, first: int) -> Iterator[tuple[str, int, int]]:
    """Name each quarter that the months touch, and the columns of its first and last month.

    Args:
        context: What to show.
        first: The column of the first month.
    """
    numbered = enumerate((month.month for month in context.months), first)
    for (year, quarter), own in groupby(
        numbered, lambda entry: (entry[1].year, (entry[1].month - 1) // 3 + 1)
    ):
        columns = [column for column, _ in own]
        name = context.voice.say("Q{quarter} {year}", quarter=quarter, year=str(year))
        yield name, columns[0], columns[-1]


def write_categories(page: Page, context: Context, row: int) -> int:
    """Write cost, share, messages and mean charge of each category; give the next row."""
    voice, styles = context.voice, context.styles
    write(page, row, 0, voice.say("By category"), styles.section)
    titles = (
        voice.say("Category"),
        context.priced(voice.say("Cost ({currency})")),
        voice.say("Share of cost"),
    )
    more = (
        voice.say("Charged"),
        voice.say("Free"),
        context.priced(voice.say("Mean charge ({currency})")),
    )
    for column, title in enumerate((*titles, *more)):
        write(page, row + 1, column, title, styles.header_right if column else styles.header)
    first, below = row + 2, row + 2 + len(CATEGORIES)
    total = context.chosen.forecast.total.micros
    for at, category in enumerate(CATEGORIES, first):
        cost, paid, free = _of(context, category)
        key = f"Data[Category],$A{at + 1}"
        charged = (
            f"Data[PricingType],{xl_rowcol_to_cell(row + 1, PAID, row_abs=True, col_abs=True)}"
        )
        everything = f"SUMIFS(Data[Quantity],Data[Scenario],{CHOSEN},{key})"
        cells = [
            (
                f"=SUMIFS(Data[BilledCost],Data[Scenario],{CHOSEN},{key})",
                units(cost),
                styles.money,
            ),
            (
                f"=IF({_at(below, COST)}=0,0,{_at(at, COST)}/{_at(below, COST)})",
                cost / total if total else 0,
                styles.share,
            ),
            (
                f"=SUMIFS(Data[Quantity],Data[Scenario],{CHOSEN},{key},{charged})",
                paid,
                styles.count,
            ),
            (f"={everything}-{_at(at, PAID)}", free, styles.count),
            (
                f"=IF({_at(at, PAID)}=0,0,{_at(at, COST)}/{_at(at, PAID)})",
                units(cost) / paid if paid else 0,
                styles.mean,
            ),
        ]
        write(page, at, 0, voice.tell(CATEGORY_NAMES[category]), styles.text)
        for column, (text, value, style) in enumerate(cells, COST):
            write(page, at, column, Formula(text, value), style)
    _write_totals(page, context, first, below)
    return below + 2


def write_lines(page: Page, context: Context, row: int) -> int:
    """Write cost, share and messages of the plan's dearest lines; give the next row.

    Names are compared by `=`, since `SUMIFS` would take some of them for operators.
    """
    voice, styles = context.voice, context.styles
    found = sorted(_by_line(context).items(), key=lambda entry: -entry[1][0])
    shown, others = found[:_MOST_LINES], found[_MOST_LINES:]
    write(page, row, 0, voice.say("By line"), styles.section)
    titles = (
        *(voice.tell(texts.LINE), context.priced(voice.say("Cost ({currency})"))),
        *(voice.say("Share of cost"), voice.say("Charged"), voice.say("Free")),
    )
    for column, title in enumerate(titles):
        write(page, row + 1, column, title, styles.header_right if column else styles.header)
    first, below = row + 2, row + 2 + max(len(shown) + bool(others), 1)
    paid = f"(Data[PricingType]={xl_rowcol_to_cell(row + 1, PAID, row_abs=True)})"
    whole = f'(Data[Scenario]={CHOSEN})*(Data[{CHARGE}]="{USAGE}")'
    wanted = {
        COST: (whole, "BilledCost", styles.money),
        PAID: (f"{whole}*{paid}", "Quantity", styles.count),
        FREE: (f"{whole}*(1-{paid})", "Quantity", styles.count),
    }
    values = [sums for _, sums in shown]
    if others:
        values.append(np.sum([sums for _, sums in others], axis=0).tolist())
    for at, sums in enumerate(values, first):
        is_rest = at - first == len(shown)
        name = voice.say("All other lines") if is_rest else shown[at - first][0]
        write(page, at, 0, name, styles.text)
        for (column, (of, what, style)), number in zip(wanted.items(), sums, strict=True):
            text = f"=SUMPRODUCT({of}*(Data[Line]=$A{at + 1}),Data[{what}])"
            if is_rest:
                own = xl_range(first, column, at - 1, column)
                text = f"=SUMPRODUCT({of},Data[{what}])-SUM({own})"
            value = units(number) if column == COST else number
            write(page, at, column, Formula(text, value), style)
        share = f"=IF({_at(below, COST)}=0,0,{_at(at, COST)}/{_at(below, COST)})"
        total = context.chosen.forecast.total.micros
        write(page, at, SHARE, Formula(share, sums[0] / total if total else 0), styles.share)
    _write_sums(page, context, first, below)
    return below + 2


def _by_line(context: Context) -> dict[str, list[int]]:
    """Add up cost, charged and free messages of each line of the chosen variant.

    Lines whose names differ in case alone are one, as they are for a sheet.
    """
    found: dict[str, tuple[str, list[int]]] = {}
    for variant in context.variants:
        for row in variant.rows:
            name = context.voice.tell(variant.forecast.sources[row.source].name)
            _, sums = found.setdefault(name.casefold(), (name, [0, 0, 0]))
            if variant is context.chosen:
                sums[0] += int(row.charge_micros.sum())
                sums[1 if row.outcome is CHARGED else 2] += int(row.messages.sum())
    return dict(found.values())


def write_scenarios(page: Page, context: Context, table: ScenarioTable, row: int) -> int:
    """Write what the plan and each scenario cost, where there are any; give the next row."""
    if len(context.variants) == 1:
        return row
    voice, styles = context.voice, context.styles
    write(page, row, 0, voice.say("Scenarios side by side"), styles.section)
    rows = [table.meta, *([table.total] if table.lines else [])]
    rows += [*table.differences, table.charged, table.free]
    titles = (voice.say("Scenario"), *(own.label for own in rows))
    for column, title in enumerate(titles):
        write(page, row + 1, column, title, styles.header_right if column else styles.header)
    page.set_row(row + 1, HEADER_HEIGHT)
    for index, variant in enumerate(context.variants):
        at, place = row + 2 + index, f"{sheet_of(context)}!{xl_col_to_name(FIRST + index)}"
        write(page, at, 0, Formula(f"={place}{SCENARIOS + 1}", variant.name), styles.text)
        for column, own in enumerate(rows, 1):
            style = styles.money if own.style is styles.total_money else own.style
            value = Formula(f"={place}{own.at + 1}", own.value(variant) or 0)
            write(page, at, column, value, style)
    page.conditional_format(
        *(row + 2, 0, row + 1 + len(context.variants), len(rows)),
        {
            "type": "formula",
            "criteria": f"=$A{row + 3}={CHOSEN}",
            "format": styles.chosen,
        },
    )
    return row + 3 + len(context.variants)


def write_markets(page: Page, context: Context, row: int) -> tuple[MarketCells, int]:
    """Write the cost of each market by category; give its cells and the next row."""
    voice, styles = context.voice, context.styles
    write(page, row, 0, voice.say("By market"), styles.section)
    write(page, row + 1, 0, voice.say("Market"), styles.header)
    for column, category in enumerate(CATEGORIES, 1):
        write(page, row + 1, column, voice.tell(CATEGORY_NAMES[category]), styles.header_right)
    last_column = len(CATEGORIES) + 1
    write(page, row + 1, last_column, voice.say("Total"), styles.header_right)
    page.set_row(row + 1, HEADER_HEIGHT)
    markets = sorted({pair.market for variant in context.variants for pair in variant.pairs})
    first, below = row + 2, row + 2 + max(len(markets), 1)
    costs: dict[tuple[str, Category], int] = {}
    for pair in context.chosen.pairs:
        key = (pair.market, pair.category)
        costs[key] = costs.get(key, 0) + int(pair.charge_micros.sum())
    for at, market in enumerate(markets, first):
        write(page, at, 0, voice.territory(market), styles.text)
        own = [costs.get((market, category), 0) for category in CATEGORIES]
        for column, micros in enumerate(own, 1):
            header = f"{xl_col_to_name(column)}${row + 2}"
            text = (
                f"=SUMIFS(Data[BilledCost],Data[Scenario],{CHOSEN},"
                f"Data[Market],$A{at + 1},Data[Category],{header})"
            )
            write(page, at, column, Formula(text, units(micros)), styles.money)
        text = f"=SUM({xl_range(at, 1, at, last_column - 1)})"
        write(page, at, last_column, Formula(text, units(sum(own))), styles.money)
    write(page, below, 0, voice.say("Total"), styles.total_text)
    for column in range(1, last_column + 1):
        micros = sum(
            cost
            for (_, category), cost in costs.items()
            if column == last_column or category is CATEGORIES[column - 1]
        )
        text = f"=SUM({xl_range(first, column, below - 1, column)})"
        write(page, below, column, Formula(text, units(micros)), styles.total_money)
    return MarketCells(row + 1, first, below - 1, 1), below + 2


def _write_sums(page: Page, context: Context, first: int, below: int) -> None:
    """Write the sums of cost, charged and free messages."""
    voice, styles = context.voice, context.styles
    rows = context.chosen.rows
    paid = sum(int(row.messages.sum()) for row in rows if row.outcome is CHARGED)
    free = sum(int(row.messages.sum()) for row in rows if row.outcome is not CHARGED)
    cost = context.chosen.forecast.total.micros
    write(page, below, 0, voice.say("Total"), styles.total_text)
    for column, value, style in (
        (COST, units(cost), styles.total_money),
        (PAID, paid, styles.total_count),
        (FREE, free, styles.total_count),
    ):
        cells = xl_range(first, column, below - 1, column)
        write(page, below, column, Formula(f"=SUM({cells})", value), style)
    write(page, below, SHARE, None, styles.total_text)


def _write_totals(page: Page, context: Context, first: int, below: int) -> None:
    """Write the sums, and the mean charge of all."""
    _write_sums(page, context, first, below)
    styles, rows = context.styles, context.chosen.rows
    paid = sum(int(row.messages.sum()) for row in rows if row.outcome is CHARGED)
    cost = context.chosen.forecast.total.micros
    mean = Formula(
        f"=IF({_at(below, PAID)}=0,0,{_at(below, COST)}/{_at(below, PAID)})",
        units(cost) / paid if paid else 0,
    )
    write(page, below, MEAN, mean, styles.total_mean)


def _of(context: Context, category: Category) -> tuple[int, int, int]:
    """Add up the chosen variant's cost, charged and free messages of a category."""
    cost = paid = free = 0
    for row in context.chosen.rows:
        if row.category is category:
            cost += int(row.charge_micros.sum())
            messages = int(row.messages.sum())
            paid, free = (
                (paid + messages, free) if row.outcome is CHARGED else (paid, free + messages)
            )
    return cost, paid, free


def _at(row: int, column: int) -> str:
    cell: str = xl_rowcol_to_cell(row, column)
    return cell
