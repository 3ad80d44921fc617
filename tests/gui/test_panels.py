"""The panels of the real window, used as a person uses them."""

from dataclasses import replace

import pytest
from matplotlib.text import Text
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QLineEdit

from helpers.forecasts import empty_forecast
from helpers.gui.windows import TOO_MANY, a_plan, settle, wait_until_drawn
from tarife.gui.document.session import FiguresState, Status
from tarife.gui.editors.line_editors import NewLines
from tarife.gui.editors.navigation import View
from tarife.plan.checks.plan import check_plan
from tarife.plan.edits.grid import countries_of, remove_countries
from tarife.plan.edits.numbers import set_number
from tarife.plan.edits.plan import set_month
from tarife.plan.edits.scenarios import add_scenario
from tarife.plan.grid import all_lines
from tarife.plan.model.addresses import Address
from tarife.plan.model.lines import Steady
from tarife.plan.model.plan import GridRow, Plan
from tarife.plan.model.scenarios import Scenario
from tarife.terms.calendar import BillingMonth
from tarife.terms.problems import FieldPath, Problem

pytestmark = pytest.mark.shared

ADDED = (
    *(NewLines.audience, NewLines.broadcast, NewLines.weekly, NewLines.stream),
    *(NewLines.entry_point, NewLines.from_audience, NewLines.newcomers),
)
BARE = Plan("bare", BillingMonth(2026, 11))


def cell(window, row, column):
    return window.workspace.grid.lines.model.index(row, column)


def page(window, entry):
    window.workspace.choose(entry)
    return window.workspace.editor


def test_the_tip_of_the_status_names_the_first_of_very_many_problems(opened):
    many = tuple(Problem("a", "", f"{number} is wrong") for number in range(2_000))

    opened.status.show_status(Status(FiguresState.STALE, many))

    lines = opened.status.sentence.toolTip().splitlines()
    assert lines[19:] == ["19 is wrong.", "And 1,980 more."]


def test_a_refused_cell_keeps_the_last_figures_and_says_why(qtbot, opened):
    shown = opened.workspace.headline._amount.text()

    cell(opened, 0, 1).model().setData(cell(opened, 0, 1), "lots")

    assert opened.session.status.state is FiguresState.STALE
    assert opened.status.sentence.whole == "Not up to date: 1 problem"
    assert "'lots' is not a number" in opened.workspace.problems.texts[0]
    assert opened.workspace.headline._amount.text() == shown
    assert opened.workspace.headline._caption.whole.endswith("not up to date")
    cell(opened, 0, 1).model().setData(cell(opened, 0, 1), "20000")
    settle(qtbot, opened)
    assert opened.status.sentence.whole == "Up to date"


def test_a_total_of_nothing_comes_back_with_the_text_that_was_refused(
    qtbot, window, monkeypatch
):
    """It stayed … while the status said that figures were up to date."""
    forecast = empty_forecast()
    monkeypatch.setattr(
        window.session, "_forecaster", lambda plan, _: replace(forecast, plan=plan)
    )
    window.session.open(forecast.plan, None)
    settle(qtbot, window)
    amount = window.workspace.headline._amount
    problem = Problem(
        "refused-cell", FieldPath(("grid", 0, "people"), "TR"), "'x' is not a number"
    )

    window.session.refusals.note("grid", (problem,))
    assert amount.text() == "…"
    window.session.undo()

    assert window.session.status.state is FiguresState.CURRENT
    assert amount.text() == "0.00"


def test_typing_into_the_grid_is_enough(qtbot, opened):
    view = opened.workspace.grid.lines.view
    view.setCurrentIndex(cell(opened, 0, 1))
    view.setFocus()

    qtbot.keyClick(view, "1")
    editor = view.findChild(QLineEdit)
    qtbot.keyClicks(editor, "2k")
    qtbot.keyClick(editor, Qt.Key.Key_Return)

    lines = sum(one.people for one in a_plan().audiences)
    qtbot.waitUntil(lambda: opened.session.plan.grid[0].people == 12_000 - lines)


