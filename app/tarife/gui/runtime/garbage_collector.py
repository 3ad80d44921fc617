"""Collects Python's garbage in the window's thread."""

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer

_EVERY_MS: Final = 200
"""What so long a time leaves is looked through in 1 to 4 ms; half a second of edits took 23."""

_MIDDLE: Final = 10
"""So many turns among new objects go before one among somewhat older ones, as in Python."""

_CALM: Final = 5
_LONGEST: Final = 300
"""All are looked through, 50 ms of a season, after a calm second, or a minute without one."""


class GarbageCollector(QObject):
    """Collects what refers to itself, between two events of the window.

    Python would do so in whichever thread happens to allocate. A worker would then destroy
    closed windows, whose timers and posted events belong to the window's thread: that ends the
    process, now or later.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._turns = self._calm = 0
        timer = QTimer(self)
        timer.timeout.connect(self.collect)
        timer.start(_EVERY_MS)

    def collect(self) -> None:
        """Look among new objects if there are as many as Python waits for."""
        is_busy = 0 < gc.get_threshold()[0] < gc.get_count()[0]  # 0: never
        self._calm = 0 if is_busy else self._calm + 1
        if self._turns >= (_MIDDLE if self._calm > _CALM else _LONGEST):
            gc.collect()
            self._turns = 0
        elif is_busy:
            self._turns += 1
            gc.collect(int(self._turns % _MIDDLE == 0))
