from datetime import date, time
from zoneinfo import ZoneInfo

import pytest

from tarife.forecast.notes.hours import skipped_hours
from tarife.plan.model.account import Weekday
from tarife.plan.model.lines import (
    Broadcast,
    DayRange,
    EntryPoint,
    HoursOfDay,
    Send,
    Steady,
    TemplateCategory,
)
from tarife.simulation.clock import PeriodClock
from tarife.terms.calendar import BillingMonth, Period

MARCH = BillingMonth(2027, 3)  # clocks go forward in Berlin on Sunday the 28th, from 2 to 3
NIGHT = HoursOfDay(time(2), time(3))
SUNDAY_28 = DayRange(date(2027, 3, 28), date(2027, 3, 28))


def send(schedule):
    return Send("s", "Night", "a", TemplateCategory.UTILITY, 100, schedule)


def notes(line, zone="Europe/Berlin"):
    return [
        str(note) for note in skipped_hours([line], PeriodClock(Period(MARCH), ZoneInfo(zone)))
    ]


@pytest.mark.parametrize(
    "line",
    [
        send(Steady(SUNDAY_28, hours=NIGHT)),
        send(Steady(DayRange(date(2027, 3, 22)), (Weekday.SUNDAY,), NIGHT)),
        EntryPoint("e", "Night", "DE", 10, days=SUNDAY_28, hours=NIGHT),
    ],
    ids=["a send on one day", "a send on the last Sunday", "an ad"],
)
def test_a_line_only_within_hours_that_a_clock_change_skips_is_told(line):
    assert notes(line) == [
        (
            "'Night': nothing happens, since clocks skip 02:00 to 03:00 on 28 March 2027;"
            " choose other hours or days"
        )
    ]
    assert notes(line, "Europe/Istanbul") == []


@pytest.mark.parametrize(
    "schedule",
    [
        Steady(hours=NIGHT),
        Steady(SUNDAY_28, hours=HoursOfDay(time(2), time(3, 30))),
        Broadcast((), 1),
    ],
    ids=["other days too", "half an hour is left", "a broadcast"],
)
def test_a_send_that_brings_anything_is_no_news(schedule):
    assert notes(send(schedule)) == []
