"""What the text of a plan file must look like."""

import json

import pytest
from pydantic import ValidationError

from tarife.documents.shape import FORMAT, MONTH_FAULT, plan_file, plan_of
from tarife.plan.model.account import Account
from tarife.plan.model.plan import Plan
from tarife.terms.calendar import BillingMonth


def read(**fields):
    return plan_of(plan_file().validate_json(json.dumps({"format": FORMAT, "plan": fields})))


def test_what_is_left_out_has_the_default_of_the_type():
    assert read(name="Small", month="2026-11", account={"currency": "EUR"}) == Plan(
        "Small", BillingMonth(2026, 11), Account(currency="EUR")
    )


@pytest.mark.parametrize(
    "month", ["2026-13", "2026-1", "2026-11-01", "0000-01", "٢٠٢٦-11", 202611, None]
)
def test_a_month_is_a_year_and_a_month(month):
    with pytest.raises(ValidationError) as caught:
        read(name="Small", month=month)

    assert [fault["type"] for fault in caught.value.errors()] == [MONTH_FAULT]


def test_the_reader_is_built_once():
    assert plan_file() is plan_file()
