"""A situation is billed as real messages are, to the micro and to the second."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.twins.billers import BILLERS
from helpers.twins.playgrounds import settings_of, table_of
from tarife.assets import load_book, load_markets
from tarife.billing.eras import EraId
from tarife.billing.ledger import Reason
from tarife.insight.explain.timelines import IntervalKind
from tarife.insight.playground.billing import play
from tarife.insight.playground.situation import Act, Message, Situation, each, in_time_order
from tarife.insight.playground.situations import BY_ID, READY
from tarife.rates.cards import CardId
from tarife.terms.money import Money

KNOWN = (load_book(), load_markets())
HOUR = 3600
EDGES = (0, 1, 12 * HOUR, 24 * HOUR - 1, 24 * HOUR, 24 * HOUR + 1, 72 * HOUR - 1, 72 * HOUR)

MESSAGES = st.builds(
    Message,
    act=st.sampled_from(Act),
    at_s=st.builds(sum, st.lists(st.sampled_from(EDGES), min_size=1, max_size=3)),
    number=st.integers(0, 1),
)


def charges_of(lane):
    """Give what became of each message of the business, by its place."""
    return [
        (
            outcome.index,
            outcome.moment.reason,
            outcome.moment.category,
            outcome.moment.charge.micros,
        )
        for outcome in lane.outcomes
        if not outcome.moment.is_inbound
    ]


def charges_by(biller, situation, rules):
    verdicts = biller(table_of(situation, rules), KNOWN[0], settings_of(situation), KNOWN[1])
    return [(one.row, one.reason, one.category, one.rate_micros) for one in verdicts]


@pytest.mark.parametrize("biller", BILLERS)
@pytest.mark.parametrize("is_used", [False, True], ids=["allowance left", "allowance used"])
@pytest.mark.parametrize("rules", EraId)
@pytest.mark.parametrize("ready", READY, ids=lambda ready: ready.id)
def test_ready_situation_costs_what_its_events_cost(ready, rules, is_used, biller):
    situation = replace(ready.situation, is_allowance_used=is_used)

    lane = play(situation, rules, KNOWN)

    assert lane.problems == ()
    assert charges_of(lane) == charges_by(BILLERS[biller], situation, rules)


@settings(max_examples=settings.default.max_examples * 3 // 2)
@given(st.lists(MESSAGES, min_size=1, max_size=9), st.sampled_from(EraId), st.booleans())
def test_any_messages_cost_what_the_oracle_says(messages, rules, is_used):
    situation = Situation(tuple(messages), is_allowance_used=is_used)

    lane = play(situation, rules, KNOWN)

    assert charges_of(lane) == charges_by(BILLERS["oracle"], situation, rules)
    assert lane.total.micros == sum(outcome[-1] for outcome in charges_of(lane))


def reasons(situation, rules=EraId.PMP_2026_10):
    return [outcome.moment.reason for outcome in play(situation, rules, KNOWN).outcomes]


@pytest.mark.parametrize(
    ("second", "outcome"),
    [(86_399, Reason.FREE_TIER), (86_400, Reason.OUTSIDE_WINDOW)],
    ids=["last second", "24 hours"],
)
def test_a_reply_moved_over_the_edge_of_the_window_is_refused(second, outcome):
    situation = Situation((Message(Act.PERSON_WRITES, 0), Message(Act.REPLY, second)))

    assert reasons(situation) == [None, outcome]


@pytest.mark.parametrize(
    ("second", "outcome"),
    [(86_399, Reason.CONVERSATION_OPEN), (86_400, Reason.CONVERSATION_OPENED)],
    ids=["last second", "24 hours"],
)
def test_a_template_moved_over_the_end_of_a_conversation_opens_another(second, outcome):
    situation = Situation((Message(Act.UTILITY, 0), Message(Act.UTILITY, second)))

    assert reasons(situation, EraId.CBP_2024_11) == [Reason.CONVERSATION_OPENED, outcome]


def test_the_delivery_decides_and_not_the_sending():
    situation = Situation((Message(Act.PERSON_WRITES, 0), Message(Act.REPLY, 86_000, 400)))

    assert reasons(situation) == [None, Reason.OUTSIDE_WINDOW]


def test_fates_stand_in_order_of_time_and_know_their_place():
    situation = in_time_order(each(Act.MARKETING, 30), each(Act.PERSON_WRITES, 0))

    assert [
        outcome.index for outcome in play(situation, EraId.PMP_2026_10, KNOWN).outcomes
    ] == [1, 0]


def test_a_charge_names_its_rate_card_and_rule():
    lane = play(in_time_order(each(Act.MARKETING, 0)), EraId.PMP_2026_10, KNOWN)

    (outcome,) = lane.outcomes
    assert outcome.moment.charge == Money(10_900, "USD")
    assert outcome.card == CardId(date(2026, 10, 1), "USD")
    assert outcome.rule.paragraph == "4.1"
    assert outcome.market == "Turkey"


def test_what_is_free_names_no_card():
    lane = play(BY_ID["reactions"].situation, EraId.PMP_2026_10, KNOWN)

    assert {outcome.card for outcome in lane.outcomes} == {None}


def test_each_delivery_is_billed_by_the_rules_of_its_day():
    lane = play(BY_ID["delivered-after-midnight"].situation, EraId.PMP_2025_07, KNOWN)

    assert [outcome.moment.reason for outcome in lane.outcomes] == [
        None,
        Reason.SERVICE_WINDOW,
        Reason.MESSAGE_DELIVERED,
    ]


def spans(lane, kind):
    return [
        (one.starts_s / HOUR - 10, one.ends_s / HOUR - 10)
        for one in lane.timeline.intervals
        if one.kind is kind
    ]


def test_conversations_end_at_the_switch_to_messages_but_for_the_open_one():
    lane = play(BY_ID["over-the-switch"].situation, EraId.CBP_2024_11, KNOWN)

    assert spans(lane, IntervalKind.CONVERSATION) == [(13, 37)]


def test_a_free_entry_point_cuts_the_conversation_off():
    lane = play(BY_ID["an-ad-click-after-a-template"].situation, EraId.CBP_2024_11, KNOWN)

    assert spans(lane, IntervalKind.CONVERSATION) == [(0, 4), (77, 101)]
    assert spans(lane, IntervalKind.FREE_ENTRY_POINT) == [(4, 76)]


def test_no_conversations_where_messages_are_charged():
    lane = play(BY_ID["free-reply"].situation, EraId.PMP_2025_07, KNOWN)

    assert spans(lane, IntervalKind.CONVERSATION) == []
    assert spans(lane, IntervalKind.SERVICE_WINDOW) == [(20, 44)]


def test_each_number_has_windows_of_its_own():
    lane = play(BY_ID["a-second-number"].situation, EraId.PMP_2025_07, KNOWN)

    kinds = {
        number: [one.kind for one in line.intervals] for number, line in lane.by_number.items()
    }
    assert kinds == {0: [IntervalKind.SERVICE_WINDOW], 1: []}


def test_nothing_happens_without_messages():
    lane = play(Situation(()), EraId.PMP_2026_10, KNOWN)

    assert (lane.outcomes, lane.timeline, lane.total) == ((), None, Money(0, "USD"))


def test_a_rate_that_no_card_holds_is_a_problem_and_never_nothing():
    situation = replace(BY_ID["free-reply"].situation, currency="EUR", is_allowance_used=False)

    lane = play(situation, EraId.CBP_2023_06, KNOWN)

    assert [problem.code for problem in lane.problems] == ["missing-rate"]
    assert (lane.outcomes, lane.timeline) == ((), None)


def test_an_unknown_country_is_told_once():
    situation = Situation(each(Act.MARKETING, 0, 1), country="QQ")

    lane = play(situation, EraId.PMP_2026_10, KNOWN)

    assert [problem.code for problem in lane.problems] == ["unknown-country"]
