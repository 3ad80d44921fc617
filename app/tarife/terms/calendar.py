"""Days and months as the business account's time zone cuts them."""

from calendar import monthrange
from dataclasses import dataclass, field
from datetime import MAXYEAR, MINYEAR, date, datetime, timedelta
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import numpy as np

from tarife.terms.arrays import Indices, Instants

MICROSECONDS_PER_SECOND = 1_000_000
MICROSECONDS_PER_HOUR = 3600 * MICROSECONDS_PER_SECOND

FIRST_RULES_DAY: Final = date(2023, 6, 1)
"""The first day for which billing rules and rates are known."""

DISTANT_DAY: Final = date(2100, 1, 1)
"""A day so late that everything which has begun holds on it, to check names without a date."""

_ZONES_OF_THE_MACHINE: Final = {"localtime", "posixrules"}

_EPOCH = datetime.fromisoformat("1970-01-01T00:00:00+00:00")
_MICROSECOND = timedelta(microseconds=1)


def find_zone(name: str) -> ZoneInfo | None:
    """Find a time zone by its IANA name, or nothing if there is none such.

    Names that mean another zone on another machine are not known.
    """
    if name in _ZONES_OF_THE_MACHINE:
        return None
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def instant_us(moment: datetime) -> int:
    """Turn an aware moment into microseconds since 1970-01-01 UTC, exactly."""
    return (moment - _EPOCH) // _MICROSECOND


def moment_at(at_us: int, zone: ZoneInfo) -> datetime:
    """Turn an instant into the wall-clock moment of ``zone``."""
    return (_EPOCH + at_us * _MICROSECOND).astimezone(zone)


@lru_cache(maxsize=64)
def _days_from(first_day: date, days: int) -> tuple[date, ...]:
    return tuple(first_day + timedelta(days=n) for n in range(days))


@dataclass(frozen=True, slots=True, order=True)
class BillingMonth:
    """A calendar month in the account's time zone, written ``2026-11``."""

    year: int
    month: int

    @classmethod
    def of(cls, day: date) -> "BillingMonth":
        """Give the month that a day lies in."""
        return cls(day.year, day.month)

    @classmethod
    def parse(cls, text: str) -> "BillingMonth":
        """Read ``YYYY-MM``.

        Raises:
            ValueError: If the text is not such a month, or of the first or last year that a
                date can have: the days around its months could not be told.
        """
        first = date.fromisoformat(f"{text}-01")
        if not MINYEAR < first.year < MAXYEAR:
            message = f"{text!r} lies at the edge of the calendar"
            raise ValueError(message)
        return cls(first.year, first.month)

    @property
    def first_day(self) -> date:
        return date(self.year, self.month, 1)

    @property
    def days(self) -> int:
        return monthrange(self.year, self.month)[1]

    @property
    def last_day(self) -> date:
        return date(self.year, self.month, self.days)

    @property
    def quarter(self) -> str:
        """The calendar quarter that it lies in, written ``2026-Q4``."""
        return f"{self.year:04d}-Q{(self.month + 2) // 3}"

    def dates(self) -> tuple[date, ...]:
        return _days_from(self.first_day, self.days)

    def shifted(self, months: int) -> "BillingMonth":
        """Return the month so many months later, or earlier if negative."""
        year, month = divmod(self.year * 12 + self.month - 1 + months, 12)
        return BillingMonth(year, month + 1)

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.month:02d}"


@lru_cache(maxsize=64)
def _months_from(first: BillingMonth, count: int) -> tuple[BillingMonth, ...]:
    return tuple(first.shifted(number) for number in range(count))


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """Calendar months in a row, the first one and how many, written ``2026-11 to 2027-01``."""

    first: BillingMonth
    count: int = 1

    @property
    def months(self) -> tuple[BillingMonth, ...]:
        return _months_from(self.first, self.count)

    @property
    def first_day(self) -> date:
        return self.first.first_day

    @property
    def last_day(self) -> date:
        return self.first.shifted(self.count - 1).last_day

    @property
    def days(self) -> int:
        return (self.last_day - self.first_day).days + 1

    def dates(self) -> tuple[date, ...]:
        return _days_from(self.first_day, self.days)

    def __str__(self) -> str:
        if self.count == 1:
            return str(self.first)
        return f"{self.first} to {self.first.shifted(self.count - 1)}"


@dataclass(frozen=True, slots=True, eq=False)
class AccountCalendar:
    """The days from ``first_day`` on, each with the instant of its first moment.

    Where a clock change skips midnight, the day begins at the change itself.

    Shape:
        ``starts_us``: ``(days + 1,)``; the last entry ends the last day.
    Units:
        Microseconds since 1970-01-01 UTC.
    """

    zone: ZoneInfo
    first_day: date
    starts_us: Instants = field(repr=False)

    @classmethod
    def covering(cls, zone: ZoneInfo, first_day: date, last_day: date) -> "AccountCalendar":
        """Build the calendar of ``first_day`` to ``last_day``, both included."""
        days = (last_day - first_day).days + 1
        starts = [
            instant_us(
                datetime.combine(first_day + timedelta(days=n), datetime.min.time(), zone)
            )
            for n in range(days + 1)
        ]
        return cls(zone, first_day, np.array(starts, dtype=np.int64))

    @classmethod
    @lru_cache(maxsize=64)
    def of(cls, zone: ZoneInfo, period: Period) -> "AccountCalendar":
        """Build the calendar of some months."""
        return cls.covering(zone, period.first_day, period.last_day)

    def within(self, period: Period) -> "AccountCalendar":
        """Take the days of some of its months."""
        first = (period.first_day - self.first_day).days
        starts_us = self.starts_us[first : first + period.days + 1]
        return AccountCalendar(self.zone, period.first_day, starts_us)

    @classmethod
    def spanning(cls, zone: ZoneInfo, first_us: int, last_us: int) -> "AccountCalendar":
        """Build the calendar of all days that hold an instant between the two."""
        return cls.covering(
            zone, moment_at(first_us, zone).date(), moment_at(last_us, zone).date()
        )

    @property
    def days(self) -> int:
        return len(self.starts_us) - 1

    @property
    def skips_hours(self) -> bool:
        """Whether clocks go forward on some day."""
        return bool((np.diff(self.starts_us) < 24 * MICROSECONDS_PER_HOUR).any())

    def dates(self) -> tuple[date, ...]:
        return _days_from(self.first_day, self.days)

    def day_index(self, at_us: Instants) -> Indices:
        """Find the day of each instant, counted from ``first_day``.

        Shape:
            ``(n,)`` in and out; every instant must lie within the calendar.
        """
        index: Indices = np.searchsorted(self.starts_us, at_us, side="right") - 1
        return index
