"""Each kind of difference between a bill and the rules is found, message by message."""

from collections import Counter
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from zoneinfo import ZoneInfo

import pytest

from helpers.random_plans import random_period
from helpers.traffic.bill_checks import (
    MONTHS,
    charged,
    check,
    is_exact,
    kinds,
    money,
    month_of,
    rates,
)
from helpers.traffic.real_traffic import really_happened, settings_of
from tarife.billing.ledger import REASON_CODES, Reason
from tarife.insight.bill_check.kinds import Kind
from tarife.plan.model.account import Account
from tarife.plan.model.lines import EntryPoint
from tarife.terms.calendar import Period
from tarife.terms.categories import Category


@pytest.mark.parametrize("seed", range(2))
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


def test_a_free_entry_point_that_opened_before_the_log_is_believed():
    """Without the first message through the ad, that Meta calls its answers free is all."""
    plan = replace(
        random_period(0, MONTHS["pmp-2026-10"], 1),
        account=Account(time_zone="Europe/Istanbul", service_allowance=0),
        entry_points=(EntryPoint("ad", "ad", "TR", 10.0, phone_share=1.0),),
    )
    settings = settings_of(plan)
    happened = really_happened(plan, rates(), settings)
    later = happened.between(date(2026, 11, 10), date(2026, 11, 14))
    entered = {said["from"] for _, said in later.received if "referral" in said}
    free = [one for one in later.sent if one.pricing["type"] == "free_entry_point"]
    assert [one for one in free if one.customer not in entered]

    found = kinds(check(settings, later.jsonl()))

    assert Kind.FREE_WHERE_CHARGED not in found


def list_rate(happened, one, category):
    day = happened.ledger.calendar.dates()[happened.ledger.day[one.row]]
    rate = rates()[0].find("USD", day, happened.market_of(one), Category(category))
    return rate.schedule.list_rate_micros


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


@pytest.mark.parametrize("fee", [0, 2_500])
def test_a_fee_a_message_is_a_mark_up_and_one_on_some_lines_is_not(fee):
    happened, settings = month_of("pmp-2026-10")
    rows = happened.invoice().splitlines()
    lines = [row.split(";") for row in rows[3:-1]]
    for index, line in enumerate(lines):
        own = fee if fee or index == 0 else 0
        micros = int(Decimal(line[3]) * 10**6) + (own * int(line[2]) or (index == 0) * 10**6)
        line[3] = str(Decimal(micros) / 10**6)

    checked = check(settings, happened.jsonl(), "\n".join([*rows[:3], *map(";".join, lines)]))

    kind = Kind.PARTNER_MARKUP if fee else Kind.NOT_EXPLAINED
    assert set(kinds(checked)) == {kind}
    assert checked.differences[0].is_explained == bool(fee)
    assert is_exact(checked)


def test_a_partner_that_speaks_of_conversations_after_their_end_means_messages():
    happened, settings = month_of("pmp-2025-07")
    for one in happened.sent:
        one.pricing["pricing_model"] = "CBP"
    charged(happened, "marketing", 1)[0].pricing["billable"] = False

    checked = check(settings, happened.jsonl())

    assert kinds(checked) == {Kind.FREE_WHERE_CHARGED: 1}


def test_a_mark_up_is_found_beside_a_line_that_is_wrong():
    happened, settings = month_of("pmp-2026-10")
    rows = [row.split(";") for row in happened.invoice(share=Fraction(112, 100)).splitlines()]
    rows[4][3] = f"{Decimal(rows[4][3]) + 9}"

    checked = check(settings, happened.jsonl(), "\n".join(map(";".join, rows)))

    assert set(kinds(checked)) == {Kind.PARTNER_MARKUP, Kind.NOT_EXPLAINED}
    (wrong,) = (one for one in checked.differences if one.kind is Kind.NOT_EXPLAINED)
    assert (wrong.market, wrong.category) == (rows[4][0], rows[4][1])
    assert abs(wrong.micros - 9_000_000) <= 5_000
    assert is_exact(checked)


def test_more_than_the_list_rate_is_no_other_tier():
    happened, settings = month_of("pmp-2026-10")
    analytics = happened.pricing_analytics()
    for point in analytics["pricing_analytics"]["data"][0]["data_points"]:
        point["cost"] = round(point["cost"] * 1.1, 6)

    checked = check(settings, happened.jsonl(), analytics)

    assert Kind.TIER_NOT_REACHED not in kinds(checked)
    assert Kind.NOT_EXPLAINED in kinds(checked)
    assert is_exact(checked)
