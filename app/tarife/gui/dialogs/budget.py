"""Dialogs about the Excel budget: its language on the way out, what differs on the way in."""

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from tarife.gui.labels import sentence_label
from tarife.gui.numbers import count_text
from tarife.gui.theme import SIZES
from tarife.terms.languages import LANGUAGE_NAMES, Language

if TYPE_CHECKING:
    from tarife.workbook.edited import Import

_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class LanguageDialog(QDialog):
    """Asks for the language of a budget; `language` is what is chosen."""

    def __init__(self, usual: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Export the Excel budget"))
        self.chooser = QComboBox()
        self.chooser.setAccessibleName(self.tr("Language of the budget"))
        for language, name in LANGUAGE_NAMES.items():
            self.chooser.addItem(name, language)
        self.chooser.setCurrentIndex(list(LANGUAGE_NAMES).index(usual))
        form = QFormLayout()
        form.addRow(self.tr("Language"), self.chooser)
        about = sentence_label(
            "muted",
            self.tr(
                "A live model: rates, volumes and shares can be edited in it, and come back "
                "into the plan with Import edited budget."
            ),
        )
        column = _column(self)
        column.addLayout(form)
        column.addWidget(about)
        column.addStretch(1)
        column.addWidget(_buttons(self, self.tr("Export…")))
        self.resize(420, 190)

    @property
    def language(self) -> Language:
        """The chosen language."""
        return list(LANGUAGE_NAMES)[self.chooser.currentIndex()]


class EditedBudgetDialog(QDialog):
    """Lists what an edited budget would change, and asks whether it should."""

    def __init__(self, found: "Import", parent: QWidget | None = None) -> None:
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
        column = _column(self)
        column.addWidget(sentence_label("heading", heading))
        column.addWidget(self.table, 1)
        if found.left_out:
            text = self.tr("Left out, since the plan has them no more: %1")
            column.addWidget(
                sentence_label("muted", text.replace("%1", "; ".join(found.left_out)))
            )
        text = self.tr("They become one change, which can be undone.")
        column.addWidget(sentence_label("muted", text))
        column.addWidget(_buttons(self, self.tr("Import")))

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


def _column(dialog: QDialog) -> QVBoxLayout:
    column = QVBoxLayout(dialog)
    column.setContentsMargins(SIZES.space_6, SIZES.space_4, SIZES.space_6, SIZES.space_4)
    column.setSpacing(SIZES.space_3)
    return column


def _buttons(dialog: QDialog, text: str) -> QDialogButtonBox:
    kinds = QDialogButtonBox.StandardButton
    buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel)
    buttons.button(kinds.Ok).setText(text)
    buttons.accepted.connect(dialog.accept)
    buttons.rejected.connect(dialog.reject)
    return buttons
