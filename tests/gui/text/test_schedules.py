from dataclasses import replace
from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale

from tarife.gui.text.numbers import ParseError
from tarife.gui.text.schedules import read_day, read_days, read_moment, read_schedule
from tarife.gui.text.times import moment_text, repeat_text, schedule_over, schedule_text
from tarife.plan.model.account import WEEKDAYS, Weekday
from tarife.plan.model.lines import Broadcast, DayRange, HoursOfDay, Repeat, Steady
from tarife.terms.calendar import BillingMonth, Period

DASH = "\N{EN DASH}"
NOVEMBER = BillingMonth(2026, 11)
ONE_MONTH, WINTER = Period(NOVEMBER), Period(NOVEMBER, 3)
TUESDAY = Repeat(time(11), Weekday.TUESDAY)


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
        ("5", Broadcast((datetime(2026, 11, 5, 11),))),
        (
            "3, 10 Nov 9.30",
            Broadcast((datetime(2026, 11, 3, 9, 30), datetime(2026, 11, 10, 9, 30))),
        ),
        ("every Tuesday 11:00", Broadcast((), repeats=(TUESDAY,))),
        ("tuesdays at 11:00", Broadcast((), repeats=(TUESDAY,))),
        ("her salı saat 11:00", Broadcast((), repeats=(TUESDAY,))),
        ("4 \N{MULTIPLICATION SIGN} Tue at 11:00", Broadcast((), repeats=(TUESDAY,))),
        ("last friday 9:00", Broadcast((), repeats=(Repeat(time(9), Weekday.FRIDAY, -1),))),
        ("day 1 of the month at 8:00", Broadcast((), repeats=(Repeat(time(8), day=1),))),
        (f"5{DASH}24", Steady(DayRange(date(2026, 11, 5), date(2026, 11, 24)))),
        ("every Tuesday", Steady(weekdays=(Weekday.TUESDAY,))),
        (
            "every day 2-15 09:00-24:00",
            Steady(DayRange(date(2026, 11, 2), date(2026, 11, 15)), hours=HoursOfDay(time(9))),
        ),
    ],
)
def test_schedules_are_read_as_people_write_them(text, schedule):
    assert read_schedule(text, Steady(), ONE_MONTH) == schedule


@pytest.mark.parametrize("text", ["", "whenever", "Mon-Xyz", "3 at", "5 to 9"])
def test_what_is_no_schedule_says_how_to_write_one(text):
    error = read_schedule(text, Steady(), ONE_MONTH)

    assert isinstance(error, ParseError)
    assert "every day" in error.sentence


@pytest.mark.parametrize(
    "text", ["31 at 11:00", "3 at 25:00", "every day 1-31", "mon 1:75-2:00"]
)
def test_days_and_times_that_do_not_exist_are_told(text):
    error = read_schedule(text, Steady(), ONE_MONTH)

    assert isinstance(error, ParseError)
    assert "30" in error.sentence


def test_an_edited_broadcast_keeps_how_long_it_is_spread():
    before = Broadcast((datetime(2026, 11, 3, 11),), spread_hours=6)

    after = read_schedule("4 at 11:00", before, ONE_MONTH)

    assert after == replace(before, moments=(datetime(2026, 11, 4, 11),))


days_of_november = st.integers(1, 30)
clock_times = st.times().map(lambda t: t.replace(second=0, microsecond=0))


@given(
    st.sets(st.tuples(days_of_november, clock_times), min_size=1, max_size=6),
)
def test_a_broadcast_that_is_shown_can_be_typed_back(moments):
    given_moments = {datetime.combine(date(2026, 11, day), at) for day, at in moments}
    broadcast = Broadcast(tuple(given_moments))

    back = read_schedule(schedule_text(broadcast, NOVEMBER), broadcast, ONE_MONTH)

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

    assert read_schedule(schedule_text(steady, NOVEMBER), steady, ONE_MONTH) == steady


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


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("5", (date(2026, 11, 5), date(2026, 11, 5))),
        ("5 Dec", (date(2026, 12, 5), date(2026, 12, 5))),
        ("Cmt 5 Aralık", (date(2026, 12, 5), date(2026, 12, 5))),
        ("5.12.", (date(2026, 12, 5), date(2026, 12, 5))),
        ("5.12.2026", (date(2026, 12, 5), date(2026, 12, 5))),
        ("2026-12-05", (date(2026, 12, 5), date(2026, 12, 5))),
        (f"5{DASH}24", (date(2026, 11, 5), date(2026, 11, 24))),
        ("5 - 24 Dec", (date(2026, 12, 5), date(2026, 12, 24))),
        ("28 Nov - 3 Jan", (date(2026, 11, 28), date(2027, 1, 3))),
    ],
)
def test_days_are_read_as_people_write_them(text, days):
    assert read_days(text, WINTER) == DayRange(*days)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("31 Nov", "days 1 to 30"),
        ("5 May", "none of the plan's months"),
        ("24-5", "ends before it begins"),
        ("soon", "no day"),
        ("2026-13-05", "does not exist"),
    ],
)
def test_days_that_cannot_be_meant_say_why(text, says):
    assert says in read_days(text, WINTER).sentence


def test_one_day_is_not_two():
    assert "no day" in read_day("5-24", ONE_MONTH).sentence


