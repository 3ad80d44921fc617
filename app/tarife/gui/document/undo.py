"""Steps of the undo history: what was open before and after a change."""

import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, TypeAlias

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from tarife.gui.text.countries import country_name
from tarife.gui.text.names import field_name, filled, lever_words
from tarife.gui.text.times import day_text
from tarife.plan.edits.costs import SetCosts
from tarife.plan.edits.lines import (
    AddLine,
    Change,
    DuplicateLine,
    MoveGridRow,
    MoveLine,
    MoveMoments,
    OpenGridRow,
    RemoveLine,
    ReplaceLine,
    SetAccountField,
    SetPlanField,
)
from tarife.plan.edits.numbers import AddScenario, SetNumber, SetRange, SetScenario
from tarife.plan.edits.scenarios import InScenario
from tarife.plan.model.addresses import Address
from tarife.plan.model.plan import Plan
from tarife.plan.model.scenarios import Adjustment, Lever, Scope
from tarife.terms.marking import QT_TRANSLATE_NOOP
from tarife.terms.problems import Problem

translate = QCoreApplication.translate

_WHOLE: Final = Scope()

LABELS: Final = (
    QT_TRANSLATE_NOOP("Steps", "Add countries"),
    QT_TRANSLATE_NOOP("Steps", "Remove countries"),
    QT_TRANSLATE_NOOP("Steps", "Remove line"),
    QT_TRANSLATE_NOOP("Steps", "Change month"),
    QT_TRANSLATE_NOOP("Steps", "Change mark-up"),
    QT_TRANSLATE_NOOP("Steps", "Change tax"),
    QT_TRANSLATE_NOOP("Steps", "Add tax"),
    QT_TRANSLATE_NOOP("Steps", "Delete taxes"),
    QT_TRANSLATE_NOOP("Steps", "Change SMS price"),
    QT_TRANSLATE_NOOP("Steps", "Change use of volume tiers"),
    QT_TRANSLATE_NOOP("Steps", "Add use of volume tiers"),
    QT_TRANSLATE_NOOP("Steps", "Delete use of volume tiers"),
    QT_TRANSLATE_NOOP("Steps", "Use the newest rate card"),
    QT_TRANSLATE_NOOP("Steps", "Use another rate card"),
    QT_TRANSLATE_NOOP("Steps", "Move line"),
    QT_TRANSLATE_NOOP("Steps", "Move country"),
    QT_TRANSLATE_NOOP("Steps", "Change country"),
    QT_TRANSLATE_NOOP("Steps", "Move send to another day"),
    QT_TRANSLATE_NOOP("Steps", "Apply what-if"),
    QT_TRANSLATE_NOOP("Steps", "Reset difference"),
    QT_TRANSLATE_NOOP("Steps", "Import edited budget"),
    QT_TRANSLATE_NOOP("Steps", "Change budget"),
    QT_TRANSLATE_NOOP("Steps", "Remove scenario"),
    QT_TRANSLATE_NOOP("Steps", "Reset sliders"),
)
"""What changes say of themselves."""


@dataclass(frozen=True, slots=True)
class MoveLever:
    """A lever that is moved over the plan, which stays as it is; no lever puts all back."""

    lever: Lever | None = None
    scope: Scope = _WHOLE
    label: str = "Reset sliders"

    @property
    def merge_key(self) -> str | None:
        """Join moves of the same lever over the same part of the plan."""
        return None if self.lever is None else f"lever:{self.lever}:{self.scope}"

    def apply(self, plan: Plan) -> Plan:
        """Return ``plan`` itself."""
        return plan


def step_name(change: Change, plan: Plan) -> str:
    """Name what a change does to a plan; a change without a name of its own says its label."""
    if isinstance(change, InScenario):
        change = change.change
    match change:
        case SetNumber() | SetRange():
            return _changed(change.at.field, _owner(change.at, plan))
        case ReplaceLine():
            return _changed(change.field, change.line.name)
        case AddScenario() | MoveLever():
            return _of_variant(change)
        case SetScenario():
            return _changed(change.what, change.scenario.name)
        case SetAccountField() | SetPlanField() | SetCosts():
            return _changed(change.field, "")
        case _:
            return _of_line(change, plan)


def _of_variant(change: AddScenario | MoveLever) -> str:
    if isinstance(change, AddScenario):
        return translate("Steps", "Add scenario %1").replace("%1", change.scenario.name)
    if change.lever is None:
        return translate("Steps", change.label)
    return translate("Steps", "Move slider %1").replace("%1", lever_words(change.lever)[0])


def _of_line(change: Change, plan: Plan) -> str:
    match change:
        case AddLine():
            template, name = translate("Steps", "Add %1"), change.line.name
        case DuplicateLine():
            template, name = translate("Steps", "Duplicate %1"), _name(change.id, plan)
        case RemoveLine():
            template, name = translate("Steps", "Delete %1"), _name(change.id, plan)
        case MoveLine():
            template, name = translate("Steps", "Move %1"), _name(change.id, plan)
        case MoveGridRow():
            template, name = translate("Steps", "Move %1"), country_name(change.country)
        case MoveMoments():
            template = translate("Steps", "Move %1 to %2")
            return filled(template, _name(change.id, plan), day_text(change.day))
        case OpenGridRow():
            template, name = translate("Steps", "Refine %1"), country_name(change.country)
        case _:
            return translate("Steps", change.label)
    return template.replace("%1", name)


