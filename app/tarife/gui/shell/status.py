"""The line at the foot of the window: whether the figures hold, and what was played."""

from pathlib import Path

from PySide6.QtCore import QLocale, Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPushButton, QStatusBar, QWidget

from tarife.gui.document.session import FiguresState, Outcome, PlanSession, Status
from tarife.gui.text.names import file_name, filled, full_sentence
from tarife.gui.text.numbers import count_text, percent_text
from tarife.gui.widgets.appearance import Appearance
from tarife.gui.widgets.labels import ElidedLabel, button, label, set_state
from tarife.gui.widgets.progress import WorkProgress
from tarife.gui.widgets.theme import SIZES
from tarife.terms.problems import first_told

_ICON_PX = 16
_BESIDE_NEWS = 320  # what else stands in the line
_MOST_IN_TIP = 20
_NEWS_MS = 8_000
_STEP_MS = 15_000  # there is something to decide
_ICONS = {
    FiguresState.CURRENT: "check",
    FiguresState.CALCULATING: "clock",
    FiguresState.STALE: "warning",
}


class StatusLine(QStatusBar):
    """Says in one line how things stand; news such as a saved file stay for a while."""

    def __init__(
        self, session: PlanSession, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self.setContentsMargins(0, 0, SIZES.space_2, 0)
        self._appearance = appearance
        self._status = session.status
        self._icon = label("")
        self.sentence = ElidedLabel()
        self.played = label("")
        self.news = label("")
        self.undo = self._link(self.tr("Undo"), self.tr("Undo what was just done"))
        self.undo.clicked.connect(session.undo)
        self._exported: Path | None = None
        self.look = self._link(self.tr("Open"), self.tr("Open the exported file"))
        self.look.clicked.connect(self._open_exported)
        self.addWidget(self._icon)
        self.addWidget(self.sentence, 1)
        self.progress = WorkProgress()
        self.progress.call_off_requested.connect(session.call_off)
        self.addPermanentWidget(self.progress)
        self.addPermanentWidget(self.news)
        self.addPermanentWidget(self.undo)
        self.addPermanentWidget(self.look)
        self.addPermanentWidget(self.played)
        self._forget = QTimer(self)
        self._forget.setSingleShot(True)
        self._forget.timeout.connect(self.forget_news)
        self._connect(session)
        appearance.changed.connect(self._tint)

    def _link(self, text: str, name: str) -> QPushButton:
        """Make what is offered beside news, for as long as they stay."""
        made = button("link", text)
        made.setAccessibleName(name)
        made.hide()
        return made

    def _connect(self, session: PlanSession) -> None:
        session.status_changed.connect(self.show_status)
        session.plan_opened.connect(self.played.clear)
        session.plan_opened.connect(self.forget_news)
        session.stepped.connect(self._forget_step)
        session.message.connect(self._show_message)

    def show_status(self, status: Status) -> None:
        """Say whether the figures hold, or why they do not."""
        self._status = status
        self.progress.note("plan", is_busy=status.state is FiguresState.CALCULATING)
        self.sentence.show_text(self._text(status))
        shown = first_told(status.problems, _MOST_IN_TIP)
        self.sentence.setToolTip("\n".join(map(full_sentence, shown)))
        for part in (self.sentence, self._icon):
            set_state(part, status.state.value)
        self._tint()

    def show_outcome(self, outcome: Outcome) -> None:
        """Say how many people were played, and what is left to chance."""
        playing = outcome.forecast.playing
        if not playing.people:
            text, tip = self.tr("no traffic yet"), ""
        elif playing.is_sample:
            text = self.tr("%1 people played for %2, ± %3")
            tip = self.tr(
                "A sample of each audience stands for all. The standard error is how far "
                "totals of samples played with other chances lie apart; real months differ by "
                "more."
            )
        else:
            text = self.tr("all %1 people played, ± %3")
            tip = self.tr(
                "The standard error: how far totals of this plan, played with other chances, "
                "lie apart. Real months differ by more."
            )
        chance = percent_text(round(playing.standard_error_ratio, 4), QLocale())
        counts = (playing.played, playing.people)
        shown = (count_text(count, QLocale()) for count in counts)
        self.played.setText(filled(text, *shown, chance))
        self.played.setToolTip(tip)
        row = self.layout()
        if row is not None:
            row.activate()  # a text that waits for its room is cut

    def show_news(self, text: str) -> None:
        """Say something that just happened."""
        self.forget_news()
        room = max(self.width() - _BESIDE_NEWS, _BESIDE_NEWS)
        elide = self.news.fontMetrics().elidedText
        self.news.setText(elide(text, Qt.TextElideMode.ElideRight, room))
        self.news.setToolTip(text)
        self._forget.start(_NEWS_MS)

    def forget_news(self) -> None:
        """Say nothing any more of what happened."""
        self._forget.stop()
        self.news.clear()
        self.undo.hide()
        self.look.hide()
        self.played.show()

    def show_exported(self, path: Path) -> None:
        """Say where an export went, and offer to look at it."""
        self.show_news(self.tr("Exported to %1").replace("%1", file_name(path)))
        self._exported = path
        self.played.hide()  # both are too long for a narrow window
        self.look.show()
        self._forget.start(_STEP_MS)

    def _open_exported(self) -> None:
        """Open what was exported with the program of its kind, or else its folder."""
        if self._exported is None:
            return
        for path in (self._exported, self._exported.parent):
            if QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
                return

    def _show_message(self, text: str, is_step: bool) -> None:  # noqa: FBT001 - Qt's signal
        """Say something; where the last step did it, offer to undo that."""
        self.show_news(text)
        if is_step:
            self.played.hide()  # both are too long for a narrow window
            self.undo.show()
            self._forget.start(_STEP_MS)

    def _forget_step(self) -> None:
        if not self.undo.isHidden():  # another step is the last one now
            self.forget_news()

    def _text(self, status: Status) -> str:
        match status.state:
            case FiguresState.EMPTY:
                return ""
            case FiguresState.CALCULATING:
                return self.tr("Calculating…")
            case FiguresState.CURRENT:
                return self.tr("Up to date")
            case FiguresState.STALE:
                count = str(len(set(status.problems)))
                return filled(self.tr("Not up to date: %1[problem|problems]"), count)

    def _tint(self) -> None:
        name = _ICONS.get(self._status.state)
        if name is None:
            self._icon.clear()
        else:
            self._icon.setPixmap(self._appearance.icon(name).pixmap(_ICON_PX, _ICON_PX))
