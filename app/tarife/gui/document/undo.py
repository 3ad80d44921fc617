"""Steps of the undo history: what was open before and after a change."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any, Final, NamedTuple, TypeAlias, cast

from PySide6.QtCore import QObject, Signal

from tarife.gui.runtime.undo_history import UndoHistory, UndoStep
from tarife.gui.text.countries import country_name
from tarife.gui.text.languages import spoken
from tarife.gui.text.names import field_name, lever_words
from tarife.gui.text.times import day_text
from tarife.plan.edits.edit import Edit
from tarife.plan.model.plan import Plan
from tarife.plan.model.scenarios import Adjustment
from tarife.plan.names import named_in
from tarife.terms.problems import Problem
from tarife.terms.sentences import Sentence, in_language

_WORDS: Final[Mapping[str, Callable[[Any], str]]] = MappingProxyType(
    {
        "field": field_name,
        "country": country_name,
        "day": day_text,
        "lever": lambda lever: lever_words(lever)[0],
    }
)
"""How the window writes a value of a label; all others are names."""


def step_name(edit: Edit, plan: Plan) -> str:
    """Name what an edit does to a plan, in the language of the window."""
    label = edit.named(plan)
    if not isinstance(label, Sentence):
        return label
    said = {
        name: _WORDS[name](value) if name in _WORDS else value
        for name, value in label.values.items()
    }
    return in_language(Sentence(label.template, said), spoken())


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


class SwapPlan(UndoStep):
    """The one undo step: swap the whole immutable plan, and what is tried over it."""

    def __init__(self, swap: Swap, edit: Edit, *, before: Snapshot, after: Snapshot) -> None:
        super().__init__(step_name(edit, before.plan), edit.merge_key)
        self._swap = swap
        self.edit = edit
        self.before = before
        self.after = after

    def again(self, swap: Swap, said: Callable[[Plan], Plan]) -> "SwapPlan":
        """Make the same step for another session, with all names in the language of now."""
        before, after = (replace(one, plan=said(one.plan)) for one in (self.before, self.after))
        made = SwapPlan(swap, self.edit, before=before, after=after)
        made.merge_key = None  # steps that stood side by side must not become one
        return made

    def absorb(self, later: UndoStep) -> bool:
        step = cast("SwapPlan", later)
        self.after, self.edit, self.text = step.after, step.edit, step.text
        return self.after != self.before

    def redo(self) -> None:
        self._swap(self.before, self.after)

    def undo(self) -> None:
        self._swap(self.after, self.before)


def repeat(old: UndoHistory, new: UndoHistory, swap: Swap) -> None:
    """Give an empty history all steps of another, and stand where that one stands."""
    plans: dict[int, Plan] = {}

    def said(plan: Plan) -> Plan:
        """Say the names of a plan; a step that leaves the plan alone still does."""
        return plans.setdefault(id(plan), named_in(plan, spoken()))

    for step in old.steps:
        new.push(cast("SwapPlan", step).again(swap, said))
    if old.clean_index is None:
        new.reset_clean()
    else:
        new.go_to(old.clean_index)
        new.set_clean()
    new.go_to(old.index)


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


class NotInPlan(NamedTuple):
    """How much of what was typed and pasted stands beside the plan, which does not hold it."""

    rows: int = 0
    columns: int = 0
    texts: int = 0


class Refusals(QObject):
    """Keeps what could not be taken, in its order; `withdrawn` tells its owner to drop one."""

    changed = Signal()
    withdrawn = Signal(str, object)

    def __init__(self, history: UndoHistory) -> None:
        super().__init__(history)
        self._history = history
        self._entries: tuple[_Refused, ...] = ()
        self._pasted: dict[str, NotInPlan] = {}  # by table

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Why texts could not be taken, the oldest first."""
        return tuple(entry.problem for entry in self._entries)

    @property
    def is_newest(self) -> bool:
        """Whether a text was refused and nothing has changed since."""
        return bool(self._entries) and self._entries[-1].steps >= self._history.index

    @property
    def not_in_plan(self) -> NotInPlan:
        """What is lost if the plan is left now."""
        of_pastes = self._pasted.values()
        return NotInPlan(
            sum(one.rows for one in of_pastes),
            sum(one.columns for one in of_pastes),
            sum(one.texts for one in of_pastes) + len(self._entries),
        )

    def forget(self) -> None:
        """Forget what belongs to another document."""
        self._entries = ()
        self._pasted = {}

    def note_pasted(self, owner: str, left: NotInPlan) -> None:
        """Take how much of what was pasted into a table it could not take."""
        self._pasted[owner] = left

    def note(self, owner: str, problems: tuple[Problem, ...]) -> None:
        """Take everything that an owner could not take; nothing at all withdraws the note."""
        known = {entry.problem for entry in self._entries if entry.owner == owner}
        if known == set(problems):
            return
        kept = (e for e in self._entries if e.owner != owner or e.problem in problems)
        steps = self._history.index
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
        if self._history.last is not None:
            self._history.last.merge_key = None
