"""Steps of the undo history: whole plans before and after a change."""

import zlib
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QUndoCommand, QUndoStack

from tarife.gui.step_names import step_name
from tarife.plan.edits.lines import Change
from tarife.plan.model.plan import Plan


class SwapPlan(QUndoCommand):
    """The one undo command: swap the whole immutable plan."""

    def __init__(
        self, show: Callable[[Plan], None], change: Change, *, before: Plan, after: Plan
    ) -> None:
        super().__init__(step_name(change, before))
        self._show = show
        self.change = change
        self.merge_key = change.merge_key
        self._before = before
        self.after = after

    def again(self, show: Callable[[Plan], None]) -> "SwapPlan":
        """Make the same step for another session, named in the language of now."""
        made = SwapPlan(show, self.change, before=self._before, after=self.after)
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
        self.setObsolete(self.after == self._before)
        return True

    def redo(self) -> None:
        self._show(self.after)

    def undo(self) -> None:
        self._show(self._before)


def repeat(old: QUndoStack, new: QUndoStack, show: Callable[[Plan], None]) -> None:
    """Give an empty history all steps of another, and stand where that one stands."""
    for place in range(old.count()):
        step = old.command(place)
        if isinstance(step, SwapPlan):
            new.push(step.again(show))
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
