from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from helpers.gui.windows import a_plan, quick_forecast
from tarife.assets import load_markets
from tarife.gui.document.session import Outcome
from tarife.gui.editors.lines import (
    audiences_table,
    entry_points_table,
    grid_table,
    inbound_table,
    sends_table,
)
from tarife.gui.result.totals import TOTAL_COLUMNS, TotalsModel
from tarife.gui.tables.cell_roles import CHOICES_ROLE, EDITED_ROLE, REFUSAL_ROLE
from tarife.gui.tables.line_model import LinesModel
from tarife.gui.text.countries import Countries
from tarife.gui.text.names import category_name
from tarife.gui.widgets.columns import Limits
from tarife.plan.edits.grid import add_grid_rows, remove_countries
from tarife.plan.edits.lines import replace_line
from tarife.plan.edits.numbers import set_number
from tarife.plan.model.addresses import Address
from tarife.plan.model.lines import EntryPoint, FollowUp, TemplateCategory
from tarife.plan.model.plan import GridRow
from tarife.terms.problems import FieldPath, Problem

COUNTRIES = Countries(load_markets())


def tables():
    return {
        "grid": grid_table(COUNTRIES),
        "audiences": audiences_table(COUNTRIES),
        "sends": sends_table(),
        "entry_points": entry_points_table(COUNTRIES),
        "inbound": inbound_table(COUNTRIES),
    }


@pytest.fixture
def grid():
    return LinesModel(grid_table(COUNTRIES), a_plan())


@pytest.mark.parametrize("name", ["grid", "audiences", "sends", "entry_points", "inbound"])
def test_every_table_keeps_the_rules_of_models(qtmodeltester, name):
    model = LinesModel(tables()[name], a_plan())

    qtmodeltester.check(model)


def test_the_table_of_totals_keeps_the_rules_of_models(qtmodeltester):
    model = TotalsModel()
    outcome = Outcome.of(quick_forecast(a_plan(), lambda: False))
    model.show_totals(outcome.totals, outcome.bill)

    qtmodeltester.check(model)


@pytest.mark.parametrize("name", ["grid", "audiences", "sends", "entry_points", "inbound"])
def test_every_cell_can_be_typed_back_as_it_stands(name):
    model = LinesModel(tables()[name], a_plan())
    wishes = []
    model.change_requested.connect(wishes.append)

    for row in range(model.rowCount()):
        for column in range(model.columnCount()):
            index = model.index(row, column)
            if model.flags(index) & Qt.ItemFlag.ItemIsEditable:
                text = index.data(Qt.ItemDataRole.EditRole)
                assert model.setData(index, text)
                assert index.data(REFUSAL_ROLE) is None

    assert wishes
    for wish in wishes:
        assert wish.apply(a_plan()) == a_plan(), wish


def test_a_cell_shows_counts_apart_ratios_as_percentages_and_zero_as_a_dash(grid):
    shown = [grid.index(0, column).data() for column in range(grid.columnCount())]

    assert shown == ["Turkey", "20,000", "40,000", "25,000", "–", "12 %", "–"]  # noqa: RUF001


def test_an_edit_is_a_wish_for_a_change(grid, qtbot):
    with qtbot.waitSignal(grid.change_requested) as wish:
        grid.setData(grid.index(0, 1), "12.500")

    (edit,), expected = wish.args, set_number(Address("grid", "TR", "people"), 12_500)
    assert edit.apply(a_plan()) == expected.apply(a_plan())
    assert edit.named(a_plan()) == expected.named(a_plan())


def test_a_text_that_cannot_be_taken_stays_with_the_sentence_that_helps(grid, qtbot):
    with qtbot.waitSignal(grid.refused) as told, qtbot.assertNotEmitted(grid.change_requested):
        grid.setData(grid.index(0, 1), "many")

    cell = grid.index(0, 1)
    assert cell.data() == "many"
    assert "12 500" in cell.data(REFUSAL_ROLE)
    assert [str(problem.where) for problem in told.args[0]] == ["grid[0].people (Turkey)"]


def test_a_number_outside_its_limits_is_refused(grid):
    grid.setData(grid.index(0, 1), "3000000000")

    assert "the most is 2,000,000,000" in grid.index(0, 1).data(REFUSAL_ROLE)


def test_a_good_text_withdraws_the_refusal(grid, qtbot):
    grid.setData(grid.index(0, 1), "many")

    with qtbot.waitSignal(grid.refused) as told:
        grid.setData(grid.index(0, 1), "20000")

    assert told.args == [()]
    assert grid.index(0, 1).data(REFUSAL_ROLE) is None


def test_a_refusal_goes_with_its_row_and_with_a_new_value(grid, qtbot):
    grid.setData(grid.index(0, 1), "many")
    grid.setData(grid.index(1, 1), "more")

    with qtbot.waitSignal(grid.refused) as told:
        grid.show(remove_countries(("TR",)).apply(a_plan()))
    assert [str(problem.where) for problem in told.args[0]] == ["grid[0].people (Germany)"]
    with qtbot.waitSignal(grid.refused) as told:
        grid.show(
            set_number(Address("grid", "DE", "people"), 9).apply(
                remove_countries(("TR",)).apply(a_plan())
            )
        )

    assert told.args == [()]


