"""Numbers of a plan: walking, bounds, and access by address."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sized
from dataclasses import fields, is_dataclass, replace
from decimal import Decimal
from functools import cache, partial
from math import inf, isfinite, nextafter
from operator import attrgetter
from sys import float_info
from types import UnionType
from typing import (
    Annotated,
    Any,
    Final,
    TypeAlias,
    TypeGuard,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)

from annotated_types import Ge, Gt, Le, MaxLen

from tarife.plan.model.addresses import Address, PartName
from tarife.plan.model.behaviour import Preset, behaviour_of
from tarife.plan.model.lines import PART_OF
from tarife.plan.model.plan import Plan
from tarife.plan.model.scenarios import Override, Range
from tarife.terms.identity_cache import cached_by_identity
from tarife.terms.money import MICROS, decimal_text
from tarife.terms.problems import FieldPath, Problem
from tarife.terms.sentences import say

_ROOT: Final = FieldPath()

Members: TypeAlias = Mapping[tuple[PartName, str], object]
"""What holds numbers, by part of the plan and id."""


def fields_in(
    value: object, path: FieldPath = _ROOT, *, spelled_out: bool = False
) -> Iterator[tuple[FieldPath, Any, Any]]:
    """Walk every field of every dataclass inside a value, outer ones first.

    Args:
        value: The plan, a part of it, or a tuple of parts.
        path: Where the value stands.
        spelled_out: Whether to walk the numbers that the name of a preset stands for.

    Yields:
        The path of the field, the dataclass that has it, and what it holds.
    """
    value = _spelled_out(value) if spelled_out else value
    if isinstance(value, tuple):
        for index, entry in enumerate(value):
            inside = _named(path.inside(index), entry)
            yield from fields_in(entry, inside, spelled_out=spelled_out)
    elif is_dataclass(value):
        for field in fields(value):
            inner, at = getattr(value, field.name), path.inside(field.name)
            yield at, value, inner
            yield from fields_in(inner, at, spelled_out=spelled_out)


def check_bounds(value: object, path: FieldPath) -> Iterator[Problem]:
    """Find every number, list and text of a plan, or of a part, that lies outside its bounds.

    Args:
        value: A dataclass of this room, or anything that such a dataclass holds.
        path: Where it stands.
    """
    if _is_within(value, _is_part_within):
        return
    for at, owner, inner in fields_in(value, path):
        kind: Any = type(owner)
        bounds = _bounds_of(kind)[str(at.steps[-1])]
        yield from _check_number(inner, bounds, at)
        yield from _check_length(inner, bounds, at)


@cached_by_identity(most=64)
def _is_part_within(part: Any) -> bool:
    """Look at a list of lines once, and at each line: most levers leave most as they are."""
    return _is_within(part, _is_member_within if isinstance(part, tuple) else None)


@cached_by_identity()
def _is_member_within(member: Any) -> bool:
    return _is_within(member)


def _is_within(value: Any, is_part_within: Callable[[Any], bool] | None = None) -> bool:
    """Tell quickly whether a part of a plan lies within its bounds.

    A moved slider changes every line; saying where each number stands would take ten times as
    long as looking at it.
    """
    if isinstance(value, tuple):
        return all(map(is_part_within or _is_within, value))
    owner: Any = type(value)
    numbers, lengths, others = _kinds_of(owner)
    return (
        all(
            (number := getattr(value, field)) is None or low <= number <= high
            for field, low, high in numbers
        )
        and all(len(getattr(value, field)) <= most for field, most in lengths)
        and all(map(is_part_within or _is_within, (getattr(value, field) for field in others)))
    )


@cache
def _kinds_of(
    owner: Any,
) -> tuple[tuple[tuple[str, float, float], ...], tuple[tuple[str, int], ...], tuple[str, ...]]:
    """Give a dataclass's bounded numbers and lengths with what is surely good, and the rest.

    What a bounded list holds is among the rest.
    """
    has_fields = is_dataclass(owner)
    fields = _bounds_of(owner) if has_fields else {}
    plain = get_type_hints(owner) if has_fields else {}
    numbers, lengths, others = [], [], []
    for field, bounds in fields.items():
        low, high = limits_of(owner, field)
        if any(isinstance(bound, Gt) for bound in bounds):
            low = nextafter(low, inf)
        most = next((bound.max_length for bound in bounds if isinstance(bound, MaxLen)), None)
        if most is not None:
            lengths.append((field, most))
        if bounds and most is None:
            numbers.append((field, low, min(high, float_info.max)))
        elif plain[field] is not str:
            others.append(field)
    return tuple(numbers), tuple(lengths), tuple(others)


def number_too_small(path: FieldPath, value: float | Decimal, least: str) -> Problem:
    """State that a number is below its least value, such as ``0 or more``."""
    return Problem(
        "number-too-small",
        path,
        say("{value:,} is too small", value=value),
        say("give {least}", least=least),
    )


def number_too_large(path: FieldPath, value: float | Decimal, most: str) -> Problem:
    """State that a number is above its greatest value, such as ``1 or less``."""
    return Problem(
        "number-too-large",
        path,
        say("{value:,} is too large", value=value),
        say("give {most}", most=most),
    )


def bound_text(bound: float) -> str:
    """Write a bound without an idle decimal."""
    return f"{_whole(bound)}"


def _whole(bound: float) -> float:
    return int(bound) if bound == int(bound) else bound


@cache
def limits_of(owner: type, field: str) -> tuple[float, float]:
    """Give the least and the greatest value of a field; infinite where it is open.

    A field that must be more than a bound is taken to begin at the bound.
    """
    bounds: tuple[Any, ...] = _bounds_of(owner)[field]
    starts: list[Any] = [bound.ge for bound in bounds if isinstance(bound, Ge)]
    starts += [bound.gt for bound in bounds if isinstance(bound, Gt)]
    ends: list[Any] = [bound.le for bound in bounds if isinstance(bound, Le)]
    return max(starts, default=-inf), min(ends, default=inf)


def _check_length(value: Any, bounds: tuple[object, ...], path: FieldPath) -> Iterator[Problem]:
    for bound in bounds:
        if isinstance(bound, MaxLen) and len(value) > bound.max_length:
            yield too_long(path, value, bound.max_length)


def too_long(path: FieldPath, value: Sized, most: int) -> Problem:
    """State that a text or a list is longer than a plan can hold."""
    length = len(value)
    if isinstance(value, str):
        return Problem(
            "text-too-long",
            path,
            say("a text of {length:,} characters is too long", length=length),
            say("shorten it to {most:,} or fewer", most=most),
        )
    return Problem(
        "too-many-entries",
        path,
        say("{length:,} entries are more than a plan holds here", length=length),
        say("keep {most:,} or fewer", most=most),
    )


def _check_number(value: Any, bounds: tuple[object, ...], path: FieldPath) -> Iterator[Problem]:
    if value is None or any(isinstance(bound, MaxLen) for bound in bounds):
        return
    if bounds and not isfinite(value):
        yield Problem(
            "not-a-number",
            path,
            say("{value} is no number", value=value),
            say("give a number"),
        )
        return
    for bound in bounds:
        match bound:
            case Ge(ge=float() | int() as least) if value < least:
                yield number_too_small(
                    path, value, say("{bound:,} or more", bound=_whole(least))
                )
            case Gt(gt=float() | int() as least) if value <= least:
                yield number_too_small(
                    path, value, say("more than {bound:,}", bound=_whole(least))
                )
            case Le(le=float() | int() as most) if value > most:
                yield number_too_large(
                    path, value, say("{bound:,} or less", bound=_whole(most))
                )
            case _:
                pass


def _named(path: FieldPath, entry: object) -> FieldPath:
    """Name a line by its name and a row by its country; what is deeper keeps its line's."""
    name = path.name or getattr(entry, "name", "") or getattr(entry, "country", "")
    return FieldPath(path.steps, name)


