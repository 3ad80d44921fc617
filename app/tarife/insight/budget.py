"""The day on which a budget is exhausted, of all months or of each month or quarter."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import accumulate
from typing import Final, Literal, TypeAlias

import numpy as np

from tarife.billing.ledger import LedgerLines
from tarife.forecast.ranges.spread import Spread
from tarife.forecast.result import Forecast
from tarife.forecast.start import Start
from tarife.forecast.totals import Unit, charges_by_day
from tarife.plan.model.budgets import budget_micros
from tarife.plan.model.plan import Plan
from tarife.terms.arrays import Micros
from tarife.terms.calendar import Period
from tarife.terms.money import Money

Percentile: TypeAlias = Literal["p10_micros", "p50_micros", "p90_micros"]

_ENDS: Final[tuple[Percentile, Percentile]] = ("p90_micros", "p10_micros")
"""The costs that use a budget up earliest and latest."""


@dataclass(frozen=True, slots=True)
class RunOut:
    """When a budget is used up; no day means that it lasts the month.

    Attributes:
        day: The day of the forecast.
        earliest: The day when the month becomes as dear as one in ten does.
        latest: The day when it becomes as cheap as one in ten does.
        left_micros: What is left at the month's end of the total as it is shown, negative
            where it is not enough.
    """

    day: date | None
    earliest: date | None
    latest: date | None
    left_micros: int

    @property
    def is_certain(self) -> bool:
        """Whether both ends of the spread name the same day, or none."""
        return self.earliest == self.latest


@dataclass(frozen=True, slots=True)
class BudgetStanding:
    """What becomes of one budget: of all months, or of one month or quarter.

    Attributes:
        period: Its months.
        amount_micros: What they may cost.
        rolled_in_micros: What the budgets before it left, where unspent money rolls over.
        spent_micros: What they cost.
        day: The day on which it is used up; nothing if it lasts.
        earliest: The same day where costs are as high as one trial in ten has them.
        latest: The same day where they are as low as one trial in ten has them.
    """

    period: Period
    amount_micros: int
    rolled_in_micros: int
    spent_micros: int
    day: date | None
    earliest: date | None
    latest: date | None

    @property
    def available_micros(self) -> int:
        """What may be spent, with what rolled in."""
        return self.amount_micros + self.rolled_in_micros

    @property
    def left_micros(self) -> int:
        """What is left, exactly; negative where it is not enough."""
        return self.available_micros - self.spent_micros


def standings(forecast: Forecast, spread: Spread | None = None) -> tuple[BudgetStanding, ...]:
    """Say what becomes of every budget of a plan, in order of time; none without budgets.

    Args:
        forecast: What the plan costs.
        spread: What its trials gave; without them there is no earlier and later day.
    """
    by_day = charges_by_day(forecast.lines).sum(axis=1).tolist()
    found = standings_of_days(forecast.plan, by_day, forecast.start)
    if spread is None:
        return found
    dear, cheap = (
        standings_of_trials(forecast.plan, spread, percentile, forecast.start)
        for percentile in _ENDS
    )
    return tuple(
        replace(one, earliest=high.day, latest=low.day)
        for one, high, low in zip(found, dear, cheap, strict=True)
    )


def standings_of_days(
    plan: Plan, by_day: Sequence[int], start: Start | None = None
) -> tuple[BudgetStanding, ...]:
    """Say the same of what each day of a plan costs, in micros."""
    first_day = plan.period.first_day

    def through(period: Period) -> list[int]:
        begin = (period.first_day - first_day).days
        return list(accumulate(by_day[begin : begin + period.days]))

    return tuple(_standings(plan, through, start))


def standings_of_trials(
    plan: Plan, spread: Spread, percentile: Percentile, start: Start | None = None
) -> tuple[BudgetStanding, ...]:
    """Say what becomes of every budget where each month, or quarter, lies at a percentile.

    Args:
        plan: The plan whose trials these are.
        spread: What the trials gave.
        percentile: Which of the costs to take, of each day through its budget.
        start: From when the trials are billed.
    """
    first_day = plan.period.first_day

    def through(period: Period) -> list[int]:
        bands = spread.cumulative
        if period != plan.period:
            bands = spread.through[Unit(plan.span_budgets.unit)]
        begin = (period.first_day - first_day).days
        return [getattr(band, percentile) for band in bands[begin : begin + period.days]]

    return tuple(_standings(plan, through, start))


def _standings(
    plan: Plan, through: Callable[[Period], Sequence[int]], start: Start | None = None
) -> Iterator[BudgetStanding]:
    """Go from budget to budget, with what is left where it rolls over.

    Args:
        plan: The plan.
        through: What is spent of a budget up to and with each of its days, in micros.
        start: From when it is billed. Of budgets before it nothing is known, and of the one
            that it lies in only if it says what is spent of it.
    """
    rolled_in = 0
    for period, amount in plan.budgets:
        before = 0
        if start and period.first_day < start.day:
            if start.spent_micros is None or period.last_day < start.day:
                continue
            before = start.spent_micros
        spent = [before + so_far for so_far in through(period)]
        available = budget_micros(amount) + rolled_in
        first = start.day if start else period.first_day
        days = zip(period.dates(), spent, strict=True)
        day = next((day for day, so_far in days if day >= first and so_far > available), None)
        yield BudgetStanding(
            period, budget_micros(amount), rolled_in, spent[-1], day, earliest=day, latest=day
        )
        if plan.span_budgets.rolls_over:
            rolled_in = max(0, available - spent[-1])


def over_micros(forecast: Forecast) -> int:
    """Say by how much the budget that is missed most is missed; negative where all last.

    A lever that brings it down to 0 keeps within every budget. Without budgets it is what the
    months cost.
    """
    found = [-one.left_micros for one in standings(forecast)]
    return max(found, default=forecast.total.micros)


def run_out_of(lines: LedgerLines, budget: Decimal, spread: Spread | None) -> RunOut:
    """Find the day on which a forecast uses up a budget, and how far that may lie off.

    Args:
        lines: What the month costs.
        budget: What it may cost, in units of the billing currency.
        spread: What trials gave; without one there is no earlier and later day.
    """
    dates = lines.calendar.dates()
    spent = spent_by_day(lines)
    day = run_out(spent.tolist(), dates, budget)
    earliest = latest = day
    if spread is not None:
        earliest = run_out((band.p90_micros for band in spread.cumulative), dates, budget)
        latest = run_out((band.p10_micros for band in spread.cumulative), dates, budget)
    shown = Money(lines.total_micros, lines.currency).shown
    return RunOut(day, earliest, latest, budget_micros(budget) - shown.micros)


def spent_by_day(lines: LedgerLines) -> Micros:
    """Add up what is spent up to and with each day.

    Shape:
        ``(days,)``.
    """
    spent: Micros = np.cumsum(charges_by_day(lines).sum(axis=1))
    return spent


def run_out(
    cumulative_micros: Iterable[int], dates: Sequence[date], budget: Decimal
) -> date | None:
    """Find the first day on which more has been spent than a budget holds, if any.

    Units:
        ``cumulative_micros`` in micros, ``budget`` in units of the same currency.
    """
    limit = budget_micros(budget)
    days = zip(dates, cumulative_micros, strict=True)
    return next((day for day, spent in days if spent > limit), None)
