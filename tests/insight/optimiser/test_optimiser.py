"""The optimiser finds what playing all plans by hand finds, and breaks no bound."""

from dataclasses import replace
from datetime import date, datetime, time
from decimal import Decimal
from fractions import Fraction
from itertools import product

import pytest

from helpers.bids import PLAN as BID
from tarife.assets import shipped_library
from tarife.forecast.forecast import forecast
from tarife.insight.budget import standings
from tarife.insight.message_flow import MessageFlow
from tarife.insight.optimiser import optimiser
from tarife.insight.optimiser.choices import (
    cap_choice,
    date_choice,
    days_between,
    desk_choice,
    lever_choice,
    usual_choices,
)
from tarife.insight.optimiser.optimiser import optimise
from tarife.insight.optimiser.question import Goal, Question
from tarife.plan.model.account import Account, Desk, OpeningHours, Weekday
from tarife.plan.model.behaviour import Behaviour, Delay
from tarife.plan.model.budgets import BudgetUnit, SpanAmount, SpanBudgets
from tarife.plan.model.lines import Audience, Broadcast, Inbound, Send, Steady, TemplateCategory
from tarife.plan.model.plan import GridRow, Plan
from tarife.plan.model.scenarios import Adjustment, Lever, MonthChange, Scenario, Scope
from tarife.plan.what_if.levers import scenario_plan
from tarife.terms.calendar import BillingMonth
from tarife.terms.problems import InputError, Stopped

LIBRARY = shipped_library()
RATES = (LIBRARY.book, LIBRARY.markets)
MARKETING = TemplateCategory.MARKETING
TALKING = Behaviour(
    0.9,
    Delay(0, 0),
    reply_ratio=0.3,
    reply_delay=Delay(600, 3600),
    answer_ratio=1.0,
    answer_delay=Delay(60, 600),
    messages_per_answer=2.0,
    turns=2.0,
)
COUNTRIES = ("DE", "TR", "BR")
ERAS = (
    BillingMonth(2023, 9),
    BillingMonth(2025, 2),
    BillingMonth(2025, 9),
    BillingMonth(2026, 11),
)


def plan_in(month=ERAS[-1], **fields):
    """Three countries with a broadcast each, whose people also get order updates."""
    noon = datetime(month.year, month.month, 10, 12)
    audiences = [Audience(country, country, country, 300) for country in COUNTRIES]
    sends = [
        Send(f"sale-{one}", f"Sale {one}", one, MARKETING, 250, Broadcast((noon,)), TALKING)
        for one in COUNTRIES
    ]
    orders = Send("orders", "Orders", "DE", TemplateCategory.UTILITY, 200, Steady(), TALKING)
    return Plan("Plan", month, audiences=(*audiences,), sends=(*sends, orders), **fields)


def with_volumes(plan, **volumes):
    sends = (replace(one, volume=volumes.get(one.id, one.volume)) for one in plan.sends)
    return replace(plan, sends=tuple(sends))


def played(plan):
    return forecast(plan, *RATES, lambda: False)


def answer(plan, *choices, goal=Goal.DELIVERED, at_least=0):
    return optimise(plan, Question(choices, goal, at_least), RATES, lambda: False)


def volume_of(country, steps=2):
    scope = Scope(country=country, category=MARKETING)
    return lever_choice(f"volume:{country}", Lever.VOLUME, scope, (0, 1), steps)


def sales_by_hand(plan):
    """Play every combination of no, half and all of the three sales."""
    for volumes in product((0, 125, 250), repeat=3):
        names = (f"sale-{country}" for country in COUNTRIES)
        one = with_volumes(plan, **dict(zip(names, volumes, strict=True)))
        result = played(one)
        yield (
            result.total.micros,
            MessageFlow.of(result).delivered,
            result.flow.inbound,
        )


@pytest.mark.parametrize("month", ERAS, ids=str)
def test_the_best_plan_is_that_of_playing_all(month):
    plan = plan_in(month)
    budget = played(plan).total.micros // 2
    limited = replace(plan, budget=Decimal(budget) / 1_000_000)
    choices = tuple(map(volume_of, COUNTRIES))
    by_hand = list(sales_by_hand(plan))
    within = [one for one in by_hand if one[0] <= budget]
    found = answer(limited, *choices)
    most = max(within, key=lambda one: (one[1], -one[0]))
    assert found.is_proven
    assert (found.best.micros, found.best.delivered) == most[:2]
    assert found.played == len(by_hand)
    replies = answer(limited, *choices, goal=Goal.REPLIES)
    assert replies.best.replies == max(one[2] for one in within)
    cheap = answer(plan, *choices, goal=Goal.COST, at_least=450)
    assert cheap.best.micros == min(one[0] for one in by_hand if one[1] >= 450)
    dense = answer(plan, *choices, goal=Goal.REPLIES_PER_MONEY, at_least=250)
    ratio = max(Fraction(one[2], one[0]) for one in by_hand if one[1] >= 250)
    assert Fraction(dense.best.replies, dense.best.micros) == ratio


