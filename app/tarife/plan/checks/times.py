"""Validation of days, hours, moments and delays."""

from collections.abc import Iterator
from dataclasses import fields
from datetime import date, time
from functools import lru_cache
from typing import Final

from tarife.plan.model.account import WEEKDAYS, Desk, OpeningHours, Weekday
from tarife.plan.model.behaviour import Behaviour, Delay, Preset
from tarife.plan.model.lines import Broadcast, DayRange, HoursOfDay, Repeat, Steady
from tarife.terms.calendar import Period
from tarife.terms.problems import FieldPath, Problem
from tarife.terms.sentences import say

_MIDNIGHT: Final = time(0)


def check_broadcast(path: FieldPath, schedule: Broadcast, period: Period) -> Iterator[Problem]:
    """Check that a broadcast has moments and that they lie in the plan's months."""
    if not schedule.moments and not schedule.repeats:
        yield Problem(
            "no-moments",
            path.inside("moments"),
            say("the broadcast has no date and time"),
            say("add one in {month}", month=period),
        )
    for position, moment in enumerate(schedule.moments):
        inner = path.inside("moments", position)
        if moment.tzinfo is not None:
            yield _offset(inner, moment.isoformat())
        yield from _outside_month(inner, moment.date(), period)
    for position, repeat in enumerate(schedule.repeats):
        yield from _check_repeat(path.inside("repeats", position), repeat, period)


def check_steady(path: FieldPath, schedule: Steady, period: Period) -> Iterator[Problem]:
    """Check that a stream has a day and an hour on which it runs."""
    found = [
        *check_days(path.inside("days"), schedule.days, period),
        *check_hours(path.inside("hours"), schedule.hours),
    ]
    if not schedule.weekdays:
        found.append(
            Problem(
                "no-weekdays",
                path.inside("weekdays"),
                say("no weekday is chosen"),
                say("choose at least one"),
            )
        )
    yield from found
    if not found and not _runs(schedule, period):
        yield Problem(
            "no-such-day",
            path,
            say("none of the chosen weekdays lies between the first and the last day"),
            say("choose more days or weekdays"),
        )


def _check_repeat(path: FieldPath, repeat: Repeat, period: Period) -> Iterator[Problem]:
    """Check that a repetition names one kind of day, and has such a day in the months."""
    if repeat.at.tzinfo is not None:
        yield _offset(path.inside("at"), repeat.at.isoformat())
    found = tuple(check_days(path.inside("days"), repeat.days, period))
    yield from found
    if (repeat.weekday is None) == (repeat.day == 0):
        yield Problem(
            "repeat-unclear",
            path,
            say("give either a weekday or a day of the month"),
            say("remove one of the two, or add one"),
        )
    elif not found and not any(any(repeat.moments(month)) for month in period.months):
        yield Problem(
            "no-such-day",
            path,
            say("no such day lies between the first and the last day"),
            say("choose more days"),
        )


def check_days(path: FieldPath, days: DayRange, period: Period) -> Iterator[Problem]:
    """Check that a range of days lies in the months and is the right way round."""
    for side, day in (("first", days.first), ("last", days.last)):
        if day is not None:
            yield from _outside_month(path.inside(side), day, period)
    if days.first and days.last and days.first > days.last:
        yield Problem(
            "days-reversed",
            path,
            say(
                "the first day {first!r} comes after the last day {last!r}",
                first=str(days.first),
                last=str(days.last),
            ),
            say("exchange the two"),
        )


def check_hours(path: FieldPath, hours: HoursOfDay) -> Iterator[Problem]:
    """Check that hours of the day start before they end."""
    yield from _check_stretch(path, (say("start"), hours.start), (say("end"), hours.end))


def check_desk(path: FieldPath, desk: Desk) -> Iterator[Problem]:
    """Check that opening hours are the right way round and do not overlap."""
    orderly: list[tuple[OpeningHours, int]] = []
    for position, hours in enumerate(desk.hours):
        inner = path.inside("hours", position)
        found = tuple(
            _check_stretch(inner, (say("opens"), hours.opens), (say("closes"), hours.closes))
        )
        yield from found
        if not found:
            orderly.append((hours, position))
    orderly.sort(key=lambda entry: entry[0].opens)
    yield from _check_overlaps(path, orderly)


def check_delays(path: FieldPath, behaviour: Preset | Behaviour) -> Iterator[Problem]:
    """Check that nine in ten delays are not shorter than half of them."""
    for field in fields(behaviour) if isinstance(behaviour, Behaviour) else ():
        delay = getattr(behaviour, field.name)
        if isinstance(delay, Delay) and delay.p90_s < delay.median_s:
            yield Problem(
                "delay-reversed",
                path.inside(field.name),
                say(
                    "the P90 of {p90_s!r} seconds is less than the median of {median_s!r} "
                    "seconds",
                    p90_s=delay.p90_s,
                    median_s=delay.median_s,
                ),
                say("give a P90 that is at least the median"),
            )


def _check_stretch(
    path: FieldPath, start: tuple[str, time], end: tuple[str, time]
) -> Iterator[Problem]:
    """Check a stretch of one day; 00:00 at its end is the day's end."""
    offsets = [
        _offset(path.inside(side), at.isoformat())
        for side, at in (start, end)
        if at.tzinfo is not None
    ]
    yield from offsets
    if not offsets and end[1] != _MIDNIGHT and start[1] >= end[1]:
        yield Problem(
            "hours-reversed",
            path,
            say(
                "{start} {clock!r} is not before {end} {clock_2!r}",
                start=start[0],
                clock=_clock(start[1]),
                end=end[0],
                clock_2=_clock(end[1]),
            ),
            say("exchange the two, or write 00:00 for the end of the day"),
        )


def _check_overlaps(
    path: FieldPath, in_order: list[tuple[OpeningHours, int]]
) -> Iterator[Problem]:
    """Compare each stretch with the one before it that closes last on the same weekday."""
    last: dict[Weekday, OpeningHours] = {}
    for hours, position in in_order:
        before = last.setdefault(hours.weekday, hours)
        if before is not hours and _closing(before) > (False, hours.opens):
            yield Problem(
                "hours-overlap",
                path.inside("hours", position),
                say(
                    "the hours from {clock!r} overlap those of the same day from {clock_2!r}",
                    clock=_clock(hours.opens),
                    clock_2=_clock(before.opens),
                ),
                say("join the two or move one"),
            )
        last[hours.weekday] = max(before, hours, key=_closing)


def _closing(hours: OpeningHours) -> tuple[bool, time]:
    """Order closing times, the day's end last."""
    return hours.closes == _MIDNIGHT, hours.closes


@lru_cache(maxsize=512)
def _runs(schedule: Steady, period: Period) -> bool:
    first = schedule.days.first or period.first_day
    last = schedule.days.last or period.last_day
    return any(
        first <= day <= last and WEEKDAYS[day.weekday()] in schedule.weekdays
        for day in period.dates()
    )


def _outside_month(path: FieldPath, day: date, period: Period) -> Iterator[Problem]:
    if not period.first_day <= day <= period.last_day:
        yield Problem(
            "day-outside-month",
            path,
            say("{day!r} is not in {month}", day=day.isoformat(), month=period),
            say(
                "choose a day from {first_day} to {last_day}",
                first_day=period.first_day,
                last_day=period.last_day,
            ),
        )


def _offset(path: FieldPath, text: str) -> Problem:
    return Problem(
        "time-with-offset",
        path,
        say("{text!r} names an offset of its own", text=text),
        say("write the local time of the account, such as 09:00"),
    )


def _clock(at: time) -> str:
    return at.isoformat("minutes")
