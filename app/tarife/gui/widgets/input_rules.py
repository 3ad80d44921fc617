"""Rules of wheel, keyboard and text that hold for every control of every window."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QDialog,
    QLabel,
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


class InputRules(QObject):
    """Keeps the wheel from changing values, lets Enter press, and shows text as it is.

    Install it on the application.

    A closed control lets the wheel go on to what scrolls around it, focused or not: a person
    who has chosen something and then scrolls still has the pointer and the focus on it. The
    list of an open drop-down is a window of its own and scrolls. No control takes the focus
    from another by the wheel either: that would end what is being typed there.

    Enter on a box to be ticked is left to a dialog's default button, and ticks it elsewhere.

    Qt takes a text for HTML if it looks like it: a name out of a file would load pictures and
    hold links, in any label, message box or tooltip. Only who asks for HTML gets it.
    """

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        match event.type():
            case QEvent.Type.Wheel if _holds_value(watched):
                event.ignore()
                return True
            case QEvent.Type.Polish if isinstance(watched, QWidget):
                if watched.focusPolicy() == Qt.FocusPolicy.WheelFocus:
                    watched.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
                _show_plainly(watched)
            case QEvent.Type.KeyPress if isinstance(event, QKeyEvent):
                if isinstance(watched, QAbstractButton) and _presses(watched, event):
                    watched.click()
                    return True
            case _:
                pass
        return False


def _holds_value(watched: QObject) -> bool:
    return isinstance(watched, _HOLDING_VALUES) and not isinstance(watched, QScrollBar)


def _show_plainly(widget: QWidget) -> None:
    """Let a label guess nothing; every text, also of boxes and tooltips, is shown by one."""
    if isinstance(widget, QLabel) and widget.textFormat() == Qt.TextFormat.AutoText:
        widget.setTextFormat(Qt.TextFormat.PlainText)


def _presses(button: QAbstractButton, event: QKeyEvent) -> bool:
    """Tell whether a key is Enter alone, on a button that it is to press."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if event.key() not in _ENTER or held or event.isAutoRepeat():
        return False
    is_ticked = isinstance(button, _TICKED) and not isinstance(button.window(), QDialog)
    return isinstance(button, _PRESSED) or is_ticked
