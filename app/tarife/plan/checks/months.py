"""Validation of a plan's period, and of what differs in its months."""

from collections.abc import Hashable, Iterator
from dataclasses import replace
from typing import Final

from tarife.plan.checks.grid import check_grid
from tarife.plan.checks.lines import check_lines
from tarife.plan.checks.scenarios import check_overrides
from tarife.plan.model.plan import Plan
from tarife.plan.model.scenarios import COST_LEVERS, Adjustment, MonthChange
from tarife.plan.numbers import Members, members_of
from tarife.plan.what_if.levers import new_value
from tarife.plan.what_if.months import months_of, shapes_of
from tarife.terms.calendar import FIRST_RULES_DAY, BillingMonth
from tarife.terms.problems import FieldPath, Problem
from tarife.terms.sentences import say

FIRST_MONTH: Final = BillingMonth.of(FIRST_RULES_DAY)
"""The month from which billing rules are known (Billing rules, 1)."""

LAST_MONTH: Final = BillingMonth(2099, 12)

_OF_A_MONTH: Final = {
    *("volume-above-audience", "nobody-in-audience", "delay-reversed"),
    "cap-beyond-estimates",
}
"""Problems that come of numbers alone, and so can come of what differs in a month."""


def check_months(plan: Plan) -> Iterator[Problem]:
    """Check the months of a plan, and what its changes and its growth say."""
    for field, month in (("month", plan.month), ("months", plan.period.months[-1])):
        if not FIRST_MONTH <= month <= LAST_MONTH:
            yield _without_rules(FieldPath((field,)), month)
            break
    months = [str(month) for month in plan.period.months]
    members = members_of(plan)
    seen: dict[str, int] = {}
    for position, change in enumerate(plan.changes):
        path = FieldPath(("changes", position), change.month)
        first = seen.setdefault(change.month, position)
        if change.month not in months:
            yield _outside(path.inside("month"), change.month, months)
        elif first != position:
            yield _twice(path.inside("month"), change.month, first)
        yield from _check_change(path, change, members)
    for number, entry in enumerate(plan.growth):
        yield from _check_growth(FieldPath(("growth", number)), entry)


def _check_change(path: FieldPath, change: MonthChange, members: Members) -> Iterator[Problem]:
    yield from check_overrides(members, change.overrides, path)
    for number, override in enumerate(change.overrides):
        if override.at.part == "account":
            yield _of_all_months(path.inside("overrides", number))
    for number, entry in enumerate(change.adjustments):
        if entry.lever in COST_LEVERS:
            yield _of_all_months(path.inside("adjustments", number))


def _check_growth(path: FieldPath, entry: Adjustment) -> Iterator[Problem]:
    if entry.lever in COST_LEVERS:
        yield _of_all_months(path)
    elif new_value(entry.lever, 0, 1) or entry.value < 0:
        yield Problem(
            "no-growth",
            path,
            say("{lever!r} cannot grow by a factor a month", lever=entry.lever.value),
            say("change it in single months"),
        )


def check_numbers_of_months(
    plan: Plan, months: tuple[Plan, ...] | None = None
) -> Iterator[Problem]:
    """Check the numbers of each month of a plan that has no problems otherwise.

    Args:
        plan: The plan.
        months: Its months, if they are laid out already.
    """
    if plan.months == 1 and not plan.changes:
        return
    is_other = bool(plan.changes or plan.growth)
    if months is None:
        months = months_of(plan)
    of_lines: dict[Hashable, tuple[Problem, ...]] = {}
    for single, shape in zip(months, shapes_of(plan), strict=True):
        if is_other and shape not in of_lines:
            of_lines[shape] = tuple(check_lines(single))
        for problem in (*of_lines.get(shape, ()), *check_grid(single)):
            if problem.code in _OF_A_MONTH:
                message = say(
                    "in {month}: {message}", month=single.month, message=problem.message
                )
                yield replace(problem, message=message)


def _twice(path: FieldPath, month: str, first: int) -> Problem:
    return Problem(
        "duplicate-month",
        path,
        say("{month} already has changes[{first}]", month=month, first=first),
        say("put the two together"),
    )


def _without_rules(path: FieldPath, month: BillingMonth) -> Problem:
    return Problem(
        "month-without-rules",
        path,
        say("no billing rules are known for {month!r}", month=str(month)),
        say(
            "choose a month from {first_month} to {last_month}",
            first_month=FIRST_MONTH,
            last_month=LAST_MONTH,
        ),
    )


def _outside(path: FieldPath, month: str, months: list[str]) -> Problem:
    return Problem(
        "month-outside-period",
        path,
        say("{month!r} is not a month of the plan", month=month),
        say("choose one of {months}", months=tuple(months)),
    )


def _of_all_months(path: FieldPath) -> Problem:
    return Problem(
        "same-in-all-months",
        path,
        say("numbers of the account and costs are the same in all months"),
        say("remove this entry"),
    )
