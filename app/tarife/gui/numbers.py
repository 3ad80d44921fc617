"""Numbers as people write them, and as the window shows them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from PySide6.QtCore import QCoreApplication, QLocale

from tarife.terms.money import MICROS, Money, shown_decimals

translate = QCoreApplication.translate

ZERO: Final = "–"  # noqa: RUF001 - tables show nothing as an en dash

_SPACES = re.compile(r"[\s\u00a0\u202f'\u2019_]")
_GROUPED = re.compile(r"[1-9]\d{0,2}([.,])\d{3}(\1\d{3})*")  # 0.005 is no thousands
_WITH_FRACTION = re.compile(r"(\d+|\d{1,3}(?P<group>[.,])\d{3}((?P=group)\d{3})*)[.,](\d+)")
_STEPS: Final = {"k": 1_000, "m": 1_000_000}


@dataclass(frozen=True, slots=True)
class Unread:
    """Why a text could not be taken as a value, in one sentence that helps."""

    text: str
    sentence: str


def read_number(text: str, locale: QLocale) -> Decimal | None:
    """Read a non-negative number written in any common way.

    ``12 500``, ``12'500`` and ``12.500,0`` are the same; ``12k`` is twelve thousand. A single
    point or comma before three digits may mean either: there the locale decides.

    Returns:
        The number, or nothing if the text is none.
    """
    compact = _SPACES.sub("", text).casefold()
    if compact in ("", ZERO, "-"):
        return Decimal(0)
    step = _STEPS.get(compact[-1], 1)
    digits = compact if step == 1 else compact[:-1]
    plain = _plain(digits, locale, is_stepped=step != 1)
    return None if plain is None else Decimal(plain) * step


def _plain(digits: str, locale: QLocale, *, is_stepped: bool) -> str | None:
    if digits.isascii() and digits.isdigit():
        return digits
    grouped = _GROUPED.fullmatch(digits)
    if grouped and not is_stepped:
        is_ambiguous = digits.count(grouped[1]) == 1
        if not (is_ambiguous and grouped[1] == locale.decimalPoint()):
            return digits.replace(grouped[1], "")
    fraction = _WITH_FRACTION.fullmatch(digits)
    if fraction and fraction["group"] != digits[len(fraction[1])]:
        whole = fraction[1].replace(",", "").replace(".", "")
        return f"{whole}.{fraction[4]}"
    return None


def read_count(text: str, locale: QLocale) -> int | Unread:
    """Read a whole number; a single ``12.500`` is twelve thousand five hundred everywhere."""
    compact = _SPACES.sub("", text)
    grouped = _GROUPED.fullmatch(compact)
    number = Decimal(compact.replace(grouped[1], "")) if grouped else read_number(text, locale)
    if number is None:
        sentence = translate("Numbers", "%1 is not a number; write for example 12 500 or 12k")
        return Unread(text, sentence.replace("%1", repr(text)))
    if number != int(number):
        sentence = translate(
            "Numbers", "%1 is not a whole number; leave out the part after the point"
        )
        return Unread(text, sentence.replace("%1", repr(text)))
    return int(number)


def read_amount(text: str, locale: QLocale) -> float | Unread:
    """Read a number that may have decimals."""
    number = read_number(text, locale)
    if number is None:
        sentence = translate("Numbers", "%1 is not a number; write for example 120 or 12.5")
        return Unread(text, sentence.replace("%1", repr(text)))
    return float(number)


def read_percent(text: str, locale: QLocale) -> float | Unread:
    """Read a percentage, with or without its sign, as a ratio from 0 to 1."""
    number = read_number(text.replace("%", ""), locale)
    if number is None:
        sentence = translate("Numbers", "%1 is not a percentage; write for example 8 or 8 %")
        return Unread(text, sentence.replace("%1", repr(text)))
    if number > 100:  # noqa: PLR2004 - a percentage ends there
        sentence = translate(
            "Numbers", "%1 is more than all of them; write a value from 0 to 100"
        )
        return Unread(text, sentence.replace("%1", repr(text)))
    return float(number / 100)


def count_text(count: int, locale: QLocale) -> str:
    """Write a count with its thousands apart."""
    return locale.toString(count)


def cell_count(count: int, locale: QLocale) -> str:
    """Write a count as a table shows it: nothing is a dash."""
    return count_text(count, locale) if count else ZERO


def amount_text(amount: float, locale: QLocale) -> str:
    """Write a number with only the decimals it has, at most three."""
    text = f"{Decimal(repr(amount)).quantize(Decimal('0.001')):f}".rstrip("0").rstrip(".")
    whole, _, fraction = text.partition(".")
    shown = locale.toString(int(whole))
    return f"{shown}{locale.decimalPoint()}{fraction}" if fraction else shown


def percent_text(ratio: float, locale: QLocale) -> str:
    """Write a ratio as a percentage with only the decimals it has."""
    percent = float((Decimal(repr(ratio)) * 100).quantize(Decimal("0.01")))
    return with_percent(amount_text(percent, locale), locale)


def with_percent(number: str, locale: QLocale) -> str:
    """Put the sign where the language has it: ``8 %``, and ``%8`` in Turkish."""
    is_before = locale.language() == QLocale.Language.Turkish
    return f"%{number}" if is_before else f"{number} %"


def money_text(money: Money, locale: QLocale, decimals: int | None = None) -> str:
    """Write an amount without naming its currency.

    Args:
        money: The amount.
        locale: Whose separators to use.
        decimals: Digits after the point; the currency's own where none are given.
    """
    whole, _, fraction = f"{money.rounded(decimals):f}".partition(".")
    sign = "−" if whole.startswith("-") else ""  # noqa: RUF001 - a true minus sign
    shown = sign + locale.toString(abs(int(whole)))
    return f"{shown}{locale.decimalPoint()}{fraction}" if fraction else shown


def exact_decimals(amounts: Iterable[Money]) -> int:
    """Count the decimals that amounts need so that what is shown adds up exactly."""
    return max(
        (max(shown_decimals(m.currency), _needed_decimals(m.micros)) for m in amounts),
        default=0,
    )


def fine_digits(text: str, currency: str, locale: QLocale) -> int:
    """Count the digits of an amount that are finer than what people pay in."""
    fraction = text.partition(locale.decimalPoint())[2]
    return max(len(fraction) - shown_decimals(currency), 0)


def _needed_decimals(micros: int) -> int:
    return len(f"{micros % MICROS:06d}".rstrip("0"))
