"""Durations as people write them, such as ``40 min`` or ``1 h 30 min``."""

import re
from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QCoreApplication, QLocale

from tarife.gui.numbers import Unread, amount_text, read_number
from tarife.terms.folding import caseless

translate = QCoreApplication.translate

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


def read_duration(text: str, locale: QLocale) -> float | Unread:
    """Read a duration with its unit: ``40 min``, ``1,5 saat``, ``1 h 30 min`` or ``1:30``.

    Units:
        Seconds.
    """
    compact = caseless(" ".join(text.split()))
    if read_number(compact, locale) == 0:
        return 0.0
    clock = _CLOCK.fullmatch(compact)
    if clock:
        return float(int(clock[1]) * _HOUR + int(clock[2]) * _MINUTE)
    parts = _PART.findall(compact)
    values = [_seconds(number, word, locale) for number, word in parts]
    if not parts or None in values or _PART.sub("", compact).strip():
        sentence = translate(
            "Durations", "%1 is no duration; write for example 40 min, 12 h or 1 h 30 min"
        )
        return Unread(text, sentence.replace("%1", repr(text)))
    return float(sum(value for value in values if value is not None))


def duration_text(seconds: float, locale: QLocale) -> str:
    """Write a duration in the largest units that hold it: ``1 h 30 min``."""
    left = round(Decimal(repr(seconds)), 3)
    if not left:
        return "0 " + translate("Durations", "min")
    words = []
    is_long = left >= _LONG_DAYS * _DAY and left % _DAY == 0
    for size, word in (
        (_DAY if is_long else 0, translate("Durations", "d")),
        (_HOUR, translate("Durations", "h")),
        (_MINUTE, translate("Durations", "min")),
    ):
        count = int(left // size) if size else 0
        left -= count * size
        if count:
            words.append(f"{locale.toString(count)} {word}")
    if left:
        second = translate("Durations", "s")
        words.append(f"{amount_text(float(left), locale)} {second}")
    return " ".join(words)


def _seconds(number: str, word: str, locale: QLocale) -> Decimal | None:
    """Read one part, such as ``30`` and ``min``."""
    amount = read_number(number, locale)
    size = _WORDS.get(word)
    return None if amount is None or size is None else amount * size
