"""Edits of single numbers and ranges, and numbers that come from elsewhere."""

from dataclasses import replace
from decimal import Decimal
from typing import Any, Final

from tarife.plan.edits.budgets import set_budget, set_span_amount
from tarife.plan.edits.edit import Edit, Label, change_of, line_name
from tarife.plan.model.addresses import Address
from tarife.plan.model.plan import Plan
from tarife.plan.model.scenarios import Range
from tarife.plan.numbers import (
    fields_in,
    numbers_of,
    put_inside,
    with_number,
    with_numbers,
    without_ranges,
)
from tarife.terms.sentences import say

BUDGET_KEY: Final = "plan//budget"
"""The key of the budget."""

SPANS: Final = "plan//span_budgets."
"""What the key of the budget of a month or quarter begins with; the span's name follows."""

COSTS: Final = "costs//"
"""What the key of a number of `Costs` begins with; the way inside follows, with dots."""


def key_of(at: Address) -> str:
    """Write an address as one text."""
    return f"{at.part}/{at.id}/{at.field}"


def keyed_numbers(plan: Plan) -> dict[str, Decimal | None]:
    """Give every number of a plan by its key: the budget, costs, account, grid and lines."""
    found = _by_key(plan).items()
    return {key: None if value is None else Decimal(str(value)) for key, value in found}


def whole_numbers(plan: Plan) -> frozenset[str]:
    """Give the keys of those that are whole numbers."""
    return frozenset(key for key, value in _by_key(plan).items() if isinstance(value, int))


def _by_key(plan: Plan) -> dict[str, Any]:
    found: dict[str, Any] = {BUDGET_KEY: plan.budget}
    found |= {f"{SPANS}{span}": amount for span, amount in plan.span_budgets.by_span.items()}
    found |= {
        f"{COSTS}{'.'.join(map(str, path.steps))}": value
        for path, _, value in fields_in(plan.costs)
        if type(value) in (int, Decimal)  # a truth is an `int` too
    }
    return found | {key_of(at): value for at, value in numbers_of(plan).items()}


def set_typed_numbers(values: tuple[tuple[str, Decimal | None], ...]) -> Edit:
    """Put several numbers into a plan, by their keys, as one edit; their ranges are dropped.

    What names no number of the plan is left out.
    """

    def apply(plan: Plan) -> Plan:
        known = keyed_numbers(plan)
        wanted = {key: value for key, value in values if key in known}
        if BUDGET_KEY in wanted:
            plan = set_budget(wanted[BUDGET_KEY]).apply(plan)
        for key, value in wanted.items():
            if key.startswith(SPANS):
                plan = set_span_amount(key.removeprefix(SPANS), value).apply(plan)
        costs = plan.costs
        for key, value in wanted.items():
            if key.startswith(COSTS) and value is not None:
                costs = put_inside(costs, tuple(key.removeprefix(COSTS).split(".")), value)
        addresses = {key_of(at): at for at in numbers_of(plan)}
        numbers = {
            addresses[key]: float(value)
            for key, value in wanted.items()
            if key in addresses and value is not None
        }
        edited = with_numbers(replace(plan, costs=costs), numbers)
        return without_ranges(edited, *numbers)

    return Edit(say("Import edited budget"), apply)


def set_number(at: Address, value: float) -> Edit:
    """Put an exact number at an address; a range that stood there is dropped."""
    return Edit(
        _change_at(at),
        lambda plan: without_ranges(with_number(plan, at, value), at),
        f"number:{at}",
        _lines_at(at),
    )


def set_range(at: Address, low: float, likely: float, high: float) -> Edit:
    """Let a number lie between two, with a likeliest value."""

    def apply(plan: Plan) -> Plan:
        after = without_ranges(with_number(plan, at, likely), at)
        return replace(after, ranges=(*after.ranges, Range(at, low, high)))

    return Edit(_change_at(at), apply, f"range:{at}", _lines_at(at))


def _lines_at(at: Address) -> tuple[str, ...]:
    return () if at.part in ("grid", "account") else (at.id,)


def _change_at(at: Address) -> Label:
    """Name the change of a number, and the country or line that it belongs to."""
    if at.part == "grid":
        return say("Change {field} of {country}", field=at.field, country=at.id)
    return lambda plan: change_of(at.field, line_name(plan, at.id))
