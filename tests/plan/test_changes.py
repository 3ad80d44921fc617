"""Pure edits of a plan."""

from dataclasses import replace

import pytest
from hypothesis import given

from helpers.plans import full_plan, plans
from tarife.plan.behaviour import Preset
from tarife.plan.changes import (
    AddGridRows,
    AddLine,
    OpenGridRow,
    RemoveGridRows,
    RemoveLine,
    SetAccount,
    SetGridCell,
    SetLineField,
    SetMonth,
    SetPlanField,
)
from tarife.plan.grid import all_lines
from tarife.plan.parts import Part, changed_parts
from tarife.plan.plan import GridRow
from tarife.terms.calendar import BillingMonth

PLAN = full_plan()
ROW = GridRow("FR", utility=10)
DECEMBER = BillingMonth(2026, 12)

CHANGES = [
    pytest.param(
        SetPlanField("name", "Sale"), Part.NAME, "Change name", "plan:name", id="rename"
    ),
    pytest.param(SetPlanField("seed", 9), Part.SEED, "Change seed", "plan:seed", id="seed"),
    pytest.param(
        SetAccount(replace(PLAN.account, free_entry_hours=96), "free_entry_hours"),
        Part.ACCOUNT,
        "Change free entry hours",
        "account:free_entry_hours",
        id="account",
    ),
    pytest.param(
        SetGridCell(1, "utility", 5), Part.GRID, "Change utility", "grid:1:utility", id="cell"
    ),
    pytest.param(AddGridRows((ROW,)), Part.GRID, "Add countries", None, id="add row"),
    pytest.param(RemoveGridRows((0,)), Part.GRID, "Remove countries", None, id="remove row"),
    pytest.param(
        OpenGridRow("DE"),
        Part.GRID | Part.AUDIENCES | Part.SENDS,
        "Refine DE",
        None,
        id="open row",
    ),
    pytest.param(
        SetLineField("orders", "volume", 5),
        Part.SENDS,
        "Change volume",
        "line:orders:volume",
        id="volume",
    ),
    pytest.param(
        SetLineField("ad", "clicks_per_day", 5.5),
        Part.ENTRY_POINTS,
        "Change clicks per day",
        "line:ad:clicks_per_day",
        id="clicks",
    ),
    pytest.param(
        SetLineField("support", "people_per_day", 5.5),
        Part.INBOUND,
        "Change people per day",
        "line:support:people_per_day",
        id="inbound people",
    ),
    pytest.param(
        AddLine(replace(PLAN.audiences[0], id="new")),
        Part.AUDIENCES,
        "Add audience",
        None,
        id="add audience",
    ),
    pytest.param(
        AddLine(replace(PLAN.sends[0], id="new")), Part.SENDS, "Add send", None, id="add send"
    ),
    pytest.param(
        AddLine(replace(PLAN.entry_points[0], id="new")),
        Part.ENTRY_POINTS,
        "Add entry point",
        None,
        id="add entry point",
    ),
    pytest.param(
        AddLine(replace(PLAN.inbound[0], id="new")),
        Part.INBOUND,
        "Add inbound",
        None,
        id="add inbound",
    ),
    pytest.param(RemoveLine("loyal"), Part.AUDIENCES, "Remove line", None, id="remove line"),
    pytest.param(
        SetMonth(DECEMBER),
        Part.MONTH | Part.SENDS | Part.ENTRY_POINTS,
        "Change month",
        "month",
        id="month",
    ),
]


@pytest.mark.parametrize(("change", "parts", "label", "merge_key"), CHANGES)
def test_a_change_has_a_name_and_touches_only_its_parts(change, parts, label, merge_key):
    assert changed_parts(PLAN, change.apply(PLAN)) == parts
    assert (change.label, change.merge_key) == (label, merge_key)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(SetPlanField("name", PLAN.name), id="same name"),
        pytest.param(SetGridCell(7, "utility", 5), id="no such row"),
        pytest.param(SetGridCell(0, "utility", PLAN.grid[0].utility), id="same cell"),
        pytest.param(RemoveGridRows(()), id="no rows"),
        pytest.param(OpenGridRow("FR"), id="no such country"),
        pytest.param(SetLineField("nobody", "volume", 5), id="no such line"),
        pytest.param(RemoveLine("nobody"), id="nothing to remove"),
        pytest.param(SetMonth(PLAN.month), id="same month"),
    ],
)
def test_a_change_of_nothing_gives_an_equal_plan(change):
    assert change.apply(PLAN) == PLAN


def test_a_cell_is_set_in_its_row_alone():
    after = SetGridCell(1, "reply_ratio", 0.5).apply(PLAN)

    assert after.grid == (PLAN.grid[0], replace(PLAN.grid[1], reply_ratio=0.5))


def test_rows_are_added_at_the_end_and_removed_by_place():
    assert AddGridRows((ROW,)).apply(PLAN).grid == (*PLAN.grid, ROW)
    assert RemoveGridRows((1,)).apply(AddGridRows((ROW,)).apply(PLAN)).grid == (
        PLAN.grid[0],
        ROW,
    )


def test_a_field_is_set_in_its_line_alone():
    after = SetLineField("orders", "behaviour", Preset.MARKETING).apply(PLAN)

    assert after.sends == (
        PLAN.sends[0],
        replace(PLAN.sends[1], behaviour=Preset.MARKETING),
    )


def test_a_field_that_the_line_does_not_have_is_refused():
    with pytest.raises(TypeError):
        SetLineField("loyal", "volume", 5).apply(PLAN)


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
