"""Moving a plan to another month."""

from dataclasses import replace
from datetime import date, datetime, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.plans import full_plan, plans
from helpers.random_plans import random_period
from tarife.plan.checks.plan import check_plan
from tarife.plan.edits.plan import set_month
from tarife.plan.model.budgets import BudgetUnit, SpanAmount, SpanBudgets
from tarife.plan.model.lines import Broadcast, DayRange, Repeat, Steady
from tarife.plan.model.plan import Plan
from tarife.plan.model.scenarios import Adjustment, Lever, MonthChange
from tarife.plan.month_shift import moved_to, notes_of_move, same_weekday
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


# Of three years one month of each length that begins on each weekday, and the leap day.
YEARS = [BillingMonth(year, month) for year in (2028, 2027, 2026) for month in range(12, 0, -1)]
KINDS = list({(one.first_day.weekday(), one.last_day.day): one for one in YEARS}.values())
OLD = [
    pytest.param(month, marks=[pytest.mark.unmeasured] * (month.month > 3)) for month in KINDS
]


def with_sends(month, *schedules):
    """A plan of a month in which a send goes out on each of these tuples of days."""
    plan = full_plan()
    sends = tuple(
        replace(
            plan.sends[0],
            id=f"s{place}",
            name=f"Send {place}",
            schedule=Broadcast(
                tuple(datetime(month.year, month.month, day, 11) for day in days)
            ),
        )
        for place, days in enumerate(schedules)
    )
    return replace(plan, month=month, sends=sends, entry_points=(), inbound=())


def days_of(send):
    return [moment.day for moment in send.schedule.moments]


def of_weekday(month, weekday):
    return tuple(day.day for day in month.dates() if day.weekday() == weekday)


@pytest.mark.parametrize("old", OLD, ids=str)
def test_sends_of_different_days_fall_together_only_if_that_is_told(old):
    plan = with_sends(old, *((day.day,) for day in old.dates()))

    for new in KINDS:
        moved = moved_to(plan, new)
        at = {}
        for before, after in zip(plan.sends, moved.sends, strict=True):
            (was,), (is_now,) = before.schedule.moments, after.schedule.moments
            assert (is_now.weekday(), is_now.time()) == (was.weekday(), was.time())
            assert new.first_day <= is_now.date() <= new.last_day
            at.setdefault(is_now.date(), []).append((before.name, was.date()))
        told = notes_of_move(plan, new)
        together = {day: sends for day, sends in at.items() if len(sends) > 1}
        assert len(told) == len(together)
        for note, (day, sends) in zip(told, sorted(together.items()), strict=True):
            assert f"together on {day.day} {day:%b}" in note
            assert all(f"{name} ({was.day} {was:%b})" in note for name, was in sends)


@pytest.mark.parametrize("old", OLD, ids=str)
def test_every_tuesday_stays_every_tuesday(old):
    plan = with_sends(old, of_weekday(old, 1), of_weekday(old, 4))

    for new in KINDS:
        moved = moved_to(plan, new)
        changed = [
            name
            for name, weekday in (("Send 0", 1), ("Send 1", 4))
            if len(of_weekday(old, weekday)) != len(of_weekday(new, weekday))
        ]

        assert days_of(moved.sends[0]) == list(of_weekday(new, 1))
        assert days_of(moved.sends[1]) == list(of_weekday(new, 4))
        assert [note.split(" stays")[0] for note in notes_of_move(plan, new)] == changed
        assert moved_to(moved, old) == plan


def test_weeks_four_and_five_of_december_both_on_26_january_is_told():
    december, january = BillingMonth(2026, 12), BillingMonth(2027, 1)
    plan = with_sends(december, (1,), (8,), (15,), (22,), (29,))

    assert [days_of(send) for send in moved_to(plan, january).sends] == [
        [5],
        [12],
        [19],
        [26],
        [26],
    ]
    assert notes_of_move(plan, january) == (
        "together on 26 Jan: Send 3 (22 Dec), Send 4 (29 Dec)",
    )


def test_days_of_one_send_that_fall_together_are_told():
    december, january = BillingMonth(2026, 12), BillingMonth(2027, 1)
    plan = with_sends(december, (22, 29))

    assert days_of(moved_to(plan, january).sends[0]) == [26]
    assert notes_of_move(plan, january) == (
        "together on 26 Jan: Send 0 (22 Dec), Send 0 (29 Dec)",
    )


def test_sends_of_one_day_stay_on_one_day_without_a_word():
    plan = with_sends(BillingMonth(2026, 12), (22,), (22,))

    assert notes_of_move(plan, BillingMonth(2027, 1)) == ()


