"""Writes levers into a plan, and edits into a scenario."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any, TypeVar

from tarife.plan.grid import Lines, lines_of_row, opened
from tarife.plan.model.addresses import Address
from tarife.plan.model.behaviour import behaviour_of
from tarife.plan.model.lines import EntryPoint, Inbound, Send, TemplateCategory
from tarife.plan.model.plan import GridRow, Plan
from tarife.plan.model.scenarios import Adjustment, Override, Scenario
from tarife.plan.numbers import all_rescaled, numbers_of, with_numbers, without_ranges
from tarife.plan.what_if.levers import adjusted, keeps_grid, overridden

_Behaving = TypeVar("_Behaving", Send, EntryPoint, Inbound)


def with_adjustments(plan: Plan, adjustments: tuple[Adjustment, ...]) -> Plan:
    """Give the plan whose own numbers are what levers make of them.

    A row of the grid stays one where its cells can say what its lines have become; the others
    are spelled out. Ranges and scenarios move along.
    """
    stay = tuple(entry for entry in adjustments if keeps_grid(entry))
    others = tuple(entry for entry in adjustments if not keeps_grid(entry))
    result = _renumbered(plan, adjusted(_bare(plan), stay))
    after = adjusted(_bare(result), others)
    kept = [_row_again(row, after, result) for row in result.grid]
    for row, again in zip(result.grid, kept, strict=True):
        if again is None:
            result = opened(result, row.country)
    return _renumbered(
        result, replace(after, grid=tuple(row for row in kept if row is not None))
    )


def scenario_with(plan: Plan, scenario: Scenario, edited: Plan) -> Scenario | None:
    """Let a scenario hold the numbers of an edited plan that are not the plan's own.

    Args:
        plan: The plan.
        scenario: The scenario.
        edited: What an edit made of `shown_in`.

    Returns:
        Nothing where the edit was of more than numbers, which no scenario holds.
    """
    shown = shown_in(plan, scenario)
    before, after = _known(shown), _known(edited)
    changed = {at: one for at, one in after.items() if before.get(at) != one}
    values = {at: one.value for at, one in changed.items()}
    if with_numbers(_spelled_out(shown), values) != _spelled_out(edited):
        return None
    return _holding(scenario, changed, _known(plan))


def numbers_apart(plan: Plan, after: Plan, scenario_id: str, edit: tuple[Plan, Plan]) -> Plan:
    """Give a scenario the numbers of an edit that was of more than numbers.

    Args:
        plan: The plan.
        after: What the edit made of the plan.
        scenario_id: The scenario.
        edit: What is shown of the scenario, and what the edit made of that.

    Returns:
        The edited plan with its own numbers where it had any: those that the edit changed are
        the scenario's.
    """
    own, left = _known(plan), numbers_of(after)
    shown, edited = map(_known, edit)
    changed = {
        at: one
        for at, one in edited.items()
        if at in own and at in left and shown.get(at) != one
    }
    kept = {at: own[at] for at in changed}
    after = with_numbers(
        without_ranges(after, *kept), {at: one.value for at, one in kept.items()}
    )
    ranges = (one.range for one in kept.values() if one.range)
    scenarios = (
        _holding(one, changed, own) if one.id == scenario_id else one for one in after.scenarios
    )
    return replace(after, ranges=(*after.ranges, *ranges), scenarios=tuple(scenarios))


def _holding(
    scenario: Scenario, changed: Mapping[Address, Override], own: Mapping[Address, Override]
) -> Scenario:
    """Add changed numbers to a scenario, and drop those that are the plan's own."""
    overrides = {entry.at: entry for entry in scenario.overrides}
    overrides.update(changed)
    differing = (one for at, one in overrides.items() if own.get(at) != one)
    return replace(scenario, overrides=tuple(differing))


def shown_in(plan: Plan, scenario: Scenario) -> Plan:
    """Give what editors show while a scenario is chosen: its numbers, its levers aside."""
    return replace(overridden(plan, scenario), scenarios=plan.scenarios)


def _known(plan: Plan) -> dict[Address, Override]:
    """Give what is known of every number: its value and, unless it is exact, its range."""
    known = {at: Override(at, value) for at, value in numbers_of(plan).items()}
    ranges = (entry for entry in plan.ranges if entry.at in known)
    return known | {
        entry.at: replace(known[entry.at], low=entry.low, high=entry.high) for entry in ranges
    }


def _bare(plan: Plan) -> Plan:
    return replace(plan, scenarios=(), ranges=())


def _renumbered(plan: Plan, wanted: Plan) -> Plan:
    """Take numbers and costs from another plan, letting ranges move along."""
    numbers = numbers_of(wanted)
    own = numbers_of(plan)
    values = {at: numbers[at] for at, number in own.items() if number != numbers[at]}
    return replace(all_rescaled(plan, values), costs=wanted.costs)


def _spelled_out(plan: Plan) -> Plan:
    """Put their numbers in place of the names of behaviours, and leave ranges aside."""
    return replace(
        plan,
        sends=_with_numbers_of_behaviour(plan.sends),
        entry_points=_with_numbers_of_behaviour(plan.entry_points),
        inbound=_with_numbers_of_behaviour(plan.inbound),
        ranges=(),
    )


def _with_numbers_of_behaviour(lines: tuple[_Behaving, ...]) -> tuple[_Behaving, ...]:
    return tuple(replace(line, behaviour=behaviour_of(line.behaviour)) for line in lines)


def _row_again(row: GridRow, after: Plan, before: Plan) -> GridRow | None:
    """Say what the lines of a row have become in its cells, if cells can say it."""
    still = next((one for one in after.grid if one.country == row.country), None)
    if still is not None:
        return still
    own = lines_of_row(row, before)
    ids = {field.name: {line.id for line in getattr(own, field.name)} for field in fields(own)}
    has_become: dict[str, Any] = {
        kind: tuple(line for line in getattr(after, kind) if line.id in names)
        for kind, names in ids.items()
    }
    lines = Lines(**has_become)
    again = _row_of(row, lines)
    wanted = lines_of_row(again, before)
    alike = all(
        _with_numbers_of_behaviour(getattr(wanted, kind))
        == _with_numbers_of_behaviour(getattr(lines, kind))
        for kind in ("sends", "entry_points")
    )
    return again if alike and wanted.audiences == lines.audiences else None


def _row_of(row: GridRow, lines: Lines) -> GridRow:
    volumes: dict[TemplateCategory, int] = defaultdict(int)
    replies = row.reply_ratio
    for send in lines.sends:
        volumes[send.category] += send.volume
        if send.category is TemplateCategory.MARKETING:
            replies = behaviour_of(send.behaviour).reply_ratio
    return replace(
        row,
        people=max((one.people for one in lines.audiences), default=0) if row.people else 0,
        marketing=volumes[TemplateCategory.MARKETING],
        utility=volumes[TemplateCategory.UTILITY],
        authentication=volumes[TemplateCategory.AUTHENTICATION],
        reply_ratio=replies,
        ad_clicks_per_day=sum(line.clicks_per_day for line in lines.entry_points),
    )
