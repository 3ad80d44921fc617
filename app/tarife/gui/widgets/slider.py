"""A slider with a tick where the plan is and its range beneath."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractSlider, QSizePolicy, QWidget

from tarife.gui.runtime.guarded import Guarded
from tarife.gui.widgets.appearance import Appearance
from tarife.gui.widgets.theme import SIZES

_TRACK: Final = 4
_HANDLE: Final = 7.0
_TICK: Final = 6.0
_MARGIN: Final = 9
_MIDDLE: Final = 11
_HEIGHT: Final = 34
_SNAP_PX: Final = 5.0
_STEPS: Final = tuple(
    action.value
    for action in (
        QAbstractSlider.SliderAction.SliderSingleStepAdd,
        QAbstractSlider.SliderAction.SliderSingleStepSub,
        QAbstractSlider.SliderAction.SliderPageStepAdd,
        QAbstractSlider.SliderAction.SliderPageStepSub,
    )
)


class LeverSlider(Guarded, QAbstractSlider):
    """Moves over positions 0 to `maximum`; the tick, where the plan is, holds the handle fast.

    It tells `moved` for every position a hand or key chooses, with the tick's exact one told as
    `at_tick`, `released` when a hand lets go, and `reset_requested` on a double click, Delete
    or Backspace.
    """

    moved = Signal(int, bool)
    released = Signal()
    reset_requested = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._tick = 0.0
        self._ends = ("", "")
        self._caption = ""
        self._is_over = False
        self.setOrientation(Qt.Orientation.Horizontal)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.actionTriggered.connect(self._tell_key)
        appearance.changed.connect(self.update)

    def set_scale(
        self, positions: int, stride: int, tick: float, ends: tuple[str, str]
    ) -> None:
        """Take other positions, with the tick at one of them or between two."""
        self._tick, self._ends = tick, ends
        self.setRange(0, positions)
        self.setSingleStep(stride)
        self.setPageStep(stride * 5)
        self.update()

    def set_caption(self, text: str) -> None:
        """Write something between the ends, such as what the plan has."""
        self._caption = text
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(160, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(90, _HEIGHT)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self._drag(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self._drag(event.position().x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.isSliderDown():
            self.setSliderDown(False)
            self.released.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        del event
        self.setSliderDown(False)
        self.reset_requested.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.reset_requested.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        tokens = self._appearance.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_on = self.isEnabled()
        handle, tick = self._x(self.sliderPosition()), self._x(self._tick)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.rim if is_on else tokens.line))
        painter.drawRoundedRect(self._bar(_MARGIN, self.width() - _MARGIN), 2, 2)
        if is_on:
            painter.setBrush(QColor(tokens.accent))
            painter.drawRoundedRect(self._bar(min(handle, tick), max(handle, tick)), 2, 2)
            painter.setPen(QPen(QColor(tokens.muted), 2))
            painter.drawLine(QPointF(tick, _MIDDLE - _TICK), QPointF(tick, _MIDDLE + _TICK))
        self._paint_handle(painter, handle)
        self._write_ends(painter)
        painter.end()

    def _paint_handle(self, painter: QPainter, x: float) -> None:
        tokens = self._appearance.tokens
        is_on = self.isEnabled()
        if self.hasFocus():
            ring = QColor(tokens.accent)
            ring.setAlpha(70)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ring)
            painter.drawEllipse(QPointF(x, _MIDDLE), _HANDLE + 3, _HANDLE + 3)
        painter.setPen(QPen(QColor(tokens.accent if is_on else tokens.edge), 2))
        painter.setBrush(QColor(tokens.accent if self.isSliderDown() else tokens.surface))
        painter.drawEllipse(QPointF(x, _MIDDLE), _HANDLE - 1, _HANDLE - 1)

    def _write_ends(self, painter: QPainter) -> None:
        font = painter.font()
        font.setPixelSize(SIZES.small - 1)
        painter.setFont(font)
        painter.setPen(QColor(self._appearance.tokens.muted))
        room = QRectF(_MARGIN - 7, 20, self.width() - 2 * _MARGIN + 14, _HEIGHT - 20)
        flags = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignAbsolute  # as the handle
        painter.drawText(room, flags | Qt.AlignmentFlag.AlignLeft, self._ends[0])
        painter.drawText(room, flags | Qt.AlignmentFlag.AlignRight, self._ends[1])
        painter.drawText(room, flags | Qt.AlignmentFlag.AlignHCenter, self._caption)

    def _bar(self, left: float, right: float) -> QRectF:
        return QRectF(left, _MIDDLE - _TRACK / 2, right - left, _TRACK)

    def _x(self, position: float) -> float:
        part = position / self.maximum() if self.maximum() else 0.0
        return _MARGIN + part * (self.width() - 2 * _MARGIN)

    def _drag(self, x: float) -> None:
        is_at_tick = abs(x - self._x(self._tick)) <= _SNAP_PX
        part = (x - _MARGIN) / max(self.width() - 2 * _MARGIN, 1)
        position = round(self._tick if is_at_tick else part * self.maximum())
        self.setSliderPosition(min(max(position, 0), self.maximum()))
        self.moved.emit(self.sliderPosition(), is_at_tick)

    def _tell_key(self, action: int) -> None:
        """Tell of a position chosen by a key; the tick holds it fast on the way."""
        if action == QAbstractSlider.SliderAction.SliderMove.value:
            return
        before, after = self.value(), self.sliderPosition()
        is_step = action in _STEPS
        is_held = before == round(self._tick)  # else a tick between two positions is never left
        is_between = min(before, after) < self._tick < max(before, after)
        is_passing = is_step and is_between and not is_held
        is_at_tick = is_passing or after == self._tick
        if is_passing:
            self.setSliderPosition(round(self._tick))
        self.moved.emit(self.sliderPosition(), is_at_tick)
