"""From templates sent to what is paid."""

from helpers.forecasts import empty_forecast, november_forecast
from tarife.insight.message_flow import MessageFlow


def test_what_is_sent_is_delivered_lost_paused_or_next_months():
    flow = MessageFlow.of(november_forecast())

    assert flow.sent == 98_000
    assert flow.undelivered == 4_210
    assert flow.paused == 4 * 75
    assert flow.sent == flow.delivered + flow.undelivered + flow.paused + flow.next_month


def test_the_cost_is_that_of_the_month():
    forecast = november_forecast()
    flow = MessageFlow.of(forecast)

    assert flow.template_micros + flow.answer_micros == forecast.total.micros
    assert flow.answer_micros == sum(45 + day for day in range(13, 31)) * 55_000


def test_answers_that_come_too_late_are_not_answers():
    flow = MessageFlow.of(november_forecast())

    assert flow.missed == 88
    assert flow.answered == sum(60 + day for day in range(1, 31)) + sum(
        45 + day for day in range(13, 31)
    )


def test_nothing_flows_in_an_empty_month():
    assert MessageFlow.of(empty_forecast()) == MessageFlow(0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
