"""A plan whose first days are what really happened, and whose others go on from there."""

from collections import Counter
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cache

import pytest

from helpers.rate_cards import shipped_book
from tarife.assets import load_markets
from tarife.forecast.begun import REAL_TRAFFIC, UNKNOWN_MARKET
from tarife.forecast.costs.usage import usage_of
from tarife.forecast.forecast import forecast
from tarife.forecast.month_usage import REASON_OF, sums_by_day
from tarife.forecast.ranges.trials import run_trials
from tarife.forecast.totals import charges_by_day, totals_by_day, totals_by_market
from tarife.insight.actuals.status import StatusDays, status_of
from tarife.insight.budget import standings
from tarife.insight.explain.charge_reasons import explain
from tarife.insight.explain.sample_person import sample_person
from tarife.insight.explain.selection import EVERYTHING, Selection
from tarife.plan.model.actuals import ActualDay, ActualReason, Actuals, ActualSource, ActualSum
from tarife.plan.model.addresses import Address
from tarife.plan.model.lines import Audience, Broadcast, EntryPoint, Send, Steady
from tarife.plan.model.plan import BegunPlan, Plan
from tarife.plan.model.scenarios import Adjustment, Lever, Range, Scenario
from tarife.plan.month_shift import moved_to
from tarife.plan.what_if.levers import scenario_plan
from tarife.terms.calendar import BillingMonth
from tarife.terms.categories import Category
from tarife.terms.languages import Language
from tarife.terms.problems import InputError

NOVEMBER = BillingMonth(2026, 11)
LAST = date(2026, 11, 12)
"""The last day on which something is known."""


def marketer(**fields):
    """A send on both sides of the 12th, a stream and an ad."""
    moments = tuple(datetime(2026, 11, day, 11) for day in (3, 10, 17, 24))
    lines = {
        "audiences": (Audience("all", "All", "TR", 300),),
        "sends": (
            Send("news", "News", "all", "marketing", 200, Broadcast(moments)),
            Send("codes", "Codes", "all", "utility", 300, Steady()),
        ),
        "entry_points": (EntryPoint("ad", "Ad", "TR", 2),),
    }
    return Plan(name="November", **{"month": NOVEMBER, **lines, **fields})


@cache
def rates():
    return shipped_book(), load_markets()


@cache
def played(plan):
    return forecast(plan, *rates(), lambda: False)


def happened(plan, **changed):
    """Each day until the 12th as planned, but for what one sum of a day is changed to."""
    days = []
    for day, sums in sums_by_day(played(plan).lines).items():
        own = [replace(one, **changed) if n == 0 else one for n, one in enumerate(sums)]
        if day <= LAST and own:
            days.append(ActualDay(day, ActualSource.LOG, tuple(own)))
    return replace(plan, actuals=Actuals("USD", tuple(days)))


def begun(plan, real_to=LAST, **fields):
    return played(scenario_plan(plan, Scenario("then", "Then", real_to=real_to, **fields)))


def of_cells(lines):
    """What was delivered and what it cost, by day, market, category and whether it cost."""
    found = Counter()
    for one in totals_by_day(lines):
        if one.reason in REASON_OF:
            key = one.day, one.market, one.category, one.charge_micros > 0
            found[(*key, "messages")] += one.messages
            found[(*key, "micros")] += one.charge_micros
    return found


def test_what_happens_as_planned_is_the_plan_in_every_cell():
    plan = happened(marketer())

    found = begun(plan)

    assert of_cells(found.lines) == of_cells(played(plan).lines)
    assert found.flow == played(plan).flow
    never = [
        sum(one.refused + one.paused for one in totals_by_market(of.lines))
        for of in (found, played(plan))
    ]
    assert never[0] == never[1] > 0
    assert found.real_to == LAST
    assert [str(one) for one in found.notes if one.code == "real-days"] == [
        "up to 2026-11-12 it is what really happened; the days after it are forecast from there"
    ]
    assert found.sources[-1] == REAL_TRAFFIC
    assert found.rest.total.micros == sum(
        one.charge_micros for one in totals_by_day(found.lines) if one.day > LAST
    )


