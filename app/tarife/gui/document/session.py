"""The open plan: its edits, its undo history, its forecast and what state all that is in."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final, TypeAlias

from PySide6.QtCore import QObject, QSignalBlocker, QTimer, Signal

from tarife import logs
from tarife.forecast.costs.all_in import AllIn, all_in
from tarife.forecast.ranges.spread import Spread
from tarife.forecast.result import Forecast
from tarife.forecast.totals import Total, totals_by_market
from tarife.gui.document.undo import Refusals, Snapshot, SwapPlan, repeat
from tarife.gui.runtime.runner import LatestRunner, ShouldStop
from tarife.gui.runtime.undo_history import UndoHistory
from tarife.gui.text.languages import spoken
from tarife.gui.text.names import full_text
from tarife.plan.edits.edit import Edit, Label, together
from tarife.plan.edits.lines import of_own_lines, people_following
from tarife.plan.edits.plan import MONTH_KEY, set_month
from tarife.plan.edits.scenarios import add_scenario, in_scenario, reset_levers, scenario_named
from tarife.plan.model.addresses import Address
from tarife.plan.model.plan import Plan
from tarife.plan.model.scenarios import Adjustment, Scenario
from tarife.plan.month_shift import notes_of_move
from tarife.plan.names import named_in, with_recognised
from tarife.plan.what_if.apply import shown_in
from tarife.terms.calendar import BillingMonth
from tarife.terms.money import Money
from tarife.terms.problems import InputError, Problem
from tarife.terms.sentences import say

LOG: Final = logging.getLogger(__name__)

CALLED_OFF: Final = Problem(
    code="called-off",
    where="",
    message=say("the forecast was called off"),
    hint=say("change a number to begin again"),
)

UNFORESEEN: Final = Problem(
    code="unforeseen",
    where="",
    message=say("the forecast broke off for a reason nobody foresaw"),
    hint=say("save your plan; the report file says what happened"),
)

NO_MEMORY: Final = Problem(
    code="no-memory",
    where="",
    message=say("there is not enough memory for the forecast"),
    hint=say("save your plan, close other programs, and change a number to begin again"),
)


@dataclass(frozen=True, slots=True, eq=False)
class Outcome:
    """A forecast with its totals by market and category, and the bill as it really arrives.

    Every count is the sum of the same count in ``totals``.

    Attributes:
        whole: The forecast of all months, where ``forecast`` is of one of them.
    """

    forecast: Forecast
    whole: Forecast
    totals: tuple[Total, ...]
    charged: int
    free: int
    refused: int
    paused: int
    bill: AllIn

    @classmethod
    def of(cls, forecast: Forecast, whole: Forecast | None = None) -> "Outcome":
        """Add up what the window shows of ``forecast``."""
        totals = totals_by_market(forecast.lines)
        return cls(
            forecast=forecast,
            whole=whole or forecast,
            totals=totals,
            charged=sum(total.charged for total in totals),
            free=sum(total.free for total in totals),
            refused=sum(total.refused for total in totals),
            paused=sum(total.paused for total in totals),
            bill=all_in(forecast, forecast.plan.costs),
        )

    @property
    def total(self) -> Money:
        """What Meta charges: the sum of all charges."""
        return self.forecast.total

    @property
    def months(self) -> tuple["Outcome", ...]:
        """Each of several months, where this is of all of them."""
        count = len(self.forecast.months)
        return tuple(map(self.of_month, range(count))) if count > 1 else ()

    def of_month(self, number: int | None) -> "Outcome":
        """Give one month, counted from 0, or all of them where none is meant."""
        months = len(self.whole.months)
        if number is None or not 1 < months > number:
            return self
        return Outcome.of(self.whole.of_month(number), self.whole)


Forecaster: TypeAlias = Callable[[Plan, ShouldStop], Forecast]
TrialRunner: TypeAlias = Callable[[Forecast, ShouldStop], Spread | None]

QUIET_MS: Final = 200
"""After a burst of edits the forecast waits this long for the next one."""

_THREADS: Final = 2  # a stopped forecast may still be on its way out


class FiguresState(StrEnum):
    """How the figures on the screen relate to the plan."""

    EMPTY = "empty"
    CALCULATING = "calculating"
    CURRENT = "current"
    STALE = "stale"


@dataclass(frozen=True, slots=True)
class Status:
    """The state and, if figures are stale, why."""

    state: FiguresState
    problems: tuple[Problem, ...] = ()


class PlanSession(QObject):
    """The only place where the open plan changes.

    Facts it tells: `plan_opened` (another document), `plan_changed` (after every edit, undo and
    redo, and after opening), `shown_plan_changed` (what editors show: the plan, with the chosen
    scenario's numbers), `scenario_chosen`, `levers_moved`, `refreshed` (other rates),
    `forecast_ready` (`outcome` is another one), `status_changed`, `document_changed` (path or
    unsaved changes), `stepped`, `message` (news).
    """

    plan_opened = Signal(object)
    plan_changed = Signal(object)
    shown_plan_changed = Signal(object)
    scenario_chosen = Signal(object)
    levers_moved = Signal()
    refreshed = Signal()
    forecast_ready = Signal()
    status_changed = Signal(object)
    document_changed = Signal()
    stepped = Signal(int)
    message = Signal(str, bool)

    def __init__(self, forecaster: Forecaster, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._forecaster = forecaster
        self._plan: Plan | None = None
        self._outcome: Outcome | None = None
        self._path: Path | None = None
        self._digest = ""
        self._saved: Plan | None = None
        self._scenario_id = ""
        self._moved: tuple[Adjustment, ...] | None = None
        self._problems: tuple[Problem, ...] = ()
        self._status = Status(FiguresState.EMPTY)
        self._is_waiting = False
        self.history = UndoHistory(self)
        self.history.clean_changed.connect(self.document_changed)
        self.history.index_changed.connect(self.stepped)
        self.refusals = Refusals(self.history)
        self.refusals.changed.connect(self._settle)
        self._runner = LatestRunner[Outcome](_THREADS, self)
        self._runner.finished.connect(self._take_outcome)
        self._runner.failed.connect(self._take_failure)
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(QUIET_MS)
        self._quiet.timeout.connect(self._end_burst)

    @property
    def plan(self) -> Plan | None:
        """The open plan, if any."""
        return self._plan

    @property
    def scenario(self) -> Scenario | None:
        """The chosen scenario; edits of numbers become its own."""
        return scenario_named(self._plan, self._scenario_id) if self._plan else None

    @property
    def moved(self) -> tuple[Adjustment, ...] | None:
        """The levers, if they are away from where the plan or the chosen scenario has them."""
        return self._moved

    @property
    def shown_plan(self) -> Plan | None:
        """What editors show: the open plan, with the numbers of the chosen scenario."""
        plan, scenario = self._plan, self.scenario
        return plan if plan is None or scenario is None else shown_in(plan, scenario)

    @property
    def outcome(self) -> Outcome | None:
        """The last good forecast of the open plan, if there was one."""
        return self._outcome

    @property
    def status(self) -> Status:
        """How the figures relate to the plan now."""
        return self._status

    @property
    def path(self) -> Path | None:
        """The file of the plan, if it has one."""
        return self._path

    @property
    def digest(self) -> str:
        """What the file held when it was read or written last; empty if that is not known."""
        return self._digest

    @property
    def saved_plan(self) -> Plan | None:
        """The plan as it was opened or last saved, if it was."""
        return self._saved

    @property
    def change_baseline(self) -> Plan | None:
        """The plan as its file has it; nothing if it has none, or a scenario is chosen."""
        return self._saved if self._path and self.scenario is None else None

    @property
    def is_dirty(self) -> bool:
        """Whether there are changes that are in no file; moved levers never are in one."""
        is_clean = self.history.is_clean or self._plan == self._saved
        return self._plan is not None and not is_clean

    def open(
        self, plan: Plan, path: Path | None, *, is_saved: bool = True, digest: str = ""
    ) -> None:
        """Take another plan; what was open is gone.

        Args:
            plan: The plan.
            path: Its file, if it has one.
            is_saved: Whether the plan is as the file has it.
            digest: What the file held when it was read.
        """
        self._runner.forget()
        self._quiet.stop()
        self._outcome = None
        self.refusals.forget()
        self._path, self._digest = path, digest
        self._plan = plan = named_in(with_recognised(plan), spoken())
        self._saved = plan if is_saved else None
        self._scenario_id = ""
        self._moved = None
        self.history.clear()
        if not is_saved:
            self.history.reset_clean()
        self.plan_opened.emit(plan)
        self._show(plan)
        self.document_changed.emit()

    def adopt(self, other: "PlanSession") -> None:
        """Take what another session has open, with all steps of its history."""
        if other.plan is None:
            return
        self.open(other.plan, other.path, digest=other.digest)
        self._saved = named_in(other.saved_plan, spoken()) if other.saved_plan else None
        with QSignalBlocker(self):
            repeat(other.history, self.history, self._swap)
        self._scenario_id, self._moved = other.snapshot.scenario_id, other.moved
        self.plan_changed.emit(self._plan)
        self.scenario_chosen.emit(self.scenario)
        self.shown_plan_changed.emit(self.shown_plan)
        self.stepped.emit(self.history.index)
        self.document_changed.emit()

    def choose_scenario(self, scenario_id: str) -> None:
        """Show and edit a scenario from now on; an empty id is the plan itself.

        It is a step of the history only where it puts moved levers back.
        """
        if scenario_id == self._scenario_id or self._plan is None:
            return
        before, after = self.snapshot, Snapshot(self._plan, scenario_id)
        if self._moved is None:
            self._swap(before, after)
        else:
            self.history.push(SwapPlan(self._swap, reset_levers(), before=before, after=after))

    def add_scenario(self, made: Scenario) -> None:
        """Add a scenario and choose it, with the levers where it has them, as one step."""
        self._take(add_scenario(made), choosing=made.id, moved=None)

    def move_levers(self, edit: Edit, moved: tuple[Adjustment, ...] | None) -> None:
        """Move levers over the plan, undoably; moves of one lever in a row are one step."""
        self._take(edit, moved=moved)

    def apply_moved(self, edit: Edit) -> None:
        """Carry out ``edit`` as `apply` does; it takes up the moved levers."""
        self._take(self._in_scenario(edit), moved=None)

    def differs_at(self, at: Address) -> bool:
        """Tell whether the chosen scenario has a number of its own at an address."""
        scenario = self.scenario
        return scenario is not None and any(entry.at == at for entry in scenario.overrides)

    def apply(self, edit: Edit) -> None:
        """Carry out ``edit``, undoably; an edit of nothing leaves no trace.

        While a scenario is chosen, changed numbers become its own.
        """
        self.apply_to_plan(self._in_scenario(edit))

    def apply_to_plan(self, edit: Edit) -> None:
        """Carry out ``edit`` in the plan itself, whatever scenario is chosen."""
        self._take(edit, moved=self._moved)

    def move_to(self, month: BillingMonth) -> None:
        """Move the plan to another month, and say what does not keep its sense by that."""
        if self._plan is None:
            return
        last, origin = self.history.last, self._plan
        if isinstance(last, SwapPlan) and last.merge_key == MONTH_KEY:
            origin = last.before.plan
        notes = notes_of_move(origin, month)
        self.apply_to_plan(set_month(month, origin))
        if notes:
            self.message.emit(" ".join(full_text(note) for note in notes), True)  # noqa: FBT003 - Qt's signal

    def apply_together(
        self, label: Label, edits: tuple[Edit, ...], *, is_step: bool = False
    ) -> None:
        """Carry out several edits as one step of the history, if wished even one of nothing."""
        edit = self._in_scenario(together(label, edits))
        self._take(edit, moved=self._moved, is_step=is_step)

    def undo(self) -> None:
        """Take back the last step, or a text that was refused after it."""
        if self.refusals.is_newest:
            self.refusals.withdraw()
        else:
            self.history.undo()

    def keep_mine(self, digest: str) -> None:
        """Note that the file holds something else now, which saving is to replace."""
        self._digest = digest
        self._saved = None
        self.history.reset_clean()
        self.document_changed.emit()

    def mark_saved(self, path: Path, digest: str = "") -> None:
        """Note that the plan as it is stands in ``path``."""
        self._path, self._digest = path, digest
        self._saved = self._plan
        self.history.set_clean()
        self.document_changed.emit()

    def refresh(self) -> None:
        """Forecast the plan anew: what is known beside it has changed."""
        if self._plan is not None:
            self.refreshed.emit()
            self._show(self._plan)

    def call_off(self) -> None:
        """Stop the forecast that is under way; the last good figures stay, marked stale."""
        if self._runner.is_busy or self._is_waiting:
            self._quiet.stop()
            self._is_waiting = False
            self._runner.forget()
            self._problems = (CALLED_OFF,)
            self._settle()

    def close(self) -> None:
        """Stop the forecast and wait for it."""
        self._quiet.stop()
        self._runner.close()

    @property
    def snapshot(self) -> Snapshot:
        """What is open now.

        Raises:
            ValueError: If nothing is.
        """
        if self._plan is None:
            message = "no plan is open"
            raise ValueError(message)
        return Snapshot(self._plan, self._scenario_id, self._moved)

    def _in_scenario(self, edit: Edit) -> Edit:
        made = edit if self.scenario is None else in_scenario(self._scenario_id, edit)
        made = of_own_lines(made, edit.lines) if edit.lines else made
        return people_following(made) if self.scenario is None else made

    def _take(
        self,
        edit: Edit,
        *,
        moved: tuple[Adjustment, ...] | None,
        choosing: str | None = None,
        is_step: bool = False,
    ) -> None:
        """Carry out ``edit``, with the levers where they are then, as one step.

        An edit of nothing is none, unless something beside the plan goes with it (`is_step`).
        """
        if self._plan is None:
            return
        before, plan = self.snapshot, named_in(edit.apply(self._plan), spoken())
        chosen = self._scenario_id if choosing is None else choosing
        is_gone = bool(chosen) and scenario_named(plan, chosen) is None
        after = Snapshot(plan) if is_gone else Snapshot(plan, chosen, moved)
        if is_step or after != before:
            self.history.push(SwapPlan(self._swap, edit, before=before, after=after))

    def _swap(self, old: Snapshot, new: Snapshot) -> None:
        """Go from one snapshot to another; a scenario chosen since stays if both have it."""
        chosen, is_moved = self._scenario_id, old.moved != new.moved
        if is_moved or old.scenario_id != new.scenario_id:
            self._scenario_id, self._moved = new.scenario_id, new.moved
        self._plan = new.plan
        if self.scenario is None:
            self._scenario_id = ""
        is_chosen = self._scenario_id != chosen
        if is_chosen:
            self.scenario_chosen.emit(self.scenario)
        elif is_moved:
            self.levers_moved.emit()
        if old.plan is not new.plan:
            self._show(new.plan)
        elif is_chosen:
            self.shown_plan_changed.emit(self.shown_plan)

    def _show(self, plan: Plan) -> None:
        try:
            self.plan_changed.emit(plan)
            self.shown_plan_changed.emit(self.shown_plan)
        finally:  # whatever fails in an editor, the figures are never those of another plan
            self._problems = ()
            if self._quiet.isActive():
                self._is_waiting = True
            else:
                self._start(plan)
            self._quiet.start()
            self._settle()

    def _end_burst(self) -> None:
        if self._is_waiting and self._plan is not None:
            self._start(self._plan)
            self._settle()

    def _start(self, plan: Plan) -> None:
        self._is_waiting = False
        forecaster = self._forecaster

        def work(should_stop: ShouldStop) -> Outcome:
            return Outcome.of(forecaster(plan, should_stop))

        self._runner.start(work)

    def _take_outcome(self, outcome: Outcome) -> None:
        self._outcome = outcome
        self.forecast_ready.emit()
        self._settle()

    def _take_failure(self, error: Exception) -> None:
        LOG.warning("no forecast: %s", logs.kind_of(error))
        if isinstance(error, MemoryError):
            self._problems = (NO_MEMORY,)
        else:
            self._problems = error.problems if isinstance(error, InputError) else (UNFORESEEN,)
        self._settle()
        if self._problems == (UNFORESEEN,):
            raise error

    def _settle(self) -> None:
        """Work out the status from everything that bears on it."""
        refused = self.refusals.problems
        if self._plan is None:
            status = Status(FiguresState.EMPTY)
        elif refused or self._problems:
            status = Status(FiguresState.STALE, refused + self._problems)
        elif self._runner.is_busy or self._is_waiting:
            status = Status(FiguresState.CALCULATING)
        else:
            status = Status(FiguresState.CURRENT)
        if status != self._status:
            self._status = status
            self.status_changed.emit(status)
