"""Validation of rate cards."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

from tarife.rates.cards import CardId, Coverage, RateCard, label_of
from tarife.rates.markets.international import (
    AUTHENTICATION_INTERNATIONAL_FROM,
    has_authentication_international,
)
from tarife.rates.markets.markets import Markets
from tarife.terms.categories import TIER_COUNTERS, Category
from tarife.terms.folding import caseless
from tarife.terms.money import MICROS, decimal_text
from tarife.terms.problems import Problem, nearest
from tarife.terms.sentences import say

HIGHEST_PLAUSIBLE: Final[Mapping[str, int]] = MappingProxyType(
    {
        "AED": 10,
        "ARS": 10_000,
        "AUD": 10,
        "BRL": 10,
        "CLP": 10_000,
        "COP": 10_000,
        "EUR": 10,
        "GBP": 10,
        "IDR": 100_000,
        "INR": 100,
        "MXN": 100,
        "MYR": 10,
        "PEN": 10,
        "SAR": 10,
        "SGD": 10,
        "USD": 10,
    }
)
"""The currencies of Meta's cards, and the rate above which a figure must be a slip.

Units:
    Units of the currency, about ten times the dearest message or more.
"""

NO_LIRA: Final = say(
    "there is no Meta card in Turkish lira; in Turkey Meta bills mostly in USD or EUR"
)
"""What to know where people look for a currency that is none of Meta's."""

_LIRA: Final = frozenset({"try", "tl", "trl", "₺"})

SERVICE_CHARGED: Final = (
    (date(2023, 6, 1), date(2024, 11, 1)),
    (date(2026, 10, 1), date.max),
)
"""The days ``[first, end)`` on which service conversations or messages have a price.

Source:
    Billing rules, 1.
"""

FIRST_TIERS: Final = date(2025, 7, 1)
"""The first day with volume tiers.

Source:
    Billing rules, 4.5.
"""

AUTHENTICATION_FROM: Final[Mapping[str, date]] = MappingProxyType({"India": date(2024, 7, 1)})
"""Markets that had no authentication rate before a day; all others always had one."""


def check_card(card: RateCard, markets: Markets) -> tuple[Problem, ...]:
    """Find everything that is wrong with a card.

    Bands that overlap, leave a gap or come twice cannot be in a card that was read; see
    `tarife.rates.files.rows.read_card` for those.

    Args:
        card: As its file prints it, or laid over others in a rate book.
        markets: Which markets there are by date.
    """
    return tuple(problem for check in _CHECKS for problem in check(card, markets))


def is_service_charged(day: date) -> bool:
    """Tell whether cards of ``day`` print a price of service."""
    return any(first <= day < end for first, end in SERVICE_CHARGED)


def categories_due(market: str, day: date) -> tuple[Category, ...]:
    """List the categories of which a complete card of ``day`` prints a rate of ``market``."""
    due = [Category.MARKETING, Category.UTILITY]
    if day >= AUTHENTICATION_FROM.get(market, date.min):
        due.append(Category.AUTHENTICATION)
    if has_authentication_international(market, day):
        due.append(Category.AUTHENTICATION_INTERNATIONAL)
    if is_service_charged(day):
        due.append(Category.SERVICE)
    return tuple(due)


def lacks_tiers(card: RateCard) -> bool:
    """Tell whether Meta had volume tiers on the day of a card, and the card holds none."""
    has_any = any(rate.schedule.has_tiers for rate in card.rates.values())
    return card.id.effective_from >= FIRST_TIERS and not has_any


def hint_for_currency(text: str) -> str:
    """Explain why a currency is none of Meta's, if it is one that people look for."""
    return NO_LIRA if caseless(text.strip()) in _LIRA else ""


def is_plausible(micros: int, category: Category, card: CardId) -> bool:
    """Tell whether a rate can be one of a card at all: above nothing, below the absurd."""
    highest = HIGHEST_PLAUSIBLE.get(card.currency, max(HIGHEST_PLAUSIBLE.values())) * MICROS
    may_be_free = category is Category.SERVICE and not is_service_charged(card.effective_from)
    return (0 if may_be_free else 1) <= micros <= highest


def implausible_rate(micros: int, card: CardId, where: str) -> Problem:
    """State that a rate cannot be meant."""
    return Problem(
        code="implausible-rate",
        where=where,
        message=say(
            "a rate of '{micros}' {currency} cannot be",
            micros=decimal_text(micros),
            currency=card.currency,
        ),
        hint=say("check its decimal point; leave out a row without rate"),
    )


