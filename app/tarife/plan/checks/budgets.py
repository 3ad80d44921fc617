"""Validation of budgets of months and quarters."""

from collections.abc import Iterator

from tarife.plan.checks.costs import check_decimals
from tarife.plan.model.budgets import BudgetUnit
from tarife.plan.model.plan import Plan
from tarife.terms.problems import FieldPath, Problem
from tarife.terms.sentences import say


def check_budgets(plan: Plan) -> Iterator[Problem]:
    """Check that a plan is budgeted in one way, and each amount is of months that it has."""
    budgets = plan.span_budgets
    yield from check_decimals(FieldPath(("budget",)), plan.budget)
    yield from check_decimals(FieldPath(("span_budgets",)), budgets)
    if plan.budget is not None and budgets.amounts:
        yield Problem(
            "two-budgets",
            FieldPath(("budget",)),
            say("the plan has a budget of all months, and amounts of single ones"),
            say("keep budget or span_budgets, and remove the other"),
        )
    spans = tuple(budgets.unit.spans(plan.period))
    seen: dict[str, int] = {}
    for position, one in enumerate(budgets.amounts):
        path = FieldPath(("span_budgets", "amounts", position, "span"), one.span)
        first = seen.setdefault(one.span, position)
        if one.span not in spans:
            yield _outside(path, one.span, budgets.unit, spans)
        elif first != position:
            yield Problem(
                "duplicate-amount",
                path,
                say("{span} already has amounts[{first}]", span=one.span, first=first),
                say("put the two together"),
            )


def _outside(path: FieldPath, span: str, unit: BudgetUnit, spans: tuple[str, ...]) -> Problem:
    hint = say("choose one of {months}", months=spans)
    if unit is BudgetUnit.MONTH:
        message = say("{month!r} is not a month of the plan", month=span)
        return Problem("month-outside-period", path, message, hint)
    message = say("{quarter!r} is not a quarter of the plan", quarter=span)
    return Problem("quarter-outside-period", path, message, hint)
