"""The engine equals the oracle message by message, and keeps the laws of billing."""

from dataclasses import replace
from datetime import date, datetime, time

import numpy as np
import pytest
from hypothesis import HealthCheck, assume, given
from hypothesis import settings as profile
from hypothesis import strategies as st

from helpers.twins.billers import BILLERS, bill_by_engine, outcome
from helpers.twins.oracle import Verdict, bill_one_by_one
from helpers.twins.strategies import (
    COMPLETE,
    KINDS_OUTBOUND,
    REAL,
    Case,
    World,
    cases,
    choose_table,
    made_up_world,
    random_case,
)
from helpers.twins.timelines import (
    HOUR_US,
    ISTANBUL,
    HomeMarkets,
    book,
    messages,
    situation,
    table,
)
from tarife.assets import load_book, load_markets
from tarife.billing.eras import EraId
from tarife.billing.ledger import Reason
from tarife.billing.settings import BillingSettings
from tarife.rates.book import RateBook
from tarife.terms.calendar import instant_us
from tarife.terms.problems import InputError
from tarife.traffic.table import MessageKind, MessageTable

WORLD = made_up_world()
COMPLETE_WORLD = replace(WORLD, currencies=(COMPLETE,))

pytestmark = pytest.mark.unmeasured  # tests of rules cover the engine without its twin

EXAMPLES = profile.default.max_examples

