"""The quick grid spelled out."""

from dataclasses import replace
from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.plans import NOVEMBER, full_plan, plans
from tarife.plan.edits.grid import set_when
from tarife.plan.grid import (
    BROADCAST_TIME,
    BROADCAST_WEEKDAY,
    Lines,
    all_lines,
    largest_week,
    lines_of_grid,
    marketing_behaviour,
    spelled_out,
    times_in,
    usual_reply,
    weekly_moments,
    weekly_volumes,
)
from tarife.plan.model.account import Weekday
from tarife.plan.model.addresses import Address
from tarife.plan.model.behaviour import Preset, behaviour_of
from tarife.plan.model.lines import Broadcast, DayRange, Repeat, Steady, TemplateCategory
from tarife.plan.model.plan import GridRow, Plan
from tarife.plan.model.scenarios import Override, Range, Scenario
from tarife.plan.what_if.months import months_of
from tarife.terms.calendar import BillingMonth
from tarife.terms.languages import Language
from tarife.terms.sentences import in_language

TR = GridRow("TR", people=9_000, marketing=10_003, utility=700, authentication=40)


def of_rows(*rows):
    return lines_of_grid(Plan("Grid", NOVEMBER, grid=rows))


def of_category(lines, category):
    return [send for send in lines.sends if send.category == category]


def test_a_row_becomes_one_audience_with_its_sends_and_its_ad():
    lines = of_rows(replace(TR, ad_clicks_per_day=12.5))

    assert [line.id for line in (*lines.audiences, *lines.sends, *lines.entry_points)] == [
        "grid:TR:audience",
        "grid:TR:marketing:1",
        "grid:TR:marketing:2",
        "grid:TR:marketing:3",
        "grid:TR:marketing:4",
        "grid:TR:utility",
        "grid:TR:authentication",
        "grid:TR:ad",
    ]
    assert {send.audience for send in lines.sends} == {"grid:TR:audience"}
    assert (lines.audiences[0].country, lines.audiences[0].people) == ("TR", 9_000)
    assert (lines.entry_points[0].country, lines.entry_points[0].clicks_per_day) == ("TR", 12.5)
    assert lines.inbound == ()


def test_lines_are_named_in_the_language_that_asks():
    lines = of_rows(replace(TR, ad_clicks_per_day=12.5))
    names = [line.name for line in (*lines.sends, *lines.entry_points)]

    assert names[-4:] == [
        "Turkey marketing, week 4",
        "Turkey utility",
        "Turkey one-time passwords",
        "Turkey ad",
    ]
    assert [in_language(name, Language.TURKISH) for name in names[-4:]] == [
        "Türkiye pazarlama, 4. hafta",
        "Türkiye fayda",
        "Türkiye tek kullanımlık şifre",
        "Türkiye reklam",
    ]


def test_what_is_zero_makes_no_line():
    assert of_rows(GridRow("TR")) == Lines()
    assert [send.id for send in of_rows(GridRow("TR", marketing=2)).sends] == [
        "grid:TR:marketing:1",
        "grid:TR:marketing:2",
    ]


def test_marketing_goes_out_every_tuesday_at_eleven():
    moments = weekly_moments(NOVEMBER)

    assert [moment.day for moment in moments] == [3, 10, 17, 24]
    assert {moment.time() for moment in moments} == {time(11)}


def test_marketing_of_the_month_is_split_over_its_weeks():
    marketing = of_category(of_rows(TR), TemplateCategory.MARKETING)

    assert [send.volume for send in marketing] == [2_501, 2_501, 2_501, 2_500]
    assert [send.schedule.moments[0].day for send in marketing] == [3, 10, 17, 24]


@given(
    st.integers(0, 2_000_000_000),
    st.builds(BillingMonth, st.integers(2023, 2099), st.integers(1, 12)),
)
def test_weeks_add_up_to_the_month_and_are_as_even_as_can_be(marketing, month):
    volumes = weekly_volumes(marketing, month)

    assert sum(volumes) == marketing
    assert max(volumes) - min(volumes) <= 1
    assert max(volumes) == largest_week(GridRow("TR", marketing=marketing), month)
    assert len(volumes) in {4, 5}


