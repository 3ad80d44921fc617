"""Tables go to a spreadsheet without a digit lost."""

from datetime import date

import pytest

from tarife.charts.kit.table import Row, Table
from tarife.insight.explain.selection import EVERYTHING, Selection
from tarife.terms.money import Money

DAY = Selection(days=(date(2026, 11, 3),))
TURKEY = Selection(markets=("Turkey",))
TABLE = Table(
    ("Day", "Turkey (USD)", "Messages"),
    (
        Row((date(2026, 11, 3), Money(1_234_567_890, "USD"), 1_234), DAY),
        Row(("Total\tand\nmore", Money(0, "USD"), 0), EVERYTHING, is_sum=True),
    ),
    (None, TURKEY, EVERYTHING),
)


@pytest.mark.parametrize(("point", "amount"), [(".", "1234.56789"), (",", "1234,56789")])
def test_cells_are_plain_with_the_point_of_the_reader(point, amount):
    lines = TABLE.tsv(point).split("\n")

    assert lines[0] == "Day\tTurkey (USD)\tMessages"
    assert lines[1] == f"2026-11-03\t{amount}\t1234"


def test_no_text_breaks_a_line_or_a_column():
    assert TABLE.tsv().split("\n")[2] == "Total and more\t0\t0"


def test_a_cell_stands_for_its_row_narrowed_by_its_column():
    assert TABLE.selection(0, 0) == DAY
    assert TABLE.selection(0, 1) == TURKEY.within(DAY)
    assert Table(("Day",), (Row(("x",)),)).selection(0, 0) is None
