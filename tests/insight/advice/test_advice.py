"""Advice: what each move saves equals what a plan costs less that was changed by hand."""

from dataclasses import replace
from datetime import date, datetime, time
from decimal import Decimal

import pytest

from helpers.plans import NOVEMBER
from tarife.assets import shipped_library
from tarife.billing.eras import EraId, era_for
from tarife.forecast.costs.usage import use_by_category
from tarife.forecast.forecast import forecast
from tarife.insight.advice.advice import advise
from tarife.insight.advice.myths import myths_of
from tarife.plan.model.account import Account, Desk, OpeningHours, Rules, Weekday
from tarife.plan.model.addresses import Address
from tarife.plan.model.behaviour import Behaviour, Delay
from tarife.plan.model.costs import Costs, SmsPrice
from tarife.plan.model.lines import (
    Audience,
    Broadcast,
    EntryPoint,
    FollowUp,
    Inbound,
    Send,
    Steady,
    TemplateCategory,
)
from tarife.plan.model.plan import GridRow, Plan
from tarife.plan.model.scenarios import Range
from tarife.terms.calendar import BillingMonth
from tarife.terms.categories import Category

LIBRARY = shipped_library()
RATES = (LIBRARY.book, LIBRARY.markets)
AT_ONCE = Delay(0, 0)
SILENT = Behaviour(1.0, AT_ONCE, reply_ratio=0.0)
TALKING = Behaviour(
    1.0,
    AT_ONCE,
    reply_ratio=0.5,
    reply_delay=Delay(600, 600),
    answer_ratio=1.0,
    answer_delay=Delay(60, 60),
    messages_per_answer=2.0,
    turns=3.0,
)
PEOPLE = Audience("all", "All", "DE", 10_000)


def send(line_id="sale", category=TemplateCategory.MARKETING, volume=5_000, **fields):
    own = {"schedule": Broadcast((datetime(2026, 11, 10, 11),)), "behaviour": SILENT}
    return Send(line_id, line_id, "all", category, volume, **{**own, **fields})


def plan_of(*sends, **fields):
    return Plan("Plan", NOVEMBER, audiences=(PEOPLE,), sends=sends, **fields)


def advice_on(plan, **exchange):
    return advise(plan, RATES, lambda: False, exchange)


def saving(plan, move, **exchange):
    advice = advice_on(plan, **exchange)
    found = {one.move.id: one for one in (*advice.advised, *advice.refused)}
    return found.get(move)


def played(plan):
    return forecast(plan, *RATES, lambda: False)


def cost(plan):
    return played(plan).total.micros


def delivered(plan, category):
    lines = played(plan).lines
    return use_by_category(lines, ~lines.refused)[category].delivered


def rate(category, country="Germany", currency="USD"):
    card = LIBRARY.book.card(currency, NOVEMBER.first_day)
    return card.rates[country, category].schedule.list_rate_micros


def with_behaviour(plan, **fields):
    def of(line):
        return replace(line, behaviour=replace(line.behaviour, **fields))

    return replace(plan, sends=tuple(map(of, plan.sends)), inbound=tuple(map(of, plan.inbound)))


CHAT = plan_of(
    send(behaviour=TALKING),
    inbound=(Inbound("help", "Help", 90, country="NL", behaviour=TALKING),),
)


@pytest.mark.parametrize(
    ("move", "by_hand"),
    [
        ("one-message-answers", lambda plan: with_behaviour(plan, messages_per_answer=1.0)),
        ("fewer-turns", lambda plan: with_behaviour(plan, turns=3.0 * 0.8)),
    ],
)
def test_shorter_conversations_save_what_the_plan_typed_so_costs_less(move, by_hand):
    found = saving(CHAT, move)

    assert found.micros == cost(CHAT) - cost(by_hand(CHAT)) > 0
    assert found.is_advised
    assert found.plan == by_hand(CHAT)