@given(plans())
def test_the_grid_sends_exactly_what_was_typed(plan):
    lines = lines_of_grid(plan)

    for category in TemplateCategory:
        typed = sum(getattr(row, category.value) for row in plan.grid)
        assert sum(send.volume for send in of_category(lines, category)) == typed


@pytest.mark.parametrize(
    ("row", "people"),
    [
        pytest.param(GridRow("TR", marketing=10_003), 2_501, id="largest week"),
        pytest.param(GridRow("TR", marketing=400, utility=700), 700, id="utility"),
        pytest.param(GridRow("TR", utility=7, authentication=40), 40, id="authentication"),
        pytest.param(GridRow("TR", people=50, authentication=400), 50, id="typed"),
    ],
)
def test_an_audience_is_as_large_as_typed_or_as_the_largest_volume_needs(row, people):
    assert of_rows(row).audiences[0].people == people


def test_streams_run_all_month_with_the_behaviour_of_their_category():
    utility, authentication = of_rows(replace(TR, marketing=0)).sends

    assert (utility.schedule, utility.behaviour) == (Steady(), Preset.ORDER_UPDATE)
    assert (authentication.schedule, authentication.behaviour) == (
        Steady(),
        Preset.ONE_TIME_PASSWORD,
    )


def test_marketing_takes_the_reply_ratio_of_the_row():
    marketing = of_rows(replace(TR, reply_ratio=0.2)).sends[0].behaviour

    assert marketing == replace(behaviour_of(Preset.MARKETING), reply_ratio=0.2)


def test_the_usual_reply_ratio_is_the_preset_itself():
    assert of_rows(TR).sends[0].behaviour is Preset.MARKETING


def test_an_edit_of_one_cell_leaves_the_ids_of_all_other_lines():
    before, after = of_rows(TR), of_rows(replace(TR, utility=0))

    assert {send.id for send in before.sends} - {send.id for send in after.sends} == {
        "grid:TR:utility"
    }


def test_all_lines_are_those_spelled_out_and_then_the_grid():
    plan = full_plan()
    lines, grid = all_lines(plan), lines_of_grid(plan)

    assert lines.audiences == plan.audiences + grid.audiences
    assert lines.sends == plan.sends + grid.sends
    assert lines.entry_points == plan.entry_points + grid.entry_points
    assert lines.inbound == plan.inbound


def marketing_of(plan, when):
    """Give what marketing each month of a plan sends on which days, by a schedule."""
    opened = spelled_out(plan, "TR", when)
    return [
        sorted(
            (moment.day, send.volume)
            for send in all_lines(month).sends
            if send.category is TemplateCategory.MARKETING
            for moment in send.schedule.moments_in(month.month)
        )
        for month in months_of(opened)
    ]


FRIDAYS = Broadcast((), repeats=(Repeat(time(10), Weekday.FRIDAY),))


def test_marketing_of_a_row_goes_out_by_a_schedule_as_many_in_every_month():
    plan = Plan("Grid", NOVEMBER, grid=(replace(TR, marketing=1_002),), months=3)

    assert marketing_of(plan, FRIDAYS) == [
        [(6, 251), (13, 251), (20, 250), (27, 250)],
        [(4, 251), (11, 251), (18, 250), (25, 250)],
        [(1, 201), (8, 201), (15, 200), (22, 200), (29, 200)],
    ]
    even = replace(plan, grid=(replace(TR, marketing=1_000),))
    (send,) = of_category(spelled_out(even, "TR", FRIDAYS), TemplateCategory.MARKETING)
    assert (send.volume, send.schedule) == (250, FRIDAYS)
    assert [sum(sent for _, sent in month) for month in marketing_of(even, FRIDAYS)] == [
        1_000
    ] * 3


