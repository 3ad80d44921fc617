"""The pause of marketing templates to the United States."""

from datetime import date
from typing import Final

US_PAUSE_FROM: Final = date(2025, 4, 1)
"""From this day on marketing templates to numbers of the United States are not delivered.

Source:
    Billing rules, 2.7.
"""
