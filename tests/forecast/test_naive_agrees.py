"""The simulator and its twin, which plays one person at a time, make the same month."""

from collections import Counter
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from math import exp, factorial, log, prod, sqrt
from statistics import NormalDist

import numpy as np
import pytest

from helpers.twins.agreement import EVERY_ERA, Twin, by_simulator, compared
from helpers.twins.billers import bill_by_engine
from helpers.twins.oracle import bill_one_by_one
from helpers.twins.played import played_table
from helpers.twins.twin_plans import (
    AUTHENTICATION,
    HOUR,
    MARKETING,
    NOVEMBER,
    SILENT,
    SURE,
    UTILITY,
    advertised,
    american,
    office,
    shop,
    sure_plan,
    talkative,
)
from tarife.billing.ledger import Reason
from tarife.plan.model.account import Rules
from tarife.plan.model.behaviour import Delay
from tarife.plan.model.lines import (
    Audience,
    Broadcast,
    DayRange,
    Inbound,
    Repeat,
    Send,
    Steady,
)
from tarife.plan.model.plan import Plan
from tarife.plan.model.scenarios import Adjustment, Lever, MonthChange
from tarife.plan.month_shift import moved_to
from tarife.terms.calendar import BillingMonth
from tarife.terms.categories import Category
from tarife.traffic.table import MessageKind

pytestmark = pytest.mark.unmeasured

# Without chance: the same ledger, line by line.

MONTHS = {
    BillingMonth(2023, 9): "Europe/Istanbul",
    BillingMonth(2024, 11): "America/New_York",  # clocks go back on the 3rd
    BillingMonth(2025, 8): "Asia/Kolkata",
    BillingMonth(2026, 11): "Europe/Istanbul",
}


@pytest.mark.parametrize("rules", EVERY_ERA)
@pytest.mark.parametrize("month", MONTHS, ids=str)
def test_without_chance_both_make_the_same_ledger_line_by_line(month, rules):
    plan = sure_plan(month, MONTHS[month])
    expected = Twin(plan, np.random.default_rng(1)).billed(rules, bill_one_by_one)
    account = replace(plan.account, rules=rules)
    actual = by_simulator(replace(plan, account=account))

    assert +actual.messages == +expected.messages
    assert +actual.charges == +expected.charges
    assert actual.flow == expected.flow


@pytest.mark.parametrize(
    "month", [BillingMonth(2024, 10), BillingMonth(2025, 6), BillingMonth(2026, 9)], ids=str
)
def test_without_chance_both_make_the_same_months_across_a_switch_of_rules(month):
    """Every send goes out again on the last evening and on the 2nd of each of three months.

    No two at one minute: whose answers are free then would be a matter of luck.
    """
    plan = sure_plan(month, "Europe/Istanbul")

    def again(minute):
        return (Repeat(time(23, 40 + minute), day=31), Repeat(time(10, minute), day=2))

    sends = tuple(
        replace(send, schedule=replace(send.schedule, repeats=again(minute)))
        for minute, send in enumerate(plan.sends)
    )
    changes = (MonthChange(str(month.shifted(1)), (Adjustment(Lever.VOLUME, 2),)),)
    plan = replace(plan, months=3, sends=sends, changes=changes)
    expected = Twin(plan, np.random.default_rng(1)).billed(Rules.AUTO, bill_one_by_one)
    actual = by_simulator(plan)

    assert {key[1].month for key in +actual.messages} == {month.month + n for n in range(3)}
    assert +actual.messages == +expected.messages
    assert +actual.charges == +expected.charges
    assert actual.flow == expected.flow


def test_the_plan_without_chance_leaves_no_fate_out():
    twin = Twin(sure_plan(NOVEMBER, "Europe/Istanbul"), np.random.default_rng(1))
    found = {
        key[-1] for rules in EVERY_ERA for key in twin.billed(rules, bill_by_engine).messages
    }

    assert found == set(Reason) - {Reason.REACTION, Reason.WAIVED, Reason.NO_PAYMENT_METHOD}
    assert twin.month.carried_over
    assert twin.month.undelivered


# With chance: the same means.

RUNS = 50
PLANS = [shop(), office(), advertised(), american()]


