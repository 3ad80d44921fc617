"""Putting rows of the sheet Scenarios one below the other, each over the plan and scenarios."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import fsum
from typing import Final

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name, xl_range_abs

from tarife.terms.categories import Category
from tarife.workbook import texts
from tarife.workbook.calc.rows import SCENARIO, TOTAL_COLUMN, Section
from tarife.workbook.calc.sheet import Calc
from tarife.workbook.cells import Formula, cell_name, exact, units
from tarife.workbook.context import Context

CHOSEN_NUMBER: Final = "ScenarioNumber"
"""The name of the cell that says which column is chosen."""

HEADER: Final = 8
RATE: Final = 1
FIRST: Final = 2
"""The column of the plan itself; the scenarios follow."""

Text = Callable[[int], str]
"""A formula for the plan, 0, or a scenario; empty where a number stands for itself."""


@dataclass(frozen=True, slots=True, eq=False)
class ScenarioRow:
    """A row of the table.

    Attributes:
        at: Its row on the sheet, from 0.
        values: What it comes to for each variant.
        formula: Nothing for what was played.
        rate: The rate of a line of the bill, and how it is shown.
        is_title: Whether it only begins a block.
    """

    at: int
    label: str
    style: Format
    values: Sequence[float] = ()
    formula: Text | None = None
    rate: tuple[Formula, Format] | None = None
    is_title: bool = False

    def cell(self, index: int) -> str:
        """Name its cell of a variant."""
        return f"{xl_col_to_name(FIRST + index)}{self.at + 1}"

    def of(self, context: Context, index: int) -> Formula:
        """Refer to its cell of a variant from another sheet."""
        return Formula(variant_cell(context, self.at, index), self.values[index])


@dataclass(frozen=True, slots=True, eq=False)
class ScenarioTable:
    """All rows of a month, or of all months, and those that other sheets speak of.

    Attributes:
        total: The same with everything on top.
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


def variant_cell(context: Context, row: int, index: int) -> str:
    """Name the cell of a variant in a row, for formulas on other sheets."""
    return f"{context.sheet(texts.SCENARIOS)}!{cell_name(row, FIRST + index, fixed=True)}"


def cells_of(context: Context, row: ScenarioRow) -> str:
    """Name a row over all variants, for formulas on other sheets."""
    last = FIRST + len(context.variants) - 1
    return f"{context.sheet(texts.SCENARIOS)}!{xl_range_abs(row.at, FIRST, row.at, last)}"


def chosen_of(context: Context, row: ScenarioRow) -> Formula:
    """Take a row's value of the chosen scenario."""
    text = f"INDEX({cells_of(context, row)},{CHOSEN_NUMBER})"
    return Formula(text, row.values[context.edition.chosen])


@dataclass(slots=True)
class Layout:
    """Takes rows one by one, from the header down."""

    context: Context
    calc: Calc
    keys: Mapping[str, str]
    rows: list[ScenarioRow] = field(default_factory=list)
    next: int = HEADER + 1

    def title(self, text: str) -> None:
        style = self.context.styles.section
        self.rows.append(ScenarioRow(self.next + 1, text, style, is_title=True))
        self.next += 2

    def add(
        self,
        label: str,
        style: Format,
        values: Iterable[float],
        formula: Text | None = None,
        rate: tuple[Formula, Format] | None = None,
    ) -> ScenarioRow:
        row = ScenarioRow(self.next, label, style, tuple(values), formula, rate)
        self.rows.append(row)
        self.next += 1
        return row

    def sums(self, rows: Sequence[ScenarioRow], label: str = "") -> ScenarioRow:
        """Add rows up, wherever they stand."""
        columns = zip(*(row.values for row in rows), strict=True)
        is_exact = rows[0].style is not self.context.styles.display
        values = (exact(fsum(own)) if is_exact else fsum(own) for own in columns)

        def text(index: int) -> str:
            return f"SUM({','.join(row.cell(index) for row in rows)})"

        return self.add(label or rows[0].label, rows[0].style, values, text)

    def by(
        self,
        label: str,
        style: Format,
        by: str,
        *sections: Section,
        like: ScenarioRow | None = None,
    ) -> ScenarioRow:
        """Sum sections of Calc over the rows that share a label, the row's own or another's.

        That label stands in the column ``by``; all rows are summed without one.
        """
        calc, is_money = self.calc, style is self.context.styles.money
        at, named = (like.at, like.label) if like else (self.next, label)
        by_labels = (SCENARIO, by) if by else (SCENARIO,)

        def text(index: int) -> str:
            scenario = f"{xl_col_to_name(FIRST + index)}${HEADER + 1}"
            return "+".join(
                f"SUMIFS({calc.cells(one, TOTAL_COLUMN)},{calc.cells(one, SCENARIO)},{scenario}"
                + (f",{calc.cells(one, by)},$A{at + 1})" if by else ")")
                for one in sections
            )

        values = []
        for variant in self.context.variants:
            own = (variant.name, named) if by else (variant.name,)
            found = sum(one.total_of(by_labels, own) for one in sections)
            values.append(units(found) if is_money else int(found))
        return self.add(label, style, values, text)
