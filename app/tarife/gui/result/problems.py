"""Everything that is wrong with the plan: a quiet line each, and the way to where it is."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from tarife.gui.document.session import FiguresState, PlanSession, Status
from tarife.gui.editors.navigation import target_of
from tarife.gui.editors.remedies import remedy_of
from tarife.gui.text.names import filled, full_sentence
from tarife.gui.widgets.appearance import Appearance
from tarife.gui.widgets.labels import button, empty
from tarife.gui.widgets.layouts import bare_row
from tarife.gui.widgets.problem_list import Details
from tarife.gui.widgets.theme import SIZES
from tarife.terms.problems import Problem

_MOST_LINES = 6
_NARROW_BELOW = 560


class ProblemsPanel(QFrame):
    """Shows the problems while there are any; `place_wanted` tells where a person goes."""

    place_wanted = Signal(object)

    def __init__(
        self, session: PlanSession, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("problems")
        self._session = session
        self._appearance = appearance
        self._problems: tuple[Problem, ...] = ()
        self._is_narrow = False
        self._fold = QToolButton()
        self._fold.setCheckable(True)
        self._fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._fold.toggled.connect(self._show_lines)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        row = QHBoxLayout(self)
        row.setContentsMargins(SIZES.space_1, 2, SIZES.space_2, 2)
        row.setSpacing(SIZES.space_2)
        row.addWidget(self._fold, alignment=Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._lines, 1)
        appearance.changed.connect(self._tint)
        session.status_changed.connect(self.show_status)
        self.hide()

    @property
    def texts(self) -> tuple[str, ...]:
        """What is shown now, a line each."""
        return tuple(full_sentence(problem) for problem in self._shown)

    def show_status(self, status: Status) -> None:
        """Show what is wrong; nothing hides the panel."""
        if status.state is FiguresState.CALCULATING:
            return  # what was wrong stays until it is known to be mended
        self._problems = tuple(dict.fromkeys(status.problems))
        self.setVisible(bool(self._problems))
        count = len(self._problems)
        text = filled(self.tr("%1[problem|problems]"), str(count))
        self._fold.setText(text)
        self._fold.setAccessibleName(text)
        self._fold.setEnabled(count > 1)
        self._show_lines()

    def go_to(self, index: int) -> None:
        """Go to where the problem in a line is."""
        plan = self._session.shown_plan
        target = target_of(self._shown[index].where, plan) if plan else None
        if target is not None:
            self.place_wanted.emit(target)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put what can be done below the sentence where there is no room beside it."""
        super().resizeEvent(event)
        is_narrow = event.size().width() < _NARROW_BELOW
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self._show_lines()

    @property
    def _shown(self) -> tuple[Problem, ...]:
        return self._problems[: _MOST_LINES if self._fold.isChecked() else 1]

    def _show_lines(self) -> None:
        empty(self._lines)
        plan = self._session.shown_plan
        for index, problem in enumerate(self._shown):
            line = QWidget()
            row, ways = bare_row(line), QHBoxLayout()
            ways.addStretch(1)
            if self._is_narrow:
                row.setDirection(QBoxLayout.Direction.TopToBottom)
                row.setSpacing(0)
            words = Details("bad")  # a label that wraps would let the page scroll
            words.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            words.show_texts((full_sentence(problem),))
            row.addWidget(words, 1)
            remedy = remedy_of(problem, plan) if plan is not None else None
            if remedy is not None:
                mend = button("link", remedy[0])
                mend.clicked.connect(lambda _=False, edit=remedy[1]: self._session.apply(edit))
                ways.addWidget(mend)
            if plan is not None and target_of(problem.where, plan) is not None:
                go = button("link", self.tr("Go there"))
                go.setAccessibleDescription(full_sentence(problem))
                go.clicked.connect(lambda _=False, at=index: self.go_to(at))
                ways.addWidget(go)
            row.addLayout(ways)
            self._lines.addWidget(line)
        self._tint()

    def _tint(self) -> None:
        name = "up" if self._fold.isChecked() else "down"
        self._fold.setIcon(
            self._appearance.icon(name if len(self._problems) > 1 else "warning")
        )
