"""Edits of the costs beside Meta's charges."""

from dataclasses import dataclass, replace

from tarife.plan.costs import Costs
from tarife.plan.plan import Plan


@dataclass(frozen=True, slots=True)
class SetCosts:
    """Put other costs in place; ``field`` says what of them is edited.

    Callers write ``SetCosts(replace(plan.costs, seats=2), "seats")``.
    """

    costs: Costs
    field: str

    @property
    def label(self) -> str:
        """Say what changes."""
        return f"Change {self.field.replace('_', ' ')}"

    @property
    def merge_key(self) -> str | None:
        """Join edits of the same field."""
        return f"costs:{self.field}"

    def apply(self, plan: Plan) -> Plan:
        """Return ``plan`` with the costs."""
        return replace(plan, costs=self.costs)