def test_the_past_is_what_happened_and_the_status_says_the_same():
    plan = happened(marketer(), messages=5000, amount=Decimal("17.25"), charged_as=None)

    found = begun(plan)
    shown = status_of(
        played(plan), rates(), lambda: False, asked=StatusDays(LAST + timedelta(days=1))
    )

    days = [one.micros for one in shown.days]
    assert charges_by_day(found.lines).sum(axis=1).tolist() == days
    assert found.total.micros == shown.end_micros != played(plan).total.micros
    known = Counter()
    for day in plan.actuals.days:
        for one in day.sums:
            known[one.market, one.category] += one.micros
    coming = Counter()
    for one in totals_by_market(found.rest.lines):
        coming[one.market, one.category] += one.charge_micros
    for one in totals_by_market(found.lines):
        key = one.market, one.category
        assert one.charge_micros == known[key] + coming[key]
    templates = sum(
        one.messages
        for one in totals_by_day(found.lines)
        if one.category is not Category.SERVICE
    )
    assert found.flow.attempts - found.flow.undelivered >= templates


def test_what_was_charged_as_another_category_and_in_no_market_is_told_so():
    plan = happened(
        marketer(), market="", charged_as=Category.MARKETING, category=Category.UTILITY
    )

    found = begun(plan)

    totals = {(one.market, one.category) for one in totals_by_market(found.lines)}
    assert (UNKNOWN_MARKET, Category.MARKETING) in totals
    assert list(found.lines.markets) == sorted(found.lines.markets)
    assert found.total.micros == sum(one.charge_micros for one in totals_by_market(found.lines))


def test_days_of_which_nothing_is_known_are_as_planned():
    plan = happened(marketer(), amount=Decimal(3))
    gap = date(2026, 11, 10)
    days = tuple(one for one in plan.actuals.days if one.day != gap)

    found = begun(replace(plan, actuals=replace(plan.actuals, days=days)))

    at = (gap - NOVEMBER.first_day).days
    costs, planned = (charges_by_day(one.lines)[at] for one in (found, played(plan)))
    assert costs.tolist() == planned.tolist()
    assert costs.sum()
    (said,) = [str(one) for one in found.notes if one.code == "unknown-days"]
    assert said == "of 1 day gone by nothing is known, and the plan counts"


def test_it_keeps_its_day_when_more_is_brought_in():
    plan = happened(marketer())
    later = ActualDay(
        LAST + timedelta(days=1),
        ActualSource.LOG,
        (ActualSum("Turkey", Category.MARKETING, ActualReason.CHARGED, 9, Decimal(99)),),
    )
    more = replace(plan.actuals, days=(*plan.actuals.days, later))
    kept = Scenario("then", "Then", real_to=LAST)

    variants = [scenario_plan(one, kept) for one in (plan, replace(plan, actuals=more))]
    assert variants[0] == variants[1]
    assert isinstance(variants[0], BegunPlan)
    assert begun(replace(plan, actuals=more), LAST + timedelta(days=1)).total.micros > (
        begun(plan).total.micros
    )


def test_levers_and_numbers_of_its_own_change_the_coming_days_only():
    plan = happened(marketer())
    twice = (Adjustment(Lever.VOLUME, 2),)

    found, before = begun(plan, adjustments=twice), begun(plan)

    costs, planned = (charges_by_day(one.lines).sum(axis=1).tolist() for one in (found, before))
    assert costs[: LAST.day] == planned[: LAST.day]
    assert sum(costs) > sum(planned)


def test_when_every_day_is_known_nothing_is_forecast():
    plan = marketer()
    days = tuple(
        ActualDay(day, ActualSource.LOG, tuple(sums))
        for day, sums in sums_by_day(played(plan).lines).items()
    )
    plan = replace(plan, actuals=Actuals("USD", days))

    for last in (plan.period.last_day, date(2027, 3, 1)):  # months were taken away since
        found = begun(plan, last)
        assert found.rest is None
        assert found.total == played(plan).total
        assert found.playing.standard_error_ratio == 0
        assert run_trials(found, rates(), lambda: False) is None


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"actuals": Actuals()}, "nothing is known of any day of November 2026"),
        ({"currency": "EUR"}, "the real traffic was billed in EUR, the plan is in USD"),
    ],
)
def test_without_real_traffic_it_says_so_and_the_plan_is_as_it_was(change, said):
    plan = happened(marketer())
    if "currency" in change:
        change = {"actuals": replace(plan.actuals, **change)}
    broken = replace(plan, actuals=change["actuals"])

    with pytest.raises(InputError) as caught:
        begun(broken)

    assert said in str(caught.value.problems[0])
    assert played(broken).total == played(plan).total


