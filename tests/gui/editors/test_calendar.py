"""The calendar of the real window, by pointer and by key."""

from dataclasses import replace
from datetime import date, datetime, time

import pytest
from PySide6.QtCore import Qt

from helpers.gui.windows import a_plan
from tarife.gui.calendar import panel as panel_module
from tarife.gui.editors.navigation import View
from tarife.plan.edits.plan import set_plan_field
from tarife.plan.model.lines import Broadcast, Repeat
from tarife.plan.model.plan import Plan
from tarife.terms.calendar import BillingMonth

pytestmark = pytest.mark.shared

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def calendar(qtbot, opened):
    opened.workspace.choose(View.CALENDAR)
    panel = opened.workspace.calendar
    qtbot.waitUntil(lambda: panel.view.columnWidth(0) > 0)
    return panel


def first_broadcast(plan):
    return next(n for n, send in enumerate(plan.sends) if isinstance(send.schedule, Broadcast))


def moments(opened):
    plan = opened.session.plan
    return plan.sends[first_broadcast(plan)].schedule.moments


def cell(calendar, moment):
    return calendar.model.index(first_broadcast(a_plan()), moment.day - 1)


def test_a_dragged_send_goes_along_in_one_step(qtbot, opened, calendar):
    start = moments(opened)[0]
    target = 20 if start.day != 20 else 10
    view = calendar.view
    source = view.visualRect(cell(calendar, start)).center()
    middle = view.visualRect(cell(calendar, start.replace(day=target + 1))).center()
    goal = view.visualRect(cell(calendar, start.replace(day=target))).center()

    qtbot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=source)
    qtbot.mouseMove(view.viewport(), middle)
    qtbot.mouseMove(view.viewport(), goal)
    qtbot.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=goal)

    assert moments(opened)[0] == start.replace(day=target)
    assert len(opened.session.history.steps) == 1
    opened.session.history.undo()
    assert opened.session.plan == a_plan()


def test_nothing_is_laid_out_while_nobody_looks_and_all_is_there_when_somebody_does(
    opened, calendar, monkeypatch
):
    opened.workspace.choose(View.ACCOUNT)
    laid_out = []
    lanes = panel_module.lanes_of
    monkeypatch.setattr(
        panel_module, "lanes_of", lambda *given: laid_out.append(given) or lanes(*given)
    )

    opened.session.apply(set_plan_field("month", BillingMonth(2026, 12)))
    assert not laid_out
    opened.workspace.choose(View.CALENDAR)

    assert len(laid_out) == 1
    assert calendar.model.days[0] == date(2026, 12, 1)


def test_keys_move_a_send_and_stay_with_it(qtbot, opened, calendar):
    start = moments(opened)[0]
    calendar.view.setFocus()
    calendar.view.setCurrentIndex(cell(calendar, start))

    qtbot.keyClick(calendar.view, Qt.Key.Key_Left, ALT)
    qtbot.keyClick(calendar.view, Qt.Key.Key_Left, ALT)

    assert moments(opened)[0] == datetime.combine(
        start.date().replace(day=start.day - 2), start.time()
    )
    assert calendar.view.currentIndex().column() == start.day - 3
    assert len(opened.session.history.steps) == 2


def test_a_send_does_not_leave_the_month(qtbot, opened, calendar):
    calendar.view.setFocus()
    calendar.view.setCurrentIndex(cell(calendar, moments(opened)[0]))

    for _ in range(40):
        qtbot.keyClick(calendar.view, Qt.Key.Key_Right, ALT)

    assert moments(opened)[0].day == a_plan().month.days


def test_enter_opens_the_line(qtbot, opened, calendar):
    calendar.view.setFocus()
    calendar.view.setCurrentIndex(cell(calendar, moments(opened)[0]))

    qtbot.keyClick(calendar.view, Qt.Key.Key_Return)

    form = opened.workspace.grid.forms.of_part["sends"].form
    assert form.isVisible()
    assert form.key == a_plan().sends[first_broadcast(a_plan())].id


def test_a_row_of_the_grid_leads_to_the_grid(qtbot, opened, calendar):
    calendar.view.setFocus()
    last = calendar.model.rowCount() - 2  # above the costs
    calendar.view.setCurrentIndex(calendar.model.index(last, 0))

    qtbot.keyClick(calendar.view, Qt.Key.Key_Return)

    assert opened.workspace.editor is opened.workspace.grid


def test_an_empty_month_offers_a_beginning(opened):
    opened.session.open(Plan("bare", BillingMonth(2026, 11)), None)
    opened.workspace.choose(View.CALENDAR)

    opened.workspace.calendar.line_wanted.emit("sends", "")

    assert opened.workspace.editor is opened.workspace.grid


def test_the_month_that_is_looked_at_is_shown_and_what_repeats_says_why_it_stays(
    qtbot, opened, calendar
):
    plan = a_plan()
    at = first_broadcast(plan)
    schedule = replace(plan.sends[at].schedule, repeats=(Repeat(time(9), day=15),))
    sends = (
        *plan.sends[:at],
        replace(plan.sends[at], schedule=schedule),
        *plan.sends[at + 1 :],
    )
    opened.session.open(replace(plan, months=2, sends=sends), None)
    opened.workspace.choose(View.CALENDAR)
    assert len(calendar.model.days) == 61
    told = []
    opened.session.message.connect(lambda text, _: told.append(text))

    opened.workspace.months.look_at(1)
    assert calendar.model.days[0] == date(2026, 12, 1)
    calendar.view.setFocus()
    calendar.view.setCurrentIndex(calendar.model.index(at, 14))
    qtbot.keyClick(calendar.view, Qt.Key.Key_Left, ALT)

    assert told == ["=Black Friday repeats in every month; open it to change its days"]
    assert opened.session.plan.sends == sends


def test_the_cost_of_a_day_is_told_and_leads_to_why(qtbot, opened, calendar):
    days = opened.session.plan.month.dates()
    whole = opened.workspace.headline._amount.text()
    assert calendar.cost.text().startswith(f"November 2026: {whole} USD")
    (row,) = calendar.model.cost_rows()

    calendar.view.setCurrentIndex(calendar.model.index(row, 16))
    told = calendar.cost.text()
    calendar.why.click()

    assert opened.workspace.why.explanation.selection.days == (days[16],)
    assert told == f"Tue 17 Nov: {opened.workspace.why._amount.text()}"
    opened.workspace.choose(View.CALENDAR)
    calendar.view.setCurrentIndex(calendar.model.index(row, 17))
    qtbot.keyClick(calendar.view, Qt.Key.Key_Return)
    assert opened.workspace.why.explanation.selection.days == (days[17],)
    assert opened.workspace.outline.entry is View.EXPLAIN
