"""Edits of the grid of countries."""

from dataclasses import replace

import pytest

from helpers.plans import NOVEMBER, full_plan
from tarife.plan.checks.plan import check_plan
from tarife.plan.edits.grid import (
    add_usual_lines,
    change_country,
    countries_of,
    move_country,
    set_each,
)
from tarife.plan.edits.numbers import set_range
from tarife.plan.grid import all_lines
from tarife.plan.model.addresses import Address
from tarife.plan.model.behaviour import behaviour_of
from tarife.plan.model.lines import Audience, Send, Steady, TemplateCategory
from tarife.plan.model.plan import GridRow, Plan
from tarife.plan.model.scenarios import MonthChange, Override, Scenario
from tarife.plan.numbers import range_at
from tarife.plan.what_if.months import months_of


def test_a_country_moves_in_the_grid():
    plan = move_country("DE", 1).apply(full_plan())

    assert [row.country for row in plan.grid] == ["NL", "DE"]
    assert move_country("DE", 1).merge_key == move_country("DE", 2).merge_key


def test_another_country_keeps_its_ranges_and_what_scenarios_say_of_it():
    at, other = (Address("grid", country, "people") for country in ("DE", "NL"))
    plan = set_range(at, 1, 2, 3).apply(full_plan())
    plan = set_range(other, 1, 2, 3).apply(plan)
    scenario = Scenario("more", "More", overrides=(Override(at, 9), Override(other, 9)))
    plan = replace(plan, scenarios=(scenario,))

    after = change_country(plan.grid[0].country, "FR").apply(plan)

    french = Address("grid", "FR", "people")
    assert after.grid == (replace(plan.grid[0], country="FR"), plan.grid[1])
    assert range_at(after, french) is not None
    assert range_at(after, other) is not None
    assert after.scenarios[0].overrides == (Override(french, 9), Override(other, 9))


def in_months(plan):
    return [sum(send.volume for send in all_lines(month).sends) for month in months_of(plan)]


@pytest.mark.parametrize("month_has_own", [False, True])
def test_usual_lines_go_to_people_a_country_has_already_in_every_month(month_has_own):
    known = Audience("a", "All", "TR", 900)
    own = Override(Address("audiences", "a", "people"), 800)
    changes = (MonthChange("2026-12", overrides=(own,)),) if month_has_own else ()
    plan = Plan("P", NOVEMBER, audiences=(known,), months=3, changes=changes)

    after = add_usual_lines(GridRow("TR", marketing=1_001)).apply(plan)

    assert after.audiences == (known,)
    assert {send.audience for send in after.sends} == {"a"}
    assert in_months(after) == [1_001, 1_001, 1_001]
    kept = [entry for change in after.changes for entry in change.overrides]
    assert (own in kept) == month_has_own
    assert check_plan(after) == ()


def test_usual_lines_bring_people_where_a_country_has_none():
    after = add_usual_lines(GridRow("TR", utility=70)).apply(Plan("P", NOVEMBER))

    assert [(one.country, one.people) for one in after.audiences] == [("TR", 70)]


@pytest.mark.parametrize(
    ("row", "people", "utility"),
    [
        (GridRow("TR", people=500, marketing=80, utility=9), 500, 9),
        (GridRow("TR", marketing=80, utility=9, reply_ratio=0.2), 900, 9),
        (GridRow("TR"), 900, 0),
    ],
)
def test_weekly_marketing_takes_the_place_of_a_number_of_the_month(row, people, utility):
    after = set_each("TR", 900).apply(Plan("P", NOVEMBER, grid=(row,)))

    send = after.sends[-1]
    assert in_months(after) == [900 + utility]
    assert behaviour_of(send.behaviour).reply_ratio == row.reply_ratio
    assert [one.people for one in after.audiences] == [people]
    assert after.grid == (GridRow("TR", reply_ratio=row.reply_ratio),)


def test_a_country_of_lines_alone_gets_a_row_when_it_moves_and_no_more_messages():
    plan = Plan(
        "P",
        NOVEMBER,
        grid=(GridRow("DE", utility=5),),
        audiences=(Audience("a", "All", "TR", 900), Audience("b", "All", "FR", 900)),
        sends=(Send("s", "Gone", "none", TemplateCategory.UTILITY, 1, Steady()),),
    )

    after = move_country("TR", -1).apply(plan)

    assert countries_of(plan) == ("DE", "TR", "FR", "")
    assert countries_of(after) == ("TR", "DE", "FR", "")
    assert set(all_lines(after).sends) == set(all_lines(plan).sends)
