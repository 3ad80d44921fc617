"""Does beside the window, which goes on painting, what it would have to wait for later."""

from collections.abc import Callable
from importlib import import_module

from PySide6.QtCore import QObject, Signal

from tarife.documents.shape import plan_file
from tarife.gui.runner import LatestRunner


def get_ready() -> None:
    """Import the drawing library, and build the reader of plan files."""
    import_module("tarife.gui.panels.surface")
    plan_file()


class Loading(QObject):
    """Does slow work in a thread of its own; `done` tells, in the window's thread."""

    done = Signal()

    def __init__(self, work: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self._runner: LatestRunner[None] = LatestRunner(1, self)
        self._runner.finished.connect(self.done)
        self._runner.failed.connect(self.done)  # whoever needs it next tells what is wrong

    def start(self) -> None:
        """Begin."""
        self._runner.start(lambda _should_stop: self._work())

    def close(self) -> None:
        """Wait until no thread is at work any more."""
        self._runner.close()
