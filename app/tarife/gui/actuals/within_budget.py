"""What is left of a month: kept as it is forecast, or made small enough for its budget."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, TypeAlias, cast
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tarife.forecast.result import Forecast
from tarife.gui.document.session import PlanSession
from tarife.gui.runtime.runner import LatestRunner, ShouldStop
from tarife.gui.text.languages import spoken
from tarife.gui.text.names import capitalised, full_sentence, problems_of
from tarife.gui.widgets.labels import button, sentence_label
from tarife.gui.widgets.layouts import bare_column
from tarife.gui.widgets.theme import SIZES
from tarife.plan.edits.scenarios import keep_reforecast
from tarife.plan.model.plan import Plan
from tarife.terms.sentences import in_language

if TYPE_CHECKING:
    from tarife.insight.actuals.rest import WithinBudget
    from tarife.insight.actuals.status import PlanStatus

BudgetKeeper: TypeAlias = "Callable[[Forecast, date, ShouldStop], WithinBudget]"


def today_of(planned: Forecast) -> date:
    """Tell which day it is where the account of a forecast is."""
    zone = ZoneInfo(planned.plan.account.time_zone)
    return datetime.now(zone).date()  # noqa: TID251 - the edge of the program


class WithinBudgetRow(QWidget):
    """Buttons, and a sentence of what was done; `working` tells that it takes time."""

    working = Signal(bool)

    def __init__(self, session: PlanSession, keeper: BudgetKeeper) -> None:
        super().__init__()
        self._session = session
        self._keeper = keeper
        self._status: PlanStatus | None = None
        self._asked: tuple[Plan, str] | None = None
        self._runner = LatestRunner["WithinBudget"](1, self)
        self.stay = button("", self.tr("Cut plan to budget"))
        self.keep = button("", self.tr("Keep cut plan as scenario"))
        self.keep_forecast = button("", self.tr("Keep forecast as scenario"))
        self.sentence = sentence_label("muted")
        self.sentence.hide()
        self._buttons = (self.keep_forecast, self.keep, self.stay)
        self._rows = QHBoxLayout(), QHBoxLayout()
        column = bare_column(self, SIZES.space_1)
        for row in self._rows:
            row.setSpacing(SIZES.space_2)
            row.addStretch(1)
            column.addLayout(row)
        self.lay_out(0)
        column.addWidget(self.sentence)
        self._runner.finished.connect(self._take)
        self._runner.failed.connect(self._refuse)
        self.stay.clicked.connect(self._change_plan)
        self.keep.clicked.connect(self._keep_scenario)
        self.keep_forecast.clicked.connect(self._keep_forecast)

    def lay_out(self, room: int) -> None:
        """Put buttons that have no room in a row into a second one."""
        first, second = self._rows
        row = first
        for part in self._buttons:
            room -= part.sizeHint().width() + SIZES.space_2
            row = first if room >= 0 else second
            if row.indexOf(part) < 0:
                row.insertWidget(row.count() - 1, part)

    def close_work(self) -> None:
        """Stop looking, and wait for it."""
        self._runner.close()

    def call_off(self) -> None:
        """Stop looking, and say nothing more."""
        self._runner.forget()
        self.working.emit(False)  # noqa: FBT003 - Qt's signal
        self._say("")

    def _say(self, text: str) -> None:
        self.sentence.setText(text)
        self.sentence.setVisible(bool(text))

    def _say_changed(self) -> None:
        self._say(self.tr("The plan has changed since; ask again."))

    def show_status(self, status: "PlanStatus | None") -> None:
        """Offer what can be done where a plan stands: nothing where nothing is left."""
        self._status = status
        for part in (self.stay, self.keep):
            part.setEnabled(self.has_rest and bool(status and status.budgets))

    @property
    def has_rest(self) -> bool:
        """Whether anything of the month is left."""
        return self._status is not None and self._status.rest is not None

    def _change_plan(self) -> None:
        self._look("")

    def _keep_scenario(self) -> None:
        self._look(self.tr("Within the budget"))

    def _keep_forecast(self) -> None:
        """Keep what is shown, unless a scenario of that day is all that there would be."""
        status, plan = self._status, self._session.plan
        if status is None or plan is None:
            return
        if status.planned.plan != plan:
            self._say_changed()
            return
        edit = keep_reforecast(status.real_to)
        made = edit.apply(plan).scenarios[-1]
        alike = (replace(one, name=made.name, id=made.id, note="") for one in plan.scenarios)
        if made in alike:
            self._say(self.tr("The forecast of this day is a scenario already."))
            return
        self._session.apply_to_plan(edit)
        kept = self.tr("Kept as “%1”: it stands beside the plan under Compare.")
        self._say(kept.replace("%1", in_language(made.name, spoken())))

    def _look(self, name: str) -> None:
        status, keeper = self._status, self._keeper
        if status is None:
            return
        planned, self._asked = status.planned, (status.planned.plan, name)
        self.working.emit(True)  # noqa: FBT003 - Qt's signal
        self._say(self.tr("Looking for what stays within the budget …"))
        today = today_of(planned)
        self._runner.start(lambda should_stop: keeper(planned, today, should_stop))

    def _take(self, found: "WithinBudget") -> None:
        """Change the plan it was found for, as one step, and say what was done."""
        self.working.emit(False)  # noqa: FBT003 - Qt's signal
        plan, name = cast("tuple[Plan, str]", self._asked)
        if plan != self._session.plan:
            self._say_changed()
            return
        if found.changes:
            self._session.apply_to_plan(found.edit(name))
        self._say(capitalised(in_language(found.sentence, spoken())) + ".")

    def _refuse(self, error: Exception) -> None:
        self.working.emit(False)  # noqa: FBT003 - Qt's signal
        self._say(" ".join(map(full_sentence, problems_of(error))))
