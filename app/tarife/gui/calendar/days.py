"""How a day of a lane is painted: a block for a moment, a band for a stream."""

from collections.abc import Iterator
from datetime import date
from typing import Any, cast

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from tarife.gui.calendar.lanes import Lane, LaneKind
from tarife.gui.calendar.model import DAY_ROLE, LANE_ROLE, MET_ROLE
from tarife.gui.runtime.guarded import Guarded
from tarife.gui.widgets.appearance import Appearance
from tarife.gui.widgets.columns import Index
from tarife.gui.widgets.theme import category_colour

_BAND = 10
_SATURDAY = 5
_SMALL = 9
_AROUND = 6  # pixels of a day that its text leaves free
_BESIDE = 3
_DOT = 2.5


def small_font(font: QFont) -> QFont:
    """Give the font of what stands within a day."""
    small = QFont(font)
    small.setPixelSize(_SMALL)
    return small


def is_inside(lane: Lane, day: int, font: QFont) -> bool:
    """Tell whether all blocks of a lane have room for their text in days of some pixels."""
    bold = small_font(font)
    bold.setBold(True)
    metrics, days = QFontMetrics(bold), {moment.date() for moment in lane.moments}
    return all(metrics.horizontalAdvance(lane.block_text(on)) + _AROUND <= day for on in days)


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
            self._paint_block(painter, fields, colour, index)
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
        self, painter: QPainter, fields: Any, colour: QColor, index: Index
    ) -> None:
        """Paint moments: all blocks of a lane say how much they are, or all have it beside."""
        lane, day, tokens = index.data(LANE_ROLE), index.data(DAY_ROLE), self._appearance.tokens
        is_inside_block = fields.widget.has_room_for(lane)
        is_movable = lane.is_movable and not lane.repeated.issuperset(lane.moments_on(day))
        block = QRectF(fields.rect).adjusted(1, 4, -1, -4)
        if is_movable:
            surface = QColor(tokens.surface)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(readable_fill(colour, surface) if is_inside_block else colour)
        else:
            painter.setPen(QPen(colour, 1.2))
            pale = QColor(colour)
            pale.setAlpha(50)
            painter.setBrush(pale)
        painter.drawRoundedRect(block, 4, 4)
        if is_inside_block:
            font = small_font(painter.font())
            font.setBold(len(lane.moments_on(day)) > 1)
            painter.setFont(font)
            painter.setPen(QColor(tokens.surface if is_movable else tokens.text))
            painter.drawText(block, Qt.AlignmentFlag.AlignCenter, lane.block_text(day))
        if index.data(MET_ROLE):
            painter.setPen(QPen(QColor(tokens.surface), 1.5))
            painter.setBrush(QColor(tokens.text))
            painter.drawEllipse(block.topRight() + QPointF(-1, 1), _DOT + 1, _DOT + 1)

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


def texts_beside(
    lane: Lane, days: list[tuple[date, QRect]], metrics: QFontMetrics
) -> Iterator[tuple[QRectF, str]]:
    """Place what blocks of a lane are right of them, or left where others leave no room.

    Args:
        lane: The lane.
        days: Its days and where they are.
        metrics: Of the letters.
    """
    blocks = [(place, lane.block_text(day)) for day, place in days if lane.moments_on(day)]
    free_from = days[0][1].left()
    for number, (place, text) in enumerate(blocks):
        last = number + 1 == len(blocks)
        free_to = days[-1][1].right() if last else blocks[number + 1][0].left()
        width = metrics.horizontalAdvance(text) + _BESIDE
        if place.right() + width + _BESIDE <= free_to:
            left = place.right() + _BESIDE
        elif free_from + width + _BESIDE <= place.left():
            left = place.left() - width
        else:
            left = None
        if left is not None:
            yield QRectF(left, place.top(), width, place.height()), text
        free_from = max(place.right(), left + width if left is not None else 0)
