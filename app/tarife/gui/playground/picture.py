"""A widget as a picture or a drawing for a file."""

from typing import Final

from PySide6.QtCore import QBuffer, QIODevice, QPoint
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QWidget

SUFFIXES: Final = (".png", ".svg")
_SHARP: Final = 2


def widget_bytes(widget: QWidget, suffix: str) -> bytes:
    """Draw a widget as it is seen, into the form that a suffix of `SUFFIXES` stands for."""
    held = QBuffer()
    held.open(QIODevice.OpenModeFlag.WriteOnly)
    if suffix == ".svg":
        _draw(widget, held)
    else:
        picture = QPixmap(widget.size() * _SHARP)
        picture.setDevicePixelRatio(_SHARP)
        widget.render(picture)
        picture.save(held, "PNG")
    return bytes(held.data().data())


def _draw(widget: QWidget, held: QBuffer) -> None:
    drawing = QSvgGenerator()
    drawing.setOutputDevice(held)
    drawing.setSize(widget.size())
    drawing.setViewBox(widget.rect())
    painter = QPainter(drawing)
    widget.render(painter, QPoint())
    painter.end()