def test_a_plan_that_moves_to_another_month_leaves_what_happened_behind():
    plan = happened(marketer())
    kept = (Scenario("then", "Then", real_to=LAST), Scenario("more", "More"))

    moved = moved_to(replace(plan, scenarios=kept), BillingMonth(2026, 12))

    assert moved.actuals == Actuals()
    assert [one.id for one in moved.scenarios] == ["more"]


def test_ranges_are_those_of_the_coming_days_and_what_happened_is_certain():
    volume = Range(Address("sends", "news", "volume"), 150, 260)
    plan = happened(marketer(ranges=(volume,)), amount=Decimal(2))

    found = begun(plan)
    spread = run_trials(found, rates(), lambda: False, draws=40)
    rest = run_trials(found.rest, rates(), lambda: False, draws=40)

    past = found.total.micros - found.rest.total.micros
    assert spread.total == rest.total.plus(past)
    costs = charges_by_day(found.lines)
    for n in range(LAST.day):
        band, day = spread.by_day[n], int(costs[n].sum())
        assert band.p10_micros == band.p90_micros == day
        so_far = int(costs[: n + 1].sum())
        assert spread.cumulative[n].p10_micros == spread.cumulative[n].p90_micros == so_far
    assert spread.cumulative[-1] == spread.total
    for unit, bands in spread.by_span.items():
        assert bands == (spread.total,), unit
        assert spread.through[unit] == spread.cumulative
    of_categories = sum(band.p50_micros for band in spread.by_category.values())
    assert of_categories > past


def test_of_several_months_each_adds_up_and_budgets_count_what_happened():
    plan = happened(marketer(months=2, budget=Decimal(30)), amount=Decimal(2))

    found = begun(plan)

    months = [found.of_month(n) for n in range(2)]
    assert sum(one.total.micros for one in months) == found.total.micros
    assert months[0].rest.total.micros < months[0].total.micros
    assert months[1].rest.total == months[1].total
    (standing,) = standings(found)
    assert standing.spent_micros == found.total.micros


def test_parts_are_explained_and_nobody_is_shown_for_days_that_nobody_kept():
    plan = happened(marketer())
    found = begun(plan)

    told = explain(found, rates()[0], EVERYTHING)
    assert sum(one.charge_micros for one in told.from_lines) == found.total.micros
    assert REAL_TRAFFIC in {one.source for one in told.from_lines}
    for reason in told.charge_reasons:
        parts = [(one.card, one.messages, one.charge_micros) for one in reason.rates]
        assert sum(micros for _, _, micros in parts) == reason.charge_micros
        assert sum(card is None for card, _, _ in parts) <= 1
        assert any(card for card, _, _ in parts) or not reason.charge_micros
    asked = Selection(days=(date(2026, 11, 3),))
    assert sample_person(found, rates(), asked, lambda: False) is None
    told_in_turkish = found.named_in(Language.TURKISH)
    assert sample_person(told_in_turkish, rates(), asked, lambda: False) is None
    assert usage_of(found).inbound == played(plan).flow.inbound


@pytest.mark.parametrize(
    "month", [BillingMonth(2023, 12), BillingMonth(2024, 11), BillingMonth(2025, 8)]
)
def test_older_rules_keep_what_was_opened_and_what_was_free(month):
    moments = (datetime(month.year, month.month, 3, 11),)
    send = Send("news", "News", "all", "marketing", 200, Broadcast(moments))
    plan = marketer(month=month, sends=(send,))
    days = tuple(
        ActualDay(day, ActualSource.LOG, tuple(sums))
        for day, sums in sums_by_day(played(plan).lines).items()
        if day.day <= LAST.day
    )
    last = month.first_day + timedelta(days=LAST.day - 1)

    found = begun(replace(plan, actuals=Actuals("USD", days)), last)

    assert of_cells(found.lines) == of_cells(played(plan).lines)
    assert usage_of(found).charged_conversations == usage_of(played(plan)).charged_conversations
