"""How sums, and digits that are never paid, look in a table."""

from typing import Any, Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPalette, QPen
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from tarife.gui.runtime.guarded import Guarded
from tarife.gui.text.times import unbroken
from tarife.gui.widgets.columns import Index

IS_SUM_ROLE: Final = Qt.ItemDataRole.UserRole + 3
"""Whether the row is the sum of the others."""

FINE_ROLE: Final = Qt.ItemDataRole.UserRole + 7
"""How many of the last digits are finer than what people pay in; a sum shows all alike, since
the headline rounds it."""

_TEXT = QStyle.SubElement.SE_ItemViewItemText
_ITEM = QStyle.ControlElement.CE_ItemViewItem
_AIR = QStyle.PixelMetric.PM_FocusFrameHMargin


class SumDelegate(Guarded, QStyledItemDelegate):
    """Sets sums apart by a line above them and bold figures, and pales the finest digits."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> None:
        fine = index.data(FINE_ROLE)
        if fine:
            self._paint_amount(painter, option, index, fine)
        else:
            super().paint(painter, option, index)
        if index.data(IS_SUM_ROLE):
            frame: QRect = _field(option, "rect")
            painter.save()
            painter.setPen(QPen(QApplication.palette().color(QPalette.ColorRole.Mid), 1))
            painter.drawLine(frame.topLeft(), frame.topRight())
            painter.restore()

    def _paint_amount(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: Index,
        fine: int,
    ) -> None:
        """Paint an amount whose last digits make the column add up, and are never paid."""
        item = QStyleOptionViewItem(option)
        self.initStyleOption(item, index)
        text, font, widget = _field(item, "text"), _field(item, "font"), _field(item, "widget")
        style = widget.style()
        room: QRect = style.subElementRect(_TEXT, item, widget)
        air = style.pixelMetric(_AIR, item, widget) + 1
        item.text = ""  # type: ignore[attr-defined] # the stubs leave it out
        style.drawControl(_ITEM, item, painter, widget)
        painter.save()
        painter.setFont(font)
        colours, metrics = QApplication.palette(), painter.fontMetrics()
        muted, plain = colours.placeholderText().color(), colours.text().color()
        right = room.right() + 1 - air
        base = room.center().y() - metrics.height() // 2 + metrics.ascent()
        for part, colour in ((text[-fine:], muted), (text[:-fine], plain)):
            right -= metrics.horizontalAdvance(part)
            painter.setPen(colour)
            painter.drawText(right, base, part)
        painter.restore()

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        option.text = unbroken(_field(option, "text"))  # type: ignore[attr-defined] # as above
        if index.data(IS_SUM_ROLE):
            _field(option, "font").setBold(True)


def _field(option: QStyleOptionViewItem, name: str) -> Any:
    """Reach a field that PySide's stubs leave out."""
    return getattr(option, name)
