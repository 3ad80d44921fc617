"""Tells that something takes its time, and offers to call it off."""

from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from tarife.gui.widgets.labels import button
from tarife.gui.widgets.theme import SIZES

PATIENCE_MS: Final = 300
"""What takes no longer is not worth telling."""

_WIDTH: Final = 90
_HEIGHT: Final = 4


class Progress(QWidget):
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
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SIZES.space_1)
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
