"""Where the numbers of a plan were measured, and how surely."""

from dataclasses import dataclass
from typing import Annotated, TypeAlias

from annotated_types import Ge, Le, MaxLen

from tarife.plan.model.addresses import Address
from tarife.plan.model.texts import Word

Measure: TypeAlias = Annotated[float, Ge(-1e12), Le(1e12)]
Seen: TypeAlias = Annotated[int, Ge(0), Le(10**12)]


@dataclass(frozen=True, slots=True)
class Measurement:
    """One number of the plan as real traffic shows it.

    Attributes:
        at: Which number.
        low: One time in ten the truth is less.
        likely: The likeliest value; once the plan has another, it is measured no more.
        high: One time in ten the truth is more.
        n: How many observations say so.
    """

    at: Address
    low: Measure
    likely: Measure
    high: Measure
    n: Seen


@dataclass(frozen=True, slots=True)
class Measured:
    """What a plan was made from; numbers without a measurement are assumed.

    Attributes:
        month: The month that was looked at, as ``2026-10``.
        messages: How many messages it had.
        numbers: What was measured.
    """

    month: Word
    messages: Seen
    numbers: Annotated[tuple[Measurement, ...], MaxLen(20_000)] = ()
