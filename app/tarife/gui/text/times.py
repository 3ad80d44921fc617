"""Moments and stretches of the day as people write them: ``3 11:00``, ``9-18``, ``all day``."""

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from functools import cache
from itertools import groupby
from typing import Final

from PySide6.QtCore import QDate, QLocale

from tarife.gui.text.languages import tr
from tarife.gui.text.names import filled, month_name, quoted
from tarife.gui.text.numbers import ParseError, read_count, too_many_entries
from tarife.plan.model.account import MOST_HOURS, WEEKDAYS, Weekday
from tarife.plan.model.lines import Broadcast, DayRange, HoursOfDay, Repeat, Schedule, Steady
from tarife.terms.calendar import BillingMonth, Period
from tarife.terms.folding import caseless
from tarife.terms.marking import marked

_DASH: Final = "–"  # noqa: RUF001 - ranges are written with an en dash
_MIDNIGHT: Final = time(0)
WEEKS: Final = {
    0: marked("every %1"),
    1: marked("first %1"),
    2: marked("second %1"),
    3: marked("third %1"),
    4: marked("fourth %1"),
    -1: marked("last %1"),
}
"""How a weekday repeats, by `Repeat.week`."""


_JOINT: Final = "\N{NO-BREAK SPACE}"


def unbroken(text: str) -> str:
    """Let no line end within a date, or between a figure and its unit or currency."""
    return _joints(QLocale().name()).sub(_JOINT, text)


@cache
def _joints(language: str) -> re.Pattern[str]:
    """Find the spaces within ``Tue 24 Nov 2026``, ``5 %`` and ``1,027.72 USD``."""
    locale, months, days = QLocale(language), range(1, 13), range(1, 8)
    forms = QLocale.FormatType.LongFormat, QLocale.FormatType.ShortFormat
    names = {locale.monthName(one, form) for one in months for form in forms}
    names |= {locale.dayName(one, form) for one in days for form in forms}
    named = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    after = "|".join(f"(?<=\\b{re.escape(name)})" for name in names)
    return re.compile(
        rf"(?:{after}) (?=\d|(?:{named})(?!\w))|(?<=\d) (?=(?:{named}|[A-Z]{{3}}|%)(?!\w))"
    )


def schedule_text(schedule: Schedule, month: BillingMonth) -> str:
    """Write a schedule: ``3, 10, 17 Nov at 11:00`` or ``every day 09:00–21:00``."""  # noqa: RUF002
    match schedule:
        case Broadcast():
            return _over_times(schedule.moments, _days_in_months)
        case Steady():
            return _steady_text(schedule, month)


def schedule_over(schedule: Schedule, period: Period) -> str:
    """Write a schedule over several months, or one that repeats: ``3 Nov, 1 Dec at 11:00``."""
    if isinstance(schedule, Steady):
        words = [_weekdays_text(schedule.weekdays)]
        if schedule.days != DayRange():
            first = schedule.days.first or period.first_day
            last = schedule.days.last or period.last_day
            words.append(f"{short_day_text(first)} {_DASH} {short_day_text(last)}")
        if schedule.hours != HoursOfDay():
            words.append(hours_text(schedule.hours))
        return " ".join(words)
    days = _over_times(
        schedule.moments, lambda own: ", ".join(short_day_text(moment) for moment in own)
    )
    return "; ".join((*(repeat_text(one) for one in schedule.repeats), *filter(None, (days,))))


def repeat_text(repeat: Repeat) -> str:
    """Write on which days a send repeats, and when: ``every Tuesday at 11:00``."""
    word = tr("at")
    return f"{rule_text(repeat)} {word} {repeat.at:%H:%M}"


def repeated_text(repeat: Repeat, period: Period, each: str = "") -> str:
    """Write how often and when a send repeats: ``5 × Tue 11:00``.

    Args:
        repeat: The days.
        period: The months in which they are counted.
        each: What goes out each time, where it is told: ``5 × 24,000 · Tue 11:00``.
    """  # noqa: RUF002
    if repeat.weekday is None or repeat.week:
        return repeat_text(repeat)
    times = sum(len(repeat.moments(month)) for month in period.months)
    day = _weekday_name(WEEKDAYS.index(repeat.weekday))
    said = f"{each} · {day}" if each else day
    return f"{times} × {said} {repeat.at:%H:%M}"  # noqa: RUF001


