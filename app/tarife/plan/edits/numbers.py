"""Edits of single numbers, ranges, scenarios and the budget."""

from dataclasses import replace
from decimal import Decimal
from typing import Final

from tarife.plan.edits.edit import Edit, Label, change_of, line_name
from tarife.plan.model.addresses import Address
from tarife.plan.model.plan import Budget, Plan
from tarife.plan.model.scenarios import Range, Scenario
from tarife.plan.numbers import (
    fields_in,
    numbers_of,
    put_inside,
    with_number,
    with_numbers,
    without_ranges,
)
from tarife.terms.sentences import say

BUDGET: Final = "plan//budget"
"""The key of the budget."""

COSTS: Final = "costs//"
"""What the key of a number of `Costs` begins with; the way inside follows, with dots."""


def key_of(at: Address) -> str:
    """Write an address as one text."""
    return f"{at.part}/{at.id}/{at.field}"


def keyed_numbers(plan: Plan) -> dict[str, Decimal | None]:
    """Give every number of a plan by its key: the budget, costs, account, grid and lines."""
    found: dict[str, Decimal | None] = {BUDGET: plan.budget}
    found |= {
        f"{COSTS}{'.'.join(map(str, path.steps))}": Decimal(value)
        for path, _, value in fields_in(plan.costs)
        if isinstance(value, int | Decimal)
    }
    return found | {key_of(at): Decimal(str(value)) for at, value in numbers_of(plan).items()}


def set_typed_numbers(values: tuple[tuple[str, Decimal | None], ...]) -> Edit:
    """Put several numbers into a plan, by their keys, as one edit; their ranges are dropped.

    What names no number of the plan is left out.
    """

    def apply(plan: Plan) -> Plan:
        known = keyed_numbers(plan)
        wanted = {key: value for key, value in values if key in known}
        if BUDGET in wanted:
            plan = replace(plan, budget=wanted[BUDGET])
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
    )


def set_range(at: Address, low: float, likely: float, high: float) -> Edit:
    """Let a number lie between two, with a likeliest value."""

    def apply(plan: Plan) -> Plan:
        after = without_ranges(with_number(plan, at, likely), at)
        return replace(after, ranges=(*after.ranges, Range(at, low, high)))

    return Edit(_change_at(at), apply, f"range:{at}")


def set_budget(budget: Budget | None) -> Edit:
    """Set what the month may cost, or nothing for no budget."""
    return Edit(say("Change budget"), lambda plan: replace(plan, budget=budget), "budget")


def add_scenario(scenario: Scenario) -> Edit:
    """Add a scenario after the others; `Plan.fresh_id` makes its id."""
    return Edit(
        say("Add scenario {name}", name=scenario.name),
        lambda plan: replace(plan, scenarios=(*plan.scenarios, scenario)),
    )


def set_scenario(scenario: Scenario, what: str) -> Edit:
    """Put another scenario in place of the one with the same id; ``what`` of it is edited."""

    def apply(plan: Plan) -> Plan:
        scenarios = (scenario if one.id == scenario.id else one for one in plan.scenarios)
        return replace(plan, scenarios=tuple(scenarios))

    return Edit(change_of(what, scenario.name), apply, f"scenario:{scenario.id}:{what}")


def remove_scenario(scenario_id: str) -> Edit:
    def apply(plan: Plan) -> Plan:
        kept = tuple(entry for entry in plan.scenarios if entry.id != scenario_id)
        return replace(plan, scenarios=kept)

    return Edit(say("Remove scenario"), apply)


def _change_at(at: Address) -> Label:
    """Name the change of a number, and the country or line that it belongs to."""
    if at.part == "grid":
        return say("Change {field} of {country}", field=at.field, country=at.id)
    return lambda plan: change_of(at.field, line_name(plan, at.id))
