"""Validation of a whole plan."""

from collections.abc import Iterator

from tarife.plan.checks.account import check_account
from tarife.plan.checks.actuals import check_actuals, check_booked
from tarife.plan.checks.budgets import check_budgets
from tarife.plan.checks.costs import check_costs, check_decimals
from tarife.plan.checks.grid import check_grid
from tarife.plan.checks.lines import check_lines, check_moments, check_name
from tarife.plan.checks.max_price import check_drawn_caps
from tarife.plan.checks.months import check_months, check_numbers_of_months
from tarife.plan.checks.rate_moves import check_rate_moves
from tarife.plan.checks.scenarios import check_variants
from tarife.plan.model.plan import Plan
from tarife.plan.numbers import check_bounds
from tarife.terms.allowances import BeyondAllowance
from tarife.terms.problems import FieldPath, Problem
from tarife.terms.sentences import say


def check_plan(plan: Plan) -> tuple[Problem, ...]:
    """Find every problem of a plan that shows without rates.

    A plan without problems can be played, and written to a file and read back.
    """
    return check_whole(plan) or tuple(check_numbers_of_months(plan))


def check_whole(plan: Plan) -> tuple[Problem, ...]:
    """Find every problem that shows before the months of a plan are laid out."""
    return (
        *check_name(FieldPath(("name",)), plan.name),
        *check_months(plan),
        *check_account(plan.account),
        *_check_payment(plan),
        *check_grid(plan),
        *check_lines(plan),
        *check_moments(plan),
        *check_variants(plan),
        *check_drawn_caps(plan),
        *check_budgets(plan),
        *check_rate_moves(plan),
        *check_actuals(plan.actuals),
        *check_booked(plan.booked),
        *check_decimals(FieldPath(("backtests",)), plan.backtests),
        *check_costs(plan.costs, plan.account.currency, plan.period.first_day),
        *check_bounds(plan, FieldPath()),
    )


def _check_payment(plan: Plan) -> Iterator[Problem]:
    """Tell of templates of an account without a payment method: they are not delivered."""
    if plan.account.beyond_allowance is not BeyondAllowance.UNDELIVERED:
        return
    names = [
        *(row.country for row in plan.grid if row.marketing + row.utility + row.authentication),
        *(send.name for send in plan.sends if send.volume),
        *(entry.name for entry in plan.entry_points if entry.follow_ups),
    ]
    if names:
        yield Problem(
            "templates-without-payment",
            FieldPath(("account", "beyond_allowance")),
            say(
                "without a payment method no template is delivered, and {name!r} sends some",
                name=names[0],
            ),
            say("remove the templates, or give the account a payment method"),
        )
