"""The days on which Meta changed rates, whether or not the card of that day is known."""

from datetime import date
from typing import Final

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

FIRST_UNKNOWN: Final = date(2027, 1, 1)
"""The quarter that follows the last known change; Meta changes rates when a quarter begins."""


def last_change_between(after: date, until: date) -> date | None:
    """Give the last known change after one day and not after another, if there was one."""
    found = [change for change in CHANGES if after < change <= until]
    return found[-1] if found else None
