"""Shows one page of the guide: text at a readable width, pictures drawn in the theme."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QDesktopServices,
    QFont,
    QImage,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget

from tarife.gui.help.pages import SCHEME, HelpPage, address
from tarife.gui.widgets.appearance import Appearance
from tarife.gui.widgets.theme import SIZES, Tokens
from tarife.terms.folding import folded_letters

Draw = Callable[[QUrl, int], QImage]

MEASURE: Final = 680
_HEADINGS_PX: Final = (22, 17, 15)
_LINE_PERCENT: Final = 138
_PICTURE: Final = "\N{OBJECT REPLACEMENT CHARACTER}"


class HelpReader(QTextBrowser):
    """Reads pages; links lead to pages, out of the program, or to the playground."""

    situation_wanted = Signal(str)

    def __init__(
        self,
        pages: Mapping[str, HelpPage],
        draw: Draw,
        appearance: Appearance,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._pages = pages
        self._draw = draw
        self._appearance = appearance
        self._drawn: dict[str, QImage] = {}
        self._anchors: dict[str, int] = {}
        self._marked: tuple[tuple[int, int], ...] = ()
        self.page = next(iter(pages.values()))
        self.setObjectName("guide")
        self.setOpenLinks(False)
        self.setAccessibleName(self.tr("Page"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.anchorClicked.connect(self.follow)
        self.sourceChanged.connect(self._format)
        appearance.changed.connect(self._draw_anew)

    def go_to(self, target: str) -> None:
        """Show a topic such as ``fields#sends``."""
        self.setSource(QUrl(address(target)))

    def follow(self, link: QUrl) -> None:
        """Go to another page; leave the program for a web address only."""
        if link.scheme() in {"http", "https"}:
            QDesktopServices.openUrl(link)
        elif link.scheme() == "playground":
            self.situation_wanted.emit(link.path())
        else:
            self.setSource(link)

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        name = QUrl(name)
        if name.scheme() == "situation":
            return self._picture(name)
        if name.scheme() == SCHEME:
            return self._pages[name_of(name)].markdown
        return super().loadResource(kind, name)

    def _format(self, source: QUrl) -> None:
        if source.isEmpty():
            return
        self.page = self._pages[name_of(source)]
        self._anchors = dict(_formatted(self.document(), self.page, self._appearance.tokens))
        self._keep_measure()
        self._scroll_to(source.fragment())

    def mark(self, sought: str) -> int:
        """Mark every match of a text in the page; gives how many there are."""
        text = folded_letters(self.document().toPlainText())
        starts = _matches(text, folded_letters(sought))
        self._marked = tuple((start, start + len(sought)) for start in starts)
        self.setExtraSelections([self._selection(mark) for mark in self._marked])
        return len(self._marked)

    def go_to_next(self) -> None:
        """Go to the next match, around the end."""
        at = self.textCursor().position()
        after = (mark for mark in self._marked if mark[0] >= at)
        mark = next(after, self._marked[0] if self._marked else None)
        if mark is not None:
            self.setTextCursor(self._cursor(mark))
            self.ensureCursorVisible()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_measure()

    def _selection(self, mark: tuple[int, int]) -> QTextEdit.ExtraSelection:
        made = QTextEdit.ExtraSelection()
        look = QTextCharFormat()
        look.setBackground(QColor(self._appearance.tokens.accent))
        look.setForeground(QColor(self._appearance.tokens.on_accent))
        made.cursor = self._cursor(mark)  # type: ignore[attr-defined] # the stubs lack it
        made.format = look  # type: ignore[attr-defined] # the stubs lack it
        return made

    def _cursor(self, mark: tuple[int, int]) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(mark[0])
        cursor.setPosition(mark[1], QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _keep_measure(self) -> None:
        """Keep lines as long as eyes can follow, whatever the width of the window."""
        root = self.document().rootFrame()
        look = root.frameFormat()
        side = max((self.viewport().width() - MEASURE) / 2, SIZES.space_6)
        if look.leftMargin() != side:
            look.setLeftMargin(side)
            look.setRightMargin(side)
            look.setBottomMargin(SIZES.space_6)
            root.setFrameFormat(look)

    def _scroll_to(self, anchor: str) -> None:
        position = self._anchors.get(anchor)
        if position is None:
            return
        block = self.document().findBlock(position)
        top = self.document().documentLayout().blockBoundingRect(block).top()
        self.verticalScrollBar().setValue(round(top) - SIZES.space_2)

    def _picture(self, name: QUrl) -> QImage:
        key = name.toString()
        if key not in self._drawn:
            self._drawn[key] = self._draw(name, MEASURE)
        return self._drawn[key]

    def _draw_anew(self) -> None:
        """Take the colours of another theme, and stay where the reader is."""
        self._drawn.clear()
        if self.source().isEmpty():
            return
        at = self.verticalScrollBar().value()
        self.reload()
        self.verticalScrollBar().setValue(at)


def name_of(source: QUrl) -> str:
    """Give the name of the page at an address."""
    return source.fileName().removesuffix(".md")


def _matches(text: str, sought: str) -> Iterator[int]:
    position = text.find(sought) if sought else -1
    while position >= 0:
        yield position
        position = text.find(sought, position + len(sought))


def _formatted(
    document: QTextDocument, page: HelpPage, tokens: Tokens
) -> Iterator[tuple[str, int]]:
    """Give text its room and tables their lines; gives where each anchor stands."""
    headings = iter(page.headings)
    cursor = QTextCursor(document)
    block = document.begin()
    while block.isValid():
        cursor.setPosition(block.position())
        level = block.blockFormat().headingLevel()
        if level:
            heading = next(headings)
            if heading.anchor:
                yield heading.anchor, block.position()
            _format_heading(cursor, level)
        _give_room(cursor, block, level)
        block = block.next()
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            _format_table(frame, tokens)


def _format_heading(cursor: QTextCursor, level: int) -> None:
    cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
    look = QTextCharFormat()
    font = QFont()
    font.setPixelSize(_HEADINGS_PX[min(level, len(_HEADINGS_PX)) - 1])
    font.setBold(True)
    specified = QTextCharFormat.FontPropertiesInheritanceBehavior.FontPropertiesSpecifiedOnly
    look.setFont(font, specified)
    cursor.mergeCharFormat(look)
    cursor.clearSelection()


def _give_room(cursor: QTextCursor, block: QTextBlock, level: int) -> None:
    """Give a paragraph or heading room, of which Markdown brings none."""
    look = QTextBlockFormat()
    if cursor.currentTable() is None:
        is_item = block.textList() is not None
        look.setBottomMargin(SIZES.space_1 if is_item else SIZES.space_3)
    is_picture = block.text() == _PICTURE
    if is_picture:
        look.setTopMargin(SIZES.space_2)
    if level:
        look.setTopMargin(SIZES.space_6 if level < 3 and block.blockNumber() else SIZES.space_2)  # noqa: PLR2004
        look.setBottomMargin(SIZES.space_2)
    proportional = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
    look.setLineHeight(100 if is_picture else _LINE_PERCENT, proportional)
    cursor.setPosition(block.position())
    cursor.mergeBlockFormat(look)


def _format_table(table: QTextTable, tokens: Tokens) -> None:
    look = table.format()
    look.setBorderCollapse(True)
    look.setBorder(1)
    look.setBorderBrush(QColor(tokens.line))
    look.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    look.setCellPadding(SIZES.space_2 - 2)
    look.setCellSpacing(0)
    look.setTopMargin(SIZES.space_1)
    look.setBottomMargin(SIZES.space_4)
    look.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    look.setAlignment(Qt.AlignmentFlag.AlignLeft)
    table.setFormat(look)
    for column in range(table.columns()):
        cell = table.cellAt(0, column)
        head = cell.format()
        head.setBackground(QColor(tokens.raised))
        cell.setFormat(head)
