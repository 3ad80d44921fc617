"""Edits of single fields of the business account."""

from dataclasses import dataclass, replace
from typing import Any

from tarife.plan.plan import Plan


@dataclass(frozen=True, slots=True)
class SetAccountField:
    """Set one field of the account, such as its currency or its desk.

    Raises:
        TypeError: On applying, if the account has no such field.
    """

    field: str
    value: object

    @property
    def label(self) -> str:
        """Say which field changes."""
        return f"Change {self.field.replace('_', ' ')}"

    @property
    def merge_key(self) -> str | None:
        """Join edits of the same field."""
        return f"account:{self.field}"

    def apply(self, plan: Plan) -> Plan:
        """Return ``plan`` with the field's new value."""
        changed: dict[str, Any] = {self.field: self.value}
        return replace(plan, account=replace(plan.account, **changed))
