"""A table that is read and not edited, with its sums set apart."""

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from tarife.gui.appearance import Appearance
from tarife.gui.models.readings import FINE_ROLE, IS_SUM_ROLE, ReadingModel
from tarife.gui.panels.fitting import fit_columns
from tarife.gui.theme import SIZES

_LAST_ROWS = 40  # where sums stand
_TEXT = QStyle.SubElement.SE_ItemViewItemText
_ITEM = QStyle.ControlElement.CE_ItemViewItem
_AIR = QStyle.PixelMetric.PM_FocusFrameHMargin


class SumDelegate(QStyledItemDelegate):
    """Sets sums apart by a line above them and bold figures, and pales the finest digits."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        fine = index.data(FINE_ROLE)
        if fine:
            self._paint_amount(painter, option, index, fine)
        else:
            super().paint(painter, option, index)
        if index.data(IS_SUM_ROLE):
            frame: QRect = _field(option, "rect")
            painter.save()
            painter.setPen(QPen(QColor(self._appearance.tokens.edge), 1))
            painter.drawLine(frame.topLeft(), frame.topRight())
            painter.restore()

    def _paint_amount(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
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
        tokens, metrics = self._appearance.tokens, painter.fontMetrics()
        right = room.right() + 1 - air
        base = room.center().y() - metrics.height() // 2 + metrics.ascent()
        for part, colour in ((text[-fine:], tokens.muted), (text[:-fine], tokens.text)):
            right -= metrics.horizontalAdvance(part)
            painter.setPen(QColor(colour))
            painter.drawText(right, base, part)
        painter.restore()

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        if index.data(IS_SUM_ROLE):
            _field(option, "font").setBold(True)


def _field(option: QStyleOptionViewItem, name: str) -> Any:
    """Reach a field that PySide's stubs leave out."""
    return getattr(option, name)


class ReadingTable(QTableView):
    """Shows a model of rows that are read."""

    def __init__(self, model: ReadingModel[Any], appearance: Appearance, name: str) -> None:
        super().__init__()
        self._reading = model
        self.setModel(model)
        self.setItemDelegate(SumDelegate(appearance, self))
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(SIZES.row)
        self.setTabKeyNavigation(False)
        header = self.horizontalHeader()
        header.setAccessibleName(name)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(48)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        header.setResizeContentsPrecision(0)  # rows in sight; the others would take their time
        self.fit()
        model.modelReset.connect(self._fit_if_seen)
        model.dataChanged.connect(self._fit_if_seen)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit_if_seen()

    def _fit_if_seen(self) -> None:
        if self.isVisible():
            self.fit()

    def fit(self) -> None:
        """Make every column as wide as it needs, sums that are out of sight included."""
        fit_columns(self, self._reading.columns)
        rows = self._reading.rowCount()
        for row in range(max(rows - _LAST_ROWS, 0), rows):
            if self._reading.index(row, 0).data(IS_SUM_ROLE):
                self._make_room(row)

    def _make_room(self, row: int) -> None:
        header = self.horizontalHeader()
        for place, column in enumerate(self._reading.columns):
            needed = self.sizeHintForIndex(self._reading.index(row, place)).width()
            is_spanned = self.columnSpan(row, place) > 1
            if column.is_figure and not is_spanned and header.sectionSize(place) < needed:
                header.resizeSection(place, needed)
