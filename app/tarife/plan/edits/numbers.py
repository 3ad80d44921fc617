"""Edits of single numbers, ranges, scenarios and the budget."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from decimal import Decimal
from typing import Final

from tarife.plan.model.addresses import Address
from tarife.plan.model.plan import Budget, Plan
from tarife.plan.model.scenarios import Range, Scenario
from tarife.plan.numbers import (
    numbers_of,
    put_inside,
    with_number,
    with_numbers,
    without_ranges,
)

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
    found |= {f"{COSTS}{'.'.join(way)}": value for way, value in _inside(plan.costs)}
    return found | {key_of(at): Decimal(str(value)) for at, value in numbers_of(plan).items()}


@dataclass(frozen=True, slots=True)
class SetTypedNumbers:
    """Put several numbers into a plan as one edit; ranges of theirs are dropped."""

    values: tuple[tuple[str, Decimal | None], ...]
    label: str = "Import edited budget"
    merge_key: str | None = None

    def apply(self, plan: Plan) -> Plan:
        """Return ``plan`` with the numbers; what names none is left out."""
        known = keyed_numbers(plan)
        wanted = {key: value for key, value in self.values if key in known}
        if BUDGET in wanted:
            plan = replace(plan, budget=wanted[BUDGET])
        costs = plan.costs
        for key, value in wanted.items():
            if key.startswith(COSTS) and value is not None:
                costs = put_inside(costs, tuple(key.removeprefix(COSTS).split(".")), value)
        places = {key_of(at): at for at in numbers_of(plan)}
        numbers = {
            places[key]: float(value)
            for key, value in wanted.items()
            if key in places and value is not None
        }
        edited = with_numbers(replace(plan, costs=costs), numbers)
        return without_ranges(edited, *numbers)


def _inside(value: object) -> Iterator[tuple[tuple[str, ...], Decimal]]:
    """Give every number inside the costs with the way to it."""
    if isinstance(value, int | Decimal):
        yield (), Decimal(value)
    elif isinstance(value, tuple):
        for place, entry in enumerate(value):
            yield from (((str(place), *way), number) for way, number in _inside(entry))
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            inner = _inside(getattr(value, field.name))
            yield from (((field.name, *way), number) for way, number in inner)


@dataclass(frozen=True, slots=True)
class SetNumber:
    """Put an exact number at an address; a range that stood there is dropped."""

    at: Address
    value: float

    @property
    def label(self) -> str:
        """Say which number changes."""
        return f"Change {_words(self.at)}"

    @property
    def merge_key(self) -> str | None:
        """Join edits of the same number."""
        return f"number:{self.at}"

    def apply(self, plan: Plan) -> Plan:
        """Return ``plan`` with the number."""
        return without_ranges(with_number(plan, self.at, self.value), self.at)


@dataclass(frozen=True, slots=True)
class SetRange:
    """Let a number lie between two, with a likeliest value."""

    at: Address
    low: float
    likely: float
    high: float

    @property
    def label(self) -> str:
        """Say which number gets a range."""
        return f"Change range of {_words(self.at)}"

    @property
    def merge_key(self) -> str | None:
        """Join edits of the same range."""
        return f"range:{self.at}"

    def apply(self, plan: Plan) -> Plan:
        """Return ``plan`` with the range."""
        after = without_ranges(with_number(plan, self.at, self.likely), self.at)
        return replace(after, ranges=(*after.ranges, Range(self.at, self.low, self.high)))


@dataclass(frozen=True, slots=True)
class SetBudget:
    """Set what the month may cost, or nothing for no budget."""

    budget: Budget | None
    label: str = "Change budget"
    merge_key: str | None = "budget"

    def apply(self, plan: Plan) -> Plan:
        """Return ``plan`` with the budget."""
        return replace(plan, budget=self.budget)


@dataclass(frozen=True, slots=True)
class AddScenario:
    """Add a scenario after the others; `Plan.fresh_id` makes its id."""

    scenario: Scenario
    merge_key: str | None = None

    @property
    def label(self) -> str:
        """Say what is added."""
        return f"Add scenario {self.scenario.name}"

    def apply(self, plan: Plan) -> Plan:
        """Return ``plan`` with the scenario."""
        return replace(plan, scenarios=(*plan.scenarios, self.scenario))


@dataclass(frozen=True, slots=True)
class SetScenario:
    """Put another scenario in place of the one with the same id."""

    scenario: Scenario
    what: str = "scenario"

    @property
    def label(self) -> str:
        """Say what changes."""
        return f"Change {self.what} of {self.scenario.name}"

    @property
    def merge_key(self) -> str | None:
        """Join edits of the same thing of the same scenario."""
        return f"scenario:{self.scenario.id}:{self.what}"

    def apply(self, plan: Plan) -> Plan:
        """Return ``plan`` with the scenario as it is now."""
        scenarios = tuple(
            self.scenario if entry.id == self.scenario.id else entry for entry in plan.scenarios
        )
        return replace(plan, scenarios=scenarios)


@dataclass(frozen=True, slots=True)
class RemoveScenario:
    """Remove the scenario with an id."""

    id: str
    label: str = "Remove scenario"
    merge_key: str | None = None

    def apply(self, plan: Plan) -> Plan:
        """Return ``plan`` without the scenario."""
        kept = tuple(entry for entry in plan.scenarios if entry.id != self.id)
        return replace(plan, scenarios=kept)


def _words(at: Address) -> str:
    return at.field.replace("_", " ").replace(".", " ")
