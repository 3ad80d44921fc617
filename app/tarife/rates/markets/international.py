"""Which markets have authentication-international rates, and since when."""

from collections.abc import Mapping
from datetime import date
from itertools import chain
from types import MappingProxyType
from typing import Final

_STARTS: Final = (
    (date(2024, 6, 1), ("Indonesia",)),
    (date(2024, 7, 1), ("India",)),
    (
        date(2025, 2, 1),
        (
            "Egypt",
            "Malaysia",
            "Nigeria",
            "Pakistan",
            "Saudi Arabia",
            "South Africa",
            "United Arab Emirates",
        ),
    ),
    (
        date(2026, 10, 1),
        (
            "Bangladesh",
            "Iraq",
            "Kazakhstan",
            "Kuwait",
            "Morocco",
            "Nepal",
            "Oman",
            "Sri Lanka",
            "Ukraine",
        ),
    ),
)

AUTHENTICATION_INTERNATIONAL_FROM: Final[Mapping[str, date]] = MappingProxyType(
    dict(chain.from_iterable(((name, start) for name in names) for start, names in _STARTS))
)
"""The first day of each market that has such a rate.

Source:
    Billing rules, 4.6.
"""


def has_authentication_international(market: str, day: date) -> bool:
    """Tell whether Meta has an authentication-international rate for ``market`` on ``day``."""
    start = AUTHENTICATION_INTERNATIONAL_FROM.get(market)
    return start is not None and start <= day
