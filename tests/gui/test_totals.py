"""The table of totals, and what comes on top of Meta's charges."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from helpers.costs import full_costs
from helpers.windows import a_plan, quick_forecast
from tarife.forecast.all_in import all_in
from tarife.forecast.totals import totals_by_market
from tarife.gui.models.totals import total_rows
from tarife.plan.costs import Costs, Display


def test_no_totals_are_no_rows():
    assert total_rows((), all_in(quick_forecast(a_plan(), lambda: False), Costs())) == ()


def test_what_comes_on_top_adds_up_to_the_all_in_total():
    forecast = quick_forecast(a_plan(), lambda: False)
    costs = replace(full_costs(), display=Display("TRY", Decimal(2), date(2026, 11, 1)))
    bill = all_in(forecast, costs)
    rows = total_rows(totals_by_market(forecast.lines), bill)
    place = next(n for n, row in enumerate(rows) if row.is_sum)
    *lines, whole, other = rows[place:]

    def figure(row):
        return Decimal(row.cost.replace(",", ""))

    assert lines[0].market == "Meta's charges"
    assert sum(map(figure, lines)) == figure(whole)
    assert (whole.market, whole.is_sum) == ("All-in total", True)
    assert other.market == "In TRY, at your rate of 2 (1 Nov 2026)"
    assert other.cost == f"{2 * bill.total.amount:,.2f}"
