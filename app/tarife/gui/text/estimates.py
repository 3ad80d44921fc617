"""Numbers that may be ranges: ``20-35 %``, ``20 to 35`` or ``20, 25, 35``."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QLocale

from tarife.gui.text.languages import tr
from tarife.gui.text.names import quoted
from tarife.gui.text.numbers import (
    ParseError,
    amount_text,
    count_text,
    duration_text,
    percent_text,
    read_amount,
    read_count,
    read_duration,
    read_percent,
)
from tarife.terms.folding import caseless

_DASH: Final = "–"  # noqa: RUF001 - ranges are written with an en dash
_BETWEEN: Final = re.compile(r"(?<=[^\s,;])\s*[-–—]\s*(?=\S)|\s+(?:to|ile|ila)\s+")  # noqa: RUF001
_LISTED: Final = re.compile(r"\s*;\s*|,\s+")
_SHORT_LIST: Final = re.compile(r"\d{1,2},\d{1,2},\d{1,2}\s*%?")
_SIGN: Final = re.compile(r"\d\s*(/?\s*[^\W\d_]+(?: [^\W\d_]+)?|%)$")
_LEAD: Final = re.compile(r"([^\W\d_]+) \d")
_SIGNED: Final = re.compile(r"(\S+) ([^\d\s]+)")
_BARE: Final = re.compile(r"[\d.,\s'\u2019]+")
_ENDS, _WITH_LIKELY = 2, 3
_HOUR = 3600
_LONGEST = 100  # characters of the longest range; where one ends is not sought in longer texts
_MANY = 10  # from there on one decimal tells enough
_DIGITS = 12  # as many as a person could mean; drops what halving in binary adds


@dataclass(frozen=True, slots=True)
class Estimate:
    """A number, or the range it lies in and the value that is most likely."""

    likely: float
    low: float
    high: float

    @classmethod
    def exactly(cls, value: float) -> "Estimate":
        """Make the estimate that is no range."""
        return cls(value, value, value)

    @property
    def is_range(self) -> bool:
        """Whether more than one value is possible."""
        return self.low < self.high


@dataclass(frozen=True, slots=True)
class Notation:
    """How the numbers of one kind are read and shown.

    Attributes:
        read: Reads a single number.
        show: Shows one so that it can be typed back.
        is_whole: Whether there are only whole numbers.
        rough: Shows one as a table does, where that is shorter.
    """

    read: Callable[[str, QLocale], float | ParseError]
    show: Callable[[float, QLocale], str]
    is_whole: bool = False
    rough: Callable[[float, QLocale], str] | None = None

    @property
    def in_tables(self) -> "Notation":
        """How the numbers are shown where none is typed."""
        return replace(self, show=self.rough) if self.rough else self

    def between(self, low: float, high: float) -> float:
        """Give the value in the middle, as a range of two numbers takes for likely."""
        middle = float(f"{(low + high) / 2:.{_DIGITS}g}")
        return float(round(middle)) if self.is_whole else middle


def _count(value: float, locale: QLocale) -> str:
    return count_text(round(value), locale)


def _read_hours(text: str, locale: QLocale) -> float | ParseError:
    hours = read_amount(text, locale)
    if isinstance(hours, float):
        return hours
    seconds = read_duration(text, locale)
    return seconds if isinstance(seconds, ParseError) else seconds / _HOUR


def _hours(value: float, locale: QLocale) -> str:
    return duration_text(value * _HOUR, locale)


_DIVIDED: Final = re.compile(r"(.+?)\s*/\s*(\d{1,4})")
_OF_A_MONTH: Final = re.compile(
    r"(?:ayda|ayl[ıi]k)\s+(.+)|(.+?)\s*(?:/\s*(?:month|ay)|(?:a|per) month|ayda|ayl[ıi]k)"
)
_IN_ALL: Final = re.compile(
    r"(?:total|toplamda|toplam)\s+(.+)|(.+?)\s*(?:in all|in total|total|toplamda|toplam)"
)


def per_day(days: int, months: int = 1) -> Notation:
    """Read so many a day, or share out over days what comes in a month or in all.

    Args:
        days: The days on which they come.
        months: How many months these lie in.
    """

    def read(text: str, locale: QLocale) -> float | ParseError:
        typed, over = caseless(text.strip()), 1.0
        if found := _DIVIDED.fullmatch(typed):
            typed, over = found[1], float(found[2])
        elif found := _OF_A_MONTH.fullmatch(typed):
            typed, over = found[1] or found[2], days / months
        elif found := _IN_ALL.fullmatch(typed):
            typed, over = found[1] or found[2], float(days)
        value = read_amount(typed if over != 1 else text, locale)
        if isinstance(value, ParseError) or not over:
            return ParseError(text, _no_amount(text))
        return value / over

    return Notation(read, amount_text, rough=text_of_a_day)


def text_of_a_day(value: float, locale: QLocale) -> str:
    """Leave out decimals that a month shared out over days has: three look like thousands."""
    decimals = 1 if value >= _MANY else 2
    return amount_text(round(value, decimals) or value, locale)


def _no_amount(text: str) -> str:
    template = tr("%1 is not a number; write for example 120, 3,000 a month or 3,000 in all")
    return template.replace("%1", quoted(text))


COUNT: Final = Notation(read_count, _count, is_whole=True)
AMOUNT: Final = Notation(read_amount, amount_text)
PERCENT: Final = Notation(read_percent, percent_text)
DURATION: Final = Notation(read_duration, duration_text)
HOURS: Final = Notation(_read_hours, _hours)
"""A duration that the plan keeps in hours; a number alone means hours."""


def read_estimate(text: str, unit: Notation, locale: QLocale) -> Estimate | ParseError:
    """Read a number, a range of two, or three numbers: least, most likely, greatest.

    A sign that stands only behind the last number belongs to all, ``20-35 %``, ``20-40 min``,
    and so does a word before the first, ``ayda 20-35``.
    """
    parts = _parts(text)
    if len(parts) not in (_ENDS, _WITH_LIKELY):
        value = unit.read(text, locale)
        return value if isinstance(value, ParseError) else Estimate.exactly(value)
    for written in (_signed(parts), parts):
        values = [unit.read(part, locale) for part in written]
        numbers = [value for value in values if not isinstance(value, ParseError)]
        if len(numbers) == len(values) and numbers == sorted(numbers):
            low, high = numbers[0], numbers[-1]
            middle = numbers[1] if len(numbers) == _WITH_LIKELY else unit.between(low, high)
            return Estimate(middle, low, high)
    return ParseError(text, _range_sentence(text))


def estimate_text(estimate: Estimate, unit: Notation, locale: QLocale) -> str:
    """Write an estimate so that it can be typed back: ``20–35 %`` or ``20, 25, 35 %``."""  # noqa: RUF002
    if not estimate.is_range:
        return unit.show(estimate.likely, locale)
    ends = (estimate.low, estimate.high)
    if unit.between(*ends) == estimate.likely:
        return _DASH.join(_unsigned([unit.show(value, locale) for value in ends]))
    shown = [unit.show(v, locale) for v in (estimate.low, estimate.likely, estimate.high)]
    return ("; " if locale.decimalPoint() == "," else ", ").join(_unsigned(shown))


def _parts(text: str) -> list[str]:
    """Split a text at what stands between numbers; a single number stays whole."""
    trimmed = text.strip()
    if len(trimmed) > _LONGEST:
        return [trimmed]
    if _SHORT_LIST.fullmatch(trimmed):
        return trimmed.split(",")
    listed = _LISTED.split(trimmed)
    return listed if len(listed) == _WITH_LIKELY else _BETWEEN.split(trimmed)


def _signed(parts: list[str]) -> list[str]:
    """Put the sign of the last part behind those that have none, or the word of the first."""
    sign, lead = _SIGN.search(parts[-1].strip()), _LEAD.match(parts[0].strip())
    if sign is None and lead is None:
        return parts
    form = f"{{}} {sign[1]}" if sign else f"{lead[1]} {{}}" if lead else "{}"
    return [form.format(part) if _BARE.fullmatch(part) else part for part in parts]


def _unsigned(shown: list[str]) -> list[str]:
    """Leave a sign that all parts share only behind the last one, or before the first."""
    if all(text.startswith("%") for text in shown):
        return [shown[0], *(text.removeprefix("%") for text in shown[1:])]
    found = [_SIGNED.fullmatch(text) for text in shown]
    signs = {match[2] if match else "" for match in found}
    if len(signs) != 1 or "" in signs:
        return shown
    return [match[1] for match in found[:-1] if match] + shown[-1:]


def _range_sentence(text: str) -> str:
    template = tr(
        "%1 is no range; write the smaller number first, for example 20-35, or 20, 25, 35 "
        "with the likely one between"
    )
    return template.replace("%1", quoted(text))