@cache
def _bounds_of(owner: Any) -> dict[str, tuple[object, ...]]:
    hints = get_type_hints(owner, include_extras=True)
    return {field: tuple(_marks_of(hint)) for field, hint in hints.items()}


def _marks_of(hint: Any) -> Iterator[object]:
    """Give the bounds that a type declares, be it of what may also be nothing."""
    if get_origin(hint) is Annotated:
        yield from get_args(hint)[1:]
    elif get_origin(hint) in (Union, UnionType):
        for one in get_args(hint):
            yield from _marks_of(one)


def _is_changeable(steps: tuple[object, ...]) -> bool:
    """Tell whether ranges and scenarios can hold a number.

    The days of a schedule say when, and the estimates of a bid are what Meta said.
    """
    return "repeats" not in steps and (steps[0] != "max_price" or steps[1:] == ("cap",))


LISTS: Final[tuple[PartName, ...]] = ("grid", *PART_OF.values())


def number_at(plan: Plan, at: Address) -> float | None:
    """Give the number at an address, or nothing where there is none."""
    return number_in(_owner(plan, at), at.steps)


def members_of(plan: Plan) -> Members:
    """Give what holds numbers by part and id: to look at many addresses at once."""
    found: dict[tuple[PartName, str], object] = {("account", ""): plan.account}
    for part in LISTS:
        for member in getattr(plan, part):
            found.setdefault((part, _id_of(member)), member)
    return found


