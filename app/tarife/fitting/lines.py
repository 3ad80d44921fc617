"""Finds the lines of a plan in what was observed, and which attempts are of which line."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, time
from math import exp, log1p, sqrt
from typing import Final

import numpy as np

from tarife.fitting.observations import Observations
from tarife.fitting.sends import Burst, alike, split_bursts
from tarife.plan.model.account import WEEKDAYS, Weekday
from tarife.plan.model.lines import DayRange, HoursOfDay, TemplateCategory
from tarife.simulation.random_numbers import P90_DEVIATES
from tarife.terms.arrays import Counts, Floats, Indices, Mask, Seconds
from tarife.traffic.table import MessageKind

_MISSED: Final = 7.0
"""Silence is meant if its chance is less than the exponential of minus this, 1 in 1,000."""

_HOURS: Final = 24
_RARE: Final = 0.03
_AT_ONCE_S: Final = 180
_FEWEST_FOLLOWED: Final = 5
_SHARE_FOLLOWED: Final = 0.1
_MOST_FOLLOW_UPS: Final = 10

MOST_TEMPLATES: Final = 100
"""So many templates, each of a country and category, are sends of their own: the largest."""

TEMPLATE_CATEGORIES: Final = {
    int(MessageKind.MARKETING): TemplateCategory.MARKETING,
    int(MessageKind.UTILITY): TemplateCategory.UTILITY,
    int(MessageKind.AUTHENTICATION): TemplateCategory.AUTHENTICATION,
}


@dataclass(frozen=True, slots=True)
class Times:
    """When messages of a stream come.

    Attributes:
        days: The first and the last day.
        weekdays: Which weekdays.
        hours: Which hours of the day.
        known: How many of these days the log tells of; a share of one of which it tells part.
        all: How many there are in the month.
    """

    days: DayRange
    weekdays: tuple[Weekday, ...]
    hours: HoursOfDay
    known: float
    all: int


@dataclass(frozen=True, slots=True, eq=False)
class SeenSend:
    """A send as it was seen.

    Attributes:
        kind: The `MessageKind` of its templates.
        country: An index into the countries.
        template: An index into the names of templates.
        attempts: Which attempts are its own.
        bursts: Its bursts; none for a stream.
        times: When the messages of a stream come.
    """

    kind: int
    country: int
    template: int
    attempts: Indices
    bursts: tuple[Burst, ...] = ()
    times: Times | None = None


@dataclass(frozen=True, slots=True, eq=False)
class SeenEntry:
    """People who came through an ad, as they were seen.

    Attributes:
        country: An index into the countries.
        messages: Which messages of theirs opened it.
        times: When they come.
        follow_ups: After how many hours which kind of template follows the first answer.
        attempts: The attempts of these templates.
    """

    country: int
    messages: Indices
    times: Times
    follow_ups: tuple[tuple[float, int], ...]
    attempts: Indices = field(default_factory=lambda: np.zeros(0, dtype=np.int64))


def find_entries(seen: Observations) -> list[SeenEntry]:
    """Find ads: people of one country whose first message opened a free entry point."""
    entries = np.flatnonzero(seen.kind == MessageKind.ENTRY)
    found = []
    for country in np.unique(seen.country[entries]).tolist():
        own = entries[seen.country[entries] == country]
        follow_ups, attempts = _follow_ups(seen, own)
        found.append(
            SeenEntry(country, own, times_of(seen.at_s[own], seen), follow_ups, attempts)
        )
    return found


def _follow_ups(
    seen: Observations, entries: Indices
) -> tuple[tuple[tuple[float, int], ...], Indices]:
    """Find templates that come as long after the first answer for many people."""
    tried = seen.attempts
    free = np.flatnonzero(seen.kind == MessageKind.FREE_FORM)
    after = np.searchsorted(free, entries)
    answers = free[np.minimum(after, max(len(free) - 1, 0))] if len(free) else entries
    is_answered = (
        (after < len(free)) & (seen.pair[answers] == seen.pair[entries]) & (answers > entries)
    )
    answered = dict(
        zip(
            seen.pair[entries[is_answered]].tolist(),
            seen.at_s[answers[is_answered]].tolist(),
            strict=True,
        )
    )
    theirs = np.flatnonzero(np.isin(tried.pair, seen.pair[entries[is_answered]]))
    passed = tried.sent_s[theirs] - np.array(
        [answered[one] for one in tried.pair[theirs].tolist()], dtype=np.int64
    )
    found: list[tuple[float, int]] = []
    members: list[Indices] = []
    for kind in np.unique(tried.kind[theirs]).tolist():
        own = theirs[(tried.kind[theirs] == kind) & (passed > 0)]
        waits = passed[(tried.kind[theirs] == kind) & (passed > 0)]
        order = np.argsort(waits, kind="stable")
        own, waits = own[order], waits[order]
        while len(own) and len(found) < _MOST_FOLLOW_UPS:
            ends = np.searchsorted(waits, waits + _AT_ONCE_S, "right")
            sizes = ends - np.arange(len(waits))
            best = int(sizes.argmax())
            if sizes[best] < max(_FEWEST_FOLLOWED, _SHARE_FOLLOWED * is_answered.sum()):
                break
            found.append((float(np.median(waits[best : ends[best]])) / 3600, kind))
            members.append(own[best : ends[best]])
            own, waits = (
                np.delete(own, np.s_[best : ends[best]]),
                np.delete(waits, np.s_[best : ends[best]]),
            )
    return tuple(sorted(found)), np.concatenate([np.zeros(0, dtype=np.int64), *members])


def find_sends(seen: Observations, left: Mask) -> list[SeenSend]:
    """Find sends among the attempts that are left.

    Args:
        seen: What was observed.
        left: Which attempts are of no other line.
    """
    tried = seen.attempts
    found: list[SeenSend] = []
    if not left.any():  # customers write alone, or all is told by other lines
        return found
    days = int(seen.known_days.sum())
    keys = np.column_stack([tried.country, tried.kind, tried.template])[left]
    keys, which = _with_small_together(keys)
    by_key = np.split(np.flatnonzero(left)[np.argsort(which, kind="stable")], _ends(which))
    for (country, kind, template), own in zip(keys.tolist(), by_key, strict=True):
        bursts, stream = split_bursts(tried.sent_s[own], days)
        for group in alike(bursts):
            members = own[np.concatenate([one.members for one in group])]
            found.append(SeenSend(kind, country, template, members, tuple(group)))
        if len(stream):
            times = times_of(tried.sent_s[own[stream]], seen, by_weekday=True)
            found.append(SeenSend(kind, country, template, own[stream], times=times))
    return found


def _with_small_together(keys: Indices) -> tuple[Indices, Indices]:
    """Name what there is, and of each attempt which of it; small templates lose their names.

    Nobody plans hundreds of templates of a few messages each, one by one: of a country and
    category they are one stream.
    """
    _, which, counts = np.unique(keys, axis=0, return_inverse=True, return_counts=True)
    small = np.argsort(-counts, kind="stable")[MOST_TEMPLATES:]
    keys = keys.copy()
    keys[np.isin(which.reshape(-1), small), -1] = 0
    found, which = np.unique(keys, axis=0, return_inverse=True)
    return found, which.reshape(-1)


def _ends(which: Indices) -> Indices:
    ends: Indices = np.cumsum(np.bincount(which))[:-1]
    return ends


def times_of(at_s: Seconds, seen: Observations, *, by_weekday: bool = False) -> Times:
    """Find on which days, weekdays and hours messages come; what is in doubt stays open.

    Args:
        at_s: When each came.
        seen: The month.
        by_weekday: Whether some weekdays may be without.
    """
    day = seen.day(at_s)
    per_day = np.bincount(day, minlength=len(seen.covered))
    times = times_by_day(per_day, seen.calendar.dates(), seen.covered, by_weekday=by_weekday)
    return replace(times, hours=_hours(at_s - seen.starts_s[day]))


def times_by_day(
    per_day: Counts, dates: Sequence[date], covered: Floats, *, by_weekday: bool = False
) -> Times:
    """Find on which days and weekdays messages come, at any hour; see `times_of`.

    Args:
        per_day: How many came on each day; at least one on one of them.
        dates: The days of the month.
        covered: Which share of each the log tells of.
        by_weekday: Whether some weekdays may be without.
    """
    count, used = int(per_day.sum()), np.flatnonzero(per_day)
    weekday = np.array([one.weekday() for one in dates])
    within = (np.arange(len(dates)) >= used[0]) & (np.arange(len(dates)) <= used[-1])
    per_weekday = np.bincount(weekday, per_day, minlength=7)
    had = np.bincount(weekday, covered * within, minlength=7)
    usual = count / max(float(had[per_weekday > 0].sum()), 1.0)
    is_chosen = np.ones(7, dtype=np.bool_)
    if by_weekday:
        is_chosen = (per_weekday > _RARE * usual * had) | (usual * had < _MISSED)
    on = is_chosen[weekday]
    # Quiet weekdays are no silence: each day weighs as its weekday, of which an exponential
    # prior with the usual mean is thought, so that one not seen yet is not nothing.
    weight = ((per_weekday + 1) / (had + 1 / usual) * is_chosen)[weekday] * covered
    total = max(float(weight.sum()), 1e-9)
    before, after = float(weight[: used[0]].sum()), float(weight[used[-1] + 1 :].sum())
    first = dates[used[0]] if _is_meant(before / total, count) else None
    last = dates[used[-1]] if _is_meant(after / total, count) else None
    eligible = on & np.array([DayRange(first, last).holds(one) for one in dates])
    return Times(
        days=DayRange(first, last),
        weekdays=tuple(one for one, chosen in zip(WEEKDAYS, is_chosen, strict=True) if chosen),
        hours=HoursOfDay(),
        known=max(float(covered[eligible].sum()), 1e-3),
        all=max(int(eligible.sum()), 1),
    )


def _is_meant(silent: float, count: int) -> bool:
    """Tell whether so many messages would hardly all have missed this share of their time.

    The rate is that of the whole time: that of the time with messages alone would be too high,
    the more so the fewer they are.
    """
    return silent >= 1 or -count * log1p(-silent) >= _MISSED


def _hours(second: Seconds) -> HoursOfDay:
    per_hour = np.bincount(np.minimum(second // 3600, _HOURS - 1), minlength=_HOURS)
    used = np.flatnonzero(per_hour)
    usual = len(second) / (used[-1] - used[0] + 1)
    used = np.flatnonzero(per_hour > _RARE * usual)
    start, end = int(used[0]), int(used[-1]) + 1
    if not _is_meant(start / _HOURS, len(second)):
        start = 0
    if not _is_meant(1 - end / _HOURS, len(second)):
        end = _HOURS
    return HoursOfDay(time(start), time(end % _HOURS))


def audience_size(
    reached: int, bursts: list[int], streamed: int
) -> tuple[float, float, float] | None:
    """Find how many people there are of whom so many got something.

    The more people got several messages, the fewer there are.

    Args:
        reached: How many people got any.
        bursts: How many each broadcast went to.
        streamed: How many messages were sent to people at random.

    Returns:
        The least, the likeliest and the greatest number; nothing where no two messages could
        have met.
    """
    if len(bursts) + bool(streamed) < 2 and not (streamed and streamed > reached):  # noqa: PLR2004
        return None
    together = sum(bursts) + streamed - reached
    least = max(reached, *bursts, 1) if bursts else max(reached, 1)
    if together <= 0:
        return None

    def missed(people: float) -> float:
        share = exp(-streamed / people)
        for one in bursts:
            share *= max(1 - one / people, 0.0)
        return share

    def expected(people: float) -> float:
        return people * (1 - missed(people))

    low, high = float(least), float(least)
    while expected(high) < reached and high < 1e10:  # noqa: PLR2004 - more people than live
        low, high = high, high * 2
    for _ in range(80):
        middle = (low + high) / 2
        low, high = (middle, high) if expected(middle) < reached else (low, middle)
    people = high
    step = max(people * 1e-4, 1e-3)
    slope = (expected(people + step) - expected(people)) / step
    untouched = missed(people)
    fixed = sum(one / (people - one) for one in bursts if one < people) + streamed / people
    variance = people * max(untouched * (1 - untouched) - untouched**2 * fixed, 0.0)
    apart = P90_DEVIATES * sqrt(variance) / max(slope, 1e-9) / people
    return max(people * exp(-apart), least), people, max(people * exp(apart), least)
