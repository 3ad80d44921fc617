"""One row of Inputs."""

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from tarife.plan.model.addresses import Address


class InputKind(Enum):
    """How an input is shown."""

    COUNT = "count"
    NUMBER = "number"
    RATIO = "ratio"
    MONEY = "money"


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """A number of the plan.

    Attributes:
        key: Names it for the way back into the app, the same in every language; empty for what
            is no number of the plan.
        part: The section of the plan.
        line: The line or country, if any.
        label: What it is called.
        value: The number; nothing where none is set.
        kind: How it is shown.
        unit: Its unit.
        source: Where it comes from.
        note: What else is to know, such as its range.
        bounds: The least and the greatest value.
        is_live: Whether the workbook itself follows a change.
        name: The defined name of its cell, for global inputs.
        at: Its address, where it has one.
    """

    key: str
    part: str
    label: str
    value: float | Decimal | None
    kind: InputKind
    unit: str
    source: str
    bounds: tuple[float, float]
    is_live: bool
    line: str = ""
    note: str = ""
    name: str = ""
    at: Address | None = None
