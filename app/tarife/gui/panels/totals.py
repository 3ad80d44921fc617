"""Totals by market and category as a table."""

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from tarife.gui.appearance import Appearance
from tarife.gui.models.totals import COLUMNS, IS_SUM_ROLE, TotalsModel
from tarife.gui.panels.fitting import fit_columns
from tarife.gui.panels.veil import Veil
from tarife.gui.session import State, Status
from tarife.gui.theme import SIZES


class SumDelegate(QStyledItemDelegate):
    """Sets the last row apart by a line above it and bold figures."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().paint(painter, option, index)
        if index.data(IS_SUM_ROLE):
            frame: QRect = _field(option, "rect")
            painter.save()
            painter.setPen(QPen(QColor(self._appearance.tokens.edge), 1))
            painter.drawLine(frame.topLeft(), frame.topRight())
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


class TotalsPanel(QWidget):
    """Shows a model of totals; several panels may show the same one."""

    explain_requested = Signal(object)

    def __init__(
        self, model: TotalsModel, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.view = QTableView()
        self._model = model
        self.view.setModel(model)
        self.view.clicked.connect(self._explain)
        self.view.activated.connect(self._explain)
        self.view.setItemDelegate(SumDelegate(appearance, self.view))
        self.view.setAccessibleName(self.tr("Totals by market and category"))
        self.view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setShowGrid(False)
        self.view.setWordWrap(False)
        self.view.verticalHeader().hide()
        self.view.verticalHeader().setDefaultSectionSize(SIZES.row)
        self.view.setTabKeyNavigation(False)
        header = self.view.horizontalHeader()
        header.setAccessibleName(self.view.accessibleName())
        header.setHighlightSections(False)
        header.setMinimumSectionSize(48)
        self._fit()
        model.modelReset.connect(self._fit)
        model.dataChanged.connect(self._fit)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        column_layout = QVBoxLayout(self)
        column_layout.setContentsMargins(0, 0, 0, 0)
        column_layout.addWidget(self.view)
        self._appearance = appearance
        self.veil = Veil(self)

    def show_status(self, status: Status) -> None:
        """Veil figures that do not belong to the plan any more."""
        self.veil.lay(self._appearance.tokens.surface, is_shown=status.state is State.STALE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.veil.fit()

    def _explain(self, index: QModelIndex) -> None:
        self.explain_requested.emit(self._model.selection_at(index))

    def _fit(self) -> None:
        fit_columns(self.view, COLUMNS)
