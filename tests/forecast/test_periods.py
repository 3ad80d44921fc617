"""Several months in a row: what is played is billed month by month, to the micro."""

from collections import Counter
from dataclasses import replace
from datetime import date, datetime
from statistics import fmean, stdev

import numpy as np
import pytest

from helpers.costs import full_costs
from helpers.forecasts import cells_of
from helpers.random_plans import random_period
from helpers.twins.agreement import EVERYONE
from helpers.twins.oracle import bill_one_by_one
from helpers.twins.played import played_table
from tarife.assets import load_markets
from tarife.billing.engine import bill
from tarife.billing.eras import EraId
from tarife.billing.ledger import Reason
from tarife.forecast.account import billing_settings
from tarife.forecast.costs.all_in import all_in
from tarife.forecast.forecast import forecast
from tarife.forecast.play.sampling import Mode, SamplingPlan
from tarife.plan.checks.plan import check_plan
from tarife.plan.model.account import Account
from tarife.plan.model.addresses import Address
from tarife.plan.model.behaviour import Behaviour, Delay
from tarife.plan.model.costs import CostKind
from tarife.plan.model.lines import (
    Audience,
    Broadcast,
    EntryPoint,
    Inbound,
    Send,
    Steady,
    TemplateCategory,
)
from tarife.plan.model.plan import Plan
from tarife.plan.model.scenarios import Adjustment, Lever, MonthChange, Override
from tarife.rates.book import RateBook
from tarife.rates.cards import CardId, Coverage, Provenance, Rate, RateCard
from tarife.terms.calendar import BillingMonth
from tarife.terms.categories import TIER_COUNTERS, Category
from tarife.terms.tiers import TierSchedule

MARKETS = load_markets()
NOVEMBER = BillingMonth(2026, 11)

SWITCHES = {
    "one era": (BillingMonth(2023, 12), 3),
    "service conversations become free": (BillingMonth(2024, 9), 4),
    "marketing to the United States is paused": (BillingMonth(2025, 3), 2),
    "from conversations to messages": (BillingMonth(2025, 6), 2),
    "replies cost money again": (BillingMonth(2026, 9), 3),
}


def made_up_book():
    """Cards of every quarter with all rates, each another one, with tiers soon reached."""
    names = sorted({*MARKETS.names_on(date(2026, 11, 1)), *MARKETS.names_on(date(2023, 7, 1))})
    cards = []
    for number in range(16):
        year, quarter = divmod(number + 1, 4)
        own = CardId(date(2023 + year, 1 + 3 * quarter, 1), "USD")
        rates = {}
        for index, (name, category) in enumerate(
            (name, category) for name in names for category in Category
        ):
            base = 1_000 + 17 * index + 101 * number
            tiers = TierSchedule((0, 3, 9), (base, base - 100, base - 300), None)
            flat = TierSchedule.flat(base)
            rates[name, category] = Rate(tiers if category in TIER_COUNTERS else flat, own)
        cards.append(RateCard(own, Coverage.COMPLETE, Provenance("made up", "low"), rates))
    return RateBook.of(cards)


BOOK = made_up_book()


def made(plan, sampling=EVERYONE):
    return forecast(plan, BOOK, MARKETS, lambda: False, sampling)


def forecast_totals(result):
    return cells_of(result.lines)


def log_totals(plan, table, verdicts):
    zone = billing_settings(plan, MARKETS).zone
    found = {}
    for verdict in verdicts:
        day = datetime.fromtimestamp(int(table.at_us[verdict.row]) / 1e6, zone).date()
        key = (day, table.markets[table.market[verdict.row]], verdict.category, verdict.reason)
        before = found.get(key, (0, 0))
        found[key] = (before[0] + 1, before[1] + verdict.rate_micros)
    return found


