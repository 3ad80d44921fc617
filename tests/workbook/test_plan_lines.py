"""Schedules read as sentences."""

from datetime import date, time

import pytest

from tarife.plan.model.account import WEEKDAYS, Weekday
from tarife.plan.model.lines import DayRange, HoursOfDay, Steady
from tarife.workbook.plan_lines import days_text, hours_text, schedule_text, weekdays_text
from tarife.workbook.texts import ENGLISH

DASH = "\N{EN DASH}"


@pytest.mark.parametrize(
    ("days", "text"),
    [
        (DayRange(), "whole month"),
        (DayRange(last=date(2026, 11, 9)), f"month's start {DASH} 2026-11-09"),
        (DayRange(first=date(2026, 11, 9)), f"2026-11-09 {DASH} month's end"),
    ],
)
def test_open_sides_are_the_month_own(days, text):
    assert days_text(days, ENGLISH) == text


@pytest.mark.parametrize(
    ("hours", "text"),
    [
        (HoursOfDay(), "all day"),
        (HoursOfDay(time(9), time(18, 30)), f"09:00 {DASH} 18:30"),
        (HoursOfDay(time(20), time(0)), f"20:00 {DASH} 24:00"),
    ],
)
def test_midnight_at_the_end_is_the_end_of_the_day(hours, text):
    assert hours_text(hours, ENGLISH) == text


def test_all_weekdays_are_every_weekday():
    assert weekdays_text(tuple(reversed(WEEKDAYS)), ENGLISH) == "every weekday"
    assert weekdays_text((Weekday.SUNDAY,), ENGLISH) == "Sun"


def test_a_plain_stream():
    text = "attempts spread over whole month; every weekday; all day"

    assert schedule_text(Steady(), ENGLISH) == text
