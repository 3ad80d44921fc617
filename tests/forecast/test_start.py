"""The rest of a month that has begun: billed from a day on, with what is used by then."""

from collections import Counter
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal

import numpy as np
import pytest

from forecast.test_periods import (
    AT_ONCE,
    BOOK,
    MARKETS,
    SWITCHES,
    forecast_totals,
    late,
    log_totals,
    made,
    two_months,
)
from helpers.random_plans import random_period
from helpers.twins.agreement import EVERYONE
from helpers.twins.oracle import Begun, bill_one_by_one
from helpers.twins.played import played_table
from tarife.billing.ledger import Reason
from tarife.forecast.account import billing_settings
from tarife.forecast.forecast import forecast_from
from tarife.forecast.play.sampling import Mode, SamplingPlan
from tarife.forecast.start import Start
from tarife.insight.budget import standings
from tarife.plan.model.account import Account
from tarife.plan.model.behaviour import Delay
from tarife.plan.model.budgets import SpanAmount, SpanBudgets
from tarife.plan.model.lines import Broadcast, Inbound, Send, TemplateCategory
from tarife.terms.calendar import BillingMonth
from tarife.terms.categories import Category
from tarife.terms.problems import InputError

UTILITY, AUTHENTICATION = Category.UTILITY, Category.AUTHENTICATION
SAMPLE = SamplingPlan(Mode.SAMPLE, sample_bits=5)


def begun(plan, start, sampling=EVERYONE):
    return forecast_from(start, plan, (BOOK, MARKETS), lambda: False, sampling)


def from_day(found, day):
    return {key: value for key, value in found.items() if key[0] >= day}


def some_day(plan, seed):
    rng = np.random.default_rng([17, seed])
    return plan.period.first_day + timedelta(days=int(rng.integers(plan.period.days)))


@pytest.mark.parametrize("sampling", [EVERYONE, SAMPLE], ids=["everyone", "sample"])
@pytest.mark.parametrize(("first", "months"), SWITCHES.values(), ids=SWITCHES)
def test_where_nothing_is_given_it_is_the_whole_without_its_beginning(first, months, sampling):
    plan = random_period(7, first, months)
    day = some_day(plan, months)

    rest = begun(plan, Start(day), sampling)

    assert forecast_totals(rest) == from_day(forecast_totals(made(plan, sampling)), day)


@pytest.mark.unmeasured
@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize(("first", "months"), SWITCHES.values(), ids=SWITCHES)
def test_a_given_state_costs_what_the_same_messages_cost_one_by_one(first, months, seed):
    plan = random_period(seed, first, months)
    rng = np.random.default_rng([18, seed])
    allowance, turkish, german = rng.integers(0, [40, 12, 12]).tolist()
    tiers = {("Turkey", UTILITY): turkish, ("Germany", AUTHENTICATION): german}
    day = some_day(plan, seed)
    state = Begun(day, allowance, tuple((*key, used) for key, used in tiers.items()))

    rest = begun(plan, Start(day, allowance, tiers))

    table, settings = played_table(plan, MARKETS), billing_settings(plan, MARKETS)
    verdicts = bill_one_by_one(table, BOOK, settings, MARKETS, state)
    assert forecast_totals(rest) == log_totals(plan, table, verdicts)


def state_at(plan, day):
    """Count by hand what a month's messages have used before a day, message by message."""
    month = day.replace(day=1)
    service, tiers = plan.account.allowance_used, Counter()
    for (at, market, category, reason), (messages, _) in forecast_totals(made(plan)).items():
        if not month <= at < day:
            continue
        is_charged = reason in {Reason.MESSAGE_DELIVERED, Reason.CONVERSATION_OPENED}
        if category is Category.SERVICE and (is_charged or reason is Reason.FREE_TIER):
            service += messages
        if is_charged and category in {UTILITY, AUTHENTICATION}:
            tiers[market, category] += messages
        if is_charged and category is Category.AUTHENTICATION_INTERNATIONAL:
            tiers[market, AUTHENTICATION] += messages
    for use in plan.account.tier_used:
        tiers[use.market, use.category] += use.messages
    return Start(day, service, dict(tiers))


@pytest.mark.unmeasured
@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize(("first", "months"), SWITCHES.values(), ids=SWITCHES)
def test_the_first_part_and_the_rest_from_its_state_are_the_whole_to_the_micro(
    first, months, seed
):
    plan = random_period(seed, first, months)
    plan = replace(plan, account=replace(plan.account, numbers=1))
    day = some_day(plan, seed + 50)
    whole = made(plan)

    rest = begun(plan, state_at(plan, day))

    before = whole.lines.day < (day - plan.period.first_day).days
    first_part = int(whole.lines.charge_micros[before].sum())
    assert first_part + rest.total.micros == whole.total.micros
    assert forecast_totals(rest) == from_day(forecast_totals(whole), day)


