"""Bills a message table."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from tarife.billing.counters import beyond_allowance, spend_free_tier, tier_ordinals
from tarife.billing.eras import ERAS, EraId, FreeTierScope, era_for
from tarife.billing.international import is_international
from tarife.billing.ledger import Ledger, is_charged
from tarife.billing.rating import Charges, rate_charges
from tarife.billing.settings import BillingSettings
from tarife.billing.windows import Timelines, reasons_of
from tarife.rates.book import RateBook
from tarife.rates.markets.markets import Markets
from tarife.terms import categories
from tarife.terms.arrays import Codes, Mask, Narrow, parts
from tarife.terms.calendar import FIRST_RULES_DAY, AccountCalendar
from tarife.terms.problems import InputError, Problem
from tarife.terms.sentences import say
from tarife.traffic.pause import US_PAUSE_FROM
from tarife.traffic.table import CATEGORY_OF_KIND, MessageKind, MessageTable


@dataclass(frozen=True, slots=True, eq=False)
class Decisions:
    """What is charged of a table, before free tiers are spent and rates are found.

    Attributes:
        table: The table.
        rows: Where each outbound message stands in it, in order of time.
        day: The day of delivery, counted from the calendar's first.
        era: The index in `ERAS` of its rules.
        reason: A code of `REASONS`.
        category: The category it is charged as, or would be, as a code.
        calendar: The days.

    Shape:
        Every array but the table's ``(outbound messages,)``.
    """

    table: MessageTable
    rows: Narrow
    day: Narrow
    era: Codes
    reason: Codes
    category: Codes
    calendar: AccountCalendar


def bill(
    messages: MessageTable,
    book: RateBook,
    settings: BillingSettings,
    markets: Markets,
    calendar: AccountCalendar | None = None,
) -> Ledger:
    """Price every outbound message of a table.

    Args:
        messages: Deliveries and inbound messages, in any order; equal times keep their order.
        book: The rate cards.
        settings: The account.
        markets: Which market a country belongs to.
        calendar: The days that hold all messages; found from the messages where not given.

    Raises:
        InputError: If a needed rate is missing, or a message is older than the first era.
    """
    return price(decide_table(messages, book, settings, markets, calendar), book, settings)


def decide_table(
    messages: MessageTable,
    book: RateBook,
    settings: BillingSettings,
    markets: Markets,
    calendar: AccountCalendar | None = None,
) -> Decisions:
    """Find by the rules what is charged and why; see `bill`."""
    days = calendar or _calendar_of(messages, settings)
    dates = days.dates()
    day = days.day_index(messages.at_us).astype(np.int32)
    era = _eras(messages, day, dates, settings.forced_era)
    reason = _reasons(messages, era, _paused(messages, day, dates), settings.free_entry_hours)

    rows = _outbound_by_time(messages)
    day, era, reason = day[rows], era[rows], reason[rows]
    category = CATEGORY_OF_KIND[messages.kind[rows]]
    abroad = np.flatnonzero(category == categories.AUTHENTICATION)
    abroad = abroad[
        is_international(
            *(day[abroad], messages.market[rows][abroad]),
            (dates, messages.markets),
            (book, settings, markets),
        )
    ]
    category[abroad] = categories.AUTHENTICATION_INTERNATIONAL
    return Decisions(messages, rows, day, era, reason, category, days)


def price(decisions: Decisions, book: RateBook, settings: BillingSettings) -> Ledger:
    """Spend free tiers in order of time, and find the rate of what is charged.

    Raises:
        InputError: If a needed rate is missing.
    """
    messages, rows, day = decisions.table, decisions.rows, decisions.day
    era, category = decisions.era, decisions.category
    market = messages.market[rows]
    dates = decisions.calendar.dates()
    first = dates[0]
    months = [(on.year - first.year) * 12 + on.month - first.month for on in dates]
    month = np.array(months, dtype=np.int16)[day]
    reason = spend_free_tier(
        decisions.reason, category, era, (month, messages.number[rows]), settings
    )
    has_allowance = np.array([one.free_tier is FreeTierScope.NUMBER for one in ERAS])
    excepted = np.array([settings.excepts(on) for on in dates])
    is_service = category == categories.SERVICE
    reason = beyond_allowance(
        reason, is_service & has_allowance[era] & excepted[day], settings.beyond_allowance
    )
    charged = np.flatnonzero(is_charged(reason))
    ordinals = tier_ordinals(
        charged, category, era, (month, market, messages.markets), settings.tier_used
    )
    rate_micros = np.zeros(len(rows), dtype=np.int64)
    rate_micros[charged] = rate_charges(
        Charges(
            day=day[charged],
            market=market[charged],
            category=category[charged],
            era=era[charged],
            ordinal=ordinals,
            dates=dates,
            markets=messages.markets,
        ),
        book,
        settings.currency,
    )
    return Ledger(
        table=messages,
        rows=rows,
        day=day,
        reason=reason,
        category=category,
        rate_micros=rate_micros,
        calendar=decisions.calendar,
        currency=settings.currency,
    )


def _calendar_of(messages: MessageTable, settings: BillingSettings) -> AccountCalendar:
    if len(messages) == 0:
        return AccountCalendar.covering(settings.zone, FIRST_RULES_DAY, FIRST_RULES_DAY)
    return AccountCalendar.spanning(
        settings.zone, int(messages.at_us.min()), int(messages.at_us.max())
    )


def _outbound_by_time(messages: MessageTable) -> Narrow:
    """Give the rows of what the business sent, in order of time."""
    by_time = np.argsort(messages.at_us, kind="stable")
    return by_time[messages.outbound[by_time]].astype(np.min_scalar_type(len(messages)))


def _eras(
    messages: MessageTable, day: Narrow, dates: tuple[date, ...], forced: EraId | None
) -> Codes:
    """Give the index in `ERAS` of the rules of each message.

    What people wrote before the first era opens windows and is never charged, so it may stand
    in a log; what the business sent then cannot be billed.
    """
    if forced is None:
        is_early = np.array([on < FIRST_RULES_DAY for on in dates])
        early_days = day[is_early[day] & messages.outbound]
        if len(early_days):
            raise InputError([_before_first_era(dates[early_days.min()])])
    chosen = [era_for(on, forced) or ERAS[0] for on in dates]
    codes: Codes = np.array([ERAS.index(era) for era in chosen], dtype=np.uint8)[day]
    return codes


def _before_first_era(day: date) -> Problem:
    first = FIRST_RULES_DAY
    return Problem(
        code="before-first-era",
        where=day.isoformat(),
        message=say("no billing rules are known before {day:d MMMM y}", day=first),
        hint=say("leave earlier messages out, or choose the rules to use"),
    )


def _paused(messages: MessageTable, day: Narrow, dates: tuple[date, ...]) -> Mask:
    """Tell which messages Meta does not deliver since 1 April 2025.

    Source:
        Billing rules, 2.7.
    """
    is_pause_day = np.array([on >= US_PAUSE_FROM for on in dates])
    paused: Mask = (
        (messages.kind == MessageKind.MARKETING) & messages.in_united_states & is_pause_day[day]
    )
    return paused


def _reasons(messages: MessageTable, era: Codes, paused: Mask, free_entry_hours: int) -> Codes:
    """Walk each pair's messages in time order; reasons come back in table order."""
    reasons: Codes = np.empty(len(messages), dtype=np.uint8)
    for rows in parts(messages.pair):
        pair = messages.pair[rows].astype(np.int64)
        by_pair = np.lexsort((messages.at_us[rows], pair))
        order = rows[by_pair]
        timelines = Timelines(
            pair=pair[by_pair],
            at_us=messages.at_us[order],
            kind=messages.kind[order],
            era=era[order],
            paused=paused[order],
        )
        reasons[order] = reasons_of(timelines, free_entry_hours)
    return reasons
