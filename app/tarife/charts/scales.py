"""Axes of money: round steps, and figures as people write them."""

import math
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from tarife.terms.arrays import Micros
from tarife.terms.money import MICROS

Lengths: TypeAlias = NDArray[np.float64]  # units of currency, to place ink

_STEPS: Final = (1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0)
_MOST_DECIMALS: Final = 9


@dataclass(frozen=True, slots=True)
class Scale:
    """Ticks from zero at equal steps; the last one is at or above the highest amount.

    Units:
        Units of currency, as floats: they place ink and are never added up.
    """

    step: float
    intervals: int

    @classmethod
    def up_to(cls, highest_micros: int, intervals: int) -> "Scale":
        """Choose the smallest round step with which so many intervals hold the amount."""
        needed = max(highest_micros, 1) / MICROS / intervals
        power = 10.0 ** math.floor(math.log10(needed))
        step = next(step * power for step in _STEPS if step * power >= needed * (1 - 1e-9))
        return cls(step, intervals)

    @property
    def ticks(self) -> tuple[float, ...]:
        """Where the ticks are, zero first."""
        return tuple(n * self.step for n in range(self.intervals + 1))

    @property
    def labels(self) -> tuple[str, ...]:
        """What stands at the ticks: thousands separators, no more decimals than needed."""
        decimals = 0
        while decimals < _MOST_DECIMALS and not math.isclose(
            round(self.step, decimals), self.step, rel_tol=1e-6
        ):
            decimals += 1
        return tuple(f"{tick:,.{decimals}f}" for tick in self.ticks)


def height(micros: Micros) -> Lengths:
    """Turn exact amounts into lengths on an axis, of the same shape."""
    lengths: Lengths = micros / MICROS
    return lengths
