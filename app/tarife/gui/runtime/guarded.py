"""Keeps what goes wrong while Qt paints, measures or asks a model from ending the program."""

import sys
from collections.abc import Callable, Mapping
from functools import partial, wraps
from traceback import clear_frames, extract_tb
from typing import Any, Final

from PySide6.QtCore import QSize, Qt, QTimer

CALLED_BY_QT: Final[Mapping[str, Any]] = {
    "rowCount": 0,
    "columnCount": 0,
    "data": None,
    "headerData": None,
    "flags": Qt.ItemFlag.NoItemFlags,
    "paint": None,
    "paintEvent": None,
    "initStyleOption": None,
    "sizeHint": QSize(),
    "minimumSizeHint": QSize(),
}
"""What is asked for in the middle of Qt's own work, each with an answer that shows nothing."""

_logged: set[tuple[str, int | None]] = set()


class Guarded:
    """Has what is wrong told once the painting is over, as all that nobody foresaw is.

    PySide keeps an exception until Qt comes back to Python, and asks on meanwhile: the next
    answer ends the program, or waits for ever for a lock that nobody holds.
    """

    def __init_subclass__(cls, **others: Any) -> None:
        super().__init_subclass__(**others)
        for name in CALLED_BY_QT.keys() & cls.__dict__.keys():
            setattr(cls, name, _guarded(cls.__dict__[name], CALLED_BY_QT[name]))


def _guarded(method: Callable[..., Any], instead: object) -> Callable[..., Any]:
    @wraps(method)
    def answer(*asked: Any) -> Any:
        try:
            return method(*asked)
        except Exception as error:  # noqa: BLE001 - told, and nothing may leave
            _tell(error)
            return instead

    return answer


def _tell(error: Exception) -> None:
    """Tell of an error once: the next painting meets it again."""
    last = extract_tb(error.__traceback__)[-1]
    if (last.filename, last.lineno) in _logged:
        return
    _logged.add((last.filename, last.lineno))
    clear_frames(error.__traceback__)  # a painter that is still at work holds up the window
    QTimer.singleShot(0, partial(sys.excepthook, type(error), error, error.__traceback__))
