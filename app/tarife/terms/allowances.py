"""Numbers that Meta publishes, and that an account may have otherwise."""

from datetime import date
from enum import StrEnum
from typing import Final

FREE_ENTRY_HOURS: Final = 72
"""How long a free entry point stays open at least (Billing rules, 2.4)."""

LONGEST_FREE_ENTRY_HOURS: Final = 168
"""How long it may stay open since 28 September 2026."""

SERVICE_ALLOWANCE: Final = 1000
"""Free free-form messages a month and number, from October 2026 (Billing rules, 4.3)."""

WAIVED_UNTIL: Final = date(2027, 12, 31)
"""The last day on which free-form messages of those whom Meta exempts stay free."""


class BeyondAllowance(StrEnum):
    """What becomes of free-form messages beyond the month's allowance, from October 2026."""

    CHARGED = "charged"
    WAIVED = "waived"  # governments and non-profits that Meta exempts, until the end of 2027
    UNDELIVERED = "undelivered"  # accounts without a payment method
