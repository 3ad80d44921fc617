from datetime import datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tarife.gui.text.numbers import ParseError
from tarife.gui.text.times import (
    hours_text,
    moment_text,
    opening_hours_text,
    read_clock,
    read_hours,
    read_moment,
    read_opening_hours,
)
from tarife.plan.model.lines import HoursOfDay
from tarife.terms.calendar import BillingMonth

NOVEMBER = BillingMonth(2026, 11)
OFFICE = HoursOfDay(time(9), time(18))


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("9-18", OFFICE),
        ("09:00–18:00", OFFICE),  # noqa: RUF001
        ("9.00 - 18.00", OFFICE),
        ("9 to 18", OFFICE),
        ("9am-6pm", OFFICE),
        ("8-24", HoursOfDay(time(8), time(0))),
        ("22:30-0:00", HoursOfDay(time(22, 30), time(0))),
        ("all day", HoursOfDay()),
        ("", HoursOfDay()),
    ],
)
def test_hours_of_the_day_are_read_as_people_write_them(text, hours):
    assert read_hours(text) == hours


@pytest.mark.parametrize("text", ["18-9", "9", "9-25", "9:70-18", "noon", "9-12, 13-18"])
def test_what_is_no_stretch_says_how_to_write_one(text):
    error = read_hours(text)

    assert isinstance(error, ParseError)
    assert repr(text) in error.sentence


def test_a_day_may_have_several_stretches_or_none():
    day = (HoursOfDay(time(9), time(12)), HoursOfDay(time(13), time(18)))

    assert read_opening_hours("9-12, 13-18") == day
    assert read_opening_hours("closed") == ()
    assert read_opening_hours(opening_hours_text(day)) == day
    assert opening_hours_text(()) == "closed"


TIMES = st.times().map(lambda at: at.replace(second=0, microsecond=0))


@given(TIMES, TIMES)
def test_hours_that_are_shown_can_be_typed_back(first, second):
    start, end = sorted((first, second))
    if start < end:
        hours = HoursOfDay(start, end)
        assert read_hours(hours_text(hours)) == hours


@pytest.mark.parametrize(
    "text",
    ["3 11:00", "3 at 11:00", "Tue 3 Nov 11:00", "3. kas. 11.00", "3 november, 11:00am"],
)
def test_a_moment_is_read_as_people_write_it(text):
    assert read_moment(text, NOVEMBER) == datetime(2026, 11, 3, 11)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("tomorrow", "no day and time"),
        ("3 Dec 11:00", "leave out its month"),
        ("31 11:00", "days 1 to 30"),
        ("3 25:00", "no day and time"),
    ],
)
def test_a_moment_outside_the_month_says_why(text, says):
    error = read_moment(text, NOVEMBER)

    assert isinstance(error, ParseError)
    assert says in error.sentence


@given(st.integers(1, 30), TIMES)
def test_a_moment_that_is_shown_can_be_typed_back(day, at):
    moment = datetime.combine(datetime(2026, 11, day), at)

    assert read_moment(moment_text(moment), NOVEMBER) == moment


def test_a_moment_of_several_months_may_name_its_own():
    december = NOVEMBER.shifted(1)
    months = (NOVEMBER, december)

    assert read_moment("24 Dec 9:00", NOVEMBER, months) == datetime(2026, 12, 24, 9)
    assert read_moment("24 9:00", december, months) == datetime(2026, 12, 24, 9)
    assert read_moment("24 May 9:00", NOVEMBER, months).sentence.endswith(
        "is in none of the plan's months"
    )


def test_a_time_of_the_day_is_read():
    assert read_clock("11:00") == time(11)
    assert "no time of the day" in read_clock("noon").sentence
