"""Days and schedules as people type them: ``5``, ``5-24``, ``5 Dec``, ``every Tuesday``."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time
from functools import cache, lru_cache
from typing import Final

from PySide6.QtCore import QLocale

from tarife.gui.text.languages import tr
from tarife.gui.text.names import filled, quoted
from tarife.gui.text.numbers import ParseError, read_count, too_many_entries
from tarife.gui.text.times import WEEKS, read_date, read_time
from tarife.plan.grid import BROADCAST_TIME, BROADCAST_WEEKDAY
from tarife.plan.model.account import WEEKDAYS, Weekday
from tarife.plan.model.lines import (
    MOST_MOMENTS,
    MOST_REPEATS,
    Broadcast,
    DayRange,
    HoursOfDay,
    Repeat,
    Schedule,
    Steady,
)
from tarife.terms.calendar import BillingMonth, Period
from tarife.terms.folding import caseless
from tarife.terms.languages import Language
from tarife.terms.sentences import translated

_DASHES: Final = re.compile(r"\s*[-–—]\s*")  # noqa: RUF001
_TIMED: Final = re.compile(
    r"(?P<days>.+?),?\s+(?:(?:at|saat|@)\s*)?(?P<time>\d{1,2}[:.]\d{2}\s*(?:am|pm)?)"
)
_NAMED_MONTH: Final = re.compile(r"(\d{1,2})\.?\s*([^\W\d]{3,})\.?(?=\W|$)")
_DAY: Final = r"\d{1,2}\.?(?:\d{1,2}\.?(?:\s?\d{4})?)?|\d{4}-\d{2}-\d{2}"
_DATE: Final = re.compile(r"(\d{1,2})\.?(?:(?<=\.)(\d{1,2})\.?(?:\s?(\d{4}))?)?")
_ISO_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_SPAN: Final = re.compile(rf"(?<![\d:-])({_DAY})-({_DAY})(?![\d:-])")
_HOURS: Final = re.compile(r"(\d{1,2}):(\d{2})-(\d{1,2}):(\d{2})")
_DAY_OF_MONTH: Final = re.compile(
    r"day (\d{1,2})(?: of (?:the|each|every) month)?|(?:her )?ayin (\d{1,2})\.? g[uü]n[uü]"
)
_TIMES_A_MONTH: Final = re.compile(r"(?<!\d)\d+\s*[×x*]\s*")  # noqa: RUF001
_LANGUAGES: Final = ("en", "tr")
_EVERY: Final = ("every", "her")
_SHORTEST: Final = 3
_LONGEST: Final = 20_000
"""Characters of the longest text that is looked at; the 200 moments of a send take fewer."""


class _RefusedError(ValueError):
    """Why a day cannot be taken; the sentence has ``%1`` for the whole text."""


def read_day(text: str, period: Period, month: BillingMonth | None = None) -> date | ParseError:
    """Read one day of a plan: ``5``, ``5 Dec``, ``5.12.``, ``Tue 5 Dec`` or ``2026-12-05``.

    Args:
        text: What was typed.
        period: The months of the plan.
        month: That of a day that names none; the first one where none is given.
    """
    found = read_days(text, period, month)
    if isinstance(found, ParseError):
        return found
    if found.first is None or found.first != found.last:
        return ParseError(text, _no_day(text))
    return found.first


def read_any_day(text: str, near: date) -> date | ParseError:
    """Read a day of any month; one without its month or year has those of a day near it."""
    day = read_date(text)
    if not isinstance(day, ParseError):
        return day
    month = BillingMonth.of(near)
    found = read_day(text, Period(BillingMonth(month.year, 1), 12), month)
    return day if isinstance(found, ParseError) else found


def read_days(
    text: str, period: Period, month: BillingMonth | None = None
) -> DayRange | ParseError:
    """Read a day, or the first and the last of several: ``5–24``, ``20 Nov – 5 Dec``."""  # noqa: RUF002
    try:
        ends = _ends(_compact(text), period, month or period.first)
    except _RefusedError as refused:
        return ParseError(text, str(refused).replace("%1", quoted(text)))
    return ParseError(text, _no_day(text)) if ends is None else DayRange(*ends)


def read_moment(text: str, period: Period, own: datetime) -> datetime | ParseError:
    """Read a day with its time, ``3 Nov at 11:00``; what is left out stays as in ``own``."""
    timed = _TIMED.fullmatch(_compact(text))
    at = read_time(timed["time"]) if timed else own.time()
    days = timed["days"] if timed else text
    is_there = own.date() in period.dates()
    day = read_day(days, period, BillingMonth.of(own) if is_there else None)
    if at is None or (isinstance(day, ParseError) and day.sentence == _no_day(days)):
        template = tr("%1 is no day and time; write for example 3 11:00, or 10, 17 Dec")
        return ParseError(text, template.replace("%1", quoted(text)))
    if isinstance(day, ParseError):
        return replace(day, text=text)
    return datetime.combine(day, at)


_EACH: Final = re.compile(r"(.*?\d.*?)\s*[×x*]?\s*(?:each|every|her)\s+(.+)")  # noqa: RUF001
_COUNTED: Final = re.compile(r"(\d{1,3})\s*[×x*]\s*(\d.*)")  # noqa: RUF001


def read_each(text: str, period: Period) -> tuple[int, Schedule] | ParseError | None:
    """Read what goes out each time, with its days: ``120,000 every Friday``; nothing else."""
    found = _EACH.fullmatch(caseless(text.strip()))
    if found is None:
        return None
    each = read_count(found[1], QLocale())
    if isinstance(each, ParseError):
        return each
    usual = Broadcast((), repeats=(Repeat(BROADCAST_TIME, BROADCAST_WEEKDAY),))
    when = read_schedule(f"every {found[2]}", usual, period)
    return when if isinstance(when, ParseError) else (each, when)


def read_times(text: str) -> tuple[int, str] | None:
    """Read how often something goes out, and how much of it: ``5 × 120,000``."""  # noqa: RUF002
    found = _COUNTED.fullmatch(caseless(text.strip()))
    return (int(found[1]), found[2]) if found else None


def read_schedule(text: str, before: Schedule, period: Period) -> Schedule | ParseError:
    """Read when a send goes out, keeping what the text does not speak of.

    Args:
        text: Days or a rule and a time for a broadcast, several of them with ``;`` between;
            for a stream ``every day`` or weekdays, then days such as ``1-15`` and hours such
            as ``09:00-21:00``, both as wished.
        before: The schedule that stands there.
        period: The months of the plan.
    """
    compact = _compact(text)
    try:
        sent = _read_broadcast(compact, before, period)
        found = sent or _read_steady(compact, period)
    except _RefusedError as refused:
        return ParseError(text, str(refused).replace("%1", quoted(text)))
    except ValueError:
        return ParseError(text, _no_such_day(text, period))
    if isinstance(found, Broadcast):
        many = too_many_entries(text, len(found.moments), MOST_MOMENTS)
        return many or too_many_entries(text, len(found.repeats), MOST_REPEATS) or found
    return found or ParseError(text, _unreadable(text))


def _compact(text: str) -> str:
    """Write dashes in one way, and months by their numbers; what is too long is no day."""
    if len(text) > _LONGEST:
        return "?"
    plain = _DASHES.sub("-", caseless(" ".join(text.split())))
    return _NAMED_MONTH.sub(_numbered, plain)


def _numbered(found: re.Match[str]) -> str:
    for name, month in _month_names(QLocale().name()):
        if name.startswith(found[2]):
            return f"{found[1]}.{month}."
    return found[0]


@lru_cache(maxsize=2)
def _month_names(locale: str) -> tuple[tuple[str, int], ...]:
    """List what the months are called; a pasted text asks for them thousands of times."""
    return tuple(
        (
            caseless(QLocale(one).standaloneMonthName(month, QLocale.FormatType.LongFormat)),
            month,
        )
        for one in (locale, *_LANGUAGES)
        for month in range(1, 13)
    )


def _ends(text: str, period: Period, month: BillingMonth) -> tuple[date, date] | None:
    """Read a day, or two with a dash between; nothing where there is none."""
    if _ISO_DATE.fullmatch(text):
        day = _date(text, period, month)
        return day, day
    words = [word.strip(",") for word in text.split() if _weekday(word.strip(",.")) is None]
    parts = [part.strip(" ,") for part in " ".join(words).split("-")]
    if not all(map(_DATE.fullmatch, parts)) or len(parts) > 2:  # noqa: PLR2004 - a span has two
        return None
    last = _date(parts[-1], period, month)
    first = _date(parts[0], period, BillingMonth.of(last))
    if first > last:
        raise _RefusedError(tr("%1 ends before it begins; write the earlier day first"))
    return first, last


def _date(text: str, period: Period, month: BillingMonth) -> date:
    """Make the day that is written with or without its month and year."""
    if _ISO_DATE.fullmatch(text):
        try:
            day = date.fromisoformat(text)
        except ValueError as error:
            raise _RefusedError(_no_such_day("%1", period)) from error
    else:
        found = _DATE.fullmatch(text)
        number = int(found[2]) if found and found[2] else month.month
        is_named = bool(found and found[2])
        year = int(found[3]) if found and found[3] else 0
        months = [
            one
            for one in (period.months if is_named else (month,))
            if one.month == number and year in (0, one.year)
        ]
        if not months:
            raise _RefusedError(_outside(period))
        day_number = int(found[1]) if found else 0
        if not 1 <= day_number <= months[0].days:
            template = tr("%1 is not in the month; it has days 1 to %2")
            raise _RefusedError(template.replace("%2", str(months[0].days)))
        day = date(months[0].year, months[0].month, day_number)
    if not period.first_day <= day <= period.last_day:
        raise _RefusedError(_outside(period))
    return day


def _read_broadcast(text: str, before: Schedule, period: Period) -> Broadcast | None:
    """Read single days and rules, each with a time of its own; nothing if it is neither."""
    is_broadcast = isinstance(before, Broadcast)
    old = before if isinstance(before, Broadcast) else Broadcast(())
    known = {(one.weekday, one.week, one.day): one for one in old.repeats}
    usual = next(
        (at.time() for at in old.moments), next((r.at for r in old.repeats), BROADCAST_TIME)
    )
    moments, repeats = list[datetime](), list[Repeat]()
    for part in (one.strip() for one in text.split(";")):
        timed = _TIMED.fullmatch(part)
        at = read_time(timed["time"]) if timed else usual
        days = timed["days"] if timed else part
        rule = _rule(days, at or usual, is_timed=timed is not None)
        single = None if rule else _single_days(days, period, old)
        if rule is None and single is None:
            return None
        if at is None:
            raise ValueError(part)
        if rule is not None and (timed or is_broadcast):
            kept = known.get((rule.weekday, rule.week, rule.day), rule)
            repeats.append(replace(rule, days=kept.days))
        elif single is not None:
            moments += (datetime.combine(day, at) for day in single)
        else:
            return None
    return replace(old, moments=tuple(moments), repeats=tuple(repeats))


def _single_days(text: str, period: Period, before: Broadcast) -> tuple[date, ...] | None:
    """Read days with commas or blanks between; one without a month takes the next one's."""
    first = min((at.date() for at in before.moments), default=period.first_day)
    month = BillingMonth.of(first if first in period.dates() else period.first_day)
    words = [word for word in re.split(r"[\s,]+", text) if _weekday(word.strip(".")) is None]
    if not any(words) or not all(map(_DATE.fullmatch, filter(None, words))):
        return None
    days = list[date]()
    for word in reversed([one for one in words if one]):
        days.insert(0, _date(word, period, month))
        month = BillingMonth.of(days[0])
    return tuple(dict.fromkeys(days))


