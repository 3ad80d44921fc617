"""Counted messages cost what the same messages cost one by one."""

from collections import Counter
from datetime import date, datetime

import numpy as np
import pytest

from helpers.twins.timelines import HOUR_US, ISTANBUL, Event, HomeMarkets, book, table
from tarife.billing.engine import bill
from tarife.billing.eras import ERAS, EraId
from tarife.billing.ledger import REASONS, Reason, is_charged
from tarife.billing.settings import BillingSettings
from tarife.billing.tally import (
    FirstService,
    MonthTerms,
    Tally,
    bill_tallies,
    free_units,
)
from tarife.terms import categories
from tarife.terms.calendar import AccountCalendar, instant_us
from tarife.terms.categories import CATEGORIES, Category
from tarife.terms.problems import InputError
from tarife.traffic.table import CATEGORY_OF_KIND, MessageKind

ERA_BY_ID = {era.id: era for era in ERAS}
FREE_TIER = REASONS.index(Reason.FREE_TIER)
CARDS = """
    2026-10-01  TR  M 0.05  U 0.02,40:0.01,90:0.005  A 0.03,35:0.02  S 0.07
    2026-10-01  IN  M 0.06  U 0.05,25:0.04  A 0.09,10:0.08  AI 0.2,15:0.1  S 0.05
    2026-11-16  TR  M 0.06  U 0.02,40:0.01,90:0.004  A 0.03,35:0.02  S 0.08
    2026-11-16  IN  M 0.07  U 0.05,25:0.03  A 0.09,10:0.07  AI 0.3,15:0.2  S 0.06
"""
DAYS = AccountCalendar.covering(ISTANBUL, date(2026, 11, 1), date(2026, 11, 30))


def month(seed, people=60):
    """Some hundred messages of a November, each of two markets written to by its own lines."""
    rng = np.random.default_rng(seed)
    start = instant_us(datetime(2026, 11, 1, tzinfo=ISTANBUL))
    events = []
    for person in range(people):
        country = ("TR", "IN")[person % 2]
        times = np.sort(rng.integers(0, 30 * 24 * HOUR_US, rng.integers(1, 25)))
        kinds = rng.choice([0, 1, 2, 3, 4, 5, 5], len(times))
        events += [
            Event(start + int(at), MessageKind(kind), country, person, person % 3)
            for at, kind in zip(times, kinds, strict=True)
        ]
    return table(events)


def counted(ledger, era):
    """Forget the single messages, and which of them the free tier paid for."""
    sent = ledger.table.taken(ledger.rows)
    charged = 0 if era.by_conversation else 1
    reason = np.where(ledger.reason == FREE_TIER, charged, ledger.reason).astype(np.uint8)
    service = CATEGORY_OF_KIND[sent.kind] == categories.SERVICE
    first = np.flatnonzero(service & is_charged(reason))
    lines = sent.market * 2 + (sent.kind == MessageKind.UTILITY)
    per_number = era.id is EraId.PMP_2026_10
    return (
        Tally(
            source=lines,
            day=ledger.day,
            market=sent.market,
            category=CATEGORY_OF_KIND[sent.kind],
            reason=reason,
            messages=np.ones(len(reason), dtype=np.int64),
            markets=sent.markets,
        ),
        FirstService(
            source=lines[first],
            day=ledger.day[first],
            market=sent.market[first],
            group=sent.number[first] if per_number else np.zeros_like(first),
            messages=np.ones(len(first), dtype=np.int64),
            spent=np.zeros(len(first), dtype=np.int64),
        ),
    )


def by_day(lines):
    """Add up messages by day, market, category and reason, and charges without the reason."""
    messages, charges = Counter(), Counter()
    for day, market, category, reason, count, micros in zip(
        *(lines.day, lines.market, lines.category, lines.reason),
        *(lines.messages.tolist(), lines.charge_micros.tolist()),
        strict=True,
    ):
        key = (int(day), lines.markets[market], CATEGORIES[category])
        messages[*key, REASONS[reason]] += count
        charges[key] += micros
    return messages, +charges


