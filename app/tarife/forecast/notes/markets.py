"""Notes on countries that become markets of their own about the plan's month."""

from collections.abc import Iterable
from datetime import timedelta
from itertools import pairwise
from typing import Final

from tarife.rates.markets.markets import Markets, Membership
from tarife.terms.calendar import Period
from tarife.terms.problems import Problem
from tarife.terms.sentences import say, territory_name

_NEAR: Final = timedelta(days=92)
"""A change that is further away than a quarter is no news for a month."""


def market_notes(
    countries: Iterable[str], period: Period, markets: Markets
) -> tuple[Problem, ...]:
    """Tell of countries whose market changes within a quarter of a month.

    Args:
        countries: Codes of the countries of a plan.
        period: Its months.
        markets: Which market a country belongs to, by date.
    """
    notes: dict[Problem, None] = {}
    for iso2 in countries:
        country = markets.by_code.get(iso2.upper())
        stays = country.memberships if country else ()
        for before, after in pairwise(stays):
            if period.first_day - _NEAR <= after.since <= period.last_day + _NEAR:
                notes[_note(markets.country_name(iso2), before, after, period)] = None
    return tuple(notes)


def _note(name: str, before: Membership, after: Membership, period: Period) -> Problem:
    day = after.since
    if after.since <= period.first_day:
        message = say(
            "charged as {market!r} since {day}, and as {market_2!r} before",
            market=territory_name(after.market),
            day=day,
            market_2=territory_name(before.market),
        )
    else:
        message = say(
            "charged as {market!r}, and from {day} on as {market_2!r}",
            market=territory_name(before.market),
            day=day,
            market_2=territory_name(after.market),
        )
    return Problem("market-moved", territory_name(name), message)
