"""Rules of wheel, keyboard and text that hold for every control of every window."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QPalette
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
    QProxyStyle,
    QPushButton,
    QRadioButton,
    QScrollBar,
    QToolButton,
    QWidget,
)

_HOLDING_VALUES: Final = (QComboBox, QAbstractSpinBox, QAbstractSlider)
_PRESSED: Final = (QPushButton, QToolButton)
_TICKED: Final = (QCheckBox, QRadioButton)
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_UNDOING: Final = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
_OF_UNDO: Final = (
    QEvent.Type.FocusOut,
    QEvent.Type.KeyRelease,
    QEvent.Type.ShortcutOverride,
)


class ControlStyle(QProxyStyle):
    """Has Fusion draw every control, and gives each the rules of its kind as it is made.

    Qt lets the style of the application see each widget once, also those of its own message
    boxes and tooltips. A filter on the application would see them too, and every event
    besides.
    """

    def __init__(self) -> None:
        super().__init__("Fusion")
        self._wheel, self._enter, self._undo = _Wheel(self), _Enter(self), _Undo(self)

    def polish(self, target: QWidget | QApplication | QPalette) -> None:  # type: ignore[override] # Qt calls it with any
        super().polish(target)
        if not isinstance(target, QWidget):
            return
        if target.focusPolicy() == Qt.FocusPolicy.WheelFocus:
            target.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        match target:
            case QLabel():
                _show_plainly(target)
            case QLineEdit():
                target.installEventFilter(self._undo)
            case QAbstractButton():
                target.installEventFilter(self._enter)
            case QScrollBar():
                pass
            case _ if isinstance(target, _HOLDING_VALUES):
                target.installEventFilter(self._wheel)
            case _:
                pass


def _show_plainly(label: QLabel) -> None:
    """Let a label guess nothing; every text, also of boxes and tooltips, is shown by one.

    Qt takes a text for HTML if it looks like it: a name out of a file would load pictures and
    hold links. Only who asks for HTML gets it.
    """
    if label.textFormat() == Qt.TextFormat.AutoText:
        label.setTextFormat(Qt.TextFormat.PlainText)


class _Wheel(QObject):
    """Keeps the wheel from changing values.

    A closed control lets the wheel go on to what scrolls around it, focused or not: a person
    who has chosen something and then scrolls still has the pointer and the focus on it. The
    list of an open drop-down is a window of its own and scrolls. No control takes the focus
    from another by the wheel either: that would end what is being typed there.
    """

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.Wheel:
            return False
        event.ignore()
        return True


class _Enter(QObject):
    """Lets Enter press buttons.

    On a box to be ticked it is left to a dialog's default button, and ticks it elsewhere.
    """

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress:
            return False
        if (
            isinstance(event, QKeyEvent)
            and isinstance(watched, QAbstractButton)
            and _presses(watched, event)
        ):
            watched.click()
            return True
        return False


def _presses(button: QAbstractButton, event: QKeyEvent) -> bool:
    """Tell whether a key is Enter alone, on a button that it is to press."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if event.key() not in _ENTER or held or event.isAutoRepeat():
        return False
    is_ticked = isinstance(button, _TICKED) and not isinstance(button.window(), QDialog)
    return isinstance(button, _PRESSED) or is_ticked


class _Undo(QObject):
    """Lets undo and redo through to the plan where a field holds nothing unconfirmed.

    Without it a field keeps both keys for itself for ever, and what it shows and what the
    plan holds drift apart.
    """

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in _OF_UNDO or not isinstance(watched, QLineEdit):
            return False
        match event:
            case QKeyEvent() if event.type() == QEvent.Type.ShortcutOverride:
                is_undo = any(event.matches(key) for key in _UNDOING)
                if is_undo and not watched.isModified():
                    event.ignore()
                    return True
            case QKeyEvent() if event.key() not in _ENTER:
                pass
            case _:
                watched.setModified(False)
        return False
