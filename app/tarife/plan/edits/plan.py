"""Edits of the plan as a whole: account, month, rates, real traffic and back-tests."""

from dataclasses import replace
from typing import Any, Final, Literal, TypeAlias

from tarife.plan.edits.edit import Edit, change_of
from tarife.plan.model.actuals import NO_ACTUALS, Actuals
from tarife.plan.model.budgets import Approval
from tarife.plan.model.held_rates import NOT_HELD, HeldRates, RateMove
from tarife.plan.model.measured import MOST_BACKTESTS, Backtest
from tarife.plan.model.plan import Plan
from tarife.plan.month_shift import moved_to
from tarife.terms.calendar import BillingMonth
from tarife.terms.sentences import say

PlanField: TypeAlias = Literal["name", "note", "seed", "approval"]

MONTH_KEY: Final = "month"
"""The merge key of moves to another month."""


def set_account_field(field: str, value: object) -> Edit:
    """Set one field of the account, such as its currency or its desk.

    Raises:
        TypeError: On applying, if the account has no such field.
    """
    changed: dict[str, Any] = {field: value}
    return Edit(
        change_of(field),
        lambda plan: replace(plan, account=replace(plan.account, **changed)),
        f"account:{field}",
    )


def hold_rates(held: HeldRates) -> Edit:
    """Bill by rates that a person chose, whatever cards there are or come."""
    return Edit(say("Use another rate card"), lambda plan: replace(plan, held=held))


def use_present_rates() -> Edit:
    """Bill by the newest cards there are, and no more by rates that the plan keeps."""
    return Edit(say("Use the newest rate card"), lambda plan: replace(plan, held=NOT_HELD))


def add_actuals(more: Actuals) -> Edit:
    """Lay what was read of real traffic over what is known; the same again changes nothing."""
    return Edit(
        say("Bring in real traffic"),
        lambda plan: replace(plan, actuals=plan.actuals.with_days(more)),
    )


def remove_actuals() -> Edit:
    """Forget what is known of real traffic."""
    return Edit(
        say("Remove real traffic"),
        lambda plan: replace(plan, actuals=NO_ACTUALS),
    )


def keep_backtest(found: Backtest) -> Edit:
    """Keep how good a forecast was; one of the same month gives way."""

    def apply(plan: Plan) -> Plan:
        others = [one for one in plan.backtests if one.month != found.month]
        months = sorted([*others, found], key=lambda one: one.last_day)
        return replace(plan, backtests=tuple(months[-MOST_BACKTESTS:]))

    return Edit(say("Keep the back-test of {month:MMMM y}", month=found.month.first_day), apply)


def set_plan_field(field: PlanField, value: str | int | Approval) -> Edit:
    """Rename the plan, or set its note, seed or approval."""
    changed: dict[str, Any] = {field: value}
    return Edit(change_of(field), lambda plan: replace(plan, **changed), f"plan:{field}")


def set_month(month: BillingMonth, origin: Plan | None = None) -> Edit:
    """Move the plan and its dates to another month; see `moved_to`.

    Args:
        month: The other month.
        origin: The plan before a row of such moves, so that forth and back changes nothing.
    """
    return Edit(say("Change month"), lambda plan: moved_to(origin or plan, month), MONTH_KEY)


def set_rate_moves(moves: tuple[RateMove, ...]) -> Edit:
    """Set what is assumed of cards that are not known yet; nothing means the newest card."""
    return Edit(
        say("Change what is assumed of new rate cards"),
        lambda plan: replace(plan, rate_moves=moves),
    )
