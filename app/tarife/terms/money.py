"""Exact money: whole micro-units, read from and written as decimal text."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from types import MappingProxyType
from typing import Final

MICROS: Final = 1_000_000
"""Micro-units in one unit of currency. Cards print four decimals; two are spare."""

MOST_DECIMALS: Final = 9
"""Decimals of the figures that people enter, which no price and no rate exceeds."""

_MOST_READ_DECIMALS: Final = 100  # idle zeros too; an exponent takes gigabytes to spell out

_DECIMAL_TEXT = re.compile(r"(\d+)(?:\.(\d{1,6}))?", re.ASCII)

_WHOLE: Final = (
    *("BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI"),
    *("VND", "VUV", "XAF", "XOF", "XPF"),
    *("COP", "IDR"),  # two by ISO 4217, which nobody shows
)
_THOUSANDTHS: Final = ("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND")
_SHOWN_DECIMALS: Final[Mapping[str, int]] = MappingProxyType(
    {**dict.fromkeys(_WHOLE, 0), **dict.fromkeys(_THOUSANDTHS, 3)}
)
"""Currencies whose amounts have another number of decimals than two, by ISO 4217 and use."""

_WIDE: Final = Context(prec=100)
"""Enough digits for any product of bounded figures, so that nothing is rounded on the way."""


def parse_micros(text: str) -> int:
    """Read a non-negative decimal text exactly.

    Args:
        text: Digits with at most six decimals after a point, such as ``"0.0109"``.

    Raises:
        ValueError: If the text is anything else, or has a seventh decimal.

    Units:
        The result is micro-units.
    """
    match = _DECIMAL_TEXT.fullmatch(text.strip())
    if match is None:
        message = f"{text!r} is not a decimal number with at most six decimals"
        raise ValueError(message)
    whole, fraction = match.groups()
    return int(whole) * MICROS + int((fraction or "").ljust(6, "0"))


def decimal_text(micros: int) -> str:
    """Write micro-units as the shortest exact decimal text, without exponent."""
    sign = "-" if micros < 0 else ""
    whole, fraction = divmod(abs(micros), MICROS)
    digits = f"{fraction:06d}".rstrip("0")
    return f"{sign}{whole}.{digits}" if digits else f"{sign}{whole}"


def decimals_of(value: Decimal) -> int:
    """Count the decimals that a finite number needs, by its digits: no context rounds it."""
    _, digits, exponent = value.as_tuple()
    if not value:
        return 0
    idle = next(index for index, digit in enumerate(reversed(digits)) if digit)
    return max(0, -int(exponent) - idle)


def is_figure(value: Decimal) -> bool:
    """Tell whether a finite number has no more decimals than a figure, nor endless zeros."""
    decimals = -int(value.as_tuple().exponent)
    return decimals <= _MOST_READ_DECIMALS and decimals_of(value) <= MOST_DECIMALS


def shown_decimals(currency: str) -> int:
    """Tell how many decimals people expect in an amount of ``currency``."""
    return _SHOWN_DECIMALS.get(currency, 2)


@dataclass(frozen=True, slots=True, order=True)
class Money:
    """An exact amount of one currency.

    Units:
        ``micros`` is millionths of the currency unit.
    """

    micros: int
    currency: str

    @classmethod
    def parse(cls, text: str, currency: str) -> "Money":
        """Read a decimal text such as ``"0.0625"``; see `parse_micros`."""
        return cls(parse_micros(text), currency)

    @classmethod
    def closing(cls, amount: Decimal, currency: str) -> "Money":
        """Close a line of the all-in bill: round half up to what people pay in.

        Args:
            amount: The exact amount, in units of the currency.
            currency: The currency, which has its own decimals.
        """
        step = Decimal(1).scaleb(-shown_decimals(currency))
        closed = amount.quantize(step, ROUND_HALF_UP, _WIDE)
        return cls(int(closed.scaleb(6, _WIDE)), currency)

    @property
    def amount(self) -> Decimal:
        """The amount in units of the currency, exactly."""
        return Decimal(self.micros).scaleb(-6, _WIDE)

    @property
    def shown(self) -> "Money":
        """The amount as people see it: rounded half up to what they pay in."""
        return Money.closing(self.amount, self.currency)

    def rounded(self, decimals: int | None = None) -> Decimal:
        """Round half up for showing; nothing is ever computed from the result.

        Args:
            decimals: Digits after the point; the currency's own where none are given.
        """
        decimals = shown_decimals(self.currency) if decimals is None else decimals
        return self.amount.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP, _WIDE)

    def __str__(self) -> str:
        return f"{self.rounded():,} {self.currency}"


def shown_difference(before: Money, after: Money) -> Money:
    """Subtract two amounts as they are shown, so that what is shown adds up."""
    return Money(after.shown.micros - before.shown.micros, after.currency)


def left_by_rounding(
    rows: Iterable[Iterable[Money]], whole: Iterable[Money]
) -> tuple[Money, ...]:
    """Tell by how much amounts as they are shown miss their sums as those are shown.

    Every amount of a table is shown as it is anywhere else, and so is its sum, which is rounded
    once: what lies between is a row of its own, and the columns add up.

    Args:
        rows: The rows, rounded.
        whole: Their sum, rounded, with as many columns.
    """
    columns = zip(whole, *rows, strict=True)
    return tuple(
        Money(total.micros - sum(one.micros for one in parts), total.currency)
        for total, *parts in columns
    )
