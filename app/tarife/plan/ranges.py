"""Numbers of a plan that are not known exactly."""

from dataclasses import dataclass

from tarife.plan.addresses import Address


@dataclass(frozen=True, slots=True)
class Range:
    """A number that may lie anywhere between two; the plan's own number is the likeliest.

    Trials draw it from the triangle over ``low``, the plan's number and ``high``.

    Attributes:
        at: Which number.
        low: The least it may be.
        high: The most it may be.
    """

    at: Address
    low: float
    high: float
