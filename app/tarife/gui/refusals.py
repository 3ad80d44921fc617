"""Texts that tables and forms could not take; undo takes back the newest of them first."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from tarife.gui.history import SwapPlan
from tarife.terms.problems import Problem


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
