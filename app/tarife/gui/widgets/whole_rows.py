"""Tables that cut no row at an edge, and keep their sum in sight while they scroll."""

from typing import Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
)
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
    QWidget,
)

from tarife.gui.runtime.guarded import Guarded
from tarife.gui.widgets.sum_delegate import IS_SUM_ROLE
from tarife.gui.widgets.theme import SIZES

_MOST_LEFT: Final = 3 * SIZES.row // 2  # pixels, that are left empty for a row that has no room


class _Foot(Guarded, QWidget):
    """Lies over the row that would be cut, and shows the sum in its place."""

    def __init__(self, table: "WholeRows") -> None:
        super().__init__(table)
        self._table = table
        self.setCursor(table.cursor())
        self.hide()

    def lay(self, edge: int) -> None:
        """Cover all below the last whole row, whose lower edge is given."""
        room = self._table.viewport().geometry()
        self.setGeometry(room.adjusted(0, edge, 0, 0))
        self.show()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        table = self._table
        with QPainter(self) as painter:
            painter.fillRect(event.rect(), table.palette().base())
            for index, room in table.pinned_cells():
                option = QStyleOptionViewItem()
                table.initViewItemOption(option)
                option.rect = room  # type: ignore[attr-defined] # the stubs leave it out
                table.itemDelegate().paint(painter, option, index)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            index = self._at(event.pos().x())
            text = index.data(Qt.ItemDataRole.ToolTipRole) if index else None
            QToolTip.showText(event.globalPos(), text or "", self)
            return True
        return super().event(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        index = self._at(event.position().toPoint().x())
        if index is not None:
            self._table.clicked.emit(index)

    def _at(self, x: int) -> QModelIndex | None:
        cells = self._table.pinned_cells()
        return next((index for index, room in cells if room.left() <= x <= room.right()), None)


class WholeRows(QTableView):
    """Scrolls row by row; the last sum, where it is still to come, stands at the lower edge."""

    _foot: _Foot | None = None
    _pinned = -1

    def pinned_cells(self) -> list[tuple[QModelIndex, QRect]]:
        """Give the cells of the sum and where they stand in the foot; none if it has none."""
        row = self._pinned
        if not 0 < row < self.model().rowCount():
            return []
        cells, column = [], 0
        while column < self.model().columnCount():
            spanned = range(column, column + max(self.columnSpan(row, column), 1))
            width = sum(map(self.columnWidth, spanned))
            if width:
                left = min(map(self.columnViewportPosition, spanned))
                room = QRect(left, 0, width, self.rowHeight(row))
                cells.append((self.model().index(row, column), room))
            column = spanned.stop
        return cells

    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        self._foot = _Foot(self)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.horizontalHeader().sectionResized.connect(self._foot.update)
        if model is not None:
            model.dataChanged.connect(self._foot.update)

    def updateGeometries(self) -> None:
        super().updateGeometries()
        self._lay_foot()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self._lay_foot()

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        super().scrollTo(index, hint)
        bar, foot = self.verticalScrollBar(), self._foot
        while foot is not None and foot.isVisibleTo(self) and self._is_under(index, foot):
            if bar.value() >= index.row():  # it is the first in sight, and has no more room
                break
            bar.setValue(bar.value() + 1)

    def _is_under(self, index: QModelIndex | QPersistentModelIndex, foot: _Foot) -> bool:
        edge = foot.y() - self.viewport().y()
        return self.rowViewportPosition(index.row()) + self.rowHeight(index.row()) > edge

    def _sum_below(self) -> int:
        """Give the row of the last sum, where it is below what is seen; else -1."""
        model, edge = self.model(), self.viewport().height()
        for row in range(model.rowCount() - 1, self.verticalScrollBar().value(), -1):
            if self.rowViewportPosition(row) + self.rowHeight(row) <= edge:
                break
            if model.index(row, 0).data(IS_SUM_ROLE):
                return row
        return -1

    def _lay_foot(self) -> None:
        """Begin with a whole row, and cover what is cut at the end."""
        if self._foot is None or self.model() is None:
            return
        bar = self.verticalScrollBar()
        self.verticalHeader().setOffsetToSectionPosition(bar.value())  # Qt aligns the last row
        self._pinned = self._sum_below()
        if bar.value() == bar.maximum():
            self.viewport().update()
            self._foot.hide()
            return
        pinned = self.rowHeight(self._pinned) if self._pinned > 0 else 0
        edge = 0
        for row in range(bar.value(), self.model().rowCount()):
            if edge + self.rowHeight(row) + pinned > self.viewport().height():
                break
            edge += self.rowHeight(row)
        room = self.viewport().height() - pinned
        if room - edge > _MOST_LEFT:
            edge = room  # a row of many lines is better cut than unseen
        if edge < self.viewport().height():
            self._foot.lay(edge)
        else:
            self._foot.hide()
