"""The table twin of a chart: read it, copy it, ask why of any cell."""

from functools import partial
from typing import Any, Final

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QWidget

from tarife.charts.kit.table import Cell, Row, Table
from tarife.gui.text.languages import tr
from tarife.gui.text.numbers import ZERO
from tarife.gui.widgets.columns import FIGURE, TEXT, Column, Heading
from tarife.gui.widgets.read_only_table import ReadOnlyModel, ReadOnlyTable
from tarife.gui.widgets.theme import SIZES
from tarife.terms.money import Money

NOTHING: Final = Table((), ())


class ChartTableModel(ReadOnlyModel[Row]):
    """Shows the table of a chart, whose titles are said already."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__((), parent)
        self.table = NOTHING

    def show_table(self, table: Table) -> None:
        """Take another table."""
        self.beginResetModel()
        self.table = table
        self.columns = tuple(
            Column(title, Heading(title, title, align=FIGURE if n else TEXT), partial(_cell, n))
            for n, title in enumerate(table.columns)
        )
        self._take(table.rows, "")
        self.endResetModel()

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        is_title = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
        if is_title and orientation == Qt.Orientation.Horizontal:
            return self.table.columns[section]
        return super().headerData(section, orientation, role)


def _cell(column: int, row: Row) -> Cell:
    cell = row.cells[column]
    return ZERO if isinstance(cell, Money) and not cell.micros else cell


_WIDEST = 260  # pixels
_ALL_ROWS = 1000


class ChartTableView(ReadOnlyTable):
    """Shows a model of a chart's figures."""

    explain_requested = Signal(object)
    copy_requested = Signal()

    def __init__(self, model: ChartTableModel, parent: QWidget | None = None) -> None:
        super().__init__(model, tr("Figures of the chart"), parent)
        self._chart_model = model
        self.setObjectName("chart-table")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.horizontalHeader().setMinimumSectionSize(-1)
        self.horizontalHeader().setResizeContentsPrecision(_ALL_ROWS)
        self.activated.connect(self._explain)
        self.clicked.connect(self._explain)

    def fit(self) -> None:
        """Make every column as wide as its figures need."""
        for index in range(self.model().columnCount()):
            wanted = max(
                self.sizeHintForColumn(index),
                self.horizontalHeader().sectionSizeHint(index),
            )
            self.setColumnWidth(index, min(wanted + SIZES.space_2, _WIDEST))

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
            selection = self._chart_model.table.selection(index.row(), index.column())
            if selection is not None:
                self.explain_requested.emit(selection)
