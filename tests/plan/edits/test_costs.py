"""Edits of the costs beside Meta's charges."""

from dataclasses import replace
from decimal import Decimal

import pytest

from helpers.costs import full_costs
from helpers.plans import full_plan
from tarife.plan.edits.costs import (
    add_apart,
    add_tax,
    add_tier_use,
    remove_apart,
    remove_taxes,
    remove_tier_uses,
    set_apart,
    set_costs,
    set_markup,
    set_sms_price,
    set_tax,
    set_tier_use,
)
from tarife.plan.model.account import TierUse
from tarife.plan.model.addresses import Address
from tarife.plan.model.costs import Calls, Costs, Groups, Markup, SmsPrice, Tax
from tarife.plan.model.scenarios import MonthChange, Override, Range, Scenario
from tarife.terms.categories import Category


def test_other_costs_are_put_in_place_and_nothing_else_changes():
    change = set_costs(full_costs(), "failed_fee")

    assert change.apply(full_plan()) == replace(full_plan(), costs=full_costs())


def test_edits_of_one_field_are_one_step():
    change = set_costs(full_costs(), "failed_fee")

    said = (change.named(full_plan()), change.merge_key)
    assert said == ("Change failed_fee", "costs:failed_fee")


def costs_after(change):
    return change.apply(replace(full_plan(), costs=full_costs())).costs


def test_the_mark_up_of_a_category_changes_and_the_others_stay():
    dearer = Markup(Category.UTILITY, Decimal("0.5"))
    after = costs_after(set_markup(dearer)).partner

    assert after.markup(Category.UTILITY) == dearer
    assert after.markup(Category.MARKETING) == full_costs().partner.markup(Category.MARKETING)


def test_a_mark_up_of_nothing_is_left_out():
    after = costs_after(set_markup(Markup(Category.UTILITY))).partner

    assert [markup.category for markup in after.markups] == [Category.MARKETING]


def test_taxes_are_changed_added_and_removed_by_their_place():
    tax = Tax("VAT", Decimal("0.1"))
    first, second = full_costs().taxes

    assert costs_after(set_tax(0, tax)).taxes == (tax, second)
    assert costs_after(add_tax(tax)).taxes == (first, second, tax)
    assert costs_after(remove_taxes((0,))).taxes == (second,)


def test_an_sms_price_is_changed_where_it_stands_or_added_at_the_end():
    turkey, germany = full_costs().sms
    dearer, peru = replace(turkey, price=Decimal(1)), SmsPrice("Peru", Decimal(2))

    assert costs_after(set_sms_price(dearer)).sms == (dearer, germany)
    assert costs_after(set_sms_price(peru)).sms == (turkey, germany, peru)


def test_an_sms_price_of_nothing_is_taken_away():
    _, germany = full_costs().sms

    assert costs_after(set_sms_price(SmsPrice("Turkey", Decimal(0)))).sms == (germany,)
    assert costs_after(set_sms_price(SmsPrice("Peru", Decimal(0)))).sms == full_costs().sms


def test_parts_typed_before_the_price_are_kept():
    parts = SmsPrice("Peru", Decimal(0), 2)

    assert costs_after(set_sms_price(parts)).sms[-1] == parts


def test_use_of_tiers_is_changed_added_and_removed_by_its_place():
    (before,) = full_plan().account.tier_used
    use = TierUse("Germany", Category.UTILITY, 5)

    def used(change):
        return change.apply(full_plan()).account.tier_used

    assert used(set_tier_use(0, use, "messages")) == (replace(before, messages=5),)
    assert used(add_tier_use(use)) == (before, use)
    assert used(remove_tier_uses((0,))) == ()


def test_an_edited_field_of_a_use_leaves_its_other_fields_alone():
    (before,) = full_plan().account.tier_used
    shown = replace(before, market="Germany", messages=before.messages + 1)

    after = set_tier_use(0, shown, "market").apply(full_plan())

    assert after.account.tier_used == (replace(before, market="Germany"),)


def test_what_is_said_of_a_use_follows_it_when_it_moves_up():
    def about(place):
        return Address("account", "", f"tier_used.{place}.messages")

    elsewhere = Address("account", "", "allowance_used")
    use = TierUse("Germany", Category.UTILITY, 5)
    two = add_tier_use(use).apply(full_plan())
    spoken_of = replace(
        two,
        ranges=(Range(elsewhere, 1, 2), Range(about(0), 1, 2), Range(about(1), 3, 4)),
        scenarios=(Scenario("s", "S", (), (Override(about(0), 1), Override(about(1), 8))),),
        changes=(MonthChange("2026-11", (), (Override(about(0), 1), Override(about(1), 9))),),
    )

    after = remove_tier_uses((0,)).apply(spoken_of)

    assert after.account.tier_used == (use,)
    assert after.ranges == (Range(elsewhere, 1, 2), Range(about(0), 3, 4))
    assert after.scenarios[0].overrides == (Override(about(0), 8),)
    assert after.changes[0].overrides == (Override(about(0), 9),)


@pytest.mark.parametrize(
    ("change", "label", "key"),
    [
        pytest.param(
            set_markup(Markup(Category.UTILITY)),
            "Change mark-up",
            "markup:utility",
            id="markup",
        ),
        pytest.param(
            set_sms_price(SmsPrice("Peru", Decimal(1))),
            "Change SMS price",
            "sms:Peru",
            id="sms",
        ),
        pytest.param(remove_taxes((0,)), "Delete taxes", None, id="taxes"),
    ],
)
def test_a_change_says_what_it_does_and_what_it_is_one_step_with(change, label, key):
    assert (change.named(full_plan()), change.merge_key) == (label, key)


def test_lines_of_calls_and_groups_are_added_changed_and_removed():
    calls = Calls("Germany", 1, 1, Decimal(2))
    group = Groups("Regulars", 1, 10, Decimal(2))
    plan = replace(full_plan(), costs=Costs())
    for edit in (
        *(add_apart("calls", calls), add_apart("groups", group)),
        set_apart("calls", 0, replace(calls, calls=5)),
    ):
        plan = edit.apply(plan)
    assert (plan.costs.calls, plan.costs.groups) == ((replace(calls, calls=5),), (group,))

    for field in ("calls", "groups"):
        plan = remove_apart(field, (0,)).apply(plan)
    assert plan.costs == Costs()
