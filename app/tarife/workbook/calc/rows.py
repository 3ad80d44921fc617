"""A row of the sheet Calc: labels, then one formula over all days."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Final

from xlsxwriter.utility import xl_col_to_name

from tarife.workbook.cells import Formula

LABELS: Final = 5
"""Scenario, line, market, category and outcome stand in the first columns."""

DRIVER: Final = LABELS
TOTAL: Final = DRIVER + 1
FIRST_DAY: Final = TOTAL + 1

SCENARIO, LINE, MARKET, CATEGORY, OUTCOME = (f"${xl_col_to_name(at)}" for at in range(LABELS))
DRIVER_COLUMN: Final = f"${xl_col_to_name(DRIVER)}"
FIRST_COLUMN: Final = f"${xl_col_to_name(FIRST_DAY)}"
TOTAL_COLUMN: Final = f"${xl_col_to_name(TOTAL)}"


class Look(Enum):
    """How the figures of a row are shown."""

    COUNT = "count"
    MONEY = "money"
    RATIO = "ratio"
    PLAYED = "played"
    WEIGHT = "weight"


@dataclass(frozen=True, slots=True)
class Labels:
    """What a row speaks of; what does not apply is empty."""

    scenario: str
    line: str = ""
    market: str = ""
    category: str = ""
    outcome: str = ""

    @property
    def texts(self) -> tuple[str, str, str, str, str]:
        """The labels in the order of the columns."""
        return self.scenario, self.line, self.market, self.category, self.outcome


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """One row of figures.

    Attributes:
        at: Its row on the sheet, from 0.
        values: What its formula gives; exact integers where they are counts or micros.
        formula: Its formula in a column, given the column's name and the name of the one
            before; nothing where the values come from the app.
        driver: What stands in the driver's column.
        is_summed: Whether the month's sum means something.
    """

    at: int
    labels: Labels
    values: Sequence[float]
    formula: Callable[[str, str], str] | None = None
    driver: Formula | float | None = None
    look: Look = Look.COUNT
    is_summed: bool = True

    def cell(self, column: str) -> str:
        """Name the row's cell of a column."""
        return f"{column}{self.at + 1}"


@dataclass(frozen=True, slots=True, eq=False)
class Section:
    """Rows below one title.

    Attributes:
        title: The title.
        first: The row of the title; the rows follow it.
    """

    title: str
    first: int
    rows: tuple[Row, ...] = field(default=())

    @property
    def next(self) -> int:
        """Where the next section may begin, a blank row in between."""
        return self.first + len(self.rows) + 2

    def cells(self, column: str) -> str:
        """Name the cells of a column over all rows; the rows stand fast, the column moves."""
        first = self.first + 2
        return f"{column}${first}:{column}${first + max(len(self.rows), 1) - 1}"


def sum_of(section: Section, row: int, column: str, *by: str) -> str:
    """Sum a column of a section over the rows that share labels with the row at ``row``."""
    pairs = "".join(f",{section.cells(label)},{label}{row + 1}" for label in by)
    return f"=SUMIFS({section.cells(column)}{pairs})"


def day_columns(days: int) -> tuple[str, ...]:
    return tuple(xl_col_to_name(FIRST_DAY + day) for day in range(days))
