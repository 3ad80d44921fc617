"""Help at hand: the guide on F1, and the sheet of shortcuts."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMainWindow, QWidget

from tarife.gui.dialogs.help import HelpDialog
from tarife.gui.dialogs.shortcuts import ShortcutsDialog

PAGE_PROPERTY = "help_page"
"""The property by which a widget names its page of the guide."""


class Helping(QObject):
    """Opens the guide on the page of what has the focus."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._guide: HelpDialog | None = None

    def show_help(self) -> None:
        """Open the guide on the page of what has the focus, or bring it forward."""
        self.show_page(_page_of(self._window.focusWidget()))

    def show_page(self, page: str) -> None:
        """Open the guide on a page; an empty name leaves it where it is."""
        if self._guide is None:
            self._guide = HelpDialog(self._window)
        if page:
            self._guide.show_page(page)
        self._guide.show()
        self._guide.raise_()
        self._guide.activateWindow()

    def show_shortcuts(self) -> None:
        """Open the sheet of shortcuts."""
        ShortcutsDialog(self._window.menuBar(), self._window).open()


def _page_of(widget: QWidget | None) -> str:
    """Find the page that a widget, or what it stands in, names."""
    while widget is not None:
        page = widget.property(PAGE_PROPERTY)
        if page:
            return str(page)
        widget = widget.parentWidget()
    return ""
