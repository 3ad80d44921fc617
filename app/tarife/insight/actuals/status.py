"""This month, so far: what is spent, where it will end, and when the budget is used up."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from typing import Final

import numpy as np

from tarife.forecast.begun import RealDays
from tarife.forecast.forecast import forecast_after
from tarife.forecast.month_usage import sums_by_day
from tarife.forecast.ranges.monte_carlo import UncertainMonth
from tarife.forecast.ranges.trials import Progress, drawn_costs, run_trials
from tarife.forecast.result import Forecast
from tarife.forecast.totals import charges_by_day
from tarife.insight.actuals.variance import Variance, variances
from tarife.insight.budget import BudgetStanding, standings_of_days
from tarife.rates.book import RateBook
from tarife.rates.markets.markets import Markets
from tarife.simulation.random_numbers import P90_DEVIATES
from tarife.terms.calendar import Period

_DAY: Final = timedelta(days=1)


class DayState(StrEnum):
    """What is known of a day."""

    KNOWN = "known"
    UNKNOWN = "unknown"
    COMING = "coming"


@dataclass(frozen=True, slots=True)
class DayStatus:
    """One day: what it cost, or will.

    Attributes:
        day: The day.
        state: Whether it is known, gone by unknown, or coming.
        micros: What it cost; of an unknown day what the plan says, of a coming one what is
            forecast from where things stand.
        planned_micros: What the plan says.
    """

    day: date
    state: DayState
    micros: int
    planned_micros: int


@dataclass(frozen=True, slots=True, eq=False)
class PlanStatus:
    """Where a plan stands.

    Attributes:
        planned: The forecast of the plan as if nothing had happened.
        rest: The forecast of the coming days; nothing if none is left.
        days: Every day of the plan.
        span: The months that the money below is of: those of the budget that is running, or
            all of the plan.
        low_micros: One in ten ends below.
        high_micros: One in ten ends above.
        budget: What becomes of the budget that is running, if there is one.
        budgets: What becomes of all.
        variances: What the known days cost beside their plan.
    """

    planned: Forecast
    rest: Forecast | None
    days: tuple[DayStatus, ...]
    span: Period
    low_micros: int
    high_micros: int
    budget: BudgetStanding | None
    budgets: tuple[BudgetStanding, ...]
    variances: tuple[Variance, ...]

    @property
    def currency(self) -> str:
        return self.planned.lines.currency

    @property
    def so_far_micros(self) -> int:
        """What the known days cost."""
        return self._sum(DayState.KNOWN)

    @property
    def unknown_micros(self) -> int:
        """What the plan says of days gone by of which nothing is known."""
        return self._sum(DayState.UNKNOWN)

    @property
    def end_micros(self) -> int:
        """What all will have cost."""
        return sum(one.micros for one in self._own)

    @property
    def planned_micros(self) -> int:
        """What the plan says that all costs."""
        return sum(one.planned_micros for one in self._own)

    @property
    def planned_so_far_micros(self) -> int:
        """What the plan says of the known days."""
        return sum(one.planned_micros for one in self._own if one.state is DayState.KNOWN)

    @property
    def pace(self) -> Fraction | None:
        """What the known days cost as a share of their plan; nothing where it has no cost."""
        planned = self.planned_so_far_micros
        return Fraction(self.so_far_micros, planned) if planned else None

    @property
    def first_coming(self) -> date | None:
        """The first day that is forecast; nothing if none is left."""
        return self.rest.first_day if self.rest is not None else None

    @property
    def real_to(self) -> date:
        """The last day on which it is what happened, so far as that is known."""
        return max(one.day for one in self.days if one.state is not DayState.COMING)

    @property
    def left_a_day_micros(self) -> int | None:
        """What may be spent on each coming day, negative if nothing may; none of no budget."""
        coming = sum(one.state is DayState.COMING for one in self._own)
        if self.budget is None or not coming:
            return None
        spent = self.so_far_micros + self.unknown_micros
        return (self.budget.available_micros - spent) // coming

    def of_state(self, state: DayState) -> tuple[date, ...]:
        """Give the days of which so much is known."""
        return tuple(one.day for one in self._own if one.state is state)

    @property
    def _own(self) -> tuple[DayStatus, ...]:
        span = self.span
        return tuple(one for one in self.days if span.first_day <= one.day <= span.last_day)

    def _sum(self, state: DayState) -> int:
        return sum(one.micros for one in self._own if one.state is state)


@dataclass(frozen=True, slots=True)
class StatusDays:
    """What is asked of a status beside its plan.

    Attributes:
        start: The first day to forecast; the day after the last known one if nothing. What is
            known of it and later days does not count.
        today: The day that is not over yet, and so known in part only; nothing to leave it out.
    """

    start: date | None = None
    today: date | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Course:
    """What each day of a plan cost, or will, and what becomes of its budgets.

    Attributes:
        real: What happened on the days that are known, and the first day that is forecast.
        forecast: What happened, and what is to come.
        costs: What each day costs, in micros.
        budgets: What becomes of each budget, in order of time.
    """

    real: RealDays
    forecast: Forecast
    costs: Mapping[date, int]
    budgets: tuple[BudgetStanding, ...]


def course_of(
    planned: Forecast,
    rates: tuple[RateBook, Markets],
    should_stop: Callable[[], bool],
    asked: StatusDays = StatusDays(),
) -> Course:
    """Lay what really happened over a plan, and forecast the rest from there; see `status_of`.

    Raises:
        InputError: If nothing is known of the plan's months, or they have another currency.
        Stopped: If ``should_stop`` said so.
    """
    plan = planned.plan
    real = RealDays.of(plan, asked.start, asked.today)
    found = forecast_after(real, planned, rates, should_stop)
    by_day = charges_by_day(found.lines).sum(axis=1).tolist()
    costs = dict(zip(plan.period.dates(), by_day, strict=True))
    return Course(real, found, costs, standings_of_days(plan, by_day))


def status_of(
    planned: Forecast,
    rates: tuple[RateBook, Markets],
    should_stop: Callable[[], bool],
    progress: Progress = lambda _: None,
    asked: StatusDays = StatusDays(),
) -> PlanStatus:
    """Lay what really happened over a plan, and say where it stands; see `forecast_after`.

    Args:
        planned: The forecast of the plan, which holds what happened.
        rates: The rate cards, and which market a country belongs to.
        should_stop: Asked now and then; says whether the result is still wanted.
        progress: Told now and then which share is done.
        asked: From which day on to forecast.

    Raises:
        InputError: If nothing is known of the plan's months, or they have another currency.
        Stopped: If ``should_stop`` said so.
    """
    plan = planned.plan
    course = course_of(planned, rates, should_stop, asked)
    known, start = course.real.sums, course.real.start
    costs, rest, lines = course.costs, course.forecast.rest, sums_by_day(planned.lines)
    dates = plan.period.dates()
    ghost = charges_by_day(planned.lines).sum(axis=1).tolist()
    budgets = course.budgets
    day = min(start, plan.period.last_day)
    running = [one for one in budgets if one.period.first_day <= day <= one.period.last_day]
    budget = running[0] if running else None
    span = budget.period if budget else plan.period
    spent = sum(
        cost
        for on, cost in costs.items()
        if span.first_day <= on < min(start, span.last_day + _DAY)
    )
    low, high = (0, 0) if rest is None else _ends(rest, span, (rates, should_stop, progress))
    return PlanStatus(
        planned=planned,
        rest=rest,
        days=tuple(
            DayStatus(on, _state(on, start, known), costs[on], ghost[n])
            for n, on in enumerate(dates)
        ),
        span=span,
        low_micros=spent + low,
        high_micros=spent + high,
        budget=budget,
        budgets=budgets,
        variances=variances(
            *([one for on in known for one in of[on]] for of in (lines, known))
        ),
    )


def _state(day: date, start: date, known: Mapping[date, object]) -> DayState:
    if day >= start:
        return DayState.COMING
    return DayState.KNOWN if day in known else DayState.UNKNOWN


def _ends(
    rest: Forecast,
    span: Period,
    how: tuple[tuple[RateBook, Markets], Callable[[], bool], Progress],
) -> tuple[int, int]:
    """Give what the coming days of a span cost in one of ten cheap and dear ends.

    Without ranges in the plan chance alone decides.
    """
    rates, should_stop, progress = how
    spread = run_trials(rest, rates, should_stop, progress)
    if spread is not None:
        bands = spread.cumulative
        first = rest.plan.period.first_day
        band = bands[(span.last_day - first).days]
        return band.p10_micros, band.p90_micros
    by_day = charges_by_day(rest.lines).sum(axis=1)
    first = rest.plan.period.first_day
    days = slice((span.first_day - first).days, (span.last_day - first).days + 1)
    cost, total = int(by_day[days].sum()), rest.total.micros
    if not total:
        return cost, cost
    month = UncertainMonth(rest.plan, rates, rest.start).likeliest(should_stop)
    error = rest.playing.standard_error_ratio * total
    dispersion = (float(month.variance[0]) + error**2) / total
    luck = np.array([-P90_DEVIATES, P90_DEVIATES])
    means = np.full((2, 1), float(cost))
    low, high = drawn_costs(means, np.full((2, 1), dispersion), luck)[:, 0]
    return int(low), int(high)
