"""How people and the desk talk on."""

import math
from dataclasses import replace
from datetime import time
from zoneinfo import ZoneInfo

import numpy as np

from tarife.plan.account import Desk, OpeningHours, Weekday
from tarife.plan.behaviour import Behaviour, Delay
from tarife.simulation.clock import MonthClock, desk_stretches
from tarife.simulation.events import Cues
from tarife.simulation.exchanges import MOST_TURNS, Circumstances, Written, exchanges
from tarife.simulation.streams import Stream
from tarife.terms.calendar import BillingMonth
from tarife.traffic.table import Kind

HOUR = 3600
DAY = 24 * HOUR
PEOPLE = 20_000
FIXED = Behaviour(
    answer_ratio=1,
    answer_delay=Delay(300, 300),
    reply_delay=Delay(600, 600),
    messages_per_answer=1,
    turns=1,
)


def played(behaviour, people=PEOPLE, at_s=0, desk=None):
    key = np.arange(people)
    openings = Cues(np.full(people, at_s, dtype=np.int64), key, key)
    kinds = np.full(people, Kind.INBOUND, dtype=np.uint8)
    return exchanges(
        openings,
        kinds,
        behaviour,
        Circumstances(desk, Written(np.zeros(0, dtype=np.int64))),
        Stream(3, "x"),
    )


def count(result, kind):
    return int((result.events.kind == kind).sum())


def test_without_chance_each_message_has_one_answer_five_minutes_later():
    result = played(FIXED, people=2, at_s=1000)
    events = result.events

    assert events.at_s.tolist() == [1000, 1000, 1300, 1300]
    assert events.kind.tolist() == [Kind.INBOUND] * 2 + [Kind.FREE_FORM] * 2
    assert events.person.tolist() == [0, 1, 0, 1]
    assert result.first_answers.at_s.tolist() == [1300, 1300]


def test_an_unanswered_message_ends_the_exchange():
    result = played(replace(FIXED, answer_ratio=0))

    assert count(result, Kind.FREE_FORM) == 0
    assert len(result.first_answers) == 0


def test_answers_come_in_bubbles_a_minute_apart():
    result = played(replace(FIXED, messages_per_answer=2.5))
    answers = result.events.at_s[result.events.kind == Kind.FREE_FORM]

    assert set(((answers - 300) % 60).tolist()) == {0}
    found = len(answers) / PEOPLE
    assert abs(found - 2.5) < 4 * math.sqrt(1.5 / PEOPLE)


def test_turns_are_geometric_and_end_at_fifty():
    result = played(replace(FIXED, turns=4))
    turns = np.bincount(result.events.person[result.events.kind == Kind.INBOUND])

    assert abs(turns.mean() - 4) < 4 * math.sqrt(12 / PEOPLE)
    assert abs((turns == 1).mean() - 0.25) < 4 * 0.44 / math.sqrt(PEOPLE)
    endless = played(replace(FIXED, turns=50), people=500)
    assert np.bincount(endless.events.person[endless.events.kind == 0]).max() <= MOST_TURNS


def test_the_next_message_comes_after_the_last_bubble():
    result = played(replace(FIXED, messages_per_answer=3, turns=2), people=300)
    for person in range(300):
        mine = np.sort(result.events.at_s[result.events.person == person])
        kinds = result.events.kind[result.events.person == person]
        inbound = np.sort(result.events.at_s[result.events.person == person][kinds == 0])
        for later in inbound[1:]:
            assert later - 600 in mine


def test_an_answer_after_the_window_ends_the_exchange_and_is_no_first_answer():
    result = played(replace(FIXED, answer_delay=Delay(DAY, DAY), turns=10))

    assert count(result, Kind.INBOUND) == PEOPLE
    assert count(result, Kind.FREE_FORM) == PEOPLE
    assert len(result.first_answers) == 0


def test_a_closed_desk_answers_at_its_next_opening():
    clock = MonthClock(BillingMonth(2026, 11), ZoneInfo("Europe/Istanbul"))
    hours = Desk((OpeningHours(Weekday.MONDAY, time(9), time(18)),))
    result = played(FIXED, people=1, at_s=20 * HOUR, desk=desk_stretches(clock, hours))

    assert result.first_answers.at_s.tolist() == [DAY + 9 * HOUR]
