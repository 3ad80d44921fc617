"""Column widths: a figure is never cut off, one column takes what is left."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QHeaderView, QTableView

from tarife.gui.models.columns import Column


def fit_columns(view: QTableView, columns: Sequence[Column[Any]]) -> None:
    """Make every column at least as wide as it wants to be and as its figures need."""
    header = view.horizontalHeader()
    for place, column in enumerate(columns):
        if not column.width:
            header.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)
            continue
        needed = column.width
        if column.is_figure:
            needed = max(needed, view.sizeHintForColumn(place), header.sectionSizeHint(place))
        if header.sectionSize(place) != needed:
            header.resizeSection(place, needed)
