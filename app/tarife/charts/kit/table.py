"""The figures of a chart as a table, for those who would rather read or copy them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeAlias

from tarife.insight.explain.selection import Selection
from tarife.terms.money import (
    Money,
    decimal_text,
    left_by_rounding,
    shown_difference,
    shown_parts,
)
from tarife.terms.saving import tab_separated

Cell: TypeAlias = str | int | Money | date


@dataclass(frozen=True, slots=True)
class Row:
    """One row.

    Attributes:
        cells: As many as the table has columns.
        selection: What the row is about, if that can be explained.
        is_sum: Whether it adds up the rows above.
        is_rounding: Whether it is what these miss their shown sum by.
        exact: The cells before they were rounded for showing.
    """

    cells: tuple[Cell, ...]
    selection: Selection | None = None
    is_sum: bool = False
    is_rounding: bool = False
    exact: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class Sums:
    """Which columns of a table are amounts that add up.

    Attributes:
        total: The column that others come to.
        parts: Groups of columns of which each comes to the total.
        differences: The column of what the total is more than the plan's: the last, if any.
    """

    total: int
    parts: tuple[range, ...] = ()
    differences: tuple[int, ...] = ()

    def shown(self, row: Row) -> Row:
        """Round the amounts of a row so that the parts come to its total, rounded."""
        total, cells = row.cells[self.total], list(row.cells)
        if not isinstance(total, Money):
            return row
        for column, cell in enumerate(row.cells):
            if isinstance(cell, Money):
                cells[column] = Money.closing(cell.amount, cell.currency)
        for columns in self.parts:
            parts = [one.micros for one in _amounts(row, columns)]
            cells[columns.start : columns.stop] = shown_parts(parts, total.currency)
        for more in _amounts(row, self.differences):
            before = Money(total.micros - more.micros, total.currency)
            cells[-1] = shown_difference(before, total)
        return replace(row, cells=tuple(cells), exact=row.cells)

    def rounding(self, name: str, rows: Sequence[Row], whole: Row) -> Row | None:
        """Tell what rounded rows miss their rounded sum by, if they do."""
        added = (self.total, *(column for columns in self.parts for column in columns))
        left = left_by_rounding((_amounts(row, added) for row in rows), _amounts(whole, added))
        if not any(one.micros for one in left):
            return None
        cells: list[Cell] = [name, *[""] * (len(whole.cells) - 1)]
        for column, one in zip(added, left, strict=True):
            cells[column] = one
        return Row(tuple(cells), is_rounding=True)


def _amounts(row: Row, columns: Iterable[int]) -> list[Money]:
    cells = (row.cells[column] for column in columns)
    return [cell for cell in cells if isinstance(cell, Money)]


def sums_of(categories: int, months: int, *, compares: bool = False) -> Sums:
    """Say what adds up where a name is followed by categories, months and what both come to.

    Args:
        categories: How many columns of categories there are.
        months: How many columns of months come after them.
        compares: Whether the last column compares the total with the plan's.
    """
    first, total = 1 + categories, 1 + categories + months
    parts = (range(1, first), range(first, total))
    return Sums(total, parts, (total + 1,) if compares else ())


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under column titles that name their units.

    Attributes:
        columns: The titles.
        rows: The rows, with their sum last where there is one.
        about: What each column is about, where that can be explained; or nothing at all.
        sums: Which amounts add up; without, amounts are rates and are shown as they are.
    """

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    about: tuple[Selection | None, ...] = ()
    sums: Sums | None = None

    def shown(self, rounding: str) -> "Table":
        """Round amounts to what people pay in, so that shown rows and columns add up.

        Each amount and each sum is what it is wherever else it is shown.

        Args:
            rounding: What to call the row of what rounding leaves between rows and their sum.
        """
        if self.sums is None:
            return self
        rows = tuple(map(self.sums.shown, self.rows))
        if rows and rows[-1].is_sum:
            *parts, whole = rows
            left = self.sums.rounding(rounding, parts, whole)
            rows = (*parts, left, whole) if left else rows
        return replace(self, rows=rows)

    def selection(self, row: int, column: int) -> Selection | None:
        """Say what a cell stands for, if that can be explained."""
        of_row = self.rows[row].selection
        of_column = self.about[column] if self.about else None
        return of_row if of_row is None or of_column is None else of_column.within(of_row)

    def tsv(self, point: str = ".") -> str:
        """Write it as lines of tab-separated cells, which spreadsheets take from the clipboard.

        Args:
            point: The decimal point of whoever pastes it.
        """
        rows = ([_plain(cell, point) for cell in row.cells] for row in self.rows)
        return tab_separated([self.columns, *rows])


def _plain(cell: Cell, point: str) -> str:
    """Write a cell without thousands apart, with all its decimals, and on one line."""
    match cell:
        case Money():
            return decimal_text(cell.micros).replace(".", point)
        case date():
            return cell.isoformat()
        case _:
            return " ".join(str(cell).split())
