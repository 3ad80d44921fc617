"""Plan lines shows what each line of the plan causes."""

from helpers.forecasts import SOURCES, november_forecast
from helpers.workbooks import budget_of, micros
from tarife.forecast.totals import totals_by_source


def test_each_line_has_its_messages_and_its_cost():
    forecast = november_forecast()

    rows = budget_of(forecast).rows("Plan lines")

    totals = totals_by_source(forecast.lines, len(SOURCES))
    costs = [total.charge_micros for total in totals]
    assert [row[0] for row in rows[1:]] == [*(source.name for source in SOURCES), "Total"]
    assert [micros(row[4]) for row in rows[1:]] == [*costs, sum(costs)]
    assert sum(rows[-1][1:4]) == forecast.lines.messages.sum()
    assert rows[-1][3] == 36
