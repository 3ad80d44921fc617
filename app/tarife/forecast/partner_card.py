"""Cards of partners that bill Meta's card of another currency at a rate of their own."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from math import floor
from typing import Final

from tarife.plan.model.costs import Exchange
from tarife.plan.model.plan import Plan
from tarife.rates.book import RateBook
from tarife.rates.cards import CardId, RateCard
from tarife.terms.sentences import say
from tarife.terms.tiers import TierSchedule

_HALF: Final = Fraction(1, 2)


def billed_by_partner(book: RateBook, plan: Plan) -> RateBook:
    """Give the cards that bill a plan: Meta's, or what the plan's partner makes of them.

    Source:
        Billing rules, 7.7.
    """
    card, currency = plan.costs.partner.card, plan.account.currency
    if card is None:
        return book
    billed = (
        _billed(one, card, currency) for one in book.cards if one.id.currency == card.currency
    )
    return replace(book, cards=tuple(billed))


def _billed(card: RateCard, at: Exchange, currency: str) -> RateCard:
    own = CardId(card.id.effective_from, currency)
    rates = {
        key: replace(rate, schedule=_in_currency(rate.schedule, at.rate), card=own)
        for key, rate in card.rates.items()
    }
    source = say(
        "Meta's {other} card at the partner's rate of {rate} {other} "
        "for 1 {currency}; {source}",
        other=at.currency,
        rate=f"{at.rate:f}",
        currency=currency,
        source=card.provenance.source,
    )
    return replace(
        card, id=own, provenance=replace(card.provenance, source=source), rates=rates
    )


def _in_currency(schedule: TierSchedule, rate: Decimal) -> TierSchedule:
    """Round each rate to a millionth, half up, as cards print them."""
    rates = (floor(micros / Fraction(rate) + _HALF) for micros in schedule.rates_micros)
    return replace(schedule, rates_micros=tuple(rates))
