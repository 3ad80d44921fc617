"""What billing needs to know of the account."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from zoneinfo import ZoneInfo

from tarife.billing.eras import EraId
from tarife.terms.allowances import (
    FREE_ENTRY_HOURS,
    SERVICE_ALLOWANCE,
    WAIVED_UNTIL,
    BeyondAllowance,
)
from tarife.terms.categories import Category


def _nothing_used() -> Mapping[tuple[str, Category], int]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class BillingSettings:
    """The account as billing sees it.

    Attributes:
        currency: The billing currency, ISO 4217.
        zone: The account's time zone; days, months and eras begin by it.
        forced_era: The rules to use whatever the date, or nothing to go by the date.
        free_entry_hours: How long a free entry point stays open, 72 to 168.
        service_allowance: Free delivered free-form messages a month and number.
        allowance_used: How much of the month's free tier or allowance is used elsewhere; for
            each number where it is counted by number.
        tier_used: Messages of the month that the portfolio sent elsewhere, by market and
            counter (utility or authentication).
        home_country: The business's own country, ISO 3166 alpha-2, or an empty text.
        authentication_international_from: The first day on which the business is subject to
            authentication-international rates, or nothing.
        authentication_international_exceptions: The same for countries in which it differs, by
            ISO 3166 alpha-2.
        beyond_allowance: What becomes of free-form messages beyond the allowance.
    """

    currency: str
    zone: ZoneInfo
    forced_era: EraId | None = None
    free_entry_hours: int = FREE_ENTRY_HOURS
    service_allowance: int = SERVICE_ALLOWANCE
    allowance_used: int = 0
    tier_used: Mapping[tuple[str, Category], int] = field(default_factory=_nothing_used)
    home_country: str = ""
    authentication_international_from: date | None = None
    authentication_international_exceptions: Mapping[str, date] = field(
        default_factory=lambda: MappingProxyType({})
    )
    beyond_allowance: BeyondAllowance = BeyondAllowance.CHARGED

    @property
    def is_international(self) -> bool:
        """Whether the business is subject to authentication-international rates anywhere."""
        exceptions = self.authentication_international_exceptions
        return self.authentication_international_from is not None or bool(exceptions)

    def excepts(self, day: date) -> bool:
        """Tell whether messages beyond the allowance are not simply charged on a day."""
        match self.beyond_allowance:
            case BeyondAllowance.WAIVED:
                return day <= WAIVED_UNTIL
            case beyond:
                return beyond is BeyondAllowance.UNDELIVERED
