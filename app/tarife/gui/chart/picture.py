"""A drawing beside other things, whose library is loaded when somebody first looks at it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tarife.charts.kit.palette import ChartTheme
from tarife.gui.widgets.appearance import Appearance

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from tarife.charts.kit.hit_testing import Drawn
    from tarife.gui.chart.canvas import ChartSurface

    Draw = Callable[[Figure, ChartTheme], Drawn]


class ChartPicture(QWidget):
    """Follows size and colours by itself.

    `spot_chosen` tells the number of a spot that was clicked or stepped to.
    """

    spot_chosen = Signal(int)

    def __init__(self, appearance: Appearance, name: str) -> None:
        """Show nothing yet.

        Args:
            appearance: The look of the window.
            name: What the drawing is called, for a voice to read.
        """
        super().__init__()
        self._appearance = appearance
        self._name = name
        self._drawing: Draw | None = None
        self._subject: object = None
        self._is_behind = False
        self.surface: ChartSurface | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.hide()
        appearance.changed.connect(self._draw)

    def show_drawing(self, draw: "Draw | None", subject: object = None) -> None:
        """Show another drawing, or nothing.

        Args:
            draw: What draws it.
            subject: Whose figures it shows; those of another are gone at once, while others of
                the same subject stay until they are drawn anew.
        """
        is_other = draw is None or subject is not self._subject
        self._drawing, self._subject = draw, subject
        if is_other and self.surface is not None:
            self.surface.forget()
        self.setVisible(draw is not None)
        self._draw()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_behind:
            QTimer.singleShot(0, self, self._draw)  # the page comes up first

    def _draw(self) -> None:
        draw, theme = self._drawing, self._appearance.chart_theme
        self._is_behind = not self.isVisible()
        if draw is None or self._is_behind:
            return
        if self.surface is None:
            from tarife.gui.chart.canvas import ChartSurface  # noqa: PLC0415 - heavy

            self.surface = ChartSurface()
            self.surface.canvas.setAccessibleName(self._name)
            self.surface.spot_chosen.connect(self.spot_chosen)
            self._column.addWidget(self.surface)
        self.surface.show_drawing(lambda figure: draw(figure, theme))
