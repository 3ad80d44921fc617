"""What a situation of the playground is made of."""

from datetime import UTC, date, datetime
from fractions import Fraction
from types import MappingProxyType

import pytest

from tarife.billing.eras import EraId, era_on
from tarife.insight.playground.situation import (
    FIRST_DAYS,
    Act,
    Message,
    Situation,
    each,
    in_time_order,
)

BY_PERSON = {Act.PERSON_WRITES, Act.AD_ON_PHONE, Act.PAGE_BUTTON, Act.AD_ON_DESKTOP}


def test_the_person_writes_and_clicks_and_the_business_does_the_rest():
    assert {act for act in Act if act.is_inbound} == BY_PERSON


def test_a_message_of_the_business_counts_when_it_is_delivered():
    assert Message(Act.MARKETING, 100, delay_s=20).delivered_s == 120


def test_what_the_person_writes_is_there_at_once():
    assert Message(Act.PERSON_WRITES, 100, delay_s=20).delivered_s == 100


@pytest.mark.parametrize("rules", EraId)
def test_the_days_of_an_era_are_ten_of_one_month_from_a_monday(rules):
    day = FIRST_DAYS[rules]

    assert day.weekday() == 0
    assert day.day + 9 <= 30
    assert era_on(day).id is rules


def test_a_situation_may_have_days_of_its_own():
    situation = Situation((), days=MappingProxyType({EraId.CBP_2024_11: date(2025, 6, 30)}))

    assert situation.begins(EraId.CBP_2024_11) == datetime(2025, 6, 30, tzinfo=UTC)
    assert situation.begins(EraId.CBP_2023_06) == datetime(2024, 10, 7, tzinfo=UTC)


def test_hours_are_counted_from_ten_in_the_morning():
    made = each(Act.REPLY, 1, Fraction("47.4"), delay_s=5, number=1)

    assert made == (
        Message(Act.REPLY, 39_600, 5, 1),
        Message(Act.REPLY, 36_000 + 170_640, 5, 1),
    )


def test_kinds_of_messages_stand_in_the_order_given():
    made = in_time_order(each(Act.MARKETING, 9), each(Act.REPLY, 1))

    assert [message.act for message in made.messages] == [Act.MARKETING, Act.REPLY]
