"""A veil over what does not hold any more."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

_ALPHA = 160


class Veil(QWidget):
    """Pales the widget it lies on, and lets the mouse through."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._covered = parent
        self._colour = QColor(Qt.GlobalColor.transparent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def lay(self, surface: str, *, is_shown: bool) -> None:
        """Cover the parent with a thin layer of its own colour, or take it away."""
        self._colour = QColor(surface)
        self._colour.setAlpha(_ALPHA)
        self.fit()
        self.raise_()
        self.setVisible(is_shown)

    def fit(self) -> None:
        """Take the size of the parent."""
        self.setGeometry(self._covered.rect())

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self._colour)
