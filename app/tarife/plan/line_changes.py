"""Edits of where and when lines stand: duplicated, put in another order, sent another day."""

from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date, datetime
from typing import Any, TypeAlias, TypeVar

from tarife.plan.changes import KINDS
from tarife.plan.lines import Broadcast, Line, Send
from tarife.plan.numbers import number_at, tidied, without_ranges
from tarife.plan.plan import Plan
from tarife.plan.ranges import Range
from tarife.plan.scenarios import Override

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
