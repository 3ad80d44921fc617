"""Edits of a plan's period, and of what differs in its months."""

from dataclasses import replace
from typing import Any, Literal, TypeAlias

from tarife.plan.edits.edit import Edit, change_of
from tarife.plan.model.addresses import Address
from tarife.plan.model.plan import Plan
from tarife.plan.model.scenarios import Adjustment, Lever, MonthChange, Override, Scope
from tarife.terms.calendar import BillingMonth
from tarife.terms.sentences import say

PeriodField: TypeAlias = Literal["month", "months", "changes", "growth"]


def set_period_field(field: PeriodField, value: object) -> Edit:
    """Set the first month, the number of months, or what differs in them.

    Dates stay as they are, unlike those of `set_month`. What was said of months that the plan
    has no more is dropped.
    """
    changed: dict[str, Any] = {field: value}
    return Edit(
        change_of(field), lambda plan: _tidied(replace(plan, **changed)), f"plan:{field}"
    )


def set_budgets(budgeted: Plan) -> Edit:
    """Set the budgets of all months together, and of single ones, as another plan has them."""
    return Edit(
        say("Change budget"),
        lambda plan: replace(plan, budget=budgeted.budget, span_budgets=budgeted.span_budgets),
        "plan:budgets",
    )


def volume_in(plan: Plan, month: BillingMonth) -> float:
    """Give the factor of all volume in a month; 1 where nobody set one."""
    return _volume(plan.change_in(month).adjustments)


def with_volume(plan: Plan, month: BillingMonth, factor: float) -> Plan:
    """Give all volume of a month a factor; 1 takes it away."""
    change = plan.change_in(month)
    return with_change(
        plan, replace(change, adjustments=_with_volume(change.adjustments, factor))
    )


def growth_of(plan: Plan) -> float:
    """Give the factor by which all volume grows from month to month; 1 where it stays."""
    return _volume(plan.growth)


def with_growth(plan: Plan, factor: float) -> Plan:
    """Let all volume grow by a factor from month to month; 1 lets it stay."""
    return replace(plan, growth=_with_volume(plan.growth, factor))


def with_own_number(
    plan: Plan, month: BillingMonth, index: int, override: Override | None
) -> Plan:
    """Put a number of a month's own at an index among them, or take that away.

    An index after the last one adds it.
    """
    change = plan.change_in(month)
    own = change.overrides
    put = () if override is None else (override,)
    return with_change(plan, replace(change, overrides=(*own[:index], *put, *own[index + 1 :])))


def with_change(plan: Plan, change: MonthChange) -> Plan:
    """Say what differs in a month, in place of what was said; months stand in their order."""
    others = [one for one in plan.changes if one.month != change.month]
    if change.adjustments or change.overrides:
        others.append(change)
    return replace(plan, changes=tuple(sorted(others, key=lambda one: one.month)))


def free_address(
    plan: Plan, month: BillingMonth, wished: tuple[Address, ...]
) -> Address | None:
    """Find the first of some numbers that a month does not have of its own yet."""
    own = {override.at for override in plan.change_in(month).overrides}
    return next((at for at in wished if at not in own), None)


def _tidied(plan: Plan) -> Plan:
    months = {str(month) for month in plan.period.months}
    budgets = plan.span_budgets
    spans = budgets.unit.spans(plan.period)
    return replace(
        plan,
        changes=tuple(one for one in plan.changes if one.month in months),
        span_budgets=replace(
            budgets, amounts=tuple(one for one in budgets.amounts if one.span in spans)
        ),
    )


def _volume(adjustments: tuple[Adjustment, ...]) -> float:
    return next((one.value for one in adjustments if _is_of_all_volume(one)), 1.0)


def _with_volume(adjustments: tuple[Adjustment, ...], factor: float) -> tuple[Adjustment, ...]:
    others = tuple(one for one in adjustments if not _is_of_all_volume(one))
    return others if factor == 1 else (Adjustment(Lever.VOLUME, factor), *others)


def _is_of_all_volume(entry: Adjustment) -> bool:
    return (entry.lever, entry.scope) == (Lever.VOLUME, Scope())
