"""Percentiles of the month's spend."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Self

from tarife.forecast.totals import Unit
from tarife.terms.categories import Category


@dataclass(frozen=True, slots=True)
class PercentileBand:
    """Three percentiles of spend.

    One trial in ten costs no more than the first, half of them no more than the second, nine
    in ten no more than the third.

    Units:
        Micros of the billing currency.
    """

    p10_micros: int
    p50_micros: int
    p90_micros: int


@dataclass(frozen=True, slots=True)
class Spread:
    """What trials over the ranges of a plan gave, each of them a month with its own chance.

    Attributes:
        draws: How many trials.
        total: Spend of the month.
        by_day: Spend of each day.
        cumulative: Spend up to and with each day.
        by_category: Spend of each category.
        by_span: Spend of each month and of each quarter.
        through: Spend of each month, and of each quarter, up to and with each of its days.
    """

    draws: int
    total: PercentileBand
    by_day: tuple[PercentileBand, ...]
    cumulative: tuple[PercentileBand, ...]
    by_category: Mapping[Category, PercentileBand]
    by_span: Mapping[Unit, tuple[PercentileBand, ...]] = field(default_factory=dict)
    through: Mapping[Unit, tuple[PercentileBand, ...]] = field(default_factory=dict)

    def of_month(self, first_day: int, days: int) -> Self:
        """Give what the trials gave in one of several months, which categories leave out.

        ``through`` stays that of all months, since a budget may be of more than this one.

        Args:
            first_day: Where the month begins among all days, from 0.
            days: How many it has.
        """
        own = slice(first_day, first_day + days)
        through = self.through[Unit.MONTH][own]
        return replace(
            self,
            total=through[-1],
            by_day=self.by_day[own],
            cumulative=through,
            by_category=MappingProxyType({}),
            by_span=MappingProxyType({}),
        )
