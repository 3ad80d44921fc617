"""Long work on the plan that a page does when asked to, such as looking for savings."""

from dataclasses import replace
from typing import Final, Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from tarife.gui.document.session import PlanSession
from tarife.gui.runtime.runner import LatestRunner, Work
from tarife.gui.text.languages import spoken
from tarife.gui.widgets.labels import BriefLabel, EmptyPage, button, sentence_label
from tarife.gui.widgets.layouts import bare_column
from tarife.gui.widgets.progress import WorkProgress
from tarife.gui.widgets.theme import SIZES
from tarife.plan.model.plan import Plan
from tarife.terms.problems import InputError, Stopped

LOW: Final = 280
"""Below which height a page keeps to what was found, in pixels."""

_BRIEF: Final = 2  # lines
_WORK: Final = "asked"

T = TypeVar("T")


class AskedWork(QWidget, Generic[T]):
    """Works when asked to; what it found is forgotten once the plan is another one.

    Whoever derives from it shows ``found`` at `found_changed`, and lays its own parts out
    between ``head`` and ``foot``. While nothing is found, what was told stands in their middle.
    """

    found_changed = Signal()

    def __init__(self, session: PlanSession, about: tuple[str, str], asks: str) -> None:
        """Make the page.

        Args:
            session: The open plan.
            about: What the page is for, of a month, and of several.
            asks: What the button that begins says.
        """
        super().__init__()
        self.session = session
        self.found: T | None = None
        self._plan: Plan | None = None
        self._runner = LatestRunner[T](1, self)
        self._runner.finished.connect(self._take)
        self._runner.failed.connect(self._take_failure)
        self.look = button("primary", asks)
        self.keep = button("", self.tr("Keep as scenario"))
        self.carry_out = button("", self.tr("Change the plan"))
        self.sentence = BriefLabel("muted")
        self.empty_page = EmptyPage("")
        self._middle = QStackedWidget()
        self.progress = WorkProgress()
        self.progress.call_off_requested.connect(self._call_off)
        self.head, self.foot = QHBoxLayout(), QHBoxLayout()
        self._about, self.about = about, sentence_label("small")
        self._lay_out()
        self.found_changed.connect(self._show_whether_found)
        session.plan_changed.connect(self._follow)
        session.refreshed.connect(self._forget)

    def ask(self, plan: Plan, work: Work[T], meanwhile: str) -> None:
        """Begin the work on a plan.

        Args:
            plan: The plan as it stands.
            work: What finds it.
            meanwhile: What is said until it is found.
        """
        self.found, self._plan = None, replace(plan, scenarios=())
        self.look.setEnabled(False)
        self.progress.note(_WORK, is_busy=True)
        self._show_whether_found()
        self.tell(meanwhile)
        self._runner.start(work)

    def tell(self, text: str) -> None:
        """Say something about what was found, or about why there is nothing yet."""
        self.sentence.show_text(text)
        self.empty_page.words.setText(text)

    def close_work(self) -> None:
        """Stop, and wait until no thread is at work."""
        self._runner.close()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.sentence.set_most(_BRIEF if self.is_low else None)

    @property
    def is_low(self) -> bool:
        """Whether there is little room, such as on a screen of 1440 by 900 at 200 %."""
        return self.height() < LOW

    def _follow(self, plan: Plan) -> None:
        """Forget what was found once the plan is another one but for its scenarios."""
        self.about.setText(self._about[plan.months > 1])
        if self._plan is not None and replace(plan, scenarios=()) != self._plan:
            self._forget()

    def _forget(self) -> None:
        self.found = self._plan = None
        self._call_off()

    def _call_off(self) -> None:
        self._runner.forget()
        self._rest()
        self.found_changed.emit()

    def _rest(self) -> None:
        self.progress.note(_WORK, is_busy=False)
        self.look.setEnabled(True)

    def _take(self, found: T) -> None:
        self._rest()
        self.found = found
        self.found_changed.emit()

    def _take_failure(self, error: Exception) -> None:
        self._rest()
        if isinstance(error, Stopped):
            return
        if not isinstance(error, InputError):
            raise error
        self.found_changed.emit()
        self.tell(" ".join(problem.said(spoken()) for problem in error.problems))

    def _show_whether_found(self) -> None:
        is_found = self.found is not None
        self._middle.setCurrentIndex(int(is_found))
        for part in (self.sentence, self.keep, self.carry_out):
            part.setVisible(is_found)

    def _lay_out(self) -> None:
        self.head.addWidget(self.about, 1)
        self.head.addWidget(self.progress)
        self.head.addWidget(self.look)
        self.foot.addWidget(self.sentence, 1)
        self.foot.addWidget(self.keep)
        self.foot.addWidget(self.carry_out)
        self._middle.addWidget(self.empty_page)

    def stack(self, *parts: QWidget) -> None:
        """Put parts between head and foot; the last one shows what was found, and is tall."""
        column = bare_column(self, SIZES.space_2)
        column.addLayout(self.head)
        for part in parts[:-1]:
            column.addWidget(part)
        self._middle.addWidget(parts[-1])
        column.addWidget(self._middle, 1)
        column.addStretch(0)  # in its place while it is put away
        column.addLayout(self.foot)
        self._show_whether_found()