@pytest.mark.unmeasured
@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize(("first", "months"), SWITCHES.values(), ids=SWITCHES)
def test_months_in_a_row_cost_what_the_same_messages_cost_one_by_one(first, months, seed):
    plan = random_period(seed, first, months)
    assert check_plan(plan) == ()
    table = played_table(plan, MARKETS)
    settings = billing_settings(plan, MARKETS)
    verdicts = bill_one_by_one(table, BOOK, settings, MARKETS)
    result = made(plan)

    assert forecast_totals(result) == log_totals(plan, table, verdicts)
    assert result.total.micros == bill(table, BOOK, settings, MARKETS).total_micros > 0


@pytest.mark.parametrize("sampling", [EVERYONE, SamplingPlan(Mode.SAMPLE, sample_bits=5)])
@pytest.mark.parametrize("seed", range(3))
def test_a_longer_period_leaves_its_earlier_months_as_they_were(seed, sampling):
    longer = random_period(seed, NOVEMBER, 3)
    sends = tuple(filter(None, map(until_december, longer.sends)))
    shorter = replace(longer, months=2, sends=sends)
    shorter = replace(shorter, changes=tuple(c for c in longer.changes if c.month < "2027"))

    for number in range(2):
        before, after = (made(one, sampling).of_month(number) for one in (shorter, longer))
        if sampling is EVERYONE:
            assert forecast_totals(before) == forecast_totals(after)
        assert before.plan.month == after.plan.month


def until_december(send):
    """The same send as far as it lies in November and December, if it does."""
    last = date(2026, 12, 31)
    if isinstance(send.schedule, Steady):
        days = send.schedule.days
        if days.first > last:
            return None
        held = replace(days, last=min(days.last, last))
        return replace(send, schedule=replace(send.schedule, days=held))
    moments = tuple(at for at in send.schedule.moments if at.date() <= last)
    return replace(send, schedule=replace(send.schedule, moments=moments))


AT_ONCE = Behaviour(
    delivered_ratio=0.9,
    delivery_delay=Delay(5, 5),
    reply_ratio=0.4,
    reply_delay=Delay(60, 60),
    answer_ratio=0.8,
    answer_delay=Delay(60, 60),
    messages_per_answer=1.5,
    turns=2,
)


def two_months(behaviour=AT_ONCE, **plan):
    """Broadcasts of the afternoons of the 10th, to 500 people of 600."""
    moments = (datetime(2026, 11, 10, 15), datetime(2026, 12, 10, 15))
    sale = Send(
        *("sale", "Sale", "a", TemplateCategory.MARKETING, 500),
        *(Broadcast(moments, 0.5), behaviour),
    )
    given = {"account": Account(service_allowance=100), "sends": (sale,)} | plan
    return Plan("two", NOVEMBER, audiences=(Audience("a", "A", "TR", 600),), months=2, **given)


def test_a_month_is_the_same_alone_and_after_another_where_nothing_crosses():
    quiet = MonthChange("2026-11", (Adjustment(Lever.VOLUME, 0),))
    alone = made(two_months(changes=(quiet,)))
    together = made(two_months())

    assert alone.of_month(0).total.micros == 0
    assert together.of_month(0).total.micros > 0
    assert forecast_totals(alone.of_month(1)) == forecast_totals(together.of_month(1))


def test_every_month_has_a_chance_of_its_own():
    november, december = (made(two_months()).of_month(number) for number in range(2))

    for month in (november, december):
        assert abs(month.flow.attempts - 500) <= 2
    assert november.flow.undelivered != december.flow.undelivered


def late(kind, at, **behaviour):
    quick = replace(AT_ONCE, delivered_ratio=1, reply_ratio=1, answer_ratio=1, turns=1)
    usual = replace(quick, messages_per_answer=1, **behaviour)
    send = Send(*("s", "S", "a", kind, 600), Broadcast((at,), 0), usual)
    return two_months(sends=(send,), account=Account(service_allowance=0))


