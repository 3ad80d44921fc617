"""A whole plan is played: people are their own, causes are kept, the month ends."""

from dataclasses import replace
from datetime import datetime, time
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from tarife.plan.behaviour import Behaviour, Delay
from tarife.plan.lines import (
    Audience,
    Broadcast,
    DayRange,
    EntryPoint,
    FollowUp,
    HoursOfDay,
    Inbound,
    Send,
    TemplateCategory,
)
from tarife.plan.plan import Plan
from tarife.simulation.play import play
from tarife.terms.calendar import BillingMonth, instant_us
from tarife.terms.problems import Stopped
from tarife.traffic.table import Kind

ISTANBUL = ZoneInfo("Europe/Istanbul")
MARKETS = {"TR": "Turkey", "DE": "Germany", "US": "North America"}
HOUR_US = 3_600_000_000
SURE = Behaviour(
    delivered_ratio=1,
    delivery_delay=Delay(10, 10),
    reply_ratio=1,
    reply_delay=Delay(600, 600),
    answer_ratio=1,
    answer_delay=Delay(300, 300),
    messages_per_answer=1,
    turns=1,
)
SALE = Send(
    "sale",
    "Sale",
    "tr",
    TemplateCategory.MARKETING,
    50,
    Broadcast((datetime(2026, 11, 3, 11),), 0),
    SURE,
)
PLAN = Plan(
    "November",
    BillingMonth(2026, 11),
    audiences=(Audience("tr", "Turkey", "TR", 50),),
    sends=(SALE,),
)


def played(plan, zone=ISTANBUL):
    return play(plan, zone, MARKETS, lambda: False)


def us(*moment):
    return instant_us(datetime(*moment, tzinfo=ISTANBUL))


def test_without_chance_everyone_gets_replies_and_is_answered_to_the_second():
    table = played(PLAN).messages

    expected = {
        Kind.MARKETING: us(2026, 11, 3, 11, 0, 10),
        Kind.INBOUND: us(2026, 11, 3, 11, 10, 10),
        Kind.FREE_FORM: us(2026, 11, 3, 11, 15, 10),
    }
    for kind, at_us in expected.items():
        rows = table.kind == kind
        assert sorted(table.pair[rows].tolist()) == list(range(50))
        assert set(table.at_us[rows].tolist()) == {at_us}
    assert len(table) == 150


def test_what_does_not_arrive_is_counted_and_does_nothing():
    lost = replace(SALE, behaviour=replace(SURE, delivered_ratio=0))
    result = played(replace(PLAN, sends=(lost,)))

    assert (len(result.messages), result.attempts, result.undelivered) == (0, 50, 50)


def test_every_click_is_a_new_person_and_gets_its_follow_ups():
    ad = EntryPoint(
        "ad",
        "Ad",
        "DE",
        2,
        hours=HoursOfDay(time(10), time(11)),
        days=DayRange(datetime(2026, 11, 3).date(), datetime(2026, 11, 3).date()),
        phone_share=1,
        behaviour=SURE,
        follow_ups=(FollowUp(24, TemplateCategory.UTILITY),),
    )
    result = played(replace(PLAN, entry_points=(ad,)))
    table = result.messages
    rows = table.source == 1

    assert [cause.id for cause in result.causes] == ["sale", "ad"]
    assert set(table.pair[rows].tolist()) == {50, 51}
    assert [table.markets[place] for place in table.market[rows]] == ["Germany"] * 10
    for person in (50, 51):
        entry, answer, follow_up = (
            int(table.at_us[(table.pair == person) & (table.kind == kind)][0])
            for kind in (Kind.ENTRY, Kind.FREE_FORM, Kind.UTILITY)
        )
        assert answer - entry == 300_000_000
        assert follow_up - answer == 24 * HOUR_US + 10_000_000
        mine = table.pair == person
        reply = int(table.at_us[mine & (table.kind == Kind.INBOUND)][0])
        last = int(table.at_us[mine].max())
        assert (reply - follow_up, last - reply) == (600_000_000, 300_000_000)


def test_clicks_from_a_desktop_open_no_entry():
    ad = EntryPoint("ad", "Ad", "TR", 10, phone_share=0, behaviour=SURE)

    assert not (played(replace(PLAN, entry_points=(ad,))).messages.kind == Kind.ENTRY).any()


def test_inbound_is_of_an_audience_or_new():
    known = Inbound("known", "Known", 3, audience="tr", behaviour=SURE)
    new = Inbound("new", "New", 3, country="DE", behaviour=SURE)
    table = played(replace(PLAN, sends=(), inbound=(known, new))).messages

    assert table.pair[table.source == 0].max() < 50
    assert table.pair[table.source == 1].min() == 50
    assert len(set(table.pair[table.source == 1].tolist())) == 90


def test_what_falls_after_the_month_is_left_out_and_counted():
    late = replace(SALE, schedule=Broadcast((datetime(2026, 11, 30, 23, 50),), 0))
    result = played(replace(PLAN, sends=(late,)))

    assert set(result.messages.kind.tolist()) == {Kind.MARKETING}
    assert result.carried_over == 50


def test_people_are_spread_over_the_business_numbers():
    plan = replace(PLAN, account=replace(PLAN.account, numbers=3))
    table = played(plan).messages

    assert (table.number == table.pair % 3).all()
    assert set(table.number.tolist()) == {0, 1, 2}


def test_paused_marketing_to_the_united_states_gets_no_replies():
    plan = replace(PLAN, audiences=(replace(PLAN.audiences[0], country="US"),))
    table = played(plan).messages

    assert set(table.kind.tolist()) == {Kind.MARKETING}
    assert table.in_united_states.all()
    before = replace(plan, month=BillingMonth(2025, 3), sends=(_in_march(SALE),))
    assert (played(before).messages.kind == Kind.INBOUND).any()


def _in_march(send):
    return replace(send, schedule=Broadcast((datetime(2025, 3, 4, 11),), 0))


def test_another_send_leaves_the_draws_of_the_first_alone():
    chancy = replace(SALE, behaviour=replace(SURE, reply_ratio=0.5, delivered_ratio=0.7))
    alone = played(replace(PLAN, sends=(chancy,))).messages
    both = played(replace(PLAN, sends=(replace(chancy, id="other"), chancy))).messages
    mine = np.flatnonzero(both.source == 1)

    for name in ("at_us", "pair", "kind"):
        assert getattr(both, name)[mine].tolist() == getattr(alone, name).tolist()


def test_the_seed_changes_everything_and_nothing_else_does():
    chancy = replace(PLAN, sends=(replace(SALE, behaviour=replace(SURE, reply_ratio=0.5)),))

    first, again = played(chancy).messages, played(chancy).messages
    other = played(replace(chancy, seed=2)).messages
    assert first.at_us.tolist() == again.at_us.tolist()
    assert first.pair.tolist() != other.pair.tolist()


def test_an_empty_plan_is_an_empty_month():
    assert len(played(replace(PLAN, sends=())).messages) == 0


def test_work_that_is_not_wanted_any_more_stops():
    with pytest.raises(Stopped):
        play(PLAN, ISTANBUL, MARKETS, lambda: True)
