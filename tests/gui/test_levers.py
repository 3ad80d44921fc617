"""The what-if panel, its sliders, the scenarios at the left and the headline."""

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import QLocale, QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel

from helpers.gui.windows import a_plan, settle
from tarife.gui.result.budget_line import BudgetSentence
from tarife.gui.tables.cell_roles import DIFFERS_ROLE
from tarife.gui.text.money_texts import signed_percent
from tarife.gui.what_if.scenarios import DIFFERENCE_ROLE, ID_ROLE, SIGN_ROLE
from tarife.gui.widgets.slider import LeverSlider
from tarife.insight.budget import RunOut
from tarife.insight.explain.selection import EVERYTHING
from tarife.plan.edits.budgets import set_budget
from tarife.plan.edits.lines import add_line
from tarife.plan.edits.numbers import set_number, set_range
from tarife.plan.model.addresses import Address
from tarife.plan.model.lines import Inbound
from tarife.plan.model.plan import GridRow, Plan
from tarife.plan.model.scenarios import Lever, Override, Scope
from tarife.terms.problems import Problem

pytestmark = pytest.mark.shared

PEOPLE = Address("grid", a_plan().grid[0].country, "people")


def rest(qtbot, window):
    settle(qtbot, window)
    qtbot.waitUntil(lambda: not window.workspace.what_if.is_busy, timeout=60_000)


def row(window, lever):
    return window.workspace.levers.rows[lever]


@pytest.fixture
def slider(qtbot, appearance):
    made = LeverSlider(appearance)
    qtbot.addWidget(made)
    made.resize(218, 34)  # a place is two pixels wide
    made.set_scale(100, 5, 50, ("0", "100"))
    made.setValue(50)
    return made


def moves_of(slider):
    seen = []
    slider.moved.connect(lambda place, is_at_tick: seen.append((place, is_at_tick)))
    return seen


def test_a_slider_follows_the_mouse_and_tells_when_it_lets_go(qtbot, slider):
    seen = moves_of(slider)

    with qtbot.waitSignal(slider.released):
        qtbot.mousePress(slider, Qt.MouseButton.LeftButton, pos=QPoint(9 + 20, 11))
        qtbot.mouseMove(slider, QPoint(9 + 160, 11))
        qtbot.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=QPoint(9 + 160, 11))

    assert seen[0] == (10, False)
    assert seen[-1] == (80, False)


def test_the_tick_holds_the_handle_fast(qtbot, slider):
    seen = moves_of(slider)

    qtbot.mousePress(slider, Qt.MouseButton.LeftButton, pos=QPoint(9 + 104, 11))

    assert seen == [(50, True)]


def test_keys_move_by_steps_and_stop_at_the_tick(qtbot, slider):
    seen = moves_of(slider)
    slider.setValue(47)

    qtbot.keyClick(slider, Qt.Key.Key_Right)
    qtbot.keyClick(slider, Qt.Key.Key_Right)
    qtbot.keyClick(slider, Qt.Key.Key_Home)

    assert [place for place, _ in seen] == [50, 55, 0]
    assert seen[0] == (50, True)


@pytest.mark.parametrize(("key", "place"), [(Qt.Key.Key_Right, 13), (Qt.Key.Key_Left, 11)])
def test_keys_leave_a_tick_between_two_places_both_ways(qtbot, slider, key, place):
    slider.set_scale(100, 1, 12.5, ("0", "100"))
    slider.setValue(12)
    seen = moves_of(slider)

    qtbot.keyClick(slider, key)

    assert seen == [(place, False)]


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_a_slider_is_reset_by_a_key(qtbot, slider, key):
    with qtbot.waitSignal(slider.reset_requested):
        qtbot.keyClick(slider, key)


def test_a_slider_is_reset_by_a_double_click(qtbot, slider):
    with qtbot.waitSignal(slider.reset_requested):
        qtbot.mouseDClick(slider, Qt.MouseButton.LeftButton, pos=QPoint(40, 11))


def test_a_typed_value_moves_the_lever_and_shows_the_difference(qtbot, opened):
    reply = row(opened, Lever.REPLY_RATIO)
    before = opened.session.plan
    reply.field.setFocus()
    reply.field.selectAll()

    qtbot.keyClicks(reply.field, "15 %")
    qtbot.keyClick(reply.field, Qt.Key.Key_Return)
    rest(qtbot, opened)

    assert reply.value == pytest.approx(0.15)
    assert opened.workspace.what_if.is_playing
    assert opened.session.plan is before
    assert opened.workspace.headline._caption.whole.startswith("What if")


