"""Numbers that Meta publishes, and that an account may have otherwise."""

from typing import Final

FREE_ENTRY_HOURS: Final = 72
"""How long a free entry point stays open at least (Billing rules, 2.4)."""

LONGEST_FREE_ENTRY_HOURS: Final = 168
"""How long it may stay open since 28 September 2026."""

SERVICE_ALLOWANCE: Final = 1000
"""Free free-form messages a month and number, from October 2026 (Billing rules, 4.3)."""
