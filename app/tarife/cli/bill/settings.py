"""The options of ``tarife bill`` that describe the account."""

import argparse
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Final
from zoneinfo import ZoneInfo, available_timezones

from tarife.billing.eras import EraId
from tarife.billing.settings import BillingSettings
from tarife.cli.as_of import add_as_of, held, rules_of_day
from tarife.cli.typed import count_of
from tarife.rates.book import RateBook
from tarife.rates.markets.countries import CountryNames
from tarife.rates.markets.markets import Markets
from tarife.terms.allowances import (
    FREE_ENTRY_HOURS,
    LONGEST_FREE_ENTRY_HOURS,
    SERVICE_ALLOWANCE,
    BeyondAllowance,
)
from tarife.terms.calendar import DISTANT_DAY, find_zone
from tarife.terms.categories import TIER_COUNTERS, Category
from tarife.terms.folding import caseless
from tarife.terms.problems import InputError, Problem, nearest
from tarife.terms.sentences import say

AUTO: Final = "auto"
_MOST_MESSAGES: Final = 10**12
_MOST_DIGITS: Final = len(str(_MOST_MESSAGES)) + 1
_TIER_USED = re.compile(r"(?P<market>.+)/(?P<category>[a-z_-]+)=(?P<messages>[0-9]+)")


def add_settings(parser: argparse.ArgumentParser, currency: str = "USD") -> None:
    """Describe the options; what they hold is checked in `bill_settings`, all at once.

    Args:
        parser: Takes them.
        currency: That of the bill where none is given; empty to take that of the files.
    """
    parser.add_argument(
        "--time-zone",
        default="UTC",
        metavar=say("NAME"),
        help=say("the account's (default: %(default)s)"),
    )
    parser.add_argument(
        "--currency",
        default=currency,
        metavar=say("CURRENCY"),
        help=say("of the bill (default: %(default)s)")
        if currency
        else say("of the bill (default: that of the files, or USD)"),
    )
    parser.add_argument(
        "--rules",
        choices=(AUTO, *(era.value for era in EraId)),
        default=AUTO,
        help=say("by date of delivery, or one era for all (default: %(default)s)"),
    )
    for name, default, text in (
        ("--free-entry-hours", FREE_ENTRY_HOURS, say("how long a free entry point stays open")),
        (
            "--service-allowance",
            SERVICE_ALLOWANCE,
            say("free free-form messages a month and number"),
        ),
        ("--allowance-used", 0, say("free tier or allowance used elsewhere in each month")),
    ):
        parser.add_argument(
            name,
            type=count_of(name),
            default=default,
            metavar="N",
            help=say("{text} (default: %(default)s)", text=text),
        )
    parser.add_argument(
        "--tier-used",
        action="append",
        default=[],
        metavar=say("MARKET/CATEGORY=N"),
        help=say("messages sent elsewhere in each month; repeatable"),
    )
    parser.add_argument(
        "--home-country",
        default="",
        metavar="ISO2",
        help=say("of the business; its numbers may lack their calling code"),
    )
    parser.add_argument(
        "--authentication-international-from",
        action="append",
        default=[],
        metavar=say("[COUNTRY=]DATE"),
        help=say(
            "first day on which the business is subject to these rates, everywhere or in a "
            "country, such as IN=2025-02-01; repeatable"
        ),
    )
    parser.add_argument(
        "--beyond-allowance",
        choices=tuple(beyond.value for beyond in BeyondAllowance),
        default=BeyondAllowance.CHARGED.value,
        help=say(
            "what becomes of free-form messages beyond it: charged, waived for a government or "
            "non-profit until 2027, or undelivered without a payment method"
        ),
    )
    add_as_of(parser)


def bill_settings(
    arguments: argparse.Namespace, book: RateBook, markets: Markets
) -> BillingSettings:
    """Turn the options into settings.

    Raises:
        InputError: Naming every option that cannot be used.
    """
    zone, problems = _zone(arguments.time_zone)
    problems += _numbers(arguments) + check_currency(arguments.currency, book)
    home = caseless(arguments.home_country).upper()
    if home:
        market = markets.market_of_country(home, DISTANT_DAY)
        problems += (
            [replace(market, where="--home-country")] if isinstance(market, Problem) else []
        )
    start, exceptions, wrong = _international(
        arguments.authentication_international_from, markets
    )
    used, unusable = typed_tier_use(arguments.tier_used, markets)
    problems += wrong + unusable
    if problems:
        raise InputError(problems)
    return BillingSettings(
        currency=arguments.currency.upper(),
        zone=zone,
        forced_era=None if arguments.rules == AUTO else EraId(arguments.rules),
        free_entry_hours=arguments.free_entry_hours,
        service_allowance=arguments.service_allowance,
        allowance_used=arguments.allowance_used,
        beyond_allowance=BeyondAllowance(arguments.beyond_allowance),
        tier_used=used,
        home_country=home,
        authentication_international_from=start,
        authentication_international_exceptions=exceptions,
    )


