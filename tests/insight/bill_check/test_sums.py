"""Sums beside the messages of a log, or alone, are compared as far as they go."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from helpers.traffic.bill_checks import charged, check, is_exact, kinds, money, month_of
from tarife.billing.ledger import REASON_CODES, Reason
from tarife.insight.bill_check.kinds import Kind
from tarife.terms.calendar import Period
from tarife.terms.categories import Category


def regrouped(analytics, *dropped, edges=lambda point: (point["start"], point["end"])):
    """The same sums by fewer dimensions, or by other stretches of time."""
    (data,) = (answer["data"] for name, answer in analytics.items() if name != "id")
    sums = {}
    for point in data[0]["data_points"]:
        start, end = edges(point)
        kept = {name: point[name] for name in point if name not in {"volume", "cost", *dropped}}
        one = sums.setdefault(
            (start, end, *(kept[name] for name in kept if name not in {"start", "end"})),
            {**kept, "start": start, "end": end, "volume": 0, "cost": 0},
        )
        one["volume"] += point["volume"]
        one["cost"] = round(one["cost"] + point["cost"], 6)
    return {"data": [{"data_points": list(sums.values())}]}


@pytest.mark.parametrize(
    "dropped",
    [
        ("phone_number",),
        ("pricing_type",),
        ("country",),
        ("country", "pricing_category"),
        ("country", "pricing_category", "phone_number", "pricing_type"),
    ],
)
def test_sums_of_any_dimensions_agree(dropped):
    happened, settings = month_of("pmp-2026-10")

    checked = check(
        settings, happened.jsonl(), regrouped(happened.pricing_analytics(), *dropped)
    )

    assert kinds(checked) == {}
    assert checked.meta.messages == checked.rules.messages
    assert checked.meta.micros == happened.ledger.total_micros


def test_sums_of_months_agree():
    happened, settings = month_of("pmp-2026-10")
    starts = happened.ledger.calendar.within(Period(happened.month)).starts_us // 10**6
    monthly = regrouped(
        happened.pricing_analytics(), edges=lambda _: (int(starts[0]), int(starts[-1]))
    )

    checked = check(settings, happened.jsonl(), monthly)

    assert kinds(checked) == {}
    assert checked.meta.micros == happened.ledger.total_micros


def test_sums_without_cost_are_compared_by_their_counts():
    happened, settings = month_of("pmp-2026-10")
    analytics = happened.pricing_analytics()
    for point in analytics["pricing_analytics"]["data"][0]["data_points"]:
        del point["cost"]

    checked = check(settings, happened.jsonl(), analytics)

    assert kinds(checked) == {}
    assert checked.meta.micros == happened.ledger.total_micros
    assert "sums-unpriced" in {note.code for note in checked.notes}


def test_days_that_the_log_does_not_cover_are_not_taken_for_zero():
    happened, settings = month_of("pmp-2025-07")
    first_s = int(happened.ledger.calendar.starts_us[9]) // 10**6
    analytics = happened.pricing_analytics()
    early = [one for one in happened.sent if one.at_s < first_s]
    happened.sent = [one for one in happened.sent if one.at_s >= first_s]
    happened.received = [
        one for one in happened.received if int(one[1]["timestamp"]) >= first_s
    ]

    checked = check(settings, happened.jsonl(), analytics)

    assert kinds(checked)[Kind.NOT_IN_LOG] == sum(1 for one in early if one.micros)
    assert money(checked, Kind.NOT_IN_LOG) == sum(one.micros for one in early) > 0
    assert Kind.NOT_EXPLAINED not in kinds(checked)
    assert "days-not-covered" in {note.code for note in checked.notes}
    assert is_exact(checked)


def test_sums_alone_are_checked_against_the_rates():
    happened, settings = month_of("pmp-2026-10")
    used = {(market, Category.UTILITY): 10**9 for market in happened.ledger.table.markets}
    analytics = happened.pricing_analytics()

    assert kinds(check(settings, analytics)) == {}
    checked = check(replace(settings, tier_used=used), analytics)
    assert set(kinds(checked)) == {Kind.TIER_NOT_REACHED}
    assert checked.meta.micros == happened.ledger.total_micros
    assert is_exact(checked)


def test_of_a_log_one_month_is_checked():
    happened, settings = month_of("pmp-2026-10")
    planted = charged(happened, "marketing", 2)
    for one in planted:
        one.pricing = {**one.pricing, "billable": False, "type": "free_customer_service"}

    assert kinds(check(settings, happened.jsonl(), month=happened.month)) == {
        Kind.FREE_WHERE_CHARGED: 2
    }
    assert kinds(check(settings, happened.jsonl(), month=happened.month.shifted(1))) == {}


def test_a_log_without_prices_is_charged_as_the_rules_say():
    happened, settings = month_of("pmp-2026-10")

    checked = check(settings, happened.own_log())

    assert kinds(checked) == {}
    assert checked.meta == checked.rules
    assert "no-price-said" in {note.code for note in checked.notes}


def test_an_invoice_goes_on_from_the_analytics():
    happened, settings = month_of("pmp-2026-10")
    analytics = happened.pricing_analytics()
    point = next(
        one
        for one in analytics["pricing_analytics"]["data"][0]["data_points"]
        if one["cost"] > 0
    )
    point["cost"] += 1
    invoice = happened.invoice(share=Fraction(115, 100)).replace("tax;;;1.20", "")
    rows = [row.split(";") for row in invoice.splitlines() if row.count(";") == 3][1:]
    category = point["pricing_category"].lower()
    country = point["country"]
    for row in rows:  # the partner takes its share of what Meta took too much
        if happened.countries[row[0]] == country and row[1] == category:
            row[3] = f"{Decimal(row[3]) + Decimal('1.15')}"
    text = "\n".join(["invoice;A-1", f"month;{happened.month}", *map(";".join, rows)])

    checked = check(settings, happened.jsonl(), analytics, text)

    assert set(kinds(checked)) == {Kind.PARTNER_MARKUP, Kind.NOT_EXPLAINED}
    assert money(checked, Kind.NOT_EXPLAINED) == 1_000_000
    asked = sum(Decimal(row[3]) for row in rows)
    assert checked.meta.micros == asked * 10**6
    assert is_exact(checked)


@pytest.mark.parametrize("missing", [0, 4])
def test_messages_that_the_log_lacks_are_noticed_by_their_count(missing):
    happened, settings = month_of("pmp-2026-10")
    delivered = [one for one in happened.sent if one.is_delivered]
    starts = happened.ledger.calendar.starts_us // 10**6
    point = {"start": int(starts[0]), "end": int(starts[-1]), "sent": 9_999}
    points = [{**point, "delivered": len(delivered) + missing}]
    answer = {"analytics": {"granularity": "MONTH", "data_points": points}}

    checked = check(settings, happened.jsonl(), answer)

    assert kinds(checked) == {}
    assert ("other-count" in {note.code for note in checked.notes}) == bool(missing)


def test_conversations_without_a_price_use_the_free_tier_too():
    happened, settings = month_of("cbp-2023-06")
    opened = [
        one
        for one in happened.sent
        if happened.ledger.reason[one.row] == REASON_CODES[Reason.FREE_TIER]
    ]
    assert len(opened) == 20
    for one in opened[::2]:
        one.pricing = None

    assert kinds(check(settings, happened.jsonl())) == {}
