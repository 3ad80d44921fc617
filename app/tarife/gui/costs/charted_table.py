"""A table with a chart above it, beside it, or in its place, by the room there is."""

from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from tarife.gui.chart.picture import ChartPicture
from tarife.gui.text.languages import tr
from tarife.gui.widgets.appearance import Appearance
from tarife.gui.widgets.labels import button
from tarife.gui.widgets.layouts import bare_column
from tarife.gui.widgets.read_only_table import ReadOnlyTable
from tarife.gui.widgets.theme import SIZES

if TYPE_CHECKING:
    from tarife.gui.chart.picture import Draw

_CHART_HEIGHT: Final = 150
_TABLE_HEIGHT: Final = 34 + SIZES.row
_LEAST_CHART: Final = 100  # a lower one says nothing
_BOTH_FROM: Final = _CHART_HEIGHT + SIZES.space_2 + 34 + 3 * SIZES.row
"""From which height on both have room, one above the other."""

_ANY_HEIGHT: Final = 16_777_215
_BESIDE_FROM: Final = 900
"""From which width on they have it beside each other, where they are lower."""


class ChartedTable(QWidget):
    """Holds both; where only one has room it is the table, and ``swap`` shows the chart."""

    def __init__(self, table: ReadOnlyTable, appearance: Appearance, name: str) -> None:
        """Take the table, and what the chart is called."""
        super().__init__()
        self._table = table
        self.picture = ChartPicture(appearance, name)
        self.swap = button("link", tr("Chart"))
        self.swap.setCheckable(True)
        self.swap.hide()
        self.swap.toggled.connect(self._arrange)
        self._both = bare_column(self, SIZES.space_2)
        self._both.addWidget(self.picture, 3)
        self._both.addWidget(table, 2)
        self._has_chart = False

    def show_drawing(self, draw: "Draw | None", subject: object = None) -> None:
        """Draw by the table, or show it alone."""
        self._has_chart = draw is not None
        self.picture.show_drawing(draw, subject)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        is_high, is_wide = self.height() >= _BOTH_FROM, self.width() >= _BESIDE_FROM
        directions = QBoxLayout.Direction
        way = directions.LeftToRight if is_wide and not is_high else directions.TopToBottom
        self._both.setDirection(way)
        is_one = self._has_chart and not (is_high or is_wide)
        is_offered = is_one and self.height() >= _LEAST_CHART
        is_swapped = is_offered and self.swap.isChecked()
        self.swap.setVisible(is_offered)
        most = max(self.height() // 2, _BOTH_FROM - _CHART_HEIGHT)  # the chart has the rest
        is_above = self._has_chart and way == directions.TopToBottom and not is_one
        high = min(self._table.whole_height, most) if is_above else _ANY_HEIGHT
        self._table.setMinimumHeight(min(high, _TABLE_HEIGHT))
        self._table.setMaximumHeight(high)
        self.picture.setVisible(self._has_chart and (is_swapped or not is_one))
        self._table.setVisible(not is_swapped)
