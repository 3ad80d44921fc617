"""Which authentication templates cost the authentication-international rate."""

from datetime import date

import numpy as np

from tarife.billing.settings import BillingSettings
from tarife.rates.book import RateBook
from tarife.rates.international import AUTHENTICATION_INTERNATIONAL_FROM
from tarife.rates.markets import Markets
from tarife.terms.arrays import Indices, Mask
from tarife.terms.categories import Category
from tarife.traffic.table import Kind, MessageTable


def international_rows(
    sent: MessageTable,
    day: Indices,
    dates: tuple[date, ...],
    context: tuple[RateBook, BillingSettings, Markets],
) -> Mask:
    """Tell which rows are authentication templates that cost the international rate.

    Args:
        sent: Outbound messages.
        day: The day of each, as a place in ``dates``.
        dates: The days.
        context: The rate cards, the account, the markets of countries.

    Shape:
        ``(messages,)``.
    Source:
        Billing rules, 4.6.
    """
    is_international: Mask = np.zeros(len(sent), dtype=np.bool_)
    book, settings, markets = context
    start = settings.authentication_international_from
    if start is None:
        return is_international
    rows = np.flatnonzero(sent.kind == Kind.AUTHENTICATION)
    values, inverse = np.unique(
        day[rows] * len(sent.markets) + sent.market[rows], return_inverse=True
    )
    subject = np.zeros(len(values), dtype=np.bool_)
    for place, value in enumerate(values):
        on = dates[value // len(sent.markets)]
        market = sent.markets[value % len(sent.markets)]
        home = settings.home_country and markets.market_of_country(settings.home_country, on)
        subject[place] = (
            on >= start and market != home and _has_rate(market, on, book, settings.currency)
        )
    is_international[rows] = subject[inverse]
    return is_international


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