def _rule(text: str, at: time, *, is_timed: bool) -> Repeat | None:
    """Read on which days of every month something comes: ``last Friday``, ``4 × Tue``.

    A weekday alone, with a time, comes every week.
    """  # noqa: RUF002
    found = _DAY_OF_MONTH.fullmatch(text)
    if found:
        day = int(found[1] or found[2])
        if not 1 <= day <= 31:  # noqa: PLR2004 - the longest month
            raise ValueError(text)
        return Repeat(at, day=day)
    said, weeks = _TIMES_A_MONTH.sub("", text), _weeks()
    if said != text or is_timed:
        weeks = (*weeks, ("", 0))
    for word, week in weeks:
        weekday = _weekday(said.removeprefix(word).strip()) if said.startswith(word) else None
        if weekday is not None:
            return Repeat(at, WEEKDAYS[weekday], week)
    return None


@cache
def _weeks() -> tuple[tuple[str, int], ...]:
    return tuple(
        (caseless(said.replace("%1", "").strip()), week)
        for week, template in WEEKS.items()
        for said in (template, translated(template, Language.TURKISH))
    )


def _weekday(word: str) -> int | None:
    """Find a weekday by its name or the beginning of one, in either language."""
    names = _weekday_names(QLocale().name())
    if word in names or word.removesuffix("s") in names:
        return names.get(word, names.get(word.removesuffix("s")))
    begun = (index for name, index in names.items() if name.startswith(word))
    return next(begun, None) if len(word) >= _SHORTEST else None


