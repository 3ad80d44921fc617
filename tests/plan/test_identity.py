"""Which plan a plan is, and whether it says what it said."""

from dataclasses import replace
from decimal import Decimal

import pytest

from helpers.plans import full_plan
from tarife.plan.identity import revision_of, with_id_of, with_new_id
from tarife.plan.model.costs import Costs, Tax
from tarife.plan.model.held_rates import HeldRates
from tarife.plan.model.measured import Measured
from tarife.plan.model.plan import Plan
from tarife.terms.calendar import BillingMonth

PLAN = Plan("Sale", BillingMonth(2026, 11), budget=Decimal("2000.50"))


def test_an_id_is_made_once_and_kept():
    made = with_id_of(PLAN, "text")

    assert made == replace(PLAN, id=made.id)
    assert with_id_of(PLAN, "text") == made
    assert with_id_of(PLAN, "another text").id != made.id
    assert with_id_of(made, "another text") == made


def test_a_plan_made_of_another_is_a_plan_of_its_own():
    assert len({PLAN.id, with_new_id(PLAN).id, with_new_id(PLAN).id}) == 3


@pytest.mark.parametrize(
    "same",
    [
        {"id": "another"},
        {"name": "Renamed", "note": "a\ud800b"},
        {"scenarios": full_plan().scenarios},
        {"held": HeldRates("2026-11", "USD")},
        {"budget": Decimal("2000.5")},
        {"approval": full_plan().approval},
        {"measured": Measured("2026-10", 41_200)},
    ],
    ids=["id", "name", "scenarios", "held rates", "an equal number", "approval", "measured"],
)
def test_a_revision_stays_while_no_number_changes(same):
    assert revision_of(replace(PLAN, **same)) == revision_of(PLAN)


def test_how_finance_books_a_tax_changes_no_revision():
    charged, back = (
        replace(PLAN, costs=Costs(taxes=(Tax("KDV", Decimal("0.2"), **booked),)))
        for booked in ({}, {"recoverable": True, "self_assessed": True})
    )
    lower = replace(PLAN, costs=Costs(taxes=(Tax("KDV", Decimal("0.1")),)))

    assert revision_of(charged) == revision_of(back) != revision_of(lower)


@pytest.mark.parametrize(
    "other",
    [
        {"seed": 2},
        {"month": BillingMonth(2026, 12)},
        {"budget": Decimal("2000.51")},
        {"sends": full_plan().sends},
        {"costs": full_plan().costs},
    ],
    ids=["seed", "month", "budget", "sends", "costs"],
)
def test_a_revision_changes_with_what_is_played_and_paid(other):
    assert revision_of(replace(PLAN, **other)) != revision_of(PLAN)
