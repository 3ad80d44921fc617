"""A period as whole seconds: stretches of local time, and when the desk is open."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from itertools import accumulate
from typing import Final
from zoneinfo import ZoneInfo

from tarife.plan.model.account import WEEKDAYS, Desk, Weekday
from tarife.plan.model.lines import DayRange, HoursOfDay
from tarife.terms.calendar import MICROSECONDS_PER_SECOND, BillingMonth, Period, instant_us

_DESK_DAYS_AFTER: Final = 120
"""How far opening hours are laid out; an exchange of 50 slow turns still ends before."""


@lru_cache(maxsize=64)
def _start_us(day: date, zone: ZoneInfo) -> int:
    return instant_us(datetime.combine(day, time(0), zone))


@dataclass(frozen=True, slots=True)
class PeriodClock:
    """Turns local moments into whole seconds since the first moment of a period."""

    period: Period
    zone: ZoneInfo

    @property
    def start_us(self) -> int:
        """The period's first moment, microseconds since 1970-01-01 UTC."""
        return _start_us(self.period.first_day, self.zone)

    @property
    def length_s(self) -> int:
        """The period's length; clock changes make it an hour longer or shorter."""
        return self.second_of(
            datetime.combine(self.period.last_day + timedelta(days=1), time(0))
        )

    @property
    def month_starts_s(self) -> tuple[int, ...]:
        """The first second of each month."""
        midnights = (datetime.combine(month.first_day, time(0)) for month in self.period.months)
        return tuple(map(self.second_of, midnights))

    def second_of(self, local: datetime) -> int:
        at_us = instant_us(local.replace(tzinfo=self.zone))
        return (at_us - self.start_us) // MICROSECONDS_PER_SECOND

    def stretch(self, day: date, opens: time, closes: time) -> tuple[int, int]:
        """Give a stretch of one day; closing at 00:00 is the day's end."""
        last = day + timedelta(days=1) if closes == time(0) else day
        return (
            self.second_of(datetime.combine(day, opens)),
            self.second_of(datetime.combine(last, closes)),
        )


@dataclass(frozen=True, slots=True)
class Stretches:
    """Stretches of time in order, ``[start, end)``; none is empty, none touches the next.

    Units:
        Seconds since the period's first moment.
    """

    pairs: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, pairs: Iterable[tuple[int, int]]) -> "Stretches":
        """Make stretches of pairs of start and end; those that touch become one.

        Hours that a clock change skips end no later than they start, and are left out.
        """
        joined: list[tuple[int, int]] = []
        for start, end in sorted(pair for pair in pairs if pair[0] < pair[1]):
            if joined and start <= joined[-1][1]:
                joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
            else:
                joined.append((start, end))
        return cls(tuple(joined))

    @property
    def lengths_s(self) -> tuple[int, ...]:
        return tuple(end - start for start, end in self.pairs)

    @property
    def before_s(self) -> tuple[int, ...]:
        """The seconds of the stretches before each one."""
        return tuple(accumulate(self.lengths_s, initial=0))[:-1]


@lru_cache(maxsize=512)
def active_days(
    month: BillingMonth, days: DayRange, weekdays: tuple[Weekday, ...] = WEEKDAYS
) -> tuple[date, ...]:
    """List the days of the month that lie in a range and on these weekdays."""
    first = days.first or month.first_day
    last = days.last or month.last_day
    return tuple(
        day
        for day in month.dates()
        if first <= day <= last and WEEKDAYS[day.weekday()] in weekdays
    )


@lru_cache(maxsize=512)
def daily_stretches(clock: PeriodClock, days: tuple[date, ...], hours: HoursOfDay) -> Stretches:
    """Give the same hours of each of these days."""
    return Stretches.of(clock.stretch(day, hours.start, hours.end) for day in days)


def desk_stretches(clock: PeriodClock, desk: Desk) -> Stretches | None:
    """Lay out when the desk is open, or nothing if it always is."""
    if not desk.hours:
        return None
    first = clock.period.first_day
    days = [first + timedelta(days=n) for n in range(clock.period.days + _DESK_DAYS_AFTER)]
    return Stretches.of(
        clock.stretch(day, hours.opens, hours.closes)
        for day in days
        for hours in desk.hours
        if WEEKDAYS[day.weekday()] is hours.weekday
    )
