"""Edits of account, grid of countries, lines, month, rates, actuals and back-tests."""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime
from types import MappingProxyType
from typing import Any, Final, Literal, TypeAlias, TypeVar

from tarife.plan.edits.edit import Edit, change_of, line_name
from tarife.plan.grid import (
    BROADCAST_TIME,
    BROADCAST_WEEKDAY,
    country_of_row_with,
    opened,
    spelled_out,
)
from tarife.plan.model.actuals import NO_ACTUALS, Actuals
from tarife.plan.model.behaviour import PRESETS, Preset
from tarife.plan.model.budgets import Approval
from tarife.plan.model.held_rates import NOT_HELD, HeldRates
from tarife.plan.model.lines import (
    Audience,
    Broadcast,
    EntryPoint,
    Inbound,
    Line,
    Repeat,
    Send,
    TemplateCategory,
)
from tarife.plan.model.measured import MOST_BACKTESTS, Backtest
from tarife.plan.model.plan import GridRow, Plan
from tarife.plan.model.scenarios import MonthChange, Override, Range
from tarife.plan.month_shift import moved_to
from tarife.plan.names import MARKETING, SUPPORT_REQUESTS, given
from tarife.plan.numbers import number_at, tidied, without_ranges
from tarife.terms.calendar import BillingMonth
from tarife.terms.sentences import say

PlanField: TypeAlias = Literal["name", "note", "seed", "approval"]
Entry = TypeVar("Entry")
AboutNumber = TypeVar("AboutNumber", Range, Override)
LinesEdit: TypeAlias = Callable[[tuple[Line, ...], int], tuple[Line, ...]]

KINDS: Final[Mapping[type[Line], str]] = MappingProxyType(
    {Audience: "audiences", Send: "sends", EntryPoint: "entry_points", Inbound: "inbound"}
)
"""The field of the plan that holds the lines of each kind."""

MONTH: Final = "month"
"""The merge key of moves to another month."""


def set_account_field(field: str, value: object) -> Edit:
    """Set one field of the account, such as its currency or its desk.

    Raises:
        TypeError: On applying, if the account has no such field.
    """
    changed: dict[str, Any] = {field: value}
    return Edit(
        change_of(field),
        lambda plan: replace(plan, account=replace(plan.account, **changed)),
        f"account:{field}",
    )


def hold_rates(held: HeldRates) -> Edit:
    """Bill by rates that a person chose, whatever cards there are or come."""
    return Edit(say("Use another rate card"), lambda plan: replace(plan, held=held))


def use_present_rates() -> Edit:
    """Bill by the newest cards there are, and no more by rates that the plan keeps."""
    return Edit(say("Use the newest rate card"), lambda plan: replace(plan, held=NOT_HELD))


def add_actuals(more: Actuals) -> Edit:
    """Lay what was read of real traffic over what is known; the same again changes nothing."""
    return Edit(
        say("Bring in real traffic"),
        lambda plan: replace(plan, actuals=plan.actuals.with_days(more)),
    )


def remove_actuals() -> Edit:
    """Forget what is known of real traffic."""
    return Edit(
        say("Remove real traffic"),
        lambda plan: replace(plan, actuals=NO_ACTUALS),
    )


def keep_backtest(found: Backtest) -> Edit:
    """Keep how good a forecast was; one of the same month gives way."""

    def apply(plan: Plan) -> Plan:
        others = [one for one in plan.backtests if one.month != found.month]
        months = sorted([*others, found], key=lambda one: one.last_day)
        return replace(plan, backtests=tuple(months[-MOST_BACKTESTS:]))

    return Edit(say("Keep the back-test of {month:MMMM y}", month=found.month.first_day), apply)


def set_plan_field(field: PlanField, value: str | int | Approval) -> Edit:
    """Rename the plan, or set its note, seed or approval."""
    changed: dict[str, Any] = {field: value}
    return Edit(change_of(field), lambda plan: replace(plan, **changed), f"plan:{field}")


def set_month(month: BillingMonth, origin: Plan | None = None) -> Edit:
    """Move the plan and its dates to another month; see `moved_to`.

    Args:
        month: The other month.
        origin: The plan before a row of such moves, so that forth and back changes nothing.
    """
    return Edit(say("Change month"), lambda plan: moved_to(origin or plan, month), MONTH)


