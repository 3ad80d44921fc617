"""Rules of wheel, keyboard and text that hold for every control of every window."""

from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QCursor, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QScrollBar,
    QToolButton,
    QWidget,
)

_HOLDING_VALUES: Final = (QComboBox, QAbstractSpinBox, QAbstractSlider)
_PRESSED: Final = (QPushButton, QToolButton)
_TICKED: Final = (QCheckBox, QRadioButton)
_ESCAPE: Final = Qt.Key.Key_Escape
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_UNDOING: Final = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
_WANTED: Final = frozenset(
    {
        QEvent.Type.Wheel,
        QEvent.Type.Polish,
        QEvent.Type.KeyPress,
        QEvent.Type.KeyRelease,
        QEvent.Type.FocusIn,
        QEvent.Type.ShortcutOverride,
    }
)


class InputRules(QObject):
    """Keeps the wheel from changing values, lets Enter press and the plan be undone.

    Install it on the application, where it sees every event of every object: one filter for
    all rules, which turns to Python for few kinds. A style of our own would see each widget
    once, but PySide crashes when such a style draws a menu.

    A closed control lets the wheel go on to what scrolls around it, focused or not: a person
    who has chosen something and then scrolls still has the pointer and the focus on it. The
    list of an open drop-down is a window of its own and scrolls. No control takes the focus
    from another by the wheel either: that would end what is being typed there.

    Enter on a box to be ticked is left to a dialog's default button, and ticks it elsewhere.

    A field that holds nothing unconfirmed leaves undo and redo to the plan. Otherwise it would
    keep both keys for itself for ever, and what it shows and what the plan holds drift apart.

    A button whose menu is open misses that the pointer leaves it, and would look as if it were
    still there.

    Qt takes a text for HTML if it looks like it: a name out of a file would load pictures and
    hold links, in any label, message box or tooltip. Only who asks for HTML gets it.
    """

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind not in _WANTED:
            return False
        match watched:
            case QWidget() if kind == QEvent.Type.Polish:
                _prepare(watched)
            case QLineEdit():
                return _is_left_to_the_plan(watched, event)
            case QAbstractButton() if kind == QEvent.Type.KeyPress:
                return isinstance(event, QKeyEvent) and _is_pressed(watched, event)
            case _ if kind == QEvent.Type.Wheel and _holds_value(watched):
                event.ignore()
                return True
            case _:
                pass
        return False


def _prepare(widget: QWidget) -> None:
    """Take the focus by no wheel, and guess no HTML; every text is shown by a label."""
    if widget.focusPolicy() == Qt.FocusPolicy.WheelFocus:
        widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    if isinstance(widget, _PRESSED) and (menu := widget.menu()):
        menu.aboutToHide.connect(partial(_forget_pointer, widget))
    if isinstance(widget, QLabel) and widget.textFormat() == Qt.TextFormat.AutoText:
        widget.setTextFormat(Qt.TextFormat.PlainText)


def _forget_pointer(button: QPushButton | QToolButton) -> None:
    """Let a button know that the pointer left it for its menu, which nobody else tells it."""
    if button.underMouse() and not button.rect().contains(button.mapFromGlobal(QCursor.pos())):
        QApplication.sendEvent(button, QEvent(QEvent.Type.Leave))


def _holds_value(watched: QObject) -> bool:
    return isinstance(watched, _HOLDING_VALUES) and not isinstance(watched, QScrollBar)


def _is_left_to_the_plan(line: QLineEdit, event: QEvent) -> bool:
    """Let a field forget its typing once it is confirmed, and undo only what is not.

    One that is left still reads what was typed, so it forgets when it is entered again;
    Escape drops it.
    """
    is_enter = isinstance(event, QKeyEvent) and event.key() in _ENTER
    match event.type():
        case QEvent.Type.FocusIn:
            line.setModified(False)
        case QEvent.Type.KeyRelease if is_enter:
            line.setModified(False)
        case QEvent.Type.KeyPress if isinstance(event, QKeyEvent) and event.key() == _ESCAPE:
            line.setModified(False)
        case QEvent.Type.ShortcutOverride if isinstance(event, QKeyEvent):
            if any(event.matches(key) for key in _UNDOING) and not line.isModified():
                event.ignore()
                return True
        case _:
            pass
    return False


def _is_pressed(button: QAbstractButton, event: QKeyEvent) -> bool:
    """Press a button for Enter alone, where Enter is to press it."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if event.key() not in _ENTER or held or event.isAutoRepeat():
        return False
    is_ticked = isinstance(button, _TICKED) and not isinstance(button.window(), QDialog)
    if not (is_ticked or isinstance(button, _PRESSED)):
        return False
    button.click()
    return True
