"""The rows of the sheet Scenarios: Meta's charges, what comes on top, totals, differences."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from xlsxwriter.format import Format
from xlsxwriter.utility import quote_sheetname, xl_range_abs

from tarife.workbook import texts
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
    """All rows, and those that other sheets speak of.

    Attributes:
        meta: Meta's charges.
        total: The same with everything on top.
        display: The total in the other currency, if there is one.
        charged: Messages that cost money.
        free: Messages that do not.
        lines: What comes on top.
    """

    rows: tuple[ScenarioRow, ...]
    meta: ScenarioRow
    total: ScenarioRow
    display: ScenarioRow | None
    charged: ScenarioRow
    free: ScenarioRow
    lines: tuple[ScenarioRow, ...]

    def cells(self, context: Context, row: ScenarioRow) -> str:
        """Name a row over all variants, for formulas on other sheets."""
        last = FIRST + len(context.variants) - 1
        sheet = quote_sheetname(context.voice.say_in("workbook", texts.SCENARIOS))
        return f"{sheet}!{xl_range_abs(row.at, FIRST, row.at, last)}"

    def chosen(self, context: Context, row: ScenarioRow) -> Formula:
        """Take a row's value of the chosen scenario."""
        text = f"=INDEX({self.cells(context, row)},{CHOSEN_NUMBER})"
        return Formula(text, row.value(context.chosen) or 0)
