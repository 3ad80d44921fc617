"""What is a scenario's own: its numbers that differ from the plan, and its note."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QToolButton, QVBoxLayout, QWidget

from tarife.gui.document.session import PlanSession
from tarife.gui.text.addresses import address_text, number_text
from tarife.gui.text.countries import Countries
from tarife.gui.widgets.appearance import Appearance
from tarife.gui.widgets.labels import ElidedLabel, empty, label, sentence_label
from tarife.gui.widgets.layouts import bare_row
from tarife.gui.widgets.theme import SIZES
from tarife.plan.model.plan import Plan
from tarife.plan.model.scenarios import Override, Scenario
from tarife.plan.numbers import number_at, range_at


class OwnNumbers(QWidget):
    """Lists the differing numbers of the chosen scenario; nothing while the plan is shown."""

    reset_requested = Signal(object)
    note_written = Signal(str)

    def __init__(
        self, session: PlanSession, appearance: Appearance, countries: Countries
    ) -> None:
        super().__init__()
        self._session = session
        self._appearance = appearance
        self._countries = countries
        self._head = sentence_label("small")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self.note = QLineEdit()
        self.note.setPlaceholderText(self.tr("Note on this scenario…"))
        self.note.setAccessibleName(self.tr("Note on this scenario"))
        self.note.editingFinished.connect(lambda: self.note_written.emit(self.note.text()))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SIZES.space_2, 0, 0)
        column.setSpacing(SIZES.space_1)
        column.addWidget(self._head)
        column.addLayout(self._lines)
        column.addWidget(self.note)
        self.hide()

    def show_scenario(self, scenario: Scenario | None) -> None:
        """List what is a scenario's own."""
        self.setVisible(scenario is not None)
        empty(self._lines)
        plan = self._session.plan
        if scenario is None or plan is None:
            return
        count = len(scenario.overrides)
        self._head.setText(
            self.tr("Own numbers of this scenario")
            if count
            else self.tr("Numbers typed now become this scenario's own.")
        )
        for entry in scenario.overrides:
            self._lines.addWidget(self._line(plan, entry))
        if not self.note.hasFocus():
            self.note.setText(scenario.note)

    def _line(self, plan: Plan, entry: Override) -> QWidget:
        name = ElidedLabel("")
        name.show_text(address_text(plan, entry.at, self._countries))
        before = number_at(plan, entry.at) or 0.0
        plan_has = number_text(entry.at, before, range_at(plan, entry.at))
        values = label(
            "small", f"{plan_has} → {number_text(entry.at, entry.value, entry.range)}"
        )
        reset = QToolButton()
        reset.setProperty("role", "small")
        reset.setToolTip(self.tr("Follow the plan again"))
        reset.setAccessibleName(f"{reset.toolTip()}: {name.whole}")
        self._appearance.set_icon(reset, "reset")
        reset.clicked.connect(lambda: self.reset_requested.emit(entry.at))
        made = QWidget()
        row = bare_row(made, SIZES.space_1)
        row.addWidget(name, 1)
        row.addWidget(values)
        row.addWidget(reset)
        return made
