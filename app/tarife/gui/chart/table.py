"""The table twin of a chart: read it, copy it, ask why of any cell."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from tarife.charts.kit.table import ChartCell, ChartRow, ChartTable
from tarife.gui.text.languages import tr
from tarife.gui.text.numbers import ZERO_DASH
from tarife.gui.widgets.columns import FIGURE, TEXT, Column, Heading
from tarife.gui.widgets.read_only_table import UNSORTED, ReadOnlyModel, ReadOnlyTable, in_lines
from tarife.gui.widgets.theme import SIZES
from tarife.insight.explain.selection import Selection
from tarife.terms.money import Money

EMPTY_TABLE: Final = ChartTable((), ())
_LINES: Final = 2


class ChartTableModel(ReadOnlyModel[ChartRow]):
    """Shows the table of a chart, whose titles are said already."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__((), parent)
        self.table = EMPTY_TABLE
        self._whole = EMPTY_TABLE
        self._fewer = 0

    def show_table(self, table: ChartTable) -> None:
        """Take another table."""
        if table.columns != self._whole.columns:
            self._sorted_by, self._fewer = UNSORTED, 0
        self._whole = table
        self._show()

    def narrow(self, fewer: int) -> bool:
        """Add up the least columns, so that there are that many fewer than the table has.

        Returns:
            Whether that changed anything.
        """
        before = self._narrowed().columns
        self._fewer = fewer
        if self._narrowed().columns == before:
            return False
        self._show()
        return True

    @property
    def sorting(self) -> tuple[int, Qt.SortOrder]:
        """By which column it is sorted, and how."""
        return self._sorted_by

    @property
    def fewer(self) -> int:
        """How many columns are missing."""
        return self._fewer

    def _narrowed(self) -> ChartTable:
        narrowed = partial(
            self._whole.narrowed, self._fewer, tr("Others"), of_months=tr("Other months")
        )
        table = narrowed()
        is_least = len(self._whole.columns) - len(table.columns) < self._fewer
        if is_least and len(table.shown("").columns) > len(table.columns):
            return narrowed(least=1)  # which rounds as its sum
        return table

    def _show(self) -> None:
        self.beginResetModel()
        before, (number, order) = self.table.columns, self._sorted_by
        self.table = table = self._narrowed().shown(tr("Rounding"))
        if number >= 0 and table.columns != before:  # columns came or went: it may be elsewhere
            title = before[number]
            is_left = title in table.columns
            self._sorted_by = (table.columns.index(title), order) if is_left else UNSORTED
        self.columns = tuple(
            Column(
                title,
                Heading(title, _tip(table, n), align=_alignment(table, n)),
                partial(_cell, n),
                exact=partial(_exact, n),
                is_signed=table.sums is not None and n in table.sums.differences,
            )
            for n, title in enumerate(table.columns)
        )
        self._take(table.rows, "")
        self.endResetModel()

    def selection(self, index: QModelIndex) -> Selection | None:
        """Say what a cell stands for."""
        shown = replace(self.table, rows=self.rows)
        return shown.selection(index.row(), index.column())

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        is_title = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
        if is_title and orientation == Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return in_lines(self.table.columns[section], self._lines)
            return _tip(self.table, section)
        return super().headerData(section, orientation, role)


def _tip(table: ChartTable, column: int) -> str:
    """Say a title in one line, and of a column of others which ones these are."""
    return "\n".join((table.added and table.added[column]) or (table.columns[column],))


def _alignment(table: ChartTable, column: int) -> Qt.AlignmentFlag:
    cells = [row.cells[column] for row in table.rows]
    is_text = column == 0 or all(isinstance(cell, str) for cell in cells)
    return TEXT if is_text else FIGURE


def _cell(column: int, row: ChartRow) -> ChartCell:
    cell = row.cells[column]
    return ZERO_DASH if isinstance(cell, Money) and not cell.micros else cell


def _exact(column: int, row: ChartRow) -> Money | None:
    cell = row.exact[column] if row.exact else None
    return cell if isinstance(cell, Money) else None


