"""Finds the sends that a marketer would have written: bursts are broadcasts, others streams."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import groupby
from math import lgamma, log
from typing import Final
from zoneinfo import ZoneInfo

import numpy as np

from tarife.plan.model.account import WEEKDAYS
from tarife.plan.model.lines import Broadcast, Repeat
from tarife.terms.arrays import Indices, Mask, Seconds
from tarife.terms.calendar import MICROSECONDS_PER_SECOND, moment_at

_APART_S: Final = 4 * 3600
_LONGEST_BURST_S: Final = 14 * 3600
_HOUR_S: Final = 3600
_FEWEST: Final = 20
"""A louder hour of a stream has at least so many messages more than usual."""

_MANY: Final = 5
_OPEN_S: Final = 10 * 3600
"""A stream sends during so much of a day at least."""

_BY_CHANCE: Final = log(1e-4)
"""How likely a stream seems to be in bursts at most, for them to be taken for bursts."""

_TIMES_USUAL: Final = 5
_ALIKE: Final = 3.5
_GROWTH: Final = 0.15
"""Bursts are of one size if they differ by no more deviations, or by no larger share.

A newsletter's list grows; deviations alone would make a send of each week of a large one.
"""

_EVEN: Final = ((60, 3), (30, 3), (15, 3), (5, 8))
"""Broadcasts begin at even minutes of the hour.

Each with how many usual distances between messages the first one may come after it: hardly
ever more than eight, and of coarser times three, which one in twenty exceeds.
"""

_FEWEST_WEEKS: Final = 3


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
    if len(order) and _are_bursts([sent_s[one] for one in clusters], days):
        return [_burst(one, sent_s) for one in clusters], order[:0]
    return _out_of_stream(order, sent_s)


def _are_bursts(clusters: list[Seconds], days: int) -> bool:
    """Tell whether clusters are rare, short, and so dense that no stream would come to them.

    Of messages that come at random, each but the first of its cluster would have to fall into
    the time that clusters take, whichever are first: the union bound of a scan statistic.
    """
    count, own = sum(map(len, clusters)), len(clusters)
    spans = [int(one[-1] - one[0]) for one in clusters]
    is_rare = own <= max(-(-days // 4), 1) or (own <= days / 2 and count >= _MANY * own)
    if not is_rare or max(spans) > _LONGEST_BURST_S:
        return False
    share = min((sum(spans) + count) / (max(days, 1) * _OPEN_S), 1.0)
    ways = lgamma(count + 1) - lgamma(own + 1) - lgamma(count - own + 1)
    return ways + (count - own) * log(share) < _BY_CHANCE


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
            if _is_like(burst, group):
                group.append(burst)
                break
        else:
            groups.append([burst])
    return groups


def _is_like(burst: Burst, group: list[Burst]) -> bool:
    """Tell whether a burst is as large and as long as others, as far as few people can tell."""
    sizes = [len(one.members) for one in group]
    length = max(one.last_s - one.first_s for one in group)
    apart = abs(length - (burst.last_s - burst.first_s))
    unsure = 0.1 + 5 / min(len(burst.members), *sizes)
    return is_size(len(burst.members), sizes) and apart <= max(unsure * length, 300)


def is_size(size: int, others: Sequence[int]) -> bool:
    """Tell whether so many people are as many as others, give or take chance and growth."""
    mean = float(np.mean(others))
    most = max(_ALIKE * np.sqrt(mean + mean / len(others)), _GROWTH * mean)
    return bool(abs(size - mean) <= most)


def broadcast_of(bursts: Sequence[Burst], zone: ZoneInfo, days: Sequence[date]) -> Broadcast:
    """Say when bursts went out, as a marketer would have planned it.

    Args:
        bursts: Those of one send.
        zone: The account's time zone.
        days: The days that are known; a weekday on all of which it went out is repeated.
    """
    moments, lengths = [], []
    for burst in bursts:
        count = max(len(burst.members), 2)
        between = (burst.last_s - burst.first_s) / (count - 1)
        lengths.append(between * (count + 1))
        first = moment_at(burst.first_s * MICROSECONDS_PER_SECOND, zone).replace(tzinfo=None)
        moments.append(_even(first, between))
    single, repeats = repeats_of(moments, days)
    hours = round(min(float(np.mean(lengths)) / 3600, 72), 3)
    return Broadcast(single, hours, repeats=repeats)


def repeats_of(
    moments: Sequence[datetime], days: Sequence[date]
) -> tuple[tuple[datetime, ...], tuple[Repeat, ...]]:
    """Tell moments on every known day of a weekday from single ones."""
    single: list[datetime] = []
    repeats = []
    for (weekday, at), group in groupby(sorted(moments, key=_weekly), key=_weekly):
        own = sorted(group)
        all_days = [day for day in days if day.weekday() == weekday]
        if len(own) >= _FEWEST_WEEKS and [one.date() for one in own] == all_days:
            repeats.append(Repeat(at, WEEKDAYS[weekday]))
        else:
            single += own
    return tuple(sorted(single)), tuple(repeats)


def _even(first: datetime, between_s: float) -> datetime:
    """Give the even time of the day at which a broadcast began whose first message is seen."""
    for minutes, most in _EVEN:
        even = first.replace(minute=first.minute // minutes * minutes, second=0)
        if (first - even).total_seconds() <= max(60, most * between_s):
            return even
    return first.replace(second=0)


def _weekly(moment: datetime) -> tuple[int, time]:
    return moment.weekday(), moment.time()
