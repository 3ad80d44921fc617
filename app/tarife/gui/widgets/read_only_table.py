"""Tables that are read and not edited: rows as they are shown, some of them sums."""

from collections.abc import Sequence
from typing import Any, Final, Generic, Protocol, TypeAlias, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    Qt,
)
from PySide6.QtGui import QColor, QPainter, QPen, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from tarife.gui.text.numbers import fine_digits
from tarife.gui.widgets.appearance import Appearance
from tarife.gui.widgets.columns import TEXT, Column, title_text
from tarife.gui.widgets.theme import SIZES
from tarife.terms.marking import marked

PlainRow = TypeVar("PlainRow")
Index: TypeAlias = QModelIndex | QPersistentModelIndex

_TOP = QModelIndex()


class PlainModel(QAbstractTableModel, Generic[PlainRow]):
    """Shows rows through columns; nothing can be edited."""

    def __init__(
        self, columns: tuple[Column[PlainRow], ...], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.columns = columns
        self.rows: tuple[PlainRow, ...] = ()

    def show(self, rows: Sequence[PlainRow]) -> None:
        """Take other rows."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        is_head = orientation == Qt.Orientation.Horizontal
        return self.columns[section].head(role) if is_head else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        column = self.columns[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.show(self.rows[index.row()])
            case Qt.ItemDataRole.ToolTipRole if column.align == TEXT:
                return column.show(self.rows[index.row()])
            case Qt.ItemDataRole.TextAlignmentRole:
                return column.align
            case _:
                return None


_WIDEST_TEXT = 280  # pixels; longer words end in an ellipsis
_LEAST_NAME = 104


def fit_columns(view: QTableView, columns: Sequence[Column[Any]]) -> None:
    """Make every column as wide as its figures need, and as its words need within reason.

    The column of no width takes what is left; if that is too little for a name, it keeps room
    for one, and the table scrolls. To be called again when the table gets another width.
    """
    header = view.horizontalHeader()
    room = view.viewport().width()
    for place, column in enumerate(columns):
        if column.width:
            wanted = _wanted(view, place)
            needed = max(
                column.width, wanted if column.is_figure else min(wanted, _WIDEST_TEXT)
            )
            room -= needed
            if header.sectionSize(place) != needed:
                header.resizeSection(place, needed)
    for place, column in enumerate(columns):
        if not column.width:
            least = min(_wanted(view, place), _LEAST_NAME)
            modes = QHeaderView.ResizeMode
            header.setSectionResizeMode(
                place, modes.Stretch if room >= least else modes.Interactive
            )
            if room < least:
                header.resizeSection(place, least)


def _wanted(view: QTableView, place: int) -> int:
    return max(view.sizeHintForColumn(place), view.horizontalHeader().sectionSizeHint(place))


class PlainTable(QTableView):
    """Shows a plain model; whole rows are chosen, the columns fit their words."""

    def __init__(
        self, model: PlainModel[Any], name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(SIZES.row)
        header = self.horizontalHeader()
        header.setAccessibleName(name)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(48)
        self._model = model
        model.modelReset.connect(self.fit)
        self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Make the columns as wide as their words."""
        fit_columns(self, self._model.columns)


IS_SUM_ROLE: Final = Qt.ItemDataRole.UserRole + 3
"""Whether the row is the sum of the others."""

FINE_ROLE: Final = Qt.ItemDataRole.UserRole + 7
"""How many of the last digits are finer than what people pay in; a sum shows all alike, since
the headline rounds it."""

EXACT: Final = marked(
    "To the last decimal that occurs, so that the column adds up; pale digits are finer than "
    "what people pay in"
)
"""What to know of a column of exact amounts."""

_SHOWN: Final = Qt.ItemDataRole.DisplayRole
_TIP: Final = Qt.ItemDataRole.ToolTipRole


class Reading(Protocol):
    """A row that knows whether it is a sum of rows above it."""

    @property
    def is_sum(self) -> bool:
        """Whether it is a sum."""


Row = TypeVar("Row", bound=Reading)


class ReadingModel(QAbstractTableModel, Generic[Row]):
    """Shows rows; ``%1`` in the title of a column stands for the currency."""

    def __init__(self, columns: Sequence[Column[Row]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._rows: tuple[Row, ...] = ()
        self._currency = ""

    def row_at(self, place: int) -> Row:
        """Give a row."""
        return self._rows[place]

    def show_rows(self, rows: Sequence[Row], currency: str) -> None:
        """Take other rows."""
        is_same_size = len(rows) == len(self._rows)
        if not is_same_size:
            self.beginResetModel()
        self._rows, self._currency = tuple(rows), currency
        last = len(self.columns) - 1
        if not is_same_size:
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, last))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, last)

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return None
        column = self.columns[section]
        if role != Qt.ItemDataRole.DisplayRole:
            return column.head(role)
        title = title_text(column.title)
        return title.replace("%1" if self._currency else " (%1)", self._currency)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], self.columns[index.column()]
        match role:
            case _ if role == _SHOWN or (role == _TIP and column.align == TEXT):
                return column.show(row)
            case Qt.ItemDataRole.TextAlignmentRole:
                return column.align
            case _ if role == IS_SUM_ROLE:
                return row.is_sum
            case _ if role == FINE_ROLE and "%1" in column.title and not row.is_sum:
                return fine_digits(column.show(row), self._currency, QLocale())
            case _:
                return None


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
