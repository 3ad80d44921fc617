"""A marketer plans her first month, and a season."""

import json
from contextlib import redirect_stdout
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from io import StringIO

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from helpers.files.recalculation import edited
from helpers.gui.windows import settle
from tarife.__main__ import main
from tarife.gui.document.forecasting import ForecastService
from tarife.gui.editors.navigation import View
from tarife.gui.shell.main_window import MainWindow
from tarife.gui.shell.new_plan import NewPlanDialog
from tarife.gui.widgets.choosers import choose
from tarife.plan.model.scenarios import Lever
from tarife.terms.money import MICROS, Money

pytestmark = [
    pytest.mark.qt_log_ignore("This plugin does not support"),
    pytest.mark.charts,
    pytest.mark.unmeasured,
]  # dialogs, offscreen

MARKETING, UTILITY, REPLIES, ADS = 2, 3, 5, 6


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
    assert workspace.outline.entry is View.GRID

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
    index = grid.model.index(names.index("Marketing, week 1"), when)
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
    workspace.choose(View.ACCOUNT)
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