def test_marketing_of_a_row_may_be_a_stream_and_none_is_no_line():
    plan = Plan("Grid", NOVEMBER, grid=(TR, GridRow("DE", utility=5)))

    (send,) = of_category(spelled_out(plan, "TR", Steady()), TemplateCategory.MARKETING)
    assert (send.volume, send.schedule) == (10_003, Steady())
    for when in (Steady(), FRIDAYS):
        assert not of_category(spelled_out(plan, "DE", when), TemplateCategory.MARKETING)


def test_the_people_of_a_row_are_as_many_as_its_largest_date_needs():
    plan = Plan("Grid", NOVEMBER, grid=(GridRow("TR", marketing=7),))
    days = Broadcast(weekly_moments(NOVEMBER)[:2])

    assert spelled_out(plan, "TR", days).audiences[0].people == 4


def test_ranges_and_scenarios_of_a_row_go_with_its_schedule():
    at = Address("grid", "TR", "marketing")
    plan = Plan(
        "Grid",
        NOVEMBER,
        grid=(replace(TR, marketing=1_000),),
        ranges=(Range(at, 800, 1_200),),
        scenarios=(Scenario("s", "S", (), (Override(at, 2_000),)),),
    )

    after = set_when("TR", FRIDAYS).apply(plan)

    volume = Address("sends", "grid:TR:marketing", "volume")
    assert after.ranges == (Range(volume, 200, 300),)
    assert after.scenarios[0].overrides == (Override(volume, 500),)
    weekly = Broadcast((), repeats=(Repeat(BROADCAST_TIME, BROADCAST_WEEKDAY),))
    assert set_when("TR", weekly).apply(plan) is plan


@given(
    st.integers(0, 2_000),
    st.integers(1, 4),
    st.sets(st.integers(1, 28), min_size=1, max_size=5),
    st.sets(st.sampled_from(Weekday)),
)
def test_no_message_is_lost_whatever_the_schedule(marketing, months, days, weekdays):
    plan = Plan("Grid", NOVEMBER, grid=(replace(TR, marketing=marketing),), months=months)
    repeats = (
        *(Repeat(time(9), day=day) for day in days),
        *(Repeat(time(9), d) for d in weekdays),
    )
    single = tuple(datetime(2026, 11, day, 12) for day in days)

    sent = marketing_of(plan, Broadcast(single, repeats=repeats))

    assert [sum(volume for _, volume in month) for month in sent] == [marketing] * months
    assert all(
        max((v for _, v in month), default=0) - min((v for _, v in month), default=0) <= 1
        for month in sent
    )


def test_how_often_a_send_goes_out_is_counted_by_month():
    december = BillingMonth(2026, 12)
    stream = Steady(DayRange(date(2026, 11, 20), date(2026, 11, 30)))

    assert [times_in(FRIDAYS, month) for month in (NOVEMBER, december)] == [4, 4]
    assert [times_in(stream, month) for month in (NOVEMBER, december)] == [1, 0]


def test_more_marketing_has_the_reply_rate_of_what_a_country_has_else_of_its_row():
    row = GridRow("TR", marketing=80, reply_ratio=0.2)
    plan = Plan("P", NOVEMBER, grid=(GridRow("DE", utility=9, reply_ratio=0.3), row))
    lines = spelled_out(plan, "TR")
    other = replace(lines.sends[0], id="other", behaviour=marketing_behaviour(0.4))

    assert [usual_reply(plan, one) for one in ("TR", "DE", "FR")] == [0.2, 0.3, 0.2]
    assert usual_reply(spelled_out(plan, "DE"), "DE") == 0.3
    assert usual_reply(replace(lines, sends=(other,)), "TR") == 0.4
    both = replace(lines, sends=(*lines.sends, other))
    assert [usual_reply(both, one) for one in ("TR", "FR")] == [0.2, 0.08]