def test_rows_come_and_go_without_a_reset(grid, qtbot):
    plan = a_plan()
    with (
        qtbot.assertNotEmitted(grid.modelReset),
        qtbot.waitSignal(grid.rowsRemoved) as removed,
    ):
        grid.show(remove_countries(("TR",)).apply(plan))
    assert removed.args[1:3] == [0, 0]

    with qtbot.assertNotEmitted(grid.modelReset), qtbot.waitSignal(grid.rowsInserted):
        grid.show(plan)
    assert [grid.row_at(place) for place in range(grid.rowCount())] == list(plan.grid)


def test_a_problem_of_the_plan_marks_its_cell(grid):
    grid.mark(
        (Problem("x", FieldPath(("grid", 1, "marketing"), "DE"), "it is wrong", "mend it"),)
    )

    assert grid.index(1, 2).data(REFUSAL_ROLE) == "It is wrong. Mend it."
    assert grid.index(0, 2).data(REFUSAL_ROLE) is None
    grid.mark(())
    assert grid.index(1, 2).data(REFUSAL_ROLE) is None


def test_a_choice_is_edited_by_its_key(qtbot):
    model = LinesModel(tables()["sends"], a_plan())
    index = model.index(0, 2)

    keys = [choice.key for choice in index.data(CHOICES_ROLE)]
    with qtbot.waitSignal(model.change_requested) as wish:
        model.setData(index, "utility")

    assert keys == [category.value for category in TemplateCategory]
    after = wish.args[0].apply(a_plan())
    assert after == replace_line(
        replace(a_plan().sends[0], category=TemplateCategory.UTILITY), ""
    ).apply(a_plan())
    assert not index.data(REFUSAL_ROLE)
    model.setData(index, "poetry")
    assert "choose one" in index.data(REFUSAL_ROLE)


def test_an_edit_of_a_line_leaves_other_numbers_that_a_scenario_shows_out_of_the_plan(qtbot):
    plan = a_plan()
    shown = set_number(Address("sends", plan.sends[0].id, "volume"), 7).apply(plan)
    model = LinesModel(tables()["sends"], shown)

    with qtbot.waitSignal(model.change_requested) as wish:
        model.setData(model.index(0, 0), "Renamed")

    assert wish.args[0].apply(plan).sends[0] == replace(plan.sends[0], name="Renamed")


def test_a_line_keeps_a_name():
    model = LinesModel(tables()["audiences"], a_plan())

    model.setData(model.index(0, 0), "  ")

    assert "a name is needed" in model.index(0, 0).data(REFUSAL_ROLE)


def test_an_inbound_line_chooses_among_its_own_kind(qtbot):
    model = LinesModel(tables()["inbound"], a_plan())
    of_audience, of_country = model.index(0, 1), model.index(1, 1)

    assert [choice.key for choice in of_audience.data(CHOICES_ROLE)] == ["a1"]
    assert of_country.data() == "Germany"
    with qtbot.waitSignal(model.change_requested) as wish:
        model.setData(of_country, "FR")

    after = wish.args[0].apply(a_plan())
    assert after == replace_line(replace(a_plan().inbound[1], country="FR"), "country").apply(
        a_plan()
    )


def test_a_cell_tells_those_who_cannot_see_it_what_it_is(grid):
    cell = grid.index(1, 2)

    assert cell.data(Qt.ItemDataRole.AccessibleTextRole) == "Germany, Marketing a month: 12,000"


def test_a_cell_tells_what_no_file_holds_yet(grid):
    def edited():
        cells = ((row, column) for row in range(grid.rowCount()) for column in range(7))
        return [cell for cell in cells if grid.index(*cell).data(EDITED_ROLE)]

    assert edited() == []
    grid.keep(a_plan())
    plan = set_number(Address("grid", "DE", "people"), 9).apply(a_plan())
    grid.show(add_grid_rows((GridRow("FR"),)).apply(plan))

    assert edited() == [(1, 1), (2, 0)]


def test_limits_come_from_the_types_of_the_plan():
    assert Limits.of(GridRow, "people") == Limits(0, 2_000_000_000)
    assert Limits.of(EntryPoint, "clicks_per_day") == Limits(0, 100_000_000)
    assert not Limits.of(FollowUp, "hours").is_least_included
    assert "more than 0" in Limits.of(FollowUp, "hours").sentence("0", 0)


def test_the_last_row_is_the_sum_of_the_rows_above_it():
    outcome = Outcome.of(quick_forecast(a_plan(), lambda: False))

    model = TotalsModel()
    model.show_totals(outcome.totals, outcome.bill)

    def column(name):
        place = [one.id for one in TOTAL_COLUMNS].index(name)
        shown = [model.index(row, place).data() for row in range(model.rowCount())]
        plain = (cell.replace(",", "").replace("−", "-") for cell in shown)  # noqa: RUF001 - a minus
        return ["0" if cell in ("", "–") else cell for cell in plain]  # noqa: RUF001 - a dash is zero

    for name in ("cost", "charged", "free"):
        *parts, whole = (int(cell.replace(".", "")) for cell in column(name))
        assert sum(parts) == whole > 0
    assert [row.category for row in model.rows if row.category] == [
        category_name(total.category) for total in outcome.totals
    ]
