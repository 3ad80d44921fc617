"""Tables of figures are sorted by a click on a heading; their sum stays where it is."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt

from tarife.charts.kit.table import ChartRow, ChartTable
from tarife.gui.chart.table import ChartTableModel, ChartTableView
from tarife.insight.explain.selection import Selection
from tarife.terms.money import Money

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # a window, offscreen

COSTS = {"Çin": 3, "Brazil": 20, "Chile": 0, "Denmark": 100}
COUNTS = ("Marketing (USD)", *(f"Something else, number {n} (messages)" for n in range(8)))


def usd(units):
    return Money(units * 1_000_000, "USD")


def a_table():
    rows = tuple(
        ChartRow((name, usd(units), *range(8)), Selection(markets=(name,)))
        for name, units in COSTS.items()
    )
    total = ChartRow(("Total", usd(123), *range(8)), Selection(), is_sum=True)
    return ChartTable(("Market", *COUNTS), (*rows, total))


@pytest.fixture
def view(qtbot):
    model = ChartTableModel()
    made = ChartTableView(model)
    made.owned = model
    qtbot.addWidget(made)
    made.resize(400, 300)
    model.show_table(a_table())
    made.show()
    return made


def click(qtbot, view, column):
    header = view.horizontalHeader()
    view.scrollTo(view.model().index(0, column))
    at = QPoint(header.sectionViewportPosition(column) + 20, header.height() // 2)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)


def names(view):
    return [view.model().index(row, 0).data() for row in range(5)]


def test_a_click_on_a_heading_sorts_and_the_third_gives_the_order_back(qtbot, view):
    given = names(view)

    click(qtbot, view, 1)
    assert names(view) == ["Denmark", "Brazil", "Çin", "Chile", "Total"]
    click(qtbot, view, 1)
    assert names(view) == ["Chile", "Çin", "Brazil", "Denmark", "Total"]
    click(qtbot, view, 1)
    assert names(view) == given


def test_the_heading_that_stays_in_sight_sorts_as_the_one_below_it(qtbot, view):
    given, first = names(view), view._first
    assert first.isVisible()

    click(qtbot, view, 1)
    assert first.horizontalHeader().sortIndicatorSection() == 1
    click(qtbot, first, 0)
    assert names(view)[0] == "Brazil"
    assert view.horizontalHeader().sortIndicatorSection() == 0
    click(qtbot, first, 0)
    assert names(view)[-2] == "Brazil"
    click(qtbot, first, 0)
    assert names(view) == given


def test_what_is_chosen_stays_chosen_in_its_row(view):
    model = view.model()
    view.setCurrentIndex(model.index(3, 1))

    for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
        model.sort(1, order)
        (chosen,) = view.selectedIndexes()
        assert chosen.siblingAtColumn(0).data() == "Denmark"
        assert view.currentIndex() == chosen


def test_names_are_sorted_as_their_language_does_and_days_by_time(view):
    view.model().sort(0, Qt.SortOrder.AscendingOrder)
    assert names(view) == ["Brazil", "Chile", "Çin", "Denmark", "Total"]

    days = [date(2026, 11, 9), date(2026, 11, 10), date(2026, 2, 1)]
    rows = tuple(ChartRow((day,), Selection(days=(day,))) for day in days)
    view.model().show_table(ChartTable(("Day",), rows))
    view.model().sort(0, Qt.SortOrder.DescendingOrder)
    assert [row.cells[0] for row in view.model().rows] == [days[1], days[0], days[2]]


def test_a_sorted_row_is_explained_as_itself_and_stays_sorted_with_other_figures(qtbot, view):
    view.model().sort(1, Qt.SortOrder.DescendingOrder)
    view.model().show_table(a_table())  # as when the plan changes

    with qtbot.waitSignal(view.explain_requested) as asked:
        view.clicked.emit(view.model().index(0, 1))

    assert asked.args == [Selection(markets=("Denmark",))]


def test_what_rows_are_called_stays_in_sight_where_the_table_scrolls(qtbot, view):
    first = view._first
    assert first.isVisible()

    view.horizontalScrollBar().setValue(view.horizontalScrollBar().maximum())
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())

    assert first.geometry().left() <= 1
    assert first.verticalScrollBar().value() == view.verticalScrollBar().value()
    view.resize(4000, 300)
    qtbot.waitUntil(lambda: not first.isVisible())
