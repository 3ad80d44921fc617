"""Validation of ranges and scenarios."""

from collections.abc import Iterator
from dataclasses import replace

from tarife.plan.checks.lines import check_name
from tarife.plan.model.addresses import Address
from tarife.plan.model.plan import Plan
from tarife.plan.model.scenarios import Override, Range
from tarife.plan.numbers import Members, bounded, member_at, members_of, number_in
from tarife.terms.identity_cache import MONTHS_OF_LINES, cached_by_identity
from tarife.terms.problems import FieldPath, Problem
from tarife.terms.sentences import say


def check_variants(plan: Plan) -> Iterator[Problem]:
    """Check every range and scenario."""
    members = members_of(plan)
    yield from _check_ranges(plan, members)
    seen: dict[str, int] = {}
    for position, scenario in enumerate(plan.scenarios):
        path = FieldPath(("scenarios", position), scenario.name)
        yield from check_name(path.inside("name"), scenario.name)
        yield from check_overrides(members, scenario.overrides, path)
        if not scenario.id:
            yield Problem(
                "no-id",
                path.inside("id"),
                say("the id is empty"),
                say("give an id of its own"),
            )
        elif seen.setdefault(scenario.id, position) != position:
            yield Problem(
                "duplicate-id",
                path.inside("id"),
                say(
                    "the id {scenario!r} is already used by scenarios[{seen}]",
                    scenario=scenario.id,
                    seen=seen[scenario.id],
                ),
                say("give an id of its own"),
            )


def of_scenario(problem: Problem, name: str) -> Problem:
    """Say of which scenario a problem is, whose numbers a plan has taken."""
    message = say("in scenario {name}: {message}", name=name, message=problem.message)
    return replace(problem, message=message)


def _check_ranges(plan: Plan, members: Members) -> Iterator[Problem]:
    seen: dict[Address, int] = {}
    for position, entry in enumerate(plan.ranges):
        path = FieldPath(("ranges", position), entry.at.id)
        first = seen.setdefault(entry.at, position)
        if first != position:
            yield Problem(
                "duplicate-range",
                path,
                say("the number has a range already in ranges[{first}]", first=first),
                say("keep one"),
            )
        member = member_at(members, entry.at)
        likely = number_in(member, entry.at.steps)
        if likely is None:
            yield _no_such_number(path, entry.at)
            continue
        if not entry.low <= likely <= entry.high:
            yield _reversed(path, likely, entry)
        for side, value in (("low", entry.low), ("high", entry.high)):
            yield from _check_value(member, entry.at, value, path.inside(side))


def check_overrides(
    members: Members, overrides: tuple[Override, ...], path: FieldPath
) -> Iterator[Problem]:
    """Check the own numbers of a scenario or a month.

    Args:
        members: What holds numbers, as `members_of` gives it.
        overrides: The numbers.
        path: Where they stand.
    """
    for position, entry in enumerate(overrides):
        member = member_at(members, entry.at)
        if _is_possible((member, entry)):
            continue
        inner = path.inside("overrides", position)
        if number_in(member, entry.at.steps) is None:
            yield _no_such_number(inner, entry.at)
            continue
        span = entry.range
        if span and not span.low <= entry.value <= span.high:
            yield _reversed(inner, entry.value, span)
        for side in ("value", "low", "high"):
            value = getattr(entry, side)
            if value is not None:
                yield from _check_value(member, entry.at, value, inner.inside(side))


@cached_by_identity(MONTHS_OF_LINES, each=True)
def _is_possible(member_and_entry: tuple[object, Override]) -> bool:
    """Tell whether a line has the number, and an override is within its bounds.

    A plan of a year may have thousands of overrides, and most edits leave most as they are.
    """
    member, entry = member_and_entry
    ends = [one for one in (entry.value, entry.low, entry.high) if one is not None]
    return (
        number_in(member, entry.at.steps) is not None
        and (entry.range is None or entry.range.low <= entry.value <= entry.range.high)
        and all(bounded(member, entry.at.steps, end) == end for end in ends)
    )


def _reversed(path: FieldPath, likely: float, span: Range) -> Problem:
    return Problem(
        "range-reversed",
        path,
        say(
            "{likely!r} is not between {low!r} and {high!r}",
            likely=likely,
            low=span.low,
            high=span.high,
        ),
        say("give the least first, and a likeliest number between the two"),
    )


def _check_value(
    member: object, at: Address, value: float, path: FieldPath
) -> Iterator[Problem]:
    nearest = bounded(member, at.steps, value)
    if nearest != value:
        yield Problem(
            "number-outside-bounds",
            path,
            say("{value!r} cannot stand for {field!r}", value=value, field=at.field),
            say("give {nearest!r} or a number on its other side", nearest=nearest),
        )


def _no_such_number(path: FieldPath, at: Address) -> Problem:
    return Problem(
        "no-such-number",
        path,
        say(
            "the plan has no number {field!r} in {part} {at!r}",
            field=at.field,
            part=at.part,
            at=at.id,
        ),
        say("remove this entry"),
    )
