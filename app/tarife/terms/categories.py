"""What a message is charged as."""

from enum import StrEnum
from typing import Final


class Category(StrEnum):
    """A column of the rate card; the value is what stands in files.

    The order is the one in which tables and charts show categories; `CODES` numbers it for
    arrays.
    """

    MARKETING = "marketing"
    UTILITY = "utility"
    AUTHENTICATION = "authentication"
    AUTHENTICATION_INTERNATIONAL = "authentication_international"
    SERVICE = "service"


CATEGORIES: Final = tuple(Category)

CODES: Final = {category: code for code, category in enumerate(CATEGORIES)}

MARKETING: Final = CODES[Category.MARKETING]
UTILITY: Final = CODES[Category.UTILITY]
AUTHENTICATION: Final = CODES[Category.AUTHENTICATION]
AUTHENTICATION_INTERNATIONAL: Final = CODES[Category.AUTHENTICATION_INTERNATIONAL]
SERVICE: Final = CODES[Category.SERVICE]

TIER_COUNTERS: Final = {
    Category.UTILITY: Category.UTILITY,
    Category.AUTHENTICATION: Category.AUTHENTICATION,
    Category.AUTHENTICATION_INTERNATIONAL: Category.AUTHENTICATION,
}
"""The categories with volume tiers, and whose counter each one spends.

Source:
    Billing rules, 4.5 and 4.6 (authentication-international shares the counter).
"""