_AT_TIME: Final = r"(?:(?: {at}|,)? \d\d:\d\d| \d\d(?::\d\d)?–\d\d(?::\d\d)?)$"  # noqa: RUF001
_WHOLE_HOURS: Final = re.compile(r"(?<=[^\W\d] )(\d\d):00–(\d\d):00")  # noqa: RUF001
"""Stretches of hours behind a word: alone or behind numbers they would read as days."""
_EACH: Final = re.compile(r"(?<=× )[^·]* · ")  # noqa: RUF001
_EACH_OF_DATES: Final = re.compile(r"\d+ × [^·]* · (?=\d)")  # noqa: RUF001


def shorter_times(text: str) -> tuple[str, ...]:
    """Write when something goes out in less room: without its hours, then without how much.

    ``5 × 24,000 · Tue 11:00`` becomes ``5 × 24,000 · Tue`` and ``5 × Tue``; of dates stays
    no count, which would read as one of them: ``10, 17 Dec``.
    """  # noqa: RUF002
    days = re.sub(_AT_TIME.format(at=re.escape(tr("at"))), "", text)
    return tuple(dict.fromkeys((days, _EACH.sub("", _EACH_OF_DATES.sub("", days)))))


def without_minutes(text: str) -> str:
    """Leave minutes out of stretches of whole hours: ``every day 08–22``."""  # noqa: RUF002
    return _WHOLE_HOURS.sub(rf"\1{_DASH}\2", text)


_WEEKLY: Final = re.compile(
    r"(.*?)\s*[×x*]?\s*(?:weekly|every week|a week|per week|haftal[ıi]k|her hafta|haftada)"  # noqa: RUF001
)


def is_weekly(text: str) -> bool:
    """Tell whether a text says that something comes every week."""
    return _WEEKLY.fullmatch(caseless(text.strip())) is not None


def read_weekly(text: str) -> int | ParseError | None:
    """Read what goes out each week: ``120,000 × weekly``, ``20k a week``; nothing else."""  # noqa: RUF002
    found = _WEEKLY.fullmatch(caseless(text.strip()))
    return read_count(found[1], QLocale()) if found and found[1] else None


def rule_text(repeat: Repeat) -> str:
    """Write on which days a send repeats: ``last Friday``, ``day 1 of the month``."""
    if repeat.weekday is None:
        return tr("day %1 of the month").replace("%1", str(repeat.day))
    number = WEEKDAYS.index(repeat.weekday) + 1
    name = QLocale().standaloneDayName(number, QLocale.FormatType.LongFormat)
    return tr(WEEKS[repeat.week]).replace("%1", name)


def _over_times(moments: tuple[datetime, ...], said: Callable[[list[datetime]], str]) -> str:
    """Write moments by their times of day: ``3, 10 Nov at 11:00; 4 Nov at 18:30``."""
    groups = groupby(sorted(moments, key=lambda m: (m.time(), m)), key=lambda m: m.time())
    template = tr("%1 at %2")  # days, time of the day
    return "; ".join(filled(template, said(list(own)), f"{at:%H:%M}") for at, own in groups)


