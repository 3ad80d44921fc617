"""Validation of the grid of countries."""

from collections.abc import Iterator

from tarife.plan.checks.account import check_country
from tarife.plan.grid import largest_week
from tarife.plan.model.plan import Plan
from tarife.terms.problems import FieldPath, Problem
from tarife.terms.sentences import say


def check_grid(plan: Plan) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    for position, row in enumerate(plan.grid):
        path = FieldPath(("grid", position), row.country)
        yield from check_country(path.inside("country"), row.country)
        first = seen.setdefault(row.country, position)
        if first != position:
            yield Problem(
                "duplicate-country",
                path.inside("country"),
                say(
                    "{country!r} already has the row grid[{first}]",
                    country=row.country,
                    first=first,
                ),
                say("add the two rows together and keep one"),
            )
        most = largest_week(row, plan.month)
        if 0 < row.people < most:
            yield Problem(
                "volume-above-audience",
                path.inside("people"),
                say(
                    "{people!r} people are fewer than a week's {most!r} marketing messages",
                    people=row.people,
                    most=most,
                ),
                say("give more people, or 0 for as many as are needed"),
            )
