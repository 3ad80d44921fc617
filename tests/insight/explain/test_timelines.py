"""What was open when, read off what became of one person's messages."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from tarife.billing.eras import ERAS, EraId, era_for
from tarife.billing.ledger import Reason
from tarife.insight.explain.timelines import (
    Interval,
    IntervalKind,
    Moment,
    Timeline,
    intervals_of,
)
from tarife.terms.categories import Category
from tarife.terms.money import Money
from tarife.traffic.table import MessageKind

HOUR = 3600
WINDOW, ENTRY, TALK = (
    IntervalKind.SERVICE_WINDOW,
    IntervalKind.FREE_ENTRY_POINT,
    (IntervalKind.CONVERSATION),
)


def wrote(hour, kind=MessageKind.INBOUND):
    return Moment(int(hour * HOUR), kind)


def sent(hour, reason, category=Category.SERVICE, kind=MessageKind.FREE_FORM):
    return Moment(int(hour * HOUR), kind, category, reason)


def marketing(hour, reason):
    return sent(hour, reason, Category.MARKETING, MessageKind.MARKETING)


def hours(moments, era=EraId.PMP_2026_10):
    found = intervals_of(tuple(moments), lambda _: era_for(ERAS[0].first_day, era), 72)
    return [(one.kind, one.starts_s / HOUR, one.ends_s / HOUR) for one in found]


def test_each_message_of_the_person_starts_the_window_again():
    assert hours([wrote(0), wrote(20), wrote(50)]) == [(WINDOW, 0, 44), (WINDOW, 50, 74)]


def test_a_window_ends_at_its_last_moment_excluded():
    assert hours([wrote(0), wrote(24)]) == [(WINDOW, 0, 24), (WINDOW, 24, 48)]


def test_the_answer_opens_the_free_entry_point_and_a_later_one_another():
    free = Reason.FREE_ENTRY_POINT
    moments = [
        wrote(0, MessageKind.ENTRY),
        sent(2, free),
        marketing(30, free),
        wrote(80, MessageKind.ENTRY),
        sent(81, free),
    ]

    assert [one for one in hours(moments) if one[0] is ENTRY] == [
        (ENTRY, 2, 74),
        (ENTRY, 81, 153),
    ]


def test_conversations_last_a_day_and_end_with_a_free_entry_point():
    moments = [
        marketing(0, Reason.CONVERSATION_OPENED),
        marketing(5, Reason.CONVERSATION_OPEN),
        wrote(9, MessageKind.ENTRY),
        sent(10, Reason.FREE_ENTRY_POINT),
        marketing(90, Reason.CONVERSATION_OPENED),
    ]

    talks = [one for one in hours(moments, EraId.CBP_2023_06) if one[0] is TALK]
    assert talks == [(TALK, 0, 10), (TALK, 90, 114)]


@pytest.mark.parametrize("reason", [Reason.FREE_TIER, Reason.ERA_FREE])
def test_a_free_service_conversation_is_one_too(reason):
    assert (TALK, 1, 25) in hours([wrote(0), sent(1, reason)], EraId.CBP_2024_11)


def test_a_conversation_ends_with_a_free_entry_point_of_the_same_second():
    moments = [
        wrote(0, MessageKind.ENTRY),
        marketing(2, Reason.CONVERSATION_OPENED),
        sent(2, Reason.FREE_ENTRY_POINT),
    ]

    assert TALK not in {kind for kind, _, _ in hours(moments, EraId.CBP_2023_06)}


def test_messages_are_billed_without_conversations():
    assert hours([marketing(0, Reason.MESSAGE_DELIVERED)]) == []


def test_what_a_person_writes_costs_nothing_and_has_no_fate():
    assert wrote(0).is_inbound
    assert not wrote(0).is_charged
    assert marketing(0, Reason.MESSAGE_DELIVERED).is_charged
    assert not marketing(0, Reason.FREE_ENTRY_POINT).is_charged


def test_what_messages_cost_together_is_told_only_where_every_rate_is_known():
    paid = Reason.MESSAGE_DELIVERED
    dear, cheap = (
        replace(marketing(hour, paid), charge=Money(micros, "USD"))
        for hour, micros in ((0, 136_500), (1, 55_000))
    )
    free, unknown = marketing(2, Reason.FREE_ENTRY_POINT), marketing(3, paid)

    def charge(*moments):
        return Timeline(
            datetime(2026, 11, 2, tzinfo=ZoneInfo("Europe/Berlin")), moments, ()
        ).charge

    assert charge(wrote(0), dear, cheap, free) == Money(191_500, "USD")
    assert charge(dear, unknown) is None
    assert charge(free) is None


def test_seconds_pass_evenly_over_a_change_of_clocks():
    begins = datetime(2026, 10, 25, tzinfo=ZoneInfo("Europe/Berlin"))
    timeline = Timeline(begins, (), ())

    assert timeline.at(4 * HOUR).hour == 3


def test_a_stretch_of_no_category_is_no_conversation():
    assert Interval(WINDOW, 0, 1).category is None
