"""What lies over others: a veil over what does not hold any more, tips, a fading edge."""

from collections.abc import Mapping
from html import escape
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPainterPath, QPaintEvent, QPalette
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QLabel, QWidget

from tarife.charts.kit.hit_testing import Tip
from tarife.gui.runtime.guarded import Guarded
from tarife.gui.widgets.appearance import Appearance
from tarife.terms.categories import ON_DARK, ON_LIGHT, Category

_AWAY: Final = 14
_FADED: Final = 20  # pixels: a line of text


class HoverCard(QLabel):
    """Shows a heading and names with figures; it lets the mouse through."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._around = parent
        self.setObjectName("hover")
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_tip(self, tip: Tip, at: QPoint) -> None:
        """Say something beside a point of the parent, inside it wherever that is."""
        rows = "".join(
            f"<tr><td>{escape(name)}</td>"
            f"<td align='right'>&nbsp;&nbsp;<b>{escape(figure)}</b></td></tr>"
            for name, figure in tip.rows
        )
        self.setText(f"<b>{escape(tip.title)}</b><table cellspacing='1'>{rows}</table>")
        self.adjustSize()
        room = self._around.rect()
        left = at.x() + _AWAY
        if left + self.width() > room.width():
            left = at.x() - _AWAY - self.width()
        top = min(max(at.y() - self.height() // 2, 2), room.height() - self.height() - 2)
        self.move(max(left, 2), max(top, 2))
        self.show()
        self.raise_()


_HEIGHT = 6


class ShareBar(Guarded, QWidget):
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


_ALPHA = 160


class Veil(Guarded, QWidget):
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


class Fade(Guarded, QWidget):
    """Lets what goes on below an area's lower edge fade out: half a line looks like a fault."""

    def __init__(self, area: QAbstractScrollArea, ground: QPalette.ColorRole) -> None:
        super().__init__(area)
        self._area = area
        self._ground = ground
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        area.viewport().installEventFilter(self)
        bar = area.verticalScrollBar()
        bar.valueChanged.connect(self._fit)
        bar.rangeChanged.connect(self._fit)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        bar, seen = self._area.verticalScrollBar(), self._area.viewport().geometry()
        self.setGeometry(seen.left(), seen.bottom() + 1 - _FADED, seen.width(), _FADED)
        self.setVisible(bar.value() < bar.maximum())
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        whole = QApplication.palette().color(self._ground)
        clear = QColor(whole)
        clear.setAlpha(0)
        fading = QLinearGradient(0, 0, 0, self.height())
        fading.setColorAt(0, clear)
        fading.setColorAt(1, whole)
        QPainter(self).fillRect(self.rect(), fading)
