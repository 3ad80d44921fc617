"""The figures of a chart as a table, for those who would rather read or copy them."""

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from tarife.insight.explain.selection import Selection
from tarife.terms.money import Money, decimal_text
from tarife.terms.saving import tab_separated

Cell: TypeAlias = str | int | Money | date


@dataclass(frozen=True, slots=True)
class Row:
    """One row.

    Attributes:
        cells: As many as the table has columns.
        selection: What the row is about, if that can be explained.
        is_sum: Whether it adds up the rows above.
    """

    cells: tuple[Cell, ...]
    selection: Selection | None = None
    is_sum: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under column titles that name their units.

    Attributes:
        columns: The titles.
        rows: The rows, with their sum last where there is one.
        about: What each column is about, where that can be explained; or nothing at all.
    """

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    about: tuple[Selection | None, ...] = ()

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
