"""The day on which a budget is exhausted."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_FLOOR, Decimal

import numpy as np

from tarife.billing.ledger import LedgerLines
from tarife.forecast.ranges.spread import Spread
from tarife.forecast.totals import charges_by_day
from tarife.terms.arrays import Micros
from tarife.terms.money import MICROS, Money


@dataclass(frozen=True, slots=True)
class RunOut:
    """When a budget is used up; no day means that it lasts the month.

    Attributes:
        day: The day of the forecast.
        earliest: The day when the month becomes as dear as one in ten does.
        latest: The day when it becomes as cheap as one in ten does.
        left_micros: What is left at the month's end of the total as it is shown, negative
            where it is not enough.
    """

    day: date | None
    earliest: date | None
    latest: date | None
    left_micros: int

    @property
    def is_certain(self) -> bool:
        """Whether both ends of the spread name the same day, or none."""
        return self.earliest == self.latest


def run_out_of(lines: LedgerLines, budget: Decimal, spread: Spread | None) -> RunOut:
    """Find the day on which a forecast uses up a budget, and how far that may lie off.

    Args:
        lines: What the month costs.
        budget: What it may cost, in units of the billing currency.
        spread: What trials gave; without one there is no earlier and later day.
    """
    dates = lines.calendar.dates()
    spent = spent_by_day(lines)
    day = run_out(spent.tolist(), dates, budget)
    earliest = latest = day
    if spread is not None:
        earliest = run_out((band.p90_micros for band in spread.cumulative), dates, budget)
        latest = run_out((band.p10_micros for band in spread.cumulative), dates, budget)
    shown = Money.closing(Money(lines.total_micros, lines.currency).amount, lines.currency)
    return RunOut(day, earliest, latest, budget_micros(budget) - shown.micros)


def spent_by_day(lines: LedgerLines) -> Micros:
    """Add up what is spent up to and with each day.

    Shape:
        ``(days,)``.
    """
    spent: Micros = np.cumsum(charges_by_day(lines).sum(axis=1))
    return spent


def run_out(
    cumulative_micros: Iterable[int], dates: Sequence[date], budget: Decimal
) -> date | None:
    """Find the first day on which more has been spent than a budget holds, if any.

    Units:
        ``cumulative_micros`` in micros, ``budget`` in units of the same currency.
    """
    limit = budget_micros(budget)
    days = zip(dates, cumulative_micros, strict=True)
    return next((day for day, spent in days if spent > limit), None)


def budget_micros(budget: Decimal) -> int:
    return int((budget * MICROS).to_integral_value(ROUND_FLOOR))
