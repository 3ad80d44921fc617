"""Prices and percentages as people write them, kept exactly as they are written."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, QLocale

from tarife.gui.numbers import (
    ZERO,
    Unread,
    count_text,
    read_count,
    read_number,
    with_percent,
)
from tarife.plan.checks.costs import MOST_DECIMALS, decimals_of

translate = QCoreApplication.translate


def read_exact(text: str, locale: QLocale) -> Decimal | Unread:
    """Read a price, exactly."""
    number = read_number(text, locale)
    if number is None:
        sentence = translate("Numbers", "%1 is not a number; write for example 0.005 or 120")
        return Unread(text, sentence.replace("%1", repr(text)))
    return _bounded(number, text)


def read_exact_percent(text: str, locale: QLocale) -> Decimal | Unread:
    """Read a percentage, with or without its sign, as an exact ratio."""
    number = read_number(text.replace("%", ""), locale)
    if number is None:
        sentence = translate("Numbers", "%1 is not a percentage; write for example 8 or 8 %")
        return Unread(text, sentence.replace("%1", repr(text)))
    return _bounded(number.scaleb(-2), text)


def _bounded(number: Decimal, text: str) -> Decimal | Unread:
    if decimals_of(number) > MOST_DECIMALS:
        sentence = translate("Numbers", "%1 has more decimals than any price; leave some out")
        return Unread(text, sentence.replace("%1", repr(text)))
    return number


def exact_text(number: Decimal, locale: QLocale) -> str:
    """Write a number with exactly the decimals it has."""
    whole, _, fraction = f"{number:f}".partition(".")
    kept = fraction.rstrip("0")
    shown = locale.toString(int(whole))
    return f"{shown}{locale.decimalPoint()}{kept}" if kept else shown


def exact_percent_text(ratio: Decimal, locale: QLocale) -> str:
    """Write a ratio as a percentage with exactly the decimals it has."""
    return with_percent(exact_text(ratio.scaleb(2), locale), locale)


@dataclass(frozen=True, slots=True)
class ExactUnit:
    """How the exact numbers of one kind are read and shown.

    Attributes:
        read: Reads one.
        show: Shows one so that it can be typed back.
    """

    read: Callable[[str, QLocale], Any]
    show: Callable[[Any, QLocale], str]

    def cell(self, number: Any) -> str:
        """Show a number as a table does: nothing is a dash."""
        return self.show(number, QLocale()) if number else ZERO


PRICE: Final = ExactUnit(read_exact, exact_text)
RATIO: Final = ExactUnit(read_exact_percent, exact_percent_text)
WHOLE: Final = ExactUnit(read_count, lambda count, locale: count_text(int(count), locale))