def test_a_text_that_is_no_value_is_marked_and_moves_nothing(qtbot, opened):
    opened.workspace.drawer.toggle(True)  # noqa: FBT003 - Qt's signal
    reply = row(opened, Lever.REPLY_RATIO)
    reply.field.setFocus()
    reply.field.selectAll()

    qtbot.keyClicks(reply.field, "many")
    qtbot.keyClick(reply.field, Qt.Key.Key_Return)

    assert reply.field.property("state") == "bad"
    assert "is not a percentage" in reply.field.toolTip()
    assert not opened.workspace.what_if.is_playing


def test_what_is_being_typed_is_not_written_over(qtbot, opened):
    reply = row(opened, Lever.REPLY_RATIO)
    reply.field.setFocus()
    reply.field.selectAll()
    qtbot.keyClicks(reply.field, "15")

    reply._write(is_moved=False)
    assert reply.field.text() == "15"

    qtbot.keyClick(reply.field, Qt.Key.Key_Escape)
    reply.field.clearFocus()
    reply._write(is_moved=False)
    assert reply.field.text() == "7.46 %"


def test_a_key_on_a_slider_plays_and_its_button_puts_it_back(qtbot, opened):
    volume = row(opened, Lever.VOLUME)

    qtbot.keyClick(volume.slider, Qt.Key.Key_Right)
    assert opened.workspace.what_if.value_of(Lever.VOLUME, Scope()) == pytest.approx(1.05)
    assert not volume.reset.isHidden()
    volume.reset.click()

    assert not opened.workspace.what_if.is_playing


def test_levers_of_a_part_are_its_own(qtbot, opened):
    panel = opened.workspace.levers
    country = opened.session.plan.grid[0].country
    place = next(
        n for n in range(panel.scope.count()) if panel.scope.itemData(n) == Scope(country)
    )

    panel.scope.setCurrentIndex(place)
    qtbot.keyClick(row(opened, Lever.VOLUME).slider, Qt.Key.Key_Left)
    assert opened.workspace.what_if.adjustments[0].scope == Scope(country)
    panel.scope.setCurrentIndex(0)

    assert opened.workspace.what_if.value_of(Lever.VOLUME, Scope()) is None
    assert not row(opened, Lever.MARKUP).isHidden()


def test_a_country_whose_people_only_write_has_levers_of_its_own(opened):
    opened.session.apply(add_line(Inbound("askers", "Askers", 5, country="NZ")))
    offered = opened.workspace.levers.scope

    assert Scope("NZ") in [offered.itemData(index) for index in range(offered.count())]


def test_what_is_shown_is_kept_under_a_name_and_chosen(qtbot, opened):
    footer = opened.workspace.levers.footer
    qtbot.keyClick(row(opened, Lever.VOLUME).slider, Qt.Key.Key_Right)

    footer.keep.click()
    footer.name.setText("More")
    qtbot.keyClick(footer.name, Qt.Key.Key_Return)
    rest(qtbot, opened)

    model = opened.workspace.scenarios.model
    assert [model.data(model.index(n)) for n in range(model.rowCount())] == ["Plan", "More"]
    assert opened.session.scenario.name == "More"
    assert opened.workspace.headline._caption.whole.startswith("More")


@pytest.fixture
def with_scenario(qtbot, opened):
    qtbot.keyClick(row(opened, Lever.VOLUME).slider, Qt.Key.Key_Right)
    opened.workspace.what_if.keep("More")
    rest(qtbot, opened)
    return opened


def test_numbers_typed_while_a_scenario_is_chosen_are_listed_and_can_be_reset(
    qtbot, with_scenario
):
    window = with_scenario
    window.session.apply(set_number(PEOPLE, 77))

    own = window.workspace.levers.own_numbers
    assert window.session.scenario.overrides == (Override(PEOPLE, 77),)
    assert own._lines.count() == 1
    own.reset_requested.emit(PEOPLE)

    assert window.session.scenario.overrides == ()
    rest(qtbot, window)


