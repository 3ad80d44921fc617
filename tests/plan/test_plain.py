"""A plan as plain values."""

from datetime import date, datetime, time

import pytest

from tarife.plan.model.account import Account
from tarife.plan.model.lines import DayRange, HoursOfDay, Steady
from tarife.plan.model.plan import GridRow, Plan
from tarife.plan.plain import plain
from tarife.terms.calendar import BillingMonth


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param(BillingMonth(2026, 3), "2026-03", id="month"),
        pytest.param(date(2026, 3, 1), "2026-03-01", id="date"),
        pytest.param(datetime(2026, 3, 1, 9), "2026-03-01T09:00", id="moment"),
        pytest.param(time(9, 30), "09:30", id="time"),
        pytest.param(time(9, 30, 15), "09:30:15", id="time with seconds"),
        pytest.param(time(9, 30, 0, 5), "09:30:00.000005", id="time with microseconds"),
        pytest.param(150.0, 150, id="float without decimals"),
        pytest.param(0.08, 0.08, id="float"),
        pytest.param(2.0**60, 2.0**60, id="large float"),
        pytest.param((1, 2), [1, 2], id="tuple"),
        pytest.param(None, None, id="nothing"),
    ],
)
def test_values_become_plain(value, expected):
    assert plain(value) == expected
    assert type(plain(value)) is type(expected)


def test_numbers_are_always_written():
    """A later version may have other defaults; the file must still mean the same."""
    assert plain(GridRow("TR")) == {
        "country": "TR",
        "people": 0,
        "marketing": 0,
        "utility": 0,
        "authentication": 0,
        "reply_ratio": 0.08,
        "ad_clicks_per_day": 0,
    }
    assert plain(Account())["service_allowance"] == 1000


def test_what_says_nothing_is_left_out():
    assert list(plain(Plan("Small", BillingMonth(2026, 11)))) == [
        "name",
        "month",
        "account",
        "seed",
        "replies_together",
        "months",
    ]
    assert plain(Steady()) == {"kind": "steady"}


def test_what_says_something_is_kept():
    assert plain(Steady(days=DayRange(last=date(2026, 11, 3)), hours=HoursOfDay(time(9)))) == {
        "days": {"last": "2026-11-03"},
        "hours": {"start": "09:00", "end": "00:00"},
        "kind": "steady",
    }
