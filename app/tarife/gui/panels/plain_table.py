"""A quiet table of rows that are only looked at."""

from typing import Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from tarife.gui.models.plain import PlainModel
from tarife.gui.panels.fitting import fit_columns
from tarife.gui.theme import SIZES


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
