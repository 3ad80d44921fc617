"""What tests of rate cards share."""

from functools import cache

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from helpers.files.meta_cards import OCTOBER, doubled, moved
from tarife.rates.files import reading
from tarife.rates.imports import review as review_module

READERS = ((reading, "read_card"), (review_module, "read_meta_file"))


READ_ONCE = tuple((where, name, cache(getattr(where, name))) for where, name in READERS)


SOL = moved(OCTOBER, "2026-10-01", "PEN")


DEARER = doubled(OCTOBER)


def dropped(window, *paths):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    where = (QPoint(5, 5), Qt.DropAction.CopyAction, data)
    keys = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    entering = QDragEnterEvent(*where, *keys)
    window.dragEnterEvent(entering)
    window.dropEvent(QDropEvent(*where, *keys))
    return entering.isAccepted()


def dialogs(window, kind):
    return [dialog for dialog in window.findChildren(kind) if dialog.isVisible()]
