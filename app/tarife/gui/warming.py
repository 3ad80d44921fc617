"""Has the simulator compiled at the first start, by a process that the window does not feel."""

import sys
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, QProcess

from tarife import folders
from tarife.gui.runner import ShouldStop

_LOOK_S = 0.05


def own_command(executable: str = sys.executable) -> tuple[str, ...]:
    """Say how this program starts another one of itself that compiles."""
    is_python = Path(executable).stem.lower().startswith("python")
    return (executable, *(("-m", "tarife") if is_python else ()), "--warm-up")


class Warming(QObject):
    """Compiles unless that is done, or there is no folder to keep the result in."""

    def __init__(self, command: tuple[str, ...], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._command = command
        self._is_over = Event()
        mark = folders.compiled_mark()
        if mark is None or mark.exists():
            self._is_over.set()
        self._process = QProcess(self)
        self._process.finished.connect(self._is_over.set)
        self._process.errorOccurred.connect(self._is_over.set)

    def start(self) -> None:
        """Begin, if there is anything to do."""
        if not self._is_over.is_set():
            self._process.start(self._command[0], list(self._command[1:]))

    def wait(self, should_stop: ShouldStop) -> None:
        """Wait, in a worker, until it is over, however it ended."""
        while not self._is_over.wait(_LOOK_S) and not should_stop():
            pass

    def stop(self) -> None:
        """End it: the window closes."""
        self._is_over.set()
        if self._process.state() is not QProcess.ProcessState.NotRunning:
            self._process.kill()
            self._process.waitForFinished()
