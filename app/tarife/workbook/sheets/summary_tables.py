"""The tables of Summary: cost by category, the bill, cost by market."""

from xlsxwriter.utility import xl_col_to_name, xl_range, xl_rowcol_to_cell

from tarife.terms.categories import CATEGORIES, CATEGORY_NAMES, Category
from tarife.workbook.calc.days import CHOSEN
from tarife.workbook.cells import Formula, units, write
from tarife.workbook.context import Context
from tarife.workbook.played import CHARGED
from tarife.workbook.scenarios.layout import ScenarioTable
from tarife.workbook.sheets.native_charts import MarketCells
from tarife.workbook.xlsxwriter_patches import Page

COST, SHARE, PAID, FREE, MEAN = range(1, 6)
"""Places of the columns of the first table."""


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


def write_bill(page: Page, context: Context, table: ScenarioTable, row: int) -> int:
    """Write what comes on top of Meta's charges, where anything does; give the next row."""
    if not table.lines:
        return row
    voice, styles = context.voice, context.styles
    write(page, row, 0, voice.say("The bill"), styles.section)
    write(page, row + 1, 0, voice.say("Line"), styles.header)
    write(page, row + 1, 1, context.priced(voice.say("Cost ({currency})")), styles.header_right)
    at = row + 2
    for line in (table.meta, *table.lines):
        write(page, at, 0, line.label, styles.text)
        write(
            page,
            at,
            1,
            table.chosen(context, line),
            line.style if line is not table.meta else styles.money,
        )
        at += 1
    write(page, at, 0, voice.say("Cost of the month"), styles.total_text)
    cells = xl_range(row + 2, 1, at - 1, 1)
    total = units(context.chosen.bill.total.micros)
    write(page, at, 1, Formula(f"=SUM({cells})", total), styles.total_money)
    return at + 2


def write_markets(page: Page, context: Context, row: int) -> tuple[MarketCells, int]:
    """Write the cost of each market by category; give its cells and the next row."""
    voice, styles = context.voice, context.styles
    write(page, row, 0, voice.say("By market"), styles.section)
    write(page, row + 1, 0, voice.say("Market"), styles.header)
    for column, category in enumerate(CATEGORIES, 1):
        write(page, row + 1, column, voice.tell(CATEGORY_NAMES[category]), styles.header_right)
    last_column = len(CATEGORIES) + 1
    write(page, row + 1, last_column, voice.say("Total"), styles.header_right)
    page.set_row(row + 1, 34)
    markets = sorted({pair.market for variant in context.variants for pair in variant.pairs})
    first, below = row + 2, row + 2 + max(len(markets), 1)
    costs = {
        (pair.market, pair.category): int(pair.charge_micros.sum())
        for pair in context.chosen.pairs
    }
    for at, market in enumerate(markets, first):
        write(page, at, 0, voice.place(market), styles.text)
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


def _write_totals(page: Page, context: Context, first: int, below: int) -> None:
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
