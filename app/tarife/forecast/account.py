"""Billing settings of a plan's account."""

from collections.abc import Mapping
from zoneinfo import ZoneInfo

from tarife.billing.eras import Era, EraId, era_for
from tarife.billing.settings import BillingSettings
from tarife.plan.model.account import Rules
from tarife.plan.model.plan import Plan
from tarife.rates.markets.markets import Markets
from tarife.terms.categories import TIER_COUNTERS, Category


def billing_settings(plan: Plan, markets: Markets) -> BillingSettings:
    """Give the account of a plan as billing sees it in the plan's first month.

    Args:
        plan: A plan without problems.
        markets: Which markets there are.
    """
    account = plan.account
    return BillingSettings(
        currency=account.currency,
        zone=ZoneInfo(account.time_zone),
        forced_era=forced_era(plan),
        free_entry_hours=account.free_entry_hours,
        service_allowance=account.service_allowance,
        allowance_used=account.allowance_used,
        tier_used=tier_used(plan, markets),
        home_country=account.home_country,
        authentication_international_from=account.authentication_international_from,
        authentication_international_exceptions={
            start.country: start.first_day
            for start in account.authentication_international_exceptions
        },
        beyond_allowance=account.beyond_allowance,
    )


def era_of(plan: Plan) -> Era | None:
    """Give the rules a plan is billed by: forced ones, else those of its first month."""
    return era_for(plan.month.first_day, forced_era(plan))


def forced_era(plan: Plan) -> EraId | None:
    """Give the rules that are forced on a plan, if any are."""
    rules = plan.account.rules
    return None if rules is Rules.AUTO else EraId(rules.value)


def tier_used(plan: Plan, markets: Markets) -> Mapping[tuple[str, Category], int]:
    """Give the messages that the portfolio sends outside the plan, by market and counter."""
    used: dict[tuple[str, Category], int] = {}
    for entry in plan.account.tier_used:
        market = markets.market_named(entry.market, plan.month.first_day)
        key = (str(market), TIER_COUNTERS[entry.category])
        used[key] = used.get(key, 0) + entry.messages
    return used
