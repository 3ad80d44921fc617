"""Steps of the undo history: whole plans before and after a change."""

import zlib
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QUndoCommand

from tarife.gui.step_names import step_name
from tarife.plan.changes import Change
from tarife.plan.plan import Plan


class SwapPlan(QUndoCommand):
    """The one undo command: swap the whole immutable plan."""

    def __init__(
        self, show: Callable[[Plan], None], change: Change, *, before: Plan, after: Plan
    ) -> None:
        super().__init__(step_name(change, before))
        self._show = show
        self.merge_key = change.merge_key
        self._before = before
        self.after = after

    def id(self) -> int:
        key = self.merge_key
        return -1 if key is None else zlib.crc32(key.encode()) & 0x7FFF_FFFF

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, SwapPlan) or other.merge_key != self.merge_key:
            return False
        self.after = other.after
        self.setText(other.text())
        self.setObsolete(self.after == self._before)
        return True

    def redo(self) -> None:
        self._show(self.after)

    def undo(self) -> None:
        self._show(self._before)


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
