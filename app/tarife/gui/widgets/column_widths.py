"""How wide columns are: figures whole, and words within reason."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QHeaderView, QTableView

from tarife.gui.widgets.columns import Column

WIDEST_TEXT = 280  # pixels; longer words end in an ellipsis
_LEAST_NAME = 104


def fit_columns(
    view: QTableView, columns: Sequence[Column[Any]], wanted: Sequence[int]
) -> None:
    """Make every column as wide as its figures need, and as its words need within reason.

    Which widths are wanted is asked before, of `wanted_widths`: it asks for every cell.

    Where there is no room for the usual widths and whole names, no column is wider than what
    it holds.
    The column of no width takes what is left; if that is too little for a name, it keeps room
    for one, and the table scrolls. To be called again when the table gets another width.
    """
    header = view.horizontalHeader()
    room = view.viewport().width()
    shown = [entry for entry in enumerate(columns) if not view.isColumnHidden(entry[0])]
    least_of = {index: needed_width(column, wanted[index]) for index, column in shown}
    usual = {
        index: max(column.heading.width or min(wanted[index], WIDEST_TEXT), least_of[index])
        for index, column in shown
    }
    widths = usual if sum(usual.values()) <= room else least_of
    for index, column in shown:
        if column.heading.width:
            room -= widths[index]
            if header.sectionSize(index) != widths[index]:
                header.resizeSection(index, widths[index])
    for index, column in shown:
        if not column.heading.width:
            least = least_of[index]
            modes = QHeaderView.ResizeMode
            header.setSectionResizeMode(
                index, modes.Stretch if room >= least else modes.Interactive
            )
            if room < least:
                header.resizeSection(index, least)


def needed_width(column: Column[Any], wanted: int) -> int:
    """Give how wide a column is at least, in pixels: figures whole, words within reason."""
    if column.heading.is_figure:
        return wanted
    return min(wanted, WIDEST_TEXT if column.heading.width else _LEAST_NAME)


def wanted_widths(view: QTableView, columns: Sequence[Column[Any]]) -> list[int]:
    """Give how wide each column would be to show all that it holds, in pixels."""
    header = view.horizontalHeader()
    return [
        max(view.sizeHintForColumn(index), header.sectionSizeHint(index))
        for index in range(len(columns))
    ]
