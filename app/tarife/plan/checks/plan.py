"""Validation of a whole plan."""

from dataclasses import replace

from tarife.plan.checks.account import check_account
from tarife.plan.checks.actuals import check_actuals
from tarife.plan.checks.budgets import check_budgets
from tarife.plan.checks.costs import check_costs, check_decimals
from tarife.plan.checks.grid import check_grid
from tarife.plan.checks.lines import check_lines, check_moments, check_name
from tarife.plan.checks.months import check_months, check_numbers_of_months
from tarife.plan.checks.rate_moves import check_rate_moves
from tarife.plan.checks.scenarios import check_variants
from tarife.plan.model.actuals import NO_ACTUALS
from tarife.plan.model.plan import Plan
from tarife.plan.numbers import check_bounds
from tarife.terms.problems import FieldPath, Problem


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
        *check_grid(plan),
        *check_lines(plan),
        *check_moments(plan),
        *check_variants(plan),
        *check_budgets(plan),
        *check_rate_moves(plan),
        *check_actuals(plan.actuals),
        *check_decimals(FieldPath(("backtests",)), plan.backtests),
        *check_costs(plan.costs, plan.account.currency),
        *check_bounds(replace(plan, actuals=NO_ACTUALS), FieldPath()),
    )
