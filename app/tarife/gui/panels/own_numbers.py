"""What a scenario has of its own: changed numbers, each with its reset, and a note."""

from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QCoreApplication, QLocale, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from tarife.gui.appearance import Appearance
from tarife.gui.countries import Countries
from tarife.gui.estimates import AMOUNT, DURATION, PERCENT, Estimate, estimate_text
from tarife.gui.field_names import field_name
from tarife.gui.labels import ElidedLabel, empty, label, sentence_label
from tarife.gui.session import PlanSession
from tarife.gui.theme import SIZES
from tarife.plan.model.addresses import Address
from tarife.plan.model.plan import Plan
from tarife.plan.model.scenarios import Override, Range, Scenario
from tarife.plan.numbers import number_at, range_at

_UNITS: Final = MappingProxyType({"_ratio": PERCENT, "_share": PERCENT, "_s": DURATION})
"""The units of numbers by how their names end."""


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

    @property
    def lines_shown(self) -> int:
        """How many differing numbers are listed."""
        return self._lines.count()

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
        plan_has = value_text(entry.at, before, range_at(plan, entry.at))
        values = label(
            "small", f"{plan_has} → {value_text(entry.at, entry.value, entry.range)}"
        )
        reset = QToolButton()
        reset.setProperty("role", "small")
        reset.setToolTip(self.tr("Follow the plan again"))
        reset.setAccessibleName(f"{reset.toolTip()}: {name.whole}")
        self._appearance.dress(reset, "reset")
        reset.clicked.connect(lambda: self.reset_requested.emit(entry.at))
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SIZES.space_1)
        row.addWidget(name, 1)
        row.addWidget(values)
        row.addWidget(reset)
        return made


def address_text(plan: Plan, at: Address, countries: Countries) -> str:
    """Say in words which number of a plan is meant, such as ``Germany, reply rate``."""
    names = {line.id: line.name for line in plan.lines}
    match at.part:
        case "grid":
            owner = countries.name(at.id)
        case "account":
            owner = QCoreApplication.translate("OwnNumbers", "Account")
        case _:
            owner = names.get(at.id, at.id)
    return f"{owner}, {field_name(at.field)}"


def value_text(at: Address, value: float, span: Range | None) -> str:
    """Write a number of the plan in its unit, with the range it may lie in."""
    unit = next((unit for end, unit in _UNITS.items() if at.field.endswith(end)), AMOUNT)
    ends = (span.low, span.high) if span else (value, value)
    return estimate_text(Estimate(value, *ends), unit, QLocale())