@pytest.mark.parametrize("typed", ["France", "france", "fr"])
def test_a_country_is_added_by_name_or_code(qtbot, opened, typed):
    grid = opened.workspace.grid
    grid.country_field.setFocus()
    grid.country_field.setText(typed)

    qtbot.keyClick(grid.country_field, Qt.Key.Key_Return)

    assert opened.session.plan.grid[-1].country == "FR"
    assert grid.country_field.text() == ""
    assert grid.lines.view.currentIndex().row() == len(opened.session.plan.grid) - 1


def test_a_new_country_takes_the_reply_rate_of_all_marketing_and_says_so(opened):
    grid, said = opened.workspace.grid, []
    plan = replace(a_plan(), grid=(GridRow("TR", marketing=900, reply_ratio=0.15),), sends=())
    opened.session.open(plan, None)
    opened.session.message.connect(lambda text, _: said.append(text))
    grid.country_field.setText("France")

    grid.add_country()

    assert opened.session.plan.grid[-1] == GridRow("FR", reply_ratio=0.15)
    assert "Reply % of France: 15 % for marketing, as everywhere in this plan" in said


def test_a_plan_that_sends_nothing_yet_says_what_is_typed_first(opened):
    lines = opened.workspace.grid.lines
    usual = lines.explanation.text()

    opened.session.open(Plan("New", a_plan().month, grid=(GridRow("TR", people=9),)), None)
    first = lines.explanation.text()
    opened.session.open(Plan("New", a_plan().month, grid=(GridRow("TR", utility=9),)), None)

    assert first.startswith("Type messages a month")
    assert lines.explanation.text() == usual


@pytest.mark.parametrize(
    ("typed", "says"), [("Frence", "did you mean 'France'?"), ("Germany", "already has a row")]
)
def test_a_country_that_cannot_be_added_says_why(opened, typed, says):
    grid = opened.workspace.grid
    grid.country_field.setText(typed)

    grid.add_country()

    assert says in grid.sentence
    assert len(opened.session.plan.grid) == 2