def test_dates_of_several_months_name_them_once():
    before = Broadcast(
        (datetime(2026, 12, 1, 10),),
        repeats=(replace(TUESDAY, days=DayRange(date(2026, 11, 9))),),
    )

    sent = read_schedule("every Tuesday at 9:00; 3, 10 Jan; 24", before, WINTER)

    assert sent.repeats == (replace(before.repeats[0], at=time(9)),)
    assert sent.moments == (
        datetime(2027, 1, 3, 10),
        datetime(2027, 1, 10, 10),
        datetime(2026, 12, 24, 10),
    )


@pytest.mark.parametrize("locale", ["en_US", "tr_TR"])
def test_a_schedule_of_several_months_can_be_typed_back(locale):
    QLocale.setDefault(QLocale(locale))
    moments = (datetime(2026, 11, 3, 11), datetime(2026, 12, 1, 11), datetime(2027, 1, 5, 9))
    rules = (Repeat(time(10), Weekday.FRIDAY, week=-1), Repeat(time(8, 30), day=1))
    span = DayRange(date(2026, 12, 5), None)

    for schedule in (
        Broadcast(moments, repeats=rules),
        Steady(span, WEEKDAYS[:5], HoursOfDay(time(9), time(18))),
    ):
        back = read_schedule(schedule_over(schedule, WINTER), schedule, WINTER)
        if isinstance(back, Broadcast):
            back = replace(back, moments=tuple(sorted(back.moments)))
        assert back == schedule


OWN = datetime(2026, 11, 9, 10)
CLOCKS = st.times().map(lambda at: at.replace(second=0, microsecond=0))


@pytest.mark.parametrize(
    "text",
    ["3 11:00", "3 at 11:00", "Tue 3 Nov 11:00", "3. kas. 11.00", "3 november, 11:00am"],
)
def test_a_moment_is_read_as_people_write_it(text):
    assert read_moment(text, ONE_MONTH, OWN) == datetime(2026, 11, 3, 11)


def test_a_day_alone_keeps_its_time():
    assert read_moment("3", ONE_MONTH, OWN) == datetime(2026, 11, 3, 10)


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
    error = read_moment(text, ONE_MONTH, OWN)

    assert isinstance(error, ParseError)
    assert says in error.sentence


@given(st.integers(1, 30), CLOCKS)
def test_a_moment_that_is_shown_can_be_typed_back(day, at):
    moment = datetime.combine(datetime(2026, 11, day), at)

    assert read_moment(moment_text(moment), ONE_MONTH, OWN) == moment


def test_a_moment_of_several_months_may_name_its_own():
    december = datetime(2026, 12, 1, 9)

    assert read_moment("24 Dec 9:00", WINTER, OWN) == datetime(2026, 12, 24, 9)
    assert read_moment("24 9:00", WINTER, december) == datetime(2026, 12, 24, 9)
    assert "none of the plan's months" in read_moment("24 May 9:00", WINTER, OWN).sentence


def test_a_long_pasted_text_asks_once_what_months_and_weekdays_are_called(monkeypatch):
    asked = []

    class Asked(QLocale):
        def standaloneMonthName(self, *which):  # noqa: N802 - Qt's name
            asked.append(which)
            return super().standaloneMonthName(*which)

        def standaloneDayName(self, *which):  # noqa: N802 - Qt's name
            asked.append(which)
            return super().standaloneDayName(*which)

    monkeypatch.setattr("tarife.gui.text.schedules.QLocale", Asked)
    for text in ("1 aaa " * 500, "1 Tue aaa " * 500):
        assert isinstance(read_schedule(text, Steady(), ONE_MONTH), ParseError)
        assert isinstance(read_day(text, ONE_MONTH), ParseError)
    assert len(asked) <= 3 * (12 + 2 * 7)


@pytest.mark.parametrize("text", ["3;" * 60_000, "3 " * 60_000, "every Tuesday 11:00;" * 6_000])
def test_a_pasted_text_longer_than_any_schedule_is_refused_without_being_read(text):
    before = Broadcast((datetime(2026, 11, 3, 11),))

    for found in (
        read_schedule(text, before, ONE_MONTH),
        read_schedule(text, Steady(), ONE_MONTH),
        read_days(text, ONE_MONTH),
        read_moment(text, ONE_MONTH, before.moments[0]),
    ):
        assert isinstance(found, ParseError)
        assert len(found.sentence) < 300


def test_two_hundred_moments_at_times_of_their_own_can_be_typed_back():
    moments = tuple(datetime(2026, 11 + n % 2, 1 + n % 30, n % 24, n % 60) for n in range(200))
    text = schedule_over(Broadcast(moments), WINTER)

    read = read_schedule(text, Broadcast(()), WINTER)
    assert isinstance(read, Broadcast)
    assert sorted(read.moments) == sorted(set(moments))


@pytest.mark.parametrize(
    ("one", "most"),
    [("{day} Nov at {hour}:{minute:02}", 200), ("day {day} {hour}:{minute:02}", 31)],
)
def test_more_moments_than_a_plan_holds_are_refused_while_they_are_typed(one, most):
    texts = [one.format(day=1 + n % 30, hour=n // 30, minute=n % 60) for n in range(most + 1)]

    assert isinstance(read_schedule("; ".join(texts[:-1]), Broadcast(()), ONE_MONTH), Broadcast)
    refused = read_schedule("; ".join(texts), Broadcast(()), ONE_MONTH)
    assert isinstance(refused, ParseError)
    assert f"keep {most} or fewer" in refused.sentence
