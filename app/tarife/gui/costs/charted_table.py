"""A table with a chart above it, or beside it where that leaves both more room."""

from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from tarife.gui.chart.picture import ChartPicture
from tarife.gui.widgets.appearance import Appearance
from tarife.gui.widgets.layouts import bare_column
from tarife.gui.widgets.theme import SIZES

if TYPE_CHECKING:
    from tarife.gui.chart.picture import Draw

_CHART_HEIGHT: Final = 190
_TABLE_HEIGHT: Final = 150
_BESIDE_FROM: Final = 900
_ABOVE_FROM: Final = 460
"""From which width on, and below which height, chart and table stand beside each other."""


class ChartedTable(QWidget):
    """Holds both; where there is no chart, the table stands alone."""

    def __init__(self, table: QWidget, appearance: Appearance, name: str) -> None:
        """Take the table, and what the chart is called."""
        super().__init__()
        table.setMinimumHeight(_TABLE_HEIGHT)
        self.picture = ChartPicture(appearance, name)
        self.picture.setMinimumHeight(_CHART_HEIGHT)
        self._both = bare_column(self, SIZES.space_2)
        self._both.addWidget(self.picture, 3)
        self._both.addWidget(table, 2)
        self._has_chart = False

    def show_drawing(self, draw: "Draw | None") -> None:
        """Draw by the table, or show it alone; below this height the page scrolls."""
        self._has_chart = draw is not None
        self._arrange()
        self.picture.show_drawing(draw)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        is_beside = self.width() >= _BESIDE_FROM and self.height() < _ABOVE_FROM
        directions = QBoxLayout.Direction
        self._both.setDirection(directions.LeftToRight if is_beside else directions.TopToBottom)
        both = _CHART_HEIGHT + (0 if is_beside else SIZES.space_2 + _TABLE_HEIGHT)
        self.setMinimumHeight(both if self._has_chart else _TABLE_HEIGHT)
