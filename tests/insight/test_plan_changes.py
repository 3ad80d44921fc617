"""What changed between two plans is told field by field, whatever stands where."""

from dataclasses import replace
from decimal import Decimal

from helpers.gui.windows import a_plan
from tarife.insight.plan_changes import plan_changes
from tarife.plan.edits.budgets import set_budget
from tarife.plan.model.lines import PeopleFrom

PLAN = a_plan()
ROW = PLAN.grid[0]


def told(before, after):
    return [(str(one.path), one.before, one.after) for one in plan_changes(before, after)]


def test_equal_plans_differ_in_nothing_and_their_identity_says_nothing():
    assert told(PLAN, replace(PLAN, id="another")) == []


def test_who_gave_a_number_of_people_is_no_difference():
    filled_in = replace(PLAN.audiences[0], people_from=PeopleFrom.SENDS)

    assert told(PLAN, replace(PLAN, audiences=(filled_in, *PLAN.audiences[1:]))) == []


def test_a_number_is_told_with_its_row():
    after = replace(PLAN, grid=(replace(ROW, people=ROW.people + 1), *PLAN.grid[1:]))

    assert told(PLAN, after) == [
        (f"grid[0].people ({ROW.country})", ROW.people, ROW.people + 1)
    ]


def test_rows_are_the_same_wherever_they_stand():
    other = replace(ROW, country="BR")

    assert told(replace(PLAN, grid=(ROW, other)), replace(PLAN, grid=(other, ROW))) == []


def test_a_number_stands_where_the_later_plan_has_its_row():
    other, fewer = replace(ROW, country="BR"), replace(ROW, people=ROW.people - 1)
    before, after = replace(PLAN, grid=(ROW, other)), replace(PLAN, grid=(other, fewer))

    assert told(before, after) == [
        (f"grid[1].people ({ROW.country})", ROW.people, ROW.people - 1)
    ]


def test_a_line_that_comes_or_goes_is_told_whole():
    without = replace(PLAN, grid=())
    (path, before, after), *_ = told(without, replace(PLAN, grid=(ROW,)))
    assert (path, before, after["people"]) == (f"grid[0] ({ROW.country})", None, ROW.people)

    (path, before, after), *_ = told(replace(PLAN, grid=(ROW,)), without)
    assert (path, before["people"], after) == (f"grid[0] ({ROW.country})", ROW.people, None)


def test_what_only_one_plan_has_is_told():
    assert told(PLAN, set_budget(Decimal(900)).apply(PLAN)) == [("budget", None, "900")]
