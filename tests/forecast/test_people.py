"""People of a forecast, one at a time, are those whom the forecast counted."""

from collections import Counter
from dataclasses import replace

import pytest

from tarife.assets import load_book, load_markets
from tarife.billing.ledger import CHARGED_REASONS, REFUSED_REASONS
from tarife.forecast.forecast import forecast
from tarife.forecast.people import People
from tarife.forecast.preparing import prepare
from tarife.plan.account import Account, Rules
from tarife.plan.plan import GridRow, Plan
from tarife.terms.calendar import BillingMonth
from tarife.traffic.table import Kind

PLAN = Plan(
    "Small",
    BillingMonth(2026, 11),
    grid=(
        GridRow("TR", 60, 200, 90, 40, reply_ratio=0.5, ad_clicks_per_day=2),
        GridRow("US", 30, 100, 0, 0, reply_ratio=0.3),
    ),
)
KNOWN = load_book(), load_markets()


def everybody(plan):
    """The messages of all people, one person after the other."""
    ready = prepare(plan, *KNOWN)
    for placed in ready.placed:
        people = People(ready, placed)
        for person in range(len(people)):
            yield from people.messages(person)


@pytest.mark.parametrize("rules", [Rules.AUTO, Rules.CBP_2023_06, Rules.PMP_2025_07])
def test_all_of_them_together_are_the_forecast(rules):
    plan = replace(PLAN, account=Account(rules=rules))
    made = forecast(plan, *KNOWN, lambda: False)
    expected = made.lines

    messages = list(everybody(plan))

    written = [message for message in messages if message.reason is None]
    fates = Counter(message.reason in CHARGED_REASONS for message in messages if message.reason)
    refused = [message for message in messages if message.reason in REFUSED_REASONS]
    assert len(written) == made.flow.inbound
    assert sum(fates.values()) == expected.messages.sum()
    assert len(refused) == made.flow.missed
    by_source = Counter(message.source for message in messages if message.reason)
    assert by_source == {
        source: expected.messages[expected.source == source].sum()
        for source in set(expected.source.tolist())
    }


def test_a_month_is_told_in_order_and_the_same_each_time():
    ready = prepare(PLAN, *KNOWN)
    people = People(ready, ready.placed[0])

    first = [people.messages(person) for person in range(len(people))]

    assert first == [people.messages(person) for person in range(len(people))]
    for messages in first:
        times = [message.at_s for message in messages]
        assert times == sorted(times)


def test_a_crowded_month_finds_room():
    crowded = replace(PLAN, grid=(GridRow("TR", 1, 0, 6_000, 0),))
    ready = prepare(crowded, *KNOWN)

    messages = People(ready, ready.placed[0]).messages(0)

    assert sum(message.kind is Kind.UTILITY for message in messages) > 5_000
