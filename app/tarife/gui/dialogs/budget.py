"""What differs in an Excel budget that comes back, before it is taken."""

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from tarife.gui.labels import sentence_label
from tarife.gui.numbers import count_text
from tarife.gui.texts import full_sentence
from tarife.gui.theme import SIZES

if TYPE_CHECKING:
    from tarife.workbook.edited import Import

_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class EditedBudgetDialog(QDialog):
    """Lists what an edited budget would change, and asks whether it should.

    A chosen scenario is told that it is not what changes: a budget holds the plan's numbers.
    """

    def __init__(
        self, found: "Import", scenario: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Import edited budget"))
        self.resize(640, 420)
        count = len(found.differences)
        heading = (
            self.tr("One number differs from the plan")
            if count == 1
            else self.tr("%1 numbers differ from the plan").replace("%1", str(count))
        )
        self.table = self._table(found)
        column = column_of_dialog(self)
        column.addWidget(sentence_label("heading", heading))
        column.addWidget(self.table, 1)
        for problem in found.not_taken:
            column.addWidget(sentence_label("warn", full_sentence(problem)))
        text = self.tr("They become one change, which can be undone.")
        if scenario:
            text = self.tr(
                "They become one change of the plan itself, not of the scenario “%1”; it can "
                "be undone."
            ).replace("%1", scenario)
        self.about = sentence_label("muted", text)
        column.addWidget(self.about)
        column.addWidget(buttons_of(self, self.tr("Import")))

    def _table(self, found: "Import") -> QTableWidget:
        table = QTableWidget(len(found.differences), 3)
        titles = (self.tr("Number"), self.tr("In the plan"), self.tr("In the budget"))
        for row, difference in enumerate(found.differences):
            name = QTableWidgetItem(difference.name)
            table.setItem(row, 0, name)
            for place, value in enumerate((difference.now, difference.value), 1):
                cell = QTableWidgetItem(self._number(value))
                cell.setTextAlignment(_RIGHT)
                table.setItem(row, place, cell)
        for place, title in enumerate(titles):
            heading = QTableWidgetItem(title)
            heading.setTextAlignment(_RIGHT if place else _LEFT)
            table.setHorizontalHeaderItem(place, heading)
        table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        table.verticalHeader().setVisible(False)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        table.setShowGrid(False)
        table.setAccessibleName(titles[0])
        return table

    def _number(self, value: Decimal | None) -> str:
        if value is None:
            return self.tr("not set")
        locale = QLocale()
        whole, _, fraction = f"{value.normalize():f}".partition(".")
        shown = count_text(int(whole), locale)
        return f"{shown}{locale.decimalPoint()}{fraction}" if fraction else shown


def column_of_dialog(dialog: QDialog) -> QVBoxLayout:
    """Give a dialog its column, with the room around it."""
    column = QVBoxLayout(dialog)
    column.setContentsMargins(SIZES.space_6, SIZES.space_4, SIZES.space_6, SIZES.space_4)
    column.setSpacing(SIZES.space_3)
    return column


def buttons_of(dialog: QDialog, text: str) -> QDialogButtonBox:
    """Make the buttons that end a dialog; the one that goes on is called ``text``."""
    kinds = QDialogButtonBox.StandardButton
    buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel)
    buttons.button(kinds.Ok).setText(text)
    buttons.accepted.connect(dialog.accept)
    buttons.rejected.connect(dialog.reject)
    return buttons
