"""Days, hours and opening times of a plan's month, asked one moment at a time."""

from datetime import date, datetime, time, timedelta
from typing import TypeAlias
from zoneinfo import ZoneInfo

import numpy as np

from tarife.plan.model.account import WEEKDAYS, Desk, Weekday
from tarife.plan.model.lines import DayRange, HoursOfDay
from tarife.terms.calendar import BillingMonth

Stretch: TypeAlias = tuple[int, int]  # from and until, seconds since 1970 UTC


class WallClock:
    """The clock on the account's wall; moments are seconds since 1970 UTC."""

    def __init__(self, zone: ZoneInfo, month: BillingMonth) -> None:
        self.zone = zone
        self.dates = month.dates()
        self.ends_s = self.second(month.shifted(1).first_day, time(0))

    def second(self, day: date, at: time) -> int:
        """Give the second at which the clock shows this."""
        return int(datetime.combine(day, at, self.zone).timestamp())

    def day(self, at_s: int) -> date:
        """Give the day of a moment."""
        return datetime.fromtimestamp(at_s, self.zone).date()

    def stretch(self, day: date, start: time, end: time) -> Stretch:
        """Give a stretch of one day; an end at 00:00 is the day's end."""
        last_day = day + timedelta(days=1) if end == time(0) else day
        return self.second(day, start), self.second(last_day, end)

    def times(
        self, days: DayRange, hours: HoursOfDay, weekdays: tuple[Weekday, ...]
    ) -> list[Stretch]:
        """List the allowed stretches, one for each allowed day."""
        return [
            self.stretch(day, hours.start, hours.end)
            for day in self.dates
            if (days.first or day) <= day <= (days.last or day)
            and WEEKDAYS[day.weekday()] in weekdays
        ]

    def moment(self, times: list[Stretch], rng: np.random.Generator) -> int:
        """Draw any second of these, each as likely."""
        left = int(rng.integers(sum(until - since for since, until in times)))
        for since, until in times:
            if left < until - since:
                return since + left
            left -= until - since
        raise AssertionError

    def when_open(self, at_s: int, desk: Desk) -> int:
        """Give this moment if somebody is at the desk, else the next opening."""
        today = self.day(at_s)
        for extra in range(8 if desk.hours else 0):
            day = today + timedelta(days=extra)
            for hours in sorted(desk.hours, key=lambda hours: hours.opens):
                since, until = self.stretch(day, hours.opens, hours.closes)
                if hours.weekday == WEEKDAYS[day.weekday()] and at_s < until:
                    return max(at_s, since)
        return at_s
