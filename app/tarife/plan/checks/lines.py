"""Validation of audiences, sends, entry points and inbound streams."""

from collections.abc import Iterator
from typing import Final

from tarife.plan.checks.account import check_country
from tarife.plan.checks.max_price import check_max_price
from tarife.plan.checks.times import (
    check_broadcast,
    check_days,
    check_delays,
    check_hours,
    check_steady,
)
from tarife.plan.model.lines import Audience, Broadcast, EntryPoint, Inbound, Line, Send
from tarife.plan.model.plan import Plan
from tarife.terms.calendar import Period
from tarife.terms.identity_cache import cached_by_identity
from tarife.terms.problems import FieldPath, Problem, nearest_or_all
from tarife.terms.sentences import say

MOST_MOMENTS_OF_PLAN: Final = 10_000
"""Moments of all broadcasts in all months of a plan; each is laid out for the simulation."""


_MOST_IN_A_MONTH: Final = 5
"""Days of a month on which a send can repeat: of no weekday are there more."""


def check_lines(plan: Plan) -> Iterator[Problem]:
    """Check every line that is spelled out."""
    audiences = {one.id: one for one in reversed(plan.audiences)}
    for part, index, line in plan.placed_lines():
        path = FieldPath((part, index), line.name)
        audience = audiences.get(line.audience) if isinstance(line, (Send, Inbound)) else None
        if isinstance(line, (Send, Inbound)) and audience is None and not _comes_alone(line):
            yield _unknown_audience(path.inside("audience"), line.audience, plan)
        yield from _problems_of((line, audience), part, index, plan.period)
        if isinstance(line, Send) and line.max_price:
            yield from check_max_price(path.inside("max_price"), line.max_price, line, plan)
    yield from _check_ids(plan)


def _comes_alone(line: Send | Inbound) -> bool:
    """Tell whether an audience is not asked for: people come from a country, or nowhere."""
    return isinstance(line, Inbound) and (bool(line.country) or not line.audience)


@cached_by_identity(each=True)
def _problems_of(
    reaching: tuple[Line, Audience | None], kind: str, position: int, period: Period
) -> tuple[Problem, ...]:
    """Check a line, which may reach an audience; a moved slider leaves most as they are."""
    line, audience = reaching
    path = FieldPath((kind, position), line.name)
    found = [*check_name(path.inside("name"), line.name)]
    if isinstance(line, Audience):
        return (*found, *check_country(path.inside("country"), line.country))
    if isinstance(line, Send):
        found += _check_send(path, line, audience, period)
    else:
        found += _check_origin(path, line, audience)
        found += check_days(path.inside("days"), line.days, period)
        found += check_hours(path.inside("hours"), line.hours)
    return (*found, *check_delays(path.inside("behaviour"), line.behaviour))


def check_moments(plan: Plan) -> Iterator[Problem]:
    """Tell where broadcasts have more moments, in all months, than can be laid out.

    Counting ends there: a plan at all its bounds would have millions of them. Most plans have
    far fewer, which is seen without a look at any month.
    """
    if sum(_most_moments(send, plan.months) for send in plan.sends) <= MOST_MOMENTS_OF_PLAN:
        return
    together, longest = 0, (0, 0)
    for position, send in enumerate(plan.sends):
        own = _moments(send, plan.period)
        together, longest = together + own, max(longest, (own, -position))
        if together > MOST_MOMENTS_OF_PLAN:
            where = FieldPath(("sends", -longest[1]), plan.sends[-longest[1]].name)
            yield too_many_moments(where.inside("schedule"))
            return


def _most_moments(send: Send, months: int) -> int:
    """Give more moments than a send can have in so many months, or as many."""
    schedule = send.schedule
    if not isinstance(schedule, Broadcast):
        return 0
    return len(schedule.moments) + _MOST_IN_A_MONTH * months * len(schedule.repeats)


