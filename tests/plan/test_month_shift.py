"""Moving a plan to another month."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.plans import full_plan, plans
from tarife.plan.checks.plan import check_plan
from tarife.plan.model.lines import Broadcast, DayRange, Steady
from tarife.plan.month_shift import moved_to, same_weekday
from tarife.terms.calendar import BillingMonth

OCTOBER, FEBRUARY = BillingMonth(2026, 10), BillingMonth(2027, 2)


@pytest.mark.parametrize(
    ("moment", "month", "expected"),
    [
        pytest.param("2026-11-10T11:00", "2026-12", "2026-12-08T11:00", id="second Tuesday"),
        pytest.param("2026-11-27T09:30", "2027-11", "2027-11-26T09:30", id="fourth Friday"),
        pytest.param("2026-11-30T09:00", "2026-12", "2026-12-28T09:00", id="no fifth Monday"),
        pytest.param("2026-11-30T09:00", "2027-03", "2027-03-29T09:00", id="a fifth Monday"),
        pytest.param("2026-11-01T00:00", "2026-11", "2026-11-01T00:00", id="same month"),
    ],
)
def test_a_moment_keeps_weekday_and_week(moment, month, expected):
    moved = same_weekday(datetime.fromisoformat(moment), BillingMonth.parse(month))

    assert moved.isoformat(timespec="minutes") == expected


@given(
    st.datetimes(datetime(2023, 6, 1), datetime(2098, 12, 31)),
    st.builds(BillingMonth, st.integers(2023, 2099), st.integers(1, 12)),
)
def test_a_moved_moment_lies_in_its_month_on_its_weekday(moment, month):
    moved = same_weekday(moment, month)

    assert month.first_day <= moved.date() <= month.last_day
    assert (moved.weekday(), moved.time()) == (moment.weekday(), moment.time())


@pytest.mark.parametrize(
    ("days", "month", "expected"),
    [
        pytest.param(DayRange(), OCTOBER, DayRange(), id="open"),
        pytest.param(
            DayRange(date(2026, 11, 14), date(2026, 11, 27)),
            OCTOBER,
            DayRange(date(2026, 10, 14), date(2026, 10, 27)),
            id="same days",
        ),
        pytest.param(
            DayRange(date(2026, 11, 14), date(2026, 11, 30)),
            OCTOBER,
            DayRange(date(2026, 10, 14), date(2026, 10, 31)),
            id="to the last day",
        ),
        pytest.param(
            DayRange(date(2026, 11, 14), date(2026, 11, 29)),
            FEBRUARY,
            DayRange(date(2027, 2, 14), date(2027, 2, 28)),
            id="cut",
        ),
    ],
)
def test_ranges_keep_the_day_of_the_month(days, month, expected):
    plan = full_plan()
    entry_points = (replace(plan.entry_points[0], days=days),)
    inbound = (replace(plan.inbound[0], days=days),)
    sends = (replace(plan.sends[1], schedule=Steady(days)),)

    moved = moved_to(
        replace(plan, entry_points=entry_points, inbound=inbound, sends=sends), month
    )

    assert moved.month == month
    assert moved.entry_points[0].days == expected
    assert moved.inbound[0].days == expected
    assert moved.sends[0].schedule.days == expected


def test_moments_that_fall_together_become_one():
    plan = full_plan()
    mondays = tuple(datetime(2026, 11, day, 9) for day in (2, 9, 16, 23, 30))
    sends = (replace(plan.sends[0], schedule=Broadcast(mondays)),)

    moved = moved_to(replace(plan, sends=sends), BillingMonth(2026, 12))

    assert [moment.day for moment in moved.sends[0].schedule.moments] == [7, 14, 21, 28]


@given(plans(), st.builds(BillingMonth, st.integers(2024, 2099), st.integers(1, 12)))
def test_a_moved_plan_has_no_day_outside_its_month(plan, month):
    codes = {problem.code for problem in check_plan(moved_to(plan, month))}

    assert not codes & {"day-outside-month", "days-reversed", "no-moments"}


def test_the_account_keeps_its_own_dates():
    plan = full_plan()

    assert moved_to(plan, OCTOBER).account == plan.account
