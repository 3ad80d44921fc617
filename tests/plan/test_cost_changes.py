"""Edits of the costs beside Meta's charges."""

from dataclasses import replace

from helpers.costs import full_costs
from helpers.plans import full_plan
from tarife.plan.cost_changes import SetCosts


def test_other_costs_are_put_in_place_and_nothing_else_changes():
    change = SetCosts(full_costs(), "failed_fee")

    assert change.apply(full_plan()) == replace(full_plan(), costs=full_costs())


def test_edits_of_one_field_are_one_step():
    change = SetCosts(full_costs(), "failed_fee")

    assert (change.label, change.merge_key) == ("Change failed fee", "costs:failed_fee")
