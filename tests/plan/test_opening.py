"""Rows of the grid turned into lines."""

from dataclasses import replace

import pytest
from hypothesis import given

from helpers.plans import NOVEMBER, full_plan, plans
from tarife.plan.checks.plan import check_plan
from tarife.plan.grid import all_lines, country_of_row_with, lines_of_grid, opened, spelled_out
from tarife.plan.model.addresses import Address
from tarife.plan.model.lines import Steady
from tarife.plan.model.plan import GridRow, Plan
from tarife.plan.model.scenarios import MonthChange, Override, Range, Scenario
from tarife.plan.numbers import LISTS
from tarife.plan.what_if.months import months_of

TR = GridRow(
    "TR",
    people=9_000,
    marketing=10_000,
    utility=700,
    authentication=40,
    reply_ratio=0.1,
    ad_clicks_per_day=20,
)


def opened_with(field, low, high):
    span = Range(Address("grid", "TR", field), low, high)
    return opened(Plan("Grid", NOVEMBER, grid=(TR,), ranges=(span,)), "TR").ranges


@given(plans())
def test_ids_of_all_lines_are_unique_and_rows_can_be_opened_and_typed_again(plan):
    again = plan
    for row in plan.grid:
        again = replace(opened(again, row.country), grid=(*again.grid[1:], row))
    lines = all_lines(again)
    ids = [
        line.id
        for line in (*lines.audiences, *lines.sends, *lines.entry_points, *lines.inbound)
    ]

    assert len(ids) == len(set(ids))
    assert check_plan(again) == ()


@given(plans())
def test_opening_the_first_row_changes_no_message(plan):
    country = plan.grid[0].country if plan.grid else "TR"

    assert all_lines(opened(plan, country)) == all_lines(plan)


def test_an_opened_row_has_left_the_grid():
    plan = opened(full_plan(), "DE")

    assert [row.country for row in plan.grid] == ["NL"]
    assert plan.audiences[-1].country == "DE"


def messages_of(plan):
    """Give every line of a month that sends anything or brings anybody."""
    lines = all_lines(plan)
    sends = {one.id: one for one in lines.sends if one.volume and has_a_time(one)}
    return sends, {one.id: one for one in lines.audiences}, set(lines.entry_points)


def has_a_time(send):
    return isinstance(send.schedule, Steady) or bool(send.schedule.moments)


@pytest.mark.parametrize("people", [0, 9_000])
def test_a_row_of_several_months_keeps_the_messages_of_each_when_it_is_opened(people):
    """Only the first month's broadcasts were left: December and January sent nothing."""
    own = (
        Override(Address("grid", "TR", "marketing"), 12_001),
        Override(Address("grid", "TR", "reply_ratio"), 0.2),
    )
    none = (
        Override(Address("grid", "TR", "utility"), 0),
        Override(Address("grid", "TR", "ad_clicks_per_day"), 0),
    )
    changes = (MonthChange("2026-12", overrides=own), MonthChange("2027-01", overrides=none))
    row = replace(TR, people=people)
    plan = Plan("Season", NOVEMBER, grid=(row,), months=3, changes=changes)

    after = opened(plan, "TR")

    for month, again in zip(months_of(plan), months_of(after), strict=True):
        sends, audiences, ads = messages_of(again)
        assert sends == messages_of(month)[0]
        assert audiences == messages_of(month)[1]
        assert {one for one in ads if one.clicks_per_day} == messages_of(month)[2]
    assert check_plan(after) == ()


def test_a_row_that_is_spelled_out_keeps_its_place_and_its_messages():
    plan = full_plan()
    after = spelled_out(plan, "NL")

    assert [row.country for row in after.grid] == [row.country for row in plan.grid]
    assert {part: len(getattr(after, part)) for part in LISTS}["grid"] == len(plan.grid)
    assert set(all_lines(after).sends) == set(all_lines(plan).sends)
    assert check_plan(after) == ()


@pytest.mark.parametrize(
    ("line", "country"),
    [
        ("grid:TR:marketing:4", "TR"),
        ("grid:TR:ad", "TR"),
        ("grid:TR:audience", "TR"),
        ("grid:TR:marketing:9", ""),
        ("other", ""),
    ],
)
def test_the_row_that_stands_for_a_line_is_found(line, country):
    assert country_of_row_with(Plan("Grid", NOVEMBER, grid=(TR,)), line) == country


def test_opening_a_country_that_has_no_row_changes_nothing():
    assert opened(full_plan(), "FR") == full_plan()


def test_a_country_opened_and_typed_again_gets_ids_of_its_own():
    plan = replace(opened(Plan("Grid", NOVEMBER, grid=(TR,)), "TR"), grid=(TR,))

    assert lines_of_grid(plan).audiences[0].id == "grid:TR-2:audience"