def repeated(plan, runs):
    """Play a plan so often with either, and bill it by every era."""
    by_era = {rules: ([], []) for rules in EVERY_ERA}
    for run in range(runs):
        twin = Twin(plan, np.random.default_rng([2026, run]))
        for rules, (ours, theirs) in by_era.items():
            account = replace(plan.account, rules=rules)
            ours.append(by_simulator(replace(plan, account=account, seed=run + 1)).counts)
            theirs.append(twin.billed(rules, bill_by_engine).counts)
    return by_era


def names_of(runs):
    return {name for run in runs for name, count in run.items() if count}


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.name)
def test_costs_and_counts_agree_within_four_standard_errors(plan):
    for rules, (ours, theirs) in repeated(plan, RUNS).items():
        apart = [one for one in compared(ours, theirs) if abs(one.standard_errors) > 4]

        assert apart == [], rules


def test_months_in_a_row_agree_within_four_standard_errors():
    """From September to October 2026, with twice the volume in October."""
    changes = (MonthChange("2026-10", (Adjustment(Lever.VOLUME, 2),)),)
    september = moved_to(shop(), BillingMonth(2026, 9))
    plan = replace(september, months=2, changes=changes)
    ours, theirs = [], []
    for run in range(25):
        ours.append(by_simulator(replace(plan, seed=run + 1)).counts)
        twin = Twin(plan, np.random.default_rng([2026, run]))
        theirs.append(twin.billed(Rules.AUTO, bill_by_engine).counts)

    assert [one for one in compared(ours, theirs) if abs(one.standard_errors) > 4] == []


def test_the_plans_with_chance_leave_no_fate_out():
    found = set()
    for plan in PLANS:
        _, theirs = repeated(plan, 1)[Rules.PMP_2026_10]
        found |= names_of(theirs)

    fates = {tuple(name.split(", ")[1:]) for name in found if name.count(", ") == 2}
    for category in set(Category) - {Category.AUTHENTICATION_INTERNATIONAL}:
        assert (category, "charged") in fates
    assert {("marketing", "free"), ("utility", "free"), ("service", "missed")} <= fates


def test_a_window_is_kept_open_by_any_exchange_of_the_person():
    for ours, theirs in repeated(talkative(), 20).values():
        assert [one for one in compared(ours, theirs) if abs(one.standard_errors) > 4] == []


# Closed forms: both against what can be worked out by hand.


def simulator_table(plan, seed):
    return played_table(replace(plan, seed=seed))


def twin_table(plan, seed):
    return Twin(plan, np.random.default_rng([7, seed])).table


PLAYERS = pytest.mark.parametrize("table_of", [simulator_table, twin_table])


def turkish(**lines):
    return Plan("closed", NOVEMBER, audiences=(Audience("tr", "Turks", "TR", 4000),), **lines)


def assert_share(found, of, expected):
    """Check a share of so many independent trials."""
    assert abs(found / of - expected) <= 4 * sqrt(expected * (1 - expected) / of)


@PLAYERS
def test_a_steady_send_reaches_a_person_a_poisson_number_of_times(table_of):
    send = Send("code", "Code", "tr", AUTHENTICATION, 6000, Steady(), SILENT)
    table = table_of(turkish(sends=(send,)), 1)
    times = Counter(table.pair.tolist())

    for count in range(1, 6):
        expected = exp(-1.5) * 1.5**count / factorial(count)
        assert_share(list(times.values()).count(count), 4000, expected)


@PLAYERS
@pytest.mark.parametrize("turns", [1, 3, 50])
def test_a_person_writes_a_geometric_number_of_times_up_to_fifty(table_of, turns):
    quick = replace(SURE, turns=turns, reply_delay=Delay(60, 60))
    first = DayRange(None, date(2026, 11, 20))
    people = Inbound("new", "New", 100, country="TR", days=first, behaviour=quick)
    table = table_of(turkish(inbound=(people,)), 2)
    times = Counter(table.pair[table.kind == MessageKind.INBOUND].tolist())

    goes_on = 1 - 1 / turns
    assert len(times) == 2000
    assert max(times.values()) <= 50
    for count in (1, 2, 5, 20, 50):
        at_least = sum(one >= count for one in times.values())
        assert_share(at_least, 2000, goes_on ** (count - 1))


