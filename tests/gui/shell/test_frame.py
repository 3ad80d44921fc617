"""The frame: a headline that never moves, and pages that have the height below it."""

from dataclasses import replace
from datetime import date
from itertools import chain

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea

from tarife.gui.document.session import FiguresState, Status
from tarife.gui.editors.navigation import VIEWS, Page, View
from tarife.gui.what_if.what_if import DisplayedFigures
from tarife.insight.explain.selection import Selection
from tarife.plan.model.scenarios import Lever, Scope
from tarife.terms.problems import FieldPath, Problem

pytestmark = [
    *(pytest.mark.shared, pytest.mark.styled, pytest.mark.charts, pytest.mark.unmeasured),
]


@pytest.fixture
def sized(opened):
    """The window with a plan, at a size."""

    def resize(width, height):
        opened.resize(width, height)
        QApplication.processEvents()
        return opened.workspace

    return resize


@pytest.fixture
def at_200_percent(opened):
    """The window as low as a screen of 1440 by 900 at 200 % makes it."""
    least = opened.minimumSize()
    opened.setMinimumSize(720, 430)
    yield
    opened.setMinimumSize(least)


def place_of(widget, window):
    return widget.mapTo(window, widget.rect().topLeft()), widget.size()


def test_every_view_belongs_to_one_page():
    assert sorted(chain.from_iterable(VIEWS.values())) == sorted(View)


def test_nothing_of_the_headline_moves_from_page_to_page(sized, opened):
    workspace = sized(1024, 700)
    headline = workspace.headline
    parts = (headline, headline.budget, headline.spark, *headline.chips.paid, workspace.outline)

    places = set()
    for entry in View:
        workspace.choose(entry)
        QApplication.processEvents()
        places.add(tuple(str(place_of(part, opened)) for part in parts))

    assert len(places) == 1
    assert headline.height() <= 104


def test_a_budget_that_is_none_is_told_below_it_and_nothing_moves(sized, opened, qtbot):
    headline = sized(1024, 700).headline
    field = headline.budget.field
    place = str(place_of(field, opened))

    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "lots")
    field.clearFocus()
    lines = opened.workspace.grid.lines
    lines.model.setData(lines.model.index(0, 1), "many")
    QApplication.processEvents()

    assert "Write an amount" in headline.run_out.whole
    assert headline._caption.whole.endswith("not up to date")
    assert str(place_of(field, opened)) == place
    opened.session.undo()
    field.setText("900")
    field.editingFinished.emit()
    assert "Write an amount" not in headline.run_out.whole


def test_a_plan_without_traffic_says_so_and_no_text_waits_for_its_room(opened):
    total, played = opened.workspace.headline._amount, opened.status.played
    outcome = opened.session.outcome
    nobody = replace(outcome.forecast, playing=replace(outcome.forecast.playing, people=0))

    opened.status.show_outcome(replace(outcome, forecast=nobody))
    opened.workspace.headline.show_figures(DisplayedFigures(outcome))

    assert played.text() == "no traffic yet"
    for part in (total, played):
        assert part.width() >= part.sizeHint().width()


@pytest.mark.parametrize(
    ("entry", "size", "has_chart", "has_view"),
    [
        (View.GRID, (1366, 900), False, True),
        (View.ACCOUNT, (1366, 900), False, True),
        (View.CHART, (1366, 900), True, True),
        (View.EXPLAIN, (1366, 900), True, True),
        (View.TOTALS, (800, 560), False, True),
        (View.CHART, (800, 560), True, False),
        (View.COMPARE, (1366, 900), False, True),
    ],
)
def test_the_chart_stands_where_its_figures_are_and_nowhere_else(
    sized, entry, size, has_chart, has_view
):
    workspace = sized(*size)

    workspace.choose(entry)

    QApplication.processEvents()
    assert workspace.chart.isVisible() == has_chart
    assert workspace.pages.split.widget(1).isVisible() == has_view
    if has_chart and not has_view:
        assert workspace.chart.height() == workspace.pages.split.height()


def test_scenarios_are_compared_below_their_chart_and_others_come_back(sized, opened, qtbot):
    workspace = sized(1366, 900)
    opened.workspace.what_if.move(Lever.VOLUME, Scope(), 1.5)
    opened.workspace.what_if.keep("More")

    workspace.choose(View.COMPARE)

    assert workspace.chart.isVisible()
    assert workspace.chart.chart_id == "side-by-side"
    qtbot.waitUntil(lambda: workspace.chart.bar.question == "What would each scenario cost?")
    workspace.choose(View.CHART)
    assert workspace.chart.chart_id == "daily-cost"
    qtbot.waitUntil(lambda: workspace.chart.bar.question == "What does each day cost? ▾")
    qtbot.waitUntil(lambda: not workspace.what_if.is_busy)


def test_without_a_scenario_the_page_offers_what_makes_one(sized):
    workspace = sized(1366, 900)
    workspace.drawer.want(is_wanted=False)

    workspace.choose(View.COMPARE)
    workspace.compare.empty_page.findChild(QPushButton).click()

    assert workspace.drawer.is_open


def test_a_page_comes_back_with_the_view_that_was_last_looked_at(sized, qtbot):
    workspace = sized(1280, 820)
    workspace.choose(View.COSTS)

    workspace.outline.open_page(Page.RESULT)
    assert workspace.outline.entry is View.CHART
    qtbot.keyClick(workspace.outline, Qt.Key.Key_Home)
    assert workspace.editor is workspace.grid
    workspace.outline.open_page(Page.ASSUMPTIONS)

    assert workspace.outline.entry is View.COSTS


