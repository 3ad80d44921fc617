"""Pure edits of a plan, each one a value that can be carried out and named."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date, datetime
from types import MappingProxyType
from typing import Any, Final, Literal, Protocol, TypeAlias, TypeVar

from tarife.plan.grid import named_in, opened
from tarife.plan.model.held_rates import NOT_HELD, HeldRates
from tarife.plan.model.lines import Audience, Broadcast, EntryPoint, Inbound, Line, Send
from tarife.plan.model.plan import GridRow, Plan
from tarife.plan.model.scenarios import Override, Range
from tarife.plan.month_shift import moved_to
from tarife.plan.numbers import number_at, tidied, without_ranges
from tarife.terms.calendar import BillingMonth
from tarife.terms.languages import Language


@dataclass(frozen=True, slots=True)
class SetAccountField:
    """Set one field of the account, such as its currency or its desk.

    Raises:
        TypeError: On applying, if the account has no such field.
    """

    field: str
    value: object

    @property
    def label(self) -> str:
        """Say which field changes."""
        return f"Change {self.field.replace('_', ' ')}"

    @property
    def merge_key(self) -> str | None:
        """Join edits of the same field."""
        return f"account:{self.field}"

    def apply(self, plan: Plan) -> Plan:
        """Return ``plan`` with the field's new value."""
        changed: dict[str, Any] = {self.field: self.value}
        return replace(plan, account=replace(plan.account, **changed))


@dataclass(frozen=True, slots=True)
class HoldRates:
    """Bill by rates that a person chose, whatever cards there are or come."""

    held: HeldRates
    label: str = "Use another rate card"
    merge_key: str | None = None

    def apply(self, plan: Plan) -> Plan:
        """Return ``plan`` with the rates that are to bill it."""
        return replace(plan, held=self.held)


@dataclass(frozen=True, slots=True)
class UsePresentRates:
    """Bill by the newest cards there are, and no more by rates that the plan keeps."""

    label: str = "Use the newest rate card"
    merge_key: str | None = None

    def apply(self, plan: Plan) -> Plan:
        """Return ``plan`` without rates of its own."""
        return replace(plan, held=NOT_HELD)


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
    """Move the plan and its dates to another month; see `moved_to`.

    Attributes:
        origin: The plan before a row of such moves, so that forth and back changes nothing.
    """

    month: BillingMonth
    origin: Plan | None = None
    label: str = "Change month"
    merge_key: str | None = "month"

    def apply(self, plan: Plan) -> Plan:
        """Return ``plan`` with its dates in the new month."""
        return moved_to(self.origin or plan, self.month)


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


Entry = TypeVar("Entry")
AboutNumber = TypeVar("AboutNumber", Range, Override)
LinesEdit: TypeAlias = Callable[[tuple[Line, ...], int], tuple[Line, ...]]


@dataclass(frozen=True, slots=True)
class DuplicateLine:
    """Put a copy of a line after it, with an id and a name of its own."""

    id: str
    new_id: str
    new_name: str
    merge_key: str | None = None

    @property
    def label(self) -> str:
        """Say which line is duplicated."""
        return f"Duplicate {self.new_name}"

    def apply(self, plan: Plan) -> Plan:
        """Return ``plan`` with the copy, whose chance is its own."""

        def copied(lines: tuple[Line, ...], place: int) -> tuple[Line, ...]:
            copy = replace(lines[place], id=self.new_id, name=self.new_name)
            return (*lines[: place + 1], copy, *lines[place + 1 :])

        return _edited_at(plan, self.id, copied)


@dataclass(frozen=True, slots=True)
class ReplaceLine:
    """Put a line in the place of the one with its id.

    Ranges of numbers that are others now are dropped.

    Attributes:
        line: The line as it was edited.
        field: What of it is edited.
        before: The line as it was shown, if other than the plan has it: only what differs
            from it is taken over.
    """

    line: Line
    field: str
    before: Line | None = None

    @property
    def label(self) -> str:
        """Say what changes."""
        return f"Change {self.field.replace('_', ' ').replace('.', ' ')} of {self.line.name}"

    @property
    def merge_key(self) -> str | None:
        """Join edits of the same field of the same line."""
        return f"line:{self.line.id}:{self.field}"

    def apply(self, plan: Plan) -> Plan:
        """Return ``plan`` with the line."""

        def replaced(lines: tuple[Line, ...], place: int) -> tuple[Line, ...]:
            old = lines[place]
            new: Line = merged(old, old if self.before is None else self.before, self.line)
            return (*lines[:place], new, *lines[place + 1 :])

        after = _edited_at(plan, self.line.id, replaced)
        overtaken = (
            entry.at
            for entry in plan.ranges
            if entry.at.id == self.line.id
            and number_at(plan, entry.at) != number_at(after, entry.at)
        )
        return tidied(without_ranges(after, *overtaken))


