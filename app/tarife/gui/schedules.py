"""When a send goes out, as one line of text that people can read and write."""

import re
from datetime import date, datetime, time
from itertools import groupby
from typing import Final

from PySide6.QtCore import QCoreApplication, QLocale

from tarife.gui.numbers import Unread
from tarife.gui.texts import filled
from tarife.plan.model.account import WEEKDAYS, Weekday
from tarife.plan.model.lines import Broadcast, DayRange, HoursOfDay, Schedule, Steady
from tarife.terms.calendar import BillingMonth
from tarife.terms.folding import caseless

translate = QCoreApplication.translate

_DASH: Final = "–"  # noqa: RUF001 - ranges are written with an en dash
_MIDNIGHT: Final = time(0)

_BROADCAST: Final = re.compile(r"([\d\s,]+?)\s+(?:at\s+|@\s*)?(\d{1,2}):(\d{2})")
_HOURS: Final = re.compile(r"(\d{1,2}):(\d{2})-(\d{1,2}):(\d{2})")
_DAYS: Final = re.compile(r"(\d{1,2})-(\d{1,2})")


def schedule_text(schedule: Schedule, month: BillingMonth) -> str:
    """Write a schedule: ``3, 10, 17 at 11:00`` or ``every day 09:00–21:00``."""  # noqa: RUF002
    match schedule:
        case Broadcast():
            return _broadcast_text(schedule)
        case Steady():
            return _steady_text(schedule, month)


def read_schedule(text: str, before: Schedule, month: BillingMonth) -> Schedule | Unread:
    """Read what `schedule_text` writes, keeping what the text does not speak of.

    Args:
        text: Days of the month and a time for a broadcast; for a stream ``every day`` or
            weekdays, then days such as ``1-15`` and hours such as ``09:00-21:00``, both as
            wished.
        before: The schedule that stands there.
        month: The plan's month.
    """
    compact = caseless(text.strip()).replace(_DASH, "-")
    parts = [_BROADCAST.fullmatch(part.strip()) for part in compact.split(";")]
    try:
        if all(parts):
            moments = tuple(m for part in parts if part for m in _moments(part, month))
            spread = before.spread_hours if isinstance(before, Broadcast) else 1.0
            return Broadcast(moments, spread)
        steady = _read_steady(compact, month)
    except ValueError:
        return Unread(text, _no_such_day(text, month))
    return steady or Unread(text, _unreadable(text))


def _broadcast_text(schedule: Broadcast) -> str:
    moments = sorted(schedule.moments)
    groups = groupby(sorted(moments, key=lambda m: m.time()), key=lambda m: m.time())
    word = translate("Schedules", "at")
    return "; ".join(
        f"{', '.join(str(moment.day) for moment in group)} {word} {at:%H:%M}"
        for at, group in groups
    )


def _steady_text(schedule: Steady, month: BillingMonth) -> str:
    words = [_weekdays_text(schedule.weekdays)]
    first = schedule.days.first or month.first_day
    last = schedule.days.last or month.last_day
    if (first, last) != (month.first_day, month.last_day):
        words.append(f"{first.day}{_DASH}{last.day}")
    if schedule.hours != HoursOfDay():
        words.append(f"{schedule.hours.start:%H:%M}{_DASH}{schedule.hours.end:%H:%M}")
    return " ".join(words)


def _weekdays_text(weekdays: tuple[Weekday, ...]) -> str:
    if set(weekdays) == set(WEEKDAYS):
        return translate("Schedules", "every day")
    places = sorted(WEEKDAYS.index(day) for day in weekdays)
    names = [_weekday_name(place) for place in places]
    is_run = len(places) > 2 and places[-1] - places[0] == len(places) - 1  # noqa: PLR2004
    return f"{names[0]}{_DASH}{names[-1]}" if is_run else ", ".join(names)


def _weekday_name(place: int) -> str:
    return QLocale().standaloneDayName(place + 1, QLocale.FormatType.ShortFormat)


def _moments(part: re.Match[str], month: BillingMonth) -> tuple[datetime, ...]:
    days = [int(day) for day in re.findall(r"\d+", part[1])]
    at = time(int(part[2]), int(part[3]))
    return tuple(datetime.combine(date(month.year, month.month, day), at) for day in days)


def _read_steady(compact: str, month: BillingMonth) -> Steady | None:
    days, hours, rest = DayRange(), HoursOfDay(), []
    text = compact.replace(translate("Schedules", "every day"), " ").replace("every day", " ")
    for word in text.replace(",", " ").split():
        if found := _HOURS.fullmatch(word):
            start, end = (int(found[1]), int(found[2])), (int(found[3]) % 24, int(found[4]))
            hours = HoursOfDay(time(*start), time(*end))
        elif found := _DAYS.fullmatch(word):
            days = _span(int(found[1]), int(found[2]), month)
        else:
            rest.append(word)
    weekdays = _read_weekdays(rest) if rest else WEEKDAYS
    is_said = text != compact or rest or days != DayRange() or hours != HoursOfDay()
    return Steady(days, weekdays, hours) if weekdays and is_said else None


def _span(first: int, last: int, month: BillingMonth) -> DayRange:
    """Make a range of days whose sides stay open where they are the month's own."""
    begins, ends = (date(month.year, month.month, day) for day in (first, last))
    return DayRange(
        None if begins == month.first_day else begins,
        None if ends == month.last_day else ends,
    )


def _read_weekdays(words: list[str]) -> tuple[Weekday, ...]:
    known = {caseless(_weekday_name(place)).strip("."): place for place in range(7)}
    known |= {day.value: place for place, day in enumerate(WEEKDAYS)}
    chosen: set[int] = set()
    for word in words:
        places = [known.get(name.strip(".")[:3], known.get(name)) for name in word.split("-")]
        if None in places or len(places) > 2:  # noqa: PLR2004 - a range has two ends
            return ()
        first, last = places[0] or 0, places[-1] or 0
        span = (last - first) % 7
        chosen |= {(first + step) % 7 for step in range(span + 1)}
    return tuple(WEEKDAYS[place] for place in sorted(chosen))


def _no_such_day(text: str, month: BillingMonth) -> str:
    template = translate(
        "Schedules", "%1 holds a day or time that does not exist; the month has days 1 to %2"
    )
    return filled(template, repr(text), str(month.days))


def _unreadable(text: str) -> str:
    template = translate(
        "Schedules",
        "%1 is no schedule; write for example “3, 10, 17 at 11:00”, “every day” or "
        "“Mon-Fri 09:00-18:00”",
    )
    return template.replace("%1", repr(text))