def test_tabs_name_the_views_of_a_page_that_has_several(sized):
    workspace = sized(1280, 820)
    workspace.choose(View.COSTS)

    shown = [tab.text() for tab in workspace.pages.tabs._tabs.values() if tab.isVisible()]

    assert shown == ["Account and rates", "Costs and partner"]
    workspace.choose(View.GRID)
    assert not workspace.pages.tabs.isVisible()


def test_the_sparkline_opens_the_charts_at_the_day_that_is_clicked(sized, qtbot):
    workspace = sized(1366, 900)
    spark = workspace.headline.spark
    inner = spark.rect().adjusted(3, 3, -3, -3)
    at = QPoint(inner.left() + int(inner.width() * 16.5 / 30), inner.center().y())
    assert spark.span_at(at.toPointF()).first == date(2026, 11, 17)

    qtbot.mouseClick(spark, Qt.MouseButton.LeftButton, pos=at)

    assert workspace.why.subject == "Tue 17 Nov"
    assert workspace.chart.isVisible()
    assert workspace.chart.chart_id == "daily-cost"
    workspace.choose(View.GRID)
    spark.setFocus()
    qtbot.keyClick(spark, Qt.Key.Key_Space)
    assert workspace.outline.entry is View.CHART


def test_asking_why_leaves_the_chart_as_large_as_it_was(sized):
    workspace = sized(1366, 900)
    workspace.choose(View.CHART)
    QApplication.processEvents()
    before = workspace.chart.geometry()

    workspace.explain(Selection(days=(date(2026, 11, 5),)))

    QApplication.processEvents()
    assert workspace.chart.geometry() == before
    assert workspace.why.subject == "Thu 5 Nov"


@pytest.mark.parametrize("entry", [View.GRID, View.TOTALS, View.EXPLAIN, View.CHART])
def test_the_smallest_window_shows_all_of_the_middle(sized, entry):
    workspace = sized(800, 560)
    middle = workspace._outer.widget(1)
    assert isinstance(middle, QScrollArea)

    workspace.choose(entry)

    QApplication.processEvents()
    assert middle.verticalScrollBar().maximum() == 0


SMALL = pytest.mark.parametrize("size", [(1024, 700), (800, 560), (720, 430)])
NO_SIZE_HINTS = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


@SMALL
@NO_SIZE_HINTS
@pytest.mark.usefixtures("at_200_percent")
def test_headline_and_ways_out_are_complete_at_every_size(opened, sized, size):
    headline = sized(*size).headline

    assert (opened.width(), opened.height()) == size
    wanted = [chip for chip in headline.chips.all if chip.text.strip("0.")]
    assert all(chip.isVisible() for chip in wanted)
    assert headline.spark.isVisible()
    assert headline.run_out.text() == headline.run_out.whole
    tools = opened.actions_._worded
    assert all(tool.isVisible() for tool in tools)
    assert max(place_of(tool, opened)[0].x() + tool.width() for tool in tools) <= size[0]


def test_export_stays_in_sight_however_long_the_name_of_the_rates_is(opened, sized):
    sized(1280, 700)
    opened.actions_.show_rates("USD")
    QApplication.processEvents()
    assert opened.actions_.chip.isVisible()

    opened.actions_.show_rates("USD · " + "card of 1 October 2026 · " * 9)

    QApplication.processEvents()
    tools = opened.actions_._worded
    assert max(place_of(tool, opened)[0].x() + tool.width() for tool in tools) <= 1280
    assert all(tool.isVisible() for tool in tools)


@SMALL
@NO_SIZE_HINTS
@pytest.mark.usefixtures("at_200_percent")
def test_a_drawer_over_the_page_leaves_the_headline_uncovered(qtbot, opened, sized, size):
    workspace = sized(*size)
    qtbot.waitUntil(lambda: opened.session.status.state is FiguresState.CURRENT)
    for _ in range(5):  # figures, their names and their rows, one after the other
        QApplication.processEvents()
    headline, height = workspace.headline, workspace.headline.height()

    workspace.drawer.toggle(is_shown=True)

    def is_uncovered():
        right = place_of(headline, opened)[0].x() + headline.width()
        return right <= place_of(workspace.levers, opened)[0].x()

    qtbot.waitUntil(is_uncovered)
    assert headline.layout().minimumSize().width() <= headline.width()
    qtbot.waitUntil(lambda: headline.height() == height)
    problem = Problem("some-code", FieldPath(("month",)), "there are too few people")
    workspace.problems.show_status(Status(FiguresState.STALE, (problem,)))
    QApplication.processEvents()
    ways = [one for one in workspace.problems.findChildren(QPushButton) if one.isVisible()]
    assert ways
    for way in ways:
        right = place_of(way, opened)[0].x() + way.width()
        assert right <= place_of(workspace.levers, opened)[0].x()
    workspace.problems.show_status(opened.session.status)
    workspace.drawer.toggle(is_shown=False)


@pytest.mark.parametrize("size", [(800, 560), (720, 430)])
def test_actuals_of_a_plan_without_traffic_has_no_scroll_bar(sized, size):
    workspace = sized(*size)

    workspace.choose(View.ACTUALS)

    for _ in range(3):  # page, sentences and bars, one after the other
        QApplication.processEvents()
    areas = workspace.actuals.findChildren(QScrollArea)
    bars = [one.verticalScrollBar().maximum() for one in areas if one.isVisible()]
    assert set(bars) == {0}
