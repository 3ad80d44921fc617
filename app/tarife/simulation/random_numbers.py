"""Counter-based random numbers: 64 bits that depend only on seed, line, person and draw.

A draw is a function and has no state, so the order of questions, the size of an audience and
the other lines of a plan change nothing of it. Everything a draw is compared with is a whole
number that was made beforehand, so a plan plays the same to the bit on every machine.
"""

import math
from functools import cache, lru_cache
from hashlib import blake2b
from itertools import count, islice
from statistics import NormalDist
from typing import Any, Final, cast

import numpy as np

from tarife.plan.model.behaviour import Delay
from tarife.simulation.layout import EVEN_STEPS
from tarife.terms.arrays import Floats, Table, Word
from tarife.terms.compiling import compiled

ALWAYS: Final = 2**62
"""The threshold that every draw stays below; draws are compared by their upper 62 bits."""

EVEN_SLOTS: Final = np.uint64(64)
"""Draws of an occurrence for which a sample lies evenly; the rarer ones are by chance."""

QUANTILES: Final = 4096
LONGEST_DELAY_S: Final = 10 * 365 * 24 * 3600
_SHORTEST_MEDIAN_S: Final = 1e-9  # far below a second, and no quotient of it overflows

_WORD_BITS: Final = 64
WORDS: Final = 2**_WORD_BITS
"""How many different 64 bits there are."""

_GOLDEN: Final = np.uint64(0x9E3779B97F4A7C15)
_OCCURRENCE: Final = np.uint64(0xA0761D6478BD642F)
_SLOT: Final = np.uint64(0xD1B54A32D192ED03)
_MIX_1: Final = np.uint64(0xBF58476D1CE4E5B9)
_MIX_2: Final = np.uint64(0x94D049BB133111EB)
_ONE: Final = np.uint64(1)
_UNUSED_BITS: Final = np.uint64(2)
_30: Final = np.uint64(30)
_27: Final = np.uint64(27)
_31: Final = np.uint64(31)
_QUANTILE_SHIFT: Final = np.uint64(_WORD_BITS - 12)
P90_DEVIATES: Final = NormalDist().inv_cdf(0.9)
_LARGEST_QUOTIENT: Final = 7
_QUOTIENTS: Final = 14
_KEPT: Final = 2**16
"""Names whose keys and steps are kept: those of every moment of a plan and of some replicas."""


@compiled
def splitmix64(word: Word) -> Word:
    """Scramble 64 bits so that neighbours share nothing (the SplitMix64 finaliser).

    Source:
        Steele, Lea, Flood: Fast splittable pseudorandom number generators, 2014.
    """
    word = (word ^ (word >> _30)) * _MIX_1
    word = (word ^ (word >> _27)) * _MIX_2
    return word ^ (word >> _31)


@compiled
def occurrence_key(line: Word, occurrence: Word) -> Word:
    """Give the key of all draws of one message of a line to a person."""
    return line + occurrence * _OCCURRENCE


@compiled
def draw_bits(key: Word, slot: Word, point: Word, bits: Word, script: Table) -> Word:
    """Draw 64 bits for a person.

    In a sample people lie evenly, along a lattice, instead of by chance, which makes its
    totals far steadier; only rare draws have no lattice step.

    Args:
        key: The key of the occurrence.
        slot: Which draw of the occurrence.
        point: The person.
        bits: The size of the sample as a power of two; 0 where everybody is played.
        script: Where the lattice steps stand.
    """
    own = key + slot * _SLOT
    if bits > 0 and slot < EVEN_SLOTS:
        step: Word = script[script[EVEN_STEPS] + slot]
        return point * step + splitmix64(own)
    return splitmix64(own + point * _GOLDEN)


def draw_bits_of_many(keys: Table, people: Table) -> Table:
    """Draw 64 bits for each of many people, each by a key of their own.

    Shape:
        ``(n,)`` in and out.
    """
    words: Table = cast("Any", splitmix64).py_func(keys + people * _GOLDEN)
    return words


@compiled
def happens(word: Word, limit: Word) -> bool:
    """Decide something by its `threshold`."""
    return bool((word >> _UNUSED_BITS) < limit)


@compiled
def delay_s(word: Word, table: Word, script: Table) -> Word:
    """Draw a delay from `delay_quantiles` that stand in a script."""
    delay: Word = script[table + (word >> _QUANTILE_SHIFT)]
    return delay


