"""Local times become seconds of the month; the desk opens when it says."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from tarife.plan.model.account import Desk, OpeningHours, Weekday
from tarife.plan.model.lines import DayRange, HoursOfDay
from tarife.simulation.clock import (
    PeriodClock,
    Stretches,
    active_days,
    daily_stretches,
    desk_stretches,
)
from tarife.terms.calendar import BillingMonth, Period

HOUR = 3600
DAY = 24 * HOUR
NOVEMBER = PeriodClock(Period(BillingMonth(2026, 11)), ZoneInfo("Europe/Istanbul"))
WEEK_DESK = Desk((OpeningHours(Weekday.MONDAY, time(9), time(18)),))


@pytest.mark.parametrize(
    ("zone", "month", "hours"),
    [
        ("Europe/Istanbul", BillingMonth(2026, 11), 720),
        ("Europe/Berlin", BillingMonth(2026, 10), 745),
        ("Europe/Berlin", BillingMonth(2026, 3), 743),
    ],
)
def test_a_month_is_as_long_as_its_clock_changes_make_it(zone, month, hours):
    assert PeriodClock(Period(month), ZoneInfo(zone)).length_s == hours * HOUR


def test_a_local_moment_has_its_second():
    assert NOVEMBER.second_of(datetime(2026, 11, 2, 9)) == DAY + 9 * HOUR


def test_closing_at_midnight_is_the_end_of_the_day():
    assert NOVEMBER.stretch(date(2026, 11, 1), time(22), time(0)) == (22 * HOUR, DAY)
    assert NOVEMBER.stretch(date(2026, 11, 1), time(0), time(0)) == (0, DAY)


def test_active_days_follow_range_and_weekdays():
    days = active_days(
        NOVEMBER.period.first,
        DayRange(date(2026, 11, 5), date(2026, 11, 16)),
        (Weekday.MONDAY,),
    )

    assert days == (date(2026, 11, 9), date(2026, 11, 16))
    assert len(active_days(NOVEMBER.period.first, DayRange())) == 30


def test_a_desk_without_hours_is_always_open():
    assert desk_stretches(NOVEMBER, Desk()) is None


def test_opening_hours_reach_past_the_month():
    desk = desk_stretches(NOVEMBER, WEEK_DESK)  # Mondays: 2, 9, 16 November

    starts = [start for start, _ in desk.pairs]
    assert starts[:2] == [DAY + 9 * HOUR, 8 * DAY + 9 * HOUR]
    assert 30 * DAY - 1 * DAY + 9 * HOUR in starts
    assert desk.pairs[-1][1] > NOVEMBER.length_s + 100 * DAY


def test_stretches_stand_in_order():
    assert Stretches.of([(5, 6), (1, 2)]).pairs == ((1, 2), (5, 6))


def test_stretches_that_touch_are_one_and_know_what_lies_before():
    stretches = Stretches.of([(8, 9), (1, 3), (3, 5)])

    assert stretches.pairs == ((1, 5), (8, 9))
    assert stretches.lengths_s == (4, 1)
    assert stretches.before_s == (0, 4)
    assert Stretches.of(()).before_s == ()


@pytest.mark.parametrize("hours", [(time(2), time(3)), (time(2, 30), time(3))])
def test_hours_that_a_clock_change_skips_are_no_stretch(hours):
    """02:30 is read as winter time and 03:00 as summer time, which is half an hour before."""
    berlin = PeriodClock(Period(BillingMonth(2026, 3)), ZoneInfo("Europe/Berlin"))
    days = (date(2026, 3, 28), date(2026, 3, 29))
    ((start, end),) = daily_stretches(berlin, days, HoursOfDay(*hours)).pairs

    assert start == berlin.second_of(datetime.combine(days[0], hours[0]))
    assert end == berlin.second_of(datetime.combine(days[0], hours[1]))
