"""The ten-minute story: a marketer plans her first month, through the widgets she would use."""

import json
from contextlib import redirect_stdout
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from io import StringIO

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCalendarWidget,
    QLineEdit,
    QPushButton,
    QTableView,
    QToolButton,
)

from helpers.files.recalculation import edited
from helpers.gui.windows import settle
from tarife.__main__ import main
from tarife.gui.document.forecasting import ForecastService
from tarife.gui.editors.navigation import Entry
from tarife.gui.shell.main_window import MainWindow
from tarife.gui.shell.new_plan import NewPlanDialog
from tarife.gui.tables.cells import FOLD_WIDTH
from tarife.gui.widgets.choosers import DayField, choose
from tarife.plan.model.plan import GridRow, Plan
from tarife.plan.model.scenarios import Lever
from tarife.terms.calendar import BillingMonth
from tarife.terms.money import MICROS, Money

pytestmark = [
    pytest.mark.qt_log_ignore("This plugin does not support"),
    pytest.mark.charts,
    pytest.mark.unmeasured,
]  # dialogs, offscreen

PEOPLE, MARKETING, UTILITY, AUTHENTICATION, REPLIES, ADS = range(1, 7)


@dataclass
class Marketer:
    """Sits before the window, with mouse and keyboard."""

    qtbot: object
    window: MainWindow

    @property
    def workspace(self):
        return self.window.workspace

    @property
    def total(self):
        return self.window.session.outcome.total

    def wait(self):
        settle(self.qtbot, self.window)
        what_if = self.workspace.what_if
        self.qtbot.waitUntil(lambda: not what_if.is_busy, timeout=60_000)

    def click(self, button):
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def press(self, text):
        """Click the button of the start page that begins with a text."""
        buttons = self.window.start.findChildren(QPushButton)
        self.click(next(b for b in buttons if b.text().replace("&", "").startswith(text)))

    def answer_new_plan(self):
        """Choose month, country and currency in the dialog that comes up."""

        def answer():
            dialog = QApplication.activeModalWidget()
            assert isinstance(dialog, NewPlanDialog)
            choose(dialog.month, "2026-11")
            choose(dialog.country, "TR")
            choose(dialog.currency, "USD")
            dialog.accept()

        QTimer.singleShot(0, answer)

    def type_cell(self, row, column, text):
        """Type into a cell of the grid as a person does."""
        view = self.workspace.grid.lines.view
        index = view.model().index(row, column)
        view.setCurrentIndex(index)
        view.edit(index)
        editor = view.indexWidget(index)
        assert isinstance(editor, QLineEdit)
        editor.selectAll()
        self.qtbot.keyClicks(editor, text)
        self.qtbot.keyClick(editor, Qt.Key.Key_Return)

    def add_country(self, name):
        field = self.workspace.grid.country_field
        field.setFocus()
        self.qtbot.keyClicks(field, name)
        self.qtbot.keyClick(field, Qt.Key.Key_Return)

    def type_into(self, field, text):
        field.setFocus()
        field.selectAll()
        self.qtbot.keyClicks(field, text)
        self.qtbot.keyClick(field, Qt.Key.Key_Return)


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
    mouse.double(view, names.index("TR utility"))
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
    assert sends["TR utility"].schedule.days.first == date(2026, 11, 10)

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


@pytest.fixture
def marketer(qtbot, real_window):
    return Marketer(qtbot, real_window)