def _changed(field: str, owner: str) -> str:
    if not owner:
        return translate("Steps", "Change %1").replace("%1", field_name(field))
    template = translate("Steps", "Change %1 of %2")
    return filled(template, field_name(field), owner)


def _owner(at: Address, plan: Plan) -> str:
    return country_name(at.id) if at.part == "grid" else _name(at.id, plan)


def _name(line_id: str, plan: Plan) -> str:
    return next((line.name for line in plan.lines if line.id == line_id), "")


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What a step of the history leads to.

    Attributes:
        plan: The open plan.
        scenario_id: The scenario that is shown; empty for the plan itself.
        moved: The levers, if they are away from where the plan or that scenario has them.
    """

    plan: Plan
    scenario_id: str = ""
    moved: tuple[Adjustment, ...] | None = None


Swap: TypeAlias = Callable[[Snapshot, Snapshot], None]
"""Goes from the first to the second."""


class SwapPlan(QUndoCommand):
    """The one undo command: swap the whole immutable plan, and what is tried over it."""

    def __init__(
        self, swap: Swap, change: Change, *, before: Snapshot, after: Snapshot
    ) -> None:
        super().__init__(step_name(change, before.plan))
        self._swap = swap
        self.change = change
        self.merge_key = change.merge_key
        self.before = before
        self.after = after

    def again(self, swap: Swap) -> "SwapPlan":
        """Make the same step for another session, named in the language of now."""
        made = SwapPlan(swap, self.change, before=self.before, after=self.after)
        made.merge_key = None  # steps that stood side by side must not become one
        return made

    def id(self) -> int:
        key = self.merge_key
        return -1 if key is None else zlib.crc32(key.encode()) & 0x7FFF_FFFF

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, SwapPlan) or other.merge_key != self.merge_key:
            return False
        self.after = other.after
        self.change = other.change
        self.setText(other.text())
        self.setObsolete(self.after == self.before)
        return True

    def redo(self) -> None:
        self._swap(self.before, self.after)

    def undo(self) -> None:
        self._swap(self.after, self.before)


def repeat(old: QUndoStack, new: QUndoStack, swap: Swap) -> None:
    """Give an empty history all steps of another, and stand where that one stands."""
    for place in range(old.count()):
        step = old.command(place)
        if isinstance(step, SwapPlan):
            new.push(step.again(swap))
    if old.cleanIndex() >= 0:
        new.setIndex(old.cleanIndex())
        new.setClean()
    else:
        new.resetClean()
    new.setIndex(old.index())


@dataclass(frozen=True, slots=True)
class Together:
    """Several changes as one."""

    label: str
    changes: tuple[Change, ...]
    merge_key: str | None = None

    def apply(self, plan: Plan) -> Plan:
        """Return ``plan`` after all of them, in order."""
        for change in self.changes:
            plan = change.apply(plan)
        return plan


@dataclass(frozen=True, slots=True)
class _Refused:
    """A text that stands in a field beside the plan.

    Attributes:
        owner: The table or form that shows it.
        problem: Where it stands, and why it could not be taken.
        steps: How many steps of the history were taken before it.
    """

    owner: str
    problem: Problem
    steps: int


class Refusals(QObject):
    """Keeps what could not be taken, in its order; `withdrawn` tells its owner to drop one."""

    changed = Signal()
    withdrawn = Signal(str, object)

    def __init__(self, history: QUndoStack) -> None:
        super().__init__(history)
        self._history = history
        self._entries: tuple[_Refused, ...] = ()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Why texts could not be taken, the oldest first."""
        return tuple(entry.problem for entry in self._entries)

    @property
    def is_newest(self) -> bool:
        """Whether a text was refused and nothing has changed since."""
        return bool(self._entries) and self._entries[-1].steps >= self._history.index()

    def forget(self) -> None:
        """Forget what belongs to another document."""
        self._entries = ()

    def note(self, owner: str, problems: tuple[Problem, ...]) -> None:
        """Take everything that an owner could not take; nothing at all withdraws the note."""
        known = {entry.problem for entry in self._entries if entry.owner == owner}
        if known == set(problems):
            return
        kept = (e for e in self._entries if e.owner != owner or e.problem in problems)
        steps = self._history.index()
        added = [_Refused(owner, one, steps) for one in problems if one not in known]
        self._entries = (*kept, *added)
        if added:
            self._end_step()
        self.changed.emit()

    def withdraw(self) -> None:
        """Have the newest text dropped by its owner."""
        newest = self._entries[-1]
        self.withdrawn.emit(newest.owner, newest.problem)
        if newest in self._entries:  # whoever showed it is gone
            self._entries = self._entries[:-1]
            self.changed.emit()

    def _end_step(self) -> None:
        """Let the last step be, so that what comes after a refused text is another."""
        last = self._history.command(self._history.index() - 1)
        if isinstance(last, SwapPlan):
            last.merge_key = None
