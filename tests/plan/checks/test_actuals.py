"""What can be wrong with what finance typed into a budget."""

from decimal import Decimal

import pytest

from tarife.plan.checks.actuals import check_booked
from tarife.plan.model.booked import Booked, Invoice, TypedActual

NINE, TEN = Decimal("0.023883449"), Decimal("0.0238834488")


def booked(amount):
    invoice = Invoice("INV-1", rate=amount, net=Decimal(100))
    return Booked(None, (invoice,), (TypedActual("2026-11", "Turkey", "marketing", 3, amount),))


def test_nine_decimals_of_a_rate_and_of_a_cost_are_kept():
    assert list(check_booked(booked(NINE))) == []


@pytest.mark.parametrize("amount", [TEN, Decimal("0.0238834488000")])
def test_a_rate_and_a_cost_with_more_decimals_are_told_where_they_stand(amount):
    assert [(problem.code, str(problem.where)) for problem in check_booked(booked(amount))] == [
        ("too-many-decimals", "booked.invoices[0].rate"),
        ("too-many-decimals", "booked.typed[0].cost"),
    ]