def add_grid_rows(rows: tuple[GridRow, ...], after: str | None = None) -> Edit:
    """Add rows after the one of a country, first of all if that is empty, else at the end."""

    def apply(plan: Plan) -> Plan:
        countries = ["", *(row.country for row in plan.grid)]
        index = countries.index(after) if after in countries else len(plan.grid)
        return replace(plan, grid=(*plan.grid[:index], *rows, *plan.grid[index:]))

    return Edit(say("Add countries"), apply)


def remove_countries(countries: tuple[str, ...]) -> Edit:
    """Remove countries with all that goes to them and comes from them."""

    def apply(plan: Plan) -> Plan:
        by_country = lines_by_country(plan)
        gone = {line.id for name in countries for line in by_country.get(name, ())}
        kept: dict[str, Any] = {
            kind: tuple(line for line in getattr(plan, kind) if line.id not in gone)
            for kind in KINDS.values()
        }
        rows = tuple(row for row in plan.grid if row.country not in countries)
        return tidied(replace(plan, grid=rows, **kept))

    return Edit(say("Remove countries"), apply)


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


def countries_of(plan: Plan) -> tuple[str, ...]:
    """List the countries of a plan: those of its rows, then those that only lines have.

    Lines whose audience is gone have none, which comes last as an empty name.
    """
    rows = (row.country for row in plan.grid)
    of_lines = sorted(lines_by_country(plan), key=lambda name: not name)
    return tuple(dict.fromkeys((*rows, *of_lines)))


def lines_by_country(plan: Plan) -> dict[str, tuple[Line, ...]]:
    """List the lines of each country: each audience with what goes to it, then the others."""
    countries = {one.id: one.country for one in plan.audiences}
    order = {audience: index for index, audience in enumerate(countries)}
    found: dict[str, list[Line]] = {}
    for line in plan.lines:
        own = getattr(line, "country", "")
        country = own or countries.get(getattr(line, "audience", ""), "")
        found.setdefault(country, []).append(line)

    def index(line: Line) -> int:
        audience = line.id if isinstance(line, Audience) else getattr(line, "audience", "")
        return order.get(audience, len(order))

    return {country: tuple(sorted(lines, key=index)) for country, lines in found.items()}


def country_of(line: Line, plan: Plan) -> str:
    """Give the country of a line; nothing where its audience is gone."""
    if isinstance(line, Audience | EntryPoint) or (isinstance(line, Inbound) and line.country):
        return line.country
    found = (one.country for one in plan.audiences if one.id == line.audience)
    return next(found, "")


def move_country(country: str, offset: int) -> Edit:
    """Move a country some places down, or up; those it passes get rows that keep places."""

    def apply(plan: Plan) -> Plan:
        rows = {row.country: row for row in plan.grid}
        names = tuple(name for name in countries_of(plan) if name)
        if country not in names:
            return plan
        index = names.index(country)
        touched = max(len(rows), index + 1, min(index + offset + 1, len(names)))
        all_rows = tuple(rows.get(name, GridRow(name)) for name in names[:touched])
        return replace(plan, grid=shifted(all_rows, index, offset))

    return Edit(say("Move {country}", country=country), apply, f"move:grid:{country}")


def change_country(old: str, country: str) -> Edit:
    """Give a row and all lines of a country another one, with all that is said of them."""

    def moved(entry: AboutNumber) -> AboutNumber:
        is_old = (entry.at.part, entry.at.id) == ("grid", old)
        return replace(entry, at=replace(entry.at, id=country)) if is_old else entry

    def apply(plan: Plan) -> Plan:
        changed: dict[str, Any] = {
            kind: tuple(
                replace(one, country=country) if one.country == old else one
                for one in getattr(plan, kind)
            )
            for kind in ("grid", "audiences", "entry_points", "inbound")
        }
        return replace(
            plan,
            **changed,
            ranges=tuple(moved(entry) for entry in plan.ranges),
            scenarios=tuple(
                replace(one, overrides=tuple(moved(entry) for entry in one.overrides))
                for one in plan.scenarios
            ),
            changes=tuple(
                replace(one, overrides=tuple(moved(entry) for entry in one.overrides))
                for one in plan.changes
            ),
        )

    return Edit(say("Change country"), apply)


