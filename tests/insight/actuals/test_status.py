"""What is spent by now, where the month will end, and what is known of it."""

import json
from collections import Counter
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cache

import pytest

from helpers.random_plans import random_period
from helpers.rate_cards import shipped_book
from helpers.traffic.real_traffic import really_happened, settings_of
from tarife.actuals.events import ReadOptions
from tarife.actuals.opening import LogFile
from tarife.actuals.traffic_files import TrafficOptions, read_traffic
from tarife.assets import load_markets
from tarife.forecast.forecast import forecast
from tarife.forecast.totals import charges_by_day, totals_by_day
from tarife.insight.actuals.aggregation import kept_of
from tarife.insight.actuals.rest import cut_at, within_budget
from tarife.insight.actuals.status import DayState, StatusDays, status_of
from tarife.insight.actuals.words import details, headline
from tarife.plan.checks.plan import check_plan
from tarife.plan.edits.plan import add_actuals
from tarife.plan.model.actuals import ActualReason
from tarife.plan.model.lines import Audience, Broadcast, DayRange, EntryPoint, Send, Steady
from tarife.plan.model.plan import GridRow, Plan
from tarife.plan.model.scenarios import Scenario
from tarife.plan.what_if.levers import scenario_plan
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
    return status_of(planned, rates(), lambda: False, asked=StatusDays(**asked))


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


CUT = date(2026, 11, 13)


def marketer(**fields):
    """A plan of November with a send on both sides of its 13th, a stream and an ad."""
    moments = tuple(datetime(2026, 11, day, 11) for day in (3, 10, 17, 24))
    lines = {
        "audiences": (Audience("all", "All", "TR", 300),),
        "sends": (
            Send("news", "News", "all", "marketing", 200, Broadcast(moments)),
            Send("late", "Late", "all", "marketing", 100, Broadcast(moments[3:])),
            Send("codes", "Codes", "all", "utility", 300, Steady()),
        ),
        "entry_points": (EntryPoint("ad", "Ad", "TR", 2),),
    }
    return Plan("November", BillingMonth(2026, 11), **{**lines, **fields})


def test_what_is_left_stands_on_lines_of_its_own_and_the_past_on_its_old_ones():
    plan = marketer()

    cut, left = cut_at(plan, CUT)

    assert left == ("news-rest", "late", "codes-rest", "ad-rest")
    assert not check_plan(cut)
    sends = {one.id: one for one in cut.sends}
    assert [at.day for at in sends["news"].schedule.moments] == [3, 10]
    assert [at.day for at in sends["news-rest"].schedule.moments] == [17, 24]
    assert sends["news"].volume == sends["news-rest"].volume == 200
    assert (sends["codes"].volume, sends["codes-rest"].volume) == (120, 180)
    assert sends["codes"].schedule.days == DayRange(None, date(2026, 11, 12))
    assert sends["codes-rest"].schedule.days == DayRange(CUT, None)
    assert [one.days.last for one in cut.entry_points] == [date(2026, 11, 12), None]
    assert sends["news-rest"].name == "News (rest)"


@pytest.fixture(scope="module")
def begun():
    """What happened until the 12th of what the marketer planned, and what it all costs."""
    plan = marketer()
    real = really_happened(plan, rates(), settings_of(plan))
    return told(plan, real.between(plan.month.first_day, date(2026, 11, 12)).jsonl())


def within(plan):
    planned = forecast(plan, *rates(), lambda: False)
    return within_budget(planned, rates(), lambda: False, StatusDays(start=CUT))


def test_what_is_left_shrinks_until_the_budget_lasts_and_no_further(begun):
    before = status(begun, start=CUT)
    room = before.so_far_micros + (before.end_micros - before.so_far_micros) * 6 // 10
    plan = replace(begun, budget=Decimal(room) * MICRO)

    found = within(plan)

    assert found.is_within
    assert 0 < found.share < 1000
    assert found.status.end_micros <= room
    assert found.status.so_far_micros == before.so_far_micros
    greater = replace(plan, budget=plan.budget + Decimal("0.3"))
    assert within(greater).share > found.share
    after = found.edit().apply(plan)
    volumes = {one.id: one.volume for one in after.sends}
    assert volumes["news"] == 200
    assert volumes["news-rest"] == round(200 * found.share / 1000)
    assert after.entry_points[0].clicks_per_day == 2
    assert after.entry_points[1].clicks_per_day == 2 * found.share / 1000
    assert status(after, start=CUT).end_micros == found.status.end_micros
    assert "what is left (3 sends, 1 stream, 1 ad) goes to " in found.sentence


