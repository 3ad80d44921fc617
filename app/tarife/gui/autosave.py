"""Keeps unsaved work a moment after every edit, off the window's thread."""

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from tarife.documents.recovery import Keeping
from tarife.gui.runner import LatestRunner, ShouldStop
from tarife.gui.session import PlanSession

DELAY_MS: Final = 1000
"""So long after the first of some edits they are on the disk."""


class Autosave(QObject):
    """Follows a session and keeps what is in no file yet."""

    failed = Signal(object)

    def __init__(self, session: PlanSession, keeping: Keeping, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._keeping = keeping
        self._runner = LatestRunner[None](1, self)
        self._runner.failed.connect(self.failed)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(DELAY_MS)
        self._soon.timeout.connect(self._keep)
        session.plan_changed.connect(self._plan_to_keep)
        session.document_changed.connect(self._plan_to_keep)

    def close(self) -> None:
        """End properly: whatever is not saved now was given up on purpose."""
        self._soon.stop()
        self._runner.close()
        self._keeping.close()

    def _plan_to_keep(self) -> None:
        if not self._soon.isActive():
            self._soon.start()

    def _keep(self) -> None:
        plan, path, keeping = self._session.plan, self._session.path, self._keeping
        if plan is None or not self._session.is_dirty:
            self._runner.start(lambda _: keeping.forget())
            return
        kept = plan

        def work(_should_stop: ShouldStop) -> None:
            keeping.keep(kept, path)

        self._runner.start(work)
