"""Merging what finance typed with the plan."""

from dataclasses import fields

from tarife.plan.model.booked import Booked, Invoice, TypedActual
from tarife.plan.model.budgets import Approval
from tarife.workbook.exported import KEYS, TITLES


def test_every_field_that_finance_types_has_a_column_and_is_compared():
    rows = {"approval": Approval, "invoices": Invoice, "typed": TypedActual}

    for part, row in rows.items():
        assert tuple(TITLES[part]) == tuple(one.name for one in fields(row))
        assert {*KEYS.get(part, ())} <= TITLES[part].keys()
    assert {one.name for one in fields(Booked)} == {"cut_off", *KEYS}
    assert TITLES.keys() == {*rows, "cut_off"}
