"""Cut, copy and paste of the menu: they act on what has the focus, a table or a text."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLabel,
    QLineEdit,
    QMenu,
    QMenuBar,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

from tarife.gui.text.languages import tr

Keys = QKeySequence.StandardKey
EditAction = Callable[[], object]


class EditActions(QObject):
    """Makes the actions, and knows what they act on while a menu has the focus.

    Their keys are shown and not taken: each control has them itself.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._focused: QWidget | None = None
        self.otherwise: Callable[[], QWidget | None] = lambda: None
        """Gives what takes a paste while nothing else does."""
        self.actions = {
            keys: self._action(keys, text)
            for keys, text in (
                (Keys.Cut, tr("Cu&t")),
                (Keys.Copy, tr("&Copy")),
                (Keys.Paste, tr("&Paste")),
            )
        }
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._note)

    def fill(self, menu: QMenu) -> None:
        """Put the actions into a menu, between lines."""
        menu.addSeparator()
        menu.addActions([*self.actions.values()])
        menu.addSeparator()
        menu.aboutToShow.connect(self._refresh)

    def _refresh(self) -> None:
        for keys, action in self.actions.items():
            action.setEnabled(self._act(keys) is not None)

    def _action(self, keys: Keys, text: str) -> QAction:
        made = QAction(text, self)
        made.setShortcuts(keys)
        made.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        made.triggered.connect(partial(self._do, keys))
        return made

    def _note(self, _before: QWidget | None, now: QWidget | None) -> None:
        is_menu = isinstance(now, QMenu | QMenuBar)
        if now is not None and not is_menu and now.window() is self._window:
            self._focused = now

    def _do(self, keys: Keys) -> None:
        act = self._act(keys)
        if act is not None:
            act()

    def _act(self, keys: Keys) -> EditAction | None:
        """Find what a key does now; nothing where it does nothing."""
        focused, other = self._focused, self.otherwise()
        is_there = focused is not None and isValid(focused) and focused.isVisible()
        own = offered(focused, keys) if is_there and focused else None
        if own is None and keys == Keys.Paste and other is not None:
            return offered(other, keys)
        return own


def offered(widget: QWidget, keys: Keys) -> EditAction | None:
    """Give what a control does on keys of the clipboard, if anything."""
    is_paste = keys == Keys.Paste
    if is_paste and not QGuiApplication.clipboard().text():
        return None
    match widget:
        case QLineEdit() | QPlainTextEdit() | QTextEdit():
            is_allowed = keys == Keys.Copy or not widget.isReadOnly()
            act = {Keys.Cut: widget.cut, Keys.Copy: widget.copy, Keys.Paste: widget.paste}[keys]
            return act if is_allowed and (is_paste or _is_chosen(widget)) else None
        case QAbstractItemView():
            chosen = widget.selectionModel()
            if not is_paste and not (chosen and chosen.hasSelection()):
                return None
            bound = QKeySequence.keyBindings(keys)
            own: list[EditAction] = [
                one.trigger for one in widget.actions() if one.shortcut() in bound
            ]
            copied: list[EditAction] = (
                [partial(_press_copy, widget)] if keys == Keys.Copy else []
            )
            return next(iter((*own, *copied)), None)
        case QLabel() if keys == Keys.Copy and widget.hasSelectedText():
            return partial(_press_copy, widget)
        case _:
            return None


def _is_chosen(widget: QLineEdit | QPlainTextEdit | QTextEdit) -> bool:
    if isinstance(widget, QLineEdit):
        return widget.hasSelectedText()
    return widget.textCursor().hasSelection()


def _press_copy(widget: QWidget) -> None:
    """Have a control copy as it does by its keys."""
    keys, control = Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier
    QApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, keys, control))
