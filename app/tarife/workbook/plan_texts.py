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
from tarife.terms.categories import CATEGORY_NAMES, Category
from tarife.workbook import texts
from tarife.workbook.texts import Voice


def schedule_text(schedule: Schedule, voice: Voice) -> str:
    if isinstance(schedule, Broadcast):
        moments = ", ".join(voice.day(moment) for moment in schedule.moments)
        return voice.say(
            "attempts at each of {moments}; spread over {hours:g} h",
            moments=moments,
            hours=schedule.spread_hours,
        )
    return voice.say(
        "attempts spread over {days}; {weekdays}; {hours}",
        days=days_text(schedule.days, voice),
        weekdays=weekdays_text(schedule.weekdays, voice),
        hours=hours_text(schedule.hours, voice),
    )


def days_text(days: DayRange, voice: Voice) -> str:
    """Say from which day to which, both included."""
    if days == DayRange():
        return voice.say("whole month")
    first = voice.day(days.first) if days.first else voice.say("month's start")
    last = voice.day(days.last) if days.last else voice.say("month's end")
    return f"{first} \N{EN DASH} {last}"


def hours_text(hours: HoursOfDay, voice: Voice) -> str:
    """Say from which hour to which; midnight at the end is written 24:00."""
    if hours == HoursOfDay():
        return voice.say("all day")
    return f"{hours.start:%H:%M} \N{EN DASH} {closing_text(hours.end)}"


def closing_text(end: time) -> str:
    """Write the end of a stretch of the day."""
    return "24:00" if end == time(0) else f"{end:%H:%M}"


def weekdays_text(weekdays: tuple[Weekday, ...], voice: Voice) -> str:
    if set(weekdays) == set(WEEKDAYS):
        return voice.say("every weekday")
    return ", ".join(voice.tell(texts.WEEKDAYS[weekday]) for weekday in weekdays)


def follow_ups_text(entry: EntryPoint, voice: Voice) -> str:
    """Name the templates that follow the first answer."""
    return "; ".join(_follow_up(follow_up, voice) for follow_up in entry.follow_ups)


def _follow_up(follow_up: FollowUp, voice: Voice) -> str:
    category = voice.tell(CATEGORY_NAMES[Category(follow_up.category.value)])
    return voice.say("{category} after {hours:g} h", category=category, hours=follow_up.hours)