def test_a_weekly_send_that_goes_out_less_often_is_told():
    december, january = BillingMonth(2026, 12), BillingMonth(2027, 1)
    plan = with_sends(december, of_weekday(december, 1))

    assert notes_of_move(plan, january) == (
        "Send 0 stays weekly and goes out 4 times instead of 5",
    )
    assert notes_of_move(moved_to(plan, january), december) == (
        "Send 0 stays weekly and goes out 5 times instead of 4",
    )


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        (1, 31, []),
        (1, 28, []),
        (29, 31, ["28 Feb in place of 29 Jan"]),
        (29, 30, ["28 Feb in place of 29 Jan", "28 Feb in place of 30 Jan"]),
    ],
)
def test_days_that_the_new_month_lacks_are_told(first, last, told):
    january = BillingMonth(2027, 1)
    days = DayRange(date(2027, 1, first), date(2027, 1, last))
    plan = replace(
        with_sends(january),
        sends=(replace(full_plan().sends[1], name="Codes", schedule=Steady(days)),),
        entry_points=(replace(full_plan().entry_points[0], name="Ad", days=days),),
        inbound=(replace(full_plan().inbound[0], name="Support", days=days),),
    )

    notes = notes_of_move(plan, FEBRUARY)

    names = ("Ad", "Support", "Codes")
    assert list(notes) == [f"{name}: {text}" for name in names for text in told]


def test_scenarios_keep_their_numbers_and_levers():
    plan = full_plan()

    assert plan.scenarios
    assert moved_to(plan, OCTOBER).scenarios == plan.scenarios


def test_forth_and_back_in_a_row_changes_nothing():
    december, january = BillingMonth(2026, 12), BillingMonth(2027, 1)
    plan = with_sends(december, (22,), (29,))

    moved = set_month(january, plan).apply(plan)

    assert set_month(december, plan).apply(moved) == plan


def test_the_account_keeps_its_own_dates():
    plan = full_plan()

    assert moved_to(plan, OCTOBER).account == plan.account


def test_each_month_of_a_plan_becomes_the_one_that_lies_as_far_from_the_first():
    plan = random_period(3, BillingMonth(2026, 11), 3)
    changes = (MonthChange("2026-12", (Adjustment(Lever.VOLUME, 2),)),)
    christmas = Broadcast(
        (datetime(2026, 11, 10, 11), datetime(2026, 12, 22, 9), datetime(2027, 1, 12, 9)),
        repeats=(Repeat(time(9), day=1, days=DayRange(date(2026, 12, 1), date(2027, 1, 31))),),
    )
    sends = (replace(plan.sends[0], schedule=christmas), *plan.sends[1:])
    moved = moved_to(replace(plan, changes=changes, sends=sends), BillingMonth(2027, 1))
    (schedule, *_) = (send.schedule for send in moved.sends)

    assert moved.months == 3
    assert [one.month for one in moved.changes] == ["2027-02"]
    assert [f"{at:%Y-%m-%d %H}" for at in schedule.moments] == [
        "2027-01-12 11",  # the second Tuesday
        "2027-02-23 09",  # the fourth one
        "2027-03-09 09",
    ]
    assert schedule.repeats[0].days == DayRange(date(2027, 2, 1), date(2027, 3, 31))


@pytest.mark.parametrize("seed", range(5))
def test_months_in_a_row_that_are_moved_have_no_problem(seed):
    plan = random_period(seed, BillingMonth(2026, 11), 4)

    assert check_plan(moved_to(plan, BillingMonth(2025, 1))) == ()


def budgets_by(unit, *amounts):
    given = tuple(SpanAmount(span, Decimal(amount)) for span, amount in amounts)
    plan = Plan("Sale", BillingMonth(2026, 11), months=3)
    return replace(plan, span_budgets=SpanBudgets(unit, given, rolls_over=True))


def test_budgets_of_months_move_with_them():
    plan = budgets_by(BudgetUnit.MONTH, ("2026-11", "5"), ("2027-01", "7"))
    moved = moved_to(plan, BillingMonth(2026, 12))

    assert moved.span_budgets.by_span == {"2026-12": 5, "2027-02": 7}
    assert moved.span_budgets.rolls_over
    assert notes_of_move(plan, BillingMonth(2026, 12)) == ()


def test_budgets_of_quarters_that_come_together_are_added_up_and_told():
    plan = budgets_by(BudgetUnit.QUARTER, ("2026-Q4", "5"), ("2027-Q1", "7"))

    assert moved_to(plan, BillingMonth(2027, 1)).span_budgets.by_span == {"2027-Q1": 12}
    assert notes_of_move(plan, BillingMonth(2027, 1)) == (
        "quarters hold other months: look at their budgets",
    )
    assert moved_to(plan, BillingMonth(2027, 2)).span_budgets.by_span == {
        "2027-Q1": 5,
        "2027-Q2": 7,
    }
    assert notes_of_move(plan, BillingMonth(2027, 2)) == ()


def test_a_budget_of_a_month_that_the_plan_does_not_have_stays_to_be_told():
    plan = budgets_by(BudgetUnit.MONTH, ("2030-01", "5"))

    assert moved_to(plan, BillingMonth(2027, 1)).span_budgets == plan.span_budgets
