"""What is spent by now, where the month will end, and what is known of it."""

import json
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from functools import cache

import pytest

from helpers.random_plans import random_period
from helpers.rate_cards import shipped_book
from helpers.real_traffic import really_happened, settings_of
from tarife.actuals.events import ReadOptions
from tarife.actuals.opening import LogFile
from tarife.actuals.traffic_files import TrafficOptions, read_traffic
from tarife.assets import load_markets
from tarife.forecast.forecast import forecast
from tarife.insight.actuals.kept import kept_of
from tarife.insight.actuals.status import Asked, DayState, status_of
from tarife.insight.actuals.words import details, headline
from tarife.plan.edits.lines import add_actuals
from tarife.plan.model.actuals import ActualReason
from tarife.terms.calendar import BillingMonth
from tarife.terms.categories import Category
from tarife.terms.problems import InputError

MONTHS = {
    "cbp-2023-06": BillingMonth(2023, 12),
    "cbp-2024-11": BillingMonth(2024, 11),
    "pmp-2025-07": BillingMonth(2025, 8),
    "pmp-2026-10": BillingMonth(2026, 11),
}
MICRO = Decimal("0.000001")


@cache
def rates():
    return shipped_book(), load_markets()


@cache
def happened(era, seed=0):
    plan = random_period(seed, MONTHS[era], 1)
    return plan, really_happened(plan, rates(), settings_of(plan))


def read(plan, *texts):
    files = [LogFile.of_text(one if isinstance(one, str) else json.dumps(one)) for one in texts]
    how = TrafficOptions(settings_of(plan).zone, rates()[1], ReadOptions())
    return read_traffic(files, how)


def told(plan, *texts):
    """Bring files into a plan."""
    return add_actuals(kept_of(read(plan, *texts), plan, rates())[0]).apply(plan)


def status(plan, **asked):
    planned = forecast(plan, *rates(), lambda: False)
    return status_of(planned, rates(), lambda: False, asked=Asked(**asked))


def cost(plan):
    return sum(one.figures[1] for one in plan.actuals.days)


def charged(plan):
    return [
        (day.key, one)
        for day in plan.actuals.days
        for one in day.sums
        if one.reason is ActualReason.CHARGED
    ]


@pytest.mark.parametrize("era", MONTHS)
def test_what_happens_as_planned_ends_where_the_plan_does_from_any_day(era):
    plan, real = happened(era)
    known = told(plan, real.jsonl())
    total = real.ledger.total_micros
    first = plan.month.first_day

    for day in (first + timedelta(days=4), first + timedelta(days=17)):
        found = status(known, start=day)
        assert found.end_micros == total
        assert found.first_coming == day
        assert 0 < found.so_far_micros < total
        assert found.low_micros < total < found.high_micros
        assert found.pace == 1
        assert not any(one.difference_micros for one in found.variances)
        if era.startswith(
            "pmp"
        ):  # webhooks of conversations do not tell templates from answers
            assert not any(any(one.causes.values()) for one in found.variances)
    at_the_end = status(known)
    assert at_the_end.rest is None
    assert at_the_end.end_micros == at_the_end.low_micros == at_the_end.high_micros == total


@pytest.mark.parametrize("era", ["pmp-2025-07", "pmp-2026-10"])
def test_analytics_tell_the_same_as_webhooks(era):
    plan, real = happened(era)
    by_messages = told(plan, real.jsonl())
    by_sums = told(plan, real.pricing_analytics())
    both = told(by_messages, real.pricing_analytics())

    day = plan.month.first_day + timedelta(days=9)
    ends = {status(one, start=day).end_micros for one in (by_messages, by_sums, both)}
    assert ends == {real.ledger.total_micros}


def test_the_next_weeks_add_to_these_and_the_same_file_changes_nothing():
    plan, real = happened("pmp-2026-10")
    first = plan.month.first_day
    halves = [
        real.between(first + timedelta(days=15 * n), first + timedelta(days=15 * n + 14))
        for n in range(2)
    ]

    known = plan
    for half in halves:
        known = told(known, half.jsonl())
        assert told(known, half.jsonl(seed=3)) == known

    assert cost(known) == real.ledger.total_micros
    assert charged(known) == charged(told(plan, real.jsonl()))


def test_a_log_without_prices_goes_on_with_the_allowance_that_is_used_already():
    plan, _ = happened("pmp-2026-10")
    # Without ads: whether a free entry point is open only the days before could say.
    plan = replace(
        plan,
        account=replace(plan.account, service_allowance=15, numbers=1),
        grid=tuple(replace(row, ad_clicks_per_day=0) for row in plan.grid),
        entry_points=(),
        ranges=(),
    )
    real = really_happened(plan, rates(), settings_of(plan))
    for one in real.sent:
        one.pricing = {"category": one.pricing["category"]}
    first = plan.month.first_day
    early = real.between(first, first + timedelta(days=1))
    late = real.between(first + timedelta(days=2), plan.month.last_day)
    late = replace(late, received=real.received)  # whose windows were open already

    known = told(told(plan, early.jsonl()), late.jsonl())

    assert cost(known) == real.ledger.total_micros
    free = [
        (day.day, one.messages)
        for day in known.actuals.days
        for one in day.sums
        if one.reason is ActualReason.ALLOWANCE
    ]
    assert sum(messages for _, messages in free) == 15
    assert free[0][0] < first + timedelta(days=2) <= free[-1][0]


