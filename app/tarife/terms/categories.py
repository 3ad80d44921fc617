"""What a message is charged as, with the names and colours of categories."""

from enum import StrEnum
from types import MappingProxyType
from typing import Final

from tarife.terms.sentences import say


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


CATEGORY_NAMES: Final = MappingProxyType(
    {
        Category.MARKETING: say("Marketing"),
        Category.UTILITY: say("Utility"),
        Category.AUTHENTICATION: say("One-time passwords"),
        Category.AUTHENTICATION_INTERNATIONAL: say("One-time passwords abroad"),
        Category.SERVICE: say("Your replies"),
    }
)

ON_LIGHT: Final = MappingProxyType(
    {
        Category.MARKETING: "#D55E00",
        Category.UTILITY: "#0072B2",
        Category.AUTHENTICATION: "#7B4FA3",
        Category.AUTHENTICATION_INTERNATIONAL: "#A583C4",
        Category.SERVICE: "#009E73",
    }
)
"""The colour of each category on a light ground, in window, charts and workbooks."""

ON_DARK: Final = MappingProxyType(
    {
        Category.MARKETING: "#E8762B",
        Category.UTILITY: "#3B94D1",
        Category.AUTHENTICATION: "#A67CCB",
        Category.AUTHENTICATION_INTERNATIONAL: "#CDB6E0",
        Category.SERVICE: "#1FB98C",
    }
)

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
