"""Validation of the business account."""

import re
from collections.abc import Iterator
from typing import Final
from zoneinfo import available_timezones

from tarife.plan.checks.times import check_desk
from tarife.plan.model.account import Account, InternationalStart, TierUse
from tarife.terms.calendar import find_zone
from tarife.terms.categories import TIER_COUNTERS
from tarife.terms.problems import FieldPath, Problem, nearest
from tarife.terms.sentences import say, territory_name

_COUNTRY: Final = re.compile("[A-Z]{2}")
_CURRENCY: Final = re.compile("[A-Z]{3}")


def check_account(account: Account) -> Iterator[Problem]:
    """Check currency, time zone, home country, tier use and opening hours."""
    path = FieldPath(("account",))
    if not is_currency(account.currency):
        yield Problem(
            "bad-currency",
            path.inside("currency"),
            say("{currency!r} is no currency code", currency=account.currency),
            say("give three capital letters, such as USD"),
        )
    if find_zone(account.time_zone) is None:
        yield _unknown_zone(path.inside("time_zone"), account.time_zone)
    yield from check_country(path.inside("home_country"), account.home_country)
    yield from _check_tier_use(path.inside("tier_used"), account.tier_used)
    yield from _check_international(
        path.inside("authentication_international_exceptions"),
        account.authentication_international_exceptions,
    )
    yield from check_desk(path.inside("desk"), account.desk)


def is_currency(code: str) -> bool:
    return _CURRENCY.fullmatch(code) is not None


def check_country(path: FieldPath, country: str) -> Iterator[Problem]:
    """Check that a country code has the form of one; whether it exists the rates tell."""
    if not _COUNTRY.fullmatch(country):
        yield Problem(
            "bad-country",
            path,
            say("{country!r} is no country code", country=country),
            say("give two capital letters, such as TR"),
        )


def _unknown_zone(path: FieldPath, name: str) -> Problem:
    remedy = nearest(name, sorted(available_timezones()))
    return Problem(
        "unknown-time-zone",
        path,
        say("there is no time zone {name!r}", name=name),
        remedy or say("give an IANA name, such as Europe/Istanbul"),
    )


def _check_international(
    path: FieldPath, starts: tuple[InternationalStart, ...]
) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    for position, start in enumerate(starts):
        inner = path.inside(position)
        yield from check_country(inner.inside("country"), start.country)
        first = seen.setdefault(start.country, position)
        if first != position:
            yield Problem(
                "duplicate-country",
                inner,
                say(
                    "{country!r} already has a day in {inside}",
                    country=start.country,
                    inside=path.inside(first),
                ),
                say("keep one of the two days"),
            )


def _check_tier_use(path: FieldPath, tier_used: tuple[TierUse, ...]) -> Iterator[Problem]:
    seen: dict[tuple[str, str], int] = {}
    for position, use in enumerate(tier_used):
        inner = path.inside(position)
        if not use.market.strip():
            yield Problem(
                "no-market",
                inner.inside("market"),
                say("{market!r} is no market", market=use.market),
                say("name a market of the rate card"),
            )
        if use.category not in TIER_COUNTERS:
            yield Problem(
                "no-tiers",
                inner.inside("category"),
                say("{category!r} has no volume tiers", category=use.category.value),
                say("choose one of {tier_counters}", tier_counters=tuple(TIER_COUNTERS)),
            )
        first = seen.setdefault((use.market, use.category), position)
        if first != position:
            yield Problem(
                "duplicate-tier-use",
                inner,
                say(
                    "{market!r} and {category!r} are already in {inside}",
                    market=territory_name(use.market),
                    category=use.category.value,
                    inside=path.inside(first),
                ),
                say("add the two numbers and keep one"),
            )
