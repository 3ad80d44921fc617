"""Somebody who shows why a part of a forecast costs what it costs."""

from dataclasses import replace
from datetime import date

import pytest

from tarife.assets import load_book, load_markets
from tarife.billing.ledger import Reason
from tarife.forecast.forecast import forecast
from tarife.insight.explain.sample_person import sample_person
from tarife.insight.explain.selection import EVERYTHING, Selection
from tarife.insight.explain.timelines import IntervalKind
from tarife.plan.model.account import Account, Rules
from tarife.plan.model.plan import GridRow, Plan
from tarife.terms.calendar import BillingMonth
from tarife.terms.categories import Category
from tarife.terms.money import Money
from tarife.terms.problems import Stopped

KNOWN = load_book(), load_markets()
PLAN = Plan(
    "Shop",
    BillingMonth(2026, 11),
    account=Account(service_allowance=300),
    grid=(GridRow("TR", 1_000, 4_000, 800, 300, reply_ratio=0.4, ad_clicks_per_day=20),),
)
CONVERSATIONS = replace(PLAN, account=Account(rules=Rules.CBP_2023_06))


def made(plan=PLAN):
    return forecast(plan, *KNOWN, lambda: False)


def found(forecast, selection):
    return sample_person(forecast, KNOWN, selection, lambda: False)


@pytest.mark.parametrize(
    "selection",
    [
        EVERYTHING,
        Selection(days=(date(2026, 11, 10),)),
        Selection(categories=(Category.SERVICE,), reasons=(Reason.MESSAGE_DELIVERED,)),
        Selection(reasons=(Reason.FREE_TIER,)),
        Selection(reasons=(Reason.FREE_ENTRY_POINT,)),
        Selection(sources=("grid:TR:utility",)),
    ],
    ids=["month", "day", "paid replies", "allowance", "free entry point", "a line"],
)
def test_the_person_has_a_message_of_the_part_asked_about(selection):
    forecast = made()

    timeline = found(forecast, selection)

    days = {timeline.at(moment.at_s).date() for moment in timeline.moments}
    reasons = {moment.reason for moment in timeline.moments}
    categories = {moment.category for moment in timeline.moments}
    assert set(selection.days) <= days
    assert set(selection.reasons) <= reasons
    assert set(selection.categories) <= categories


def test_charges_are_those_of_the_card():
    timeline = found(made(), Selection(categories=(Category.MARKETING,)))

    charges = {one.charge for one in timeline.moments if one.category is Category.MARKETING}
    assert charges - {None} == {Money(10_900, "USD")}


def test_a_free_entry_point_is_seen_open():
    timeline = found(made(), Selection(reasons=(Reason.FREE_ENTRY_POINT,)))

    assert IntervalKind.FREE_ENTRY_POINT in {one.kind for one in timeline.intervals}


def test_conversations_are_seen_where_they_are_what_is_charged():
    timeline = found(made(CONVERSATIONS), Selection(categories=(Category.UTILITY,)))

    assert IntervalKind.CONVERSATION in {one.kind for one in timeline.intervals}


def test_nobody_is_found_where_there_are_no_messages():
    assert found(made(), Selection(markets=("Atlantis",))) is None
    assert found(made(), Selection(reasons=(Reason.US_PAUSE,))) is None


def test_the_search_can_be_called_off():
    with pytest.raises(Stopped):
        sample_person(made(), KNOWN, EVERYTHING, lambda: True)


def test_rules_are_those_of_each_day_where_a_plan_passes_from_one_to_another():
    """Conversations are billed in June 2025 and messages in July."""
    plan = replace(CONVERSATIONS, account=Account(), month=BillingMonth(2025, 6), months=2)
    forecast = made(plan)
    june, july = (
        found(forecast, Selection(days=(date(2025, month, 10),), reasons=(reason,)))
        for month, reason in ((6, Reason.CONVERSATION_OPENED), (7, Reason.MESSAGE_DELIVERED))
    )

    assert IntervalKind.CONVERSATION in {one.kind for one in june.intervals}
    assert IntervalKind.CONVERSATION not in {one.kind for one in july.intervals}


def test_another_person_is_the_next_and_after_the_last_comes_the_first():
    forecast, part = made(), Selection(days=(date(2026, 11, 10),))

    shown = [sample_person(forecast, KNOWN, part, lambda: False, n) for n in (0, 1, 60)]

    assert shown[0] != shown[1]
    assert shown[0] == shown[2]
