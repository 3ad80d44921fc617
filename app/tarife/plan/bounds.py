"""The bounds that the types of a plan declare, for plans that no file was read for."""

from collections.abc import Iterator
from dataclasses import is_dataclass
from functools import cache
from math import inf, isfinite, nextafter
from sys import float_info
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from annotated_types import Ge, Gt, Le

from tarife.plan.places import Place
from tarife.terms.problems import Problem
from tarife.terms.sentences import say


def check_bounds(value: object, place: Place) -> Iterator[Problem]:
    """Find every number of a plan, or of a part of one, that lies outside its bounds.

    Args:
        value: A dataclass of this room, or anything that such a dataclass holds.
        place: Where it stands.
    """
    if _is_within(value):
        return
    if isinstance(value, tuple):
        for position, entry in enumerate(value):
            yield from check_bounds(entry, _named(place.inside(position), entry))
    else:
        owner: Any = type(value)
        for field, bounds in _bounds_of(owner).items():
            inner = getattr(value, field)
            yield from _check_number(inner, bounds, place.inside(field))
            yield from check_bounds(inner, place.inside(field))


def _is_within(value: Any) -> bool:
    """Tell quickly whether all numbers of a part of a plan lie within their bounds.

    A moved slider changes every line; saying where each number stands would take ten times as
    long as looking at it.
    """
    if isinstance(value, tuple):
        return all(map(_is_within, value))
    owner: Any = type(value)
    numbers, others = _numbers_and_others(owner)
    return all(low <= getattr(value, field) <= high for field, low, high in numbers) and all(
        _is_within(getattr(value, field)) for field in others
    )


@cache
def _numbers_and_others(
    owner: Any,
) -> tuple[tuple[tuple[str, float, float], ...], tuple[str, ...]]:
    """Give a dataclass's bounded numbers with what is surely good, and its other fields."""
    has_fields = is_dataclass(owner)
    fields = _bounds_of(owner) if has_fields else {}
    numbers = []
    for field, bounds in fields.items():
        low, high = limits_of(owner, field)
        if any(isinstance(bound, Gt) for bound in bounds):
            low = nextafter(low, inf)
        if bounds:
            numbers.append((field, low, min(high, float_info.max)))
    return tuple(numbers), tuple(field for field, bounds in fields.items() if not bounds)


def too_small(place: Place, value: object, least: str) -> Problem:
    """State that a number is below its least value, such as ``0 or more``."""
    return Problem(
        "number-too-small",
        str(place),
        say("{value!r} is too small", value=value),
        say("give {least}", least=least),
    )


def too_large(place: Place, value: object, most: str) -> Problem:
    """State that a number is above its greatest value, such as ``1 or less``."""
    return Problem(
        "number-too-large",
        str(place),
        say("{value!r} is too large", value=value),
        say("give {most}", most=most),
    )


def number_text(bound: float) -> str:
    """Write a bound without an idle decimal."""
    return f"{int(bound)}" if bound == int(bound) else f"{bound}"


def limits_of(owner: type, field: str) -> tuple[float, float]:
    """Give the least and the greatest value of a field; infinite where it is open.

    A field that must be more than a bound is taken to begin at the bound.
    """
    bounds: tuple[Any, ...] = _bounds_of(owner)[field]
    starts: list[Any] = [bound.ge for bound in bounds if isinstance(bound, Ge)]
    starts += [bound.gt for bound in bounds if isinstance(bound, Gt)]
    ends: list[Any] = [bound.le for bound in bounds if isinstance(bound, Le)]
    return max(starts, default=-inf), min(ends, default=inf)


def _check_number(value: Any, bounds: tuple[object, ...], place: Place) -> Iterator[Problem]:
    if bounds and not isfinite(value):
        yield Problem(
            "not-a-number",
            str(place),
            say("{value!r} is no number", value=value),
            say("give a number"),
        )
        return
    for bound in bounds:
        match bound:
            case Ge(ge=float() | int() as least) if value < least:
                yield too_small(place, value, f"{number_text(least)} or more")
            case Gt(gt=float() | int() as least) if value <= least:
                yield too_small(place, value, f"more than {number_text(least)}")
            case Le(le=float() | int() as most) if value > most:
                yield too_large(place, value, f"{number_text(most)} or less")
            case _:
                pass


def _named(place: Place, entry: object) -> Place:
    """Name a line by its name and a row by its country; what is deeper keeps its line's."""
    name = place.name or getattr(entry, "name", "") or getattr(entry, "country", "")
    return Place(place.path, name)


@cache
def _bounds_of(owner: Any) -> dict[str, tuple[object, ...]]:
    hints = get_type_hints(owner, include_extras=True)
    return {
        field: get_args(hint)[1:] if get_origin(hint) is Annotated else ()
        for field, hint in hints.items()
    }
