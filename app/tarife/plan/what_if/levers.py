"""Levers: adjusts volumes, reply ratios, delays and prices of a plan."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType
from typing import Final, TypeAlias

from tarife.plan.grid import all_opened, largest_week
from tarife.plan.model.addresses import Address, PartName
from tarife.plan.model.costs import Costs, Markup
from tarife.plan.model.lines import (
    Audience,
    Broadcast,
    EntryPoint,
    Inbound,
    Send,
    TemplateCategory,
    country_of,
)
from tarife.plan.model.plan import BegunPlan, Plan
from tarife.plan.model.scenarios import (
    COST_LEVERS,
    LEVER_EFFECTS,
    Adjustment,
    Lever,
    LeverEffect,
    MonthChange,
    Range,
    Scenario,
    Scope,
)
from tarife.plan.numbers import all_rescaled, bounded, number_at, number_in, with_numbers
from tarife.terms.categories import CATEGORIES

MOVED_FIELDS: Final[Mapping[Lever, tuple[str, ...]]] = MappingProxyType(
    {
        Lever.VOLUME: ("volume",),
        Lever.REPLY_RATIO: ("behaviour.reply_ratio",),
        Lever.AD_CLICKS: ("clicks_per_day",),
        Lever.ANSWER_DELAY: (
            "behaviour.answer_delay.median_s",
            "behaviour.answer_delay.p90_s",
        ),
        Lever.MESSAGES_PER_ANSWER: ("behaviour.messages_per_answer",),
        Lever.DELIVERED_RATIO: ("behaviour.delivered_ratio",),
        Lever.RECATEGORISED_RATIO: ("recategorised_ratio",),
        Lever.MARKUP: (),
        Lever.DISPLAY_RATE: (),
    }
)
"""The numbers of a line that each lever moves; a line that lacks them is left alone."""

_COLUMNS: Final[Mapping[Lever, tuple[str, ...]]] = MappingProxyType(
    {
        Lever.VOLUME: ("marketing", "utility", "authentication"),
        Lever.AD_CLICKS: ("ad_clicks_per_day",),
    }
)
"""The columns of the grid that hold a lever's numbers whole; all others belong to lines."""

MovableLine: TypeAlias = Send | EntryPoint | Inbound
LineIndex: TypeAlias = dict[tuple[str, str], list[tuple[PartName, int, str, str]]]
"""Part, place, country and category of lines, by country or by id, or all under neither.

No adjustment moves any of these.
"""


def scenario_plan(plan: Plan, scenario: Scenario) -> Plan:
    """Give the plan as a scenario has it; it has no scenarios of its own."""
    own = adjusted(overridden(plan, scenario), scenario.adjustments)
    return own if scenario.real_to is None else BegunPlan.of(own, scenario.real_to)


def overridden(plan: Plan, scenario: Scenario | MonthChange) -> Plan:
    """Give the plan with the own numbers of a scenario or a month, levers aside."""
    own = {entry.at: entry for entry in scenario.overrides}
    numbered = with_numbers(plan, {at: entry.value for at, entry in own.items()})
    others = (entry for entry in plan.ranges if entry.at not in own)
    ranges = (_around(numbered, entry.range) for entry in own.values() if entry.range)
    return replace(numbered, ranges=(*others, *ranges), scenarios=())


def _around(plan: Plan, span: Range) -> Range:
    """Widen a range to hold the plan's number, which may have been rounded."""
    number = number_at(plan, span.at)
    return (
        span
        if number is None
        else Range(span.at, min(span.low, number), max(span.high, number))
    )


def adjusted(plan: Plan, adjustments: tuple[Adjustment, ...]) -> Plan:
    """Move levers, one after the other.

    Volumes and clicks of the grid are moved in the grid, as if they had been typed there. For
    all other levers rows are spelled out, with the same chance, since what these move stands in
    no cell. Of several months each is moved, after whatever differs there.
    """
    if not adjustments:
        return plan
    if plan.months > 1:
        return _adjusted_in_each_month(plan, adjustments)
    index = _line_index(plan)
    for entry in adjustments:
        if keeps_grid(entry):
            plan = _moved(plan, entry, index)
    others = [entry for entry in adjustments if not keeps_grid(entry)]
    if others and plan.grid:
        plan = all_opened(plan)
        index = _line_index(plan)
    for entry in others:
        plan = _moved(plan, entry, index)
    return _with_room(plan)


def _adjusted_in_each_month(plan: Plan, adjustments: tuple[Adjustment, ...]) -> Plan:
    moving = tuple(entry for entry in adjustments if entry.lever not in COST_LEVERS)
    for entry in adjustments:
        if entry.lever in COST_LEVERS:
            plan = replace(plan, costs=_moved_costs(plan.costs, entry))
    changes = map(plan.change_in, plan.period.months if moving else ())
    moved = tuple(replace(one, adjustments=(*one.adjustments, *moving)) for one in changes)
    return replace(plan, changes=moved or plan.changes)


def keeps_grid(entry: Adjustment) -> bool:
    """Tell whether an adjustment moves no number that only spelled-out lines have."""
    return _moves_grid(entry) or entry.lever in COST_LEVERS


