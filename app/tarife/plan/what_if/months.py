"""Gives each month of a plan's period as a plan of its own."""

from collections.abc import Iterator
from dataclasses import replace

from tarife.plan.model.budgets import NO_SPAN_BUDGETS
from tarife.plan.model.lines import Broadcast, Schedule
from tarife.plan.model.plan import Plan
from tarife.plan.model.scenarios import Adjustment
from tarife.plan.what_if.levers import adjusted, overridden


def months_of(plan: Plan) -> tuple[Plan, ...]:
    """Give the plan of each month: its own numbers, and the moments that lie in it.

    Days from which or until which a line runs stay as they are, and may lie outside the month.
    """
    return tuple(_month(plan, number) for number in range(plan.months))


def _month(plan: Plan, number: int) -> Plan:
    month = plan.month.shifted(number)
    change = plan.change_in(month)
    single = replace(plan, month=month, months=1, changes=(), growth=())
    if plan.months > 1:  # budgets are of the whole: what rolls on is not known by a month
        single = replace(single, budget=None, span_budgets=NO_SPAN_BUDGETS)
    if change.overrides:
        single = replace(overridden(single, change), scenarios=plan.scenarios)
    single = adjusted(single, (*_grown(plan.growth, number), *change.adjustments))
    return _with_own_moments(single)


def _grown(growth: tuple[Adjustment, ...], number: int) -> Iterator[Adjustment]:
    """Compound what moves every month, so many months after the first."""
    for entry in growth if number else ():
        yield replace(entry, value=entry.value**number)


def _with_own_moments(plan: Plan) -> Plan:
    """Keep of each broadcast the moments of the plan's month, with those that repeat."""

    def own(schedule: Schedule) -> Schedule:
        if not isinstance(schedule, Broadcast):
            return schedule
        moments = schedule.moments_in(plan.month)
        if moments == schedule.moments and not schedule.repeats:
            return schedule
        return replace(schedule, moments=moments, repeats=())

    sends = tuple(
        send
        if (schedule := own(send.schedule)) is send.schedule
        else replace(send, schedule=schedule)
        for send in plan.sends
    )
    return plan if sends == plan.sends else replace(plan, sends=sends)
