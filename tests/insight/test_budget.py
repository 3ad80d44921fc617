"""The day on which a budget is used up."""

from datetime import date
from decimal import Decimal
from types import MappingProxyType

import pytest

from helpers.forecasts import DELIVERED, MARKETING, Line, ledger_lines, november_forecast
from tarife.forecast.ranges.spread import PercentileBand, Spread
from tarife.insight.budget import budget_micros, run_out, run_out_of, spent_by_day
from tarife.terms.money import MICROS, Money

DAYS = tuple(date(2026, 11, day) for day in range(1, 5))
SPENT = (100_000_000, 100_000_000, 250_000_000, 400_000_000)


@pytest.mark.parametrize(
    ("budget", "day"),
    [
        pytest.param("99.99", DAYS[0], id="on the first day"),
        pytest.param("100", DAYS[2], id="a day that costs exactly the rest is still paid"),
        pytest.param("399.999999", DAYS[3], id="a millionth is missing"),
        pytest.param("400", None, id="just enough"),
        pytest.param("1000", None, id="more than enough"),
    ],
)
def test_money_runs_out_on_the_first_day_that_it_cannot_pay(budget, day):
    assert run_out(SPENT, DAYS, Decimal(budget)) == day


def test_a_budget_finer_than_micros_is_rounded_down():
    assert budget_micros(Decimal("0.0000019")) == 1


def test_what_is_spent_by_the_last_day_is_the_total():
    lines = november_forecast().lines

    assert spent_by_day(lines)[-1] == lines.total_micros


def test_without_a_spread_the_day_is_one():
    lines = november_forecast().lines
    half = Decimal(lines.total_micros) / 2_000_000

    found = run_out_of(lines, half, None)

    assert found.day == found.earliest == found.latest
    assert found.is_certain
    shown = Money(lines.total_micros, lines.currency).rounded()
    assert found.left_micros == budget_micros(half) - shown * MICROS


def test_what_is_left_and_the_shown_total_are_the_budget():
    lines = ledger_lines([Line(1, "Turkey", MARKETING, DELIVERED, 1, "904.015")])

    found = run_out_of(lines, Decimal(1_000), None)

    assert Money(lines.total_micros, "USD").rounded() == Decimal("904.02")
    assert found.left_micros == 95_980_000


def test_a_dear_month_runs_out_earlier_and_a_cheap_one_later():
    lines = november_forecast().lines
    spent = spent_by_day(lines).tolist()
    bands = tuple(PercentileBand(micros // 2, micros, micros * 2) for micros in spent)
    spread = Spread(8, bands[-1], bands, bands, MappingProxyType({}))
    budget = Decimal(spent[-1]) / 1_500_000

    found = run_out_of(lines, budget, spread)

    assert found.earliest < found.day
    assert found.latest is None
    assert not found.is_certain
