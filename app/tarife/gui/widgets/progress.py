"""Tells that something takes its time, and offers to call it off."""

import os
from pathlib import Path
from typing import Final, TypeVar

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QProgressBar, QProgressDialog, QWidget

from tarife.files.reading import open_file
from tarife.gui.runtime.runner import LatestRunner, Work
from tarife.gui.text.languages import tr
from tarife.gui.widgets.labels import button
from tarife.gui.widgets.layouts import bare_row
from tarife.gui.widgets.theme import SIZES
from tarife.terms.problems import Stopped

PATIENCE_MS: Final = 300
"""What takes no longer is not worth telling."""

_AT_ONCE_BYTES: Final = 256 * 1024
"""A file of this size is read in less time than a person notices, if it is not packed."""

_PACKED: Final = (b"PK", b"\x1f\x8b")

T = TypeVar("T")

_WIDTH: Final = 90
_HEIGHT: Final = 4


class WorkProgress(QWidget):
    """Shows a bar that moves while anything named is at work; `call_off_requested` stops it."""

    call_off_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._busy: set[str] = set()
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setFixedSize(_WIDTH, _HEIGHT)
        self._bar.setAccessibleName(self.tr("At work"))
        self.stop = button("link", self.tr("Cancel"))
        self.stop.clicked.connect(self.call_off_requested)
        row = bare_row(self, SIZES.space_1)
        row.addWidget(self._bar)
        row.addWidget(self.stop)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self.show)
        self.hide()

    def hold_still(self, is_still: bool) -> None:  # noqa: FBT001 - Qt's signal
        """Show a full bar in place of one that moves, for those whom motion disturbs."""
        self._bar.setRange(0, 1 if is_still else 0)
        self._bar.setValue(1 if is_still else -1)

    def note(self, work: str, *, is_busy: bool) -> None:
        """Note that a kind of work has begun or ended."""
        before = bool(self._busy)
        (self._busy.add if is_busy else self._busy.discard)(work)
        if self._busy and not before:
            self._patience.start()
        elif not self._busy:
            self._patience.stop()
            self.hide()


def read_patiently(
    work: Work[T], paths: tuple[Path, ...], parent: QObject, patience_ms: int = PATIENCE_MS
) -> T:
    """Read files: small ones at once, others in a thread, while the window lives.

    Meanwhile nothing else is done in the window, and what arrives from outside waits.

    Args:
        work: What reads them.
        paths: The files.
        parent: The window, or what belongs to it.
        patience_ms: After how long the person is offered to call it off.

    Raises:
        Stopped: If it was called off; the thread goes on until it looks.
    """
    if not any(map(_takes_time, paths)):
        return work(lambda: False)
    runner: LatestRunner[T] = LatestRunner(1, parent)
    results: list[T] = []
    failures: list[Exception] = []
    runner.finished.connect(results.append)
    runner.failed.connect(failures.append)
    loop = QEventLoop()
    runner.finished.connect(loop.quit)
    runner.failed.connect(loop.quit)
    runner.start(work)
    QTimer.singleShot(patience_ms, loop, loop.quit)
    loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    if not (results or failures):
        _offer_to_stop(runner, parent)
    runner.forget()
    if failures:
        raise failures[0]
    if not results:
        raise Stopped
    runner.deleteLater()
    return results[0]


def _offer_to_stop(runner: LatestRunner[T], parent: QObject) -> None:
    """Return when the runner has ended, or was called off."""
    window = parent if isinstance(parent, QWidget) else None
    dialog = QProgressDialog(tr("Reading…"), tr("Cancel"), 0, 0, window)
    dialog.setWindowModality(Qt.WindowModality.ApplicationModal)
    dialog.setMinimumDuration(0)
    runner.finished.connect(dialog.accept)
    runner.failed.connect(dialog.accept)
    dialog.exec()
    dialog.deleteLater()


def _takes_time(path: Path) -> bool:
    try:
        with open_file(path) as file:
            is_large = os.fstat(file.fileno()).st_size > _AT_ONCE_BYTES
            return is_large or file.read(2) in _PACKED
    except OSError:
        return False