@compiled
def inverse_cdf(word: Word, steps: Word, script: Table) -> Word:
    """Draw a number from steps that stand in a script and end with `ALWAYS`."""
    share = word >> _UNUSED_BITS
    index = steps
    while share >= script[index]:
        index += _ONE
    return index - steps


@compiled
def permuted(point: Word, key: Word, bits: Word) -> Word:
    """Put the points below ``2**bits`` in an order of their own for each key."""
    mask = (_ONE << bits) - _ONE
    half = (bits + _ONE) >> _ONE
    factor = splitmix64(key) | _ONE
    other = splitmix64(key + _GOLDEN) | _ONE
    point = (point * factor + (other >> half)) & mask
    point ^= point >> half
    point = (point * other) & mask
    point ^= point >> half
    point = (point * factor) & mask
    return point ^ (point >> half)


@lru_cache(maxsize=_KEPT)
def line_key(seed: int, name: str) -> int:
    """Give the key of all chance of one line of a plan."""
    text = f"{seed}/{name}".encode()
    return int.from_bytes(blake2b(text, digest_size=8).digest(), "little")


@lru_cache(maxsize=_KEPT)
def even_step(key: int) -> int:
    """Find a lattice step that spreads any number of people evenly.

    The continued fraction of a good one has small quotients only, so no multiple of it comes
    back close to where it began.
    """
    for attempt in count():
        text = f"{key}/{attempt}".encode()
        step = int.from_bytes(blake2b(text, digest_size=8).digest(), "little") | 1
        if _has_small_quotients(step):
            return step
    raise AssertionError


def _has_small_quotients(step: int) -> bool:
    whole, part = WORDS, step
    for _ in range(_QUOTIENTS):
        if whole >= (_LARGEST_QUOTIENT + 1) * part:
            return False
        whole, part = part, whole % part
    return True


@cache
def even_steps(slots: int) -> Table:
    """Give one lattice step for each slot: the square roots of the primes."""
    primes = (n for n in count(2) if all(n % d for d in range(2, math.isqrt(n) + 1)))
    roots = (math.isqrt(prime << 2 * _WORD_BITS) % WORDS | 1 for prime in primes)
    return np.array(list(islice(roots, slots)), dtype=np.uint64)


def threshold(ratio: float) -> int:
    """Turn a ratio into what `happens` compares with."""
    return round(ratio * ALWAYS)


@lru_cache(maxsize=256)
def delay_quantiles(delay: Delay) -> Table:
    """Give the delay in the middle of each of equally likely slices.

    Shape:
        ``(QUANTILES,)``.
    """
    if delay.median_s in {0, delay.p90_s}:
        return np.full(QUANTILES, round(delay.median_s), dtype=np.uint64)
    median_s = max(delay.median_s, _SHORTEST_MEDIAN_S)
    spread = math.log(max(delay.p90_s / median_s, 1)) / P90_DEVIATES
    longest = math.log(LONGEST_DELAY_S / median_s)
    seconds: Table = np.rint(
        median_s * np.exp(np.minimum(spread * _deviates(), longest))
    ).astype(np.uint64)
    return seconds


@cache
def _deviates() -> Floats:
    normal = NormalDist()
    return np.array([normal.inv_cdf((n + 0.5) / QUANTILES) for n in range(QUANTILES)])


def bernoulli_steps(chosen: int, of: int) -> tuple[int, ...]:
    """Give the steps of a number that is 1 for so many of all, else 0."""
    return (of - chosen) * ALWAYS // of, ALWAYS


@lru_cache(maxsize=256)
def poisson_steps(mean: float) -> tuple[int, ...]:
    """Give the steps of a Poisson number: the chance of at most 0, 1, 2, ..., then `ALWAYS`."""
    most = round(mean + 20 * math.sqrt(mean) + 20)
    numbers = np.arange(1, most)
    logs = np.concatenate(([0.0], np.cumsum(np.log(mean / numbers)))) if mean else np.zeros(1)
    at_most = np.minimum(np.cumsum(np.exp(logs - mean)), 1.0)
    below = at_most[at_most < 1 - 2.0**-52]
    return (*np.rint(below * float(ALWAYS)).astype(np.int64).tolist(), ALWAYS)