def rate_name(card: RateCard, market: str, category: Category) -> str:
    return f"{card.id} {market}/{category.value}"


def _currency(card: RateCard, _: Markets) -> Iterator[Problem]:
    if card.id.currency not in HIGHEST_PLAUSIBLE:
        yield Problem(
            code="unknown-currency",
            where=str(card.id),
            message=say("Meta has no card in {currency!r}", currency=card.id.currency),
            hint=say(
                "use one of {highest_plausible}", highest_plausible=tuple(HIGHEST_PLAUSIBLE)
            ),
        )


def _known_markets(card: RateCard, markets: Markets) -> Iterator[Problem]:
    known = markets.names_on(card.id.effective_from)
    for market in card.markets:
        if market not in known:
            yield Problem(
                code="unknown-market",
                where=f"{card.id} {market}",
                message=say(
                    "{market!r} is no market on {effective_from}",
                    market=market,
                    effective_from=card.id.effective_from,
                ),
                hint=nearest(market, known)
                or say("see the markets of that day in markets.csv"),
            )


def _completeness(card: RateCard, markets: Markets) -> Iterator[Problem]:
    if not card.coverage.has_every_market:
        return
    absent = tuple(_absent(card, markets))
    yield from absent
    if not absent and card.coverage is Coverage.COMPLETE and lacks_tiers(card):
        yield Problem(
            code="missing-tiers",
            where=str(card.id),
            message=say("the complete card holds no volume tiers"),
            hint=say("add them, or list the card as one of list rates"),
        )


def _absent(card: RateCard, markets: Markets) -> Iterator[Problem]:
    held = set(card.markets)
    for market in markets.names_on(card.id.effective_from):
        if market not in held:
            yield Problem(
                code="missing-market",
                where=f"{card.id} {market}",
                message=say("the complete card holds no rate of {market!r}", market=market),
                hint=say("add its rates, or list the card as one with gaps"),
            )
            continue
        for category in categories_due(market, card.id.effective_from):
            if (market, category) not in card.rates:
                yield Problem(
                    code="missing-category",
                    where=rate_name(card, market, category),
                    message=say(
                        "the complete card holds no {category} rate of {market!r}",
                        category=label_of(category),
                        market=market,
                    ),
                    hint=say("add it, or list the card as one with gaps"),
                )


def _international(card: RateCard, _: Markets) -> Iterator[Problem]:
    for (market, category), rate in card.rates.items():
        if category is not Category.AUTHENTICATION_INTERNATIONAL:
            continue
        if not has_authentication_international(market, rate.card.effective_from):
            start = AUTHENTICATION_INTERNATIONAL_FROM.get(market)
            since = say("before {day}", day=start) if start else say("at any time")
            yield Problem(
                code="early-authentication-international",
                where=rate_name(card, market, category),
                message=say(
                    "{market!r} has no authentication-international rate {since}",
                    market=market,
                    since=since,
                ),
                hint=say("check the market and the date of the card"),
            )


def _amounts(card: RateCard, _: Markets) -> Iterator[Problem]:
    for (market, category), rate in card.rates.items():
        for micros in rate.schedule.rates_micros:
            if not is_plausible(micros, category, rate.card):
                yield implausible_rate(micros, card.id, rate_name(card, market, category))


def _tiers(card: RateCard, _: Markets) -> Iterator[Problem]:
    for (market, category), rate in card.rates.items():
        where = rate_name(card, market, category)
        schedule = rate.schedule
        if schedule.has_tiers and category not in TIER_COUNTERS:
            yield Problem(
                code="needless-tiers",
                where=where,
                message=say("{category} has no volume tiers", category=label_of(category)),
                hint=say("keep the list rate only"),
            )
        if max(schedule.rates_micros) > schedule.list_rate_micros:
            yield Problem(
                code="tier-above-list",
                where=where,
                message=say("a tier rate is above the list rate"),
                hint=say("check the digits of both"),
            )
        if schedule.end is not None and card.coverage is not Coverage.GAPS:
            yield Problem(
                code="closed-last-band",
                where=where,
                message=say("no band holds the messages beyond {end:,}", end=schedule.end),
                hint=say(
                    "leave the end of the last band empty, or '--' as Meta does; or list the "
                    "card as one with gaps"
                ),
            )


_Check = Callable[[RateCard, Markets], Iterator[Problem]]

_CHECKS: Final[tuple[_Check, ...]] = (
    _currency,
    _known_markets,
    _completeness,
    _international,
    _amounts,
    _tiers,
)
