"""A row of the sheet Calc: labels, then one formula over all days."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType
from typing import Final

import numpy as np
from numpy.typing import ArrayLike
from xlsxwriter.utility import xl_col_to_name

from tarife.workbook.calc.expressions import Expression, Floats

LABELS: Final = 5
"""Scenario, line, market, category and outcome stand in the first columns."""

DRIVER: Final = LABELS
TOTAL: Final = DRIVER + 1
FIRST_DAY: Final = TOTAL + 1

SCENARIO, LINE, MARKET, CATEGORY, OUTCOME = (f"${xl_col_to_name(at)}" for at in range(LABELS))
DRIVER_COLUMN: Final = f"${xl_col_to_name(DRIVER)}"
FIRST_COLUMN: Final = f"${xl_col_to_name(FIRST_DAY)}"
TOTAL_COLUMN: Final = f"${xl_col_to_name(TOTAL)}"

_PLACES: Final = {
    name: at for at, name in enumerate((SCENARIO, LINE, MARKET, CATEGORY, OUTCOME))
}


class Look(Enum):
    """How the figures of a row are shown: their style, and whether they are micros."""

    COUNT = "count", False
    MONEY = "bare", True
    RATIO = "share", False
    PLAYED = "played", False
    WEIGHT = "played", True


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
        return self.scenario, self.line, self.market, self.category, self.outcome


class Row(Expression):
    """One row of figures; in another row's formula, its cell of the same day.

    Attributes:
        at: Its row on the sheet, from 0, once its section has its place.
        formula: Its formula; nothing where the figures come from the app.
        driver: What stands in the driver's column.
        is_summed: Whether the month's sum means something.
    """

    def __init__(
        self,
        labels: Labels,
        figures: Expression | ArrayLike,
        look: Look = Look.COUNT,
        *,
        driver: Expression | float | None = None,
        is_summed: bool = True,
    ) -> None:
        self.at, self.labels, self.look = -1, labels, look
        self.driver, self.is_summed = driver, is_summed
        self.formula = figures if isinstance(figures, Expression) else None
        values = figures.values if isinstance(figures, Expression) else figures
        # At the exported inputs every charge is whole micros, but for the noise of floats.
        super().__init__(
            lambda place: self.cell(place.column),
            np.rint(values) if look is Look.MONEY else values,
        )

    def cell(self, column: str) -> str:
        """Name the row's cell of a column."""
        return f"{column}{self.at + 1}"

    @property
    def before(self) -> Expression:
        """Its cell of the day before, which is empty on the first day."""
        values = np.concatenate(([0.0], self.values[:-1]))
        return Expression(lambda place: self.cell(place.before), values)

    @property
    def last(self) -> Expression:
        """Its cell of the last day."""
        column = day_columns(len(self.values))[-1]
        return Expression(lambda _: f"${self.cell(column)}", self.values[-1])

    @property
    def driver_cell(self) -> Expression:
        driver = self.driver.values if isinstance(self.driver, Expression) else self.driver
        return Expression(lambda _: self.cell(DRIVER_COLUMN), driver or 0)


def own_driver(driver: Expression | float) -> Expression:
    """Refer to the driver's column of the row in which a formula stands."""
    values = driver.values if isinstance(driver, Expression) else driver
    return Expression(lambda place: f"{DRIVER_COLUMN}{place.row + 1}", values)


def running(rows: Sequence[Row], start: Expression | None = None) -> Expression:
    """Add rows that stand one below the other up, from the first day on."""
    sums = np.cumsum(np.sum([row.values for row in rows], axis=0))
    begin = start.values if start else 0
    return Expression(
        lambda place: (
            f"SUM({start.text(place) + ',' if start else ''}"
            f"{rows[0].cell(FIRST_COLUMN)}:{rows[-1].cell(place.column)})"
        ),
        sums + begin,
    )


def sum_down(rows: Sequence[Row]) -> Expression:
    return Expression(
        lambda place: f"SUM({rows[0].cell(place.column)}:{rows[-1].cell(place.column)})",
        np.sum([row.values for row in rows], axis=0),
    )


class Section:
    """Rows below one title.

    Attributes:
        first: The row of the title, once it has its place; the rows follow it.
    """

    def __init__(self, title: str, rows: Sequence[Row], days: int) -> None:
        self.title, self.rows, self.first = title, tuple(rows), -1
        self._none: Floats = np.zeros(days)
        self._sums: dict[tuple[str, ...], dict[tuple[str, ...], Floats]] = {}

    def put(self, first: int) -> int:
        """Give it its place; tell where the next section may begin, a blank row in between."""
        self.first = first
        for at, row in enumerate(self.rows, first + 1):
            row.at = at
        return first + len(self.rows) + 2

    def cells(self, column: str) -> str:
        """Name the cells of a column over all rows; the rows stand fast, the column moves."""
        first = self.first + 2
        return f"{column}${first}:{column}${first + max(len(self.rows), 1) - 1}"

    def sum_by(
        self, labels: Labels, *by: str, given: Mapping[str, str] = MappingProxyType({})
    ) -> Expression:
        """Sum the rows that share labels with the row in which the formula stands.

        Some columns are compared with the cells ``given``, not with the row's own labels.
        """
        key = tuple(labels.texts[_PLACES[name]] for name in by)
        return Expression(
            lambda place: (
                f"SUMIFS({self.cells(place.column)}"
                + "".join(
                    f",{self.cells(name)},{given.get(name, f'{name}{place.row + 1}')}"
                    for name in by
                )
                + ")"
            ),
            self._by_labels(by).get(key, self._none),
        )

    def total_of(self, by: tuple[str, ...], labels: tuple[str, ...]) -> int:
        """Give the sum of the rows with some labels, over all days."""
        found = self._by_labels(by).get(labels)
        return 0 if found is None else round(found.sum())

    def _by_labels(self, by: tuple[str, ...]) -> dict[tuple[str, ...], Floats]:
        """Add its rows up by some of their labels, once for all formulas."""
        if by not in self._sums:
            found = self._sums[by] = {}
            for row in self.rows:
                key = tuple(row.labels.texts[_PLACES[name]] for name in by)
                found[key] = found.get(key, self._none) + row.values
        return self._sums[by]


def day_columns(days: int) -> tuple[str, ...]:
    return tuple(xl_col_to_name(FIRST_DAY + day) for day in range(days))
