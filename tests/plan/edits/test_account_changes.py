from dataclasses import replace

from helpers.plans import full_plan
from tarife.plan.edits.lines import set_account_field
from tarife.plan.model.account import Desk


def test_one_field_of_the_account_is_set_and_the_rest_stays():
    plan = full_plan()
    change = set_account_field("desk", Desk())

    assert change.apply(plan) == replace(plan, account=replace(plan.account, desk=Desk()))
    assert change.named(plan) == "Change desk"
    assert change.merge_key == set_account_field("desk", plan.account.desk).merge_key
