"""Rates charges by the card that holds on their day."""

from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np

from tarife.billing.eras import ERAS, Era, FreeTierScope
from tarife.rates.book import (
    RateBook,
    beyond_counting,
    beyond_last_band,
    list_rate_only,
    missing_rate,
)
from tarife.rates.cards import Rate, TierSchedule
from tarife.terms.arrays import Codes, Counts, Indices, Micros, Narrow, blocks
from tarife.terms.categories import CATEGORIES, Category
from tarife.terms.problems import InputError, Problem

_MOST_MICROS: Final = 2**63 - 1


@dataclass(frozen=True, slots=True, eq=False)
class Charges:
    """Charged messages in time order.

    Attributes:
        day: The day of delivery, as an index into ``dates``.
        market: An index into ``markets``.
        category: A category code.
        era: An index into `ERAS`.
        ordinal: The message's number in its volume tier, from 0.
        dates: The days.
        markets: The names of the markets.

    Shape:
        Every array ``(charges,)``.
    """

    day: Narrow
    market: Narrow
    category: Codes
    era: Codes
    ordinal: Counts
    dates: tuple[date, ...]
    markets: tuple[str, ...]


def rate_charges(charges: Charges, book: RateBook, currency: str) -> Micros:
    """Give the rate of every charge.

    Raises:
        InputError: Naming every market and category whose rate no card holds.

    Shape:
        ``(charges,)``.
    Units:
        Micros a message or conversation.
    """
    rates: Micros = np.zeros(len(charges.day), dtype=np.int64)
    one_each = np.broadcast_to(np.int64(1), len(charges.day))
    for rows, schedule in _schedules(charges, charges.ordinal, one_each, (book, currency)):
        for part in blocks(len(rows)):
            rates[rows[part]] = schedule.rate_of(charges.ordinal[rows[part]])
    return rates


def rate_counts(charges: Charges, messages: Counts, book: RateBook, currency: str) -> Micros:
    """Give what every count of charges costs.

    The charges of one day, market and category share the day's ``ordinal``. Where they reach
    into another band, each count takes part in every band in proportion.

    Args:
        charges: The charges.
        messages: How many each stands for.
        book: The rate cards.
        currency: The currency.

    Raises:
        InputError: Naming every market and category whose rate no card holds.

    Shape:
        ``(charges,)``.
    """
    last = charges.ordinal + _day_totals(charges, messages) - 1
    cost: Micros = np.zeros(len(messages), dtype=np.int64)
    for rows, schedule in _schedules(charges, last, messages, (book, currency)):
        if not schedule.has_tiers:
            cost[rows] = schedule.list_rate_micros * messages[rows]
            continue
        bands = schedule.band_of(charges.ordinal[rows])
        cost[rows] = np.array(schedule.rates_micros)[bands] * messages[rows]
        crossing = rows[bands != schedule.band_of(last[rows])]
        for day in np.unique(charges.day[crossing]):
            own = crossing[charges.day[crossing] == day]
            cost[own] = schedule.shared_cost(int(charges.ordinal[own[0]]), messages[own])
    return cost


def _day_totals(charges: Charges, messages: Counts) -> Counts:
    """Add up what is counted on each charge's day in its market and category."""
    shape = (len(charges.dates), len(charges.markets), len(CATEGORIES))
    totals = np.zeros(shape, dtype=np.int64)
    cell = (charges.day, charges.market, charges.category)
    np.add.at(totals, cell, messages)
    return totals[cell]


def _schedules(
    charges: Charges, last: Counts, messages: Counts, cards: tuple[RateBook, str]
) -> list[tuple[Indices, TierSchedule]]:
    """Find the schedule of each group of charges, whose last numbers it must hold.

    All messages at the dearest rates of their groups must stay below what an integer holds.
    """
    book, currency = cards
    found: list[tuple[Indices, TierSchedule]] = []
    problems: dict[Problem, None] = {}
    for rows in _groups(charges, _cards_by_day(charges, book, currency)):
        priced = _schedule(charges, int(rows[0]), book, currency)
        if isinstance(priced, Problem):
            problems[priced] = None
            continue
        rate, schedule = priced
        if schedule.holds(last[rows]):
            found.append((rows, schedule))
        else:
            market, category, _ = _names(charges, int(rows[0]))
            problems[beyond_last_band(rate, market, category)] = None
    if problems:
        raise InputError(problems)
    dearest = [max(one.rates_micros) * int(messages[rows].sum()) for rows, one in found]
    if sum(dearest) > _MOST_MICROS:
        rows, _ = found[dearest.index(max(dearest))]
        market, category, _ = _names(charges, int(rows[0]))
        raise InputError([beyond_counting(currency, market, category, _MOST_MICROS)])
    return found


def _names(charges: Charges, row: int) -> tuple[str, Category, date]:
    return (
        charges.markets[charges.market[row]],
        CATEGORIES[charges.category[row]],
        charges.dates[charges.day[row]],
    )


def _cards_by_day(charges: Charges, book: RateBook, currency: str) -> Narrow:
    """Number the days so that days on one card share a number."""
    cards = [book.card(currency, day) for day in charges.dates]
    numbers = {id(card): number for number, card in enumerate(cards)}
    return np.array([numbers[id(card)] for card in cards], dtype=np.int32)


def _groups(charges: Charges, card_of_day: Narrow) -> list[Indices]:
    """Give the rows of each card, era, market and category, in time order."""
    key = card_of_day[charges.day] * len(ERAS) + charges.era
    key = key * len(charges.markets) + charges.market
    key = key * len(CATEGORIES) + charges.category
    key = key.astype(np.min_scalar_type(key.max(initial=0)))  # two bytes are sorted faster
    order = np.argsort(key, kind="stable")
    cuts = np.flatnonzero(np.diff(key[order])) + 1
    return [rows for rows in np.split(order, cuts) if len(rows)]


def _schedule(
    charges: Charges, row: int, book: RateBook, currency: str
) -> tuple[Rate, TierSchedule] | Problem:
    """Find the schedule that prices a charge, or the problem that there is none."""
    return schedule_of(_names(charges, row), ERAS[charges.era[row]], book, currency)


def schedule_of(
    what: tuple[str, Category, date], era: Era, book: RateBook, currency: str
) -> tuple[Rate, TierSchedule] | Problem:
    """Find what prices a market and category on a day, or the problem that nothing does.

    Args:
        what: The market, the category and the day.
        era: The rules.
        book: The rate cards.
        currency: The billing currency.
    """
    market, category, day = what
    rate = book.find(currency, day, market, category)
    if category is Category.SERVICE and era.free_tier is FreeTierScope.NUMBER:
        rate = _service_rate(rate, book.find(currency, day, market, Category.UTILITY))
        if isinstance(rate, Problem):
            return missing_rate(currency, day, market, category)
        return rate, list_rate_only(rate)
    if isinstance(rate, Problem):
        return rate
    return rate, (rate.schedule if era.has_tiers else list_rate_only(rate))


def _service_rate(service: Rate | Problem, utility: Rate | Problem) -> Rate | Problem:
    """Choose the rate of a service message from October 2026 on.

    Cards of that era print it, and it equals the utility list rate. Where these rules are tried
    on an older card, which prints none or says free, the utility list rate stands in.

    Source:
        Billing rules, 4.3.
    """
    if isinstance(service, Problem) or not service.schedule.list_rate_micros:
        return utility
    return service