@lru_cache(maxsize=2)
def _weekday_names(locale: str) -> Mapping[str, int]:
    names = {day.value: index for index, day in enumerate(WEEKDAYS)}
    for one in map(QLocale, (locale, *_LANGUAGES)):
        for index in range(7):
            for form in (QLocale.FormatType.ShortFormat, QLocale.FormatType.LongFormat):
                name = caseless(one.standaloneDayName(index + 1, form)).strip(".")
                names.setdefault(name, index)
    return names


def _read_steady(compact: str, period: Period) -> Steady | None:
    days, hours, rest = DayRange(), HoursOfDay(), list[str]()
    text = compact.replace(caseless(tr("every day")), " ").replace("every day", " ")
    span = _SPAN.search(text)
    if span:
        ends = _ends(span[0], period, period.first)
        days = _open_span(*ends, period) if ends else days
        text = f"{text[: span.start()]} {text[span.end() :]}"
    for word in text.replace(",", " ").split():
        found = _HOURS.fullmatch(word)
        if found:
            start, end = (int(found[1]), int(found[2])), (int(found[3]) % 24, int(found[4]))
            hours = HoursOfDay(time(*start), time(*end))
        elif word not in _EVERY:
            rest.append(word)
    weekdays = _read_weekdays(rest) if rest else WEEKDAYS
    is_said = text != compact or rest or hours != HoursOfDay()
    return Steady(days, weekdays, hours) if weekdays and is_said else None


