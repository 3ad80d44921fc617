"""Cells with their place: what every layout is read from."""

import re
from dataclasses import dataclass
from typing import Final

NO_RATE: Final = frozenset({"", "n/a", "#n/a"})
"""What stands, in lower case, where a market has no such rate."""

_SPACES: Final = re.compile(r"[\s\u200b\ufeff]+")
_AROUND_HYPHEN: Final = re.compile(r" ?- ?")


@dataclass(frozen=True, slots=True)
class Cell:
    """The text of a cell and where it stands.

    Attributes:
        text: Trimmed; any white space within is one space. A number of a workbook is the
            shortest decimal text that gives the same number.
        where: File and cell, such as ``card.xlsx:B17``; for CSV line and column.
    """

    text: str
    where: str

    @property
    def folded(self) -> str:
        """The text in lower case, with no space around a hyphen."""
        return _AROUND_HYPHEN.sub("-", self.text.casefold())

    @property
    def is_no_rate(self) -> bool:
        """Whether the cell says that there is no rate."""
        return self.text.casefold() in NO_RATE


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of a sheet by row and column; rows may be of any length.

    Attributes:
        file: The file, and the sheet where it has several.
        rows: The rows that have any text.
        is_workbook: Whether it is a sheet of a workbook, and no CSV.
    """

    file: str
    rows: tuple[tuple[Cell, ...], ...]
    is_workbook: bool


def tidy(text: str) -> str:
    """Trim a text, and make any white space within it one space."""
    return _SPACES.sub(" ", text).strip()


def cell_of(row: tuple[Cell, ...], column: int) -> Cell:
    """Give the cell in a column; beyond the row's end it is empty."""
    return row[column] if column < len(row) else Cell("", row[-1].where)


def is_blank(row: tuple[Cell, ...]) -> bool:
    """Tell whether no cell of a row has text."""
    return not any(cell.text for cell in row)
