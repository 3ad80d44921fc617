"""One message on the board: a chip that a pointer or a key takes to another moment."""

from typing import Final, Protocol

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from tarife.gui.playground.geometry import CHIP
from tarife.gui.playground.look import act_colour, paint_act
from tarife.gui.playground.words import act_name, clock
from tarife.gui.runtime.guarded import Guarded
from tarife.gui.widgets.appearance import Appearance
from tarife.insight.playground.situation import Act, Message

FIVE_MINUTES_S: Final = 300
HOUR_S: Final = 3600
_SIGN, _MARGIN, _RADIUS = 13, 7, 5.0
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ARROWS: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class Ground(Protocol):
    """What a chip lies on."""

    def choose(self, index: int) -> None:
        """Choose a message."""

    def drag(self, x: float, *, is_fine: bool) -> None:
        """Take the chosen message to a place on the board."""

    def nudge(self, seconds: int) -> None:
        """Move the chosen message by some seconds."""

    def go_to_neighbour(self, step: int) -> None:
        """Choose the message before or after the chosen one."""

    def edit(self) -> None:
        """Open the form of the chosen message."""

    def offer(self, at: QPoint) -> None:
        """Offer what can be done with the chosen message."""

    def remove(self) -> None:
        """Take the chosen message away."""


class MessageChip(Guarded, QAbstractButton):
    """Shows a message; its left edge is its moment."""

    let_go = Signal()

    def __init__(self, ground: Ground, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._ground = ground
        self._appearance = appearance
        self.message = Message(Act.PERSON_WRITES, 0)
        self.index = 0
        self._grip: float | None = None
        self._is_dragged = False
        self.is_chosen = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def show_message(self, index: int, message: Message, *, is_chosen: bool) -> None:
        """Show a message of the situation."""
        self.index, self.message, self.is_chosen = index, message, is_chosen
        self.setText(self._label())
        self.resize(self.sizeHint())
        self.update()

    @property
    def is_dragged(self) -> bool:
        """Whether a hand holds it."""
        return self._is_dragged

    def sizeHint(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(words + _SIGN + 2 * _MARGIN + 2, CHIP)

    def _label(self) -> str:
        name = act_name(self.message.act)
        return f"{name} · {self.message.number + 1}" if self.message.number else name

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self._ground.choose(self.index)
            self._grip = event.position().x()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is None:
            return
        far = abs(event.position().x() - self._grip) >= QApplication.startDragDistance()
        self._is_dragged = self._is_dragged or far
        if self._is_dragged:
            at = self.mapToParent(event.position()).x() - self._grip
            is_fine = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
            self._ground.drag(at, is_fine=is_fine)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        del event
        self._grip = None
        self._is_dragged = False
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.let_go.emit()
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._grip = None
            self._ground.edit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._ground.choose(self.index)
        self._ground.offer(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        direction = _ARROWS.get(key)
        if direction is not None:
            self._take_arrow(direction, event.modifiers())
        elif key in _ENTER:
            self._ground.edit()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._ground.remove()
        else:
            super().keyPressEvent(event)

    def _take_arrow(self, direction: int, held: Qt.KeyboardModifier) -> None:
        if not held & Qt.KeyboardModifier.AltModifier:
            self._ground.go_to_neighbour(direction)
            return
        is_far = bool(held & Qt.KeyboardModifier.ShiftModifier)
        self._ground.nudge(direction * (HOUR_S if is_far else FIVE_MINUTES_S))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._ground.choose(self.index)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        tokens = self._appearance.tokens
        colour = act_colour(self.message.act, tokens)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        is_raised = self.is_chosen or self.underMouse()
        painter.setPen(QPen(colour, 2 if self.is_chosen else 1.2))
        painter.setBrush(QColor(tokens.tint if self.is_chosen else tokens.surface))
        if is_raised and not self.is_chosen:
            painter.setBrush(QColor(tokens.raised))
        painter.drawRoundedRect(frame, _RADIUS, _RADIUS)
        painter.fillRect(QRectF(1, 5, 3, self.height() - 10), colour)
        if self.hasFocus():
            painter.setPen(QPen(QColor(tokens.accent), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(frame.adjusted(2, 2, -2, -2), _RADIUS - 2, _RADIUS - 2)
        paint_act(painter, QPointF(_MARGIN + 6, self.height() / 2), self.message.act, tokens)
        painter.setPen(QColor(tokens.text))
        words = self.rect().adjusted(_MARGIN + _SIGN, 0, -_MARGIN + 1, 0)
        shown = clock(self.message.at_s) if self._is_dragged else self.text()
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, shown)
