"""What is looked at beside the plan: a chosen scenario, moved levers, and their figures."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QObject, Signal

from tarife.gui.document.session import Forecaster, Outcome, PlanSession
from tarife.gui.runtime.runner import LatestRunner, ShouldStop
from tarife.insight.differences import CostDifference, difference
from tarife.plan.edits.edit import Edit
from tarife.plan.edits.scenarios import (
    apply_adjustments,
    move_lever,
    remove_scenario,
    reset_levers,
    set_scenario,
)
from tarife.plan.model.plan import Plan
from tarife.plan.model.scenarios import Adjustment, Lever, Scenario, Scope
from tarife.plan.what_if.levers import in_order, scenario_plan
from tarife.terms.problems import InputError

_MOVED: Final = "moved-levers"
_THREADS: Final = 2  # a stopped forecast may still be on its way out


@dataclass(frozen=True, slots=True, eq=False)
class DisplayedFigures:
    """The figures that the window shows, and those of the plan to compare them with.

    Attributes:
        outcome: Of the plan, of the chosen scenario, or of levers being moved.
        baseline: Of the plan, where ``outcome`` is of something else.
        name: The chosen scenario's name; empty for the plan.
        is_playing: Whether levers are moved away from where the plan or scenario has them.
        is_sample: Whether a part of the people was played, because a hand still moves.
        difference: How the figures differ from the plan's, if they are not the plan's own.
    """

    outcome: Outcome
    baseline: Outcome | None = None
    difference: CostDifference | None = None
    name: str = ""
    is_playing: bool = False
    is_sample: bool = False

    @property
    def is_part(self) -> bool:
        """Whether the figures are of one of several months."""
        return self.outcome.forecast is not self.outcome.whole

    def of_month(self, number: int | None) -> "DisplayedFigures":
        """Give the figures of one month, counted from 0, or of all where none is meant."""
        outcome = self.outcome.of_month(number)
        if outcome is self.outcome:
            return self
        baseline = self.baseline and self.baseline.of_month(number)
        found = None if baseline is None else difference(baseline.totals, outcome.totals)
        return replace(self, outcome=outcome, baseline=baseline, difference=found)


class WhatIf(QObject):
    """Plays variants of the open plan; none of it changes the plan until it is applied.

    Facts it tells: `adjustments_changed` (levers moved), `shown_changed` (figures to show, or
    nothing), `problems_changed` (why a variant could not be played), `work_changed` (whether a
    variant is being played).
    """

    adjustments_changed = Signal(object)
    shown_changed = Signal(object)
    problems_changed = Signal(object)
    work_changed = Signal(bool)

    def __init__(
        self,
        session: PlanSession,
        exact: Forecaster,
        sample: Forecaster,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._exact = exact
        self._sample = sample
        self._is_dragged = False
        self._shown: DisplayedFigures | None = None
        self._is_waiting = False
        self._runner = LatestRunner[DisplayedFigures](_THREADS, self)
        self._runner.finished.connect(self._take_variant)
        self._runner.failed.connect(self._take_failure)
        session.plan_opened.connect(self._begin)
        session.forecast_ready.connect(self.settle)
        session.scenario_chosen.connect(self._follow_levers)
        session.levers_moved.connect(self._follow_levers)

    @property
    def session(self) -> PlanSession:
        """The open plan."""
        return self._session

    @property
    def adjustments(self) -> tuple[Adjustment, ...]:
        """Where the levers are."""
        moved = self._session.moved
        return self._settled if moved is None else moved

    @property
    def is_playing(self) -> bool:
        """Whether levers are away from where the plan or the chosen scenario has them."""
        return self._session.moved is not None

    @property
    def shown(self) -> DisplayedFigures | None:
        """What is shown; nothing while a hand moves, or its figures are not there."""
        return self._shown

    @property
    def variant(self) -> Scenario | None:
        """What is shown as a scenario, with the levers as they are; nothing is the plan."""
        scenario = self._session.scenario
        moved = self._session.moved
        if moved is None:
            return scenario
        return replace(scenario or Scenario(_MOVED, ""), adjustments=moved)

    @property
    def is_busy(self) -> bool:
        """Whether a variant is being played."""
        return self._runner.is_busy

    @property
    def base(self) -> Plan | None:
        """What the levers move: the plan, or the chosen scenario's own numbers."""
        plan, scenario = self._session.plan, self._session.scenario
        if plan is None or scenario is None:
            return plan
        return scenario_plan(plan, replace(scenario, adjustments=()))

    def value_of(self, lever: Lever, scope: Scope) -> float | None:
        """Tell where a lever is over a part of the plan, or nothing where nobody moved it."""
        own = (
            entry for entry in self.adjustments if (entry.lever, entry.scope) == (lever, scope)
        )
        return next((entry.value for entry in own), None)

    def move(
        self, lever: Lever, scope: Scope, value: float | None, *, is_dragged: bool = False
    ) -> None:
        """Move a lever; nothing puts it back. While a hand drags it a sample is played."""
        others = [
            entry for entry in self.adjustments if (entry.lever, entry.scope) != (lever, scope)
        ]
        moved = [] if value is None else [Adjustment(lever, value, scope)]
        self._set(move_lever(lever, scope), in_order([*others, *moved]), is_dragged=is_dragged)

    def settle(self) -> None:
        """Play everyone: the hand has let go, or the plan has another forecast."""
        self._request(is_dragged=False)

    def reset(self) -> None:
        """Put every lever back to where the plan or the chosen scenario has it."""
        self._set(reset_levers(), self._settled, is_dragged=False)

    def apply(self) -> None:
        """Put what the levers make of them into the plan, or into the chosen scenario."""
        scenario, moved = self._session.scenario, self._session.moved
        if moved is None:
            return
        if scenario is None:
            self._session.apply_moved(apply_adjustments(moved))
        else:
            after = replace(scenario, adjustments=moved)
            self._session.apply_moved(set_scenario(after, "levers"))

    def keep(self, name: str) -> None:
        """Make a scenario of what is shown, and choose it."""
        plan, scenario = self._session.plan, self._session.scenario
        if plan is None:
            return
        made = replace(
            scenario or Scenario("", ""),
            id=plan.fresh_id("scenario"),
            name=name,
            adjustments=self.adjustments,
            note="",
        )
        self._session.add_scenario(made)

    def remove(self, scenario_id: str) -> None:
        """Remove a scenario; the plan is shown if it was chosen."""
        self._session.apply(remove_scenario(scenario_id))

    def call_off(self) -> None:
        """Stop playing the variant that is under way."""
        self._is_waiting = False
        self._runner.forget()
        self.work_changed.emit(False)  # noqa: FBT003 - Qt's signal

    def close(self) -> None:
        """Stop, and wait until no thread is at work."""
        self._is_waiting = False
        self._runner.close()

    @property
    def _settled(self) -> tuple[Adjustment, ...]:
        scenario = self._session.scenario
        return scenario.adjustments if scenario else ()

    def _begin(self) -> None:
        self._shown = None
        self._is_waiting = False
        self._runner.forget()
        self.adjustments_changed.emit(())
        self.problems_changed.emit(())

    def _set(
        self, edit: Edit, adjustments: tuple[Adjustment, ...], *, is_dragged: bool
    ) -> None:
        moved = None if adjustments == self._settled else adjustments
        self._is_dragged = is_dragged
        if moved == self._session.moved:
            self._follow_levers()
        else:
            self._session.move_levers(edit, moved)
        self._is_dragged = False

    def _follow_levers(self) -> None:
        self.adjustments_changed.emit(self.adjustments)
        self._request(is_dragged=self._is_dragged)

    def _request(self, *, is_dragged: bool) -> None:
        """Play what is to be shown; a sample that is under way is let through first."""
        if self._session.scenario is None and not self.is_playing:
            self._runner.forget()
            self._is_waiting = False
            self.problems_changed.emit(())
            self.work_changed.emit(False)  # noqa: FBT003 - Qt's signal
            self._tell_plan(is_dragged=is_dragged)
        elif is_dragged and self._runner.is_busy:
            self._is_waiting = True
        else:
            self._start(is_sample=is_dragged)

    def _start(self, *, is_sample: bool) -> None:
        self._is_waiting = False
        self._shown = None
        work = self._work(is_sample=is_sample)
        if work is None:
            self._runner.forget()
        else:
            self._runner.start(work)
            self.work_changed.emit(True)  # noqa: FBT003 - Qt's signal

    def _work(self, *, is_sample: bool) -> Callable[[ShouldStop], DisplayedFigures] | None:
        """Give the play of what is to be shown, or nothing before the plan's own figures.

        An older baseline may be of another month, whose days cannot stand behind these.
        """
        plan, scenario = self._session.plan, self._session.scenario
        baseline = self._session.outcome
        if plan is None or baseline is None or baseline.forecast.plan != plan:
            return None
        forecaster = self._sample if is_sample else self._exact
        is_playing, name = self.is_playing, scenario.name if scenario else ""
        variant = self.variant or Scenario(_MOVED, "")

        def work(should_stop: ShouldStop) -> DisplayedFigures:
            outcome = Outcome.of(forecaster(scenario_plan(plan, variant), should_stop))
            found = difference(baseline.totals, outcome.totals)
            return DisplayedFigures(outcome, baseline, found, name, is_playing, is_sample)

        return work

    def _take_variant(self, shown: DisplayedFigures) -> None:
        self.problems_changed.emit(())
        if self._is_waiting:  # before anything is drawn, so that both happen at once
            self._start(is_sample=True)
        else:
            self.work_changed.emit(False)  # noqa: FBT003 - Qt's signal
        self._tell(shown)

    def _tell(self, shown: DisplayedFigures) -> None:
        self._shown = None if shown.is_sample else shown
        self.shown_changed.emit(shown)

    def _take_failure(self, error: Exception) -> None:
        self.work_changed.emit(False)  # noqa: FBT003 - Qt's signal
        if not isinstance(error, InputError):
            raise error
        self.problems_changed.emit(error.problems)

    def _tell_plan(self, *, is_dragged: bool) -> None:
        """Show the plan; a hand that passes it keeps the plan to compare with."""
        plan = self._session.outcome
        if plan is not None and is_dragged:
            same = difference(plan.totals, plan.totals)
            self._tell(DisplayedFigures(plan, plan, same, is_sample=True))
        elif plan is not None:
            self._tell(DisplayedFigures(plan))