@pytest.mark.parametrize("era", list(ERAS), ids=lambda era: era.id.value)
@pytest.mark.parametrize("seed", range(4))
def test_a_counted_month_costs_what_its_messages_cost_one_by_one(era, seed):
    settings = BillingSettings(
        "USD",
        ISTANBUL,
        forced_era=era.id,
        service_allowance=30,
        allowance_used=(5, 990)[era.by_conversation],
        tier_used={("India", Category.AUTHENTICATION): 4},
        home_country="TR",
        authentication_international_from=date(2026, 11, 9),
    )
    cards = book(CARDS)
    ledger = bill(month(seed), cards, settings, HomeMarkets(), DAYS)
    tally, first = counted(ledger, era)
    terms = MonthTerms(era, cards, settings, HomeMarkets(), DAYS)
    lines = bill_tallies(tally, first, [terms], DAYS)

    assert by_day(lines) == by_day(ledger.lines())
    assert lines.total_micros == ledger.total_micros > 0


def one_day(messages, settings, *, first=(), era=EraId.PMP_2026_10):
    """Bill service messages of one line, so many each day."""
    days = np.arange(len(messages))
    nothing = np.zeros_like(days)
    tally = Tally(
        source=nothing,
        day=days,
        market=nothing,
        category=np.full(len(days), categories.SERVICE, dtype=np.uint8),
        reason=np.full(len(days), 1, dtype=np.uint8),
        messages=np.array(messages),
        markets=("Turkey",),
    )
    rows = np.array(first, dtype=np.int64).reshape(-1, 2)
    none = np.zeros(len(rows), dtype=np.int64)
    service = FirstService(none, rows[:, 0], none, none, rows[:, 1], none)
    terms = MonthTerms(ERA_BY_ID[era], book(CARDS), settings, HomeMarkets(), DAYS)
    return bill_tallies(tally, service, [terms], DAYS)


def test_a_message_that_stands_for_many_is_free_in_part():
    settings = BillingSettings("USD", ISTANBUL, service_allowance=100)
    lines = one_day([80, 80], settings, first=[(0, 80), (1, 80)])

    found = zip(lines.day, lines.reason, lines.messages, strict=True)
    assert [(int(day), REASONS[reason], int(count)) for day, reason, count in found] == [
        (0, Reason.FREE_TIER, 80),
        (1, Reason.MESSAGE_DELIVERED, 60),
        (1, Reason.FREE_TIER, 20),
    ]
    assert lines.total_micros == 60 * 70_000


def test_nothing_counted_is_an_empty_ledger():
    lines = one_day([], BillingSettings("USD", ISTANBUL))

    assert (len(lines.messages), lines.total_micros) == (0, 0)


def test_a_rate_that_no_card_holds_is_told():
    with pytest.raises(InputError, match="no EUR card holds Turkey"):
        one_day([1], BillingSettings("EUR", ISTANBUL))


def test_numbers_beyond_the_last_printed_band_are_told():
    cards = book("2026-10-01  TR  U 0.02,40:0.01,90:")
    tally = Tally(
        source=np.array([0, 1]),
        day=np.array([3, 3]),
        market=np.array([0, 0]),
        category=np.full(2, categories.UTILITY, dtype=np.uint8),
        reason=np.ones(2, dtype=np.uint8),
        messages=np.array([50, 41]),
        markets=("Turkey",),
    )
    nothing = np.zeros(0, dtype=np.int64)
    none = FirstService(*(nothing,) * 6)
    settings = BillingSettings("USD", ISTANBUL)
    terms = MonthTerms(ERA_BY_ID[EraId.PMP_2026_10], cards, settings, HomeMarkets(), DAYS)

    with pytest.raises(InputError, match="beyond 90 messages"):
        bill_tallies(tally, none, [terms], DAYS)


@pytest.mark.parametrize(
    ("era", "left"),
    [
        (EraId.CBP_2023_06, 400),
        (EraId.CBP_2024_11, 0),
        (EraId.PMP_2025_07, 0),
        (EraId.PMP_2026_10, 1400),
    ],
)
def test_what_other_traffic_has_used_is_not_free_any_more(era, left):
    settings = BillingSettings("USD", ISTANBUL, service_allowance=2000, allowance_used=600)

    assert free_units(ERA_BY_ID[era], settings) == left
