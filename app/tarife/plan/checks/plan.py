"""Validation of a whole plan."""

from collections.abc import Iterator
from typing import Final

from tarife.plan.checks.account import check_account, check_country
from tarife.plan.checks.costs import check_costs
from tarife.plan.checks.lines import check_lines, check_name
from tarife.plan.checks.scenarios import check_variants
from tarife.plan.grid import largest_week
from tarife.plan.model.plan import Plan
from tarife.plan.numbers import check_bounds
from tarife.terms.calendar import BillingMonth
from tarife.terms.problems import FieldPath, Problem
from tarife.terms.sentences import say

FIRST_MONTH: Final = BillingMonth(2023, 6)
"""The month from which billing rules are known (Billing rules, 1)."""

LAST_MONTH: Final = BillingMonth(2099, 12)


def check_plan(plan: Plan) -> tuple[Problem, ...]:
    """Find every problem of a plan that shows without rates.

    A plan without problems can be played, and written to a file and read back.
    """
    return (
        *check_name(FieldPath(("name",)), plan.name),
        *_check_month(plan.month),
        *check_account(plan.account),
        *_check_grid(plan),
        *check_lines(plan),
        *check_variants(plan),
        *check_costs(plan.costs, plan.account.currency),
        *check_bounds(plan, FieldPath()),
    )


def _check_month(month: BillingMonth) -> Iterator[Problem]:
    if not FIRST_MONTH <= month <= LAST_MONTH:
        yield Problem(
            "month-without-rules",
            FieldPath(("month",)),
            say("no billing rules are known for {month!r}", month=str(month)),
            say(
                "choose a month from {first_month} to {last_month}",
                first_month=FIRST_MONTH,
                last_month=LAST_MONTH,
            ),
        )


def _check_grid(plan: Plan) -> Iterator[Problem]:
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
