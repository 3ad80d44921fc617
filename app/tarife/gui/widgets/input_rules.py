"""Rules of wheel and keyboard that hold for every control of every window."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractSlider, QAbstractSpinBox, QComboBox, QScrollBar, QWidget

_HOLDING_VALUES: Final = (QComboBox, QAbstractSpinBox, QAbstractSlider)


class InputRules(QObject):
    """Keeps the wheel from changing values. Install it on the application.

    A closed control lets the wheel go on to what scrolls around it, focused or not: a person
    who has chosen something and then scrolls still has the pointer and the focus on it. The
    list of an open drop-down is a window of its own and scrolls. No control takes the focus
    from another by the wheel either: that would end what is being typed there.
    """

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        match event.type():
            case QEvent.Type.Wheel if _holds_value(watched):
                event.ignore()
                return True
            case QEvent.Type.Polish if isinstance(watched, QWidget):
                if watched.focusPolicy() == Qt.FocusPolicy.WheelFocus:
                    watched.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            case _:
                pass
        return False


def _holds_value(watched: QObject) -> bool:
    return isinstance(watched, _HOLDING_VALUES) and not isinstance(watched, QScrollBar)
