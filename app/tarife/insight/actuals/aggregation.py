"""Makes of real traffic what is kept with a plan: counts and money by day, and no person."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Final
from zoneinfo import ZoneInfo

import numpy as np

from tarife.actuals.events import EventLog
from tarife.actuals.pricing import PRICING_TYPES, TYPE_CODES, PricingType
from tarife.actuals.sums import NOT_SAID, SOURCES, Source, TrafficSums, days_of
from tarife.actuals.traffic_files import Traffic
from tarife.billing.eras import ERAS, FreeTierScope, era_for
from tarife.billing.ledger import REASONS, is_charged, is_paused, is_refused
from tarife.billing.settings import BillingSettings
from tarife.forecast.account import billing_settings
from tarife.forecast.held_rates import rates_for
from tarife.forecast.month_usage import REASON_OF, used_by
from tarife.insight.bill_check.bill_check import costs_by_rules
from tarife.insight.bill_check.messages import CheckedMessages, check_messages
from tarife.insight.bill_check.reported import charged_sums
from tarife.plan.model.actuals import ActualDay, ActualReason, Actuals, ActualSource, ActualSum
from tarife.plan.model.plan import Plan
from tarife.rates.book import RateBook
from tarife.rates.markets.markets import Markets
from tarife.rates.markets.phones import masked
from tarife.terms import categories
from tarife.terms.arrays import Mask, blocks
from tarife.terms.calendar import MICROSECONDS_PER_SECOND, AccountCalendar, BillingMonth
from tarife.terms.categories import CATEGORIES, Category
from tarife.terms.money import decimal_text
from tarife.terms.problems import InputError, Problem
from tarife.terms.sentences import period_name, say

_Cell = tuple[str, Category, ActualReason, Category | None]
_Cells = dict[tuple[date, ActualSource, str], dict[_Cell, tuple[int, int]]]

_SOURCES: Final = {
    Source.PRICING_ANALYTICS: ActualSource.PRICING_ANALYTICS,
    Source.CONVERSATION_ANALYTICS: ActualSource.CONVERSATION_ANALYTICS,
}
_HAS_ALLOWANCE: Final = np.array([era.free_tier is not FreeTierScope.NONE for era in ERAS])
_FEWEST_DAYS: Final = 3
"""So many other days tell when the messages of a day begin and end."""

_KEPT_REASONS: Final = tuple(ActualReason)
_CODE: Final = {reason: code for code, reason in enumerate(_KEPT_REASONS)}
_OF_RULES: Final = np.array(
    [_CODE[REASON_OF.get(reason, ActualReason.OTHERWISE_FREE)] for reason in REASONS]
)


def kept_of(
    traffic: Traffic, plan: Plan, rates: tuple[RateBook, Markets]
) -> tuple[Actuals, tuple[Problem, ...]]:
    """Count what happened by day, number, market, category, reason and source.

    Money is what Meta says it charged; where it does not say, what the rules charge. What the
    plan knows already of a month by then has used its part of allowance and tiers.

    Returns:
        The counts of days of the plan's months, and notes on what is left out.

    Raises:
        InputError: If a rate is missing, the currency is another one, or nothing is told of
            any day of the plan.
    """
    currency = plan.account.currency
    check_traffic_currency(traffic, currency)
    settings = billing_settings(plan, rates[1])
    in_use = rates_for(plan, *rates)
    rates = (in_use.book, in_use.markets)
    cells: _Cells = {}
    notes = [*traffic.notes]
    if traffic.log is not None and len(traffic.log.table):
        notes += (*traffic.log.notes, *_days_in_part(traffic.log, settings.zone))
        begun = _begun(plan, settings, traffic.log)
        _count_messages(check_messages(traffic.log, begun, rates), begun, cells)
    used = _told_by_day(traffic.sums, settings.zone)
    _count_sums(traffic.sums.taken(used), settings, rates[0], cells)
    if not used.all():
        notes.append(_left_out(int((~used).sum())))
    period = plan.period
    days = tuple(
        ActualDay(day, source, tuple(_sums(own)), number)
        for (day, source, number), own in sorted(cells.items())
        if period.first_day <= day <= period.last_day
    )
    outside = sorted({day for day, _, _ in cells} - {one.day for one in days})
    if not days:
        raise InputError([_nothing(plan, outside)])
    if outside:
        notes.append(_outside(outside))
    found = Actuals(currency, days)
    if renewed := plan.actuals.renewed(found):
        notes.append(_renewed(renewed))
    return found, tuple(notes)


def check_traffic_currency(traffic: Traffic, currency: str) -> None:
    """Make sure that files tell no other currency than the plan's.

    Raises:
        InputError: If they do.
    """
    if traffic.currency not in {"", currency}:
        raise InputError([_other_currency(traffic.currency, currency)])


def _sums(cells: dict[_Cell, tuple[int, int]]) -> Iterator[ActualSum]:
    for (market, category, reason, charged_as), (messages, micros) in sorted(
        cells.items(), key=lambda cell: (*cell[0][:3], cell[0][3] or "")
    ):
        amount = Decimal(decimal_text(micros)) if micros else None
        yield ActualSum(market, category, reason, messages, amount, charged_as)


def _begun(plan: Plan, settings: BillingSettings, log: EventLog) -> BillingSettings:
    """Let the bill of a log go on from what is known of its month before its first day."""
    at_us = log.table.at_us[log.table.outbound]
    if not len(at_us):
        return settings
    first, last = (
        days_of(int(at), int(at), settings.zone)[0] for at in (at_us.min(), at_us.max())
    )
    month = BillingMonth.of(first)
    era = era_for(first, settings.forced_era)
    if era is None or month != BillingMonth.of(last):
        return settings
    earlier = (
        one
        for day, sums in plan.actuals.by_day.items()
        if month.first_day <= day < first
        for one in sums
    )
    allowance, tiers = used_by(earlier, settings, (era, plan.account.numbers))
    return replace(settings, allowance_used=allowance, tier_used=tiers)


def _count_messages(checked: CheckedMessages, settings: BillingSettings, cells: _Cells) -> None:
    """Count the delivered messages of a log."""
    meta, rules, log = checked.meta, checked.rules, checked.log
    delivered = np.flatnonzero(~(is_refused(meta.reason) | is_paused(meta.reason)))
    table, rows = log.table, meta.rows[delivered]
    dates = meta.calendar.dates()
    eras = [ERAS.index(era_for(day, settings.forced_era) or ERAS[0]) for day in dates]
    day = meta.day[delivered]
    charged = is_charged(meta.reason[delivered])
    ruled = rules.reason[delivered]
    own, as_charged = rules.category[delivered], meta.category[delivered]
    reason = _OF_RULES[ruled]
    unruled = is_charged(ruled) | is_refused(ruled)  # free by what Meta says alone
    is_service = own == categories.SERVICE
    allowed = unruled & is_service & _HAS_ALLOWANCE[eras][day]
    reason[unruled] = _CODE[ActualReason.OTHERWISE_FREE]
    reason[allowed] = _CODE[ActualReason.ALLOWANCE]
    if log.prices is not None:
        is_entry = np.array(
            [
                one is not None and one.type is PricingType.FREE_ENTRY_POINT
                for one in log.prices.verdicts
            ]
        )
        reason[is_entry[log.prices.verdict[rows]]] = _CODE[ActualReason.FREE_ENTRY_POINT]
    reason[charged] = _CODE[ActualReason.CHARGED]
    as_charged = np.where(charged, as_charged, own)
    columns = (table.number[rows], day, table.market[rows], own, as_charged, reason)
    found, group = np.unique(
        np.stack([one.astype(np.int64) for one in columns], axis=1), axis=0, return_inverse=True
    )
    messages = np.bincount(group, minlength=len(found))
    micros = np.zeros(len(found), dtype=np.int64)
    np.add.at(micros, group, meta.rate_micros[delivered])
    numbers = [masked(one) for one in log.numbers]
    for (number, on, market, category, other, why), count, cost in zip(
        found.tolist(), messages.tolist(), micros.tolist(), strict=True
    ):
        cell = (
            table.markets[market],
            CATEGORIES[category],
            _KEPT_REASONS[why],
            None if other == category else CATEGORIES[other],
        )
        _add(cells, (dates[on], ActualSource.LOG, numbers[number]), cell, (count, cost))


def _told_by_day(sums: TrafficSums, zone: ZoneInfo) -> Mask:
    """Tell which sums are of messages of one day and one category, and what they cost.

    Shape:
        ``(sums,)``.
    """
    of_day = [
        first == last
        for first, last in (
            days_of(start, end, zone)
            for start, end in zip(sums.start_us.tolist(), sums.end_us.tolist(), strict=True)
        )
    ]
    sources = [one in _SOURCES for one in SOURCES]
    has_price = sums.is_priced | (sums.market != NOT_SAID)
    kept: Mask = (
        np.array(of_day, dtype=np.bool_)
        & np.array(sources)[sums.source]
        & (
            (sums.category != NOT_SAID)
            | (sums.type == TYPE_CODES[PricingType.FREE_ENTRY_POINT])
        )
        & has_price
    )
    return kept


def _count_sums(
    sums: TrafficSums, settings: BillingSettings, book: RateBook, cells: _Cells
) -> None:
    """Count what analytics add up; sums without cost are priced by the rules."""
    charged = charged_sums(sums)
    micros = sums.micros.copy()
    unpriced = np.flatnonzero(charged & ~sums.is_priced)
    if len(unpriced):
        micros[unpriced] = costs_by_rules(sums.taken(unpriced), settings, book)
    numbers = (*map(masked, sums.numbers), "")  # the last is of those that tell none
    markets = (*sums.markets, "")
    columns = (
        *(sums.start_us, sums.end_us, sums.source, sums.number, sums.market),
        *(sums.category, sums.type, charged, sums.messages, micros),
    )
    for start, end, source, number, market, coded, kind, is_paid, messages, cost in zip(
        *(column[sums.messages > 0].tolist() for column in columns), strict=True
    ):
        day, _ = days_of(start, end, settings.zone)
        # of free-form messages in a free entry point no category is told
        category = Category.SERVICE if coded == NOT_SAID else CATEGORIES[coded]
        reason = ActualReason.CHARGED
        if not is_paid:
            reason = _free_reason(PRICING_TYPES[kind], category, day, settings)
        key = (day, _SOURCES[SOURCES[source]], numbers[number])
        _add(cells, key, (markets[market], category, reason, None), (messages, cost))


def _free_reason(
    kind: PricingType, category: Category, day: date, settings: BillingSettings
) -> ActualReason:
    """Say why Meta did not charge a sum."""
    era = era_for(day, settings.forced_era)
    has_allowance = era is not None and era.free_tier is FreeTierScope.NUMBER
    if kind is PricingType.FREE_ENTRY_POINT:
        return ActualReason.FREE_ENTRY_POINT
    if kind is PricingType.FREE_TIER:
        return ActualReason.ALLOWANCE
    if kind is PricingType.FREE_CUSTOMER_SERVICE and has_allowance:
        is_service = category is Category.SERVICE
        return ActualReason.ALLOWANCE if is_service else ActualReason.OTHERWISE_FREE
    return ActualReason.OTHERWISE_FREE


def _add(
    cells: _Cells,
    key: tuple[date, ActualSource, str],
    cell: _Cell,
    amounts: tuple[int, int],
) -> None:
    own = cells.setdefault(key, {})
    messages, micros = own.get(cell, (0, 0))
    own[cell] = messages + amounts[0], micros + amounts[1]


# Notes


def _days_in_part(log: EventLog, zone: ZoneInfo) -> Iterator[Problem]:
    """Tell of a first day that begins later, and a last one that ends earlier, than any other.

    A file that was written within a day holds a part of it, and does not say so.
    """
    at_us = log.table.at_us
    first, last = (days_of(int(at), int(at), zone)[0] for at in (at_us.min(), at_us.max()))
    calendar = AccountCalendar.covering(zone, first, last)
    begins, ends = np.full((2, calendar.days), [[2**62], [-1]])
    for part in blocks(len(at_us)):
        day = calendar.day_index(at_us[part])
        np.minimum.at(begins, day, at_us[part] - calendar.starts_us[day])
        np.maximum.at(ends, day, at_us[part] - calendar.starts_us[day])
    others = np.flatnonzero(ends[1:-1] >= 0) + 1
    if len(others) < _FEWEST_DAYS:
        return

    def clock(since_us: int, day: int) -> str:
        moment_s = (int(calendar.starts_us[day]) + since_us) // MICROSECONDS_PER_SECOND
        return f"{datetime.fromtimestamp(moment_s, zone):%H:%M}"

    hint = say("bring in files that hold all of that day")
    if begins[0] > begins[others].max():
        message = say(
            "the messages of {day:d MMM} begin at {time}, later than on any other day: the "
            "files may hold a part of it",
            day=first,
            time=clock(int(begins[0]), 0),
        )
        yield Problem("day-in-part", "", message, hint)
    if ends[-1] < ends[others].min():
        message = say(
            "the messages of {day:d MMM} end at {time}, earlier than on any other day: the "
            "files may hold a part of it",
            day=last,
            time=clock(int(ends[-1]), -2),
        )
        yield Problem("day-in-part", "", message, hint)


def _other_currency(theirs: str, own: str) -> Problem:
    message = say("the files are in {told}, the plan is in {own}", told=theirs, own=own)
    hint = say("give files in the plan's currency; nothing is converted")
    return Problem("other-currency", "", message, hint)


def _nothing(plan: Plan, outside: list[date]) -> Problem:
    if not outside:
        message = say("the files tell of no message, day by day")
        hint = say("give webhooks, a log, or pricing analytics by day and category")
        return Problem("nothing-by-day", "", message, hint)
    message = say(
        "the files are of {first} to {last}, the plan is of {months}",
        first=outside[0],
        last=outside[-1],
        months=period_name(plan.period),
    )
    return Problem("other-months", "", message, say("give files of the plan's months"))


def _outside(days: list[date]) -> Problem:
    message = say(
        "{days:,|day|days} of other months left out, between {first} and {last}",
        days=len(days),
        first=days[0],
        last=days[-1],
    )
    return Problem("days-outside", "", message)


def _left_out(sums: int) -> Problem:
    message = say(
        "{sums:,|sum|sums} left out, since {sums:-|it is|they are} not of the charges of one "
        "day and category",
        sums=sums,
    )
    hint = say("ask for pricing analytics by day, with the dimension PRICING_CATEGORY")
    return Problem("sums-not-by-day", "", message, hint)


def _renewed(days: int) -> Problem:
    message = say(
        "{days:,|day was|days were} known otherwise; what has more messages counts", days=days
    )
    hint = say("give files that share a day together, not one after the other")
    return Problem("days-renewed", "", message, hint)
