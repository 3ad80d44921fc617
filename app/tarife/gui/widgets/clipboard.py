"""Blocks of cells as spreadsheets put them on the clipboard: tabs, lines, quoted cells."""

import csv
from io import StringIO
from typing import TypeAlias

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


def read_block(text: str) -> Block:
    """Read the cells of a copied block; empty lines at its end are none of it.

    A cell that holds tabs, line ends or quotes stands in quotes, as Excel writes it, and one
    that `tab_separated` marked as text loses its mark.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n")
    rows = csv.reader(StringIO(lines), delimiter="\t") if lines else ()
    return tuple(tuple(unmarked_cell(cell.strip()) for cell in row) for row in rows)