def test_a_marketer_plans_her_first_month(  # noqa: PLR0915 - a story is told in one go
    marketer, answering, store, appearance, tmp_path
):
    window, workspace = marketer.window, marketer.workspace

    # She opens the app for the first time: a start page, and ways to begin.
    assert window.start.isVisible()
    texts = [b.text().replace("&", "") for b in window.start.findChildren(QPushButton)]
    assert {"New plan", "Open a plan…", "Open a contact list…"} <= set(texts)
    names = [b.accessibleName() for b in window.start.findChildren(QPushButton)]
    assert sum("20" in name for name in names) == 4  # the examples name their month

    # A new plan asks month, country and currency, and drops into the grid with her country.
    marketer.answer_new_plan()
    marketer.press("New plan")
    marketer.wait()
    plan = window.session.plan
    assert (str(plan.month), plan.account.currency) == ("2026-11", "USD")
    assert [row.country for row in plan.grid] == ["TR"]
    assert workspace.outline.entry is Entry.GRID

    # She types volumes, a reply rate and ad clicks; total, range and curve move as she types.
    marketer.type_cell(0, MARKETING, "40000")
    marketer.wait()
    first = marketer.total
    assert first.micros > 0
    marketer.type_cell(0, UTILITY, "25.000")
    marketer.add_country("Germany")
    marketer.type_cell(1, MARKETING, "12000")
    marketer.add_country("Brezilya")  # she is Turkish
    marketer.type_cell(2, MARKETING, "8000")
    marketer.type_cell(0, ADS, "120")
    marketer.type_cell(1, REPLIES, "6-10 %")
    marketer.wait()
    assert len(window.session.plan.ranges) == 1
    marketer.qtbot.waitUntil(lambda: workspace.trials.spread is not None, timeout=60_000)
    assert [row.country for row in window.session.plan.grid] == ["TR", "DE", "BR"]
    assert marketer.total > first
    assert workspace.headline._amount.text() == f"{marketer.total.rounded():,}"
    assert "8 of 10 months cost" in workspace.headline._beneath.whole
    workspace.chart.load()
    assert workspace.chart.scene().forecast.total == marketer.total

    # She unfolds Turkey and changes the date of one send, in its cell.
    grid, view = workspace.grid.lines, workspace.grid.lines.view
    view.setCurrentIndex(view.model().index(0, 0))
    marketer.qtbot.keyClick(view, Qt.Key.Key_Right)
    names = [view.model().index(row, 0).data() for row in range(view.model().rowCount())]
    when = [column.id for column in grid.model.columns].index("when")
    index = grid.model.index(names.index("TR marketing, week 1"), when)
    assert grid.model.setData(index, "5 at 10:00")
    marketer.wait()
    moments = window.session.plan.sends[0].schedule.moments
    assert [moment.date() for moment in moments] == [date(2026, 11, 5)]

    # She pulls the reply slider up, and sees the difference in money and percent.
    row = workspace.levers.rows[Lever.REPLY_RATIO]
    marketer.type_into(row.field, "15")
    marketer.wait()
    assert "%" in workspace.levers.footer._amount.text()
    assert workspace.levers.footer._amount.text().startswith("▲")
    of_levers = workspace.headline._amount.text()

    # She keeps it as a scenario; the plan stays as it was.
    before = window.session.plan
    marketer.click(workspace.levers.footer.keep)
    workspace.levers.footer.name.clear()
    marketer.type_into(workspace.levers.footer.name, "Optimistic")
    marketer.wait()
    assert [scenario.name for scenario in window.session.plan.scenarios] == ["Optimistic"]
    assert window.session.plan.grid == before.grid
    assert workspace.headline._amount.text() == of_levers
    workspace.scenarios.choose("")
    marketer.wait()
    assert workspace.headline._amount.text() == f"{marketer.total.rounded():,}"

    # She sets a budget and reads the day the money runs out.
    marketer.type_into(workspace.headline.budget.field, "1000")
    marketer.wait()
    assert window.session.plan.budget == 1000
    assert "Nov" in workspace.headline.run_out.whole

    # She exports the workbook, saves, closes and opens again: everything is there.
    answers = answering(window)
    answers.exports = tmp_path / "budget.xlsx"
    with marketer.qtbot.waitSignal(window.exporter.exported, timeout=120_000):
        window.actions_.exports.workbook.trigger()
    assert "Scenarios" in load_workbook(tmp_path / "budget.xlsx").sheetnames
    answers.saves = tmp_path / "november.tarife"
    window.actions_.save.trigger()
    saved = window.session.plan
    window.close()

    again = MainWindow(ForecastService.shipped(), store, appearance)
    marketer.qtbot.addWidget(again)
    again.show()
    assert str(tmp_path / "november.tarife") in [
        str(one.path) for one in again.plan_files.recent
    ]
    again.open_file(tmp_path / "november.tarife")
    settle(marketer.qtbot, again)
    # The file also keeps the rates it was saved with; all else is as it was.
    assert again.session.plan == replace(saved, held=again.session.plan.held)
    assert again.session.outcome.total == marketer.total
    again.close()


