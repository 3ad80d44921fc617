"""What of a month's allowance and volume tiers is used by what happened or was forecast."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from tarife.billing.eras import Era
from tarife.billing.ledger import CHARGED_REASONS, LedgerLines, Reason
from tarife.billing.settings import BillingSettings
from tarife.billing.tally import free_units
from tarife.forecast.totals import totals_by_day
from tarife.plan.model.actuals import ActualReason, ActualSum
from tarife.terms.categories import TIER_COUNTERS, Category
from tarife.terms.money import decimal_text

REASON_OF: Final[Mapping[Reason, ActualReason]] = MappingProxyType(
    {
        **dict.fromkeys(CHARGED_REASONS, ActualReason.CHARGED),
        Reason.FREE_TIER: ActualReason.ALLOWANCE,
        Reason.FREE_ENTRY_POINT: ActualReason.FREE_ENTRY_POINT,
        **dict.fromkeys(
            (
                *(Reason.CONVERSATION_OPEN, Reason.ERA_FREE),
                *(Reason.SERVICE_WINDOW, Reason.REACTION),
            ),
            ActualReason.OTHERWISE_FREE,
        ),
    }
)
"""What is kept of the reason of a delivered message; others were not delivered."""


def sums_by_day(lines: LedgerLines) -> dict[date, list[ActualSum]]:
    """Give what a forecast delivers on each day as what is kept of real traffic."""
    found: dict[date, list[ActualSum]] = {day: [] for day in lines.calendar.dates()}
    for one in totals_by_day(lines):
        reason = REASON_OF.get(one.reason)
        if reason is not None:
            amount = Decimal(decimal_text(one.charge_micros)) if one.charge_micros else None
            found[one.day].append(
                ActualSum(one.market, one.category, reason, one.messages, amount)
            )
    return found


def used_by(
    sums: Iterable[ActualSum], settings: BillingSettings, free: tuple[Era, int]
) -> tuple[int, Mapping[tuple[str, Category], int]]:
    """Give what sums of a month leave used of its free tier or allowance, and of its tiers.

    Where several numbers have an allowance each, what they use is shared out evenly: a forecast
    spreads people evenly over them.

    Args:
        sums: What was delivered by then.
        settings: The account, with what is used elsewhere.
        free: The rules, and how many business numbers there are.
    """
    era, numbers = free
    allowance, service_charged = 0, False
    tiers = dict(settings.tier_used)
    for actual in sums:
        category = actual.charged_as or actual.category
        is_charged = actual.reason is ActualReason.CHARGED
        allowance += actual.messages * (actual.reason is ActualReason.ALLOWANCE)
        service_charged |= is_charged and category is Category.SERVICE
        if is_charged and actual.market and category in TIER_COUNTERS:
            counter = (actual.market, TIER_COUNTERS[category])
            tiers[counter] = tiers.get(counter, 0) + actual.messages
    free_tiers = max(1, era.free_tiers(numbers))
    used = (2 * allowance + free_tiers) // (2 * free_tiers)
    if free_tiers == 1 and service_charged:  # some was used elsewhere
        used = max(used, free_units(era, settings))
    return settings.allowance_used + used, tiers