@PLAYERS
def test_an_answer_has_one_bubble_and_a_poisson_number_more(table_of):
    people = Inbound(
        "new",
        "New",
        100,
        country="TR",
        days=DayRange(None, date(2026, 11, 20)),
        behaviour=replace(SURE, messages_per_answer=2.4),
    )
    table = table_of(turkish(inbound=(people,)), 3)
    bubbles = Counter(table.pair[table.kind == MessageKind.FREE_FORM].tolist())

    for count in range(1, 6):
        expected = exp(-1.4) * 1.4 ** (count - 1) / factorial(count - 1)
        assert_share(list(bubbles.values()).count(count), 2000, expected)
    for one, next_one in pairwise(sorted(table.at_us[(table.pair == 4000) & (table.kind > 1)])):
        assert next_one - one == 60_000_000


@PLAYERS
def test_the_person_writes_again_a_delay_after_the_last_bubble(table_of):
    chatty = replace(SURE, messages_per_answer=2.4, turns=3)
    people = Inbound("new", "New", 10, country="TR", behaviour=chatty)
    table = table_of(turkish(inbound=(people,)), 5)
    order = np.lexsort((table.at_us, table.pair))
    pair, kinds, at_us = table.pair[order], table.kind[order], table.at_us[order]
    again = np.flatnonzero((kinds[1:] == MessageKind.INBOUND) & (pair[1:] == pair[:-1]))

    assert len(again) > 300
    assert set((at_us[again + 1] - at_us[again]).tolist()) == {600_000_000}


@PLAYERS
@pytest.mark.parametrize(("median_h", "p90_h", "share"), [(24, 70, 0.5), (3, 24, 0.9)])
def test_answers_come_within_the_window_as_often_as_the_delay_says(
    table_of, median_h, p90_h, share
):
    delay = Delay(median_h * HOUR, p90_h * HOUR)
    people = Inbound(
        "new",
        "New",
        800,
        country="TR",
        days=DayRange(None, date(2026, 11, 10)),
        behaviour=replace(SURE, answer_delay=delay),
    )
    table = table_of(turkish(inbound=(people,)), 4)
    order = np.lexsort((table.at_us, table.pair))
    kinds, at_us = table.kind[order], table.at_us[order]
    answers = np.flatnonzero(kinds == MessageKind.FREE_FORM)
    in_time = at_us[answers] - at_us[answers - 1] < 24 * HOUR * 1_000_000

    assert_share(in_time.sum(), 8000, share)


def share_within(delay, span_s):
    """The share of log-normal delays that are shorter."""
    spread = log(delay.p90_s / delay.median_s) / NormalDist().inv_cdf(0.9)
    return NormalDist().cdf(log(span_s / delay.median_s) / spread) if span_s > 0 else 0.0


def simulator_outcome(plan):
    return by_simulator(plan)


def twin_outcome(plan):
    return Twin(plan, np.random.default_rng(8)).billed(plan.account.rules, bill_one_by_one)


@pytest.mark.parametrize("outcome_of", [simulator_outcome, twin_outcome])
def test_orders_are_free_as_often_as_somebody_wrote_the_day_before(outcome_of):
    """No window is open if none of the earlier templates was answered within the last day."""
    delay = Delay(3 * HOUR, 30 * HOUR)
    usual = replace(
        SILENT, reply_ratio=0.4, reply_delay=delay, delivered_ratio=0.8, answer_ratio=0
    )
    order_at = datetime(2026, 11, 12, 12)
    earlier = tuple(order_at - timedelta(hours=hours) for hours in (5, 20, 40))
    plan = turkish(
        sends=(
            Send("sale", "Sale", "tr", MARKETING, 4000, Broadcast(earlier, 0), usual),
            Send("order", "Order", "tr", UTILITY, 4000, Broadcast((order_at,), 0), SILENT),
        )
    )
    account = replace(plan.account, rules=Rules.PMP_2025_07)
    found = outcome_of(replace(plan, account=account)).counts["Turkey, utility, free"]

    def answered_last_day(hours):
        inside = share_within(delay, hours * HOUR) - share_within(delay, (hours - 24) * HOUR)
        return 0.8 * 0.4 * inside

    assert_share(found, 4000, 1 - prod(1 - answered_last_day(hours) for hours in (5, 20, 40)))
