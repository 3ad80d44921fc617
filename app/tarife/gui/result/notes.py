"""What to know of the figures: one counter in the foot, which unfolds all notes upward."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from tarife.gui.document.session import Outcome, PlanSession
from tarife.gui.text.names import filled, full_sentence
from tarife.gui.widgets.appearance import Appearance
from tarife.gui.widgets.labels import SentenceLabel, button, empty
from tarife.gui.widgets.theme import SIZES
from tarife.plan.model.plan import Plan
from tarife.terms.problems import Problem

_WIDTH: Final = 620
_MOST_HEIGHT: Final = 300
_WANT_A_CARD: Final = {"partial-card", "tiers-unknown", "old-card", "missed-change"}


class NotesPanel(QFrame):
    """Lies over the foot of what it is given, while `fold` is pressed, with one line a note.

    `fold` counts the notes, and is hidden while there are none.
    """

    present_rates_requested = Signal()
    import_requested = Signal()

    def __init__(self, session: PlanSession, appearance: Appearance, over: QWidget) -> None:
        super().__init__(over)
        self.setObjectName("notes")
        self._appearance = appearance
        self._over = over
        self.fold = QToolButton()
        self.fold.setCheckable(True)
        self.fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.fold.setProperty("role", "quiet")
        self.fold.setToolTip(self.tr("What to know of the figures"))
        self.fold.toggled.connect(self._show_lines)
        appearance.changed.connect(self._tint)
        self.use_present = button("link", self.tr("Use the newest card"))
        self.use_present.clicked.connect(self.present_rates_requested)
        self.import_rates = button("link", self.tr("Import rates…"))
        self.import_rates.clicked.connect(self.import_requested)
        self._list = QWidget()
        self._lines = QVBoxLayout(self._list)
        self._lines.setContentsMargins(0, 0, SIZES.space_2, 0)
        self._lines.setSpacing(SIZES.space_2)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(self._list)
        self._lay_out()
        self.hide()
        self.fold.hide()
        self._tint()
        over.installEventFilter(self)
        session.plan_opened.connect(self.clear)

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(SIZES.space_2)
        foot.addWidget(self.use_present)
        foot.addWidget(self.import_rates)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(SIZES.space_3, SIZES.space_2, SIZES.space_1, SIZES.space_2)
        column.setSpacing(SIZES.space_1)
        column.addWidget(self._scroll, 1)
        column.addLayout(foot)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._over and event.type() == QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.fold.setChecked(False)
        else:
            super().keyPressEvent(event)

    def unfold(self) -> None:
        """Show all notes."""
        self.fold.setChecked(True)

    def clear(self, _plan: Plan) -> None:
        """Forget the notes of another document, and how far down someone read."""
        self.show_notes(())
        self._scroll.verticalScrollBar().setValue(0)

    def show_outcome(self, outcome: Outcome) -> None:
        """Show the notes of a forecast."""
        self.show_notes(outcome.forecast.notes)

    def show_notes(self, notes: tuple[Problem, ...]) -> None:
        """Show notes, one line each; none at all hides the counter too."""
        codes = {note.code for note in notes}
        self.use_present.setVisible("held-rates" in codes)
        self.import_rates.setVisible(bool(codes & _WANT_A_CARD))
        empty(self._lines)
        for note in notes:
            line = SentenceLabel()
            line.setTextFormat(Qt.TextFormat.PlainText)
            line.setText(f"•  {full_sentence(note)}")
            line.setWordWrap(True)
            self._lines.addWidget(line)
            line.show()  # a layout gives no height to what waits to be shown
        self._lines.addStretch(1)
        count = filled(self.tr("%1[note|notes]"), str(len(notes)))
        self.fold.setText(count)
        self.fold.setAccessibleName(count)
        self.fold.setVisible(bool(notes))
        if not notes:
            self.fold.setChecked(False)
        self._fit()

    def _show_lines(self, is_open: bool) -> None:  # noqa: FBT001 - Qt's signal
        self.setVisible(is_open)
        self._fit()
        self.raise_()
        self._tint()
        if is_open:
            self._scroll.setFocus()  # Escape folds it again

    def _fit(self) -> None:
        """Lie at the lower end of what is covered, at the side where the counter is."""
        room, margin = self._over.rect(), SIZES.space_2
        width = min(_WIDTH, room.width() - 2 * margin)
        inner = width - SIZES.space_6 - SIZES.space_4
        wanted = self._lines.heightForWidth(inner)
        has_foot = not (self.use_present.isHidden() and self.import_rates.isHidden())
        foot = self.use_present.sizeHint().height() * has_foot + SIZES.space_6
        height = min(wanted + foot, _MOST_HEIGHT, room.height() - 2 * margin)
        is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = margin if is_mirrored else room.width() - width - margin
        self.setGeometry(left, room.height() - height, width, height)

    def _tint(self) -> None:
        name = "down" if self.fold.isChecked() else "up"
        self.fold.setIcon(self._appearance.icon(name))
