"""Where the numbers of a plan were measured, how surely, and how good forecasts of it were."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Final, TypeAlias

from annotated_types import Ge, Le, MaxLen

from tarife.plan.model.actuals import ActualMoney
from tarife.plan.model.addresses import Address
from tarife.plan.model.texts import Word
from tarife.terms.calendar import BillingMonth
from tarife.terms.categories import Category

MOST_BACKTESTS: Final = 60
"""Months of which a plan keeps how good their forecasts were."""

MOST_MEASURED: Final = 20_000
"""Numbers of which a plan says where they were measured: ten of each line."""

Measure: TypeAlias = Annotated[float, Ge(-1e12), Le(1e12)]
Seen: TypeAlias = Annotated[int, Ge(0), Le(10**12)]


@dataclass(frozen=True, slots=True)
class Measurement:
    """One number of the plan as real traffic shows it.

    Attributes:
        at: Which number.
        low: One time in ten the truth is less.
        likely: The likeliest value; once the plan has another, it is measured no more.
        high: One time in ten the truth is more.
        n: How many observations say so; none where it is assumed.
    """

    at: Address
    low: Measure
    likely: Measure
    high: Measure
    n: Seen


@dataclass(frozen=True, slots=True)
class Measured:
    """What a plan was made from.

    Attributes:
        month: The month that was looked at, as ``2026-10``.
        messages: How many messages it had.
        numbers: What was measured, and what is assumed in its place.
    """

    month: Word
    messages: Seen
    numbers: Annotated[tuple[Measurement, ...], MaxLen(MOST_MEASURED)] = ()


@dataclass(frozen=True, slots=True)
class Compared:
    """What something cost, and what was forecast.

    Attributes:
        actual: What it cost by the rules.
        forecast: What was forecast.
        low: One time in ten less was to be expected.
        high: One time in ten more was.
    """

    actual: ActualMoney
    forecast: ActualMoney
    low: ActualMoney
    high: ActualMoney

    @property
    def held(self) -> bool:
        """Whether the truth lies in the range."""
        return self.low <= self.actual <= self.high

    @property
    def error(self) -> float | None:
        """How much more was forecast than it cost, as a share; nothing of nothing."""
        return float((self.forecast - self.actual) / self.actual) if self.actual else None


@dataclass(frozen=True, slots=True)
class ComparedCategory(Compared):
    """What messages of a category cost, and what was forecast of them."""

    category: Category


@dataclass(frozen=True, slots=True)
class ComparedDay(Compared):
    """What a day cost, and what was forecast of it."""

    day: date


@dataclass(frozen=True, slots=True)
class Backtest:
    """How a forecast of the later days of a month compares with them.

    Attributes:
        fitted_until: The last day that was looked at.
        last_day: The last day that was compared.
        currency: The billing currency, ISO 4217.
        total: All compared days.
        by_category: The same of each category that cost anything, or was to.
        by_day: Each compared day, in order.
    """

    fitted_until: date
    last_day: date
    currency: Word
    total: Compared
    by_category: Annotated[tuple[ComparedCategory, ...], MaxLen(len(Category))] = ()
    by_day: Annotated[tuple[ComparedDay, ...], MaxLen(31)] = ()

    @property
    def month(self) -> BillingMonth:
        """The month of these days."""
        return BillingMonth.of(self.last_day)