def test_chosen_countries_are_deleted_and_come_back(qtbot, opened):
    view = opened.workspace.grid.lines.view
    view.selectRow(0)
    view.setFocus()

    qtbot.keyClick(view, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert [row.country for row in opened.session.plan.grid] == ["DE"]
    opened.actions_.undo.trigger()

    assert opened.session.plan == a_plan()


def test_delete_empties_a_cell_as_in_a_spreadsheet(qtbot, opened):
    view = opened.workspace.grid.lines.view
    columns = [column.id for column in opened.workspace.grid.lines.model.columns]
    view.setCurrentIndex(view.model().index(0, columns.index("marketing")))
    view.setFocus()
    assert opened.session.plan.grid[0].marketing > 0

    qtbot.keyClick(view, Qt.Key.Key_Delete)

    assert opened.session.plan.grid[0].marketing == 0
    assert len(opened.session.plan.grid) == len(a_plan().grid)


@pytest.mark.parametrize(("typed", "code"), [("fra", "FR"), ("türkiye", "TR"), ("Ital", "IT")])
def test_the_beginning_of_a_name_is_enough(opened, typed, code):
    grid = opened.workspace.grid
    opened.session.apply(remove_countries(("TR", "DE")))
    grid.country_field.setText(typed)

    grid.add_country()

    assert [row.country for row in opened.session.plan.grid] == [code]


@pytest.mark.qt_log_ignore("This plugin does not support")  # popups, without a screen
def test_enter_takes_the_first_match_of_the_open_list(qtbot, opened):
    field = opened.workspace.grid.country_field
    field.setFocus()
    qtbot.keyClicks(field, "fran")
    popup = field.completer().popup()
    qtbot.waitUntil(popup.isVisible)

    qtbot.keyClick(popup, Qt.Key.Key_Return)

    assert opened.session.plan.grid[-1].country == "FR"


def test_old_figures_look_old_and_name_their_own_month(qtbot, opened):
    workspace = opened.workspace
    before = workspace.headline._amount.text()
    opened.session.apply(set_month(BillingMonth(2026, 12)))
    settle(qtbot, opened)
    opened.session.apply(set_number(Address("grid", "TR", "people"), TOO_MANY))
    settle(qtbot, opened)

    assert not page(opened, View.TOTALS).veil.isHidden()
    assert not workspace.chart._veil.isHidden()
    assert workspace.headline._amount.text() == before
    assert "December" in workspace.headline._caption.text()
    opened.actions_.undo.trigger()
    settle(qtbot, opened)
    assert page(opened, View.TOTALS).veil.isHidden()
    assert workspace.chart._veil.isHidden()


def test_a_line_of_a_row_becomes_its_own_when_it_is_edited_and_comes_back(opened):
    lines = opened.workspace.grid.lines
    lines.unfold("TR")
    index = lines.model.sheet.index_of("sends:grid:TR:marketing:2")
    volume = [column.id for column in lines.model.columns].index("marketing")

    assert lines.model.setData(lines.model.index(index, volume), "9,000")

    plan = opened.session.plan
    (week,) = [send for send in plan.sends if send.id == "grid:TR:marketing:2"]
    assert week.volume == 9_000
    assert [row.country for row in plan.grid] == ["TR", "DE"]
    assert opened.session.history.last.text == "Change volume of Turkey marketing, week 2"
    assert len(opened.session.history.steps) == 1
    assert lines.model.sheet.index_of("sends:grid:TR:marketing:2") == index
    opened.session.undo()
    assert opened.session.plan == a_plan()


def test_what_a_scenario_has_of_a_usual_line_is_the_scenario_s_own(opened):
    opened.session.apply(add_scenario(Scenario("more", "More")))
    opened.session.choose_scenario("more")
    before = all_lines(opened.session.plan)

    opened.session.apply(set_number(Address("sends", "grid:TR:marketing:2", "volume"), 9_000))

    (own,) = opened.session.plan.scenarios[0].overrides
    assert (own.at.id, own.value) == ("grid:TR:marketing:2", 9_000)
    assert set(all_lines(opened.session.plan).sends) == set(before.sends)


def test_weekly_marketing_is_typed_as_it_is(opened):
    lines = opened.workspace.grid.lines
    columns = [column.id for column in lines.model.columns]
    opened.session.open(replace(BARE, grid=(GridRow("DE", people=200_000),)), None)
    lines = opened.workspace.grid.lines
    lines.unfold("DE")

    lines.model.setData(lines.model.index(0, columns.index("marketing")), "120,000 × weekly")  # noqa: RUF001

    (send,) = opened.session.plan.sends
    assert (send.volume, len(send.schedule.moments_in(BARE.month))) == (120_000, 4)
    index = lines.model.sheet.index_of(f"sends:{send.id}")
    assert lines.model.index(index, columns.index("when")).data() == "4 × Tue 11:00"  # noqa: RUF001
    assert lines.model.index(0, columns.index("marketing")).data() == "480,000"
    assert len(opened.session.history.steps) == 1


def test_left_and_right_fold_a_country_and_a_click_on_its_arrow_does(qtbot, opened):
    view = opened.workspace.grid.lines.view
    view.setFocus()
    view.setCurrentIndex(view.model().index(1, 0))

    qtbot.keyClick(view, Qt.Key.Key_Right)
    unfolded = view.model().rowCount()
    assert unfolded > 2
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert view.model().rowCount() == 2
    arrow = view.visualRect(view.model().index(0, 0)).topLeft() + QPoint(8, 12)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=arrow)

    assert view.model().rowCount() > 2


def test_enter_opens_the_form_of_a_line_and_escape_leads_back(qtbot, opened):
    grid = opened.workspace.grid
    grid.lines.unfold("DE")
    grid.lines.go_to("sends:grid:DE:marketing:1", "")

    qtbot.keyClick(grid.lines.view, Qt.Key.Key_Return)
    form = grid.forms.of_part["sends"].form
    assert form.isVisible()
    assert form.key == "grid:DE:marketing:1"
    qtbot.keyClick(form, Qt.Key.Key_Escape)

    assert not grid.forms.isVisible()
    assert opened.session.plan == a_plan()


