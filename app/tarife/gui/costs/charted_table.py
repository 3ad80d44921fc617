"""A table with a chart above it."""

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from tarife.gui.chart.picture import ChartPicture
from tarife.gui.widgets.appearance import Appearance
from tarife.gui.widgets.layouts import bare_column
from tarife.gui.widgets.theme import SIZES

if TYPE_CHECKING:
    from tarife.gui.chart.picture import Draw

_CHART_HEIGHT: Final = 190
_TABLE_HEIGHT: Final = 150


class ChartedTable(QWidget):
    """Holds both; where there is no chart, the table stands alone."""

    def __init__(self, table: QWidget, appearance: Appearance, name: str) -> None:
        """Take the table, and what the chart is called."""
        super().__init__()
        table.setMinimumHeight(_TABLE_HEIGHT)
        self.picture = ChartPicture(appearance, name)
        self.picture.setMinimumHeight(_CHART_HEIGHT)
        column = bare_column(self, SIZES.space_2)
        column.addWidget(self.picture, 3)
        column.addWidget(table, 2)

    def show_drawing(self, draw: "Draw | None") -> None:
        """Draw above the table, or show it alone; below this height the page scrolls."""
        both = _CHART_HEIGHT + SIZES.space_2 + _TABLE_HEIGHT
        self.setMinimumHeight(_TABLE_HEIGHT if draw is None else both)
        self.picture.show_drawing(draw)
