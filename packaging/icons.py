"""Draws the icon of the program in the sizes and formats that systems want."""

import os
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
LARGEST = 1024


def draw_icons(drawing: Path, folder: Path) -> None:
    """Write ``16.png`` to ``1024.png``, ``tarife.ico`` and ``tarife.icns``."""
    folder.mkdir(parents=True, exist_ok=True)
    application = QGuiApplication.instance() or QGuiApplication(["icons"])
    renderer = QSvgRenderer(str(drawing))
    for size in (*SIZES, LARGEST):
        picture = QImage(size, size, QImage.Format.Format_ARGB32)
        picture.fill(0)
        painter = QPainter(picture)
        renderer.render(painter)
        painter.end()
        picture.save(str(folder / f"{size}.png"))
    application.processEvents()
    pictures = [Image.open(folder / f"{size}.png") for size in (16, 24, 32, 48, 64, 128, 256)]
    pictures[-1].save(
        folder / "tarife.ico",
        append_images=pictures[:-1],
        sizes=[picture.size for picture in pictures],
    )
    Image.open(folder / f"{LARGEST}.png").save(folder / "tarife.icns")
