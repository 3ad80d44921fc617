"""The edit that gives up the rates a plan was saved with."""

from dataclasses import dataclass, replace

from tarife.plan.held_rates import NOT_HELD
from tarife.plan.plan import Plan


@dataclass(frozen=True, slots=True)
class UsePresentRates:
    """Bill by the cards there are now, and no more by those the plan was saved with."""

    label: str = "Use the present rate card"
    merge_key: str | None = None

    def apply(self, plan: Plan) -> Plan:
        """Return ``plan`` without the rates it was saved with."""
        return replace(plan, held=NOT_HELD)
