"""Putting rows of the sheet Scenarios one below the other."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

from xlsxwriter.format import Format
from xlsxwriter.utility import quote_sheetname, xl_range_abs

from tarife.billing.ledger import Reason
from tarife.terms.categories import Category
from tarife.workbook import texts
from tarife.workbook.bill_rows import BillRow
from tarife.workbook.calc.rows import CATEGORY, SCENARIO, TOTAL_COLUMN, Section
from tarife.workbook.calc.sheet import Calc
from tarife.workbook.cells import Formula, units
from tarife.workbook.context import Context, Variant
from tarife.workbook.played import CHARGED

CHOSEN_NUMBER: Final = "ScenarioNumber"
"""The name of the cell that says which column is chosen."""

HEADER: Final = 8
RATE: Final = 1
FIRST: Final = 2
"""The column of the plan itself; the scenarios follow."""


@dataclass(frozen=True, slots=True, eq=False)
class ScenarioRow:
    """A row of the table.

    Attributes:
        at: Its row on the sheet, from 0.
        label: What it shows.
        style: How.
        value: What it comes to for a variant.
        formula: Its formula in a column, given the column's name; nothing for what was played.
        rate: The rate of a line of the bill, and how it is shown.
        is_title: Whether it only begins a block.
    """

    at: int
    label: str
    style: Format
    value: Callable[[Variant], float | None]
    formula: Callable[[str], str] | None = None
    rate: tuple[Formula, Format] | None = None
    is_title: bool = False

    def cell(self, column: str) -> str:
        """Name the row's cell of a column."""
        return f"{column}{self.at + 1}"


@dataclass(frozen=True, slots=True, eq=False)
class ScenarioTable:
    """All rows of a month, or of all months, and those that other sheets speak of.

    Attributes:
        charges: Meta's charges by category.
        meta: Meta's charges.
        total: The same with everything on top.
        display: The total in the other currency, if there is one.
        charged: Messages that cost money.
        free: Messages that do not.
        lines: What comes on top.
        differences: How far the total lies from the plan's, in money and as a part of it.
    """

    rows: tuple[ScenarioRow, ...]
    charges: Mapping[Category, ScenarioRow]
    meta: ScenarioRow
    total: ScenarioRow
    display: ScenarioRow | None
    charged: ScenarioRow
    free: ScenarioRow
    lines: tuple[ScenarioRow, ...]
    differences: tuple[ScenarioRow, ...] = ()


def cells_of(context: Context, row: ScenarioRow) -> str:
    """Name a row over all variants, for formulas on other sheets."""
    last = FIRST + len(context.variants) - 1
    return f"{sheet_of(context)}!{xl_range_abs(row.at, FIRST, row.at, last)}"


def chosen_of(context: Context, row: ScenarioRow) -> Formula:
    """Take a row's value of the chosen scenario."""
    text = f"INDEX({cells_of(context, row)},{CHOSEN_NUMBER})"
    return Formula(text, row.value(context.chosen) or 0)


def sheet_of(context: Context) -> str:
    """Name the sheet for formulas on other sheets."""
    name: str = quote_sheetname(context.voice.say_in("workbook", texts.SCENARIOS))
    return name


def charge_of(category: Category, variant: Variant) -> float:
    """Add up Meta's charges for a category."""
    own = (pair for pair in variant.pairs if pair.category is category)
    return units(sum(int(pair.charge_micros.sum()) for pair in own))


def line_of(row: BillRow, variant: Variant) -> float:
    return units(row.micros(variant))


def count_of(outcome: Reason, variant: Variant) -> int:
    return sum(int(row.messages.sum()) for row in variant.rows if row.outcome is outcome)


def messages_of(category: Category, with_free: bool, variant: Variant) -> int:  # noqa: FBT001 - bound by partial
    """Count the messages of a category that fees count."""
    return sum(
        int(row.messages.sum())
        for row in variant.rows
        if row.category is category and (with_free or row.outcome is CHARGED)
    )


def ratio_of(variant: Variant, base: Variant) -> float:
    """Tell by which part of the plan's total a scenario differs."""
    origin = base.bill.total.micros
    return (variant.bill.total.micros - origin) / origin if origin else 0


@dataclass(slots=True)
class Layout:
    """Takes rows one by one, from the header down.

    Attributes:
        keys: Where each number of Inputs stands.
    """

    context: Context
    calc: Calc
    keys: Mapping[str, str]
    rows: list[ScenarioRow] = field(default_factory=list)
    next: int = HEADER + 1

    def title(self, text: str) -> None:
        self.next += 1
        self.rows.append(
            ScenarioRow(
                self.next, text, self.context.styles.section, lambda _: None, is_title=True
            )
        )
        self.next += 1

    def add(
        self,
        label: str,
        style: Format,
        value: Callable[[Variant], float],
        formula: Callable[[str], str] | None = None,
        rate: tuple[Formula, Format] | None = None,
    ) -> ScenarioRow:
        row = ScenarioRow(self.next, label, style, value, formula, rate)
        self.rows.append(row)
        self.next += 1
        return row

    def sum(
        self,
        label: str,
        parts: Mapping[Category, ScenarioRow],
        value: Callable[[Variant], float],
    ) -> ScenarioRow:
        """Add the rows of all categories up."""
        sums_at = [row.at + 1 for row in parts.values()]
        return self.add(
            label,
            self.context.styles.total_money,
            value,
            lambda column: f"=SUM({column}{sums_at[0]}:{column}{sums_at[-1]})",
        )

    def by_category(self, *sections: Section) -> Callable[[str], str]:
        """Sum sections of Calc over the row's category."""
        return self.by_label(sections, CATEGORY)

    def by_label(
        self, sections: tuple[Section, ...] | Section, label: str
    ) -> Callable[[str], str]:
        """Sum sections of Calc over the rows that share the row's label."""
        chosen = sections if isinstance(sections, tuple) else (sections,)
        at = self.next + 1
        return lambda column: (
            "="
            + "+".join(
                f"SUMIFS({self._cells(section, TOTAL_COLUMN)},{self._cells(section, SCENARIO)},"
                f"{column}${HEADER + 1},{self._cells(section, label)},$A{at})"
                for section in chosen
            )
        )

    def of_section(self, section: Section) -> Callable[[str], str]:
        """Sum a section of Calc over a scenario."""
        return lambda column: (
            f"=SUMIFS({self._cells(section, TOTAL_COLUMN)},{self._cells(section, SCENARIO)},"
            f"{column}${HEADER + 1})"
        )

    def _cells(self, section: Section, column: str) -> str:
        return self.calc.cells(section, column)
