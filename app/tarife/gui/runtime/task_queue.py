"""One thing at a time: what arrives from outside waits until nothing else is asked."""

from collections import deque
from collections.abc import Callable
from typing import Final, Generic, Self, TypeVar

from PySide6.QtCore import QObject, QThread, QTimer
from PySide6.QtWidgets import QApplication

_RETRY_MS: Final = 50

_Owner = TypeVar("_Owner", bound=QObject)


class TaskQueue(QObject, Generic[_Owner]):
    """Does tasks in turns of their own, one after the other, and none while a dialog is open.

    Sockets, drops, processes and workers may call at any moment, also from the event loop of a
    dialog. A task that asks a person something there would run inside their handlers, over
    another question; what these stand on can be gone, or be another plan, when it returns.
    A task is given its owner, which may be another by then: a window in another language.
    """

    def __init__(self, owner: _Owner) -> None:
        super().__init__(owner)
        self._owner = owner
        self._waiting: deque[Callable[[_Owner], object]] = deque()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)

    def take(self, task: Callable[[_Owner], object]) -> None:
        """Do a task as soon as it is its turn, never within this call."""
        self._waiting.append(task)
        if not self._timer.isActive():
            self._timer.start(0)

    def take_over(self, other: Self) -> None:
        """Do what waits with another owner, which goes."""
        for task in other._waiting:
            self.take(task)
        other.close()

    def close(self) -> None:
        """Forget what waits: the window goes."""
        self._timer.stop()
        self._waiting.clear()

    def _look(self) -> None:
        if _is_busy():
            self._timer.start(_RETRY_MS)
            return
        task = self._waiting.popleft()
        if self._waiting:
            self._timer.start(0)
        else:
            self._timer.stop()
        task(self._owner)


def _is_busy() -> bool:
    """Tell whether a dialog is open, or a handler waits for the end of one."""
    return QThread.currentThread().loopLevel() > 1 or (
        QApplication.activeModalWidget() is not None
    )
