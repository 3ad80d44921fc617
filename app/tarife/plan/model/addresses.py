"""Addresses of single numbers of a plan, by which ranges and scenarios refer to them."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from tarife.plan.model.texts import Word

PartName: TypeAlias = Literal[
    "grid", "audiences", "sends", "entry_points", "inbound", "account"
]


@dataclass(frozen=True, slots=True, order=True)
class Address:
    """One number of the plan, such as the reply ratio of Turkey's row of the grid.

    Attributes:
        part: Where in the plan.
        id: The country of a row of the grid, the id of a line, empty for the account.
        field: The number, with dots inwards, such as ``behaviour.reply_ratio``.
    """

    part: PartName
    id: Word
    field: Word

    @property
    def steps(self) -> tuple[str, ...]:
        """The names on the way from the row, line or account inwards."""
        return tuple(self.field.split("."))
