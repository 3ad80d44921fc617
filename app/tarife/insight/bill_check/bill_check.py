"""Puts what was charged beside what the rules say, and splits the difference by kind."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import permutations

import numpy as np

from tarife.actuals.pricing import TYPE_CODES, PricingType
from tarife.actuals.sums import NOT_SAID, SOURCE_CODES, Source, Spans, TrafficSums, days_of
from tarife.actuals.traffic_files import Traffic
from tarife.billing.counters import HAS_TIERS, day_ordinals
from tarife.billing.eras import ERAS, era_for
from tarife.billing.ledger import is_charged, is_paused, is_refused
from tarife.billing.rating import Charges, rate_counts, schedule_of
from tarife.billing.settings import BillingSettings
from tarife.insight.bill_check.kinds import DISCREPANCY_KINDS, Discrepancy, Kind
from tarife.insight.bill_check.markup import find_markup
from tarife.insight.bill_check.messages import CheckedMessages, check_messages
from tarife.insight.bill_check.reported import (
    Billed,
    BilledByMarket,
    MarketCategory,
    account_spans,
    bill_of,
    charged_sums,
    counted_as,
    reported_spans,
    step_differences,
)
from tarife.insight.log_bill import window_notes
from tarife.rates.book import RateBook
from tarife.rates.markets.markets import Markets
from tarife.terms.arrays import Mask, Micros
from tarife.terms.calendar import AccountCalendar, BillingMonth, Period
from tarife.terms.categories import CATEGORIES, TIER_COUNTERS
from tarife.terms.money import MICROS, shown_decimals
from tarife.terms.problems import InputError, Problem
from tarife.terms.sentences import say


@dataclass(frozen=True, slots=True)
class BillCheck:
    """What was charged, what the rules say, and the difference by kind.

    Attributes:
        currency: The billing currency.
        meta: What was charged.
        rules: What the rules charge.
        differences: Their difference; they add up to it exactly.
        notes: What is worth knowing of how they were found.
        charged: What was charged by market and category, as far as that is told.
    """

    currency: str
    meta: Billed
    rules: Billed
    differences: tuple[Discrepancy, ...]
    notes: tuple[Problem, ...]
    charged: BilledByMarket


def check_bill(
    traffic: Traffic,
    settings: BillingSettings,
    rates: tuple[RateBook, Markets],
    month: BillingMonth | None = None,
) -> BillCheck:
    """Check the bill of real traffic.

    Args:
        traffic: What is known of it: messages, sums or both.
        settings: The account.
        rates: The rate cards, and which market a country belongs to.
        month: The month to check, or nothing for all that the files hold.

    Raises:
        InputError: If a rate is missing, or there is nothing to check.
    """
    analytics, invoice = bill_of(traffic.sums, month, settings.zone)
    sums = analytics if len(analytics) else invoice
    if traffic.log is not None and not traffic.log.is_empty:
        messages = check_messages(traffic.log, settings, rates)
        if len(sums):
            checked = _of_both(messages, sums, settings, rates[0])
        else:
            checked = _of_log(messages, settings, month)
        delivered = _other_count(traffic.sums, messages, settings)
        checked = replace(checked, notes=(*checked.notes, *delivered))
    elif len(sums):
        checked = _of_sums(sums, settings, rates[0])
    else:
        raise InputError([_nothing(month)])
    if len(analytics) and len(invoice):
        return _invoiced(checked, invoice, settings, rates[0])
    return checked


def _invoiced(
    checked: BillCheck, invoice: TrafficSums, settings: BillingSettings, book: RateBook
) -> BillCheck:
    """Go on from what analytics say was charged to what the invoice asks for."""
    has_market = all(market for market, _ in checked.charged)
    has_category = all(category != NOT_SAID for _, category in checked.charged)
    reported: dict[MarketCategory, Billed] = {}
    for (market, category), one in _reported(invoice).items():
        cell = market if has_market else "", category if has_category else NOT_SAID
        reported[cell] = reported.get(cell, Billed()) + one
    more = _rest(reported, checked.charged, invoice, (settings, book))
    return replace(
        checked,
        meta=_sum(reported),
        differences=_sorted([*checked.differences, *more]),
        charged=reported,
    )


def _of_log(
    messages: CheckedMessages, settings: BillingSettings, month: BillingMonth | None
) -> BillCheck:
    """Check what Meta says of each message."""
    within = np.ones(len(messages.rules.rows), dtype=np.bool_)
    if month is not None:
        starts = AccountCalendar.of(settings.zone, Period(month)).starts_us
        spans = Spans.of([(int(starts[0]), int(starts[-1]))])
        within = spans.hold(messages.log.table.at_us[messages.rules.rows])
    meta, rules = _total(messages, within, of_meta=True), _total(messages, within)
    notes = _log_notes(messages)
    found = _sorted(messages.differences(within))
    return BillCheck(settings.currency, meta, rules, found, tuple(notes), {})


def _of_both(
    messages: CheckedMessages,
    sums: TrafficSums,
    settings: BillingSettings,
    book: RateBook,
) -> BillCheck:
    """Check what Meta says of each message, and the sums against the messages."""
    table = messages.log.table
    covered = _covered(sums, messages, settings)
    beside, sums = sums.taken(~covered), sums.taken(covered)
    at_us = table.at_us[messages.rules.rows]
    base = account_spans(sums, settings.zone).hold(at_us)
    reported = _reported(sums)
    steps, counted = counted_as(messages, base, reported_spans(sums, settings.zone), reported)
    reported = _priced(reported, counted, sums)
    found = [*messages.differences(base), *step_differences(messages, steps)]
    found += _rest(reported, counted, sums, (settings, book))
    meta, rules = _sum(reported), _total(messages, base)
    notes = _log_notes(messages)
    beside_reported = _reported(beside)
    if beside_reported:
        found += [
            _difference(Kind.NOT_IN_LOG, cell, one) for cell, one in beside_reported.items()
        ]
        meta += _sum(beside_reported)
        notes.append(_uncovered(beside, settings))
    outside = int((is_charged(messages.meta.reason) & ~base).sum())
    if outside:
        notes.append(_without_sums(outside))
    if not sums.is_priced.all():
        notes.append(_unpriced(int((~sums.is_priced).sum())))
    charged = {
        cell: reported.get(cell, Billed()) + beside_reported.get(cell, Billed())
        for cell in {*reported, *beside_reported}
    }
    return BillCheck(settings.currency, meta, rules, _sorted(found), tuple(notes), charged)


def _of_sums(sums: TrafficSums, settings: BillingSettings, book: RateBook) -> BillCheck:
    """Check what sums cost against the rates; what they count is taken as it is."""
    charged = sums.taken(charged_sums(sums))
    if (charged.market == NOT_SAID).any() or (charged.category == NOT_SAID).any():
        raise InputError([_coarse()])
    due = _by_rules(charged, settings, book)
    reported = _priced(_reported(sums), due, sums)
    found = _rest(reported, due, sums, (settings, book))
    notes = [] if sums.is_priced.all() else [_unpriced(int((~sums.is_priced).sum()))]
    return BillCheck(
        settings.currency, _sum(reported), _sum(due), _sorted(found), tuple(notes), reported
    )


def _by_rules(
    sums: TrafficSums, settings: BillingSettings, book: RateBook
) -> dict[MarketCategory, Billed]:
    """Price the counts of charged sums."""
    due: dict[MarketCategory, Billed] = {}
    cost = costs_by_rules(sums, settings, book)
    for index, (messages, micros) in enumerate(
        zip(sums.messages.tolist(), cost.tolist(), strict=True)
    ):
        cell = sums.markets[sums.market[index]], int(sums.category[index])
        due[cell] = due.get(cell, Billed()) + Billed(messages, micros)
    return due


def costs_by_rules(sums: TrafficSums, settings: BillingSettings, book: RateBook) -> Micros:
    """Price the counts of charged sums that tell market and category; tiers in order of days.

    Raises:
        InputError: If a rate is missing.

    Shape:
        ``(sums,)``.
    """
    costs: Micros = np.zeros(len(sums), dtype=np.int64)
    days = [
        days_of(start, end, settings.zone)[0]
        for start, end in zip(sums.start_us.tolist(), sums.end_us.tolist(), strict=True)
    ]
    for month in sorted({BillingMonth.of(day) for day in days}):
        own = np.array([(day.year, day.month) == (month.year, month.month) for day in days])
        part = sums.taken(own)
        day = np.array([one.day - 1 for one, is_own in zip(days, own, strict=True) if is_own])
        category = part.category.astype(np.uint8)
        eras = [era_for(on, settings.forced_era) or ERAS[0] for on in month.dates()]
        era = np.array([ERAS.index(one) for one in eras], dtype=np.uint8)[day]
        counted = (part.market, category, part.markets)
        first = day_ordinals(day, part.messages, counted, [(0, settings.tier_used)])
        charges = Charges(
            day=day,
            market=part.market,
            category=category,
            era=era,
            ordinal=first * HAS_TIERS[era],
            dates=month.dates(),
            markets=part.markets,
        )
        costs[own] = rate_counts(charges, part.messages, book, settings.currency)
    return costs


def _total(messages: CheckedMessages, within: Mask, *, of_meta: bool = False) -> Billed:
    ledger = messages.meta if of_meta else messages.rules
    charged = is_charged(ledger.reason) & within
    return Billed(int(charged.sum()), int(ledger.rate_micros[charged].sum()))


def _sum(amounts: BilledByMarket) -> Billed:
    return sum(amounts.values(), Billed())


def _reported(sums: TrafficSums) -> dict[MarketCategory, Billed]:
    """Add up charged sums by market and category, as far as all of them tell these."""
    sums = sums.taken(charged_sums(sums))
    has_market = bool((sums.market != NOT_SAID).all())
    has_category = bool((sums.category != NOT_SAID).all())
    reported: dict[MarketCategory, Billed] = {}
    for index in range(len(sums)):
        cell = (
            sums.markets[sums.market[index]] if has_market else "",
            int(sums.category[index]) if has_category else NOT_SAID,
        )
        one = Billed(int(sums.messages[index]), int(sums.micros[index]), 1)
        reported[cell] = reported.get(cell, Billed()) + one
    return reported


def _priced(
    reported: dict[MarketCategory, Billed], counted: BilledByMarket, sums: TrafficSums
) -> dict[MarketCategory, Billed]:
    """Price sums without cost in proportion to the messages that they count.

    Sums that do not tell charged from free ones count as many charged ones as cost the same.
    """
    untyped = TYPE_CODES[PricingType.NOT_SAID]
    is_typed = bool((sums.type != untyped).all())
    priced = {}
    for cell, one in reported.items():
        own = counted.get(cell, Billed())
        if not sums.is_priced.all():
            micros = own.micros * one.messages // max(own.messages, 1)
            one = replace(one, micros=micros)  # noqa: PLW2901
        elif not is_typed and one.micros == own.micros:  # the free ones are counted along
            one = replace(one, messages=own.messages)  # noqa: PLW2901
        priced[cell] = one
    return priced


def _rest(
    reported: BilledByMarket,
    counted: BilledByMarket,
    sums: TrafficSums,
    how: tuple[BillingSettings, RateBook],
) -> Iterator[Discrepancy]:
    """Explain what is left between sums and the messages as the sums count them."""
    settings, _ = how
    if not len(sums):
        return
    is_invoice = bool((sums.source == SOURCE_CODES[Source.INVOICE]).any())
    day = days_of(int(sums.start_us[0]), int(sums.end_us[0]), settings.zone)[0]
    markup = find_markup(reported, counted, settings.currency) if is_invoice else None
    for cell in sorted({*reported, *counted}):
        one, own = reported.get(cell, Billed()), counted.get(cell, Billed())
        micros = one.micros - own.micros
        if one.messages != own.messages:
            messages = abs(one.messages - own.messages)
            yield _difference(Kind.NOT_EXPLAINED, cell, Billed(messages, micros))
            continue
        if markup is not None and micros:
            base = own.messages if markup.is_fee else own.micros
            part = micros if cell in markup.fitting else round(base * markup.share)
            yield _difference(Kind.PARTNER_MARKUP, cell, Billed(one.messages, part))
            micros -= part
        if micros:
            yield _of_equal_counts(cell, replace(one, micros=own.micros), micros, (day, *how))


def _of_equal_counts(
    cell: MarketCategory,
    due: Billed,
    micros: int,
    how: tuple[date, BillingSettings, RateBook],
) -> Discrepancy:
    """Explain how much more was charged for as many messages as are due."""
    half = due.sums * MICROS // 10 ** shown_decimals(how[1].currency) // 2
    in_tier = _in_other_tier(cell, due, micros, how)
    if in_tier:
        kind, messages = Kind.TIER_NOT_REACHED, in_tier
    elif abs(micros) <= half:
        kind, messages = Kind.ROUNDING, due.messages
    else:
        kind, messages = Kind.NOT_EXPLAINED, 0
    return _difference(kind, cell, Billed(messages, micros))


def _difference(kind: Kind, cell: MarketCategory, amount: Billed) -> Discrepancy:
    market, category = cell
    named = None if category == NOT_SAID else CATEGORIES[category]
    return Discrepancy(kind, market, named, amount.messages, amount.micros)


def _sorted(differences: Iterable[Discrepancy]) -> tuple[Discrepancy, ...]:
    return tuple(
        sorted(
            differences,
            key=lambda one: (DISCREPANCY_KINDS.index(one.kind), one.market, one.category or ""),
        )
    )


def _in_other_tier(
    cell: MarketCategory,
    due: Billed,
    micros: int,
    how: tuple[date, BillingSettings, RateBook],
) -> int:
    """Tell how many messages at the rate of another tier make an amount, none if no number.

    What was charged must lie between all messages in the cheapest tier and all in the dearest.
    """
    day, settings, book = how
    market, category = cell
    era = era_for(day, settings.forced_era)
    if category == NOT_SAID or not market or era is None:
        return 0
    named = CATEGORIES[category]
    found = schedule_of((market, named, day), era, book, settings.currency)
    if named not in TIER_COUNTERS or isinstance(found, Problem):
        return 0
    rates = found[1].rates_micros
    charged = due.micros + micros
    if not min(rates) * due.messages <= charged <= max(rates) * due.messages:
        return 0
    steps = (one - other for one, other in permutations(rates, 2))
    fitting = [micros // step for step in steps if step and micros % step == 0]
    return min((count for count in fitting if 0 < count <= due.messages), default=0)


def _covered(sums: TrafficSums, messages: CheckedMessages, settings: BillingSettings) -> Mask:
    """Tell which sums are of days that the log may hold messages of."""
    at_us = messages.log.table.at_us
    if not len(at_us):
        return np.zeros(len(sums), dtype=np.bool_)
    starts = AccountCalendar.spanning(
        settings.zone, int(at_us.min()), int(at_us.max())
    ).starts_us
    covered: Mask = (sums.end_us > starts[0]) & (sums.start_us < starts[-1])
    return covered


# Notes


def _nothing(month: BillingMonth | None) -> Problem:
    where = "" if month is None else "--month"
    return Problem(
        code="nothing-to-check",
        where=where,
        message=say("the files hold neither messages nor charges to check"),
        hint=say("give webhooks, pricing analytics or an invoice"),
    )


def _coarse() -> Problem:
    return Problem(
        code="sums-too-coarse",
        where="",
        message=say("without a log, sums are checked by market and category, which they lack"),
        hint=say("ask for the dimensions COUNTRY, PRICING_CATEGORY and PRICING_TYPE"),
    )


def _log_notes(messages: CheckedMessages) -> list[Problem]:
    log = messages.log
    notes = [*log.notes, *window_notes(messages.rules, log)]
    if messages.unsaid:
        message = say(
            "of {messages:,|message|messages} Meta says no price; {messages:-|it counts|they "
            "count} as the rules say",
            messages=messages.unsaid,
        )
        notes.append(Problem("no-price-said", "", message))
    calendar = messages.rules.calendar
    empty = np.flatnonzero(np.bincount(messages.rules.day, minlength=calendar.days) == 0)
    if 0 < len(empty) < calendar.days:
        message = say(
            "on {days:,|day|days} the log holds no message of the business, first on {day}; "
            "what happened then is not known",
            days=len(empty),
            day=calendar.dates()[int(empty[0])],
        )
        notes.append(
            Problem("empty-days", "", message, say("see that no part of it is missing"))
        )
    return notes


def _other_count(
    sums: TrafficSums, messages: CheckedMessages, settings: BillingSettings
) -> Iterator[Problem]:
    """Say if analytics of delivered messages count others than the log holds."""
    sums = sums.taken(sums.source == SOURCE_CODES[Source.ANALYTICS])
    sums = sums.taken(_covered(sums, messages, settings))
    rules = messages.rules
    delivered = rules.rows[~(is_refused(rules.reason) | is_paused(rules.reason))]
    held = reported_spans(sums, settings.zone)[0].hold(messages.log.table.at_us[delivered])
    if int(held.sum()) != int(sums.messages.sum()):
        message = say(
            "Meta counts {told:,} delivered messages on days that the log covers, the log "
            "holds {held:,}",
            told=int(sums.messages.sum()),
            held=int(held.sum()),
        )
        yield Problem("other-count", "", message, say("see that no part of it is missing"))


def _uncovered(sums: TrafficSums, settings: BillingSettings) -> Problem:
    days = days_of(int(sums.start_us.min()), int(sums.end_us.max()), settings.zone)
    message = say(
        "{sums:,|sum is|sums are} of days between {first} and {last} that the log does not "
        "cover; what the rules say of them is not known",
        sums=len(sums),
        first=days[0],
        last=days[1],
    )
    return Problem("days-not-covered", "", message, say("give the log of these days too"))


def _without_sums(messages: int) -> Problem:
    message = say(
        "{messages:,|charged message is|charged messages are} of days without sums, and left "
        "out",
        messages=messages,
    )
    return Problem("days-without-sums", "", message, say("give the sums of these days too"))


def _unpriced(sums: int) -> Problem:
    message = say(
        "{sums:,|sum tells|sums tell} no cost, as on a partner's credit line; all are priced "
        "as the messages that they count",
        sums=sums,
    )
    return Problem("sums-unpriced", "", message)
