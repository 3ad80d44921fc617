"""What can be wrong with days, hours, moments and delays."""

from datetime import UTC, date, datetime, time

import pytest

from tarife.plan.checks.times import (
    check_broadcast,
    check_days,
    check_delays,
    check_desk,
    check_hours,
    check_steady,
)
from tarife.plan.model.account import Desk, OpeningHours, Weekday
from tarife.plan.model.behaviour import Behaviour, Delay, Preset
from tarife.plan.model.lines import Broadcast, DayRange, HoursOfDay, Steady
from tarife.terms.calendar import BillingMonth
from tarife.terms.problems import FieldPath

NOVEMBER = BillingMonth(2026, 11)
MON, TUE, SUN = Weekday.MONDAY, Weekday.TUESDAY, Weekday.SUNDAY


def told(problems):
    """Give what was found as code and place."""
    return [(problem.code, str(problem.where)) for problem in problems]


def moment(text):
    return datetime.fromisoformat(text)


@pytest.mark.parametrize("text", ["2026-11-01T00:00", "2026-11-30T23:59"])
def test_a_moment_may_be_anywhere_in_the_month(text):
    assert told(check_broadcast(FieldPath(), Broadcast((moment(text),)), NOVEMBER)) == []


@pytest.mark.parametrize("text", ["2026-10-31T23:59", "2026-12-01T00:00", "2025-11-15T12:00"])
def test_a_moment_outside_the_month_is_told(text):
    schedule = Broadcast((moment("2026-11-02T10:00"), moment(text)))

    assert told(check_broadcast(FieldPath(), schedule, NOVEMBER)) == [
        ("day-outside-month", "moments[1]")
    ]


def test_a_broadcast_needs_a_moment():
    assert told(check_broadcast(FieldPath(), Broadcast(()), NOVEMBER)) == [
        ("no-moments", "moments")
    ]


def test_a_moment_is_local():
    schedule = Broadcast((datetime(2026, 11, 2, 10, tzinfo=UTC),))

    assert told(check_broadcast(FieldPath(), schedule, NOVEMBER)) == [
        ("time-with-offset", "moments[0]")
    ]


@pytest.mark.parametrize(
    "days",
    [
        pytest.param(DayRange(), id="the whole month"),
        pytest.param(DayRange(date(2026, 11, 1), date(2026, 11, 30)), id="written out"),
        pytest.param(DayRange(date(2026, 11, 5), date(2026, 11, 5)), id="one day"),
        pytest.param(DayRange(last=date(2026, 11, 5)), id="open side"),
    ],
)
def test_good_days(days):
    assert told(check_days(FieldPath(), days, NOVEMBER)) == []


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        pytest.param(
            DayRange(date(2026, 10, 31)), [("day-outside-month", "first")], id="too early"
        ),
        pytest.param(
            DayRange(last=date(2026, 12, 1)), [("day-outside-month", "last")], id="too late"
        ),
        pytest.param(
            DayRange(date(2026, 11, 6), date(2026, 11, 5)),
            [("days-reversed", "")],
            id="reversed",
        ),
    ],
)
def test_days_that_make_no_sense(days, expected):
    assert told(check_days(FieldPath(), days, NOVEMBER)) == expected


@pytest.mark.parametrize(
    ("start", "end"),
    [
        pytest.param(time(0), time(0), id="all day"),
        pytest.param(time(9), time(18), id="office hours"),
        pytest.param(time(18), time(0), id="until midnight"),
    ],
)
def test_good_hours(start, end):
    assert told(check_hours(FieldPath(), HoursOfDay(start, end))) == []


@pytest.mark.parametrize(
    ("start", "end"),
    [
        pytest.param(time(18), time(9), id="over midnight"),
        pytest.param(time(9), time(9), id="no time at all"),
    ],
)
def test_hours_that_end_before_they_start(start, end):
    assert told(check_hours(FieldPath(), HoursOfDay(start, end))) == [("hours-reversed", "")]


def test_hours_are_local():
    hours = HoursOfDay(time(9, tzinfo=UTC), time(8))

    assert told(check_hours(FieldPath(), hours)) == [("time-with-offset", "start")]


def test_a_stream_needs_a_weekday():
    assert told(check_steady(FieldPath(), Steady(weekdays=()), NOVEMBER)) == [
        ("no-weekdays", "weekdays")
    ]


def test_a_stream_needs_a_day_on_which_it_runs():
    days = DayRange(date(2026, 11, 2), date(2026, 11, 4))  # Monday to Wednesday

    assert told(check_steady(FieldPath(), Steady(days, (SUN,)), NOVEMBER)) == [
        ("no-such-day", "")
    ]
    assert told(check_steady(FieldPath(), Steady(days, (SUN, TUE)), NOVEMBER)) == []


def test_all_that_is_wrong_with_a_stream_is_told():
    stream = Steady(DayRange(date(2026, 10, 1)), (), HoursOfDay(time(9), time(8)))

    assert told(check_steady(FieldPath(), stream, NOVEMBER)) == [
        ("day-outside-month", "days.first"),
        ("hours-reversed", "hours"),
        ("no-weekdays", "weekdays"),
    ]


@pytest.mark.parametrize(
    ("hours", "expected"),
    [
        pytest.param((), [], id="always open"),
        pytest.param(((MON, 9, 18), (TUE, 9, 18)), [], id="two days"),
        pytest.param(((MON, 13, 18), (MON, 9, 13)), [], id="after lunch, before lunch"),
        pytest.param(((MON, 18, 0), (TUE, 0, 2)), [], id="over midnight in two parts"),
        pytest.param(
            ((MON, 18, 9),), [("hours-reversed", "hours[0]")], id="closes before it opens"
        ),
        pytest.param(
            ((MON, 9, 13), (MON, 12, 18)), [("hours-overlap", "hours[1]")], id="overlap"
        ),
        pytest.param(
            ((MON, 9, 18), (MON, 9, 18)), [("hours-overlap", "hours[1]")], id="the same twice"
        ),
        pytest.param(
            ((MON, 12, 18), (MON, 9, 0)),
            [("hours-overlap", "hours[0]")],
            id="open to the end of the day",
        ),
        pytest.param(
            ((MON, 18, 9), (MON, 10, 12)), [("hours-reversed", "hours[0]")], id="told once"
        ),
    ],
)
def test_opening_hours(hours, expected):
    desk = Desk(
        tuple(OpeningHours(day, time(opens), time(closes)) for day, opens, closes in hours)
    )

    assert told(check_desk(FieldPath(), desk)) == expected


def test_short_hours_inside_long_ones_do_not_hide_a_third():
    hours = [(9, 18), (10, 11), (12, 13)]
    desk = Desk(tuple(OpeningHours(MON, time(opens), time(closes)) for opens, closes in hours))

    assert told(check_desk(FieldPath(), desk)) == [
        ("hours-overlap", "hours[1]"),
        ("hours-overlap", "hours[2]"),
    ]


def test_nine_in_ten_delays_take_at_least_as_long_as_half_of_them():
    behaviour = Behaviour(reply_delay=Delay(600, 60), answer_delay=Delay(60, 60))

    assert told(check_delays(FieldPath(("behaviour",)), behaviour)) == [
        ("delay-reversed", "behaviour.reply_delay")
    ]
    assert told(check_delays(FieldPath(), Preset.SUPPORT)) == []
