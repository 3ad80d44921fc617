"""The eras: which rules hold from which day on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from tarife.terms.calendar import FIRST_RULES_DAY
from tarife.terms.sentences import say

WINDOW_HOURS: Final = 24
"""How long a service window and a conversation are open, in every era."""


FREE_CONVERSATIONS: Final = 1000
"""Free service conversations a month and account in `EraId.CBP_2023_06`."""


class EraId(StrEnum):
    """The name of an era: its pricing model and the month it began."""

    CBP_2023_06 = "cbp-2023-06"
    CBP_2024_11 = "cbp-2024-11"
    PMP_2025_07 = "pmp-2025-07"
    PMP_2026_10 = "pmp-2026-10"


ERA_NAMES: Final = MappingProxyType(
    {
        EraId.CBP_2023_06: say("Conversations, June 2023"),
        EraId.CBP_2024_11: say("Conversations, November 2024"),
        EraId.PMP_2025_07: say("Messages, July 2025"),
        EraId.PMP_2026_10: say("Messages, October 2026"),
    }
)

ERA_MONTHS: Final = MappingProxyType(
    {
        EraId.CBP_2023_06: say("June 2023"),
        EraId.CBP_2024_11: say("November 2024"),
        EraId.PMP_2025_07: say("July 2025"),
        EraId.PMP_2026_10: say("October 2026"),
    }
)
"""Each era by the month that began it, where there is little room."""

ERA_MODELS: Final = MappingProxyType(
    {
        EraId.CBP_2023_06: say("conversations"),
        EraId.CBP_2024_11: say("replies free"),
        EraId.PMP_2025_07: say("templates"),
        EraId.PMP_2026_10: say("every message"),
    }
)
"""What each era charges or frees, in a word or two."""


class FreeTierScope(StrEnum):
    """Over what a month's free service conversations or messages are counted."""

    NONE = "none"
    ACCOUNT = "account"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Era:
    """The rules that hold from 00:00 of ``first_day`` in the account's time zone.

    Attributes:
        id: The name.
        first_day: The first day of the era.
        by_conversation: Whether 24-hour conversations are charged, else delivered messages.
        utility_free_in_window: Whether utility templates are free in a service window.
        service_charged: Whether free-form messages or service conversations cost money.
        free_tier: Over what the free service units of a month are counted.
        has_tiers: Whether volume tiers apply.
        has_price_caps: Whether marketing can be bought by a cap (Max Price).

    Source:
        Billing rules, 1, 3 and 4.
    """

    id: EraId
    first_day: date
    by_conversation: bool = False
    utility_free_in_window: bool = False
    service_charged: bool = False
    free_tier: FreeTierScope = FreeTierScope.NONE
    has_tiers: bool = False
    has_price_caps: bool = False

    def free_tiers(self, numbers: int) -> int:
        """Give how many free tiers are spent apart by an account of so many numbers."""
        apart = {FreeTierScope.NONE: 0, FreeTierScope.ACCOUNT: 1}
        return apart.get(self.free_tier, numbers)

    def free_tier_size(self, allowance: int) -> int:
        """Give how many service units each free tier pays for in a month.

        Args:
            allowance: The service messages that are free for each number.

        Source:
            Billing rules, 3.5 and 4.3.
        """
        sizes = {FreeTierScope.NONE: 0, FreeTierScope.ACCOUNT: FREE_CONVERSATIONS}
        return sizes.get(self.free_tier, allowance)


ERAS: Final = (
    Era(
        EraId.CBP_2023_06,
        FIRST_RULES_DAY,
        by_conversation=True,
        service_charged=True,
        free_tier=FreeTierScope.ACCOUNT,
    ),
    Era(EraId.CBP_2024_11, date(2024, 11, 1), by_conversation=True),
    Era(EraId.PMP_2025_07, date(2025, 7, 1), utility_free_in_window=True, has_tiers=True),
    Era(
        EraId.PMP_2026_10,
        date(2026, 10, 1),
        service_charged=True,
        free_tier=FreeTierScope.NUMBER,
        has_tiers=True,
        has_price_caps=True,
    ),
)


def era_for(day: date, forced: EraId | None) -> Era | None:
    """Find the era that is forced, else the one that holds on ``day``."""
    if forced is None:
        return era_on(day)
    return next(era for era in ERAS if era.id is forced)


def eras_on(days: Sequence[date], forced: EraId | None) -> list[Era | None]:
    """Find the era of each of some days in a row, see `era_for`."""
    begin = {era.first_day for era in ERAS}
    found: list[Era | None] = []
    for day in days:
        is_other = not found or day in begin
        found.append(era_for(day, forced) if is_other else found[-1])
    return found


@lru_cache(maxsize=1024)
def era_on(day: date) -> Era | None:
    """Find the era that holds on ``day``, or nothing before the first."""
    begun = [era for era in ERAS if era.first_day <= day]
    return begun[-1] if begun else None
