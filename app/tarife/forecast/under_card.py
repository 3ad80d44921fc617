"""Forecasts a plan under another rate card."""

from collections.abc import Callable
from dataclasses import replace

from tarife.billing.eras import era_on
from tarife.forecast.forecast import forecast
from tarife.forecast.held_rates import would_bill
from tarife.forecast.result import Forecast
from tarife.plan.model.account import Rules
from tarife.plan.model.held_rates import NOT_HELD
from tarife.plan.model.plan import Plan
from tarife.rates.book import RateBook
from tarife.rates.cards import CardId, RateCard
from tarife.rates.library import CardLibrary
from tarife.rates.markets.markets import Markets


def forecast_with(
    plan: Plan, card: RateCard, library: CardLibrary, should_stop: Callable[[], bool]
) -> Forecast:
    """Play a plan as it will be billed when a card is imported, and by no rates of its own.

    A card that would not bill it then is tried as `forecast_under` does.

    Raises:
        InputError: If the plan cannot be played, or the card lacks a rate it needs.
        Stopped: If ``should_stop`` said so.
    """
    known = library.with_import(card)
    if not would_bill(card, plan, library):
        return forecast_under(plan, card, known.markets, should_stop)
    return forecast(replace(plan, held=NOT_HELD), known.book, known.markets, should_stop)


def forecast_under(
    plan: Plan, card: RateCard, markets: Markets, should_stop: Callable[[], bool]
) -> Forecast:
    """Play a plan and bill it by a card, with the markets and the rules of that card's day.

    Rules that the plan itself forces stay.

    Args:
        plan: The plan; its currency becomes that of the card, unless its partner bills it.
        card: The card, whatever its date.
        markets: Which market a country belongs to, by date.
        should_stop: Asked now and then; says whether the result is still wanted.

    Raises:
        InputError: If the plan cannot be played, or the card lacks a rate it needs.
        Stopped: If ``should_stop`` said so.
    """
    day = card.id.effective_from
    era = era_on(day)
    rules = plan.account.rules
    if rules is Rules.AUTO and era is not None:
        rules = Rules(era.id.value)
    costs, currency = plan.costs, plan.account.currency
    if card.id.currency != plan.card_currency:
        currency = card.id.currency
        costs = replace(costs, partner=replace(costs.partner, card=None))
    account = replace(plan.account, rules=rules, currency=currency)
    holds_from = min(day, plan.month.first_day)
    held = replace(card, id=CardId(holds_from, card.id.currency))
    result = forecast(
        replace(plan, account=account, costs=costs, held=NOT_HELD),
        RateBook.of([held]),
        markets.as_on(day),
        should_stop,
    )
    return replace(result, months=tuple(replace(month, card=card) for month in result.months))
