"""A person of a plan on the playground: the same messages, the same charges."""

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from tarife.assets import load_book, load_markets
from tarife.billing.eras import EraId
from tarife.billing.ledger import Reason
from tarife.forecast.forecast import forecast
from tarife.insight.explain.sample_person import sample_person
from tarife.insight.explain.selection import EVERYTHING, Selection
from tarife.insight.explain.timelines import Moment, Timeline
from tarife.insight.playground.billing import play
from tarife.insight.playground.own_messages import rules_of, situation_of
from tarife.insight.playground.situation import Act
from tarife.plan.model.account import Account, InternationalStart
from tarife.plan.model.plan import GridRow, Plan
from tarife.terms.calendar import BillingMonth
from tarife.terms.categories import Category
from tarife.terms.money import Money
from tarife.traffic.table import MessageKind

KNOWN = load_book(), load_markets()
ISTANBUL = ZoneInfo("Europe/Istanbul")
HOUR = 3600
PLAN = Plan(
    "Shop",
    BillingMonth(2026, 11),
    account=Account(service_allowance=300),
    grid=(GridRow("TR", 1_000, 4_000, 800, 300, reply_ratio=0.4, ad_clicks_per_day=20),),
)


@pytest.mark.parametrize(
    "selection",
    [
        EVERYTHING,
        Selection(reasons=(Reason.FREE_ENTRY_POINT,)),
        Selection(categories=(Category.SERVICE,), reasons=(Reason.MESSAGE_DELIVERED,)),
    ],
    ids=["anybody", "free entry point", "paid replies"],
)
def test_a_person_of_a_plan_costs_the_same_on_the_playground(selection):
    made = forecast(PLAN, *KNOWN, lambda: False)
    person = sample_person(made, KNOWN, selection, lambda: False)

    lane = play(situation_of(person, PLAN), EraId.PMP_2026_10, KNOWN)

    assert [outcome.moment.reason for outcome in lane.outcomes] == [
        moment.reason for moment in person.moments
    ]
    assert [lane.timeline.at(outcome.moment.at_s) for outcome in lane.outcomes] == [
        person.at(moment.at_s) for moment in person.moments
    ]
    assert {outcome.market for outcome in lane.outcomes if outcome.rule} == {"Turkey"}


def timeline(*moments, begins="2026-11-01", zone=ISTANBUL):
    return Timeline(datetime.fromisoformat(begins).replace(tzinfo=zone), moments, (), "TR")


def reply(hour, reason):
    return Moment(
        hour * HOUR, MessageKind.FREE_FORM, Category.SERVICE, reason, Money(900, "USD")
    )


WROTE = Moment(49 * HOUR, MessageKind.INBOUND)


def test_days_are_counted_from_the_first_message():
    made = situation_of(timeline(WROTE, reply(74, Reason.FREE_TIER)), PLAN)

    assert [(one.act, one.at_s // HOUR) for one in made.messages] == [
        (Act.PERSON_WRITES, 1),
        (Act.REPLY, 26),
    ]
    assert made.days[EraId.PMP_2026_10] == date(2026, 11, 3)
    assert {day.weekday() for day in made.days.values()} == {1}
    assert made.zone == ISTANBUL


def test_the_clock_may_change_in_between():
    berlin = ZoneInfo("Europe/Berlin")
    wrote = Moment(25 * HOUR, MessageKind.ENTRY)

    made = situation_of(timeline(wrote, begins="2026-10-25", zone=berlin), PLAN)

    assert [one.at_s for one in made.messages] == [0]
    assert made.messages[0].act is Act.AD_ON_PHONE


@pytest.mark.parametrize(
    ("reason", "is_used"),
    [(Reason.FREE_TIER, False), (Reason.MESSAGE_DELIVERED, True)],
    ids=str,
)
def test_a_charged_reply_tells_that_the_allowance_was_used_up(reason, is_used):
    assert situation_of(timeline(WROTE, reply(50, reason)), PLAN).is_allowance_used is is_used


@pytest.mark.parametrize(
    ("begins", "home"),
    [(None, ""), (date(2026, 1, 1), "TR"), (date(2027, 1, 1), "")],
    ids=["never", "before", "later"],
)
def test_the_home_country_counts_once_the_business_is_subject_to_international_rates(
    begins, home
):
    account = Account(authentication_international_from=begins)

    made = situation_of(timeline(WROTE), replace(PLAN, account=account))

    assert made.home_country == home


@pytest.mark.parametrize(("country", "home"), [("DE", ""), ("TR", "TR")])
def test_a_country_may_have_a_day_of_its_own(country, home):
    account = Account(
        authentication_international_exceptions=(InternationalStart(country, date(2026, 1, 1)),)
    )

    made = situation_of(timeline(WROTE), replace(PLAN, account=account))

    assert made.home_country == home


def test_messages_from_before_the_rules_have_no_era_of_their_own():
    old = timeline(WROTE, begins="2020-01-01")

    assert rules_of(old) is None
    assert situation_of(old, PLAN).days[EraId.CBP_2023_06] == date(2024, 10, 11)  # a Friday too
    assert rules_of(timeline()) is None
