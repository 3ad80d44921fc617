"""An edit of a plan as a value: label, merge key and pure function."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from tarife.plan.model.plan import Plan
from tarife.terms.sentences import Sentence, say

Label: TypeAlias = str | Callable[[Plan], str]


@dataclass(frozen=True, slots=True, eq=False)
class Edit:
    """A named pure edit of a plan; the functions of this room make them.

    Attributes:
        label: What the undo menu says. It is made from the plan before the edit where it names
            a line by its id. The window writes the values ``field``, ``country``, ``day`` and
            ``lever`` of a sentence in its own words.
        apply: Gives the plan with the edit; an equal plan where there is nothing to edit.
        merge_key: Edits in a row with equal keys become one step of the history; one without a
            key stays a step of its own.
        lines: The ids of lines it speaks of; those that a row of the grid stands for become
            lines of their own before it is carried out, see `lines.of_own_lines`.
    """

    label: Label
    apply: Callable[[Plan], Plan]
    merge_key: str | None = None
    lines: tuple[str, ...] = ()

    def named(self, plan: Plan) -> str:
        """Say what the edit does to ``plan``."""
        return self.label if isinstance(self.label, str) else self.label(plan)


def together(label: Label, edits: tuple[Edit, ...]) -> Edit:
    """Make one edit of several, carried out in order."""

    def apply(plan: Plan) -> Plan:
        for edit in edits:
            plan = edit.apply(plan)
        return plan

    return Edit(label, apply, lines=tuple(line for edit in edits for line in edit.lines))


def change_of(field: str, owner: str = "") -> Sentence:
    """Name the change of a field, and whose it is if that has a name."""
    if not owner:
        return say("Change {field}", field=field)
    return say("Change {field} of {name}", field=field, name=owner)


def line_name(plan: Plan, line_id: str) -> str:
    """Give the name of the line with an id; no line has none."""
    return next((line.name for line in plan.lines if line.id == line_id), "")
