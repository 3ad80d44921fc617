"""One person's month, and which windows were open."""

from collections import Counter
from dataclasses import replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from helpers.twin_plans import HOUR, NOVEMBER, SURE, shop, sure_plan
from tarife.assets import load_book, load_markets
from tarife.billing.ledger import REASONS, Reason
from tarife.forecast.crew import Crew
from tarife.forecast.preparing import prepare
from tarife.forecast.timeline import timeline
from tarife.plan.account import Account, Rules
from tarife.plan.behaviour import Delay
from tarife.plan.lines import DayRange, EntryPoint, HoursOfDay
from tarife.plan.plan import Plan
from tarife.terms.categories import Category
from tarife.traffic.table import Kind

ISTANBUL = ZoneInfo("Europe/Istanbul")


def prepared(plan):
    return prepare(plan, load_book(), load_markets())


def at(day, hour, minute=0):
    return datetime(2026, 11, day, hour, minute, tzinfo=ISTANBUL)


def clicked(rules, answer_delay):
    """The month of somebody who comes through an ad at noon of the 3rd."""
    day = DayRange(date(2026, 11, 3), date(2026, 11, 3))
    hours = HoursOfDay(time(12), time(12, 0, 1))
    ad = EntryPoint(
        *("ad", "Ad", "TR", 1),
        days=day,
        hours=hours,
        phone_share=1,
        behaviour=replace(SURE, answer_delay=answer_delay),
    )
    ready = prepared(Plan("ad", NOVEMBER, Account(rules=rules, numbers=3), entry_points=(ad,)))
    return timeline(ready.placed[0], ready.setting(0), 0)


def test_windows_are_told_from_the_message_that_opens_them():
    lived = clicked(Rules.PMP_2026_10, Delay(HOUR, HOUR))
    wrote, answered = lived.events

    assert (lived.person, lived.number) == (0, 0)
    assert (wrote.at, wrote.happened, wrote.reason) == (at(3, 12), Kind.ENTRY, None)
    assert (wrote.windows.service, wrote.windows.free_entry) == (at(4, 12), None)
    assert (answered.at, answered.reason) == (at(3, 13), Reason.FREE_ENTRY_POINT)
    assert answered.windows.free_entry == at(6, 13)


def test_conversations_are_told_where_they_are_charged():
    desktop = Rules.CBP_2023_06
    plan = replace(sure_plan(NOVEMBER, "Europe/Istanbul"))
    ready = prepared(replace(plan, account=replace(plan.account, rules=desktop)))
    lived = timeline(ready.placed[0], ready.setting(0), 1)
    opened = next(event for event in lived.events if event.happened == Kind.MARKETING)

    assert opened.reason is Reason.CONVERSATION_OPENED
    assert list(opened.windows.conversations) == [Category.MARKETING]


def test_a_late_answer_is_refused_and_opens_nothing():
    _, answered = clicked(Rules.PMP_2026_10, Delay(25 * HOUR, 25 * HOUR)).events

    assert answered.reason is Reason.OUTSIDE_WINDOW
    assert (answered.windows.service, answered.windows.free_entry) == (None, None)


@pytest.mark.parametrize("bits", [0, 6])
def test_the_timelines_of_all_are_what_was_counted(bits):
    ready = prepared(replace(shop(), grid=()))
    setting = ready.setting(bits)
    counts = Crew().counts([one.segment for one in ready.placed], setting, lambda: False)
    for placed, counted in zip(ready.placed, counts, strict=True):
        told = Counter()
        for person in range(counted.played):
            weight = placed.segment.people // counted.played
            weight += person < placed.segment.people % counted.played
            for event in timeline(placed, setting, person).events:
                told[event.source, event.happened, event.reason or REASONS[0]] += weight
        expected = Counter()
        rows = zip(
            *(counted.source, counted.happened, counted.reason, counted.messages.tolist()),
            strict=True,
        )
        for source, happened, reason, messages in rows:
            expected[placed.sources[source], int(happened), REASONS[reason]] += messages

        assert told == expected


def test_somebody_who_lives_through_much_is_told_whole():
    plan = shop()
    many = replace(plan.sends[1], volume=60_000)
    ready = prepared(replace(plan, grid=(), sends=(many,)))

    assert len(timeline(ready.placed[0], ready.setting(0), 0).events) > 256
