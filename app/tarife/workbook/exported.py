"""What finance had typed into a plan when its budget was exported: the base of a merge."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from decimal import Decimal
from typing import Any, Final

from tarife.plan.model.booked import Invoice, TypedActual
from tarife.plan.model.budgets import Approval
from tarife.plan.model.plan import Plan

Texts = Mapping[str, str]
"""What stands in each field that is not empty."""

_MOST: Final = 30_000
"""Letters of a cell; Excel takes 32,767."""


@dataclass(frozen=True, slots=True)
class Exported:
    """Approval, cut-off, invoices and typed actuals as texts that compare by their meaning."""

    approval: Texts
    cut_off: str
    invoices: Sequence[Texts]
    typed: Sequence[Texts]


def text_of(value: object) -> str:
    """Write a value so that equal ones are equal texts; an empty one is an empty text."""
    if isinstance(value, Decimal | int):
        return f"{Decimal(value).normalize():f}"
    return "" if value is None else str(value)


def texts_of(row: Approval | Invoice | TypedActual) -> dict[str, str]:
    """Write each field that is not empty."""
    found = {one.name: text_of(getattr(row, one.name)) for one in fields(row)}
    return {name: text for name, text in found.items() if text}


def exported_of(plan: Plan) -> Exported:
    """Give what finance typed as the plan has it now."""
    booked = plan.booked
    return Exported(
        texts_of(plan.approval),
        text_of(booked.cut_off),
        [texts_of(one) for one in booked.invoices],
        [texts_of(one) for one in booked.typed],
    )


def cells_of(plan: Plan) -> list[str]:
    """Write it for the workbook, in as many cells as it needs."""
    own = exported_of(plan)
    text = json.dumps([own.approval, own.cut_off, own.invoices, own.typed])
    return [text[at : at + _MOST] for at in range(0, len(text), _MOST)]


def exported_in(cells: Sequence[str]) -> Exported | None:
    """Read it from the cells of a workbook; nothing in one that is older than they are.

    Raises:
        ValueError: If the cells were edited.
    """
    if not cells:
        return None
    found: Any = json.loads("".join(cells))
    if not isinstance(found, list) or len(found) != len(fields(Exported)):
        raise ValueError
    return Exported(*found)
