"""What files of real traffic are read for: what is kept, and whether the bill is right."""

from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from tarife.actuals.events import ReadOptions
from tarife.actuals.traffic_files import Traffic, TrafficOptions
from tarife.forecast.account import billing_settings
from tarife.insight.actuals.aggregation import kept_of
from tarife.insight.bill_check.bill_check import BillCheck, check_bill
from tarife.plan.model.actuals import Actuals
from tarife.plan.model.plan import Plan
from tarife.rates.book import RateBook
from tarife.rates.markets.markets import Markets
from tarife.terms.problems import InputError, Problem


@dataclass(frozen=True, slots=True)
class BroughtIn:
    """What files of real traffic hold.

    Attributes:
        actuals: What is kept with the plan.
        notes: What is worth knowing of how it was counted.
        check: Whether the bill is right; nothing where the files do not tell.
        unchecked: Why they do not.
    """

    actuals: Actuals
    notes: tuple[Problem, ...]
    check: BillCheck | None
    unchecked: tuple[Problem, ...] = ()


def traffic_options(plan: Plan, markets: Markets, logs: ReadOptions) -> TrafficOptions:
    """Say what files do not of themselves, for a plan that can be forecast."""
    return TrafficOptions(ZoneInfo(plan.account.time_zone), markets, logs, logs.account)


def brought_in(traffic: Traffic, plan: Plan, rates: tuple[RateBook, Markets]) -> BroughtIn:
    """Count what is kept of traffic, and check its bill by the rules of each day.

    Raises:
        InputError: If nothing of it can be kept with the plan.
    """
    actuals, notes = kept_of(traffic, plan, rates)
    settings = replace(billing_settings(plan, rates[1]), forced_era=None)
    try:
        check = check_bill(traffic, settings, rates)
    except InputError as error:
        return BroughtIn(actuals, notes, None, tuple(error.problems))
    return BroughtIn(actuals, notes, check)
