"""The list of the plan and its scenarios, with their totals and differences."""

from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from PySide6.QtCore import (
    QAbstractListModel,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from tarife.gui.difference_texts import arrow, shown_total, signed_money, signed_percent
from tarife.gui.numbers import money_text
from tarife.gui.outcomes import Outcome
from tarife.gui.scenario_totals import ScenarioTotals
from tarife.gui.texts import full_sentence
from tarife.insight.differences import difference
from tarife.plan.model.plan import Plan
from tarife.plan.model.scenarios import Scenario

ID_ROLE: Final = Qt.ItemDataRole.UserRole + 1
TOTAL_ROLE: Final = Qt.ItemDataRole.UserRole + 2
DIFFERENCE_ROLE: Final = Qt.ItemDataRole.UserRole + 3
SIGN_ROLE: Final = Qt.ItemDataRole.UserRole + 4
"""1 for dearer than the plan, -1 for cheaper."""

_WAITING: Final = "…"
_TOP: Final = QModelIndex()
Index: TypeAlias = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class ScenarioRow:
    """What the list says of the plan or of one scenario.

    Attributes:
        id: The scenario's id; empty for the plan.
        name: Its name.
        total: What it costs, as text.
        difference: How that differs from the plan, as text.
        sign: 1 for dearer, -1 for cheaper, 0 for neither.
        tip: Its note, or why it has no figures.
    """

    id: str
    name: str
    total: str = _WAITING
    difference: str = ""
    sign: int = 0
    tip: str = ""


class ScenariosModel(QAbstractListModel):
    """Lists the plan first, then its scenarios; typing another name is a wish."""

    rename_requested = Signal(str, str)

    def __init__(self, totals: ScenarioTotals, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._totals = totals
        self._rows: tuple[ScenarioRow, ...] = ()

    def show(self, plan: Plan, outcome: Outcome | None) -> None:
        """Take the scenarios and figures of a plan."""
        locale = QLocale()
        own = _WAITING if outcome is None else money_text(outcome.total, locale)
        rows = (
            ScenarioRow("", self.tr("Plan"), own),
            *(self._row(scenario, outcome) for scenario in plan.scenarios),
        )
        if [row.id for row in rows] != [row.id for row in self._rows]:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
        elif rows != self._rows:
            self._rows = rows
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))

    def place_of(self, scenario_id: str) -> int:
        """Find the row of a scenario, or of the plan."""
        ids = [row.id for row in self._rows]
        return ids.index(scenario_id) if scenario_id in ids else 0

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return row.name
            case Qt.ItemDataRole.ToolTipRole:
                return row.tip or None
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join(part for part in (row.name, row.total, row.difference) if part)
            case _:
                return self._own_data(row, role)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        name = str(value).strip()
        if not index.isValid() or role != Qt.ItemDataRole.EditRole or not name:
            return False
        row = self._rows[index.row()]
        if row.id and name != row.name:
            self.rename_requested.emit(row.id, name)
        return bool(row.id)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and self._rows[index.row()].id:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def _own_data(self, row: ScenarioRow, role: int) -> Any:
        match role:
            case _ if role == ID_ROLE:
                return row.id
            case _ if role == TOTAL_ROLE:
                return row.total
            case _ if role == DIFFERENCE_ROLE:
                return row.difference
            case _ if role == SIGN_ROLE:
                return row.sign
            case _:
                return None

    def _row(self, scenario: Scenario, plan: Outcome | None) -> ScenarioRow:
        tried = self._totals.tried(scenario)
        if tried is None:
            return ScenarioRow(scenario.id, scenario.name, tip=scenario.note)
        if tried.outcome is None:
            why = full_sentence(tried.problems[0])
            return ScenarioRow(scenario.id, scenario.name, "–", tip=why)  # noqa: RUF001
        locale = QLocale()
        total = tried.outcome.total
        shown = ScenarioRow(
            scenario.id, scenario.name, money_text(total, locale), tip=scenario.note
        )
        if plan is None:
            return shown
        found = difference(plan.totals, tried.outcome.totals)
        extra = shown_total(found, total.currency)
        percent = signed_percent(found.ratio, locale)
        text = f"{arrow(extra.micros)} {signed_money(extra, locale)}  {percent}".strip()
        return ScenarioRow(
            scenario.id,
            scenario.name,
            shown.total,
            text if extra.micros else self.tr("same as the plan"),
            (extra.micros > 0) - (extra.micros < 0),
            scenario.note,
        )