def _open_span(first: date, last: date, period: Period) -> DayRange:
    """Make a range of days whose sides stay open where they are the plan's own."""
    return DayRange(
        None if first == period.first_day else first,
        None if last == period.last_day else last,
    )


def _read_weekdays(words: list[str]) -> tuple[Weekday, ...]:
    chosen: set[int] = set()
    for word in words:
        indexes = [_weekday(name.strip(".")) for name in word.split("-")]
        if None in indexes or len(indexes) > 2:  # noqa: PLR2004 - a range has two ends
            return ()
        first, last = indexes[0] or 0, indexes[-1] or 0
        chosen |= {(first + step) % 7 for step in range((last - first) % 7 + 1)}
    return tuple(WEEKDAYS[index] for index in sorted(chosen))


def _no_day(text: str) -> str:
    template = tr("%1 is no day; write for example 5, 5 Dec or 2026-12-05")
    return template.replace("%1", quoted(text))


def _outside(period: Period) -> str:
    if period.count > 1:
        return tr("%1 is in none of the plan's months")
    return tr("%1 is not in the month of the plan; leave out its month")


def _no_such_day(text: str, period: Period) -> str:
    template = tr("%1 holds a day or time that does not exist; the month has days 1 to %2")
    return filled(template, text if text == "%1" else quoted(text), str(period.first.days))


def _unreadable(text: str) -> str:
    template = tr(
        "%1 is no schedule; write for example “3, 10, 17 at 11:00”, “every Tuesday 11:00”, "
        "“every day” or “Mon-Fri 09:00-18:00”"
    )
    return template.replace("%1", quoted(text))
