"""What is kept of real traffic: nothing twice, the fullest account of each day, in the file."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tarife.documents.codec import plan_text, read_plan
from tarife.plan.checks.plan import check_plan
from tarife.plan.edits.plan import add_actuals
from tarife.plan.identity import revision_of
from tarife.plan.model.actuals import (
    ActualDay,
    ActualReason,
    Actuals,
    ActualSource,
    ActualSum,
)
from tarife.plan.model.plan import Plan
from tarife.plan.month_shift import moved_to
from tarife.terms.calendar import BillingMonth
from tarife.terms.categories import Category
from tarife.terms.problems import InputError

PLAN = Plan("November", BillingMonth(2026, 11))
LOG, PRICING = ActualSource.LOG, ActualSource.PRICING_ANALYTICS


def day(on, messages, source=LOG, number="1•2"):
    sums = (
        ActualSum("Turkey", Category.UTILITY, ActualReason.CHARGED, messages, Decimal("0.5")),
        ActualSum("Turkey", Category.SERVICE, ActualReason.ALLOWANCE, 1),
    )
    return ActualDay(date(2026, 11, on), source, sums, number)


def known(*days):
    return add_actuals(Actuals("USD", days)).apply(PLAN)


def messages(plan):
    return {
        on.day: sum(one.messages for one in sums) for on, sums in plan.actuals.by_day.items()
    }


def test_the_next_days_are_added_and_the_same_ones_are_not():
    plan = known(day(2, 10), day(1, 10))
    more = Actuals("USD", (day(2, 10), day(3, 5)))

    assert messages(add_actuals(more).apply(plan)) == {1: 11, 2: 11, 3: 6}
    assert plan.actuals.renewed(more) == 0
    assert add_actuals(Actuals("USD", (day(2, 10),))).apply(plan) == plan


def test_the_fuller_account_of_a_day_replaces_the_other_one():
    plan = known(day(1, 10))
    fuller = Actuals("USD", (day(1, 12),))

    assert plan.actuals.renewed(fuller) == 1
    assert messages(add_actuals(fuller).apply(plan)) == {1: 13}
    assert messages(add_actuals(plan.actuals).apply(known(day(1, 12)))) == {1: 13}


def test_numbers_add_up_and_sources_do_not():
    assert messages(known(day(1, 10), day(1, 7, number="3•4"))) == {1: 19}
    assert messages(known(day(1, 10), day(1, 7, PRICING))) == {1: 11}
    assert messages(known(day(1, 10), day(1, 30, PRICING))) == {1: 31}
    assert messages(known(day(1, 10, PRICING), day(1, 10, PRICING, number=""))) == {1: 11}


def test_conversations_count_only_where_nobody_tells_of_messages():
    conversations = ActualSource.CONVERSATION_ANALYTICS
    assert messages(known(day(1, 3), day(1, 90, conversations))) == {1: 4}
    assert messages(known(day(1, 90, conversations))) == {1: 91}


def test_a_plan_file_holds_them():
    moved = ActualSum(
        *("India", Category.UTILITY, ActualReason.CHARGED, 1, Decimal("0.0118")),
        Category.MARKETING,
    )
    plan = known(day(1, 10), replace(day(2, 4), sums=(moved,)))

    assert read_plan(plan_text(plan)) == plan
    assert "actuals" not in plan_text(PLAN)


def test_they_say_nothing_of_what_is_planned():
    assert revision_of(known(day(1, 10))) == revision_of(PLAN)


def test_other_months_begin_without_them():
    assert moved_to(known(day(1, 10)), BillingMonth(2026, 12)).actuals == Actuals()


def told(actuals):
    return [(one.code, str(one.where)) for one in check_plan(replace(PLAN, actuals=actuals))]


def test_what_contradicts_itself_is_told():
    assert told(Actuals("USD", (day(1, 10), day(1, 11)))) == [
        ("duplicate-day", "actuals.days[1]")
    ]
    assert told(Actuals("", (day(1, 10),))) == [("no-currency", "actuals.currency")]
    endless = replace(day(1, 10).sums[0], amount=Decimal("1e-12"))
    assert told(Actuals("USD", (replace(day(1, 1), sums=(endless,)),))) == [
        ("too-many-decimals", "actuals.days[0].sums[0].amount")
    ]


def test_a_file_with_impossible_counts_is_refused_where_it_is_read():
    with pytest.raises(InputError, match=r"actuals.days\[0\].sums\[0\].messages"):
        read_plan(plan_text(known(day(1, -1))))
