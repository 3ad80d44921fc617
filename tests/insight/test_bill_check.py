"""The bill of generated traffic is right, and every planted difference is found exactly."""

import json
from collections import Counter
from dataclasses import replace
from datetime import date, datetime
from fractions import Fraction
from zoneinfo import ZoneInfo

import pytest

from helpers.random_plans import random_period
from helpers.rate_cards import shipped_book
from helpers.real_traffic import really_happened, settings_of
from tarife.actuals.events import ReadOptions
from tarife.actuals.opening import LogFile
from tarife.actuals.traffic_files import TrafficOptions, read_traffic
from tarife.assets import load_markets
from tarife.billing.ledger import REASON_CODES, Reason
from tarife.insight.bill_check.bill_check import check_bill
from tarife.insight.bill_check.kinds import Kind
from tarife.plan.model.lines import Steady
from tarife.terms.calendar import BillingMonth, Period
from tarife.terms.categories import Category

MONTHS = {
    "cbp-2023-06": BillingMonth(2023, 12),
    "cbp-2024-11": BillingMonth(2024, 11),
    "pmp-2025-07": BillingMonth(2025, 8),
    "pmp-2026-10": BillingMonth(2026, 11),
}


def rates():
    return shipped_book(), load_markets()


def month_of(era, seed=0, *, at_all_hours=False):
    plan = random_period(seed, MONTHS[era], 1)
    if at_all_hours:
        sends = tuple(replace(send, volume=50, schedule=Steady()) for send in plan.sends)
        account = replace(plan.account, time_zone="Asia/Tokyo")
        plan = replace(plan, sends=sends, account=account)
    settings = settings_of(plan, 980 if era == "cbp-2023-06" else 0)
    return really_happened(plan, rates(), settings), settings


def check(settings, *texts, month=None):
    files = [
        LogFile.of_text(text if isinstance(text, str) else json.dumps(text)) for text in texts
    ]
    how = TrafficOptions(settings.zone, rates()[1], ReadOptions(), month=month)
    return check_bill(read_traffic(files, how), settings, rates(), month)


def kinds(checked):
    found = Counter()
    for one in checked.differences:
        found[one.kind] += one.messages
    return dict(found)


def is_exact(checked):
    total = sum(one.micros for one in checked.differences)
    return checked.rules.micros + total == checked.meta.micros


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("era", MONTHS)
def test_generated_traffic_is_billed_right(era, seed):
    happened, settings = month_of(era, seed)
    analytics = (
        happened.conversation_analytics()
        if era.startswith("cbp")
        else happened.pricing_analytics()
    )

    checked = check(settings, happened.jsonl(seed), analytics)

    assert kinds(checked) == {}
    assert checked.rules.micros == happened.ledger.total_micros
    assert checked.meta == checked.meta.__class__(
        checked.rules.messages, checked.rules.micros, checked.meta.sums
    )


def list_rate(happened, one, category):
    day = happened.ledger.calendar.dates()[happened.ledger.day[one.row]]
    rate = rates()[0].find("USD", day, happened.market_of(one), Category(category))
    return rate.schedule.list_rate_micros


def charged(happened, category, count):
    """The first so many charged templates of a category."""
    fitting = [one for one in happened.sent if one.micros and one.category == category]
    assert len(fitting) > count
    return fitting[:count]


def money(checked, kind):
    return sum(one.micros for one in checked.differences if one.kind is kind)


def charge(happened, one, category):
    """Let Meta charge a message as a category, whatever the rules say."""
    one.micros = list_rate(happened, one, category)
    if one.conversation is None:
        price = {"pricing_model": "PMP", "type": "regular"}
    else:
        price = {"pricing_model": "CBP"}
        one.conversation = {"id": f"planted-{one.row}", "origin": {"type": category}}
    one.pricing = {"billable": True, "category": category, **price}


def sums_of(happened):
    return (
        happened.conversation_analytics()
        if "CBP" in {one.pricing["pricing_model"] for one in happened.sent}
        else happened.pricing_analytics()
    )


@pytest.mark.parametrize("era", MONTHS)
def test_templates_charged_as_another_category_are_found(era):
    happened, settings = month_of(era)
    planted = charged(happened, "utility", 4)
    due = sum(one.micros for one in planted)
    for one in planted:
        charge(happened, one, "marketing")

    checked = check(settings, happened.jsonl(), happened.own_log())

    assert kinds(checked) == {Kind.RECATEGORISED: 4}
    assert money(checked, Kind.RECATEGORISED) == sum(one.micros for one in planted) - due
    assert is_exact(checked)


@pytest.mark.parametrize("era", MONTHS)
def test_a_charge_inside_a_free_entry_point_is_found(era):
    happened, settings = month_of(era)
    reasons = happened.ledger.reason
    planted = [
        one
        for one in happened.sent
        if reasons[one.row] == REASON_CODES[Reason.FREE_ENTRY_POINT]
    ][:3]
    assert planted
    for one in planted:
        charge(happened, one, "marketing")

    checked = check(settings, happened.jsonl())

    assert kinds(checked) == {Kind.CHARGED_IN_FREE_ENTRY_POINT: len(planted)}
    assert checked.meta.micros - checked.rules.micros == sum(one.micros for one in planted)
    assert is_exact(checked)


