"""What finance had typed into a plan when its budget was exported: the base of a merge."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import date
from decimal import Decimal
from itertools import chain
from types import MappingProxyType
from typing import Final

from tarife.plan.model.booked import MOST_INVOICES, MOST_TYPED, Booked, Invoice, TypedActual
from tarife.plan.model.budgets import NO_APPROVAL, Approval
from tarife.plan.model.plan import Plan
from tarife.terms.money import is_figure
from tarife.terms.problems import Problem
from tarife.terms.sentences import say
from tarife.workbook import texts
from tarife.workbook.tables import AMOUNTS, DATES
from tarife.workbook.texts import Voice

Texts = Mapping[str, str]
"""What stands in each field of a row that is not empty."""

Value = Decimal | date | str | None
Typed = Approval | Booked | Invoice | TypedActual
Exported = Mapping[str, Sequence[Texts]]
"""Approval, cut-off, invoices and typed actuals as texts that compare by their meaning."""

TITLES: Final[Mapping[str, Mapping[str, str]]] = MappingProxyType(
    {
        "approval": dict(
            zip(Approval.__slots__, (title for title, _ in NO_APPROVAL.named), strict=True)
        ),
        "cut_off": {"cut_off": say("Day of the cut-off")},
        "invoices": {
            "number": say("Invoice"),
            "day": say("Date"),
            "account": say("Business number or account"),
            "currency": say("Currency"),
            "rate": say("Exchange rate"),
            "net": say("Net"),
            "credits": say("Credits"),
            "tax": say("Tax"),
            "note": say("Note"),
        },
        "typed": {
            "month": texts.MONTH,
            "market": say("Market"),
            "category": say("Category"),
            "messages": say("Actual charged messages"),
            "cost": say("Actual cost"),
            "note": say("Note"),
        },
    }
)
"""What finance types, part by part: the fields in their order, and what they are called."""

KEYS: Final = MappingProxyType(
    {"invoices": ("number",), "typed": ("month", "market", "category")}
)
"""The fields that tell the rows of a part apart."""

MOST_ROWS: Final = MappingProxyType(
    {"invoices": (MOST_INVOICES, texts.INVOICES), "typed": (MOST_TYPED, texts.VARIANCE)}
)
"""How many rows of a part a plan holds, and the sheet that they stand in."""

_MOST: Final = 30_000
"""Letters of a cell; Excel takes 32,767."""
_MOST_DIGITS: Final = 30


def rows_of(
    part: str, booked: Booked | None, approval: Approval | None
) -> Sequence[Typed] | None:
    """Give the rows of a part; approval and cut-off have one each. Nothing if not there."""
    if part == "approval":
        return None if approval is None else (approval,)
    if booked is None:
        return None
    rows: Sequence[Typed] = (booked,) if part == "cut_off" else getattr(booked, part)
    return rows


def too_many(part: str) -> Problem:
    """State that there are more rows of a part than a plan holds."""
    most, sheet = MOST_ROWS[part]
    message = say(
        "plan and budget together have more than the {most:,} rows of “{sheet}” that a plan "
        "holds",
        most=most,
        sheet=sheet,
    )
    remedy = say("clear rows of that sheet, and import again")
    return Problem("too-many-entries", "", message, remedy)


def texts_of(row: Typed) -> dict[str, str]:
    """Write each field that is not empty so that equal values are equal texts."""
    found = {one.name: getattr(row, one.name) for one in fields(row)}
    return {
        name: f"{Decimal(value).normalize():f}"
        if isinstance(value, Decimal | int)
        else str(value)
        for name, value in found.items()
        if value not in (None, "") and not isinstance(value, tuple)
    }


def exported_of(plan: Plan) -> dict[str, list[Texts]]:
    return {
        part: [texts_of(one) for one in rows_of(part, plan.booked, plan.approval) or ()]
        for part in TITLES
    }


def cells_of(plan: Plan, voice: Voice) -> list[str]:
    """Write it for the workbook, in as many cells as it needs."""
    (approval,), (booked,), *rows = exported_of(plan).values()
    if not (approval or booked or any(rows)):
        return [voice.say("Nothing")]
    text = json.dumps([approval, booked.get("cut_off", ""), *rows])
    return [text[at : at + _MOST] for at in range(0, len(text), _MOST)]


def exported_in(cells: Sequence[str], voice: Voice) -> Exported | None:
    """Read it from the cells of a workbook; nothing in one that is older than they are.

    Raises:
        ValueError: If the cells were edited.
    """
    if not cells:
        return None
    if list(cells) == [voice.say("Nothing")]:
        cells = ['[{}, "", [], []]']
    try:
        approval, cut_off, invoices, typed = json.loads("".join(cells))
        booked = {"cut_off": cut_off} if cut_off else {}
        found = [approval], [booked], [*invoices], [*typed]
        for row in chain.from_iterable(found):
            _check(row)
    except (TypeError, AttributeError, ArithmeticError, RecursionError) as error:
        raise ValueError(str(error)) from error
    return dict(zip(TITLES, found, strict=True))


def _check(row: Texts) -> None:
    """See that a row has nothing but texts, and that dates and amounts are some.

    Raises:
        ValueError: If not; or what reading them raises.
    """
    for name, text in row.items():
        if not isinstance(text, str):
            raise TypeError(name)
        value = value_of(name, text)
        if isinstance(value, Decimal) and not _is_amount(value):
            raise ValueError(text)


def value_of(field: str, text: str) -> Value:
    if not text:
        return None
    if field in DATES:
        return date.fromisoformat(text)
    return Decimal(text) if field in AMOUNTS else text


def _is_amount(value: Decimal) -> bool:
    """Tell whether a number may be shown: of a few figures, and not of endless zeros."""
    return value.is_finite() and is_figure(value) and value.adjusted() <= _MOST_DIGITS
