"""The chart of the forecast, with a chooser of the questions there are charts for."""

from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from tarife.gui.appearance import Appearance
from tarife.gui.labels import button, label
from tarife.gui.outcomes import Outcome
from tarife.gui.panels.veil import Veil
from tarife.gui.session import PlanSession, State, Status
from tarife.gui.theme import SIZES
from tarife.plan.plan import Plan

if TYPE_CHECKING:
    from tarife.charts.catalogue import Chart

_REDRAW_MS = 60


class ChartPanel(QFrame):
    """Draws the last good forecast; the drawing library is loaded after the window shows."""

    def __init__(
        self, session: PlanSession, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setMinimumHeight(180)
        self._veil = Veil(self)
        session.status_changed.connect(self.show_status)
        self._appearance = appearance
        self._outcome: Outcome | None = None
        self._canvas: Any = None
        self._chart: Chart | None = None
        self._waiting = label("muted", self.tr("The chart comes with the first figures."))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 1, 1, 1)
        self._column.addWidget(self._waiting, alignment=Qt.AlignmentFlag.AlignCenter)
        self._chooser = QWidget(self)
        self._redraw = QTimer(self)
        self._redraw.setSingleShot(True)
        self._redraw.setInterval(_REDRAW_MS)
        self._redraw.timeout.connect(self.draw)
        session.plan_opened.connect(self.clear)
        session.forecast_ready.connect(self.show_outcome)
        appearance.changed.connect(self._redraw.start)

    @property
    def chart_id(self) -> str:
        """The fixed name of the chart that is shown."""
        return self._chart.id if self._chart else "daily-cost"

    @property
    def figure(self) -> Any:
        """The figure, once something was drawn."""
        return self._canvas.figure if self._canvas else None

    def load(self) -> None:
        """Load the drawing library and make the canvas; does nothing the second time."""
        if self._canvas is not None:
            return
        from matplotlib.backends.backend_qtagg import (  # noqa: PLC0415 - after the window
            FigureCanvasQTAgg,
        )
        from matplotlib.figure import Figure  # noqa: PLC0415 - after the window

        from tarife.charts.catalogue import CHARTS  # noqa: PLC0415 - after the window

        self._chart = CHARTS[0]
        canvas: Any = FigureCanvasQTAgg
        self._canvas = canvas(Figure())
        self._canvas.setMinimumSize(1, 1)
        self._canvas.setAccessibleName(self.tr("Chart of the forecast"))
        self._canvas.hide()
        self._column.addWidget(self._canvas, 1)
        self._offer(CHARTS)
        self.draw()

    def choose(self, chart_id: str) -> None:
        """Draw another chart of the catalogue, once the drawing library is loaded."""
        for made in cast("list[QPushButton]", self._chooser.findChildren(QPushButton)):
            if made.objectName() == chart_id:
                made.click()

    def clear(self, _plan: Plan) -> None:
        """Forget the figures of another document."""
        self._outcome = None
        self.draw()

    def show_outcome(self, outcome: Outcome) -> None:
        """Draw a forecast."""
        self._outcome = outcome
        self.draw()

    def show_status(self, status: Status) -> None:
        """Veil a chart that does not belong to the plan any more."""
        is_stale = status.state is State.STALE and self._outcome is not None
        self._veil.lay(self._appearance.tokens.surface, is_shown=is_stale)

    def draw(self) -> None:
        """Draw what there is, in the present colours and size."""
        if self._canvas is None or self._chart is None:
            return
        has_figures = self._outcome is not None
        self._canvas.setVisible(has_figures)
        self._chooser.setVisible(has_figures)
        self._waiting.setVisible(not has_figures)
        if self._outcome is not None:
            from tarife.charts.style import DARK, LIGHT  # noqa: PLC0415 - after the window

            theme = DARK if self._appearance.is_dark else LIGHT
            self._chart.draw(self._canvas.figure, self._outcome.forecast, theme)
            self._canvas.draw_idle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._veil.fit()
        self._place_chooser()
        self._redraw.start()

    def _offer(self, charts: "tuple[Chart, ...]") -> None:
        row = QHBoxLayout(self._chooser)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        group = QButtonGroup(self._chooser)
        names = {
            "daily-cost": self.tr("By day"),
            "where-money-goes": self.tr("By market"),
        }
        for place, chart in enumerate(charts):
            made = button("segment", names.get(chart.id, chart.title))
            made.setObjectName(chart.id)
            made.setCheckable(True)
            made.setChecked(place == 0)
            made.setToolTip(chart.title)
            made.setAccessibleName(chart.title)
            ends = {0: "first", len(charts) - 1: "last"}
            made.setProperty("place", ends.get(place, "middle"))
            group.addButton(made, place)
            row.addWidget(made)
        group.idClicked.connect(lambda place: self._show_chart(charts[place]))
        self._chooser.adjustSize()
        self._chooser.raise_()
        self._place_chooser()

    def _show_chart(self, chart: "Chart") -> None:
        self._chart = chart
        self.draw()

    def _place_chooser(self) -> None:
        size = self._chooser.sizeHint()
        self._chooser.resize(size)
        self._chooser.move(self.width() - size.width() - SIZES.space_2, SIZES.space_2)
        self._chooser.raise_()