def add_usual_lines(row: GridRow | Inbound) -> Edit:
    """Add to a country what a row with these numbers stands for, for people it has already.

    People who write on their own get an id and the usual name.
    """

    def apply(plan: Plan) -> Plan:
        if isinstance(row, Inbound):
            named = replace(row, id=plan.fresh_id("inbound"), name=given(SUPPORT_REQUESTS))
            return replace(plan, inbound=(*plan.inbound, named))
        alone = replace(plan, grid=(row,), ranges=(), scenarios=(), changes=())
        made = opened(alone, row.country)
        known = _audience_in(plan, row.country)
        audiences = plan.audiences if known else made.audiences
        sends = (
            replace(send, audience=known.id) if known else send
            for send in made.sends[len(plan.sends) :]
        )
        after = replace(
            plan,
            audiences=audiences,
            sends=(*plan.sends, *sends),
            entry_points=made.entry_points,
        )
        own = tidied(replace(after, ranges=(), scenarios=(), changes=made.changes))
        changes = {one.month: one for one in plan.changes}
        for more in own.changes:
            change = changes.get(more.month, MonthChange(more.month))
            both = (*change.overrides, *more.overrides)
            changes[more.month] = replace(change, overrides=both)
        return replace(after, changes=tuple(changes[month] for month in sorted(changes)))

    return Edit(say("Add lines to {country}", country=row.country), apply)


def set_weekly(country: str, volume: int) -> Edit:
    """Let marketing of a country go out every week, as many messages each time.

    It takes the place of what its row says of marketing.
    """

    def apply(plan: Plan) -> Plan:
        row = next((one for one in plan.grid if one.country == country), GridRow(country))
        rows = (replace(one, marketing=0) if one is row else one for one in plan.grid)
        plan = spelled_out(replace(plan, grid=tuple(rows)), country)
        audience = _audience_in(plan, country) or Audience(
            plan.fresh_id("audience"), country, country, volume
        )
        if not row.people and audience.people < volume:
            audience = replace(audience, people=volume)
        others = tuple(one for one in plan.audiences if one.id != audience.id)
        reply = replace(PRESETS[Preset.MARKETING], reply_ratio=row.reply_ratio)
        send = Send(
            plan.fresh_id("send"),
            given(MARKETING, code=country),
            audience.id,
            TemplateCategory.MARKETING,
            volume,
            Broadcast((), repeats=(Repeat(BROADCAST_TIME, BROADCAST_WEEKDAY),)),
            Preset.MARKETING if reply == PRESETS[Preset.MARKETING] else reply,
        )
        return tidied(replace(plan, audiences=(*others, audience), sends=(*plan.sends, send)))

    label = change_of(TemplateCategory.MARKETING, "")
    return Edit(label, apply, f"weekly:{country}")


def _audience_in(plan: Plan, country: str) -> Audience | None:
    return next((one for one in plan.audiences if one.country == country), None)


def add_line(line: Line) -> Edit:
    """Add a line after those of its kind; `Plan.fresh_id` makes its id."""

    def apply(plan: Plan) -> Plan:
        kind = KINDS[type(line)]
        added: dict[str, Any] = {kind: (*getattr(plan, kind), line)}
        return replace(plan, **added)

    return Edit(say("Add {name}", name=line.name), apply)


def remove_line(line_id: str) -> Edit:
    """Remove the line with an id; sends to an audience that is removed stay and say so."""

    def apply(plan: Plan) -> Plan:
        kept: dict[str, Any] = {
            kind: tuple(line for line in getattr(plan, kind) if line.id != line_id)
            for kind in KINDS.values()
        }
        return tidied(replace(plan, **kept))

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

    Ranges of numbers that are others now are dropped.

    Args:
        line: The line as it was edited.
        field: What of it is edited.
        before: The line as it was shown, if other than the plan has it: only what differs
            from it is taken over.
    """

    def replaced(lines: tuple[Line, ...], index: int) -> tuple[Line, ...]:
        old = lines[index]
        new: Line = merged(old, old if before is None else before, line)
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


def shifted(entries: tuple[Entry, ...], index: int, offset: int) -> tuple[Entry, ...]:
    """Move one entry by an offset, at most to the first or last."""
    rest = (*entries[:index], *entries[index + 1 :])
    target = min(max(index + offset, 0), len(rest))
    return (*rest[:target], entries[index], *rest[target:])


def _edited_at(plan: Plan, line_id: str, edit: LinesEdit) -> Plan:
    """Put in place of the lines of a kind what ``edit`` makes of them and the line's index."""
    for kind in KINDS.values():
        lines: tuple[Line, ...] = getattr(plan, kind)
        for index, line in enumerate(lines):
            if line.id == line_id:
                changed: dict[str, Any] = {kind: edit(lines, index)}
                return replace(plan, **changed)
    return plan
