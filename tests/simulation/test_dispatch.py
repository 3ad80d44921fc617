"""Who is reached, and when."""

import math
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import numpy as np

from tarife.plan.lines import (
    Broadcast,
    DayRange,
    HoursOfDay,
    Send,
    Steady,
    TemplateCategory,
)
from tarife.simulation.clock import MonthClock
from tarife.simulation.dispatch import arrivals, attempts
from tarife.simulation.streams import Stream
from tarife.terms.calendar import BillingMonth

HOUR = 3600
DAY = 24 * HOUR
CLOCK = MonthClock(BillingMonth(2026, 11), ZoneInfo("Europe/Istanbul"))
STREAM = Stream(1, "s")
PEOPLE = 50_000


def send(volume, schedule):
    return Send("s", "S", "a", TemplateCategory.MARKETING, volume, schedule)


def test_a_broadcast_reaches_each_person_at_most_once_at_each_moment():
    moments = (datetime(2026, 11, 3, 11), datetime(2026, 11, 10, 11))
    found = attempts(send(10_000, Broadcast(moments, 2)), PEOPLE, CLOCK, STREAM)
    first = found.at_s < 3 * DAY

    assert len(set(found.person[first].tolist())) == first.sum()
    error = math.sqrt(PEOPLE * 0.2 * 0.8)
    assert abs(first.sum() - 10_000) < 4 * error
    assert abs((~first).sum() - 10_000) < 4 * error
    assert set(found.person[first].tolist()) != set(found.person[~first].tolist())


def test_a_broadcast_to_everyone_reaches_everyone():
    schedule = Broadcast((datetime(2026, 11, 3, 11),), 0)
    found = attempts(send(100, schedule), 100, CLOCK, STREAM)

    assert sorted(found.person.tolist()) == list(range(100))
    assert set(found.at_s.tolist()) == {2 * DAY + 11 * HOUR}


def test_a_broadcast_is_spread_over_its_hours():
    schedule = Broadcast((datetime(2026, 11, 3, 11),), 2)
    late = attempts(send(PEOPLE, schedule), PEOPLE, CLOCK, STREAM).at_s - 2 * DAY - 11 * HOUR

    assert late.min() >= 0
    assert late.max() < 2 * HOUR
    assert abs(late.mean() - HOUR) < 4 * 2 * HOUR / math.sqrt(12 * PEOPLE)


def test_growing_the_audience_of_a_single_moment_keeps_everyones_chance():
    schedule = Broadcast((datetime(2026, 11, 3, 11),))
    small = attempts(send(500, schedule), 1000, CLOCK, STREAM)
    large = attempts(send(1000, schedule), 2000, CLOCK, STREAM)

    kept = large.person < 1000
    assert large.person[kept].tolist() == small.person.tolist()
    assert large.at_s[kept].tolist() == small.at_s.tolist()


def test_a_steady_send_gives_people_a_poisson_number():
    found = attempts(send(100_000, Steady()), PEOPLE, CLOCK, STREAM)
    received = np.bincount(found.person, minlength=PEOPLE)

    assert len(found) == 100_000
    assert abs((received == 0).mean() - math.exp(-2)) < 4 * 0.35 / math.sqrt(PEOPLE)
    assert abs(received.var() - 2) < 4 * math.sqrt(10 / PEOPLE)


def test_a_steady_send_keeps_to_its_days_and_hours():
    schedule = Steady(
        DayRange(date(2026, 11, 5), date(2026, 11, 6)), hours=HoursOfDay(time(9), time(10))
    )
    found = attempts(send(5000, schedule), 10, CLOCK, STREAM).at_s

    assert set((found // DAY).tolist()) == {4, 5}
    assert set((found % DAY // HOUR).tolist()) == {9}


def test_nobody_is_sent_nothing():
    assert len(attempts(send(0, Steady()), 10, CLOCK, STREAM)) == 0
    assert len(attempts(send(10, Steady()), 0, CLOCK, STREAM)) == 0
    assert len(attempts(send(10, Steady(weekdays=())), 5, CLOCK, STREAM)) == 0


def test_arrivals_are_new_people_on_the_days_given():
    window = (DayRange(date(2026, 11, 29), None), HoursOfDay())
    found = arrivals(2.5, window, CLOCK, STREAM)

    assert found.person.tolist() == list(range(5))
    assert (found.at_s >= 28 * DAY).all()
    assert len(arrivals(0, window, CLOCK, STREAM)) == 0
