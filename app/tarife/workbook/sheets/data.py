"""The sheet Data: a row for each day, line, market, category and pricing, and for the bill."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Annotated, Final, NamedTuple, get_type_hints

from tarife.billing.ledger import Reason
from tarife.plan.model.costs import CostKind
from tarife.terms.categories import CATEGORIES, CATEGORY_NAMES
from tarife.workbook import texts
from tarife.workbook.calc.costs import PriceCells
from tarife.workbook.calc.messages import LineKey
from tarife.workbook.calc.rows import Row
from tarife.workbook.calc.sheet import Calc
from tarife.workbook.cells import Formula, Value, units
from tarife.workbook.context import Context
from tarife.workbook.played import ALLOWED, CHARGED
from tarife.workbook.scenarios.bill import bill_rows
from tarife.workbook.scenarios.layout import ScenarioTable
from tarife.workbook.sheet import Column, Sheet, Table, declare_table, header_of, write_many
from tarife.workbook.sheets.workings import Workings

TABLE: Final = "Data"
HEADER: Final = 2
MONTH, CHARGE = "BillingPeriodStart", "ChargeCategory"

USAGE, PURCHASE, TAX = "Usage", "Purchase", "Tax"
"""What a row's charge is, as FOCUS says it: Meta's, a partner's, or a tax."""

_SHARED: Final = (CHARGED, ALLOWED)
"""Outcomes between which an allowance divides the messages of a line."""

_Outcome = tuple[Reason, Row, Row | None]
"""What became of messages, the row of Calc that counts them, and the row of their cost."""


class DataRow(NamedTuple):
    """A row: each field is a column, with its title, its style and its width.

    Columns are called as in FOCUS, in every language, for whoever loads them.
    """

    day: Annotated[Value, "ChargePeriodStart", "date", 18]
    month: Annotated[Value, MONTH, "date", 18]
    line: Annotated[str, "Line", "text", 30]
    market: Annotated[str, "Market", "text", 26]
    category: Annotated[str, "Category", "text", 28]
    pricing: Annotated[str, "PricingType", "text", 30]
    charge: Annotated[str, CHARGE, "text", 16]
    quantity: Annotated[Value, "Quantity", "count", 14]
    price: Annotated[Value, "ListUnitPrice", "rate", 20]
    billed: Annotated[Value, "BilledCost", "rate", 20]
    currency: Annotated[str, "BillingCurrency", "beside", 16]
    scenario: Annotated[str, "Scenario", "text", 18]


def write_data(sheet: Sheet, of: Workings) -> None:
    """Write the table; every figure is taken from Calc, Rates and Scenarios."""
    fields = get_type_hints(DataRow, include_extras=True).values()
    columns: list[Column[None]] = [
        Column(title, lambda _: None, getattr(sheet.styles, style), width)
        for title, style, width in (field.__metadata__ for field in fields)
    ]
    months = zip(sheet.context.by_month, of.calcs, of.tables, of.prices, strict=False)
    rows = [row for month in months for row in _Month(*month).rows()]
    declare_table(sheet.page, Table(HEADER, columns, (), name=TABLE), len(rows), sheet.styles)
    sheet.page.freeze_panes(HEADER + 1, 1)
    sheet.page.write_down()
    sheet.put(0, 0, sheet.tell(texts.DATA), sheet.styles.title)
    for at, column in enumerate(columns):
        sheet.put(HEADER, at, column.title, header_of(column, sheet.styles))
    write_many(sheet.page, HEADER + 1, [column.style for column in columns], rows)


@dataclass(frozen=True, slots=True, eq=False)
class _Month:
    """What the rows of a month are made of."""

    context: Context
    calc: Calc
    table: ScenarioTable
    prices: PriceCells

    def rows(self) -> Iterator[DataRow]:
        """List whatever may count messages, then what comes on top, by scenario."""
        outcomes = sorted(_outcomes(self.calc).items(), key=_order)
        for index, _ in enumerate(self.context.variants):
            yield from self._played([(key, of) for key, of in outcomes if key.variant == index])
            yield from self._on_top(index)

    def _played(self, lines: Sequence[tuple[LineKey, Sequence[_Outcome]]]) -> Iterator[DataRow]:
        """List the days of a scenario, by market, category, line and outcome.

        Service messages have a row for what is charged and one for what the allowance covers
        on each of their days, even where one is empty: it fills when inputs change.
        """
        pricing = {one: self.context.voice.outcome(one) for one in Reason}
        named = [(self._named(key), outcomes) for key, outcomes in lines]
        for day, date in enumerate(self.context.days):
            for make, outcomes in named:
                is_shared = len(outcomes) > 1 and any(
                    row.values[day] for outcome, row, _ in outcomes if outcome in _SHARED
                )
                for outcome, row, cost in outcomes:
                    if row.values[day] or (is_shared and outcome in _SHARED):
                        count = Formula(self.calc.cell(row, day), int(row.values[day]))
                        billed = 0 if cost is None else self.calc.amount(cost, day)
                        yield make(
                            day=date, pricing=pricing[outcome], quantity=count, billed=billed
                        )

    def _named(self, key: LineKey) -> Callable[..., DataRow]:
        """Say of the rows of a line what is the same in all of them."""
        index, source, market, category = key
        voice, variant = self.context.voice, self.context.variants[index]
        is_priced = (market, category) in {(one.market, one.category) for one in variant.pairs}
        rate = self.prices.bands[market, category].rate if is_priced else None
        return partial(
            DataRow,
            month=self.context.month.first_day,
            line=voice.tell(variant.forecast.sources[source].name),
            market=voice.territory(market),
            category=voice.tell(CATEGORY_NAMES[category]),
            charge=USAGE,
            price=Formula(rate.fixed, units(float(rate.values))) if rate else None,
            currency=self.context.currency,
            scenario=variant.name,
        )

    def _on_top(self, index: int) -> Iterator[DataRow]:
        context, month = self.context, self.context.month.first_day
        for entry, row in zip(bill_rows(context), self.table.lines, strict=True):
            yield DataRow(
                *(month, month, row.label, "", ""),
                pricing=context.voice.say_in("workbook", "On top"),
                charge=TAX if entry.kind is CostKind.TAX else PURCHASE,
                quantity=None,
                price=None,
                billed=row.of(context, index),
                currency=context.currency,
                scenario=context.variants[index].name,
            )


def _outcomes(calc: Calc) -> dict[LineKey, list[_Outcome]]:
    """Find the rows that count each line's messages, and what they cost."""
    found: dict[LineKey, list[_Outcome]] = {
        key: [(CHARGED, count, cost)] for key, (count, cost) in calc.lines.charged.items()
    }
    for key, (_, free) in calc.allowance.of_line.items():
        found.setdefault(key, []).append((ALLOWED, free, None))
    for scaled, (variant_index, row) in zip(
        calc.messages.scaled.rows, calc.messages.rows, strict=True
    ):
        if not calc.messages.is_shared(variant_index, row.outcome):
            key = LineKey(variant_index, row.source, row.market, row.category)
            found.setdefault(key, []).append((row.outcome, scaled, None))
    return found


def _order(entry: tuple[LineKey, object]) -> tuple[str, int, int]:
    _, source, market, category = entry[0]
    return market, CATEGORIES.index(category), source
