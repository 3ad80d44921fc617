"""The strip above the figures: which month every page shows, to the micro."""

import json
from dataclasses import replace
from decimal import Decimal

import openpyxl
import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QWidget

from helpers.files.workbooks import micros
from helpers.gui.windows import a_plan
from tarife.assets import load_book, load_markets
from tarife.cli.main import run
from tarife.documents.codec import plan_text
from tarife.forecast.forecast import forecast
from tarife.gui.document.session import FiguresState, PlanSession
from tarife.gui.result.totals import TotalsModel
from tarife.gui.text.money_texts import signed_percent
from tarife.gui.text.numbers import money_text
from tarife.gui.what_if.compare import ComparePanel
from tarife.gui.what_if.month_strip import MonthStrip
from tarife.gui.what_if.scenarios import DIFFERENCE_ROLE, TOTAL_ROLE, ScenariosPanel
from tarife.gui.what_if.variants import ScenarioTotals
from tarife.gui.what_if.what_if import WhatIf
from tarife.gui.widgets.appearance import Appearance
from tarife.gui.widgets.month_columns import left_by_months
from tarife.gui.widgets.theme import Theme
from tarife.insight.differences import difference
from tarife.insight.explain.selection import Selection
from tarife.plan.model.account import Account
from tarife.plan.model.costs import Costs, Partner
from tarife.plan.model.plan import GridRow, Plan
from tarife.plan.model.scenarios import Adjustment, Lever, MonthChange, Scenario, Scope
from tarife.terms.calendar import BillingMonth
from tarife.terms.categories import Category

NOVEMBER, DECEMBER, JANUARY = (BillingMonth(2026, 11).shifted(step) for step in range(3))
SALE = Plan(
    "Sale",
    NOVEMBER,
    Account(service_allowance=5),
    (GridRow("TR", 60, 120, 40, 10), GridRow("DE", 20, 40)),
    months=3,
    changes=(MonthChange("2026-12", (Adjustment(Lever.VOLUME, 1.6),)),),
    costs=Costs(Partner("P", platform_fee=Decimal(100))),
)
BOOK, MARKETS = load_book(), load_markets()


def play(plan, should_stop):
    return forecast(plan, BOOK, MARKETS, should_stop)


@pytest.fixture
def session(qapp):
    del qapp
    made = PlanSession(play)
    yield made
    made.close()


@pytest.fixture
def what_if(session):
    made = WhatIf(session, play, play)
    yield made
    made.close()


@pytest.fixture
def strip(session, what_if, qtbot):
    above = QWidget()
    qtbot.addWidget(above)
    made = MonthStrip(session, what_if)
    made.setParent(above)
    yield made
    above.close()


@pytest.fixture
def look(qapp):
    del qapp
    return Appearance(QApplication.instance(), Theme.LIGHT)


def opened(session, qtbot, plan=SALE):
    session.open(plan, None)
    qtbot.waitUntil(lambda: session.status.state is FiguresState.CURRENT, timeout=60_000)


def test_the_months_are_looked_at_and_the_plan_stays(session, strip, qtbot):
    opened(session, qtbot)
    looked = []
    strip.chosen.connect(looked.append)

    assert [tab.text() for tab in strip.tabs] == ["Nov", "Dec", "Jan", "All"]
    assert strip.text == "Nov 2026 \N{EN DASH} Jan 2027"
    strip.tabs[1].click()
    strip.step(1)
    assert strip.text == "January 2027"
    strip.step(1)
    strip.step(1)

    assert looked == [DECEMBER, JANUARY, None]
    assert session.plan == SALE
    assert session.history.last is None


def test_what_is_shown_of_a_month_is_that_month_to_the_micro(session, strip, qtbot):
    opened(session, qtbot)
    whole = play(SALE, lambda: False)

    for number, month in enumerate(whole.by_month):
        strip.look_at(number)
        shown = strip.shown.outcome
        assert shown.total == month.total
        assert shown.bill.total.micros == month.total.micros + 100_000_000
        assert strip.shown.is_part
    strip.look_at(3)
    assert strip.shown.outcome.total == whole.total
    assert not strip.shown.is_part


def test_what_differs_from_the_plan_is_told_of_the_month(session, what_if, strip, qtbot):
    opened(session, qtbot)
    strip.look_at(1)

    with qtbot.waitSignal(strip.shown_changed, timeout=60_000) as told:
        what_if.move(Lever.VOLUME, Scope(), 2)

    (shown,) = told.args
    december = play(SALE, lambda: False).of_month(1)
    assert shown.outcome.forecast.plan.month == DECEMBER
    assert shown.baseline.total == december.total
    assert shown.outcome.total.micros > december.total.micros
    assert shown.difference == difference(shown.baseline.totals, shown.outcome.totals)