quick = profile(
    max_examples=EXAMPLES * 3 // 2,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def billed(case: Case, world: World = COMPLETE_WORLD) -> list[Verdict]:
    """Bill with the engine; a case that lacks a rate or an era is no example of a law."""
    result = outcome(bill_by_engine, case.messages, world.book, case.settings, world.markets)
    assume(isinstance(result, list))
    return result


def total(verdicts: list[Verdict]) -> int:
    return sum(verdict.rate_micros for verdict in verdicts)


@profile(quick, max_examples=6 * EXAMPLES)
@given(cases(WORLD))
def test_engine_agrees_with_billing_one_by_one(case):
    given = (case.messages, WORLD.book, case.settings, WORLD.markets)

    assert outcome(bill_by_engine, *given) == outcome(bill_one_by_one, *given)


@pytest.mark.parametrize("seed", range(8))
def test_engine_agrees_on_long_tables(seed):
    rng = np.random.default_rng(seed)
    for _ in range(5):
        case = random_case(rng, 600, WORLD)
        given = (case.messages, WORLD.book, case.settings, WORLD.markets)
        assert outcome(bill_by_engine, *given) == outcome(bill_one_by_one, *given)


@pytest.mark.parametrize("seed", range(4))
def test_tables_of_narrow_columns_are_billed_alike_in_pieces(seed, monkeypatch):
    rng = np.random.default_rng(seed)
    case = random_case(rng, 600, WORLD)
    expected = outcome(bill_one_by_one, case.messages, WORLD.book, case.settings, WORLD.markets)
    narrow = {
        name: column.astype(np.min_scalar_type(column.max()))
        for name, column in case.messages.columns().items()
        if name in {"pair", "number", "market", "source"}
    }
    monkeypatch.setattr("tarife.terms.arrays.ROWS_OF_A_PART", 50)

    table_of_log = replace(case.messages, **narrow)
    given = (table_of_log, WORLD.book, case.settings, WORLD.markets)
    assert outcome(bill_by_engine, *given) == expected


@pytest.mark.parametrize("seed", range(4))
def test_engine_agrees_on_the_shipped_cards(seed):
    world = World(load_book(), load_markets(), (REAL,))
    rng = np.random.default_rng(seed)
    for _ in range(10):
        case = random_case(rng, 200, world)
        given = (case.messages, world.book, case.settings, world.markets)
        assert outcome(bill_by_engine, *given) == outcome(bill_one_by_one, *given)


@pytest.mark.parametrize("biller", BILLERS.values(), ids=BILLERS)
def test_what_a_customer_wrote_before_the_first_era_is_no_problem(biller):
    """1: what decides is delivery; a message of the customer is never charged."""
    of_june = messages("""
        2023-05-31 23:00  in              TR
        2023-06-01 00:00  out free-form   TR
    """)
    rates = book("2023-06-01 TR M 0.01 U 0.02 A 0.03 S 0.04")

    verdicts = biller(of_june, rates, BillingSettings("USD", ISTANBUL), HomeMarkets())

    assert [verdict.reason for verdict in verdicts] == [Reason.FREE_TIER]


@pytest.mark.parametrize("biller", BILLERS.values(), ids=BILLERS)
def test_a_message_before_the_first_era_is_a_problem(biller):
    of_may = messages("2023-05-31 23:59:59.999999  out marketing  TR")
    rates = book("2023-05-01 TR M 0.01")

    with pytest.raises(InputError) as caught:
        biller(of_may, rates, BillingSettings("USD", ISTANBUL), HomeMarkets())

    assert {problem.code for problem in caught.value.problems} == {"before-first-era"}
    forced = BillingSettings("USD", ISTANBUL, forced_era=EraId.PMP_2025_07)
    assert total(biller(of_may, rates, forced, HomeMarkets())) == 10_000


@pytest.mark.parametrize("biller", BILLERS.values(), ids=BILLERS)
def test_nothing_costs_nothing(biller):
    assert (
        biller(table(()), WORLD.book, BillingSettings(COMPLETE, ISTANBUL), HomeMarkets()) == []
    )


@quick
@given(cases(COMPLETE_WORLD), st.data())
def test_the_order_of_rows_does_not_matter(case, data):
    """Where no two messages have the same time; otherwise the table's order is theirs."""
    _, distinct = np.unique(case.messages.at_us, return_index=True)
    ordered = case.messages.taken(distinct)
    order = np.array(data.draw(st.permutations(range(len(ordered)))), dtype=np.int64)
    shuffled = Case(ordered.taken(order), case.settings)

    back = [replace(verdict, row=int(order[verdict.row])) for verdict in billed(shuffled)]

    assert back == billed(Case(ordered, case.settings))


@quick
@given(cases(COMPLETE_WORLD))
def test_doubling_every_rate_doubles_the_ledger(case):
    twice = replace(COMPLETE_WORLD, book=doubled(WORLD.book))

    once = billed(case)

    assert billed(case, twice) == [
        replace(verdict, rate_micros=2 * verdict.rate_micros) for verdict in once
    ]


def doubled(rates: RateBook) -> RateBook:
    return RateBook.of(
        replace(card, rates={key: doubled_rate(rate) for key, rate in card.rates.items()})
        for card in rates.cards
    )


def doubled_rate(rate):
    micros = tuple(2 * micros for micros in rate.schedule.rates_micros)
    return replace(rate, schedule=replace(rate.schedule, rates_micros=micros))


@quick
@given(cases(COMPLETE_WORLD))
def test_without_inbound_messages_no_window_is_free(case):
    only_out = case.messages.taken(np.flatnonzero(case.messages.outbound))

    verdicts = billed(Case(only_out, case.settings))

    windows = {Reason.SERVICE_WINDOW, Reason.FREE_ENTRY_POINT, Reason.REACTION}
    assert not windows & {verdict.reason for verdict in verdicts}
    for verdict in verdicts:
        needs_window = only_out.kind[verdict.row] in {
            MessageKind.FREE_FORM,
            MessageKind.REACTION,
        }
        assert needs_window == (verdict.reason is Reason.OUTSIDE_WINDOW)


@quick
@given(
    cases(COMPLETE_WORLD),
    st.sampled_from((EraId.PMP_2025_07, EraId.PMP_2026_10)),
    st.sampled_from(KINDS_OUTBOUND),
    st.data(),
)
def test_one_more_outbound_message_never_lowers_the_total(case, era, kind, data):
    """With windows held fixed: per-message eras, no ad messages.

    The day from which authentication is international is left out too: a dear rate may begin
    within a month, and an earlier message then moves later ones down its bands.
    """
    keep = np.flatnonzero(case.messages.kind != MessageKind.ENTRY)
    assume(len(keep) > 0)
    before = case.messages.taken(keep)
    account = replace(case.settings, forced_era=era, authentication_international_from=None)
    row = data.draw(st.integers(0, len(before) - 1))
    hours = data.draw(st.sampled_from((0, 1, 23, 24, -1, 72)))
    more = before.taken(np.append(np.arange(len(before)), row))
    more.at_us[-1] += hours * HOUR_US
    more.kind[-1] = kind

    assert total(billed(Case(more, account))) >= total(billed(Case(before, account)))


CUTS = (date(2025, 7, 1), date(2026, 10, 1), date(2026, 11, 1))


@quick
@given(cases(COMPLETE_WORLD), st.data())
def test_stretches_apart_by_a_month_and_every_window_are_billed_alike_alone(case, data):
    """Windows, conversations and free entry points end within 8 days, counters by month."""

    def choose(options):
        return data.draw(st.sampled_from(options))

    zone = case.settings.zone
    cut = instant_us(datetime.combine(choose(CUTS), time(), zone))
    later = choose_table(choose, 12, case.settings)
    later.at_us[:] += cut - later.at_us.min()
    early = case.messages
    early.at_us[:] += cut - 8 * 24 * HOUR_US - early.at_us.max(initial=cut)

    alone = billed(Case(early, case.settings)) + [
        replace(verdict, row=verdict.row + len(early))
        for verdict in billed(Case(later, case.settings))
    ]

    assert billed(Case(joined(early, later), case.settings)) == alone


def joined(first: MessageTable, second: MessageTable) -> MessageTable:
    columns = second.columns()
    parts = {
        name: np.concatenate([column, columns[name]])
        for name, column in first.columns().items()
    }
    return MessageTable(**parts, markets=first.markets)


def test_stretches_that_share_a_conversation_are_not_billed_alike_alone():
    """The reason why a month is billed at once, and the days before it are played too."""
    account = BillingSettings(COMPLETE, ISTANBUL, forced_era=EraId.CBP_2024_11)
    whole = situation("M 0, 5")

    parts = [whole, whole.taken(np.array([0])), whole.taken(np.array([1]))]
    together, first, second = (
        bill_by_engine(part, WORLD.book, account, WORLD.markets) for part in parts
    )

    assert total(together) == total(first)
    assert total(first) == total(second) > 0
