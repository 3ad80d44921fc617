"""What a move is: a change of a plan, and what has to be said of it."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from tarife.plan.model.plan import Plan
from tarife.plan.model.scenarios import Adjustment


@dataclass(frozen=True, slots=True)
class Move:
    """A change of a plan.

    Attributes:
        id: What people call it in commands.
        title: What to do.
        otherwise: What it costs in other ways than money.
        assumes: What has to be true for the saving to come.
        apply: Gives the plan with the change.
        elsewhere_micros: What has to be paid to others instead, in the plan's currency.
        rate: What a unit of the changed plan's currency costs in that of the plan.
        instead_of: Moves with which it cannot be made together.
        adjustments: The levers that make the change, where levers do: a scenario can hold them.
    """

    id: str
    title: str
    otherwise: str
    assumes: str
    apply: Callable[[Plan], Plan]
    elsewhere_micros: int = 0
    rate: Decimal = Decimal(1)
    instead_of: tuple[str, ...] = ()
    adjustments: tuple[Adjustment, ...] = ()
