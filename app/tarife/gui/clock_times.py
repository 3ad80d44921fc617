"""Moments and stretches of the day as people write them: ``3 11:00``, ``9-18``, ``all day``."""

import re
from datetime import date, datetime, time
from typing import Final

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from tarife.gui.numbers import Unread
from tarife.gui.texts import filled
from tarife.plan.model.lines import HoursOfDay
from tarife.terms.calendar import BillingMonth
from tarife.terms.folding import caseless

translate = QCoreApplication.translate

_DASH: Final = "–"  # noqa: RUF001 - ranges are written with an en dash
_MIDNIGHT: Final = time(0)
_LAST_HOUR, _NOON = 24, 12
_DATES: Final = ("d MMM yyyy", "d MMMM yyyy", "d.M.yyyy", "yyyy-MM-dd")
_TIME: Final = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?")
_BETWEEN: Final = re.compile(r"\s*[-–—]\s*|\s+to\s+")  # noqa: RUF001
_MOMENT: Final = re.compile(
    r"(?:[^\W\d]+\.?,?\s+)?(?P<day>\d{1,2})\.?(?:\s+(?!at\b)(?P<month>[^\W\d]+)\.?)?,?"
    r"\s+(?:at\s+|@\s*)?(?P<time>\d{1,2}[:.]\d{2}\s*(?:am|pm)?)"
)


def read_stretches(text: str) -> tuple[HoursOfDay, ...] | Unread:
    """Read stretches of one day, such as ``9-12, 13-18``; ``closed`` or nothing is none."""
    compact = caseless(text.strip())
    if compact in ("", "closed", _DASH, "-", caseless(translate("Clock", "closed"))):
        return ()
    if compact in ("all day", caseless(translate("Clock", "all day"))):
        return (HoursOfDay(),)
    found = [_stretch(part) for part in re.split(r"\s*[,;]\s*", compact)]
    stretches = tuple(stretch for stretch in found if stretch is not None)
    return stretches if len(stretches) == len(found) else Unread(text, _sentence(text))


def read_hours(text: str) -> HoursOfDay | Unread:
    """Read one stretch of the day; nothing at all is the whole day."""
    stretches = read_stretches(text)
    if isinstance(stretches, Unread):
        return stretches
    if len(stretches) > 1:
        return Unread(text, _sentence(text))
    return stretches[0] if stretches else HoursOfDay()


def stretches_text(stretches: tuple[HoursOfDay, ...]) -> str:
    """Write stretches of one day; none is ``closed``."""
    if not stretches:
        return translate("Clock", "closed")
    return ", ".join(hours_text(stretch) for stretch in stretches)


def hours_text(hours: HoursOfDay) -> str:
    """Write a stretch of the day; the whole day in words."""
    if hours == HoursOfDay():
        return translate("Clock", "all day")
    end = "24:00" if hours.end == _MIDNIGHT else f"{hours.end:%H:%M}"
    return f"{hours.start:%H:%M}{_DASH}{end}"


def day_text(day: date) -> str:
    """Write a day of the plan's month, such as ``Tue 3 Nov``."""
    form = translate("Clock", "ddd d MMM", "Qt's form of a day: weekday, number, month")
    return QLocale().toString(QDate(day.year, day.month, day.day), form)


def date_text(day: date | None) -> str:
    """Write a day of any month, such as ``1 Oct 2026``; none is nothing."""
    return QLocale().toString(QDate(day.year, day.month, day.day), _DATES[0]) if day else ""


def read_date(text: str) -> date | Unread:
    """Read a day of any month, such as ``1 Oct 2026``, ``1.10.2026`` or ``2026-10-01``."""
    compact = " ".join(text.split())
    for locale in (QLocale(), QLocale("en"), QLocale("tr")):
        for form in _DATES:
            day = locale.toDate(compact, form)
            if day.isValid():
                return date(day.year(), day.month(), day.day())
    template = translate("Clock", "%1 is no day; write for example 1 Oct 2026 or 2026-10-01")
    return Unread(text, template.replace("%1", repr(text)))


def moment_text(moment: datetime) -> str:
    """Write a day and a time, such as ``Tue 3 Nov 11:00``."""
    return f"{day_text(moment)} {moment:%H:%M}"


def read_moment(text: str, month: BillingMonth) -> datetime | Unread:
    """Read a day of the month and a time, such as ``3 11:00`` or ``3 Nov at 11:00``."""
    found = _MOMENT.fullmatch(caseless(text.strip()))
    at = _clock(found["time"]) if found else None
    if found is None or at is None:
        template = translate("Clock", "%1 is no day and time; write for example 3 11:00")
        return Unread(text, template.replace("%1", repr(text)))
    if found["month"] and not _is_name_of(found["month"], month):
        template = translate("Clock", "%1 is not in the month of the plan; leave out its month")
        return Unread(text, template.replace("%1", repr(text)))
    day = int(found["day"])
    if not 1 <= day <= month.days:
        template = translate("Clock", "%1 is not in the month; it has days 1 to %2")
        sentence = filled(template, repr(text), str(month.days))
        return Unread(text, sentence)
    return datetime.combine(date(month.year, month.month, day), at)


def _stretch(text: str) -> HoursOfDay | None:
    ends = _BETWEEN.split(text)
    if len(ends) != 2:  # noqa: PLR2004 - a stretch has two ends
        return None
    start, end = (_clock(part) for part in ends)
    if start is None or end is None or (end != _MIDNIGHT and end <= start):
        return None
    return HoursOfDay(start, end)


def _clock(text: str) -> time | None:
    """Read a time of the day; 24:00 is midnight."""
    found = _TIME.fullmatch(text.strip())
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    if found[3]:
        hour = hour % _NOON + (_NOON if found[3] == "pm" else 0)
    if (hour, minute) == (_LAST_HOUR, 0):
        return _MIDNIGHT
    return time(hour, minute) if hour < _LAST_HOUR and minute < 60 else None  # noqa: PLR2004


def _is_name_of(word: str, month: BillingMonth) -> bool:
    locales = (QLocale(), QLocale("en"), QLocale("tr"))
    names = {locale.monthName(month.month, QLocale.FormatType.LongFormat) for locale in locales}
    return any(caseless(name).startswith(word.rstrip(".")) for name in names)


def _sentence(text: str) -> str:
    template = translate(
        "Clock", "%1 is no stretch of the day; write for example 9-18, or “all day”"
    )
    return template.replace("%1", repr(text))
