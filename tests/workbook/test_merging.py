"""Merging what finance typed with the plan."""

from dataclasses import fields

from tarife.plan.model.booked import Booked, Invoice, TypedActual
from tarife.plan.model.budgets import Approval
from tarife.workbook.merging import FIELD_LABELS, ROW_KEYS


def test_every_field_that_finance_types_tells_its_row_apart_or_is_compared():
    typed = {one.name for row in (Approval, Invoice, TypedActual) for one in fields(row)}
    keys = {name for names in ROW_KEYS.values() for name in names}

    assert typed == (set(FIELD_LABELS) - {"cut_off"}) | keys
    assert {one.name for one in fields(Booked)} == {"cut_off", *ROW_KEYS}
