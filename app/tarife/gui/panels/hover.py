"""A small card beside the pointer that says what is under it."""

from html import escape
from typing import Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QWidget

from tarife.charts.kit.hit_testing import Tip

_AWAY: Final = 14


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
