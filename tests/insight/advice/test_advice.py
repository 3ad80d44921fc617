"""Advice: what each move saves equals what a plan costs less that was changed by hand.

Which rule makes a move save, and which test plays it by hand (``test_`` left out):

=====================  =========  ==========================================================
one-message-answers    3.2, 4.3   shorter_conversations_save_what_the_plan_typed_so_costs_less
fewer-turns            3.2, 4.3   the same
closing-first          2.3        answers_before_the_window_closes_cost_what_is_answered_more
late-unanswered        4.3        what_has_waited_twelve_hours_costs_nothing_unanswered
always-answer          2.3, 2.4   a_desk_that_is_always_open_answers_in_time
more-numbers           4.3        numbers_save_until_each_reply_is_within_an_allowance
follow-up-in-time      2.4        a_follow_up_within_the_free_entry_point_costs_nothing
keep-utility           4.1, 4.2   utility_kept_utility_saves_the_difference_of_the_two_rates
one-a-day              4.1        a_broadcast_less_a_day_saves_the_smaller_one
smaller-segments       4.1        a_smaller_segment_keeps_its_replies
codes-by-sms-…         4.1        codes_by_sms_save_whatsapps_price_less_that_of_sms
after-card-…           2.5        over_the_end_of_a_month_the_cheaper_card_is_taken
before-card-…          2.5        before_a_dearer_card_in_the_month_the_old_rate_is_paid
after-month-end        4.3, 4.5   broadcasts_of_two_months_together_reach_the_cheaper_tier
before-month-end       4.3, 4.5   broadcasts_of_the_next_month_reach_the_cheaper_tier_too
bill-in-…              2.5        another_currency_is_compared_at_the_typed_rate
=====================  =========  ==========================================================
"""

import re
from dataclasses import replace
from datetime import date, datetime, time
from decimal import Decimal

import pytest

from helpers.files.meta_cards import OCTOBER, doubled, moved
from helpers.plans import NOVEMBER
from tarife.assets import shipped_library
from tarife.billing.eras import EraId, era_for
from tarife.forecast.costs.usage import use_by_category
from tarife.forecast.forecast import forecast
from tarife.insight.advice.advice import advise
from tarife.insight.advice.moves import moves_of
from tarife.insight.advice.myths import myths_of
from tarife.plan.model.account import Account, Desk, OpeningHours, Rules, Weekday
from tarife.plan.model.addresses import Address
from tarife.plan.model.behaviour import Behaviour, Delay
from tarife.plan.model.costs import Costs, Exchange, SmsPrice
from tarife.plan.model.held_rates import RateMove
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
from tarife.plan.model.scenarios import Adjustment, Lever, MonthChange, Range
from tarife.rates.book import RateBook
from tarife.terms.calendar import BillingMonth
from tarife.terms.categories import Category
from tarife.terms.languages import Language
from tarife.terms.sentences import in_language

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

    assert found.too_late == played(CHAT).flow.missed - played(plan).flow.missed < 0
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
    """To Mexico marketing costs 0.0436 USD until September 2025, and 0.0305 from October on."""
    mexicans = Audience("all", "All", "MX", 10_000)

    def by_hand(*moments):
        sale = send(volume=10_000, schedule=Broadcast(moments))
        month = BillingMonth(2025, 9)
        return Plan("Plan", month, months=2, audiences=(mexicans,), sends=(sale,))

    other = datetime(2025, 10, 20, 11)
    plan = by_hand(datetime(2025, 9, 25, 11), other)

    found = saving(plan, "after-card-2025-10-01")

    assert found.plan == by_hand(datetime(2025, 10, 2, 11), other)
    assert found.micros == cost(plan) - cost(found.plan) == 10_000 * (43_600 - 30_500)
    assert saving(plan, "before-card-2025-10-01") is None
    assert saving(plan, "after-month-end") is None  # the same day: one move for both


def test_before_a_dearer_card_in_the_month_the_old_rate_is_paid():
    """A card of 16 November asks twice as much."""
    plan = plan_of(send(schedule=Broadcast((datetime(2026, 11, 18, 11),))))
    dearer = moved(doubled(OCTOBER), "2026-11-16", "USD")
    rates = (RateBook.of([*LIBRARY.book.cards, dearer]), LIBRARY.markets)

    advice = advise(plan, rates, lambda: False, {})

    [found] = [one for one in advice.advised if one.move.id == "before-card-2026-11-16"]
    assert found.micros == 5_000 * rate(Category.MARKETING)
    assert found.plan.sends[0].schedule.moments == (datetime(2026, 11, 11, 11),)
    assert "16 November 2026" in in_language(found.move.title, Language.ENGLISH)
    assert not [one for one in advice.refused if one.move.id == "after-card-2026-11-16"]


