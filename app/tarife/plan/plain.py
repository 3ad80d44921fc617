"""Serialisation of a plan to plain values, ready for JSON."""

from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, Final

from tarife.plan.model.account import WEEKDAYS, Desk
from tarife.plan.model.actuals import NO_ACTUALS
from tarife.plan.model.booked import NOTHING_BOOKED
from tarife.plan.model.budgets import NO_APPROVAL, NO_SPAN_BUDGETS
from tarife.plan.model.costs import NO_COSTS
from tarife.plan.model.held_rates import NOT_HELD, HeldRate
from tarife.plan.model.lines import DayRange, HoursOfDay
from tarife.plan.names import GivenName
from tarife.terms.allowances import BeyondAllowance
from tarife.terms.calendar import BillingMonth

_SAYS_NOTHING: Final = (
    None,
    "",
    (),
    DayRange(),
    HoursOfDay(),
    WEEKDAYS,
    Desk(),
    BeyondAllowance.CHARGED,
    NO_APPROVAL,
    NO_COSTS,
    NO_SPAN_BUDGETS,
    NOT_HELD,
    NO_ACTUALS,
    NOTHING_BOOKED,
)
"""Defaults that mean nothing at all or no restriction, and so may be left out of a file.

Numbers and choices are always written: a later version may have other defaults, and the same
file must still mean the same plan.
"""

_LARGEST_WHOLE: Final = 2**53


def plain(value: Any) -> Any:
    """Turn a value of a plan into mappings, lists, texts and numbers.

    A dataclass becomes a mapping in the order of its fields, a float without decimals becomes
    an integer, and months, dates, times and decimals become text. A name that the app gave is
    the text that a file has for it.
    """
    match value:
        case datetime() | time():
            return value.isoformat(timespec="minutes" if _is_whole_minute(value) else "auto")
        case BillingMonth() | date() | HeldRate():
            return str(value)
        case tuple():
            return [plain(entry) for entry in value]
        case float() if value.is_integer() and abs(value) < _LARGEST_WHOLE:
            return int(value)
        case _ if is_dataclass(value):
            return {
                field.name: plain(getattr(value, field.name))
                for field in fields(value)
                if not _may_be_left_out(field, getattr(value, field.name))
            }
        case _:
            return _single(value)


def _single(value: object) -> object:
    match value:
        case Decimal():
            return _digits(value)
        case GivenName():
            return value.stored
        case _:
            return value


def _digits(number: Decimal) -> str:
    """Write a decimal without exponent and idle zeros, so that equal ones have equal texts."""
    text = f"{abs(number):f}" if not number else f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _may_be_left_out(field: Field[Any], value: object) -> bool:
    return field.default is not MISSING and value == field.default and value in _SAYS_NOTHING


def _is_whole_minute(at: datetime | time) -> bool:
    return not at.second and not at.microsecond
