"""Prices of many months at once, each given by its counts of charged messages.

Trials have counts only, of every day, market and category; single messages and their sources
are gone. So free tiers are spent by the day, evenly over business numbers and markets, which
is what they come to but for the first day or two.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np

from tarife.billing.international import is_international
from tarife.billing.rating import schedule_of
from tarife.billing.tally import Terms
from tarife.rates.cards import TierSchedule
from tarife.terms.arrays import Ratios
from tarife.terms.categories import (
    AUTHENTICATION,
    AUTHENTICATION_INTERNATIONAL,
    CATEGORIES,
    SERVICE,
)
from tarife.terms.problems import Problem

_UNPRICED: Final = TierSchedule.flat(0)


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Days of the month on which a market and category have one price.

    Attributes:
        first: The first day.
        end: The day after the last.
        charged_as: The category code it is charged as.
        schedule: Its bands.
    """

    first: int
    end: int
    charged_as: int
    schedule: TierSchedule


class PriceTable:
    """The prices of the markets of a plan, by day and category."""

    def __init__(self, terms: Terms, markets: Sequence[str]) -> None:
        self._terms = terms
        self._markets = tuple(markets)
        self._kept: dict[tuple[int, int], tuple[_Stretch, ...]] = {}

    def add(
        self, cost: Ratios, counts: Ratios, what: tuple[int, int], used: Ratios | None
    ) -> None:
        """Add what messages of a market and category cost, before any free tier.

        Args:
            cost: What to add to, micros.
            counts: Charged messages.
            what: Which market, and which category code before authentication-international
                is told apart.
            used: Messages of the category's tier counter that were sent elsewhere.

        Shape:
            ``cost``: ``(months, categories, days)``; ``counts``: ``(months, days)``; ``used``:
            ``(months,)``.
        """
        stretches = self._stretches(*what)
        has_tiers = any(part.schedule.has_tiers for part in stretches)
        before = _before(counts, used) if has_tiers else counts
        for part in stretches:
            days = slice(part.first, part.end)
            cost[:, part.charged_as, days] += _cost(
                part.schedule, before[:, days], counts[:, days]
            )

    def _stretches(self, market: int, category: int) -> tuple[_Stretch, ...]:
        key = (market, category)
        if key not in self._kept:
            self._kept[key] = _stretches(self._terms, self._markets[market], category)
        return self._kept[key]


def _before(counts: Ratios, used: Ratios | None) -> Ratios:
    """Count the messages of the month before each day."""
    before: Ratios = np.cumsum(counts, axis=1) - counts
    return before if used is None else before + used[:, None]


def _cost(schedule: TierSchedule, before: Ratios, counts: Ratios) -> Ratios:
    """Give what counts cost that follow so many others in the month."""
    cost: Ratios = counts * schedule.list_rate_micros
    steps = zip(schedule.starts[1:], np.diff(schedule.rates_micros).tolist(), strict=True)
    for start, difference in steps:
        beyond = np.maximum(before + counts - start, 0) - np.maximum(before - start, 0)
        cost += beyond * difference
    return cost


def _stretches(terms: Terms, market: str, category: int) -> tuple[_Stretch, ...]:
    """Divide the month into stretches of one price; a day without one costs nothing.

    The forecast itself has told of every rate that is missing.
    """
    dates = terms.calendar.dates()
    found: list[_Stretch] = []
    for day, on in enumerate(dates):
        charged_as, schedule = _price(terms, market, category, on)
        last = found[-1] if found else None
        if last and (last.charged_as, last.schedule) == (charged_as, schedule):
            found[-1] = _Stretch(last.first, day + 1, charged_as, schedule)
        else:
            found.append(_Stretch(day, day + 1, charged_as, schedule))
    return tuple(found)


def _price(terms: Terms, market: str, category: int, on: date) -> tuple[int, TierSchedule]:
    if category == AUTHENTICATION:
        place = np.zeros(1, dtype=np.int64)
        context = (terms.book, terms.settings, terms.markets)
        if is_international(place, place, ((on,), (market,)), context)[0]:
            category = AUTHENTICATION_INTERNATIONAL
    what = (market, CATEGORIES[category], on)
    found = schedule_of(what, terms.era, terms.book, terms.settings.currency)
    return category, (_UNPRICED if isinstance(found, Problem) else found[1])


def spend_free(cost: Ratios, service: Ratios, free: Ratios) -> None:
    """Take what the free tier pays for out of the cost of service.

    Args:
        cost: Micros; changed in place.
        service: Charged service messages or conversations.
        free: How many of them the month's free tiers pay for.

    Shape:
        ``cost``: ``(months, categories, days)``; ``service``: ``(months, days)``; ``free``:
        ``(months,)``.
    """
    through = np.cumsum(service, axis=1)
    left = free[:, None]
    paid = np.minimum(through, left) - np.minimum(through - service, left)
    share = np.divide(paid, service, out=np.zeros_like(paid), where=service > 0)
    cost[:, SERVICE] *= 1 - share