def member_at(members: Members, at: Address) -> object:
    """Find what an address speaks of, or nothing; all ids of the account are one."""
    return members.get((at.part, "" if at.part == "account" else at.id))


def number_in(member: object, steps: tuple[str, ...]) -> float | None:
    """Give the number inside a line, a row or the account, or nothing where there is none."""
    value: object = member
    for step in steps:
        value = _inside(value, step)
    return _plain(value) if _is_number(value) and _is_changeable(steps) else None


def with_number(plan: Plan, at: Address, value: float) -> Plan:
    """Put another number at an address; whole numbers are rounded.

    A behaviour that was a preset becomes spelled out. The plan itself comes back where the
    address names no number.
    """
    return plan if number_at(plan, at) is None else with_numbers(plan, {at: value})


def with_numbers(plan: Plan, values: Mapping[Address, float]) -> Plan:
    """Put other numbers at addresses, all in one pass; what names no number is left out."""
    wanted: dict[PartName, dict[str, list[Address]]] = defaultdict(lambda: defaultdict(list))
    for at in values:
        wanted[at.part][at.id].append(at)

    def edited(member: Any, addresses: list[Address]) -> Any:
        for at in addresses:
            if number_in(member, at.steps) not in (None, values[at]):
                member = put_inside(member, at.steps, values[at])
        return member

    changed: dict[str, Any] = {}
    for part, of_part in wanted.items():
        if part == "account":
            changed[part] = edited(plan.account, [at for own in of_part.values() for at in own])
        else:
            name = attrgetter("country" if part == "grid" else "id")
            changed[part] = tuple(
                edited(one, own) if (own := of_part.get(name(one))) else one
                for one in getattr(plan, part)
            )
    return replace(plan, **changed)


def addresses_of(plan: Plan) -> tuple[Address, ...]:
    """List every number of the plan, from the account through the grid to the lines."""
    return tuple(numbers_of(plan))


def numbers_of(plan: Plan) -> dict[Address, float]:
    """Give every number of the plan with its address, from the account to the lines."""
    return {
        Address(part, name, ".".join(map(str, path.steps))): _plain(number)
        for (part, name), member in members_of(plan).items()
        for path, _, number in fields_in(member, spelled_out=True)
        if _is_number(number) and _is_changeable(path.steps)
    }


