"""Gives each month of a plan's period as a plan of its own."""

from collections.abc import Hashable, Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import repeat

from tarife.plan.model.budgets import NO_SPAN_BUDGETS
from tarife.plan.model.lines import Broadcast, Send
from tarife.plan.model.plan import Plan
from tarife.plan.model.scenarios import Adjustment
from tarife.plan.what_if.levers import adjusted, overridden
from tarife.terms.calendar import BillingMonth
from tarife.terms.identity_cache import MONTHS_OF_LINES, cached_by_identity


def months_of(plan: Plan) -> tuple[Plan, ...]:
    """Give the plan of each month: its own numbers, and the moments that lie in it.

    Days from which or until which a line runs stay as they are, and may lie outside the month.
    """
    base = replace(plan, months=1, changes=(), growth=())
    if plan.months > 1:  # budgets are of the whole: what rolls on is not known by a month
        base = replace(base, budget=None, span_budgets=NO_SPAN_BUDGETS)
    months = plan.period.months
    alike: dict[Hashable, list[BillingMonth]] = {}
    for month, key in zip(months, shapes_of(plan), strict=True):
        alike.setdefault(key, []).append(month)
    singles: dict[BillingMonth, Plan] = {}
    for own in alike.values():
        shaped = _shaped(plan, replace(base, month=own[0]))
        found = _with_own_moments(shaped, _one_of(tuple(own)))
        singles |= {single.month: single for single in found}
    return tuple(singles[month] for month in months)


def shapes_of(plan: Plan) -> list[Hashable]:
    """Tell for each month by what its numbers differ; equal shapes have the same numbers."""
    changes = [plan.change_in(month) for month in plan.period.months]
    return [
        (change.overrides, change.adjustments, plan.growth and number, plan.grid and number)
        for number, change in enumerate(changes)  # rows of the grid have weeks of their own
    ]


def _shaped(plan: Plan, single: Plan) -> Plan:
    change = plan.change_in(single.month)
    if change.overrides:
        single = replace(overridden(single, change), scenarios=plan.scenarios)
    number = plan.period.months.index(single.month)
    return adjusted(single, (*_grown(plan.growth, number), *change.adjustments))


def _grown(growth: tuple[Adjustment, ...], number: int) -> Iterator[Adjustment]:
    """Compound what moves every month, so many months after the first."""
    for entry in growth if number else ():
        yield replace(entry, value=entry.value**number)


@lru_cache(maxsize=64)
def _one_of(months: tuple[BillingMonth, ...]) -> tuple[BillingMonth, ...]:
    """Give the same tuple for equal ones, so that what is kept by identity is found again."""
    return months


def _with_own_moments(plan: Plan, months: tuple[BillingMonth, ...]) -> Iterator[Plan]:
    """Keep of each broadcast the moments of each month, with those that repeat."""
    by_send = [_in_months((send, months)) for send in plan.sends]
    by_month = zip(*by_send, strict=True) if by_send else repeat(())
    for month, sends in zip(months, by_month, strict=False):
        yield replace(plan, month=month, sends=plan.sends if sends == plan.sends else sends)


@cached_by_identity(each=True)
def _in_months(sent: tuple[Send, tuple[BillingMonth, ...]]) -> tuple[Send, ...]:
    send, months = sent
    if not isinstance(send.schedule, Broadcast):
        return (send,) * len(months)
    schedules = [_schedule_in(send.schedule, month) for month in months]
    return tuple(
        send if own is send.schedule else replace(send, schedule=own) for own in schedules
    )


@cached_by_identity(MONTHS_OF_LINES)
def _schedule_in(schedule: Broadcast, month: BillingMonth) -> Broadcast:
    moments = schedule.moments_in(month)
    if moments == schedule.moments and not schedule.repeats:
        return schedule
    return replace(schedule, moments=moments, repeats=())
