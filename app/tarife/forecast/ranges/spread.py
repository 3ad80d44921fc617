"""Percentiles of the month's spend."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Self

import numpy as np

from tarife.forecast.totals import Unit
from tarife.terms.arrays import Micros
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

    def plus(self, micros: int) -> Self:
        """Add what is certain."""
        return replace(
            self,
            p10_micros=self.p10_micros + micros,
            p50_micros=self.p50_micros + micros,
            p90_micros=self.p90_micros + micros,
        )


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

    def after(self, certain: Micros, spans: Mapping[Unit, tuple[list[int], ...]]) -> Self:
        """Add what the days before cost, which is certain.

        Args:
            certain: What each day adds, by category.
            spans: The days of each month and of each quarter.

        Shape:
            ``certain``: ``(days, categories)``.
        """
        by_day = certain.sum(axis=1)

        def added(
            bands: tuple[PercentileBand, ...], amounts: Iterable[int]
        ) -> tuple[PercentileBand, ...]:
            return tuple(map(PercentileBand.plus, bands, map(int, amounts)))

        through = {
            unit: np.concatenate([np.cumsum(by_day[days]) for days in own])
            for unit, own in spans.items()
        }
        ends = {unit: [by_day[days].sum() for days in own] for unit, own in spans.items()}
        of_categories = zip(self.by_category.items(), certain.sum(axis=0), strict=True)
        return replace(
            self,
            total=self.total.plus(int(by_day.sum())),
            by_day=added(self.by_day, by_day),
            cumulative=added(self.cumulative, np.cumsum(by_day)),
            by_category=MappingProxyType(
                {name: band.plus(int(more)) for (name, band), more in of_categories}
            ),
            by_span=MappingProxyType(
                {unit: added(bands, ends[unit]) for unit, bands in self.by_span.items()}
            ),
            through=MappingProxyType(
                {unit: added(bands, through[unit]) for unit, bands in self.through.items()}
            ),
        )
