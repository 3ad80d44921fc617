"""A plan that people have lived through is found again in what their business has of it."""

from collections import Counter
from dataclasses import replace

import pytest

from helpers.rate_cards import shipped_book
from helpers.traffic.lived_traffic import lived, lived_plan, truth_and_ranges
from helpers.traffic.real_traffic import settings_of
from tarife.actuals.events import ReadOptions, read_logs
from tarife.actuals.opening import LogFile
from tarife.assets import load_markets
from tarife.documents.codec import plan_text, read_plan
from tarife.fitting.fitting import fit_plan
from tarife.fitting.observations import observe
from tarife.plan.model.lines import Broadcast, Steady
from tarife.plan.numbers import number_at
from tarife.terms.calendar import BillingMonth, find_zone
from tarife.terms.problems import InputError, Stopped

NOVEMBER = BillingMonth(2026, 11)
WITH_FOLLOW_UPS = 65
"""The seed of a plan with broadcasts, a stream, an ad with a template a day later, a desk."""


def rates():
    return shipped_book(), load_markets()


def life_of(plan, seed=0):
    return lived(plan, rates(), settings_of(plan), seed)


def read(plan, *texts):
    files = [LogFile.of_text(text) for text in texts]
    zone = find_zone(plan.account.time_zone)
    return read_logs(files, zone, rates()[1], ReadOptions(keeps_prices=True))


@pytest.fixture(scope="module")
def november():
    plan = replace(lived_plan(WITH_FOLLOW_UPS, NOVEMBER, 600))
    life = life_of(plan)
    log = read(plan, life.jsonl(), life.own_log())
    return plan, life, log, fit_plan(log, plan.account, rates()[1])


def test_every_line_is_found_as_a_marketer_would_have_written_it(november):
    plan, _, _, fitted = november

    found = {send.name: send for send in fitted.plan.sends}
    assert found.keys() == {send.name for send in plan.sends}
    for send in plan.sends:
        own = found[send.name]
        assert own.category == send.category
        if isinstance(send.schedule, Broadcast):
            assert own.schedule.moments == send.schedule.moments
            assert own.schedule.spread_hours == pytest.approx(
                send.schedule.spread_hours, rel=0.1
            )
        else:
            assert isinstance(own.schedule, Steady)
            assert (own.schedule.weekdays, own.schedule.hours) == (
                send.schedule.weekdays,
                send.schedule.hours,
            )
    assert [one.country for one in fitted.plan.entry_points] == [
        one.country for one in plan.entry_points
    ]
    follow_ups = [one.follow_ups for one in plan.entry_points]
    assert [
        [(round(one.hours), one.category) for one in entry.follow_ups]
        for entry in fitted.plan.entry_points
    ] == [[(one.hours, one.category) for one in own] for own in follow_ups]
    assert fitted.plan.account.desk == plan.account.desk
    assert fitted.plan.account.numbers == plan.account.numbers


def test_what_arrives_long_before_it_is_sent_tells_no_delay():
    """Clocks that differ by a second say that it came at once, and by a minute nothing."""
    plan = lived_plan(WITH_FOLLOW_UPS, NOVEMBER, 600)
    text = """sent_at,delivered_at,customer,kind,category
2026-11-03T10:00:00Z,2026-11-03T10:00:04Z,+905321110001,template,marketing
2026-11-03T10:00:02Z,2026-11-03T10:00:01Z,+905321110002,template,marketing
2026-11-03T10:01:30Z,2026-11-03T10:00:02Z,+905321110003,template,marketing
"""

    zone = find_zone(plan.account.time_zone)
    tried = observe(read(plan, text), zone, rates()[1], NOVEMBER).attempts

    sent = tried.sent_s - tried.sent_s.min()
    covered = dict(zip(sent.tolist(), tried.says_sent.tolist(), strict=True))
    assert covered == {0: True, 1: True, 2: False}


def test_webhooks_say_what_the_business_knows(november):
    """What is read from files of every shape is what was lived, number for number."""
    plan, life, _, fitted = november

    at_once = fit_plan(life.log(), plan.account, rates()[1])
    numbers = {(one.name, one.at.field): one.estimate for one in fitted.numbers}
    assert numbers.keys() == {(one.name, one.at.field) for one in at_once.numbers}
    for one in at_once.numbers:
        estimate = numbers[one.name, one.at.field]
        assert estimate.n == pytest.approx(one.estimate.n, rel=0.1, abs=8)
        assert estimate.low <= one.estimate.high
        assert estimate.high >= one.estimate.low


