"""Cells with their place: what every layout is read from."""

import re
from dataclasses import dataclass, replace
from typing import Final

from tarife.rates.places import cell_place
from tarife.terms.sentences import Sentence

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
        file: The file, and the sheet where it has several.
        row: The row as a spreadsheet counts it, from 1, whatever lines a CSV has.
        column: The column, from 0.
        market: The market of the row, as the file spells it, where the row has one.
    """

    text: str
    file: str
    row: int
    column: int
    market: str = ""

    @property
    def where(self) -> Sentence:
        """Where the cell is found in a spreadsheet."""
        return cell_place(self.file, self.row, self.column, self.market)

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
    return row[column] if column < len(row) else replace(row[-1], text="", column=column)


def is_blank(row: tuple[Cell, ...]) -> bool:
    """Tell whether no cell of a row has text."""
    return not any(cell.text for cell in row)


def is_remark(row: tuple[Cell, ...], market: int) -> bool:
    """Tell whether a row is a line of text under the rates, with nothing in other columns."""
    texts = [column for column, cell in enumerate(row) if cell.text]
    return texts == [market]


def of_markets(
    rows: tuple[tuple[Cell, ...], ...], column: int, *, is_filled_down: bool
) -> tuple[tuple[Cell, ...], ...]:
    """Let every cell know the market of its row.

    Args:
        rows: The rows under a header.
        column: That of the market.
        is_filled_down: Whether a market also belongs to the rows under it without one.
    """
    named, market = [], ""
    for row in rows:
        if is_remark(row, column):
            named.append(row)
            continue
        text = cell_of(row, column).text
        market = text or (market if is_filled_down else "")
        named.append(tuple(replace(cell, market=market) for cell in row))
    return tuple(named)
