"""Blocks of cells as spreadsheets put them on the clipboard: tabs, lines, quoted cells."""

import csv
from collections.abc import Iterable
from io import StringIO
from typing import Final, TypeAlias

from PySide6.QtGui import QGuiApplication, QKeySequence

from tarife.terms.saving import unmarked_cell


def copy_text(text: str) -> None:
    """Put a text onto the clipboard."""
    QGuiApplication.clipboard().setText(text)


def keys_of(standard: QKeySequence.StandardKey, also: str) -> list[QKeySequence]:
    """Give the system's keys for an action, and one that works on every system.

    Each comes once: Qt takes a key that an action has twice for two actions, and does nothing.
    """
    system, own = QKeySequence.keyBindings(standard), QKeySequence.fromString(also)
    return system if own in system else [*system, own]


Block: TypeAlias = tuple[tuple[str, ...], ...]


MOST_PASTED: Final = 1_000_000
"""Characters of a block at most; a table with everything that a plan may hold has fewer."""

MOST_LINES: Final = 5_000
MOST_CELLS: Final = 100_000


def read_block(text: str) -> Block | None:
    """Read the cells of a copied block, or nothing where it is larger than any table.

    Empty lines at its end are none of it.

    A cell that holds tabs, line ends or quotes stands in quotes, as Excel writes it, and one
    that `tab_separated` marked as text loses its mark.
    """
    if len(text) > MOST_PASTED:
        return None
    lines = text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n")
    delimiter = ";" if _is_of_semicolons(lines) else "\t"
    rows = csv.reader(StringIO(lines), delimiter=delimiter) if lines else ()
    try:
        return _bounded(rows)
    except csv.Error:  # a cell is longer than any
        return None


def _bounded(rows: Iterable[list[str]]) -> Block | None:
    """Take lines of cells, or nothing of more than a table takes."""
    found: list[tuple[str, ...]] = []
    cells = 0
    for row in rows:
        cells += len(row)
        if len(found) == MOST_LINES or cells > MOST_CELLS:
            return None
        found.append(tuple(unmarked_cell(cell.strip()) for cell in row))
    return tuple(found)


def _is_of_semicolons(text: str) -> bool:
    """Tell whether a block comes from a CSV or a mail: lines that begin with a name each.

    A range such as ``20; 22; 35`` begins with a number.
    """
    starts = [line.partition(";") for line in text.split("\n")]
    return (
        len(starts) > 1
        and "\t" not in text
        and all(between and any(map(str.isalpha, first)) for first, between, _ in starts)
    )
