"""What can be wrong with the ranges and scenarios of a plan."""

from collections.abc import Iterator

from tarife.plan.checks.lines import check_name
from tarife.plan.model.addresses import Address, Place
from tarife.plan.model.plan import Plan
from tarife.plan.model.scenarios import Range, Scenario
from tarife.plan.numbers import clamped, number_at
from tarife.terms.problems import Problem
from tarife.terms.sentences import say


def check_variants(plan: Plan) -> Iterator[Problem]:
    """Check every range and scenario."""
    yield from _check_ranges(plan)
    seen: dict[str, int] = {}
    for position, scenario in enumerate(plan.scenarios):
        place = Place(("scenarios", position), scenario.name)
        yield from check_name(place.inside("name"), scenario.name)
        yield from _check_overrides(plan, scenario, place)
        if not scenario.id:
            yield Problem(
                "no-id",
                str(place.inside("id")),
                say("the id is empty"),
                say("give an id of its own"),
            )
        elif seen.setdefault(scenario.id, position) != position:
            yield Problem(
                "duplicate-id",
                str(place.inside("id")),
                say(
                    "the id {scenario!r} is already used by scenarios[{seen}]",
                    scenario=scenario.id,
                    seen=seen[scenario.id],
                ),
                say("give an id of its own"),
            )


def _check_ranges(plan: Plan) -> Iterator[Problem]:
    seen: dict[Address, int] = {}
    for position, entry in enumerate(plan.ranges):
        place = Place(("ranges", position), entry.at.id)
        first = seen.setdefault(entry.at, position)
        if first != position:
            yield Problem(
                "duplicate-range",
                str(place),
                say("the number has a range already in ranges[{first}]", first=first),
                say("keep one"),
            )
        likely = number_at(plan, entry.at)
        if likely is None:
            yield _no_such_number(place, entry.at)
            continue
        if not entry.low <= likely <= entry.high:
            yield _reversed(place, likely, entry)
        for side, value in (("low", entry.low), ("high", entry.high)):
            yield from _check_value(plan, entry.at, value, place.inside(side))


def _check_overrides(plan: Plan, scenario: Scenario, place: Place) -> Iterator[Problem]:
    for position, entry in enumerate(scenario.overrides):
        where = place.inside("overrides", position)
        if number_at(plan, entry.at) is None:
            yield _no_such_number(where, entry.at)
            continue
        span = entry.range
        if span and not span.low <= entry.value <= span.high:
            yield _reversed(where, entry.value, span)
        for side in ("value", "low", "high"):
            value = getattr(entry, side)
            if value is not None:
                yield from _check_value(plan, entry.at, value, where.inside(side))


def _reversed(place: Place, likely: float, span: Range) -> Problem:
    return Problem(
        "range-reversed",
        str(place),
        say(
            "{likely!r} is not between {low!r} and {high!r}",
            likely=likely,
            low=span.low,
            high=span.high,
        ),
        say("give the least first, and a likeliest number between the two"),
    )


def _check_value(plan: Plan, at: Address, value: float, place: Place) -> Iterator[Problem]:
    nearest = clamped(plan, at, value)
    if nearest != value:
        yield Problem(
            "number-outside-bounds",
            str(place),
            say("{value!r} cannot stand for {field!r}", value=value, field=at.field),
            say("give {nearest!r} or a number on its other side", nearest=nearest),
        )


def _no_such_number(place: Place, at: Address) -> Problem:
    return Problem(
        "no-such-number",
        str(place),
        say(
            "the plan has no number {field!r} in {part} {at!r}",
            field=at.field,
            part=at.part,
            at=at.id,
        ),
        say("remove this entry"),
    )
