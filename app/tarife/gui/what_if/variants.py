"""Everything that plays variants of the open plan, made and ended together."""

from dataclasses import dataclass, replace
from typing import Protocol, TypeAlias

from PySide6.QtCore import QLocale, QObject, Signal

from tarife.forecast.ranges.spread import Spread
from tarife.forecast.result import Forecast
from tarife.gui.document.session import Forecaster, Outcome, PlanSession, TrialRunner
from tarife.gui.runtime.runner import LatestRunner, ShouldStop
from tarife.gui.text.languages import tr
from tarife.gui.text.lever_scales import scale_of, value_text
from tarife.gui.text.names import filled, lever_words
from tarife.gui.text.numbers import money_text
from tarife.gui.what_if.what_if import DisplayedFigures, WhatIf
from tarife.gui.widgets.progress import WorkProgress
from tarife.insight.budget import over_micros
from tarife.insight.goal_seek import GoalSeekResult, goal_seek
from tarife.insight.sensitivity import Sensitivity, sensitivities
from tarife.plan.model.plan import Plan
from tarife.plan.model.scenarios import Adjustment, Lever, Scenario, Scope
from tarife.plan.what_if.levers import adjusted, in_order, scenario_plan
from tarife.plan.what_if.standing import LeverState, lever_states
from tarife.terms.money import Money
from tarife.terms.problems import InputError, Problem, Stopped


@dataclass(frozen=True, slots=True, eq=False)
class ScenarioResult:
    """What became of the forecast of a scenario: figures, or what is in their way."""

    variant: Plan
    outcome: Outcome | None
    problems: tuple[Problem, ...] = ()


_Tries: TypeAlias = dict[str, ScenarioResult]


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

    def tried(self, scenario: Scenario) -> ScenarioResult | None:
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


def _try(variant: Plan, forecaster: Forecaster, should_stop: ShouldStop) -> ScenarioResult:
    try:
        return ScenarioResult(variant, Outcome.of(forecaster(variant, should_stop)))
    except InputError as error:
        return ScenarioResult(variant, None, error.problems)


@dataclass(frozen=True, slots=True)
class _Found:
    """What was sought, and where the lever is for it."""

    state: LeverState
    scope: Scope
    sought: GoalSeekResult
    total: Money