def in_order(adjustments: Iterable[Adjustment]) -> tuple[Adjustment, ...]:
    """Sort adjustments so that one of a narrower part comes after one of a wider part."""
    levers = tuple(Lever)

    def sort_key(entry: Adjustment) -> tuple[int, int, str, str, str]:
        scope = entry.scope
        names = (scope.country, scope.category, scope.line)
        return (levers.index(entry.lever), sum(map(bool, names)), *names)

    return tuple(sorted(adjustments, key=sort_key))


def new_value(lever: Lever, before: float, value: float) -> float:
    """Give what a lever makes of a number, bounds aside."""
    match LEVER_EFFECTS[lever]:
        case LeverEffect.ADD:
            return before + value
        case LeverEffect.REPLACE:
            return value
        case _:  # a factor
            return before * value


def lines_in(
    plan: Plan, scope: Scope, index: LineIndex | None = None
) -> Iterator[tuple[PartName, MovableLine]]:
    """Give the spelled-out sends, entry points and inbound of a part of the plan.

    Args:
        plan: The plan.
        scope: The part.
        index: Where lines stand in the plan, if that is known already.
    """
    places = _line_index(plan) if index is None else index
    for part, position, country, category in places.get(
        ("", scope.line) if scope.line else (scope.country, ""), ()
    ):
        line: MovableLine = getattr(plan, part)[position]
        if scope.holds(country, category, line.id):
            yield part, line


def _line_index(plan: Plan) -> LineIndex:
    """Find where lines stand, with their country and category, once for many adjustments."""
    countries = plan.audience_countries
    index: LineIndex = defaultdict(list)
    for part, position, line in plan.placed_lines():
        if not isinstance(line, Audience):
            country = country_of(line, countries)
            category = line.category if isinstance(line, Send) else ""
            for key in {("", ""), (country, ""), ("", line.id)}:
                index[key].append((part, position, country, category))
    return index


def _moves_grid(entry: Adjustment) -> bool:
    return entry.lever in _COLUMNS and not entry.scope.line


def _moved(plan: Plan, entry: Adjustment, index: LineIndex) -> Plan:
    if entry.lever in COST_LEVERS:
        return replace(plan, costs=_moved_costs(plan.costs, entry))
    numbers = _cells(plan, entry) if _moves_grid(entry) else iter(())
    values = {}
    for at, member in (*numbers, *_numbers(plan, entry, index)):
        before = number_in(member, at.steps)
        if before is not None:
            after = new_value(entry.lever, before, entry.value)
            values[at] = bounded(member, at.steps, after)
    return all_rescaled(plan, values)


def _cells(plan: Plan, entry: Adjustment) -> Iterator[tuple[Address, object]]:
    """Give the cells of the grid that an adjustment moves."""
    for row in plan.grid:
        for column in _COLUMNS[entry.lever]:
            category = "" if entry.lever is Lever.AD_CLICKS else column
            if entry.scope.holds(row.country, category, ""):
                yield Address("grid", row.country, column), row


def _numbers(
    plan: Plan, entry: Adjustment, index: LineIndex
) -> Iterator[tuple[Address, object]]:
    """Give the numbers of spelled-out lines that an adjustment moves."""
    for part, line in lines_in(plan, entry.scope, index):
        if entry.lever is not Lever.RECATEGORISED_RATIO or is_utility(line):
            for field in MOVED_FIELDS[entry.lever]:
                yield Address(part, line.id, field), line


def _moved_costs(costs: Costs, entry: Adjustment) -> Costs:
    """Move what stands beside Meta's charges, which belongs to no country and no line."""
    scope = entry.scope
    if scope.country or scope.line:
        return costs
    if entry.lever is Lever.MARKUP:
        markups = tuple(
            replace(costs.partner.markup(one), markup_ratio=_within(entry.value, 0, 10))
            if scope.category in {"", one}
            else costs.partner.markup(one)
            for one in CATEGORIES
        )
        kept = tuple(one for one in markups if one != Markup(one.category))
        return replace(costs, partner=replace(costs.partner, markups=kept))
    if costs.display is None:
        return costs
    rate = _within(float(costs.display.rate) * entry.value, 1e-6, 1e9)
    return replace(costs, display=replace(costs.display, rate=rate))


def _within(value: float, least: float, most: float) -> Decimal:
    """Turn a value into an exact one with six decimals, within bounds."""
    return Decimal(f"{min(max(value, least), most):.6f}").normalize()


def is_utility(line: MovableLine) -> bool:
    """Tell whether a line is a send that Meta can re-categorise."""
    return isinstance(line, Send) and line.category is TemplateCategory.UTILITY


def _with_room(plan: Plan) -> Plan:
    """Make audiences large enough for what broadcasts to them have become."""
    needed: dict[str, int] = {}
    for send in plan.sends:
        if isinstance(send.schedule, Broadcast):
            needed[send.audience] = max(needed.get(send.audience, 0), send.volume)
    return replace(
        plan,
        grid=tuple(
            replace(row, people=max(row.people, largest_week(row, plan.month)))
            if row.people
            else row
            for row in plan.grid
        ),
        audiences=tuple(
            replace(audience, people=needed[audience.id])
            if audience.people < needed.get(audience.id, 0)
            else audience
            for audience in plan.audiences
        ),
    )