def test_a_window_that_opened_on_the_last_evening_is_open_on_the_first_morning():
    """Sent on 30 November at 23:00 and answered nine hours after the reply."""
    plan = late(
        TemplateCategory.MARKETING,
        datetime(2026, 11, 30, 23),
        answer_delay=Delay(9 * 3600, 9 * 3600),
    )
    november, december = (made(plan).of_month(number) for number in range(2))

    assert totals(november) == {(Category.MARKETING, Reason.MESSAGE_DELIVERED): 600}
    assert totals(december) == {(Category.SERVICE, Reason.MESSAGE_DELIVERED): 600}
    assert made(replace(plan, months=1)).flow.carried_over == 600
    assert made(plan).flow.carried_over == 0


def test_a_late_delivery_is_billed_in_its_own_month_at_its_own_rate():
    night = datetime(2026, 12, 31, 23, 59)
    late_one = {"delivery_delay": Delay(300, 300), "reply_ratio": 0.0}
    delayed = replace(late(TemplateCategory.UTILITY, night, **late_one), months=3)
    in_time = replace(late(TemplateCategory.UTILITY, night, reply_ratio=0.0), months=3)
    (_, december, january), (_, earlier, none) = (
        [made(plan).of_month(number) for number in range(3)] for plan in (delayed, in_time)
    )

    assert (december.total.micros, none.total.micros) == (0, 0)
    assert january.card.id.effective_from == date(2027, 1, 1)
    assert january.total.micros - earlier.total.micros == 600 * 101  # what the new card adds


def test_a_utility_conversation_of_june_2025_stays_open_on_the_first_of_july():
    june = BillingMonth(2025, 6)
    silent = replace(AT_ONCE, delivered_ratio=1, reply_ratio=0.0)
    moments = (datetime(2025, 6, 30, 23), datetime(2025, 7, 1, 10), datetime(2025, 7, 2, 10))
    orders = Send(
        *("o", "Orders", "a", TemplateCategory.UTILITY, 600), Broadcast(moments, 0), silent
    )
    result = made(replace(two_months(sends=(orders,)), month=june))
    utility = Category.UTILITY

    assert totals(result.of_month(0)) == {(utility, Reason.CONVERSATION_OPENED): 600}
    assert totals(result.of_month(1)) == {
        (utility, Reason.CONVERSATION_OPEN): 600,
        (utility, Reason.MESSAGE_DELIVERED): 600,
    }
    assert [month.era.id for month in result.months] == [EraId.CBP_2024_11, EraId.PMP_2025_07]


def test_each_month_has_an_allowance_of_its_own():
    walk_ins = Inbound("i", "Walk-ins", 10, country="TR", behaviour=replace(AT_ONCE, turns=1))
    plan = two_months(sends=(), inbound=(walk_ins,), account=Account(service_allowance=70))
    result = made(plan)

    for number in range(2):
        found = totals(result.of_month(number))
        assert found[Category.SERVICE, Reason.FREE_TIER] == 70
        assert found[Category.SERVICE, Reason.MESSAGE_DELIVERED] > 100


def test_tiers_begin_anew_each_month():
    result = made(late(TemplateCategory.UTILITY, datetime(2026, 11, 10, 15), reply_ratio=0.0))
    orders = two_months(
        sends=(
            Send(
                *("o", "Orders", "a", TemplateCategory.UTILITY, 600),
                Broadcast((datetime(2026, 11, 10, 15), datetime(2026, 12, 10, 15)), 0),
                replace(AT_ONCE, delivered_ratio=1, reply_ratio=0.0),
            ),
        )
    )
    november, december = (made(orders).of_month(number) for number in range(2))

    assert november.total == december.total == result.total


def test_a_month_holds_what_differs_in_it():
    plan = two_months(
        changes=(MonthChange("2026-12", overrides=(Override(VOLUME, 300),)),),
        growth=(Adjustment(Lever.VOLUME, 0.5),),
    )
    november, december = (made(plan).of_month(n).flow.attempts for n in range(2))

    assert abs(november - 500) <= 2
    assert abs(december - 150) <= 2


VOLUME = Address("sends", "sale", "volume")


