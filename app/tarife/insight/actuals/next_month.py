"""The plan of a month to come: as a measured month was, and with what will be different."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Final

from tarife.actuals.events import EventLog
from tarife.actuals.traffic_files import Traffic
from tarife.billing.settings import BillingSettings
from tarife.fitting.analytics import fit_sums
from tarife.fitting.fitting import FittedNumber, FittedPlan, fit_plan
from tarife.plan.model.account import Account
from tarife.plan.model.addresses import Address
from tarife.plan.model.lines import Schedule
from tarife.plan.model.plan import Plan
from tarife.plan.month_shift import moved_to
from tarife.plan.names import MONTH_PLAN, given
from tarife.plan.numbers import all_rescaled
from tarife.rates.book import RateBook
from tarife.rates.markets.markets import Markets
from tarife.terms.calendar import BillingMonth
from tarife.terms.problems import InputError, Problem
from tarife.terms.sentences import say

_VOLUMES: Final = ("volume", "clicks_per_day", "people_per_day", "people")


@dataclass(frozen=True, slots=True, eq=False)
class NextMonth:
    """A month that is planned from a measured one.

    Attributes:
        fitted: What was measured, in its own month.
        month: The month of the plan.
        volumes: What volumes, clicks and people will be instead; ranges move along.
        schedules: When sends will go out instead, by their id.
    """

    fitted: FittedPlan
    month: BillingMonth
    volumes: Mapping[Address, float] = field(default_factory=lambda: MappingProxyType({}))
    schedules: Mapping[str, Schedule] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def numbers(self) -> tuple[FittedNumber, ...]:
        """What was measured of how much there is, line by line."""
        return tuple(one for one in self.fitted.numbers if one.at.field in _VOLUMES)

    @property
    def plan(self) -> Plan:
        """The plan; dates move by weekday and week unless they are given."""
        plan = moved_to(self.fitted.plan, self.month)
        sends = (
            replace(one, schedule=self.schedules.get(one.id, one.schedule))
            for one in plan.sends
        )
        name = given(MONTH_PLAN, month=self.month.first_day)
        return all_rescaled(replace(plan, name=name, sends=tuple(sends)), self.volumes)


def fitted_plan(
    traffic: Traffic,
    settings: BillingSettings,
    rates: tuple[RateBook, Markets],
    should_stop: Callable[[], bool] = lambda: False,
) -> FittedPlan:
    """Make a plan of the month of real traffic: of single messages, or of sums alone.

    Raises:
        InputError: If there is nothing to make it of, or a rate is missing.
        Stopped: If ``should_stop`` said so.
    """
    account = account_of(settings)
    if traffic.log is None:
        return fit_sums(traffic.sums, account, rates, should_stop=should_stop)
    return fit_plan(traffic.log, account, rates[1], should_stop=should_stop)


def messages_of(traffic: Traffic) -> EventLog:
    """Give the single messages.

    Raises:
        InputError: If there are none; sums tell nothing of how people behave.
    """
    if traffic.log is None:
        message = say("the files hold sums, and no single messages to learn from")
        hint = say("give webhooks or a log of messages")
        raise InputError([Problem("no-messages", "", message, hint)])
    return traffic.log


def account_of(settings: BillingSettings) -> Account:
    """Give the account of a plan with these settings."""
    return Account(
        currency=settings.currency,
        time_zone=str(settings.zone),
        home_country=settings.home_country or Account().home_country,
        free_entry_hours=settings.free_entry_hours,
        service_allowance=settings.service_allowance,
        allowance_used=settings.allowance_used,
        beyond_allowance=settings.beyond_allowance,
        authentication_international_from=settings.authentication_international_from,
    )
