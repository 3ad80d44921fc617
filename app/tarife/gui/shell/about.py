"""What this program is: its version, its rate cards and their dates, its licences."""

from importlib.metadata import version
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QMenu,
    QMenuBar,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from tarife.assets import licences
from tarife.gui.text.names import menu_name
from tarife.gui.text.times import date_text
from tarife.gui.widgets.labels import label, sentence_label
from tarife.gui.widgets.theme import SIZES
from tarife.rates.book import RateBook
from tarife.rates.cards import RateCard


class ShortcutsDialog(QDialog):
    """Lists the actions of the menus that have a shortcut, then the keys of tables."""

    def __init__(self, menus: QMenuBar, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(460, 560)
        self._lines: list[tuple[str, str]] = []
        sheet = QWidget()
        self._grid = QGridLayout(sheet)
        self._grid.setColumnStretch(0, 1)
        self._grid.setHorizontalSpacing(SIZES.space_6)
        self._grid.setVerticalSpacing(SIZES.space_1)
        for action in menus.actions():
            menu = action.menu()
            if isinstance(menu, QMenu):
                self._add_group(menu_name(menu.title()), _keys_of(menu))
        self._add_group(self.tr("In tables"), self._keys_of_tables())
        self._grid.setRowStretch(self._grid.rowCount(), 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(sheet)
        bar = scroll.verticalScrollBar().sizeHint().width()
        scroll.setMinimumWidth(sheet.sizeHint().width() + bar + 2 * scroll.frameWidth())
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(SIZES.space_6, SIZES.space_4, SIZES.space_4, SIZES.space_4)
        column.setSpacing(SIZES.space_3)
        column.addWidget(label("title", self.windowTitle()))
        column.addWidget(scroll, 1)
        column.addWidget(buttons)

    @property
    def lines(self) -> tuple[tuple[str, str], ...]:
        """What is listed: the action and its keys, a heading with empty keys."""
        return tuple(self._lines)

    def _add_group(self, title: str, keys: tuple[tuple[str, str], ...]) -> None:
        keys = tuple(key for key in keys if key not in self._lines)
        if not keys:
            return
        row = self._grid.rowCount()
        self._grid.setRowMinimumHeight(row, SIZES.space_6)
        self._grid.addWidget(label("small", title), row, 0, Qt.AlignmentFlag.AlignBottom)
        self._lines.append((title, ""))
        for index, (text, shortcut) in enumerate(keys, start=row + 1):
            self._grid.addWidget(label("", text), index, 0)
            self._grid.addWidget(label("muted", shortcut), index, 1)
            self._lines.append((text, shortcut))

    def _keys_of_tables(self) -> tuple[tuple[str, str], ...]:
        def native(keys: str) -> str:
            return QKeySequence.fromString(keys).toString(
                QKeySequence.SequenceFormat.NativeText
            )

        return (
            (self.tr("Edit the cell"), native("F2")),
            (self.tr("Take what was typed"), native("Return")),
            (self.tr("Take it back, then leave the table"), native("Esc")),
            (self.tr("Empty the cells"), native("Del")),
            (self.tr("Copy the cells"), native("Ctrl+C")),
            (self.tr("Paste cells"), native("Ctrl+V")),
            (self.tr("Copy the cells with headings"), native("Ctrl+Shift+C")),
            (self.tr("Fill down"), native("Ctrl+D")),
            (self.tr("Open the line in its details"), native("Ctrl+Return")),
            (self.tr("Duplicate the line"), native("Ctrl+Shift+D")),
            (self.tr("Move the line up or down"), f"{native('Alt+Up')}, {native('Alt+Down')}"),
            (self.tr("Delete the lines"), native("Ctrl+Del")),
            (
                self.tr("Move a send to another day, in the calendar"),
                f"{native('Alt+Left')}, {native('Alt+Right')}",
            ),
        )


def _keys_of(menu: QMenu) -> tuple[tuple[str, str], ...]:
    found: list[tuple[str, str]] = []
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            found += _keys_of(inner)
        elif not action.shortcut().isEmpty():
            found.append((menu_name(action.text()), _native(action)))
    return tuple(found)


def _native(action: QAction) -> str:
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)


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
        icon = label("")
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
        for index, card in enumerate(_newest(book)):
            row, column = divmod(index, _COLUMNS)
            grid.addWidget(
                label("", f"{card.id.currency}  {date_text(card.id.effective_from)}"),
                row + 1,
                column,
            )
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
