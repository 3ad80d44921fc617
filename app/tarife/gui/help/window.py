"""The window of the guide: contents and search at the left, the page at the right."""

from collections.abc import Mapping

from PySide6.QtCore import QByteArray, QSettings, Qt, QUrl
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QSplitter,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from tarife.gui.help.pages import HelpPage
from tarife.gui.help.reader import Draw, HelpReader, name_of
from tarife.gui.text.names import filled
from tarife.gui.widgets import settings
from tarife.gui.widgets.appearance import Appearance
from tarife.gui.widgets.labels import label
from tarife.gui.widgets.layouts import bare_row
from tarife.gui.widgets.theme import SIZES
from tarife.terms.folding import folded_letters

_USUAL = (1080, 760)
_LEAST = (640, 420)
_SIDE = 260
_TARGET = Qt.ItemDataRole.UserRole
_CHAPTER = 2


class HelpWindow(QWidget):
    """A window of its own, so that people can read beside their plan."""

    def __init__(
        self,
        pages: Mapping[str, HelpPage],
        draw: Draw,
        appearance: Appearance,
        store: QSettings,
    ) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setWindowTitle(self.tr("Tarife help"))
        self.setObjectName("help")
        self.pages = pages
        self._store = store
        self.reader = HelpReader(pages, draw, appearance)
        self.contents = QTreeWidget()
        self.search = QLineEdit()
        self._found = label("small")
        self.back = self._action(self.tr("Back"), QKeySequence.fromString("Alt+Left"))
        self.forward = self._action(self.tr("Forward"), QKeySequence.fromString("Alt+Right"))
        appearance.set_icon(self.back, "previous")
        appearance.set_icon(self.forward, "next")
        self._fill_contents()
        self._lay_out()
        self._connect()
        self.setMinimumSize(*_LEAST)
        self.resize(*_USUAL)
        geometry = settings.help_geometry.read(store)
        if geometry:
            self.restoreGeometry(QByteArray(geometry))

    @property
    def target(self) -> str:
        """The topic that is shown, such as ``fields#sends``."""
        source = self.reader.source()
        anchor = f"#{source.fragment()}" if source.hasFragment() else ""
        return name_of(source) + anchor

    def go_to(self, target: str) -> None:
        """Show a topic such as ``fields#sends``; an empty one leaves the reader in peace."""
        if target:
            self.reader.go_to(target)
        elif self.reader.source().isEmpty():
            self.reader.go_to(next(iter(self.pages)))

    def closeEvent(self, event: QCloseEvent) -> None:
        settings.help_geometry.write(self._store, bytes(self.saveGeometry().data()))
        super().closeEvent(event)

    def _connect(self) -> None:
        reader = self.reader
        self.back.triggered.connect(reader.backward)
        self.forward.triggered.connect(reader.forward)
        reader.backwardAvailable.connect(self.back.setEnabled)
        reader.forwardAvailable.connect(self.forward.setEnabled)
        reader.sourceChanged.connect(self._mark_page)
        self.back.setEnabled(False)
        self.forward.setEnabled(False)
        self.contents.itemClicked.connect(self._go)
        self.contents.itemActivated.connect(self._go)
        self.search.textChanged.connect(self._seek)
        self.search.returnPressed.connect(self._go_on)
        find = self._action(self.tr("Search"), QKeySequence(QKeySequence.StandardKey.Find))
        find.triggered.connect(self._begin_search)
        following = self._action("", QKeySequence(QKeySequence.StandardKey.FindNext))
        following.triggered.connect(self._go_on)
        leave = self._action("", QKeySequence(Qt.Key.Key_Escape))
        leave.triggered.connect(self._leave)

    def _action(self, text: str, keys: QKeySequence) -> QAction:
        made = QAction(text, self)
        made.setShortcut(keys)
        shown = keys.toString(QKeySequence.SequenceFormat.NativeText)
        made.setToolTip(f"{text} ({shown})")
        self.addAction(made)
        return made

    def _fill_contents(self) -> None:
        self.contents.setHeaderHidden(True)
        self.contents.setObjectName("pages")
        self.contents.setIndentation(SIZES.space_4)
        self.contents.setAccessibleName(self.tr("Contents"))
        for name, page in self.pages.items():
            item = QTreeWidgetItem([page.title])
            item.setData(0, _TARGET, name)
            self.contents.addTopLevelItem(item)
            for heading in page.headings:
                if heading.level == _CHAPTER and heading.anchor:
                    chapter = QTreeWidgetItem(item, [heading.text])
                    chapter.setData(0, _TARGET, f"{name}#{heading.anchor}")
                    chapter.setToolTip(0, heading.text)

    def _go(self, item: QTreeWidgetItem) -> None:
        self.reader.go_to(item.data(0, _TARGET))

    def _mark_page(self, source: QUrl) -> None:
        """Mark the page that is shown, and open its chapters alone."""
        if source.isEmpty():
            return
        target = name_of(source)
        whole = f"{target}#{source.fragment()}"
        for item in self._items():
            is_shown = item.data(0, _TARGET) == target
            item.setExpanded(is_shown)
            if is_shown:
                inside = (item.child(n) for n in range(item.childCount()))
                chosen = next((one for one in inside if one.data(0, _TARGET) == whole), item)
                self.contents.setCurrentItem(chosen)
        self.reader.mark(self.search.text().strip())

    def _items(self) -> tuple[QTreeWidgetItem, ...]:
        tree = self.contents
        found = (tree.topLevelItem(n) for n in range(tree.topLevelItemCount()))
        return tuple(found)

    def _seek(self, sought: str) -> None:
        """Leave only the pages that hold a text, and mark it in the one that is shown."""
        wanted = folded_letters(sought.strip())
        for item in self._items():
            text = self.pages[item.data(0, _TARGET)].markdown
            item.setHidden(wanted not in folded_letters(text))
        count = self.reader.mark(sought.strip())
        shown = sum(not item.isHidden() for item in self._items())
        self._found.setVisible(bool(wanted))
        text = self.tr("%1 on this page, %2[page|pages]")
        self._found.setText(filled(text, str(count), str(shown)))

    def _go_on(self) -> None:
        """Go to the next match; from a page without any, to the first page that has one."""
        if not self.reader.extraSelections():
            first = next((item for item in self._items() if not item.isHidden()), None)
            if first is None or not self.search.text().strip():
                return
            self._go(first)
            self._seek(self.search.text())
        self.reader.go_to_next()

    def _begin_search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def _leave(self) -> None:
        """End the search, or else close."""
        if self.search.text():
            self.search.clear()
        else:
            self.close()

    def _lay_out(self) -> None:
        self.search.setPlaceholderText(self.tr("Search the help"))
        self.search.setAccessibleName(self.tr("Search the help"))
        self.search.setClearButtonEnabled(True)
        self._found.hide()
        tools = QHBoxLayout()
        for action in (self.back, self.forward):
            made = QToolButton()
            made.setDefaultAction(action)
            tools.addWidget(made)
        tools.addWidget(self.search, 1)
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(SIZES.space_3, SIZES.space_3, SIZES.space_2, SIZES.space_3)
        column.addLayout(tools)
        column.addWidget(self._found)
        column.addWidget(self.contents, 1)
        parts = QSplitter(Qt.Orientation.Horizontal)
        parts.addWidget(side)
        parts.addWidget(self.reader)
        parts.setStretchFactor(1, 1)
        parts.setSizes([_SIDE, _USUAL[0] - _SIDE])
        parts.setChildrenCollapsible(False)
        row = bare_row(self)
        row.addWidget(parts)