def as_asked(
    arguments: argparse.Namespace, settings: BillingSettings, rates: tuple[RateBook, Markets]
) -> tuple[BillingSettings, tuple[RateBook, Markets]]:
    """Let rules, cards and markets of one day hold, if ``--as-of`` asks for it.

    Raises:
        InputError: If it is no day, or nothing is known of it.
    """
    if arguments.as_of is None:
        return settings, rates
    book, markets = rates
    day, era = rules_of_day(arguments.as_of, settings.currency, book)
    asked = replace(settings, forced_era=settings.forced_era or era)
    return asked, held(book, markets, day)


def _zone(name: str) -> tuple[ZoneInfo, list[Problem]]:
    zone = find_zone(name)
    if zone is not None:
        return zone, []
    guess = nearest(name, sorted(available_timezones()))
    hint = guess or say("use a name such as Europe/Istanbul")
    message = say("time zone {name!r} is not known", name=name)
    return ZoneInfo("UTC"), [Problem("unknown-time-zone", "--time-zone", message, hint)]


def _numbers(arguments: argparse.Namespace) -> list[Problem]:
    problems = []
    hours = arguments.free_entry_hours
    if not FREE_ENTRY_HOURS <= hours <= LONGEST_FREE_ENTRY_HOURS:
        message = say(
            "{hours:|hour|hours} is not a length Meta gives a free entry point", hours=hours
        )
        hint = say(
            "use {free_entry_hours} to {longest_free_entry_hours}",
            free_entry_hours=FREE_ENTRY_HOURS,
            longest_free_entry_hours=LONGEST_FREE_ENTRY_HOURS,
        )
        problems.append(Problem("bad-hours", "--free-entry-hours", message, hint))
    for name in ("service_allowance", "allowance_used"):
        value = getattr(arguments, name)
        if value < 0:
            option = "--" + name.replace("_", "-")
            message = say("{value} messages is less than none", value=value)
            problems.append(Problem("negative-count", option, message, say("use 0 or more")))
    return problems


def check_currency(name: str, book: RateBook) -> list[Problem]:
    """Check that there is a card in a currency."""
    if name.upper() in book.currencies:
        return []
    message = say("there is no rate card in {name!r}", name=name)
    hint = say("use one of {names}", names=tuple(book.currencies))
    return [Problem("unknown-currency", "--currency", message, hint)]


def _international(
    texts: list[str], markets: Markets
) -> tuple[date | None, Mapping[str, date], list[Problem]]:
    """Read the day for everywhere, and those of single countries."""
    everywhere: date | None = None
    exceptions: dict[str, date] = {}
    problems: list[Problem] = []
    where = "--authentication-international-from"
    names = CountryNames(markets)
    for text in texts:
        name, equals, written = text.rpartition("=")
        day, wrong = _date(written, where)
        code = names.code_of(name)
        if equals and not code:
            answer = markets.market_of_country(name, DISTANT_DAY)
            wrong += [replace(answer, where=where)] if isinstance(answer, Problem) else []
        problems += wrong
        if day is not None and code:
            exceptions[code] = day
        elif day is not None and not equals:
            everywhere = day
    return everywhere, exceptions, problems


def _date(text: str, where: str) -> tuple[date | None, list[Problem]]:
    try:
        return date.fromisoformat(text), []
    except ValueError:
        message = say("{text!r} is not a date", text=text)
        return None, [Problem("bad-date", where, message, say("write it as 2026-11-01"))]


def typed_tier_use(
    texts: list[str], markets: Markets
) -> tuple[Mapping[tuple[str, Category], int], list[Problem]]:
    """Read what is used of the tiers; both authentication categories share one counter."""
    used: dict[tuple[str, Category], int] = {}
    problems = []
    names = {str(category): counter for category, counter in TIER_COUNTERS.items()}
    for text in texts:
        match = _TIER_USED.fullmatch(text.strip())
        counter = names.get(match["category"].replace("-", "_")) if match else None
        if match is None or counter is None:
            message = say(
                "{text!r} does not name a market, a category with tiers and a number", text=text
            )
            hint = say('write it as "India/utility=700000" or "India/authentication=700000"')
            problems.append(Problem("bad-tier-used", "--tier-used", message, hint))
            continue
        market = markets.market_named(match["market"], DISTANT_DAY)
        if isinstance(market, Problem):
            problems.append(replace(market, where="--tier-used"))
            continue
        digits = match["messages"].lstrip("0")[:_MOST_DIGITS]  # thousands of them are no number
        messages = used.get((market, counter), 0) + int(digits or 0)
        if messages > _MOST_MESSAGES:
            message = say("{text!r} is more messages than there can be", text=text)
            hint = say("use at most {most_messages:,}", most_messages=_MOST_MESSAGES)
            problems.append(Problem("bad-tier-used", "--tier-used", message, hint))
            continue
        used[market, counter] = messages
    return used, problems
