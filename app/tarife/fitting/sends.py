"""Finds the sends that a marketer would have written: bursts are broadcasts, others streams."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from tarife.terms.arrays import Indices, Mask, Seconds

_APART_S: Final = 4 * 3600
_LONGEST_BURST_S: Final = 14 * 3600
_HOUR_S: Final = 3600
_FEWEST: Final = 20
"""A burst has at least so many messages."""

_TIMES_USUAL: Final = 5
_ALIKE: Final = 3.5
"""Bursts are of one size if they differ by no more standard deviations."""


@dataclass(frozen=True, slots=True, eq=False)
class Burst:
    """Messages that left together.

    Attributes:
        members: Which they are.
        first_s: When the first left, seconds since 1970.
        last_s: When the last left.
    """

    members: Indices
    first_s: int
    last_s: int


def split_bursts(sent_s: Seconds, days: int) -> tuple[list[Burst], Indices]:
    """Split messages of one template into bursts, and the stream that is left.

    Args:
        sent_s: When each was sent.
        days: On how many days something could be sent.
    """
    order = np.argsort(sent_s, kind="stable")
    times = sent_s[order]
    clusters = np.split(order, np.flatnonzero(np.diff(times) > _APART_S) + 1)
    mean = len(order) / max(len(clusters), 1)
    is_short = all(
        sent_s[one[-1]] - sent_s[one[0]] <= _LONGEST_BURST_S for one in clusters if len(one)
    )
    if mean >= _FEWEST and len(clusters) <= max(days / 4, 1) and is_short:
        return [_burst(one, sent_s) for one in clusters], order[:0]
    return _out_of_stream(order, sent_s)


def _burst(members: Indices, sent_s: Seconds) -> Burst:
    return Burst(members, int(sent_s[members].min()), int(sent_s[members].max()))


def _out_of_stream(order: Indices, sent_s: Seconds) -> tuple[list[Burst], Indices]:
    """Take hours in which far more was sent than usual for bursts."""
    if not len(order):
        return [], order
    first = int(sent_s[order[0]]) // _HOUR_S
    hour = sent_s[order] // _HOUR_S - first
    counts = np.bincount(hour)
    usual = float(np.median(counts[counts > 0]))
    loud = counts > np.maximum(_TIMES_USUAL * usual, usual + 6 * np.sqrt(usual) + _FEWEST)
    starts = np.flatnonzero(loud & ~np.concatenate([[False], loud[:-1]]))
    ends = np.flatnonzero(loud & ~np.concatenate([loud[1:], [False]]))
    is_burst: Mask = np.zeros(len(order), dtype=np.bool_)
    bursts = []
    for start, end in zip(starts.tolist(), ends.tolist(), strict=True):
        low, high = max(start - 1, 0), min(end + 1, len(counts) - 1)
        low = start if counts[low] <= 2 * usual else low
        high = end if counts[high] <= 2 * usual else high
        within = (hour >= low) & (hour <= high) & ~is_burst
        if within.any():
            bursts.append(_burst(order[within], sent_s))
            is_burst |= within
    return bursts, order[~is_burst]


def alike(bursts: list[Burst]) -> list[list[Burst]]:
    """Put bursts of one size and length together, which are one send at several moments."""
    groups: list[list[Burst]] = []
    for burst in sorted(bursts, key=lambda one: one.first_s):
        for group in groups:
            size = np.mean([len(one.members) for one in group])
            apart = abs(len(burst.members) - size) / np.sqrt(size + size / len(group))
            length = max(one.last_s - one.first_s for one in group)
            if apart <= _ALIKE and abs(length - (burst.last_s - burst.first_s)) <= max(
                0.1 * length, 300
            ):
                group.append(burst)
                break
        else:
            groups.append([burst])
    return groups
