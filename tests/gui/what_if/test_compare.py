"""Plan and scenarios side by side."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from matplotlib.figure import Figure

from helpers.forecasts import november_forecast
from helpers.gui.windows import settle
from tarife.charts.kit.palette import LIGHT as CHART_LIGHT
from tarife.charts.questions.side_by_side import draw_scene
from tarife.charts.scene import Scene, Variant
from tarife.gui.document.session import Outcome
from tarife.gui.editors.navigation import View
from tarife.gui.text.numbers import ZERO_DASH
from tarife.gui.what_if.compare import (
    _SPARE,
    COMPARE_COLUMNS,
    ComparedPlan,
    CompareRow,
    compare_rows,
)
from tarife.gui.what_if.variants import ScenarioResult
from tarife.gui.widgets.read_only_table import ReadOnlyModel, ReadOnlyTable
from tarife.insight.differences import Cause
from tarife.plan.edits.scenarios import add_scenario
from tarife.plan.model.scenarios import Adjustment, Lever, Scenario, Scope
from tarife.terms.problems import Problem
from tarife.terms.sentences import say

pytestmark = [pytest.mark.charts, pytest.mark.shared]

PLAN = Outcome.of(november_forecast())
LINES = november_forecast().lines
TWICE = Outcome.of(
    replace(november_forecast(), lines=replace(LINES, charge_micros=LINES.charge_micros * 2))
)


def test_the_plan_is_compared_with_nothing():
    row = compare_rows([ComparedPlan("", "Plan", PLAN)], None)[0]

    assert (row.name, row.extra, row.percent, row.run_out) == ("Plan", "", "", "")


def test_a_scenario_at_twice_the_rates_differs_by_its_rates_alone():
    entries = [ComparedPlan("", "Plan", PLAN), ComparedPlan("x", "Twice", TWICE)]

    row = compare_rows(entries, Decimal("0.01"))[1]

    others = [row.causes[n] for n, cause in enumerate(Cause) if cause is not Cause.RATE]
    assert row.percent == "+100 %"
    assert row.extra == row.causes[-1] != ZERO_DASH
    assert set(others) == {ZERO_DASH}
    assert row.run_out == "Sun 1 Nov"


def test_chart_and_table_write_the_same_cents():
    """A cost with a part of a cent, whose difference would round another way by itself."""
    entries = [ComparedPlan("", "Plan", PLAN), ComparedPlan(None, "Tried", TWICE)]
    scene = Scene(
        PLAN.forecast, variants=tuple(Variant(e.name, e.outcome.forecast) for e in entries)
    )
    figure = Figure(figsize=(9, 5))

    draw_scene(figure, scene, CHART_LIGHT)
    row = compare_rows(entries, None)[1]

    assert [text.get_text() for text in figure.axes[0].texts][
        1
    ] == f"{row.total}  ({row.extra})"


def test_the_free_share_is_of_all_messages_that_reached_a_person():
    paused = replace(PLAN, paused=PLAN.charged)
    row = compare_rows([ComparedPlan("", "Plan", paused)], None)[0]

    delivered = PLAN.charged + PLAN.free
    assert row.free == f"{round(100 * PLAN.free / delivered, 1):g} %"
    assert PLAN.free < PLAN.charged


def test_a_budget_that_lasts_has_no_last_day():
    assert (
        compare_rows([ComparedPlan("", "Plan", PLAN)], Decimal(10**6))[0].run_out == ZERO_DASH
    )


def test_a_scenario_without_figures_waits():
    row = compare_rows([ComparedPlan("", "Plan", PLAN), ComparedPlan("x", "New", None)], None)[
        1
    ]

    assert (row.total, row.extra) == ("…", "")


def test_a_scenario_that_cannot_be_played_has_no_figures_and_says_why(opened, monkeypatch):
    opened.workspace.choose(View.COMPARE)
    panel = opened.workspace.compare
    why = Problem("no-actuals", "", say("nothing is known"), say("bring it in"))
    refused = ScenarioResult(opened.session.plan, None, (why,))
    monkeypatch.setattr(panel._totals, "tried", lambda _: refused)

    opened.session.apply(add_scenario(Scenario("then", "Then", real_to=date(2026, 11, 18))))

    assert panel.model.rows[1].total == ZERO_DASH
    assert panel.refused.text() == "Then: Nothing is known. Bring it in."
    opened.workspace.what_if.problems_changed.emit((why,))
    assert opened.status.news.text() == "Nothing is known. Bring it in."
    opened.session.undo()
    assert panel.refused.isHidden()


def test_causes_that_come_to_the_difference_are_all_in_sight_in_a_narrow_table(qtbot):
    model = ReadOnlyModel(COMPARE_COLUMNS)
    table = ReadOnlyTable(model, "Compared", spare=_SPARE)
    qtbot.addWidget(table)
    table.resize(560, 200)
    row = CompareRow("x", "A long name of a scenario", "5,127.72", "+199.29", "+3.9 %")
    model.show((replace(row, causes=("+199.29", "+0.14", "+4.05", "+5.16", "+0.25")),), "USD")
    table.show()

    hidden = [one.id for n, one in enumerate(COMPARE_COLUMNS) if table.isColumnHidden(n)]

    assert hidden == ["percent", "rounding", "charged", "free", "run_out"]


@pytest.mark.parametrize("column", COMPARE_COLUMNS, ids=lambda column: column.id)
def test_every_column_is_headed(column):
    assert column.heading.title


def test_the_page_lists_plan_and_scenarios_and_chooses_one(qtbot, opened, qtmodeltester):
    page = opened.workspace.compare
    assert page.model.rowCount() == 1

    opened.session.apply(add_scenario(Scenario("more", "More", (Adjustment(Lever.VOLUME, 2),))))
    settle(qtbot, opened)
    qtbot.waitUntil(lambda: page.model.rows[1].total != "…")
    opened.workspace.scenarios.compare.click()

    assert opened.workspace.outline.entry is View.COMPARE
    assert opened.workspace.chart.chart_id == "side-by-side"
    page.view.doubleClicked.emit(page.model.index(1, 0))
    assert opened.session.scenario.name == "More"
    qtmodeltester.check(page.model)
    settle(qtbot, opened)
    qtbot.waitUntil(lambda: not opened.workspace.what_if.is_busy)


def test_moved_sliders_stand_below_the_plan_and_are_drawn_as_the_table_has_them(qtbot, opened):
    page, chart = opened.workspace.compare, opened.workspace.chart
    opened.workspace.choose(View.COMPARE)

    for is_dragged in (True, False):
        with qtbot.waitSignal(opened.workspace.what_if.shown_changed):
            opened.workspace.what_if.move(Lever.VOLUME, Scope(), 1.5, is_dragged=is_dragged)
        assert [row.name for row in page.model.rows] == ["Plan", "With moved sliders"]
        assert [one.is_tried for one in chart.scene().variants] == [False, True]

    page.view.doubleClicked.emit(page.model.index(1, 0))
    assert opened.session.moved is not None  # there is nothing to choose
    opened.workspace.what_if.reset()
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)


def test_a_chart_that_nobody_sees_is_drawn_when_it_is_shown(qtbot, opened, monkeypatch):
    chart, drawn = opened.workspace.chart, []
    opened.workspace.choose(View.GRID)
    monkeypatch.setattr(chart.surface, "show_chart", lambda *shown: drawn.append(shown))

    opened.workspace.what_if.move(Lever.VOLUME, Scope(), 1.5)
    settle(qtbot, opened)
    qtbot.waitUntil(lambda: not opened.workspace.what_if.is_busy)
    assert drawn == []

    opened.workspace.choose(View.CHART)
    qtbot.waitUntil(lambda: bool(drawn))
    assert drawn[-1][1].forecast is opened.workspace.months.shown.outcome.forecast
