"""What goes onto the clipboard."""

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication, QImage

from tarife.charts.scene import Scene


def copy_text(text: str) -> None:
    """Put a text onto the clipboard."""
    QGuiApplication.clipboard().setText(text)


def copy_picture(scene: Scene, chart_id: str) -> None:
    """Put a picture of a chart onto the clipboard, as sharp and light as a saved one."""
    from tarife.charts.export import picture_bytes  # noqa: PLC0415 - after the window
    from tarife.gui.picturing import look_of_files  # noqa: PLC0415 - after the window

    content = picture_bytes(scene, chart_id, ".png", look_of_files())
    data = QMimeData()
    data.setImageData(QImage.fromData(content))
    data.setData("image/png", content)
    QGuiApplication.clipboard().setMimeData(data)
