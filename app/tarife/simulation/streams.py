"""All chance: numbers that depend only on seed, name, person and draw.

A draw is a function and has no state, so the order of questions, the size of an audience and
the other lines of a plan change nothing of it.
"""

import math
import zlib
from dataclasses import dataclass
from functools import cache
from statistics import NormalDist
from typing import Final

import numpy as np

from tarife.plan.behaviour import Delay
from tarife.terms.arrays import Counts, Indices, Mask, Ratios, Seconds, Words

_GOLDEN: Final = np.uint64(0x9E3779B97F4A7C15)
_SLOT_STEP: Final = np.uint64(0xD1B54A32D192ED03)
_MIX_1: Final = np.uint64(0xBF58476D1CE4E5B9)
_MIX_2: Final = np.uint64(0x94D049BB133111EB)
_UNIT: Final = 2.0**-53
_QUANTILES: Final = 4096
_P90_DEVIATES: Final = NormalDist().inv_cdf(0.9)


def mixed(words: Words) -> Words:
    """Scramble 64-bit words so that neighbours share nothing (the SplitMix64 finaliser).

    Shape:
        ``(n,)`` in and out.
    Source:
        Steele, Lea, Flood: Fast splittable pseudorandom number generators, 2014.
    """
    words = (words ^ (words >> np.uint64(30))) * _MIX_1
    words = (words ^ (words >> np.uint64(27))) * _MIX_2
    scrambled: Words = words ^ (words >> np.uint64(31))
    return scrambled


@dataclass(frozen=True, slots=True)
class Stream:
    """One named source of chance of a plan.

    Attributes:
        seed: The plan's seed.
        name: The id of the line that the chance belongs to.
    """

    seed: int
    name: str

    def uniform(self, persons: Indices, slot: int) -> Ratios:
        """Draw one number in ``[0, 1)`` for each person.

        Args:
            persons: Places in the line's own numbering of its people or messages.
            slot: Which draw of the person.

        Shape:
            ``(n,)`` in and out.
        """
        key = np.array([self.seed << 32 | zlib.crc32(self.name.encode())], dtype=np.uint64)
        start = mixed(mixed(key) + np.array([slot], dtype=np.uint64) * _SLOT_STEP)
        words = mixed(start + persons.astype(np.uint64) * _GOLDEN)
        numbers: Ratios = (words >> np.uint64(11)).astype(np.float64) * _UNIT
        return numbers

    def happens(self, ratio: float, persons: Indices, slot: int) -> Mask:
        """Decide for each person whether something of this ratio happens."""
        mask: Mask = self.uniform(persons, slot) < ratio
        return mask

    def delay(self, delay: Delay, persons: Indices, slot: int) -> Seconds:
        """Draw a log-normal delay in whole seconds."""
        places = (self.uniform(persons, slot) * _QUANTILES).astype(np.int64)
        drawn: Seconds = _delay_quantiles(delay)[places]
        return drawn

    def poisson(self, mean: float, persons: Indices, slot: int) -> Counts:
        """Draw a Poisson number."""
        drawn: Counts = np.searchsorted(
            _poisson_steps(mean), self.uniform(persons, slot), side="right"
        ).astype(np.int64)
        return drawn


@cache
def _delay_quantiles(delay: Delay) -> Seconds:
    """The delay in the middle of each of equally likely slices, in whole seconds."""
    if delay.median_s in {0, delay.p90_s}:
        return np.full(_QUANTILES, round(delay.median_s), dtype=np.int64)
    spread = math.log(delay.p90_s / delay.median_s) / _P90_DEVIATES
    normal = NormalDist()
    deviates = [normal.inv_cdf((n + 0.5) / _QUANTILES) for n in range(_QUANTILES)]
    return np.array(
        [round(delay.median_s * math.exp(spread * deviate)) for deviate in deviates],
        dtype=np.int64,
    )


@cache
def _poisson_steps(mean: float) -> Ratios:
    """The chance of at most 0, 1, 2, ... until nothing is left."""
    chance, at_most, steps = math.exp(-mean), 0.0, []
    for count in range(round(mean + 20 * math.sqrt(mean) + 20)):
        at_most += chance
        steps.append(at_most)
        chance *= mean / (count + 1)
    return np.array(steps)
