"""The table twin of a chart: read it, copy it, ask why of any cell."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Final, TypeAlias

from PySide6.QtCore import (
    QAbstractTableModel,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from tarife.charts.kit.table import Cell, Table
from tarife.gui.text.numbers import cell_count, exact_decimals, fine_digits, money_text
from tarife.gui.text.times import day_text
from tarife.gui.widgets.appearance import Appearance
from tarife.gui.widgets.columns import FIGURE, TEXT
from tarife.gui.widgets.read_only_table import FINE_ROLE, IS_SUM_ROLE, SumDelegate
from tarife.gui.widgets.theme import SIZES
from tarife.insight.explain.selection import Selection
from tarife.terms.money import Money

Index: TypeAlias = QModelIndex | QPersistentModelIndex

NOTHING: Final = Table((), ())
_TOP: Final = QModelIndex()


class ChartTableModel(QAbstractTableModel):
    """Shows the table of a chart; costs have as many decimals as make each column add up."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._table = NOTHING
        self._decimals: tuple[int, ...] = ()

    @property
    def table(self) -> Table:
        """What is shown."""
        return self._table

    def show(self, table: Table) -> None:
        """Take another table."""
        self.beginResetModel()
        self._table = table
        self._decimals = tuple(
            exact_decimals(_amounts(row.cells[place] for row in table.rows))
            for place in range(len(table.columns))
        )
        self.endResetModel()

    def selection_at(self, index: Index) -> Selection | None:
        """Say what a cell stands for, if that can be explained."""
        return self._table.selection(index.row(), index.column())

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._table.rows)

    def columnCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._table.columns)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return self._table.columns[section]
            case Qt.ItemDataRole.TextAlignmentRole:
                return TEXT if section == 0 else FIGURE
            case _:
                return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._table.rows[index.row()]
        cell = row.cells[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(cell, index.column())
            case Qt.ItemDataRole.TextAlignmentRole:
                return TEXT if index.column() == 0 else FIGURE
            case _ if role == IS_SUM_ROLE:
                return row.is_sum
            case _ if role == FINE_ROLE and isinstance(cell, Money) and not row.is_sum:
                text = self._text(cell, index.column())
                return fine_digits(text, cell.currency, QLocale())
            case _:
                return None

    def _text(self, cell: Cell, column: int) -> str:
        locale = QLocale()
        match cell:
            case Money():
                return money_text(cell, locale, self._decimals[column]) if cell.micros else "–"  # noqa: RUF001 - nothing
            case date():
                return day_text(cell)
            case int():
                return cell_count(cell, locale)
            case _:
                return cell


def _amounts(cells: Iterable[Cell]) -> list[Money]:
    return [cell for cell in cells if isinstance(cell, Money)]


_WIDEST = 260


class ChartTableView(QTableView):
    """Shows a model of a chart's figures."""

    explain_requested = Signal(object)
    copy_requested = Signal()

    def __init__(
        self, model: ChartTableModel, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._chart_model = model
        self.setModel(model)
        self.setObjectName("chart-table")
        self.setItemDelegate(SumDelegate(appearance, self))
        self.setAccessibleName(self.tr("Figures of the chart"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(SIZES.row)
        header = self.horizontalHeader()
        header.setAccessibleName(self.accessibleName())
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        model.modelReset.connect(self.fit)
        self.activated.connect(self._explain)
        self.clicked.connect(self._explain)

    def fit(self) -> None:
        """Make every column as wide as its figures need."""
        for place in range(self._chart_model.columnCount()):
            wanted = max(
                self.sizeHintForColumn(place),
                self.horizontalHeader().sectionSizeHint(place),
            )
            self.setColumnWidth(place, min(wanted + SIZES.space_2, _WIDEST))

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
            selection = self._chart_model.selection_at(index)
            if selection is not None:
                self.explain_requested.emit(selection)
