"""Of sums alone a plan is made that costs what they cost, and says what is assumed in it."""

import json
from collections import Counter
from datetime import datetime

import pytest

from helpers.rate_cards import shipped_book
from helpers.traffic.lived_traffic import lived_plan
from helpers.traffic.real_traffic import really_happened, settings_of
from tarife.actuals.events import ReadOptions
from tarife.actuals.opening import LogFile
from tarife.actuals.traffic_files import TrafficOptions, read_traffic
from tarife.assets import load_markets
from tarife.billing.ledger import REASONS
from tarife.fitting.analytics import fit_sums
from tarife.forecast.forecast import forecast
from tarife.plan.model.account import WEEKDAYS, Account
from tarife.plan.model.lines import Broadcast, DayRange, Repeat, Steady
from tarife.plan.numbers import number_at
from tarife.terms.calendar import BillingMonth, find_zone
from tarife.terms.categories import CATEGORIES, Category
from tarife.terms.problems import InputError

NOVEMBER = BillingMonth(2026, 11)
ISTANBUL = "Europe/Istanbul"


def rates():
    return shipped_book(), load_markets()


def sums_of(answer, zone=ISTANBUL):
    how = TrafficOptions(find_zone(zone), rates()[1], ReadOptions())
    return read_traffic([LogFile.of_text(json.dumps(answer))], how).sums


def covered(by_day, category="MARKETING", **more):
    """Pricing analytics of Turkey: how many on which day of November."""
    zone = find_zone(ISTANBUL)
    starts = {day: int(datetime(2026, 11, day, tzinfo=zone).timestamp()) for day in by_day}
    points = [
        {
            "start": starts[day],
            "end": starts[day] + 86_400,
            "country": "TR",
            "pricing_type": "REGULAR",
            "pricing_category": category,
            "volume": count,
            **more,
        }
        for day, count in by_day.items()
    ]
    return {"pricing_analytics": {"data": [{"data_points": points}]}, "id": "1"}


def fitted(answer, month=None):
    return fit_sums(sums_of(answer), Account(time_zone=ISTANBUL), rates(), month)


def answers(lines):
    """Count free-form messages by how they are paid."""
    found = Counter()
    for row in range(len(lines.reason)):
        if CATEGORIES[lines.category[row]] is Category.SERVICE:
            found[str(REASONS[lines.reason[row]])] += int(lines.messages[row])
    return found


@pytest.mark.parametrize(
    ("month", "name"),
    [
        (NOVEMBER, "pricing_analytics"),
        (BillingMonth(2025, 8), "pricing_analytics"),
        (BillingMonth(2024, 11), "conversation_analytics"),
    ],
)
def test_a_plan_of_sums_costs_what_they_cost(month, name):
    plan = lived_plan(6, month, 900)
    happened = really_happened(plan, rates(), settings_of(plan))

    made = fit_sums(
        sums_of(getattr(happened, name)(), plan.account.time_zone), plan.account, rates()
    )

    again = forecast(made.plan, *rates(), lambda: False)
    assert again.total.micros == pytest.approx(happened.ledger.total_micros, rel=0.02)
    if name == "pricing_analytics":
        there, here = answers(happened.ledger.lines()), answers(again.lines)
        for reason in ("message_delivered", "free_tier", "era_free"):
            assert here[reason] == pytest.approx(there[reason], rel=0.1, abs=15)
    assert made.plan.month == month
    assert made.plan.account.numbers in {1, plan.account.numbers}


def test_what_is_assumed_is_told_from_what_is_measured():
    made = fitted(
        covered({3: 900, 10: 920, 17: 880, 24: 910}) | {"b": covered({4: 500}, "SERVICE")}
    )

    measured = {one.at for one in made.plan.measured.numbers if one.n}
    assert {at.field for at in measured} == {"volume"}
    assert (made.plan.measured.month, made.plan.measured.messages) == ("2026-11", 4110)
    for one in made.plan.measured.numbers:
        assert number_at(made.plan, one.at) == one.likely
    for one in made.numbers:
        assert (one.at in measured) == bool(one.estimate.n)
        assert one.estimate.low <= one.estimate.likely <= one.estimate.high
    assert {one.at.field for one in made.numbers if not one.estimate.n} >= {
        "people",
        "behaviour.reply_ratio",
    }
    assert [note.code for note in made.notes] == ["assumed"]
    # 500 answers are more than 3,800 usual people get: replies are set such that they agree.
    assert sum(answers(forecast(made.plan, *rates(), lambda: False).lines).values()) == (
        pytest.approx(500, rel=0.05)
    )


def test_loud_days_are_broadcasts_and_late_deliveries_are_theirs():
    made = fitted(covered({3: 900, 4: 30, 12: 400, 13: 5}))

    first, second = made.plan.sends
    assert [at.day for at in first.schedule.moments] == [3]
    assert [at.day for at in second.schedule.moments] == [12]
    assert first.volume * first.behaviour.delivered_ratio == pytest.approx(930, rel=0.02)


def test_every_tuesday_is_repeated_and_moves_with_the_month():
    made = fitted(covered({3: 900, 10: 920, 17: 880, 24: 910}), BillingMonth(2026, 12))

    (send,) = made.plan.sends
    assert isinstance(send.schedule, Broadcast)
    ((repeat,),) = (send.schedule.repeats,)
    assert repeat == Repeat(repeat.at, WEEKDAYS[1])
    assert len(send.schedule.moments_in(BillingMonth(2026, 12))) == 5


def test_a_stream_has_the_weekdays_on_which_it_came():
    weekdays = {day: 100 + day % 3 for day in range(2, 31) if (day - 2) % 7 < 5}

    (send,) = fitted(covered(weekdays, "UTILITY")).plan.sends

    assert send.schedule == Steady(DayRange(), WEEKDAYS[:5])
    assert send.volume * send.behaviour.delivered_ratio == pytest.approx(
        sum(weekdays.values()), rel=0.04
    )


def test_a_day_that_the_files_lack_is_unknown():
    days = {day: 100 for day in range(1, 31) if day not in {10, 11}}

    made = fitted(covered(days, "UTILITY"))

    (send,) = made.plan.sends
    assert send.volume * send.behaviour.delivered_ratio == pytest.approx(3000, rel=0.04)
    assert "2 days of 2026-11" in str(made.notes[1].message)


def test_answers_in_free_entry_points_are_of_ads():
    free = {"pricing_type": "FREE_ENTRY_POINT", "pricing_category": "SERVICE"}
    made = fitted(covered(dict.fromkeys(range(1, 31), 40), **free))

    (entry,) = made.plan.entry_points
    lines = forecast(made.plan, *rates(), lambda: False).lines
    assert answers(lines)["free_entry_point"] == pytest.approx(1200, rel=0.05)
    assert entry.clicks_per_day > 0


def test_sums_without_markets_make_no_plan():
    answer = covered({3: 900})
    del answer["pricing_analytics"]["data"][0]["data_points"][0]["country"]

    with pytest.raises(InputError, match="neither single messages nor sums by market"):
        fitted(answer)
