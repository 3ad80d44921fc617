"""Going from one pane of the window to the next by F6."""

from collections.abc import Sequence

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
        entrances = [(pane, _entrance(pane)) for pane in self._panes]
        open_ = [(pane, entrance) for pane, entrance in entrances if entrance is not None]
        if not open_:
            return
        focused = QApplication.focusWidget()
        holding = [
            index
            for index, (pane, _) in enumerate(open_)
            if focused is not None and pane.isAncestorOf(focused)
        ]
        before = holding[0] if holding else (-1 if steps > 0 else 0)
        open_[(before + steps) % len(open_)][1].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _action(self, text: str, keys: str, steps: int) -> QAction:
        made = QAction(text, self)
        made.setShortcut(QKeySequence.fromString(keys))
        made.triggered.connect(lambda: self.go(steps))
        return made


def _entrance(pane: QWidget) -> QWidget | None:
    """Find the first widget of a pane that the Tab key reaches.

    Asking Qt for the next one in the chain of focus would make PySide take that for a child of
    the one asked, and its Python object would end with it.
    """
    return next(filter(_takes_focus, pane.findChildren(QWidget)), None)


def _takes_focus(widget: QWidget) -> bool:
    is_reached = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return is_reached and widget.isEnabled() and not widget.visibleRegion().isEmpty()
