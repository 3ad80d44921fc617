"""The calendar of the plan: sends by day, entry points as bands, moved by pointer or key."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from tarife.gui.appearance import Appearance
from tarife.gui.countries import Countries
from tarife.gui.labels import ElidedLabel, button, label, sentence_label
from tarife.gui.models.month import Kind, lanes_of
from tarife.gui.models.month_model import MonthModel
from tarife.gui.panels.month_view import MonthView
from tarife.gui.session import PlanSession
from tarife.gui.theme import SIZES
from tarife.plan.model.plan import Plan


class CalendarPanel(QWidget):
    """Shows the month; `line_wanted` tells which line of which part is to be opened."""

    line_wanted = Signal(str, str)

    def __init__(
        self,
        session: PlanSession,
        appearance: Appearance,
        countries: Countries,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._countries = countries
        self.model = MonthModel(self)
        self.view = MonthView(session, appearance, self.model)
        self.view.line_wanted.connect(self.line_wanted)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._make_empty())
        self._lay_out()
        session.shown_plan_changed.connect(self.show_plan)

    def show_plan(self, plan: Plan) -> None:
        """Show what happens on each day of a plan's month."""
        lanes = lanes_of(plan, self._countries)
        self.model.show(lanes, plan.month.dates())
        self._stack.setCurrentIndex(0 if lanes else 1)

    def _make_empty(self) -> QWidget:
        made = QWidget()
        made.setObjectName("empty")
        words = sentence_label("muted", self.tr("Nothing happens yet in this month."))
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        add = button("primary", self.tr("Plan a send"))
        add.clicked.connect(lambda: self.line_wanted.emit(Kind.SEND.value, ""))
        column = QVBoxLayout(made)
        column.addStretch(1)
        column.addWidget(words)
        column.addWidget(add, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        return made

    def _lay_out(self) -> None:
        explanation = ElidedLabel("small")
        explanation.show_text(
            self.tr("Drag a send to another day, or press Alt and an arrow; Enter opens it.")
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(label("heading", self.tr("Calendar")))
        column.addWidget(explanation)
        column.addSpacing(SIZES.space_1)
        column.addLayout(self._stack, 1)
