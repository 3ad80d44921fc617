"""Reading and replacing any one number of a plan by its address."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any, Final, TypeGuard, get_args, get_origin, get_type_hints

from tarife.plan.addresses import Address, PartName
from tarife.plan.behaviour import Preset, behaviour_of
from tarife.plan.bounds import limits_of
from tarife.plan.plan import Plan
from tarife.plan.ranges import Range

LISTS: Final[tuple[PartName, ...]] = ("grid", "audiences", "sends", "entry_points", "inbound")


def number_at(plan: Plan, at: Address) -> float | None:
    """Give the number at an address, or nothing where there is none."""
    value: object = _owner(plan, at)
    for step in at.steps:
        value = _inside(value, step)
    return value if _is_number(value) else None


def with_number(plan: Plan, at: Address, value: float) -> Plan:
    """Put another number at an address; whole numbers are rounded.

    A behaviour that was a preset becomes spelled out. The plan itself comes back where the
    address names no number.
    """
    if number_at(plan, at) is None:
        return plan
    if at.part == "account":
        return replace(plan, account=_put(plan.account, at.steps, value))
    members = tuple(
        _put(member, at.steps, value) if _id_of(member) == at.id else member
        for member in getattr(plan, at.part)
    )
    changed: dict[str, Any] = {at.part: members}
    return replace(plan, **changed)


def addresses_of(plan: Plan) -> tuple[Address, ...]:
    """List every number of the plan, from the account through the grid to the lines."""
    found = [Address("account", "", ".".join(path)) for path in _numbers_in(plan.account)]
    for part in LISTS:
        for member in getattr(plan, part):
            paths = _numbers_in(member)
            found += [Address(part, _id_of(member), ".".join(path)) for path in paths]
    return tuple(found)


def range_at(plan: Plan, at: Address) -> Range | None:
    """Give the range of a number, or nothing where it is known exactly."""
    return next((entry for entry in plan.ranges if entry.at == at), None)


def clamped(plan: Plan, at: Address, value: float) -> float:
    """Move a value into the bounds of the number at an address."""
    owner = _owner(plan, at)
    *way, last = at.steps
    for step in way:
        owner = _inside(owner, step)
    least, most = limits_of(type(_spelled_out(owner)), last)
    return min(max(value, least), most)


def rescaled(plan: Plan, at: Address, value: float) -> Plan:
    """Put another number at an address and let its range move along with it."""
    before, span = number_at(plan, at), range_at(plan, at)
    after = with_number(plan, at, value)
    if span is None or not before:
        return without_ranges(after, at) if span is not None else after
    factor = value / before
    moved = Range(
        at, clamped(plan, at, span.low * factor), clamped(plan, at, span.high * factor)
    )
    ranges = tuple(moved if entry.at == at else entry for entry in after.ranges)
    return replace(after, ranges=ranges)


def without_ranges(plan: Plan, *at: Address) -> Plan:
    """Drop the ranges of these numbers."""
    return replace(plan, ranges=tuple(entry for entry in plan.ranges if entry.at not in at))


def tidied(plan: Plan) -> Plan:
    """Drop what ranges and scenarios say of numbers that the plan does not have."""
    return replace(
        plan,
        ranges=tuple(entry for entry in plan.ranges if number_at(plan, entry.at) is not None),
        scenarios=tuple(
            replace(
                scenario,
                overrides=tuple(
                    entry
                    for entry in scenario.overrides
                    if number_at(plan, entry.at) is not None
                ),
            )
            for scenario in plan.scenarios
        ),
    )


def _owner(plan: Plan, at: Address) -> object:
    if at.part == "account":
        return plan.account
    return next((member for member in getattr(plan, at.part) if _id_of(member) == at.id), None)


def _id_of(member: Any) -> str:
    """Tell members of a list apart: lines by id, rows of the grid by country."""
    name: str = member.id if hasattr(member, "id") else member.country
    return name


def _spelled_out(value: object) -> Any:
    """Put its numbers in place of a preset's name."""
    return behaviour_of(value) if isinstance(value, Preset) else value


def _inside(value: object, step: str) -> object:
    value = _spelled_out(value)
    if isinstance(value, tuple):
        is_place = step.isdecimal() and int(step) < len(value)
        return value[int(step)] if is_place else None
    return getattr(value, step, None) if is_dataclass(value) else None


def _put(value: object, steps: tuple[str, ...], number: float) -> Any:
    owner = _spelled_out(value)
    if isinstance(owner, tuple):
        place = int(steps[0])
        entry = _put(owner[place], steps[1:], number)
        return (*owner[:place], entry, *owner[place + 1 :])
    if len(steps) > 1:
        inner = _put(getattr(owner, steps[0]), steps[1:], number)
    else:
        inner = round(number) if _is_whole(type(owner), steps[0]) else number
    changed: dict[str, Any] = {steps[0]: inner}
    return replace(owner, **changed)


def _is_whole(owner: type, field: str) -> bool:
    hint = get_type_hints(owner, include_extras=True)[field]
    return (get_args(hint)[0] if get_origin(hint) else hint) is int


def _is_number(value: object) -> TypeGuard[float]:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _numbers_in(value: object) -> Iterator[tuple[str, ...]]:
    """Give the way to every number inside a value."""
    value = _spelled_out(value)
    if _is_number(value):
        yield ()
    elif isinstance(value, tuple):
        for place, entry in enumerate(value):
            yield from ((str(place), *rest) for rest in _numbers_in(entry))
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            inner = getattr(value, field.name)
            yield from ((field.name, *rest) for rest in _numbers_in(inner))