def test_scenarios_are_listed_with_what_they_cost_in_the_month(session, strip, qtbot, look):
    half = Scenario("half", "Half", (Adjustment(Lever.VOLUME, 0.5),))
    totals = ScenarioTotals(session, play)
    panel = ScenariosPanel(session, totals, strip, look)
    compare = ComparePanel(session, totals, strip)
    for widget in (panel, compare):
        qtbot.addWidget(widget)
    compared = []
    compare.compared.connect(compared.append)
    opened(session, qtbot, replace(SALE, scenarios=(half,)))
    qtbot.waitUntil(lambda: totals.tried(half) is not None, timeout=60_000)
    whole = totals.tried(half).outcome.whole

    def listed():
        return [panel.model.index(row).data(TOTAL_ROLE) for row in range(2)]

    for place, plan, scenario in (
        (1, session.outcome.whole.of_month(1), whole.of_month(1)),
        (3, session.outcome.whole, whole),
    ):
        strip.look_at(place)
        assert listed() == [money_text(one.total, QLocale()) for one in (plan, scenario)]
        assert [one.forecast.total for one in compared[-1]] == [plan.total, scenario.total]
        percent = signed_percent(scenario.total.micros / plan.total.micros - 1, QLocale())
        assert panel.model.index(1).data(DIFFERENCE_ROLE).endswith(percent)
    totals.close()


def test_a_month_that_goes_is_left_for_all(session, strip, qtbot):
    opened(session, qtbot)
    strip.look_at(2)

    opened(session, qtbot, replace(SALE, months=2))

    assert strip.month is None
    assert [tab.text() for tab in strip.tabs] == ["Nov", "Dec", "All"]
    opened(session, qtbot, a_plan())
    assert strip.isHidden()
    assert not strip.can_step(1)


def test_window_workbook_and_command_line_have_the_same_months_and_total(
    session, strip, qtbot, tmp_path, capsys
):
    plan, book = tmp_path / "sale.tarife", tmp_path / "sale.xlsx"
    plan.write_text(plan_text(SALE), encoding="utf-8")
    opened(session, qtbot)
    outcome = strip.shown.outcome
    table = TotalsModel()
    table.show_totals(outcome.totals, outcome.bill, outcome.months)

    assert run(["forecast", str(plan), "--json", "--xlsx", str(book)]) == 0
    told = json.loads(capsys.readouterr().out)
    page = openpyxl.load_workbook(book, data_only=True)["Summary"]
    rows = list(page.iter_rows(min_row=15, values_only=True))
    meta, total = (row for row in table.rows if row.is_sum)

    for shown, name, label in (
        (meta, "amount", "Meta's charges, total"),
        (total, "all_in", "Cost of all months"),
    ):
        *months, whole = (money.micros for money in shown.exact)
        across = next(row[1:] for row in rows if row[0] == label)
        in_book = [micros(cell) for cell in across if cell is not None]
        assert len(set(months)) == 3
        assert [int(Decimal(one[name]).scaleb(6)) for one in told["months"]] == months
        *costs, _, _ = in_book  # then what rounding leaves of the quarter, and of all
        assert costs == [*months, months[0] + months[1], months[2], whole]
    assert int(Decimal(told["amount"]).scaleb(6)) == meta.exact[-1].micros
    assert int(Decimal(told["all_in"]["amount"]).scaleb(6)) == total.exact[-1].micros


def test_tables_have_a_column_a_month_that_adds_up(session, strip, qtbot):
    opened(session, qtbot)
    outcome = strip.shown.outcome
    model = TotalsModel()

    model.show_totals(outcome.totals, outcome.bill, outcome.months)

    assert [column.id for column in model.columns][-5:] == [
        *("2026-11", "2026-12", "2027-01", "rounding", "cost")
    ]
    for row in model.rows:
        parts = (*row.by_month, left_by_months(row))
        assert sum(money.micros for money in parts) == row.cost.micros
    sums = [row for row in model.rows if row.is_sum]
    assert [row.exact[-1] for row in sums] == [outcome.bill.meta, outcome.bill.total]
    december = model.index(0, len(model.columns) - 4)
    assert model.selection_at(december) == Selection(
        DECEMBER.dates(), ("Germany",), (Category.MARKETING,)
    )
    month = outcome.of_month(0)
    model.show_totals(month.totals, month.bill, month.months)
    assert model.months == ()
    assert not any(row.by_month for row in model.rows)