def walk_ins(**given):
    line = Inbound("i", "Walk-ins", 10, country="TR", behaviour=replace(AT_ONCE, turns=1))
    return two_months(sends=(), inbound=(line,), account=Account(**given))


def test_what_is_left_of_the_allowance_is_free_from_that_day_on():
    day = date(2026, 11, 18)
    free = Counter()
    rest = begun(walk_ins(service_allowance=70), Start(day, allowance_used=50))
    for (at, _, _, reason), (messages, _) in forecast_totals(rest).items():
        free[at.month] += messages if reason is Reason.FREE_TIER else 0

    assert free == {11: 20, 12: 70}
    assert min(at for at, *_ in forecast_totals(rest)) >= day


def test_what_was_played_before_has_used_the_allowance():
    """70 of some 15 a day are free: on the 4th a part of them is left."""
    plan, day = walk_ins(service_allowance=70), date(2026, 11, 4)
    whole = from_day(forecast_totals(made(plan)), day)

    assert forecast_totals(begun(plan, Start(day))) == whole
    free = [count for key, (count, _) in whole.items() if key[3] is Reason.FREE_TIER]
    assert 0 < sum(free) < 70 + 70


def test_tiers_go_on_from_what_is_used_in_that_month_alone():
    orders = Send(
        *("o", "Orders", "a", TemplateCategory.UTILITY, 600),
        Broadcast((datetime(2026, 11, 20, 15), datetime(2026, 12, 10, 15)), 0),
        replace(AT_ONCE, delivered_ratio=1, reply_ratio=0.0),
    )
    plan, day = two_months(sends=(orders,)), date(2026, 11, 18)
    usual = begun(plan, Start(day))
    cheap = begun(plan, Start(day, tier_used={("Turkey", UTILITY): 4}))
    saved = (5 * 100 + 595 * 300) - (
        6 * 100 + 591 * 300
    )  # 3 at the list rate, 6 in the next band

    assert usual.total.micros - cheap.total.micros == saved
    assert cheap.of_month(1).total == usual.of_month(1).total


def test_a_window_that_was_open_on_that_day_is_open_still():
    """Sent on 17 November at 23:00, answered nine hours after the reply: no template is due."""
    plan = late(
        TemplateCategory.MARKETING,
        datetime(2026, 11, 17, 23),
        answer_delay=Delay(9 * 3600, 9 * 3600),
    )
    rest = begun(plan, Start(date(2026, 11, 18)))
    reasons = {key[2:]: messages for key, (messages, _) in forecast_totals(rest).items()}

    assert reasons == {(Category.SERVICE, Reason.MESSAGE_DELIVERED): 600}
    assert (rest.flow.attempts, rest.flow.inbound) == (0, 0)


def test_a_month_before_it_is_none_of_the_months_that_are_told():
    rest = begun(two_months(), Start(date(2026, 12, 3)))

    assert [month.plan.month for month in rest.by_month] == [BillingMonth(2026, 12)]
    assert rest.of_month(0).total.micros == 0
    assert rest.of_month(1).total == rest.total


def test_a_day_that_the_plan_does_not_have_is_told():
    with pytest.raises(InputError, match="choose a day from 2026-11-01 to 2026-12-31"):
        begun(two_months(), Start(date(2027, 1, 1)))


def test_a_budget_that_has_begun_is_told_only_with_what_is_spent_of_it():
    amounts = (SpanAmount("2026-11", Decimal(100)), SpanAmount("2026-12", Decimal(1)))
    plan = replace(two_months(), span_budgets=SpanBudgets(amounts=amounts))
    day = date(2026, 11, 5)
    (december,) = standings(begun(plan, Start(day)))
    november, _ = standings(begun(plan, Start(day, spent_micros=99_500_000)))

    assert december.period.first == BillingMonth(2026, 12)
    assert november.spent_micros == 99_500_000 + made(plan).of_month(0).total.micros
    assert november.day == date(2026, 11, 10)
    (late_one,) = standings(begun(plan, Start(date(2026, 12, 2), spent_micros=2_000_000)))
    assert (late_one.day, late_one.left_micros) == (
        date(2026, 12, 2),
        -1_000_000 - begun(plan, Start(date(2026, 12, 2))).total.micros,
    )


def test_the_error_of_a_rest_is_that_of_its_part():
    plan = random_period(3, BillingMonth(2026, 11), 2)
    whole, rest = made(plan), begun(plan, Start(date(2026, 12, 20)))

    assert rest.playing.standard_error_ratio > 0
    assert (
        rest.playing.standard_error_ratio * rest.total.micros
        < whole.playing.standard_error_ratio * whole.total.micros
    )
