"""One person's month: every cent of the bill belongs to somebody."""

from collections import Counter
from dataclasses import replace
from datetime import datetime, time

import pytest

from helpers.twins.twin_plans import MARKETING, NOVEMBER, OFFICE, SURE, shop
from tarife.assets import load_book, load_markets
from tarife.billing.ledger import CHARGED_REASONS, REASONS, Reason
from tarife.forecast.forecast import forecast
from tarife.forecast.play.sampling import Mode, SamplingPlan
from tarife.insight.explain import person
from tarife.insight.explain.person import (
    PersonHistories,
    check_tellable,
    costliest_line,
    line_named,
)
from tarife.plan.model.account import Account, Rules
from tarife.plan.model.behaviour import Delay
from tarife.plan.model.lines import (
    Audience,
    Broadcast,
    DayRange,
    EntryPoint,
    FollowUp,
    HoursOfDay,
    Send,
)
from tarife.plan.model.plan import Plan
from tarife.terms.problems import InputError

A_FEW = SamplingPlan(Mode.SAMPLE, 3)
KNOWN = (load_book(), load_markets())


def forecast_of(plan):
    return forecast(plan, *KNOWN, lambda: False)


def small_shop(rules):
    return replace(
        shop(), account=replace(shop().account, rules=rules, service_allowance=40, numbers=2)
    )


def every_story(result):
    """Tell everybody once: those of an audience by any of its lines, others by their own."""
    tellers = [PersonHistories(result, KNOWN, source) for source in range(len(result.sources))]
    told = {teller.segment: teller for teller in tellers}
    return [teller.story(n) for teller in told.values() for n in range(teller.people)]


@pytest.mark.parametrize("rules", [rules for rules in Rules if rules is not Rules.AUTO])
def test_all_stories_together_are_the_bill(rules):
    result = forecast_of(small_shop(rules))
    lines = result.lines

    stories = every_story(result)

    steps = [step for story in stories for step in story.steps if step.reason is not None]
    assert sum(story.cost.micros for story in stories) == lines.total_micros
    billed = Counter()
    for reason, messages in zip(lines.reason.tolist(), lines.messages.tolist(), strict=True):
        billed[REASONS[reason]] += messages
    assert Counter(step.reason for step in steps) == billed


def test_a_template_is_charged_in_the_second_of_a_free_answer_of_its_line():
    """The second follow-up arrives as the person, who wrote after the first, is answered."""
    usual = replace(SURE, answer_delay=Delay(600, 600), reply_delay=Delay(590, 590))
    ad = EntryPoint(
        *("ad", "Ad", "TR", 4),
        days=DayRange(NOVEMBER.first_day, NOVEMBER.first_day),
        hours=HoursOfDay(time(8), time(8, 1)),
        phone_share=0,
        behaviour=usual,
        follow_ups=(
            FollowUp(1, MARKETING),
            FollowUp((10 + 3600 + 590 + 600 - 10) / 3600, MARKETING),
        ),
    )
    story = every_story(forecast_of(Plan("Same second", NOVEMBER, entry_points=(ad,))))[0]

    seconds = [step.at for step in story.steps if step.reason is not None]
    assert len(set(seconds)) < len(seconds)
    assert story.cost.micros == 2 * 10_900


def test_an_allowance_ends_between_two_answers_of_one_line_in_one_second():
    """Both wait for the desk, which opens at nine."""
    evening = (datetime(2026, 11, 4, 20), datetime(2026, 11, 4, 21))
    send = Send("s", "S", "tr", MARKETING, 3, Broadcast(evening, 0), SURE)
    account = Account(service_allowance=3, desk=OFFICE)
    people = (Audience("tr", "Turks", "TR", 3),)
    result = forecast_of(Plan("Twice", NOVEMBER, account, audiences=people, sends=(send,)))

    stories = every_story(result)

    steps = [step for story in stories for step in story.steps]
    assert [step.reason for step in steps].count(Reason.FREE_TIER) == 3
    assert sum(story.cost.micros for story in stories) == result.lines.total_micros


def test_a_message_is_charged_by_a_rule_at_a_rate_or_free_by_a_rule():
    for story in every_story(forecast_of(small_shop(Rules.PMP_2026_10))):
        for step in story.steps:
            assert (step.reason is None) == (step.rule is None)
            assert (step.reason in CHARGED_REASONS) == (step.rate is not None)


def test_the_allowance_is_spent_on_the_first_answers_of_each_number():
    result = forecast_of(small_shop(Rules.PMP_2026_10))
    answers = sorted(
        (step.at, story.number, step.reason)
        for story in every_story(result)
        for step in story.steps
        if step.reason in {Reason.FREE_TIER, Reason.MESSAGE_DELIVERED}
        and step.category == "service"
    )

    for number in range(2):
        fates = [reason for _, own, reason in answers if own == number]
        assert fates == sorted(fates, key=lambda reason: reason is not Reason.FREE_TIER)


def test_a_telling_person_is_one_whom_the_line_reaches():
    result = forecast_of(small_shop(Rules.PMP_2026_10))
    teller = PersonHistories(result, KNOWN, 0)

    story = teller.story(teller.representative_person())

    assert any(
        step.source == result.sources[0] and step.reason is not None for step in story.steps
    )


def test_people_of_a_sample_are_those_whom_the_forecast_played():
    result = forecast(small_shop(Rules.PMP_2026_10), *KNOWN, lambda: False, A_FEW)
    teller = PersonHistories(result, KNOWN, 0)

    assert teller.people == 8
    assert result.playing.is_sample


def test_more_than_anybody_would_read_is_not_told(monkeypatch):
    monkeypatch.setattr(person, "MOST_EVENTS", 3)
    teller = PersonHistories(forecast_of(small_shop(Rules.PMP_2026_10)), KNOWN, 0)

    assert teller.representative_person() is None
    with pytest.raises(InputError, match=r"person 1: .* messages are more than the 3"):
        teller.story(0)


def test_what_nobody_would_read_is_refused_before_the_plan_is_played(monkeypatch):
    plan = small_shop(Rules.PMP_2026_10)
    check_tellable(plan, KNOWN, 0)
    monkeypatch.setattr(person, "MOST_EVENTS", 0)

    with pytest.raises(InputError, match=r"person 1: \d+ messages are more than the 0"):
        check_tellable(plan, KNOWN, 0)
    check_tellable(plan, KNOWN, 10**9)  # nobody: that is told with how many there are


def test_a_line_that_reaches_nobody_has_no_telling_person():
    plan = small_shop(Rules.PMP_2026_10)
    silent = replace(plan, sends=tuple(replace(send, volume=0) for send in plan.sends))

    assert PersonHistories(forecast_of(silent), KNOWN, 0).representative_person() is None


def test_lines_are_found_by_name_and_by_id_and_the_dearest_by_its_cost():
    result = forecast_of(small_shop(Rules.PMP_2026_10))
    first = result.sources[0]

    assert line_named(result.sources, first.name) == line_named(result.sources, first.id) == 0
    assert line_named(result.sources, "nothing such") is None
    costs = [
        int(result.lines.charge_micros[result.lines.source == n].sum())
        for n in range(len(result.sources))
    ]
    assert costs[costliest_line(result)] == max(costs)


def test_a_plan_without_messages_has_no_dearest_line():
    empty = Plan("Empty", NOVEMBER, audiences=(Audience("a", "A", "TR", 10),))

    assert costliest_line(forecast_of(empty)) is None
