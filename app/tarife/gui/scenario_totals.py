"""The figures of every scenario, played after the plan's own."""

from dataclasses import dataclass
from typing import TypeAlias

from PySide6.QtCore import QObject, Signal

from tarife.gui.outcomes import Outcome
from tarife.gui.runner import LatestRunner, ShouldStop
from tarife.gui.session import Forecaster, PlanSession
from tarife.plan.model.plan import Plan
from tarife.plan.model.scenarios import Scenario
from tarife.plan.what_if.levers import scenario_plan
from tarife.terms.problems import InputError, Problem


@dataclass(frozen=True, slots=True, eq=False)
class Tried:
    """What became of the forecast of a scenario: figures, or what is in their way."""

    variant: Plan
    outcome: Outcome | None
    problems: tuple[Problem, ...] = ()


_Tries: TypeAlias = dict[str, Tried]


class ScenarioTotals(QObject):
    """Keeps a forecast of every scenario; one that is as it was is not played again."""

    changed = Signal()

    def __init__(
        self, session: PlanSession, exact: Forecaster, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._exact = exact
        self._tries: _Tries = {}
        self._runner = LatestRunner[_Tries](1, self)
        self._runner.finished.connect(self._take)
        session.plan_opened.connect(self._begin)
        session.refreshed.connect(self._begin)
        session.forecast_ready.connect(self._play)

    def tried(self, scenario: Scenario) -> Tried | None:
        """Give the figures of a scenario, once they are there."""
        return self._tries.get(scenario.id)

    def close(self) -> None:
        """Stop, and wait until no thread is at work."""
        self._runner.close()

    def _begin(self) -> None:
        self._runner.forget()
        self._take({})

    def _play(self) -> None:
        plan, known, forecaster = self._session.plan, self._tries, self._exact
        if plan is None or not plan.scenarios:
            self._begin()
            return

        def work(should_stop: ShouldStop) -> _Tries:
            tries = {}
            for scenario in plan.scenarios:
                variant = scenario_plan(plan, scenario)
                old = known.get(scenario.id)
                is_known = old is not None and old.variant == variant
                tried = old if is_known else _try(variant, forecaster, should_stop)
                if tried is not None:
                    tries[scenario.id] = tried
            return tries

        self._runner.start(work)

    def _take(self, tries: _Tries) -> None:
        self._tries = tries
        self.changed.emit()


def _try(variant: Plan, forecaster: Forecaster, should_stop: ShouldStop) -> Tried:
    try:
        return Tried(variant, Outcome.of(forecaster(variant, should_stop)))
    except InputError as error:
        return Tried(variant, None, error.problems)
