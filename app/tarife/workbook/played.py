"""What the app's forecasts give to the sheet Calc: messages a day of each line and outcome."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from tarife.billing.ledger import PAUSED_REASONS, REASONS, REFUSED_REASONS, LedgerLines, Reason
from tarife.forecast.result import Forecast
from tarife.rates.cards import Rate
from tarife.terms.arrays import Counts, Micros
from tarife.terms.categories import CATEGORIES, TIER_COUNTERS, Category
from tarife.terms.tiers import TierSchedule

CHARGED: Final = Reason.MESSAGE_DELIVERED
"""The outcome of everything that costs, also of what opened a conversation."""

ALLOWED: Final = Reason.FREE_TIER
"""The outcome of what the month's allowance or free tier covers."""

OPENED: Final = (CHARGED, ALLOWED, Reason.ERA_FREE)
"""The outcomes of what opens a conversation, where conversations are charged."""

_NOT_DELIVERED: Final = {*PAUSED_REASONS, *REFUSED_REASONS}


@dataclass(frozen=True, slots=True, eq=False)
class PlayedRow:
    """Messages of one line of the plan, category and outcome, day by day.

    Attributes:
        source: An index into `Forecast.sources`.

    Shape:
        ``messages`` and ``charge_micros``: ``(days,)``, or ``(1,)`` of a whole month.
    """

    source: int
    market: str
    category: Category
    outcome: Reason
    messages: Counts
    charge_micros: Micros


@dataclass(frozen=True, slots=True, eq=False)
class Pair:
    """What one market and category cost, day by day, and the schedule that prices it.

    Attributes:
        rate: What the card prints, or nothing where the card of the first day lacks it.
        schedule: The bands in use: only the list rate where no tiers apply.

    Shape:
        ``messages`` and ``charge_micros``: ``(days,)``, or ``(1,)`` of a whole month.
    """

    market: str
    category: Category
    rate: Rate | None
    schedule: TierSchedule
    messages: Counts
    charge_micros: Micros

    @property
    def is_tiered(self) -> bool:
        """Whether the price depends on how many messages came before."""
        return len(self.schedule.starts) > 1

    @property
    def counter(self) -> tuple[str, Category]:
        """What counts its messages for the bands."""
        return self.market, TIER_COUNTERS.get(self.category, self.category)


def played_rows(lines: LedgerLines, *, by_day: bool) -> tuple[PlayedRow, ...]:
    """Spread the ledger over the days, or put them together, by all that rows tell apart."""
    columns = lines.calendar.days if by_day else 1
    found: dict[tuple[int, str, int, Reason], PlayedRow] = {}
    rows = zip(
        *(lines.source.tolist(), lines.day.tolist(), lines.market.tolist()),
        *(lines.category.tolist(), lines.reason.tolist()),
        *(lines.messages.tolist(), lines.charge_micros.tolist()),
        strict=True,
    )
    for source, day, market, category, reason, messages, charge in rows:
        outcome = CHARGED if REASONS[reason] is Reason.CONVERSATION_OPENED else REASONS[reason]
        if outcome in _NOT_DELIVERED:
            continue
        key = (source, lines.markets[market], category, outcome)
        row = found.get(key)
        if row is None:
            none, own = np.zeros((2, columns), dtype=np.int64), CATEGORIES[category]
            row = PlayedRow(source, lines.markets[market], own, outcome, *none)
            found[key] = row
        row.messages[day if by_day else 0] += messages
        row.charge_micros[day if by_day else 0] += charge
    order = sorted(found, key=lambda key: (*key[:3], REASONS.index(key[3])))
    return tuple(found[key] for key in order)


def count_rows(forecast: Forecast) -> int:
    """Count what a budget has rows for: lines of each month by market, category and outcome."""
    return sum(
        len(np.unique(((one.source * 512 + one.market) * 16 + one.category) * 64 + one.reason))
        for one in (month.lines for month in forecast.by_month)
    )


def pairs_of(forecast: Forecast, rows: tuple[PlayedRow, ...]) -> tuple[Pair, ...]:
    """Gather what costs money, or would without an allowance, by market and category."""
    groups: dict[tuple[str, Category], list[PlayedRow]] = {}
    for row in rows:
        if row.outcome in (CHARGED, ALLOWED):
            groups.setdefault((row.market, row.category), []).append(row)
    pairs = []
    for market, category in sorted(groups, key=lambda key: (key[0], CATEGORIES.index(key[1]))):
        own = groups[market, category]
        charged = [row for row in own if row.outcome is CHARGED]
        none = np.zeros(len(own[0].messages), dtype=np.int64)
        messages = sum((row.messages for row in charged), none)
        micros = sum((row.charge_micros for row in charged), none)
        # What the card of the month's first day does not hold is priced by its mean charge.
        mean = int(micros.sum()) // max(int(messages.sum()), 1)
        flat = None, TierSchedule.flat(mean)
        rate, schedule = rate_in_use(forecast, market, category) or flat
        pairs.append(Pair(market, category, rate, schedule, messages, micros))
    return tuple(pairs)


def rate_in_use(
    forecast: Forecast, market: str, category: Category
) -> tuple[Rate, TierSchedule] | None:
    """Find what prices a market and category, as billing does.

    Source:
        Billing rules, 4.3 and 4.5.
    """
    rates, era = forecast.card.rates, forecast.era
    rate = rates.get((market, category))
    is_service = category is Category.SERVICE
    is_free = rate is None or not rate.schedule.list_rate_micros
    if is_service and is_free and not era.by_conversation:
        rate = rates.get((market, Category.UTILITY))
    if rate is None:
        return None
    if era.has_tiers and not is_service:
        return rate, rate.schedule
    return rate, TierSchedule.flat(rate.schedule.list_rate_micros)
