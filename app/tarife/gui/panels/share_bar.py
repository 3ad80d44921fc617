"""A thin bar of what each category costs, small enough for a card."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QWidget

from tarife.charts.kit.style import ON_DARK, ON_LIGHT
from tarife.gui.appearance import Appearance
from tarife.terms.categories import Category

_HEIGHT = 6


class ShareBar(QWidget):
    """Draws the shares of a total in the colours that the charts give the categories."""

    def __init__(self, micros: Mapping[Category, int], appearance: Appearance) -> None:
        super().__init__()
        self._micros = micros
        self._appearance = appearance
        self.setFixedHeight(_HEIGHT)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        appearance.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours = ON_DARK if self._appearance.is_dark else ON_LIGHT
        total = sum(self._micros.values()) or 1
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rounded = QPainterPath()
        rounded.addRoundedRect(QRectF(self.rect()), _HEIGHT / 2, _HEIGHT / 2)
        painter.setClipPath(rounded)
        left = 0.0
        for category in Category:
            width = self.width() * self._micros.get(category, 0) / total
            painter.fillRect(QRectF(left, 0, width, _HEIGHT), QColor(colours[category]))
            left += width
