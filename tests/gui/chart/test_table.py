"""The table of a chart reads like a table of figures."""

from PySide6.QtCore import Qt

from tarife.charts.kit.table import Row, Table
from tarife.gui.chart.table import ChartTableModel
from tarife.terms.money import Money

HORIZONTAL = Qt.Orientation.Horizontal
ALIGNMENT = Qt.ItemDataRole.TextAlignmentRole


def test_headings_stand_over_their_figures():
    model = ChartTableModel()
    model.show_table(Table(("Day", "Cost"), (Row(("Mon", Money(1_500_000, "USD"))),)))

    headings = [model.headerData(column, HORIZONTAL, ALIGNMENT) for column in range(2)]
    cells = [model.index(0, column).data(ALIGNMENT) for column in range(2)]

    assert list(map(int, headings)) == list(map(int, cells))
    assert cells[0] != cells[1]


def test_costs_of_a_column_have_as_many_decimals_as_make_it_add_up():
    model = ChartTableModel()
    amounts = [Money(micros, "USD") for micros in (1_500_000, 1_250_500, 2_750_500)]
    model.show_table(Table(("Cost",), tuple(Row((amount,)) for amount in amounts)))

    assert [model.index(row, 0).data() for row in range(3)] == ["1.5000", "1.2505", "2.7505"]
