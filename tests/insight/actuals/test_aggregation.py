"""What is kept of analytics: counts and money by day, whatever dimensions they have."""

import json
from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from helpers.rate_cards import shipped_book
from tarife.actuals.events import ReadOptions
from tarife.actuals.opening import LogFile
from tarife.actuals.traffic_files import TrafficOptions, read_traffic
from tarife.assets import load_markets
from tarife.insight.actuals.aggregation import kept_of
from tarife.plan.model.actuals import ActualReason
from tarife.plan.model.plan import Plan
from tarife.terms.calendar import BillingMonth
from tarife.terms.categories import Category

ISTANBUL = ZoneInfo("Europe/Istanbul")
PLAN = Plan("November", BillingMonth(2026, 11))


@pytest.fixture(scope="module")
def rates():
    return shipped_book(), load_markets()


def moment(day, hour=0):
    return int(datetime(2026, 11, day, hour, tzinfo=ISTANBUL).timestamp())


def point(day, volume, **more):
    edges = {"start": moment(day), "end": moment(day + 1)}
    return {**edges, "volume": volume, "country": "TR", "pricing_category": "UTILITY", **more}


def kept(rates, *points):
    text = {"pricing_analytics": {"data": [{"data_points": list(points)}]}}
    files = [LogFile.of_text(json.dumps(text))]
    how = TrafficOptions(ISTANBUL, rates[1], ReadOptions())
    found, notes = kept_of(read_traffic(files, how), PLAN, rates)
    return found, {note.code for note in notes}


def sums(found):
    return [
        (on.day, one.reason, one.messages, one.amount)
        for on, of in found.by_day.items()
        for one in of
    ]


def test_charges_are_kept_as_they_are_told(rates):
    found, notes = kept(rates, point(2, 10, pricing_type="REGULAR", cost=0.05))

    assert sums(found) == [(2, ActualReason.CHARGED, 10, Decimal("0.05"))]
    assert notes == set()


def test_without_cost_the_rates_of_the_day_hold(rates):
    found, _ = kept(rates, point(2, 10, pricing_type="REGULAR"))
    ((on, (one,)),) = found.by_day.items()

    card = rates[0].card("USD", on)
    rate = card.rates["Turkey", Category.UTILITY].schedule.list_rate_micros
    assert one.micros == 10 * rate > 0


@pytest.mark.parametrize(
    ("kind", "category", "reason"),
    [
        ("FREE_CUSTOMER_SERVICE", "SERVICE", ActualReason.ALLOWANCE),
        ("FREE_CUSTOMER_SERVICE", "UTILITY", ActualReason.OTHERWISE_FREE),
        ("FREE_ENTRY_POINT", "MARKETING", ActualReason.FREE_ENTRY_POINT),
        ("FREE_ENTRY_POINT", "REFERRAL_CONVERSION", ActualReason.FREE_ENTRY_POINT),
        ("FREE_TIER", "SERVICE", ActualReason.ALLOWANCE),
    ],
)
def test_what_is_free_is_kept_with_its_reason(rates, kind, category, reason):
    found, _ = kept(rates, point(3, 4, pricing_type=kind, pricing_category=category, cost=0))

    assert sums(found) == [(3, reason, 4, None)]


def test_half_hours_add_up_to_their_day_by_number(rates):
    half = {"pricing_type": "REGULAR", "cost": 0.01, "phone_number": "15550783881"}
    found, _ = kept(
        rates,
        *(
            {**point(5, 2, **half), "start": moment(5, hour), "end": moment(5, hour) + 1800}
            for hour in (0, 9, 23)
        ),
    )

    assert sums(found) == [(5, ActualReason.CHARGED, 6, Decimal("0.03"))]
    (day,) = found.days
    assert "•" in day.number
    assert "55507838" not in day.number


def test_what_is_of_more_than_a_day_or_without_category_is_told(rates):
    whole = {**point(6, 9, pricing_type="REGULAR", cost=1), "end": moment(9)}
    found, notes = kept(rates, point(2, 1, pricing_type="REGULAR", cost=0.1), whole)

    assert [day for day, *_ in sums(found)] == [2]
    assert notes == {"sums-not-by-day"}


def test_days_of_other_months_are_told(rates):
    one = point(2, 1, pricing_type="REGULAR", cost=0.1)
    other = {**one, "start": one["start"] + 40 * 86400, "end": one["end"] + 40 * 86400}
    found, notes = kept(rates, one, other)

    assert len(found.days) == 1
    assert notes == {"days-outside"}


def log_of(rates, *hours):
    """Bring in one message at each of some hours of November, and give the notes."""
    at = [datetime(2026, 11, *hour, tzinfo=ISTANBUL).isoformat() for hour in hours]
    rows = [f"{one},+905321234567,template,utility" for one in at]
    text = "\n".join(("at,customer,kind,category", *rows))
    how = TrafficOptions(ISTANBUL, rates[1], ReadOptions())
    _, notes = kept_of(read_traffic([LogFile.of_text(text)], how), PLAN, rates)
    return [note for note in notes if note.code == "day-in-part"]


WHOLE = tuple((day, hour) for day in range(5, 10) for hour in (9, 21))


def test_a_day_within_which_a_file_ends_or_begins_is_told(rates):
    (ends,) = log_of(rates, *WHOLE, (10, 9), (10, 11))
    assert "the messages of 10 Nov end at 11:00, earlier than on any other day" in str(ends)
    (begins,) = log_of(rates, (4, 14), (4, 22), *WHOLE)
    assert "the messages of 4 Nov begin at 14:00, later than on any other day" in str(begins)


def test_days_like_the_others_and_days_without_others_are_not_told(rates):
    assert not log_of(rates, *WHOLE)
    assert not log_of(rates, *WHOLE, (7, 3), (7, 23), (10, 9), (10, 21))
    assert not log_of(rates, (5, 9), (5, 21), (6, 9), (6, 21), (7, 9), (7, 10))
    assert not log_of(rates, (5, 12))
