"""The pages of the guide, beside the window."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QTextCursor, QTextDocument
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from tarife.assets import help_pages
from tarife.gui.theme import SIZES

_LIST_WIDTH: Final = 220


class HelpDialog(QDialog):
    """Shows one page of the guide; links lead to the others."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Tarife help"))
        self.resize(900, 640)
        self.pages = QListWidget()
        self.pages.setObjectName("pages")
        self.pages.setFixedWidth(_LIST_WIDTH)
        self.pages.setAccessibleName(self.tr("Pages"))
        self.page = QTextBrowser()
        self.page.setOpenLinks(False)
        self.page.setAccessibleName(self.tr("Page"))
        self.page.anchorClicked.connect(self._follow)
        self._texts = help_pages()
        for name, text in self._texts.items():
            item = QListWidgetItem(_title_of(text) or name)
            item.setData(Qt.ItemDataRole.UserRole, name)
            self.pages.addItem(item)
        self.pages.currentItemChanged.connect(self._show_chosen)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(self.pages)
        row.addWidget(self.page, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(SIZES.space_2, SIZES.space_4, SIZES.space_4, SIZES.space_3)
        column.addLayout(row, 1)
        column.addWidget(buttons)
        self.pages.setCurrentRow(0)

    def show_page(self, name: str) -> None:
        """Go to a page by the name of its file, without the ending."""
        for row in range(self.pages.count()):
            if self.pages.item(row).data(Qt.ItemDataRole.UserRole) == name:
                self.pages.setCurrentRow(row)

    def _show_chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.page.setMarkdown(self._texts[item.data(Qt.ItemDataRole.UserRole)])
            _set_apart(self.page.document())

    def _follow(self, link: QUrl) -> None:
        """Go to another page; leave the program for an address only."""
        if link.scheme() in {"http", "https"}:
            QDesktopServices.openUrl(link)
            return
        if link.path():
            self.show_page(Path(link.path()).stem)
        if link.hasFragment():
            self.page.scrollToAnchor(link.fragment())


def _set_apart(document: QTextDocument) -> None:
    """Give paragraphs and headings room, of which Markdown brings none."""
    cursor = QTextCursor(document)
    block = document.begin()
    while block.isValid():
        look = block.blockFormat()
        look.setBottomMargin(SIZES.space_1 if block.textList() else SIZES.space_2)
        if look.headingLevel() and block.blockNumber():
            look.setTopMargin(SIZES.space_4)
        cursor.setPosition(block.position())
        cursor.setBlockFormat(look)
        block = block.next()


def _title_of(text: str) -> str:
    first = text.lstrip().partition("\n")[0]
    return first.lstrip("#").strip()
