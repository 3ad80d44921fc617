"""What each month of a plan has: its numbers, and the moments that lie in it."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest

from helpers.plans import full_plan
from tarife.plan.checks.plan import check_plan
from tarife.plan.grid import all_lines
from tarife.plan.identity import revision_of
from tarife.plan.model.account import WEEKDAYS, Weekday
from tarife.plan.model.addresses import Address
from tarife.plan.model.behaviour import behaviour_of
from tarife.plan.model.lines import (
    Audience,
    Broadcast,
    DayRange,
    Repeat,
    Send,
    TemplateCategory,
)
from tarife.plan.model.plan import GridRow, Plan
from tarife.plan.model.scenarios import (
    Adjustment,
    Lever,
    MonthChange,
    Override,
    Scenario,
    Scope,
)
from tarife.plan.what_if.levers import adjusted, scenario_plan
from tarife.plan.what_if.months import months_of
from tarife.terms.calendar import BillingMonth

NOVEMBER = BillingMonth(2026, 11)
ELEVEN = time(11)
VOLUME = Address("sends", "s", "volume")
REPLIES = Address("sends", "s", "behaviour.reply_ratio")
PEOPLE = Address("audiences", "a", "people")


THE_THIRD = Broadcast((datetime(2026, 11, 3, 11),))


def plan_of(schedule=THE_THIRD, months=3, **given):
    send = Send("s", "S", "a", TemplateCategory.MARKETING, 100, schedule)
    return Plan(
        "plan",
        NOVEMBER,
        audiences=(Audience("a", "A", "TR", 1000),),
        sends=(send,),
        months=months,
        **given,
    )


def moments(repeat):
    return [
        f"{at:%d %b}"
        for month in months_of(plan_of(Broadcast((), repeats=(repeat,))))
        for at in month.sends[0].schedule.moments
    ]


def volumes(plan):
    return [month.sends[0].volume for month in months_of(plan)]


@pytest.mark.parametrize(
    ("repeat", "days"),
    [
        (
            Repeat(ELEVEN, Weekday.TUESDAY, days=DayRange(last=date(2026, 12, 8))),
            ["03 Nov", "10 Nov", "17 Nov", "24 Nov", "01 Dec", "08 Dec"],
        ),
        (Repeat(ELEVEN, Weekday.FRIDAY, week=-1), ["27 Nov", "25 Dec", "29 Jan"]),
        (Repeat(ELEVEN, Weekday.MONDAY, week=1), ["02 Nov", "07 Dec", "04 Jan"]),
        (Repeat(ELEVEN, Weekday.TUESDAY, week=4), ["24 Nov", "22 Dec", "26 Jan"]),
        (Repeat(ELEVEN, day=1), ["01 Nov", "01 Dec", "01 Jan"]),
        (Repeat(ELEVEN, day=31), ["30 Nov", "31 Dec", "31 Jan"]),
        (Repeat(ELEVEN, day=15, days=DayRange(date(2026, 12, 1))), ["15 Dec", "15 Jan"]),
    ],
)
def test_a_repetition_means_the_same_in_every_month(repeat, days):
    assert moments(repeat) == days


@pytest.mark.parametrize("week", [-1, 0, 1, 2, 3, 4])
@pytest.mark.parametrize("weekday", [*WEEKDAYS, None])
def test_days_of_a_repetition_are_those_that_a_calendar_shows(weekday, week):
    repeat = Repeat(ELEVEN, weekday, week=week, day=0 if weekday else 30)
    for number in range(30):
        month = BillingMonth(2026, 2).shifted(number)
        shown = [day for day in month.dates() if weekday is WEEKDAYS[day.weekday()]]
        if weekday is None:
            shown = [month.dates()[min(30, month.days) - 1]]
        elif week:
            shown = [shown[week if week < 0 else week - 1]]

        assert [at.date() for at in repeat.moments(month)] == shown


def test_a_month_has_its_own_dates_first_and_each_moment_once():
    third, tenth = datetime(2026, 11, 3, 11), datetime(2026, 11, 10, 11)
    december = datetime(2026, 12, 24, 9)
    schedule = Broadcast((december, tenth), repeats=(Repeat(ELEVEN, Weekday.TUESDAY),))
    first, second, _ = months_of(plan_of(schedule))

    assert first.sends[0].schedule.moments[:2] == (tenth, third)
    assert len(first.sends[0].schedule.moments) == 4
    assert second.sends[0].schedule.moments[0] == december
    assert len(second.sends[0].schedule.moments) == 6


def test_sends_of_months_that_differ_are_found_again_where_they_do_not():
    december = MonthChange("2026-12", (Adjustment(Lever.VOLUME, 2),))
    plan = plan_of(
        Broadcast((), repeats=(Repeat(ELEVEN, Weekday.TUESDAY),)), changes=(december,)
    )

    before, after = months_of(plan), months_of(plan)

    assert before == after
    same = [old.sends[0] is new.sends[0] for old, new in zip(before, after, strict=True)]
    assert same == [True, False, True]


def test_a_plan_of_one_month_is_itself():
    plan = plan_of(months=1)

    assert months_of(plan) == (plan,)


def test_a_factor_and_a_number_belong_to_their_month_alone():
    changes = (
        MonthChange("2026-12", (Adjustment(Lever.VOLUME, 1.6),), (Override(VOLUME, 50),)),
        MonthChange("2027-01", overrides=(Override(REPLIES, 0.5),)),
    )
    plan = plan_of(changes=changes)
    replies = [behaviour_of(one.sends[0].behaviour).reply_ratio for one in months_of(plan)]

    assert volumes(plan) == [100, 80, 100]
    assert replies[2] == 0.5 != replies[1] == replies[0]


def test_growth_compounds_from_the_first_month_on():
    growth = (Adjustment(Lever.VOLUME, 1.1),)
    december = MonthChange("2026-12", (Adjustment(Lever.VOLUME, 2),))

    assert volumes(plan_of(growth=growth)) == [100, 110, 121]
    assert volumes(plan_of(growth=growth, changes=(december,))) == [100, 220, 121]


def test_a_moved_lever_moves_every_month_after_what_differs_there():
    december = MonthChange("2026-12", overrides=(Override(VOLUME, 50),))
    plan = plan_of(changes=(december,))

    assert volumes(adjusted(plan, (Adjustment(Lever.VOLUME, 2),))) == [200, 100, 200]
    scenario = Scenario("x", "X", (Adjustment(Lever.VOLUME, 3),), (Override(VOLUME, 10),))
    assert volumes(scenario_plan(plan, scenario)) == [30, 150, 30]


def test_a_lever_halves_what_december_has_made_of_the_replies():
    """Of a month in which everybody replies half do, whatever bounded it before."""
    everybody = Adjustment(Lever.REPLY_RATIO, 1_000)
    plan = plan_of(changes=(MonthChange("2026-12", (everybody,)),))

    halved = months_of(adjusted(plan, (Adjustment(Lever.REPLY_RATIO, 0.5),)))

    assert behaviour_of(halved[1].sends[0].behaviour).reply_ratio == 0.5


def test_a_lever_of_costs_moves_the_plan_itself():
    plan = adjusted(plan_of(), (Adjustment(Lever.MARKUP, 0.1),))

    assert plan.costs.partner.markups
    assert plan.changes == ()


def test_a_row_of_the_grid_has_its_weeks_in_every_month():
    plan = replace(plan_of(), grid=(GridRow("DE", marketing=500, utility=60),))
    found = [
        [line.volume for line in all_lines(month).sends if "DE:marketing" in line.id]
        for month in months_of(plan)
    ]

    assert found == [[125] * 4, [100] * 5, [125] * 4]
    assert check_plan(plan) == ()


def codes(plan):
    return [(problem.code, str(problem.where)) for problem in check_plan(plan)]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (MonthChange("2026-10"), "month-outside-period"),
        (MonthChange("December"), "month-outside-period"),
        (MonthChange("2026-12", (Adjustment(Lever.MARKUP, 0.1),)), "same-in-all-months"),
        (
            MonthChange("2026-12", overrides=(Override(Address("account", "", "numbers"), 2),)),
            "same-in-all-months",
        ),
        (
            MonthChange("2026-12", overrides=(Override(Address("sends", "?", "volume"), 2),)),
            "no-such-number",
        ),
    ],
)
def test_a_change_that_means_nothing_is_told(change, code):
    assert [found for found, _ in codes(plan_of(changes=(change,)))] == [code]


def test_a_month_changes_once():
    plan = plan_of(changes=(MonthChange("2026-12"), MonthChange("2026-12")))

    assert codes(plan) == [("duplicate-month", "changes[1].month (2026-12)")]


@pytest.mark.parametrize(
    "entry",
    [
        Adjustment(Lever.MESSAGES_PER_ANSWER, 1.1),
        Adjustment(Lever.RECATEGORISED_RATIO, 0.1),
        Adjustment(Lever.VOLUME, -1),
    ],
)
def test_what_is_no_factor_does_not_grow(entry):
    assert [code for code, _ in codes(plan_of(growth=(entry,)))] == ["no-growth"]


def test_costs_do_not_grow():
    growth = (Adjustment(Lever.MARKUP, 1.1),)

    assert [code for code, _ in codes(plan_of(growth=growth))] == ["same-in-all-months"]


def test_more_months_are_another_revision_and_one_is_as_it_was():
    assert revision_of(plan_of(months=2)) != revision_of(plan_of(months=1))
    assert revision_of(replace(full_plan(), months=1)) == revision_of(full_plan())


def test_a_month_whose_numbers_cannot_be_played_is_named():
    plan = plan_of(
        changes=(MonthChange("2026-12", overrides=(Override(PEOPLE, 20),)),),
        schedule=Broadcast((), repeats=(Repeat(ELEVEN, day=5),)),
    )
    (problem,) = check_plan(plan)

    assert problem.code == "volume-above-audience"
    assert problem.message.startswith("in 2026-12: 100 messages go out at once")


@pytest.mark.parametrize("months", [0, 13, 10**9])
def test_a_plan_has_one_to_twelve_months(months):
    assert codes(plan_of(months=months)) != []


def test_the_last_month_has_rules_too():
    plan = replace(
        plan_of(Broadcast((datetime(2099, 12, 1, 11),))), month=BillingMonth(2099, 12)
    )

    assert ("month-without-rules", "months") in codes(plan)


@pytest.mark.parametrize(
    ("repeat", "code"),
    [
        (Repeat(ELEVEN), "repeat-unclear"),
        (Repeat(time(11, tzinfo=UTC), day=3), "time-with-offset"),
        (Repeat(ELEVEN, Weekday.MONDAY, day=3), "repeat-unclear"),
        (Repeat(ELEVEN, day=3, days=DayRange(date(2027, 1, 9))), "no-such-day"),
        (Repeat(ELEVEN, day=3, days=DayRange(date(2027, 3, 9))), "day-outside-month"),
    ],
)
def test_a_repetition_without_a_day_is_told(repeat, code):
    plan = plan_of(Broadcast((), repeats=(repeat,)))

    assert [found for found, _ in codes(plan)] == [code]


def test_levers_of_a_part_move_that_part_of_a_month():
    change = MonthChange("2026-12", (Adjustment(Lever.VOLUME, 2, Scope(country="DE")),))

    assert volumes(plan_of(changes=(change,))) == [100, 100, 100]
