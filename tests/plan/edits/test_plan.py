from dataclasses import replace
from datetime import date

from helpers.plans import full_plan
from tarife.plan.edits.plan import hold_rates, set_account_field, use_present_rates
from tarife.plan.model.account import Desk
from tarife.plan.model.held_rates import NOT_HELD, HeldCard, HeldRate, HeldRates
from tarife.terms.categories import Category
from tarife.terms.tiers import TierSchedule

CARD = HeldCard(
    date(2026, 10, 1),
    "complete",
    "a file",
    (HeldRate("Turkey", Category.UTILITY, TierSchedule.flat(5300)),),
)
HELD = replace(full_plan(), held=HeldRates("2026-11", "USD", (CARD,)))


def test_present_rates_take_the_place_of_those_the_plan_was_saved_with():
    after = use_present_rates().apply(HELD)

    assert after == replace(HELD, held=NOT_HELD)


def test_plan_without_rates_of_its_own_stays_as_it_is():
    assert use_present_rates().apply(full_plan()) == full_plan()


def test_chosen_rates_are_kept_by_the_plan():
    after = hold_rates(HELD.held).apply(full_plan())

    assert after == HELD


def test_one_field_of_the_account_is_set_and_the_rest_stays():
    plan = full_plan()
    change = set_account_field("desk", Desk())

    assert change.apply(plan) == replace(plan, account=replace(plan.account, desk=Desk()))
    assert change.named(plan) == "Change desk"
    assert change.merge_key == set_account_field("desk", plan.account.desk).merge_key
