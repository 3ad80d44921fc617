"""Days are cut by the account's wall clock, whatever the clock does."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tarife.terms.calendar import (
    AccountCalendar,
    BillingMonth,
    Period,
    find_zone,
    instant_us,
    moment_at,
)

ZONES = sorted(
    name for name in available_timezones() if "/" in name and not name.startswith("Etc")
)
MOMENTS = st.datetimes(datetime(2023, 6, 1), datetime(2027, 1, 1), timezones=st.just(UTC))


@given(MOMENTS, st.sampled_from(ZONES))
def test_an_instant_lies_on_the_day_that_the_wall_calendar_shows(moment, zone_name):
    zone = ZoneInfo(zone_name)
    day = moment.astimezone(zone).date()
    calendar = AccountCalendar.covering(zone, day - timedelta(days=3), day + timedelta(days=3))

    index = calendar.day_index(np.array([instant_us(moment)]))

    assert calendar.dates()[index[0]] == day


@pytest.mark.parametrize(
    ("zone", "day"),
    [
        ("America/Santiago", date(2026, 9, 6)),  # midnight is skipped
        ("Asia/Beirut", date(2026, 3, 29)),
        ("Africa/Cairo", date(2026, 4, 24)),
    ],
)
def test_a_day_whose_midnight_is_skipped_begins_at_the_change(zone, day):
    calendar = AccountCalendar.covering(ZoneInfo(zone), day, day)
    begin = moment_at(int(calendar.starts_us[0]), ZoneInfo(zone))

    assert (begin.date(), begin.hour) == (day, 1)
    assert calendar.starts_us[1] - calendar.starts_us[0] == 23 * 3600 * 1_000_000


def test_a_span_covers_the_days_of_both_ends():
    istanbul = ZoneInfo("Europe/Istanbul")
    first = instant_us(datetime(2026, 10, 31, 20, 59, tzinfo=UTC))
    last = instant_us(datetime(2026, 10, 31, 21, 0, tzinfo=UTC))

    calendar = AccountCalendar.spanning(istanbul, first, last)

    assert calendar.dates() == (date(2026, 10, 31), date(2026, 11, 1))
    assert calendar.days == 2


@given(MOMENTS)
def test_instants_are_exact_both_ways(moment):
    assert moment_at(instant_us(moment), UTC) == moment


def test_a_month_knows_its_days_and_neighbours():
    month = BillingMonth.parse("2024-02")

    assert (str(month), month.days, month.last_day) == ("2024-02", 29, date(2024, 2, 29))
    assert month.dates()[0] == month.first_day
    assert month.shifted(-2) == BillingMonth(2023, 12)
    assert month.shifted(11) == BillingMonth(2025, 1)


def test_a_month_must_be_one():
    with pytest.raises(ValueError, match="month"):
        BillingMonth.parse("2024-13")


@pytest.mark.parametrize("text", ["0001-12", "9999-01", "9999-12"])
def test_a_month_whose_neighbours_no_date_can_tell_is_none(text):
    with pytest.raises(ValueError, match="edge of the calendar"):
        BillingMonth.parse(text)
    assert Period(BillingMonth.parse("9998-12"), 12).last_day == date(9999, 11, 30)


@pytest.mark.parametrize("name", ["Mars/Base", "", "../etc/passwd", "Europe"])
def test_an_unknown_zone_is_not_found(name):
    assert find_zone(name) is None


def test_a_known_zone_is_found():
    assert find_zone("Europe/Istanbul") == ZoneInfo("Europe/Istanbul")


def test_a_zone_of_the_machine_is_none():
    assert find_zone("localtime") is None