def test_a_range_typed_while_a_scenario_is_chosen_is_kept_whole(qtbot, with_scenario):
    window = with_scenario
    before = window.session.plan.ranges

    window.session.apply(set_range(PEOPLE, 70, 77, 90))

    assert window.session.scenario.overrides == (Override(PEOPLE, 77, 70, 90),)
    assert window.session.plan.ranges == before
    own = window.workspace.levers.own_numbers
    assert any("70, 77, 90" in text.text() for text in own.findChildren(QLabel))
    rest(qtbot, window)


def test_the_levers_of_a_scenario_are_not_cut_at_the_right(with_scenario):
    levers = with_scenario.workspace.levers
    inside = levers.own_numbers.parentWidget()

    assert inside.minimumSizeHint().width() <= levers.width()


def test_a_scenario_is_renamed_duplicated_noted_and_removed(qtbot, with_scenario):
    window = with_scenario
    panel = window.workspace.scenarios

    panel.model.setData(panel.model.index(1), "Bolder")
    panel.duplicate()
    window.workspace.levers.own_numbers.note_written.emit("If it sells")
    names = [scenario.name for scenario in window.session.plan.scenarios]
    notes = [scenario.note for scenario in window.session.plan.scenarios]
    panel.remove()

    assert names == ["Bolder", "Bolder, copy"]
    assert notes == ["", "If it sells"]
    assert [scenario.name for scenario in window.session.plan.scenarios] == ["Bolder"]
    assert window.session.scenario is None
    rest(qtbot, window)


def test_choosing_the_plan_shows_the_plan(qtbot, with_scenario):
    window = with_scenario
    panel = window.workspace.scenarios

    panel.view.setCurrentIndex(panel.model.index(0))

    assert window.session.scenario is None
    assert window.workspace.headline._caption.whole == "November 2026 will cost"
    rest(qtbot, window)


def test_the_list_of_scenarios_is_a_sound_model(qtmodeltester, qtbot, with_scenario):
    model = with_scenario.workspace.scenarios.model
    qtbot.waitUntil(lambda: bool(model.data(model.index(1), DIFFERENCE_ROLE)))

    qtmodeltester.check(model)
    assert model.data(model.index(0), ID_ROLE) == ""
    assert model.data(model.index(1), SIGN_ROLE) == 0
    assert not model.setData(model.index(0), "Renamed plan")


def test_a_budget_is_typed_in_the_headline_and_its_last_day_shown(qtbot, opened):
    budget = opened.workspace.headline.budget
    budget.field.setFocus()

    qtbot.keyClicks(budget.field, "0.01")
    qtbot.keyClick(budget.field, Qt.Key.Key_Return)
    assert opened.session.plan.budget == Decimal("0.01")
    rest(qtbot, opened)
    assert "over by" in opened.workspace.headline.run_out.whole
    opened.session.apply(set_budget(None))

    assert budget.field.text() == ""
    rest(qtbot, opened)


def test_a_budget_that_is_no_amount_is_marked(qtbot, opened):
    budget = opened.workspace.headline.budget
    budget.field.setFocus()

    qtbot.keyClicks(budget.field, "plenty")
    qtbot.keyClick(budget.field, Qt.Key.Key_Return)

    assert budget.field.property("state") == "bad"
    assert opened.session.plan.budget is None


@pytest.mark.parametrize(
    ("found", "text"),
    [
        (RunOut(None, None, None, 5_000_000), "never over, 5.00 left"),
        (RunOut(None, date(2026, 11, 30), None, 5_000_000), "5.00 left"),
        (
            RunOut(date(2026, 11, 19), date(2026, 11, 19), date(2026, 11, 19), -1),
            "over by 0.00, from Thu 19 Nov",
        ),
        (
            RunOut(date(2026, 11, 19), date(2026, 11, 16), date(2026, 11, 22), -1),
            "over by 0.00, from Thu 19 Nov (16–22)",  # noqa: RUF001
        ),
        (
            RunOut(date(2026, 11, 19), date(2026, 11, 16), None, -1),
            "over by 0.00, from Thu 19 Nov (16–…)",  # noqa: RUF001
        ),
    ],
)
def test_a_run_out_is_told_with_its_earliest_and_latest_day(qtbot, found, text):
    said = BudgetSentence()
    qtbot.addWidget(said)

    said.show_run_out(found, "EUR")

    assert said.whole == text


