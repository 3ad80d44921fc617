"""Pure edits of a plan."""

from dataclasses import fields, replace

import pytest
from hypothesis import given

from helpers.plans import full_plan, plans
from tarife.plan.edits.lines import (
    AddGridRows,
    AddLine,
    OpenGridRow,
    RemoveGridRows,
    RemoveLine,
    SetMonth,
    SetPlanField,
)
from tarife.plan.grid import all_lines, opened
from tarife.plan.model.plan import GridRow, Plan
from tarife.terms.calendar import BillingMonth
from tarife.terms.languages import Language
from tarife.terms.sentences import Sentence

PLAN = full_plan()
ROW = GridRow("FR", utility=10)
DECEMBER = BillingMonth(2026, 12)

CHANGES = [
    pytest.param(
        SetPlanField("name", "Sale"), {"name"}, "Change name", "plan:name", id="rename"
    ),
    pytest.param(SetPlanField("seed", 9), {"seed"}, "Change seed", "plan:seed", id="seed"),
    pytest.param(AddGridRows((ROW,)), {"grid"}, "Add countries", None, id="add row"),
    pytest.param(RemoveGridRows((0,)), {"grid"}, "Remove countries", None, id="remove row"),
    pytest.param(
        OpenGridRow("DE"),
        {"grid", "audiences", "sends"},
        "Refine DE",
        None,
        id="open row",
    ),
    pytest.param(
        AddLine(replace(PLAN.audiences[0], id="new")),
        {"audiences"},
        "Add audience",
        None,
        id="add audience",
    ),
    pytest.param(
        AddLine(replace(PLAN.sends[0], id="new")), {"sends"}, "Add send", None, id="add send"
    ),
    pytest.param(
        AddLine(replace(PLAN.entry_points[0], id="new")),
        {"entry_points"},
        "Add entry point",
        None,
        id="add entry point",
    ),
    pytest.param(
        AddLine(replace(PLAN.inbound[0], id="new")),
        {"inbound"},
        "Add inbound",
        None,
        id="add inbound",
    ),
    pytest.param(RemoveLine("loyal"), {"audiences"}, "Remove line", None, id="remove line"),
    pytest.param(
        SetMonth(DECEMBER),
        {"month", "sends", "entry_points"},
        "Change month",
        "month",
        id="month",
    ),
]


@pytest.mark.parametrize(("change", "parts", "label", "merge_key"), CHANGES)
def test_a_change_has_a_name_and_touches_only_its_parts(change, parts, label, merge_key):
    after = change.apply(PLAN)

    names = {field.name for field in fields(Plan)}
    assert {name for name in names if getattr(after, name) != getattr(PLAN, name)} == parts
    assert (change.label, change.merge_key) == (label, merge_key)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(SetPlanField("name", PLAN.name), id="same name"),
        pytest.param(RemoveGridRows(()), id="no rows"),
        pytest.param(OpenGridRow("FR"), id="no such country"),
        pytest.param(RemoveLine("nobody"), id="nothing to remove"),
        pytest.param(SetMonth(PLAN.month), id="same month"),
    ],
)
def test_a_change_of_nothing_gives_an_equal_plan(change):
    assert change.apply(PLAN) == PLAN


def test_rows_are_added_at_the_end_and_removed_by_place():
    assert AddGridRows((ROW,)).apply(PLAN).grid == (*PLAN.grid, ROW)
    assert RemoveGridRows((1,)).apply(AddGridRows((ROW,)).apply(PLAN)).grid == (
        PLAN.grid[0],
        ROW,
    )


def test_a_line_is_added_after_those_of_its_kind():
    line = replace(PLAN.inbound[0], id=PLAN.fresh_id("inbound"))

    assert AddLine(line).apply(PLAN).inbound == (*PLAN.inbound, line)


def test_adding_and_removing_a_line_is_no_change():
    line = replace(PLAN.sends[0], id="new")

    assert RemoveLine("new").apply(AddLine(line).apply(PLAN)) == PLAN


def test_opening_a_row_keeps_every_message():
    assert all_lines(OpenGridRow("DE").apply(PLAN)) == all_lines(PLAN)


@given(plans())
def test_setting_the_month_again_is_no_change(plan):
    once = SetMonth(DECEMBER).apply(plan)

    assert SetMonth(DECEMBER).apply(once) == once


def test_an_opened_row_keeps_the_names_it_was_given():
    plan = OpenGridRow("DE", Language.TURKISH).apply(PLAN)
    names = [line.name for line in plan.lines if line.id.startswith("grid:DE")]

    assert "DE pazarlama, 1. hafta" in names
    assert not any(isinstance(name, Sentence) for name in names)


def test_a_row_opened_in_either_language_is_the_same_to_whatever_follows():
    for language in Language:
        plan = OpenGridRow("DE", language).apply(PLAN)
        again = AddGridRows((replace(ROW, country="DE"),)).apply(plan)

        ids = [line.id for line in all_lines(again).sends if "DE" in line.id]

        assert ids[-1] == "grid:DE-2:utility"
        assert [line.id for line in plan.lines] == [
            line.id for line in opened(PLAN, "DE").lines
        ]