def test_the_range_of_a_cell_goes_to_the_lines_it_becomes():
    assert opened_with("reply_ratio", 0.05, 0.2) == tuple(
        Range(Address("sends", f"grid:TR:marketing:{week}", "behaviour.reply_ratio"), 0.05, 0.2)
        for week in range(1, 5)
    )
    assert opened_with("ad_clicks_per_day", 10, 30) == (
        Range(Address("entry_points", "grid:TR:ad", "clicks_per_day"), 10, 30),
    )
    assert opened_with("people", 9_000, 9_500) == (
        Range(Address("audiences", "grid:TR:audience", "people"), 9_000, 9_500),
    )


def test_the_range_of_a_volume_is_shared_by_its_weeks():
    assert opened_with("marketing", 8_000, 12_000) == tuple(
        Range(Address("sends", f"grid:TR:marketing:{week}", "volume"), 2_000, 3_000)
        for week in range(1, 5)
    )
    assert opened_with("utility", 600, 800) == (
        Range(Address("sends", "grid:TR:utility", "volume"), 600, 800),
    )


def test_a_range_around_nothing_is_dropped():
    row = GridRow("TR", marketing=100)
    span = Range(Address("grid", "TR", "utility"), 0, 50)

    assert opened(Plan("Grid", NOVEMBER, grid=(row,), ranges=(span,)), "TR").ranges == ()


def test_a_reply_ratio_of_nothing_keeps_its_range_and_what_a_scenario_says_of_it():
    """Both were dropped: a scenario with replies became one without."""
    at = Address("grid", "TR", "reply_ratio")
    scenario = Scenario("more", "More", (), (Override(at, 0.3),))
    row = replace(TR, reply_ratio=0)
    plan = Plan(
        "Grid", NOVEMBER, grid=(row,), ranges=(Range(at, 0, 0.2),), scenarios=(scenario,)
    )

    after = opened(plan, "TR")

    weeks = [f"grid:TR:marketing:{week}" for week in (1, 2, 3, 4)]
    ratios = [Address("sends", week, "behaviour.reply_ratio") for week in weeks]
    assert after.ranges == tuple(Range(ratio, 0, 0.2) for ratio in ratios)
    assert after.scenarios[0].overrides == tuple(Override(ratio, 0.3) for ratio in ratios)


def test_a_number_of_people_that_the_volumes_asked_for_has_no_range_of_the_cell():
    row = replace(TR, people=0)
    span = Range(Address("grid", "TR", "people"), 0, 9_500)

    assert opened(Plan("Grid", NOVEMBER, grid=(row,), ranges=(span,)), "TR").ranges == ()


def test_ranges_of_other_rows_stay():
    span = Range(Address("grid", "DE", "utility"), 0, 50)
    plan = Plan("Grid", NOVEMBER, grid=(TR, GridRow("DE", utility=20)), ranges=(span,))

    assert opened(plan, "TR").ranges == (span,)


def test_a_scenario_says_of_the_lines_what_it_said_of_the_cell():
    at = Address("grid", "TR", "marketing")
    scenario = Scenario("more", "More", overrides=(Override(at, 20_000),))
    plan = Plan("Grid", NOVEMBER, grid=(TR,), scenarios=(scenario,))

    (after,) = opened(plan, "TR").scenarios

    assert [(entry.at.id, entry.value) for entry in after.overrides] == [
        (f"grid:TR:marketing:{week}", 5_000) for week in range(1, 5)
    ]


def test_a_scenario_s_range_is_shared_out_over_the_lines():
    at = Address("grid", "TR", "marketing")
    scenario = Scenario("more", "More", overrides=(Override(at, 20_000, 16_000, 28_000),))
    plan = Plan("Grid", NOVEMBER, grid=(TR,), scenarios=(scenario,))

    (after,) = opened(plan, "TR").scenarios

    assert {(one.value, one.low, one.high) for one in after.overrides} == {
        (5_000, 4_000, 7_000)
    }


@given(plans())
def test_a_good_plan_is_a_good_plan_after_opening(plan):
    country = plan.grid[0].country if plan.grid else "TR"

    assert check_plan(opened(plan, country)) == ()


def test_what_a_month_says_of_another_country_stays_with_that():
    other = Override(Address("grid", "DE", "marketing"), 7)
    plan = Plan(
        "Season",
        NOVEMBER,
        grid=(TR, replace(TR, country="DE")),
        months=2,
        changes=(MonthChange("2026-12", overrides=(other,)),),
    )

    after = opened(plan, "TR")

    assert other in after.changes[0].overrides
    assert messages_of(months_of(after)[1]) == messages_of(months_of(plan)[1])
