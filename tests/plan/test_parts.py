"""Which parts of a plan an edit touched."""

from dataclasses import fields, replace

import pytest

from helpers.plans import full_plan
from tarife.plan.model.account import Account
from tarife.plan.model.plan import Plan
from tarife.plan.parts import Part, changed_parts
from tarife.terms.calendar import BillingMonth


def test_every_field_of_a_plan_is_a_part():
    assert {part.name.lower() for part in Part} == {field.name for field in fields(Plan)}


def test_equal_plans_differ_in_nothing():
    assert changed_parts(full_plan(), full_plan()) is Part.NOTHING


@pytest.mark.parametrize(
    ("edit", "part"),
    [
        pytest.param({"name": "December"}, Part.NAME, id="name"),
        pytest.param({"sends": ()}, Part.SENDS, id="sends"),
        pytest.param(
            {"month": BillingMonth(2026, 12), "account": Account()},
            Part.MONTH | Part.ACCOUNT,
            id="two parts",
        ),
    ],
)
def test_parts_that_differ_are_told(edit, part):
    assert changed_parts(full_plan(), replace(full_plan(), **edit)) == part
