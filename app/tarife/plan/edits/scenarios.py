"""Edits of what-ifs: levers put into the plan, numbers that belong to one scenario."""

from dataclasses import dataclass, replace

from tarife.plan.edits.lines import Change
from tarife.plan.grid import named_in
from tarife.plan.model.addresses import Address
from tarife.plan.model.plan import Plan
from tarife.plan.model.scenarios import Adjustment, Scenario
from tarife.plan.what_if.apply import (
    numbers_apart,
    scenario_with,
    shown_in,
    with_adjustments,
)
from tarife.terms.languages import Language


@dataclass(frozen=True, slots=True)
class ApplyAdjustments:
    """Put what levers make of them in place of the plan's own numbers.

    Attributes:
        language: What rows of the grid are named in that become lines.
    """

    adjustments: tuple[Adjustment, ...]
    language: Language = Language.ENGLISH
    label: str = "Apply what-if"
    merge_key: str | None = None

    def apply(self, plan: Plan) -> Plan:
        """Return ``plan`` with the numbers of the play."""
        return named_in(self.language, with_adjustments(plan, self.adjustments))


@dataclass(frozen=True, slots=True)
class InScenario:
    """An edit made while a scenario is chosen: its numbers become the scenario's own.

    No scenario holds what is no number, such as a name, a date or a new line; that part of an
    edit is the plan's.
    """

    id: str
    change: Change

    @property
    def label(self) -> str:
        """Say what changes."""
        return self.change.label

    @property
    def merge_key(self) -> str | None:
        """Join edits of the same thing in the same scenario."""
        key = self.change.merge_key
        return None if key is None else f"scenario:{self.id}:{key}"

    def apply(self, plan: Plan) -> Plan:
        """Return ``plan`` with the edit in the scenario, or in itself."""
        scenario = scenario_named(plan, self.id)
        if scenario is None:
            return self.change.apply(plan)
        shown = shown_in(plan, scenario)
        edited = self.change.apply(shown)
        holding = scenario_with(plan, scenario, edited)
        if holding is not None:
            return _with(plan, holding)
        return numbers_apart(plan, self.change.apply(plan), self.id, (shown, edited))


@dataclass(frozen=True, slots=True)
class DropOverride:
    """Let a scenario follow the plan again at one number."""

    id: str
    at: Address
    label: str = "Reset difference"
    merge_key: str | None = None

    def apply(self, plan: Plan) -> Plan:
        """Return ``plan`` without that difference."""
        scenario = scenario_named(plan, self.id)
        if scenario is None:
            return plan
        kept = tuple(entry for entry in scenario.overrides if entry.at != self.at)
        return _with(plan, replace(scenario, overrides=kept))


def scenario_named(plan: Plan, scenario_id: str) -> Scenario | None:
    """Find a scenario by its id."""
    return next((entry for entry in plan.scenarios if entry.id == scenario_id), None)


def _with(plan: Plan, scenario: Scenario) -> Plan:
    return replace(
        plan,
        scenarios=tuple(scenario if one.id == scenario.id else one for one in plan.scenarios),
    )
