"""Unsaved work across a crash: kept while one edits, offered at the next start."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QDateTime, QLocale, QObject, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from tarife.documents.open_plans import OpenMark
from tarife.documents.recovery import LeftWork, RecoveryFile, discard, left_work, set_aside
from tarife.gui.document.files import PlanFiles
from tarife.gui.document.session import PlanSession
from tarife.gui.runtime.runner import LatestRunner, ShouldStop
from tarife.gui.text.languages import spoken
from tarife.gui.text.names import filled
from tarife.gui.widgets.labels import button, sentence_label
from tarife.gui.widgets.theme import SIZES
from tarife.terms.sentences import in_language

DELAY_MS: Final = 1000
"""So long after the first of some edits they are on the disk."""


class Autosave(QObject):
    """Follows a session and keeps what is in no file yet."""

    failed = Signal(object)

    def __init__(
        self, session: PlanSession, recovery_file: RecoveryFile, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session = session
        self.recovery_file = recovery_file
        self._runner = LatestRunner[None](1, self)
        self._runner.failed.connect(self.failed)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(DELAY_MS)
        self._soon.timeout.connect(self._keep)
        session.plan_changed.connect(self._plan_to_keep)
        session.document_changed.connect(self._plan_to_keep)

    def take_over(self, old: "Autosave") -> None:
        """Go on in the file of another window, which stays on the disk when that goes."""
        self.recovery_file, old.recovery_file = old.recovery_file, self.recovery_file

    def close(self) -> None:
        """End properly: whatever is not saved now was given up on purpose."""
        self._soon.stop()
        self._runner.close()
        self.recovery_file.close()

    def _plan_to_keep(self) -> None:
        if not self._soon.isActive():
            self._soon.start()

    def _keep(self) -> None:
        plan, recovery_file = self._session.plan, self.recovery_file
        path, digest = self._session.path, self._session.digest
        if plan is None or not self._session.is_dirty:
            self._runner.start(lambda _: recovery_file.forget())
            return
        kept = plan

        def work(_should_stop: ShouldStop) -> None:
            recovery_file.keep(kept, path, digest)

        self._runner.start(work)


class ElsewhereBanner(QFrame):
    """A line over the window while another has the same plan file open."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self._sentence = sentence_label("")
        row = QHBoxLayout(self)
        row.setContentsMargins(SIZES.space_4, SIZES.space_2, SIZES.space_4, SIZES.space_2)
        row.addWidget(self._sentence)
        self.hide()

    def tell(self, since: int | None) -> None:
        """Say since when it is open there, in seconds since 1970, or nothing."""
        self.setVisible(since is not None)
        if since is not None:
            text = self.tr(
                "This plan is open in another window of Tarife (since %1); whoever saves last "
                "is asked first."
            )
            self._sentence.setText(filled(text, _moment(since)))


class RecoveryBanner(QFrame):
    """A line over the window for each plan that was left, one after the other."""

    recover_requested = Signal(object)
    discard_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self.waiting: tuple[LeftWork, ...] = ()
        self._sentence = sentence_label("")
        self.recover = button("primary", self.tr("&Recover"))
        self.discard = button("", self.tr("D&iscard"))
        self.recover.clicked.connect(self._ask_to_recover)
        self.discard.clicked.connect(self._ask_to_discard)
        row = QHBoxLayout(self)
        row.setContentsMargins(SIZES.space_4, SIZES.space_2, SIZES.space_4, SIZES.space_2)
        row.setSpacing(SIZES.space_2)
        row.addWidget(self._sentence, 1)
        row.addWidget(self.recover)
        row.addWidget(self.discard)
        self.hide()

    def offer(self, works: tuple[LeftWork, ...]) -> None:
        """Offer the first of these, and the others once it is decided."""
        self.waiting = works
        self.setVisible(bool(works))
        if works:
            work = works[0]
            shown = _moment(int(work.kept_at.timestamp()))
            text = self.tr("“%1” had unsaved changes when Tarife broke off. Kept at %2.")
            self._sentence.setText(filled(text, in_language(work.plan.name, spoken()), shown))

    def settled(self) -> None:
        """Go on to the next: the first one is decided."""
        self.offer(self.waiting[1:])

    def _ask_to_recover(self) -> None:
        self.recover_requested.emit(self.waiting[0])

    def _ask_to_discard(self) -> None:
        self.discard_requested.emit(self.waiting[0])


class Recovery(QObject):
    """Puts autosave, banner and session together."""

    failed = Signal(object)

    def __init__(
        self, session: PlanSession, plan_files: PlanFiles, folder: Path, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._plan_files = plan_files
        self._folder = folder
        self.autosave = Autosave(session, RecoveryFile(folder), self)
        self.autosave.failed.connect(self.failed)
        self.mark = OpenMark(folder)
        self.elsewhere = ElsewhereBanner()
        session.document_changed.connect(self.look_elsewhere)
        self.banner = RecoveryBanner()
        self.banner.recover_requested.connect(self._recover)
        self.banner.discard_requested.connect(self._discard)

    def look(self) -> None:
        """Offer what earlier runs left, and tell what of it cannot be read."""
        for problem in set_aside(self._folder):
            self._plan_files.refuse(Path(str(problem.where)), problem)
        self.banner.offer(left_work(self._folder))

    def take_over(self, old: "Recovery") -> None:
        """Offer what another window offers, and have open and keep what that had."""
        self.mark, old.mark = old.mark, self.mark
        self.autosave.take_over(old.autosave)
        self.banner.offer(old.banner.waiting)
        old.banner.offer(())

    def close(self) -> None:
        """Stop keeping, and forget what is kept of a plan that was left properly."""
        self.autosave.close()
        self.mark.remove()
        for work in self.banner.waiting:
            work.lock.release()

    def look_elsewhere(self) -> None:
        """Mark the plan's file as open here, and tell whether another window has it open."""
        try:
            self.mark.put(self._session.path)
            since = self.mark.others_since()
        except (OSError, ValueError):  # whoever keeps unsaved work in this folder tells why
            since = None
        self.elsewhere.tell(since)

    def _recover(self, work: LeftWork) -> None:
        if not self._plan_files.may_leave():
            return
        self.autosave.recovery_file.adopt(work)
        self._session.open(work.plan, work.path, is_saved=False, digest=work.digest)
        self._plan_files.opened.emit()
        self.banner.settled()

    def _discard(self, work: LeftWork) -> None:
        discard(work)
        self.banner.settled()


def _moment(seconds: int) -> str:
    moment = QDateTime.fromSecsSinceEpoch(seconds)
    return QLocale().toString(moment, QLocale.FormatType.ShortFormat)
