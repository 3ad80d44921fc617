"""Where a chart is drawn: it follows the figures, the pointer, the keyboard and a drag."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final

from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg
from matplotlib.figure import Figure
from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from tarife.charts.catalogue import DAILY_COST, Chart
from tarife.charts.daily.chart import DailyChart
from tarife.charts.daily.data import DailyCost
from tarife.charts.kit.hit_testing import Drawn, Spot, Still
from tarife.charts.kit.palette import ChartTheme
from tarife.charts.scene import Scene
from tarife.gui.runtime.guarded import Guarded
from tarife.gui.widgets.labels import set_state
from tarife.gui.widgets.layouts import bare_column
from tarife.gui.widgets.overlays import HoverCard
from tarife.insight.explain.selection import EVERYTHING, Selection

_SETTLE_MS: Final = 400
_SAID_FROM_MS: Final = 100
_STEPS: Final = {"left": -1, "right": 1, "up": -1, "down": 1}


_Untyped: Any = FigureCanvasQTAgg


class _PatientCanvas(Guarded, _Untyped):  # type: ignore[misc]
    """Paints what was drawn last, and asks to be drawn once that stands on the screen.

    matplotlib draws for each size that a page goes through while it is laid out, and before
    it paints: the page would come up that much later. A canvas that nobody sees is not drawn.
    """

    wanted = Signal()

    def __init__(self, figure: Figure) -> None:
        super().__init__(figure)
        self.is_due = True
        self.is_blank = True
        self._blank_for = QElapsedTimer()
        self._blank_for.start()

    def forget(self) -> None:
        """Show nothing until something else is drawn; say so where that takes long."""
        self.is_blank = self.is_due = True
        self._blank_for.start()
        self.update()

    @property
    def has_figures_size(self) -> bool:
        """Whether the figure is as large as the canvas."""
        return bool(self.get_width_height() == self.size().toTuple())

    def fit(self) -> None:
        """Make the figure as large as the canvas."""
        super().resizeEvent(QResizeEvent(self.size(), self.size()))

    def draw(self) -> None:
        self.is_blank = self.is_due = False
        super().draw()

    def draw_idle(self) -> None:
        self.is_due = True
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        QWidget.resizeEvent(self, event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.is_due and self.has_figures_size:
            super().paintEvent(event)
            return
        self.wanted.emit()
        painter = QPainter(self)
        painter.fillRect(event.rect(), QApplication.palette().base())
        if not self.is_blank:
            before = self.buffer_rgba()
            high, wide = before.shape[:2]
            image = QImage(before, wide, high, QImage.Format.Format_RGBA8888)
            image.setDevicePixelRatio(self.device_pixel_ratio)
            painter.drawImage(QPoint(), image)
        elif self._blank_for.elapsed() > _SAID_FROM_MS:
            painter.setPen(QApplication.palette().placeholderText().color())
            centre = Qt.AlignmentFlag.AlignCenter
            painter.drawText(self.rect(), centre, self.tr("The chart is being drawn…"))
        painter.end()


class ChartSurface(QFrame):
    """A figure in the window.

    The main chart keeps its axes while figures change and moves what lies on them; all others
    are drawn anew. Hovering says what is under the pointer, a click or Enter asks why, and the
    line of the budget can be dragged. `drawn` tells that a picture stands.
    """

    explain_requested = Signal(object)
    budget_dragged = Signal(object)
    spot_chosen = Signal(int)
    drawn = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("picture")
        self.canvas: Any = _PatientCanvas(Figure())
        self.canvas.setMinimumSize(1, 1)
        self.canvas.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.canvas.setAccessibleName(self.tr("Chart of the forecast"))
        self.canvas.installEventFilter(self)
        column = bare_column(self)
        column.addWidget(self.canvas)
        self.card = HoverCard(self)
        self._drawn: Drawn = Still()
        self._daily: DailyChart | None = None
        self._shown: tuple[Chart, Scene, ChartTheme] | None = None
        self._drawing: Callable[[Figure], Drawn] | None = None
        self._background: Any = None
        self._spot: Spot | None = None
        self._is_dragging = False
        self._explained = EVERYTHING
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self._take_axes)
        self._is_outdated = False
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._work)
        self.canvas.wanted.connect(self._turn.start)
        handlers: dict[str, Callable[[Any], None]] = {
            "draw_event": self._keep_background,
            "motion_notify_event": self._hover,
            "button_press_event": self._press,
            "button_release_event": self._release,
            "figure_leave_event": self._leave,
            "key_press_event": self._step,
            "scroll_event": lambda event: event.guiEvent.ignore(),  # the page scrolls
        }
        for name, handler in handlers.items():
            self.canvas.mpl_connect(name, handler)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            is_in = event.type() == QEvent.Type.FocusIn
            set_state(self, "focused" if is_in else "")
        return super().eventFilter(watched, event)

    @property
    def figure(self) -> Figure:
        figure: Figure = self.canvas.figure
        return figure

    @property
    def is_drawn(self) -> bool:
        """Whether everything that is to be seen stands there."""
        return self._has_figure and not self.canvas.is_due

    @property
    def _has_figure(self) -> bool:
        return not self._is_outdated and self.canvas.has_figures_size

    def show_chart(self, chart: Chart, scene: Scene, theme: ChartTheme) -> None:
        """Show a scene, moving what is drawn if it is the main chart and still fits."""
        before, self._shown = self._shown, (chart, scene, theme)
        self.canvas.setAccessibleName(theme.voice.tell(chart.title))
        is_same = before is not None and (before[0], before[2]) == (chart, theme)
        if not is_same or self._daily is None or not self._has_figure:
            self.draw_again()
        elif not self._is_dragging:
            self._follow(self._daily, DailyCost.of(scene, theme))

    def _follow(self, daily: DailyChart, data: DailyCost) -> None:
        """Move what is drawn; take other axes at once if it outgrows them, else at rest."""
        if not daily.follow(data):
            self._take_axes()
            return
        if self._background is not None:  # else it is about to be drawn
            self._draw_moving()
        if not daily.has_best_axes(data):
            self._settle.start()

    def _take_axes(self) -> None:
        """Draw the axes that fit the figures, and no more than is needed for that."""
        if self._daily is None or self._shown is None:
            return
        if not self._daily.rescale(DailyCost.of(*self._shown[1:])):
            self.draw_again()
            return
        self._settle.stop()
        self._background = None
        self.canvas.draw_idle()

    def band(self, explained: Selection) -> None:
        """Band days that are explained, on the main chart."""
        self._explained = explained
        if self._daily is not None:
            self._daily.choose(explained.days)
            self.canvas.draw_idle()

    def show_drawing(self, draw: Callable[[Figure], Drawn]) -> None:
        """Show something that is no chart of a scene."""
        self._drawing = draw
        self.draw_again()

    def forget(self) -> None:
        """Take away at once what belongs to another subject than the words around it."""
        self._drawn, self._daily, self._background = Still(), None, None
        self._is_outdated = True
        self._settle.stop()
        self.card.hide()
        self.canvas.forget()

    def draw_again(self) -> None:
        """Draw everything anew, in the size that there is once it can be seen."""
        self._is_outdated = True
        self.canvas.draw_idle()

    def _work(self) -> None:
        """Make the figure in one turn and draw it in the next, so that none holds up a hand."""
        if self.is_drawn:
            return
        if self._has_figure:
            self.canvas.draw()
            self.drawn.emit()
        else:
            self.canvas.fit()
            self._make_figure()
            self._turn.start()

    def _make_figure(self) -> None:
        self._is_outdated = False
        self._settle.stop()
        self._daily, self._background = None, None
        if self._drawing is not None:
            self._drawn = self._drawing(self.figure)
        elif self._shown is not None:
            chart, scene, theme = self._shown
            if chart.id == DAILY_COST:
                self._daily = DailyChart(self.figure, theme, is_live=True)
                self._daily.draw(DailyCost.of(scene, theme))
                self._daily.choose(self._explained.days)
                self._drawn = self._daily
            else:
                self._drawn = chart.draw(self.figure, scene, theme)
        self.canvas.draw_idle()

    def _keep_background(self, _event: Any) -> None:
        """Keep the picture of everything that stands still, then put on it what moves."""
        self._background = self.canvas.copy_from_bbox(self.figure.bbox)
        self._draw_artists()

    def _draw_moving(self) -> None:
        self.canvas.restore_region(self._background)
        self._draw_artists()
        self.canvas.blit(self.figure.bbox)

    def _draw_artists(self) -> None:
        if self._daily is not None:
            for artist in self._daily.moving:
                self.figure.draw_artist(artist)

    def _hover(self, event: Any) -> None:
        if self._daily is not None and self._is_dragging:
            self._drag(self._daily, event.y)
            return
        is_grip = self._daily is not None and self._daily.is_at_budget(event.x, event.y)
        spot = None if is_grip else self._drawn.spot_at(event.x, event.y)
        shape = Qt.CursorShape.SizeVerCursor if is_grip else Qt.CursorShape.ArrowCursor
        if spot is not None and spot.selection is not None:
            shape = Qt.CursorShape.PointingHandCursor
        self.canvas.setCursor(shape)
        ratio = self.canvas.devicePixelRatioF()
        at = QPoint(int(event.x / ratio), int(self.canvas.height() - event.y / ratio))
        self._point_at(spot, at)

    def _point_at(self, spot: Spot | None, at: QPoint) -> None:
        self._spot = spot
        if spot is None:
            self.card.hide()
        else:
            self.card.show_tip(spot.tip, at)
            self.canvas.setAccessibleDescription(spot.tip.said)
        if self._daily is not None and self._background is not None:
            self._daily.mark(None if spot is None else spot.index)
            self._draw_moving()

    def _press(self, event: Any) -> None:
        if event.button != 1:
            return
        if self._daily is not None and self._daily.is_at_budget(event.x, event.y):
            self._is_dragging = True
            self.card.hide()
            return
        spot = self._drawn.spot_at(event.x, event.y)
        if spot is not None and spot.selection is not None:
            self.explain_requested.emit(self._meant(spot.selection))
        elif spot is not None:
            self.spot_chosen.emit(spot.index)

    def _meant(self, clicked: Selection) -> Selection:
        """Take a click on a bar for its day; within that day for a part, and for all again."""
        is_day_known = self._explained.days == clicked.days
        if self._daily is None or (is_day_known and self._explained != clicked):
            return clicked
        return Selection(days=clicked.days)

    def _drag(self, daily: DailyChart, y: float) -> None:
        if daily.data is not None:
            daily.show_budget(replace(daily.data, budget_micros=daily.budget_at(y)))
            self._draw_moving()

    def _release(self, _event: Any) -> None:
        if not self._is_dragging:
            return
        self._is_dragging = False
        if self._daily is not None and self._daily.data is not None:
            self.budget_dragged.emit(self._daily.data.budget_micros)

    def _leave(self, _event: Any) -> None:
        if not self._is_dragging:
            self._point_at(None, QPoint())

    def _step(self, event: Any) -> None:
        """Step through the spots of the chart by keyboard, and ask why with Enter."""
        if event.key == "enter" and self._spot is not None:
            self.explain_requested.emit(self._spot.selection)
        if event.key == "escape":
            self._point_at(None, QPoint())
        spots = self._drawn.spots()
        if event.key not in _STEPS or not spots:
            return
        before = spots.index(self._spot) if self._spot in spots else -1
        index = (before + _STEPS[event.key]) % len(spots) if before >= 0 else 0
        across = int(self.width() * (index + 0.5) / len(spots))
        self._point_at(spots[index], QPoint(across, self.height() // 2))
        self.spot_chosen.emit(spots[index].index)
