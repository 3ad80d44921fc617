"""Parses the times of a log: ISO 8601, seconds since 1970, mail dates and local formats."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import MAXYEAR, MINYEAR, UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from enum import Enum
from typing import Any, Final
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

from tarife.rates.markets.phones import numbers_masked
from tarife.terms.arrays import Instants
from tarife.terms.calendar import instant_us
from tarife.terms.problems import Problem
from tarife.terms.sentences import say

NO_TIME: Final = np.iinfo(np.int64).min
"""Stands where a row has no such time."""

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_FIRST_YEAR: Final = 2015
_LAST_YEAR: Final = 2100
_DAY_US: Final = 24 * 3600 * 1_000_000
_FIRST_US: Final = instant_us(datetime(_FIRST_YEAR, 1, 2, tzinfo=UTC))
_LAST_US: Final = instant_us(datetime(_LAST_YEAR - 1, 12, 30, tzinfo=UTC))
_HEAD: Final = 19  # 2026-11-03T10:00:00
_DIGITS: Final = [0, 1, 2, 3, 5, 6, 8, 9, 11, 12, 14, 15, 17, 18]
_DATE_ALONE: Final = 10
_MILLISECONDS_FROM: Final = 10**11
_MICROSECONDS_FROM: Final = 10**14
_NUMBER: Final = re.compile(r"\d{9,16}(\.\d+)?")
_LOCAL: Final = re.compile(
    r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})[ ,T]+(\d{1,2}):(\d{2})(?::(\d{2})(\.\d+)?)?"
    r"(?:\s*([ap])\.?m\.?)?(\s*(?:z|utc|gmt|[+-]\d\d:?\d\d))?",
    re.IGNORECASE,
)
_WORLD_TIME: Final = re.compile(r"(?<!\s)\s*(utc|gmt|z)$", re.IGNORECASE)


class DateOrder(Enum):
    """Which of two numbers of a date such as 03/11/2026 is the day."""

    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"


class OrderUnknown(Exception):  # noqa: N818 - it is a question, not an error
    """A date can be read in two ways; the whole log must be looked at."""


@dataclass(slots=True)
class Clock:
    """Turns the times of a log into instants.

    Attributes:
        zone: The account's time zone, for times without offset.
        is_utc: Whether times without offset are in UTC all the same.
        order: How to read dates such as 03/11/2026, once it is known.
        orders: The ways in which every such date so far can be read.
        twice: The first line with a local time that occurs twice, and how many there are.
        never: The same of local times that a clock change skips.
    """

    zone: ZoneInfo
    order: DateOrder | None = None
    is_utc: bool = False
    orders: set[DateOrder] = field(default_factory=lambda: set(DateOrder))
    twice: list[int] = field(default_factory=list)
    never: list[int] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=lambda: {"twice": 0, "never": 0})
    _days: dict[int, int | None] = field(default_factory=dict)

    def read(
        self, texts: Sequence[Any], lines: Sequence[int]
    ) -> tuple[Instants, dict[int, Problem]]:
        """Read a column.

        Returns:
            Microseconds since 1970 UTC, `NO_TIME` where there is none; what is wrong, by index.

        Raises:
            OrderUnknown: If a date can be read in two ways, and ``order`` is not given.
        """
        read = _whole_iso(texts) or _whole_numbers(texts)
        problems: dict[int, Problem] = {}
        if read is None:
            read, problems = self._one_by_one(texts)
        us, is_local = read
        wrong = (us != NO_TIME) & ((us < _FIRST_US) | (us >= _LAST_US))
        for index in np.flatnonzero(wrong).tolist():
            year = _year_of(int(us[index]))
            problems[index] = _bad_year(str(texts[index]), year)
            us[index] = NO_TIME
        if not self.is_utc:
            self._convert_to_utc(us, is_local & (us != NO_TIME), lines)
        return us, problems

    def _one_by_one(
        self, texts: Sequence[Any]
    ) -> tuple[tuple[Instants, Any], dict[int, Problem]]:
        us = np.full(len(texts), NO_TIME, dtype=np.int64)
        is_local = np.zeros(len(texts), dtype=np.bool_)
        problems: dict[int, Problem] = {}
        for index, value in enumerate(texts):
            text = "" if value is None else str(value).strip()
            if not text:
                continue
            found = self._moment(text)
            if found is None:
                problems[index] = _bad_time(text)
            else:
                is_local[index] = found.tzinfo is None
                us[index] = instant_us(found.replace(tzinfo=found.tzinfo or UTC))
        return (us, is_local), problems

    def _moment(self, text: str) -> datetime | None:
        """Read one time; without offset where the text has none."""
        if _NUMBER.fullmatch(text):
            return _since_1970(text)
        local = _LOCAL.fullmatch(text)
        if local:
            return self._local(local)
        try:
            plain, world = _WORLD_TIME.subn("", text)
            moment = datetime.fromisoformat(plain.upper())
            if len(plain) <= _DATE_ALONE or _is_date_alone(plain):
                return None
            return moment.replace(tzinfo=UTC) if world else moment
        except ValueError:
            pass
        try:
            return parsedate_to_datetime(text) if ":" in text else None
        except (ValueError, TypeError, IndexError, OverflowError):
            return None

    def _local(self, found: re.Match[str]) -> datetime | None:
        first, mark, second, year, hour, minute, seconds, part, half, offset = found.groups()
        hours = int(hour)
        if half:
            if not 1 <= hours <= 12:  # noqa: PLR2004 - of the clock
                return None
            hours = hours % 12 + (12 if half.lower() == "p" else 0)
        rest = f"{hours:02}:{minute}:{seconds or '00'}{(part or '')[:7]}"
        possible = {
            DateOrder.DAY_FIRST: (second, first),
            DateOrder.MONTH_FIRST: (first, second),
        }
        if mark == ".":
            del possible[DateOrder.MONTH_FIRST]
        read: dict[DateOrder, datetime] = {}
        for order, (month, day) in possible.items():
            try:
                read[order] = datetime.fromisoformat(f"{year}-{month:0>2}-{day:0>2}T{rest}")
            except ValueError:
                continue
        moment = self._chosen(read, is_certain=mark == ".")
        if moment is None or not offset:
            return moment
        plain = offset.strip().upper()
        ending = "+00:00" if plain in {"Z", "UTC", "GMT"} else plain
        try:
            return datetime.fromisoformat(moment.isoformat() + ending)
        except ValueError:  # no clock is a day away
            return None

    def _chosen(self, read: dict[DateOrder, datetime], *, is_certain: bool) -> datetime | None:
        if is_certain or not read:
            return next(iter(read.values()), None)
        self.orders &= set(read)
        if self.order is not None:
            return read.get(self.order)
        if len(read) > 1 and len(set(read.values())) == 1:
            return next(iter(read.values()))
        raise OrderUnknown

    def _convert_to_utc(self, us: Instants, is_local: Any, lines: Sequence[int]) -> None:
        """Turn local times, written as if they were UTC, into instants, in place."""
        rows = np.flatnonzero(is_local)
        if len(rows) == 0:
            return
        local = us[rows]
        days, inverse = np.unique(local // _DAY_US, return_inverse=True)
        offsets = [self._offset_of_day(day) for day in days.tolist()]
        is_uneven = np.array([offset is None for offset in offsets], dtype=np.bool_)
        shift = np.array([offset or 0 for offset in offsets], dtype=np.int64)
        us[rows] = local - shift[inverse]
        for index in np.flatnonzero(is_uneven[inverse]).tolist():
            us[rows[index]] = self._on_day_of_change(int(local[index]), lines[rows[index]])

    def _offset_of_day(self, day: int) -> int | None:
        """Give the offset that holds all day in microseconds; nothing on a day of a change."""
        if day not in self._days:
            start = _EPOCH.replace(tzinfo=self.zone) + timedelta(days=day)
            around = {
                (start + timedelta(hours=hours)).replace(fold=fold).utcoffset()
                for hours in (-3, 0, 3, 6, 12, 24, 27)
                for fold in (0, 1)
            }
            offset = next(iter(around))
            is_even = len(around) == 1 and offset is not None
            self._days[day] = offset // timedelta(microseconds=1) if is_even else None  # type: ignore[operator]
        return self._days[day]

    def _on_day_of_change(self, local_us: int, line: int) -> int:
        """Place a time of a day on which clocks change, and keep the line if it is doubtful."""
        local = _EPOCH.replace(tzinfo=self.zone) + timedelta(microseconds=local_us)
        early, late = (local.replace(fold=fold) for fold in (0, 1))
        us = instant_us(early)
        if early.utcoffset() != late.utcoffset():
            back = early.astimezone(UTC).astimezone(self.zone)
            is_real = back.replace(tzinfo=UTC) == local.replace(tzinfo=UTC)
            kind, kept = ("twice", self.twice) if is_real else ("never", self.never)
            self.counts[kind] += 1
            if not kept:
                kept.append(line)
        return us


def _whole_iso(texts: Sequence[Any]) -> tuple[Instants, Any] | None:
    """Read a column of ISO 8601 of one width at once; nothing where one cell is not such."""
    try:
        width, text = len(texts[0]), "".join(texts)
        letters = np.frombuffer(text.encode("ascii"), dtype=np.uint8).reshape(len(texts), width)
        if width < _HEAD or set(map(len, texts)) != {width} or not _are_heads(letters):
            return None
        heads = np.ascontiguousarray(letters[:, :_HEAD]).view(f"S{_HEAD}").ravel()
        us = heads.astype("datetime64[us]").astype(np.int64)
        if width == _HEAD:
            return us, np.ones(len(us), dtype=np.bool_)
        ends = np.ascontiguousarray(letters[:, _HEAD:]).view(f"S{width - _HEAD}").ravel()
        tails, inverse = np.unique(ends, return_inverse=True)
        shifts = [_tail(tail.decode()) for tail in tails.tolist()]
    except (ValueError, TypeError, IndexError):
        return None
    shift = np.array([us for us, _ in shifts], dtype=np.int64)
    is_local = np.array([is_local for _, is_local in shifts], dtype=np.bool_)
    return us + shift[inverse], is_local[inverse]


def _are_heads(letters: NDArray[np.uint8]) -> bool:
    """Tell columns of letters that look like 2026-11-03T10:00:00."""
    digits = letters[:, _DIGITS]
    return bool(
        ((digits >= ord("0")) & (digits <= ord("9"))).all()
        and (letters[:, [4, 7]] == ord("-")).all()
        and (letters[:, [13, 16]] == ord(":")).all()
        and np.isin(letters[:, 10], (ord("T"), ord(" "))).all()
    )


def _tail(text: str) -> tuple[int, bool]:
    """Read a fraction of a second and an offset; gives a shift, and whether it is local."""
    plain, world = _WORLD_TIME.subn("", text)
    moment = datetime.fromisoformat(f"2000-01-01T00:00:00{plain}")
    shift = moment.replace(tzinfo=moment.tzinfo or UTC) - datetime(2000, 1, 1, tzinfo=UTC)
    return shift // timedelta(microseconds=1), moment.tzinfo is None and not world


def _whole_numbers(texts: Sequence[Any]) -> tuple[Instants, Any] | None:
    """Read a column of whole seconds or milliseconds since 1970 at once."""
    try:
        if not all(str(text).isdecimal() for text in texts):
            return None
        numbers = np.array([int(text) for text in texts], dtype=np.int64)
    except (ValueError, TypeError, OverflowError):
        return None
    if len(numbers) == 0 or numbers.min() < 10**8 or numbers.max() >= 10**16:
        return None
    unit = np.where(
        numbers >= _MICROSECONDS_FROM, 1, np.where(numbers >= _MILLISECONDS_FROM, 10**3, 10**6)
    )
    return numbers * unit, np.zeros(len(numbers), dtype=np.bool_)


def _since_1970(text: str) -> datetime:
    whole, _, part = text.partition(".")
    number = int(whole)
    if number >= _MICROSECONDS_FROM:
        us = number
    elif number >= _MILLISECONDS_FROM:
        us = number * 1000 + int(f"{part:0<3}"[:3])
    else:
        us = number * 1_000_000 + int(f"{part:0<6}"[:6])
    return _EPOCH + timedelta(microseconds=us)


def _is_date_alone(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _bad_time(text: str) -> Problem:
    return Problem(
        code="bad-time",
        where="",
        message=say(
            "{text!r} is not a date with a time",
            text=text if ":" in text else numbers_masked(text),
        ),
        hint=say("write both as ISO 8601, such as 2026-11-03T10:00:00+03:00"),
    )


def _year_of(us: int) -> int:
    """Tell the year of an instant, or the nearest that has a date."""
    try:
        return (_EPOCH + timedelta(microseconds=us)).year
    except OverflowError:  # an offset leads beyond the calendar
        return MINYEAR if us < 0 else MAXYEAR


def _bad_year(text: str, year: int) -> Problem:
    return Problem(
        code="bad-year",
        where="",
        message=say("{text!r} is a time of the year {year}", text=text, year=year),
        hint=say(
            "give a year from {first_year} to {last_year}",
            first_year=_FIRST_YEAR,
            last_year=_LAST_YEAR - 1,
        ),
    )