def _days_in_months(moments: list[datetime]) -> str:
    """Write days, those of a month with its name once: ``10, 17 Dec``."""
    months = groupby(moments, key=lambda m: (m.year, m.month))
    parts = [[*own] for _, own in months]
    return ", ".join(
        ", ".join((*(str(at.day) for at in own[:-1]), short_day_text(own[-1]))) for own in parts
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
        return tr("every day")
    indexes = sorted(WEEKDAYS.index(day) for day in weekdays)
    names = [_weekday_name(number) for number in indexes]
    is_run = len(indexes) > 2 and indexes[-1] - indexes[0] == len(indexes) - 1  # noqa: PLR2004
    return f"{names[0]}{_DASH}{names[-1]}" if is_run else ", ".join(names)


def _weekday_name(number: int) -> str:
    return QLocale().standaloneDayName(number + 1, QLocale.FormatType.ShortFormat)


_LAST_HOUR, _NOON = 24, 12
_DATES: Final = ("d MMM yyyy", "d MMMM yyyy", "d.M.yyyy", "yyyy-MM-dd")
_TIME: Final = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?")
_BETWEEN: Final = re.compile(r"\s*[-–—]\s*|\s+to\s+")  # noqa: RUF001


def read_opening_hours(text: str) -> tuple[HoursOfDay, ...] | ParseError:
    """Read stretches of one day, such as ``9-12, 13-18``; ``closed`` or nothing is none."""
    compact = caseless(text.strip())
    if compact in ("", "closed", _DASH, "-", caseless(tr("closed"))):
        return ()
    if compact in ("all day", caseless(tr("all day"))):
        return (HoursOfDay(),)
    found = [_hours_range(part) for part in re.split(r"\s*[,;]\s*", compact)]
    stretches = tuple(stretch for stretch in found if stretch is not None)
    if len(stretches) < len(found):
        return ParseError(text, _sentence(text))
    return too_many_entries(text, len(stretches), MOST_HOURS // len(WEEKDAYS)) or stretches


def read_hours(text: str) -> HoursOfDay | ParseError:
    """Read one stretch of the day; nothing at all is the whole day."""
    stretches = read_opening_hours(text)
    if isinstance(stretches, ParseError):
        return stretches
    if len(stretches) > 1:
        return ParseError(text, _sentence(text))
    return stretches[0] if stretches else HoursOfDay()


def opening_hours_text(stretches: tuple[HoursOfDay, ...]) -> str:
    """Write stretches of one day; none is ``closed``."""
    if not stretches:
        return tr("closed")
    return ", ".join(hours_text(stretch) for stretch in stretches)


def hours_text(hours: HoursOfDay) -> str:
    """Write a stretch of the day; the whole day in words."""
    if hours == HoursOfDay():
        return tr("all day")
    end = "24:00" if hours.end == _MIDNIGHT else f"{hours.end:%H:%M}"
    return f"{hours.start:%H:%M}{_DASH}{end}"


def day_text(day: date) -> str:
    """Write a day of the plan's month, such as ``Tue 3 Nov``."""
    form = tr("ddd d MMM")  # Qt's form: weekday, number, month
    return QLocale().toString(QDate(day.year, day.month, day.day), form)


def short_day_text(day: date) -> str:
    """Write a day without its year and weekday, such as ``3 Nov``."""
    return QLocale().toString(QDate(day.year, day.month, day.day), tr("d MMM"))


def days_text(days: Sequence[date]) -> str:
    """Write days in a row: one day, a whole month by its name, or the first to the last."""
    first, last = days[0], days[-1]
    if first == last:
        return day_text(first)
    month = BillingMonth.of(first)
    if (first, last) == (month.first_day, month.last_day):
        return month_name(month)
    return f"{day_text(first)} {_DASH} {day_text(last)}"


def date_text(day: date | None) -> str:
    """Write a day of any month, such as ``1 Oct 2026``; none is nothing."""
    return QLocale().toString(QDate(day.year, day.month, day.day), _DATES[0]) if day else ""


def read_date(text: str) -> date | ParseError:
    """Read a day of any month, such as ``1 Oct 2026``, ``1.10.2026`` or ``2026-10-01``."""
    compact = " ".join(text.split())
    for locale in (QLocale(), QLocale("en"), QLocale("tr")):
        for form in _DATES:
            day = locale.toDate(compact, form)
            if day.isValid():
                return date(day.year(), day.month(), day.day())
    template = tr("%1 is no day; write for example 1 Oct 2026 or 2026-10-01")
    return ParseError(text, template.replace("%1", quoted(text)))


def moment_text(moment: datetime) -> str:
    """Write a day and a time, such as ``Tue 3 Nov 11:00``."""
    return f"{day_text(moment)} {moment:%H:%M}"


def read_clock(text: str) -> time | ParseError:
    """Read a time of the day, such as ``11:00``."""
    at = read_time(caseless(text.strip()))
    if at is None:
        template = tr("%1 is no time of the day; write for example 11:00")
        return ParseError(text, template.replace("%1", quoted(text)))
    return at


def _hours_range(text: str) -> HoursOfDay | None:
    ends = _BETWEEN.split(text)
    if len(ends) != 2:  # noqa: PLR2004 - a stretch has two ends
        return None
    start, end = (read_time(part) for part in ends)
    if start is None or end is None or (end != _MIDNIGHT and end <= start):
        return None
    return HoursOfDay(start, end)


def read_time(text: str) -> time | None:
    """Read a time of the day; 24:00 is midnight, nothing is none."""
    found = _TIME.fullmatch(text.strip())
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    if found[3]:
        hour = hour % _NOON + (_NOON if found[3] == "pm" else 0)
    if (hour, minute) == (_LAST_HOUR, 0):
        return _MIDNIGHT
    return time(hour, minute) if hour < _LAST_HOUR and minute < 60 else None  # noqa: PLR2004


def _sentence(text: str) -> str:
    template = tr("%1 is no stretch of the day; write for example 9-18, or “all day”")
    return template.replace("%1", quoted(text))
