"""The sheet Data: a row for each day, market, category, pricing and scenario."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from tarife.plan.model.costs import CostKind
from tarife.terms.categories import CATEGORIES, CATEGORY_NAMES, Category
from tarife.terms.money import MICROS
from tarife.workbook import texts
from tarife.workbook.calc.rows import Row
from tarife.workbook.calc.sheet import Calc
from tarife.workbook.calc.tariffs import BandCells
from tarife.workbook.cells import (
    Column,
    Formula,
    Value,
    declare_table,
    units,
    write,
    write_headers,
    write_rows,
)
from tarife.workbook.context import Context
from tarife.workbook.played import ALLOWED
from tarife.workbook.xlsxwriter_patches import Page

TABLE: Final = "Data"
HEADER: Final = 2
DAY, MARKET, CATEGORY, PRICING = "ChargePeriodStart", "Market", "Category", "PricingType"
QUANTITY, LIST_PRICE, COST = "Quantity", "ListUnitPrice", "BilledCost"
TAX, CURRENCY, SCENARIO = "Tax", "BillingCurrency", "Scenario"
"""The columns are called as in FOCUS, in every language, for whoever loads them."""

TAX_NAME: Final = "TaxOnCharges"
"""The name of the cell that adds up the taxes on Meta's charges."""


@dataclass(frozen=True, slots=True)
class DataRow:
    """Messages of one day, market, category and outcome, and what they cost.

    Attributes:
        at: Its row on the sheet, from 0.
        variant_index: The scenario's index.
        quantity: The row of Calc that holds the messages.
        cost: The row that holds the cost, or nothing where they are free.
        list_rate_micros: The list rate, or nothing where the card holds none.
    """

    at: int
    variant_index: int
    day: int
    date: date
    market: str
    category: Category
    outcome: str
    quantity: Row
    cost: Row | None
    list_rate_micros: int | None


def data_rows(context: Context, calc: Calc) -> tuple[DataRow, ...]:
    """List whatever may count messages, by scenario, day, market, category and outcome.

    Service messages have a row for what is charged and one for what the allowance covers on
    each of their days, even where one is empty: it fills when inputs change.
    """
    voice, prices = context.voice, calc.prices
    rates = {
        (pair.market, pair.category): pair.schedule.list_rate_micros
        for variant in context.variants
        for pair in variant.pairs
    }
    sources: dict[tuple[int, str, Category], list[tuple[str, Row, Row | None]]] = {}
    for (variant_index, market, category), (row, charge) in prices.pairs.items():
        sources.setdefault((variant_index, market, category), []).append(
            (voice.say("Charged"), row, charge)
        )
    for (variant_index, market, category, outcome), row in prices.free_rows.items():
        name = voice.say_in("workbook", texts.REASONS[outcome])
        sources.setdefault((variant_index, market, category), []).append((name, row, None))
    keys = sorted(sources, key=lambda key: (key[0], key[1], CATEGORIES.index(key[2])))
    shared = {voice.say("Charged"), voice.say_in("workbook", texts.REASONS[ALLOWED])}
    found: list[DataRow] = []
    for variant_index, _ in enumerate(context.variants):
        own = [(key, sources[key]) for key in keys if key[0] == variant_index]
        for day, day_date in enumerate(context.month.dates()):
            for (_, market, category), outcomes in own:
                both = category is Category.SERVICE and any(
                    row.values[day] for name, row, _ in outcomes if name in shared
                )
                rate = rates.get((market, category))
                for name, row, cost in outcomes:
                    if row.values[day] or (both and name in shared):
                        at = HEADER + 1 + len(found)
                        key = (at, variant_index, day, day_date, market, category)
                        found.append(DataRow(*key, name, row, cost, rate))
    return tuple(found)


def write_data(
    page: Page,
    context: Context,
    calc: Calc,
    rows: tuple[DataRow, ...],
    bands: Mapping[tuple[str, Category], BandCells],
) -> None:
    """Write the table; every figure is taken from Calc and Rates."""
    styles, columns = context.styles, _columns(context, calc, bands)
    declare_table(page, (TABLE, HEADER), columns, len(rows), styles)
    page.freeze_panes(HEADER + 1, 1)
    page.write_down()
    write(page, 0, 0, context.voice.tell(texts.DATA), styles.title)
    write_headers(page, HEADER, columns, styles)
    write_rows(page, HEADER, columns, rows)


def tax_micros(row: DataRow, context: Context) -> Decimal:
    """Give the tax on a row's own charge, unrounded."""
    cost = row.cost.values[row.day] if row.cost else 0
    return Decimal(cost) * tax_on_charges(context)


def tax_on_charges(context: Context) -> Decimal:
    """Add up the taxes that are due on Meta's charges."""
    taxes = context.forecast.plan.costs.taxes
    due = (tax.tax_ratio for tax in taxes if CostKind.META in tax.due_on)
    return sum(due, Decimal(0))


def _columns(
    context: Context, calc: Calc, bands: Mapping[tuple[str, Category], BandCells]
) -> tuple[Column[DataRow], ...]:
    voice, styles = context.voice, context.styles
    variants, currency = context.variants, context.currency
    names = {category: voice.tell(name) for category, name in CATEGORY_NAMES.items()}
    ratio = tax_on_charges(context)

    def price(row: DataRow) -> Value:
        cells = bands.get((row.market, row.category))
        if cells is None or row.list_rate_micros is None:
            return None
        return Formula(f"={cells.rate}", units(row.list_rate_micros))

    def cost(row: DataRow) -> Value:
        if row.cost is None:
            return 0
        return Formula(f"={calc.cell(row.cost, row.day)}", units(row.cost.values[row.day]))

    def tax(row: DataRow) -> Value:
        value = float(tax_micros(row, context) / MICROS) if ratio else 0
        return Formula(f"=G{row.at + 1}*{TAX_NAME}", value)

    return (
        Column(DAY, lambda row: row.date, styles.date, 18),
        Column(MARKET, lambda row: voice.place(row.market), styles.text, 26),
        Column(CATEGORY, lambda row: names[row.category], styles.text, 28),
        Column(PRICING, lambda row: row.outcome, styles.text, 30),
        Column(
            QUANTITY,
            lambda row: Formula(
                f"={calc.cell(row.quantity, row.day)}", row.quantity.values[row.day]
            ),
            styles.count,
            14,
        ),
        Column(LIST_PRICE, price, styles.rate, 20),
        Column(COST, cost, styles.money, 20),
        Column(TAX, tax, styles.money, 18),
        Column(CURRENCY, lambda _: currency, styles.beside, 16),
        Column(SCENARIO, lambda row: variants[row.variant_index].name, styles.text, 18),
    )
