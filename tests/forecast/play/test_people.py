"""People of a forecast, one at a time, are those whom the forecast counted."""

from collections import Counter
from dataclasses import replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from helpers.twins.twin_plans import HOUR, NOVEMBER, SURE, shop, sure_plan
from tarife.assets import load_book, load_markets
from tarife.billing.ledger import CHARGED_REASONS, REASONS, REFUSED_REASONS, Reason
from tarife.forecast.forecast import forecast
from tarife.forecast.play.people import People
from tarife.forecast.play.worker_pool import WorkerPool
from tarife.forecast.preparing import prepare
from tarife.plan.model.account import Account, Rules
from tarife.plan.model.behaviour import Delay
from tarife.plan.model.lines import DayRange, EntryPoint, HoursOfDay
from tarife.plan.model.plan import GridRow, Plan
from tarife.terms.calendar import BillingMonth
from tarife.terms.categories import Category
from tarife.traffic.table import MessageKind

PLAN = Plan(
    "Small",
    BillingMonth(2026, 11),
    grid=(
        GridRow("TR", 60, 200, 90, 40, reply_ratio=0.5, ad_clicks_per_day=2),
        GridRow("US", 30, 100, 0, 0, reply_ratio=0.3),
    ),
)
KNOWN = load_book(), load_markets()
ISTANBUL = ZoneInfo("Europe/Istanbul")


def everybody(plan):
    """The messages of all people, one person after the other."""
    ready = prepare(plan, *KNOWN)
    for placed in ready.placed:
        people = People(placed, ready.setting(0))
        for person in range(len(people)):
            yield from (event for event in people.events(person) if event.is_message)


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
    people = People(ready.placed[0], ready.setting(0))

    first = [tuple(people.events(person)) for person in range(len(people))]

    assert first == [tuple(people.events(person)) for person in range(len(people))]
    for messages in first:
        times = [message.at_s for message in messages]
        assert times == sorted(times)


def test_a_crowded_month_finds_room():
    crowded = replace(PLAN, grid=(GridRow("TR", 1, 0, 6_000, 0),))
    ready = prepare(crowded, *KNOWN)

    events = People(ready.placed[0], ready.setting(0)).events(0)

    assert sum(event.happened == MessageKind.UTILITY for event in events) > 5_000


def at(day, hour, minute=0):
    return datetime(2026, 11, day, hour, minute, tzinfo=ISTANBUL)


def clicked(rules, answer_delay):
    """What happens to somebody who comes through an ad at noon of the 3rd, and what is open."""
    day = DayRange(date(2026, 11, 3), date(2026, 11, 3))
    hours = HoursOfDay(time(12), time(12, 0, 1))
    ad = EntryPoint(
        *("ad", "Ad", "TR", 1),
        days=day,
        hours=hours,
        phone_share=1,
        behaviour=replace(SURE, answer_delay=answer_delay),
    )
    ready = prepare(
        Plan("ad", NOVEMBER, Account(rules=rules, numbers=3), entry_points=(ad,)), *KNOWN
    )
    people = People(ready.placed[0], ready.setting(0))
    return [(people.moment(event), event, people.windows(event)) for event in people.events(0)]


def test_windows_are_told_from_the_message_that_opens_them():
    lived = clicked(Rules.PMP_2026_10, Delay(HOUR, HOUR))
    (wrote_at, wrote, after_writing), (answered_at, answered, after_answer) = lived

    assert (wrote_at, wrote.happened, wrote.reason) == (at(3, 12), MessageKind.ENTRY, None)
    assert (after_writing.service, after_writing.free_entry) == (at(4, 12), None)
    assert (answered_at, answered.reason) == (at(3, 13), Reason.FREE_ENTRY_POINT)
    assert after_answer.free_entry == at(6, 13)


def test_conversations_are_told_where_they_are_charged():
    desktop = Rules.CBP_2023_06
    plan = replace(sure_plan(NOVEMBER, "Europe/Istanbul"))
    ready = prepare(replace(plan, account=replace(plan.account, rules=desktop)), *KNOWN)
    people = People(ready.placed[0], ready.setting(0))
    opened = next(
        event for event in people.events(1) if event.happened == MessageKind.MARKETING
    )

    assert opened.reason is Reason.CONVERSATION_OPENED
    assert list(people.windows(opened).conversations) == [Category.MARKETING]


def test_a_late_answer_is_refused_and_opens_nothing():
    _, (_, answered, windows) = clicked(Rules.PMP_2026_10, Delay(25 * HOUR, 25 * HOUR))

    assert answered.reason is Reason.OUTSIDE_WINDOW
    assert (windows.service, windows.free_entry) == (None, None)


@pytest.mark.parametrize("bits", [0, 6])
def test_what_happens_to_each_is_what_was_counted(bits):
    ready = prepare(replace(shop(), grid=()), *KNOWN)
    setting = ready.setting(bits)
    counts = WorkerPool().counts([one.segment for one in ready.placed], setting, lambda: False)
    for placed, counted in zip(ready.placed, counts, strict=True):
        told, people = Counter(), People(placed, setting)
        assert len(people) == counted.played
        for person in range(len(people)):
            weight = placed.segment.people // counted.played
            weight += person < placed.segment.people % counted.played
            for event in people.events(person):
                told[event.source, event.happened, event.reason or REASONS[0]] += weight
        expected = Counter()
        rows = zip(
            *(counted.source, counted.happened, counted.reason, counted.messages.tolist()),
            strict=True,
        )
        for source, happened, reason, messages in rows:
            expected[placed.sources[source], int(happened), REASONS[reason]] += messages

        assert told == expected


def test_business_numbers_serve_people_in_turn():
    plan = replace(PLAN, account=Account(numbers=3))
    ready = prepare(plan, *KNOWN)
    people = People(ready.placed[0], ready.setting(0))

    assert [people.number_of(person) for person in range(4)] == [0, 1, 2, 0]
