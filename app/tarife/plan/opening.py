"""Turning a row of the grid into lines that can be refined one by one."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TypeVar

from tarife.plan.addresses import Address
from tarife.plan.grid import Lines, lines_of_row
from tarife.plan.lines import TemplateCategory
from tarife.plan.numbers import number_at
from tarife.plan.plan import Plan
from tarife.plan.ranges import Range
from tarife.plan.scenarios import Override

_Entry = TypeVar("_Entry", Range, Override)


def opened(plan: Plan, country: str) -> Plan:
    """Turn the row of a country into lines spelled out, with the same ids and chance.

    What ranges and scenarios say of the row's cells they say of the lines from then on.
    """
    for row in plan.grid:
        if row.country == country:
            lines = lines_of_row(row, plan)
            after = replace(
                plan,
                grid=tuple(other for other in plan.grid if other is not row),
                audiences=plan.audiences + lines.audiences,
                sends=plan.sends + lines.sends,
                entry_points=plan.entry_points + lines.entry_points,
            )
            return _readdressed(plan, after, country, lines)
    return plan


def _readdressed(before: Plan, after: Plan, country: str, lines: Lines) -> Plan:
    """Let ranges and overrides of a row's cells speak of the lines it has become."""

    def moved(entry: _Entry) -> Iterator[_Entry]:
        if (entry.at.part, entry.at.id) != ("grid", country):
            yield entry
            return
        whole = number_at(before, entry.at)
        for target in _targets(entry.at.field, lines):
            part = number_at(after, target)
            if whole and part:
                yield _share_of(entry, target, (part, whole))

    return replace(
        after,
        ranges=tuple(new for entry in before.ranges for new in moved(entry)),
        scenarios=tuple(
            replace(
                scenario,
                overrides=tuple(new for entry in scenario.overrides for new in moved(entry)),
            )
            for scenario in before.scenarios
        ),
    )


def _share_of(entry: _Entry, at: Address, share: tuple[float, float]) -> _Entry:
    """Let an entry on a cell speak of one of the numbers the cell has become."""
    part, whole = share
    if part == whole:
        return replace(entry, at=at)
    if isinstance(entry, Range):
        low, high = entry.low * part / whole, entry.high * part / whole
        return Range(at, min(low, part), max(high, part))
    ends = (None if end is None else end * part / whole for end in (entry.low, entry.high))
    return Override(at, entry.value * part / whole, *ends)


def _targets(field: str, lines: Lines) -> Iterator[Address]:
    """Give the numbers of the lines that a cell of the grid stands for."""
    match field:
        case "people":
            yield from (Address("audiences", line.id, "people") for line in lines.audiences)
        case "ad_clicks_per_day":
            yield from (
                Address("entry_points", line.id, "clicks_per_day")
                for line in lines.entry_points
            )
        case "reply_ratio":
            yield from (
                Address("sends", send.id, "behaviour.reply_ratio")
                for send in lines.sends
                if send.category is TemplateCategory.MARKETING
            )
        case _:
            yield from (
                Address("sends", send.id, "volume")
                for send in lines.sends
                if send.category == field
            )