def test_a_day_that_is_told_in_part_grows_when_it_is_told_in_full():
    plan, real = happened("pmp-2026-10")
    first = plan.month.first_day
    whole = real.between(first, first + timedelta(days=9))
    part = replace(whole, sent=whole.sent[:-3])

    known = told(plan, part.jsonl())
    _, notes = kept_of(read(known, whole.jsonl()), known, rates())
    assert "days-renewed" in {note.code for note in notes}
    assert told(known, whole.jsonl()).actuals == told(plan, whole.jsonl()).actuals
    assert told(told(known, whole.jsonl()), part.jsonl()) == told(plan, whole.jsonl())


def test_unknown_days_count_as_planned_and_are_told():
    plan, real = happened("pmp-2026-10")
    first = plan.month.first_day
    early = real.between(first, first + timedelta(days=3))
    late = real.between(first + timedelta(days=8), first + timedelta(days=12))

    found = status(told(plan, early.jsonl(), late.jsonl()))

    known = found.of_state(DayState.KNOWN)
    assert found.first_coming == first + timedelta(days=13)
    assert first + timedelta(days=5) not in known
    assert first + timedelta(days=5) in found.of_state(DayState.UNKNOWN)
    assert found.unknown_micros > 0
    assert found.so_far_micros + found.unknown_micros < found.end_micros
    assert found.end_micros == real.ledger.total_micros
    assert any("nothing is known" in sentence for sentence in details(found))


def test_a_day_that_is_not_over_is_forecast():
    plan, real = happened("pmp-2026-10")
    known = told(plan, real.jsonl())
    today = plan.month.first_day + timedelta(days=11)

    assert status(known, today=today).first_coming == today


def test_a_budget_is_used_up_by_what_happened_and_is_forecast_together():
    plan, real = happened("pmp-2026-10")
    total = Decimal(real.ledger.total_micros) * MICRO
    known = told(plan, real.jsonl())
    day = plan.month.first_day + timedelta(days=9)

    short = status(replace(known, budget=total - MICRO), start=day)
    assert short.budget.left_micros == -1
    spent = 0
    for one in short.days:
        spent += one.micros
        if spent > short.budget.available_micros:
            break
    assert short.budget.day == one.day
    assert f"over from {one.day.day} " in headline(short)
    coming = len(short.of_state(DayState.COMING))
    left = short.budget.available_micros - short.so_far_micros - short.unknown_micros
    assert short.left_a_day_micros == left // coming
    assert status(replace(known, budget=total), start=day).budget.day is None


def test_a_charge_as_another_category_is_a_cause_of_its_own():
    plan, _ = happened("pmp-2026-10")
    real = really_happened(plan, rates(), settings_of(plan))
    one = next(one for one in real.sent if one.micros and one.category == "utility")
    one.pricing = {**one.pricing, "category": "marketing"}
    files = real.jsonl(), real.own_log()

    found = status(told(plan, *files))

    (row,) = [one for one in found.variances if one.difference_micros]
    assert row.category is Category.UTILITY
    assert {str(cause) for cause, micros in row.causes.items() if micros} == {"recategorised"}
    assert found.end_micros - real.ledger.total_micros == row.difference_micros > 0


def test_a_plan_without_actuals_or_in_another_currency_is_said():
    plan, real = happened("pmp-2026-10")
    known = told(plan, real.jsonl())
    other = replace(known, actuals=replace(known.actuals, currency="EUR"))

    with pytest.raises(InputError, match="nothing is known of any day of November 2026"):
        status(plan)
    with pytest.raises(InputError, match="was billed in EUR, the plan is in USD"):
        status(other)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Turkey;utility;1;1 EUR", "the files are in EUR, the plan is in USD"),
        ("month;2026-11\nTurkey;utility;1;1", "no message, day by day"),
    ],
)
def test_files_that_tell_of_no_day_are_said(text, said):
    plan, _ = happened("pmp-2026-10")
    files = [LogFile.of_text(text)]
    how = TrafficOptions(
        settings_of(plan).zone, rates()[1], ReadOptions(), month=BillingMonth(2026, 11)
    )

    with pytest.raises(InputError, match=said):
        kept_of(read_traffic(files, how), plan, rates())


def test_files_of_other_months_are_said():
    plan, real = happened("pmp-2025-07")
    other, _ = happened("pmp-2026-10")

    with pytest.raises(InputError, match="the plan is of November 2026"):
        kept_of(read(plan, real.jsonl()), other, rates())


def test_a_first_day_outside_of_the_plan_is_said():
    plan, real = happened("pmp-2026-10")

    with pytest.raises(InputError, match="choose a day from 2026-11-02 to 2026-11-30"):
        status(told(plan, real.jsonl()), start=date(2027, 1, 1))
