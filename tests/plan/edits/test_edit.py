"""Pure edits of a plan."""

from dataclasses import fields, replace

import pytest
from hypothesis import given

from helpers.plans import full_plan, plans
from tarife.plan.edits.grid import add_grid_rows, add_usual_lines, remove_countries, set_each
from tarife.plan.edits.lines import add_line, move_line, of_own_lines, remove_line
from tarife.plan.edits.numbers import set_number
from tarife.plan.edits.plan import set_month, set_plan_field
from tarife.plan.grid import all_lines, opened, spelled_out
from tarife.plan.model.addresses import Address
from tarife.plan.model.plan import GridRow, Plan
from tarife.plan.names import named_in
from tarife.terms.calendar import BillingMonth
from tarife.terms.languages import Language

PLAN = full_plan()
ROW = GridRow("FR", utility=10)
DECEMBER = BillingMonth(2026, 12)
UTILITY = Address("sends", "grid:DE:utility", "volume")

CHANGES = [
    pytest.param(
        set_plan_field("name", "Sale"), {"name"}, "Change name", "plan:name", id="rename"
    ),
    pytest.param(set_plan_field("seed", 9), {"seed"}, "Change seed", "plan:seed", id="seed"),
    pytest.param(add_grid_rows((ROW,)), {"grid"}, "Add countries", None, id="add row"),
    pytest.param(
        remove_countries(("DE",)),
        {"grid", "inbound"},
        "Remove countries",
        None,
        id="remove row",
    ),
    pytest.param(
        of_own_lines(set_number(UTILITY, 7), ("grid:DE:utility",)),
        {"grid", "audiences", "sends"},
        "Change volume of Germany utility",
        f"number:{UTILITY}",
        id="usual line",
    ),
    pytest.param(
        set_each("DE", 9),
        {"grid", "audiences", "sends"},
        "Change marketing",
        "weekly:DE",
        id="weekly",
    ),
    pytest.param(
        add_usual_lines(GridRow("DE", utility=9)),
        {"audiences", "sends"},
        "Add lines to DE",
        None,
        id="usual",
    ),
    pytest.param(
        add_line(replace(PLAN.audiences[0], id="new")),
        {"audiences"},
        f"Add {PLAN.audiences[0].name}",
        None,
        id="add audience",
    ),
    pytest.param(
        add_line(replace(PLAN.sends[0], id="new")),
        {"sends"},
        "Add Black Friday",
        None,
        id="add send",
    ),
    pytest.param(
        add_line(replace(PLAN.entry_points[0], id="new")),
        {"entry_points"},
        f"Add {PLAN.entry_points[0].name}",
        None,
        id="add entry point",
    ),
    pytest.param(
        add_line(replace(PLAN.inbound[0], id="new")),
        {"inbound"},
        f"Add {PLAN.inbound[0].name}",
        None,
        id="add inbound",
    ),
    pytest.param(
        remove_line("loyal"),
        {"audiences"},
        f"Delete {PLAN.audiences[0].name}",
        None,
        id="remove line",
    ),
    pytest.param(
        set_month(DECEMBER),
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
    assert (change.named(PLAN), change.merge_key) == (label, merge_key)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(set_plan_field("name", PLAN.name), id="same name"),
        pytest.param(remove_countries(()), id="no rows"),
        pytest.param(
            of_own_lines(move_line("grid:DE:utility", 0), ("grid:DE:utility",)),
            id="usual line as it is",
        ),
        pytest.param(remove_line("nobody"), id="nothing to remove"),
        pytest.param(set_month(PLAN.month), id="same month"),
    ],
)
def test_a_change_of_nothing_gives_an_equal_plan(change):
    assert change.apply(PLAN) == PLAN


def test_rows_are_added_after_a_country_or_first_of_all():
    def added(after):
        return [row.country for row in add_grid_rows((ROW,), after).apply(PLAN).grid]

    first, *others = (row.country for row in PLAN.grid)
    assert added("") == [ROW.country, first, *others]
    assert added(first) == [first, ROW.country, *others]
    assert added("XX") == [first, *others, ROW.country]


def test_rows_are_added_at_the_end_and_removed_by_country():
    assert add_grid_rows((ROW,)).apply(PLAN).grid == (*PLAN.grid, ROW)
    assert remove_countries((PLAN.grid[1].country,)).apply(
        add_grid_rows((ROW,)).apply(PLAN)
    ).grid == (
        PLAN.grid[0],
        ROW,
    )


def test_a_line_is_added_after_those_of_its_kind():
    line = replace(PLAN.inbound[0], id=PLAN.fresh_id("inbound"))

    assert add_line(line).apply(PLAN).inbound == (*PLAN.inbound, line)


def test_adding_and_removing_a_line_is_no_change():
    line = replace(PLAN.sends[0], id="new")

    assert remove_line("new").apply(add_line(line).apply(PLAN)) == PLAN


def test_opening_a_row_keeps_every_message():
    assert all_lines(spelled_out(PLAN, "DE")) == all_lines(PLAN)


@given(plans())
def test_setting_the_month_again_is_no_change(plan):
    once = set_month(DECEMBER).apply(plan)

    assert set_month(DECEMBER).apply(once) == once


def test_a_row_opened_in_either_language_is_the_same_to_whatever_follows():
    for language in Language:
        plan = named_in(spelled_out(PLAN, "DE"), language)
        again = add_grid_rows((replace(ROW, country="DE"),)).apply(plan)

        ids = [line.id for line in all_lines(again).sends if "DE" in line.id]

        assert ids[-1] == "grid:DE-2:utility"
        assert [line.id for line in plan.lines] == [
            line.id for line in opened(PLAN, "DE").lines
        ]
