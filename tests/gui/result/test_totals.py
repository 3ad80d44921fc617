"""The table of totals, and what comes on top of Meta's charges."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from PySide6.QtCore import Qt

from helpers.costs import full_costs
from helpers.forecasts import june_forecast, november_forecast
from helpers.gui.windows import a_plan, quick_forecast
from tarife.billing.ledger import CHARGED_REASONS, FREE_REASONS, PAUSED_REASONS
from tarife.forecast.costs.all_in import all_in
from tarife.forecast.totals import totals_by_market
from tarife.gui.result.totals import TOTAL_COLUMNS, TotalsModel, TotalsPanel, totals_with_sums
from tarife.insight.explain.selection import Selection
from tarife.plan.model.costs import Costs, Exchange
from tarife.terms.money import Money, decimal_text


def test_no_totals_are_no_rows():
    assert totals_with_sums((), all_in(quick_forecast(a_plan(), lambda: False), Costs())) == ()


def test_costs_are_shown_in_cents_that_add_up_and_told_exactly():
    forecast = quick_forecast(a_plan(), lambda: False)
    model = TotalsModel()
    totals = totals_by_market(forecast.lines)
    model.show_totals(totals, all_in(forecast, Costs()))
    cost = [column.id for column in TOTAL_COLUMNS].index("cost")
    *parts, whole = (row.cost for row in model.rows)

    exact = Money(totals[0].charge_micros, "USD")
    assert parts[0] == Money.closing(exact.amount, "USD")
    assert whole == Money.closing(forecast.total.amount, "USD")
    assert sum(one.micros for one in parts) == whole.micros
    tip = model.index(0, cost).data(Qt.ItemDataRole.ToolTipRole)
    assert tip == f"{exact.amount:,.2f} USD"
    assert model.copied([0]).endswith(f"\t{decimal_text(exact.micros)}\n")


def test_what_rounding_leaves_is_a_row_above_the_total():
    forecast = november_forecast()
    odd = forecast.lines.charge_micros * 7 // 9
    forecast = replace(forecast, lines=replace(forecast.lines, charge_micros=odd))
    model = TotalsModel()
    model.show_totals(totals_by_market(forecast.lines), all_in(forecast, Costs()))

    *parts, rounding, whole = model.rows
    assert (rounding.market, rounding.is_rounding) == ("Rounding", True)
    assert rounding.cost.micros
    assert sum(one.cost.micros for one in (*parts, rounding)) == whole.cost.micros
    assert "Rounding" not in model.copied(range(len(model.rows)))  # there all is exact


def test_a_cell_stands_for_its_market_category_and_reasons_and_the_sum_for_all():
    forecast = november_forecast()
    totals = totals_by_market(forecast.lines)
    model = TotalsModel()
    model.show_totals(totals, all_in(forecast, Costs()))
    columns = [column.id for column in TOTAL_COLUMNS]

    def meant(row, column):
        return model.selection_at(model.index(row, columns.index(column)))

    first = Selection(markets=(totals[0].market,), categories=(totals[0].category,))
    assert meant(0, "cost") == first
    assert meant(0, "free") == replace(first, reasons=FREE_REASONS)
    assert meant(0, "charged") == replace(first, reasons=CHARGED_REASONS)
    assert meant(len(totals), "cost") == Selection()
    assert meant(len(totals), "paused") == Selection(reasons=PAUSED_REASONS)


def test_paused_messages_have_a_column_of_their_own_where_there_are_any(qtbot, appearance):
    model = TotalsModel()
    panel = TotalsPanel(model, appearance)
    qtbot.addWidget(panel)
    panel.view.resize(900, 400)  # all columns have room
    place = [column.id for column in TOTAL_COLUMNS].index("paused")
    forecast = november_forecast()

    model.show_totals(totals_by_market(forecast.lines), all_in(forecast, Costs()))
    assert not panel.view.isColumnHidden(place)
    column = [model.index(row, place).data() for row in range(model.rowCount())]
    assert "300" in column
    assert column[-1] == "300"
    model.show_totals(totals_by_market(june_forecast().lines), all_in(june_forecast(), Costs()))
    assert panel.view.isColumnHidden(place)


def test_what_comes_on_top_adds_up_to_the_all_in_total():
    forecast = quick_forecast(a_plan(), lambda: False)
    costs = replace(full_costs(), display=Exchange("TRY", Decimal(2), date(2026, 11, 1)))
    bill = all_in(forecast, costs)
    rows = totals_with_sums(totals_by_market(forecast.lines), bill)
    place = next(n for n, row in enumerate(rows) if row.is_sum)
    *lines, whole, other = rows[place:]

    def figure(row):
        return row.cost.amount

    assert lines[0].market == "Meta's charges"
    assert sum(map(figure, lines)) == figure(whole)
    assert (whole.market, whole.is_sum) == ("All-in total", True)
    assert other.market == "In TRY, at your rate of 2 (1 Nov 2026)"
    assert other.cost == f"{2 * bill.total.amount:,.2f}"
