from dataclasses import replace
from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tarife.gui.text.numbers import ParseError
from tarife.gui.text.times import read_schedule, repeat_text, schedule_over, schedule_text
from tarife.plan.model.account import WEEKDAYS, Weekday
from tarife.plan.model.lines import Broadcast, DayRange, HoursOfDay, Repeat, Steady
from tarife.terms.calendar import BillingMonth, Period

DASH = "\N{EN DASH}"
NOVEMBER = BillingMonth(2026, 11)


@pytest.mark.parametrize(
    ("text", "schedule"),
    [
        ("3 at 11:00", Broadcast((datetime(2026, 11, 3, 11),))),
        ("3, 10 at 11:00", Broadcast((datetime(2026, 11, 3, 11), datetime(2026, 11, 10, 11)))),
        (
            "3 at 9:00; 4 at 18:30",
            Broadcast((datetime(2026, 11, 3, 9), datetime(2026, 11, 4, 18, 30))),
        ),
        ("every day", Steady()),
        ("Mon-Fri", Steady(weekdays=WEEKDAYS[:5])),
        ("sat, sun 9:00-0:00", Steady(weekdays=WEEKDAYS[5:], hours=HoursOfDay(time(9)))),
        (
            "every day 2-15 09:00-24:00",
            Steady(DayRange(date(2026, 11, 2), date(2026, 11, 15)), hours=HoursOfDay(time(9))),
        ),
    ],
)
def test_schedules_are_read_as_people_write_them(text, schedule):
    assert read_schedule(text, Steady(), NOVEMBER) == schedule


@pytest.mark.parametrize("text", ["", "whenever", "Mon-Xyz", "3 at", "5 to 9"])
def test_what_is_no_schedule_says_how_to_write_one(text):
    error = read_schedule(text, Steady(), NOVEMBER)

    assert isinstance(error, ParseError)
    assert "every day" in error.sentence


@pytest.mark.parametrize(
    "text", ["31 at 11:00", "3 at 25:00", "every day 1-31", "mon 1:75-2:00"]
)
def test_days_and_times_that_do_not_exist_are_told(text):
    error = read_schedule(text, Steady(), NOVEMBER)

    assert isinstance(error, ParseError)
    assert "30" in error.sentence


def test_an_edited_broadcast_keeps_how_long_it_is_spread():
    before = Broadcast((datetime(2026, 11, 3, 11),), spread_hours=6)

    after = read_schedule("4 at 11:00", before, NOVEMBER)

    assert after == replace(before, moments=(datetime(2026, 11, 4, 11),))


days_of_november = st.integers(1, 30)
clock_times = st.times().map(lambda t: t.replace(second=0, microsecond=0))


@given(
    st.sets(st.tuples(days_of_november, clock_times), min_size=1, max_size=6),
)
def test_a_broadcast_that_is_shown_can_be_typed_back(moments):
    given_moments = {datetime.combine(date(2026, 11, day), at) for day, at in moments}
    broadcast = Broadcast(tuple(given_moments))

    back = read_schedule(schedule_text(broadcast, NOVEMBER), broadcast, NOVEMBER)

    assert set(back.moments) == given_moments


@given(
    st.sets(st.sampled_from(list(Weekday)), min_size=1),
    st.tuples(days_of_november, days_of_november).map(sorted),
    st.tuples(clock_times, clock_times),
)
def test_a_stream_that_is_shown_can_be_typed_back(weekdays, days, hours):
    in_order = tuple(day for day in WEEKDAYS if day in weekdays)
    first, last = (date(2026, 11, day) for day in days)
    span = DayRange(
        None if first == NOVEMBER.first_day else first,
        None if last == NOVEMBER.last_day else last,
    )
    steady = Steady(span, in_order, HoursOfDay(*hours))

    assert read_schedule(schedule_text(steady, NOVEMBER), steady, NOVEMBER) == steady


def test_a_schedule_over_several_months_names_the_months_and_what_repeats():
    period = Period(NOVEMBER, 3)
    moments = (datetime(2026, 12, 1, 11), datetime(2026, 11, 3, 11), datetime(2027, 1, 5, 9))
    repeats = (Repeat(time(10), Weekday.FRIDAY, week=-1), Repeat(time(8, 30), day=1))
    christmas = DayRange(date(2026, 12, 5), None)

    assert schedule_over(Broadcast(moments, repeats=repeats), period) == (
        "last Friday at 10:00; day 1 of the month at 08:30; "
        "5 Jan at 09:00; 3 Nov, 1 Dec at 11:00"
    )
    assert schedule_over(Steady(), period) == "every day"
    assert schedule_over(Steady(christmas, hours=HoursOfDay(time(9), time(18))), period) == (
        f"every day 5 Dec {DASH} 31 Jan 09:00{DASH}18:00"
    )


@pytest.mark.parametrize(
    ("week", "said"),
    [(0, "every"), (1, "first"), (2, "second"), (3, "third"), (4, "fourth"), (-1, "last")],
)
def test_a_weekday_repeats_as_people_say_it(week, said):
    assert repeat_text(Repeat(time(11), Weekday.TUESDAY, week)) == f"{said} Tuesday at 11:00"
