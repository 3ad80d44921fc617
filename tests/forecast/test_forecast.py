"""From a plan to a total: what is played is what is billed, to the micro."""

import json
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest

from helpers.forecasts import cells_of
from tarife.actuals.events import read_events
from tarife.assets import load_book, load_markets
from tarife.billing.engine import bill
from tarife.billing.eras import EraId
from tarife.forecast.account import billing_settings, era_of
from tarife.forecast.costs.all_in import all_in
from tarife.forecast.costs.usage import usage_of
from tarife.forecast.forecast import forecast
from tarife.forecast.preparing import prepare
from tarife.forecast.result import Flow
from tarife.forecast.totals import charges_by_day, totals_by_market
from tarife.plan.model.account import Account, InternationalStart, Rules, TierUse
from tarife.plan.model.behaviour import Behaviour, Delay
from tarife.plan.model.costs import Costs, FeeBasis, Partner
from tarife.plan.model.lines import (
    Audience,
    Broadcast,
    DayRange,
    EntryPoint,
    FollowUp,
    HoursOfDay,
    Inbound,
    Send,
    Steady,
    TemplateCategory,
)
from tarife.plan.model.plan import GridRow, Plan
from tarife.terms.calendar import BillingMonth
from tarife.terms.categories import Category
from tarife.terms.problems import InputError

HOUR = 3600
SURE = Behaviour(
    delivered_ratio=1,
    delivery_delay=Delay(10, 10),
    reply_ratio=1,
    reply_delay=Delay(600, 600),
    answer_ratio=1,
    answer_delay=Delay(300, 300),
    messages_per_answer=1,
    turns=1,
)


def no_stop():
    return False


def made(plan):
    return forecast(plan, load_book(), load_markets(), no_stop)


NOVEMBER = BillingMonth(2026, 11)


def a_plan(month=NOVEMBER, **account):
    """Two broadcasts to 1,500 Turks and an hour later to Germans, all answered."""

    def send(name, audience, category, volume):
        hour = {"tr": 11, "de": 12}[audience]
        moments = tuple(
            datetime.combine(month.first_day.replace(day=day), time(hour)) for day in (3, 4)
        )
        return Send(name, name, audience, category, volume, Broadcast(moments, 0), SURE)

    return Plan(
        "sure",
        month,
        Account(**account),
        audiences=(
            Audience("tr", "Turks", "TR", 1500),
            Audience("de", "Germans", "DE", 40),
        ),
        sends=(
            send("sale", "tr", TemplateCategory.MARKETING, 1500),
            send("order", "de", TemplateCategory.UTILITY, 40),
        ),
    )


def events_of(plan):
    """Write down by hand what the plan above must make happen, as a log."""
    for send in plan.sends:
        audience = next(one for one in plan.audiences if one.id == send.audience)
        for moment in send.schedule.moments:
            hour = f"{moment:%Y-%m-%dT%H}"
            for person in range(audience.people):
                base = {
                    "customer": f"{audience.id}-{person}",
                    "country": audience.country,
                    "number": str(person % plan.account.numbers),
                }
                yield base | {
                    "at": f"{hour}:00:10",
                    "kind": "template",
                    "category": send.category.value,
                }
                yield base | {"at": f"{hour}:10:10", "kind": "inbound"}
                yield base | {"at": f"{hour}:15:10", "kind": "free_form"}


@pytest.mark.parametrize("rules", list(Rules))
@pytest.mark.parametrize("month", [BillingMonth(2023, 9), BillingMonth(2026, 11)], ids=str)
def test_a_plan_without_chance_costs_what_bill_says_of_the_same_events(month, rules):
    plan = a_plan(month, rules=rules)
    settings = billing_settings(plan, load_markets())
    log = "\n".join(json.dumps(event) for event in events_of(plan))
    events = read_events(log, settings.zone, load_markets())
    billed = bill(events.table, load_book(), settings, load_markets()).lines()

    assert cells_of(made(plan).lines) == cells_of(billed)
    assert made(plan).total.micros == billed.total_micros > 0


def test_every_total_is_the_sum_of_its_parts():
    result = made(replace(a_plan(), grid=(GridRow("BR", 0, 900, 800, 700, 0.2, 12.5),)))

    by_market = sum(total.charge_micros for total in totals_by_market(result.lines))
    assert result.total.micros == by_market == charges_by_day(result.lines).sum()
    assert result.total.micros > 0


def test_the_lines_name_the_lines_of_the_plan():
    result = made(a_plan())

    assert [source.id for source in result.sources] == ["sale", "order"]
    sale = result.lines.source == 0
    assert {result.lines.markets[place] for place in result.lines.market[sale]} == {"Turkey"}


def test_rules_follow_the_month_unless_forced():
    assert era_of(a_plan()).id is EraId.PMP_2026_10
    assert made(a_plan(BillingMonth(2023, 9))).era.id is EraId.CBP_2023_06
    assert made(a_plan(rules=Rules.CBP_2024_11)).era.id is EraId.CBP_2024_11


