"""What this program is: its version, its rate cards and their dates, its licences."""

from importlib.metadata import version
from typing import Final

from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from tarife.assets import licences
from tarife.gui.labels import label, sentence_label
from tarife.gui.theme import SIZES
from tarife.rates.book import RateBook
from tarife.rates.cards import RateCard

_ICON_PX: Final = 56
_COLUMNS: Final = 3


class AboutDialog(QDialog):
    """Names the version and the newest rate card of every currency."""

    def __init__(self, book: RateBook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About Tarife"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(480)
        column = QVBoxLayout(self)
        column.setContentsMargins(SIZES.space_6, SIZES.space_6, SIZES.space_6, SIZES.space_4)
        column.setSpacing(SIZES.space_4)
        column.addLayout(self._head())
        column.addWidget(
            sentence_label(
                "",
                self.tr(
                    "Figures are estimates from published rate cards, without tax and partner "
                    "fees. Meta's invoice prevails."
                ),
            )
        )
        column.addWidget(self._cards(book))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.licences = buttons.addButton(
            self.tr("Licences…"), QDialogButtonBox.ButtonRole.ActionRole
        )
        self.licences.clicked.connect(self._show_licences)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)

    def _head(self) -> QHBoxLayout:
        icon = QLabel()
        icon.setPixmap(QApplication.windowIcon().pixmap(_ICON_PX, _ICON_PX))
        name = label("title", self.tr("Tarife %1").replace("%1", version("tarife")))
        purpose = self.tr("Plans what a month of WhatsApp Business Platform traffic costs.")
        words = QVBoxLayout()
        words.setSpacing(SIZES.space_1)
        words.addWidget(name)
        words.addWidget(sentence_label("muted", purpose))
        row = QHBoxLayout()
        row.setSpacing(SIZES.space_4)
        row.addWidget(icon)
        row.addLayout(words, 1)
        return row

    def _cards(self, book: RateBook) -> QFrame:
        frame = QFrame()
        frame.setObjectName("card")
        grid = QGridLayout(frame)
        grid.setContentsMargins(SIZES.space_4, SIZES.space_3, SIZES.space_4, SIZES.space_3)
        grid.setHorizontalSpacing(SIZES.space_6)
        count = self.tr("%1 rate cards; the newest of each currency holds from:")
        heading = label("small", count.replace("%1", str(len(book.cards))))
        grid.addWidget(heading, 0, 0, 1, _COLUMNS)
        for place, card in enumerate(_newest(book)):
            day = card.id.effective_from
            shown = QLocale().toString(QDate(day.year, day.month, day.day), "d MMM yyyy")
            row, column = divmod(place, _COLUMNS)
            grid.addWidget(label("", f"{card.id.currency}  {shown}"), row + 1, column)
        return frame

    def _show_licences(self) -> None:
        LicencesDialog(licences(), self).open()


class LicencesDialog(QDialog):
    """Shows the licences of the program and of everything that it carries."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Licences"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(760, 560)
        column = QVBoxLayout(self)
        column.setContentsMargins(SIZES.space_4, SIZES.space_4, SIZES.space_4, SIZES.space_3)
        self.text = QPlainTextEdit(text)
        self.text.setReadOnly(True)
        self.text.setObjectName("licences")
        self.text.setAccessibleName(self.windowTitle())
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column.addWidget(self.text)
        column.addWidget(buttons)


def _newest(book: RateBook) -> tuple[RateCard, ...]:
    newest = {card.id.currency: card for card in book.cards}
    return tuple(newest[currency] for currency in book.currencies)
