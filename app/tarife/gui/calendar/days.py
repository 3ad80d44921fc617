"""How a day of a lane is painted: a block for a moment, a band for a stream."""

from datetime import date, datetime
from typing import Any, cast

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from tarife.gui.calendar.model import DAY_ROLE, LANE_ROLE, Lane, LaneKind
from tarife.gui.runtime.guarded import Guarded
from tarife.gui.widgets.appearance import Appearance
from tarife.gui.widgets.columns import Index
from tarife.gui.widgets.theme import category_colour

_BAND = 10
_SATURDAY = 5
_SMALL = 9
_LINE_GAP = 2


def small_font(font: QFont) -> QFont:
    """Give the font of what stands within a day."""
    small = QFont(font)
    small.setPixelSize(_SMALL)
    return small


def readable_fill(colour: QColor, ink: QColor) -> QColor:
    """Darken the colour of a category where figures in light ink would be hard to read."""
    return colour.darker(125) if ink.lightness() > colour.lightness() else colour


class DayDelegate(Guarded, QStyledItemDelegate):
    """Paints one day of one lane."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        lane: Lane | None = index.data(LANE_ROLE)
        day: date | None = index.data(DAY_ROLE)
        if day is None:
            return
        fields = cast("Any", option)
        frame: QRect = fields.rect
        tokens = self._appearance.tokens
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if day.weekday() >= _SATURDAY:
            shade = QColor(tokens.raised)
            shade.setAlpha(130)
            painter.fillRect(frame, shade)
        if lane is None:
            painter.setFont(small_font(painter.font()))
            painter.setPen(QColor(tokens.muted))
            painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, index.data())
            painter.restore()
            return
        if lane.kind is LaneKind.COST:
            self._paint_cost(painter, fields, index.data() or "")
        colour = self._colour(lane)
        if day in lane.days:
            self._paint_band(painter, frame, colour, self._ends(index, lane))
        moments = lane.moments_on(day)
        if moments:
            self._paint_block(painter, fields, colour, (lane, moments))
        if fields.state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(QColor(tokens.accent), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(frame).adjusted(1.5, 2.5, -1.5, -2.5), 5, 5)
        painter.restore()

    def _paint_cost(self, painter: QPainter, fields: Any, text: str) -> None:
        """Write what a day costs, upwards where it is wider than the day."""
        view, frame = fields.widget, QRectF(fields.rect)
        tokens = self._appearance.tokens
        painter.save()
        painter.setFont(small_font(painter.font()))
        painter.setPen(QColor(tokens.muted if view.is_stale else tokens.text))
        if view.is_upright:
            painter.translate(frame.center())
            painter.rotate(-90)
            high, wide = frame.height(), frame.width()
            frame = QRectF(-high / 2, -wide / 2, high, wide)
        painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, text)
        painter.restore()

    def _colour(self, lane: Lane) -> QColor:
        tokens = self._appearance.tokens
        if lane.category is not None:
            return QColor(category_colour(lane.category, tokens))
        is_ad = lane.kind in (LaneKind.ENTRY_POINT, LaneKind.GRID)
        return QColor(tokens.accent if is_ad else tokens.muted)

    def _ends(self, index: Index, lane: Lane) -> tuple[bool, bool]:
        """Tell whether a band begins and ends on the day."""
        before = index.sibling(index.row(), index.column() - 1).data(DAY_ROLE)
        after = index.sibling(index.row(), index.column() + 1).data(DAY_ROLE)
        return not lane.runs_on(before), not lane.runs_on(after)

    def _paint_band(
        self, painter: QPainter, frame: QRect, colour: QColor, ends: tuple[bool, bool]
    ) -> None:
        begins, stops = ends
        colour.setAlpha(110)
        band = QRectF(frame)
        band.setTop(frame.center().y() - _BAND / 2 + 1)
        band.setHeight(_BAND)
        band.adjust(2 if begins else -_BAND, 0, -2 if stops else _BAND, 0)
        painter.setClipRect(frame)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(band, _BAND / 2, _BAND / 2)
        painter.setClipping(False)

    def _paint_block(
        self,
        painter: QPainter,
        fields: Any,
        colour: QColor,
        what: tuple[Lane, tuple[datetime, ...]],
    ) -> None:
        """Paint moments; all days have room for a number or none: they differ by a pixel."""
        lane, moments = what
        frame, narrowest = fields.rect, fields.widget.narrowest_day
        is_movable = lane.is_movable and not lane.repeated.issuperset(moments)
        block = QRectF(frame).adjusted(1, 4, -1, -4)
        if is_movable:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(readable_fill(colour, QColor(self._appearance.tokens.surface)))
        else:
            painter.setPen(QPen(colour, 1.2))
            pale = QColor(colour)
            pale.setAlpha(50)
            painter.setBrush(pale)
        painter.drawRoundedRect(block, 4, 4)
        tokens = self._appearance.tokens
        font = small_font(painter.font())
        font.setBold(len(moments) > 1)
        painter.setFont(font)
        painter.setPen(QColor(tokens.surface if is_movable else tokens.text))
        several = f"{len(moments)}×"  # noqa: RUF001 - a times sign
        text = lane.shorts.get(moments[0].date(), "") if len(moments) == 1 else several
        self._write(painter, block, text, narrowest - 2)

    @staticmethod
    def _write(painter: QPainter, block: QRectF, text: str, room: int) -> None:
        """Write a count on one line, its number and its word on two, or nothing."""
        metrics = painter.fontMetrics()
        lines = [text] if metrics.horizontalAdvance(text) <= room else text.split(" ")
        if max(map(metrics.horizontalAdvance, lines)) > room:
            return
        high = metrics.capHeight() + _LINE_GAP
        top = block.center().y() - (len(lines) * high - _LINE_GAP) / 2
        for number, line in enumerate(lines, 1):
            left = block.center().x() - metrics.horizontalAdvance(line) / 2
            painter.drawText(QPointF(left, top + number * high - _LINE_GAP), line)

    def helpEvent(
        self,
        event: Any,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        if event.type() == QEvent.Type.ToolTip and not index.data(Qt.ItemDataRole.ToolTipRole):
            return False
        return super().helpEvent(event, view, option, index)
