"""How the sliders of levers are graded, and how their values are read and written."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import exp, floor, log, log10
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QLocale

from tarife.gui.text.estimates import AMOUNT, DURATION, PERCENT, Notation
from tarife.gui.text.languages import tr
from tarife.gui.text.names import filled
from tarife.gui.text.numbers import ParseError, amount_text, count_text, read_number
from tarife.plan.model.scenarios import Lever
from tarife.plan.what_if.standing import LeverState

_LOG_POSITIONS: Final = 240
_MOST_POSITIONS: Final = 100_000  # a slider holds no more than 2**31, and no hand that many
_LEAST_DELAY_S: Final = 30.0
_MOST_DELAY_S: Final = 48 * 3600.0
_LEAST_AMOUNT: Final = 20.0
"""A number from here on is an amount, such as messages; a smaller one is a factor."""


@dataclass(frozen=True, slots=True)
class SliderScale:
    """A slider's positions and the values they stand for.

    Attributes:
        low: The value at the left end.
        high: The value at the right end.
        step: What one position adds; 0 for a scale on which each position adds the same part.
        strides: Positions that a key moves.
        unit: How values are read and written.
    """

    low: float
    high: float
    step: float
    strides: int
    unit: Notation

    @property
    def positions(self) -> int:
        """The number of the last position."""
        return round((self.high - self.low) / self.step) if self.step else _LOG_POSITIONS

    def position(self, value: float) -> float:
        """Find the position of a value, which may lie between two."""
        held = min(max(value, self.low), self.high)
        if self.step:
            return (held - self.low) / self.step
        return _LOG_POSITIONS * log(held / self.low) / log(self.high / self.low)

    def value(self, index: int) -> float:
        """Give the value that a position stands for."""
        if self.step:
            return min(_rounded(self.low + index * self.step, 9), self.high)
        return _rounded(
            exp(log(self.low) + index / _LOG_POSITIONS * log(self.high / self.low)), 2
        )

    def holding(self, value: float) -> "SliderScale":
        """Give the same scale, reaching far enough for a value."""
        if self.low <= value <= self.high:
            return self
        low = min(self.low, max(value, _LEAST_DELAY_S / 30) if not self.step else value)
        high = max(self.high, value)
        step = max(self.step, (high - low) / _MOST_POSITIONS) if self.step else 0
        return SliderScale(low, high, step, self.strides, self.unit)


def scale_of(state: LeverState) -> SliderScale:
    """Grade the slider of a lever, given where the plan has it."""
    value = state.value
    if state.lever in (Lever.VOLUME, Lever.AD_CLICKS):
        return SliderScale(0, 2, 0.01, 5, _factor_unit(state.amount))
    if state.lever is Lever.ANSWER_DELAY:
        low, high = min(_LEAST_DELAY_S, value), max(_MOST_DELAY_S, value)
        return SliderScale(max(low, 1.0), high, 0, 5, DURATION)
    if state.lever is Lever.DISPLAY_RATE:
        step = _rounded(value / 200, 1)
        return SliderScale(step * 100, step * 300, step, 2, AMOUNT)
    low, high, step, strides, unit = _SCALES[state.lever]
    most = _MOST.get(state.lever, high)
    return SliderScale(
        min(low, _down(value)), min(max(high, _up(value * 2)), most), step, strides, unit
    )


def value_text(scale: SliderScale, value: float, locale: QLocale) -> str:
    """Write a value with as many digits as a hand can mean."""
    digits = {PERCENT: 4, ADDED: 4, AMOUNT: 4}.get(scale.unit)
    shown = _delay(value) if scale.unit is DURATION else value
    return scale.unit.show(round(shown, digits) if digits else shown, locale)


def factor_amount(state: LeverState, value: float, locale: QLocale) -> str:
    """Say how many messages or clicks a factor comes to; nothing for other levers."""
    match state.lever:
        case Lever.VOLUME:
            text = tr("%1[message|messages]")
        case Lever.AD_CLICKS:
            text = tr("%1 a day")
        case _:
            return ""
    return filled(text, count_text(round(state.amount * value), locale))


def _factor_unit(amount: float) -> Notation:
    def read(text: str, locale: QLocale) -> float | ParseError:
        return read_factor(text, amount, locale)

    return Notation(read, factor_text)


def read_factor(text: str, amount: float, locale: QLocale) -> float | ParseError:
    """Read a factor such as ``1.2``, ``120 %`` or ``+20 %``, or an amount such as ``60k``."""
    compact = text.replace("×", "").replace("x", "").replace("%", "").strip()  # noqa: RUF001
    sign = compact[:1] if compact[:1] in {"+", "-", "−"} else ""  # noqa: RUF001
    otherwise = tr("%1 is no factor; write for example ×1.2, +20 % or 60k")  # noqa: RUF001
    number = read_number(compact.removeprefix(sign), locale, otherwise)
    if isinstance(number, ParseError):
        return number
    value = float(number)
    if sign:
        return max(1 + (value if sign == "+" else -value) / 100, 0.0)
    if "%" in text:
        return value / 100
    return value / amount if value >= _LEAST_AMOUNT and amount else value


def factor_text(value: float, locale: QLocale) -> str:
    """Write a factor with its sign before it."""
    return f"×{amount_text(round(value, 3), locale)}"  # noqa: RUF001


def _read_added(text: str, locale: QLocale) -> float | ParseError:
    otherwise = tr("%1 is not a percentage; write for example 8 or 8 %")
    number = read_number(text.replace("%", "").strip(), locale, otherwise)
    if isinstance(number, ParseError):
        return number
    return min(float(number / 100), 10.0)


ADDED: Final = Notation(_read_added, PERCENT.show)
"""A percentage that may be more than all of something, such as a mark-up."""


_SCALES: Final[Mapping[Lever, tuple[float, float, float, int, Notation]]] = MappingProxyType(
    {
        Lever.REPLY_RATIO: (0, 0.3, 0.001, 10, PERCENT),
        Lever.MESSAGES_PER_ANSWER: (1, 4, 0.1, 1, AMOUNT),
        Lever.DELIVERED_RATIO: (0.5, 1, 0.005, 2, PERCENT),
        Lever.RECATEGORISED_RATIO: (0, 1, 0.01, 5, PERCENT),
        Lever.MARKUP: (0, 0.3, 0.005, 2, ADDED),
    }
)
"""Ends, step, positions a key moves, and unit; values beyond make the scale longer."""

_MOST: Final[Mapping[Lever, float]] = MappingProxyType(
    dict.fromkeys((Lever.REPLY_RATIO, Lever.DELIVERED_RATIO, Lever.RECATEGORISED_RATIO), 1.0)
)


def _delay(value: float) -> float:
    """Round a delay to what people say: whole minutes, from ten minutes on."""
    return _rounded(value, 2) if value < 600 else round(value / 60) * 60.0  # noqa: PLR2004


def _rounded(value: float, digits: int) -> float:
    """Round to so many significant digits."""
    return float(f"{value:.{digits}g}")


def _up(value: float) -> float:
    """Round up to one digit, as the end of a scale."""
    if value <= 0:
        return 0.0
    unit = 10 ** floor(log10(value))
    return float(-(-value // unit) * unit)


def _down(value: float) -> float:
    return floor(value * 10) / 10
