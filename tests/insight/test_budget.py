"""The day on which a budget is used up."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from types import MappingProxyType

import numpy as np
import pytest

from helpers.forecasts import DELIVERED, MARKETING, Line, ledger_lines, november_forecast
from tarife.forecast.ranges.spread import PercentileBand, Spread
from tarife.forecast.totals import Unit, totals_by_day
from tarife.insight.budget import (
    over_micros,
    run_out,
    run_out_of,
    spent_by_day,
    standings,
    standings_of_trials,
)
from tarife.plan.model.budgets import BudgetUnit, SpanAmount, SpanBudgets, budget_micros
from tarife.terms.calendar import BillingMonth, Period
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


NOVEMBER_TO_JANUARY = Period(BillingMonth(2026, 11), 3)
FIRST_DAYS = {"2026-11": 1, "2026-12": 31, "2027-01": 62}


def three_months(charges, **budgeted):
    """Forecast three months that cost so much on single days, counted from 1."""
    rows = [
        Line(day, "Turkey", MARKETING, DELIVERED, 1, charge) for day, charge in charges.items()
    ]
    made = november_forecast()
    plan = replace(made.plan, months=3, budget=None)
    lines = ledger_lines(rows, NOVEMBER_TO_JANUARY)
    return replace(made, plan=replace(plan, **budgeted), lines=lines)


def by_month(*amounts, rolls_over=False):
    given = (
        SpanAmount(month, Decimal(amount))
        for month, amount in zip(FIRST_DAYS, amounts, strict=True)
        if amount
    )
    return SpanBudgets(BudgetUnit.MONTH, tuple(given), rolls_over)


CHARGES = {3: "60", 20: "20", 40: "70", 61: "50.5", 62: "10", 92: "80"}
"""80 in November, 120.50 in December, 90 in January."""


def amounts_of(standing):
    micros = (standing.amount_micros, standing.rolled_in_micros, standing.spent_micros)
    return [*(one / MICROS for one in (*micros, standing.left_micros)), standing.day]


def test_unspent_money_rolls_on_and_what_is_overspent_takes_nothing_away():
    budgets = by_month("100", "100", "80", rolls_over=True)
    found = standings(three_months(CHARGES, span_budgets=budgets))

    assert [amounts_of(one) for one in found] == [
        [100, 0, 80, 20, None],
        [100, 20, 120.5, -0.5, date(2026, 12, 31)],
        [80, 0, 90, -10, date(2027, 1, 31)],
    ]


def test_without_rolling_each_month_has_its_own_amount_alone():
    found = standings(three_months(CHARGES, span_budgets=by_month("100", "100", "90")))

    assert [amounts_of(one) for one in found] == [
        [100, 0, 80, 20, None],
        [100, 0, 120.5, -20.5, date(2026, 12, 31)],
        [90, 0, 90, 0, None],
    ]


def test_what_is_left_passes_by_a_month_without_budget():
    budgets = by_month("100", None, "75", rolls_over=True)
    november, january = standings(three_months(CHARGES, span_budgets=budgets))

    assert amounts_of(january) == [75, 20, 90, 5, None]
    assert november.period == Period(BillingMonth(2026, 11))


def test_a_quarter_is_budgeted_over_those_of_its_months_that_the_plan_has():
    amounts = (SpanAmount("2026-Q4", Decimal(200)), SpanAmount("2027-Q1", Decimal(90)))
    budgets = SpanBudgets(BudgetUnit.QUARTER, amounts)
    found = standings(three_months(CHARGES, span_budgets=budgets))

    assert [amounts_of(one) for one in found] == [
        [200, 0, 200.5, -0.5, date(2026, 12, 31)],
        [90, 0, 90, 0, None],
    ]


def test_a_budget_of_all_months_runs_out_in_the_month_that_it_cannot_pay():
    (found,) = standings(three_months(CHARGES, budget=Decimal("210.499999")))

    assert found.day == date(2027, 1, 1)
    assert found.left_micros == 210_499_999 - 290_500_000


def test_without_budgets_there_is_none_to_stand():
    assert standings(three_months(CHARGES)) == ()


def rolled_by_hand(forecast):
    """What becomes of budgets by month, a day at a time: the slow twin."""
    budgets = forecast.plan.span_budgets
    purse, found = Decimal(0), []
    for month in forecast.plan.period.months:
        amount = budgets.by_span.get(str(month))
        if amount is None:
            continue
        purse = amount + (purse if budgets.rolls_over else 0)
        empty_on = None
        for day in month.dates():
            for row in totals_by_day(forecast.lines):
                if row.day == day:
                    purse -= Decimal(row.charge_micros) / MICROS
            if purse < 0 and empty_on is None:
                empty_on = day
        found.append((purse, empty_on))
        purse = max(purse, Decimal(0))
    return found


@pytest.mark.parametrize("seed", range(20))
def test_budgets_stand_as_a_purse_that_is_counted_day_by_day(seed):
    rng = np.random.default_rng(seed)
    charges = {day: f"{rng.uniform(0, 50):.4f}" for day in rng.integers(1, 93, 30).tolist()}
    amounts = [f"{rng.uniform(0, 400):.2f}" if rng.random() < 0.7 else None for _ in range(3)]
    forecast = three_months(
        charges, span_budgets=by_month(*amounts, rolls_over=rng.random() < 0.7)
    )
    found = standings(forecast)

    assert [(Decimal(one.left_micros) / MICROS, one.day) for one in found] == rolled_by_hand(
        forecast
    )


def test_by_how_much_the_budget_is_missed_that_is_missed_most():
    budgets = by_month("100", "110", "60", rolls_over=True)

    assert over_micros(three_months(CHARGES, span_budgets=budgets)) == 20_500_000
    assert over_micros(three_months(CHARGES, budget=Decimal(300))) == -9_500_000
    assert over_micros(three_months(CHARGES)) == 290_500_000


def trials_of(*dollars_through, plan):
    """Trials that cost half as much as this up to and with each day of a month, or twice."""
    bands = tuple(
        PercentileBand(*(round(share * dollars * MICROS) for share in (0.5, 1, 2)))
        for month, through in zip(plan.period.months, dollars_through, strict=True)
        for dollars in (through(day + 1) for day in range(month.days))
    )
    return Spread(8, bands[-1], bands, bands, {}, {}, {Unit.MONTH: bands})


@pytest.mark.parametrize("rolls_over", [False, True], ids=["each alone", "rolling over"])
def test_the_budget_of_a_month_runs_out_within_what_its_trials_say(rolls_over):
    forecast = three_months(
        CHARGES, span_budgets=by_month("30", "30", "30", rolls_over=rolls_over)
    )
    daily = trials_of(float, lambda day: day / 4, lambda day: 2.0 * day, plan=forecast.plan)

    november, december, january = standings(forecast, daily)

    assert (november.earliest, november.latest) == (date(2026, 11, 16), None)
    assert (december.earliest, december.latest) == (None, None)
    assert (january.earliest, january.latest) == (
        (date(2027, 1, 12), None) if rolls_over else (date(2027, 1, 8), date(2027, 1, 31))
    )
    without = standings(forecast)
    assert [one.day for one in without] == [november.day, december.day, january.day]
    assert all(one.earliest == one.latest == one.day for one in without)


def test_dear_months_use_up_their_budgets_earlier_and_roll_less_on():
    budgets = by_month("100", "100", "90", rolls_over=True)
    plan = three_months(CHARGES, span_budgets=budgets).plan
    through = [1.0] * 30 + [2.0] * 31 + [3.0] * 31
    bands = tuple(
        PercentileBand(*(round(share * value * 40 * MICROS) for share in (0.5, 1, 2)))
        for value in through
    )
    spread = Spread(8, bands[-1], bands, bands, {}, {}, {Unit.MONTH: bands})

    dear = standings_of_trials(plan, spread, "p90_micros")
    assert [amounts_of(one) for one in dear] == [
        [100, 0, 80, 20, None],
        [100, 20, 160, -40, date(2026, 12, 1)],
        [90, 0, 240, -150, date(2027, 1, 1)],
    ]
    cheap = standings_of_trials(plan, spread, "p10_micros")
    assert [amounts_of(one)[1] for one in cheap] == [0, 80, 140]
    whole = replace(plan, budget=Decimal(239), span_budgets=SpanBudgets())
    (found,) = standings_of_trials(whole, spread, "p90_micros")
    assert found.day == date(2027, 1, 1)