@pytest.mark.parametrize("people_per_day", [10, 60])
def test_numbers_save_until_each_reply_is_within_an_allowance(people_per_day):
    inbound = Inbound("help", "Help", people_per_day, country="NL", behaviour=TALKING)
    plan = plan_of(inbound=(inbound,))
    replies = delivered(plan, Category.SERVICE)

    found = saving(plan, "more-numbers")

    numbers = min(-(-replies // 1_000), 20)
    assert found.plan == replace(plan, account=Account(numbers=numbers))
    assert found.micros == cost(plan) - cost(found.plan) > 0


def test_a_broadcast_less_a_day_saves_the_smaller_one():
    plan = plan_of(
        send(volume=5_000),
        send(
            "more",
            volume=700,
            schedule=Broadcast((datetime(2026, 11, 10, 18), datetime(2026, 11, 11, 18))),
        ),
    )

    found = saving(plan, "one-a-day")

    assert (found.micros, found.not_sent) == (700 * rate(Category.MARKETING), 700)


def test_codes_by_sms_save_whatsapps_price_less_that_of_sms():
    codes = send("codes", TemplateCategory.AUTHENTICATION, volume=8_000, schedule=Steady())
    dear, cheap = (
        plan_of(codes, costs=Costs(sms=(SmsPrice("Germany", Decimal(price)),)))
        for price in ("0.5", "0.01")
    )
    whatsapp, sent = cost(dear), delivered(dear, Category.AUTHENTICATION)

    assert saving(cheap, "codes-by-sms-de").micros == whatsapp - sent * 10_000
    refused = saving(dear, "codes-by-sms-de")
    assert refused.micros == whatsapp - sent * 500_000 < 0
    assert not refused.is_advised


def test_utility_kept_utility_saves_the_difference_of_the_two_rates():
    plan = plan_of(
        send("orders", TemplateCategory.UTILITY, volume=5_000, recategorised_ratio=0.2)
    )
    taken = delivered(plan, Category.MARKETING)
    each = rate(Category.MARKETING) - rate(Category.UTILITY)

    assert taken == pytest.approx(1_000, rel=0.05)
    assert saving(plan, "keep-utility").micros == taken * each


def test_a_follow_up_within_the_free_entry_point_costs_nothing():
    ads = EntryPoint(
        "ad",
        "Ad",
        "DE",
        50,
        phone_share=1.0,
        behaviour=replace(TALKING, reply_ratio=0.0),
        follow_ups=(FollowUp(100, TemplateCategory.MARKETING),),
    )
    plan = Plan("Plan", NOVEMBER, entry_points=(ads,))

    found = saving(plan, "follow-up-in-time")

    assert found.micros == cost(plan) > 0
    assert found.plan.entry_points[0].follow_ups == (FollowUp(71, TemplateCategory.MARKETING),)


def test_a_smaller_segment_keeps_its_replies():
    plan = plan_of(send(behaviour=TALKING))

    found = saving(plan, "smaller-segments")

    assert found.not_sent == 500
    assert abs(found.replies) < 100
    by_hand = with_behaviour(
        plan_of(send(behaviour=TALKING, volume=4_500)), reply_ratio=0.5 / 0.9
    )
    assert found.micros == cost(plan) - cost(by_hand) > 0


def test_a_desk_that_is_always_open_answers_in_time():
    hours = tuple(OpeningHours(day, time(9), time(10)) for day in (Weekday.MONDAY,))
    plan = replace(CHAT, account=Account(desk=Desk(hours)))

    found = saving(plan, "always-answer")

    assert found.in_time > 0
    assert found.micros == cost(plan) - cost(CHAT)


def test_another_currency_is_compared_at_the_typed_rate():
    plan = plan_of(send(), inbound=())
    own = rate(Category.MARKETING) * 5_000
    inr = 5_000 * rate(Category.MARKETING, currency="INR")

    found = saving(plan, "bill-in-inr", INR=Decimal("0.01"))

    assert found.micros == own - inr // 100


def test_a_currency_without_the_rates_is_said_and_all_else_is_tried():
    advice = advice_on(CHAT, ZZZ=Decimal(1))

    assert [problem.code for problem in advice.problems] == ["no-card"]
    assert advice.advised


def test_over_the_end_of_a_month_the_cheaper_card_is_taken():
    """Germany's marketing costs another price from July 2025 on."""
    plan = Plan(
        "Plan",
        BillingMonth(2025, 6),
        months=2,
        audiences=(PEOPLE,),
        sends=(
            send(schedule=Broadcast((datetime(2025, 6, 25, 11), datetime(2025, 7, 16, 11)))),
        ),
    )
    later = replace(
        plan,
        sends=(
            send(schedule=Broadcast((datetime(2025, 7, 2, 11), datetime(2025, 7, 16, 11)))),
        ),
    )

    assert saving(plan, "after-month-end").micros == cost(plan) - cost(later)
    assert saving(plan, "before-month-end") is None


def test_moves_that_exclude_each_other_are_not_made_together():
    advice = advice_on(CHAT)

    assert advice.together.micros == cost(CHAT) - cost(advice.together.plan)
    assert advice.together.micros < sum(one.micros for one in advice.advised)


def test_nothing_is_advised_that_saves_less_than_it_is_unsure():
    volume = Address("sends", "sale", "behaviour.reply_ratio")
    sure = plan_of(send(behaviour=TALKING))
    unsure = replace(sure, ranges=(Range(volume, 0.0, 1.0),))
    less, more = saving(sure, "fewer-turns"), saving(unsure, "fewer-turns")

    assert more.micros == less.micros
    assert more.unsure_micros > 3 * less.unsure_micros
    assert all(one.micros > one.unsure_micros for one in advice_on(unsure).advised)
    assert all(one.micros <= one.unsure_micros for one in advice_on(unsure).refused)


def test_rows_of_the_grid_are_moved_too():
    plan = Plan("Plan", NOVEMBER, grid=(GridRow("DE", marketing=8_000, reply_ratio=0.4),))

    assert saving(plan, "fewer-turns").micros > 0


def test_a_plan_without_traffic_gets_no_advice():
    advice = advice_on(Plan("Plan", NOVEMBER))

    assert (advice.advised, advice.refused, advice.together) == ((), (), None)


@pytest.mark.parametrize(
    ("era", "utility", "replies"),
    [
        (EraId.CBP_2023_06, True, True),
        (EraId.CBP_2024_11, True, False),
        (EraId.PMP_2025_07, False, False),
        (EraId.PMP_2026_10, True, True),
    ],
)
def test_a_belief_is_refused_only_under_rules_where_it_is_wrong(era, utility, replies):
    claims = [myth.claim for myth in myths_of(era_for(date(2026, 11, 1), era))]

    assert any("utility" in claim for claim in claims) is utility
    assert any("your replies" in claim for claim in claims) is replies
    assert len(claims) == len(set(claims))


@pytest.mark.parametrize("rules", [Rules.CBP_2024_11, Rules.PMP_2025_07])
def test_where_replies_are_free_no_number_and_no_shorter_answer_saves(rules):
    plan = replace(CHAT, account=Account(rules=rules))

    assert saving(plan, "more-numbers") is None
    assert saving(plan, "one-message-answers") is None
