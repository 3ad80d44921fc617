"""Use of volume tiers in each month: the day each band is reached, and savings of the next."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

import numpy as np

from tarife.forecast.account import tier_used
from tarife.forecast.result import Forecast
from tarife.rates.markets.markets import Markets
from tarife.terms.arrays import Counts, Mask
from tarife.terms.calendar import BillingMonth
from tarife.terms.categories import CODES, TIER_COUNTERS, Category
from tarife.terms.money import Money
from tarife.terms.tiers import TierSchedule

_TIERED: Final = tuple(TIER_COUNTERS)


@dataclass(frozen=True, slots=True)
class TierBand:
    """One band of a market and category.

    Attributes:
        starts_at: Messages of the month that come before it.
        rate_micros: What each message in it costs.
        reached_on: The day of its first message, if the month reaches it.
        is_reached_elsewhere: Whether other traffic of the portfolio has reached it already.
    """

    starts_at: int
    rate_micros: int
    reached_on: date | None
    is_reached_elsewhere: bool

    @property
    def is_reached(self) -> bool:
        """Whether the portfolio has messages in it, at the month's end."""
        return self.is_reached_elsewhere or self.reached_on is not None


@dataclass(frozen=True, slots=True)
class TierUsage:
    """Where a market and category stand at a month's end.

    Attributes:
        month: The month.
        market: The market.
        category: The category; authentication-international shares authentication's counter.
        used: Messages of the counter that the portfolio sends outside the plan.
        counted: All charged messages of the counter: those, and the plan's.
        messages: Charged messages of the plan in this category.
        charge: What they cost.
        bands: The bands of the card, the first one at the list rate.
        end: Where the last known band stops, if it does.
    """

    month: BillingMonth
    market: str
    category: Category
    used: int
    counted: int
    messages: int
    charge: Money
    bands: tuple[TierBand, ...]
    end: int | None = None

    @property
    def marginal(self) -> Money | None:
        """What one more message would cost; nothing where the card prints no rate for it."""
        if self.end is not None and self.counted >= self.end:
            return None
        micros = [b.rate_micros for b in self.bands if b.starts_at <= self.counted][-1]
        return Money(micros, self.charge.currency)

    @property
    def average(self) -> Decimal | None:
        """What a message of the plan costs on average; nothing if there is none."""
        return self.charge.amount / self.messages if self.messages else None

    @property
    def next_band(self) -> TierBand | None:
        """The band that more messages would reach, if there is one."""
        return next((band for band in self.bands if band.starts_at > self.counted), None)

    @property
    def messages_to_next(self) -> int | None:
        """How many more messages cost the present rate before the next band begins."""
        band = self.next_band
        return None if band is None else band.starts_at - self.counted

    @property
    def next_saving(self) -> Money | None:
        """What each message in the next band would cost less than one now."""
        band, marginal = self.next_band, self.marginal
        if band is None or marginal is None:
            return None
        return Money(marginal.micros - band.rate_micros, marginal.currency)

    @property
    def saved(self) -> Money:
        """What the tiers have saved against the list rate."""
        listed = self.messages * self.bands[0].rate_micros
        return Money(listed - self.charge.micros, self.charge.currency)


def tier_usages(forecast: Forecast, markets: Markets) -> tuple[TierUsage, ...]:
    """Give every market and category with messages in volume tiers, by month, market, category.

    Empty where the rules have no tiers, or the card prints none for this traffic. A month that
    has begun before the forecast is left out, since its first bands were reached elsewhere.

    Args:
        forecast: A forecast of one month or several, each of which has its own tiers.
        markets: Which markets there are.

    Source:
        Billing rules, 4.5 and 4.6.
    """
    return tuple(
        usage
        for month in forecast.by_month
        if month.plan.month.first_day >= forecast.first_day
        for usage in _of_month(month, markets)
    )


def _of_month(forecast: Forecast, markets: Markets) -> tuple[TierUsage, ...]:
    if not forecast.era.has_tiers:
        return ()
    used = tier_used(forecast.plan, markets)
    found = []
    for index, market in sorted(enumerate(forecast.lines.markets), key=lambda pair: pair[1]):
        for category in _TIERED:
            rate = forecast.card.rates.get((market, category))
            if rate is not None and rate.schedule.has_tiers:
                before = used.get((market, TIER_COUNTERS[category]), 0)
                found.append(_tier_usage(forecast, (index, category), rate.schedule, before))
    return tuple(usage for usage in found if usage.messages)


def _tier_usage(
    forecast: Forecast, cell: tuple[int, Category], schedule: TierSchedule, used: int
) -> TierUsage:
    lines = forecast.lines
    index, category = cell
    shared = [
        one for one, counter in TIER_COUNTERS.items() if counter is TIER_COUNTERS[category]
    ]
    counted = used + np.cumsum(_by_day(forecast, index, shared))
    own = _rows(forecast, index, [category])
    return TierUsage(
        month=forecast.plan.month,
        market=lines.markets[index],
        category=category,
        used=used,
        counted=int(counted[-1]),
        messages=int(lines.messages[own].sum()),
        charge=Money(int(lines.charge_micros[own].sum()), lines.currency),
        bands=tuple(
            TierBand(start, rate, _first_beyond(start, counted, forecast, used), used > start)
            for start, rate in zip(schedule.starts, schedule.rates_micros, strict=True)
        ),
        end=schedule.end,
    )


def _rows(forecast: Forecast, index: int, chosen: list[Category]) -> Mask:
    lines = forecast.lines
    codes = [CODES[category] for category in chosen]
    rows: Mask = lines.charged & (lines.market == index) & np.isin(lines.category, codes)
    return rows


def _by_day(forecast: Forecast, index: int, chosen: list[Category]) -> Counts:
    lines = forecast.lines
    rows = _rows(forecast, index, chosen)
    days: Counts = np.zeros(lines.calendar.days, dtype=np.int64)
    np.add.at(days, lines.day[rows], lines.messages[rows])
    return days


def _first_beyond(start: int, counted: Counts, forecast: Forecast, used: int) -> date | None:
    """Find the day on which the first message after ``start`` others is delivered."""
    if used > start or counted[-1] <= start:
        return None
    return forecast.lines.calendar.dates()[int(np.searchsorted(counted, start, side="right"))]
