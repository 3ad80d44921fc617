"""Local times become seconds of the month; the desk opens when it says."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from tarife.plan.account import Desk, OpeningHours, Weekday
from tarife.plan.lines import DayRange, HoursOfDay
from tarife.simulation.clock import (
    MonthClock,
    Stretches,
    active_days,
    daily_stretches,
    desk_stretches,
)
from tarife.terms.calendar import BillingMonth

HOUR = 3600
DAY = 24 * HOUR
NOVEMBER = MonthClock(BillingMonth(2026, 11), ZoneInfo("Europe/Istanbul"))
WEEK_DESK = Desk((OpeningHours(Weekday.MONDAY, time(9), time(18)),))


def seconds(*values):
    return np.array(values, dtype=np.int64)


@pytest.mark.parametrize(
    ("zone", "month", "hours"),
    [
        ("Europe/Istanbul", BillingMonth(2026, 11), 720),
        ("Europe/Berlin", BillingMonth(2026, 10), 745),
        ("Europe/Berlin", BillingMonth(2026, 3), 743),
    ],
)
def test_a_month_is_as_long_as_its_clock_changes_make_it(zone, month, hours):
    assert MonthClock(month, ZoneInfo(zone)).length_s == hours * HOUR


def test_a_local_moment_has_its_second():
    assert NOVEMBER.second_of(datetime(2026, 11, 2, 9)) == DAY + 9 * HOUR


def test_closing_at_midnight_is_the_end_of_the_day():
    assert NOVEMBER.stretch(date(2026, 11, 1), time(22), time(0)) == (22 * HOUR, DAY)
    assert NOVEMBER.stretch(date(2026, 11, 1), time(0), time(0)) == (0, DAY)


def test_moments_lie_evenly_in_the_stretches():
    hours = HoursOfDay(time(9), time(10))
    stretches = daily_stretches(NOVEMBER, (date(2026, 11, 1), date(2026, 11, 3)), hours)
    moments = stretches.moments(np.array([0, 0.25, 0.5, 0.9999999]))

    assert moments.tolist() == [
        9 * HOUR,
        9 * HOUR + HOUR // 2,
        2 * DAY + 9 * HOUR,
        2 * DAY + 10 * HOUR - 1,
    ]


def test_active_days_follow_range_and_weekdays():
    days = active_days(
        NOVEMBER.month, DayRange(date(2026, 11, 5), date(2026, 11, 16)), (Weekday.MONDAY,)
    )

    assert days == (date(2026, 11, 9), date(2026, 11, 16))
    assert len(active_days(NOVEMBER.month, DayRange())) == 30


def test_an_answer_waits_for_the_next_opening():
    desk = desk_stretches(NOVEMBER, WEEK_DESK)  # Mondays: 2, 9, 16 November
    monday = DAY + 9 * HOUR

    assert desk.next_open(
        seconds(0, monday, monday + HOUR, monday + 9 * HOUR - 1, monday + 9 * HOUR)
    ).tolist() == [monday, monday, monday + HOUR, monday + 9 * HOUR - 1, monday + 7 * DAY]


def test_a_desk_without_hours_is_always_open():
    assert desk_stretches(NOVEMBER, Desk()) is None


def test_opening_hours_reach_past_the_month():
    desk = desk_stretches(NOVEMBER, WEEK_DESK)

    assert desk.next_open(seconds(29 * DAY)).tolist() == [29 * DAY + 9 * HOUR]
    assert desk.ends[-1] > NOVEMBER.length_s + 100 * DAY


def test_stretches_stand_in_order():
    assert Stretches.of([(5, 6), (1, 2)]).starts.tolist() == [1, 5]
