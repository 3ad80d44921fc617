"""A line in its details, used as a person uses it."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton

from helpers.gui.windows import a_plan, settle
from tarife.gui.document.session import FiguresState
from tarife.gui.editors.navigation import Target, View, target_at
from tarife.gui.editors.plan_table import keys_of_lines
from tarife.plan.checks.plan import check_plan
from tarife.plan.edits.lines import remove_line, replace_line
from tarife.plan.edits.scenarios import add_scenario
from tarife.plan.grid import lines_of_grid
from tarife.plan.model.addresses import Address
from tarife.plan.model.measured import Measured, Measurement
from tarife.plan.model.plan import GridRow
from tarife.plan.model.scenarios import Scenario
from tarife.plan.numbers import number_at
from tarife.terms.problems import InputError

pytestmark = pytest.mark.shared

SEND = "s1"


@pytest.fixture
def editor(opened):
    opened.workspace.go_to(Target(View.GRID, f"sends:{SEND}"))
    return opened.workspace.grid.forms.of_part["sends"]


def put(qtbot, editor, field, text):
    line = editor.form.form.rows[field].editor.widget
    assert isinstance(line, QLineEdit)
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, text)
    qtbot.keyClick(line, Qt.Key.Key_Return)


def sentence(editor, field):
    return editor.form.form.rows[field].sentence


def test_what_is_typed_changes_the_plan_and_is_undone(qtbot, opened, editor):
    put(qtbot, editor, "volume", "12k")
    put(qtbot, editor, "behaviour.reply_ratio", "20-30 %")

    send = opened.session.plan.sends[0]
    assert (send.volume, send.behaviour.reply_ratio) == (12_000, 0.25)
    assert opened.session.plan.ranges[0].low == 0.2
    opened.session.history.undo()
    opened.session.history.undo()
    assert opened.session.plan == a_plan()
    assert (
        editor.form.form.rows["volume"].editor.widget.text() == f"{a_plan().sends[0].volume:,}"
    )


def test_a_form_that_went_on_stays_there_and_tab_leads_to_the_next_field(qtbot, opened):
    plan = replace(a_plan(), grid=(GridRow("NL", people=2_000, marketing=4_000),))
    opened.session.open(plan, None)
    settle(qtbot, opened)
    grid = opened.workspace.grid
    first, second, *_ = (one.id for one in lines_of_grid(plan).sends)
    grid.lines.unfold("NL")
    grid.lines.go_to(f"sends:{first}", "")
    grid.open_line(f"sends:{first}")
    editor = grid.forms.of_part["sends"]
    grid.step(1)
    assert editor.form.key == second
    assert grid.lines.current_line() == f"sends:{second}"

    line = editor.form.form.rows["volume"].editor.widget
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, "700")
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    settle(qtbot, opened)

    assert editor.form.key == second
    assert opened.focusWidget() is not editor.form.form
    assert editor.form.form.isAncestorOf(opened.focusWidget())


def test_a_text_that_cannot_be_taken_is_marked_in_place(qtbot, opened, editor):
    put(qtbot, editor, "volume", "lots")

    assert "'lots' is not a number" in sentence(editor, "volume")
    assert opened.session.status.state is FiguresState.STALE
    assert opened.session.plan == a_plan()
    editor.close_line()
    editor.show_line(SEND)
    assert editor.form.form.rows["volume"].editor.widget.text() == "lots"
    put(qtbot, editor, "volume", "7")
    settle(qtbot, opened)
    assert sentence(editor, "volume") == ""
    assert opened.session.status.state is FiguresState.CURRENT


def test_a_refused_text_gives_way_to_another_value_of_the_plan(qtbot, opened, editor):
    put(qtbot, editor, "name", " ")
    assert "a name is needed" in sentence(editor, "name").casefold()

    opened.session.apply(replace_line(replace(a_plan().sends[0], name="Other"), "name"))

    assert sentence(editor, "name") == ""
    assert editor.form.form.rows["name"].editor.widget.text() == "Other"


def test_choices_are_taken_at_once(opened, editor):
    chooser = editor.form.form.rows["category"].editor.widget
    assert isinstance(chooser, QComboBox)

    chooser.setCurrentIndex(chooser.findData("utility"))
    chooser.activated.emit(chooser.currentIndex())

    assert opened.session.plan.sends[0].category.value == "utility"
    assert "recategorised_ratio" in editor.form.form.rows


def test_dates_come_and_go(opened, editor):
    form = editor.form.form
    count = len(a_plan().sends[0].schedule.moments)

    add = next(b for b in form.findChildren(QPushButton) if b.text() == "Add a date")
    add.click()
    assert len(opened.session.plan.sends[0].schedule.moments) == count + 1
    assert form.rows[f"schedule.moments[{count}]"].editor.widget.selectedText()
    form.removed.emit(form.rows[f"schedule.moments[{count}]"].field)

    assert opened.session.plan.sends[0].schedule == a_plan().sends[0].schedule


def test_several_dates_make_fields_and_tab_stays_in_the_form(qtbot, opened, editor):
    form = editor.form.form
    date = form.rows["schedule.moments[0]"].editor.widget
    date.setFocus()
    date.selectAll()
    qtbot.keyClicks(date, "10, 17 Nov")
    qtbot.keyClick(date, Qt.Key.Key_Tab)

    assert len(opened.session.plan.sends[0].schedule.moments) == 3
    assert form.isAncestorOf(opened.focusWidget())


def test_a_broadcast_beyond_its_audience_offers_to_enlarge_it(qtbot, opened, editor):
    people = opened.session.plan.audiences[0].people
    put(qtbot, editor, "volume", str(people + 1_000))
    settle(qtbot, opened)
    opened.session._take_failure(InputError(check_plan(opened.session.plan)))
    volume = editor.form.form.rows["volume"]
    assert "6,000 messages go out at once" in volume.sentence
    wanted = f"Make the audience {people + 1_000:,}"
    (offered,) = (b for b in volume.findChildren(QPushButton) if b.text() == wanted)
    in_strip = opened.workspace.problems.findChildren(QPushButton)

    assert [b.text() for b in in_strip] == [wanted, "Go there"]
    editor.close_line()
    in_strip[-1].click()
    assert "6,000 messages go out at once" in volume.sentence
    assert volume.editor.widget.selectedText() == volume.editor.widget.text()
    offered.click()

    assert opened.session.plan.audiences[0].people == people + 1_000
    settle(qtbot, opened)
    assert not sentence(editor, "volume")


def test_a_line_that_goes_away_closes_its_details(opened, editor):
    opened.session.apply(remove_line(SEND))

    assert not editor.isVisible()


def test_what_is_being_typed_is_taken_before_another_line_comes(qtbot, opened, editor):
    line = editor.form.form.rows["volume"].editor.widget
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, "55")

    editor.show_line(opened.session.plan.sends[1].id)

    assert opened.session.plan.sends[0].volume == 55


def test_the_neighbours_are_a_key_away(opened, editor):
    grid = opened.workspace.grid
    keys = keys_of_lines(opened.session.plan)
    at = keys.index(f"sends:{SEND}")

    for place in range(at, len(keys)):
        assert grid.forms.key == grid.lines.current_line() == keys[place]
        grid.step(1)
    grid.step(1 - len(keys) + at)

    assert (grid.forms.key, editor.form.key) == (keys[at], SEND)


@pytest.mark.parametrize("part", ["audiences", "entry_points", "inbound"])
def test_every_kind_of_line_has_its_form(opened, part):
    editor = opened.workspace.grid.forms.of_part[part]

    opened.workspace.go_to(target_at(part, getattr(opened.session.plan, part)[0].id))

    assert editor.form.form.rows["name"].editor.widget.hasFocus()
    for row in editor.form.form.rows.values():
        assert row.editor.widget.accessibleName()


def test_what_a_scenario_has_of_its_own_stays_out_of_the_plan(qtbot, opened, editor):
    volume = a_plan().sends[0].volume
    opened.session.apply(add_scenario(Scenario("more", "More")))
    opened.session.choose_scenario("more")
    put(qtbot, editor, "volume", "777")
    assert opened.session.plan.sends[0].volume == volume
    assert opened.session.shown_plan.sends[0].volume == 777

    put(qtbot, editor, "name", "Cyber Monday")

    assert opened.session.plan.sends[0].name == "Cyber Monday"
    assert opened.session.plan.sends[0].volume == volume
    assert opened.session.shown_plan.sends[0].volume == 777


def test_a_measured_number_says_so_below_its_field_until_it_is_changed(qtbot, opened, editor):
    def origin():
        return editor.form.form.rows["behaviour.reply_ratio"].origin

    at = Address("sends", SEND, "behaviour.reply_ratio")
    likely = number_at(opened.session.plan, at)
    one = Measurement(at, likely / 2, likely, 2 * likely, 312)
    measured = Measured("2026-10", 41_200, (one,))
    assert origin().startswith("Usual:")

    opened.session.open(replace(a_plan(), measured=measured), None)
    opened.workspace.go_to(Target(View.GRID, f"sends:{SEND}"))
    assert origin() == "Measured, October 2026, 41,200 messages, n = 312"
    put(qtbot, editor, "behaviour.reply_ratio", "47")
    assert origin().startswith("Usual:")
