"""The business account: currency, time zone, allowances, opening hours."""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from typing import Annotated, Final, TypeAlias

from annotated_types import Ge, Le, MaxLen

from tarife.plan.model.texts import Word
from tarife.terms.allowances import (
    FREE_ENTRY_HOURS,
    LONGEST_FREE_ENTRY_HOURS,
    SERVICE_ALLOWANCE,
    BeyondAllowance,
)
from tarife.terms.categories import Category

Used: TypeAlias = Annotated[int, Ge(0), Le(2_000_000_000)]


class Rules(StrEnum):
    """Which billing rules a plan uses: those of its month, or one era for all."""

    AUTO = "auto"
    CBP_2023_06 = "cbp-2023-06"
    CBP_2024_11 = "cbp-2024-11"
    PMP_2025_07 = "pmp-2025-07"
    PMP_2026_10 = "pmp-2026-10"


class Weekday(StrEnum):
    """A day of the week, in the order of `datetime.date.weekday`."""

    MONDAY = "mon"
    TUESDAY = "tue"
    WEDNESDAY = "wed"
    THURSDAY = "thu"
    FRIDAY = "fri"
    SATURDAY = "sat"
    SUNDAY = "sun"


WEEKDAYS: Final = tuple(Weekday)
MOST_HOURS: Final = 200


@dataclass(frozen=True, slots=True)
class OpeningHours:
    """When the answering desk is open on one weekday, ``[opens, closes)``.

    ``closes`` at 00:00 means midnight at the day's end.
    """

    weekday: Weekday
    opens: time
    closes: time


@dataclass(frozen=True, slots=True)
class Desk:
    """Who answers: always open (a bot), or a team with opening hours.

    An answer that would fall outside the hours is given at the next opening. No hours at all
    means always open.
    """

    hours: Annotated[tuple[OpeningHours, ...], MaxLen(MOST_HOURS)] = ()


@dataclass(frozen=True, slots=True)
class TierUse:
    """Messages of the month that the portfolio sends outside the plan."""

    market: Word
    category: Category
    messages: Used


@dataclass(frozen=True, slots=True)
class InternationalStart:
    """A country whose authentication-international rates begin on a day of their own.

    Attributes:
        country: The customers' country, ISO 3166 alpha-2.
        first_day: The first day on which the business is subject to its rate.
    """

    country: Word
    first_day: date


@dataclass(frozen=True, slots=True)
class Account:
    """The WhatsApp Business Account that pays.

    Attributes:
        currency: Billing currency, ISO 4217.
        time_zone: IANA name; days, months and rules begin by it.
        home_country: The business's own country, ISO 3166 alpha-2.
        rules: Which billing rules to use.
        numbers: Business phone numbers; people are spread evenly over them.
        free_entry_hours: How long a free entry point stays open; Meta guarantees 72 and since
            28 September 2026 says up to 168.
        service_allowance: Free free-form messages a month and number, from October 2026.
        allowance_used: What other traffic uses of the free tier or allowance in the month.
        tier_used: What other traffic uses of the volume tiers in the month.
        authentication_international_from: First day subject to authentication-international
            rates, if the business is.
        authentication_international_exceptions: Countries that begin on another day than that,
            or alone where there is none for all.
        desk: When people are answered.
        beyond_allowance: What becomes of free-form messages beyond the allowance.
    """

    currency: Word = "USD"
    time_zone: Word = "Europe/Istanbul"
    home_country: Word = "TR"
    rules: Rules = Rules.AUTO
    numbers: Annotated[int, Ge(1), Le(1000)] = 1
    free_entry_hours: Annotated[int, Ge(FREE_ENTRY_HOURS), Le(LONGEST_FREE_ENTRY_HOURS)] = (
        FREE_ENTRY_HOURS
    )
    service_allowance: Annotated[int, Ge(0), Le(1_000_000)] = SERVICE_ALLOWANCE
    allowance_used: Used = 0
    tier_used: Annotated[tuple[TierUse, ...], MaxLen(500)] = ()
    authentication_international_from: date | None = None
    authentication_international_exceptions: Annotated[
        tuple[InternationalStart, ...], MaxLen(300)
    ] = ()
    desk: Desk = Desk()
    beyond_allowance: BeyondAllowance = BeyondAllowance.CHARGED

    def international_start(self, country: str) -> date | None:
        """Find the first day on which codes to a country cost its international rate."""
        own = {
            one.country: one.first_day for one in self.authentication_international_exceptions
        }
        return own.get(country, self.authentication_international_from)