def _moments(send: Send, period: Period) -> int:
    schedule = send.schedule
    if not isinstance(schedule, Broadcast):
        return 0
    return sum(len(schedule.moments_in(month)) for month in period.months)


def too_many_moments(where: FieldPath | str) -> Problem:
    return Problem(
        "too-many-moments",
        where,
        say("the plan's sends go out at more than {most:,} moments", most=MOST_MOMENTS_OF_PLAN),
        say("give it fewer moments, or send steadily"),
    )


def check_name(path: FieldPath, name: str) -> Iterator[Problem]:
    if not name.strip():
        yield Problem(
            "no-name",
            path,
            say("the name {name!r} is empty", name=name),
            say("give a name"),
        )


def _check_ids(plan: Plan) -> Iterator[Problem]:
    ids = [line.id for line in plan.lines]
    if all(ids) and len(set(ids)) == len(ids):
        return
    seen: dict[str, FieldPath] = {}
    for part, index, line in plan.placed_lines():
        path = FieldPath((part, index), line.name)
        if not line.id:
            where = path.inside("id")
            yield Problem("no-id", where, say("the id is empty"), say("give an id of its own"))
        elif line.id in seen:
            yield Problem(
                "duplicate-id",
                path.inside("id"),
                say(
                    "the id {line!r} is already that of {seen}",
                    line=line.id,
                    seen=seen[line.id],
                ),
                say("give an id of its own"),
            )
        seen.setdefault(line.id, path)


def _check_send(
    path: FieldPath, send: Send, audience: Audience | None, period: Period
) -> Iterator[Problem]:
    schedule = path.inside("schedule")
    if isinstance(send.schedule, Broadcast):
        if audience is not None:
            yield from _check_reach(path.inside("volume"), send.volume, audience)
        yield from check_broadcast(schedule, send.schedule, period)
    else:
        if audience is not None and send.volume:
            yield from _check_someone(path.inside("audience"), audience)
        yield from check_steady(schedule, send.schedule, period)


def _check_origin(
    path: FieldPath, line: EntryPoint | Inbound, audience: Audience | None
) -> Iterator[Problem]:
    """Check that people come from an audience or from a country, and not from both."""
    if isinstance(line, EntryPoint):
        yield from check_country(path.inside("country"), line.country)
    elif line.audience and line.country:
        yield Problem(
            "two-origins",
            path,
            say(
                "both audience {audience!r} and country {country!r} are given",
                audience=line.audience,
                country=line.country,
            ),
            say("keep one of the two"),
        )
    elif line.country:
        yield from check_country(path.inside("country"), line.country)
    elif not line.audience:
        yield Problem(
            "no-origin",
            path,
            say("neither audience nor country is given"),
            say("give one of the two"),
        )
    elif audience is not None and line.people_per_day:
        yield from _check_someone(path.inside("audience"), audience)


def _unknown_audience(path: FieldPath, audience_id: str, plan: Plan) -> Problem:
    known = [audience.id for audience in plan.audiences]
    return Problem(
        "unknown-audience",
        path,
        say("there is no audience {audience_id!r}", audience_id=audience_id),
        nearest_or_all(audience_id, known) if known else say("add an audience first"),
    )


def _check_reach(path: FieldPath, volume: int, audience: Audience) -> Iterator[Problem]:
    if volume > audience.people:
        yield Problem(
            "volume-above-audience",
            path,
            say(
                "{volume!r} messages go out at once, but the audience {audience!r} has "
                "{people!r} people",
                volume=volume,
                audience=audience.name,
                people=audience.people,
            ),
            say("lower the volume or enlarge the audience"),
        )


def _check_someone(path: FieldPath, audience: Audience) -> Iterator[Problem]:
    if not audience.people:
        yield Problem(
            "nobody-in-audience",
            path,
            say("the audience {audience!r} has nobody in it", audience=audience.name),
            say("give its number of people"),
        )