def test_a_marketer_plans_a_season(  # noqa: PLR0915 - a story is told in one go
    marketer, answering, store, appearance, tmp_path
):
    window, workspace = marketer.window, marketer.workspace
    form = workspace.account.editor.form

    def answer(field, text):
        row = form.rows[field]
        row.editor.widget.setFocus()
        form.typed.emit(row.field, text)
        marketer.wait()

    # She begins with November, and makes it three months in the plan's form.
    marketer.answer_new_plan()
    marketer.press("New plan")
    marketer.type_cell(0, MARKETING, "40000")
    marketer.type_cell(0, UTILITY, "9000")
    marketer.wait()
    november = marketer.total
    workspace.choose(Entry.ACCOUNT)
    answer("months", "3")
    months = workspace.months
    assert [tab.text() for tab in months.tabs] == ["Nov", "Dec", "Jan", "All"]
    assert marketer.total > november

    # December sends 1.6 times as much, January less; she pastes the row.
    answer("changes", "1\t1.6\t0.8")
    december = window.session.plan.changes[0]
    assert (december.month, december.adjustments[0].value) == ("2026-12", 1.6)

    # She sets a budget for all, and reads the day on which it runs out.
    cost = [month.total.micros for month in window.session.outcome.months]
    marketer.type_into(workspace.headline.budget.field, str((cost[0] + cost[1] // 2) // MICROS))
    marketer.wait()
    assert "Dec" in workspace.headline.run_out.whole

    # Each month shows its own figures, which add up to all; the plan stays.
    plan = window.session.plan
    shown = []
    for tab in months.tabs:
        marketer.click(tab)
        shown.append(months.shown.outcome.total.micros)
        assert workspace.headline._amount.text() == f"{Money(shown[-1], 'USD').rounded():,}"
    assert shown == [*cost, sum(cost)]
    assert shown[-1] == marketer.total.micros
    assert window.session.plan is plan

    # What leaves says the same: a picture and a page of December, all lines as CSV.
    answers = answering(window)
    marketer.click(months.tabs[1])
    workspace.chart.load()
    for action, name in (("picture", "d.png"), ("page", "d.pdf"), ("csv", "all.csv")):
        answers.exports = tmp_path / name
        with marketer.qtbot.waitSignal(window.exporter.exported, timeout=120_000):
            getattr(window.actions_.exports, action).trigger()
        assert (tmp_path / name).stat().st_size > 0
    window.actions_.exports.summary.trigger()
    assert "December 2026 will cost" in QApplication.clipboard().text()

    # Finance types another volume into the budget; she takes it, and takes it back.
    answers.exports = tmp_path / "season.xlsx"
    with marketer.qtbot.waitSignal(window.exporter.exported, timeout=120_000):
        window.actions_.exports.workbook.trigger()
    country = plan.grid[0].country
    volume = {(f"grid/{country}/marketing", "Value"): 50_000}
    answers.budget = edited(answers.exports, "Inputs", volume, tmp_path / "edited.xlsx")
    window.actions_.edited_budget.trigger()
    marketer.wait()
    assert window.session.plan.grid[0].marketing == 50_000
    assert window.session.plan.changes == plan.changes
    dearer = [month.total.micros for month in window.session.outcome.months]
    assert all(after > before for after, before in zip(dearer, cost, strict=True))
    window.session.undo()
    marketer.wait()
    assert marketer.total.micros == sum(cost)

    # She saves and opens again; the command line says the same to the micro.
    answers.saves = tmp_path / "season.tarife"
    window.actions_.save.trigger()
    window.close()
    again = MainWindow(ForecastService.shipped(), store, appearance)
    marketer.qtbot.addWidget(again)
    again.show()
    again.open_file(tmp_path / "season.tarife")
    settle(marketer.qtbot, again)
    assert [one.total.micros for one in again.session.outcome.months] == cost
    again.close()
    with redirect_stdout(StringIO()) as printed:
        assert main(["forecast", str(tmp_path / "season.tarife"), "--json"]) == 0
    said = json.loads(printed.getvalue())
    assert [Decimal(month["amount"]) * MICROS for month in said["months"]] == cost
    assert Decimal(said["amount"]) * MICROS == sum(cost)
