"""How good a forecast would have been: the first days are fitted, the rest is forecast."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from math import sqrt
from types import MappingProxyType
from typing import Final

import numpy as np

from tarife.actuals.events import EventLog
from tarife.billing.engine import bill
from tarife.billing.settings import BillingSettings
from tarife.fitting.fitting import FittedPlan, fit_plan
from tarife.forecast.forecast import forecast_from
from tarife.forecast.ranges.trials import trials
from tarife.forecast.start import Start
from tarife.forecast.totals import charges_by_day
from tarife.plan.model.account import Account
from tarife.plan.model.behaviour import Behaviour
from tarife.plan.model.lines import Broadcast, DayRange, Send, Steady
from tarife.plan.model.plan import Plan
from tarife.plan.model.scenarios import Range
from tarife.plan.numbers import clamped, number_at, tidied
from tarife.rates.book import RateBook
from tarife.rates.markets.markets import Markets
from tarife.terms.categories import CATEGORIES, Category
from tarife.terms.problems import InputError, Problem
from tarife.terms.sentences import say

_SHARE_FITTED: Final = 0.6
_FEWEST_DAYS: Final = 4
_DRAWS: Final = 4000
_WIDER: Final = 1 / (1 - sqrt(0.2))
"""A triangle that is so much wider than a range has eight of ten draws within it."""


@dataclass(frozen=True, slots=True)
class Compared:
    """What something cost, and what was forecast.

    Attributes:
        actual_micros: What it cost by the rules.
        forecast_micros: What was forecast.
        low_micros: One time in ten less was to be expected.
        high_micros: One time in ten more was.
    """

    actual_micros: int
    forecast_micros: int
    low_micros: int
    high_micros: int

    @property
    def held(self) -> bool:
        """Whether the truth lies in the range."""
        return self.low_micros <= self.actual_micros <= self.high_micros

    @property
    def error(self) -> float | None:
        """How much more was forecast than it cost, as a share; nothing of nothing."""
        difference = self.forecast_micros - self.actual_micros
        return difference / self.actual_micros if self.actual_micros else None


@dataclass(frozen=True, slots=True)
class Backtest:
    """How a forecast of the later days of a log compares with them.

    Attributes:
        fitted_until: The last day that was looked at.
        last_day: The last day that was compared.
        currency: The billing currency.
        total: All compared days.
        by_category: The same of each category that cost anything, or was to.
        by_day: Each compared day.
    """

    fitted_until: date
    last_day: date
    currency: str
    total: Compared
    by_category: Mapping[Category, Compared]
    by_day: Mapping[date, Compared]


def backtest(
    log: EventLog,
    account: Account,
    settings: BillingSettings,
    rates: tuple[RateBook, Markets],
    should_stop: Callable[[], bool] = lambda: False,
) -> Backtest:
    """Fit the first days of a month, forecast the others, and compare.

    When broadcasts go out and to how many is known before, so they are taken as they were; all
    else is forecast from the first days.

    Args:
        log: The log, read with prices.
        account: The account, as `fit_plan` takes it.
        settings: The same, as billing takes it.
        rates: The rate cards, and which market a country belongs to.
        should_stop: Asked now and then; says whether the result is still wanted.

    Raises:
        InputError: If the log is too short, or a rate is missing.
        Stopped: If ``should_stop`` said so.
    """
    book, markets = rates
    whole = fit_plan(log, account, markets)
    seen = whole.seen
    known = np.flatnonzero(seen.known_days)
    if len(known) < _FEWEST_DAYS:
        raise InputError([_too_short(len(known))])
    first, last = int(known[round(len(known) * _SHARE_FITTED)]), int(known[-1])
    dates = seen.calendar.dates()
    fitted = fit_plan(log, account, markets, until_s=int(seen.starts_s[first]))
    plan = _until(_with_coming(fitted, whole, dates[first]), dates[last])
    forecast = forecast_from(Start(dates[first]), plan, rates, should_stop)
    spread = trials(forecast, rates, should_stop, draws=_DRAWS)
    if spread is None:
        raise InputError([_too_short(len(known))])
    ledger = bill(log.table, book, settings, markets)
    offset = (dates[0] - ledger.calendar.first_day).days
    day = ledger.day.astype(np.int64) - offset
    is_compared = (day >= first) & (day <= last)
    actual = np.zeros((len(dates), len(CATEGORIES)), dtype=np.int64)
    np.add.at(
        actual,
        (day[is_compared], ledger.category[is_compared]),
        ledger.rate_micros[is_compared],
    )
    expected = charges_by_day(forecast.lines)

    def compared(real: int, told: int, low: int, high: int) -> Compared:
        return Compared(real, told, min(low, told), max(high, told))

    by_category = {
        category: compared(
            int(actual[:, code].sum()),
            int(expected[:, code].sum()),
            spread.by_category[category].p10_micros,
            spread.by_category[category].p90_micros,
        )
        for code, category in enumerate(CATEGORIES)
        if actual[:, code].any() or expected[:, code].any()
    }
    by_day = {
        dates[number]: compared(
            int(actual[number].sum()),
            int(expected[number].sum()),
            spread.by_day[number].p10_micros,
            spread.by_day[number].p90_micros,
        )
        for number in known[known >= first].tolist()
    }
    total = compared(
        int(actual.sum()),
        int(expected.sum()),
        spread.total.p10_micros,
        spread.total.p90_micros,
    )
    return Backtest(
        fitted_until=dates[first - 1],
        last_day=dates[last],
        currency=settings.currency,
        total=total,
        by_category=MappingProxyType(by_category),
        by_day=MappingProxyType(by_day),
    )


def _with_coming(fitted: FittedPlan, whole: FittedPlan, start: date) -> Plan:
    """Add broadcasts that go out later, with the behaviour that was seen until then."""
    plan = fitted.plan
    audiences = {one.country: one for one in plan.audiences}
    countries = {one.id: one.country for one in whole.plan.audiences}
    sends: list[Send] = []
    needed: dict[str, int] = {}
    for number, send in enumerate(whole.plan.sends):
        if not isinstance(send.schedule, Broadcast):
            continue
        moments = tuple(at for at in send.schedule.moments if at.date() >= start)
        if not moments:
            continue
        country = countries[send.audience]
        audience = audiences.get(country)
        if audience is None:
            own = next(one for one in whole.plan.audiences if one.country == country)
            audience = audiences[country] = replace(own, id=f"coming-{own.id}")
        needed[country] = max(needed.get(country, 0), send.volume)
        sends.append(
            replace(
                send,
                id=f"coming-{number}",
                name=f"{send.name} ({number})",
                audience=audience.id,
                schedule=replace(send.schedule, moments=moments),
                behaviour=_behaviour_like(send, plan),
                recategorised_ratio=0.0,
            )
        )
    people = tuple(
        replace(one, people=max(one.people, needed.get(country, 0)))
        for country, one in audiences.items()
    )
    before = tuple(one for one in plan.sends if one.volume)
    grown = replace(plan, audiences=people, sends=(*before, *sends))
    return tidied(replace(grown, ranges=tuple(_wider(grown))))


def _behaviour_like(send: Send, plan: Plan) -> Behaviour:
    """Give the behaviour of the send of that name, else of the largest of its category."""
    named = [one for one in plan.sends if one.name == send.name]
    alike = [one for one in plan.sends if one.category == send.category]
    best = max(named or alike, key=lambda one: one.volume, default=None)
    chosen = Behaviour() if best is None else best.behaviour
    return chosen if isinstance(chosen, Behaviour) else Behaviour()


def _wider(plan: Plan) -> Iterator[Range]:
    for one in plan.ranges:
        likely = number_at(plan, one.at)
        if likely is not None:
            ends = (likely + (end - likely) * _WIDER for end in (one.low, one.high))
            low, high = (clamped(plan, one.at, end) for end in ends)
            yield Range(one.at, min(low, likely), max(high, likely))


def _until(plan: Plan, last: date) -> Plan:
    """Let nothing begin after the last day that can be compared."""

    def cut(days: DayRange) -> DayRange:
        return replace(days, last=min(days.last or last, last))

    sends = (
        replace(one, schedule=replace(one.schedule, days=cut(one.schedule.days)))
        if isinstance(one.schedule, Steady)
        else one
        for one in plan.sends
    )
    return replace(
        plan,
        sends=tuple(sends),
        entry_points=tuple(replace(one, days=cut(one.days)) for one in plan.entry_points),
        inbound=tuple(replace(one, days=cut(one.days)) for one in plan.inbound),
    )


def _too_short(days: int) -> Problem:
    message = say(
        "the log tells of {days} days of its month, too few to fit some and forecast others",
        days=days,
    )
    return Problem("too-short", "", message, say("give a log of two weeks or more"))
