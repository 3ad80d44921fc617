"""A story told in the window without a mouse, and without a keyboard."""

from datetime import date

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCalendarWidget,
    QTableView,
    QToolButton,
)

from helpers.gui.windows import settle
from tarife.gui.tables.cells import FOLD_WIDTH
from tarife.gui.widgets.choosers import DayField
from tarife.plan.model.plan import GridRow, Plan
from tarife.plan.model.scenarios import Lever
from tarife.terms.calendar import BillingMonth

pytestmark = [
    pytest.mark.qt_log_ignore("This plugin does not support"),
    pytest.mark.charts,
    pytest.mark.unmeasured,
]  # dialogs, offscreen

MARKETING, UTILITY = 2, 3


class Keyboard:
    """Types into whatever has the focus, and has no mouse."""

    def __init__(self, qtbot):
        self.qtbot = qtbot

    @property
    def at(self):
        """The control that has the focus."""
        return QApplication.focusWidget()

    def press(self, *keys):
        for key in keys:
            combined = QKeySequence(key)[0]
            self.qtbot.keyClick(self.at, combined.key(), combined.keyboardModifiers())
            QApplication.processEvents()

    def type(self, text, then="Return"):
        self.qtbot.keyClicks(self.at, text[0])
        self.qtbot.keyClicks(self.at, text[1:])  # the first letter may have opened a cell
        self.press(then)

    def tab_to(self, widget, most=60):
        """Press Tab until a control has the focus."""
        seen = []
        for _ in range(most):
            if self.at is widget:
                return
            seen.append(self.at.accessibleName() or type(self.at).__name__)
            self.press("Tab")
        pytest.fail(f"Tab does not reach {widget.accessibleName() or widget}: {seen}")

    def choose(self, text):
        """Go somewhere by Ctrl+K."""
        self.press("Ctrl+K")
        self.type(text)


def test_the_story_is_told_without_a_mouse(  # noqa: PLR0915 - a story is told in one go
    qtbot, window, answers, tmp_path
):
    keys, workspace = Keyboard(qtbot), window.workspace
    window.activateWindow()
    answers.makes = Plan("Mine", BillingMonth(2026, 11), grid=(GridRow("TR"),))
    answers.exports = tmp_path / "budget.xlsx"

    # A new plan lands in its first number; Tab goes on, Down after the last row adds countries.
    window.start.setFocus()
    keys.press("Ctrl+N")
    settle(qtbot, window)
    keys.press("Tab")
    keys.type("400", then="Tab")
    keys.type("250")
    for country, marketing in (("Germany", "120"), ("Brazil", "80")):
        keys.press("Down")
        keys.type(country)
        keys.press("Tab")
        keys.type(marketing)
    view = workspace.grid.lines.view
    ads = [column.id for column in workspace.grid.lines.model.columns].index(
        "ad_clicks_per_day"
    )
    while view.currentIndex().column() < ads:
        keys.press("Tab")
    keys.type("5")
    settle(qtbot, window)
    rows = [(row.country, row.marketing) for row in window.session.plan.grid]
    assert rows == [("TR", 400), ("DE", 120), ("BR", 80)]
    assert window.session.plan.grid[0].utility == 250
    assert window.session.plan.grid[2].ad_clicks_per_day == 5

    # F6 goes to the figures, where she types a budget and reads when it runs out.
    while not workspace.headline.isAncestorOf(keys.at):
        keys.press("F6")
    keys.tab_to(workspace.headline.budget.field)
    keys.type("1")
    settle(qtbot, window)
    assert window.session.plan.budget == 1
    assert "over by" in workspace.headline.run_out.whole
    assert "Nov" in workspace.headline.run_out.whole

    # She has the chart as a table, and Enter on a day says why it costs that.
    keys.press("Ctrl+4")
    while not workspace.pages.isAncestorOf(keys.at):
        keys.press("F6")
    keys.tab_to(workspace.chart.bar.as_table)
    keys.press("Return")
    table = workspace.chart.findChild(QTableView)
    keys.tab_to(table)
    keys.press("Down", "Down", "Return")
    day = table.currentIndex().siblingAtColumn(0).data()
    assert "Nov" in workspace.why.subject, day

    # She opens the what-if, moves a slider by its arrows, and keeps that under a name.
    keys.choose("What if")
    assert workspace.drawer.is_open
    while not workspace.levers.isAncestorOf(keys.at):
        keys.press("F6")
    keys.tab_to(workspace.levers.rows[Lever.REPLY_RATIO].slider)
    keys.press("Right", "Right")
    keys.tab_to(workspace.levers.footer.keep)
    keys.press("Return")
    keys.type("Optimistic")
    settle(qtbot, window)
    (scenario,) = window.session.plan.scenarios
    assert scenario.name == "Optimistic"
    assert [one.lever for one in scenario.adjustments] == [Lever.REPLY_RATIO]

    # The budget leaves by its shortcut.
    with qtbot.waitSignal(window.exporter.exported, timeout=60_000):
        keys.press("Ctrl+Shift+E")
    assert "Scenarios" in load_workbook(answers.exports, read_only=True).sheetnames


