"""Tables go to a spreadsheet without a digit lost."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tarife.charts.kit.table import ChartRow, ChartTable, column_sums
from tarife.insight.explain.selection import EVERYTHING, Selection
from tarife.terms.money import Money

DAY = Selection(days=(date(2026, 11, 3),))
TURKEY = Selection(markets=("Turkey",))
TABLE = ChartTable(
    ("Day", "Turkey (USD)", "Messages"),
    (
        ChartRow((date(2026, 11, 3), Money(1_234_567_890, "USD"), 1_234), DAY),
        ChartRow(("Total\tand\nmore", Money(0, "USD"), 0), EVERYTHING, is_sum=True),
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
    assert ChartTable(("Day",), (ChartRow(("x",)),)).selection(0, 0) is None


@st.composite
def tables(draw):
    """Draw amounts by category, the same by month, and what they come to, below each other."""
    currency = draw(st.sampled_from(["USD", "COP", "KWD"]))
    categories, rows = draw(st.integers(1, 4)), draw(st.integers(1, 12))
    amount = st.one_of(st.just(0), st.integers(0, 3_000_000))
    drawn = draw(st.lists(st.tuples(*[amount] * categories), min_size=rows, max_size=rows))

    def row(name, parts, *, is_sum=False):
        cells = (Money(micros, currency) for micros in parts)
        return ChartRow((name, *cells), is_sum=is_sum)

    lines = []
    for parts in drawn:
        whole = sum(parts)
        lines.append((*parts, whole // 3, whole - whole // 3, whole))
    sums = row("Total", map(sum, zip(*lines, strict=True)), is_sum=True)
    rows = (*(row("Market", line) for line in lines), sums)
    return ChartTable(("",) * len(sums.cells), rows, sums=column_sums(categories, 2))


@given(tables())
def test_shown_amounts_add_up_and_each_is_what_it_is_everywhere(table):
    shown = table.shown("Rounding")
    whole = shown.sums.total

    for row in shown.rows:
        for group in shown.sums.parts:
            assert sum(row.cells[one].micros for one in group) == row.cells[whole].micros
    *parts, total = shown.rows
    for column in range(1, len(shown.columns)):
        assert sum(row.cells[column].micros for row in parts) == total.cells[column].micros
    own = [at for at, title in enumerate(shown.columns) if not title.startswith("Rounding")]
    for row, exact in zip(
        [r for r in shown.rows if not r.is_rounding], table.rows, strict=True
    ):
        assert [row.exact[one] for one in own] == list(exact.cells)
        assert [row.cells[one].micros for one in own[1:]] == list(map(closed, exact.cells[1:]))


def closed(money):
    return Money.closing(money.amount, money.currency).micros


def test_what_rounding_leaves_stands_above_the_sum():
    def usd(*amounts):
        return tuple(Money.parse(amount, "USD") for amount in amounts)

    def text(row):
        return row.cells[0], *(str(money.rounded()) for money in row.cells[1:])

    rows = (
        ChartRow(("Turkey", *usd("0.003", "0.004", "0.007"))),
        ChartRow(("Chile", *usd("0.004", "0", "0.004"))),
        ChartRow(("Total", *usd("0.007", "0.004", "0.011")), is_sum=True),
    )
    table = ChartTable(("Market", "Marketing", "Utility", "Cost"), rows, sums=column_sums(2, 0))

    shown = table.shown("Rounding")
    assert shown.columns == ("Market", "Marketing", "Utility", "Rounding", "Cost")
    assert [text(row) for row in shown.rows] == [
        ("Turkey", "0.00", "0.00", "0.01", "0.01"),
        ("Chile", "0.00", "0.00", "0.00", "0.00"),
        ("Rounding", "0.01", "0.00", "-0.01", "0.00"),
        ("Total", "0.01", "0.00", "0.00", "0.01"),
    ]
    assert table.tsv().count("\n") == 1 + len(rows)  # what is copied is exact: nothing is left


def test_rounding_stands_beside_the_parts_that_need_it_alone():
    usd = (Money(micros, "USD") for micros in (4_000, 4_000, 8_000, 0, 8_000, 0))
    rows = (ChartRow(("October", *usd)), ChartRow(("July", *["-"] * 5, "No rates")))
    titles = ("Rules", "A (USD)", "B (USD)", "Nov", "Dec", "Cost", "More")
    shown = ChartTable(titles, rows, sums=column_sums(2, 2, compares=True)).shown("Rounding")

    assert shown.columns == (*titles[:3], "Rounding (USD)", *titles[3:])
    assert shown.rows[0].cells[3] == Money(10_000, "USD")
    assert shown.rows[1].cells == ("July", *["-"] * 6, "No rates")
    assert shown.sums.total == 6


def test_others_are_what_their_exact_sum_rounds_to():
    usd = [Money(micros, "USD") for micros in (90_000, 4_000, 4_000, 98_000)]
    titles = ("Market", "A (USD)", "B (USD)", "C (USD)", "Cost (USD)")
    table = ChartTable(titles, (ChartRow(("Chile", *usd)),), sums=column_sums(3, 0))

    def cents(table):
        return [one.micros // 10_000 for one in table.shown("Rounding").rows[0].cells[1:]]

    assert cents(table) == [9, 0, 0, 1, 10]
    assert cents(table.narrowed(1, "Others")) == [9, 1, 10]


def test_a_difference_is_that_of_the_costs_as_they_are_shown():
    def row(name, cost, more):
        return ChartRow((name, Money(cost, "USD"), Money(cost, "USD"), Money(more, "USD")))

    rows = (row("Plan", 14_000, 0), row("Other", 15_000, 1_000))
    table = ChartTable(
        ("", "Marketing", "Cost", "More"), rows, sums=column_sums(1, 0, compares=True)
    )

    assert [row.cells[-1].micros for row in table.shown("").rows] == [0, 10_000]


def test_rates_are_shown_as_they_are():
    assert TABLE.shown("Rounding") is TABLE