def test_delete_on_a_name_deletes_the_line_and_on_a_country_all_of_it(qtbot, opened):
    lines = opened.workspace.grid.lines
    lines.unfold("TR")
    lines.go_to("sends:grid:TR:utility", "country")
    assert opened.session.plan.grid[0].utility

    qtbot.keyClick(lines.view, Qt.Key.Key_Delete)
    assert "grid:TR:utility" not in {send.id for send in all_lines(opened.session.plan).sends}
    lines.go_to("TR", "country")
    qtbot.keyClick(lines.view, Qt.Key.Key_Delete)

    assert countries_of(opened.session.plan) == ("DE",)
    opened.session.undo()
    opened.session.undo()
    assert opened.session.plan == a_plan()


def test_every_part_of_the_plan_has_its_editor(opened):
    editors = {page(opened, entry) for entry in View}

    assert len(editors) == len(View)
    assert opened.workspace.editor.isVisible()


@pytest.mark.parametrize("make", ADDED)
@pytest.mark.parametrize("start", [a_plan(), BARE], ids=["full", "bare"])
def test_lines_are_added_and_deleted_in_single_steps(opened, make, start):
    opened.session.open(start, None)
    grid = opened.workspace.grid

    grid.add(make)

    assert len(opened.session.plan.lines) > len(start.lines)
    assert len(opened.session.history.steps) == 1
    assert grid.forms.isVisible()
    assert check_plan(opened.session.plan) == ()
    grid.forms.close_line()
    grid.lines.remove_chosen()
    assert len(opened.session.history.steps) == 2
    while opened.session.history.last is not None:
        opened.session.history.undo()
    assert opened.session.plan == start


def test_a_new_send_goes_to_the_people_that_were_typed_into_the_row(opened):
    opened.session.open(
        replace(BARE, grid=(GridRow("TR", people=20_000, marketing=900),)), None
    )
    grid = opened.workspace.grid
    grid.lines.go_to("TR", "people")

    grid.add(NewLines.weekly)

    plan = opened.session.plan
    assert [one.people for one in plan.audiences] == [20_000]
    assert {send.audience for send in plan.sends} == {plan.audiences[0].id}
    assert len(opened.session.history.steps) == 1
    assert check_plan(plan) == ()


def test_a_new_stream_is_steady(opened):
    opened.workspace.grid.add(NewLines.stream)

    assert isinstance(opened.session.plan.sends[-1].schedule, Steady)


def test_notes_are_one_counter_in_the_foot_that_unfolds_upward(qtbot, opened):
    notes, foot = opened.workspace.notes, opened.status
    assert notes.fold.text() == "2 notes"
    assert foot.isAncestorOf(notes.fold)
    assert not notes.isVisible()

    qtbot.mouseClick(notes.fold, Qt.MouseButton.LeftButton)

    assert len([one for one in notes.findChildren(QLabel) if one.isVisible()]) == 2
    assert notes.geometry().bottom() == opened.workspace.rect().bottom()
    qtbot.keyClick(notes, Qt.Key.Key_Escape)
    assert not notes.isVisible()


def test_a_new_plan_lands_in_its_first_number(opened, answers):
    opened.activateWindow()
    opened.workspace.choose(View.COSTS)
    answers.makes = replace(BARE, grid=(GridRow("DE"),))
    opened.session.history.set_clean()

    opened.actions_.new.trigger()

    view = opened.workspace.grid.lines.view
    assert opened.focusWidget() is view
    assert view.currentIndex().siblingAtColumn(0).data() == "Germany"
    assert view.currentIndex().column() == 1


@pytest.mark.charts
def test_the_other_chart_is_drawn_when_chosen(qtbot, opened):
    opened.workspace.choose(View.CHART)
    chart = opened.workspace.chart
    wait_until_drawn(qtbot, chart)
    first = {text.get_text() for text in chart.figure.findobj(Text)}

    chart.choose("where-money-goes")

    wait_until_drawn(qtbot, chart)
    second = {text.get_text() for text in chart.figure.findobj(Text)}
    assert second - first
