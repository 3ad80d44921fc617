"""Numbers as people write them, and as the window shows them."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from types import MappingProxyType
from typing import Any, Final

from PySide6.QtCore import QLocale

from tarife.gui.text.languages import tr
from tarife.gui.text.names import filled, quoted
from tarife.terms.folding import caseless
from tarife.terms.money import MICROS, Money, is_figure, shown_decimals

ZERO_DASH: Final = "–"  # noqa: RUF001 - tables show nothing as an en dash

_MINUS: Final = ("-", ZERO_DASH, "−")  # noqa: RUF001 - as keyboards and spreadsheets write it
_SPACES = re.compile(r"[\s\u00a0\u202f'\u2019_]")
_GROUPED = re.compile(r"[1-9]\d{0,2}([.,])\d{3}(\1\d{3})*")  # 0.005 is no thousands
_WITH_FRACTION = re.compile(r"(\d+|\d{1,3}(?P<group>[.,])\d{3}((?P=group)\d{3})*)[.,](\d+)")
_STEPS: Final = {
    **dict.fromkeys(("k", "bin", "thousand"), 1_000),
    **dict.fromkeys(("m", "mn", "mln", "mio", "million", "milyon"), 1_000_000),
}
"""Words that stand for a factor, in both languages, without case: ``20 bin``, ``1,5 mn``."""

_STEPPED: Final = re.compile(rf"(.*?)({'|'.join(sorted(_STEPS, key=len, reverse=True))})\.?")
_MOST: Final = 10**12
"""The greatest budget; no number of a plan is larger."""
_LONGEST: Final = 60
"""Characters of the longest text that is looked at; one number takes far fewer."""
_LARGEST_OF_QT: Final = 2**63 - 1


@dataclass(frozen=True, slots=True)
class ParseError:
    """Why a text could not be taken as a value, in one sentence that helps."""

    text: str
    sentence: str


def read_number(text: str, locale: QLocale, otherwise: str) -> Decimal | ParseError:
    """Read a non-negative number written in any common way.

    ``12 500``, ``12'500`` and ``12.500,0`` are the same; ``12k`` and ``12 bin`` are twelve
    thousand. A single point or comma before three digits may mean either: there the locale
    decides.

    Args:
        text: What was typed.
        locale: Whose point and separators count.
        otherwise: The sentence for a text that is no number; ``%1`` stands for the text.
    """
    if len(text.strip()) > _LONGEST:
        return ParseError(text, otherwise.replace("%1", quoted(text)))
    compact = caseless(_SPACES.sub("", text))
    if compact in ("", ZERO_DASH, "-"):
        return Decimal(0)
    if compact[0] in _MINUS:
        size = read_number(compact[1:], locale, otherwise)
        if isinstance(size, ParseError):
            return ParseError(text, otherwise.replace("%1", quoted(text)))
        return _negative(text) if size else size
    stepped = _STEPPED.fullmatch(compact)
    step = _STEPS[stepped[2]] if stepped else 1
    plain = _plain(stepped[1] if stepped else compact, locale, is_stepped=stepped is not None)
    if plain is None:
        return ParseError(text, otherwise.replace("%1", quoted(text)))
    return _of_a_plan(Decimal(plain) * step, text, locale)


def _negative(text: str) -> ParseError:
    """Refuse a number below zero, which nothing in a plan is."""
    return ParseError(text, tr("%1 is below zero; write 0 or more").replace("%1", quoted(text)))


def _of_a_plan(number: Decimal, text: str, locale: QLocale) -> Decimal | ParseError:
    """Refuse a number beyond any plan: what is counted with it would not be exact any more."""
    if number <= _MOST:
        return number
    sentence = tr("%1 is beyond any plan; write %2 or less")
    return ParseError(text, filled(sentence, quoted(text), count_text(_MOST, locale)))


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


def read_count(text: str, locale: QLocale) -> int | ParseError:
    """Read a whole number; a single ``12.500`` is twelve thousand five hundred everywhere."""
    compact = _SPACES.sub("", text)
    grouped = _GROUPED.fullmatch(compact)
    plain = compact.replace(grouped[1], "") if grouped else text
    otherwise = tr("%1 is not a number; write for example 12 500 or 12k")
    number = read_number(plain, locale, otherwise)
    if isinstance(number, ParseError):
        return replace(number, text=text)
    if number != int(number):
        sentence = tr("%1 is not a whole number; leave out the part after the point")
        return ParseError(text, sentence.replace("%1", quoted(text)))
    return int(number)


def too_many_entries(text: str, count: int, most: int) -> ParseError | None:
    """Refuse more entries than a list of a plan has; with them it could not be saved."""
    if count <= most:
        return None
    template = tr("these are %1, more than a plan holds here; keep %2 or fewer")
    return ParseError(
        text, filled(template, *(count_text(n, QLocale()) for n in (count, most)))
    )


def read_amount(text: str, locale: QLocale) -> float | ParseError:
    """Read a number that may have decimals."""
    otherwise = tr("%1 is not a number; write for example 120 or 12.5")
    number = read_number(text, locale, otherwise)
    return number if isinstance(number, ParseError) else float(number)


def read_percent(text: str, locale: QLocale) -> float | ParseError:
    """Read a percentage, with or without its sign, as a ratio from 0 to 1."""
    otherwise = tr("%1 is not a percentage; write for example 8 or 8 %")
    number = read_number(text.replace("%", ""), locale, otherwise)
    if isinstance(number, ParseError):
        return number
    if number > 100:  # noqa: PLR2004 - a percentage ends there
        sentence = tr("%1 is more than 100 %; write a value from 0 to 100")
        return ParseError(text, sentence.replace("%1", quoted(text)))
    return float(number / 100)


def count_text(count: int, locale: QLocale) -> str:
    """Write a count with its thousands apart."""
    if abs(count) <= _LARGEST_OF_QT:
        return locale.toString(count)
    return f"{count:,}".replace(",", locale.groupSeparator())


def cell_count(count: int, locale: QLocale) -> str:
    """Write a count as a table shows it: nothing is a dash, and less a true minus."""
    return count_text(count, locale).replace("-", "−") if count else ZERO_DASH  # noqa: RUF001


def signed_count(count: int, locale: QLocale) -> str:
    """Write how much more or less something is."""
    text = count_text(count, locale).replace("-", "−")  # noqa: RUF001 - a true minus
    return f"+{text}" if count > 0 else text


def amount_text(amount: float, locale: QLocale) -> str:
    """Write a number with only the decimals it has, at most three."""
    text = f"{Decimal(repr(amount)).quantize(Decimal('0.001')):f}".rstrip("0").rstrip(".")
    whole, _, fraction = text.partition(".")
    shown = count_text(int(whole), locale)
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
    shown = sign + count_text(abs(int(whole)), locale)
    return f"{shown}{locale.decimalPoint()}{fraction}" if fraction else shown


def named_money(money: Money, locale: QLocale, decimals: int | None = None) -> str:
    """Write an amount and name its currency."""
    return f"{money_text(money, locale, decimals)} {money.currency}"


def exact_money(money: Money, locale: QLocale) -> str:
    """Write an amount to its last digit and name its currency."""
    return named_money(money, locale, exact_decimals((money,)))


def exact_decimals(amounts: Iterable[Money]) -> int:
    """Count the decimals that amounts need so that what is shown adds up exactly."""
    return max(
        (max(shown_decimals(m.currency), _needed_decimals(m.micros)) for m in amounts),
        default=0,
    )


def fine_digits(text: str, currency: str, locale: QLocale) -> int:
    """Count the digits of an amount that are finer than what people pay in.

    None are where nothing stands before them: they are all that such a rate says.
    """
    fraction = text.partition(locale.decimalPoint())[2]
    fine = max(len(fraction) - shown_decimals(currency), 0)
    return fine if any(one in "123456789" for one in text[: len(text) - fine]) else 0


def _needed_decimals(micros: int) -> int:
    return len(f"{micros % MICROS:06d}".rstrip("0"))


_SECOND, _MINUTE, _HOUR, _DAY = 1, 60, 3600, 86_400

_WORDS: Final[Mapping[str, int]] = MappingProxyType(
    dict.fromkeys(("s", "sec", "second", "seconds", "sn", "saniye"), _SECOND)
    | dict.fromkeys(("m", "min", "mins", "minute", "minutes", "dk", "dakika"), _MINUTE)
    | dict.fromkeys(("h", "hr", "hrs", "hour", "hours", "sa", "saat"), _HOUR)
    | dict.fromkeys(("d", "day", "days", "g", "gün"), _DAY)
)
"""English and Turkish words are read whatever the language of the window."""

_PART: Final = re.compile(r"([\d.,'\u2019]+)\s*([^\W\d_]+)[.,]?")
_CLOCK: Final = re.compile(r"(\d{1,3}):([0-5]\d)")
_LONG_DAYS: Final = 2
_LONGEST_DURATION: Final = 100  # characters; parts of longer texts are not sought


def read_duration(text: str, locale: QLocale) -> float | ParseError:
    """Read a duration with its unit: ``40 min``, ``1,5 saat``, ``1 h 30 min`` or ``1:30``.

    Units:
        Seconds.
    """
    compact = caseless(" ".join(text.split()))
    sentence = tr("%1 is no duration; write for example 40 min, 12 h or 1 h 30 min")
    if len(compact) > _LONGEST_DURATION:
        return ParseError(text, sentence.replace("%1", quoted(text)))
    if read_number(compact, locale, sentence) == 0:
        return 0.0
    if compact[0] in _MINUS and not isinstance(read_duration(compact[1:], locale), ParseError):
        return _negative(text)
    clock = _CLOCK.fullmatch(compact)
    if clock:
        return float(int(clock[1]) * _HOUR + int(clock[2]) * _MINUTE)
    parts = _PART.findall(compact)
    values = [_seconds(number, word, locale, sentence) for number, word in parts]
    seconds = [value for value in values if value is not None]
    if not seconds or len(seconds) < len(values) or _PART.sub("", compact).strip():
        return ParseError(text, sentence.replace("%1", quoted(text)))
    return float(sum(seconds))


def duration_text(seconds: float, locale: QLocale) -> str:
    """Write a duration in the largest units that hold it: ``1 h 30 min``."""
    left = round(Decimal(repr(seconds)), 3)
    if not left:
        return "0 " + tr("min")
    words = []
    is_long = left >= _LONG_DAYS * _DAY and left % _DAY == 0
    for size, word in (
        (_DAY if is_long else 0, tr("d")),
        (_HOUR, tr("h")),
        (_MINUTE, tr("min")),
    ):
        count = int(left // size) if size else 0
        left -= count * size
        if count:
            words.append(f"{count_text(count, locale)} {word}")
    if left:
        second = tr("s")
        words.append(f"{amount_text(float(left), locale)} {second}")
    return " ".join(words)


def _seconds(number: str, word: str, locale: QLocale, otherwise: str) -> Decimal | None:
    """Read one part, such as ``30`` and ``min``."""
    amount = read_number(number, locale, otherwise)
    size = _WORDS.get(word)
    return None if isinstance(amount, ParseError) or size is None else amount * size


def read_exact(text: str, locale: QLocale) -> Decimal | ParseError:
    """Read a price, exactly."""
    otherwise = tr("%1 is not a number; write for example 0.005 or 120")
    number = read_number(text, locale, otherwise)
    return number if isinstance(number, ParseError) else as_figure(number, text)


def read_exact_percent(text: str, locale: QLocale) -> Decimal | ParseError:
    """Read a percentage, with or without its sign, as an exact ratio."""
    otherwise = tr("%1 is not a percentage; write for example 8 or 8 %")
    number = read_number(text.replace("%", ""), locale, otherwise)
    return number if isinstance(number, ParseError) else as_figure(number.scaleb(-2), text)


def as_figure(number: Decimal, text: str) -> Decimal | ParseError:
    """Refuse a number that no plan file may hold as a price, a rate or a budget."""
    if not is_figure(number):
        sentence = tr("%1 has more decimals than any price; leave some out")
        return ParseError(text, sentence.replace("%1", quoted(text)))
    return number


def exact_text(number: Decimal, locale: QLocale) -> str:
    """Write a number with exactly the decimals it has."""
    whole, _, fraction = f"{number:f}".partition(".")
    kept = fraction.rstrip("0")
    shown = count_text(int(whole), locale)
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
        return self.show(number, QLocale()) if number else ZERO_DASH


PRICE: Final = ExactUnit(read_exact, exact_text)
RATIO: Final = ExactUnit(read_exact_percent, exact_percent_text)
WHOLE: Final = ExactUnit(read_count, lambda count, locale: count_text(int(count), locale))
