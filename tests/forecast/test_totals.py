"""Every total is a sum of the same ledger lines."""

from helpers.forecasts import june_forecast, november_forecast
from tarife.forecast.totals import (
    charges_by_day,
    charges_by_market,
    totals_by_day,
    totals_by_market,
)

FORECASTS = (november_forecast(), june_forecast())


def test_charges_add_up_whatever_they_are_cut_by():
    for forecast in FORECASTS:
        lines, total = forecast.lines, forecast.total.micros

        assert charges_by_day(lines).sum() == total > 0
        assert charges_by_market(lines).sum() == total
        assert sum(row.charge_micros for row in totals_by_day(lines)) == total
        assert sum(row.charge_micros for row in totals_by_market(lines)) == total


def test_messages_add_up_too():
    for forecast in FORECASTS:
        lines = forecast.lines
        all_messages = int(lines.messages.sum())
        markets = totals_by_market(lines)

        assert (
            sum(row.charged + row.free + row.refused + row.paused for row in markets)
            == all_messages
        )
        assert sum(row.messages for row in totals_by_day(lines)) == all_messages