class Mouse:
    """Clicks what is seen, and types nothing but numbers."""

    def __init__(self, qtbot, window):
        self.qtbot, self.window = qtbot, window

    def click(self, widget, at=None):
        assert widget.isVisible(), widget.accessibleName()
        at = at or widget.rect().center()
        assert widget.rect().contains(at)
        self.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton, pos=at)
        QApplication.processEvents()

    def button(self, text, within=None):
        """Click the button that is seen with a text."""
        buttons = (within or self.window).findChildren(QAbstractButton)
        shown = [b for b in buttons if b.isVisible() and b.text().replace("&", "") == text]
        self.click(shown[0])

    def row(self, view, text):
        """Click the row of a list that begins with a text."""
        model = view.model()
        places = (model.index(row, 0) for row in range(model.rowCount()))
        found = next(at for at in places if str(at.data()).startswith(text))
        view.scrollTo(found)
        self.click(view.viewport(), view.visualRect(found).center())

    def cell(self, view, row, column=0, digits=""):
        """Click a cell, and type a number into it."""
        index = view.model().index(row, column)
        view.scrollTo(index)
        self.click(view.viewport(), view.visualRect(index).center())
        self.digits(digits)

    def double(self, view, row):
        """Click the name of a row twice."""
        self.cell(view, row)
        at = view.visualRect(view.model().index(row, 0)).center()
        self.qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
        QApplication.processEvents()

    def menu(self, text, entry):
        """Choose an entry of the menu of a button."""

        def choose():
            menu = QApplication.activePopupWidget()
            found = next(a for a in menu.actions() if a.text().replace("&", "") == entry)
            self.click(menu, menu.actionGeometry(found).center())

        QTimer.singleShot(0, choose)
        self.button(text)

    def digits(self, text):
        """Type a number; what is clicked next takes it."""
        assert text.isdigit() or not text
        for digit in text:
            self.qtbot.keyClicks(QApplication.focusWidget(), digit)


def test_the_story_is_told_without_a_keyboard_but_for_numbers(  # noqa: PLR0915 - a story is told in one go
    qtbot, window, answers, tmp_path
):
    mouse, workspace = Mouse(qtbot, window), window.workspace
    window.activateWindow()
    answers.makes = Plan("Mine", BillingMonth(2026, 11), grid=(GridRow("TR"),))
    answers.exports = tmp_path / "budget.xlsx"

    # A new plan: numbers are typed into cells that are clicked, countries come from the list.
    mouse.button("New plan", window.start)
    settle(qtbot, window)
    grid, view = workspace.grid, workspace.grid.lines.view
    mouse.cell(view, 0, MARKETING, "400")
    mouse.cell(view, 0, UTILITY, "250")
    for place, country in enumerate(("Germany", "Brazil"), start=1):
        mouse.click(grid.country_field)
        mouse.row(grid.country_field.completer().popup(), country)
        mouse.cell(view, place, MARKETING, "120")
    mouse.cell(view, 0)
    settle(qtbot, window)
    rows = [(row.country, row.marketing, row.utility) for row in window.session.plan.grid]
    assert rows == [("TR", 400, 250), ("DE", 120, 0), ("BR", 120, 0)]

    # She unfolds Turkey by its arrow, opens a send, and clicks another first day.
    arrow = view.visualRect(view.model().index(0, 0))
    mouse.click(view.viewport(), QPoint(arrow.left() + FOLD_WIDTH // 2, arrow.center().y()))
    names = [view.model().index(row, 0).data() for row in range(view.model().rowCount())]
    mouse.double(view, names.index("Utility"))
    first = next(one for one in grid.forms.findChildren(DayField) if one.isVisible())
    mouse.click(first.findChild(QToolButton))
    days = QApplication.activePopupWidget().findChild(QCalendarWidget)
    table = days.findChild(QTableView)
    shown = [
        (row, column) for row in range(1, 7) for column in range(table.model().columnCount())
    ]
    tenth = next(at for at in shown if table.model().index(*at).data() == 10)
    mouse.cell(table, *tenth)
    settle(qtbot, window)
    sends = {send.name: send for send in window.session.plan.sends}
    assert sends["Turkey utility"].schedule.days.first == date(2026, 11, 10)

    # She types a budget, and reads when it runs out.
    mouse.click(workspace.headline.budget.field)
    mouse.digits("1")
    mouse.row(workspace.outline, "Result")
    settle(qtbot, window)
    assert window.session.plan.budget == 1
    assert "over by" in workspace.headline.run_out.whole

    # She has the chart as a table, and two clicks on a day say why it costs that.
    mouse.click(workspace.chart.bar.as_table)
    mouse.double(workspace.chart.findChild(QTableView), 2)
    assert "Nov" in workspace.why.subject

    # She opens the what-if, drags a slider, and keeps that under the name that is offered.
    mouse.button("What if")
    assert workspace.drawer.is_open
    slider = workspace.levers.rows[Lever.REPLY_RATIO].slider
    left = Qt.MouseButton.LeftButton
    qtbot.mousePress(slider, left, pos=slider.rect().center())
    qtbot.mouseMove(slider, slider.rect().center() + QPoint(20, 0))
    qtbot.mouseRelease(slider, left, pos=slider.rect().center() + QPoint(20, 0))
    mouse.click(workspace.levers.footer.keep)
    mouse.button("Keep", workspace.levers.footer)
    settle(qtbot, window)
    (scenario,) = window.session.plan.scenarios
    assert [one.lever for one in scenario.adjustments] == [Lever.REPLY_RATIO]

    # The budget leaves by the button that is always there.
    with qtbot.waitSignal(window.exporter.exported, timeout=60_000):
        mouse.menu("Export", window.actions_.exports.workbook.text().replace("&", ""))
    assert "Scenarios" in load_workbook(answers.exports, read_only=True).sheetnames
