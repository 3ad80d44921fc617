"""Unsaved work across a crash: kept while one edits, offered at the next start."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from tarife.documents.recovery import Keeping, LeftWork, discard, left_work
from tarife.gui.autosave import Autosave
from tarife.gui.filing import Filing
from tarife.gui.panels.recovery import RecoveryBanner
from tarife.gui.session import PlanSession


class Recovering(QObject):
    """Puts autosave, banner and session together."""

    failed = Signal(object)

    def __init__(
        self, session: PlanSession, filing: Filing, folder: Path, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._filing = filing
        self._folder = folder
        self._keeping = Keeping(folder)
        self._autosave = Autosave(session, self._keeping, self)
        self._autosave.failed.connect(self.failed)
        self.banner = RecoveryBanner()
        self.banner.recover_requested.connect(self._recover)
        self.banner.discard_requested.connect(self._discard)

    def look(self) -> None:
        """Offer what earlier runs left."""
        self.banner.offer(left_work(self._folder))

    def take_over(self, old: "Recovering") -> None:
        """Offer what another window offers."""
        self.banner.offer(old.banner.waiting)
        old.banner.offer(())

    def close(self) -> None:
        """Stop keeping, and forget what is kept of a plan that was left properly."""
        self._autosave.close()
        for work in self.banner.waiting:
            work.lock.release()

    def _recover(self, work: LeftWork) -> None:
        if not self._filing.may_leave():
            return
        self._keeping.adopt(work)
        self._session.open(work.plan, work.path, is_saved=False)
        self._filing.opened.emit()
        self.banner.settled()

    def _discard(self, work: LeftWork) -> None:
        discard(work)
        self.banner.settled()
