"""How good a forecast would have been: the first days are fitted, the rest is forecast."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

import numpy as np

from tarife.actuals.events import EventLog
from tarife.billing.engine import bill
from tarife.billing.eras import era_for
from tarife.billing.ledger import LedgerLines
from tarife.billing.settings import BillingSettings
from tarife.fitting.fitting import fit_plan
from tarife.forecast.forecast import SEEDS_APART, forecast_from
from tarife.forecast.month_usage import sums_by_day, used_by
from tarife.forecast.ranges.spread import PercentileBand
from tarife.forecast.ranges.trials import run_trials
from tarife.forecast.start import Start
from tarife.forecast.totals import charges_by_day
from tarife.insight.actuals.later_days import until, with_coming
from tarife.plan.model.account import Account
from tarife.plan.model.measured import Backtest, Compared, ComparedCategory, ComparedDay
from tarife.plan.model.plan import Plan
from tarife.rates.book import RateBook
from tarife.rates.markets.markets import Markets
from tarife.terms.arrays import Micros
from tarife.terms.categories import CATEGORIES
from tarife.terms.money import Money
from tarife.terms.problems import InputError, Problem, Stopped
from tarife.terms.sentences import say

_SHARE_FITTED: Final = 0.6
_FEWEST_DAYS: Final = 4
_DRAWS: Final = 4000
_PEOPLE: Final = 30_000
_MOST_PLAYS: Final = 24


def backtest(
    log: EventLog,
    account: Account,
    settings: BillingSettings,
    rates: tuple[RateBook, Markets],
    should_stop: Callable[[], bool] = lambda: False,
) -> Backtest:
    """Fit the first days of a month, forecast the others, and compare.

    When broadcasts go out and to how many is known before, so they are taken as they were; all
    else is forecast from the first days. Of one that has not gone out by then no more is known
    than of any other of its category.

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
    whole = fit_plan(log, account, markets, should_stop=should_stop)
    seen = whole.seen
    known = np.flatnonzero(seen.covered >= 1)
    if len(known) < _FEWEST_DAYS:
        raise InputError([_too_short(len(known))])
    dates = seen.calendar.dates()
    first, last = (dates[known[n]] for n in (round(len(known) * _SHARE_FITTED), -1))
    happened = bill(log.table, book, settings, markets).lines()
    if should_stop():
        raise Stopped
    until_s = int(seen.starts_s[dates.index(first)])
    fitted = fit_plan(log, account, markets, until_s, should_stop)
    plan = until(with_coming(fitted, whole, first), last)
    begun = _begun(plan, first, happened, settings)
    plays = [forecast_from(begun, one, rates, should_stop) for one in _seeds_of(plan)]
    spread = run_trials(plays, rates, should_stop, draws=_DRAWS)
    if spread is None:
        raise InputError([_too_short(len(known))])
    days = [dates[number] for number in known.tolist() if dates[number] >= first]
    actual = _costs(happened, days)
    expected, whole = (
        np.rint(np.mean(costs, axis=0)).astype(np.int64)
        for costs in (
            [_costs(one.lines, days) for one in plays],
            [charges_by_day(one.lines).sum(axis=0) for one in plays],
        )
    )
    aside = whole - expected.sum(axis=0)
    codes = np.flatnonzero(actual.any(axis=0) | expected.any(axis=0)).tolist()
    return Backtest(
        fitted_until=first - timedelta(days=1),
        last_day=last,
        currency=settings.currency,
        total=Compared(*_compared(actual, expected, spread.total, int(aside.sum()))),
        by_category=tuple(
            ComparedCategory(
                *_compared(
                    *(actual[:, code], expected[:, code]),
                    *(spread.by_category[CATEGORIES[code]], int(aside[code])),
                ),
                CATEGORIES[code],
            )
            for code in codes
        ),
        by_day=tuple(
            ComparedDay(
                *_compared(actual[n], expected[n], spread.by_day[dates.index(day)]), day
            )
            for n, day in enumerate(days)
        ),
    )


def _seeds_of(plan: Plan) -> Iterator[Plan]:
    """Give the plan under as many seeds as it takes to play many people.

    What a few hundred people do differs from play to play as much as it does from month to
    month, and would count twice in what the forecast is off by.
    """
    people = sum(one.people for one in plan.audiences)
    for number in range(min(max(round(_PEOPLE / max(people, 1)), 1), _MOST_PLAYS)):
        yield replace(plan, seed=(plan.seed + number * SEEDS_APART) % 2**32)


def _compared(
    actual: Micros, expected: Micros, band: PercentileBand, aside: int = 0
) -> tuple[Decimal, Decimal, Decimal, Decimal]:
    """Give what was charged, what was forecast, and its range, in units of the currency.

    Args:
        actual: What each day and category cost.
        expected: What was forecast of each.
        band: The range of what was forecast, days of which nothing is known included.
        aside: What was forecast of those.
    """
    real, forecast = int(actual.sum()), int(expected.sum())
    low, high = (max(end - aside, 0) for end in (band.p10_micros, band.p90_micros))
    ends = Money(min(low, forecast), "").amount, Money(max(high, forecast), "").amount
    return Money(real, "").amount, Money(forecast, "").amount, *ends


def _costs(lines: LedgerLines, days: Sequence[date]) -> Micros:
    """Give what each category cost on each of some days.

    Shape:
        ``(days, categories)``.
    """
    by_day = dict(zip(lines.calendar.dates(), charges_by_day(lines), strict=True))
    nothing = np.zeros(len(CATEGORIES), dtype=np.int64)
    return np.array([by_day.get(day, nothing) for day in days], dtype=np.int64)


def _begun(plan: Plan, start: date, happened: LedgerLines, settings: BillingSettings) -> Start:
    """Begin with what the first days really used of allowance and volume tiers."""
    era = era_for(start, settings.forced_era)
    assert era is not None  # noqa: S101 - what has been billed has rules
    used = [
        one
        for day, sums in sums_by_day(happened).items()
        if plan.month.first_day <= day < start
        for one in sums
    ]
    return Start(start, *used_by(used, settings, (era, plan.account.numbers)))


def _too_short(days: int) -> Problem:
    message = say(
        "the log tells of {days} days of its month, too few to fit some and forecast others",
        days=days,
    )
    return Problem("too-short", "", message, say("give a log of two weeks or more"))
