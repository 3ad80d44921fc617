"""The month in a few sentences: figures as the window shows them, in either language."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from helpers.costs import full_costs
from helpers.forecasts import (
    DELIVERED,
    SERVICE,
    Line,
    empty_forecast,
    ledger_lines,
    november_forecast,
)
from tarife.billing.ledger import Reason
from tarife.documents.codec import plan_text, read_plan
from tarife.forecast.costs.all_in import all_in
from tarife.forecast.ranges.spread import PercentileBand, Spread
from tarife.insight.plan_changes import plan_changes
from tarife.insight.summary import summary, tried
from tarife.plan.edits.plan import keep_backtest
from tarife.plan.edits.scenarios import in_scenario
from tarife.plan.identity import revision_of
from tarife.plan.model.budgets import SpanAmount, SpanBudgets
from tarife.plan.model.costs import NO_COSTS
from tarife.plan.model.measured import Backtest, Compared
from tarife.plan.model.plan import Plan
from tarife.plan.model.scenarios import Scenario
from tarife.plan.month_shift import moved_to
from tarife.terms.calendar import BillingMonth
from tarife.terms.languages import Language
from tarife.terms.sentences import in_language

PLAN = Plan("November", BillingMonth(2026, 11))
BAND = PercentileBand(4_000_000, 5_000_000, 6_500_000)
SPREAD = Spread(10, BAND, (BAND,) * 30, (BAND,) * 30, {})


def november(**changed):
    made = november_forecast()
    return replace(
        made,
        plan=replace(made.plan, name="Sale", **{"budget": None, "costs": NO_COSTS, **changed}),
    )


def told(forecast, spread=None, variant="", language=Language.ENGLISH):
    return [in_language(one, language) for one in summary(forecast, spread, variant)]


def test_it_names_the_plan_the_month_and_the_total():
    forecast = november()

    assert told(forecast)[0] == f"Sale: November 2026 will cost {forecast.total}."


def test_a_scenario_is_named_and_ranges_give_both_ends():
    forecast = november()

    assert told(forecast, SPREAD, "Optimistic")[0] == (
        f"Sale (Optimistic): November 2026 will cost {forecast.total}; "
        "8 of 10 such months cost 4.00 USD to 6.50 USD."
    )


def test_it_names_the_dearest_category_and_market():
    assert told(november())[1] == (
        "The largest part is marketing (54 %), the dearest market Turkey (48 %)."
    )


def test_it_says_how_many_messages_are_free():
    forecast = november()
    lines = forecast.lines
    free = int(lines.messages[lines.free].sum())
    messages = free + int(lines.messages[lines.charged].sum())

    assert told(forecast)[2] == f"Of {messages:,} messages {free:,} are free (3 %)."


def test_a_share_that_would_vanish_keeps_a_tenth():
    forecast = november()
    lines = forecast.lines
    many = replace(lines, messages=lines.messages * (1 + 9 * lines.charged))

    assert told(replace(forecast, lines=many))[2].endswith("(0.3 %).")


def test_a_share_of_one_per_cent_is_whole():
    lines = [
        Line(1, "Turkey", SERVICE, Reason.FREE_TIER, 1),
        Line(1, "Turkey", SERVICE, DELIVERED, 99, "0.0053"),
    ]

    assert told(replace(november(), lines=ledger_lines(lines)))[2] == (
        "Of 100 messages 1 is free (1 %)."
    )


@pytest.mark.parametrize(
    ("budget", "says"),
    [
        (
            "100",
            "The budget of 100.00 USD runs out on 5 November; 1,244.06 USD are missing.",
        ),
        ("100000", "The budget of 100,000.00 USD lasts; 98,655.94 USD are left."),
    ],
)
def test_it_says_whether_the_budget_lasts(budget, says):
    assert told(november(budget=Decimal(budget)))[-1] == says


def test_what_comes_on_top_is_told_with_the_other_currency():
    forecast = november(costs=full_costs())
    bill = all_in(forecast, full_costs())

    assert told(forecast)[1:3] == [
        f"With partner and taxes it is {bill.total}.",
        f"That is {bill.displayed}.",
    ]


def test_a_month_without_messages_only_says_that_it_costs_nothing():
    assert len(told(empty_forecast())) == 1


def test_it_is_said_in_turkish():
    first, *others = told(november(budget=Decimal(100)), SPREAD, language=Language.TURKISH)

    assert first == (
        "Sale: Kasım 2026 maliyeti 1.344,06 USD; %80 olasılıkla 4,00 USD ile 6,50 USD arasında."
    )
    assert others == [
        "En büyük pay pazarlama (%54), en pahalı ülke Türkiye (%48).",
        "93.588 mesajdan ücretsiz olan: 3.060 (%3).",
        "100,00 USD tutarındaki bütçe 5 Kasım günü biter; 1.244,06 USD eksik kalır.",
    ]


def test_a_budget_by_month_that_runs_out_is_told_with_its_month():
    amounts = (SpanAmount("2026-11", Decimal("0.01")),)
    forecast = november(span_budgets=SpanBudgets(amounts=amounts))
    missing = forecast.total.rounded() - Decimal("0.01")

    assert told(forecast)[-1] == (
        "The budget of 0.01 USD for November 2026 runs out on 1 November; "
        f"{missing:,} USD are missing."
    )
    lasting = replace(amounts[0], amount=Decimal(90_000))
    lasts = november(span_budgets=SpanBudgets(amounts=(lasting,)))
    assert told(lasts)[-1] == "All budgets last: November 2026."


def tried_month(month, actual, forecast, low, high):
    cost = Compared(*map(Decimal, (actual, forecast, low, high)))
    return Backtest(date(2026, month, 18), date(2026, month, 30), "USD", cost)


def test_the_record_of_forecasts_says_how_good_they_were():
    september, october = tried_month(9, 10, 12, 11, 14), tried_month(10, 125, 127, 100, 130)
    plan = replace(PLAN, backtests=())
    for one in (october, september, october):
        plan = keep_backtest(one).apply(plan)

    assert [one.month.month for one in plan.backtests] == [9, 10]
    assert tried(()) == "not yet tried on real traffic"
    assert tried((october,)) == "tried on October 2026: +1.6 %, range held"
    assert tried((september,)) == "tried on September 2026: +20.0 %, outside its range"
    assert in_language(tried(plan.backtests), Language.TURKISH) == (
        "Ekim 2026 üzerinde denendi: +%1,6, aralık tuttu; denenen 2 aydan 1 tanesi tuttu"
    )
    nothing = tried_month(9, 0, 0, 0, 0)
    assert tried((nothing,)) == "tried on September 2026: range held"


def test_the_record_of_forecasts_is_kept_in_the_file_and_is_no_change_of_the_plan():
    plan = keep_backtest(tried_month(10, "12.5", 13, 12, 14)).apply(PLAN)

    assert read_plan(plan_text(plan)) == plan
    assert revision_of(plan) == revision_of(PLAN)
    assert not plan_changes(PLAN, plan)
    assert moved_to(plan, BillingMonth(2026, 12)).backtests == plan.backtests
    chosen = replace(PLAN, scenarios=(Scenario("more", "More"),))
    kept = in_scenario("more", keep_backtest(plan.backtests[0])).apply(chosen)
    assert kept == replace(chosen, backtests=plan.backtests)