def test_the_account_of_a_plan_is_the_account_that_is_billed():
    account = Account(
        currency="EUR",
        time_zone="Europe/Berlin",
        home_country="DE",
        numbers=2,
        free_entry_hours=100,
        service_allowance=5,
        allowance_used=3,
        tier_used=(
            TierUse("india", Category.AUTHENTICATION, 10),
            TierUse("India", Category.AUTHENTICATION_INTERNATIONAL, 5),
        ),
        authentication_international_from=date(2026, 11, 1),
        authentication_international_exceptions=(
            InternationalStart("IN", date(2025, 2, 1)),
            InternationalStart("EG", date(2026, 12, 1)),
        ),
    )
    settings = billing_settings(replace(a_plan(), account=account), load_markets())

    assert settings.currency == "EUR"
    assert str(settings.zone) == "Europe/Berlin"
    assert settings.forced_era is None
    assert (settings.free_entry_hours, settings.service_allowance) == (100, 5)
    assert (settings.allowance_used, settings.home_country) == (3, "DE")
    assert dict(settings.tier_used) == {("India", Category.AUTHENTICATION): 15}
    assert settings.authentication_international_from == date(2026, 11, 1)
    assert settings.authentication_international_exceptions == {
        "IN": date(2025, 2, 1),
        "EG": date(2026, 12, 1),
    }


def test_codes_cost_the_international_rate_from_the_day_of_their_country():
    starts = (
        InternationalStart("IN", date(2026, 10, 1)),
        InternationalStart("EG", date(2027, 1, 1)),
    )
    codes = (GridRow("IN", authentication=100), GridRow("EG", authentication=100))
    plan = replace(a_plan(authentication_international_exceptions=starts), grid=codes)

    totals = totals_by_market(made(plan).lines)

    assert {t.category for t in totals if t.market == "Egypt"} == {Category.AUTHENTICATION}
    assert {t.category for t in totals if t.market == "India"} == {
        Category.AUTHENTICATION_INTERNATIONAL
    }


def codes(plan):
    with pytest.raises(InputError) as caught:
        made(plan)
    return {problem.code for problem in caught.value.problems}


def test_all_problems_of_a_plan_come_at_once():
    plan = a_plan(currency="TRY")
    unknown = EntryPoint("x", "Ad", "XQ", 1)
    wrong = replace(plan.sends[0], audience="nobody")

    found = codes(replace(plan, sends=(wrong,), entry_points=(unknown,)))
    assert {"no-card", "unknown-country"} <= found
    assert len(found) >= 3


def test_more_messages_than_anybody_gets_are_told():
    stream = Send("s", "Codes", "tr", TemplateCategory.AUTHENTICATION, 200_000_000, Steady())

    assert codes(replace(a_plan(), sends=(stream,))) == {"too-many-each"}


def sentences(plan):
    with pytest.raises(InputError) as caught:
        made(plan)
    return [str(problem) for problem in caught.value.problems]


def test_a_person_with_more_messages_than_can_be_held_is_told_with_the_line():
    usual = replace(SURE, messages_per_answer=20, turns=50)
    quiet, loud = (
        Send(name, name, "a", TemplateCategory.UTILITY, 1000, Steady(), usual)
        for name in ("quiet", "loud")
    )
    audience = Audience("a", "A", "TR", 10)
    plan = replace(a_plan(), audiences=(audience,), sends=(quiet, replace(loud, volume=2000)))

    assert sentences(plan) == [
        (
            "'loud': 200,587 messages to and from each person are more than 200,000; lower the"
            " volume, the turns, the messages an answer or the follow-ups"
        )
    ]


def test_a_plan_that_even_a_small_sample_cannot_play_is_told_with_its_heaviest_line():
    usual = replace(SURE, messages_per_answer=20, turns=50)
    ads = tuple(
        EntryPoint(
            f"e{n}",
            f"Ad {n}",
            "TR",
            100 + n,
            behaviour=usual,
            follow_ups=(FollowUp(1, TemplateCategory.UTILITY),) * 100,
        )
        for n in range(30)
    )
    plan = replace(a_plan(), entry_points=ads)

    assert sentences(plan) == [
        (
            "'Ad 0': even 32 people of each audience make 64,828,997 messages, more than can"
            " be played; lower the volume, the turns, the messages an answer or the follow-ups"
        )
    ]


def test_moments_are_bounded_over_all_broadcasts():
    moments = tuple(datetime(2026, 11, 2) + timedelta(hours=n) for n in range(200))
    sends = tuple(
        Send(f"s{n}", f"Send {n}", "tr", TemplateCategory.MARKETING, 1, Broadcast(moments))
        for n in range(51)
    )
    plan = replace(a_plan(), sends=sends)

    assert sentences(plan) == [
        (
            "sends[0].schedule (Send 0): the plan's sends go out at more than 10,000 moments;"
            " give it fewer moments, or send steadily"
        )
    ]
    prepare(replace(plan, sends=sends[:50]), load_book(), load_markets())


