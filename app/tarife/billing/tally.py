"""Bills counts of messages by the same rules as single messages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from itertools import chain, pairwise
from math import floor

import numpy as np

from tarife.billing.counters import HAS_TIERS, beyond_allowance, day_ordinals, weights_before
from tarife.billing.eras import ERAS, Era, FreeTierScope
from tarife.billing.international import is_international
from tarife.billing.ledger import REASON_CODES, LedgerLines, Reason, is_charged
from tarife.billing.rating import Charges, rate_counts
from tarife.billing.settings import BillingSettings
from tarife.rates.book import RateBook
from tarife.rates.markets.markets import Markets
from tarife.terms import categories
from tarife.terms.arrays import Codes, Counts, Indices, Micros, group_of_each
from tarife.terms.calendar import AccountCalendar
from tarife.terms.categories import CODES, TIER_COUNTERS, Category


@dataclass(frozen=True, slots=True, eq=False)
class Tally:
    """Counted messages of the business, before any free tier is spent.

    Attributes:
        source: Which line of the plan caused them.
        day: The day of delivery, counted from the calendar's first.
        market: An index into ``markets``.
        category: The category code, before authentication-international is told apart.
        reason: A code of `REASONS`.
        messages: How many.
        markets: The names of the markets.

    Shape:
        Every array ``(cells,)``; a source belongs to one market.
    """

    source: Indices
    day: Indices
    market: Indices
    category: Codes
    reason: Codes
    messages: Counts
    markets: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class FirstService:
    """The first charged service units of each month, in order of time.

    Attributes:
        source: Which line of the plan caused each.
        day: The day of each.
        market: The market of each.
        group: Whose free tier it may spend: the account's or a number's of one month.
        messages: How many it stands for.
        spent: How many units its free tier has paid for before the first of these.

    Shape:
        Every array ``(units,)``.
    """

    source: Indices
    day: Indices
    market: Indices
    group: Indices
    messages: Counts
    spent: Counts

    def from_day(self, day: int) -> "FirstService":
        """Leave out those before a day, which have spent what they could."""
        before, left = np.flatnonzero(self.day < day), np.flatnonzero(self.day >= day)
        spent = np.zeros(int(self.group.max(initial=0)) + 1, dtype=np.int64)
        np.add.at(spent, self.group[before], self.messages[before])
        return FirstService(
            source=self.source[left],
            day=self.day[left],
            market=self.market[left],
            group=self.group[left],
            messages=self.messages[left],
            spent=self.spent[left] + spent[self.group[left]],
        )


def free_units(era: Era, settings: BillingSettings) -> int:
    """Give how many service units the month's free tier or allowance still pays for.

    Source:
        Billing rules, 3.5 and 4.3.
    """
    return max(0, era.free_tier_size(settings.service_allowance) - settings.allowance_used)


@dataclass(frozen=True, slots=True)
class MonthTerms:
    """By what one month is billed.

    Attributes:
        era: The rules of the month.
        book: The rate cards.
        settings: The account.
        markets: Which market a country belongs to.
        calendar: The days of the month.
        bid_prices: What a delivered marketing message of each source that is bought by a cap
            costs, in micros; no card prices these.
    """

    era: Era
    book: RateBook
    settings: BillingSettings
    markets: Markets
    calendar: AccountCalendar
    bid_prices: Mapping[int, Fraction] = field(default_factory=dict)


def bill_tallies(
    tally: Tally, first: FirstService, months: Sequence[MonthTerms], calendar: AccountCalendar
) -> LedgerLines:
    """Price counted messages.

    Args:
        tally: The counts.
        first: The service units that come first, at least as many as are free.
        months: By what each month is billed, in order.
        calendar: The days of all months.

    Raises:
        InputError: If needed rates are missing.
    """
    month_of_day = group_of_each([one.calendar.days for one in months])
    spent = _spent(tally, first, months, month_of_day)
    cells = _merged(_excepted(spent, months, month_of_day))
    month_of = month_of_day[cells.day]
    charge_micros = np.zeros(len(cells.messages), dtype=np.int64)
    is_paid = is_charged(cells.reason)
    by_card = is_paid.copy()
    for number, month in enumerate(months):
        for source, price in month.bid_prices.items():
            is_own = is_paid & (cells.source == source) & (month_of == number)
            bid = np.flatnonzero(is_own & (cells.category == categories.MARKETING))
            charge_micros[bid] = bid_charges(cells.messages[bid], price)
            by_card[bid] = False
    charged = np.flatnonzero(by_card)
    day, messages = cells.day[charged], cells.messages[charged]
    market, category = cells.market[charged], cells.category[charged]
    used = [
        ((one.calendar.first_day - calendar.first_day).days, one.settings.tier_used)
        for one in months
    ]
    ordinal = day_ordinals(day, messages, (market, category, cells.markets), used)
    eras = np.array([ERAS.index(one.era) for one in months], dtype=np.uint8)
    era = eras[month_of[charged]]
    currency = months[0].settings.currency
    charge_micros[charged] = rate_counts(
        Charges(
            day=day,
            market=market,
            category=category,
            era=era,
            ordinal=ordinal * HAS_TIERS[era],
            dates=calendar.dates(),
            markets=cells.markets,
        ),
        messages,
        months[0].book,
        currency,
    )
    return LedgerLines(
        source=cells.source,
        day=cells.day,
        market=cells.market,
        category=cells.category,
        reason=cells.reason,
        messages=cells.messages,
        charge_micros=charge_micros,
        markets=cells.markets,
        calendar=calendar,
        currency=currency,
    )


def bid_charges(messages: Counts, price: Fraction) -> Micros:
    """Give what each day's messages of one source cost at a price with any fraction.

    Messages times price is rounded half up once, over all days; each day costs what the total
    grows by with it, so that days add up.

    Shape:
        ``(days,)`` in and out, in order of time.
    Units:
        ``price`` and the result: micros.
    Source:
        Billing rules, 7.1.
    """
    so_far = np.cumsum(messages).tolist()
    totals = [0, *(floor(many * price + Fraction(1, 2)) for many in so_far)]
    return np.array([day - before for before, day in pairwise(totals)], dtype=np.int64)


def tier_counts(
    tally: Tally, used: Mapping[tuple[str, Category], int]
) -> Mapping[tuple[str, Category], int]:
    """Add the charged messages of a tally to those that volume tiers count already."""
    counts = dict(used)
    rows = is_charged(tally.reason)
    for counter in set(TIER_COUNTERS.values()):
        own = rows & (tally.category == CODES[counter])
        by_market = np.bincount(tally.market[own], tally.messages[own], len(tally.markets))
        for market, messages in zip(tally.markets, by_market.tolist(), strict=True):
            counts[market, counter] = counts.get((market, counter), 0) + int(messages)
    return counts


def free_share(group: Indices, messages: Counts, most: int | Counts) -> Counts:
    """Give how many messages of each unit the free tier of its group pays for.

    Args:
        group: Whose free tier each unit may spend, in order of time.
        messages: How many messages each unit stands for.
        most: How many each free tier pays for, by unit or of all alike.

    Shape:
        ``(units,)`` in and out.
    """
    free: Counts = np.clip(most - weights_before(group, messages), 0, messages)
    return free


def _spent(
    tally: Tally, first: FirstService, terms: Sequence[MonthTerms], month_of_day: Indices
) -> Tally:
    """Take what is free out of what is charged; cells stand twice until they are merged."""
    month = month_of_day[first.day]
    most = np.array([free_units(one.era, one.settings) for one in terms])
    free = free_share(first.group, first.messages, most[month] - first.spent)
    charged = (Reason.MESSAGE_DELIVERED, Reason.CONVERSATION_OPENED)
    codes = [REASON_CODES[charged[one.era.by_conversation]] for one in terms]
    rows = np.flatnonzero(free)
    ones = np.ones(len(rows), dtype=np.uint8)
    reasons = np.array(codes, np.uint8)[month[rows]], ones * REASON_CODES[Reason.FREE_TIER]
    return Tally(
        source=np.concatenate([tally.source, *[first.source[rows]] * 2]),
        day=np.concatenate([tally.day, *[first.day[rows]] * 2]),
        market=np.concatenate([tally.market, *[first.market[rows]] * 2]),
        category=np.concatenate([_categories(tally, terms), *[ones * categories.SERVICE] * 2]),
        reason=np.concatenate([tally.reason, *reasons]),
        messages=np.concatenate([tally.messages, -free[rows], free[rows]]),
        markets=tally.markets,
    )


def _excepted(tally: Tally, terms: Sequence[MonthTerms], month_of_day: Indices) -> Tally:
    """Give messages beyond the allowance their own reason where they are not charged."""
    excepts = np.array(
        [
            one.era.free_tier is FreeTierScope.NUMBER
            and one.settings.excepts(one.calendar.first_day)
            for one in terms
        ]
    )
    if not excepts.any():
        return tally
    rows = excepts[month_of_day[tally.day]] & (tally.category == categories.SERVICE)
    beyond = terms[0].settings.beyond_allowance
    return replace(tally, reason=beyond_allowance(tally.reason, rows, beyond))


def _merged(tally: Tally) -> Tally:
    """Add up equal cells, drop empty ones, and put them in order."""
    columns = (tally.source, tally.day, tally.market, tally.category, tally.reason)
    sizes = [int(column.max(initial=0)) + 1 for column in columns]
    keys = np.ravel_multi_index([column.astype(np.int64) for column in columns], sizes)
    keys = keys.astype(np.min_scalar_type(keys.max(initial=0)))  # in four bytes sorted faster
    order = np.argsort(keys)  # equal ones are added up, in whatever order
    found = keys[order]
    firsts = np.flatnonzero(np.append(True, found[1:] != found[:-1]))[: len(found)]
    messages = np.add.reduceat(tally.messages[order], firsts) if len(firsts) else tally.messages
    left = messages != 0
    rows = order[firsts[left]]
    return Tally(
        source=tally.source[rows],
        day=tally.day[rows],
        market=tally.market[rows],
        category=tally.category[rows],
        reason=tally.reason[rows],
        messages=messages[left],
        markets=tally.markets,
    )


def _categories(tally: Tally, terms: Sequence[MonthTerms]) -> Codes:
    """Give the category that each cell is charged as."""
    category = tally.category.copy()
    rows = np.flatnonzero(category == categories.AUTHENTICATION)
    dates = tuple(chain.from_iterable(one.calendar.dates() for one in terms))
    context = (terms[0].book, terms[0].settings, terms[0].markets)
    names = (dates, tally.markets)
    rows = rows[is_international(tally.day[rows], tally.market[rows], names, context)]
    category[rows] = categories.AUTHENTICATION_INTERNATIONAL
    return category
