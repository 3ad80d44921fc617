"""How the cells of an editable table are painted, typed into and walked through."""

from collections.abc import Callable, Iterable
from typing import Any, cast

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QPolygonF,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QComboBox,
    QCompleter,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from tarife.gui.runtime.guarded import Guarded
from tarife.gui.tables.cell_roles import (
    CALENDAR_ROLE,
    CHOICES_ROLE,
    COUNTRIES_ROLE,
    DIFFERS_ROLE,
    EDITED_ROLE,
    FOLD_ROLE,
    INDENT_ROLE,
    REFUSAL_ROLE,
    REMOVABLE_ROLE,
    SHORTER_ROLE,
    SUGGESTION_ROLE,
    SUM_ROLE,
)
from tarife.gui.widgets.appearance import Appearance
from tarife.gui.widgets.choosers import CountryField, DayField, make_searchable
from tarife.gui.widgets.columns import FIGURE, Choice, Index
from tarife.gui.widgets.theme import SIZES

_SIGN = 7
_DOT = 2.0
FOLD_WIDTH = 18
_STEP = 10
_ARROW = 4.0
_CHIP_PAD = 14
_CHIP_GAP = 8
_CROSS_ROOM = 22
_CROSS = 3.5
_FEW_LETTERS = 56
_LONG_FIGURE = "120,000 weekly 00"
"""What is typed into a column of figures has room for as much, with its frame."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def _pixels(indent: int | None) -> int:
    """Give how far a text is indented: the first step has room for the arrow that unfolds."""
    return FOLD_WIDTH + (indent - 1) * _STEP if indent else 0


def suggestion_text(index: Index) -> str:
    """Say what a click on the suggestion of a cell takes."""
    return f"{index.data(SUGGESTION_ROLE)}?"


def suggestion_rect(cell: QRect, metrics: QFontMetrics, index: Index) -> QRect:
    """Give where the suggestion of a cell stands: at its right, but for a few letters."""
    wide = metrics.horizontalAdvance(suggestion_text(index)) + _CHIP_PAD
    right = cell.right() - (_CROSS_ROOM if index.data(REMOVABLE_ROLE) else 0)
    width = min(wide, right - cell.left() - _FEW_LETTERS)
    return QRect(right - width - 4, cell.top() + 4, width, cell.height() - 8)


def removal_rect(cell: QRect) -> QRect:
    """Give where the cross of a cell stands that drops its row: at its right end."""
    return QRect(cell.right() - _CROSS_ROOM, cell.top(), _CROSS_ROOM, cell.height())


class CellDelegate(Guarded, QStyledItemDelegate):
    """Marks refused cells, and edits a cell as text or by choosing."""

    def __init__(self, appearance: Appearance, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        self._appearance = appearance
        self._is_painting = False

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        is_refused = bool(index.data(REFUSAL_ROLE))
        frame: QRect = cast("Any", option).rect
        if is_refused:
            painter.fillRect(frame, QColor(self._appearance.tokens.bad_tint))
        elif index.data(DIFFERS_ROLE):
            painter.fillRect(frame, QColor(self._appearance.tokens.tint))
        self._is_painting = True
        super().paint(painter, option, index)
        self._is_painting = False
        if index.data(FOLD_ROLE) is not None:
            self._paint_arrow(painter, frame, is_down=index.data(FOLD_ROLE))
        if index.data(EDITED_ROLE) and not is_refused:
            self._paint_dot(painter, frame)
        if is_refused:
            corner = QPolygonF(
                [
                    QPointF(frame.left(), frame.top() + 1),
                    QPointF(frame.left() + _SIGN, frame.top() + 1),
                    QPointF(frame.left(), frame.top() + 1 + _SIGN),
                ]
            )
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._appearance.tokens.bad))
            painter.drawPolygon(corner)
            painter.restore()
        if index.data(SUGGESTION_ROLE):
            self._paint_suggestion(
                painter, suggestion_rect(frame, painter.fontMetrics(), index), index
            )
        if index.data(REMOVABLE_ROLE):
            self._paint_cross(painter, removal_rect(frame))

    def _paint_cross(self, painter: QPainter, frame: QRect) -> None:
        """Offer to drop the row."""
        middle = QPointF(frame.center()) + QPointF(0.5, 0.5)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._appearance.tokens.bad), 1.5))
        for slope in (QPointF(_CROSS, _CROSS), QPointF(_CROSS, -_CROSS)):
            painter.drawLine(middle - slope, middle + slope)
        painter.restore()

    def _paint_arrow(self, painter: QPainter, frame: QRect, *, is_down: bool) -> None:
        """Say whether a row is unfolded."""
        middle, size = QPointF(frame.left() + 13, frame.center().y() + 0.5), _ARROW
        wide, high = (size, size * 0.6) if is_down else (size * 0.6, size)
        if is_down:
            points = (QPointF(-wide, -high), QPointF(0, high), QPointF(wide, -high))
        else:
            points = (QPointF(-wide, -high), QPointF(wide, 0), QPointF(-wide, high))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._appearance.tokens.muted), 1.5))
        painter.drawPolyline([middle + point for point in points])
        painter.restore()

    def _paint_suggestion(self, painter: QPainter, chip: QRect, index: Index) -> None:
        """Offer what was most likely meant, as a chip that is clicked."""
        tokens = self._appearance.tokens
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(tokens.accent))
        painter.setBrush(QColor(tokens.surface))
        painter.drawRoundedRect(QRectF(chip).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        fitting = painter.fontMetrics().elidedText(
            suggestion_text(index), Qt.TextElideMode.ElideRight, chip.width() - _CHIP_PAD // 2
        )
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, fitting)
        painter.restore()

    def _paint_dot(self, painter: QPainter, frame: QRect) -> None:
        """Say that a cell holds what no file holds yet."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._appearance.tokens.accent))
        painter.drawEllipse(
            QPointF(frame.left() + _DOT + 2, frame.center().y() + 1), _DOT, _DOT
        )
        painter.restore()

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        fields = cast("Any", option)
        indent = index.data(INDENT_ROLE)
        if indent:
            fields.rect = fields.rect.adjusted(_pixels(indent), 0, 0, 0)
        if index.data(SUGGESTION_ROLE):
            chip = suggestion_rect(fields.rect, fields.fontMetrics, index)
            fields.rect = fields.rect.adjusted(0, 0, -chip.width() - 4, 0)
        if index.data(REMOVABLE_ROLE):
            fields.rect = fields.rect.adjusted(0, 0, -_CROSS_ROOM, 0)
        if fields.rect.height() > SIZES.row:
            fields.features |= QStyleOptionViewItem.ViewItemFeature.WrapText
        if self._is_painting and not index.data(REFUSAL_ROLE):
            fields.text = _fitting(fields, index.data(SHORTER_ROLE) or ())
        if index.data(SUM_ROLE):
            fields.palette.setColor(
                fields.palette.ColorRole.Text, QColor(self._appearance.tokens.muted)
            )
        if index.data(REFUSAL_ROLE):
            fields.palette.setColor(
                fields.palette.ColorRole.Text, QColor(self._appearance.tokens.bad)
            )

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        more = _pixels(index.data(INDENT_ROLE))
        more += _CROSS_ROOM if index.data(REMOVABLE_ROLE) else 0
        if index.data(SUGGESTION_ROLE):
            metrics: QFontMetrics = cast("Any", option).fontMetrics
            more += metrics.horizontalAdvance(suggestion_text(index)) + _CHIP_PAD + _CHIP_GAP
        look = QStyleOptionViewItem(option)
        super().initStyleOption(look, index)  # colours and places of our own make no difference
        kind = QStyle.ContentsType.CT_ItemViewItem
        hint = self._view.style().sizeFromContents(kind, look, QSize(), self._view)
        return hint + QSize(more, 0)

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> QWidget:
        del option
        choices: tuple[Choice, ...] = index.data(CHOICES_ROLE) or ()
        countries = index.data(COUNTRIES_ROLE)
        if countries is not None:
            field = CountryField(countries, parent)
            field.confirmed.connect(lambda: self._finish(field))
            return field
        calendar = index.data(CALENDAR_ROLE)
        if calendar is not None:
            days = DayField(lambda: calendar, self._appearance, parent)
            days.confirmed.connect(lambda: self._finish(days))
            return days
        if not choices:
            line = QLineEdit(parent)
            line.setAlignment(Qt.AlignmentFlag(index.data(Qt.ItemDataRole.TextAlignmentRole)))
            return line
        chooser = QComboBox(parent)
        for choice in choices:
            chooser.addItem(choice.label, choice.key)
        make_searchable(chooser)
        chooser.activated.connect(lambda _: self._finish(chooser))
        return chooser

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        given = str(index.data(Qt.ItemDataRole.EditRole))
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(editor.findData(given), 0))
            line = editor.lineEdit()
            if line is not None:
                line.end(False)  # noqa: FBT003 - Qt's own signature
                line.home(True)  # noqa: FBT003 - select all, and show the beginning
        elif isinstance(editor, QLineEdit):
            editor.setText(given)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QComboBox):
            found = editor.findText(editor.currentText(), Qt.MatchFlag.MatchFixedString)
            text = editor.itemData(found) if found >= 0 else editor.currentText()
        else:
            text = cast("QLineEdit", editor).text()
        if str(text) != str(index.data(Qt.ItemDataRole.EditRole)):
            model.setData(index, text)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        cell: QRect = cast("Any", option).rect
        place = cell.adjusted(_pixels(index.data(INDENT_ROLE)), 0, 0, 0)
        if index.data(Qt.ItemDataRole.TextAlignmentRole) == FIGURE:
            room = editor.fontMetrics().horizontalAdvance(_LONG_FIGURE)
            place.setLeft(max(min(place.left(), place.right() - room), 0))
        editor.setGeometry(place)

    def eventFilter(self, watched: Any, event: QEvent) -> bool:
        """Keep the editor while its list of completions is open; Enter goes a line down."""
        if event.type() == QEvent.Type.FocusOut and isinstance(watched, QComboBox | QLineEdit):
            completer: QCompleter | None = watched.completer()
            if completer is not None and completer.popup().isVisible():
                return False
        is_enter = isinstance(event, QKeyEvent) and event.key() in _ENTER
        is_press = event.type() == QEvent.Type.KeyPress
        if is_enter and is_press and isinstance(watched, QLineEdit):
            self._finish(watched)
            self._go_down()
            return True
        return bool(super().eventFilter(watched, event))

    def _finish(self, editor: QWidget) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor)

    def _go_down(self) -> None:
        """Go to the cell below, as a spreadsheet does."""
        index = self._view.currentIndex()
        below = index.siblingAtRow(index.row() + 1)
        if below.isValid():
            self._view.setCurrentIndex(below)


