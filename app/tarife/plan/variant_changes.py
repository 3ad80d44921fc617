"""Edits of single numbers, ranges, scenarios and the budget."""

from dataclasses import dataclass, replace

from tarife.plan.addresses import Address
from tarife.plan.numbers import with_number, without_ranges
from tarife.plan.plan import Budget, Plan
from tarife.plan.ranges import Range
from tarife.plan.scenarios import Scenario


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
