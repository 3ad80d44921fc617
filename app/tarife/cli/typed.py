"""Amounts and counts as they are typed into options: the one place that reads them.

Digits and a point, in every language alike, since scripts type them too. What may as well be
thousands, such as ``9.000``, is refused where it is money or a count.
"""

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Final

from tarife.terms.money import is_figure
from tarife.terms.problems import InputError, Problem
from tarife.terms.sentences import say

_PLAIN: Final = re.compile(r"[+-]?[0-9]{1,60}(\.[0-9]{1,60})?")
_THOUSANDS: Final = re.compile(r"[+-]?[1-9][0-9]{0,2}\.[0-9]{3}")
_COUNT: Final = re.compile(r"[+-]?[0-9]{1,60}")


def typed_number(text: str) -> Decimal | None:
    """Read a number; nothing where the text is none."""
    if not _PLAIN.fullmatch(text):
        return None
    value = Decimal(text)
    return value if is_figure(value) else None


def amount_in(text: str, option: str) -> Decimal:
    """Read the money that an option has.

    Raises:
        InputError: If the text is no amount, or could be two.
    """
    if _THOUSANDS.fullmatch(text):
        raise InputError([_either(text, option)])
    value = typed_number(text)
    if value is None:
        raise InputError([no_amount(text, option)])
    return value


def no_amount(text: str, option: str) -> Problem:
    """Tell that what an option has is no amount."""
    message = say("{text!r} is not an amount", text=text)
    return Problem("bad-amount", option, message, say("write it like 9000 or 9000.50"))


def count_of(option: str) -> Callable[[str], int]:
    """Give what reads the count that an option has, for the reader of arguments."""

    def count(text: str) -> int:
        if _COUNT.fullmatch(text):
            return int(text)
        if _THOUSANDS.fullmatch(text):
            raise InputError([_either(text, option)])
        message = say("{text!r} is not a whole number", text=text)
        raise InputError([Problem("bad-count", option, message, say("write it like 9000"))])

    return count


def _either(text: str, option: str) -> Problem:
    whole, _, part = text.partition(".")
    return Problem(
        "ambiguous-number",
        option,
        say("{text!r} may be thousands or a fraction", text=text),
        say("write {many}, or {few}", many=whole + part, few=f"{text}0"),
    )
