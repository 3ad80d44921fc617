"""Which authentication templates cost the authentication-international rate."""

from datetime import date

import numpy as np

from tarife.billing.settings import BillingSettings
from tarife.rates.book import RateBook
from tarife.rates.markets.international import AUTHENTICATION_INTERNATIONAL_FROM
from tarife.rates.markets.markets import Markets
from tarife.terms.arrays import Mask, Narrow
from tarife.terms.categories import Category


def is_international(
    day: Narrow,
    market: Narrow,
    names: tuple[tuple[date, ...], tuple[str, ...]],
    context: tuple[RateBook, BillingSettings, Markets],
) -> Mask:
    """Tell which authentication templates cost the international rate.

    Args:
        day: The day of each, as an index into the dates.
        market: The market of each, as an index into the markets' names.
        names: The dates, and the names of the markets.
        context: The rate cards, the account, the markets of countries.

    Shape:
        ``(templates,)`` in and out.
    Source:
        Billing rules, 4.6.
    """
    dates, markets = names
    settings = context[1]
    if not settings.is_international:
        return np.zeros(len(day), dtype=np.bool_)
    values, inverse = np.unique(
        day.astype(np.int64) * len(markets) + market, return_inverse=True
    )
    subject = np.zeros(len(values), dtype=np.bool_)
    for index, value in enumerate(values.tolist()):
        on, name = dates[value // len(markets)], markets[value % len(markets)]
        subject[index] = _is_subject(name, on, context)
    mask: Mask = subject[inverse]
    return mask


def _is_subject(
    market: str, on: date, context: tuple[RateBook, BillingSettings, Markets]
) -> bool:
    book, settings, markets = context
    start = _start(market, on, settings, markets)
    home = settings.home_country and markets.market_of_country(settings.home_country, on)
    is_begun = start is not None and on >= start
    return is_begun and market != home and _has_rate(market, on, book, settings.currency)


def _start(market: str, on: date, settings: BillingSettings, markets: Markets) -> date | None:
    """Find the first day for a market: the earliest of its countries, if one has its own."""
    own = [
        start
        for country, start in settings.authentication_international_exceptions.items()
        if markets.market_of_country(country, on) == market
    ]
    return min(own, default=settings.authentication_international_from)


def _has_rate(market: str, on: date, book: RateBook, currency: str) -> bool:
    """Tell whether a market has such a rate that day, by Meta's list or by the card.

    A market that Meta lists but the card lacks counts too: the missing rate is then told, and
    not replaced by the domestic one.
    """
    listed = AUTHENTICATION_INTERNATIONAL_FROM.get(market)
    card = book.card(currency, on)
    on_card = card is not None and (
        (market, Category.AUTHENTICATION_INTERNATIONAL) in card.rates
    )
    return on_card or (listed is not None and listed <= on)