class GoalSeeker(QObject):
    """Moves a lever as far as the budget allows; `message` says what was found.

    What was sought of another plan, or beside other levers, is dropped: it keeps within no
    budget of these, and moving a lever would forget what can be done again.
    """

    message = Signal(str)

    def __init__(
        self, what_if: WhatIf, exact: Forecaster, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._what_if = what_if
        self._exact = exact
        self._asked = self._stand
        self._runner = LatestRunner[_Found | None](1, self)
        self._runner.finished.connect(self._take)
        self._runner.failed.connect(self._take_failure)

    def seek(self, lever: Lever, scope: Scope) -> None:
        """Look for the value of a lever over a part of the plan."""
        base, exact = self._what_if.base, self._exact
        plan = self._what_if.session.plan
        if base is None or plan is None or not plan.budgets:
            return
        others = tuple(
            entry
            for entry in self._what_if.adjustments
            if (entry.lever, entry.scope) != (lever, scope)
        )
        bare = replace(base, scenarios=())

        def work(should_stop: ShouldStop) -> _Found | None:
            state = lever_states(adjusted(bare, others), scope).get(lever)
            if state is None:
                return None

            totals: dict[float, Money] = {}

            def over(value: float) -> int:
                own = Adjustment(lever, state.adjustment(value), scope)
                found = exact(adjusted(bare, in_order([*others, own])), should_stop)
                totals[value] = found.total
                return over_micros(found)

            scale = scale_of(state)
            found = goal_seek(over, 0, (scale.low, scale.high))
            return _Found(state, scope, found, totals[found.value])

        self._asked = self._stand
        self._runner.start(work)

    def close(self) -> None:
        """Stop, and wait until no thread is at work."""
        self._runner.close()

    @property
    def _stand(self) -> tuple[Plan | None, tuple[Adjustment, ...]]:
        return self._what_if.base, self._what_if.adjustments

    def _take(self, found: _Found | None) -> None:
        if found is None or self._asked != self._stand:
            return
        state, sought = found.state, found.sought
        self._what_if.move(state.lever, found.scope, state.adjustment(sought.value))
        locale = QLocale()
        text = (
            self.tr("%1 at %2 keeps within the budget: %3 %4")
            if sought.is_within
            else self.tr("Even with %1 at %2 it costs more than the budget: %3 %4")
        )
        name, _ = lever_words(state.lever)
        shown = value_text(scale_of(state), sought.value, locale)
        money = money_text(found.total, locale)
        self.message.emit(filled(text, name, shown, money, found.total.currency))

    def _take_failure(self, error: Exception) -> None:
        if not isinstance(error, InputError | Stopped):
            raise error


class Ranker(QObject):
    """Finds which levers move the cost most; `ranked` tells them, the strongest first."""

    ranked = Signal(object)

    def __init__(self, exact: Forecaster, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._exact = exact
        self._runner = LatestRunner[tuple[Sensitivity, ...]](1, self)
        self._runner.finished.connect(self.ranked)
        self._runner.failed.connect(self._take_failure)

    def rank(self, plan: Plan) -> None:
        """Move every lever of a plan a tenth down and up."""
        exact = self._exact

        def work(should_stop: ShouldStop) -> tuple[Sensitivity, ...]:
            return sensitivities(plan, lambda variant: exact(variant, should_stop).total.micros)

        self._runner.start(work)

    def forget(self) -> None:
        """Stop: the plan is another one."""
        self._runner.forget()

    def close(self) -> None:
        """Stop, and wait until no thread is at work."""
        self._runner.close()

    def _take_failure(self, error: Exception) -> None:
        if not isinstance(error, InputError | Stopped):
            raise error
        self.ranked.emit(())


_THREADS = 2  # trials that were told to stop may still be on their way out


class Trials(QObject):
    """Follows what is shown; `spread_changed` tells the spread of it, or nothing.

    `refused` tells the problems that are in the way of one, such as a rate that only drawn
    numbers need.
    """

    spread_changed = Signal(object)
    refused = Signal(object)
    work_changed = Signal(bool)

    def __init__(
        self, what_if: WhatIf, trial_runner: TrialRunner, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._trial_runner = trial_runner
        self._spread: Spread | None = None
        self._runner = LatestRunner[Spread | None](_THREADS, self)
        self._runner.finished.connect(self._take)
        self._runner.failed.connect(self._refuse)
        what_if.shown_changed.connect(self.follow)
        what_if.session.plan_opened.connect(self.forget)

    @property
    def spread(self) -> Spread | None:
        """The spread of what is shown, once it is known."""
        return self._spread

    def follow(self, shown: DisplayedFigures) -> None:
        """Try other figures; while a hand still moves there is no spread."""
        self.forget()
        forecast, trial_runner = shown.outcome.forecast, self._trial_runner
        moves = forecast.unknown_days and forecast.plan.rate_moves
        if shown.is_sample or not (forecast.plan.ranges or moves):
            return

        def work(should_stop: ShouldStop) -> Spread | None:
            return trial_runner(forecast, should_stop)

        self._runner.start(work)
        self.work_changed.emit(self._runner.is_busy)

    def forget(self) -> None:
        """Forget the spread of other figures, and stop looking for it."""
        self._runner.forget()
        self._take(None)

    def close(self) -> None:
        """Stop, and wait until no thread is at work any more."""
        self._runner.close()

    def _take(self, spread: Spread | None) -> None:
        self.work_changed.emit(self._runner.is_busy)
        if spread != self._spread:
            self._spread = spread
            self.spread_changed.emit(spread)

    def _refuse(self, error: Exception) -> None:
        self.work_changed.emit(self._runner.is_busy)
        if not isinstance(error, InputError):
            raise error  # nobody foresaw it: the forecast itself went well
        self.refused.emit(error.problems)


def variant_name(shown: DisplayedFigures) -> str:
    """Name a scenario, moved levers or both; nothing is the plan itself."""
    if not shown.name:
        return tr("With moved sliders") if shown.is_playing else ""
    text = tr("Scenario: %1, with moved sliders") if shown.is_playing else tr("Scenario: %1")
    return text.replace("%1", shown.name)


class Forecasters(Protocol):
    """What plays a plan: everyone, a sample, and trials."""

    @property
    def forecaster(self) -> Forecaster:
        """Plays everyone."""

    @property
    def sampler(self) -> Forecaster:
        """Plays a part of the people."""

    def run_trials(self, exact: Forecast, should_stop: ShouldStop) -> Spread | None:
        """Try a forecast over the ranges of its plan."""


class Variants(QObject):
    """Holds levers, scenarios' figures, goal seek, ranking and spread of one session."""

    def __init__(self, session: PlanSession, players: Forecasters, parent: QObject) -> None:
        super().__init__(parent)
        exact = players.forecaster
        self.what_if = WhatIf(session, exact, players.sampler, self)
        self.totals = ScenarioTotals(session, exact, self)
        self.seeker = GoalSeeker(self.what_if, exact, self)
        self.ranker = Ranker(exact, self)
        self.trials = Trials(self.what_if, players.run_trials, self)

    def report_to(self, progress: WorkProgress) -> None:
        """Tell when a variant takes its time, and call it off when asked to."""
        self.what_if.work_changed.connect(
            lambda is_busy: progress.note("what-if", is_busy=is_busy)
        )
        self.trials.work_changed.connect(
            lambda is_busy: progress.note("trials", is_busy=is_busy)
        )
        progress.call_off_requested.connect(self.what_if.call_off)
        progress.call_off_requested.connect(self.trials.forget)

    def close(self) -> None:
        """Stop everything, and wait until no thread is at work."""
        for part in (self.what_if, self.totals, self.seeker, self.ranker, self.trials):
            part.close()
