"""The edits of the rates a plan keeps: to hold those of a card, or to give them up."""

from dataclasses import dataclass, replace

from tarife.plan.held_rates import NOT_HELD, HeldRates
from tarife.plan.plan import Plan


@dataclass(frozen=True, slots=True)
class HoldRates:
    """Bill by rates that a person chose, whatever cards there are or come."""

    held: HeldRates
    label: str = "Use another rate card"
    merge_key: str | None = None

    def apply(self, plan: Plan) -> Plan:
        """Return ``plan`` with the rates that are to bill it."""
        return replace(plan, held=self.held)


@dataclass(frozen=True, slots=True)
class UsePresentRates:
    """Bill by the newest cards there are, and no more by rates that the plan keeps."""

    label: str = "Use the newest rate card"
    merge_key: str | None = None

    def apply(self, plan: Plan) -> Plan:
        """Return ``plan`` without rates of its own."""
        return replace(plan, held=NOT_HELD)
