"""Columns as wide as they need, at any width of the table."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QTableView

from helpers.gui.windows import a_plan
from tarife.assets import load_markets
from tarife.gui.editors.navigation import View
from tarife.gui.editors.plan_lines import PlanLines
from tarife.gui.tables import lines_panel
from tarife.gui.text.countries import Countries
from tarife.gui.widgets.columns import Column, Heading, figures
from tarife.gui.widgets.month_columns import ROUNDING, month_columns
from tarife.gui.widgets.read_only_table import ReadOnlyModel, ReadOnlyTable
from tarife.gui.widgets.theme import SIZES
from tarife.plan.model.lines import EntryPoint, Inbound
from tarife.plan.model.plan import GridRow, Plan
from tarife.terms.calendar import BillingMonth
from tarife.terms.money import Money

MARKET, COST = 0, 1
LEAST = 60
SLACK = 100


@dataclass(frozen=True)
class Price:
    """A row."""

    market: str
    cost: str
    is_sum: bool = False


@pytest.fixture
def table(qtbot):
    columns = (
        Column("market", Heading("Market", width=0), lambda row: row.market),
        Column("cost", figures("Cost", width=300), lambda row: row.cost),
    )
    model = ReadOnlyModel(columns)
    made = ReadOnlyTable(model, "Prices")
    made.model_kept = model
    model.show([Price("Netherlands", "1.00")])
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_name_takes_what_is_left(table):
    table.resize(700, 200)

    assert table.columnWidth(MARKET) == table.viewport().width() - table.columnWidth(COST)


def test_a_column_that_is_hidden_takes_no_room(table):
    table.resize(310, 200)
    table.hideColumn(COST)
    table.fit()

    assert table.columnWidth(MARKET) == table.viewport().width()


def test_a_name_keeps_its_room_in_a_narrow_table_and_gives_it_back(table):
    table.resize(310, 200)

    assert table.columnWidth(MARKET) >= LEAST

    table.resize(700, 200)

    assert table.columnWidth(MARKET) >= 300 - SLACK  # the price has its half of what is left


def test_rows_are_never_cut_and_their_sum_stays_in_sight(table):
    prices = [Price(f"Market {number}", f"{number}.00") for number in range(1, 9)]
    total = Price("Total", "36.00", is_sum=True)
    table.model_kept.show([*prices, total])
    head = table.horizontalHeader().height()
    table.resize(500, head + 4 * SIZES.row + 17)  # the fifth row would be cut
    top = table.viewport().y() + 3 * SIZES.row
    place = QRect(table.viewport().x(), top, 480, SIZES.row)  # beside the bar
    pinned = table.grab(place).toImage()

    assert [index.data() for index, _ in table.pinned_cells()] == ["Total", "36.00"]
    assert table._foot.geometry().top() == top

    table.setCurrentIndex(table.model().index(3, MARKET))  # it lies under the sum

    assert table.verticalScrollBar().value() == 1
    table.scrollToBottom()
    assert not table._foot.isVisibleTo(table)
    assert table.rowViewportPosition(5) == 0  # whole, and the sum in its own place
    assert table.grab(place).toImage() == pinned


def test_a_chosen_row_that_has_no_room_is_not_scrolled_past(table):
    prices = [Price(f"Market {number}", f"{number}.00") for number in range(1, 9)]
    table.model_kept.show([*prices, Price("Total", "36.00", is_sum=True)])
    table.resize(500, table.horizontalHeader().height() + SIZES.row + 10)

    for row in (0, 4):
        table.setCurrentIndex(table.model().index(row, MARKET))
        assert table.verticalScrollBar().value() == row


def test_a_sum_in_the_middle_is_in_sight_until_it_is_scrolled_past(table):
    prices = [Price(f"Market {number}", f"{number}.00") for number in range(1, 9)]
    total = Price("Total", "36.00", is_sum=True)
    table.model_kept.show([*prices[:5], total, *prices[5:]])
    table.resize(500, table.horizontalHeader().height() + 4 * SIZES.row + 17)
    pinned = []
    for number in range(7):
        table.verticalScrollBar().setValue(number)
        pinned.append(bool(table.pinned_cells()))

    assert pinned == [True, True, False, False, False, False, False]


def test_what_a_narrow_table_gives_up_follows_from_its_width_alone(table):
    prices = [Price(f"Market {number}", f"{number}.00") for number in range(1, 9)]
    table.spare = ("cost",)
    table.model_kept.show(prices)
    hidden = []
    for height in (1000, 120, 1000):  # with a bar at the side, and without
        table.resize(400, height)
        hidden.append([])
        for width in range(240, 90, -3):
            table.resize(width, height)
            hidden[-1].append(table.isColumnHidden(COST))

    assert hidden[0] == hidden[1] == hidden[2]
    assert set(hidden[0]) == {True, False}


@pytest.mark.styled
@pytest.mark.parametrize("entry", [View.SMS, View.TIERS])
def test_markets_can_be_read_in_the_smallest_window(qtbot, opened, entry):
    opened.resize(opened.minimumSize())
    opened.show()
    opened.workspace.choose(entry)

    view = next(one for one in opened.workspace.findChildren(QTableView) if one.isVisible())
    names = next(at for at in range(view.model().columnCount()) if not view.isColumnHidden(at))

    qtbot.waitUntil(lambda: view.columnWidth(names) >= LEAST)


@pytest.mark.qt_log_ignore("This plugin does not support")  # a window of its own, offscreen
def test_a_narrow_grid_gives_columns_up_and_a_wide_one_shows_them_with_their_whole_heading(
    qtbot, session, appearance
):
    lines = PlanLines(session, appearance, Countries(load_markets()))
    qtbot.addWidget(lines)
    with qtbot.waitSignal(session.forecast_ready):
        session.open(a_plan(), None)
    header = lines.view.horizontalHeader()

    def shown():
        return [
            column.id
            for index, column in enumerate(lines.model.columns)
            if not lines.view.isColumnHidden(index)
        ]

    lines.resize(1600, 400)
    lines.show()
    everything = shown()
    lines.resize(620, 400)
    few = shown()
    lines.resize(1600, 400)

    assert few[:2] == everything[:2]
    assert set(everything) - set(few) == {"first", "last", "authentication", "reply_ratio"}
    assert shown() == everything
    for index in range(1, len(everything)):
        assert header.sectionSize(index) >= header.sectionSizeHint(index)


def test_a_table_that_nobody_sees_is_not_measured_when_the_plan_changes(
    qtbot, session, appearance, monkeypatch
):
    lines = PlanLines(session, appearance, Countries(load_markets()))
    qtbot.addWidget(lines)
    measured = []
    with qtbot.waitSignal(session.forecast_ready):
        session.open(a_plan(), None)
    monkeypatch.setattr(lines_panel, "wanted_widths", lambda *of: measured.append(of) or [])

    with qtbot.waitSignal(lines._fitting.timeout):
        lines.show_plan(session.plan)

    assert not measured


def test_a_row_is_as_high_as_its_words_need_at_the_width_they_have(qtbot):
    columns = (
        Column("market", Heading("Why", width=0), lambda row: row.market),
        Column("cost", figures("Cost", width=80), lambda row: row.cost),
    )
    model = ReadOnlyModel(columns)
    made = ReadOnlyTable(model, "Prices", wraps=True)
    qtbot.addWidget(made)
    model.show(
        [Price("Dearer because of the mark-up of 5 % and the platform, a month", "1.00")]
    )
    made.resize(220, 200)
    made.show()
    narrow = made.rowHeight(0)

    made.resize(1200, 200)
    QApplication.processEvents()

    assert narrow > made.rowHeight(0) == SIZES.row


@pytest.mark.qt_log_ignore("This plugin does not support")  # a window of its own, offscreen
def test_unfolding_and_folding_move_no_column_and_hide_none(qtbot, session, appearance):
    lines = PlanLines(session, appearance, Countries(load_markets()))
    qtbot.addWidget(lines)
    rows = (GridRow("TR", 120_000, marketing=600_000), GridRow("DE", 20_000, marketing=40_000))
    with qtbot.waitSignal(session.forecast_ready):
        session.open(Plan("Autumn", a_plan().month, a_plan().account, rows), None)
    lines.resize(1026, 500)  # beside the outline, in a window of 1280
    lines.show()

    def widths():
        lines._fitting.timeout.emit()
        return [lines.view.columnWidth(at) for at in range(lines.model.columnCount())]

    before = widths()
    assert before[0] >= lines._columns.names.whole, "names come first, before the last day"
    assert all(before[:-1])
    for country, is_unfolded in (("DE", True), ("TR", True), ("DE", False)):
        lines.unfold(country, is_unfolded=is_unfolded)
        assert widths() == before
    assert sum(before) <= lines.view.viewport().width()


@pytest.mark.styled
@pytest.mark.qt_log_ignore("This plugin does not support")  # a window of its own, offscreen
def test_a_narrow_grid_wraps_names_and_keeps_days_and_every_figure_of_a_row(
    qtbot, session, appearance
):
    lines = PlanLines(session, appearance, Countries(load_markets()))
    qtbot.addWidget(lines)
    ad = EntryPoint("e", "Autumn leaves in the park", "DE", clicks_per_day=150)
    support = Inbound("i", "Support", 80, country="DE")
    plan = Plan("P", a_plan().month, entry_points=(ad,), inbound=(support,))
    with qtbot.waitSignal(session.forecast_ready):
        session.open(plan, None)
    lines.resize(600, 400)
    lines.show()

    columns = [column.id for column in lines.model.columns]
    hidden = {one for at, one in enumerate(columns) if lines.view.isColumnHidden(at)}
    heights = [lines.view.rowHeight(at) for at in range(lines.model.rowCount())]
    assert hidden == {"authentication", "first", "last", "reply_ratio"}
    assert heights[1] > heights[2] == SIZES.row
    lines.resize(1600, 400)
    assert lines.view.rowHeight(1) == SIZES.row


@dataclass(frozen=True)
class Costs:
    """A row of two months."""

    market: str
    by_month: tuple[Money, ...]
    cost: Money

    def exact_cost(self, _number):
        """Nothing finer than a cent."""
        return


def test_months_give_way_together_with_what_rounding_leaves_between_them(qtbot):
    months = month_columns((BillingMonth(2026, 11), BillingMonth(2026, 12)), Costs)
    columns = (
        Column("market", Heading("Market", width=0), lambda row: row.market),
        Column("free", figures("Free"), lambda _: "7"),
        *months,
        Column("cost", figures("Cost", width=300), lambda row: row.cost),
    )
    table = ReadOnlyTable(ReadOnlyModel(columns), "Totals", spare=("free", ROUNDING))
    qtbot.addWidget(table)
    third = Money(3_330_000, "USD")
    table.model().show([Costs("Turkey", (third, third), Money(6_670_000, "USD"))])
    table.show()

    seen = set()
    for width in range(700, 150, -10):
        table.resize(width, 200)
        seen.add(tuple(table.isColumnHidden(at) for at in range(1, 5)))

    shown, hidden = False, True
    assert {
        (shown,) * 4,
        (hidden, shown, shown, shown),
        (shown, hidden, hidden, hidden),
    } <= seen
    assert all(len(set(one[1:])) == 1 for one in seen)
