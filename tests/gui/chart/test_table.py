"""The table of a chart reads like a table of figures."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tarife.charts.kit.table import ChartRow, ChartTable, Sums, column_sums
from tarife.gui.chart.table import ChartTableModel, ChartTableView
from tarife.gui.widgets.sum_delegate import FINE_ROLE
from tarife.insight.explain.selection import EVERYTHING, Selection
from tarife.terms.money import Money

HORIZONTAL = Qt.Orientation.Horizontal
ALIGNMENT = Qt.ItemDataRole.TextAlignmentRole
TIP = Qt.ItemDataRole.ToolTipRole


def usd(*micros):
    return tuple(Money(one, "USD") for one in micros)


def test_headings_stand_over_their_figures():
    model = ChartTableModel()
    model.show_table(ChartTable(("Day", "Cost"), (ChartRow(("Mon", Money(1_500_000, "USD"))),)))

    headings = [model.headerData(column, HORIZONTAL, ALIGNMENT) for column in range(2)]
    cells = [model.index(0, column).data(ALIGNMENT) for column in range(2)]

    assert list(map(int, headings)) == list(map(int, cells))
    assert cells[0] != cells[1]


def rates():
    model = ChartTableModel()
    rows = tuple(
        ChartRow((name, rate)) for name, rate in zip("ab", usd(10_900, 62_500), strict=True)
    )
    model.show_table(
        ChartTable(("Market", "Rate"), (*rows, ChartRow(("Sum", *usd(73_400)), is_sum=True)))
    )
    return model


def test_rates_have_as_many_decimals_as_they_need_and_those_finer_than_cents_are_told():
    model = rates()
    cells = [model.index(row, 1) for row in range(3)]

    assert [cell.data() for cell in cells] == ["0.0109", "0.0625", "0.0734"]
    assert [cell.data(FINE_ROLE) for cell in cells] == [2, 2, None]
    assert model.index(0, 0).data(FINE_ROLE) is None
    assert cells[0].data(TIP) is None


@pytest.mark.styled
@pytest.mark.usefixtures("styled_application")
def test_digits_finer_than_cents_are_paler_than_those_before(qtbot):
    model = rates()
    view = ChartTableView(model)
    qtbot.addWidget(view)
    view.show()
    QApplication.processEvents()  # columns take their widths
    image = view.viewport().grab(view.visualRect(model.index(0, 1))).toImage()

    def darkest(left, right):
        columns = range(image.width() - left, image.width() - right)
        return min(image.pixelColor(x, y).lightness() for x in columns for y in range(4, 26))

    assert darkest(18, 10) > darkest(40, 30) + 30


def shown_costs():
    model = ChartTableModel()
    rows = (
        ChartRow(("Turkey", *usd(3_000, 4_000, 7_000))),
        ChartRow(("Chile", *usd(4_000, 0, 4_000))),
        ChartRow(("Total", *usd(7_000, 4_000, 11_000)), is_sum=True),
    )
    titles = ("Market", "Marketing (USD)", "One-time passwords (USD)", "Cost")
    model.show_table(ChartTable(titles, rows, sums=column_sums(2, 0)))
    return model


def test_costs_are_shown_in_cents_and_told_exactly():
    model = shown_costs()

    assert [model.index(row, 1).data() for row in range(4)] == ["–", "–", "0.01", "0.01"]  # noqa: RUF001
    assert model.index(0, 4).data() == "0.01"
    assert model.index(0, 4).data(TIP) == "0.007 USD"
    assert model.index(2, 1).data(TIP) is None


def test_what_is_more_than_the_plan_has_a_plus():
    model = ChartTableModel()
    rows = tuple(
        ChartRow((name, *usd(5_000_000 + more, 5_000_000 + more, more)))
        for name, more in (("Plan", 0), ("Dearer", 1_990_000), ("Cheaper", -100_000))
    )
    columns = ("Scenario", "Marketing (USD)", "Cost (USD)", "Against the plan (USD)")
    model.show_table(ChartTable(columns, rows, sums=column_sums(1, 0, compares=True)))
    shown = [[model.index(row, at).data() for at in (1, 3)] for row in range(3)]
    assert shown == [["5.00", "–"], ["6.99", "+1.99"], ["4.90", "−0.10"]]  # noqa: RUF001


def test_what_a_market_misses_its_cost_by_is_said_beside_its_categories():
    model = shown_costs()

    assert model.table.columns[3:] == ("Rounding (USD)", "Cost")
    assert [model.index(row, 3).data() for row in range(4)] == ["0.01", "–", "−0.01", "–"]  # noqa: RUF001
    assert model.index(0, 3).data(TIP) is None


def test_a_table_stays_sorted_where_rounding_takes_a_column(qtbot):
    model = shown_costs()
    view = ChartTableView(model)
    qtbot.addWidget(view)
    view.resize(900, 300)
    view.show()
    rounded = model._whole
    rows = (
        ChartRow(("Turkey", *usd(20_000, 10_000, 30_000))),
        ChartRow(("Chile", *usd(10_000, 0, 10_000))),
    )
    model.show_table(replace(rounded, rows=rows))
    view.horizontalHeader().setSortIndicator(3, Qt.SortOrder.AscendingOrder)
    assert model.index(0, 0).data() == "Chile"

    model.show_table(rounded)
    view.fit()

    assert model.table.columns[3:] == ("Rounding (USD)", "Cost")
    assert model.index(0, 0).data() == "Chile"
    assert view.horizontalHeader().sortIndicatorSection() == 4


def test_a_column_of_rounding_that_has_no_room_goes_with_the_parts_that_need_it():
    model = shown_costs()
    assert "Rounding (USD)" in model.table.columns

    assert model.narrow(1)

    assert model.table.columns == ("Market", "Others (USD)", "Cost")
    assert [model.index(0, at).data() for at in (1, 2)] == ["0.01", "0.01"]


def test_rounding_stays_above_the_total_when_rows_are_sorted():
    model = shown_costs()
    model.sort(0)

    names = [model.index(row, 0).data() for row in range(4)]
    assert names == ["Chile", "Turkey", "Rounding", "Total"]


def test_heads_take_a_third_line_only_where_columns_have_no_room(qtbot):
    model = shown_costs()
    view = ChartTableView(model)
    view.owned = model
    qtbot.addWidget(view)
    view.show()

    def lines(width):
        view.resize(width, 300)
        view.fit()
        return model.headerData(2, HORIZONTAL).count("\n") + 1

    assert lines(900) == 2
    assert lines(360) == 3
    assert lines(900) == 2


def dear_sends(*, is_summed=True):
    """A day of five series, the last of which adds up others already."""
    names = ("Autumn", "Winter", "Spring", "Summer", "14 others")
    ids = (("a",), ("b", "b2"), ("c",), ("d",), ("x", "y"))
    about = tuple(Selection(sources=one) for one in ids)
    amounts = usd(150_000, 60_000, 20_000, 40_000, 10_000, 20_000)
    rows = (
        ChartRow(("Mon", *amounts), Selection(days=(date(2026, 11, 2),))),
        ChartRow(("Total", *amounts), EVERYTHING, is_sum=True),
    )
    return ChartTable(
        ("Day", "Cost (USD)", *(f"{name} (USD)" for name in names)),
        rows,
        (EVERYTHING, EVERYTHING, *about),
        Sums(1, (range(2, 7),), others=6) if is_summed else None,
    )


def test_the_least_columns_of_a_table_are_added_up_and_named():
    model = ChartTableModel()
    model.show_table(dear_sends())

    assert model.narrow(2)

    shown = model.table
    assert shown.columns == (
        *("Day", "Cost (USD)", "Autumn (USD)", "Spring (USD)", "Others (USD)"),
    )
    assert [model.index(0, at).data() for at in range(1, 5)] == ["0.15", "0.06", "0.04", "0.05"]
    assert model.headerData(4, HORIZONTAL, TIP) == "Winter (USD)\nSummer (USD)\n14 others (USD)"
    assert model.index(0, 4).data(TIP) == "0.05 USD"
    assert model.selection(model.index(0, 4)) == Selection(
        days=(date(2026, 11, 2),), sources=("b", "b2", "d", "x", "y")
    )
    assert model.narrow(7)
    assert model.table.columns[2:] == ("Autumn (USD)", "Others (USD)")  # one stays apart
    assert not model.narrow(8)


@pytest.mark.parametrize("is_summed", [True, False])
def test_a_table_has_no_more_columns_than_it_has_room_for(qtbot, is_summed):
    model = ChartTableModel()
    view = ChartTableView(model)
    qtbot.addWidget(view)
    model.show_table(dear_sends(is_summed=is_summed))
    view.resize(1000, 200)
    view.show()
    QApplication.processEvents()
    whole = sum(map(view.sizeHintForColumn, range(7)))
    assert view.horizontalHeader().length() in range(
        view.viewport().width() - 7, 1000
    )  # lines end there

    view.resize(whole * 3 // 4, 200)  # too little with less air and higher heads, too
    QApplication.processEvents()

    assert (view.horizontalScrollBar().maximum() == 0) is is_summed
    assert (model.columnCount() < 7) is is_summed  # rates cannot be added up

    view.resize(1000, 200)
    QApplication.processEvents()
    assert model.columnCount() == 7
