"""Plan and scenarios side by side: what each costs, and why it differs from the plan."""

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from tarife.charts.scene import Variant
from tarife.gui.appearance import Appearance
from tarife.gui.labels import label, sentence_label
from tarife.gui.models.compare import COMPARE_COLUMNS, Compared, CompareRow, compare_rows
from tarife.gui.models.readings import ReadingModel
from tarife.gui.panels.reading import ReadingTable
from tarife.gui.scenario_totals import ScenarioTotals
from tarife.gui.session import PlanSession
from tarife.gui.theme import SIZES


class ComparePanel(QWidget):
    """Compares the plan with every scenario; a double click on one chooses it.

    `compared` tells the plan and the scenarios that have figures, for a chart.
    """

    compared = Signal(object)

    def __init__(
        self, session: PlanSession, totals: ScenarioTotals, appearance: Appearance
    ) -> None:
        super().__init__()
        self._session = session
        self._totals = totals
        self.model: ReadingModel[CompareRow] = ReadingModel(COMPARE_COLUMNS)
        title = self.tr("Scenarios compared")
        self.view = ReadingTable(self.model, appearance, title)
        self.view.doubleClicked.connect(self._choose)
        self._nothing = sentence_label(
            "muted",
            self.tr("No scenario yet. Move a slider of what-if and keep what it shows."),
        )
        self._stack = QStackedLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SIZES.space_2)
        column.addWidget(label("heading", title))
        column.addWidget(
            sentence_label(
                "small",
                self.tr(
                    "What each costs and why: the five causes add up to the difference. "
                    "A double click shows a scenario."
                ),
            )
        )
        column.addLayout(self._stack, 1)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._nothing)
        session.plan_changed.connect(self._show)
        session.forecast_ready.connect(self._show)
        totals.changed.connect(self._show)

    def _show(self) -> None:
        plan, own = self._session.plan, self._session.outcome
        if plan is None:
            return
        entries = [Compared("", self.tr("Plan"), own)]
        for scenario in plan.scenarios:
            tried = self._totals.tried(scenario)
            entries.append(
                Compared(scenario.id, scenario.name, tried.outcome if tried else None)
            )
        currency = own.total.currency if own else plan.account.currency
        self.model.show_rows(compare_rows(entries, plan.budget), currency)
        self._stack.setCurrentIndex(0 if plan.scenarios else 1)
        self.compared.emit(
            tuple(Variant(one.name, one.outcome.forecast) for one in entries if one.outcome)
        )

    def _choose(self, index: QModelIndex) -> None:
        self._session.choose_scenario(self.model.row_at(index.row()).id)