@pytest.mark.parametrize("era", MONTHS)
def test_what_meta_leaves_free_is_found(era):
    happened, settings = month_of(era)
    planted = charged(happened, "marketing", 5)
    due = sum(one.micros for one in planted)
    for one in planted:
        one.pricing = {**one.pricing, "billable": False}
        if one.conversation is None:
            one.pricing["type"] = "free_customer_service"
        one.micros = 0

    checked = check(settings, happened.jsonl())

    assert kinds(checked) == {Kind.FREE_WHERE_CHARGED: 5}
    assert money(checked, Kind.FREE_WHERE_CHARGED) == -due
    assert is_exact(checked)


def test_a_tier_that_only_the_rules_reach_is_found():
    happened, settings = month_of("pmp-2026-10")
    used = {(market, Category.UTILITY): 10**9 for market in happened.ledger.table.markets}
    reached = replace(settings, tier_used=used)

    checked = check(reached, happened.jsonl(), happened.pricing_analytics())

    cells = Counter(
        happened.market_of(one)
        for one in happened.sent
        if one.micros and one.category == "utility"
    )
    at_tiers = {
        market: count
        for market, count in cells.items()
        if rates()[0]
        .find("USD", date(2026, 11, 1), market, Category.UTILITY)
        .schedule.has_tiers
    }
    assert at_tiers
    assert kinds(checked) == {Kind.TIER_NOT_REACHED: sum(at_tiers.values())}
    assert checked.meta.micros == happened.ledger.total_micros
    assert is_exact(checked)


@pytest.mark.parametrize("era", ["pmp-2025-07", "pmp-2026-10"])
def test_messages_that_count_at_each_delivery_are_found(era):
    happened, settings = month_of(era)
    planted = charged(happened, "marketing", 6)
    for one in planted:
        one.again_s = [one.at_s + 1]

    checked = check(settings, happened.jsonl(), happened.pricing_analytics())

    assert kinds(checked) == {Kind.DELIVERED_TWICE: 6}
    assert money(checked, Kind.DELIVERED_TWICE) == sum(one.micros for one in planted)
    assert is_exact(checked)


@pytest.mark.parametrize("era", MONTHS)
def test_an_invoice_by_the_day_of_sending_is_found(era):
    happened, settings = month_of(era)
    planted = [one for one in happened.sent if one.micros][:7]
    for one in planted:  # sent in the last minute of the month before
        one.sent_s = (
            int(happened.ledger.calendar.within(Period(happened.month)).starts_us[0]) // 10**6
            - 60
        )

    checked = check(settings, happened.jsonl(), happened.invoice(by_sending=True))

    assert kinds(checked) == {Kind.LATE_DELIVERY: 7}
    assert money(checked, Kind.LATE_DELIVERY) == -sum(one.micros for one in planted)
    assert is_exact(checked)


@pytest.mark.parametrize("era", ["pmp-2025-07", "pmp-2026-10"])
def test_days_cut_by_another_clock_are_found(era):
    happened, settings = month_of(era, at_all_hours=True)
    month = happened.month
    world = ZoneInfo("UTC")

    checked = check(settings, happened.jsonl(), happened.pricing_analytics(world), month=month)

    moved = {True: [], False: []}
    for one in happened.sent:
        days = [
            datetime.fromtimestamp(one.at_s, zone).date() for zone in (settings.zone, world)
        ]
        inside = [month.first_day <= day <= month.last_day for day in days]
        if one.micros and inside[0] != inside[1]:
            moved[inside[1]].append(one.micros)
    assert moved[True] or moved[False]
    assert kinds(checked) == {Kind.OTHER_TIME_ZONE: sum(map(len, moved.values()))}
    assert money(checked, Kind.OTHER_TIME_ZONE) == sum(moved[True]) - sum(moved[False])
    assert is_exact(checked)


@pytest.mark.parametrize("era", MONTHS)
def test_a_partners_share_is_found(era):
    happened, settings = month_of(era)

    checked = check(settings, happened.jsonl(), happened.invoice(share=Fraction(112, 100)))

    assert set(kinds(checked)) == {Kind.PARTNER_MARKUP}
    assert checked.rules.micros == happened.ledger.total_micros
    assert checked.rules.messages == sum(1 for one in happened.sent if one.micros)
    assert is_exact(checked)


@pytest.mark.parametrize("era", MONTHS)
def test_what_nothing_explains_stays_unexplained(era):
    happened, settings = month_of(era)
    analytics = sums_of(happened)
    (table,) = next(iter(analytics.values()))["data"]
    count = "volume" if "volume" in table["data_points"][0] else "conversation"
    point = next(one for one in table["data_points"] if float(one["cost"]) > 0)
    point[count] = int(point[count]) + 3
    point["cost"] = float(point["cost"]) + 0.5

    checked = check(settings, happened.jsonl(), analytics)

    assert kinds(checked) == {Kind.NOT_EXPLAINED: 3}
    assert money(checked, Kind.NOT_EXPLAINED) == 500_000
    assert not checked.differences[0].is_explained
    assert is_exact(checked)
