"""The days on which Meta changed rates, whether or not the card of that day is known."""

from datetime import date, timedelta
from typing import Final

from tarife.terms.calendar import FIRST_RULES_DAY

CHANGES: Final = (
    date(2024, 8, 1),
    date(2024, 10, 1),
    date(2024, 11, 1),
    date(2025, 2, 1),
    date(2025, 4, 1),
    date(2025, 7, 1),
    date(2025, 10, 1),
    date(2026, 1, 1),
    date(2026, 4, 1),
    date(2026, 7, 1),
    date(2026, 10, 1),
)
"""Every change since the first rules, up to the last known one.

Source:
    Meta's change log of the pricing pages, read in November 2026.
"""

QUARTERS: Final = (1, 4, 7, 10)
"""The months with which quarters begin."""

FIRST_UNKNOWN: Final = date(2027, 1, 1)
"""The quarter that follows the last known change; Meta changes rates when a quarter begins."""


def last_change_between(after: date, until: date) -> date | None:
    """Give the last known change after one day and not after another, if there was one."""
    found = [change for change in CHANGES if after < change <= until]
    return found[-1] if found else None


def quarter_after(day: date) -> date:
    """Give the first day of the quarter that follows a day."""
    return next(
        date(year, month, 1)
        for year in (day.year, day.year + 1)
        for month in QUARTERS
        if date(year, month, 1) > day
    )


def usual_days(today: date) -> tuple[date, ...]:
    """List the days on which a card can have begun, or is likely to: up to a year from now."""
    quarters = (
        date(year, month, 1)
        for year in range(FIRST_RULES_DAY.year, today.year + 2)
        for month in QUARTERS
    )
    latest = today + timedelta(days=366)
    known = (FIRST_RULES_DAY, date(2024, 6, 1), *CHANGES)
    likely = (day for day in quarters if FIRST_RULES_DAY < day <= latest)
    return tuple(sorted({*known, *likely}))
