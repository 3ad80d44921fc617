"""A table with a chart above it, whose library is loaded when something is first drawn."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tarife.gui.widgets.theme import SIZES

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from tarife.charts.kit.hit_testing import Drawn
    from tarife.gui.chart.canvas import ChartSurface

_CHART_HEIGHT: Final = 190
_TABLE_HEIGHT: Final = 150


class Pictured(QWidget):
    """Holds both; `spot_chosen` tells the number of a spot that was clicked or stepped to."""

    spot_chosen = Signal(int)

    def __init__(self, table: QWidget, name: str) -> None:
        """Take the table.

        Args:
            table: The table.
            name: What the chart is called, for a voice to read.
        """
        super().__init__()
        self._name = name
        self.chart: ChartSurface | None = None
        table.setMinimumHeight(_TABLE_HEIGHT)
        self._picture = QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SIZES.space_2)
        column.addLayout(self._picture, 3)
        column.addWidget(table, 2)

    def show_drawing(self, draw: "Callable[[Figure], Drawn] | None") -> None:
        """Draw above the table, or show it alone; below this height the page scrolls."""
        if draw is not None and self.chart is None:
            self.chart = self._made()
            self._picture.addWidget(self.chart)
        both = _CHART_HEIGHT + SIZES.space_2 + _TABLE_HEIGHT
        self.setMinimumHeight(_TABLE_HEIGHT if draw is None else both)
        if self.chart is not None:
            self.chart.setVisible(draw is not None)
            if draw is not None:
                self.chart.show_drawing(draw)

    def _made(self) -> "ChartSurface":
        from tarife.gui.chart.canvas import ChartSurface  # noqa: PLC0415 - heavy

        made = ChartSurface()
        made.setMinimumHeight(_CHART_HEIGHT)
        made.canvas.setAccessibleName(self._name)
        made.spot_chosen.connect(self.spot_chosen)
        return made