def test_over_months_only_the_broadcasts_beside_the_new_card_are_moved_for_it():
    """Rates are assumed to rise by a tenth on 1 January; 1 December brings no card."""
    moments = (datetime(2026, 12, 2, 11), datetime(2027, 1, 4, 11))
    plan = plan_of(
        send(volume=10_000, schedule=Broadcast(moments)),
        months=3,
        rate_moves=(RateMove(Category.MARKETING, 10.0, 10.0, 10.0),),
    )

    found = saving(plan, "before-card-2027-01-01")

    assert found.plan.sends[0].schedule.moments == (moments[0], datetime(2026, 12, 28, 11))
    old = rate(Category.MARKETING)
    assert found.micros == 10_000 * (old * 11 // 10 - old)
    assert found.move.instead_of == (
        *("after-card-2027-01-01", "after-month-end", "before-month-end"),
    )


def test_broadcasts_of_two_months_together_reach_the_cheaper_tier():
    """To Germany, 80,000 + 80,000 utility messages in a month are 60,000 above 100,000."""
    orders = send(
        category=TemplateCategory.UTILITY,
        volume=80_000,
        schedule=Broadcast((datetime(2026, 11, 27, 11), datetime(2026, 12, 10, 11))),
    )
    people = Audience("all", "All", "DE", 80_000)
    plan = Plan("Plan", NOVEMBER, months=2, audiences=(people,), sends=(orders,))

    assert saving(plan, "after-month-end").micros == 60_000 * (55_000 - 52_300)


def test_broadcasts_of_the_next_month_reach_the_cheaper_tier_too():
    orders = send(
        category=TemplateCategory.UTILITY,
        volume=80_000,
        schedule=Broadcast((datetime(2026, 11, 10, 11), datetime(2026, 12, 3, 11))),
    )
    people = Audience("all", "All", "DE", 80_000)
    plan = Plan("Plan", NOVEMBER, months=2, audiences=(people,), sends=(orders,))

    assert saving(plan, "before-month-end").micros == 60_000 * (55_000 - 52_300)


def test_every_move_there_is_stands_in_the_table_of_moves_rules_and_tests():
    """A plan of two months with everything in it is offered every kind of move."""
    ads = EntryPoint(
        "ad", "Ad", "DE", 50, follow_ups=(FollowUp(100, TemplateCategory.UTILITY),)
    )
    desk = Desk((OpeningHours(Weekday.MONDAY, time(9), time(10)),))
    plan = plan_of(
        send(behaviour=TALKING),
        account=Account(desk=desk),
        months=2,
        inbound=(Inbound("help", "Help", 90, country="NL", behaviour=TALKING),),
        entry_points=(ads,),
        costs=Costs(sms=(SmsPrice("Germany", Decimal("0.01")),)),
    )
    codes = send("codes", TemplateCategory.AUTHENTICATION, schedule=Steady())
    plan = replace(plan, sends=(*plan.sends, codes))
    days = (date(2026, 11, 16),)
    moves = [
        one.id.rstrip("-0123456789")
        for one in moves_of(played(plan), LIBRARY.markets, days, {"INR": Decimal("0.01")})
    ]
    table = [line.split()[0] for line in __doc__.splitlines() if line[:1].islower()]

    assert sorted(re.sub("-(inr|de)$", "", one) for one in moves) == sorted(
        one.rstrip("-…") for one in table
    )
    tests = {name.removeprefix("test_") for name in globals()}
    named = {line.split()[-1] for line in __doc__.splitlines() if line[:1].islower()}
    assert named - {"same"} <= tests


def test_a_broadcast_that_has_other_numbers_in_the_next_month_is_not_moved_there():
    """December sends more: the same broadcast would be a larger one there, and cost more."""
    more = MonthChange("2026-12", adjustments=(Adjustment(Lever.VOLUME, 1.6),))
    late = send(volume=1_000, schedule=Broadcast((datetime(2026, 11, 27, 11),)))
    plan = plan_of(late, months=2, changes=(more,))

    assert saving(plan, "after-month-end") is None


def test_answers_before_the_window_closes_cost_what_is_answered_more():
    """Half of the answers take six hours, a tenth forty and more; 999 of 1,000 shall take 23.

    So nine of ten take 6 h * (23 / 6) ** (1.2816 / 3.0902) = 10.475 h.
    """
    slow = replace(TALKING, turns=1.0, answer_delay=Delay(6 * 3600, 40 * 3600))
    helped = Inbound("help", "Help", 50, country="DE", behaviour=slow)
    plan = Plan("Plan", NOVEMBER, Account(service_allowance=0), inbound=(helped,))

    found = saving(plan, "closing-first")

    [first] = found.plan.inbound
    assert first.behaviour.answer_delay.median_s == 6 * 3600
    assert first.behaviour.answer_delay.p90_s / 3600 == pytest.approx(10.475, abs=0.001)
    more = delivered(found.plan, Category.SERVICE) - delivered(plan, Category.SERVICE)
    assert found.micros == -more * rate(Category.SERVICE) < 0
    assert found.too_late < 0
    assert not found.is_advised


def test_what_has_waited_twelve_hours_costs_nothing_unanswered():
    """Of answers that take two hours, a tenth eight and more, 4.9 % take over twelve."""
    slow = replace(TALKING, turns=1.0, answer_delay=Delay(2 * 3600, 8 * 3600))
    helped = Inbound("help", "Help", 200, country="DE", behaviour=slow)
    plan = Plan("Plan", NOVEMBER, Account(service_allowance=0), inbound=(helped,))

    found = saving(plan, "late-unanswered")

    [kept] = found.plan.inbound
    assert kept.behaviour.answer_ratio == pytest.approx(0.951, abs=0.001)
    answers = delivered(plan, Category.SERVICE) - delivered(found.plan, Category.SERVICE)
    assert found.micros == answers * rate(Category.SERVICE) > 0
    assert found.is_advised
    assert found.move.instead_of == ("closing-first",)


def test_answers_at_once_are_neither_pulled_ahead_nor_left_out():
    assert saving(CHAT, "closing-first") is saving(CHAT, "late-unanswered") is None


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


def test_the_currency_in_which_the_total_is_also_told_is_tried_at_its_rate():
    """1 USD is worth 80 INR, so a charge of 80 INR is one of 1 USD."""
    plan = plan_of(send(), costs=Costs(display=Exchange("INR", Decimal(80))))
    rupees = 5_000 * rate(Category.MARKETING, currency="INR")

    assert saving(plan, "bill-in-inr").micros == 5_000 * rate(Category.MARKETING) - rupees // 80
    cardless = replace(plan, costs=Costs(display=Exchange("XAU", Decimal(1))))
    assert advice_on(cardless).problems == ()
