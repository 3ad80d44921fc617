"""What tests of bill check share."""

import json
from collections import Counter
from dataclasses import replace

from helpers.measuring import unmeasured
from helpers.random_plans import random_period
from helpers.rate_cards import shipped_book
from helpers.traffic.real_traffic import really_happened, settings_of
from tarife.actuals.events import ReadOptions
from tarife.actuals.opening import LogFile
from tarife.actuals.traffic_files import TrafficOptions, read_traffic
from tarife.assets import load_markets
from tarife.insight.bill_check.bill_check import check_bill
from tarife.plan.model.lines import Steady
from tarife.terms.calendar import BillingMonth

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
    sends = tuple(replace(send, volume=send.volume / 2) for send in plan.sends)
    plan = replace(plan, sends=sends)
    if at_all_hours:
        sends = tuple(replace(send, volume=40, schedule=Steady()) for send in plan.sends)
        account = replace(plan.account, time_zone="Asia/Tokyo")
        plan = replace(plan, sends=sends, account=account)
    settings = settings_of(plan, 980 if era == "cbp-2023-06" else 0)
    return really_happened(plan, rates(), settings), settings


def check(settings, *texts, month=None):
    files = [
        LogFile.of_text(text if isinstance(text, str) else json.dumps(text)) for text in texts
    ]
    how = TrafficOptions(settings.zone, rates()[1], ReadOptions(), month=month)
    with unmeasured():  # tests of logs and sums measure how they are read
        traffic = read_traffic(files, how)
    return check_bill(traffic, settings, rates(), month)


def kinds(checked):
    found = Counter()
    for one in checked.differences:
        found[one.kind] += one.messages
    return dict(found)


def is_exact(checked):
    total = sum(one.micros for one in checked.differences)
    return checked.rules.micros + total == checked.meta.micros


def charged(happened, category, count):
    """The first so many charged templates of a category."""
    fitting = [one for one in happened.sent if one.micros and one.category == category]
    assert len(fitting) > count
    return fitting[:count]


def money(checked, kind):
    return sum(one.micros for one in checked.differences if one.kind is kind)