def test_a_click_on_a_figure_asks_why(qtbot, opened):
    headline = opened.workspace.headline

    with qtbot.waitSignal(headline.explain_requested) as asked:
        headline._amount.click()

    assert asked.args == [EVERYTHING]


def test_the_panel_is_a_drawer_in_a_narrow_window(qtbot, opened):
    workspace = opened.workspace
    assert not workspace.drawer.is_open
    workspace.drawer.toggle(True)  # noqa: FBT003 - Qt's signal
    opened.resize(1280, 820)
    qtbot.waitUntil(lambda: workspace.drawer.is_docked)
    assert workspace.drawer.is_open
    opened.resize(900, 600)
    qtbot.waitUntil(lambda: not workspace.drawer.is_docked)
    assert not workspace.drawer.is_open

    workspace.drawer.action.trigger()

    assert workspace.drawer.is_open
    assert workspace.levers.geometry().right() == workspace.width() - 1


def test_why_a_variant_cannot_be_played_is_told(opened):
    footer = opened.workspace.levers.footer

    footer.show_problems((Problem("too-many", "plan", "they are too many", "give fewer"),))

    assert footer._bad.text() == "Plan: They are too many. Give fewer."


@pytest.mark.parametrize(
    ("ratio", "text"),
    [(0.086, "+8.6 %"), (-0.2, "−20 %"), (0.0, "±0 %"), (None, "")],  # noqa: RUF001
)
def test_a_percentage_has_its_sign(ratio, text):
    assert signed_percent(ratio, QLocale("en_US")) == text


def test_a_differing_cell_is_told_apart(qtbot, with_scenario):
    window = with_scenario
    model = window.workspace.grid.lines.model

    window.session.apply(set_number(PEOPLE, 77))

    fields = [column.id for column in model.columns]
    differing = [model.data(model.index(0, n), DIFFERS_ROLE) for n in range(len(fields))]
    assert [field for field, one in zip(fields, differing, strict=True) if one] == ["people"]
    assert model.data(model.index(0, fields.index("people"))) == "5,077"  # with a line's
    rest(qtbot, window)


def test_a_plan_that_sends_nothing_says_what_will_come_instead_of_dead_sliders(qtbot, opened):
    levers = opened.workspace.levers
    opened.workspace.drawer.toggle(True)  # noqa: FBT003 - Qt's signal
    assert levers.rows[Lever.VOLUME].isVisible()

    with qtbot.waitSignal(opened.session.forecast_ready):
        opened.session.open(Plan("Empty", a_plan().month, grid=(GridRow("TR"),)), None)

    assert not any(row.isVisible() for row in levers.rows.values())
    assert "sliders stand here" in levers._to_come.text()
    assert levers._to_come.isVisible()


def test_nothing_that_is_said_moves_a_slider(qtbot, opened):
    workspace = opened.workspace
    workspace.drawer.toggle(True)  # noqa: FBT003 - Qt's signal
    opened.session.apply(set_budget(None))
    footer, rows = workspace.levers.footer, workspace.levers.rows.values()

    def places():
        rest(qtbot, opened)
        for _ in range(3):  # page, scroll bar and rows, one after the other
            QApplication.processEvents()
        return [footer.pos(), *(one.slider.size() for one in rows if one.isVisible())]

    before = places()
    for change in (
        lambda: opened.session.apply(set_budget(Decimal(700))),
        lambda: workspace.what_if.move(Lever.REPLY_RATIO, Scope(), 1.6),
        lambda: footer.show_news("Found: the budget holds with 5 % of replies, not with 8 %."),
        lambda: footer.show_problems((Problem("many", "Plan", "they are too many", ""),)),
    ):
        change()
        assert places() == before


def test_a_number_that_is_left_by_a_click_is_taken(qtbot, opened):
    row = opened.workspace.levers.rows[Lever.REPLY_RATIO]
    budget = opened.workspace.headline.budget.field
    opened.workspace.drawer.toggle(True)  # noqa: FBT003 - Qt's signal
    row.field.setFocus()
    row.field.selectAll()
    qtbot.keyClicks(row.field, "15")

    budget.setFocus()
    qtbot.keyClicks(budget, "700")
    row.field.setFocus()

    assert [one.lever for one in opened.workspace.what_if.adjustments] == [Lever.REPLY_RATIO]
    assert opened.session.plan.budget == 700