@pytest.mark.unmeasured
def test_ranges_hold_the_truth_about_eight_times_in_ten():
    """The full proof plays 500 plans: tests/benchmarks/fitted_ranges.py."""
    held, of = Counter(), Counter()
    for seed in range(3):
        plan = lived_plan(50 + seed, NOVEMBER, 400)
        fitted = fit_plan(life_of(plan).log(), plan.account, rates()[1])
        for field, truth, low, likely, high, _ in truth_and_ranges(plan, fitted):
            kind = field.rsplit(".", 2)[-1]
            assert low <= likely <= high
            of[kind] += 1
            held[kind] += low <= truth <= high
    assert of.total() > 100
    # Four deviations of a binomial with 80 %, numbers of one plan being somewhat alike.
    assert 0.68 < held.total() / of.total() < 0.9
    assert not [kind for kind in of if of[kind] > 15 and held[kind] / of[kind] < 0.45]


def test_nobody_is_in_the_plan(november):
    _, life, _, fitted = november

    text = plan_text(fitted.plan)
    assert not [one for one in life.order if life.customer(one) in text]
    assert "wamid" not in text
    assert read_plan(text) == replace(fitted.plan, name=str(fitted.plan.name))


def test_the_plan_says_where_its_numbers_were_measured(november):
    _, _, log, fitted = november

    assert not fitted.plan.replies_together
    measured = fitted.plan.measured
    assert (measured.month, measured.messages) == ("2026-11", len(log.table))
    for one in measured.numbers:
        assert one.low <= one.likely <= one.high
        assert number_at(fitted.plan, one.at) == pytest.approx(one.likely)
    ranges = {(one.at, one.low, one.high) for one in fitted.plan.ranges}
    assert ranges <= {(one.at, one.low, one.high) for one in measured.numbers}


def test_days_that_the_log_does_not_tell_of_are_unknown_and_not_empty(november):
    plan, _, log, fitted = november
    ends_s = int(fitted.seen.starts_s[20])

    part = fit_plan(log, plan.account, rates()[1], until_s=ends_s)

    assert [note.code for note in part.notes if note.code == "unknown-days"]
    assert "10 days of 2026-11" in next(
        str(note.message) for note in part.notes if note.code == "unknown-days"
    )
    streams = {
        one.name: one.volume for one in part.plan.sends if isinstance(one.schedule, Steady)
    }
    assert streams
    whole = {one.name: one.volume for one in fitted.plan.sends}
    for name, volume in streams.items():
        assert volume == pytest.approx(whole[name], rel=0.2)


def test_a_log_without_messages_is_refused():
    log = life_of(
        replace(lived_plan(1, NOVEMBER, 300), sends=(), entry_points=(), inbound=())
    ).log()

    with pytest.raises(InputError, match="no messages"):
        fit_plan(log, lived_plan(1, NOVEMBER).account, rates()[1])


def test_a_log_of_customers_who_write_alone_makes_a_plan_without_sends():
    plan = lived_plan(1, BillingMonth(2026, 10), 300)
    log = """at,customer,kind,category
2026-10-24T02:30:00,+4915112345671,inbound,
2026-10-25T02:20:00,+4915112345671,free_form,
"""

    fitted = fit_plan(read(plan, log), plan.account, rates()[1]).plan

    assert (fitted.sends, [one.country for one in fitted.inbound]) == ((), ["DE"])


@pytest.mark.parametrize("has_own_log", [True, False])
def test_answers_inside_conversations_are_no_templates(has_own_log):
    """Until July 2025 Meta named the category of the conversation, not of the message."""
    plan = lived_plan(7, BillingMonth(2024, 11), 300)
    life = life_of(plan)
    texts = (life.jsonl(), life.own_log()) if has_own_log else (life.jsonl(),)

    fitted = fit_plan(read(plan, *texts), plan.account, rates()[1])

    sent = len([one for one in life.order if one.sent_s])
    volume = sum(
        one.volume * (len(one.schedule.moments) if isinstance(one.schedule, Broadcast) else 1)
        for one in fitted.plan.sends
    )
    assert volume == pytest.approx(sent, rel=0.25)


def test_a_fit_that_nobody_wants_any_more_ends_at_once(november):
    """Each step that is asked about takes a fraction of the fit."""
    plan, _, log, _ = november
    asked = Counter()

    def should_stop():
        asked["times"] += 1
        return asked["times"] == asked["most"]

    fit_plan(log, plan.account, rates()[1], should_stop=should_stop)
    times = asked["times"]
    assert times > 50
    for most in (1, times // 2, times):
        asked.update(times=-asked["times"], most=most - asked["most"])
        with pytest.raises(Stopped):
            fit_plan(log, plan.account, rates()[1], should_stop=should_stop)
        assert asked["times"] == most
