"""Moving levers: the plan as it would be with more volume, fewer replies, slower answers."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from tarife.plan.addresses import Address, PartName
from tarife.plan.lines import Broadcast, EntryPoint, Inbound, Send, TemplateCategory
from tarife.plan.numbers import clamped, number_at, rescaled
from tarife.plan.opening import opened
from tarife.plan.plan import Plan
from tarife.plan.scenarios import Adjustment, Lever, Scenario, Scope

_MOVED: Final[Mapping[Lever, tuple[str, ...]]] = MappingProxyType(
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

_UTILITY: Final = TemplateCategory.UTILITY


def scenario_plan(plan: Plan, scenario: Scenario) -> Plan:
    """Give the plan as a scenario has it; it has no scenarios of its own."""
    variant = replace(plan, scenarios=())
    for entry in scenario.overrides:
        variant = rescaled(variant, entry.at, entry.value)
    return adjusted(variant, scenario.adjustments)


def adjusted(plan: Plan, adjustments: tuple[Adjustment, ...]) -> Plan:
    """Move levers, one after the other.

    Volumes and clicks of the grid are moved in the grid, as if they had been typed there. Rows
    are then spelled out, with the same chance, since their other numbers stand in no cell.
    """
    if not adjustments:
        return plan
    of_grid = [entry for entry in adjustments if _moves_grid(entry)]
    for entry in of_grid:
        plan = _moved(plan, entry, _cells(plan, entry))
        plan = _moved(plan, entry, _numbers(plan, entry))
    for row in plan.grid:
        plan = opened(plan, row.country)
    for entry in adjustments:
        if entry not in of_grid:
            plan = _moved(plan, entry, _numbers(plan, entry))
    return _with_room(plan)


def _moves_grid(entry: Adjustment) -> bool:
    return entry.lever in _COLUMNS and not entry.scope.line


def _moved(plan: Plan, entry: Adjustment, numbers: Iterator[Address]) -> Plan:
    after = plan
    for at in numbers:
        before = number_at(plan, at)
        if before is not None:
            after = rescaled(after, at, clamped(plan, at, _new_value(entry, before)))
    return after


def _new_value(entry: Adjustment, before: float) -> float:
    match entry.lever:
        case Lever.MESSAGES_PER_ANSWER:
            return before + entry.value
        case Lever.RECATEGORISED_RATIO:
            return entry.value
        case _:
            return before * entry.value


def _cells(plan: Plan, entry: Adjustment) -> Iterator[Address]:
    """Give the cells of the grid that an adjustment moves."""
    for row in plan.grid:
        for column in _COLUMNS[entry.lever]:
            category = "" if entry.lever is Lever.AD_CLICKS else column
            if _is_meant(entry.scope, row.country, category, ""):
                yield Address("grid", row.country, column)


def _numbers(plan: Plan, entry: Adjustment) -> Iterator[Address]:
    """Give the numbers of spelled-out lines that an adjustment moves."""
    countries = {audience.id: audience.country for audience in plan.audiences}
    lines: list[tuple[PartName, Send | EntryPoint | Inbound]] = [
        *(("sends", send) for send in plan.sends),
        *(("entry_points", entry_point) for entry_point in plan.entry_points),
        *(("inbound", inbound) for inbound in plan.inbound),
    ]
    for part, line in lines:
        country = _country_of(line, countries)
        category = line.category if isinstance(line, Send) else ""
        is_moved = entry.lever is not Lever.RECATEGORISED_RATIO or category == _UTILITY
        if is_moved and _is_meant(entry.scope, country, category, line.id):
            yield from (Address(part, line.id, field) for field in _MOVED[entry.lever])


def _country_of(line: Send | EntryPoint | Inbound, countries: Mapping[str, str]) -> str:
    """Find the country of a line; nothing where its audience is gone."""
    if isinstance(line, EntryPoint):
        return line.country
    own = line.country if isinstance(line, Inbound) else ""
    return own or countries.get(line.audience, "")


def _is_meant(scope: Scope, country: str, category: str, line: str) -> bool:
    return (
        scope.country in {"", country}
        and scope.category in {"", category}
        and scope.line in {"", line}
    )


def _with_room(plan: Plan) -> Plan:
    """Make audiences large enough for what broadcasts to them have become."""
    needed: dict[str, int] = {}
    for send in plan.sends:
        if isinstance(send.schedule, Broadcast):
            needed[send.audience] = max(needed.get(send.audience, 0), send.volume)
    return replace(
        plan,
        audiences=tuple(
            replace(audience, people=max(audience.people, needed.get(audience.id, 0)))
            for audience in plan.audiences
        ),
    )
