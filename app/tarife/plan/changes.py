"""Pure edits of a plan, each one a value that can be carried out and named."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any, Final, Literal, Protocol, TypeAlias, TypeVar

from tarife.plan.grid import named_in
from tarife.plan.lines import Audience, EntryPoint, Inbound, Line, Send
from tarife.plan.moving import moved_to
from tarife.plan.numbers import tidied
from tarife.plan.opening import opened
from tarife.plan.plan import GridRow, Plan
from tarife.terms.calendar import BillingMonth
from tarife.terms.languages import Language

PlanField: TypeAlias = Literal["name", "note", "seed"]

Value = TypeVar("Value", bound=Plan | GridRow | Line)

KINDS: Final[Mapping[type[Line], str]] = MappingProxyType(
    {Audience: "audiences", Send: "sends", EntryPoint: "entry_points", Inbound: "inbound"}
)
"""The field of the plan that holds the lines of each kind."""


class Change(Protocol):
    """A named pure edit of a plan.

    ``label`` is what the undo menu says. Changes in a row with equal ``merge_key`` become one
    step; without a key a change stays a step of its own.
    """

    @property
    def label(self) -> str:
        """Say what the change does, in English."""

    @property
    def merge_key(self) -> str | None:
        """Give the key under which changes in a row become one, if any."""

    def apply(self, plan: Plan) -> Plan:
        """Return the plan with the edit; the plan itself where there is nothing to edit."""


@dataclass(frozen=True, slots=True)
class SetPlanField:
    """Rename the plan, or set its note or seed."""

    field: PlanField
    value: str | int

    @property
    def label(self) -> str:
        """Say which field changes."""
        return f"Change {self.field}"

    @property
    def merge_key(self) -> str | None:
        """Join edits of the same field."""
        return f"plan:{self.field}"

    def apply(self, plan: Plan) -> Plan:
        """Return ``plan`` with the field's new value."""
        return _with(plan, self.field, self.value)


@dataclass(frozen=True, slots=True)
class AddGridRows:
    """Add rows at the end of the grid."""

    rows: tuple[GridRow, ...]
    label: str = "Add countries"
    merge_key: str | None = None

    def apply(self, plan: Plan) -> Plan:
        """Return ``plan`` with the rows."""
        return replace(plan, grid=plan.grid + self.rows)


@dataclass(frozen=True, slots=True)
class RemoveGridRows:
    """Remove rows of the grid; ``rows`` count from 0."""

    rows: tuple[int, ...]
    label: str = "Remove countries"
    merge_key: str | None = None

    def apply(self, plan: Plan) -> Plan:
        """Return ``plan`` without the rows."""
        kept = (row for position, row in enumerate(plan.grid) if position not in self.rows)
        return tidied(replace(plan, grid=tuple(kept)))


@dataclass(frozen=True, slots=True)
class OpenGridRow:
    """Turn the grid's row of a country into lines that can be refined one by one.

    Attributes:
        language: What the lines are named in.
    """

    country: str
    language: Language = Language.ENGLISH
    merge_key: str | None = None

    @property
    def label(self) -> str:
        """Say which row is opened."""
        return f"Refine {self.country}"

    def apply(self, plan: Plan) -> Plan:
        """Return ``plan`` with the row spelled out; its messages stay the same."""
        return named_in(self.language, opened(plan, self.country))


@dataclass(frozen=True, slots=True)
class AddLine:
    """Add a line after those of its kind; `Plan.fresh_id` makes its id."""

    line: Line
    merge_key: str | None = None

    @property
    def label(self) -> str:
        """Say what is added."""
        return f"Add {_words(type(self.line).__name__)}"

    def apply(self, plan: Plan) -> Plan:
        """Return ``plan`` with the line."""
        kind = KINDS[type(self.line)]
        return _with(plan, kind, (*getattr(plan, kind), self.line))


@dataclass(frozen=True, slots=True)
class RemoveLine:
    """Remove the line with an id; sends to an audience that is removed stay and say so."""

    id: str
    label: str = "Remove line"
    merge_key: str | None = None

    def apply(self, plan: Plan) -> Plan:
        """Return ``plan`` without the line."""
        return _each_line(plan, lambda line: () if line.id == self.id else (line,))


@dataclass(frozen=True, slots=True)
class SetMonth:
    """Move the plan and its dates to another month; see `moved_to`."""

    month: BillingMonth
    label: str = "Change month"
    merge_key: str | None = "month"

    def apply(self, plan: Plan) -> Plan:
        """Return ``plan`` with its dates in the new month."""
        return moved_to(plan, self.month)


def _each_line(plan: Plan, edit: Callable[[Line], tuple[Line, ...]]) -> Plan:
    """Put in place of every line what ``edit`` makes of it."""
    edited: dict[str, Any] = {
        kind: tuple(new for line in getattr(plan, kind) for new in edit(line))
        for kind in KINDS.values()
    }
    return tidied(replace(plan, **edited))


def _with(value: Value, field: str, new: object) -> Value:
    changed: dict[str, Any] = {field: new}
    return replace(value, **changed)


def _words(name: str) -> str:
    """Turn a field or class name into words."""
    spaced = "".join(f" {letter}" if letter.isupper() else letter for letter in name)
    return spaced.replace("_", " ").strip().lower()
