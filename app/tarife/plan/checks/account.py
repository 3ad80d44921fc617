"""What can be wrong with the business account of a plan."""

import re
from collections.abc import Iterator
from typing import Final
from zoneinfo import available_timezones

from tarife.plan.checks.times import check_desk
from tarife.plan.model.account import Account, InternationalStart, TierUse
from tarife.plan.model.addresses import Place
from tarife.terms.calendar import find_zone
from tarife.terms.categories import TIER_COUNTERS
from tarife.terms.problems import Problem, nearest
from tarife.terms.sentences import place_name, say

_COUNTRY: Final = re.compile("[A-Z]{2}")
_CURRENCY: Final = re.compile("[A-Z]{3}")


def check_account(account: Account) -> Iterator[Problem]:
    """Check currency, time zone, home country, tier use and opening hours."""
    place = Place(("account",))
    if not is_currency(account.currency):
        yield Problem(
            "bad-currency",
            str(place.inside("currency")),
            say("{currency!r} is no currency code", currency=account.currency),
            say("give three capital letters, such as USD"),
        )
    if find_zone(account.time_zone) is None:
        yield _unknown_zone(place.inside("time_zone"), account.time_zone)
    yield from check_country(place.inside("home_country"), account.home_country)
    yield from _check_tier_use(place.inside("tier_used"), account.tier_used)
    yield from _check_international(
        place.inside("authentication_international_exceptions"),
        account.authentication_international_exceptions,
    )
    yield from check_desk(place.inside("desk"), account.desk)


def is_currency(code: str) -> bool:
    """Tell whether a text has the form of a currency code."""
    return _CURRENCY.fullmatch(code) is not None


def check_country(place: Place, country: str) -> Iterator[Problem]:
    """Check that a country code has the form of one; whether it exists the rates tell."""
    if not _COUNTRY.fullmatch(country):
        yield Problem(
            "bad-country",
            str(place),
            say("{country!r} is no country code", country=country),
            say("give two capital letters, such as TR"),
        )


def _unknown_zone(place: Place, name: str) -> Problem:
    remedy = nearest(name, sorted(available_timezones()))
    return Problem(
        "unknown-time-zone",
        str(place),
        say("there is no time zone {name!r}", name=name),
        remedy or say("give an IANA name, such as Europe/Istanbul"),
    )


def _check_international(
    place: Place, starts: tuple[InternationalStart, ...]
) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    for position, start in enumerate(starts):
        where = place.inside(position)
        yield from check_country(where.inside("country"), start.country)
        first = seen.setdefault(start.country, position)
        if first != position:
            yield Problem(
                "duplicate-country",
                str(where),
                say(
                    "{country!r} already has a day in {inside}",
                    country=start.country,
                    inside=place.inside(first),
                ),
                say("keep one of the two days"),
            )


def _check_tier_use(place: Place, tier_used: tuple[TierUse, ...]) -> Iterator[Problem]:
    seen: dict[tuple[str, str], int] = {}
    for position, use in enumerate(tier_used):
        where = place.inside(position)
        if not use.market.strip():
            yield Problem(
                "no-market",
                str(where.inside("market")),
                say("{market!r} is no market", market=use.market),
                say("name a market of the rate card"),
            )
        if use.category not in TIER_COUNTERS:
            yield Problem(
                "no-tiers",
                str(where.inside("category")),
                say("{category!r} has no volume tiers", category=use.category.value),
                say("choose one of {tier_counters}", tier_counters=tuple(TIER_COUNTERS)),
            )
        first = seen.setdefault((use.market, use.category), position)
        if first != position:
            yield Problem(
                "duplicate-tier-use",
                str(where),
                say(
                    "{market!r} and {category!r} are already in {inside}",
                    market=place_name(use.market),
                    category=use.category.value,
                    inside=place.inside(first),
                ),
                say("add the two numbers and keep one"),
            )
