"""Dates of workbooks: numbers of days that only the format of their cell tells from others."""

import re
from datetime import datetime, timedelta
from typing import Final

DATE_FORMATS: Final = frozenset(
    map(str, (*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
)
"""The formats of dates that every workbook has, by number."""

_NO_DATE_IN: Final = re.compile(
    r'"[^"]*"|\\.|[_*].|\[(?!h+\]|m+\]|s+\])[^\[\]]*\]', re.IGNORECASE
)
_DATE_IN: Final = re.compile(r"[dmyhs]", re.IGNORECASE)
_EPOCHS: Final = {False: datetime(1899, 12, 30), True: datetime(1904, 1, 1)}  # noqa: DTZ001
_DAY_S: Final = 24 * 60 * 60
_DAYS: Final = 2_958_466  # up to the year 9999
_MISSING_LEAP_DAY: Final = 60  # spreadsheets hold 1900 for a leap year


def is_date_format(code: str) -> bool:
    """Tell whether a format of a workbook's own, such as ``dd.mm.yyyy``, shows dates."""
    return _DATE_IN.search(_NO_DATE_IN.sub("", code.partition(";")[0])) is not None


def date_of(number: float, *, is_1904: bool) -> float | datetime:
    """Give the date that a number of days is, or the number where no year has it.

    Args:
        number: Days since the workbook's epoch.
        is_1904: Whether that is in 1904, as once on the Macintosh, or the usual one.
    """
    if not 0 <= number < _DAYS:
        return number
    is_before = number < _MISSING_LEAP_DAY and not is_1904
    return _EPOCHS[is_1904] + timedelta(seconds=round((number + is_before) * _DAY_S))
