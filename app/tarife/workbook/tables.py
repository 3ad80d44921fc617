"""Cells of a budget that comes back: where tables stand, and what their cells hold."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from decimal import Decimal
from typing import Any, Final

from tarife.terms.problems import Problem
from tarife.terms.sentences import say

FIRST_ROWS: Final = 30
"""Among these a sheet has the header of its table."""

_DIGITS: Final = 15


def header_of(
    rows: Sequence[Sequence[Any]], titles: AbstractSet[str]
) -> tuple[int, Mapping[str, int]] | None:
    """Find the row that holds all titles of a table, and where each of its titles stands."""
    for at, row in enumerate(rows[:FIRST_ROWS]):
        columns = {title: index for index, title in enumerate(row) if isinstance(title, str)}
        if titles <= set(columns):
            return at, columns
    return None


def cell_of(row: Sequence[Any], column: int) -> Any:
    """Give the value in a column, counted from 0; nothing beyond the row's end."""
    return row[column] if column < len(row) else None


def is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def decimal_of(value: Any) -> Decimal | None:
    """Write the number of a cell as the shortest text that means it, without binary noise."""
    return Decimal(f"{value:.{_DIGITS}g}") if is_number(value) else None


def no_number(cell: str, name: str, value: object) -> Problem:
    """State that a cell is empty or holds what is no number."""
    message = (
        say("{name} is empty", name=name)
        if value in (None, "")
        else say("{name} holds {value!r}, which is no number", name=name, value=value)
    )
    return Problem("not-a-number", cell, message, say("type a number into the cell"))


def not_whole(cell: str, name: str, value: object) -> Problem:
    """State that a cell holds a fraction where only whole numbers are."""
    message = say("{name} is {value}, which is no whole number", name=name, value=value)
    return Problem("not-whole", cell, message, say("type a whole number into the cell"))


def same(one: Decimal | None, other: Decimal | None) -> bool:
    """Tell whether two numbers of cells are the same but for binary noise."""
    if one is None or other is None:
        return one is other
    return float(one) == float(other) or f"{one:.12g}" == f"{other:.12g}"
