"""Figures as cards print them: thousands separators, decimal points or commas; always exact."""

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from tarife.terms.money import MICROS, parse_micros

_SPACES: Final = re.compile(r"[\s\u00a0\u202f'\u2019]")
_SCIENTIFIC: Final = re.compile(r"\d(\.\d+)?[eE][+-]?\d{1,2}")
_WITH_POINT: Final = re.compile(r"([1-9]\d{0,2}(,\d{3})+|\d+)(\.\d+)?")
_GROUPED: Final = re.compile(r"[1-9]\d{0,2}(,\d{3})+(\.\d+)?")
_SWAPPED: Final = str.maketrans(",.", ".,")


def decimal_mark(texts: Iterable[str]) -> str:
    """Tell whether figures have a decimal point or a decimal comma, by most of them.

    Args:
        texts: The rates of a file. ``1,234`` could be either and does not count.
    """
    commas = points = 0
    for text in texts:
        has_point = _WITH_POINT.fullmatch(text) is not None
        has_comma = _WITH_POINT.fullmatch(text.translate(_SWAPPED)) is not None
        points += has_point and not has_comma
        commas += has_comma and not has_point
    return "," if commas > points else "."


def rate_micros(text: str, mark: str) -> int:
    """Read a rate exactly.

    Args:
        text: A figure, maybe with thousands separators, or scientific.
        mark: The decimal mark of the file.

    Raises:
        ValueError: If it is no non-negative number, or has more than six decimals.

    Units:
        The result is micros a message.
    """
    plain = _plain(text, mark)
    if _SCIENTIFIC.fullmatch(plain):
        plain = f"{Decimal(plain):f}"
    whole, point, decimals = plain.partition(".")
    kept = decimals.rstrip("0") if len(decimals) > len(str(MICROS)) - 1 else decimals
    return parse_micros(f"{whole}{point if kept else ''}{kept}")


def message_number(text: str, mark: str) -> int:
    """Read a bound of a band.

    Raises:
        ValueError: If it is no whole number.
    """
    plain = _plain(text, mark)
    if not plain.isascii() or not plain.isdigit():
        message = f"{text!r} is no whole number"
        raise ValueError(message)
    return int(plain)


def _plain(text: str, mark: str) -> str:
    """Write a figure without separators and with a decimal point, if it is one."""
    joined = _SPACES.sub("", text)
    pointed = joined.translate(_SWAPPED) if mark == "," else joined
    return pointed.replace(",", "") if _GROUPED.fullmatch(pointed) else pointed