def test_moments_of_the_grid_count_too(monkeypatch):
    monkeypatch.setattr(
        "tarife.forecast.preparing.MOST_MOMENTS_OF_PLAN", 3
    )  # as 300 rows of a year
    plan = replace(a_plan(), grid=(GridRow("TR", marketing=400),), sends=())

    assert [one.partition(";")[0] for one in sentences(plan)] == [
        "'Turkey marketing, week 4': the plan's sends go out at more than 10,000 moments"
    ]


def test_only_currencies_with_a_card_of_the_month_are_offered():
    with pytest.raises(InputError, match=r"or choose USD$"):
        made(a_plan(BillingMonth(2023, 9), currency="EUR"))


def test_a_tier_used_in_no_market_is_told():
    account = Account(tier_used=(TierUse("Narnia", Category.UTILITY, 10),))

    assert "unknown-market" in codes(replace(a_plan(), account=account))


def test_a_rate_that_no_card_holds_is_told_and_never_zero():
    plan = replace(
        a_plan(currency="EUR"),
        inbound=(Inbound("i", "Support", 1000, country="KW", behaviour=SURE),),
    )

    with pytest.raises(InputError, match="no EUR card holds Kuwait"):
        made(plan)


def notes(plan):
    return {note.code for note in made(plan).notes}


def test_a_card_is_old_only_if_no_newer_one_is_known():
    assert "old-card" not in notes(a_plan(BillingMonth(2023, 12)))


def test_a_whole_card_and_a_plain_plan_need_no_note():
    assert notes(a_plan()) == set()


@pytest.mark.parametrize(
    ("plan", "code"),
    [
        (a_plan(rules=Rules.CBP_2024_11), "forced-rules"),
        (a_plan(free_entry_hours=168), "free-entry-hours"),
        (a_plan(BillingMonth(2026, 8)), "tiers-unknown"),
        (a_plan(BillingMonth(2024, 9)), "partial-card"),
        (a_plan(BillingMonth(2025, 8)), "derived-rates"),
        (a_plan(BillingMonth(2027, 1)), "old-card"),
        (a_plan(BillingMonth(2026, 3), currency="INR"), "missed-change"),
        (a_plan(BillingMonth(2025, 3)), "missed-change"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_limits_the_figures_is_noted(plan, code):
    assert code in notes(plan)


def test_paused_missed_and_carried_messages_are_noted():
    plan = a_plan()
    americans = Audience("americans", "Americans", "US", 40)
    paused = replace(plan.sends[0], id="us", audience="americans", volume=40)
    late = replace(
        plan.sends[1],
        id="late",
        schedule=Broadcast((datetime(2026, 11, 30, 23, 55),), 0),
    )
    slow = Inbound(
        "slow",
        "Slow",
        1,
        country="TR",
        hours=HoursOfDay(time(10), time(11)),
        days=DayRange(date(2026, 11, 3), date(2026, 11, 3)),
        behaviour=replace(SURE, answer_delay=Delay(90_000, 90_000)),
    )
    whole = replace(
        plan,
        audiences=(*plan.audiences, americans),
        sends=(*plan.sends, paused, late),
        inbound=(slow,),
    )
    result = made(whole)

    assert {note.code for note in result.notes} == {
        "us-pause",
        "missed-answers",
        "carried-over",
    }
    assert result.flow.missed == 1
    assert result.flow.carried_over == 40
    assert result.flow.attempts == 2 * 1500 + 2 * 40 + 2 * 40 + 40
    assert result.flow.undelivered == 0
    assert result.flow.inbound == 2 * 1500 + 2 * 40 + 1


def test_what_meta_pauses_is_in_no_other_count_and_costs_no_fee():
    """1,000 marketing templates to Americans, a tenth of which would be lost."""
    usual = replace(SURE, delivered_ratio=0.9, delivery_delay=Delay(HOUR, 200 * HOUR))
    plan = a_plan()
    sends = tuple(
        replace(plan.sends[0], audience=name, volume=1000, behaviour=usual)
        for name in ("us", "ca")
    )
    partner = Partner(failed_fee=Decimal("0.02"), fee_basis=FeeBasis.DELIVERED)
    costs = Costs(partner=partner)
    us, ca = (
        made(
            replace(
                plan,
                audiences=(Audience(send.audience, "A", send.audience.upper(), 1000),),
                sends=(send,),
                costs=costs,
            )
        )
        for send in sends
    )

    assert us.flow == Flow(2000, 0, 0, 0, 0, paused=2000)
    assert [(one.charged, one.free, one.refused, one.paused) for one in totals(us)] == [
        (0, 0, 0, 2000)
    ]
    assert usage_of(us).failed == 0
    assert all_in(us, costs).total.micros == 0
    assert ca.flow.paused == 0
    assert ca.flow.undelivered > 150
    assert totals(ca)[0].charged > 1500


def totals(result):
    return totals_by_market(result.lines)


def test_a_plan_with_nothing_in_it_costs_nothing():
    assert made(Plan("empty", BillingMonth(2026, 11))).total.micros == 0
