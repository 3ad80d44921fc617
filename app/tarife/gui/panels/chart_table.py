"""The table twin of a chart: read it, copy it, ask why of any cell."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from tarife.gui.appearance import Appearance
from tarife.gui.models.chart_table import ChartTableModel
from tarife.gui.panels.reading import SumDelegate
from tarife.gui.theme import SIZES

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