def _fitting(fields: Any, shorter: Iterable[str]) -> str:
    """Give the longest of the texts of a cell that it has room for, or else the last."""
    texts, advance = (str(fields.text), *shorter), fields.fontMetrics.horizontalAdvance
    room = text_room(fields)
    return next((text for text in texts if advance(text) <= room), texts[-1])


def text_room(fields: Any) -> int:
    """Give how wide a text of a cell may be, in pixels."""
    style, part = fields.widget.style(), QStyle.SubElement.SE_ItemViewItemText
    air = style.pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin) + 1
    room: int = style.subElementRect(part, fields, fields.widget).width() - 2 * air
    return room


class CellTable(QTableView):
    """A table that Tab walks through cell by cell, and leaves after the last; Escape leaves it.

    Its empty part, clicked, leaves every cell: what is typed then goes nowhere.
    """

    resized = Signal()
    on_escape: Callable[[], bool] = staticmethod(lambda: False)
    """Does more on Escape, and tells whether it did."""

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.resized.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.resized.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if not self.indexAt(event.position().toPoint()).isValid():
            self.setCurrentIndex(QModelIndex())

    def focusNextPrevChild(self, is_next: bool) -> bool:  # noqa: FBT001 - Qt's own signature
        if self._is_at_end(is_next=is_next):
            return self._leave(is_next=is_next)
        return super().focusNextPrevChild(is_next)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        hints = QAbstractItemDelegate.EndEditHint
        is_next = hint == hints.EditNextItem
        is_tab = is_next or hint == hints.EditPreviousItem
        if is_tab and self._is_at_end(is_next=is_next):
            super().closeEditor(editor, hints.NoHint)
            self._leave(is_next=is_next)
        else:
            super().closeEditor(editor, hint)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            _ = self.on_escape() or self._leave(is_next=True)
        else:
            super().keyPressEvent(event)

    def _leave(self, *, is_next: bool) -> bool:
        """Give the focus to what comes after the table, or before it."""
        self.setTabKeyNavigation(False)
        is_left = super().focusNextPrevChild(is_next)
        self.setTabKeyNavigation(True)
        return is_left

    def _is_at_end(self, *, is_next: bool) -> bool:
        """Tell whether no cell comes after the current one, or before it."""
        at = self.currentIndex()
        if not at.isValid():
            return not is_next or self.model() is None or not self.model().rowCount()
        moves = QAbstractItemView.CursorAction
        move = moves.MoveNext if is_next else moves.MovePrevious
        there = self.moveCursor(move, Qt.KeyboardModifier.NoModifier)
        here, other = (at.row(), at.column()), (there.row(), there.column())
        return other <= here if is_next else other >= here
