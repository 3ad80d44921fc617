"""The message table: one row a message, the same for a real log and a simulated month."""

from dataclasses import dataclass, fields
from enum import IntEnum
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tarife.terms import categories
from tarife.terms.arrays import Codes, Indices, Instants, Mask, Narrow


class MessageKind(IntEnum):
    """What a message is; the value is its code in arrays.

    ``ENTRY`` is an inbound message that can open a free entry point: written on a phone,
    through a Click-to-WhatsApp ad or a Page button.
    """

    INBOUND = 0
    ENTRY = 1
    MARKETING = 2
    UTILITY = 3
    AUTHENTICATION = 4
    FREE_FORM = 5
    REACTION = 6


CATEGORY_OF_KIND: Final = np.array(
    [
        categories.SERVICE,  # inbound: never charged, the entry is a placeholder
        categories.SERVICE,
        categories.MARKETING,
        categories.UTILITY,
        categories.AUTHENTICATION,
        categories.SERVICE,
        categories.SERVICE,
    ],
    dtype=np.uint8,
)
"""The category code of each kind, before authentication-international is told apart."""


@dataclass(frozen=True, slots=True, eq=False)
class MessageTable:
    """Messages between a business and its customers, in any order.

    Outbound rows are deliveries. Rows with equal times count as having happened in table order.

    Attributes:
        at_us: When it was delivered or received, microseconds since 1970-01-01 UTC.
        pair: Which conversation partner: a number for each (business number, customer).
        number: Which business phone number, from 0.
        kind: A `MessageKind`.
        market: The customer's market on that day, as an index into ``markets``.
        in_united_states: Whether the customer is known to be in the United States.
        source: Which line of the plan caused it; 0 for a log.
        markets: The names that ``market`` points to.

    Shape:
        Every column ``(messages,)``.
    """

    at_us: Instants
    pair: Narrow
    number: Narrow
    kind: Codes
    market: Narrow
    in_united_states: Mask
    source: Narrow
    markets: tuple[str, ...]

    def __post_init__(self) -> None:
        if len({len(column) for column in self.columns().values()}) > 1:
            message = "the columns of a message table must be of one length"
            raise ValueError(message)

    def __len__(self) -> int:
        return len(self.at_us)

    def columns(self) -> dict[str, NDArray[np.generic]]:
        names = (field.name for field in fields(self) if field.name != "markets")
        return {name: getattr(self, name) for name in names}

    @property
    def outbound(self) -> Mask:
        """Which messages the business sent."""
        mask: Mask = self.kind >= MessageKind.MARKETING
        return mask

    def taken(self, rows: Indices) -> "MessageTable":
        parts = {name: column[rows] for name, column in self.columns().items()}
        return MessageTable(**parts, markets=self.markets)  # type: ignore[arg-type]
