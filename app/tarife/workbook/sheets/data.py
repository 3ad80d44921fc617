"""The sheet Data: a row for each day, line, market, category and pricing, and for the bill."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

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
COLUMNS: Final = (
    *("ChargePeriodStart", MONTH, "Line", "Market", "Category", "PricingType"),
    *(CHARGE, "Quantity", "ListUnitPrice", "BilledCost"),
    *("BillingCurrency", "Scenario"),
)
"""Called as in FOCUS, in every language, for whoever loads them."""

_SHARED: Final = (CHARGED, ALLOWED)
"""Outcomes between which an allowance divides the messages of a line."""

USAGE, PURCHASE, TAX = "Usage", "Purchase", "Tax"
"""What a row's charge is, as FOCUS says it: Meta's, a partner's, or a tax."""

DataRow = tuple[Value, ...]
"""The cells of a row, in the order of the columns."""


_Outcome = tuple[Reason, Row, Row | None]
"""What became of messages, the row of Calc that counts them, and the row of their cost."""


@dataclass(frozen=True, slots=True, eq=False)
class DataMonth:
    """What the rows of a month are made of."""

    context: Context
    calc: Calc
    table: ScenarioTable
    cells: PriceCells

    def rows(self) -> Iterator[DataRow]:
        """List whatever may count messages, then what comes on top, by scenario."""
        outcomes = _outcomes(self.calc)
        for variant_index, _ in enumerate(self.context.variants):
            own = {key: found for key, found in outcomes.items() if key[0] == variant_index}
            yield from self._played(variant_index, own)
            yield from self._on_top(variant_index)

    def _played(
        self, variant_index: int, outcomes: Mapping[LineKey, Sequence[_Outcome]]
    ) -> Iterator[DataRow]:
        """List the days of a scenario, by market, category, line and outcome.

        Service messages have a row for what is charged and one for what the allowance covers
        on each of their days, even where one is empty: it fills when inputs change.
        """
        context, scenario = self.context, self.context.variants[variant_index].name
        lines = [
            (self._labels(key), self._price(key), found)
            for key, found in sorted(outcomes.items(), key=_order)
        ]
        pricing = {outcome: context.voice.outcome(outcome) for outcome in texts.REASONS}
        for day, date in enumerate(context.days):
            for labels, price, found in lines:
                is_shared = len(found) > 1 and any(
                    row.values[day] for outcome, row, _ in found if outcome in _SHARED
                )
                for outcome, row, cost in found:
                    if row.values[day] or (is_shared and outcome in _SHARED):
                        count = Formula(f"={self.calc.cell(row, day)}", int(row.values[day]))
                        billed: Value = 0
                        if cost is not None:
                            text = f"={self.calc.cell(cost, day)}"
                            billed = Formula(text, units(cost.values[day]))
                        yield (
                            *(date, *labels, pricing[outcome], USAGE, count, price, billed),
                            *(context.currency, scenario),
                        )

    def _labels(self, key: LineKey) -> tuple[Value, ...]:
        variant_index, source, market, category = key
        voice, forecast = self.context.voice, self.context.variants[variant_index].forecast
        return (
            self.context.month.first_day,
            voice.tell(forecast.sources[source].name),
            voice.territory(market),
            voice.tell(CATEGORY_NAMES[category]),
        )

    def _price(self, key: LineKey) -> Value:
        variant_index, _, *pair = key
        for own in self.context.variants[variant_index].pairs:
            if [own.market, own.category] == pair:
                rate = self.cells.bands[own.market, own.category].rate
                return Formula(f"={rate.fixed}", units(float(rate.values)))
        return None

    def _on_top(self, variant_index: int) -> Iterator[DataRow]:
        """List the mark-ups, fees and taxes of the month."""
        context, variant = self.context, self.context.variants[variant_index]
        month = context.month.first_day
        for entry, row in zip(bill_rows(context), self.table.lines, strict=True):
            charge = TAX if entry.kind is CostKind.TAX else PURCHASE
            yield (
                *(month, month, row.label, "", "", context.voice.say_in("workbook", "On top")),
                *(charge, None, None, row.of(context, variant_index)),
                *(context.currency, variant.name),
            )


def write_data(sheet: Sheet, of: Workings) -> None:
    """Write the table; every figure is taken from Calc, Rates and Scenarios."""
    styles = sheet.styles
    looks = (
        *((styles.date, 18), (styles.date, 18), (styles.text, 30), (styles.text, 26)),
        *((styles.text, 28), (styles.text, 30), (styles.text, 16), (styles.count, 14)),
        *((styles.rate, 20), (styles.rate, 20), (styles.beside, 16), (styles.text, 18)),
    )
    columns: list[Column[None]] = [
        Column(title, lambda _: None, *look) for title, look in zip(COLUMNS, looks, strict=True)
    ]
    parts = zip(sheet.context.by_month, of.calcs, of.tables, of.prices, strict=False)
    rows = [row for own in parts for row in DataMonth(*own).rows()]
    declare_table(sheet.page, Table(HEADER, columns, (), name=TABLE), len(rows), styles)
    sheet.page.freeze_panes(HEADER + 1, 1)
    sheet.page.write_down()
    sheet.put(0, 0, sheet.tell(texts.DATA), styles.title)
    for at, column in enumerate(columns):
        sheet.put(HEADER, at, column.title, header_of(column, styles))
    write_many(sheet.page, HEADER + 1, [style for style, _ in looks], rows)


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
            key = (variant_index, row.source, row.market, row.category)
            found.setdefault(key, []).append((row.outcome, scaled, None))
    return found


def _order(entry: tuple[LineKey, object]) -> tuple[str, int, int]:
    _, source, market, category = entry[0]
    return market, CATEGORIES.index(category), source
