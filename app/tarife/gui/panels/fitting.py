"""Column widths: a figure is never cut off, one column takes what is left."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QHeaderView, QTableView

from tarife.gui.models.columns import Column

_WIDEST_TEXT = 280  # pixels; longer words end in an ellipsis


def fit_columns(view: QTableView, columns: Sequence[Column[Any]]) -> None:
    """Make every column as wide as its figures need, and as its words need within reason."""
    header = view.horizontalHeader()
    for place, column in enumerate(columns):
        if not column.width:
            header.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)
            continue
        wanted = max(view.sizeHintForColumn(place), header.sectionSizeHint(place))
        needed = max(column.width, wanted if column.is_figure else min(wanted, _WIDEST_TEXT))
        if header.sectionSize(place) != needed:
            header.resizeSection(place, needed)
