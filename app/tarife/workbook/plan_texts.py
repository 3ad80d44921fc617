"""Schedules, days and hours of a plan as people read them."""

from datetime import time

from tarife.plan.model.account import WEEKDAYS, Weekday
from tarife.plan.model.lines import (
    Broadcast,
    DayRange,
    EntryPoint,
    FollowUp,
    HoursOfDay,
    Schedule,
)
from tarife.terms.categories import Category
from tarife.workbook.words import Words


def schedule_text(schedule: Schedule, words: Words) -> str:
    if isinstance(schedule, Broadcast):
        moments = ", ".join(words.day(moment) for moment in schedule.moments)
        return words.fill(words.broadcast, moments=moments, hours=schedule.spread_hours)
    return words.steady.format(
        days=days_text(schedule.days, words),
        weekdays=weekdays_text(schedule.weekdays, words),
        hours=hours_text(schedule.hours, words),
    )


def days_text(days: DayRange, words: Words) -> str:
    """Say from which day to which, both included."""
    if days == DayRange():
        return words.whole_month
    first = words.day(days.first) if days.first else words.month_start
    last = words.day(days.last) if days.last else words.month_end
    return f"{first} \N{EN DASH} {last}"


def hours_text(hours: HoursOfDay, words: Words) -> str:
    """Say from which hour to which; midnight at the end is written 24:00."""
    if hours == HoursOfDay():
        return words.all_day
    return f"{hours.start:%H:%M} \N{EN DASH} {closing_text(hours.end)}"


def closing_text(end: time) -> str:
    """Write the end of a stretch of the day."""
    return "24:00" if end == time(0) else f"{end:%H:%M}"


def weekdays_text(weekdays: tuple[Weekday, ...], words: Words) -> str:
    if set(weekdays) == set(WEEKDAYS):
        return words.every_day
    return ", ".join(words.weekdays[weekday] for weekday in weekdays)


def follow_ups_text(entry: EntryPoint, words: Words) -> str:
    """Name the templates that follow the first answer."""
    return "; ".join(_follow_up(follow_up, words) for follow_up in entry.follow_ups)


def _follow_up(follow_up: FollowUp, words: Words) -> str:
    category = words.categories[Category(follow_up.category.value)]
    return words.fill(words.follow_up, category=category, hours=follow_up.hours)
