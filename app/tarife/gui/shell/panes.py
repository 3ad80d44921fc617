"""Going from one pane of the window to the next by F6."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget


class Panes(QObject):
    """Moves the focus into the next or previous pane; `actions` do so in menus."""

    def __init__(self, panes: Sequence[QWidget], parent: QWidget) -> None:
        super().__init__(parent)
        self._panes = tuple(panes)
        self.actions = (
            self._action(self.tr("&Next pane"), "F6", 1),
            self._action(self.tr("&Previous pane"), "Shift+F6", -1),
        )

    def go(self, steps: int) -> None:
        """Go some panes on, past those where nothing takes the focus."""
        entrances = [(pane, next(_focusable(pane), None)) for pane in self._panes]
        open_ = [(pane, entrance) for pane, entrance in entrances if entrance is not None]
        if not open_:
            return
        focused = QApplication.focusWidget()
        places = [
            place
            for place, (pane, _) in enumerate(open_)
            if focused is not None and pane.isAncestorOf(focused)
        ]
        before = places[0] if places else (-1 if steps > 0 else 0)
        open_[(before + steps) % len(open_)][1].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _action(self, text: str, keys: str, steps: int) -> QAction:
        made = QAction(text, self)
        made.setShortcut(QKeySequence.fromString(keys))
        made.triggered.connect(lambda: self.go(steps))
        return made


def _focusable(pane: QWidget) -> Iterator[QWidget]:
    """List what the Tab key reaches in a pane, in its order."""
    widget = pane.nextInFocusChain()
    while widget is not None and widget is not pane:
        takes_focus = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        is_open = takes_focus and widget.isEnabled() and not widget.visibleRegion().isEmpty()
        if is_open and pane.isAncestorOf(widget):
            yield widget
        widget = widget.nextInFocusChain()