def test_a_search_that_cannot_play_all_finds_the_same(monkeypatch):
    plan = plan_in()
    limited = replace(plan, budget=Decimal(played(plan).total.micros // 2) / 1_000_000)
    choices = [volume_of(country, steps=3) for country in COUNTRIES]
    proven = answer(limited, *choices, goal=Goal.REPLIES)
    monkeypatch.setattr(optimiser, "MOST_PLANS", 40)
    searched = answer(limited, *choices, goal=Goal.REPLIES)
    assert proven.is_proven
    assert not searched.is_proven
    assert searched.played <= 40
    assert searched.best.point == proven.best.point


def test_a_long_plan_is_played_less_often_in_larger_steps_from_end_to_end(monkeypatch):
    monkeypatch.setattr(optimiser, "_MOST_LINES", 4 * 9)
    monkeypatch.setattr(optimiser, "_FEWEST_PLANS", 2)
    plan = replace(plan_in(), budget=Decimal(1000))  # four lines: nine plays

    one = answer(plan, volume_of("DE", steps=1_000))
    two = answer(plan, volume_of("DE", steps=100), volume_of("TR", steps=100))
    few = answer(plan, volume_of("DE", steps=8))

    assert (one.played, one.is_proven) == (9, False)
    assert [len(choice.values) for choice in one.choices] == [9]
    assert [one.choices[0].values[end] for end in (0, -1)] == [0, 1]
    assert one.best.point == (8,)
    assert [problem.code for problem in one.problems] == ["larger-steps"]
    assert two.played <= 9
    assert {point[end] for end in (0, 1) for point in [one.point for one in two.frontier]} > {0}
    assert (few.played, few.is_proven, few.problems) == (9, True, ())


def test_the_frontier_holds_what_nothing_beats():
    plan = plan_in()
    found = answer(plan, *map(volume_of, COUNTRIES), goal=Goal.COST, at_least=1)
    by_hand = sorted({one[:2] for one in sales_by_hand(plan)})
    unbeaten = [
        (cost, reached)
        for cost, reached in by_hand
        if not any(
            (less <= cost and more > reached) or (less < cost and more >= reached)
            for less, more in by_hand
        )
    ]
    assert [(one.micros, one.delivered) for one in found.frontier] == unbeaten


def test_a_scenario_holds_what_levers_made():
    plan = plan_in(budget=Decimal(10))
    found = answer(plan, *map(volume_of, COUNTRIES))
    scenario = Scenario("best", "Best", found.adjustments(found.best))
    assert played(scenario_plan(plan, scenario)).total.micros == found.best.micros


def test_each_month_keeps_to_its_budget():
    months = (SpanAmount("2026-11", Decimal(8)), SpanAmount("2026-12", Decimal(1)))
    plan = plan_in(months=2, span_budgets=SpanBudgets(BudgetUnit.MONTH, months))
    found = answer(
        plan,
        *map(volume_of, COUNTRIES),
        lever_choice(
            "volume:utility", Lever.VOLUME, Scope(category=TemplateCategory.UTILITY), (0, 1), 2
        ),
    )
    assert [one.left_micros >= 0 for one in standings(played(plan))] == [False, False]
    assert all(one.left_micros >= 0 for one in standings(played(found.best.plan)))


def test_nobody_is_made_up_to_send_to():
    scope = Scope(line="sale-DE")
    choice = lever_choice("volume:sale-DE", Lever.VOLUME, scope, (1, 2), 5)
    found = answer(plan_in(budget=Decimal(1000)), choice)
    assert found.values(found.best) == {"volume:sale-DE": "120 %"}
    row = Plan("Grid", ERAS[-1], grid=(GridRow("DE", people=100, marketing=400),))
    wide = answer(
        replace(row, budget=Decimal(1000)),
        lever_choice("volume", Lever.VOLUME, Scope(), (1, 2), 1),
    )
    assert wide.best.plan.grid[0].people == 100


def test_within_one_conversation_the_second_sale_is_free():
    month = ERAS[0]
    plan = plan_in(month)
    again = replace(plan.sends[0], id="again", name="Again", volume=300)
    first = replace(plan.sends[0], volume=300)
    later = replace(again, schedule=Broadcast((datetime(2023, 9, 20, 12),)))
    plan = replace(plan, sends=(first, later))
    days = days_between(date(2023, 9, 8), date(2023, 9, 14))
    found = answer(plan, date_choice("date:Again", later, days), goal=Goal.COST, at_least=1)
    assert found.values(found.best) == {"date:Again": "2023-09-10"}
    assert found.best.micros < found.as_planned.micros
    assert found.best.delivered == found.as_planned.delivered
    assert found.best.plan.sends[1].schedule.moments == (datetime(2023, 9, 10, 12),)
    assert found.adjustments(found.best) == ()


def test_a_desk_that_never_closes_lets_people_write_more():
    monday = Desk((OpeningHours(Weekday.MONDAY, time(9), time(10)),))
    inbound = Inbound("help", "Help", 40, country="DE", behaviour=TALKING)
    plan = Plan(
        "Help", ERAS[-1], Account(desk=monday), inbound=(inbound,), budget=Decimal(1000)
    )
    found = answer(plan, desk_choice("desk=always"), goal=Goal.REPLIES)
    assert found.values(found.best) == {"desk=always": "always"}
    assert found.best.replies > found.as_planned.replies


def test_nothing_is_best_where_the_least_is_too_much():
    found = answer(plan_in(budget=Decimal("0.01")), volume_of("DE"))
    assert found.best is None
    assert found.frontier


def test_what_cannot_be_played_is_told_and_left_out():
    plan = plan_in(budget=Decimal(1000))
    ghost = replace(plan.sends[0], id="ghost", volume=0, audience="nobody")
    choice = replace(
        volume_of("DE"),
        apply=lambda plan, value: replace(plan, sends=(*plan.sends, ghost)) if value else plan,
    )
    found = answer(plan, choice)
    assert found.best.point == (0,)
    assert [problem.code for problem in found.problems]


def test_marketing_of_each_country_is_what_may_change():
    plan = replace(plan_in(), grid=(GridRow("FR", marketing=100), GridRow("IT", utility=9)))
    ids = [choice.id for choice in usual_choices(plan)]
    assert ids == [f"volume:{country}+marketing" for country in ("FR", *COUNTRIES)]


def test_it_finds_the_same_again_tells_how_far_it_is_and_stops_when_asked():
    plan = replace(plan_in(), budget=Decimal(10))
    question = Question((volume_of("DE"), volume_of("TR")))
    told = []

    first = optimise(plan, question, RATES, lambda: False, told.append)

    assert told == list(range(1, 10))
    assert optimise(plan, question, RATES, lambda: False) == first
    with pytest.raises(Stopped):
        optimise(plan, question, RATES, lambda: len(told) > 12, told.append)


@pytest.mark.parametrize("month", ERAS, ids=str)
def test_no_plan_within_reach_of_the_bounds_is_ever_beyond_them(month):
    plan = plan_in(month)
    whole = played(plan).total.micros
    for part in (3, 5, 9):
        budget = Decimal(whole * part // 10) / 1_000_000
        found = answer(replace(plan, budget=budget), volume_of("DE"), volume_of("BR"))
        assert found.best is None or played(found.best.plan).total.amount <= budget
        assert found.best is None or min(one.volume for one in found.best.plan.sends) >= 0


def test_the_best_cap_within_a_budget_is_that_of_playing_each():
    """At 50 a thousand, 2,000 cost 70 USD; at 120, 8,000 cost 700; all answers cost, too."""
    budget = Decimal(650)

    def at_cap(cap):
        bid = replace(BID.sends[0].max_price, cap=Decimal(cap))
        return played(replace(BID, sends=(replace(BID.sends[0], max_price=bid),)))

    costs = {cap: at_cap(cap).total.amount for cap in (50, 85, 120)}
    found = answer(replace(BID, budget=budget), cap_choice("cap:Sale", BID.sends[0]))

    assert costs[50] < costs[85] < budget < costs[120]
    assert found.values(found.best) == {"cap:Sale": "85"}
    assert Decimal(found.best.micros) / 1_000_000 == costs[85]


def test_a_month_without_room_for_one_more_lever_is_told_before_anything_is_played():
    full = MonthChange("2026-12", (Adjustment(Lever.VOLUME, 1.0),) * 199)
    plan = plan_in(months=2, changes=(full,))

    with pytest.raises(InputError, match="2026-12 moves 199 levers of its own"):
        answer(plan, volume_of("DE"), volume_of("TR"))
    assert answer(plan, volume_of("DE")).best is not None
