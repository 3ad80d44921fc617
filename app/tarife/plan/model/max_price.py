"""Max Price: marketing bought by a cap, and what Meta's estimates say of other caps."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Final, TypeAlias

from annotated_types import Ge, Gt, Le, MaxLen, Predicate

from tarife.plan.model.texts import Word
from tarife.terms.money import MICROS, is_figure

MOST_ESTIMATES: Final = 100
Cap: TypeAlias = Annotated[Decimal, Gt(0), Le(1_000_000), Predicate(is_figure)]
CapAmount: TypeAlias = Annotated[Decimal, Ge(0), Le(1_000_000_000), Predicate(is_figure)]
DeliveryCount: TypeAlias = Annotated[int, Ge(0), Le(2_000_000_000)]

MAX_PRICE_FROM: Final = date(2026, 10, 1)
"""The first day of the open beta."""

CURRENCIES: Final = ("USD", "EUR", "GBP", "AUD", "MXN", "BRL")
LOOK_BACKS: Final = (1, 7, 14, 28)
"""Days over which Meta estimates what a cap would have reached."""

PER: Final = 1_000
"""Deliveries that a cap is for."""


@dataclass(frozen=True, slots=True)
class ReachEstimate:
    """What Meta says a cap would have reached.

    Attributes:
        cap: The most that 1,000 deliveries may cost.
        deliveries: How many messages would have been delivered.
        cost: What they would have cost.
    """

    cap: Cap
    deliveries: DeliveryCount
    cost: CapAmount


@dataclass(frozen=True, slots=True)
class Reach:
    """What a cap reaches, on the curve through the estimates.

    Attributes:
        deliveries: How many messages.
        cost: What they cost, in units of currency.
    """

    deliveries: Fraction
    cost: Fraction


@dataclass(frozen=True, slots=True)
class MaxPrice:
    """A bid for a send: no more than the cap is charged, and fewer are delivered at lower caps.

    Estimates are made monotone by isotonic regression, and joined by straight lines; beyond
    the lowest and the highest cap nothing is known.

    Attributes:
        cap: The most that 1,000 deliveries may cost.
        currency: What cap and estimates are in; empty means the account's, whatever that is.
        estimates: What is known of caps.
        look_back_days: Over how many days Meta estimated.
        messages: How many messages the estimates are about; 0 where that is not known, and
            the most deliveries then stand for the send's own delivered ratio.
    """

    cap: Cap
    currency: Word = ""
    estimates: Annotated[tuple[ReachEstimate, ...], MaxLen(MOST_ESTIMATES)] = ()
    look_back_days: Annotated[int, Ge(1), Le(28)] = 7
    messages: DeliveryCount = 0

    @property
    def curve(self) -> tuple[tuple[Decimal, Reach], ...]:
        """Each estimated cap with what it reaches, the lowest first."""
        points = sorted(self.estimates, key=lambda one: one.cap)
        deliveries = _isotonic([one.deliveries for one in points])
        costs = _isotonic([one.cost for one in points])
        reaches = map(Reach, deliveries, costs)
        return tuple(zip((one.cap for one in points), reaches, strict=True))

    @property
    def reach(self) -> Reach:
        """What the cap reaches, by the line between its neighbours."""
        (low, at_low), (high, at_high) = self._neighbours()
        part = Fraction(self.cap - low) / Fraction(high - low) if high > low else Fraction(0)
        part = min(max(part, Fraction(0)), Fraction(1))
        return Reach(
            at_low.deliveries + part * (at_high.deliveries - at_low.deliveries),
            at_low.cost + part * (at_high.cost - at_low.cost),
        )

    @property
    def price_micros(self) -> Fraction:
        """What a delivered message costs: the estimated mean, and the cap at most."""
        reach = self.reach
        most = Fraction(self.cap) / PER
        return MICROS * (min(reach.cost / reach.deliveries, most) if reach.deliveries else most)

    def delivered_ratio(self, own: float) -> float:
        """Give the part of attempts that is delivered at the cap.

        Args:
            own: What is delivered of the send where nothing is bid.
        """
        deliveries = self.reach.deliveries
        if self.messages:
            return float(min(deliveries / self.messages, Fraction(1)))
        most = self.curve[-1][1].deliveries
        return own * float(deliveries / most) if most else 0.0

    def _neighbours(self) -> tuple[tuple[Decimal, Reach], tuple[Decimal, Reach]]:
        curve = self.curve
        below = [point for point in curve if point[0] <= self.cap] or [curve[0]]
        above = [point for point in curve if point[0] >= self.cap] or [curve[-1]]
        return below[-1], above[0]


def _isotonic(values: Sequence[int | Decimal]) -> list[Fraction]:
    """Give the nearest series that never falls, by least squares (pool adjacent violators)."""
    pools: list[tuple[Fraction, int]] = []
    for value in values:
        mean, many = Fraction(value), 1
        while pools and pools[-1][0] > mean:
            before, others = pools.pop()
            mean, many = (before * others + mean * many) / (others + many), others + many
        pools.append((mean, many))
    return [mean for mean, many in pools for _ in range(many)]
