"""Column widths: a figure is never cut off, one column takes what is left."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QHeaderView, QTableView

from tarife.gui.models.columns import Column

_WIDEST_TEXT = 280  # pixels; longer words end in an ellipsis
_LEAST_NAME = 104


def fit_columns(view: QTableView, columns: Sequence[Column[Any]]) -> None:
    """Make every column as wide as its figures need, and as its words need within reason.

    The column of no width takes what is left; if that is too little for a name, it keeps room
    for one, and the table scrolls. To be called again when the table gets another width.
    """
    header = view.horizontalHeader()
    room = view.viewport().width()
    for place, column in enumerate(columns):
        if column.width:
            wanted = _wanted(view, place)
            needed = max(
                column.width, wanted if column.is_figure else min(wanted, _WIDEST_TEXT)
            )
            room -= needed
            if header.sectionSize(place) != needed:
                header.resizeSection(place, needed)
    for place, column in enumerate(columns):
        if not column.width:
            least = min(_wanted(view, place), _LEAST_NAME)
            modes = QHeaderView.ResizeMode
            header.setSectionResizeMode(
                place, modes.Stretch if room >= least else modes.Interactive
            )
            if room < least:
                header.resizeSection(place, least)


def _wanted(view: QTableView, place: int) -> int:
    return max(view.sizeHintForColumn(place), view.horizontalHeader().sectionSizeHint(place))
