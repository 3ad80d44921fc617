"""The same one-way messages by SMS."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import given

from helpers.costs import all_costs
from helpers.forecasts import (
    DELIVERED,
    MARKETING,
    SERVICE,
    UTILITY,
    Line,
    ledger_lines,
    november_forecast,
)
from tarife.billing.ledger import Reason
from tarife.insight.sms import sms_lines
from tarife.plan.model.costs import Costs, Markup, Partner, SmsPrice
from tarife.terms.money import Money

FORECAST = replace(
    november_forecast(),
    lines=ledger_lines(
        [
            Line(1, "Turkey", MARKETING, DELIVERED, 1_000, "0.01"),
            Line(1, "Turkey", UTILITY, Reason.FREE_ENTRY_POINT, 200),
            Line(2, "Turkey", SERVICE, DELIVERED, 500, "0.005"),
            Line(2, "Germany", SERVICE, DELIVERED, 500, "0.055"),
            Line(2, "United States", MARKETING, Reason.US_PAUSE, 75),
        ]
    ),
)
PRICE = Decimal("0.02")


def turkey(costs):
    return next(line for line in sms_lines(FORECAST, costs) if line.market == "Turkey")


def test_templates_that_reach_a_person_are_compared_and_replies_are_not():
    (line,) = sms_lines(FORECAST, Costs())

    assert (line.market, line.messages) == ("Turkey", 1_200)
    assert line.whatsapp == Money.parse("10", "USD")


def test_without_a_price_only_the_break_even_is_told():
    line = turkey(Costs())

    assert (line.sms, line.difference) == (None, None)
    assert line.break_even == Decimal(10) / 1_200


def test_a_price_tells_what_sms_would_cost():
    line = turkey(Costs(sms=(SmsPrice("Turkey", PRICE),)))

    assert line.sms == Money.parse("24", "USD")
    assert line.difference == Money.parse("14", "USD")


def test_a_long_text_is_paid_by_its_parts():
    line = turkey(Costs(sms=(SmsPrice("Turkey", PRICE, segments=2),)))

    assert line.sms == Money.parse("48", "USD")
    assert line.break_even == Decimal(10) / 2_400


def test_what_the_partner_adds_to_each_message_counts_and_monthly_fees_do_not():
    markups = (Markup(MARKETING, Decimal("0.1"), Decimal("0.001")),)
    partner = Partner(markups=markups, platform_fee=Decimal(99), inbound_fee=Decimal(1))

    assert turkey(Costs(partner)).whatsapp == Money.parse("12", "USD")


def test_a_price_for_a_market_without_messages_is_kept_in_sight():
    prices = (SmsPrice("Turkey", PRICE), SmsPrice("Brazil", PRICE))
    brazil, _ = sms_lines(FORECAST, Costs(sms=prices))

    assert (brazil.market, brazil.messages, brazil.break_even) == ("Brazil", 0, None)
    assert brazil.sms == Money(0, "USD")


@given(all_costs())
def test_at_the_break_even_both_cost_the_same(costs):
    line = turkey(costs)
    even = SmsPrice("Turkey", line.break_even, line.price.segments if line.price else 1)

    assert abs(replace(line, price=even).difference.amount) <= Decimal("0.005")
