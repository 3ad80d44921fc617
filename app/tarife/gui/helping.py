"""Help at hand: the guide on F1, everywhere, and the sheet of shortcuts."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, QSettings, QUrl, Signal
from PySide6.QtGui import QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QWidget

from tarife.gui.appearance import Appearance
from tarife.gui.dialogs.shortcuts import ShortcutsDialog
from tarife.gui.help.places import place_of
from tarife.gui.knowledge import Knowledge
from tarife.gui.languages import Choice, language_of

if TYPE_CHECKING:
    from tarife.gui.help.window import HelpWindow

_EQUIPPED = "has_help"


class Helping(QObject):
    """Opens the guide on the place of what has the focus, in the window and its dialogs."""

    situation_wanted = Signal(str)

    def __init__(
        self,
        knowledge: Knowledge,
        store: QSettings,
        appearance: Appearance,
        window: QMainWindow,
    ) -> None:
        super().__init__(window)
        self._knowledge = knowledge
        self._store = store
        self._appearance = appearance
        self._window = window
        self.guide: HelpWindow | None = None
        QApplication.instance().focusChanged.connect(self._equip)  # type: ignore[union-attr]

    def show_help(self) -> None:
        """Open the guide on the place of what has the focus, or bring it forward."""
        self.show_page(place_of(QApplication.focusWidget() or self._window.focusWidget()))

    def show_page(self, place: str) -> None:
        """Open the guide on a place; an empty one leaves it where it is."""
        guide = self._made()
        self._stand_beside(QApplication.activeModalWidget() or self._window)
        guide.show()
        guide.go_to(place)
        guide.raise_()
        guide.activateWindow()

    def show_shortcuts(self) -> None:
        """Open the sheet of shortcuts."""
        ShortcutsDialog(self._window.menuBar(), self._window).open()

    def take_over(self, before: "Helping") -> None:
        """Show what another window's guide shows, whose language was another one."""
        guide = before.guide
        if guide is not None and guide.isVisible():
            made = self._made()
            made.setGeometry(guide.geometry())
            self.show_page(guide.place)

    def close(self) -> None:
        """Go with the window."""
        QApplication.instance().focusChanged.disconnect(self._equip)  # type: ignore[union-attr]
        if self.guide is not None:
            self.guide.close()
            self.guide.deleteLater()
            self.guide = None

    def _made(self) -> "HelpWindow":
        if self.guide is None:
            from tarife.gui.help.pages import read_pages  # noqa: PLC0415 - only now
            from tarife.gui.help.window import HelpWindow  # noqa: PLC0415 - only now

            pages = read_pages(language_of(Choice.SYSTEM, QLocale()))
            self.guide = HelpWindow(pages, self._draw, self._appearance, self._store)
            self.guide.reader.situation_wanted.connect(self.situation_wanted)
        return self.guide

    def _draw(self, address: QUrl, width: int) -> QImage:
        from tarife.gui.help.pictures import picture  # noqa: PLC0415 - compiles

        known = self._knowledge
        return picture(address, width, lambda: (known.book, known.markets), self._appearance)

    def _stand_beside(self, owner: QWidget) -> None:
        """Belong to a window: a dialog that blocks others lets its own ones be used."""
        guide = self._made()
        guide.winId()
        guide.windowHandle().setTransientParent(owner.window().windowHandle())
        if isinstance(owner, QDialog):
            owner.finished.connect(self._stand_beside_window)

    def _stand_beside_window(self) -> None:
        if self.guide is not None:
            handle = self._window.windowHandle()
            self.guide.windowHandle().setTransientParent(handle)

    def _equip(self, _old: QWidget | None, now: QWidget | None) -> None:
        """Give a dialog the key for help, which the menu of a blocked window cannot hear."""
        dialog = now.window() if now is not None else None
        if not isinstance(dialog, QDialog) or dialog.property(_EQUIPPED):
            return
        dialog.setProperty(_EQUIPPED, True)  # noqa: FBT003 - Qt's property
        key = QShortcut(QKeySequence(QKeySequence.StandardKey.HelpContents), dialog)
        key.activated.connect(self.show_help)
