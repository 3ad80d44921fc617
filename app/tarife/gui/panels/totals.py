"""Totals by market and category, and what comes on top of them, as a table."""

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tarife.gui.appearance import Appearance
from tarife.gui.models.totals import COLUMNS, TotalsModel
from tarife.gui.panels.reading import ReadingTable
from tarife.gui.panels.veil import Veil
from tarife.gui.session import State, Status


class TotalsPanel(QWidget):
    """Shows a model of totals; several panels may show the same one."""

    explain_requested = Signal(object)

    def __init__(
        self, model: TotalsModel, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._model = model
        name = self.tr("Totals by market and category")
        self.view = ReadingTable(model, appearance, name)
        self.view.clicked.connect(self._explain)
        self.view.activated.connect(self._explain)
        model.modelReset.connect(self._join_names)
        model.dataChanged.connect(self._join_names)
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
        if not self._model.row_at(index.row()).is_whole:
            self.explain_requested.emit(self._model.selection_at(index))

    def _join_names(self) -> None:
        """Give the names of lines on top the room of the columns that they leave empty."""
        self.view.clearSpans()
        for place in range(self._model.rowCount()):
            if self._model.row_at(place).is_whole:
                self.view.setSpan(place, 0, 1, len(COLUMNS) - 1)
