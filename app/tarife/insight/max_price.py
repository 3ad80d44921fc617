"""What other caps of a send cost and bring, each played, and the cap for a budget."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

import numpy as np

from tarife.forecast.forecast import forecast
from tarife.forecast.result import Forecast
from tarife.insight.goal_seek import goal_seek
from tarife.plan.model.addresses import Address
from tarife.plan.model.max_price import MaxPrice
from tarife.plan.model.plan import Plan
from tarife.plan.numbers import with_number
from tarife.rates.book import RateBook
from tarife.rates.markets.markets import Markets
from tarife.terms.categories import CODES, Category
from tarife.terms.money import MICROS, decimal_text


@dataclass(frozen=True, slots=True)
class CapPoint:
    """What a plan does with a cap.

    Attributes:
        cap: The cap.
        is_estimated: Whether Meta estimated it; else it lies on the line between two that are.
        deliveries: Messages of the send that are delivered.
        send_micros: What Meta charges for them.
        total_micros: All of Meta's charges: replies bring answers that cost, too.
        replies: Messages that people write.
    """

    cap: Decimal
    is_estimated: bool
    deliveries: int
    send_micros: int
    total_micros: int
    replies: int


@dataclass(frozen=True, slots=True)
class CapsPlayed:
    """What is found of the caps of a send.

    Attributes:
        send: The index of the send.
        points: The caps that were tried, the lowest first.
        limit_micros: What all of Meta's charges may be, if that was asked for.
        within: The highest cap that keeps within it, played; nothing where even the lowest
            estimated one costs more.
    """

    send: int
    points: tuple[CapPoint, ...]
    limit_micros: int | None = None
    within: CapPoint | None = None

    def between(self, point: CapPoint) -> tuple[CapPoint, CapPoint]:
        """Give the estimated caps between whose figures those of a cap lie."""
        return (
            max(_known(self.points, lambda cap: cap <= point.cap), key=_cap),
            min(_known(self.points, lambda cap: cap >= point.cap), key=_cap),
        )


def _known(points: Sequence[CapPoint], holds: Callable[[Decimal], bool]) -> Iterator[CapPoint]:
    return (point for point in points if point.is_estimated and holds(point.cap))


def _cap(point: CapPoint) -> Decimal:
    return point.cap


@dataclass(frozen=True, slots=True)
class MaxPriceLab:
    """Plays a plan at caps of one send.

    Attributes:
        plan: The plan.
        send: The index of a send that has a cap.
        rates: The rate cards, and which market a country belongs to.
        should_stop: Asked now and then; says whether the result is still wanted.
    """

    plan: Plan
    send: int
    rates: tuple[RateBook, Markets]
    should_stop: Callable[[], bool]

    def play(self, limit_micros: int | None) -> CapsPlayed:
        """Play the caps to try, and find the highest one within a limit if there is any.

        Raises:
            InputError: If the plan cannot be played.
            Stopped: If ``should_stop`` said so.
        """
        bid = self.plan.sends[self.send].max_price
        points = tuple(self.points(caps_to_try(bid) if bid else ()))
        estimated = [point.cap for point in points if point.is_estimated]
        within = None
        if limit_micros is not None and estimated:
            cap = self.cap_within(limit_micros, (estimated[0], estimated[-1]))
            within = None if cap is None else next(self.points([cap]))
        return CapsPlayed(self.send, points, limit_micros, within)

    def points(self, caps: Iterable[Decimal]) -> Iterator[CapPoint]:
        """Play the plan at each cap.

        Raises:
            InputError: If the plan cannot be played, or a cap lies beyond the estimates.
            Stopped: If ``should_stop`` said so.
        """
        bid = self.plan.sends[self.send].max_price
        estimated = {one.cap for one in bid.estimates} if bid else set()
        for cap in caps:
            made = self._played(float(cap))
            deliveries, micros = self._of_send(made)
            yield CapPoint(
                cap,
                cap in estimated,
                deliveries,
                micros,
                made.lines.total_micros,
                made.flow.inbound,
            )

    def cap_within(self, limit_micros: int, ends: tuple[Decimal, Decimal]) -> Decimal | None:
        """Find the highest cap at which all of Meta's charges keep within a limit.

        Args:
            limit_micros: The limit.
            ends: The lowest and the highest cap that may be bid.

        Returns:
            The cap; nothing where even the lowest costs more.
        """
        found = goal_seek(
            lambda cap: self._played(cap).lines.total_micros,
            limit_micros,
            (float(ends[0]), float(ends[1])),
        )
        return Decimal(decimal_text(round(found.value * MICROS))) if found.is_within else None

    def at_cap(self, cap: Decimal) -> Plan:
        """Give the plan with another cap."""
        return self._with(float(cap))

    def _with(self, cap: float) -> Plan:
        at = Address("sends", self.plan.sends[self.send].id, "max_price.cap")
        return with_number(self.plan, at, cap)

    def _played(self, cap: float) -> Forecast:
        return forecast(self._with(cap), *self.rates, self.should_stop)

    def _of_send(self, made: Forecast) -> tuple[int, int]:
        lines = made.lines
        ids = [source.id for source in made.sources]
        own = lines.source == ids.index(self.plan.sends[self.send].id)
        own &= lines.category == CODES[Category.MARKETING]
        rows = np.flatnonzero(own & (lines.charged | lines.free))
        return int(lines.messages[rows].sum()), int(lines.charge_micros[rows].sum())


def caps_to_try(bid: MaxPrice) -> tuple[Decimal, ...]:
    """Give the estimated caps, the middle between each two, and the plan's own."""
    caps = sorted(one.cap for one in bid.estimates)
    middles = [(low + high) / 2 for low, high in pairwise(caps)]
    rounded = (Decimal(decimal_text(round(cap * MICROS))) for cap in middles)
    return tuple(sorted({*caps, *rounded, bid.cap}))
