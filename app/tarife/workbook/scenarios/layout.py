"""Putting rows of the sheet Scenarios one below the other."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from xlsxwriter.format import Format
from xlsxwriter.utility import quote_sheetname, xl_range_abs

from tarife.terms.categories import Category
from tarife.workbook import texts
from tarife.workbook.calc.rows import SCENARIO, TOTAL_COLUMN, Section
from tarife.workbook.calc.sheet import Calc
from tarife.workbook.cells import Formula
from tarife.workbook.context import Context, Variant

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


def summed(rows: Sequence[ScenarioRow]) -> Callable[[str], str]:
    """Add rows up, wherever they stand."""
    return lambda column: f"=SUM({','.join(row.cell(column) for row in rows)})"


@dataclass(slots=True)
class Layout:
    """Takes rows one by one, from the header down."""

    context: Context
    calc: Calc
    keys: Mapping[str, str]
    rows: list[ScenarioRow] = field(default_factory=list)
    next: int = HEADER + 1

    def title(self, text: str) -> None:
        self.next += 1
        style = self.context.styles.section
        self.rows.append(ScenarioRow(self.next, text, style, lambda _: None, is_title=True))
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

    def by(self, label: str, *sections: Section) -> Callable[[str], str]:
        """Sum sections of Calc over the rows that share the row's label, or over all."""
        at = self.next + 1

        def text(column: str) -> str:
            sums = (
                f"SUMIFS({self.calc.cells(one, TOTAL_COLUMN)},{self.calc.cells(one, SCENARIO)},"
                f"{column}${HEADER + 1}"
                + (f",{self.calc.cells(one, label)},$A{at})" if label else ")")
                for one in sections
            )
            return f"={'+'.join(sums)}"

        return text