def test_it_can_be_kept_as_a_scenario_beside_the_plan(begun):
    before = status(begun, start=CUT)
    plan = replace(begun, budget=Decimal(before.end_micros - 1_000_000) * MICRO)
    found = within(plan)

    kept = found.edit("Within budget").apply(plan)

    assert not check_plan(kept)
    assert [one.volume for one in kept.sends] == [200, 200, 100, 120, 180]
    shown = scenario_plan(kept, kept.scenarios[0])
    assert status(shown, start=CUT).end_micros == found.status.end_micros


def test_a_budget_that_is_used_up_or_lasts_changes_nothing(begun):
    before = status(begun, start=CUT)

    short = within(replace(begun, budget=Decimal(before.so_far_micros - 1) * MICRO))
    assert not short.is_within
    assert "even with nothing more sent" in short.sentence
    enough = within(replace(begun, budget=Decimal(before.end_micros + 10**6) * MICRO))
    assert (enough.share, enough.is_within) == (1000, True)
    assert "all that is left stays within the budget" in enough.sentence


def test_without_a_budget_or_anything_left_it_is_said(begun):
    with pytest.raises(InputError, match="no budget to stay within"):
        within(begun)
    nothing = replace(begun, budget=Decimal(1), sends=begun.sends[:0], entry_points=())
    with pytest.raises(InputError, match="no send, stream or ad is left"):
        within(nothing)


def test_of_several_months_only_what_is_left_of_the_cut_one_and_the_later_ones_changes():
    plan = replace(marketer(), months=2, ranges=())

    cut, left = cut_at(plan, CUT)

    assert not check_plan(cut)
    assert "codes-rest" in left
    (change,) = cut.changes
    shares = {one.scope.line: one.value for one in change.adjustments}
    assert change.month == "2026-11"
    assert shares == {"codes": pytest.approx(0.4), "codes-rest": pytest.approx(0.6)}
    whole, parts = (forecast(one, *rates(), lambda: False) for one in (plan, cut))
    volumes = [
        sum(one.messages for one in totals_by_day(made.lines) if one.category == "utility")
        for made in (whole, parts)
    ]
    assert volumes[0] == pytest.approx(volumes[1], rel=0.05)


def test_rows_of_countries_of_several_months_are_cut_where_they_stand():
    """What went out before is the same to the message, and the rest as much as was planned."""
    rows = (
        GridRow("TR", 400, marketing=200, utility=300, ad_clicks_per_day=1),
        GridRow("DE", 300, marketing=100, authentication=200),
    )
    plan = Plan("Autumn", BillingMonth(2026, 11), months=3, grid=rows)
    day = date(2026, 12, 15)

    cut, left = cut_at(plan, day)

    assert not check_plan(cut)
    assert not cut.grid
    assert {"grid:TR:marketing:1-rest", "grid:DE:authentication-rest"} <= set(left)
    counts = []
    for made in (forecast(one, *rates(), lambda: False) for one in (plan, cut)):
        months = Counter()
        for one in totals_by_day(made.lines):
            months[BillingMonth.of(one.day)] += one.messages
        counts.append(months)
    whole, parts = counts
    assert parts[plan.month] == whole[plan.month] > 0
    assert parts.total() == pytest.approx(whole.total(), rel=0.05)


@pytest.mark.parametrize("era", MONTHS)
def test_a_scenario_that_goes_on_from_a_day_is_what_the_status_says(era):
    plan, real = happened(era)
    known = told(plan, real.jsonl())
    first = plan.month.first_day

    for day in (first + timedelta(days=4), first + timedelta(days=17)):
        shown = status(known, start=day)
        kept = Scenario("then", "Then", real_to=day - timedelta(days=1))
        found = forecast(scenario_plan(known, kept), *rates(), lambda: False)
        assert found.total.micros == shown.end_micros == real.ledger.total_micros
        by_day = charges_by_day(found.lines).sum(axis=1).tolist()
        assert by_day == [one.micros for one in shown.days]
