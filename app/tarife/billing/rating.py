"""Rates charges by the card that holds on their day."""

from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np

from tarife.billing.eras import ERAS, Era
from tarife.rates.book import (
    RateBook,
    beyond_counting,
    beyond_last_band,
    list_rate_only,
    missing_rate,
)
from tarife.rates.cards import Rate
from tarife.terms.arrays import (
    Codes,
    Counts,
    Indices,
    Micros,
    Narrow,
    added_up,
    blocks,
    group_of_each,
)
from tarife.terms.categories import CATEGORIES, Category
from tarife.terms.problems import InputError, Problem
from tarife.terms.tiers import TierSchedule

_MOST_MICROS: Final = 2**63 - 1
_NEVER: Final = 2**63 - 1
"""Where a band begins that no message reaches."""


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
    groups = _Groups.of(charges, book, currency)
    schedules = _schedules(groups, charges, charges.ordinal, one_each, (book, currency))
    for rows, schedule in zip(groups.rows, schedules, strict=True):
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
    groups = _Groups.of(charges, book, currency)
    schedules = _schedules(groups, charges, last, messages, (book, currency))
    if not schedules:
        return np.zeros(0, dtype=np.int64)
    group_of_row, bands = groups.of_rows, _Bands.of(schedules)
    band = bands.at(group_of_row, charges.ordinal)
    cost: Micros = bands.rates[group_of_row, band] * messages
    crossing = np.flatnonzero(band != bands.at(group_of_row, last))
    for group, day in sorted(
        set(zip(group_of_row[crossing], charges.day[crossing], strict=True))
    ):
        rows = crossing[(group_of_row[crossing] == group) & (charges.day[crossing] == day)]
        first = int(charges.ordinal[rows[0]])
        cost[rows] = schedules[group].shared_cost(first, messages[rows])
    return cost


@dataclass(frozen=True, slots=True, eq=False)
class _Bands:
    """The bands of several schedules side by side; one with fewer never reaches the others.

    Shape:
        Both ``(schedules, bands)``.
    """

    starts: Counts
    rates: Micros

    @classmethod
    def of(cls, schedules: list[TierSchedule]) -> "_Bands":
        most = max(len(one.starts) for one in schedules)
        starts = [one.starts + (_NEVER,) * (most - len(one.starts)) for one in schedules]
        rates = [one.rates_micros + (0,) * (most - len(one.starts)) for one in schedules]
        return cls(np.array(starts, dtype=np.int64), np.array(rates, dtype=np.int64))

    def at(self, schedule: Indices, ordinal: Counts) -> Indices:
        """Give the band in which each message lies, by its number, of a schedule each."""
        bands: Indices = np.full(len(ordinal), -1, dtype=np.int64)
        for starts in self.starts.T:  # few, and charges are many
            bands += ordinal >= starts[schedule]
        return bands


def _day_totals(charges: Charges, messages: Counts) -> Counts:
    """Add up what is counted on each charge's day in its market and category."""
    cell = (charges.day, charges.market, charges.category)
    shape = (len(charges.dates), len(charges.markets), len(CATEGORIES))
    totals: Counts = added_up(messages, cell, shape)[cell]
    return totals


@dataclass(frozen=True, slots=True, eq=False)
class _Groups:
    """Charges of one card, era, market and category each.

    Attributes:
        order: The rows group by group, in time order.
        firsts: Where in that order each group begins.
    """

    order: Indices
    firsts: Indices

    @classmethod
    def of(cls, charges: Charges, book: RateBook, currency: str) -> "_Groups":
        key = _cards_by_day(charges, book, currency)[charges.day] * len(ERAS) + charges.era
        key = key * len(charges.markets) + charges.market
        key = key * len(CATEGORIES) + charges.category
        key = key.astype(np.min_scalar_type(key.max(initial=0)))  # two bytes are sorted faster
        order = np.argsort(key, kind="stable")
        inner = np.flatnonzero(np.diff(key[order])) + 1
        return cls(order, np.concatenate([np.zeros(min(len(key), 1), dtype=np.int64), inner]))

    @property
    def rows(self) -> list[Indices]:
        """The rows of each group."""
        return np.split(self.order, self.firsts[1:]) if len(self.firsts) else []

    @property
    def of_rows(self) -> Indices:
        """The group of each row."""
        groups: Indices = np.empty(len(self.order), dtype=np.int64)
        sizes = np.diff(self.firsts, append=len(self.order))
        groups[self.order] = group_of_each(sizes)
        return groups


def _schedules(
    groups: _Groups,
    charges: Charges,
    last: Counts,
    messages: Counts,
    cards: tuple[RateBook, str],
) -> list[TierSchedule]:
    """Find the schedule of each group of charges, whose last numbers it must hold.

    All messages at the dearest rates of their groups must stay below what an integer holds.
    """
    book, currency = cards
    if not len(groups.firsts):
        return []
    schedules: list[TierSchedule] = []
    problems: dict[Problem, None] = {}
    rows = groups.order[groups.firsts].tolist()
    highest = np.maximum.reduceat(last[groups.order], groups.firsts)
    days = np.minimum.reduceat(
        charges.day[groups.order], groups.firsts
    )  # rows may be by source
    for row, day, most in zip(rows, days.tolist(), highest.tolist(), strict=True):
        what = (*_names(charges, row), charges.dates[day])
        priced = schedule_of(what, ERAS[charges.era[row]], book, currency)
        if isinstance(priced, Problem):
            problems[priced] = None
            continue
        rate, schedule = priced
        if schedule.holds(most):
            schedules.append(schedule)
        else:
            problems[beyond_last_band(rate, *_names(charges, row))] = None
    if problems:
        raise InputError(problems)
    counted = np.add.reduceat(messages[groups.order], groups.firsts).tolist()
    dearest = [
        max(one.rates_micros) * many for one, many in zip(schedules, counted, strict=True)
    ]
    if sum(dearest) > _MOST_MICROS:
        names = _names(charges, rows[dearest.index(max(dearest))])
        raise InputError([beyond_counting(currency, *names, _MOST_MICROS)])
    return schedules


def _names(charges: Charges, row: int) -> tuple[str, Category]:
    return charges.markets[charges.market[row]], CATEGORIES[charges.category[row]]


def _cards_by_day(charges: Charges, book: RateBook, currency: str) -> Narrow:
    """Number the days so that days on one card share a number."""
    cards = book.cards_on(currency, charges.dates)
    numbers = {id(card): number for number, card in enumerate(cards)}
    return np.array([numbers[id(card)] for card in cards], dtype=np.int32)


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
    if category is Category.SERVICE and not era.by_conversation:
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
