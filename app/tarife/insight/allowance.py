"""Use of the free monthly service allowance, by day."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from tarife.billing.eras import FreeTierScope
from tarife.billing.ledger import REASON_CODES, Reason
from tarife.forecast.result import Forecast
from tarife.terms.arrays import Counts


@dataclass(frozen=True, slots=True, eq=False)
class AllowanceUse:
    """What a month gives away of service messages, or conversations, and who takes it.

    Attributes:
        size: How many are free, over all numbers, beside what other traffic uses.
        used_by_day: How many the plan uses each day.
        used_up: The day on which the last one goes, if it goes.

    Shape:
        ``used_by_day``: ``(days,)``.
    """

    size: int
    used_by_day: Counts
    used_up: date | None

    @property
    def so_far(self) -> Counts:
        """How many are used up to and with each day, shape ``(days,)``."""
        total: Counts = np.cumsum(self.used_by_day)
        return total


def allowance_use(forecast: Forecast) -> AllowanceUse | None:
    """Find what of the month's free tier or allowance a forecast uses; nothing without one.

    Of several months each has its own: ask for one of `Forecast.by_month`.
    """
    size = _size(forecast) if len(forecast.months) == 1 else None
    if size is None:
        return None
    lines = forecast.lines
    used: Counts = np.zeros(lines.calendar.days, dtype=np.int64)
    rows = lines.reason == REASON_CODES[Reason.FREE_TIER]
    np.add.at(used, lines.day[rows], lines.messages[rows])
    full = np.flatnonzero(np.cumsum(used) >= size)
    dates = lines.calendar.dates()
    return AllowanceUse(size, used, dates[int(full[0])] if len(full) else None)


def _size(forecast: Forecast) -> int | None:
    account, era = forecast.plan.account, forecast.era
    if era.free_tier is FreeTierScope.NONE:
        return None
    left = max(0, era.free_tier_size(account.service_allowance) - account.allowance_used)
    return era.free_tiers(account.numbers) * left