@dataclass(frozen=True, slots=True)
class MoveLine:
    """Move a line some places down among its kind, or up; its messages stay the same."""

    id: str
    places: int
    label: str = "Move line"

    @property
    def merge_key(self) -> str | None:
        """Join the steps of one line."""
        return f"move:{self.id}"

    def apply(self, plan: Plan) -> Plan:
        """Return ``plan`` with the line in its new place, at most the first or last."""
        return _edited_at(
            plan, self.id, lambda lines, place: shifted(lines, place, self.places)
        )


@dataclass(frozen=True, slots=True)
class MoveGridRow:
    """Move the grid's row of a country some places down, or up."""

    country: str
    places: int
    label: str = "Move country"

    @property
    def merge_key(self) -> str | None:
        """Join the steps of one country."""
        return f"move:grid:{self.country}"

    def apply(self, plan: Plan) -> Plan:
        """Return ``plan`` with the row in its new place."""
        countries = [row.country for row in plan.grid]
        if self.country not in countries:
            return plan
        place = countries.index(self.country)
        return replace(plan, grid=shifted(plan.grid, place, self.places))


@dataclass(frozen=True, slots=True)
class SetCountry:
    """Give a row of the grid, counted from 0, another country, with all that is said of it."""

    row: int
    country: str
    label: str = "Change country"
    merge_key: str | None = None

    def apply(self, plan: Plan) -> Plan:
        """Return ``plan`` with the country; ranges and scenarios speak of it from then on."""
        old = plan.grid[self.row]
        rows = (*plan.grid[: self.row], replace(old, country=self.country))
        after = replace(plan, grid=(*rows, *plan.grid[self.row + 1 :]))

        def moved(entry: AboutNumber) -> AboutNumber:
            is_old = (entry.at.part, entry.at.id) == ("grid", old.country)
            return replace(entry, at=replace(entry.at, id=self.country)) if is_old else entry

        return replace(
            after,
            ranges=tuple(moved(entry) for entry in plan.ranges),
            scenarios=tuple(
                replace(one, overrides=tuple(moved(entry) for entry in one.overrides))
                for one in plan.scenarios
            ),
        )


@dataclass(frozen=True, slots=True)
class MoveMoments:
    """Move moments of a broadcast to another day, each at its time of the day.

    Attributes:
        id: The send.
        moments: Where they stand now.
        day: Where they go.
        drag: Tells the drags of a pointer apart; moves of one drag become one step.
    """

    id: str
    moments: tuple[datetime, ...]
    day: date
    drag: int = 0
    label: str = "Move send to another day"

    @property
    def merge_key(self) -> str | None:
        """Join the days that one drag passes over."""
        return f"drag:{self.id}:{self.drag}" if self.drag else None

    def apply(self, plan: Plan) -> Plan:
        """Return ``plan`` with the moments moved; two moments never fall together."""
        moved = {m: datetime.combine(self.day, m.timetz()) for m in self.moments}

        def sent(send: Send) -> Send:
            schedule = send.schedule
            if not isinstance(schedule, Broadcast):
                return send
            moments = tuple(moved.get(moment, moment) for moment in schedule.moments)
            if len(set(moments)) < len(set(schedule.moments)):
                return send
            return replace(send, schedule=replace(schedule, moments=moments))

        sends = (sent(send) if send.id == self.id else send for send in plan.sends)
        return replace(plan, sends=tuple(sends))


def merged(old: Any, before: Any, after: Any) -> Any:
    """Take over into ``old`` what differs between ``before`` and ``after``."""
    if before == after:
        return old
    is_alike = is_dataclass(after) and type(old) is type(before) is type(after)
    if not is_alike:
        return after
    changed: dict[str, Any] = {
        part.name: merged(*(getattr(value, part.name) for value in (old, before, after)))
        for part in fields(after)
    }
    return replace(old, **changed)


def shifted(entries: tuple[Entry, ...], place: int, places: int) -> tuple[Entry, ...]:
    """Move one entry some places on, as far as there are places."""
    rest = (*entries[:place], *entries[place + 1 :])
    target = min(max(place + places, 0), len(rest))
    return (*rest[:target], entries[place], *rest[target:])


def _edited_at(plan: Plan, line_id: str, edit: LinesEdit) -> Plan:
    """Put in place of the lines of a kind what ``edit`` makes of them and the line's place."""
    for kind in KINDS.values():
        lines: tuple[Line, ...] = getattr(plan, kind)
        for place, line in enumerate(lines):
            if line.id == line_id:
                changed: dict[str, Any] = {kind: edit(lines, place)}
                return replace(plan, **changed)
    return plan
