"""The rows of Scenarios that put everything on top of Meta's charges."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import Final

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_cell_to_rowcol

from tarife.plan.model.costs import CostKind
from tarife.workbook import texts
from tarife.workbook.bill_rows import Basis, BillRow, bill_rows, formula_of
from tarife.workbook.cells import Formula, units
from tarife.workbook.context import Variant
from tarife.workbook.inputs import cost_key
from tarife.workbook.scenarios.layout import FIRST, Layout, ScenarioRow, summed

BASE_COLUMN: Final = "$C"


@dataclass(frozen=True, slots=True)
class Bill:
    """Lays out the lines of the bill and its total."""

    layout: Layout

    def lines(self, basis: Basis) -> tuple[ScenarioRow, ...]:
        """Lay out what comes on top."""
        voice, styles = self.layout.context.voice, self.layout.context.styles
        rows = bill_rows(self.layout.context)
        if rows:
            self.layout.title(voice.say_in("workbook", "On top"))
        above: dict[CostKind, list[int]] = {}
        found = []
        for row in rows:
            rate_in, shown = self._rate(row)
            line = self.layout.add(
                row.label,
                styles.money,
                partial(_line_of, row),
                formula_of(row, rate_in, basis, above),
                shown,
            )
            above.setdefault(row.kind, []).append(line.at + 1)
            found.append(line)
        return tuple(found)

    def totals(
        self, meta: ScenarioRow, lines: tuple[ScenarioRow, ...]
    ) -> tuple[ScenarioRow, ScenarioRow | None]:
        """Lay out the total, and what it is in the other currency."""
        voice, styles = self.layout.context.voice, self.layout.context.styles
        self.layout.next += 1
        total = self.layout.add(
            voice.tell(texts.HEADLINE),
            styles.total_money,
            lambda variant: units(variant.bill.total.micros),
            summed([meta, *lines]),
        )
        shown = self.layout.context.forecast.plan.costs.display
        if shown is None:
            return total, None
        cell = self.layout.keys[cost_key("display.rate")]
        rates = tuple(_display_rate(variant) for variant in self.layout.context.variants)
        rate_in: Callable[[str], str] = lambda _: cell  # noqa: E731 - replaced below
        beside: tuple[Formula, Format] | None = (
            Formula(f"={cell}", float(shown.rate)),
            styles.number,
        )
        if len(set(rates)) > 1:
            own = self._own_rates(voice.say("Exchange rate"), styles.number, rates, cell)
            rate_in, beside = own.cell, None
        return total, self.layout.add(
            voice.say("The same in {currency}", currency=shown.currency),
            styles.display,
            lambda variant: float(variant.bill.total.amount * _display_rate(variant)),
            lambda column: f"={total.cell(column)}*{rate_in(column)}",
            beside,
        )

    def _rate(self, row: BillRow) -> tuple[Callable[[str], str], tuple[Formula, Format] | None]:
        """Say where a line's rate stands; where scenarios have their own, in a row above."""
        if row.is_even:
            cell = self.layout.keys[row.key]
            shown = Formula(f"={cell}", float(row.rates[0])), self._rate_style(row)
            return lambda _: cell, shown
        own = self.layout.keys[row.key] if row.key else ""
        rate = self._own_rates(
            self.layout.context.voice.say("Rate: {line}", line=row.label),
            self._rate_style(row),
            row.rates,
            own,
        )
        return rate.cell, None

    def _own_rates(
        self, label: str, style: Format, rates: tuple[Decimal, ...], own: str
    ) -> ScenarioRow:
        """Lay out a rate that some scenario replaces; the others follow the plan's."""
        variant_indices = {
            id(variant): variant_index
            for variant_index, variant in enumerate(self.layout.context.variants)
        }
        at = self.layout.next + 1

        def formula(column: str) -> str:
            variant_index = xl_cell_to_rowcol(f"{column}1")[1] - FIRST
            if not variant_index:
                return f"={own}" if own else ""
            return f"={BASE_COLUMN}{at}" if rates[variant_index] == rates[0] else ""

        return self.layout.add(
            label, style, lambda variant: float(rates[variant_indices[id(variant)]]), formula
        )

    def _rate_style(self, row: BillRow) -> Format:
        styles = self.layout.context.styles
        is_ratio = row.kind in (CostKind.MARKUP, CostKind.TAX)
        return styles.ratio if is_ratio else styles.rate


def _line_of(row: BillRow, variant: Variant) -> float:
    return units(row.micros(variant))


def _display_rate(variant: Variant) -> Decimal:
    display = variant.forecast.plan.costs.display
    return display.rate if display else Decimal(0)
