"""Edits of audiences, sends, entry points and inbound streams."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime
from typing import Any, TypeAlias, TypeVar

from tarife.plan.edits.edit import Edit, change_of, line_name
from tarife.plan.grid import all_lines, country_of_row_with, spelled_out
from tarife.plan.model.addresses import Address
from tarife.plan.model.behaviour import behaviour_of
from tarife.plan.model.lines import PART_OF, USUAL_BEHAVIOUR, Audience, Broadcast, Line, Send
from tarife.plan.model.plan import Plan
from tarife.plan.numbers import number_at, tidied, without_ranges
from tarife.terms.sentences import say

Moved = TypeVar("Moved")
LinesEdit: TypeAlias = Callable[[tuple[Line, ...], int], tuple[Line, ...]]


def of_own_lines(edit: Edit, lines: tuple[str, ...]) -> Edit:
    """Make the edit of lines that rows may stand for: those become lines of their own by it."""

    def before(plan: Plan) -> Plan:
        for line_id in lines:
            plan = spelled_out(plan, country_of_row_with(plan, line_id))
        return plan

    def apply(plan: Plan) -> Plan:
        own = before(plan)
        after = edit.apply(own)
        return plan if after == own else after

    return Edit(lambda plan: edit.named(before(plan)), apply, edit.merge_key, lines)


def people_following(edit: Edit) -> Edit:
    """Make an edit after which people that were filled in are as many as sends need.

    Where the edit gives another number of them, somebody has typed it: they follow no more.
    """

    def apply(plan: Plan) -> Plan:
        after = edit.apply(plan)
        if after.audiences is plan.audiences and after.sends is plan.sends:
            return after
        known = {one.id: one.people for one in all_lines(plan).audiences}
        needed = _people_needed(after)
        audiences = tuple(_followed(one, known, needed) for one in after.audiences)
        return after if audiences == after.audiences else replace(after, audiences=audiences)

    return replace(edit, apply=apply)


def _followed(
    audience: Audience, known: Mapping[str, int], needed: Mapping[str, int]
) -> Audience:
    if audience.people_from is None:
        return audience
    if audience.people != known.get(audience.id, audience.people):
        return replace(audience, people_from=None)
    return replace(audience, people=needed.get(audience.id) or audience.people)


def _people_needed(plan: Plan) -> dict[str, int]:
    """Give the largest volume of each audience; others write too, so theirs never shrink."""
    most = {entry.at: round(entry.high) for entry in plan.ranges if entry.at.field == "volume"}
    people = {one.id: one.people for one in plan.audiences}
    needed = {one.audience: people.get(one.audience, 0) for one in plan.inbound if one.audience}
    for send in plan.sends:
        volume = max(send.volume, most.get(Address("sends", send.id, "volume"), 0))
        needed[send.audience] = max(needed.get(send.audience, 0), volume)
    return needed


def add_line(line: Line) -> Edit:
    """Add a line after those of its kind; `Plan.fresh_id` makes its id."""

    def apply(plan: Plan) -> Plan:
        part = PART_OF[type(line)]
        added: dict[str, Any] = {part: (*getattr(plan, part), line)}
        return replace(plan, **added)

    return Edit(say("Add {name}", name=line.name), apply)


def without_lines(plan: Plan, ids: Collection[str]) -> Plan:
    """Take lines out of a plan; what refers to them stays."""
    left: dict[str, Any] = {
        part: tuple(line for line in getattr(plan, part) if line.id not in ids)
        for part in PART_OF.values()
    }
    return replace(plan, **left)


def remove_line(line_id: str) -> Edit:
    """Remove the line with an id; sends to an audience that is removed stay and say so."""

    def apply(plan: Plan) -> Plan:
        return tidied(without_lines(plan, {line_id}))

    return Edit(
        lambda plan: say("Delete {name}", name=line_name(plan, line_id)),
        apply,
        lines=(line_id,),
    )


def duplicate_line(line_id: str, new_id: str, new_name: str) -> Edit:
    """Put a copy of a line after it, with an id, a name and a chance of its own."""

    def copied(lines: tuple[Line, ...], index: int) -> tuple[Line, ...]:
        copy = replace(lines[index], id=new_id, name=new_name)
        return (*lines[: index + 1], copy, *lines[index + 1 :])

    return Edit(
        lambda plan: say("Duplicate {name}", name=line_name(plan, line_id)),
        lambda plan: _edited_at(plan, line_id, copied),
        lines=(line_id,),
    )


def replace_line(line: Line, field: str, before: Line | None = None) -> Edit:
    """Put a line in the place of the one with its id.

    Ranges of numbers that are others now are dropped. A behaviour that is the usual one of the
    category follows it.

    Args:
        line: The line as it was edited.
        field: What of it is edited.
        before: The line as it was shown, if other than the plan has it: only what differs
            from it is taken over.
    """

    def replaced(lines: tuple[Line, ...], index: int) -> tuple[Line, ...]:
        old = lines[index]
        new: Line = with_changes_taken(old, old if before is None else before, line)
        if isinstance(old, Send) and isinstance(new, Send):
            new = _behaving(new, old)
        return (*lines[:index], new, *lines[index + 1 :])

    def apply(plan: Plan) -> Plan:
        after = _edited_at(plan, line.id, replaced)
        overtaken = (
            entry.at
            for entry in plan.ranges
            if entry.at.id == line.id
            and number_at(plan, entry.at) != number_at(after, entry.at)
        )
        return tidied(without_ranges(after, *overtaken))

    return Edit(change_of(field, line.name), apply, f"line:{line.id}:{field}", (line.id,))


def _behaving(new: Send, old: Send) -> Send:
    """Let the behaviour follow the category, unless it is another one than the usual."""
    usual = behaviour_of(USUAL_BEHAVIOUR[old.category])
    is_own = behaviour_of(old.behaviour) != usual or new.behaviour != old.behaviour
    if is_own or new.category is old.category:
        return new
    return replace(new, behaviour=USUAL_BEHAVIOUR[new.category])


def move_line(line_id: str, offset: int) -> Edit:
    """Move a line some places down among its kind, or up, at most to the first or last."""
    return Edit(
        lambda plan: say("Move {name}", name=line_name(plan, line_id)),
        lambda plan: _edited_at(plan, line_id, lambda lines, at: shifted(lines, at, offset)),
        f"move:{line_id}",
        (line_id,),
    )


def move_moments(line_id: str, moments: tuple[datetime, ...], day: date, drag: int = 0) -> Edit:
    """Move moments of a broadcast to another day, each at its time of the day.

    Two moments never fall together.

    Args:
        line_id: The send.
        moments: Where they stand now.
        day: Where they go.
        drag: Tells the drags of a pointer apart; moves of one drag become one step.
    """
    moved = {moment: datetime.combine(day, moment.timetz()) for moment in moments}

    def sent(send: Send) -> Send:
        schedule = send.schedule
        if send.id != line_id or not isinstance(schedule, Broadcast):
            return send
        after = tuple(moved.get(moment, moment) for moment in schedule.moments)
        if len(set(after)) < len(set(schedule.moments)):
            return send
        return replace(send, schedule=replace(schedule, moments=after))

    return Edit(
        lambda plan: say("Move {name} to {day}", name=line_name(plan, line_id), day=day),
        lambda plan: replace(plan, sends=tuple(map(sent, plan.sends))),
        f"drag:{line_id}:{drag}" if drag else None,
        (line_id,),
    )


def with_changes_taken(old: Any, before: Any, after: Any) -> Any:
    """Take over into ``old`` what differs between ``before`` and ``after``."""
    if before == after:
        return old
    is_alike = is_dataclass(after) and type(old) is type(before) is type(after)
    if not is_alike:
        return after
    changed: dict[str, Any] = {
        part.name: with_changes_taken(
            *(getattr(value, part.name) for value in (old, before, after))
        )
        for part in fields(after)
    }
    return replace(old, **changed)


def shifted(entries: tuple[Moved, ...], index: int, offset: int) -> tuple[Moved, ...]:
    """Move one entry by an offset, at most to the first or last."""
    rest = (*entries[:index], *entries[index + 1 :])
    target = min(max(index + offset, 0), len(rest))
    return (*rest[:target], entries[index], *rest[target:])


def _edited_at(plan: Plan, line_id: str, edit: LinesEdit) -> Plan:
    """Put in place of the lines of a kind what ``edit`` makes of them and the line's index."""
    for part, index, line in plan.placed_lines():
        if line.id == line_id:
            changed: dict[str, Any] = {part: edit(getattr(plan, part), index)}
            return replace(plan, **changed)
    return plan