def test_an_audience_may_be_larger_in_one_month_and_the_others_stay_as_they_were():
    """A volume of 1,000 needs 1,000 people; November goes to the same 600 as before."""
    grown = replace(
        two_months(),
        changes=(MonthChange("2026-12", (Adjustment(Lever.VOLUME, 2),)),),
    )
    before, after = made(two_months()), made(grown)

    assert forecast_totals(before.of_month(0)) == forecast_totals(after.of_month(0))
    assert after.of_month(1).flow.attempts == 1000
    assert after.playing.people == 1000
    sampled = made(grown, SamplingPlan(Mode.SAMPLE, sample_bits=6))
    assert abs(sampled.of_month(0).flow.attempts - 500) <= 20
    assert abs(sampled.of_month(1).flow.attempts - 1000) <= 20


def test_people_whom_only_a_large_month_reaches_are_no_chance():
    """December reaches 4,800 people and November 3,000 of them, whatever the seed."""
    plan = replace(
        two_months(changes=(MonthChange("2026-12", (Adjustment(Lever.VOLUME, 1.6),)),)),
        audiences=(Audience("a", "A", "TR", 3000),),
    )
    plan = replace(plan, sends=(replace(plan.sends[0], volume=3000),))
    results = [made(replace(plan, seed=seed)) for seed in range(1, 25)]
    shown = fmean(result.playing.standard_error_ratio for result in results)
    found = [result.total.micros for result in results]

    assert 1 / 1.6 < shown / (stdev(found) / fmean(found)) < 1.6


def test_new_people_of_each_month_are_others():
    ad = EntryPoint("ad", "Ad", "TR", 10, behaviour=AT_ONCE)
    result = made(two_months(sends=(), entry_points=(ad,)))

    assert result.playing.people == 600 + 10 * (30 + 31)
    assert [source.id for source in result.sources] == ["ad"]


def totals(result):
    found = Counter()
    for (_, _, category, reason), (messages, _) in forecast_totals(result).items():
        found[category, reason] += messages
    return dict(found)


def test_months_add_up_to_the_whole():
    result = made(random_period(5, BillingMonth(2025, 5), 4))
    parts = [result.of_month(number) for number in range(4)]

    assert sum(part.total.micros for part in parts) == result.total.micros
    assert sum(int(part.lines.messages.sum()) for part in parts) == result.lines.messages.sum()
    flows = np.array([[part.flow.attempts, part.flow.inbound] for part in parts])
    assert flows.sum(axis=0).tolist() == [result.flow.attempts, result.flow.inbound]


def test_each_month_has_a_bill_of_its_own_and_the_bills_add_up():
    """Fees of a month come once a month; mark-ups and taxes are closed month by month."""
    costs = full_costs()
    result = made(random_period(5, BillingMonth(2025, 5), 4))
    whole = all_in(result, costs)
    parts = [all_in(result.of_month(number), costs) for number in range(4)]

    assert whole.total.micros == sum(part.total.micros for part in parts)
    for kind in CostKind:
        assert whole.sum_of(kind).micros == sum(part.sum_of(kind).micros for part in parts)
    assert whole.sum_of(CostKind.PLATFORM_FEE).amount == 4 * costs.partner.platform_fee > 0
    kinds = [line.kind for line in whole.lines]
    assert kinds == sorted(kinds, key=tuple(CostKind).index)
    assert len(set(zip(kinds, (line.category for line in whole.lines), strict=True))) == len(
        {(line.kind, line.category) for part in parts for line in part.lines}
    )


def test_nobody_replies_to_what_the_pause_kept_from_arriving():
    """Sent to Americans on the last evening of March 2025, and on its way until April."""
    night = datetime(2025, 3, 31, 23, 59)
    plan = late(TemplateCategory.MARKETING, night, delivery_delay=Delay(300, 300))
    plan = replace(plan, month=BillingMonth(2025, 3))
    american = replace(plan, audiences=(Audience("a", "A", "US", 600),))

    assert made(plan).flow.inbound == 600
    assert made(american).flow.inbound == 0
    assert made(american).flow.paused == 600
    assert totals(made(american)) == {(Category.MARKETING, Reason.US_PAUSE): 600}
