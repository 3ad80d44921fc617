"""What to know of the figures: quiet lines, folded to one until they are wanted."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QToolButton, QVBoxLayout, QWidget

from tarife.gui.document.session import Outcome, PlanSession
from tarife.gui.text.names import full_sentence
from tarife.gui.widgets.appearance import Appearance
from tarife.gui.widgets.labels import ElidedLabel, button, empty, label
from tarife.gui.widgets.theme import SIZES
from tarife.plan.model.plan import Plan
from tarife.terms.problems import Problem

_MOST_HEIGHT = 132
_WANT_A_CARD = {"partial-card", "tiers-unknown", "old-card", "missed-change"}


class NotesPanel(QWidget):
    """Shows the notes of the last good forecast."""

    present_rates_requested = Signal()
    import_requested = Signal()

    def __init__(
        self, session: PlanSession, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._fold = QToolButton()
        self._fold.setCheckable(True)
        self._fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._fold.toggled.connect(self._show_lines)
        appearance.changed.connect(self._tint)
        self._first = ElidedLabel("muted")
        self._first.setCursor(Qt.CursorShape.PointingHandCursor)
        self._first.installEventFilter(self)
        self.use_present = button("link", self.tr("Use the newest card"))
        self.use_present.clicked.connect(self.present_rates_requested)
        self.import_rates = button("link", self.tr("Import rates…"))
        self.import_rates.clicked.connect(self.import_requested)
        self._list = QWidget()
        self._lines = QVBoxLayout(self._list)
        self._lines.setContentsMargins(SIZES.space_2, 0, SIZES.space_2, 0)
        self._lines.setSpacing(SIZES.space_1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(self._list)
        self._scroll.setMaximumHeight(_MOST_HEIGHT)
        self._lay_out()
        self._scroll.hide()
        self.hide()
        session.plan_opened.connect(self.clear)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(SIZES.space_2)
        head.addWidget(self._fold)
        head.addWidget(self._first, 1)
        head.addWidget(self.use_present)
        head.addWidget(self.import_rates)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SIZES.space_1)
        column.addLayout(head)
        column.addWidget(self._scroll)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonRelease:
            self.unfold()
        return super().eventFilter(watched, event)

    def unfold(self) -> None:
        """Show all notes."""
        self._fold.setChecked(True)

    def clear(self, _plan: Plan) -> None:
        """Forget the notes of another document."""
        self.show_notes(())

    def show_outcome(self, outcome: Outcome) -> None:
        """Show the notes of a forecast."""
        self.show_notes(outcome.forecast.notes)

    def show_notes(self, notes: tuple[Problem, ...]) -> None:
        """Show notes, one line each; none at all hides the panel."""
        self.setVisible(bool(notes))
        codes = {note.code for note in notes}
        self.use_present.setVisible("held-rates" in codes)
        self.import_rates.setVisible(bool(codes & _WANT_A_CARD))
        empty(self._lines)
        for note in notes:
            line = label("muted", f"•  {full_sentence(note)}")
            line.setWordWrap(True)
            self._lines.addWidget(line)
        self._lines.addStretch(1)
        if notes:
            several = self.tr("%1 notes").replace("%1", str(len(notes)))
            count = several if len(notes) > 1 else self.tr("1 note")
            self._fold.setText(count)
            self._fold.setAccessibleName(count)
            self._first.show_text(full_sentence(notes[0]))
        self._show_lines(self._fold.isChecked())

    def _show_lines(self, is_open: bool) -> None:  # noqa: FBT001 - Qt's signal
        self._scroll.setVisible(is_open)
        self._first.setVisible(not is_open)
        self._tint()

    def _tint(self) -> None:
        name = "up" if self._fold.isChecked() else "down"
        self._fold.setIcon(self._appearance.icon(name))