_WIDEST = 260  # pixels
_HEAD = 46  # pixels, of heads in three lines
_AROUND_HEAD = 14
_AIR = SIZES.space_4
_WAYS = ((_LINES, _AIR), (_LINES + 1, _AIR), (_LINES + 1, _AIR // 2), (_LINES + 1, 0))
_ALL_ROWS = 1000


class _FirstColumn(QTableView):
    """Lies over the first column of a table, so that it stays when the others scroll."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table
        self.setObjectName("first-column")
        self.setModel(table.model())
        self.setSelectionModel(table.selectionModel())
        self.setItemDelegate(table.itemDelegate())
        self.setSelectionBehavior(table.selectionBehavior())
        self.setEditTriggers(table.editTriggers())
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(SIZES.row)
        for way in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            way(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(table.verticalScrollMode())
        table.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)
        self.verticalScrollBar().valueChanged.connect(table.verticalScrollBar().setValue)
        self._sort_as(table.horizontalHeader())
        table.horizontalScrollBar().rangeChanged.connect(self.fit)
        table.horizontalHeader().sectionResized.connect(self.fit)
        table.model().modelReset.connect(self.fit)  # other columns have come, to be hidden

    def _sort_as(self, header: QHeaderView) -> None:
        """Show how the table is sorted, and sort it by a click, which its own header misses."""
        own = self.horizontalHeader()
        own.setSectionsClickable(True)
        own.setSortIndicatorShown(True)
        own.setSortIndicatorClearable(True)
        self._show_sorting(header.sortIndicatorSection(), header.sortIndicatorOrder())
        own.sortIndicatorChanged.connect(self._sort_table)
        header.sortIndicatorChanged.connect(self._show_sorting)

    def _sort_table(self, column: int, order: Qt.SortOrder) -> None:
        self._table.horizontalHeader().setSortIndicator(column, order)

    def _show_sorting(self, column: int, order: Qt.SortOrder) -> None:
        self.horizontalHeader().setSortIndicator(column, order)

    def fit(self) -> None:
        """Take the place of the first column, where the table is wider than its room."""
        table, header = self._table, self._table.horizontalHeader()
        self.setVisible(table.horizontalScrollBar().maximum() > 0)
        for column in range(self.model().columnCount()):
            self.setColumnHidden(column, column > 0)
        self.setColumnWidth(0, table.columnWidth(0))
        self.horizontalHeader().setFixedHeight(header.height())
        room, width = table.viewport().geometry(), table.columnWidth(0)
        is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = room.right() + 1 - width if is_mirrored else room.left()
        self.setGeometry(left, header.y(), width, room.bottom() + 1 - header.y())


class ChartTableView(ReadOnlyTable):
    """Shows a model of a chart's figures; what its rows are called stays in sight."""

    explain_requested = Signal(object)
    copy_requested = Signal()

    def __init__(self, model: ChartTableModel, parent: QWidget | None = None) -> None:
        self._chart_model = model  # which the table is fitted to at once
        self._room = 0
        self._is_narrowing = False
        super().__init__(model, tr("Figures of the chart"), parent)
        self.let_sort()
        self.setObjectName("chart-table")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.horizontalHeader().setMinimumSectionSize(-1)
        self.horizontalHeader().setResizeContentsPrecision(_ALL_ROWS)
        self.activated.connect(self._explain)
        self.clicked.connect(self._explain)
        self._first = _FirstColumn(self)
        self._first.clicked.connect(self._explain)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._first.fit()

    def fit(self) -> None:
        """Make every column as wide as its figures need.

        Where there is no room for all, heads take another line, then columns have less air, and
        at last the least ones are added up.
        """
        if self._is_narrowing:
            return
        self._is_narrowing = True
        model, before, self._room = self._chart_model, self._room, self.viewport().width()
        if self._room > before:
            model.narrow(0)
        widths = self._fitted()
        while (excess := sum(widths) - self._room) > 0:
            if not model.narrow(model.fewer + max(excess // max(widths), 1)):
                break
            widths = self._fitted()
        slack = max(self._room - sum(widths), 0) // max(len(widths), 1)
        for index, width in enumerate(widths):
            self.setColumnWidth(index, width + slack)
        self.horizontalHeader().setSortIndicator(*model.sorting)
        self._is_narrowing = False

    def _fitted(self) -> list[int]:
        """Give the widths of columns with as many lines, and as little air, as it takes."""
        cells = [self.sizeHintForColumn(index) for index in range(self.model().columnCount())]
        widths: list[int] = []
        for lines, air in _WAYS:
            widths = self._widths(cells, lines, air)
            if sum(widths) <= self._room:
                break
        return widths

    def _widths(self, cells: Sequence[int], lines: int, air: int) -> list[int]:
        letters = self.horizontalHeader().fontMetrics()
        self._chart_model.break_heads(lines)
        self.horizontalHeader().setMinimumHeight(_HEAD if lines > _LINES else 0)
        widths = []
        for column, wanted in enumerate(cells):
            title = self._chart_model.headerData(column, Qt.Orientation.Horizontal)
            titled = max(map(letters.horizontalAdvance, title.split("\n"))) + _AROUND_HEAD
            widths.append(min(max(wanted, titled) + air, _WIDEST))
        return widths

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_requested.emit()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._explain(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _explain(self, index: QModelIndex) -> None:
        if index.isValid():
            selection = self._chart_model.selection(index)
            if selection is not None:
                self.explain_requested.emit(selection)
