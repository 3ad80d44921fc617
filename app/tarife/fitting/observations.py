"""A month of a log as arrays: what arrived, and every template that was tried."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Final
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

from tarife.actuals.customers import customer_of
from tarife.actuals.events import EventLog, LostMessages
from tarife.actuals.rows import KIND_UNKNOWN
from tarife.actuals.times import NO_TIME
from tarife.billing.eras import WINDOW_HOURS
from tarife.rates.markets.markets import Markets
from tarife.terms import categories
from tarife.terms.arrays import Codes, Counts, Floats, Indices, Mask, Seconds, blocks
from tarife.terms.calendar import (
    MICROSECONDS_PER_SECOND,
    AccountCalendar,
    BillingMonth,
    Period,
)
from tarife.traffic.table import MessageKind

NOT_ARRIVED: Final = -1
_NEAR_S: Final = 3600
_CLOCKS_APART_S: Final = 60
_SILENT: Final = 7.0
"""Where so many messages usually come, none come by chance once in a thousand times."""

_RECENT_S: Final = 7 * 24 * 3600
_WINDOW_S: Final = WINDOW_HOURS * 3600


@dataclass(frozen=True, slots=True, eq=False)
class Attempts:
    """Templates that were tried.

    Attributes:
        sent_s: When each was sent, or when it arrived where that is not said.
        says_sent: Whether it is said when it was sent.
        row: Which of the messages it is, or `NOT_ARRIVED`.
        failed: Whether it is known never to arrive.
        kind: A `MessageKind`.
        country: An index into the countries.
        template: An index into the names of templates; 0 for no name.
        pair: The conversation partner.
        recategorised: Whether a utility template was charged as marketing.
        knows_own: Whether its own category is known beside the charged one.

    Shape:
        Every array ``(attempts,)``.
    """

    sent_s: Seconds
    says_sent: Mask
    row: Indices
    failed: Mask
    kind: Codes
    country: Indices
    template: Indices
    pair: NDArray[np.int64]
    recategorised: Mask
    knows_own: Mask

    def __len__(self) -> int:
        return len(self.sent_s)


@dataclass(frozen=True, slots=True, eq=False)
class Observations:
    """What a log holds of one month.

    Attributes:
        month: The month.
        calendar: Its days.
        ends_s: When the log, or the month, ends; seconds since 1970.
        pair: The conversation partner of each message, by which they are sorted, then by time.
        at_s: When it arrived.
        kind: A `MessageKind`.
        country: An index into ``countries``.
        attempts: The templates that were tried.
        countries: ISO 3166 alpha-2 codes.
        templates: The names of templates; the first is none.
        covered: Of each day of the month which share of its messages the log tells of; nothing
            of days that it does not cover.
        says_customers: Whether it is known whom messages went to.

    Shape:
        Arrays of messages ``(messages,)``; ``covered``: ``(days,)``.
    """

    month: BillingMonth
    calendar: AccountCalendar
    ends_s: int
    pair: NDArray[np.int64]
    at_s: Seconds
    kind: Codes
    country: Indices
    attempts: Attempts
    countries: tuple[str, ...]
    templates: tuple[str, ...]
    covered: Floats
    says_customers: bool

    @property
    def known_days(self) -> Mask:
        """Tell which days the log tells of."""
        known: Mask = self.covered > 0
        return known

    @property
    def starts_s(self) -> Seconds:
        """When each day begins, and the last one ends."""
        return self.calendar.starts_us // MICROSECONDS_PER_SECOND

    def day(self, at_s: Seconds) -> Indices:
        """Find the day of the month of each moment, from 0."""
        return self.calendar.day_index(at_s * MICROSECONDS_PER_SECOND)


def fullest_month(log: EventLog, zone: ZoneInfo) -> BillingMonth:
    """Give the month that most messages of a log are of; of equal ones the latest."""
    at_us = log.table.at_us
    first, last = int(at_us.min()), int(at_us.max())
    calendar = AccountCalendar.spanning(zone, first, last)
    per_day = np.zeros(calendar.days, dtype=np.int64)
    for part in blocks(len(at_us)):
        per_day += np.bincount(calendar.day_index(at_us[part]), minlength=calendar.days)
    of_month: dict[BillingMonth, int] = {}
    for day, count in zip(calendar.dates(), per_day.tolist(), strict=True):
        month = BillingMonth.of(day)
        of_month[month] = of_month.get(month, 0) + count
    return max(of_month, key=lambda one: (of_month[one], one.first_day))


def observe(
    log: EventLog,
    zone: ZoneInfo,
    markets: Markets,
    month: BillingMonth,
    until_s: int | None = None,
) -> Observations:
    """Take a month out of a log.

    Args:
        log: The log, read with prices.
        zone: The account's time zone.
        markets: Which market a country belongs to.
        month: The month.
        until_s: Where to look away; nothing to see all.
    """
    calendar = AccountCalendar.of(zone, Period(month))
    begin_us, end_us = (int(calendar.starts_us[n]) for n in (0, -1))
    begin_s, end_s = (one // MICROSECONDS_PER_SECOND for one in (begin_us, end_us))
    last_s = int(log.table.at_us.max(initial=begin_us)) // MICROSECONDS_PER_SECOND
    ends_s = min(end_s, last_s + 1, until_s or end_s)
    log = _near(log, begin_us, end_us)
    table = log.table
    at_s = table.at_us // MICROSECONDS_PER_SECOND
    kinds = _kinds(log)
    kept = np.flatnonzero((at_s >= begin_s) & (at_s < ends_s) & (kinds != MessageKind.REACTION))
    rank = np.where(kinds[kept] == MessageKind.FREE_FORM, 2, kinds[kept] <= MessageKind.ENTRY)
    kept = kept[np.lexsort((rank, at_s[kept], table.pair[kept]))]
    countries, country = _countries_of(log, markets, month)
    heard = table.pair[kept].astype(np.int64), at_s[kept], kinds[kept]
    rows = np.flatnonzero(are_templates(heard[2]))
    arrived = _templates(log, kinds, kept[rows], country)
    # What was sent before is of the month before, though it arrived in this one.
    arrived = _taken(replace(arrived, row=rows), arrived.sent_s >= begin_s)
    late = np.flatnonzero(are_templates(kinds) & (at_s >= ends_s))
    others = [_templates(log, kinds, late, country)]
    if log.lost is not None:
        others.append(_recognised(_lost(log, log.lost, country, countries), arrived, heard))
    others = [_taken(one, (one.sent_s >= begin_s) & (one.sent_s < ends_s)) for one in others]
    days = calendar.day_index(np.clip(heard[1], begin_s, end_s - 1) * MICROSECONDS_PER_SECOND)
    covered = _covered(
        days, heard[1] - calendar.starts_us[days] // MICROSECONDS_PER_SECOND, calendar
    )
    covered[calendar.starts_us[:-1] // MICROSECONDS_PER_SECOND >= (until_s or end_s)] = 0
    return Observations(
        month=month,
        calendar=calendar,
        ends_s=ends_s,
        pair=heard[0],
        at_s=heard[1],
        kind=heard[2],
        country=country[kept],
        attempts=_joined(arrived, *others),
        countries=countries,
        templates=("",) if log.prices is None else log.prices.templates,
        covered=covered,
        says_customers=log.people is not None,
    )


def _near(log: EventLog, begin_us: int, end_us: int) -> EventLog:
    """Take what concerns a month, so that a year of logs costs no more than its month.

    That is what arrived in it or was sent in it, and what came up to a window before.
    """
    at_us, prices, lost = log.table.at_us, log.prices, log.lost
    keep = (at_us >= begin_us - _WINDOW_S * MICROSECONDS_PER_SECOND) & (at_us < end_us)
    if prices is not None:
        keep |= (prices.sent_us >= begin_us) & (prices.sent_us < end_us)
        prices = replace(
            prices,
            verdict=prices.verdict[keep],
            conversation=prices.conversation[keep],
            sent_us=prices.sent_us[keep],
            deliveries=prices.deliveries[keep],
            template=prices.template[keep],
        )
    if lost is not None:
        own = (lost.at_us >= begin_us) & (lost.at_us < end_us)
        lost = LostMessages(*(getattr(lost, field.name)[own] for field in fields(LostMessages)))
    return replace(
        log,
        table=log.table.taken(np.flatnonzero(keep)),
        lines=log.lines[keep],
        customers=log.customers[keep],
        prices=prices,
        lost=lost,
    )


def are_templates(kind: Codes) -> Mask:
    """Tell which kinds of message are templates."""
    found: Mask = (kind > MessageKind.ENTRY) & (kind < MessageKind.FREE_FORM)
    return found


def _kinds(log: EventLog) -> Codes:
    """Say what each message is: where conversations were charged, Meta names that of these.

    What is named by no template is then an answer, if the customer wrote the day before.
    """
    table, prices = log.table, log.prices
    if prices is None:
        return table.kind
    by_conversation = np.array(
        [one is not None and one.by_conversation for one in prices.verdicts]
    )
    doubtful = (
        by_conversation[prices.verdict] & are_templates(table.kind) & (prices.template == 0)
    )
    if not doubtful.any():
        return table.kind
    kind = table.kind.copy()
    if prices.template.any():
        kind[doubtful] = MessageKind.FREE_FORM
        return kind
    order = np.lexsort((table.at_us, table.pair))
    index = np.arange(len(order))
    wrote = np.maximum.accumulate(np.where(kind[order] <= MessageKind.ENTRY, index, -1))
    latest = order[np.maximum(wrote, 0)]
    is_open = (wrote >= 0) & (table.pair[latest] == table.pair[order])
    is_open &= table.at_us[order] - table.at_us[latest] < _WINDOW_S * MICROSECONDS_PER_SECOND
    kind[order[is_open & doubtful[order]]] = MessageKind.FREE_FORM
    return kind


def _templates(log: EventLog, kinds: Codes, rows: Indices, country: Indices) -> Attempts:
    """Take templates that arrived, as ones that have not so far."""
    table, prices = log.table, log.prices
    count = len(rows)
    at_s = table.at_us[rows] // MICROSECONDS_PER_SECOND
    said = np.full(count, NO_TIME, dtype=np.int64)
    template = np.zeros(count, dtype=np.int64)
    recategorised = np.zeros(count, dtype=np.bool_)
    if prices is not None:
        said = prices.sent_us[rows]
        template = prices.template[rows].astype(np.int64)
        verdicts = [None if one is None else one.category for one in prices.verdicts]
        as_marketing = np.array([one == categories.MARKETING for one in verdicts])
        own = kinds[rows] == MessageKind.UTILITY
        recategorised = own & as_marketing[prices.verdict[rows]]
    # Clocks that disagree a little tell of no delay, and of nothing if by more.
    ahead_s = said // MICROSECONDS_PER_SECOND - at_s
    says_sent = (said != NO_TIME) & (ahead_s <= _CLOCKS_APART_S)
    return Attempts(
        sent_s=np.where(says_sent, np.minimum(said // MICROSECONDS_PER_SECOND, at_s), at_s),
        says_sent=says_sent,
        row=np.full(count, NOT_ARRIVED, dtype=np.int64),
        failed=np.zeros(count, dtype=np.bool_),
        kind=kinds[rows],
        country=country[rows],
        template=template,
        pair=table.pair[rows].astype(np.int64),
        recategorised=recategorised,
        knows_own=template > 0,
    )


def _covered(day: Indices, second: Seconds, calendar: AccountCalendar) -> Floats:
    """Tell what share of each day is known; see `days_covered`.

    A log that begins or ends within a day tells of a part, if many messages came at that time
    of the other days; that they are missing is no accident then.

    Args:
        day: Of each message the day of the month, from 0.
        second: When of the day it arrived.
        calendar: The days of the month.
    """
    per_day = np.bincount(day, minlength=calendar.days)
    covered = days_covered(per_day, calendar.dates())
    used = np.flatnonzero(per_day)
    for edge, is_end in ((used[0], False), (used[-1], True)) if len(used) > 1 else ():
        own = second[day == edge]
        others = second[day != edge]
        missing = others > own.max() if is_end else others < own.min()
        if missing.sum() >= _SILENT * (len(used) - 1):
            covered[edge] = max(1 - float(missing.mean()), 0.01)
    return covered


def days_covered(per_day: Counts, dates: Sequence[date]) -> Floats:
    """Tell which days are known, 1 or 0: a silent one is not where its silence is improbable.

    A desk that never sends at weekends leaves them silent; a log that lacks a Tuesday does not.

    Args:
        per_day: How many messages came on each day.
        dates: Which days these are.
    """
    weekday = np.array([day.weekday() for day in dates])
    covered = np.zeros(len(per_day))
    used = np.flatnonzero(per_day)
    if not len(used):
        return covered
    first, last = int(used[0]), int(used[-1]) + 1
    within = per_day[first:last]
    usual = np.array(
        [np.median(within[weekday[first:last] == one]) for one in weekday[first:last]]
    )
    covered[first:last] = (within > 0) | (usual < _SILENT)
    every_day = float(np.median(within))  # broadcasts alone leave most days silent
    if every_day * first < _SILENT:
        covered[:first] = 1
    if every_day * (len(per_day) - last) < _SILENT:
        covered[last:] = 1
    return covered


def _countries_of(
    log: EventLog, markets: Markets, month: BillingMonth
) -> tuple[tuple[str, ...], Indices]:
    """Give the countries, and each message's: by the customer's number, else the market."""
    table = log.table
    found: dict[str, int] = {}
    of_customer = np.full(max(len(log.spellings), 1), -1, dtype=np.int64)
    if log.people is not None:
        lost = log.customers[:0] if log.lost is None else log.lost.customers
        for index in np.unique(np.concatenate([log.customers, lost])).tolist():
            code = customer_of(log.spellings[index]).country
            if code:
                of_customer[index] = found.setdefault(code, len(found))
    country = of_customer[log.customers]
    unknown = country < 0
    for market in np.unique(table.market[unknown]).tolist():
        own = unknown & (table.market == market)
        within = country[(table.market == market) & ~unknown]
        code = next(
            code
            for code in markets.countries
            if markets.market_of_country(code, month.first_day) == table.markets[market]
        )
        country[own] = within[0] if len(within) else found.setdefault(code, len(found))
    return tuple(found), country


def _lost(
    log: EventLog, lost: LostMessages, country: Indices, countries: tuple[str, ...]
) -> Attempts:
    """Take what did not arrive; the country is that of other messages of the same customer."""
    count = len(lost.at_us)
    pairs, first = np.unique(log.table.pair, return_index=True)
    index = np.minimum(np.searchsorted(pairs, lost.pair), max(len(pairs) - 1, 0))
    known = pairs[index] == lost.pair if len(pairs) else np.zeros(count, dtype=np.bool_)
    codes = {code: number for number, code in enumerate(countries)}
    customers, customer = np.unique(lost.customers, return_inverse=True)
    of_customer = [
        codes.get(customer_of(log.spellings[one]).country, -1) for one in customers.tolist()
    ]
    own = np.array(of_customer, dtype=np.int64)[customer]
    return Attempts(
        sent_s=lost.at_us // MICROSECONDS_PER_SECOND,
        says_sent=np.ones(count, dtype=np.bool_),
        row=np.full(count, NOT_ARRIVED, dtype=np.int64),
        failed=lost.failed,
        kind=lost.kind,
        country=np.where((own < 0) & known, country[first[index]], own),
        template=lost.template.astype(np.int64),
        pair=lost.pair.astype(np.int64),
        recategorised=np.zeros(count, dtype=np.bool_),
        knows_own=np.zeros(count, dtype=np.bool_),
    )


def _recognised(
    missing: Attempts, arrived: Attempts, heard: tuple[Indices, Seconds, Codes]
) -> Attempts:
    """Say what lost messages were of which that is not said: as what arrived with them.

    A message that failed to somebody who wrote a short while ago may be a late answer, and is
    left out.
    """
    kind, template = missing.kind.copy(), missing.template.copy()
    keep = missing.country >= 0
    pair, at_s, kinds = heard
    order = np.lexsort((arrived.sent_s, arrived.country))
    for index in np.flatnonzero(kind == KIND_UNKNOWN).tolist():
        sent_s = missing.sent_s[index]
        low, high = np.searchsorted(pair, missing.pair[index] + np.arange(2))
        passed = sent_s - at_s[low:high][kinds[low:high] <= MessageKind.ENTRY]
        own = order[
            slice(
                *np.searchsorted(arrived.country[order], missing.country[index] + np.arange(2))
            )
        ]
        position = int(np.searchsorted(arrived.sent_s[own], sent_s))
        near = own[max(position - 1, 0) : position + 1]
        apart = np.abs(arrived.sent_s[near] - sent_s)
        if ((passed > 0) & (passed < _RECENT_S)).any() or not (apart <= _NEAR_S).any():
            keep[index] = False
            continue
        best = near[apart.argmin()]
        kind[index], template[index] = arrived.kind[best], arrived.template[best]
    return _taken(replace(missing, kind=kind, template=template), keep & are_templates(kind))


def _taken(one: Attempts, keep: Mask) -> Attempts:
    return Attempts(*(getattr(one, field.name)[keep] for field in fields(Attempts)))


def _joined(*parts: Attempts) -> Attempts:
    columns = (
        np.concatenate([getattr(one, field.name) for one in parts])
        for field in fields(Attempts)
    )
    return Attempts(*columns)