def range_at(plan: Plan, at: Address) -> Range | None:
    """Give the range of a number, or nothing where it is known exactly."""
    return next((entry for entry in plan.ranges if entry.at == at), None)


def clamped(plan: Plan, at: Address, value: float) -> float:
    """Move a value into the bounds of the number at an address."""
    return bounded(_owner(plan, at), at.steps, value)


def bounded(member: object, steps: tuple[str, ...], value: float) -> float:
    """Move a value into the bounds of the number inside a line, a row or the account."""
    owner = member
    *way, last = steps
    for step in way:
        owner = _inside(owner, step)
    kind: Any = type(_spelled_out(owner))
    least, most = limits_of(kind, last)
    return min(max(value, least), most)


def all_rescaled(plan: Plan, values: Mapping[Address, float]) -> Plan:
    """Put other numbers at addresses and let their ranges move along with them."""
    ranges: list[Range] = []
    for span in plan.ranges:
        if span.at not in values:
            ranges.append(span)
            continue
        before = number_at(plan, span.at)
        if before:
            factor = values[span.at] / before
            ends = (clamped(plan, span.at, end * factor) for end in (span.low, span.high))
            ranges.append(Range(span.at, *ends))
    return with_numbers(replace(plan, ranges=tuple(ranges)), values)


def without_ranges(plan: Plan, *at: Address) -> Plan:
    """Drop the ranges of these numbers."""
    return replace(plan, ranges=tuple(entry for entry in plan.ranges if entry.at not in at))


def tidied(plan: Plan) -> Plan:
    """Drop what ranges, scenarios and months say of numbers that the plan does not have."""
    members = members_of(plan)

    def is_there(entry: Range | Override) -> bool:
        return number_in(member_at(members, entry.at), entry.at.steps) is not None

    return with_said_of_numbers(plan, partial(filter, is_there))


def with_said_of_numbers(plan: Plan, changed: Callable[[Any], Iterable[Any]]) -> Plan:
    """Change what ranges, scenarios and months say of numbers, each list of them by itself."""

    def all_changed(owners: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(replace(one, overrides=tuple(changed(one.overrides))) for one in owners)

    return replace(
        plan,
        ranges=tuple(changed(plan.ranges)),
        scenarios=all_changed(plan.scenarios),
        changes=all_changed(plan.changes),
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
        is_index = step.isdecimal() and int(step) < len(value)
        return value[int(step)] if is_index else None
    return getattr(value, step, None) if is_dataclass(value) else None


def put_inside(value: object, steps: tuple[str, ...], number: float | Decimal) -> Any:
    """Put another number at the end of a way into a value; whole numbers are rounded."""
    owner = _spelled_out(value)
    if isinstance(owner, tuple):
        index = int(steps[0])
        entry = put_inside(owner[index], steps[1:], number)
        return (*owner[:index], entry, *owner[index + 1 :])
    if len(steps) > 1:
        inner = put_inside(getattr(owner, steps[0]), steps[1:], number)
    else:
        kind: Any = type(owner)
        inner = _as_typed(_type_of(kind, steps[0]), number)
    changed: dict[str, Any] = {steps[0]: inner}
    return replace(owner, **changed)


def _as_typed(kind: Any, number: float | Decimal) -> float | Decimal:
    """Give a number the type of its field: whole ones are rounded, amounts to the micro."""
    if kind is int:
        return round(number)
    if kind is Decimal and not isinstance(number, Decimal):
        return Decimal(decimal_text(round(number * MICROS)))
    return number


@cache
def _type_of(owner: Any, field: str) -> Any:
    hint = get_type_hints(owner, include_extras=True)[field]
    return get_args(hint)[0] if get_origin(hint) else hint


def _is_number(value: object) -> TypeGuard[float | Decimal]:
    return isinstance(value, int | float | Decimal) and not isinstance(value, bool)


def _plain(number: float | Decimal) -> float:
    return float(number) if isinstance(number, Decimal) else number
