"""Single numbers of a plan in words: which one is meant, and what it is."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QLocale

from tarife.gui.text.countries import Countries
from tarife.gui.text.estimates import (
    AMOUNT,
    DURATION,
    PERCENT,
    Estimate,
    Notation,
    estimate_text,
)
from tarife.gui.text.languages import tr
from tarife.gui.text.names import field_name
from tarife.plan.model.addresses import Address
from tarife.plan.model.plan import Plan
from tarife.plan.model.scenarios import Range

_UNITS: Final[Mapping[str, Notation]] = MappingProxyType(
    {"_ratio": PERCENT, "_share": PERCENT, "_s": DURATION}
)
"""The units of numbers by how their names end."""


def address_text(plan: Plan, at: Address, countries: Countries) -> str:
    """Say in words which number of a plan is meant, such as ``Germany, reply rate``."""
    names = {line.id: line.name for line in plan.lines}
    match at.part:
        case "grid":
            owner = countries.name(at.id)
        case "account":
            owner = tr("Account")
        case _:
            owner = names.get(at.id, at.id)
    return f"{owner}, {field_name(at.field)}"


def number_text(at: Address, value: float, span: Range | None) -> str:
    """Write a number of the plan in its unit, with the range it may lie in."""
    ends = (span.low, span.high) if span else (value, value)
    return estimate_text(Estimate(value, *ends), unit_at(at), QLocale())


def unit_at(at: Address) -> Notation:
    """Give the unit in which a number of the plan is shown and read."""
    return next((unit for end, unit in _UNITS.items() if at.field.endswith(end)), AMOUNT)
